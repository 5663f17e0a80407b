/*
 * Environments: the names that a chunk can use. A read-only view of a table of names that only the
 * host writes: reading a name that is not there and writing any name are faults, so that a slip of
 * the pen is not a nil.
 *
 * All functions here may raise, so they run within az_sandbox_call.
 */
#ifndef AZ_HOST_ENVIRONMENT_H
#define AZ_HOST_ENVIRONMENT_H

#include <lua.h>
#include <stddef.h>

/* Pushes a new environment over the standard names. */
void az_environment_new(lua_State *L);

/* What is said of names of Lua that this state does not have, in place of what a policy is told:
 * "no such name 'print' in a script; ...". `hint` begins behind the name. */
void az_environment_set_hint(lua_State *L, const char *hint);

/* Gives the value on the top of the stack a name in the environment at `index`, and pops it. May be
 * done again between calls, for what changes from call to call. */
void az_environment_set(lua_State *L, int index, const char *name);

/* Pushes the chunk as a function, not yet run. Text only, at most AZ_SOURCE_LONGEST bytes. `chunk`
 * is the name in messages: "=" and a path. Raises a syntax error as "path:line: text". */
void az_environment_load(
	lua_State *L, int index, const char *chunk, const char *text, size_t length);

/* Pushes the table of all names of the environment at `index`, for walks; it is not to be changed. */
void az_environment_push_names(lua_State *L, int index);

/* Sets the standard names to those in the table at `index`; done once, by the standard library. */
void az_environment_set_standard(lua_State *L, int index);

#endif
