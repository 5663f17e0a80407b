/*
 * Names of fields as seen from a subject: `status`, `outcome.penalty`, `case.telecom`,
 * `defendant.outcome.months`, `x.zj.dormitory`, `case.x.zj.hotline`. Internal to the loading
 * functions.
 */
#ifndef AZ_POLICY_FIELD_REF_H
#define AZ_POLICY_FIELD_REF_H

#include "policy/load.h"

/* Why a name is no field: the two halves of a problem. */
typedef struct az_field_fault {
	char what[256];
	char mend[256];
} az_field_fault;

/* Finds the field. A subject of 0 sees every entity, by its name only ("property.recovered_on").
 * `fault` may be NULL. */
bool az_field_ref_find(const az_load *load, az_entity_id subject, const char *text,
	az_field_ref *out, az_field_fault *fault);

/* Finds it or says the problem. */
bool az_field_ref_load(
	az_load *load, az_entity_id subject, const char *text, az_place place, az_field_ref *out);

/* `dated_by` and the like: `as_of`, or the name of a date field of any entity. */
bool az_date_ref_load(az_load *load, const az_doc *value, az_field_ref *out);

/* The entity whose table has the field: the single's where there is one. */
az_entity_id az_field_ref_owner(const az_field_ref *ref);

/* True for as_of, and where a rule about the subject sees the field: it is the subject's own, or of what
 * the subject belongs to. */
bool az_field_ref_is_seen(const az_field_ref *ref, az_entity_id subject);

/* "defendant.birth_on", in a buffer of 160 bytes. */
const char *az_field_ref_path(const az_field_ref *ref, char out[160]);

#endif
