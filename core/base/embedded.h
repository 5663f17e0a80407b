/*
 * Text files of the tree that are built into the library, so that an installed assize needs none of
 * them: the annotations' hand-written part and the template of `policy new`. The Makefile's TEXTS
 * names them; lua/embed_text.awk writes the table. Constant data; any thread.
 */
#ifndef AZ_BASE_EMBEDDED_H
#define AZ_BASE_EMBEDDED_H

#include <stddef.h>

typedef struct az_embedded {
	const char *path; /* as in the tree: "lua/annotations/host.lua" */
	const char *text;
} az_embedded;

/* Ordered as the Makefile names them. */
extern const az_embedded az_embedded_files[];
extern const size_t az_embedded_count;

/* The text of the file with that path, or NULL. */
const char *az_embedded_text(const char *path);

#endif
