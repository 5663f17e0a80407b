/*
 * assize/check.h: judging policies without running them.
 *
 * A check reads the folders as an audit would load them and looks for what would go wrong at run
 * time, or go silently astray: names that do not exist, reads that were not declared, comparisons
 * that never hold, figures that belong into parameters, findings that are not returned, ... Each
 * remark has a place, a level, a kind with a stable name, and how to mend it. No code of the policy
 * runs, so no isolation is needed. Any thread.
 */
#ifndef ASSIZE_CHECK_H
#define ASSIZE_CHECK_H

#include "assize/types.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum assize_check_format {
	/* A line a remark, "file:line:column: level: what; mend [kind]", and one that counts. */
	ASSIZE_CHECK_TEXT = 0,
	/* A SARIF 2.1.0 log, as editors and code hosts read it. */
	ASSIZE_CHECK_SARIF = 1
} assize_check_format;

typedef struct assize_check_options {
	size_t size;
	const char
		*as_of; /* YYYY-MM-DD: also say which parameters are past their review; NULL: do not */
	assize_check_format format;
	assize_lang lang;
	assize_problem_fn *on_problem; /* what keeps a folder from being read as a policy at all */
	void *problem_context;
	assize_writer writer; /* the report; required */
} assize_check_options;

typedef struct assize_check_result {
	uint64_t errors;
	uint64_t warnings;
	uint64_t notes;
} assize_check_result;

/* Checks policy folders and writes what is to be said, ordered by place; the same folders give the
 * same bytes. ASSIZE_NO when there is an error, also where a policy does not load.
 * ASSIZE_ERROR_MISSING or ASSIZE_ERROR_POLICY when a folder cannot be read as a policy at all; the
 * text goes to `message`, and nothing is written. `result` may be NULL. */
assize_status assize_policy_check(const char *const *folders, size_t count,
	const assize_check_options *options, assize_check_result *result, char *message,
	size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
