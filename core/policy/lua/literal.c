/* Strings, long brackets and numbers. */
#include <stdio.h>
#include <string.h>

#include "policy/lua/scan.h"
#include "base/words.h"

int az_lua_long_level(const az_lua_scan *scan)
{
	if (az_lua_peek(scan, 0) != '[')
		return -1;
	int level = 0;
	while (az_lua_peek(scan, 1 + (size_t)level) == '=')
		level++;
	if (az_lua_peek(scan, 1 + (size_t)level) == '[')
		return level;
	return level == 0 ? -1 : -2;
}

static bool closes(const az_lua_scan *scan, int level)
{
	size_t n = (size_t)level;
	if (az_lua_peek(scan, 0) != ']' || az_lua_peek(scan, n + 1) != ']')
		return false;
	for (size_t i = 1; i <= n; i++)
		if (az_lua_peek(scan, i) != '=')
			return false;
	return true;
}

bool az_lua_long_bracket(az_lua_scan *scan, int level, char *text, size_t *length)
{
	size_t n = 0, width = (size_t)level + 2;
	scan->at += width;
	/* A newline right behind the opening is no part of the text. */
	if (az_lua_peek(scan, 0) == '\r')
		scan->at++;
	if (az_lua_peek(scan, 0) == '\n')
		az_lua_newline(scan);
	while (scan->at < scan->length) {
		if (closes(scan, level)) {
			scan->at += width;
			if (length)
				*length = n;
			return true;
		}
		char c = az_lua_peek(scan, 0);
		if (text && c != '\r')
			text[n++] = c;
		if (c == '\n')
			az_lua_newline(scan);
		else
			scan->at++;
	}
	return false;
}

/* Room for any text that can be decoded from the source behind this place: no escape is shorter
 * than what it stands for. Reserved by the raw length, so that all strings together cost one
 * source. */
static char *room(az_lua_scan *scan, size_t raw)
{
	char *text = az_arena_alloc(scan->arena, raw + 1);
	if (!text)
		scan->out_memory = true;
	return text;
}

void az_lua_long_string(az_lua_scan *scan, int level)
{
	size_t start = scan->at, length = 0;
	az_place place = az_lua_scan_place(scan);
	az_lua_scan ahead = *scan;
	if (!az_lua_long_bracket(&ahead, level, NULL, NULL)) {
		az_problems_add(scan->problems, place, NULL, "close it with the same number of '='",
			"a long string that has no end");
		scan->wrong = true;
		scan->at = scan->length;
		return;
	}
	char *text = room(scan, ahead.at - start);
	if (!text)
		return;
	az_lua_long_bracket(scan, level, text, &length);
	text[length] = '\0';
	az_lua_token_add(scan, AZ_TOKEN_STRING, start, place, text, length);
}

static unsigned hex_digit(char c)
{
	if (az_lua_is_digit(c))
		return (unsigned)(c - '0');
	return (unsigned)((c | 0x20) - 'a') + 10;
}

/* Lua's own form of UTF-8: up to 6 bytes, surrogates too. */
static size_t encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t n = 2;
	while (n < 6 && code >= (uint32_t)1 << (5 * n + 1))
		n++;
	for (size_t i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	out[0] = (char)((0xFF00u >> n & 0xFF) | code);
	return n;
}

/* Each of these stands behind the backslash's letter, and gives false when the escape is
 * malformed. */
static bool escape_hex(az_lua_scan *scan, char *text, size_t *length)
{
	char high = az_lua_peek(scan, 0);
	char low = high ? az_lua_peek(scan, 1) : '\0';
	if (!az_lua_is_hex(high) || !az_lua_is_hex(low))
		return false;
	text[(*length)++] = (char)(hex_digit(high) << 4 | hex_digit(low));
	scan->at += 2;
	return true;
}

static bool escape_utf8(az_lua_scan *scan, char *text, size_t *length)
{
	uint32_t code = 0;
	if (az_lua_peek(scan, 0) != '{' || !az_lua_is_hex(az_lua_peek(scan, 1)))
		return false;
	scan->at++;
	for (; az_lua_is_hex(az_lua_peek(scan, 0)); scan->at++) {
		if (code > 0x7FFFFFFu)
			return false;
		code = code << 4 | hex_digit(az_lua_peek(scan, 0));
	}
	if (az_lua_peek(scan, 0) != '}')
		return false;
	scan->at++;
	*length += encode(code, text + *length);
	return true;
}

static bool escape_decimal(az_lua_scan *scan, char *text, size_t *length)
{
	unsigned code = 0;
	for (int i = 0; i < 3 && az_lua_is_digit(az_lua_peek(scan, 0)); i++, scan->at++)
		code = code * 10 + (unsigned)(az_lua_peek(scan, 0) - '0');
	if (code > 255)
		return false;
	text[(*length)++] = (char)code;
	return true;
}

static void escape_space(az_lua_scan *scan)
{
	for (;;) {
		char c = az_lua_peek(scan, 0);
		if (c == '\n')
			az_lua_newline(scan);
		else if (c == ' ' || c == '\t' || c == '\r')
			scan->at++;
		else
			return;
	}
}

static bool escape(az_lua_scan *scan, char *text, size_t *length)
{
	static const char letters[] = "abfnrtv\\\"'";
	static const char meant[] = "\a\b\f\n\r\t\v\\\"'";
	scan->at++;
	char c = az_lua_peek(scan, 0);
	if (c == '\r')
		c = az_lua_peek(scan, 1);
	if (c == '\n') {
		scan->at += az_lua_peek(scan, 0) == '\r';
		az_lua_newline(scan);
		text[(*length)++] = '\n';
		return true;
	}
	if (az_lua_is_digit(c))
		return escape_decimal(scan, text, length);
	const char *letter = c ? strchr(letters, c) : NULL;
	scan->at += c != '\0';
	if (letter) {
		text[(*length)++] = meant[letter - letters];
		return true;
	}
	if (c == 'x')
		return escape_hex(scan, text, length);
	if (c == 'u')
		return escape_utf8(scan, text, length);
	if (c == 'z')
		escape_space(scan);
	return c == 'z';
}

/* How many bytes the string takes in the source, up to its quote or the end of the source. */
static size_t raw_length(const az_lua_scan *scan, char quote)
{
	size_t n = 1;
	char c = az_lua_peek(scan, n);
	while (c && c != quote) {
		n += c == '\\' ? 2 : 1;
		c = az_lua_peek(scan, n);
	}
	return n;
}

static void unfinished(az_lua_scan *scan, size_t start, az_place place, char quote)
{
	static const char *const closing[] = {"”", "“", "’", "‘", "＂", "＇"};
	size_t n = scan->at - start;
	const char *seen = NULL;
	for (size_t i = 0; i < sizeof closing / sizeof closing[0] && !seen; i++)
		if (memmem(scan->bytes + start, n, closing[i], strlen(closing[i])))
			seen = closing[i];
	char mend[128];
	if (seen)
		az_problems_mend(scan->problems, mend, sizeof mend,
			"the full-width '%s' closes nothing: write %c", seen, quote);
	else
		az_problems_mend(scan->problems, mend, sizeof mend,
			"close it with %c on the same line, or use [[...]]", quote);
	az_problems_add(scan->problems, place, NULL, mend, "a string that has no end on its line");
	scan->wrong = true;
}

void az_lua_short_string(az_lua_scan *scan)
{
	size_t start = scan->at, length = 0;
	az_place place = az_lua_scan_place(scan);
	char quote = az_lua_peek(scan, 0);
	char *text = room(scan, raw_length(scan, quote));
	if (!text)
		return;
	scan->at++;
	while (az_lua_peek(scan, 0) != quote) {
		char c = az_lua_peek(scan, 0);
		if (c == '\0' || c == '\n' || c == '\r') {
			unfinished(scan, start, place, quote);
			return;
		}
		if (c != '\\') {
			text[length++] = c;
			scan->at++;
			continue;
		}
		az_place here = az_lua_scan_place(scan);
		if (!escape(scan, text, &length)) {
			az_problems_add(scan->problems, here, NULL,
				"write \\\\ for a backslash; Lua knows \\n \\t \\\" \\xXX \\ddd \\u{XXX} \\z",
				"an escape that Lua does not know");
			scan->wrong = true;
		}
	}
	scan->at++;
	text[length] = '\0';
	az_lua_token_add(scan, AZ_TOKEN_STRING, start, place, text, length);
}

/* True when `text` is digits (hex ones if `hex`), with one point and one exponent at most. */
static bool well_formed(const char *text, size_t length, bool hex)
{
	size_t i = hex ? 2 : 0, digits = 0;
	bool point = false;
	for (; i < length; i++) {
		if (text[i] == '.' && !point)
			point = true;
		else if (hex ? az_lua_is_hex(text[i]) : az_lua_is_digit(text[i]))
			digits++;
		else
			break;
	}
	if (digits == 0 || i == length)
		return digits > 0;
	if ((text[i] | 0x20) != (hex ? 'p' : 'e'))
		return false;
	i++;
	if (i < length && (text[i] == '+' || text[i] == '-'))
		i++;
	if (i == length)
		return false;
	while (i < length && az_lua_is_digit(text[i]))
		i++;
	return i == length;
}

void az_lua_number(az_lua_scan *scan)
{
	size_t start = scan->at;
	az_place place = az_lua_scan_place(scan);
	const char *text = scan->bytes + start;
	bool hex = text[0] == '0' && (az_lua_peek(scan, 1) | 0x20) == 'x';
	scan->at += hex ? 2 : 1;
	for (;;) {
		char c = az_lua_peek(scan, 0);
		char sign = c ? az_lua_peek(scan, 1) : '\0';
		if ((c | 0x20) == (hex ? 'p' : 'e'))
			scan->at += sign == '+' || sign == '-' ? 2 : 1;
		else if (az_lua_is_hex(c) || c == '.')
			scan->at++;
		else
			break;
	}
	/* A letter that touches a number makes it malformed, as in Lua. */
	while (az_lua_is_letter(az_lua_peek(scan, 0)))
		scan->at++;
	size_t length = scan->at - start;
	if (!well_formed(text, length, hex)) {
		az_problems_add(scan->problems, place, NULL,
			"write digits, at most one point, and a space before what follows",
			"'%.*s' is no number", length > 60 ? 60 : (int)length, text);
		scan->wrong = true;
		return;
	}
	char *copy = az_arena_copy(scan->arena, text, length);
	if (!copy)
		scan->out_memory = true;
	az_lua_token_add(scan, AZ_TOKEN_NUMBER, start, place, copy, length);
}
