/*
 * The dossiers of a store, one line each: open fields only. One thread at a time.
 */
#ifndef AZ_REPORT_CASES_H
#define AZ_REPORT_CASES_H

#include "report/table.h"
#include "store/store.h"

az_table *az_cases_table_new(az_lang lang);
void az_cases_table_row(az_table *table, const az_revision *revision, az_lang lang);

/* Appends one object and a newline. */
void az_cases_json(const az_revision *revision, az_buffer *out);

#endif
