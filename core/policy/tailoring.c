#include "policy/tailoring.h"

#include <stdio.h>
#include <string.h>

#include "exchange/emit.h"
#include "exchange/insert.h"
#include "model/casenumber.h"
#include "model/date.h"
#include "model/money.h"
#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/parameter.h"

enum { NAME_BYTES = 160 };

const char *const az_tailoring_keys[] = {
	"tailoring", "level", "courts", "base", "set", "rules", NULL};

static const char *full_name(const az_tailoring_wish *wish, char out[NAME_BYTES])
{
	snprintf(out, NAME_BYTES, "%s/%s", wish->policy->id, wish->parameter->name);
	return out;
}

/* A figure of the parameter's type, as its manifest has it. */
static const char *figure_text(
	const az_parameter *parameter, int64_t number, char out[AZ_MONEY_TEXT])
{
	if (parameter->type == AZ_MONEY)
		return az_money_format(number, out);
	if (parameter->type == AZ_RATIO)
		return az_ratio_format(number, out);
	snprintf(out, AZ_MONEY_TEXT, "%lld", (long long)number);
	return out;
}

/* ---- judging ---------------------------------------------------------------------------------- */

static void judge_level(az_load *load, const az_tailoring_wish *wish, const char *name)
{
	const az_tailor *tailor = &wish->parameter->tailor;
	bool province = strcmp(wish->level, "province") == 0;
	if (!tailor->declared)
		az_problems_add(load->problems, wish->parameter->place, name,
			"ask who keeps the policy to write tailor: {by: [province, court], ...}",
			"the policy does not say that it may be tailored");
	else if (tailor->locked)
		az_problems_add(load->problems, wish->parameter->place, name,
			"leave it as it is; it is changed where the policy is kept",
			"the parameter is locked, and nobody may tailor it");
	else if (province && !tailor->province)
		az_problems_add(load->problems, wish->parameter->place, name,
			"only a court may: --level court", "a province may not tailor it");
	else if (!province && !tailor->court)
		az_problems_add(load->problems, wish->parameter->place, name,
			"only a province may: --level province", "a court may not tailor it");
}

static void judge_bounds(az_load *load, const az_tailoring_wish *wish, const char *name)
{
	const az_parameter *parameter = wish->parameter;
	const az_tailor *tailor = &parameter->tailor;
	char is[AZ_MONEY_TEXT], bound[AZ_MONEY_TEXT];
	int64_t number = wish->value.number;
	figure_text(parameter, number, is);
	if (tailor->has_min && number < tailor->min)
		az_problems_add(load->problems, parameter->place, name, "write that or more",
			"%s is below the least that is allowed, %s", is,
			figure_text(parameter, tailor->min, bound));
	if (tailor->has_max && number > tailor->max)
		az_problems_add(load->problems, parameter->place, name, "write that or less",
			"%s is above the most that is allowed, %s", is,
			figure_text(parameter, tailor->max, bound));
}

/* What depends on the figure that holds on the day. */
static void judge_change(az_load *load, const az_tailoring_wish *wish, const char *name)
{
	const az_parameter *parameter = wish->parameter;
	const az_tailor *tailor = &parameter->tailor;
	const az_parameter_value *base = az_parameter_on(parameter, wish->value.from);
	char is[AZ_MONEY_TEXT], other[AZ_MONEY_TEXT];
	if (!base) {
		az_problems_add(load->problems, parameter->place, name,
			"begin on a day on which the policy has a figure",
			"on the first day the policy itself has no figure yet");
		return;
	}
	int64_t change = wish->value.number - base->number;
	figure_text(parameter, wish->value.number, is);
	figure_text(parameter, base->number, other);
	if (tailor->tighten == AZ_LIGHTER_HIGHER && change < 0)
		az_problems_add(load->problems, parameter->place, name, "write that or more",
			"it may only be raised, and %s is below %s", is, other);
	if (tailor->tighten == AZ_LIGHTER_LOWER && change > 0)
		az_problems_add(load->problems, parameter->place, name, "write that or less",
			"it may only be lowered, and %s is above %s", is, other);
	if (tailor->has_step && tailor->step > 0 && change % tailor->step != 0) {
		char step[AZ_MONEY_TEXT];
		az_problems_add(load->problems, parameter->place, name,
			"change it by the step, or by several",
			"it is changed by steps of %s, and from %s to %s is none",
			figure_text(parameter, tailor->step, step), other, is);
	}
}

static bool may_choose(const az_tailor *tailor, int64_t index)
{
	for (size_t i = 0; i < tailor->choice_count; i++)
		if (tailor->choices[i] == index)
			return true;
	return false;
}

static void judge_choices(az_load *load, const az_tailoring_wish *wish, const char *name)
{
	const az_parameter *parameter = wish->parameter;
	const uint16_t one = (uint16_t)wish->value.number;
	const uint16_t *chosen = parameter->type == AZ_SET ? wish->value.members : &one;
	size_t count = parameter->type == AZ_SET ? wish->value.member_count : 1;
	for (size_t i = 0; parameter->tailor.has_choices && i < count; i++)
		if (chosen[i] && !may_choose(&parameter->tailor, chosen[i]))
			az_problems_add(load->problems, parameter->place, name,
				"the parameter's tailor: choices has those that may",
				"'%s' may not be chosen by tailoring", parameter->choices[chosen[i] - 1]);
}

static void judge_basis(az_load *load, const az_tailoring_wish *wish, const char *name)
{
	const az_law *law = wish->value.basis;
	char from[AZ_DATE_TEXT];
	if (!law || (law->from <= wish->value.from && wish->value.from <= law->until))
		return;
	az_date_format((az_date){wish->value.from, AZ_DAY}, from);
	az_problems_add(load->problems, law->place, name, "cite what is in force on that day",
		"the law '%s' is not in force on %s", law->id, from);
}

void az_tailoring_judge(az_load *load, const az_tailoring_wish *wish)
{
	char name[NAME_BYTES];
	size_t before = az_problems_count(load->problems);
	judge_level(load, wish, full_name(wish, name));
	if (az_problems_count(load->problems) > before)
		return;
	judge_basis(load, wish, name);
	if (!az_parameter_is_measured(wish->parameter)) {
		judge_choices(load, wish, name);
		return;
	}
	judge_bounds(load, wish, name);
	judge_change(load, wish, name);
}

bool az_tailoring_is_courts(const char *text)
{
	size_t name = strcspn(text, "0123456789*");
	size_t digits = strspn(text + name, "0123456789");
	const char *rest = text + name + digits;
	if (!az_casenumber_is_province(text, name) || digits > 4)
		return false;
	return strcmp(rest, "*") == 0 || (!*rest && digits % 2 == 0);
}

/* ---- writing ---------------------------------------------------------------------------------- */

static void put_choice(az_buffer *out, const az_parameter *parameter, int64_t index)
{
	const char *text = index ? parameter->choices[index - 1] : "";
	az_emit_yaml_text(out, text, strlen(text));
}

static void put_figure(az_buffer *out, const az_tailoring_wish *wish)
{
	const az_parameter *parameter = wish->parameter;
	char text[AZ_MONEY_TEXT];
	if (parameter->type == AZ_SET) {
		az_buffer_char(out, '[');
		for (size_t i = 0; i < wish->value.member_count; i++) {
			az_buffer_string(out, i ? ", " : "");
			put_choice(out, parameter, wish->value.members[i]);
		}
		az_buffer_char(out, ']');
	} else if (parameter->type == AZ_CODE) {
		put_choice(out, parameter, wish->value.number);
	} else if (parameter->type == AZ_FLAG) {
		az_buffer_string(out, wish->value.number ? "true" : "false");
	} else {
		az_buffer_string(out, figure_text(parameter, wish->value.number, text));
	}
}

/* {from: 2026-01-01, value: 20, basis: fj-2025-31} */
static void put_dated(az_buffer *out, const az_tailoring_wish *wish)
{
	char from[AZ_DATE_TEXT];
	az_date_format((az_date){wish->value.from, AZ_DAY}, from);
	az_buffer_printf(out, "{from: %s, value: ", from);
	put_figure(out, wish);
	az_buffer_printf(out, ", basis: %s}", wish->value.basis->id);
}

void az_tailoring_entry(const az_tailoring_wish *wish, az_buffer *out)
{
	char name[NAME_BYTES];
	az_buffer_printf(out, "  %s:\n    values: [", full_name(wish, name));
	put_dated(out, wish);
	az_buffer_string(out, "]\n");
}

void az_tailoring_new(const az_tailoring_wish *wish, az_buffer *out)
{
	az_buffer_string(out, "tailoring: ");
	az_emit_yaml_text(out, wish->id, strlen(wish->id));
	az_buffer_printf(out, "\nlevel: %s\ncourts: [", wish->level);
	for (size_t i = 0; i < wish->court_count; i++)
		az_buffer_printf(out, "%s%s", i ? ", " : "", wish->courts[i]);
	az_buffer_printf(out, "]\nbase: %s@%s\nset:\n", wish->policy->id, wish->policy->version);
	az_tailoring_entry(wish, out);
}

/* ---- adding to a file that is there ----------------------------------------------------------- */

/* The file's key says what the wish says. */
static void check_same(
	az_load *load, const az_doc *map, const char *key, const char *wanted, const char *mend)
{
	const char *text = NULL;
	const az_doc *value = az_keys_need(load, map, key, mend);
	if (value && az_keys_text(load, value, &text) && strcmp(text, wanted) != 0)
		az_load_bad(load, value, mend, "the file has '%s', and here it is '%s'", text, wanted);
}

static void check_courts(az_load *load, const az_doc *map, const az_tailoring_wish *wish)
{
	const az_doc *courts = az_keys_may(map, "courts");
	const az_doc *court = courts ? courts->first : NULL;
	size_t i = 0;
	for (; court && i < wish->court_count && az_doc_is(court, wish->courts[i]); court = court->next)
		i++;
	if (wish->court_count && (court || i < wish->court_count))
		az_load_bad(load, courts ? courts : map,
			"leave --courts out, or write another file with --to",
			"the file speaks for other courts than those named");
}

static void check_file(az_load *load, const az_doc *map, const az_tailoring_wish *wish)
{
	char base[NAME_BYTES];
	if (!az_keys_map(load, map, "a tailoring", az_tailoring_keys))
		return;
	snprintf(base, sizeof base, "%s@%s", wish->policy->id, wish->policy->version);
	check_same(load, map, "level", wish->level, "write another file with --to, one for a level");
	check_same(load, map, "base", base, "write another file with --to, one for a policy's version");
	check_courts(load, map, wish);
}

/* The dated values that the file has of the parameter end before the new one. */
static void check_order(az_load *load, const az_doc *values, const az_tailoring_wish *wish)
{
	for (const az_doc *dated = values->first; dated; dated = dated->next) {
		int32_t from = INT32_MIN;
		const az_doc *day = az_doc_get(dated, "from");
		if (!day || !az_keys_day(load, day, &from) || from < wish->value.from)
			continue;
		az_load_bad(load, day, "change the values there by hand: they go from the earliest on",
			"the file has a value of this parameter from this day on");
	}
}

static const char *dated_text(az_load *load, const az_tailoring_wish *wish)
{
	az_buffer dated = {0};
	put_dated(&dated, wish);
	const char *text =
		dated.failed ? NULL : az_arena_copy(load->arena, (const char *)dated.bytes, dated.length);
	az_buffer_free(&dated);
	return text;
}

/* Where in the file the entry goes, and how it reads there. */
static void place_entry(az_load *load, const az_doc *map, const az_tailoring_wish *wish,
	const char *name, az_insert *insert)
{
	const az_doc *set = az_keys_may(map, "set");
	const az_doc *own = set ? az_doc_get(set, name) : NULL;
	const az_doc *values = own ? az_doc_get(own, "values") : NULL;
	const char *dated = dated_text(load, wish);
	if (!dated) {
		load->no_memory = true;
	} else if (values) {
		check_order(load, values, wish);
		*insert = (az_insert){.path = {"set", name, "values"}, .value = dated};
	} else if (az_doc_get(map, "set")) {
		*insert = (az_insert){.path = {"set"},
			.key = name,
			.value = az_arena_printf(load->arena, "{values: [%s]}", dated),
			.lines = az_arena_printf(load->arena, "values: [%s]\n", dated)};
	} else {
		*insert = (az_insert){.key = "set",
			.value = az_arena_printf(load->arena, "{%s: {values: [%s]}}", name, dated),
			.lines = az_arena_printf(load->arena, "%s:\n  values: [%s]\n", name, dated)};
	}
	load->no_memory = load->no_memory || !insert->value;
}

assize_status az_tailoring_add(az_load *load, const az_tailoring_wish *wish, const char *file,
	const char *bytes, size_t length, az_buffer *out, az_error *error)
{
	char name[NAME_BYTES];
	az_insert insert = {0};
	size_t before = az_problems_count(load->problems);
	az_bundle_file as_file = {.path = file, .shown = file, .bytes = bytes, .length = length};
	const az_doc *map = az_load_yaml(load, &as_file);
	if (map)
		check_file(load, map, wish);
	if (map && az_problems_count(load->problems) == before)
		place_entry(load, map, wish, full_name(wish, name), &insert);
	if (load->no_memory)
		return az_error_memory(error);
	if (az_problems_count(load->problems) > before)
		return ASSIZE_ERROR_INPUT;
	return az_yaml_insert(file, bytes, length, &insert, out, error);
}
