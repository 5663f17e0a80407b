#include "host/evidence.h"

#include <stdlib.h>
#include <string.h>

void az_evidence_free(az_evidence *evidence)
{
	free(evidence->facts);
	free(evidence->slots);
	free(evidence->used);
	*evidence = (az_evidence){0};
}

void az_evidence_reset(az_evidence *evidence)
{
	if (evidence->fact_count)
		memset(evidence->slots, 0, evidence->slot_count * sizeof *evidence->slots);
	evidence->fact_count = evidence->used_count = 0;
	evidence->failed = false;
}

static uint32_t hash(az_fact fact)
{
	uint64_t key = (uint64_t)fact.node << 32 | (uint32_t)fact.field << 16 | fact.extension;
	return (uint32_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

/* The slot where the fact is, or where it would go. */
static uint32_t *slot_of(const az_evidence *evidence, az_fact fact)
{
	uint32_t mask = evidence->slot_count - 1;
	for (uint32_t i = hash(fact) & mask;; i = (i + 1) & mask) {
		uint32_t index = evidence->slots[i];
		if (!index)
			return &evidence->slots[i];
		const az_fact *other = &evidence->facts[index - 1];
		if (other->node == fact.node && other->field == fact.field &&
			other->extension == fact.extension)
			return &evidence->slots[i];
	}
}

/* Twice the room; the table is kept at most half full. */
static bool grow(az_evidence *evidence)
{
	uint32_t capacity = evidence->fact_capacity ? evidence->fact_capacity * 2 : 32;
	az_fact *facts = realloc(evidence->facts, capacity * sizeof *facts);
	if (!facts)
		return false;
	evidence->facts = facts;
	uint32_t *slots = calloc((size_t)capacity * 2, sizeof *slots);
	if (!slots)
		return false;
	free(evidence->slots);
	evidence->slots = slots;
	evidence->slot_count = capacity * 2;
	evidence->fact_capacity = capacity;
	for (uint32_t i = 0; i < evidence->fact_count; i++)
		*slot_of(evidence, facts[i]) = i + 1;
	return true;
}

bool az_evidence_fact(az_evidence *evidence, az_fact fact, uint32_t *index)
{
	if (evidence->fact_count == evidence->fact_capacity && !grow(evidence))
		return false;
	uint32_t *slot = slot_of(evidence, fact);
	if (!*slot) {
		evidence->facts[evidence->fact_count++] = fact;
		*slot = evidence->fact_count;
	}
	*index = *slot - 1;
	return true;
}

bool az_evidence_used(az_evidence *evidence, az_used used)
{
	for (uint32_t i = 0; i < evidence->used_count; i++)
		if (evidence->used[i].parameter == used.parameter && evidence->used[i].value == used.value)
			return true;
	if (evidence->used_count == evidence->used_capacity) {
		uint32_t capacity = evidence->used_capacity ? evidence->used_capacity * 2 : 16;
		az_used *more = realloc(evidence->used, capacity * sizeof *more);
		if (!more)
			return false;
		evidence->used = more;
		evidence->used_capacity = capacity;
	}
	evidence->used[evidence->used_count++] = used;
	return true;
}
