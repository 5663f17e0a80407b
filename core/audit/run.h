/*
 * A run: one execution of a profile over the store as of a day, kept for ever. A run that was killed is
 * continued by running the same again: same profile files, day, scope and state of the store. Audits
 * that run at the same time make runs of their own (audit/lease.h). One thread at a time.
 */
#ifndef AZ_AUDIT_RUN_H
#define AZ_AUDIT_RUN_H

#include "audit/evaluator.h"
#include "audit/scope.h"
#include "store/store.h"

typedef struct az_run_options {
	const char *name;
	int32_t as_of;
	const az_scope *scope;
	az_evaluator_options evaluator;
	/* Told how many dossiers are done; another answer than 0 stops the run, which may be continued. */
	int (*progress)(void *context, uint64_t done, uint64_t total);
	void *progress_context;
} az_run_options;

typedef struct az_run_counts {
	uint64_t dossiers;
	uint64_t findings;
	uint64_t by_level[4];
	uint64_t not_evaluated;
	uint64_t faults;
	uint64_t groups; /* that group rules judged */
} az_run_counts;

typedef struct az_run_result {
	int64_t number;
	bool continued; /* it had been begun before */
	az_run_counts counts;
	/* Over profile, day, scope, every dossier's record and outcomes in order, and every group's. */
	az_hash hash;
} az_run_result;

assize_status az_run(az_store *store, const az_policies *policies, const az_run_options *options,
	az_run_result *result, az_error *error);

#endif
