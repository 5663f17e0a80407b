/*
 * Which test decided: for a finding the last that let it through, for silence the first condition of
 * `when` that failed, or the last test before the rule ended. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_DECIDE_H
#define AZ_REPORT_EXPLAIN_DECIDE_H

#include "report/explain/trace.h"

/* True when `inner` lies within `outer`; both are sites of one source. */
bool az_site_is_inside(const az_lua_site *inner, const az_lua_site *outer);

/* What within a condition settled it: a test that was made for it, or itself. */
size_t az_told_settle(const az_told *told, size_t condition);

/* Fills `decider` and `decided`. */
void az_told_decide(az_told *told, const az_policies *policies, const az_record *record);

#endif
