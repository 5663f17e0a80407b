#include "policy/lua/lexer.h"

#include <string.h>

#include "policy/lua/scan.h"
#include "base/words.h"

typedef struct word {
	const char *text;
	az_lua_token_kind kind;
} word;

#define WORD(name, text) {text, AZ_TOKEN_##name},
static const word keywords[] = {AZ_LUA_KEYWORD_LIST(WORD)};
static const word symbols[] = {AZ_LUA_SYMBOL_LIST(WORD)};
#undef WORD

enum {
	KEYWORDS = sizeof keywords / sizeof keywords[0],
	SYMBOLS = sizeof symbols / sizeof symbols[0]
};

/* What people bring along from other languages. None of them can stand in valid Lua. */
static const struct {
	const char *text;
	const char *mend;
} habits[] = {
	{"!=", "write '~='"},
	{"<>", "write '~='"},
	{"===", "write '=='"},
	{"&&", AZ_N("write 'and'")},
	{"||", AZ_N("write 'or'")},
	{"!", AZ_N("write 'not'")},
	{"+=", "write 'x = x + ...'"},
	{"-=", "write 'x = x - ...'"},
	{"*=", "write 'x = x * ...'"},
	{"/=", AZ_N("write '~=' to compare, or 'x = x / ...'")},
};

const char *az_lua_token_word(az_lua_token_kind kind)
{
	for (size_t i = 0; i < KEYWORDS; i++)
		if (keywords[i].kind == kind)
			return keywords[i].text;
	for (size_t i = 0; i < SYMBOLS; i++)
		if (symbols[i].kind == kind)
			return symbols[i].text;
	switch ((int)kind) {
	case AZ_TOKEN_NAME:
		return "name";
	case AZ_TOKEN_NUMBER:
		return "number";
	case AZ_TOKEN_STRING:
		return "string";
	default:
		return AZ_N("end of file");
	}
}

bool az_lua_is_comparison(az_lua_token_kind kind)
{
	return kind == AZ_TOKEN_EQUAL || kind == AZ_TOKEN_UNEQUAL || kind == AZ_TOKEN_LESS ||
		   kind == AZ_TOKEN_AT_MOST || kind == AZ_TOKEN_GREATER || kind == AZ_TOKEN_AT_LEAST;
}

bool az_lua_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool az_lua_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool az_lua_is_hex(char c)
{
	return az_lua_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

char az_lua_peek(const az_lua_scan *scan, size_t offset)
{
	return offset < scan->length - scan->at ? scan->bytes[scan->at + offset] : '\0';
}

bool az_lua_peek_is(const az_lua_scan *scan, const char *text)
{
	size_t n = strlen(text);
	return n <= scan->length - scan->at && memcmp(scan->bytes + scan->at, text, n) == 0;
}

az_place az_lua_scan_place(az_lua_scan *scan)
{
	for (; scan->counted < scan->at; scan->counted++)
		if (((unsigned char)scan->bytes[scan->counted] & 0xC0) != 0x80)
			scan->column++;
	return (az_place){.file = scan->file, .line = scan->line, .column = scan->column};
}

void az_lua_newline(az_lua_scan *scan)
{
	scan->at++;
	scan->line++;
	scan->counted = scan->at;
	scan->column = 1;
}

static bool grow(az_lua_scan *scan)
{
	if (scan->count < scan->capacity)
		return true;
	size_t capacity = scan->capacity ? scan->capacity * 2 : 256;
	az_lua_token *tokens = az_arena_array(scan->arena, capacity, sizeof *tokens);
	if (!tokens) {
		scan->out_memory = true;
		return false;
	}
	if (scan->count)
		memcpy(tokens, scan->tokens, scan->count * sizeof *tokens);
	scan->tokens = tokens;
	scan->capacity = capacity;
	return true;
}

void az_lua_token_add(az_lua_scan *scan, az_lua_token_kind kind, size_t start, az_place place,
	const char *text, size_t length)
{
	if (!grow(scan))
		return;
	scan->tokens[scan->count++] = (az_lua_token){.kind = kind,
		.start = (uint32_t)start,
		.end = (uint32_t)scan->at,
		.line = place.line,
		.column = place.column,
		.last_line = scan->line,
		.text = text,
		.length = length};
}

static void name(az_lua_scan *scan)
{
	size_t start = scan->at;
	az_place place = az_lua_scan_place(scan);
	while (az_lua_is_letter(az_lua_peek(scan, 0)) || az_lua_is_digit(az_lua_peek(scan, 0)))
		scan->at++;
	size_t length = scan->at - start;
	for (size_t i = 0; i < KEYWORDS; i++) {
		if (strlen(keywords[i].text) == length &&
			memcmp(keywords[i].text, scan->bytes + start, length) == 0) {
			az_lua_token_add(scan, keywords[i].kind, start, place, NULL, 0);
			return;
		}
	}
	const char *text = az_arena_copy(scan->arena, scan->bytes + start, length);
	if (!text)
		scan->out_memory = true;
	az_lua_token_add(scan, AZ_TOKEN_NAME, start, place, text, length);
}

static void comment(az_lua_scan *scan)
{
	az_place place = az_lua_scan_place(scan);
	scan->at += 2;
	int level = az_lua_long_level(scan);
	if (level >= 0) {
		if (!az_lua_long_bracket(scan, level, NULL, NULL)) {
			az_problems_add(scan->problems, place, NULL, "close it with the same number of '='",
				"a long comment that has no end");
			scan->wrong = true;
		}
		return;
	}
	while (scan->at < scan->length && az_lua_peek(scan, 0) != '\n')
		scan->at++;
}

static bool habit(az_lua_scan *scan)
{
	for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
		if (!az_lua_peek_is(scan, habits[i].text))
			continue;
		az_problems_add(scan->problems, az_lua_scan_place(scan), NULL, habits[i].mend,
			"'%s' is no Lua operator", habits[i].text);
		scan->wrong = true;
		scan->at += strlen(habits[i].text);
		return true;
	}
	return false;
}

static void symbol(az_lua_scan *scan)
{
	if (habit(scan))
		return;
	az_place place = az_lua_scan_place(scan);
	for (size_t i = 0; i < SYMBOLS; i++) {
		if (!az_lua_peek_is(scan, symbols[i].text))
			continue;
		size_t start = scan->at;
		scan->at += strlen(symbols[i].text);
		az_lua_token_add(scan, symbols[i].kind, start, place, NULL, 0);
		return;
	}
	az_problems_add(scan->problems, place, NULL, "remove it, or put it in a string",
		"'%c' means nothing in Lua", az_lua_peek(scan, 0));
	scan->wrong = true;
	scan->at++;
}

static void bracket(az_lua_scan *scan)
{
	int level = az_lua_long_level(scan);
	if (level >= 0) {
		az_lua_long_string(scan, level);
		return;
	}
	if (level == -1) {
		symbol(scan);
		return;
	}
	az_problems_add(scan->problems, az_lua_scan_place(scan), NULL,
		"write '[=[' to open a long string", "'[=' without its second '['");
	scan->wrong = true;
	scan->at += 2;
}

static void step(az_lua_scan *scan)
{
	char c = az_lua_peek(scan, 0);
	if (c == '\n')
		az_lua_newline(scan);
	else if (c == ' ' || c == '\t' || c == '\r')
		scan->at++;
	else if (az_lua_is_letter(c))
		name(scan);
	else if (az_lua_is_digit(c) || (c == '.' && az_lua_is_digit(az_lua_peek(scan, 1))))
		az_lua_number(scan);
	else if (c == '"' || c == '\'')
		az_lua_short_string(scan);
	else if (c == '[')
		bracket(scan);
	else if (az_lua_peek_is(scan, "--"))
		comment(scan);
	else if ((unsigned char)c >= 0x80)
		az_lua_foreign(scan);
	else
		symbol(scan);
}

const az_lua_token *az_lua_lex(az_arena *arena, const char *file, const char *bytes, size_t length,
	size_t *count, az_problems *problems)
{
	if (!az_lua_source_check(file, bytes, length, problems))
		return NULL;
	az_lua_scan scan = {.arena = arena,
		.file = file,
		.bytes = bytes,
		.length = length,
		.line = 1,
		.column = 1,
		.problems = problems};
	while (scan.at < scan.length && !scan.out_memory)
		step(&scan);
	az_lua_token_add(&scan, AZ_TOKEN_EOF, scan.at, az_lua_scan_place(&scan), NULL, 0);
	if (scan.wrong || scan.out_memory)
		return NULL;
	*count = scan.count;
	return scan.tokens;
}
