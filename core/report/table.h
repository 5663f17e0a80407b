/*
 * A text table for people: columns aligned by East Asian width, heads in one of two languages. What
 * a cell holds is shown on one line and with nothing that moves a terminal: line ends and tabs
 * become blanks, other characters that cannot be seen U+FFFD.
 *
 * Rows are kept until they are written, so that the widths fit them; a caller with many rows writes
 * them a page at a time (az_table_is_full). Later pages are at least as wide as earlier ones. One
 * thread at a time; the caller owns it.
 */
#ifndef AZ_REPORT_TABLE_H
#define AZ_REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "model/value.h"

typedef enum az_fit {
	AZ_FIT_ALL = 0, /* as wide as its longest cell */
	AZ_FIT_CUT,     /* what passes the width is cut, with … as its last character */
	AZ_FIT_WRAP     /* what passes the width goes on in lines below */
} az_fit;

typedef struct az_column {
	const char *zh;
	const char *en;
	az_fit fit;
	size_t width; /* AZ_FIT_CUT, AZ_FIT_WRAP: the most columns of the screen; 4 at least */
	bool right;   /* aligned to the right, for figures */
} az_column;

typedef struct az_table az_table;

/* `columns` is borrowed. NULL when memory is out. */
az_table *az_table_new(const az_column *columns, size_t count, az_lang lang);
void az_table_free(az_table *table);

/* The next cell of a row; a row begins by itself behind the last column. */
void az_table_text(az_table *table, const char *text, size_t length);
void az_table_cell(az_table *table, const char *text);
__attribute__((format(printf, 2, 3))) void az_table_format(
	az_table *table, const char *format, ...);

/* True when a page of rows is waiting to be written. */
bool az_table_is_full(const az_table *table);

/* Appends the rows that wait, the first time with the heads above them, and forgets them. No line
 * ends in blanks. Memory that ran out shows in `out->failed`. */
void az_table_write(az_table *table, az_buffer *out);

/* Appends one text as a cell has it; for lines above and below a table. */
void az_table_clean(const char *text, size_t length, az_buffer *out);

#endif
