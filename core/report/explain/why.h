/*
 * Why: the conditions of `when` with their values, the lines that ran, and the step that decided in
 * one plain sentence. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_WHY_H
#define AZ_REPORT_EXPLAIN_WHY_H

#include "report/explain/page.h"

/* What decided, in one sentence. */
void az_why_decided(const az_page *page, const az_told *told);

void az_why_write(const az_page *page, const az_told *told, az_arena *arena);

#endif
