/*
 * What the rules of a policy cost: sums over dossiers, by rule, and how they are shown. Sums of sums are
 * sums, in any order. One thread at a time.
 */
#ifndef AZ_REPORT_MEASURE_H
#define AZ_REPORT_MEASURE_H

#include "base/arena.h"
#include "host/cost.h"
#include "host/host.h"

/* A group rule is two: what its rows cost, dossier by dossier, and what its groups did. */
typedef enum az_measured_part {
	AZ_MEASURED_WHOLE = 0,
	AZ_MEASURED_ROWS,
	AZ_MEASURED_GROUPS
} az_measured_part;

/* Of one rule, over all dossiers. Of the groups of a group rule, a subject is a group. */
typedef struct az_measured {
	const az_rule *rule;
	az_measured_part part;
	uint64_t dossiers; /* that have a subject of the rule; of groups: 0 */
	uint64_t subjects;
	uint64_t barred;
	uint64_t open;
	uint64_t entered;
	int64_t units;
	int64_t most_subject;
	int64_t most_dossier; /* or group */
	int64_t memory;       /* of one dossier at most */
	int64_t reads;
	int64_t used;
	int64_t time;
} az_measured;

typedef struct az_measure {
	const az_policies *policies;
	az_limits limits; /* what a rule may spend on one dossier */
	az_measured *items;
	size_t count;
	size_t *places;    /* in items, by the index of a rule; the groups of a group rule come next */
	uint64_t measured; /* dossiers */
	uint64_t dossiers; /* there are */
	uint64_t lost;     /* of the measured: without a cost */
} az_measure;

/* Its arrays lie in the arena. */
bool az_measure_begin(az_measure *measure, const az_policies *policies, az_arena *arena);

/* Adds what one dossier cost; bytes that az_costs_check let pass. */
void az_measure_add(az_measure *measure, const void *bytes, size_t length);

/* The same of one group, which is no dossier. */
void az_measure_add_group(az_measure *measure, const void *bytes, size_t length);

/* Puts the costliest first: by instructions, then by name. Nothing is added behind it. */
void az_measure_sort(az_measure *measure);

/* The sum over all rules, and what it would be over all dossiers. */
az_measured az_measure_sum(const az_measure *measure);
int64_t az_measure_whole(const az_measure *measure, int64_t amount);

typedef struct az_measure_look {
	az_lang lang;
	bool time;
	uint64_t top; /* 0: all */
	int32_t as_of;
} az_measure_look;

/* Both append: lines for people, or an object a rule and one of the whole. */
void az_measure_table(const az_measure *measure, const az_measure_look *look, az_buffer *out);
void az_measure_json(const az_measure *measure, const az_measure_look *look, az_buffer *out);

#endif
