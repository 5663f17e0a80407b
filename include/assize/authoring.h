/*
 * assize/authoring.h: what a policy's author uses: row tests, and trying a policy without a profile.
 */
#ifndef ASSIZE_AUTHORING_H
#define ASSIZE_AUTHORING_H

#include "assize/audit.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_author_options {
	size_t size;
	assize_isolation isolation;
	const char *worker_path;
	const char *as_of; /* try: required */
	assize_lang lang;
	assize_problem_fn *on_problem;
	void *problem_context;
	assize_writer writer; /* the report */
} assize_author_options;

typedef struct assize_test_result {
	uint64_t passed;
	uint64_t failed;
} assize_test_result;

/* Runs the row tests of policy folders (`tests` of each). ASSIZE_NO when a row failed. */
assize_status assize_policy_test(const char *const *folders, size_t count,
	const assize_author_options *options, assize_test_result *result, char *message,
	size_t message_size);

typedef struct assize_try_result {
	uint64_t dossiers;
	uint64_t findings;
	uint64_t not_evaluated;
	uint64_t
		faults; /* of these: rules that faulted, ran out of budget or memory, lost their worker */
} assize_try_result;

/* Runs a policy folder over a store's dossiers, or over those of a file when `path` is no store, and
 * writes findings with their reasons. Nothing is kept. A rule that faulted is no error of the call:
 * see `result`. */
assize_status assize_policy_try(const char *folder, const char *path,
	const assize_author_options *options, assize_try_result *result, char *message,
	size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
