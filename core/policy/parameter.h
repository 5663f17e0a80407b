/*
 * Parameters of a manifest. Internal to the loading functions.
 */
#ifndef AZ_POLICY_PARAMETER_H
#define AZ_POLICY_PARAMETER_H

#include "policy/load.h"

/* Reads `parameters: {...}` into the policy, ordered by name. */
void az_parameters_load(az_load *load, const az_doc *map, az_policy *policy);

/* The dated values of one parameter, whose type is known by then. */
void az_parameter_values_load(
	az_load *load, const az_doc *list, const az_policy *policy, az_parameter *parameter);

/* One figure, term or list of terms of the parameter's type; what is none of them is a problem. Also
 * for values that stand outside of a manifest, as in row tests. */
void az_parameter_value_read(
	az_load *load, const az_doc *value, const az_parameter *parameter, az_parameter_value *out);

/* A money, count or ratio, at least 0. */
bool az_parameter_number_read(
	az_load *load, const az_doc *value, const az_parameter *parameter, int64_t *out);

/* True for a figure, which has a least and a greatest. */
bool az_parameter_is_measured(const az_parameter *parameter);

/* Reads `tailor: {...}` of a parameter whose type is known by then. */
void az_parameter_tailor_read(az_load *load, const az_doc *map, az_parameter *parameter);

/* The parameter that a rule about `subject` (0: a group, which sees no field) names, or NULL with a
 * problem: no such one (with the nearest), or dated by a field that the subject does not see. */
const az_parameter *az_parameter_used(
	az_load *load, const az_policy *policy, az_entity_id subject, const char *name, az_place place);

#endif
