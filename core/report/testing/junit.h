/*
 * The tests of a policy as JUnit XML, which GitLab, Jenkins and others read: testsuites, testsuite,
 * testcase, failure. A file of tests is a suite, a row is a case of the class policy.rule. No times and
 * no host, so that the same tests give the same bytes. Pure; any thread.
 */
#ifndef AZ_REPORT_TESTING_JUNIT_H
#define AZ_REPORT_TESTING_JUNIT_H

#include "audit/mutate/mutation.h"
#include "audit/testing/suite.h"
#include "base/buffer.h"
#include "model/value.h"

void az_junit_begin(az_buffer *out);
void az_junit_suite(const az_suite *suite, const char *policy, az_lang lang, az_buffer *out);
void az_junit_end(az_buffer *out);

/* A suite of one case, for what is said of a policy as a whole: `failed` with `text` as the reason,
 * else passed with it as what was printed. */
void az_junit_note(
	const char *policy, const char *name, bool failed, const az_buffer *text, az_buffer *out);

/* A suite of the mutants that no test noticed, a failed case each, and of one case for their sums. */
void az_junit_mutation(
	const az_mutation *mutation, const char *policy, az_lang lang, az_buffer *out);

/* A text with the marks of XML escaped, and what XML cannot hold as U+FFFD. */
void az_xml_text(const char *text, size_t length, az_buffer *out);

#endif
