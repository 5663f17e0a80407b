#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void az_buffer_free(az_buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (az_buffer){0};
}

void az_buffer_clear(az_buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
}

/* Room for `more` bytes at the end, or false and failed. */
static bool reserve(az_buffer *buffer, size_t more)
{
	if (buffer->failed)
		return false;
	if (buffer->capacity - buffer->length >= more)
		return true;
	size_t want = buffer->capacity ? buffer->capacity : 256;
	while (want - buffer->length < more) {
		if (want > SIZE_MAX / 2) {
			buffer->failed = true;
			return false;
		}
		want *= 2;
	}
	unsigned char *bytes = realloc(buffer->bytes, want);
	if (!bytes) {
		buffer->failed = true;
		return false;
	}
	buffer->bytes = bytes;
	buffer->capacity = want;
	return true;
}

void az_buffer_bytes(az_buffer *buffer, const void *bytes, size_t length)
{
	if (!length || !reserve(buffer, length))
		return;
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
}

void az_buffer_string(az_buffer *buffer, const char *string)
{
	az_buffer_bytes(buffer, string, strlen(string));
}

void az_buffer_char(az_buffer *buffer, char c)
{
	az_buffer_bytes(buffer, &c, 1);
}

void az_buffer_printf(az_buffer *buffer, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n >= 0 && reserve(buffer, (size_t)n + 1)) {
		vsnprintf((char *)buffer->bytes + buffer->length, (size_t)n + 1, format, again);
		buffer->length += (size_t)n;
	}
	va_end(again);
}

void az_buffer_u8(az_buffer *buffer, uint8_t value)
{
	az_buffer_bytes(buffer, &value, 1);
}

static void put(unsigned char *p, uint64_t value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		p[i] = (unsigned char)(value >> (8 * i));
}

static uint64_t get(const unsigned char *p, size_t size)
{
	uint64_t value = 0;
	for (size_t i = 0; i < size; i++)
		value |= (uint64_t)p[i] << (8 * i);
	return value;
}

static void number(az_buffer *buffer, uint64_t value, size_t size)
{
	unsigned char bytes[8];
	put(bytes, value, size);
	az_buffer_bytes(buffer, bytes, size);
}

void az_buffer_u16(az_buffer *buffer, uint16_t value)
{
	number(buffer, value, 2);
}

void az_buffer_u32(az_buffer *buffer, uint32_t value)
{
	number(buffer, value, 4);
}

void az_buffer_i64(az_buffer *buffer, int64_t value)
{
	number(buffer, (uint64_t)value, 8);
}

void az_buffer_block(az_buffer *buffer, const void *bytes, size_t length)
{
	if (length > UINT32_MAX) {
		buffer->failed = true;
		return;
	}
	az_buffer_u32(buffer, (uint32_t)length);
	az_buffer_bytes(buffer, bytes, length);
}

void az_buffer_align(az_buffer *buffer, size_t align)
{
	while (!buffer->failed && buffer->length % align)
		az_buffer_u8(buffer, 0);
}

void az_buffer_patch_u32(az_buffer *buffer, size_t at, uint32_t value)
{
	if (!buffer->failed && at <= buffer->length && buffer->length - at >= 4)
		put(buffer->bytes + at, value, 4);
}

uint16_t az_read_u16(const unsigned char *p)
{
	return (uint16_t)get(p, 2);
}

uint32_t az_read_u32(const unsigned char *p)
{
	return (uint32_t)get(p, 4);
}

int64_t az_read_i64(const unsigned char *p)
{
	return (int64_t)get(p, 8);
}

const unsigned char *az_cursor_bytes(az_cursor *cursor, size_t length)
{
	if (cursor->failed || cursor->length - cursor->at < length) {
		cursor->failed = true;
		return NULL;
	}
	const unsigned char *p = cursor->bytes + cursor->at;
	cursor->at += length;
	return p;
}

uint8_t az_cursor_u8(az_cursor *cursor)
{
	const unsigned char *p = az_cursor_bytes(cursor, 1);
	return p ? *p : 0;
}

uint16_t az_cursor_u16(az_cursor *cursor)
{
	const unsigned char *p = az_cursor_bytes(cursor, 2);
	return p ? az_read_u16(p) : 0;
}

uint32_t az_cursor_u32(az_cursor *cursor)
{
	const unsigned char *p = az_cursor_bytes(cursor, 4);
	return p ? az_read_u32(p) : 0;
}

int64_t az_cursor_i64(az_cursor *cursor)
{
	const unsigned char *p = az_cursor_bytes(cursor, 8);
	return p ? az_read_i64(p) : 0;
}

const unsigned char *az_cursor_block(az_cursor *cursor, uint32_t *length)
{
	*length = az_cursor_u32(cursor);
	const unsigned char *p = az_cursor_bytes(cursor, *length);
	if (!p)
		*length = 0;
	return p;
}

bool az_cursor_at_end(const az_cursor *cursor)
{
	return cursor->at == cursor->length;
}
