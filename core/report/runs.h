/*
 * Runs for reading: as rows of a table, as JSON. One thread at a time.
 */
#ifndef AZ_REPORT_RUNS_H
#define AZ_REPORT_RUNS_H

#include "report/table.h"
#include "store/store.h"

az_table *az_runs_table_new(az_lang lang);
void az_runs_table_row(az_table *table, const az_store_run *run, az_lang lang);

/* Appends one object and a newline. */
void az_runs_json(const az_store_run *run, az_buffer *out);

#endif
