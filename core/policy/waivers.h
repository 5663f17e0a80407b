/*
 * A waivers file (waivers.yaml) being written: a list of dated, reasoned, approved exceptions, each
 * about one rule, case and subject. It is not applied yet. One thread at a time.
 */
#ifndef AZ_POLICY_WAIVERS_H
#define AZ_POLICY_WAIVERS_H

#include "policy/load.h"

typedef struct az_waiver {
	const char *rule;     /* "restitution/unreturned" */
	const char *case_key; /* as the store has it */
	const char *subject;  /* "property.P1" */
	int32_t from;
	int32_t until; /* the last day that it holds */
	const char *reason;
	const char *basis;
	const char *author;
	const char *approver;
} az_waiver;

/* Appends it as an entry of the list: "- {rule: ..., case: ..., ...}". */
void az_waiver_entry(const az_waiver *waiver, az_buffer *out);

/* Appends the file (of no bytes where there is none yet) with the entry. What in the file speaks
 * against it, also another waiver of the same for some of the days, is said in the load's problems, and
 * is ASSIZE_ERROR_INPUT. */
assize_status az_waivers_add(az_load *load, const az_waiver *waiver, const char *file,
	const char *bytes, size_t length, az_buffer *out, az_error *error);

#endif
