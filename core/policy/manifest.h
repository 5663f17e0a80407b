/*
 * Manifests: policy.yaml, judged before any other file of the policy is looked at. Internal to the
 * loading functions.
 */
#ifndef AZ_POLICY_MANIFEST_H
#define AZ_POLICY_MANIFEST_H

#include "policy/load.h"

/* Reads the manifest of the policy, whose folder is known by then. */
void az_manifest_load(az_load *load, const az_bundle_file *file, az_policy *policy);

#endif
