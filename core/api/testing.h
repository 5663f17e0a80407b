/*
 * Inside of the room api: one policy under test, and what is written of it, as text or as JUnit XML.
 * One thread at a time.
 */
#ifndef AZ_API_TESTING_H
#define AZ_API_TESTING_H

#include "api/workbench.h"
#include "audit/mutate/mutation.h"
#include "audit/testing/run.h"
#include "report/testing/golden.h"

typedef struct az_testing {
	const assize_test_options *options;
	assize_author_options author; /* the same, as a workbench takes them */
	az_workbench bench;
	az_tester tester;
	const char *folder;
	az_buffer report;
	size_t files; /* of tests, good and bad */
	bool *tested; /* which rules of the policy a test is about */
	uint64_t passed;
	uint64_t failed;
	uint64_t killed; /* mutants */
	uint64_t survived;
} az_testing;

bool az_testing_covers(const assize_test_options *options);

/* What stands before the first policy and behind the last. */
assize_status az_testing_begin(const assize_test_options *options, az_error *error);
assize_status az_testing_end(const assize_test_options *options, const assize_test_result *result,
	bool loaded, az_error *error);

/* Each appends to the report; flush tells the problems and writes it. */
void az_testing_suite(az_testing *t, const az_suite *suite);
void az_testing_untested(az_testing *t);
bool az_testing_coverage(az_testing *t); /* false: below its least */
void az_testing_survivors(az_testing *t, const az_mutation *mutation);
void az_testing_unmutated(az_testing *t); /* a test fails already */
assize_status az_testing_flush(az_testing *t);

/* There is nothing to run. ASSIZE_NO, or what writing gives. */
assize_status az_testing_nothing(az_testing *t);

#endif
