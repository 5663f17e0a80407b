/*
 * A dossier being built: from a file, from a mapping, or field by field through the API. When it is
 * whole it is frozen into a record; every reader reads records. One thread at a time; the caller
 * owns it.
 */
#ifndef AZ_MODEL_DOSSIER_H
#define AZ_MODEL_DOSSIER_H

#include "base/buffer.h"
#include "base/problem.h"
#include "model/record.h"
#include "model/schema.h"
#include "model/value.h"

typedef struct az_dossier az_dossier;
typedef struct az_item az_item; /* one entity of a dossier being built; belongs to it */

/* An empty dossier: a case and nothing else. NULL when memory is out. `schema` may be NULL; it is
 * borrowed. */
az_dossier *az_dossier_new(const az_schema *schema);
void az_dossier_free(az_dossier *dossier);
/* Forgets everything, to be used for the next. */
void az_dossier_reset(az_dossier *dossier);

az_item *az_dossier_case(az_dossier *dossier);
const az_schema *az_dossier_schema(const az_dossier *dossier);

/* Where an item was read, for messages about it. */
void az_item_set_place(az_item *item, az_place place);
const az_entity *az_item_entity(const az_item *item);

/* Marks a list as looked at (so that no items means none), without adding to it. */
assize_status az_item_list(az_dossier *dossier, az_item *item, const az_field *list);

/* A new item of a list or single field. NULL when memory is out. A single that is there already is
 * given back again. */
az_item *az_item_add(az_dossier *dossier, az_item *item, const az_field *field);

/* Sets a field from text: one value, for sets and refs one more member. Numbers, codes and dates
 * are parsed; for references the key is kept and resolved when the dossier is frozen. On bad text a
 * problem with place, field path and mend is added and false is given; the field stays as it was.
 */
bool az_item_set(az_dossier *dossier, az_item *item, const az_field *field, const char *text,
	size_t length, az_place place, az_problems *problems);

/* Sets a field to a state: AZ_UNKNOWN forgets it, AZ_NOT_APPLICABLE says so; for a set, refs or
 * list AZ_KNOWN makes it empty: looked and none. */
assize_status az_item_set_state(
	az_dossier *dossier, az_item *item, const az_field *field, az_state state);

/* The same three for an extension field. */
bool az_item_set_extension(az_dossier *dossier, az_item *item, const az_extension *extension,
	const char *text, size_t length, az_place place, az_problems *problems);
assize_status az_item_set_extension_state(
	az_dossier *dossier, az_item *item, const az_extension *extension, az_state state);

/* Fills an empty dossier from a record (to change a field or two of it). */
assize_status az_dossier_load(az_dossier *dossier, const az_record *record, az_error *error);

/* Sets, by path, a field of the dossier ("property.P1.recovered_on", "case.telecom",
 * "defendant.D1.outcome.months", "defendant.D1.roles"). Text as in a file; sets and refs take a
 * comma list, "[]" is looked and none, "不详" unknown. Items on the path must exist. */
bool az_dossier_set(
	az_dossier *dossier, const char *path, const char *text, az_place place, az_problems *problems);

/* Freezes it: gives default keys; refuses doubled keys, references that lead nowhere and sealed
 * juvenile records; derives what the case number says (court code, province) where it is not given;
 * and appends the record to `out`. Problems are added with place and path; false when there is any. */
bool az_dossier_freeze(az_dossier *dossier, az_buffer *out, az_problems *problems);

#endif
