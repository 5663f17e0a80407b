/*
 * One dossier as a person reads it: every entity in canonical order, every field that somebody said
 * with its title, personal and protected values as "***", derived ones marked, and at the end of each
 * entity how many fields nobody said, by name. Pure but for the buffer.
 */
#ifndef AZ_REPORT_DOSSIER_SHOW_H
#define AZ_REPORT_DOSSIER_SHOW_H

#include "base/buffer.h"
#include "model/record.h"
#include "model/schema.h"
#include "model/value.h"

/* Appends the dossier. `schema` says which fields a province added; one that it does not declare is
 * masked. NULL: none. */
void az_dossier_show(
	const az_record *record, const az_schema *schema, az_lang lang, az_buffer *out);

#endif
