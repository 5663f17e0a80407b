/*
 * The tests of a policy for people: a line for each file, and for each row that failed what was
 * expected beside what came, in columns by East Asian width. Pure; any thread.
 */
#ifndef AZ_REPORT_TESTING_PLAIN_H
#define AZ_REPORT_TESTING_PLAIN_H

#include "audit/testing/suite.h"
#include "base/buffer.h"
#include "model/value.h"

/* Appends the report about one file. */
void az_plain_suite(const az_suite *suite, az_lang lang, az_buffer *out);

/* Appends what failed in one verdict, each line with `indent` blanks before it. */
void az_plain_tested(const az_tested *verdict, az_lang lang, unsigned indent, az_buffer *out);

#endif
