/*
 * The names that every file of a policy sees without declaring them. The host sets them, from the
 * tables of its binding files; a test compares those with this list. It stands here so that a policy
 * can be judged without running it. Constant data; any thread.
 */
#ifndef AZ_POLICY_LUA_GLOBALS_H
#define AZ_POLICY_LUA_GLOBALS_H

#include <stdbool.h>

typedef struct az_lua_global {
	const char *name; /* "ipairs"; within a library "string.rep" */
	/* What it is, or what it gives when it is called, as annotations write types ("integer",
	 * "assize.date"); NULL: that depends on what it is given. */
	const char *gives;
} az_lua_global;

/* Ended by one without a name. */
extern const az_lua_global az_lua_globals[];

/* The entry with that very name, or NULL. */
const az_lua_global *az_lua_global_find(const char *name);

/* The name nearest to a mistyped one, or NULL. */
const char *az_lua_global_nearest(const char *name);

/* True for a name of stock Lua that no policy has, for readers who know it from elsewhere. */
bool az_lua_is_left_out(const char *name);

#endif
