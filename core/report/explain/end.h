/*
 * What would end a finding, bring one about, or let the rule be judged: changes of a single field that
 * turn the outcome, found by trying. One thread at a time.
 */
#ifndef AZ_REPORT_EXPLAIN_END_H
#define AZ_REPORT_EXPLAIN_END_H

#include "report/explain/page.h"
#include "report/explain/try.h"

/* Tries the changes and writes what was found. `trial` has been begun. */
assize_status az_end_write(const az_page *page, az_trial *trial, az_arena *arena, az_error *error);

#endif
