/* A rule in plain words: what is asked, what is read, what is said, and what must be known. */
#include "report/policydoc/put.h"

#include <string.h>

#include "policy/field_ref.h"

static void say(const az_putting *p, const char *zh, const char *en)
{
	az_document_say(p->doc, zh, en);
}

/* ---- conditions --------------------------------------------------------------------------------- */

static az_field field_of(const az_field_ref *ref)
{
	return ref->extension ? az_extension_field(ref->extension) : *ref->field;
}

static void put_constant(const az_putting *p, const az_field *field, const az_operand *operand)
{
	const az_code *code =
		field->codes ? az_code_numbered(field->codes, (uint16_t)operand->number) : NULL;
	if (operand->text) {
		az_document_format(p->doc, p->lang == AZ_ZH ? "“%s”" : "“%s”", operand->text);
	} else if (code) {
		az_document_text(p->doc, p->lang == AZ_ZH ? code->zh : code->en);
		say(p, "（", " (");
		az_document_word(p->doc, code->key);
		say(p, "）", ")");
	} else {
		az_document_figure(p->doc, field->type, operand->number, NULL);
	}
}

static void put_operand(
	const az_putting *p, const az_rule *rule, const az_field *field, const az_operand *operand)
{
	const az_parameter *parameter = operand->parameter;
	if (!parameter) {
		put_constant(p, field, operand);
		return;
	}
	const char *part = az_arena_printf(p->doc->arena, "param.%s", parameter->name);
	say(p, "参数“", "the parameter “");
	az_document_link(p->doc, az_put_rule_id(p, rule, part), az_put_title(p, &parameter->title));
	say(p, "”当日的值", "” as of its day");
}

static void put_operands(const az_putting *p, const az_rule *rule, const az_condition *condition)
{
	az_field field = field_of(&condition->field);
	for (size_t i = 0; i < condition->count; i++) {
		if (i)
			say(p, "、", ", ");
		put_operand(p, rule, &field, &condition->operands[i]);
	}
}

/* "含有下列任一项：" and the like: what stands between the field and its values. */
static void put_verb(const az_putting *p, const az_condition *condition)
{
	bool set = condition->field.field->type == AZ_SET, many = condition->count > 1;
	bool date = condition->field.field->type == AZ_DATE;
	switch (condition->operation) {
	case AZ_IS:
		if (condition->field.field->type == AZ_FLAG)
			say(p, "为", " is ");
		else if (set)
			say(p, many ? "含有下列任一项：" : "含有", many ? " includes any of: " : " includes ");
		else
			say(p, many ? "是下列之一：" : "是", many ? " is one of: " : " is ");
		break;
	case AZ_ABOVE:
		say(p, date ? "晚于" : "超过（不含本数）", date ? " is later than " : " is above ");
		break;
	case AZ_AT_LEAST:
		say(p, date ? "不早于" : "不少于（含本数）",
			date ? " is no earlier than " : " is at least ");
		break;
	case AZ_BELOW:
		say(p, date ? "早于" : "不足（不含本数）", date ? " is earlier than " : " is below ");
		break;
	case AZ_AT_MOST:
		say(p, date ? "不晚于" : "不超过（含本数）", date ? " is no later than " : " is at most ");
		break;
	case AZ_BETWEEN:
		say(p, "在下列两者之间（含两端）：", " lies between (both included): ");
		break;
	case AZ_IS_KNOWN:
		say(p, "已经填明，不论内容", " is known, whatever it says");
		break;
	}
}

static void put_conditions(const az_putting *p, const az_rule *rule)
{
	if (!rule->condition_count)
		return;
	az_document_paragraph(p->doc);
	if (rule->is_group)
		say(p, "下列条件须全部满足，否则不计入组：",
			"All of these must hold, or a case does not count in its group:");
	else
		say(p, "下列条件须全部满足，否则不适用本规则：",
			"All of these must hold, or the rule does not apply:");
	az_document_list(p->doc, false);
	for (size_t i = 0; i < rule->condition_count; i++) {
		const az_condition *condition = &rule->conditions[i];
		az_document_item(p->doc);
		az_put_field(p, rule->subject, &condition->field);
		put_verb(p, condition);
		put_operands(p, rule, condition);
	}
}

/* ---- reads -------------------------------------------------------------------------------------- */

static void put_ways(const az_putting *p, unsigned by)
{
	static const struct {
		unsigned by;
		const char *zh;
		const char *en;
	} ways[] = {{AZ_BY_GROUP, "据以分组", "what groups share"},
		{AZ_BY_WHEN, "作为条件", "as a condition"},
		{AZ_BY_CODE, "代码读取，不详即未能判断", "read by the code; where unknown, not evaluated"},
		{AZ_BY_MAYBE, "代码读取，不详时当作没有写（maybe）",
			"read by the code with maybe: unknown counts as not there"},
		{AZ_BY_TEXT, "在提示中显示", "shown in the message"},
		{AZ_BY_DATE, "决定参数取哪一天的值", "picks the day of a parameter"}};
	bool first = true;
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		if (!(by & ways[i].by))
			continue;
		if (!first)
			say(p, "；", "; ");
		say(p, ways[i].zh, ways[i].en);
		first = false;
	}
}

static void put_reads(const az_putting *p, const az_rule *rule)
{
	static const az_column columns[] = {{.zh = "字段", .en = "field"}, {.zh = "路径", .en = "path"},
		{.zh = "用途", .en = "what for"}};
	const az_usage *usage = &p->usage[rule->index];
	if (!usage->field_count)
		return;
	az_document_table(p->doc, p->lang == AZ_ZH ? "规则读取的字段" : "The fields that it reads",
		columns, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < usage->field_count; i++) {
		const az_used_field *used = &usage->fields[i];
		const az_entity *entity = az_entity_of(used->entity);
		az_document_cell(p->doc);
		az_document_text(p->doc, az_put_field_title(p, used->field, used->extension));
		az_document_cell(p->doc);
		const char *path = az_arena_printf(p->doc->arena, "%s.%s", entity->name,
			used->extension ? used->extension->name : used->field->name);
		az_document_word(p->doc, path ? path : "");
		az_document_cell(p->doc);
		put_ways(p, used->by);
	}
}

/* ---- messages ----------------------------------------------------------------------------------- */

static void put_messages(const az_putting *p, const az_rule *rule)
{
	static const az_column columns[] = {{.zh = "名称", .en = "name"}, {.zh = "种类", .en = "kind"},
		{.zh = "提示文字", .en = "message"}};
	az_document_table(p->doc,
		p->lang == AZ_ZH ? "可能作出的提示；〔〕处填入案卷中的值"
						 : "What it may say; 〔〕 takes a value of the dossier",
		columns, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < rule->message_count; i++) {
		const az_message *message = &rule->messages[i];
		az_document_cell(p->doc);
		if (message->name[0])
			az_document_word(p->doc, message->name);
		else
			say(p, "（唯一）", "(the only one)");
		az_document_cell(p->doc);
		az_put_kind(p, message->kind, message->level, message->attention);
		az_document_cell(p->doc);
		az_put_template(p, message);
	}
}

/* ---- the whole ---------------------------------------------------------------------------------- */

static void put_groups(const az_putting *p, const az_rule *rule)
{
	const az_entity *subject = az_entity_of(rule->subject);
	az_document_paragraph(p->doc);
	if (p->lang == AZ_ZH)
		az_document_format(p->doc, "从每个%s取一行（collect）；", subject->zh);
	else
		az_document_format(p->doc,
			"It takes one row of each %s (collect). Rows make a group where they have the same ",
			subject->en);
	az_put_field(p, rule->subject, &rule->group_by);
	say(p, "相同的合为一组，逐组核查（check）。", ", and each group is judged (check).");
}

static void put_begin(const az_putting *p, const az_rule *rule)
{
	const az_entity *subject = az_entity_of(rule->subject);
	if (rule->is_group) {
		put_groups(p, rule);
		return;
	}
	az_document_paragraph(p->doc);
	if (p->lang == AZ_EN)
		az_document_format(p->doc, "It looks at each %s.", subject->en);
	else if (rule->subject == AZ_CASE)
		az_document_text(p->doc, "逐案核查。");
	else
		az_document_format(p->doc, "逐一核查案卷中的每个%s。", subject->zh);
}

static void put_check(const az_putting *p, const az_rule *rule)
{
	if (rule->is_group)
		return;
	az_document_paragraph(p->doc);
	if (!rule->has_check) {
		say(p, "条件全部满足，即作出提示。", "Where they all hold, it says what is below.");
		return;
	}
	if (rule->condition_count)
		say(p, "条件满足的，由", "Where they hold, the ");
	else
		say(p, "没有先决条件，由", "There is no condition: the ");
	az_document_link(p->doc, az_put_rule_id(p, rule, "code"), p->lang == AZ_ZH ? "代码" : "code");
	say(p, "作出判断，决定是否提示、提示哪一条。",
		" decides whether to say anything, and which message.");
}

static void put_unknown(const az_putting *p, const az_rule *rule)
{
	az_document_note(p->doc, AZ_NOTE_INFO);
	if (rule->is_group) {
		say(p,
			"组内有一案未能判断，代码又要看全部各行的，整组答“未能判断”，并指明案件和字段；"
			"组的标识不详的案件，只对该案答“未能判断”。",
			"Where a case of the group was not evaluated and the code reads all rows, the group is "
			"not "
			"evaluated, and the case and field are named. A case whose key is unknown is not "
			"evaluated "
			"by itself.");
		return;
	}
	say(p,
		"读到的字段不详，且这一项足以影响结论的，本规则答“未能判断”并指明字段，"
		"不当作没有问题，也不当作有问题；字段不适用的，视为本规则不适用。",
		"Where a field that decides is unknown, the rule answers “not evaluated” and names the "
		"field: that is neither innocence nor guilt. Where it is not applicable, the rule does not "
		"apply.");
}

void az_put_reading(const az_putting *p, const az_rule *rule)
{
	az_document_section(p->doc, az_put_rule_id(p, rule, "reading"),
		p->lang == AZ_ZH ? "通俗说明" : "In plain words");
	put_begin(p, rule);
	put_conditions(p, rule);
	put_check(p, rule);
	put_messages(p, rule);
	put_reads(p, rule);
	put_unknown(p, rule);
	az_document_section_end(p->doc);
}
