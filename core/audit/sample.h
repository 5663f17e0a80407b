/*
 * Samples that anybody can draw again: from a seed and the keys of what is drawn from, and nothing else.
 * Pure functions, any thread.
 *
 * - By items: a hash of seed and key gives each item its place; a sample of n is the first n places. So
 *   it does not depend on the order in which items come, and a sample of 60 begins with that of 30.
 * - By money (monetary-unit sampling, with replacement): the items lie one behind the other in the byte
 *   order of their keys, each as long as its amount; draw k falls on one fen of the whole, each with the
 *   same chance. A larger sample has the draws of a smaller one. An amount of zero is never hit; an
 *   item may be hit several times.
 */
#ifndef AZ_AUDIT_SAMPLE_H
#define AZ_AUDIT_SAMPLE_H

#include "base/hash.h"

typedef struct az_seed {
	const char *text;
	size_t length;
} az_seed;

/* The place of an item: hashes are ordered as bytes. */
az_hash az_sample_place(az_seed seed, const char *key, size_t length);

/* Which fen draw `k` (from 1) falls on: 0 to total - 1. `total` is above zero. */
uint64_t az_sample_draw(az_seed seed, uint64_t k, uint64_t total);

/* The item that a fen lies in, where ends[i] is the sum of the amounts up to and with item i. */
size_t az_sample_find(const uint64_t *ends, size_t count, uint64_t fen);

#endif
