/*
 * Running the tests of a policy: each row or case is made into a probe, asked, and judged; what came
 * is a suite of verdicts. What fails in a test is no error of the call.
 *
 * One thread at a time. Everything that outlives a call lives in the tester's arena.
 */
#ifndef AZ_AUDIT_TESTING_RUN_H
#define AZ_AUDIT_TESTING_RUN_H

#include "audit/coverage/coverage.h"
#include "audit/testing/case.h"
#include "audit/testing/probe.h"
#include "audit/testing/suite.h"

/* A probe that was asked, and what it touched; kept for mutants. */
typedef struct az_kept_probe az_kept_probe;
struct az_kept_probe {
	az_kept_probe *next;
	az_probe probe;
	az_touched touched;
};

typedef struct az_tester {
	const az_policies *policies;
	az_evaluator *evaluator;
	az_lang lang;
	az_problems *problems; /* what is wrong in a row once it is tried, as a code that is none */
	const char *only;      /* NULL, or a text: files or rows with it in their name */
	az_arena *arena;
	az_coverage *coverage; /* NULL: nothing is traced */
	bool keep;             /* probes are kept, which takes a coverage */
	az_kept_probe *first;  /* those kept, in order */
	az_kept_probe *last;
	az_error *error;
} az_tester;

/* True where the file is chosen, or the row in it. */
bool az_tester_takes(const az_tester *tester, const char *file, const char *name);

/* Every row, and every part of a case but its pages. The suite's file is set. */
assize_status az_test_rows(az_tester *tester, const az_rowtest *test, az_suite *suite);
assize_status az_test_case(az_tester *tester, const az_casetest *test, az_suite *suite);

/* audit/testing/judge.c: asks the probe and adds a verdict for each of its parts; for a whole probe
 * also for each other rule that says something, or one for all where none does. */
assize_status az_tester_ask(az_tester *tester, const az_probe *probe, az_suite *suite);

#endif
