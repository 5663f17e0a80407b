/*
 * The words of a Lua 5.4 source text, read and never run. Policies are written by strangers, so the
 * text is judged before it is cut up: at most 64 kB, no binary chunk, valid UTF-8, and no character
 * that makes a text read as another, also in strings and comments.
 *
 * Tokens and their texts live in the arena. Pure functions, any thread.
 */
#ifndef AZ_POLICY_LUA_LEXER_H
#define AZ_POLICY_LUA_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/problem.h"

enum { AZ_LUA_SOURCE_MOST = 64 * 1024 };

#define AZ_LUA_KEYWORD_LIST(X)                                                                     \
	X(AND, "and")                                                                                  \
	X(BREAK, "break")                                                                              \
	X(DO, "do")                                                                                    \
	X(ELSE, "else")                                                                                \
	X(ELSEIF, "elseif")                                                                            \
	X(END, "end")                                                                                  \
	X(FALSE, "false")                                                                              \
	X(FOR, "for")                                                                                  \
	X(FUNCTION, "function")                                                                        \
	X(GOTO, "goto")                                                                                \
	X(IF, "if")                                                                                    \
	X(IN, "in")                                                                                    \
	X(LOCAL, "local")                                                                              \
	X(NIL, "nil")                                                                                  \
	X(NOT, "not")                                                                                  \
	X(OR, "or")                                                                                    \
	X(REPEAT, "repeat")                                                                            \
	X(RETURN, "return")                                                                            \
	X(THEN, "then")                                                                                \
	X(TRUE, "true")                                                                                \
	X(UNTIL, "until")                                                                              \
	X(WHILE, "while")

/* Longer ones first: the lexer takes the first that fits. */
#define AZ_LUA_SYMBOL_LIST(X)                                                                      \
	X(DOTS, "...")                                                                                 \
	X(CONCAT, "..")                                                                                \
	X(EQUAL, "==")                                                                                 \
	X(UNEQUAL, "~=")                                                                               \
	X(AT_MOST, "<=")                                                                               \
	X(AT_LEAST, ">=")                                                                              \
	X(SHIFT_LEFT, "<<")                                                                            \
	X(SHIFT_RIGHT, ">>")                                                                           \
	X(FLOOR_DIVIDE, "//")                                                                          \
	X(DOUBLE_COLON, "::")                                                                          \
	X(PLUS, "+")                                                                                   \
	X(MINUS, "-")                                                                                  \
	X(TIMES, "*")                                                                                  \
	X(DIVIDE, "/")                                                                                 \
	X(MODULO, "%")                                                                                 \
	X(POWER, "^")                                                                                  \
	X(LENGTH, "#")                                                                                 \
	X(BIT_AND, "&")                                                                                \
	X(TILDE, "~")                                                                                  \
	X(BIT_OR, "|")                                                                                 \
	X(LESS, "<")                                                                                   \
	X(GREATER, ">")                                                                                \
	X(ASSIGN, "=")                                                                                 \
	X(OPEN_PAREN, "(")                                                                             \
	X(CLOSE_PAREN, ")")                                                                            \
	X(OPEN_BRACE, "{")                                                                             \
	X(CLOSE_BRACE, "}")                                                                            \
	X(OPEN_BRACKET, "[")                                                                           \
	X(CLOSE_BRACKET, "]")                                                                          \
	X(SEMICOLON, ";")                                                                              \
	X(COLON, ":")                                                                                  \
	X(COMMA, ",")                                                                                  \
	X(DOT, ".")

#define AZ_LUA_TOKEN_ENUM(name, text) AZ_TOKEN_##name,
typedef enum az_lua_token_kind {
	AZ_TOKEN_EOF = 0,
	AZ_TOKEN_NAME,
	AZ_TOKEN_NUMBER,
	AZ_TOKEN_STRING,
	AZ_LUA_KEYWORD_LIST(AZ_LUA_TOKEN_ENUM) AZ_LUA_SYMBOL_LIST(AZ_LUA_TOKEN_ENUM) AZ_TOKEN_KINDS
} az_lua_token_kind;
#undef AZ_LUA_TOKEN_ENUM

typedef struct az_lua_token {
	az_lua_token_kind kind;
	uint32_t start; /* bytes of the source; the end is the byte behind */
	uint32_t end;
	int line;      /* from 1 */
	int column;    /* in characters, from 1 */
	int last_line; /* of a string over several lines; else `line` */
	/* A name or number as written; a string decoded, which may hold any byte, NUL too. A NUL is
	 * behind. NULL for keywords and symbols. */
	const char *text;
	size_t length;
} az_lua_token;

/* Cuts the source into tokens; the last is AZ_TOKEN_EOF. NULL when there was a problem (all that
 * are found are added) or memory is out (nothing is added). Full-width punctuation outside strings
 * and comments is named, with what to write. */
const az_lua_token *az_lua_lex(az_arena *arena, const char *file, const char *bytes, size_t length,
	size_t *count, az_problems *problems);

/* Judges the text alone: size, binary chunk, UTF-8, unsafe characters. */
bool az_lua_source_check(const char *file, const char *bytes, size_t length, az_problems *problems);

/* "==", "while", "name", "end of file". */
const char *az_lua_token_word(az_lua_token_kind kind);

bool az_lua_is_comparison(az_lua_token_kind kind);

#endif
