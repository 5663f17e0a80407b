#include "report/explain/mask.h"

#include <string.h>

#include "report/explain/tree.h"

/* Sorts of values that can be the same thing for Lua: codes and case numbers are texts there. */
static az_type sort_of(az_type type)
{
	switch (type) {
	case AZ_CODE:
	case AZ_SET:
	case AZ_NUMBER:
	case AZ_REF:
		return AZ_TEXT;
	default:
		return type;
	}
}

static bool is_code(const az_vocabulary *codes, uint16_t number, const az_given *given)
{
	const az_code *code = codes ? az_code_numbered(codes, number) : NULL;
	return code && strlen(code->key) == given->length &&
		   !memcmp(code->key, given->text, given->length);
}

static bool has_text(const az_value *value, const az_vocabulary *codes, const az_given *given)
{
	if (value->type == AZ_CODE)
		return is_code(codes, (uint16_t)value->number, given);
	for (uint32_t i = 0; value->type == AZ_SET && i < value->count; i++)
		if (is_code(codes, az_value_code(value, i), given))
			return true;
	return (value->type == AZ_TEXT || value->type == AZ_NUMBER) && value->length == given->length &&
		   !memcmp(value->text, given->text, given->length);
}

static bool is_same(const az_value *value, const az_vocabulary *codes, const az_given *given)
{
	if (value->state != AZ_KNOWN || sort_of(value->type) != given->type)
		return false;
	return given->type == AZ_TEXT ? has_text(value, codes, given) : value->number == given->number;
}

static const az_vocabulary *codes_of(const az_page *page, az_fact fact)
{
	const az_field *field;
	const az_extension *extension;
	az_fact_name(page->policies, page->record, fact, &field, &extension);
	return extension ? extension->codes : field->codes;
}

/* Anything may be counted from a hidden value: an age from a birthday, a year from an identity number, a
 * length from a name, and a sum of money from each of these. Whether something holds says what the line
 * that ran says too. */
static bool may_be_made_of(const az_value *value, const az_given *given)
{
	return value->state == AZ_KNOWN && given->type != AZ_FLAG;
}

/* A year, month or day that was taken out of the hidden date. */
static bool is_part_of(const az_value *value, const az_given *given, const char *source)
{
	az_date date;
	int year, month, day;
	if (given->type != AZ_COUNT || value->type != AZ_DATE || value->state != AZ_KNOWN ||
		!az_date_unpack(value->number, &date))
		return false;
	az_date_split(date.first, &year, &month, &day);
	bool named = source && (strstr(source, ".month") || strstr(source, ".day"));
	return given->number == year || (named && (given->number == month || given->number == day));
}

/* What the source writes out or a parameter gives is no person's. The whole operand must be that: in
 * `param.adult_age - years` there is a person's part. */
static bool is_literal(const az_told *told, const az_told_test *test, bool left)
{
	const az_lua_tree *tree = told->files[test->file].tree;
	const az_lua_node *node = tree ? az_tree_expression(tree, test->site) : NULL;
	if (!node)
		return false;
	node = az_tree_asked(tree, left ? node->child : node->last_child);
	if (node->kind == AZ_NODE_CALL) /* param.at(name, day) */
		node = az_lua_bare(node->child);
	else if (node->kind <= AZ_NODE_STRING)
		return true;
	return az_tree_is_parameter(tree, node);
}

static bool is_as_of(const az_page *page, const az_given *given)
{
	return given->type == AZ_DATE && given->number == az_date_pack((az_date){page->as_of, AZ_DAY});
}

bool az_side_is_hidden(
	const az_page *page, const az_told *told, const az_told_test *test, bool left)
{
	const az_given *given = left ? &test->left : &test->right;
	const char *source = left ? test->site->left : test->site->right;
	bool hidden = false, known = is_as_of(page, given);
	if (!test->compared || is_literal(told, test, left))
		return false;
	/* What the values of rows were made of is not traced. */
	if (told->of_group)
		return told->rule->policy->read_count && given->type != AZ_FLAG && !known;
	for (size_t i = 0; i < test->fact_count; i++) {
		az_value value;
		az_fact fact = told->facts[i];
		const az_vocabulary *codes = codes_of(page, fact);
		az_fact_value(page->policies, page->record, fact, &value);
		bool same = is_same(&value, codes, given);
		if (az_fact_is_open(page->policies, page->record, fact))
			known = known || same;
		else if (same || is_part_of(&value, given, source))
			return true;
		else
			hidden = hidden || may_be_made_of(&value, given);
	}
	return hidden && !known;
}
