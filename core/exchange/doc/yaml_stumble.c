/*
 * When libyaml gives up: its words turned into what is wrong and how to mend it, with the
 * full-width character that caused it where there is one.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/doc/yaml.h"

enum { MOST_LINES = 50 };

typedef struct stumble {
	const char *problem; /* libyaml's words, or their beginning; "" for all others */
	const char *what;
	const char *mend;
	bool at_context; /* the fault is where the construct began, not where libyaml noticed */
} stumble;

static const stumble stumbles[] = {
	{"could not find expected ':'",
		AZ_N("a line is neither `key: value` nor part of the text above"),
		AZ_N("write ': ' behind the key, or indent the line under the text that it continues"),
		true},
	{"mapping values are not allowed", AZ_N("a ':' stands where no value can begin"),
		AZ_N("write a space behind each ':', quotes round a text that holds ': ', and align the "
			 "keys of "
			 "one "
			 "map"),
		false},
	{"did not find expected key", AZ_N("a key was expected here"),
		AZ_N("align it with the keys above, and close every quote"), false},
	{"did not find expected '-' indicator", AZ_N("an item of the list was expected here"),
		AZ_N("begin it with '- ', aligned with the items above"), false},
	{"did not find expected ',' or ']'",
		AZ_N("a list that opens with [ is not closed or lacks a ','"),
		AZ_N("write ',' between the values and ] at the end"), false},
	{"did not find expected ',' or '}'",
		AZ_N("a map that opens with { is not closed or lacks a ','"),
		AZ_N("write ',' between the entries, ': ' behind each key, and } at the end"), false},
	{"found unexpected end of stream", AZ_N("a text that opens with a quote here is never closed"),
		AZ_N("close it with the same quote"), true},
	{"found unexpected document indicator",
		AZ_N("a text that opens with a quote here is never closed"),
		AZ_N("close it with the same quote"), true},
	{"found unknown escape character", AZ_N("an unknown escape stands in a double-quoted text"),
		AZ_N("write \\\\ for a backslash, or use single quotes"), false},
	{"found invalid Unicode character escape", AZ_N("an escape in the text is no character"),
		AZ_N("write the character itself"), false},
	{"did not find expected hexdecimal number",
		AZ_N("an escape in the text lacks hexadecimal digits"),
		AZ_N("write it as \\u4e2d, or use single quotes"), false},
	{"block sequence entries are not allowed", AZ_N("a '-' begins a list where no list can begin"),
		AZ_N("begin the list on the line below its key"), false},
	{"mapping keys are not allowed", AZ_N("a '?' stands where no key can begin"),
		AZ_N("put quotes round a text that begins with '?'"), false},
	{"found a tab character", "a tab indents the line", "indent with spaces", false},
	{"found undefined tag handle", AZ_N("a tag has an unknown handle"),
		"delete it, or put quotes round a text that begins with !", false},
	{"did not find expected alphabetic or numeric character",
		AZ_N("an anchor or alias has no name"),
		AZ_N("put quotes round a text that begins with & or *"), false},
	{"did not find expected node content", AZ_N("a value was expected here"),
		AZ_N("write a value, or delete the ',' or '-' before it"), false},
	{"did not find expected <document start>",
		AZ_N("something stands where the document has ended"),
		AZ_N("align it with the first line, or delete it"), false},
	{"", AZ_N("the YAML cannot be read here"), AZ_N("check this line and the one above it"), false},
};

int az_doc_yaml_number(size_t from_zero)
{
	return from_zero < INT_MAX ? (int)from_zero + 1 : INT_MAX;
}

const char *az_doc_yaml_line(const char *bytes, size_t length, int line, size_t *line_length)
{
	const char *p = bytes, *end = bytes + length;
	for (int n = 1; n < line && p < end; n++) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		p = newline ? newline + 1 : end;
	}
	const char *newline = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
	*line_length = (size_t)((newline ? newline : end) - p);
	if (*line_length && p[*line_length - 1] == '\r')
		--*line_length;
	return p;
}

/* The parser may stumble over what was reported when its scalar was read. */
static bool is_reported(const az_doc_builder *b, int line, int column)
{
	size_t count = az_problems_count(b->problems);
	const az_problem *last =
		count > b->problems_before ? az_problems_at(b->problems, count - 1) : NULL;
	return last && last->place.line == line && last->place.column == column;
}

void az_doc_yaml_fullwidth(az_doc_builder *b, int line, int column, uint32_t code, char ascii)
{
	if (is_reported(b, line, column))
		return;
	char sign[5] = "";
	az_utf8_encode(code, sign);
	if (ascii == ' ') {
		az_doc_build_problem(b, line, column, "write a space, or put quotes round the text",
			"a full-width or no-break space stands where YAML wants a plain one");
		return;
	}
	char mend[96];
	const char *wanted = ascii == ':'   ? "': '"
						 : ascii == ',' ? "', '"
						 : ascii == '#' ? "' # '"
										: NULL;
	if (wanted)
		az_problems_mend(
			b->problems, mend, sizeof mend, "write %s, or put quotes round the text", wanted);
	else
		az_problems_mend(
			b->problems, mend, sizeof mend, "write %c, or put quotes round the text", ascii);
	az_doc_build_problem(
		b, line, column, mend, "the full-width %s stands where YAML wants its own %c", sign, ascii);
}

static const stumble *stumble_of(const char *said)
{
	size_t i = 0;
	while (strncmp(said, stumbles[i].problem, strlen(stumbles[i].problem)) != 0)
		i++;
	return &stumbles[i];
}

static int characters(const char *text, size_t length)
{
	size_t n = 0;
	for (size_t i = 0; i < length; i++)
		n += ((unsigned char)text[i] & 0xC0) != 0x80;
	return az_doc_yaml_number(n);
}

/* What the search round a stumble has found. */
typedef struct nearby {
	int line;
	int column;
	az_fullwidth sign;
} nearby;

static bool look_at(const char *bytes, size_t length, int line, int fault, bool flow, nearby *found)
{
	size_t n = 0;
	const char *text = az_doc_yaml_line(bytes, length, line, &n);
	az_fullwidth sign;
	if (line < 1 || !az_fullwidth_line(text, n, line == fault, flow, &sign))
		return false;
	if (sign.sure || !found->line)
		*found = (nearby){.line = line, .column = characters(text, sign.offset), .sign = sign};
	return sign.sure;
}

/* The line at fault, the one above, and those from the construct's beginning on. */
static bool look_round(
	const char *bytes, size_t length, int fault, int context, int problem, bool flow, nearby *found)
{
	int from = context && context < fault ? context : fault;
	if (from < fault - MOST_LINES)
		from = fault - MOST_LINES;
	if (look_at(bytes, length, fault, fault, flow, found) ||
		look_at(bytes, length, fault - 1, fault, flow, found))
		return true;
	int to = problem - fault < MOST_LINES ? problem : fault;
	for (int line = from; line <= to; line++) {
		if (look_at(bytes, length, line, fault, flow, found))
			return true;
	}
	return false;
}

/* A token that begins with a character which YAML keeps for itself. */
static void report_start(az_doc_builder *b, const char *text, size_t length, int line, int column)
{
	size_t i = 0;
	for (int n = 1; n < column && i < length; n++) {
		i++;
		while (i < length && ((unsigned char)text[i] & 0xC0) == 0x80)
			i++;
	}
	char c = i < length ? text[i] : ' ';
	if (c == '\t')
		az_doc_build_problem(b, line, column, "indent with spaces", "a tab indents the line");
	else
		az_doc_build_problem(b, line, column, "put quotes round it",
			"a text begins with %c, which YAML keeps for itself", c);
}

/* `opened`: the line of the bracket that is open, where the message should name it; else 0. */
static void report(
	az_doc_builder *b, const stumble *s, int opened, const nearby *found, int line, int column)
{
	char mend[256], sign[5] = "";
	az_utf8_encode(found->sign.code, sign);
	if (found->line && found->sign.ascii != ' ')
		az_problems_mend(b->problems, mend, sizeof mend,
			"%s; and see whether the full-width %s on line %d is meant as %c", s->mend, sign,
			found->line, found->sign.ascii);
	else
		snprintf(mend, sizeof mend, "%s", s->mend);
	if (opened)
		az_doc_build_problem(b, line, column, mend, "%s (it opens on line %d)", s->what, opened);
	else
		az_doc_build_problem(b, line, column, mend, "%s", s->what);
}

void az_doc_yaml_stumble(
	az_doc_builder *b, const yaml_parser_t *parser, const char *bytes, size_t length)
{
	if (parser->error == YAML_MEMORY_ERROR) {
		b->no_memory = b->stopped = true;
		return;
	}
	const char *said = parser->problem ? parser->problem : "";
	const stumble *s = stumble_of(said);
	bool has_context = parser->context != NULL;
	yaml_mark_t mark = s->at_context && has_context ? parser->context_mark : parser->problem_mark;
	int line = az_doc_yaml_number(mark.line), column = az_doc_yaml_number(mark.column);
	int context = has_context ? az_doc_yaml_number(parser->context_mark.line) : 0;
	int noticed = az_doc_yaml_number(parser->problem_mark.line);
	bool flow = has_context && strstr(parser->context, "flow") != NULL;
	nearby found = {0};
	if (look_round(bytes, length, line, context, noticed, flow, &found)) {
		az_doc_yaml_fullwidth(b, found.line, found.column, found.sign.code, found.sign.ascii);
		return;
	}
	if (!strncmp(said, "found character that cannot start any token", 43)) {
		size_t n = 0;
		const char *text = az_doc_yaml_line(bytes, length, line, &n);
		report_start(b, text, n, line, column);
		return;
	}
	report(b, s, flow && line != context ? context : 0, &found, line, column);
}
