/*
 * Outcomes as CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180 quotes and line ends. A
 * text that a spreadsheet would take for a formula gets an apostrophe in front. Pure functions.
 */
#ifndef AZ_REPORT_FINDING_CSV_H
#define AZ_REPORT_FINDING_CSV_H

#include "report/finding_select.h"

void az_finding_csv_head(az_buffer *out);
void az_finding_csv_row(const az_selected *selected, az_lang lang, az_buffer *out);

#endif
