/*
 * A parsed document: YAML and JSON give the same tree, with the place of every key and value, so that
 * everything behind (dossiers, maps, manifests, profiles) reads one form and names line and column.
 * A tree and its texts live in one arena and end with it. Built by one thread, then read by any.
 */
#ifndef AZ_EXCHANGE_DOC_H
#define AZ_EXCHANGE_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/problem.h"

typedef enum az_doc_kind {
	AZ_DOC_NULL = 0, /* null, ~, or nothing */
	AZ_DOC_PLAIN,    /* a number, true, false, or a YAML text without quotes */
	AZ_DOC_TEXT,     /* a quoted text */
	AZ_DOC_LIST,
	AZ_DOC_MAP,
	/* Only in the header of a Lua rule (policy/lua/header.h): */
	AZ_DOC_NAME,    /* a bare name, as `known` or `param.return_days`; text has it whole */
	AZ_DOC_CALL,    /* `above(3)`: text is the function's name, the children its arguments */
	AZ_DOC_FUNCTION /* a function, whose body was skipped; or another expression that is no literal */
} az_doc_kind;

typedef struct az_doc az_doc;
struct az_doc {
	az_doc_kind kind;
	int line;         /* of the value, from 1 */
	int column;       /* in characters, from 1 */
	const char *text; /* PLAIN and TEXT: NUL-ended UTF-8; numbers exactly as written */
	size_t length;
	const char *key; /* in a map: this value's key */
	int key_line;
	int key_column;
	size_t count; /* LIST, MAP: how many children */
	az_doc *first;
	az_doc *next; /* the next child of the same parent */
};

/* What one reading may cost; zero fields take the defaults in parentheses. */
typedef struct az_doc_limits {
	size_t bytes;         /* of the input (64 MiB) */
	size_t nodes;         /* (4,000,000) */
	size_t depth;         /* (64) */
	size_t aliases_nodes; /* nodes that YAML aliases may add (100,000) */
} az_doc_limits;

/* Parses one YAML document. `file` is the name for messages; a second document, a duplicate key, a tag
 * or an anchor bomb, bad UTF-8, unsafe characters, and full-width punctuation where YAML wants its own
 * are problems with place and mend. NULL when there is any problem or memory is out. */
az_doc *az_doc_yaml(az_arena *arena, const char *file, const char *bytes, size_t length,
	const az_doc_limits *limits, az_problems *problems);

/* All documents of a YAML stream ("---" between them), as a LIST. */
az_doc *az_doc_yaml_all(az_arena *arena, const char *file, const char *bytes, size_t length,
	const az_doc_limits *limits, az_problems *problems);

/* Parses one JSON value (strict RFC 8259; numbers kept as text). `line` is the number of the first
 * line, for JSON Lines. */
az_doc *az_doc_json(az_arena *arena, const char *file, int line, const char *bytes, size_t length,
	const az_doc_limits *limits, az_problems *problems);

/* The child with that key, or NULL. */
const az_doc *az_doc_get(const az_doc *map, const char *key);

/* The place of a value or of its key, for messages. */
az_place az_doc_place(const az_doc *doc, const char *file);
az_place az_doc_key_place(const az_doc *doc, const char *file);

/* True for PLAIN and TEXT whose text is `text`. */
bool az_doc_is(const az_doc *doc, const char *text);

#endif
