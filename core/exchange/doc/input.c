/*
 * The border: which bytes may become a document. What passes here is UTF-8 without control,
 * invisible and direction characters, so that nobody behind it has to ask again.
 */
#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/doc/build.h"

enum { MOST_BAD_CHARACTERS = 20 };

/* Counts lines and characters up to an offset; remembers where it was, so a pass stays one pass. */
typedef struct counter {
	const char *bytes;
	size_t at;
	int line;
	int column;
} counter;

static void count_to(counter *c, size_t offset)
{
	for (; c->at < offset; c->at++) {
		unsigned char byte = (unsigned char)c->bytes[c->at];
		if (byte == '\n' && c->line < INT_MAX) {
			c->line++;
			c->column = 1;
		} else if ((byte & 0xC0) != 0x80 && c->column < INT_MAX) {
			c->column++;
		}
	}
}

/* True for eight bytes of printable ASCII: most of what passes. */
static bool is_plain_word(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
	uint64_t w;
	memcpy(&w, p, sizeof w);
	uint64_t del = w ^ (ones * 0x7F);
	uint64_t low = (w - ones * 0x20) & ~w, is_del = (del - ones) & ~del;
	return !((w | low | is_del) & tops);
}

/* True for three bytes that are a character of U+3000 to U+9FFF: most Chinese text. */
static bool is_common_han(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;
	return p[0] >= 0xE3 && p[0] <= 0xE9 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

/* The offset of the next bad character from `i`, or `length`. `*code` is it, or 0 with `*width` 0
 * for bytes that are no UTF-8. */
static size_t next_bad(
	const char *bytes, size_t length, size_t i, bool any_cr, uint32_t *code, size_t *width)
{
	while (i < length) {
		if (length - i >= 8 && is_plain_word(bytes + i)) {
			i += 8;
			continue;
		}
		if (length - i >= 3 && is_common_han(bytes + i)) {
			i += 3;
			continue;
		}
		*code = 0;
		*width = az_utf8_decode(bytes + i, length - i, code);
		if (!*width)
			return i;
		bool line_end = *code == '\r' && (any_cr || (i + 1 < length && bytes[i + 1] == '\n'));
		if (az_char_is_unsafe(*code) && !line_end)
			return i;
		i += *width;
	}
	return length;
}

/* True when every non-ASCII byte pairs up as GB18030's two-byte form does (and at least one
 * does). */
static bool looks_like_gb18030(const char *bytes, size_t length)
{
	const unsigned char *p = (const unsigned char *)bytes;
	size_t pairs = 0;
	for (size_t i = 0; i < length; i++) {
		if (p[i] < 0x80)
			continue;
		if (i + 1 >= length || p[i] == 0x80 || p[i] == 0xFF || p[i + 1] < 0x40 || p[i + 1] == 0x7F)
			return false;
		pairs++;
		i++;
	}
	return pairs > 0;
}

static bool looks_like_utf16(const char *bytes, size_t length)
{
	return length >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2) ||
							  (length >= 4 && (!bytes[0] != !bytes[1]) &&
								  (!bytes[2] != !bytes[3]) && !bytes[0] == !bytes[2]));
}

static void report_encoding(az_doc_builder *b, const counter *at, size_t length)
{
	az_doc_build_problem(b, at->line, at->column, "save it as UTF-8",
		looks_like_gb18030(at->bytes, length)
			? AZ_N("the text is not UTF-8 (byte 0x%02X): it looks like GB18030 (GBK)")
			: AZ_N("the text is not UTF-8 (byte 0x%02X)"),
		(unsigned)(unsigned char)at->bytes[at->at]);
}

static void report_unsafe(az_doc_builder *b, const counter *at, uint32_t code)
{
	if (code == '\r')
		az_doc_build_problem(b, at->line, at->column, "save it with \\n or \\r\\n at the line ends",
			"a carriage return stands alone");
	else if (!code)
		az_doc_build_problem(b, at->line, at->column,
			"delete it; if there are many, the file is no text", "the text holds a NUL byte");
	else
		az_doc_build_problem(b, at->line, at->column, "delete it",
			"the text holds the invisible or control character U+%04X", (unsigned)code);
}

static bool check_characters(
	az_doc_builder *b, int first_line, bool any_cr, const char *bytes, size_t length)
{
	counter at = {.bytes = bytes, .line = first_line, .column = 1};
	uint32_t code = 0;
	size_t width = 0;
	size_t bad = next_bad(bytes, length, 0, any_cr, &code, &width);
	if (bad == length)
		return true;
	for (int n = 0; bad < length && n < MOST_BAD_CHARACTERS; n++) {
		count_to(&at, bad);
		if (!width) {
			report_encoding(b, &at, length);
			return false;
		}
		report_unsafe(b, &at, code);
		bad = next_bad(bytes, length, bad + width, any_cr, &code, &width);
	}
	return false;
}

bool az_doc_input(
	az_doc_builder *b, int first_line, bool any_cr, const char **bytes, size_t *length)
{
	if (*length > b->limits.bytes) {
		az_doc_build_problem(
			b, first_line, 0, "split it", "the document has more than %zu bytes", b->limits.bytes);
		return false;
	}
	if (looks_like_utf16(*bytes, *length)) {
		az_doc_build_problem(
			b, first_line, 1, "save it as UTF-8", "the text is not UTF-8: it looks like UTF-16");
		return false;
	}
	if (*length >= 3 && !memcmp(*bytes, "\xEF\xBB\xBF", 3)) {
		*bytes += 3;
		*length -= 3;
	}
	return check_characters(b, first_line, any_cr, *bytes, *length);
}
