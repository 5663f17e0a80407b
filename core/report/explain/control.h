/*
 * Which condition let a finding be made: by where `finding` stands in the source, and what was judged.
 * A condition whose other way leads to another finding says which one it is, not that there is one, and
 * counts only where there is no other. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_CONTROL_H
#define AZ_REPORT_EXPLAIN_CONTROL_H

#include "report/explain/trace.h"

/* The test that let the finding be made, which the step `made` (from 1) began with; SIZE_MAX: none.
 * `in_check`: the finding stands in the rule's `check` itself. */
size_t az_told_control(const az_told *told, size_t made, bool *in_check);

/* How many lines had begun when the line of a test did. */
size_t az_told_begun(const az_told *told, const az_told_test *test);

#endif
