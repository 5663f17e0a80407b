/*
 * The statements of a Lua file that can run while a rule is judged: those inside of its functions.
 * What runs when the file is loaded is not among them. Pure; any thread.
 */
#ifndef AZ_AUDIT_COVERAGE_STATEMENTS_H
#define AZ_AUDIT_COVERAGE_STATEMENTS_H

#include "audit/coverage/coverage.h"
#include "policy/lua/syntax.h"

/* One for each line on which a statement begins, in order, in `arena`. False when memory is out. */
bool az_statements(az_arena *arena, const az_lua_tree *tree, az_cover_line **lines, size_t *count);

#endif
