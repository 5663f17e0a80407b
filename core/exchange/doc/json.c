/*
 * JSON: yajl finds the tokens, this file gives them their places and refuses what yajl lets through
 * (lone surrogates, unsafe characters behind escapes).
 *
 * yajl says where a token ends, not where it starts. Between two tokens stand only white space, ','
 * and ':', so a value's place is found by stepping over these from the end of the token before: one
 * pass.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <yajl/yajl_parse.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/doc/build.h"

typedef struct reader {
	az_doc_builder b;
	yajl_handle yajl;
	az_arena *scratch; /* what yajl allocates */
	jmp_buf no_memory;
	const char *bytes;
	size_t length;
	size_t at; /* the end of the last token, or the start of this one */
	int line;  /* of `at` */
	int column;
} reader;

static void step(int *n, size_t by)
{
	*n = by < (size_t)(INT_MAX - *n) ? *n + (int)by : INT_MAX;
}

static bool is_between_tokens(char c)
{
	return c == ' ' || c == ',' || c == ':' || c == '\n' || c == '\r' || c == '\t';
}

/* Moves from the end of a token to the start of the next one, not past `limit`. */
static void to_token(reader *r, size_t limit)
{
	for (; r->at < limit && is_between_tokens(r->bytes[r->at]); r->at++) {
		step(&r->column, 1);
		if (r->bytes[r->at] == '\n') {
			step(&r->line, 1);
			r->column = 1;
		}
	}
}

/* Moves over a token, or a part of one; no token holds a newline. */
static void past(reader *r, size_t length)
{
	size_t characters = 0;
	for (size_t i = 0; i < length; i++)
		characters += ((unsigned char)r->bytes[r->at + i] & 0xC0) != 0x80;
	step(&r->column, characters);
	r->at += length;
}

static void problem_here(reader *r, const char *mend, const char *what)
{
	az_doc_build_problem(&r->b, r->line, r->column, mend, "%s", what);
}

static int go_on(const reader *r)
{
	return !r->b.stopped;
}

static int on_word(reader *r, az_doc_kind kind, const char *text, size_t length)
{
	to_token(r, r->length);
	az_doc_build_scalar(&r->b, kind, r->line, r->column, text, length);
	past(r, length);
	return go_on(r);
}

static int on_null(void *ctx)
{
	return on_word(ctx, AZ_DOC_NULL, "null", 4);
}

static int on_boolean(void *ctx, int value)
{
	return on_word(ctx, AZ_DOC_PLAIN, value ? "true" : "false", value ? 4 : 5);
}

static int on_number(void *ctx, const char *text, size_t length)
{
	return on_word(ctx, AZ_DOC_PLAIN, text, length);
}

static uint32_t hex4(const char *p)
{
	uint32_t code = 0;
	for (int i = 0; i < 4; i++) {
		char c = p[i];
		uint32_t digit = (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
		code = code << 4 | digit;
	}
	return code;
}

/* True when every \uXXXX of a raw string is a character or a whole pair of surrogates. yajl has
 * checked the digits before. */
static bool surrogates_pair_up(const char *raw, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++) {
		if (raw[i] != '\\')
			continue;
		if (raw[++i] != 'u')
			continue;
		uint32_t code = length - i >= 5 ? hex4(raw + i + 1) : 0;
		i += 4;
		if (code < 0xD800 || code > 0xDFFF)
			continue;
		bool pair = code < 0xDC00 && length - i >= 7 && raw[i + 1] == '\\' && raw[i + 2] == 'u' &&
					hex4(raw + i + 3) >= 0xDC00 && hex4(raw + i + 3) <= 0xDFFF;
		if (!pair)
			return false;
		i += 6;
	}
	return true;
}

static void check_escapes(reader *r, const char *raw, size_t raw_length, const char *text, size_t n)
{
	size_t bad = 0;
	uint32_t code = 0;
	if (!surrogates_pair_up(raw, raw_length)) {
		problem_here(r, AZ_N("write the character itself, or both halves of its \\u pair"),
			AZ_N("a \\u escape is one half of a surrogate pair"));
	} else if (!az_text_is_safe(text, n, &bad)) {
		az_utf8_decode(text + bad, n - bad, &code);
		az_doc_build_problem(&r->b, r->line, r->column, "delete it",
			"an escape in the text stands for the invisible or control character U+%04X",
			(unsigned)code);
	}
}

/* Steps to a string's opening quote, judges its escapes, and gives its raw length with both
 * quotes. */
static size_t to_string(reader *r, const char *text, size_t length)
{
	to_token(r, r->length);
	size_t raw = yajl_get_bytes_consumed(r->yajl) - r->at;
	if (raw != length + 2) /* a decoded escape is shorter than its raw form */
		check_escapes(r, r->bytes + r->at + 1, raw - 2, text, length);
	return raw;
}

static int on_string(void *ctx, const unsigned char *bytes, size_t length)
{
	reader *r = ctx;
	const char *text = (const char *)bytes;
	size_t raw = to_string(r, text, length);
	az_doc_build_scalar(&r->b, AZ_DOC_TEXT, r->line, r->column, text, length);
	past(r, raw);
	return go_on(r);
}

static int on_key(void *ctx, const unsigned char *bytes, size_t length)
{
	reader *r = ctx;
	const char *text = (const char *)bytes;
	size_t raw = to_string(r, text, length);
	az_doc_build_key(&r->b, text, length, r->line, r->column);
	past(r, raw);
	return go_on(r);
}

static int on_open(reader *r, az_doc_kind kind)
{
	to_token(r, r->length);
	az_doc_build_open(&r->b, kind, r->line, r->column);
	past(r, 1);
	return go_on(r);
}

static int on_open_map(void *ctx)
{
	return on_open(ctx, AZ_DOC_MAP);
}

static int on_open_list(void *ctx)
{
	return on_open(ctx, AZ_DOC_LIST);
}

static int on_close(void *ctx)
{
	reader *r = ctx;
	to_token(r, r->length);
	az_doc_build_close(&r->b);
	past(r, 1);
	return go_on(r);
}

static const yajl_callbacks callbacks = {
	.yajl_null = on_null,
	.yajl_boolean = on_boolean,
	.yajl_number = on_number,
	.yajl_string = on_string,
	.yajl_map_key = on_key,
	.yajl_start_map = on_open_map,
	.yajl_end_map = on_close,
	.yajl_start_array = on_open_list,
	.yajl_end_array = on_close,
};

/* What yajl says, and what a person can do about it. `inside`: the fault is within a text, behind
 * the bytes that yajl took; else it is the token. */
typedef struct stumble {
	const char *yajl;
	const char *what;
	const char *mend;
	bool inside;
} stumble;

static const stumble stumbles[] = {
	{"premature EOF", AZ_N("the JSON ends too early"),
		AZ_N("close what was opened: a text with \", an object with }, a list with ]"), false},
	{"trailing garbage", AZ_N("something stands behind the JSON value"),
		AZ_N("delete it, or begin a new line for the next object"), false},
	{"invalid object key", AZ_N("a key is missing"),
		AZ_N("write a key in double quotes, and no ',' before '}'"), false},
	{"separated by a colon", AZ_N("a key is not followed by ':'"), AZ_N("write \"key\": value"),
		false},
	{"inside map", AZ_N("a value is not followed by ',' or '}'"),
		AZ_N("write ',' between two entries"), false},
	{"after array element", AZ_N("a value is not followed by ',' or ']'"),
		AZ_N("write ',' between two values, quotes round a text, no zeros before a number"), false},
	{"unallowed token", AZ_N("a value is missing"),
		AZ_N("write a value here, or delete the ',' before it"), false},
	{"probable comment", AZ_N("JSON has no comments"), AZ_N("delete it, or write YAML"), false},
	{"which it may not", AZ_N("an unknown escape"), AZ_N("write \\\\ for a backslash"), true},
	{"non-hex", AZ_N("a \\u escape needs four hexadecimal digits"), AZ_N("write it as \\u4e2d"),
		true},
	{"invalid character inside string", AZ_N("a line end or a tab stands inside a text"),
		AZ_N("write \\n or \\t, or close the text with \""), true},
	{"malformed number", AZ_N("a number is not whole"), AZ_N("write it as 12, -0.5 or 1e6"), false},
	{"", AZ_N("this is no JSON value"),
		AZ_N("write text in double quotes, or a number, true, false or null"), false},
};

static const stumble *stumble_of(const char *yajl)
{
	size_t i = 0;
	while (stumbles[i].yajl[0] && !strstr(yajl, stumbles[i].yajl))
		i++;
	return &stumbles[i];
}

/* Names a full-width character where JSON wants the ASCII one; false when there is none. */
static bool report_fullwidth(reader *r)
{
	uint32_t code = 0;
	size_t n = az_utf8_decode(r->bytes + r->at, r->length - r->at, &code);
	char ascii = n > 1 ? az_char_halfwidth(code) : 0;
	if (!ascii || !strchr(",:[]{}\"-.+0123456789", ascii))
		return false;
	char mend[] = "write ?";
	mend[sizeof mend - 2] = ascii;
	az_doc_build_problem(&r->b, r->line, r->column, mend,
		"the full-width %.*s stands where JSON wants its own %c", (int)n, r->bytes + r->at, ascii);
	return true;
}

/* A text that was opened with " and closed with ” runs to the end of the input. */
static const char *mend_for(const reader *r, const stumble *s)
{
	static const char close_quote[] = "\xE2\x80\x9D";
	if (r->at >= r->length || r->bytes[r->at] != '"')
		return s->mend;
	if (!memmem(r->bytes + r->at, r->length - r->at, close_quote, sizeof close_quote - 1))
		return AZ_N("close the text with \"");
	return AZ_N("the text that begins here is closed with the full-width ”: write \"");
}

static void report_stumble(reader *r, size_t taken)
{
	unsigned char *said = yajl_get_error(r->yajl, 0, NULL, 0);
	const stumble *s = stumble_of(said ? (const char *)said : "");
	if (said)
		yajl_free_error(r->yajl, said);
	size_t last = taken ? taken - 1 : 0;
	bool ended = s == &stumbles[0];
	to_token(r, ended ? r->length : last);
	if (s->inside)
		past(r, taken - r->at);
	if (!ended && report_fullwidth(r))
		return;
	problem_here(r, ended ? mend_for(r, s) : s->mend, s->what);
}

/* yajl does not check its allocations, so a failed one must not return to it. It holds nothing but
 * what lies in the scratch arena: leaving it by longjmp leaks nothing. */
static void *scratch_alloc(void *ctx, size_t size)
{
	reader *r = ctx;
	const size_t header = alignof(max_align_t);
	char *p = size < SIZE_MAX / 2 ? az_arena_alloc(r->scratch, header + size) : NULL;
	if (!p)
		longjmp(r->no_memory, 1);
	memcpy(p, &size, sizeof size);
	return p + header;
}

static void *scratch_realloc(void *ctx, void *old, size_t size)
{
	size_t had = 0;
	if (old)
		memcpy(&had, (char *)old - alignof(max_align_t), sizeof had);
	void *p = scratch_alloc(ctx, size);
	if (old)
		memcpy(p, old, had < size ? had : size);
	return p;
}

static void scratch_free(void *ctx, void *p)
{
	(void)ctx;
	(void)p;
}

static void parse(reader *r)
{
	yajl_alloc_funcs functions = {scratch_alloc, scratch_realloc, scratch_free, r};
	if (setjmp(r->no_memory)) {
		r->b.no_memory = true;
		return;
	}
	r->yajl = yajl_alloc(&callbacks, &functions, r);
	yajl_config(r->yajl, yajl_dont_validate_strings, 1); /* az_doc_input has */
	yajl_status status = yajl_parse(r->yajl, (const unsigned char *)r->bytes, r->length);
	size_t taken = status == yajl_status_ok ? r->length : yajl_get_bytes_consumed(r->yajl);
	if (status == yajl_status_ok)
		status = yajl_complete_parse(r->yajl);
	if (status == yajl_status_error)
		report_stumble(r, taken);
}

az_doc *az_doc_json(az_arena *arena, const char *file, int line, const char *bytes, size_t length,
	const az_doc_limits *limits, az_problems *problems)
{
	reader r = {.line = line, .column = 1};
	az_doc_build_start(&r.b, arena, file, limits, problems);
	if (!az_doc_input(&r.b, line, true, &bytes, &length))
		return NULL;
	r.bytes = bytes;
	r.length = length;
	r.scratch = az_arena_new();
	if (!r.scratch)
		return NULL;
	parse(&r);
	az_arena_free(r.scratch);
	return az_doc_build_end(&r.b);
}
