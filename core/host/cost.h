/*
 * What a rule cost on one dossier, as bytes: one entry for each rule that was asked, in the order of the
 * profile. Written by a host where the request has a place for it (az_request.cost), read by whoever
 * budgets or measures. Counting changes no outcome. Readers treat the bytes as hostile, since they come
 * from a worker process.
 */
#ifndef AZ_HOST_COST_H
#define AZ_HOST_COST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "model/record.h"
#include "policy/policy.h"

typedef struct az_cost {
	uint32_t rule;     /* index in the profile */
	uint32_t subjects; /* of the dossier that the rule is about, and that were asked for */
	uint32_t barred;   /* of these: a condition of `when` did not hold */
	uint32_t open;     /* a field or date that `when` needs was unknown */
	uint32_t entered; /* `check` ran; the rest was decided by `when` alone, or had no budget left */
	int64_t units;    /* instructions and charged steps, of all subjects: what the budget counts */
	int64_t most;     /* of one subject */
	int64_t memory;   /* bytes that the rule asked for, of all subjects */
	int64_t reads;    /* of fields, every one */
	int64_t used;     /* of parameters, every one */
	int64_t time;     /* nanoseconds of processor time */
} az_cost;

enum { AZ_COST_BYTES = 68 };

void az_cost_put(az_buffer *out, const az_cost *cost);

/* The next entry; false at the end or where the bytes are none (cursor->failed). */
bool az_cost_next(az_cursor *cursor, az_cost *cost);

/* True when every entry is of a rule of the profile, in order, and says what can be of this record.
 * The numbers are then small enough to be added up. */
bool az_costs_check(
	const az_policies *policies, const az_record *record, const void *bytes, size_t length);

/* The time that this thread has had of a processor, in nanoseconds. No rule sees it. */
int64_t az_cost_clock(void);

#endif
