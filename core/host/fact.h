/*
 * A fact: what a rule read, by its place in the dossier's record. It names a field of a node; or a year of the
 * calendar of working days, which is read like a field and is evidence like one, under the path
 * "calendar.2026". Pure functions, any thread.
 */
#ifndef AZ_HOST_FACT_H
#define AZ_HOST_FACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "model/record.h"
#include "policy/policy.h"

/* The number of the calendar among the fields of a case; no field has it. */
enum { AZ_FIELD_CALENDAR = 0xFFFE };

/* A field of a node: by number, or for an extension AZ_FIELD_EXTENSION and its index in the schema. A
 * year of the calendar: AZ_FIELD_CALENDAR of the case, and the year. */
typedef struct az_fact {
	az_ref node;
	uint16_t field;
	uint16_t extension;
} az_fact;

az_fact az_fact_of_year(const az_record *record, int year);

/* True where the fact's node, which is one of the record, can have it: for facts from elsewhere. */
bool az_fact_fits(const az_policies *policies, const az_record *record, az_fact fact);

/* The same of a fact from elsewhere whose node may be none of the record; walks the record to it. */
bool az_fact_is_of(const az_policies *policies, const az_record *record, az_fact fact);

/* The field and extension of a fact (one of the two is set) and its name. */
const char *az_fact_name(const az_policies *policies, const az_record *record, az_fact fact,
	const az_field **field, const az_extension **extension);

/* Reads the fact's value as it stands in the record (derived fields are computed); of a year, the
 * notices that it follows. */
void az_fact_value(
	const az_policies *policies, const az_record *record, az_fact fact, az_value *value);

/* Appends "defendant.D1.gain". */
void az_fact_path(
	const az_policies *policies, const az_record *record, az_fact fact, az_buffer *out);

/* Why a fact is unknown, where its path does not say it: of a year that the calendar lacks, in English, as
 * outcomes keep texts (base/words.h). "" for a field. */
enum { AZ_LACK_MOST = 160 };
const char *az_fact_lack(const az_policies *policies, az_fact fact, char out[AZ_LACK_MOST]);

#endif
