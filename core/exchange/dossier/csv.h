/*
 * Dossiers as CSV for spreadsheets: one file an entity, a column for each field that holds a value,
 * in the order of the entity tables, then the province's fields. Every row begins with `case_key`
 * and, below a defendant, `defendant_key`. UTF-8 with a byte order mark, since spreadsheets guess
 * wrong without it; RFC 4180 quotes and line ends. A text or key that a spreadsheet would take for
 * a formula gets an apostrophe in front. Unknown is an empty cell, "n/a" not applicable, "[]"
 * looked and none.
 *
 * A masked file says so in its last column, `masked`. CSV is for reading: import takes JSON and
 * YAML. Pure functions; any thread.
 */
#ifndef AZ_EXCHANGE_DOSSIER_CSV_H
#define AZ_EXCHANGE_DOSSIER_CSV_H

#include "exchange/dossier/write.h"

/* Appends the head of an entity's file. */
void az_csv_head(const az_entity *entity, const az_write_options *options, az_buffer *out);

/* Appends one row for each item of that entity in the dossier, in canonical order. */
void az_csv_rows(const az_record *record, const az_entity *entity, const az_write_options *options,
	az_buffer *out);

/* Appends one cell, quoted where it has to be, with an apostrophe in front of what a spreadsheet
 * would take for a formula. A minus sign counts too: for texts and keys, not for figures that may
 * be below zero. */
void az_csv_cell(az_buffer *out, const char *text, size_t length);

#endif
