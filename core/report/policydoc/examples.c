/* The row tests of a rule as examples: what is set, and what is then expected, in words. */
#include "report/policydoc/put.h"

#include <string.h>

#include "audit/finding.h"
#include "model/path.h"
#include "report/finding_words.h"

static void say(const az_putting *p, const char *zh, const char *en)
{
	az_document_say(p->doc, zh, en);
}

/* ---- what is set -------------------------------------------------------------------------------- */

/* The field that a column sets, in its dossier; false where it is an extension's or none. */
static bool field_at(
	const az_rowtest *test, const az_rowtest_column *column, const az_field **field)
{
	const char *rest = "";
	const az_record *record = &test->dossiers.items[column->dossier].record;
	az_ref node = az_path_find(record, column->path, &rest);
	*field = node ? az_field_named(az_node_entity(record, node), rest, strlen(rest)) : NULL;
	return *field != NULL;
}

static const char *column_title(
	const az_putting *p, const az_rowtest *test, const az_rowtest_column *column)
{
	const az_field *field;
	bool zh = p->lang == AZ_ZH;
	switch (column->kind) {
	case AZ_COLUMN_NAME:
		return zh ? "情形" : "case";
	case AZ_COLUMN_AS_OF:
		return zh ? "基准日" : "as of";
	case AZ_COLUMN_SUBJECT:
		return zh ? "对象" : "subject";
	case AZ_COLUMN_COMPLETE:
		return zh ? "已齐全的组" : "complete groups";
	case AZ_COLUMN_EXPECT:
		return zh ? "预期" : "expected";
	case AZ_COLUMN_PARAMETER:
		return az_arena_printf(p->doc->arena, zh ? "%s（param.%s）" : "%s (param.%s)",
			az_put_title(p, &column->parameter->title), column->parameter->name);
	case AZ_COLUMN_FIELD:
		break;
	}
	if (!field_at(test, column, &field))
		return column->name;
	return az_arena_printf(p->doc->arena, zh ? "%s（%s）" : "%s (%s)",
		az_put_field_title(p, field, NULL), column->name);
}

/* What a column holds; `type` 0: text. */
typedef struct az_holds {
	az_type type;
	const az_vocabulary *codes;
	const char *unit;
} az_holds;

static void put_state(const az_putting *p, az_state state)
{
	if (state == AZ_UNKNOWN)
		say(p, "不详", "unknown");
	else
		say(p, "不适用", "not applicable");
}

static void put_number(const az_putting *p, az_type type, int64_t number, const char *unit)
{
	az_buffer shown = {0};
	az_given given = {.type = type, .number = number};
	az_given_shown(&given, unit, p->lang, &shown);
	az_buffer_char(&shown, '\0');
	if (shown.failed)
		p->doc->failed = true;
	else
		az_document_figure(p->doc, type, number, (const char *)shown.bytes);
	az_buffer_free(&shown);
}

/* As a person reads a value of the type: a code by its title, an amount with its unit. */
static void put_scalar(const az_putting *p, const az_doc *cell, const az_holds *holds)
{
	az_state state = AZ_UNKNOWN;
	az_scalar scalar;
	const char *why, *text = cell->text ? cell->text : "";
	if (cell->kind == AZ_DOC_NULL || az_state_word(text, cell->length, &state)) {
		put_state(p, state);
		return;
	}
	az_type type = holds->type == AZ_SET ? AZ_CODE : holds->type;
	bool shown = type == AZ_FLAG || type == AZ_COUNT || type == AZ_MONEY || type == AZ_DATE ||
				 type == AZ_RATIO || (type == AZ_CODE && holds->codes);
	if (!shown || !az_scalar_parse(type, holds->codes, text, cell->length, &scalar, &why)) {
		az_document_text_n(p->doc, text, cell->length);
		return;
	}
	const az_code *code =
		type == AZ_CODE ? az_code_numbered(holds->codes, (uint16_t)scalar.number) : NULL;
	if (code)
		az_document_text(p->doc, p->lang == AZ_ZH ? code->zh : code->en);
	else if (type == AZ_FLAG)
		say(p, scalar.number ? "是" : "否", scalar.number ? "yes" : "no");
	else
		put_number(p, type, scalar.number, holds->unit);
}

static void put_cell(const az_putting *p, const az_doc *cell, const az_holds *holds)
{
	if (cell->kind != AZ_DOC_LIST) {
		put_scalar(p, cell, holds);
		return;
	}
	if (!cell->count)
		say(p, "查过，没有", "looked, and none");
	for (const az_doc *each = cell->first; each; each = each->next) {
		put_scalar(p, each, holds);
		if (each->next)
			say(p, "、", ", ");
	}
}

/* ---- what is expected --------------------------------------------------------------------------- */

static void put_about(const az_putting *p, const az_expected *expected)
{
	if (expected->subject) {
		say(p, "，对象", ", about ");
		az_document_word(p->doc, expected->subject);
	}
	if (expected->group) {
		say(p, "，组", ", of the group ");
		az_document_word(p->doc, expected->group);
	}
}

static void put_missing(const az_putting *p, const az_expected *expected)
{
	say(p, "未能判断", "not evaluated");
	if (expected->field) {
		say(p, "：", ": ");
		az_document_word(p->doc, expected->field);
		say(p, "不详", " is unknown");
	} else if (expected->cause) {
		say(p, "：", ": ");
		az_document_text(p->doc, az_cause_text(expected->cause, p->lang));
	}
	put_about(p, expected);
}

static void put_finding(const az_putting *p, const az_expected *expected)
{
	say(p, "提示", "a finding");
	if (expected->message && expected->message[0]) {
		az_document_text(p->doc, " ");
		az_document_word(p->doc, expected->message);
	}
	if (expected->kind) {
		say(p, "，", ", ");
		az_document_text(p->doc, az_kind_shown(expected->kind, p->lang));
	}
	if (expected->level) {
		say(p, "，", ", ");
		az_document_text(p->doc, az_level_shown(expected->level, p->lang));
	}
	if (expected->attention)
		az_document_format(
			p->doc, p->lang == AZ_ZH ? "，关注%u" : ", attention %u", expected->attention);
	put_about(p, expected);
	for (size_t i = 0; i < expected->value_count; i++) {
		say(p, i ? "，" : "；", i ? ", " : "; ");
		az_document_word(p->doc, expected->values[i].name);
		az_document_format(p->doc, " = %s", expected->values[i].text);
	}
}

static void put_expected(const az_putting *p, const az_expectation *expect)
{
	if (!expect->count)
		say(p, "无提示", "no finding");
	for (size_t i = 0; i < expect->count; i++) {
		if (i)
			say(p, "；另有：", "; and ");
		if (expect->items[i].is_finding)
			put_finding(p, &expect->items[i]);
		else
			put_missing(p, &expect->items[i]);
	}
}

/* ---- tables ------------------------------------------------------------------------------------- */

static az_holds holds_of(const az_rowtest *test, const az_rowtest_column *column)
{
	const az_field *field;
	const az_parameter *parameter = column->parameter;
	if (column->kind == AZ_COLUMN_AS_OF)
		return (az_holds){.type = AZ_DATE};
	if (column->kind == AZ_COLUMN_PARAMETER)
		return (az_holds){parameter->type, parameter->codes, parameter->unit};
	if (column->kind != AZ_COLUMN_FIELD || !field_at(test, column, &field))
		return (az_holds){0};
	return (az_holds){field->type, field->codes, field->unit};
}

static void put_row(const az_putting *p, const az_rowtest *test, const az_rowtest_row *row)
{
	const az_doc *cell = row->cells->first;
	for (size_t i = 0; i < test->column_count && cell; i++, cell = cell->next) {
		const az_rowtest_column *column = &test->columns[i];
		az_holds holds = holds_of(test, column);
		az_document_cell(p->doc);
		if (column->kind == AZ_COLUMN_EXPECT)
			put_expected(p, &row->expect);
		else if (column->kind == AZ_COLUMN_NAME)
			az_document_text(p->doc, row->name);
		else
			put_cell(p, cell, &holds);
	}
}

/* "tests/minor.yaml": the same wherever the policy lies. */
static const char *caption(const az_putting *p, const az_rowtest *test)
{
	const char *slash = strrchr(test->file, '/');
	const char *name = slash ? slash + 1 : test->file;
	const char *colon = p->lang == AZ_ZH ? "：" : ": ";
	const char *made = az_arena_printf(p->doc->arena, "tests/%s%s%s", name,
		test->title ? colon : "", test->title ? test->title : "");
	return made ? made : "";
}

static void put_table(const az_putting *p, const az_rowtest *test)
{
	az_column *columns = az_arena_array(p->doc->arena, test->column_count, sizeof *columns);
	if (!columns) {
		p->doc->failed = true;
		return;
	}
	for (size_t i = 0; i < test->column_count; i++) {
		const char *title = column_title(p, test, &test->columns[i]);
		columns[i] = (az_column){.zh = title ? title : "", .en = title ? title : ""};
	}
	az_document_table(p->doc, caption(p, test), columns, test->column_count);
	for (size_t i = 0; i < test->row_count; i++)
		put_row(p, test, &test->rows[i]);
}

void az_put_examples(const az_putting *p, const az_rule *rule)
{
	bool any = false;
	az_document_section(
		p->doc, az_put_rule_id(p, rule, "examples"), p->lang == AZ_ZH ? "举例" : "Examples");
	for (size_t i = 0; i < p->input->test_count; i++) {
		const az_rowtest *test = p->input->tests[i];
		if (test->rule != rule)
			continue;
		if (!any) {
			az_document_paragraph(p->doc);
			say(p,
				"取自规则包的测试，每次修改都要通过：左边是改动案卷或者参数的哪一项，右边是规则应有"
				"的回答。",
				"From the policy's tests, which every change has to pass: on the left what is set "
				"in a "
				"dossier or a parameter, on the right what the rule has to answer.");
		}
		put_table(p, test);
		any = true;
	}
	if (!any) {
		az_document_note(p->doc, AZ_NOTE_WARNING);
		say(p, "这条规则没有测试。", "The rule has no test.");
	}
	az_document_section_end(p->doc);
}
