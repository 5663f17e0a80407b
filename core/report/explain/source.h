/*
 * The rule's source as it ran: the lines that were executed are marked, and what was tested on a line
 * stands beside it with its values. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_SOURCE_H
#define AZ_REPORT_EXPLAIN_SOURCE_H

#include "report/explain/page.h"

/* Writes the lines; for a rule that did not enter Lua the line of the condition that decided. */
void az_source_write(const az_page *page, const az_told *told, az_arena *arena);

#endif
