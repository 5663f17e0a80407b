/*
 * Writing nested data once for two formats: JSON on one line, and block YAML. The caller says what
 * comes; commas, indentation and quotes are the emitter's. Not for other rooms.
 */
#ifndef AZ_EXCHANGE_EMIT_H
#define AZ_EXCHANGE_EMIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum { AZ_EMIT_DEPTH = 32 };

typedef struct az_emit {
	az_buffer *out;
	bool yaml;
	unsigned depth;
	unsigned words;              /* written into the list of words that is open */
	bool in_list[AZ_EMIT_DEPTH]; /* the container at each depth is a list */
	bool first[AZ_EMIT_DEPTH];   /* nothing was written into it yet */
} az_emit;

/* Begins the outermost map. */
void az_emit_start(az_emit *emit, az_buffer *out, bool yaml);
void az_emit_finish(az_emit *emit);

/* `key` is NULL in a list. An empty container is written with az_emit_empty. */
void az_emit_map(az_emit *emit, const char *key);
void az_emit_list(az_emit *emit, const char *key);
void az_emit_end(az_emit *emit);
void az_emit_empty(az_emit *emit, const char *key, bool list);

/* A list of short texts on one line. */
void az_emit_words(az_emit *emit, const char *key);
void az_emit_word(az_emit *emit, const char *text, size_t length);
void az_emit_words_end(az_emit *emit);

/* A text as block or flow YAML has it, for who writes a line without an emitter. */
void az_emit_yaml_text(az_buffer *out, const char *text, size_t length);

/* A text, quoted as the format needs; and a number or flag, as it stands. */
void az_emit_text(az_emit *emit, const char *key, const char *text, size_t length);
void az_emit_bare(az_emit *emit, const char *key, const char *text, size_t length);

#endif
