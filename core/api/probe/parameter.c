/*
 * Parameters set by hand. They are kept as they were written and read again for each call, since an
 * expression loads policies of its own and a reload may change what a value has to be.
 */
#include <stdlib.h>
#include <string.h>

#include "api/probe/probe.h"
#include "base/text.h"
#include "exchange/doc/doc.h"
#include "policy/parameter.h"

enum { PROBLEMS_KEPT = 4 };

static assize_status read_value(assize_probe *probe, const az_setting *setting,
	const az_parameter *parameter, az_arena *arena, az_override *override)
{
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	if (!problems)
		return az_error_memory(&probe->error);
	az_problems_speak(problems, probe->options.lang);
	az_load load = {.arena = arena, .problems = problems, .file = setting->name};
	const az_doc *doc =
		az_doc_yaml(arena, setting->name, setting->value, strlen(setting->value), NULL, problems);
	override->parameter = parameter;
	override->value.layer = "test";
	if (doc)
		az_parameter_value_read(&load, doc, parameter, &override->value);
	assize_status status = ASSIZE_OK;
	if (az_problems_count(problems))
		status = az_problems_error(problems, ASSIZE_ERROR_USAGE, &probe->error);
	else if (load.no_memory || !doc)
		status = az_error_memory(&probe->error);
	az_problems_free(problems);
	return status;
}

assize_status az_probe_overrides(assize_probe *probe, const az_policies *policies,
	const char *policy, az_arena *arena, az_override **overrides, size_t *count)
{
	assize_status status = ASSIZE_OK;
	*count = 0;
	*overrides = az_arena_array(arena, probe->setting_count + 1, sizeof **overrides);
	if (!*overrides)
		return az_error_memory(&probe->error);
	for (size_t i = 0; i < probe->setting_count && !status; i++) {
		const az_setting *setting = &probe->settings[i];
		if (policy && strcmp(policy, setting->policy) != 0)
			continue;
		const az_policy *of = az_policies_find(policies, setting->policy);
		const az_parameter *parameter =
			of ? az_parameter_find(of, setting->name, strlen(setting->name)) : NULL;
		if (parameter)
			status = read_value(probe, setting, parameter, arena, &(*overrides)[(*count)++]);
	}
	return status;
}

/* ---- setting --------------------------------------------------------------------------------- */

static const char *parameter_name(const void *context, size_t i)
{
	const az_policy *policy = context;
	return i < policy->parameter_count ? policy->parameters[i].name : NULL;
}

static assize_status no_parameter(assize_probe *probe, const char *name)
{
	const char *near = az_text_nearest(name, parameter_name, probe->policy);
	if (near)
		return az_error_set(&probe->error, ASSIZE_ERROR_MISSING, NULL,
			"policy '%s' has no parameter '%.200s'; did you mean '%s'?", probe->policy->id, name,
			near);
	return az_error_set(&probe->error, ASSIZE_ERROR_MISSING, NULL,
		"policy '%s' has no parameter '%.200s'", probe->policy->id, name);
}

static void forget(assize_probe *probe, size_t i)
{
	az_setting *setting = &probe->settings[i];
	free(setting->policy);
	free(setting->name);
	free(setting->value);
	probe->setting_count--;
	memmove(setting, setting + 1, (probe->setting_count - i) * sizeof *setting);
}

static size_t find_setting(const assize_probe *probe, const char *name)
{
	size_t i = 0;
	while (
		i < probe->setting_count && (strcmp(probe->settings[i].name, name) != 0 ||
										strcmp(probe->settings[i].policy, probe->policy->id) != 0))
		i++;
	return i;
}

static assize_status add(assize_probe *probe, const char *name, const char *value)
{
	if (probe->setting_count == AZ_PROBE_SETTINGS_MOST)
		return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"more than %d parameters are set by hand; take one back", (int)AZ_PROBE_SETTINGS_MOST);
	az_setting *setting = &probe->settings[probe->setting_count++];
	*setting = (az_setting){strdup(probe->policy->id), strdup(name), strdup(value)};
	if (setting->policy && setting->name && setting->value)
		return ASSIZE_OK;
	forget(probe, probe->setting_count - 1);
	return az_error_memory(&probe->error);
}

/* The value is read once as a trial, so that a wrong one is refused where it is written. */
static assize_status set(assize_probe *probe, const az_parameter *parameter, const char *value)
{
	az_override trial = {0};
	az_arena *arena = az_arena_new();
	if (!arena)
		return az_error_memory(&probe->error);
	char *name = az_arena_string(arena, parameter->name);
	char *text = az_arena_string(arena, value);
	az_setting written = {NULL, name, text};
	assize_status status = name && text ? read_value(probe, &written, parameter, arena, &trial)
										: az_error_memory(&probe->error);
	az_arena_free(arena);
	size_t old = find_setting(probe, parameter->name);
	if (!status && old < probe->setting_count)
		forget(probe, old);
	return status ? status : add(probe, parameter->name, value);
}

assize_status assize_probe_set_parameter(assize_probe *probe, const char *name, const char *value)
{
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	const az_parameter *parameter =
		name ? az_parameter_find(probe->policy, name, strlen(name)) : NULL;
	if (!parameter)
		return az_probe_end(probe, no_parameter(probe, name ? name : ""));
	if (value)
		return az_probe_end(probe, set(probe, parameter, value));
	size_t old = find_setting(probe, name);
	if (old < probe->setting_count)
		forget(probe, old);
	return ASSIZE_OK;
}
