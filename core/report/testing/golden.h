/*
 * Golden pages: the explanation that a case test expects, byte for byte. One thread at a time.
 */
#ifndef AZ_REPORT_TESTING_GOLDEN_H
#define AZ_REPORT_TESTING_GOLDEN_H

#include "audit/testing/run.h"

/* Explains and compares every page of the test that is chosen, and adds a verdict for each. With
 * `update` a file that differs, or is not there, is written anew. */
assize_status az_golden_pages(
	az_tester *tester, const az_casetest *test, bool update, az_suite *suite);

#endif
