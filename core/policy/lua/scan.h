/*
 * What the parts of the lexer share: the state of one reading, and strings and numbers.
 * Only for core/policy/lua_*.c.
 */
#ifndef AZ_POLICY_LUA_SCAN_H
#define AZ_POLICY_LUA_SCAN_H

#include "policy/lua/lexer.h"

typedef struct az_lua_scan {
	az_arena *arena;
	const char *file;
	const char *bytes;
	size_t length;
	size_t at;
	int line;
	/* Columns are counted forward from the place last asked for, so a long line is read once. */
	size_t counted;
	int column;
	az_problems *problems;
	bool wrong;      /* a problem was added */
	bool out_memory; /* stop at once */
	az_lua_token *tokens;
	size_t count;
	size_t capacity;
} az_lua_scan;

/* The byte at `offset` from here, or 0 past the end (the source has no NUL). */
char az_lua_peek(const az_lua_scan *scan, size_t offset);
bool az_lua_peek_is(const az_lua_scan *scan, const char *word);

/* The place of the current byte. Never ask for an earlier one than before. */
az_place az_lua_scan_place(az_lua_scan *scan);

/* Steps over the newline that stands here. */
void az_lua_newline(az_lua_scan *scan);

/* Adds a token that began at `start` and ends here. */
void az_lua_token_add(az_lua_scan *scan, az_lua_token_kind kind, size_t start, az_place place,
	const char *text, size_t length);

/* The level of the long bracket that opens here ("[[" 0, "[=[" 1), or -1 when none does, or -2 for
 * "[=" without its second bracket. */
int az_lua_long_level(const az_lua_scan *scan);

/* Steps over a long bracket; where `text` is not NULL its content goes there. False when it has no
 * end; the reading then stands at the end of the source. */
bool az_lua_long_bracket(az_lua_scan *scan, int level, char *text, size_t *length);

void az_lua_short_string(az_lua_scan *scan);
void az_lua_long_string(az_lua_scan *scan, int level);
void az_lua_number(az_lua_scan *scan);

/* A character outside ASCII where Lua takes none: names it, and steps over it. */
void az_lua_foreign(az_lua_scan *scan);

bool az_lua_is_letter(char c); /* or _ */
bool az_lua_is_digit(char c);
bool az_lua_is_hex(char c);

#endif
