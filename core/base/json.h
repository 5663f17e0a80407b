/*
 * Writing JSON into a buffer. The writer puts the commas; the caller opens, closes and names. The
 * same calls give the same bytes in every locale. Memory running out is the buffer's `failed`.
 */
#ifndef AZ_BASE_JSON_H
#define AZ_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

typedef struct az_json {
	az_buffer *out;
	bool comma; /* a value stands before the next one in the same object or array */
} az_json;

/* A writer of one value at the end of `out`. It holds nothing that must be freed. */
az_json az_json_new(az_buffer *out);

void az_json_object_begin(az_json *json);
void az_json_object_end(az_json *json);
void az_json_array_begin(az_json *json);
void az_json_array_end(az_json *json);

/* The name of the next value, inside an object. */
void az_json_key(az_json *json, const char *key);

/* NULL is written as null. */
void az_json_text(az_json *json, const char *text);
void az_json_text_n(az_json *json, const char *text, size_t length);
void az_json_int(az_json *json, int64_t value);
void az_json_bool(az_json *json, bool value);
void az_json_null(az_json *json);

/* Bytes that are one JSON value already: a number as text, or what another writer made. */
void az_json_raw(az_json *json, const char *value, size_t length);

/* One quoted string. Control, invisible and direction characters (az_char_is_unsafe) are escaped,
 * so that a line stays a line and shows what it holds; bytes that are no UTF-8 become \ufffd. */
void az_json_string(az_buffer *out, const char *text, size_t length);

#endif
