/*
 * The standard functions of the policy language. Each equals the stock one of Lua 5.4 but where it
 * is said; all of them are bounded: what may take long is charged to the budget before it is done,
 * and no function makes a string longer than AZ_STRING_LONGEST.
 *
 * Metatables belong to the host, as no policy can set one; so the functions follow metamethods
 * where the stock ones do, and write only to tables that have none.
 */
#ifndef AZ_HOST_STDLIB_H
#define AZ_HOST_STDLIB_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

/* Makes the standard names, once for each state. Raises. */
void az_stdlib_open(lua_State *L);

/* Each pushes a table of functions. */
void az_stdlib_base(lua_State *L);
void az_stdlib_string(lua_State *L);
void az_stdlib_table(lua_State *L);
void az_stdlib_math(lua_State *L);
void az_stdlib_utf8(lua_State *L);

/* Pushes what tostring gives: the stock text, but without addresses. */
const char *az_stdlib_tostring(lua_State *L, int index, size_t *length);

/* a < b, charged: texts by their length. */
bool az_stdlib_is_less(lua_State *L, int a, int b);

/* 1-based positions as the string functions take them: a start in 1..length+1 or beyond, and an end
 * in 0..length. */
size_t az_stdlib_from(lua_Integer position, size_t length);
size_t az_stdlib_to(lua_Integer position, size_t length);

/* Functions of string that have a file of their own. */
int az_string_format(lua_State *L);
int az_string_find(lua_State *L);
int az_string_match(lua_State *L);
int az_string_gmatch(lua_State *L);
int az_string_gsub(lua_State *L);
int az_table_sort(lua_State *L);
int az_base_pairs(lua_State *L);

/* __pairs of the host's own tables: a walk over the table as it lies there. */
int az_base_pairs_as_it_lies(lua_State *L);

/* True for a value that keeps a place between calls (what gmatch and pairs return): it may not be
 * kept by a module. */
int az_stdlib_is_iterator(lua_State *L, int index);

/* Part of it: the function that gmatch returns, and the state of pairs. */
int az_string_is_gmatch(lua_State *L, int index);
int az_base_is_pairs(lua_State *L, int index);

#endif
