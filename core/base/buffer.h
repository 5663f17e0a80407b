/*
 * A growing byte buffer, and a cursor that reads hostile bytes with every length checked.
 *
 * A failed append is remembered (`failed`) and makes all later appends do nothing, so that a writer
 * checks once at its end. All numbers are little-endian. One thread at a time.
 */
#ifndef AZ_BASE_BUFFER_H
#define AZ_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct az_buffer {
	unsigned char *bytes;
	size_t length;
	size_t capacity;
	bool failed; /* memory ran out: the content is not whole */
} az_buffer;

/* `(az_buffer){0}` is an empty buffer. Frees the bytes; the buffer may be used again. */
void az_buffer_free(az_buffer *buffer);
void az_buffer_clear(az_buffer *buffer);

void az_buffer_bytes(az_buffer *buffer, const void *bytes, size_t length);
void az_buffer_string(az_buffer *buffer, const char *string);
void az_buffer_char(az_buffer *buffer, char c);
__attribute__((format(printf, 2, 3))) void az_buffer_printf(
	az_buffer *buffer, const char *format, ...);
void az_buffer_u8(az_buffer *buffer, uint8_t value);
void az_buffer_u16(az_buffer *buffer, uint16_t value);
void az_buffer_u32(az_buffer *buffer, uint32_t value);
void az_buffer_i64(az_buffer *buffer, int64_t value);
/* A u32 length and the bytes. */
void az_buffer_block(az_buffer *buffer, const void *bytes, size_t length);
/* Zero bytes up to a multiple of `align`. */
void az_buffer_align(az_buffer *buffer, size_t align);
/* Overwrites four bytes written before. */
void az_buffer_patch_u32(az_buffer *buffer, size_t at, uint32_t value);

uint16_t az_read_u16(const unsigned char *p);
uint32_t az_read_u32(const unsigned char *p);
int64_t az_read_i64(const unsigned char *p);

typedef struct az_cursor {
	const unsigned char *bytes;
	size_t length;
	size_t at;
	bool failed; /* something was read past the end: all later reads give zero */
} az_cursor;

uint8_t az_cursor_u8(az_cursor *cursor);
uint16_t az_cursor_u16(az_cursor *cursor);
uint32_t az_cursor_u32(az_cursor *cursor);
int64_t az_cursor_i64(az_cursor *cursor);
/* `length` bytes in place, or NULL (and failed) when there are not that many. */
const unsigned char *az_cursor_bytes(az_cursor *cursor, size_t length);
/* What az_buffer_block wrote; its length into `*length`. */
const unsigned char *az_cursor_block(az_cursor *cursor, uint32_t *length);
bool az_cursor_at_end(const az_cursor *cursor);

#endif
