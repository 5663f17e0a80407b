/*
 * Putting the mutants of a policy to its tests. A mutant is killed where a probe that passed on the
 * policy does not pass on it: it gives another finding, none, or a fault. It survives where every
 * probe that could notice still passes, or where there is none.
 *
 * A mutant that does not load, or whose files fault while they are loaded, is refused: nobody could
 * run it, so it says nothing about the tests, and it counts neither way.
 *
 * One thread at a time.
 */
#ifndef AZ_AUDIT_MUTATION_H
#define AZ_AUDIT_MUTATION_H

#include "assize/types.h"
#include "audit/testing/run.h"
#include "policy/mutate/mutate.h"

typedef enum az_fate {
	AZ_FATE_SKIPPED = 0, /* none of the tests that were chosen can notice it */
	AZ_FATE_REFUSED,
	AZ_FATE_KILLED,
	AZ_FATE_SURVIVED,
	AZ_FATE_UNREACHED /* no test runs what it changes; counts among the survivors */
} az_fate;

typedef struct az_mutation {
	az_mutants mutants;
	az_fate *fates; /* of each */
	size_t killed;
	size_t survived;
	size_t refused;
} az_mutation;

typedef struct az_mutation_options {
	const az_evaluator_options *evaluator;
	const az_policy *policy;
	assize_progress_fn *on_progress; /* or NULL */
	void *progress_context;
} az_mutation_options;

/* Tries every mutant on the probes that the tester kept. The mutation lives in the tester's arena. */
assize_status az_mutation_run(
	const az_tester *tester, const az_mutation_options *options, az_mutation *mutation);

#endif
