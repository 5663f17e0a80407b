/*
 * Rewrites a policy so that it does the same and tells what decided: for `explain` and coverage.
 *
 * Every comparison `a op b` becomes `__az_compare(site, a, b)`, and every condition of if, elseif,
 * while and until, and every operand of and, or, not whose truth is asked, becomes
 * `__az_test(site, value)`.
 * Both are globals that the caller sets: __az_compare returns the truth of `a op b` (as Lua does,
 * `a > b` is `b < a` and `a >= b` is `b <= a`), __az_test returns its value as it is. Lines stay as
 * they are, so a line hook tells which ran. Evaluation order, short circuits and one result for
 * each operand are kept.
 *
 * Not a site: an operand that is itself and, or, not, a comparison or a literal; and a comparison
 * of a local that a function called on its right side may change, for Lua reads such a local last.
 * Pure functions, any thread.
 */
#ifndef AZ_POLICY_LUA_TRACE_H
#define AZ_POLICY_LUA_TRACE_H

#include "base/buffer.h"
#include "policy/lua/lexer.h"

typedef enum az_lua_site_kind {
	AZ_LUA_COMPARISON,
	AZ_LUA_CONDITION, /* the whole of it */
	AZ_LUA_OPERAND,   /* of and, or, not inside a condition */
	AZ_LUA_VALUE      /* of and, or, not elsewhere, as `a` in `return a and b or c` */
} az_lua_site_kind;

typedef struct az_lua_site {
	az_lua_site_kind kind;
	/* == ~= < <= > >=; of a condition if, elseif, while, until; of an operand and, or, not. The
	 * word is az_lua_token_word(op). */
	az_lua_token_kind op;
	int line; /* where the text begins */
	int column;
	int end_line;
	const char *text;
	const char *left; /* of a comparison, else NULL */
	const char *right;
} az_lua_site;

/* Appends the rewritten source to `out`; it calls its site i `first` + i, and that is (*sites)[i],
 * in the arena, in the order of their places. False when there was a problem (added) or memory is out (nothing added). A
 * name that begins with __az_, and `_ENV`, are problems: they would reach behind the tracing. */
bool az_lua_trace(az_arena *arena, const char *file, const char *bytes, size_t length, size_t first,
	az_buffer *out, az_lua_site **sites, size_t *count, az_problems *problems);

#endif
