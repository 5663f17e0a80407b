#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/parameter.h"

const char *const az_tailor_keys[] = {
	"by", "min", "max", "step", "choices", "locked", "tighten_only", "file_with", NULL};
const char *const az_tailor_layers[] = {"province", "court", NULL};

static void read_by(az_load *load, const az_doc *list, az_tailor *out)
{
	if (!az_keys_list(load, list, "province, court"))
		return;
	for (const az_doc *value = list->first; value; value = value->next) {
		size_t found = az_keys_choice(load, value, az_tailor_layers);
		out->province = out->province || found == 1;
		out->court = out->court || found == 2;
	}
}

static bool read_bound(
	az_load *load, const az_doc *map, const char *name, const az_parameter *parameter, int64_t *out)
{
	const az_doc *value = az_keys_may(map, name);
	if (!value)
		return false;
	if (az_parameter_is_measured(parameter))
		return az_parameter_number_read(load, value, parameter, out);
	az_load_bad_key(load, value, "leave it out", "a parameter of the type %s has no '%s'",
		parameter->type_name, name);
	return false;
}

/* min, max and step: for a figure only, and in order. */
static void read_bounds(
	az_load *load, const az_doc *map, const az_parameter *parameter, az_tailor *out)
{
	out->has_min = read_bound(load, map, "min", parameter, &out->min);
	out->has_max = read_bound(load, map, "max", parameter, &out->max);
	out->has_step = read_bound(load, map, "step", parameter, &out->step);
	if (out->has_step && out->step == 0)
		az_load_bad(load, az_doc_get(map, "step"), "write the smallest change that is allowed",
			"a step of 0 is none");
	if (out->has_min && out->has_max && out->min > out->max)
		az_load_bad(load, az_doc_get(map, "max"), "write the lower bound as min, the upper as max",
			"max is below min");
}

static void read_choices(
	az_load *load, const az_doc *list, const az_parameter *parameter, az_tailor *out)
{
	if (az_parameter_is_measured(parameter)) {
		az_load_bad_key(load, list, "write min and max", "a figure is not tailored by choices");
		return;
	}
	if (!parameter->choices)
		return;
	az_parameter_value among = {0};
	az_parameter set = *parameter;
	set.type = AZ_SET; /* several, also where the parameter is one of them */
	az_parameter_value_read(load, list, &set, &among);
	out->has_choices = true;
	out->choices = among.members;
	out->choice_count = among.member_count;
}

void az_parameter_tailor_read(az_load *load, const az_doc *map, az_parameter *parameter)
{
	az_tailor *out = &parameter->tailor;
	if (!parameter->type || !az_keys_map(load, map, "tailor", az_tailor_keys))
		return;
	const az_doc *by = az_keys_may(map, "by");
	const az_doc *choices = az_keys_may(map, "choices");
	const az_doc *locked = az_keys_may(map, "locked");
	const az_doc *tighten = az_keys_may(map, "tighten_only");
	const az_doc *file_with = az_keys_may(map, "file_with");
	out->declared = true;
	if (by)
		read_by(load, by, out);
	read_bounds(load, map, parameter, out);
	if (choices)
		read_choices(load, choices, parameter, out);
	if (locked && az_keys_flag(load, locked, &out->locked) && out->locked && map->count > 1)
		az_load_bad(load, map, "keep locked: true alone, or take it out",
			"a parameter that is locked has no bounds to tailor within");
	if (tighten && !az_parameter_is_measured(parameter))
		az_load_bad_key(load, tighten, "leave it out",
			"of two values of the type %s none is higher", parameter->type_name);
	else if (tighten)
		out->tighten = (az_lighter)az_keys_choice(load, tighten, az_higher_or_lower);
	if (file_with)
		az_keys_text(load, file_with, &out->file_with);
	if (!locked && !by)
		az_load_bad(load, map, "write by: [province, court], or locked: true",
			"it does not say who may tailor the parameter");
}
