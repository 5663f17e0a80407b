/*
 * What came of the tests of one file, for whoever writes it down: a verdict for each row, each rule
 * of a case test and each golden page. All of it lives in the arena of the run.
 */
#ifndef AZ_AUDIT_SUITE_H
#define AZ_AUDIT_SUITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef enum az_tested_kind {
	AZ_TESTED_PASSED = 1,
	AZ_TESTED_FAILED,
	AZ_TESTED_NOT_RUN, /* the test itself is wrong, see the problems; counts as failed */
	AZ_TESTED_WRITTEN  /* a golden page was written anew, as asked; counts as passed */
} az_tested_kind;

/* One line of what was expected and of what came; NULL: nothing stands against the other. */
typedef struct az_contrast {
	const char *expected;
	const char *got;
	bool same;
} az_contrast;

typedef struct az_tested az_tested;
struct az_tested {
	az_tested *next;
	az_tested_kind kind;
	const char *rule; /* its id */
	const char *name; /* "day after" */
	const char *file; /* of the row; for a written page, the page */
	int line;
	const az_contrast *sides; /* of what failed */
	size_t side_count;
	const char *paste;          /* all that came, as a row would have it; NULL: not to be pasted */
	const char *const *reasons; /* why rules faulted: "p/rules/faulty.lua:5: ..." */
	size_t reason_count;
};

typedef struct az_suite {
	const char *file;
	const char *title; /* or NULL */
	bool wrong;        /* the file is wrong, and nothing of it was run */
	az_tested *first;
	az_tested *last;
	uint64_t passed;
	uint64_t failed;
} az_suite;

/* Adds a copy of a verdict and counts it. NULL when memory is out. */
az_tested *az_suite_add(az_suite *suite, az_arena *arena, const az_tested *verdict);

#endif
