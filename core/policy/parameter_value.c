#include "policy/parameter.h"

#include <stdlib.h>
#include <string.h>

#include "model/money.h"
#include "exchange/names.h"
#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/law.h"
#include "policy/terms.h"

const char *const az_dated_value_keys[] = {"from", "value", "basis", NULL};
const char *const az_tailor_keys[] = {
	"by", "min", "max", "step", "choices", "locked", "tighten_only", "file_with", NULL};
const char *const az_tailor_layers[] = {"province", "court", NULL};

static bool is_measured(const az_parameter *parameter)
{
	return parameter->type == AZ_MONEY || parameter->type == AZ_COUNT ||
		   parameter->type == AZ_RATIO;
}

/* A money, count or ratio of a manifest. */
static bool read_number(
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
		read_number(load, value, parameter, &out->number);
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

static void check_by(az_load *load, const az_doc *list)
{
	if (!az_keys_list(load, list, "province, court"))
		return;
	for (const az_doc *value = list->first; value; value = value->next)
		az_keys_choice(load, value, az_tailor_layers);
}

/* min, max and step: for a figure only, and in order. */
static void check_bounds(az_load *load, const az_doc *map, const az_parameter *parameter)
{
	static const char *const NAMES[] = {"min", "max", "step"};
	int64_t figures[3] = {0, 0, 0};
	bool given[3] = {false, false, false};
	for (size_t i = 0; i < 3; i++) {
		const az_doc *value = az_keys_may(map, NAMES[i]);
		if (!value)
			continue;
		if (!is_measured(parameter))
			az_load_bad_key(load, value, "leave it out", "a parameter of the type %s has no '%s'",
				parameter->type_name, NAMES[i]);
		else
			given[i] = read_number(load, value, parameter, &figures[i]);
		if (i == 2 && given[i] && figures[i] == 0)
			az_load_bad(
				load, value, "write the smallest change that is allowed", "a step of 0 is none");
	}
	if (given[0] && given[1] && figures[0] > figures[1])
		az_load_bad(load, az_doc_get(map, "max"), "write the lower bound as min, the upper as max",
			"max is below min");
}

void az_parameter_tailor_check(az_load *load, const az_doc *map, const az_parameter *parameter)
{
	bool flag = false;
	const char *text = NULL;
	if (!parameter->type || !az_keys_map(load, map, "tailor", az_tailor_keys))
		return;
	const az_doc *by = az_keys_may(map, "by");
	const az_doc *choices = az_keys_may(map, "choices");
	const az_doc *locked = az_keys_may(map, "locked");
	const az_doc *tighten = az_keys_may(map, "tighten_only");
	const az_doc *file_with = az_keys_may(map, "file_with");
	if (by)
		check_by(load, by);
	check_bounds(load, map, parameter);
	if (choices && is_measured(parameter))
		az_load_bad_key(load, choices, "write min and max", "a figure is not tailored by choices");
	else if (choices && parameter->choices)
		read_members(load, choices, parameter, &(az_parameter_value){0});
	if (locked && az_keys_flag(load, locked, &flag) && flag && map->count > 1)
		az_load_bad(load, map, "keep locked: true alone, or take it out",
			"a parameter that is locked has no bounds to tailor within");
	if (tighten)
		az_keys_choice(load, tighten, az_higher_or_lower);
	if (file_with)
		az_keys_text(load, file_with, &text);
	if (!locked && !by)
		az_load_bad(load, map, "write by: [province, court], or locked: true",
			"it does not say who may tailor the parameter");
}
