#include "policy/profile.h"

#include <string.h>

#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/terms.h"
#include "base/words.h"

const char *const az_profile_keys[] = {"profile", "policies", "tailoring", "waivers", "fields",
	"grants", "law", "calendar", "schedule", "complete", NULL};
static const char *const MADE_KEYS[] = {"profile", "policies", "fields", "made", NULL};

static void read_grant(az_load *load, const az_doc *list, az_grant *out)
{
	out->policy = list->key;
	out->place = az_doc_key_place(list, load->file);
	if (!az_keys_list(load, list, "purposes"))
		return;
	out->purposes = az_load_array(load, list->count + 1, sizeof *out->purposes);
	if (!out->purposes)
		return;
	size_t count = 0;
	for (const az_doc *value = list->first; value; value = value->next)
		if (az_keys_text(load, value, &out->purposes[count]))
			count++;
}

static void read_grants(az_load *load, const az_doc *map, az_profile *profile)
{
	const az_doc *grants = az_keys_may(map, "grants");
	if (!grants)
		return;
	if (grants->kind != AZ_DOC_MAP) {
		az_load_bad(load, grants, "write {policy: [purpose, ...]}", "'grants' is not a map");
		return;
	}
	az_grant *items = az_load_array(load, grants->count, sizeof *items);
	if (!items)
		return;
	for (const az_doc *list = grants->first; list; list = list->next)
		read_grant(load, list, &items[profile->grant_count++]);
	profile->grants = items;
}

static const az_doc *filled(const az_doc *map, const char *key)
{
	const az_doc *list = az_keys_may(map, key);
	return list && !(list->kind == AZ_DOC_LIST && !list->count) ? list : NULL;
}

static void refuse_filled(az_load *load, const az_doc *list, const char *key)
{
	if (list)
		az_load_bad_key(load, list,
			"take the key out, or run it with a version of assize that applies it",
			"this version of assize does not apply '%s', and would run as if it were not there",
			key);
}

void az_profile_refuse_unapplied(az_load *load, const az_profile *profile)
{
	load->file = profile->shown;
	refuse_filled(load, profile->tailoring, "tailoring");
	refuse_filled(load, profile->waivers, "waivers");
}

bool az_profile_load(az_load *load, const az_bundle_file *file, az_profile *profile)
{
	size_t before = az_problems_count(load->problems);
	profile->shown = file->shown;
	const az_doc *map = az_load_yaml(load, file);
	bool in_memory = strcmp(file->path, AZ_PROFILE_MADE) == 0;
	if (!map || !az_keys_map(load, map, "a profile", in_memory ? MADE_KEYS : az_profile_keys))
		return false;
	const az_doc *name = az_keys_need(load, map, "profile", "write its name: profile: ...");
	if (name)
		az_keys_text(load, name, &profile->name);
	const az_doc *made = az_keys_may(map, "made");
	if (made && in_memory)
		az_keys_flag(load, made, &profile->made);
	az_named_paths_read(
		load, map, "policies", NULL, AZ_N("folders of policies"), &profile->policies);
	az_named_paths_read(load, map, "fields", NULL, AZ_N("files of fields"), &profile->fields);
	az_named_paths_read(load, map, "law", NULL, AZ_N("law registers"), &profile->law);
	az_named_path_read(load, map, "calendar", NULL, &profile->calendar);
	read_grants(load, map, profile);
	az_schedule_read(load, map, &profile->schedule);
	profile->tailoring = filled(map, "tailoring");
	profile->waivers = filled(map, "waivers");
	profile->complete = az_keys_may(map, "complete");
	if (!profile->policies.count && az_problems_count(load->problems) == before)
		az_load_bad(load, map, "name at least one: policies: [../national/priorities]",
			"the profile runs no policies");
	return !load->no_memory && az_problems_count(load->problems) == before;
}

const az_grant *az_profile_grant(const az_profile *profile, const char *policy)
{
	for (size_t i = 0; i < profile->grant_count; i++)
		if (strcmp(profile->grants[i].policy, policy) == 0)
			return &profile->grants[i];
	return NULL;
}
