/*
 * The fields that groups are made by (`group_by`, and `complete` of a profile): an open text, code or
 * case number of an entity. Internal to the loading functions, and for schemas.
 */
#ifndef AZ_POLICY_GROUP_FIELD_H
#define AZ_POLICY_GROUP_FIELD_H

#include "policy/load.h"

/* True where a field of that kind makes groups: an open text, code or case number. */
bool az_group_field_takes(const az_field *field);

/* Finds the field that `text` names, as "case.loss_key", or says the problem at `value`. */
bool az_group_field_load(az_load *load, const az_doc *value, const char *text, az_field_ref *out);

/* Reads a profile's `complete: {case.series: [KEY, ...]}`; nothing where the map has none. Needs the
 * fields that provinces add. */
void az_complete_load(az_load *load, const az_doc *complete);

#endif
