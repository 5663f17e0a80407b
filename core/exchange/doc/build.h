/*
 * What the YAML and the JSON reader share: the border where bytes are judged, and the builder that
 * hangs nodes on the tree within the limits. Private to core/exchange/doc*.c.
 */
#ifndef AZ_EXCHANGE_DOC_BUILD_H
#define AZ_EXCHANGE_DOC_BUILD_H

#include "exchange/doc/doc.h"

/* An open list or map. */
typedef struct az_doc_frame {
	az_doc *node;
	az_doc *last;        /* its newest child */
	size_t nodes_before; /* how many nodes there were when it opened */
	size_t height;       /* of its highest child */
	const char *key;     /* MAP: the key that waits for its value */
	int key_line;
	int key_column;
} az_doc_frame;

typedef struct az_doc_builder {
	az_arena *arena;
	const char *file;
	az_problems *problems;
	az_doc_limits limits; /* without zeros */
	size_t problems_before;
	az_doc_frame *frames;
	size_t depth; /* of open frames */
	size_t room;  /* of `frames` */
	size_t nodes;
	size_t nodes_aliased;
	az_doc *root;
	bool stopped; /* a limit, or memory: nothing more is taken */
	bool no_memory;
} az_doc_builder;

/* A node with all below it. */
typedef struct az_doc_subtree {
	const az_doc *node;
	size_t nodes;
	size_t height; /* levels of lists and maps */
} az_doc_subtree;

void az_doc_build_start(az_doc_builder *b, az_arena *arena, const char *file,
	const az_doc_limits *limits, az_problems *problems);

/* Each hangs a node on the open list or map; NULL when the builder has stopped. `text` is
 * copied. */
az_doc *az_doc_build_scalar(
	az_doc_builder *b, az_doc_kind kind, int line, int column, const char *text, size_t length);
az_doc *az_doc_build_open(az_doc_builder *b, az_doc_kind kind, int line, int column);
az_doc *az_doc_build_alias(az_doc_builder *b, const az_doc_subtree *of, int line, int column);

/* Closes the newest open list or map, and reports its duplicate keys. */
az_doc_subtree az_doc_build_close(az_doc_builder *b);

/* The key of the next value, when the open node is a map. */
void az_doc_build_key(az_doc_builder *b, const char *text, size_t length, int line, int column);
bool az_doc_build_wants_key(const az_doc_builder *b);

/* Reports a problem at a place; after many, the builder stops. */
__attribute__((format(printf, 5, 6))) void az_doc_build_problem(
	az_doc_builder *b, int line, int column, const char *mend, const char *format, ...);

/* The tree, or NULL when there was any problem or memory ran out. */
az_doc *az_doc_build_end(az_doc_builder *b);

/* Judges raw bytes: their size, encoding and characters; skips a byte order mark. `any_cr`: a
 * carriage return may stand alone (JSON), else only before a newline. False when there was a
 * problem. */
bool az_doc_input(
	az_doc_builder *b, int first_line, bool any_cr, const char **bytes, size_t *length);

#endif
