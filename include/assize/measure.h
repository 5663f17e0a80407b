/*
 * assize/measure.h: what the rules of a policy cost, before a court runs them every month.
 *
 * Instructions are counted by the host: one for each instruction of Lua and what library functions
 * charge, which is also what a rule's budget is counted in. Counts are the same on every machine, for any
 * number of workers; only time differs, and can be left out.
 */
#ifndef ASSIZE_MEASURE_H
#define ASSIZE_MEASURE_H

#include "assize/audit.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_measure_options {
	size_t size;
	assize_isolation isolation;
	const char *worker_path;
	unsigned jobs;        /* worker processes; 0: as many as there are processors */
	const char *as_of;    /* YYYY-MM-DD; required */
	uint64_t sample;      /* of a store: so many dossiers, evenly over its keys; 0: all */
	uint64_t top;         /* only so many rules, the costliest first; 0: all */
	int no_time;          /* leave times out: the same bytes on every machine */
	assize_format format; /* TABLE or JSONL */
	assize_lang lang;
	assize_problem_fn *on_problem; /* what is wrong in the policy or a dossier */
	void *problem_context;
	assize_progress_fn *on_progress;
	void *progress_context;
	assize_writer writer;
} assize_measure_options;

typedef struct assize_measure_result {
	uint64_t measured; /* dossiers */
	uint64_t dossiers; /* of so many */
	uint64_t lost;     /* of the measured: their worker was lost, and they are in no sum */
	uint64_t instructions;
} assize_measure_result;

/* Runs a policy folder over the dossiers of a store, or of a file, and writes for each rule, the
 * costliest first: dossiers and subjects that it looked at, how many `when` kept out of Lua, instructions
 * in all and at most (of a subject, and of a dossier, where the budget ends it), bytes of memory, fields
 * and parameters that it read, processor time; and what an audit of all dossiers would cost. Nothing is
 * kept. `path` NULL: the dossiers that the policy's tests name. The call's message is left in
 * `message`. */
assize_status assize_policy_profile(const char *folder, const char *path,
	const assize_measure_options *options, assize_measure_result *result, char *message,
	size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
