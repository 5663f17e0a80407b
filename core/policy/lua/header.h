/*
 * The header of a rule or report: the table in `return rule {...}`, read as data without running
 * any of the file. That is why it must be literal: texts (also joined with `..`), numbers, true and
 * false, lists, maps, names like `known` or `param.days`, and calls of a name like `above(3)`. Only
 * `check`, `collect` and `render` hold code. Pure functions, any thread.
 */
#ifndef AZ_POLICY_LUA_HEADER_H
#define AZ_POLICY_LUA_HEADER_H

#include "exchange/doc/doc.h"

/* The table in `return function {...}` (`function` is "rule" or "report") as a MAP in `arena`. A
 * code key is a FUNCTION: only its place says anything. Before the return only local variables and
 * local functions may stand. NULL when there was a problem (all are added) or memory is out (none
 * is). */
az_doc *az_lua_header(az_arena *arena, const char *file, const char *bytes, size_t length,
	const char *function, az_problems *problems);

#endif
