/*
 * Texts of a document as a format may hold them. What cannot be seen, and bytes that are no UTF-8,
 * become U+FFFD in every format. Pure functions, any thread.
 */
#ifndef AZ_REPORT_DOCUMENT_ESCAPE_H
#define AZ_REPORT_DOCUMENT_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* The next character at `text` as it may be shown: its bytes in *shown and *size; how many bytes of
 * the text it was. */
size_t az_escape_next(const char *text, size_t length, const char **shown, size_t *size);

/* As content or attribute of HTML. `lines`: line ends and tabs stay as they are, as in <pre>; else
 * they become blanks. */
void az_escape_html(const char *text, size_t length, bool lines, az_buffer *out);

/* As a run of Markdown on one line: nothing in it is markup, also in a cell of a table. `first`: it
 * stands at the beginning of a line, where more characters say something. */
void az_escape_markdown(const char *text, size_t length, bool first, az_buffer *out);

/* As a code span of Markdown; `in_table` where a bar would end a cell. */
void az_escape_markdown_code(const char *text, size_t length, bool in_table, az_buffer *out);

#endif
