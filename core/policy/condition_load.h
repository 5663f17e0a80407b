/*
 * Compiling the `when` of a rule's header. Internal to the loading functions.
 */
#ifndef AZ_POLICY_CONDITION_LOAD_H
#define AZ_POLICY_CONDITION_LOAD_H

#include "policy/load.h"

/* Reads `when = {status = "recovered", ...}` into the rule, whose policy and subject are known by
 * then. What can never hold, or compares what cannot be compared, is a problem. */
void az_conditions_load(az_load *load, const az_doc *when, az_rule *rule);

#endif
