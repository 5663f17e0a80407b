#include "report/explain/sentence.h"

#include <string.h>

#include "report/explain/behind.h"
#include "report/explain/mask.h"

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

static void put_side(const az_page *page, const az_told *told, const az_told_test *test, bool left)
{
	if (az_side_is_hidden(page, told, test, left))
		az_buffer_string(page->out, AZ_HIDDEN);
	else
		az_page_given(page, left ? &test->left : &test->right);
}

void az_sentence_short(const az_page *page, const az_told *told, const az_told_test *test)
{
	if (!test->compared) {
		put_source(page, test->site->text);
	} else {
		put_side(page, told, test, true);
		az_buffer_printf(page->out, " %s ", operator_of(test->site));
		put_side(page, told, test, false);
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

/* "（property.P1.recovered_on（追回日期）= 2026年8月20日）": what a local was made of. */
static void put_origin(
	const az_page *page, const az_told *told, const az_told_test *test, const az_lua_node *operand)
{
	az_fact facts[AZ_BEHIND_MOST];
	size_t count = operand ? az_behind_facts(page, told, test, operand, facts) : 0;
	for (size_t i = 0; i < count; i++) {
		az_page_say(page, i ? "、" : "（", i ? ", " : " (");
		az_page_fact(page, facts[i]);
	}
	if (count)
		az_page_say(page, "）", ")");
}

static void put_value(const az_page *page, const az_parameter *parameter, const az_given *given)
{
	az_given with_unit = *given;
	if (parameter && parameter->unit && given->type == AZ_COUNT)
		az_given_shown(&with_unit, parameter->unit, page->lang, page->out);
	else
		az_page_given(page, given);
}

static void put_named(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *operand, bool left)
{
	az_fact fact = {0};
	const char *source = left ? test->site->left : test->site->right;
	const az_given *given = left ? &test->left : &test->right;
	const az_parameter *parameter = parameter_named(told, source);
	bool is_fact = operand && az_behind_field(page, told, test, operand, &fact);
	if (parameter)
		az_page_parameter_name(page, parameter);
	else if (is_fact)
		put_field_name(page, source, fact);
	else
		put_source(page, source);
	az_buffer_string(page->out, " = ");
	if (az_side_is_hidden(page, told, test, left)) {
		az_buffer_string(page->out, AZ_HIDDEN);
	} else {
		put_value(page, parameter, given);
		if (is_fact)
			put_code(page, fact, given);
	}
	if (!is_fact && !parameter)
		put_origin(page, told, test, operand);
}

/* A number or text that stands in the source says nothing twice. */
static bool is_literal(const az_lua_node *operand)
{
	return operand && az_lua_bare(operand)->kind <= AZ_NODE_STRING;
}

static void put_sides(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression)
{
	for (int side = 0; side < 2; side++) {
		const az_lua_node *operand = NULL;
		if (expression)
			operand = side ? expression->last_child : expression->child;
		if (is_literal(operand))
			continue;
		put_named(page, told, test, operand, side == 0);
		az_page_say(page, "，", ", ");
	}
}

/* A parameter that stands in a test without sides, with the value that was used. */
static void put_parameters(
	const az_page *page, const az_told *told, const az_told_test *test, const az_lua_node *node)
{
	const az_lua_tree *tree = told->files[test->file].tree;
	const az_policy *policy = told->rule->policy;
	for (const az_lua_node *at = node; at; at = az_lua_next(node, at)) {
		if (!az_tree_is_parameter(tree, at))
			continue;
		for (size_t i = 0; i < told->used_count; i++) {
			const az_parameter *parameter = &policy->parameters[told->used[i].parameter];
			if (strcmp(parameter->name, az_lua_word(tree, at)) != 0)
				continue;
			az_page_parameter_name(page, parameter);
			az_buffer_string(page->out, " = ");
			az_page_parameter(page, parameter, &parameter->values[told->used[i].value]);
			az_page_say(page, "，", ", ");
		}
	}
}

/* What a test without sides was about: the fields that it reads or comes from. */
static void put_about(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression)
{
	az_fact facts[AZ_BEHIND_MOST];
	size_t count = az_behind_any_facts(page, told, test, expression, facts);
	for (size_t i = 0; i < count; i++) {
		az_page_fact(page, facts[i]);
		az_page_say(page, "，", ", ");
	}
	if (expression)
		put_parameters(page, told, test, expression);
}

void az_sentence_long(const az_page *page, const az_told *told, const az_told_test *test)
{
	const az_bundle_file *file = &told->bundle->files[test->file];
	const az_lua_tree *tree = told->files[test->file].tree;
	const az_lua_node *expression = tree ? az_tree_expression(tree, test->site) : NULL;
	if (file != told->rule->file) {
		az_page_file(page, told->rule->policy, file);
		az_buffer_char(page->out, ' ');
	}
	az_buffer_printf(page->out, page->lang == AZ_ZH ? "第%d行：" : "line %d: ", test->site->line);
	if (test->compared)
		put_sides(page, told, test, expression);
	else
		put_about(page, told, test, expression);
	az_sentence_short(page, told, test);
}
