#include "base/json.h"

#include <string.h>

#include "base/text.h"

az_json az_json_new(az_buffer *out)
{
	return (az_json){.out = out};
}

/* Before a value: the comma, where one is due. */
static void separate(az_json *json)
{
	if (json->comma)
		az_buffer_char(json->out, ',');
	json->comma = true;
}

static void open(az_json *json, char bracket)
{
	separate(json);
	az_buffer_char(json->out, bracket);
	json->comma = false;
}

static void close(az_json *json, char bracket)
{
	az_buffer_char(json->out, bracket);
	json->comma = true;
}

void az_json_object_begin(az_json *json)
{
	open(json, '{');
}

void az_json_object_end(az_json *json)
{
	close(json, '}');
}

void az_json_array_begin(az_json *json)
{
	open(json, '[');
}

void az_json_array_end(az_json *json)
{
	close(json, ']');
}

void az_json_key(az_json *json, const char *key)
{
	separate(json);
	az_json_string(json->out, key, strlen(key));
	az_buffer_char(json->out, ':');
	json->comma = false;
}

void az_json_text(az_json *json, const char *text)
{
	if (!text) {
		az_json_null(json);
		return;
	}
	az_json_text_n(json, text, strlen(text));
}

void az_json_text_n(az_json *json, const char *text, size_t length)
{
	separate(json);
	az_json_string(json->out, text, length);
}

void az_json_int(az_json *json, int64_t value)
{
	char digits[24];
	size_t at = sizeof digits;
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (value < 0)
		digits[--at] = '-';
	az_json_raw(json, digits + at, sizeof digits - at);
}

void az_json_bool(az_json *json, bool value)
{
	separate(json);
	az_buffer_string(json->out, value ? "true" : "false");
}

void az_json_null(az_json *json)
{
	separate(json);
	az_buffer_string(json->out, "null");
}

void az_json_raw(az_json *json, const char *value, size_t length)
{
	separate(json);
	az_buffer_bytes(json->out, value, length);
}

static void escape_unit(az_buffer *out, uint32_t unit)
{
	static const char hex[] = "0123456789abcdef";
	char escape[6] = {'\\', 'u'};
	for (unsigned i = 0; i < 4; i++)
		escape[2 + i] = hex[unit >> (12 - 4 * i) & 0xF];
	az_buffer_bytes(out, escape, sizeof escape);
}

static void escape(az_buffer *out, uint32_t code)
{
	static const char short_codes[] = "\"\\\b\f\n\r\t";
	static const char short_names[] = "\"\\bfnrt";
	const char *known = code && code < 0x80 ? strchr(short_codes, (int)code) : NULL;
	if (known) {
		az_buffer_char(out, '\\');
		az_buffer_char(out, short_names[known - short_codes]);
		return;
	}
	if (code >= 0x10000) {
		code -= 0x10000;
		escape_unit(out, 0xD800 + (code >> 10));
		code = 0xDC00 + (code & 0x3FF);
	}
	escape_unit(out, code);
}

static bool is_escaped(uint32_t code)
{
	return code == '"' || code == '\\' || code == '\t' || code == '\n' || az_char_is_unsafe(code);
}

void az_json_string(az_buffer *out, const char *text, size_t length)
{
	size_t written = 0; /* the bytes up to here are in `out` */
	az_buffer_char(out, '"');
	for (size_t i = 0, n; i < length; i += n) {
		uint32_t code = 0;
		n = az_utf8_decode(text + i, length - i, &code);
		if (n && !is_escaped(code))
			continue;
		az_buffer_bytes(out, text + written, i - written);
		escape(out, n ? code : 0xFFFD);
		n = n ? n : 1;
		written = i + n;
	}
	az_buffer_bytes(out, text + written, length - written);
	az_buffer_char(out, '"');
}
