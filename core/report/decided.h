/*
 * What people decided about findings: loaded once, searched by a finding's id. A finding keeps its id
 * from run to run, so a decision stands for later runs too, until another one is made. Immutable once
 * loaded; its texts live in the arena.
 */
#ifndef AZ_REPORT_DECIDED_H
#define AZ_REPORT_DECIDED_H

#include "store/store.h"

typedef struct az_decided {
	const az_decision **last; /* of each finding, ordered by its id */
	size_t count;
} az_decided;

assize_status az_decided_load(
	az_decided *decided, az_store *store, az_arena *arena, az_error *error);

/* The last decision on a finding, or NULL. */
const az_decision *az_decided_find(const az_decided *decided, const char *id);

/* "open" (for NULL), "upheld", "dismissed", "corrected". */
const char *az_decided_status(const az_decision *decision);

/* The same for people. */
const char *az_decided_shown(const az_decision *decision, bool zh);

/* The four names, NULL-ended. */
extern const char *const az_decided_names[];

#endif
