/*
 * A run under way, shared by its files: run.c begins, continues and ends it and evaluates the dossiers;
 * run_groups.c goes on with the groups. Inside of the room audit.
 */
#ifndef AZ_AUDIT_RUN_INSIDE_H
#define AZ_AUDIT_RUN_INSIDE_H

#include "audit/group/grouping.h"
#include "audit/kept.h"
#include "audit/lease.h"
#include "audit/run.h"

enum { AZ_RUN_WAITING_MOST = 4096 };

/* What was handed in and whose result is not there yet: in a ring, by its tag. */
typedef struct az_waiting {
	az_kept kept;         /* without its block */
	char *key;            /* of the dossier; "" of a group */
	unsigned char *bytes; /* of the record */
	size_t length;
	char *group_key;
	unsigned char *members;
} az_waiting;

typedef struct az_running {
	az_store *store;
	const az_policies *policies;
	const az_run_options *options;
	az_run_result *result;
	az_error *error;
	az_arena *arena;
	az_evaluator *evaluator;
	az_lease *lease;       /* NULL: another audit of the store is running */
	az_grouping *grouping; /* NULL: the profile has no group rules */
	az_kept_kind phase;    /* what is being evaluated: dossiers, those beside the scope, groups */
	az_hasher hasher;
	int64_t sequence;
	uint64_t total;
	uint64_t put; /* tags handed in, and taken back */
	uint64_t taken;
	az_waiting *ring;
	/* The chunk being filled. */
	az_buffer chunk;
	int64_t chunk_number;
	int64_t rows;
	unsigned in_chunk;
	char *first;
	char *last; /* NULL: nothing of the phase is kept yet */
} az_running;

/* Makes room in the ring; the caller fills *waiting, as by a copy of a dossier's revision, and hands the
 * request in. What *waiting points to is freed with the run. */
assize_status az_running_room(az_running *r, az_waiting **waiting);
assize_status az_waiting_take(
	az_running *r, az_waiting *w, az_kept_kind kind, const az_revision *revision);
assize_status az_running_put(az_running *r, const az_request *request);

/* Takes all that is under way, and writes the chunk. */
assize_status az_running_flush(az_running *r);

/* Counts and hashes an entry of the run, and takes its rows. */
assize_status az_running_count(az_running *r, const az_record *record, const az_kept *kept);

/* Walks the dossiers of the phase, dossiers or those beside the scope, behind the last that is kept. */
assize_status az_running_scan(
	az_running *r, assize_status (*put)(az_running *r, const az_revision *revision));

/* What comes behind the dossiers: those beside the scope, then the groups. */
assize_status az_running_groups(az_running *r);

/* Counts, hashes and takes what the run has kept of a group, whose chunk was read. */
assize_status az_running_kept_group(az_running *r, const az_kept *kept);

#endif
