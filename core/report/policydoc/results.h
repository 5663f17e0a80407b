/*
 * What the rules of a run said in all, and what people decided of it: counts, and never whom it was
 * about. One thread at a time.
 */
#ifndef AZ_REPORT_POLICYDOC_RESULTS_H
#define AZ_REPORT_POLICYDOC_RESULTS_H

#include "audit/view.h"

/* Of one rule. */
typedef struct az_rule_results {
	uint64_t findings;
	uint64_t not_evaluated;
	uint64_t upheld; /* of the findings, by their last decision; the others are open */
	uint64_t dismissed;
	uint64_t corrected;
} az_rule_results;

/* Of one policy: which one ran. */
typedef struct az_policy_results {
	const char *version; /* as it ran; NULL: the run had no such policy */
	bool same;           /* file for file the policy that is described */
} az_policy_results;

typedef struct az_results {
	int64_t run;
	int32_t as_of;
	uint64_t dossiers;
	const az_policy_results *policies; /* in the order of the described policies */
	const az_rule_results *rules;      /* by the index of the described rules */
} az_results;

/* Counts the run of `view` for `policies`, which need not be those that ran. Lives in `arena`. */
assize_status az_results_read(az_results *results, az_view *view, const az_policies *policies,
	az_arena *arena, az_error *error);

#endif
