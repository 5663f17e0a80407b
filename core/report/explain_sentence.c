#include "report/explain_sentence.h"

#include <string.h>

#include "report/explain_mask.h"

static const char *operator_of(const az_lua_site *site)
{
	switch (site->op) {
	case AZ_TOKEN_EQUAL:
		return "=";
	case AZ_TOKEN_UNEQUAL:
		return "≠";
	case AZ_TOKEN_LESS:
		return "<";
	case AZ_TOKEN_AT_MOST:
		return "≤";
	case AZ_TOKEN_GREATER:
		return ">";
	default:
		return "≥";
	}
}

static void put_holds(const az_page *page, bool holds)
{
	if (holds)
		az_page_say(page, "成立", "holds");
	else
		az_page_say(page, "不成立", "does not hold");
}

static void put_source(const az_page *page, const char *text)
{
	az_page_text(page, text, strlen(text));
}

void az_sentence_short(const az_page *page, const az_told *told, const az_told_test *test)
{
	if (!test->compared) {
		put_source(page, test->site->text);
	} else if (az_test_is_hidden(page, told, test)) {
		az_buffer_printf(page->out, "%s %s %s", AZ_HIDDEN, operator_of(test->site), AZ_HIDDEN);
	} else {
		az_page_given(page, &test->left);
		az_buffer_printf(page->out, " %s ", operator_of(test->site));
		az_page_given(page, &test->right);
	}
	az_buffer_char(page->out, ' ');
	put_holds(page, test->holds);
}

/* ---- both sides by name ----------------------------------------------------------------------- */

/* The parameter that the source names as `param.name`, or NULL. */
static const az_parameter *parameter_named(const az_told *told, const char *source)
{
	if (strncmp(source, "param.", 6) != 0)
		return NULL;
	return az_parameter_find(told->rule->policy, source + 6, strlen(source + 6));
}

/* The field that the source ends with, among those that were read: `item.recovered_on`. */
static bool fact_named(const az_page *page, const az_told *told, const az_told_test *test,
	const char *source, az_fact *fact)
{
	const char *dot = strrchr(source, '.');
	const char *name = dot ? dot + 1 : source;
	const az_field *field;
	const az_extension *extension;
	for (size_t i = test->fact_count; i-- > 0;) {
		const char *full =
			az_fact_name(page->policies, page->record, told->facts[i], &field, &extension);
		const char *last = strrchr(full, '.');
		if (strcmp(last ? last + 1 : full, name) != 0)
			continue;
		*fact = told->facts[i];
		return true;
	}
	return false;
}

/* A code's key beside its title. */
static void put_code(const az_page *page, az_fact fact, const az_given *given)
{
	const az_field *field;
	const az_extension *extension;
	az_fact_name(page->policies, page->record, fact, &field, &extension);
	const az_vocabulary *codes = extension ? extension->codes : field->codes;
	const az_code *code =
		codes && given->type == AZ_TEXT ? az_code_named(codes, given->text, given->length) : NULL;
	if (!code)
		return;
	az_page_say(page, "（", " (");
	az_page_say(page, code->zh, code->en);
	az_page_say(page, "）", ")");
}

/* A field as parameters are named (az_page_parameter_name): with its title. */
static void put_field_name(const az_page *page, const char *source, az_fact fact)
{
	if (page->lang == AZ_ZH) {
		az_page_field(page, fact);
		az_buffer_char(page->out, ' ');
		put_source(page, source);
		return;
	}
	put_source(page, source);
	az_buffer_string(page->out, " (");
	az_page_field(page, fact);
	az_buffer_char(page->out, ')');
}

static void put_named(const az_page *page, const az_told *told, const az_told_test *test,
	const char *source, const az_given *given, bool hidden)
{
	az_fact fact = {0};
	const az_parameter *parameter = parameter_named(told, source);
	bool is_fact = !parameter && fact_named(page, told, test, source, &fact);
	if (parameter)
		az_page_parameter_name(page, parameter);
	else if (is_fact)
		put_field_name(page, source, fact);
	else
		put_source(page, source);
	az_buffer_string(page->out, " = ");
	if (hidden) {
		az_buffer_string(page->out, AZ_HIDDEN);
		return;
	}
	az_given with_unit = *given;
	if (parameter && parameter->unit && given->type == AZ_COUNT)
		az_given_shown(&with_unit, parameter->unit, page->lang, page->out);
	else
		az_page_given(page, given);
	if (is_fact)
		put_code(page, fact, given);
}

/* A number or text that stands in the source says nothing twice. */
static bool is_literal(const char *source)
{
	return (*source >= '0' && *source <= '9') || *source == '"' || *source == '\'' ||
		   !strcmp(source, "true") || !strcmp(source, "false") || !strcmp(source, "nil");
}

static void put_sides(const az_page *page, const az_told *told, const az_told_test *test)
{
	bool hidden = az_test_is_hidden(page, told, test);
	const char *sources[] = {test->site->left, test->site->right};
	const az_given *values[] = {&test->left, &test->right};
	for (size_t i = 0; i < 2; i++) {
		if (is_literal(sources[i]))
			continue;
		put_named(page, told, test, sources[i], values[i], hidden);
		az_page_say(page, "，", ", ");
	}
}

void az_sentence_long(const az_page *page, const az_told *told, const az_told_test *test)
{
	const az_bundle_file *file = &told->bundle->files[test->file];
	if (file != told->rule->file) {
		az_page_file(page, told->rule->policy, file);
		az_buffer_char(page->out, ' ');
	}
	az_buffer_printf(page->out, page->lang == AZ_ZH ? "第%d行：" : "line %d: ", test->site->line);
	if (test->compared)
		put_sides(page, told, test);
	az_sentence_short(page, told, test);
}
