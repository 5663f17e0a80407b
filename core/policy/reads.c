#include "policy/reads.h"

#include <string.h>

#include "policy/field_ref.h"
#include "policy/keys.h"
#include "policy/law.h"
#include "policy/terms.h"
#include "policy/profile.h"

static bool is_granted(const az_load *load, const az_policy *policy, const char *purpose)
{
	if (load->profile->made)
		return true;
	const az_grant *grant = az_profile_grant(load->profile, policy->id);
	return grant && grant->purposes && az_terms_find(grant->purposes, purpose);
}

static void check_grant(
	az_load *load, const az_policy *policy, const az_doc *value, const char *purpose)
{
	if (is_granted(load, policy, purpose))
		return;
	const az_profile *profile = load->profile;
	const az_grant *grant = az_profile_grant(profile, policy->id);
	const char *mend =
		az_load_text(load, "if the reading is right, write in %s: grants: {%s: [%s]}",
			profile->shown, policy->id, purpose);
	if (grant)
		az_load_bad(load, value, mend, "%s:%d does not grant %s the purpose '%s' for %s",
			grant->place.file, grant->place.line, policy->id, purpose, value->key);
	else
		az_load_bad(load, value, mend, "%s grants %s nothing, and it asks to read %s for '%s'",
			profile->shown, policy->id, value->key, purpose);
}

/* The field of an entry, if it has the sensitivity that the list is for. */
static bool read_field(
	az_load *load, const az_doc *value, az_sensitivity wanted, az_declared_read *out)
{
	az_field_ref ref;
	if (!az_field_ref_load(load, 0, value->key, az_doc_key_place(value, load->file), &ref))
		return false;
	out->path = value->key;
	out->entity = az_field_ref_owner(&ref);
	out->field = ref.field;
	out->extension = ref.extension;
	out->place = az_doc_key_place(value, load->file);
	az_sensitivity is = ref.field->sensitivity;
	if (is == wanted)
		return true;
	if (is == AZ_OPEN)
		az_load_bad_key(load, value, "leave it out: every policy may read it",
			"'%s' is open and needs no declaration", value->key);
	else if (is == AZ_PROTECTED)
		az_load_bad_key(load, value,
			"put it under reads_protected, with the id of the law that allows it",
			"'%s' is protected, not personal", value->key);
	else
		az_load_bad_key(load, value, "put it under reads_personal, with its purpose",
			"'%s' is personal, not protected", value->key);
	return false;
}

static const az_doc *declared(
	az_load *load, const az_doc *manifest, const char *key, const char *as)
{
	const az_doc *map = az_keys_may(manifest, key);
	bool empty = map && map->kind == AZ_DOC_LIST && !map->count;
	if (!map || empty)
		return NULL;
	if (map->kind == AZ_DOC_MAP)
		return map;
	az_load_bad(load, map, az_load_text(load, "write {defendant.birth_on: %s}", as),
		"'%s' is not a map", key);
	return NULL;
}

/* A read that was declared is kept even when it is wrong: the load fails, and the rules that rely
 * on it need no problem of their own. */
static void read_list(az_load *load, const az_doc *map, az_sensitivity wanted,
	const az_policy *policy, az_declared_read *items, size_t *count)
{
	for (const az_doc *value = map ? map->first : NULL; value; value = value->next) {
		az_declared_read *read = &items[*count];
		if (!read_field(load, value, wanted, read))
			continue;
		++*count;
		if (wanted == AZ_PROTECTED)
			read->basis = az_law_cited(load, value);
		else if (az_keys_text(load, value, &read->purpose))
			check_grant(load, policy, value, read->purpose);
	}
}

void az_reads_load(az_load *load, const az_doc *manifest, az_policy *policy)
{
	const az_doc *personal = declared(load, manifest, "reads_personal", "purpose");
	const az_doc *protected = declared(load, manifest, "reads_protected", "id-of-a-law");
	size_t most = (personal ? personal->count : 0) + (protected ? protected->count : 0);
	az_declared_read *items = az_load_array(load, most, sizeof *items);
	if (!items)
		return;
	read_list(load, personal, AZ_PERSONAL, policy, items, &policy->read_count);
	read_list(load, protected, AZ_PROTECTED, policy, items, &policy->read_count);
	policy->reads = items;
}

bool az_reads_check(az_load *load, const az_policy *policy, const az_field_ref *ref, az_place place)
{
	char path[160];
	if (ref->as_of || ref->field->sensitivity == AZ_OPEN)
		return true;
	for (size_t i = 0; i < policy->read_count; i++)
		if (policy->reads[i].field == ref->field)
			return true;
	az_field_ref_path(ref, path);
	bool personal = ref->field->sensitivity == AZ_PERSONAL;
	const char *mend =
		personal
			? az_load_text(load, "declare it in policy.yaml: reads_personal: {%s: purpose}", path)
			: az_load_text(
				  load, "declare it in policy.yaml: reads_protected: {%s: id-of-a-law}", path);
	az_problems_add(load->problems, place, NULL, mend,
		"'%s' is %s, and the policy does not declare it", path,
		personal ? "personal" : "protected");
	return false;
}
