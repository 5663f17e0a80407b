/*
 * Inside of the room api: findings on their way to a script. They are put into a buffer as bytes, where
 * nothing can raise, and taken out of it as tables, where anything can.
 */
#ifndef AZ_API_SCRIPT_FINDING_H
#define AZ_API_SCRIPT_FINDING_H

#include "api/script/script.h"
#include "report/finding_select.h"

/* Appends a finding, or what was not evaluated. */
void az_script_put(az_buffer *queue, const az_selected *selected);

/* Pushes the next of the queue as a table, and steps on. `arena` is scratch, and is reset. Raises. */
void az_script_take(lua_State *L, az_script *script, az_buffer *queue, size_t *at, az_arena *arena);

/* The wish that options name: level, kind, rule, case, status. Their texts live as long as the table.
 * Raises. */
void az_script_wish(lua_State *L, int index, az_wish *wish);

#endif
