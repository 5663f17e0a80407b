/*
 * Freezing: what a chunk leaves behind at its module level can be read and not changed, so that
 * nothing passes from one call to the next.
 *
 * A table is frozen in place: its content moves to a table that only its new metatable knows, so
 * that every reference to it sees the frozen one. Locals that functions share cannot be locked;
 * they are recorded, and looked at after each call.
 *
 * All functions may raise, except az_freeze_restore.
 */
#ifndef AZ_HOST_FREEZE_H
#define AZ_HOST_FREEZE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

/* Freezes everything that can be reached from the value at `index` (fields, keys, the locals that
 * functions use), and pushes the record of those locals. Values that keep a place between calls
 * (from gmatch and pairs) are a fault. */
void az_freeze(lua_State *L, int index);

/* True where a local of the record at `index` has another value than when it was recorded; its name
 * (of several the first in order) goes to `name`, and all are set back. Takes no memory and raises nothing. */
bool az_freeze_restore(lua_State *L, int index, char *name, size_t size);

/* Freezes one table without a metatable, and nothing below it. */
void az_freeze_table(lua_State *L, int index);

/* Pushes the content of a frozen table; false (and nothing pushed) where the value is none. */
bool az_freeze_push_content(lua_State *L, int index);

#endif
