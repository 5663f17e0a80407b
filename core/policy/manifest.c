#include "policy/manifest.h"

#include <string.h>

#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/named_paths.h"
#include "policy/parameter.h"
#include "policy/reads.h"
#include "policy/terms.h"
#include "base/words.h"

/* The version of the policy language that this host speaks; the messages below name it too, since the
 * catalog of translations takes no composed text. */
/* The messages below name it too: the catalog of translations takes no composed text. */
#define API "1"

const char *const az_manifest_keys[] = {"policy", "version", "api", "title", "authority", "law",
	"calendar", "owner", "contact", "purpose", "objection", "reads_personal", "reads_protected",
	"parameters", NULL};

const char *const az_authorities[] = {"national", "province", "court", NULL};

/* Digits without a leading zero; where they end, or NULL. */
static const char *skip_number(const char *at)
{
	const char *end = at;
	while (*end >= '0' && *end <= '9')
		end++;
	if (end == at || (*at == '0' && end > at + 1))
		return NULL;
	return end;
}

/* 1.0.0, with -rc.1 or +build behind it where there is one. */
static bool is_version(const char *text)
{
	const char *at = text;
	for (int i = 0; i < 3; i++) {
		at = skip_number(at);
		if (!at || (i < 2 && *at != '.'))
			return false;
		at += i < 2;
	}
	if (*at && *at != '-' && *at != '+')
		return false;
	for (const char *c = *at ? at + 1 : at; *c; c++)
		if (!strchr("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-+", *c))
			return false;
	return !*at || at[1];
}

static void read_id(az_load *load, const az_doc *map, az_policy *policy)
{
	const char *id = NULL;
	const az_doc *value = az_keys_need(load, map, "policy", "write its id: policy: restitution");
	if (!value || !az_keys_text(load, value, &id))
		return;
	policy->id = id;
	policy->place = az_doc_place(value, load->file);
	if (!az_term_is_plain(id, "-"))
		az_load_bad(load, value, "write a lower-case letter, then letters, digits, '_' and '-'",
			"'%s' cannot be the id of a policy", id);
}

static void read_version(az_load *load, const az_doc *map, az_policy *policy)
{
	const char *version = NULL;
	const az_doc *value = az_keys_need(load, map, "version", "write version: 1.0.0");
	if (!value || !az_keys_text(load, value, &version))
		return;
	policy->version = version;
	if (!is_version(version))
		az_load_bad(load, value, "write three numbers: 1.0.0", "'%s' is no version", version);
}

static void read_api(az_load *load, const az_doc *map)
{
	const char *api = NULL;
	const az_doc *value = az_keys_need(load, map, "api", "write api: 1");
	if (!value || !az_keys_text(load, value, &api) || strcmp(api, API) == 0)
		return;
	const char *end = skip_number(api);
	if (end && !*end && strcmp(api, "0") != 0)
		az_load_bad(load, value, "run it with a newer assize, or write it for api 1",
			"the policy needs a newer assize: it is written for api %s, and this one speaks 1",
			api);
	else
		az_load_bad(load, value, "write api: 1", "'%s' is no api number", api);
}

static void read_authority(az_load *load, const az_doc *map, az_policy *policy)
{
	const az_doc *value =
		az_keys_need(load, map, "authority", "write authority: national, province or court");
	size_t found = value ? az_keys_choice(load, value, az_authorities) : 0;
	policy->authority = found ? az_authorities[found - 1] : "";
}

/* What the policy says of itself to those whom it touches: each in both languages, or not at all. */
static void read_account(az_load *load, const az_doc *map, az_policy *policy)
{
	const struct {
		const char *key;
		az_title *out;
	} parts[] = {{"title", &policy->title}, {"owner", &policy->owner},
		{"contact", &policy->contact}, {"purpose", &policy->purpose},
		{"objection", &policy->objection}};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		const az_doc *value = az_keys_may(map, parts[i].key);
		if (value)
			az_keys_title(load, value, parts[i].out);
	}
}

void az_manifest_load(az_load *load, const az_bundle_file *file, az_policy *policy)
{
	/* A policy has an id and an authority to be named by, also when its manifest is wrong. */
	policy->id = "";
	policy->authority = "";
	policy->place = (az_place){.file = file->shown};
	const az_doc *map = az_load_yaml(load, file);
	if (!map || !az_keys_map(load, map, "a policy's manifest", az_manifest_keys))
		return;
	read_id(load, map, policy);
	read_version(load, map, policy);
	read_api(load, map);
	read_authority(load, map, policy);
	/* Read already by then, see law.c and calendar.c: here it is judged. */
	az_manifest_names names = {0};
	az_manifest_names_read(load, map, policy->folder, &names);
	const az_doc *parameters = az_keys_may(map, "parameters");
	read_account(load, map, policy);
	az_reads_load(load, map, policy);
	if (parameters)
		az_parameters_load(load, parameters, policy);
}
