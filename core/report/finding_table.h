/*
 * Findings as a text table: a line that says which run it shows, one line a finding with both sides
 * together, and at the end the counts, of what could not be evaluated too. One thread at a time.
 */
#ifndef AZ_REPORT_FINDING_TABLE_H
#define AZ_REPORT_FINDING_TABLE_H

#include "report/finding_select.h"
#include "report/table.h"

/* A table with the columns of findings; NULL when memory is out. */
az_table *az_finding_table_new(az_lang lang);

/* Appends the line above the table. */
void az_finding_table_head(const az_view *view, az_lang lang, az_buffer *out);

/* Adds a row. */
void az_finding_table_row(az_table *table, const az_selected *selected, az_lang lang);

/* Appends the lines below the table. `listed`: what was not evaluated stands in the table. */
void az_finding_table_foot(
	const az_selection *selection, bool listed, az_lang lang, az_buffer *out);

#endif
