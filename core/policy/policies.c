#include "policy/policy.h"

#include <string.h>

#include "base/file.h"
#include "exchange/fields_read.h"
#include "policy/calendar.h"
#include "policy/group_field.h"
#include "policy/law.h"
#include "policy/manifest.h"
#include "policy/profile.h"
#include "policy/rule.h"

/* A file that the profile names; its absence is a problem at the name. */
static const az_bundle_file *named_file(az_load *load, const char *path, az_place place)
{
	const az_bundle_file *file = path ? az_bundle_find(load->bundle, path) : NULL;
	if (!path)
		load->no_memory = true;
	else if (!file)
		az_problems_add(load->problems, place, NULL, "read the bundle anew from the profile",
			"the bundle has no file '%s'", path);
	return file;
}

/* The fields that provinces add, and a field of the ordinary kind for each. */
static void load_schema(az_load *load)
{
	const az_named_paths *paths = &load->profile->fields;
	az_schema *schema = &load->policies->schema;
	az_fields_file *files = az_load_array(load, paths->count, sizeof *files);
	size_t count = 0;
	for (size_t i = 0; files && i < paths->count; i++) {
		const az_bundle_file *file = named_file(load, paths->items[i].path, paths->items[i].place);
		const az_doc *doc = file ? az_load_yaml(load, file) : NULL;
		if (doc)
			files[count++] = (az_fields_file){.doc = doc, .name = file->shown};
	}
	if (files && count)
		az_fields_read(files, count, load->arena, schema, load->problems);
	az_field *fields = az_load_array(load, schema->count, sizeof *fields);
	for (size_t i = 0; fields && i < schema->count; i++)
		fields[i] = az_extension_field(&schema->extensions[i]);
	load->extension_fields = fields;
}

static void refuse_second(az_load *load, const az_policy *policies, const az_policy *policy)
{
	for (const az_policy *other = policies; other < policy; other++) {
		if (!policy->id[0] || strcmp(other->id, policy->id) != 0)
			continue;
		az_problems_add(load->problems, policy->place, NULL,
			"give one of the two another id, or take it out of the profile",
			"the policy '%s' is there already, from %s:%d", policy->id, other->place.file,
			other->place.line);
		return;
	}
}

static void load_policies(az_load *load)
{
	const az_named_paths *paths = &load->profile->policies;
	az_policy *policies = az_load_array(load, paths->count, sizeof *policies);
	if (!policies)
		return;
	load->policies->policies = policies;
	for (size_t i = 0; i < paths->count; i++) {
		az_policy *policy = &policies[i];
		policy->folder = paths->items[i].path;
		policy->index = (uint32_t)i;
		const az_bundle_file *file = named_file(
			load, az_path_join(load->arena, policy->folder, "policy.yaml"), paths->items[i].place);
		if (!file)
			return;
		load->policies->policy_count++;
		az_manifest_load(load, file, policy);
		refuse_second(load, policies, policy);
		az_rules_load(load, policy);
		if (!policy->rule_count)
			az_problems_add(load->problems, (az_place){.file = file->shown}, NULL,
				"put each rule into a file of its own: rules/unreturned.lua",
				"the policy has no rules");
	}
}

/* A grant for a policy that the profile does not run is a slip of the pen. */
static void check_grants(az_load *load)
{
	const az_profile *profile = load->profile;
	for (size_t i = 0; i < profile->grant_count; i++)
		if (!az_policies_find(load->policies, profile->grants[i].policy))
			az_problems_add(load->problems, profile->grants[i].place, NULL,
				"write the id of a policy that the profile names, or take the grant out",
				"the profile runs no policy '%s' to grant anything", profile->grants[i].policy);
}

/* All rules by index, which is the order of policies, then ids. */
static void list_rules(az_load *load)
{
	az_policies *policies = load->policies;
	const az_rule **all = az_load_array(load, policies->rule_count, sizeof *all);
	size_t n = 0;
	for (size_t i = 0; all && i < policies->policy_count; i++)
		for (size_t k = 0; k < policies->policies[i].rule_count; k++)
			all[n++] = &policies->policies[i].rules[k];
	policies->rules = all;
}

static const az_rule *first_of_kind(const az_policies *policies, az_kind kind)
{
	for (size_t i = 0; i < policies->rule_count; i++)
		for (size_t k = 0; k < policies->rules[i]->message_count; k++)
			if (policies->rules[i]->messages[k].kind == kind)
				return policies->rules[i];
	return NULL;
}

/* Every search for severity is paired with a search for leniency. */
static void check_pairing(az_load *load)
{
	const az_rule *priority = first_of_kind(load->policies, AZ_KIND_PRIORITY);
	if (load->profile->made || !priority || first_of_kind(load->policies, AZ_KIND_LENIENCY))
		return;
	az_problems_add(load->problems, (az_place){.file = load->profile->shown}, NULL,
		"add a policy with leniency rules, as ../national/leniency",
		"the profile runs priority rules (policy '%s', rule '%s') and no leniency rules",
		priority->policy->id, priority->id);
}

static void load_all(az_load *load, az_profile *profile)
{
	const az_bundle_file *file = az_bundle_find(load->bundle, load->bundle->profile);
	size_t before = az_problems_count(load->problems);
	if (!file || !az_profile_load(load, file, profile))
		return;
	load->profile = profile;
	if (!load->untailored)
		az_profile_refuse_unapplied(load, profile);
	load->policies->name = profile->name;
	az_schedule *schedule = az_load_array(load, 1, sizeof *schedule);
	if (!schedule)
		return;
	*schedule = profile->schedule;
	load->policies->schedule = schedule;
	load_schema(load);
	if (!load->extension_fields)
		return;
	load->file = profile->shown;
	az_complete_load(load, profile->complete);
	if (load->fields_only)
		return;
	az_law_load(load);
	az_calendar_load(load);
	load_policies(load);
	if (load->no_memory)
		return;
	check_grants(load);
	list_rules(load);
	/* A rule that was not read may be the one that is missing: no blame on top of blame. */
	if (!load->no_memory && az_problems_count(load->problems) == before)
		check_pairing(load);
}

/* How much of a bundle is loaded, and whether what has problems is given all the same. */
typedef enum extent { EXTENT_ALL, EXTENT_FIELDS, EXTENT_WHAT_CAN_BE, EXTENT_UNTAILORED } extent;

static assize_status load_some(
	az_policies **policies, const az_bundle *bundle, extent how, az_problems *problems)
{
	az_profile profile = {0};
	*policies = NULL;
	az_arena *arena = az_arena_new();
	az_policies *made = arena ? az_arena_alloc(arena, sizeof *made) : NULL;
	if (!made) {
		az_arena_free(arena);
		az_problems_add(problems, (az_place){0}, NULL, NULL, "out of memory");
		return ASSIZE_ERROR_MEMORY;
	}
	made->arena = arena;
	made->bundle = bundle;
	size_t before = az_problems_count(problems);
	az_load load = {.arena = arena,
		.problems = problems,
		.bundle = bundle,
		.policies = made,
		.fields_only = how == EXTENT_FIELDS,
		.untailored = how == EXTENT_UNTAILORED};
	load_all(&load, &profile);
	if (!load.no_memory && az_problems_count(problems) == before) {
		*policies = made;
		return ASSIZE_OK;
	}
	if (!load.no_memory && how == EXTENT_WHAT_CAN_BE) {
		*policies = made;
		return ASSIZE_ERROR_POLICY;
	}
	az_arena_free(arena);
	if (!load.no_memory)
		return ASSIZE_ERROR_POLICY;
	az_problems_add(problems, (az_place){0}, NULL, NULL, "out of memory");
	return ASSIZE_ERROR_MEMORY;
}

assize_status az_policies_load(
	az_policies **policies, const az_bundle *bundle, az_problems *problems)
{
	return load_some(policies, bundle, EXTENT_ALL, problems);
}

assize_status az_policies_load_fields(
	az_policies **policies, const az_bundle *bundle, az_problems *problems)
{
	return load_some(policies, bundle, EXTENT_FIELDS, problems);
}

assize_status az_policies_load_what(
	az_policies **policies, const az_bundle *bundle, az_problems *problems)
{
	return load_some(policies, bundle, EXTENT_WHAT_CAN_BE, problems);
}

assize_status az_policies_load_untailored(
	az_policies **policies, const az_bundle *bundle, az_problems *problems)
{
	return load_some(policies, bundle, EXTENT_UNTAILORED, problems);
}

void az_policies_free(az_policies *policies)
{
	if (policies)
		az_arena_free(policies->arena);
}
