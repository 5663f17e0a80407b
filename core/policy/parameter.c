#include "policy/parameter.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "policy/field_ref.h"
#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/terms.h"
#include "policy/reads.h"

static const struct {
	az_type type;
	const char *unit;
} TYPES[] = {{AZ_MONEY, NULL}, {AZ_COUNT, "days"}, {AZ_COUNT, "working_days"}, {AZ_COUNT, "months"},
	{AZ_COUNT, NULL}, {AZ_RATIO, NULL}, {AZ_FLAG, NULL}, {AZ_CODE, NULL}, {AZ_SET, NULL}};
const char *const az_parameter_types[] = {
	"money", "days", "working_days", "months", "count", "ratio", "flag", "choice", "codes", NULL};

const char *const az_parameter_keys[] = {"title", "type", "choices", "vocabulary", "dated_by",
	"lenient", "values", "reviewed_on", "tailor", "doc", NULL};

const char *const az_lenient_keys[] = {"act", "judged", "lighter", NULL};
const char *const az_higher_or_lower[] = {"higher", "lower", NULL};

static bool has_choices(const az_parameter *parameter)
{
	return parameter->type == AZ_CODE || parameter->type == AZ_SET;
}

static void read_type(az_load *load, const az_doc *map, az_parameter *parameter)
{
	const az_doc *value = az_keys_need(load, map, "type",
		"write type: money, days, working_days, months, count, ratio, flag, choice or codes");
	size_t found = value ? az_keys_choice(load, value, az_parameter_types) : 0;
	if (!found)
		return;
	parameter->type = TYPES[found - 1].type;
	parameter->unit = TYPES[found - 1].unit;
	parameter->type_name = az_parameter_types[found - 1];
}

static const char *vocabulary_at(const void *context, size_t i)
{
	(void)context;
	return az_vocabularies[i] ? az_vocabularies[i]->name : NULL;
}

static const az_vocabulary *vocabulary_named(az_load *load, const az_doc *value)
{
	const char *name = NULL;
	if (!az_keys_text(load, value, &name))
		return NULL;
	for (size_t i = 0; az_vocabularies[i]; i++)
		if (strcmp(az_vocabularies[i]->name, name) == 0)
			return az_vocabularies[i];
	const char *near = az_text_nearest(name, vocabulary_at, NULL);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near) : "`assize schema` lists them",
		"there is no vocabulary '%s'", name);
	return NULL;
}

static void take_vocabulary(az_load *load, const az_doc *value, az_parameter *parameter)
{
	const az_vocabulary *codes = vocabulary_named(load, value);
	const char **choices = codes ? az_load_array(load, codes->count + 1, sizeof *choices) : NULL;
	if (!choices)
		return;
	for (size_t i = 0; i < codes->count; i++)
		choices[i] = codes->codes[i].key;
	parameter->codes = codes;
	parameter->choices = choices;
}

static void take_choices(az_load *load, const az_doc *list, az_parameter *parameter)
{
	if (!az_keys_list(load, list, "terms"))
		return;
	if (!list->count || list->count > UINT16_MAX) {
		az_load_bad(load, list, "name the terms", "the list of choices is empty, or endless");
		return;
	}
	const char **choices = az_load_array(load, list->count + 1, sizeof *choices);
	size_t count = 0;
	for (const az_doc *value = list->first; value && choices; value = value->next) {
		const char *text = NULL;
		if (!az_keys_text(load, value, &text))
			continue;
		if (az_terms_find(choices, text))
			az_load_bad(load, value, "name it once", "the choice '%s' is named twice", text);
		else
			choices[count++] = text;
	}
	parameter->choices = choices;
}

static void read_choices(az_load *load, const az_doc *map, az_parameter *parameter)
{
	const az_doc *choices = az_keys_may(map, "choices");
	const az_doc *vocabulary = az_keys_may(map, "vocabulary");
	const az_doc *given = choices ? choices : vocabulary;
	if (!parameter->type)
		return;
	if (!has_choices(parameter)) {
		if (given)
			az_load_bad_key(load, given, "leave it out, or make the type choice or codes",
				"a parameter of the type %s has no choices", parameter->type_name);
		return;
	}
	if (!given)
		az_load_bad(load, map, "write choices: [...], or vocabulary: charge",
			"a parameter of the type %s needs its choices", parameter->type_name);
	else if (choices && vocabulary)
		az_load_bad_key(
			load, vocabulary, "keep one of the two", "both 'choices' and 'vocabulary' are given");
	else if (choices)
		take_choices(load, choices, parameter);
	else
		take_vocabulary(load, vocabulary, parameter);
}

/* A date that picks the value is read like any other field, and must be allowed like any other. */
static bool read_date(
	az_load *load, const az_doc *map, const char *key, const az_policy *policy, az_field_ref *out)
{
	const az_doc *value = az_keys_need(load, map, key,
		AZ_N("name the date field that picks the value, as case.filed_on, or as_of"));
	if (!value || !az_date_ref_load(load, value, out))
		return false;
	return az_reads_check(load, policy, out, az_doc_place(value, load->file));
}

static void read_lenient(
	az_load *load, const az_doc *map, const az_policy *policy, az_parameter *parameter)
{
	if (!az_keys_map(load, map, "lenient", az_lenient_keys))
		return;
	bool act = read_date(load, map, "act", policy, &parameter->act);
	bool judged = read_date(load, map, "judged", policy, &parameter->judged);
	const az_doc *lighter = az_keys_need(load, map, "lighter",
		"write lighter: higher where a higher figure is better for the defendant, else lower");
	size_t found = lighter ? az_keys_choice(load, lighter, az_higher_or_lower) : 0;
	if (parameter->type && (has_choices(parameter) || parameter->type == AZ_FLAG))
		az_load_bad(load, map, "leave lenient out", "of two values of the type %s none is higher",
			parameter->type_name);
	else if (act && judged)
		parameter->lighter = (az_lighter)found;
}

/* The parameter keeps its name whatever else is wrong with it, so that rules which use it are not
 * blamed as well. */
static void read_one(az_load *load, const az_doc *map, const az_policy *policy, az_parameter *out)
{
	static const char *const AT = "at";
	out->name = map->key;
	out->place = az_doc_key_place(map, load->file);
	out->reviewed_on = INT32_MIN;
	az_keys_lua_name(load, map, "parameter");
	if (strcmp(map->key, AT) == 0)
		az_load_bad_key(load, map, "give it another name",
			"'at' is taken: param.at(name, date) reads a parameter on another date");
	if (!az_keys_map(load, map, "a parameter", az_parameter_keys))
		return;
	const az_doc *title = az_keys_need(load, map, "title", "write title: {zh: ..., en: ...}");
	if (title)
		az_keys_title(load, title, &out->title);
	read_type(load, map, out);
	read_choices(load, map, out);
	read_date(load, map, "dated_by", policy, &out->dated_by);
	const az_doc *lenient = az_keys_may(map, "lenient");
	const az_doc *reviewed = az_keys_may(map, "reviewed_on");
	const az_doc *tailor = az_keys_may(map, "tailor");
	const az_doc *note = az_keys_may(map, "doc");
	const az_doc *values = az_keys_need(
		load, map, "values", "write values: [{from: 2026-01-01, value: ..., basis: id-of-a-law}]");
	if (lenient)
		read_lenient(load, lenient, policy, out);
	if (reviewed)
		az_keys_day(load, reviewed, &out->reviewed_on);
	if (note)
		az_keys_text(load, note, &out->doc);
	if (values)
		az_parameter_values_load(load, values, policy, out);
	if (tailor)
		az_parameter_tailor_read(load, tailor, out);
}

static int by_name(const void *a, const void *b)
{
	const az_parameter *x = a, *y = b;
	return strcmp(x->name, y->name);
}

void az_parameters_load(az_load *load, const az_doc *map, az_policy *policy)
{
	if (map->kind == AZ_DOC_LIST && !map->count)
		return;
	if (map->kind != AZ_DOC_MAP) {
		az_load_bad(
			load, map, "write {name: {title: ..., type: ..., ...}}", "'parameters' is not a map");
		return;
	}
	az_parameter *items = az_load_array(load, map->count, sizeof *items);
	if (!items)
		return;
	for (const az_doc *child = map->first; child; child = child->next)
		read_one(load, child, policy, &items[policy->parameter_count++]);
	if (policy->parameter_count)
		qsort(items, policy->parameter_count, sizeof *items, by_name);
	for (size_t i = 0; i < policy->parameter_count; i++)
		items[i].index = (uint32_t)i;
	policy->parameters = items;
}

static const char *parameter_at(const void *context, size_t i)
{
	const az_policy *policy = context;
	return i < policy->parameter_count ? policy->parameters[i].name : NULL;
}

static void not_seen(
	az_load *load, const az_parameter *parameter, az_entity_id subject, az_place place)
{
	char path[160];
	az_field_ref_path(&parameter->dated_by, path);
	if (subject)
		az_problems_add(load->problems, place, NULL,
			"use a parameter that is dated by a field of the subject or of what it "
			"belongs to, or by as_of",
			"the parameter '%s' is dated by %s, which a rule about %s does not see",
			parameter->name, path, az_entity_of(subject)->name);
	else
		az_problems_add(load->problems, place, NULL,
			az_load_text(load,
				"use a parameter that is dated by as_of, or give the finding the value of "
				"param.at(\"%s\", date)",
				parameter->name),
			"the parameter '%s' is dated by %s, which a group does not see", parameter->name, path);
}

const az_parameter *az_parameter_used(
	az_load *load, const az_policy *policy, az_entity_id subject, const char *name, az_place place)
{
	const az_parameter *parameter = az_parameter_find(policy, name, strlen(name));
	if (!parameter) {
		const char *near = az_text_nearest(name, parameter_at, policy);
		az_problems_add(load->problems, place, NULL,
			near ? az_load_text(load, "did you mean '%s'?", near)
				 : "declare it under parameters in policy.yaml",
			"the policy has no parameter '%s'", name);
		return NULL;
	}
	const az_field_ref *date = &parameter->dated_by;
	if (subject ? az_field_ref_is_seen(date, subject) : date->as_of)
		return parameter;
	not_seen(load, parameter, subject, place);
	return NULL;
}
