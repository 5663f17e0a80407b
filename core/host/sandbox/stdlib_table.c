/*
 * table: concat, insert, move, pack, remove and unpack. Sort is in stdlib_sort.c.
 *
 * Whatever can be indexed can be read (frozen tables and lists of the host too); only a table
 * without a metatable is written.
 */
#include <lauxlib.h>
#include <limits.h>
#include <stdbool.h>

#include "host/sandbox/freeze.h"
#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

enum { MOST_RESULTS = 1000 };

/* A table, or an object of the host that has the metamethod. */
static void check_readable(lua_State *L, int arg)
{
	if (lua_type(L, arg) != LUA_TTABLE && luaL_getmetafield(L, arg, "__index") == LUA_TNIL)
		luaL_checktype(L, arg, LUA_TTABLE);
	else if (lua_type(L, arg) != LUA_TTABLE)
		lua_pop(L, 1);
}

static void check_writable(lua_State *L, int arg)
{
	luaL_checktype(L, arg, LUA_TTABLE);
	if (lua_getmetatable(L, arg))
		luaL_error(L, "the table is frozen; make a local copy");
}

/* Taken only where the stock functions take it too: looking for the length of a table with holes moves
 * the place where Lua looks the next time. */
static lua_Integer writable_length(lua_State *L, int arg)
{
	check_writable(L, arg);
	return (lua_Integer)lua_rawlen(L, arg);
}

static void add_item(lua_State *L, luaL_Buffer *b, lua_Integer i)
{
	lua_geti(L, 1, i);
	if (!lua_isstring(L, -1))
		luaL_error(L, "invalid value (%s) at index %I in table for 'concat'", luaL_typename(L, -1),
			(LUAI_UACINT)i);
	size_t length = 0;
	lua_tolstring(L, -1, &length);
	if (luaL_bufflen(b) + length > AZ_STRING_LONGEST)
		luaL_error(L, "resulting string too large");
	luaL_addvalue(b);
}

static int table_concat(lua_State *L)
{
	check_readable(L, 1);
	lua_Integer last = luaL_len(L, 1);
	size_t length = 0;
	const char *separator = luaL_optlstring(L, 2, "", &length);
	lua_Integer i = luaL_optinteger(L, 3, 1);
	last = luaL_optinteger(L, 4, last);
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	for (; i < last; i++) {
		az_sandbox_charge_bytes(L, length);
		add_item(L, &b, i);
		if (luaL_bufflen(&b) + length > AZ_STRING_LONGEST)
			return luaL_error(L, "resulting string too large");
		luaL_addlstring(&b, separator, length);
	}
	if (i == last)
		add_item(L, &b, i);
	az_sandbox_charge_bytes(L, luaL_bufflen(&b));
	luaL_pushresult(&b);
	return 1;
}

static int table_insert(lua_State *L)
{
	lua_Integer end = writable_length(L, 1) + 1;
	lua_Integer at = end;
	switch (lua_gettop(L)) {
	case 2:
		break;
	case 3:
		at = luaL_checkinteger(L, 2);
		luaL_argcheck(L, (lua_Unsigned)at - 1u < (lua_Unsigned)end, 2, "position out of bounds");
		az_sandbox_charge(L, 1 + end - at);
		for (lua_Integer i = end; i > at; i--) {
			lua_rawgeti(L, 1, i - 1);
			lua_rawseti(L, 1, i);
		}
		break;
	default:
		return luaL_error(L, "wrong number of arguments to 'insert'");
	}
	lua_rawseti(L, 1, at);
	return 0;
}

static int table_remove(lua_State *L)
{
	lua_Integer size = writable_length(L, 1);
	lua_Integer at = luaL_optinteger(L, 2, size);
	if (at != size)
		luaL_argcheck(L, (lua_Unsigned)at - 1u <= (lua_Unsigned)size, 1, "position out of bounds");
	lua_rawgeti(L, 1, at);
	az_sandbox_charge(L, 1 + (at > 0 && at < size ? size - at : 0));
	for (; at < size; at++) {
		lua_rawgeti(L, 1, at + 1);
		lua_rawseti(L, 1, at);
	}
	lua_pushnil(L);
	lua_rawseti(L, 1, at);
	return 1;
}

static int table_move(lua_State *L)
{
	lua_Integer from = luaL_checkinteger(L, 2);
	lua_Integer end = luaL_checkinteger(L, 3);
	lua_Integer to = luaL_checkinteger(L, 4);
	int target = lua_isnoneornil(L, 5) ? 1 : 5;
	check_readable(L, 1);
	check_writable(L, target);
	if (end >= from) {
		luaL_argcheck(L, from > 0 || end < LUA_MAXINTEGER + from, 3, "too many elements to move");
		lua_Integer count = end - from + 1;
		luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
		az_sandbox_charge(L, count);
		bool forward =
			to > end || to <= from || (target != 1 && !lua_compare(L, 1, target, LUA_OPEQ));
		for (lua_Integer i = 0; i < count; i++) {
			lua_Integer k = forward ? i : count - 1 - i;
			lua_geti(L, 1, from + k);
			lua_rawseti(L, target, to + k);
		}
	}
	lua_pushvalue(L, target);
	return 1;
}

static int table_pack(lua_State *L)
{
	int count = lua_gettop(L);
	az_sandbox_charge(L, 1 + count / 4);
	lua_createtable(L, count, 1);
	lua_insert(L, 1);
	for (int i = count; i >= 1; i--)
		lua_rawseti(L, 1, i);
	lua_pushinteger(L, count);
	lua_setfield(L, 1, "n");
	return 1;
}

static int table_unpack(lua_State *L)
{
	lua_Integer first = luaL_optinteger(L, 2, 1);
	lua_Integer last = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
	if (first > last)
		return 0;
	lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
	if (count >= MOST_RESULTS)
		return luaL_error(L, "too many results to unpack");
	int n = (int)count + 1;
	az_sandbox_charge(L, n);
	luaL_checkstack(L, n, "too many results to unpack");
	for (int i = 0; i < n; i++)
		lua_geti(L, 1, (lua_Integer)((lua_Unsigned)first + (lua_Unsigned)i));
	return n;
}

static const luaL_Reg functions[] = {
	{"concat", table_concat},
	{"insert", table_insert},
	{"move", table_move},
	{"pack", table_pack},
	{"remove", table_remove},
	{"sort", az_table_sort},
	{"unpack", table_unpack},
	{NULL, NULL},
};

void az_stdlib_table(lua_State *L)
{
	luaL_newlib(L, functions);
}
