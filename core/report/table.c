#include "report/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { PAGE_ROWS = 2000, PAGE_BYTES = 4 * 1024 * 1024, GAP = 2 };

static const char ellipsis[] = "…";

struct az_table {
	const az_column *columns;
	size_t count;
	az_lang lang;
	bool headed;
	size_t cells;    /* that wait */
	az_buffer texts; /* one behind the other */
	az_buffer ends;  /* i64 a cell: where its text ends */
	size_t widths[]; /* of the columns so far */
};

az_table *az_table_new(const az_column *columns, size_t count, az_lang lang)
{
	az_table *table = calloc(1, sizeof *table + count * sizeof table->widths[0]);
	if (!table)
		return NULL;
	table->columns = columns;
	table->count = count;
	table->lang = lang;
	return table;
}

void az_table_free(az_table *table)
{
	if (!table)
		return;
	az_buffer_free(&table->texts);
	az_buffer_free(&table->ends);
	free(table);
}

/* ---- cells ----------------------------------------------------------------------------------- */

void az_table_clean(const char *text, size_t length, az_buffer *out)
{
	for (size_t i = 0, n; i < length; i += n) {
		uint32_t code = 0;
		n = az_utf8_decode(text + i, length - i, &code);
		if (!n || az_char_is_unsafe(code))
			az_buffer_string(out, "\xEF\xBF\xBD");
		else if (code == '\n' || code == '\t')
			az_buffer_char(out, ' ');
		else
			az_buffer_bytes(out, text + i, n);
		n = n ? n : 1;
	}
}

/* How many bytes of the text fit into `width` columns, and how many columns they take. At least one
 * character is taken, so that a wrapped text comes to its end. */
static size_t fitting(const char *text, size_t length, size_t width, size_t *columns)
{
	size_t at = 0;
	*columns = 0;
	while (at < length) {
		uint32_t code;
		size_t n = az_utf8_decode(text + at, length - at, &code);
		size_t wide = az_text_columns(text + at, n ? n : 1);
		if (at && *columns + wide > width)
			break;
		at += n ? n : 1;
		*columns += wide;
	}
	return at;
}

/* Cuts the last cell's text, which begins at `start`. */
static void cut(az_table *table, size_t start, size_t width)
{
	const char *text = (const char *)table->texts.bytes + start;
	size_t length = table->texts.length - start, columns;
	if (az_text_columns(text, length) <= width)
		return;
	table->texts.length = start + fitting(text, length, width - 1, &columns);
	az_buffer_string(&table->texts, ellipsis);
}

void az_table_text(az_table *table, const char *text, size_t length)
{
	const az_column *column = &table->columns[table->cells % table->count];
	size_t start = table->texts.length;
	az_table_clean(text, length, &table->texts);
	if (column->fit == AZ_FIT_CUT && !table->texts.failed)
		cut(table, start, column->width);
	az_buffer_i64(&table->ends, (int64_t)table->texts.length);
	table->cells++;
}

void az_table_cell(az_table *table, const char *text)
{
	az_table_text(table, text, strlen(text));
}

void az_table_format(az_table *table, const char *format, ...)
{
	char text[512];
	va_list args;
	va_start(args, format);
	int length = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	az_table_cell(table, length < 0 ? "" : text);
}

bool az_table_is_full(const az_table *table)
{
	return table->cells % table->count == 0 &&
		   (table->cells / table->count >= PAGE_ROWS || table->texts.length >= PAGE_BYTES);
}

/* ---- writing --------------------------------------------------------------------------------- */

typedef struct cell {
	const char *text;
	size_t length;
} cell;

static cell cell_at(const az_table *table, size_t i)
{
	size_t start = i ? (size_t)az_read_i64(table->ends.bytes + (i - 1) * 8) : 0;
	size_t end = (size_t)az_read_i64(table->ends.bytes + i * 8);
	const char *texts = table->texts.bytes ? (const char *)table->texts.bytes : "";
	return (cell){texts + start, end - start};
}

static const char *head_of(const az_table *table, size_t column)
{
	return table->lang == AZ_ZH ? table->columns[column].zh : table->columns[column].en;
}

static void measure(az_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		size_t columns = az_text_columns(head_of(table, i), strlen(head_of(table, i)));
		if (columns > table->widths[i])
			table->widths[i] = columns;
	}
	for (size_t i = 0; i < table->cells; i++) {
		size_t *width = &table->widths[i % table->count];
		const az_column *column = &table->columns[i % table->count];
		cell c = cell_at(table, i);
		size_t columns = az_text_columns(c.text, c.length);
		if (column->fit == AZ_FIT_WRAP && columns > column->width)
			columns = column->width;
		if (columns > *width)
			*width = columns;
	}
}

static void blanks(az_buffer *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		az_buffer_char(out, ' ');
}

/* Takes from a cell what fits into the column, and leaves the rest in it. */
static void write_cell(const az_table *table, size_t i, cell *c, az_buffer *out)
{
	size_t width = table->widths[i], columns = 0, length = c->length;
	if (table->columns[i].fit == AZ_FIT_WRAP)
		length = fitting(c->text, length, width, &columns);
	else
		columns = az_text_columns(c->text, length);
	size_t fill = width > columns ? width - columns : 0;
	if (table->columns[i].right)
		blanks(out, fill);
	az_buffer_bytes(out, c->text, length);
	if (!table->columns[i].right)
		blanks(out, fill);
	c->text += length;
	c->length -= length;
}

/* One line of a row; true when a cell has a rest. */
static bool write_line(const az_table *table, cell *cells, az_buffer *out)
{
	bool more = false;
	for (size_t i = 0; i < table->count; i++) {
		blanks(out, i ? GAP : 0);
		write_cell(table, i, &cells[i], out);
		more = more || cells[i].length;
	}
	while (out->length && out->bytes[out->length - 1] == ' ')
		out->length--;
	az_buffer_char(out, '\n');
	return more;
}

static void write_rows(az_table *table, cell *row, az_buffer *out)
{
	for (size_t i = 0; i + table->count <= table->cells; i += table->count) {
		for (size_t k = 0; k < table->count; k++)
			row[k] = cell_at(table, i + k);
		bool more = true;
		while (more)
			more = write_line(table, row, out);
	}
}

static void write_head(az_table *table, cell *row, az_buffer *out)
{
	if (table->headed)
		return;
	table->headed = true;
	for (size_t i = 0; i < table->count; i++)
		row[i] = (cell){head_of(table, i), strlen(head_of(table, i))};
	write_line(table, row, out);
}

void az_table_write(az_table *table, az_buffer *out)
{
	cell *row = calloc(table->count, sizeof *row);
	if (!row || table->texts.failed || table->ends.failed) {
		out->failed = true;
	} else {
		measure(table);
		write_head(table, row, out);
		write_rows(table, row, out);
	}
	free(row);
	az_buffer_clear(&table->texts);
	az_buffer_clear(&table->ends);
	table->cells = 0;
}
