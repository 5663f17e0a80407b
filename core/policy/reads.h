/*
 * What a policy may read (law 6 of the house): personal fields for a purpose that the profile
 * grants, protected fields with a legal basis. Internal to the loading functions.
 */
#ifndef AZ_POLICY_READS_H
#define AZ_POLICY_READS_H

#include "policy/load.h"

/* Reads `reads_personal` and `reads_protected` of a manifest. The policy's id is known by then. */
void az_reads_load(az_load *load, const az_doc *manifest, az_policy *policy);

/* True when the policy may read the field; else a problem at `place` that says how to declare
 * it. */
bool az_reads_check(
	az_load *load, const az_policy *policy, const az_field_ref *ref, az_place place);

#endif
