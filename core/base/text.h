/*
 * Text: UTF-8 everywhere, judged at the border. Pure functions, any thread.
 */
#ifndef AZ_BASE_TEXT_H
#define AZ_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Copies `text` into `out` of `size` bytes, cut on a character's edge. The two may be the same. */
void az_text_cut(char *out, size_t size, const char *text);

/* Decodes one character at `text` (of `length` bytes) into `*code`; its length in bytes, or 0 when
 * the bytes are no valid UTF-8 (overlong forms, surrogates and codes above 10FFFF are not). */
size_t az_utf8_decode(const char *text, size_t length, uint32_t *code);

/* Encodes `code` into `out` (4 bytes at least); its length, or 0 when it is no character. */
size_t az_utf8_encode(uint32_t code, char *out);

/* True when all bytes are valid UTF-8; else the offset of the first bad one goes to `*bad`. */
bool az_utf8_valid(const char *text, size_t length, size_t *bad);

/* True for what no text of a person holds: control characters (but tab and newline), and the
 * bidirectional and invisible format characters that make a text read as another. */
bool az_char_is_unsafe(uint32_t code);

/* True when the text is valid UTF-8 without unsafe characters; else `*bad` is the offset. */
bool az_text_is_safe(const char *text, size_t length, size_t *bad);

/* The ASCII twin of a full-width character (FF01..FF5E, the ideographic space, and the Chinese
 * brackets, comma, colon and stop), or 0. */
char az_char_halfwidth(uint32_t code);

/* How many screen columns the text takes, by East Asian width. */
size_t az_text_columns(const char *text, size_t length);

/* How many single-character edits (insert, delete, replace, swap of neighbours) lead from a to b,
 * at most `most` + 1. Bytes, not characters: it is for names. */
size_t az_text_distance(const char *a, const char *b, size_t most);

/* The candidate nearest to `name`, or NULL when none is near enough to be meant. `candidate(ctx,
 * i)` gives the i-th name, or NULL past the last. */
const char *az_text_nearest(
	const char *name, const char *(*candidate)(const void *ctx, size_t i), const void *ctx);

/* Natural order: runs of digits compare as numbers, all else by bytes. -1 where `a` is below `b`, 0
 * where they are equal, 1 where it is above. */
int az_text_natural(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
