/* The page of algorithm transparency: who answers for a policy, what it reads, how it decides, what it
 * cannot do, and how one objects. */
#include "report/policydoc/put.h"

#include <stdlib.h>
#include <string.h>

static void say(const az_putting *p, const char *zh, const char *en)
{
	az_document_say(p->doc, zh, en);
}

static const char *by_lang(const az_putting *p, const char *zh, const char *en)
{
	return p->lang == AZ_ZH ? zh : en;
}

static void section(
	const az_putting *p, const az_policy *policy, const char *part, const char *title)
{
	az_document_section(p->doc, az_put_policy_id(p, policy, part), title);
}

/* ---- who, what for ------------------------------------------------------------------------------ */

static void put_account(const az_putting *p, const az_title *text)
{
	if (text->zh)
		az_document_text(p->doc, az_put_title(p, text));
	else
		say(p, "清单未载明", "the manifest does not say");
}

static void put_owner(const az_putting *p, const az_policy *policy)
{
	section(p, policy, "owner", by_lang(p, "谁负责", "Who answers for it"));
	az_document_definitions(p->doc);
	az_put_term(p, "规则包", "Policy");
	az_document_word(p->doc, policy->id);
	az_put_term(p, "版本", "Version");
	az_document_text(p->doc, policy->version);
	az_put_term(p, "层级", "Authority");
	az_put_layer(p, policy->authority);
	az_put_term(p, "责任人", "Owner");
	put_account(p, &policy->owner);
	az_put_term(p, "联系方式", "Contact");
	put_account(p, &policy->contact);
	az_put_term(p, "目的", "Purpose");
	put_account(p, &policy->purpose);
	az_document_section_end(p->doc);
}

static void put_rules(const az_putting *p, const az_policy *policy)
{
	section(p, policy, "all", by_lang(p, "包含的规则", "Its rules"));
	az_document_list(p->doc, false);
	for (size_t i = 0; i < policy->rule_count; i++) {
		const az_rule *rule = &policy->rules[i];
		az_document_item(p->doc);
		az_put_rule_link(p, rule);
		say(p, "（", " (");
		az_put_kind(p, rule->kind, rule->level, rule->attention);
		say(p, "）", ")");
	}
	az_document_section_end(p->doc);
}

/* ---- what is read ------------------------------------------------------------------------------- */

static bool same_field(const az_used_field *a, const az_used_field *b)
{
	return a->entity == b->entity && a->extension == b->extension &&
		   a->field->number == b->field->number;
}

static bool rule_reads(const az_putting *p, const az_rule *rule, const az_used_field *field)
{
	const az_usage *usage = &p->usage[rule->index];
	for (size_t i = 0; i < usage->field_count; i++)
		if (same_field(&usage->fields[i], field))
			return true;
	return false;
}

static const az_declared_read *declared(const az_policy *policy, const az_used_field *field)
{
	for (size_t i = 0; i < policy->read_count; i++) {
		const az_declared_read *read = &policy->reads[i];
		bool same = field->extension ? read->extension == field->extension
									 : read->entity == field->entity &&
										   read->field->number == field->field->number;
		if (same)
			return read;
	}
	return NULL;
}

static void put_sensitivity(const az_putting *p, const az_policy *policy, const az_used_field *used)
{
	const az_declared_read *read = declared(policy, used);
	az_sensitivity is = used->extension ? used->extension->sensitivity : used->field->sensitivity;
	az_document_cell(p->doc);
	if (is == AZ_PERSONAL)
		say(p, "个人信息", "personal");
	else if (is == AZ_PROTECTED)
		say(p, "受保护", "protected");
	else
		say(p, "一般", "open");
	az_document_cell(p->doc);
	if (read && read->purpose)
		az_document_text(p->doc, read->purpose);
	else if (read && read->basis)
		az_put_law(p, read->basis);
}

static void put_readers(const az_putting *p, const az_policy *policy, const az_used_field *used)
{
	bool first = true;
	for (size_t i = 0; i < policy->rule_count; i++) {
		if (!rule_reads(p, &policy->rules[i], used))
			continue;
		if (!first)
			say(p, "、", ", ");
		az_put_rule_link(p, &policy->rules[i]);
		first = false;
	}
	if (first)
		say(p, "清单有声明，未见规则读取", "declared, and no rule is seen to read it");
}

static void put_field_row(const az_putting *p, const az_policy *policy, const az_used_field *used)
{
	const az_entity *entity = az_entity_of(used->entity);
	const char *path = az_arena_printf(p->doc->arena, "%s.%s", entity->name,
		used->extension ? used->extension->name : used->field->name);
	az_document_cell(p->doc);
	az_document_format(p->doc, p->lang == AZ_ZH ? "%s：%s" : "%s: %s",
		by_lang(p, entity->zh, entity->en), az_put_field_title(p, used->field, used->extension));
	az_document_cell(p->doc);
	az_document_word(p->doc, path ? path : "");
	put_sensitivity(p, policy, used);
	az_document_cell(p->doc);
	put_readers(p, policy, used);
}

/* Every field that some rule reads, once, and what was declared beside. NULL when memory is out. */
static az_used_field *all_fields(const az_putting *p, const az_policy *policy, size_t *count)
{
	size_t most = policy->read_count;
	for (size_t i = 0; i < policy->rule_count; i++)
		most += p->usage[policy->rules[i].index].field_count;
	az_used_field *all = az_arena_array(p->doc->arena, most + 1, sizeof *all);
	*count = 0;
	for (size_t i = 0; all && i < policy->rule_count; i++) {
		const az_usage *usage = &p->usage[policy->rules[i].index];
		memcpy(all + *count, usage->fields, usage->field_count * sizeof *all);
		*count += usage->field_count;
	}
	for (size_t i = 0; all && i < policy->read_count; i++) {
		const az_declared_read *read = &policy->reads[i];
		all[(*count)++] = (az_used_field){read->entity, read->field, read->extension, 0};
	}
	if (!all)
		p->doc->failed = true;
	return all;
}

static void put_sources(const az_putting *p)
{
	az_document_paragraph(p->doc);
	say(p,
		"下表由规则的条件、代码、提示文字和参数的取值日得出，不是人工填写。个人信息须在清单中写明"
		"目的，受保护的字段须写明法律依据；没有写明而读取的，系统中止该规则。运行时实际读了哪些字段"
		"，"
		"记在每条提示的证据里。",
		"Taken from the conditions, code and messages of the rules and from the days of their "
		"parameters, and written by nobody. A personal field needs a purpose in the manifest, a "
		"protected one a legal basis; a rule that reads one without is stopped. What was really "
		"read "
		"stands in the evidence of each finding.");
	if (p->whole)
		return;
	az_document_note(p->doc, AZ_NOTE_WARNING);
	say(p, "代码过于复杂，未能看出它读取的全部字段；下表可能不全。",
		"The code is too involved for all that it reads to be seen; the table may lack some.");
}

static void put_data(const az_putting *p, const az_policy *policy)
{
	static const az_column columns[] = {{.zh = "字段", .en = "field"}, {.zh = "路径", .en = "path"},
		{.zh = "敏感程度", .en = "sensitivity"}, {.zh = "目的或者依据", .en = "purpose or basis"},
		{.zh = "哪些规则读取", .en = "read by"}};
	size_t count;
	section(p, policy, "data", by_lang(p, "读取哪些数据", "What it reads"));
	put_sources(p);
	az_used_field *all = all_fields(p, policy, &count);
	if (all && count)
		qsort(all, count, sizeof *all, az_used_order);
	az_document_table(p->doc, by_lang(p, "规则读取的字段", "The fields that its rules read"),
		columns, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; all && i < count; i++)
		if (!i || !same_field(&all[i], &all[i - 1]))
			put_field_row(p, policy, &all[i]);
	az_document_section_end(p->doc);
}

/* ---- how it decides ----------------------------------------------------------------------------- */

static void item(const az_putting *p, const char *zh, const char *en)
{
	az_document_item(p->doc);
	say(p, zh, en);
}

static void put_path(const az_putting *p, const az_policy *policy)
{
	section(p, policy, "path", by_lang(p, "怎样判断", "How it decides"));
	az_document_list(p->doc, true);
	item(p, "本院导入案卷。案卷没有写的记为“不详”，系统不推断、不补填。",
		"The court imports a dossier. What it does not say is unknown; nothing is inferred or "
		"filled "
		"in.");
	item(p, "每条规则先由系统核对条件，条件不满足的不适用。",
		"For each rule the host judges its conditions; where they do not hold, it does not apply.");
	item(p,
		"条件满足的，运行该规则的代码。代码只能读取案卷和参数，不能接触网络、文件、时钟、随机数，"
		"也不能改动案卷。同样的案卷、规则和基准日，结果逐字节相同。",
		"Where they hold, the rule's code runs. It can read the dossier and the parameters, and "
		"reaches "
		"no network, file, clock or randomness, and changes nothing. The same dossier, rules and "
		"day "
		"give the same bytes.");
	item(p, "结果只有三种：作出提示、没有提示、未能判断（写明缺哪个字段）。",
		"There are three outcomes: a finding, no finding, or not evaluated, with the field that is "
		"missing.");
	item(p,
		"每条提示写明对象、法律依据、所读字段和所用参数，可以查问为什么有、为什么没有、改哪一项就不"
		"同。",
		"Each finding says whom or what it is about, its law, the fields read and the parameters "
		"used; "
		"one can ask why it is there, why not, and what single change would end it.");
	item(p,
		"由人决定采纳、驳回或者更正案卷，写明决定人和理由，并留有记录。系统不作任何决定，也不自动采"
		"取任何措施。",
		"A person upholds it, dismisses it or corrects the record, with name and reason, and that "
		"is "
		"kept. The system decides nothing and does nothing by itself.");
	az_document_section_end(p->doc);
}

/* ---- limits ------------------------------------------------------------------------------------- */

static size_t count_unverified(const az_policy *policy)
{
	size_t count = 0;
	for (size_t i = 0; i < policy->rule_count; i++)
		for (size_t j = 0; j < policy->rules[i].law_count; j++)
			count += !policy->rules[i].laws[j]->verified;
	return count;
}

static bool says(const az_policy *policy, az_kind kind)
{
	for (size_t i = 0; i < policy->rule_count; i++)
		for (size_t j = 0; j < policy->rules[i].message_count; j++)
			if (policy->rules[i].messages[j].kind == kind)
				return true;
	return false;
}

static void put_unverified(const az_putting *p, const az_policy *policy)
{
	size_t count = count_unverified(policy);
	if (!count)
		return;
	az_document_item(p->doc);
	if (p->lang == AZ_ZH)
		az_document_format(
			p->doc, "规则引用的依据中有%zu处未与原文核实，各规则页上逐条标明。", count);
	else
		az_document_format(p->doc,
			"%zu of the citations of its rules were not read in a source; each rule's page marks "
			"them.",
			count);
}

static void put_parameter_limits(const az_putting *p, const az_policy *policy)
{
	for (size_t i = 0; i < policy->parameter_count; i++) {
		const az_parameter *parameter = &policy->parameters[i];
		const az_law *basis = parameter->values[parameter->count - 1].basis;
		if (basis->verified)
			continue;
		az_document_item(p->doc);
		say(p, "参数“", "The parameter “");
		az_document_text(p->doc, az_put_title(p, &parameter->title));
		say(p, "”的依据是：", "” rests on: ");
		az_put_law(p, basis);
		say(p, "。", ".");
	}
}

static void put_limits(const az_putting *p, const az_policy *policy)
{
	section(p, policy, "limits", by_lang(p, "局限", "Limits"));
	az_document_list(p->doc, false);
	item(p, "提示以案卷所载为准；案卷记错、漏记的，提示也会随之出错。没有提示不等于没有问题。",
		"It knows what the dossier says; where the dossier is wrong, so is the finding. No finding "
		"does not mean that all is well.");
	item(p, "字段不详、代码出错、超出时间或者内存的，都答“未能判断”，须由人去查。",
		"Where a field is unknown, or the code faults or runs out of time or memory, it is not "
		"evaluated, and a person has to look.");
	if (says(policy, AZ_KIND_PRIORITY))
		item(p,
			"“优先”只是先看谁的次序，不是有罪、量刑轻重或者人身危险性的判断；每条优先提示都与从宽方"
			"面一并显示。",
			"“Priority” is the order in which people look; it is no judgment of guilt, sentence or "
			"danger. What speaks for the person is shown beside each.");
	put_unverified(p, policy);
	put_parameter_limits(p, policy);
	item(p, "系统不比较、不排名法院和法官。无力退赔不作为不利于任何人的依据。",
		"Courts and judges are neither compared nor ranked. Inability to pay counts against "
		"nobody.");
	az_document_section_end(p->doc);
}

static void put_results(const az_putting *p, const az_policy *policy)
{
	if (!p->input->results)
		return;
	section(p, policy, "results", by_lang(p, "最近一次核查的结果", "Last results"));
	for (size_t i = 0; i < policy->rule_count; i++) {
		const az_rule *rule = &policy->rules[i];
		const char *part = az_arena_printf(p->doc->arena, "results.%s", rule->id);
		section(p, policy, part, az_put_title(p, &rule->title));
		az_put_results(p, rule);
		az_document_section_end(p->doc);
	}
	az_document_section_end(p->doc);
}

static void put_objection(const az_putting *p, const az_policy *policy)
{
	section(p, policy, "objection", by_lang(p, "如何提出异议", "How to object"));
	az_document_paragraph(p->doc);
	if (policy->objection.zh)
		az_document_text(p->doc, az_put_title(p, &policy->objection));
	else
		say(p,
			"提示只是给办案人员的参考，不是决定，对当事人没有直接效力。当事人、辩护人、"
			"诉讼代理人对案件的意见，依照诉讼法向办理该案的法院提出。对某一条提示，可以请法院说明："
			"依据哪一条、读了哪些字段、改哪一项结果就不同；并请由人复核、写明理由。"
			"认为案卷记载有误的，请求更正案卷，更正后重新核查。",
			"A finding is advice to those who handle the case; it decides nothing and has no "
			"effect of "
			"its own. Parties, defenders and representatives put their case to the court that "
			"hears it, "
			"as procedure provides. Of any finding one may ask the court: what law it rests on, "
			"which "
			"fields were read, what single change would end it; and that a person review it and "
			"give a "
			"reason. Where the record is wrong, ask for it to be corrected; it is then audited "
			"again.");
	az_document_section_end(p->doc);
}

void az_put_policy(const az_putting *p, const az_policy *policy)
{
	const char *name = policy->title.zh ? az_put_title(p, &policy->title) : policy->id;
	const char *format = by_lang(p, "算法透明说明：%s", "Algorithm transparency: %s");
	const char *title = az_arena_printf(p->doc->arena, format, name);
	az_document_section(p->doc, az_put_policy_id(p, policy, NULL), title ? title : name);
	put_owner(p, policy);
	put_rules(p, policy);
	put_data(p, policy);
	put_path(p, policy);
	put_limits(p, policy);
	put_results(p, policy);
	put_objection(p, policy);
	az_document_section_end(p->doc);
}
