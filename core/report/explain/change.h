/*
 * Which other values of one field are worth trying: a flag the other way, the other codes, a set with
 * one term less or more, and amounts, counts and dates moved to just below and above what the rule
 * compared. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_CHANGE_H
#define AZ_REPORT_EXPLAIN_CHANGE_H

#include "report/explain/trace.h"

typedef enum az_change_kind {
	AZ_CHANGE_TO = 0,  /* another value */
	AZ_CHANGE_WITHOUT, /* a set without a term */
	AZ_CHANGE_WITH     /* a set with one more */
} az_change_kind;

typedef struct az_change {
	az_change_kind kind;
	const char *text; /* the field's whole new value, as a file has it */
	uint16_t code;    /* sets: the term */
	bool ordered;     /* amounts, counts, dates: the nearest first, and one that works is enough */
} az_change;

typedef struct az_changes {
	const az_change *items;
	size_t count;
} az_changes;

/* The fields whose values make the fact: itself, or for a derived field what it is summed from, in the
 * order of the record. Personal, protected and structural fields are left out. False: memory is out. */
bool az_change_fields(const az_policies *policies, const az_record *record, az_fact fact,
	az_arena *arena, az_fact **fields, size_t *count);

/* The other values of one of those fields. False: memory is out. */
bool az_change_list(const az_policies *policies, const az_record *record, az_fact fact,
	const az_told *told, int32_t as_of, az_arena *arena, az_changes *changes);

/* An amount, count or date as a file has it; NULL: it is none, or memory is out. */
const char *az_change_text(az_type type, int64_t number, az_arena *arena);

/* The number that an amount, count or date is moved by: a date's first day, else the value itself. */
bool az_change_number(const az_value *value, int64_t *number);

#endif
