/*
 * What renderers of documents have in common: which page they write, and how links reach others.
 * Each takes a finished document and appends to `out`; the same document gives the same bytes. Memory
 * that runs out is the buffer's `failed`. Pure functions, any thread.
 */
#ifndef AZ_REPORT_DOCUMENT_RENDER_H
#define AZ_REPORT_DOCUMENT_RENDER_H

#include "report/document/document.h"

typedef struct az_render {
	const az_document *doc;
	const az_part *page; /* NULL: all pages in one file */
	/* Of the files of pages: the page `index` is the file "index.zh.html". For links between pages. */
	const char *suffix;
	const char *other; /* the same pages in the other language: ".en.html"; NULL: there are none */
} az_render;

void az_render_markdown(const az_render *render, az_buffer *out);

/* One file without scripts or anything from outside: style, table of contents, light and dark, for
 * a telephone and for A4. */
void az_render_html(const az_render *render, az_buffer *out);

/* Where a link leads: "#id", "page.zh.html" or "page.zh.html#id". False where the document has no such
 * section. */
bool az_render_target(const az_render *render, const char *id, az_buffer *out);

/* The rank of a section's title in the file, from 1. */
unsigned az_render_rank(const az_render *render, const az_part *section);

#endif
