/*
 * A profile, as its file has it: which policies an audit runs, and what they may read. Internal to
 * the room: the bundle is read from it, and the policies are loaded by it.
 */
#ifndef AZ_POLICY_PROFILE_H
#define AZ_POLICY_PROFILE_H

#include "policy/named_paths.h"
#include "policy/schedule.h"

/* The path of a profile that was made in memory. No file may be called this. */
#define AZ_PROFILE_MADE "(made)"

typedef struct az_grant {
	const char *policy;
	const char **purposes; /* NULL-ended */
	az_place place;
} az_grant;

typedef struct az_profile {
	const char *name;
	const char *shown; /* the file, for messages */
	bool made; /* no pairing of priority and leniency is asked for; all purposes are granted */
	az_named_paths policies;
	az_named_paths fields;
	az_named_paths law;
	az_named_paths calendar; /* none or one */
	const az_grant *grants;
	size_t grant_count;
	az_schedule schedule;
	const az_doc *tailoring; /* what is named under these keys; NULL: nothing */
	const az_doc *waivers;
	const az_doc *complete; /* NULL: no group is declared complete */
} az_profile;

/* Reads and judges a profile. False when there is any problem. */
bool az_profile_load(az_load *load, const az_bundle_file *file, az_profile *profile);

/* What a profile may name and this version does not apply must not be passed over in silence: a
 * problem for each of tailoring and waivers that names anything. */
void az_profile_refuse_unapplied(az_load *load, const az_profile *profile);

/* The grant of a policy, or NULL. */
const az_grant *az_profile_grant(const az_profile *profile, const char *policy);

#endif
