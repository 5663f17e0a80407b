/*
 * What a rule uses, as its source says: parameters, modules, and the fields that it reads. Found
 * without running it. Pure but for memory; one thread at a time.
 */
#ifndef AZ_REPORT_POLICYDOC_USED_H
#define AZ_REPORT_POLICYDOC_USED_H

#include "policy/policy.h"

/* How a rule reads a field; several may hold. */
enum {
	AZ_BY_WHEN = 1 << 0,  /* a condition asks for it */
	AZ_BY_TEXT = 1 << 1,  /* a message shows it */
	AZ_BY_DATE = 1 << 2,  /* it picks the value of a parameter */
	AZ_BY_CODE = 1 << 3,  /* the code reads it: unknown ends the rule */
	AZ_BY_MAYBE = 1 << 4, /* the code reads it with maybe(): unknown is nil */
	AZ_BY_GROUP = 1 << 5  /* groups share it */
};

typedef struct az_used_field {
	az_entity_id entity; /* whose table has it */
	const az_field *field;
	const az_extension *extension; /* or NULL */
	unsigned by;
} az_used_field;

typedef struct az_usage {
	const bool *parameters; /* by the policy's parameters */
	const bool *modules;    /* by the files of the bundle: the policy's modules that it requires */
	const az_used_field *fields; /* ordered by entity, then by their place in its table */
	size_t field_count;
} az_usage;

/* Fills `usages` of all rules, by their index. *whole: the code was seen to its end; else what it reads
 * is not all there. False when a file is no Lua (a problem was added) or memory is out (none was). */
bool az_usage_read(az_usage *usages, bool *whole, const az_policies *policies, az_arena *arena,
	az_problems *problems);

/* The order of their place in the data; for qsort. */
int az_used_order(const void *a, const void *b);

#endif
