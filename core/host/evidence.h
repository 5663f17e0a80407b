/*
 * What one rule read on one subject: each field once, in the order of first reading, and each
 * parameter value once. Belongs to a state; reset for each subject.
 */
#ifndef AZ_HOST_EVIDENCE_H
#define AZ_HOST_EVIDENCE_H

#include "host/outcome.h"

typedef struct az_evidence {
	az_fact *facts;
	uint32_t fact_count;
	uint32_t fact_capacity;
	uint32_t *slots; /* an open hash table of indexes + 1 into facts; its size is a power of two */
	uint32_t slot_count;
	az_used *used;
	uint32_t used_count;
	uint32_t used_capacity;
	bool failed; /* memory ran out: the evidence is not whole */
} az_evidence;

/* `(az_evidence){0}` is empty. */
void az_evidence_free(az_evidence *evidence);
void az_evidence_reset(az_evidence *evidence);

/* Notes a field; its index goes to *index. False when memory is out. */
bool az_evidence_fact(az_evidence *evidence, az_fact fact, uint32_t *index);
bool az_evidence_used(az_evidence *evidence, az_used used);

#endif
