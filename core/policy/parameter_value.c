#include "policy/parameter.h"

#include <stdlib.h>
#include <string.h>

#include "model/money.h"
#include "exchange/names.h"
#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/law.h"
#include "policy/terms.h"
#include "base/words.h"

const char *const az_dated_value_keys[] = {"from", "value", "basis", NULL};
bool az_parameter_is_measured(const az_parameter *parameter)
{
	return parameter->type == AZ_MONEY || parameter->type == AZ_COUNT ||
		   parameter->type == AZ_RATIO;
}

bool az_parameter_number_read(
	az_load *load, const az_doc *value, const az_parameter *parameter, int64_t *out)
{
	const char *text = NULL, *why = NULL;
	bool good = false;
	if (!az_keys_text(load, value, &text))
		return false;
	if (parameter->type == AZ_MONEY)
		good = az_money_parse(text, value->length, out, &why);
	else if (parameter->type == AZ_COUNT)
		good = az_count_parse(text, value->length, out, &why);
	else
		good = az_ratio_parse(text, value->length, out, &why);
	if (good && *out < 0) {
		az_load_bad(load, value, "write it without the minus", "'%s' is below zero", text);
		return false;
	}
	if (!good)
		az_load_bad(load, value,
			az_load_text(load, "write %s", az_type_of(parameter->type)->expected),
			"'%s' is no value of the type %s: %s", text, parameter->type_name, why);
	return good;
}

/* The index from 1 of a choice, or 0. */
static size_t read_choice(az_load *load, const az_doc *value, const az_parameter *parameter)
{
	const char *text = NULL;
	if (!parameter->choices || !az_keys_text(load, value, &text))
		return 0;
	size_t found = az_terms_find(parameter->choices, text);
	if (found)
		return found;
	const char *near = az_names_nearest(text, parameter->choices);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : az_load_text(load, "write one of %s", az_load_joined(load, parameter->choices)),
		"'%s' is not among the choices", text);
	return 0;
}

static int by_number(const void *a, const void *b)
{
	const uint16_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static void read_members(
	az_load *load, const az_doc *list, const az_parameter *parameter, az_parameter_value *out)
{
	if (!az_keys_list(load, list, "choices"))
		return;
	uint16_t *members = az_load_array(load, list->count, sizeof *members);
	size_t count = 0;
	if (!members)
		return;
	for (const az_doc *value = list->first; value; value = value->next) {
		size_t found = read_choice(load, value, parameter);
		bool twice = false;
		for (size_t i = 0; i < count; i++)
			twice = twice || members[i] == found;
		if (twice)
			az_load_bad(load, value, "name it once", "the choice '%s' is named twice", value->text);
		else if (found)
			members[count++] = (uint16_t)found;
	}
	if (count)
		qsort(members, count, sizeof *members, by_number);
	out->members = members;
	out->member_count = count;
}

void az_parameter_value_read(
	az_load *load, const az_doc *value, const az_parameter *parameter, az_parameter_value *out)
{
	bool flag = false;
	switch (parameter->type) {
	case AZ_FLAG:
		if (az_keys_flag(load, value, &flag))
			out->number = flag;
		break;
	case AZ_CODE:
		out->number = (int64_t)read_choice(load, value, parameter);
		break;
	case AZ_SET:
		read_members(load, value, parameter, out);
		break;
	case AZ_MONEY:
	case AZ_COUNT:
	case AZ_RATIO:
		az_parameter_number_read(load, value, parameter, &out->number);
		break;
	default: /* the type itself was wrong, and was said */
		break;
	}
}

/* `from: null` is for a figure that always held; only the first value can have it. */
static void read_from(az_load *load, const az_doc *map, az_parameter_value *out)
{
	const az_doc *from = az_doc_get(map, "from");
	out->from = INT32_MIN;
	if (!from)
		az_load_bad(
			load, map, "write from: 2026-01-01 (null: it always held)", "'from' is missing");
	else if (from->kind != AZ_DOC_NULL)
		az_keys_day(load, from, &out->from);
}

static void read_dated(az_load *load, const az_doc *map, const az_policy *policy,
	const az_parameter *parameter, az_parameter_value *out)
{
	out->layer = policy->authority;
	out->place = az_doc_place(map, load->file);
	out->from = INT32_MIN;
	if (!az_keys_map(load, map, "a dated value", az_dated_value_keys))
		return;
	read_from(load, map, out);
	const az_doc *value = az_keys_need(load, map, "value", "write the figure: value: ...");
	const az_doc *basis = az_keys_need(load, map, "basis", "write the id of the law: basis: ...");
	if (value)
		az_parameter_value_read(load, value, parameter, out);
	if (basis)
		out->basis = az_law_cited(load, basis);
}

static void check_order(az_load *load, const az_doc *map, const az_parameter_value *before,
	const az_parameter_value *value)
{
	if (before->from < value->from)
		return;
	az_load_bad(load, map, "order the values from the earliest to the latest, one for a day",
		"this value does not begin after the one in line %d", before->place.line);
}

void az_parameter_values_load(
	az_load *load, const az_doc *list, const az_policy *policy, az_parameter *parameter)
{
	if (!az_keys_list(load, list, "{from, value, basis}"))
		return;
	if (!list->count)
		az_load_bad(load, list, "write {from: 2026-01-01, value: ..., basis: id-of-a-law}",
			"the parameter has no value");
	az_parameter_value *values = az_load_array(load, list->count, sizeof *values);
	if (!values)
		return;
	size_t count = 0;
	for (const az_doc *map = list->first; map; map = map->next) {
		size_t before = az_problems_count(load->problems);
		read_dated(load, map, policy, parameter, &values[count]);
		if (count && az_problems_count(load->problems) == before)
			check_order(load, map, &values[count - 1], &values[count]);
		count++;
	}
	parameter->values = values;
	parameter->count = count;
}
