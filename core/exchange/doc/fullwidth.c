#include "exchange/doc/fullwidth.h"

#include <string.h>

#include "base/text.h"

enum {
	COLON = 0xFF1A,
	COMMA = 0xFF0C,
	PAUSE = 0x3001, /* 、 */
	HASH = 0xFF03,
	MINUS = 0xFF0D,
	SPACE = 0x3000,
	HARD_SPACE = 0xA0,
	OPEN_QUOTE = 0x201C,
	CLOSE_QUOTE = 0x201D,
	OPEN_LENS = 0x3010, /* 【 */
	CLOSE_LENS = 0x3011,
	OPEN_SQUARE = 0xFF3B,
	CLOSE_SQUARE = 0xFF3D,
	OPEN_BRACE = 0xFF5B,
	CLOSE_BRACE = 0xFF5D
};

/* The ASCII character that YAML reads for `code`, or 0 for what never means YAML's. */
static char ascii_of(uint32_t code)
{
	switch (code) {
	case COLON:
	case COMMA:
	case PAUSE:
	case HASH:
	case MINUS:
	case SPACE:
	case OPEN_QUOTE:
	case CLOSE_QUOTE:
	case OPEN_LENS:
	case CLOSE_LENS:
	case OPEN_SQUARE:
	case CLOSE_SQUARE:
	case OPEN_BRACE:
	case CLOSE_BRACE:
		return az_char_halfwidth(code);
	case HARD_SPACE:
		return ' ';
	default:
		return 0;
	}
}

static bool found_at(az_fullwidth *found, size_t offset, uint32_t code, bool sure)
{
	*found = (az_fullwidth){.offset = offset, .code = code, .ascii = ascii_of(code), .sure = sure};
	return true;
}

/* The character at `i`, or 0 at the end. The text is valid UTF-8. */
static uint32_t at(const char *text, size_t length, size_t i)
{
	uint32_t code = 0;
	if (i < length)
		az_utf8_decode(text + i, length - i, &code);
	return code;
}

static size_t width(uint32_t code)
{
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

static bool is_space(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == SPACE || code == HARD_SPACE;
}

static size_t skip_spaces(const char *text, size_t length, size_t i)
{
	uint32_t code = at(text, length, i);
	while (code && is_space(code)) {
		i += width(code);
		code = at(text, length, i);
	}
	return i;
}

static bool is_name_char(char c, bool first)
{
	return (c >= 'a' && c <= 'z') || c == '_' || (!first && ((c >= '0' && c <= '9') || c == '.'));
}

/* The end of a field's name at `i`, or `i` where there is none: what a key of our files looks
 * like. */
static size_t skip_name(const char *text, size_t length, size_t i)
{
	size_t start = i;
	while (i < length && is_name_char(text[i], i == start))
		i++;
	return i;
}

/* True for "name：" at `i`, with or without white space before the colon; its offset to `*colon`. */
static bool name_and_colon(const char *text, size_t length, size_t i, size_t *colon)
{
	size_t end = skip_name(text, length, i);
	if (end == i)
		return false;
	*colon = skip_spaces(text, length, end);
	return at(text, length, *colon) == COLON;
}

/* True for "，name:" and "、name：" at `i`. */
static bool comma_and_name(const char *text, size_t length, size_t i)
{
	uint32_t code = at(text, length, i);
	if (code != COMMA && code != PAUSE)
		return false;
	size_t start = skip_spaces(text, length, i + width(code));
	size_t end = skip_name(text, length, start);
	if (end == start)
		return false;
	uint32_t next = at(text, length, skip_spaces(text, length, end));
	return next == ':' || next == COLON;
}

/* The first `code` from `i`, or `length`. */
static size_t find(const char *text, size_t length, size_t i, uint32_t code)
{
	uint32_t c;
	while ((c = at(text, length, i)) != 0 && c != code)
		i += width(c);
	return i;
}

static uint32_t closer_of(uint32_t code)
{
	switch (code) {
	case OPEN_QUOTE:
		return CLOSE_QUOTE;
	case OPEN_LENS:
		return CLOSE_LENS;
	case OPEN_SQUARE:
		return CLOSE_SQUARE;
	case OPEN_BRACE:
		return CLOSE_BRACE;
	default:
		return 0;
	}
}

/* 【重要】 is a text; 【a，b】, 【a】 and 【键：值】 are lists and maps. */
static bool lens_is_structure(const char *text, size_t length)
{
	bool ascii = true;
	for (size_t i = 3; i + 3 < length; i++)
		ascii = ascii && (unsigned char)text[i] < 0x80;
	return ascii || find(text, length, 0, COMMA) < length ||
		   find(text, length, 0, COLON) < length || find(text, length, 0, PAUSE) < length;
}

/* True when one pair of full-width brackets or quotes holds the whole text. */
static bool is_wrapped(const char *text, size_t length)
{
	uint32_t code = at(text, length, 0), closer = closer_of(code);
	if (!closer || find(text, length, 0, closer) + 3 != length)
		return false;
	return code != OPEN_LENS || lens_is_structure(text, length);
}

/* " ＃": a comment that YAML takes for text. */
static bool comment(const char *text, size_t length, az_fullwidth *found)
{
	size_t i = find(text, length, 0, HASH);
	if (i < length && i > 0 && is_space((unsigned char)text[i - 1]))
		return found_at(found, i, HASH, true);
	return false;
}

static bool in_root(const char *text, size_t length, az_fullwidth *found)
{
	uint32_t first = at(text, length, 0);
	if (first == HASH || first == MINUS || first == SPACE || first == HARD_SPACE)
		return found_at(found, 0, first, true);
	size_t colon = find(text, length, 0, COLON);
	return colon < length && found_at(found, colon, COLON, true);
}

static bool in_flow(const char *text, size_t length, az_fullwidth_place place, az_fullwidth *found)
{
	uint32_t code;
	for (size_t i = 0; (code = at(text, length, i)) != 0; i += width(code)) {
		bool separates = place == AZ_FULLWIDTH_FLOW_ITEM && (code == COMMA || code == PAUSE);
		if (separates || comma_and_name(text, length, i))
			return found_at(found, i, code, true);
	}
	return false;
}

static bool in_key(const char *text, size_t length, az_fullwidth *found)
{
	uint32_t first = at(text, length, 0);
	if (first == SPACE || first == HARD_SPACE || first == HASH)
		return found_at(found, 0, first, true);
	uint32_t closer = closer_of(first);
	if (closer == CLOSE_QUOTE && is_wrapped(text, length))
		return found_at(found, 0, first, true);
	if (closer && closer != CLOSE_QUOTE && find(text, length, 0, closer) == length)
		return found_at(found, 0, first, true);
	return in_flow(text, length, AZ_FULLWIDTH_KEY, found);
}

bool az_fullwidth_scalar(
	const char *text, size_t length, az_fullwidth_place place, az_fullwidth *found)
{
	uint32_t first = at(text, length, 0);
	bool flow = place == AZ_FULLWIDTH_FLOW_ITEM || place == AZ_FULLWIDTH_FLOW_VALUE;
	size_t colon = 0;
	if (place == AZ_FULLWIDTH_KEY && in_key(text, length, found))
		return true;
	if (place == AZ_FULLWIDTH_ROOT && in_root(text, length, found))
		return true;
	if (place != AZ_FULLWIDTH_BESIDE && place != AZ_FULLWIDTH_FLOW_VALUE &&
		name_and_colon(text, length, 0, &colon))
		return found_at(found, colon, COLON, true);
	if (flow && in_flow(text, length, place, found))
		return true;
	if (place != AZ_FULLWIDTH_KEY && is_wrapped(text, length))
		return found_at(found, 0, first, true);
	if (place == AZ_FULLWIDTH_BELOW && first == HASH)
		return found_at(found, 0, first, true);
	if (place != AZ_FULLWIDTH_BESIDE && first == MINUS && is_space(at(text, length, 3)))
		return found_at(found, 0, first, true);
	return comment(text, length, found);
}

/* One pass over a line: what is open, and whether a token may begin here. */
typedef struct scan {
	const char *line;
	size_t length;
	bool in_flow;
	bool at_fault;
	bool key_seen;      /* ": " stood outside quotes */
	bool starts;        /* only indentation, '-', or an opening or separating sign before */
	bool only_spaces;   /* nothing but white space before */
	size_t token_start; /* of the token at hand */
} scan;

/* The end of a quoted text that opens at `i`; `length` when the line does not close it. */
static size_t skip_quoted(const scan *s, size_t i)
{
	char quote = s->line[i++];
	while (i < s->length && s->line[i] != quote)
		i += s->line[i] == '\\' && quote == '"' && i + 1 < s->length ? 2 : 1;
	return i < s->length ? i + 1 : s->length;
}

static bool is_sure(const scan *s, size_t i, uint32_t code)
{
	size_t colon = 0;
	switch (code) {
	case COLON:
		if (name_and_colon(s->line, s->length, s->token_start, &colon) && colon == i)
			return true;
		return s->at_fault && !s->key_seen;
	case COMMA:
	case PAUSE:
		return comma_and_name(s->line, s->length, i) || (s->in_flow && code == COMMA);
	case HASH:
		return s->only_spaces || (i > 0 && is_space((unsigned char)s->line[i - 1]));
	case SPACE:
	case HARD_SPACE:
		return s->only_spaces;
	case CLOSE_LENS:
	case CLOSE_SQUARE:
	case CLOSE_BRACE:
		return s->in_flow;
	default:
		return s->starts && code != CLOSE_QUOTE;
	}
}

static void step(scan *s, size_t *i, uint32_t code)
{
	char next = *i + 1 < s->length ? s->line[*i + 1] : ' ';
	bool opens = code == '[' || code == '{' || code == ',' || ascii_of(code) == ',' ||
				 ascii_of(code) == '[' || ascii_of(code) == '{';
	bool value = code == ':' && (next == ' ' || next == '\t' || *i + 1 >= s->length);
	bool dash = code == '-' && s->starts && next == ' ';
	s->in_flow = s->in_flow || code == '[' || code == '{';
	s->key_seen = s->key_seen || value;
	*i += width(code);
	if (is_space(code))
		return;
	s->only_spaces = false;
	if (s->starts && !opens && !value && !dash)
		s->token_start = *i - width(code);
	s->starts = opens || value || dash;
}

bool az_fullwidth_line(
	const char *line, size_t length, bool at_fault, bool in_flow, az_fullwidth *found)
{
	scan s = {
		.line = line,
		.length = length,
		.in_flow = in_flow,
		.at_fault = at_fault,
		.starts = true,
		.only_spaces = true,
	};
	bool any = false;
	uint32_t code;
	for (size_t i = 0; (code = at(line, length, i)) != 0;) {
		if (code == '#' && (s.only_spaces || line[i - 1] == ' '))
			break;
		if (s.starts && (code == '"' || code == '\'')) {
			size_t end = skip_quoted(&s, i);
			size_t quote = find(line, end, i, CLOSE_QUOTE);
			if (code == '"' && end == length && line[end - 1] != '"' && quote < end)
				return found_at(found, quote, CLOSE_QUOTE, true);
			s.starts = s.only_spaces = false;
			i = end;
			continue;
		}
		if (ascii_of(code) && is_sure(&s, i, code))
			return found_at(found, i, code, true);
		if (ascii_of(code) && !any)
			any = found_at(found, i, code, false);
		step(&s, &i, code);
	}
	return any;
}
