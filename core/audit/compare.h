/*
 * How the findings of two runs differ. Findings are the same by their id (audit/finding.h), which no
 * value, version or date goes into; so each is, from the older run to the newer:
 *
 * - new: only the newer has it.
 * - open: both have it, with the same text, values, level, evidence and parameters.
 * - changed: both have it, and something of these is another.
 * - not evaluated: only the older has it, and nobody looked again: the rule could not be judged on its
 *   subject, or is not in the newer run's profile, or its dossier is not in the newer run.
 * - fixed: only the older has it, and the newer run looked and found nothing.
 *
 * Both runs are walked side by side in the order of keys; one dossier of each is in memory. One thread at
 * a time.
 */
#ifndef AZ_AUDIT_COMPARE_H
#define AZ_AUDIT_COMPARE_H

#include "audit/finding.h"
#include "audit/view.h"

typedef enum az_change {
	AZ_CHANGE_NEW = 1,
	AZ_CHANGE_FIXED,
	AZ_CHANGE_OPEN,
	AZ_CHANGE_CHANGED,
	AZ_CHANGE_NOT_EVALUATED,
	AZ_CHANGE_END
} az_change;

/* "new", "fixed", "open", "changed", "not_evaluated"; and back (0 when it is none). */
const char *az_change_name(az_change change);
az_change az_change_named(const char *name);

/* Which findings count: NULL or 0 for all. Judged on the newer of the two findings. */
typedef struct az_compare_wish {
	az_kind kind;
	unsigned level;   /* this level and above */
	const char *rule; /* "policy/rule", or a rule's bare id */
} az_compare_wish;

/* One finding that is in at least one of the runs; all of it is borrowed for the call. */
typedef struct az_compared {
	az_change change;
	bool case_moved; /* the dossier itself is another than in the older run, or only one has it */
	const az_viewed *older; /* its dossier there, or NULL */
	const az_viewed *newer;
	const az_outcome *was; /* NULL when it is new */
	const az_outcome
		*now; /* NULL when it is fixed; of one that is not evaluated what was said instead,
	                        * or NULL where the rule or the dossier is not in the newer run */
} az_compared;

/* Another status than ASSIZE_OK stops the walk with it. */
typedef assize_status az_compared_fn(void *context, const az_compared *compared, az_error *error);

typedef struct az_compare az_compare;

/* The views must outlive it and are walked by it alone; they may be of one store. A rule that neither
 * run has is ASSIZE_ERROR_USAGE. `tell`: which changes are told, a bit each (1u << AZ_CHANGE_NEW). */
assize_status az_compare_open(az_compare **compare, az_view *older, az_view *newer,
	const az_compare_wish *wish, unsigned tell, az_error *error);
void az_compare_close(az_compare *compare);

/* Compares the next dossier, and tells its findings in the order of their ids. ASSIZE_DONE behind the
 * last. */
assize_status az_compare_step(
	az_compare *compare, az_compared_fn *fn, void *context, az_error *error);

/* How many there were so far, by az_change; also those that are not told. */
const uint64_t *az_compare_counts(const az_compare *compare);

#endif
