#include "report/document/escape.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

size_t az_escape_next(const char *text, size_t length, const char **shown, size_t *size)
{
	uint32_t code = 0;
	size_t n = az_utf8_decode(text, length, &code);
	bool good = n && !az_char_is_unsafe(code);
	*shown = good ? text : "\xEF\xBF\xBD";
	*size = good ? n : strlen(*shown);
	return n ? n : 1;
}

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static bool is_break(char c)
{
	return c == '\n' || c == '\t';
}

void az_escape_html(const char *text, size_t length, bool lines, az_buffer *out)
{
	for (size_t i = 0; i < length;) {
		const char *shown;
		size_t size;
		i += az_escape_next(text + i, length - i, &shown, &size);
		const char *name = entity(*shown);
		if (name)
			az_buffer_string(out, name);
		else if (!lines && is_break(*shown))
			az_buffer_char(out, ' ');
		else
			az_buffer_bytes(out, shown, size);
	}
}

/* ---- Markdown ---------------------------------------------------------------------------------- */

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True where the character would be markup. An underscore within a word is none. */
static bool is_markup(const char *text, size_t length, size_t i)
{
	bool inside = i && i + 1 < length && is_word(text[i - 1]) && is_word(text[i + 1]);
	if (text[i] == '_')
		return !inside;
	return text[i] && strchr("\\`*[]<>|~&$", text[i]);
}

/* The length of what would begin a heading, list, quotation or rule with its last character, or 0. */
static size_t opener(const char *text, size_t length)
{
	size_t digits = 0;
	if (length && strchr("#-+=", text[0]) && text[0])
		return 1;
	while (digits < length && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	if (digits && digits < length && (text[digits] == '.' || text[digits] == ')'))
		return digits + 1;
	return 0;
}

void az_escape_markdown(const char *text, size_t length, bool first, az_buffer *out)
{
	size_t opens = first ? opener(text, length) : 0;
	for (size_t i = 0; i < length;) {
		const char *shown;
		size_t size;
		if (i + 1 == opens || is_markup(text, length, i))
			az_buffer_char(out, '\\');
		i += az_escape_next(text + i, length - i, &shown, &size);
		if (is_break(*shown))
			az_buffer_char(out, ' ');
		else
			az_buffer_bytes(out, shown, size);
	}
}

static size_t longest_ticks(const char *text, size_t length)
{
	size_t longest = 0, now = 0;
	for (size_t i = 0; i < length; i++) {
		now = text[i] == '`' ? now + 1 : 0;
		longest = now > longest ? now : longest;
	}
	return longest;
}

static void put_ticks(size_t count, az_buffer *out)
{
	for (size_t i = 0; i < count; i++)
		az_buffer_char(out, '`');
}

void az_escape_markdown_code(const char *text, size_t length, bool in_table, az_buffer *out)
{
	size_t ticks = longest_ticks(text, length) + 1;
	bool padded = !length || text[0] == '`' || text[length - 1] == '`' || text[0] == ' ';
	put_ticks(ticks, out);
	if (padded)
		az_buffer_char(out, ' ');
	for (size_t i = 0; i < length;) {
		const char *shown;
		size_t size;
		if (in_table && text[i] == '|')
			az_buffer_char(out, '\\');
		i += az_escape_next(text + i, length - i, &shown, &size);
		if (is_break(*shown))
			az_buffer_char(out, ' ');
		else
			az_buffer_bytes(out, shown, size);
	}
	if (padded)
		az_buffer_char(out, ' ');
	put_ticks(ticks, out);
}
