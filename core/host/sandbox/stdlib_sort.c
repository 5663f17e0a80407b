/*
 * table.sort: a merge sort, so the same comparisons in the same order everywhere (the stock one
 * picks its pivots by the clock), and stable. It works on a copy: an order function that raises
 * leaves the table as it was, and one that changes the table changes nothing of the sorting. An
 * order function that contradicts itself gives some order; it is not looked for.
 */
#include <lauxlib.h>
#include <limits.h>
#include <stdbool.h>

#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

enum { TABLE = 1, ORDER = 2, SOURCE = 3, TARGET = 4 };

/* Whether the value at the top comes before the one below it. */
static bool comes_before(lua_State *L)
{
	if (lua_isnil(L, ORDER))
		return az_stdlib_is_less(L, -1, -2);
	az_sandbox_charge(L, 1);
	lua_pushvalue(L, ORDER);
	lua_pushvalue(L, -2);
	lua_pushvalue(L, -4);
	lua_call(L, 2, 1);
	bool before = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return before;
}

static void copy(lua_State *L, lua_Integer from, lua_Integer to, lua_Integer at)
{
	az_sandbox_charge(L, (to - from) / 4);
	for (; from < to; from++, at++) {
		lua_rawgeti(L, SOURCE, from);
		lua_rawseti(L, TARGET, at);
	}
}

/* Merges the sorted runs [a, middle) and [middle, end) of SOURCE into TARGET. On equal values the
 * left one goes first: the right one does so only where it comes before. */
static void merge(lua_State *L, lua_Integer a, lua_Integer middle, lua_Integer end)
{
	lua_Integer b = middle, at = a;
	while (a < middle && b < end) {
		lua_rawgeti(L, SOURCE, a);
		lua_rawgeti(L, SOURCE, b);
		if (comes_before(L)) {
			lua_rawseti(L, TARGET, at++);
			lua_pop(L, 1);
			b++;
		} else {
			lua_pop(L, 1);
			lua_rawseti(L, TARGET, at++);
			a++;
		}
	}
	copy(L, a, middle, at);
	copy(L, b, end, at + (middle - a));
}

static lua_Integer least(lua_Integer a, lua_Integer b)
{
	return a < b ? a : b;
}

int az_table_sort(lua_State *L)
{
	luaL_checktype(L, TABLE, LUA_TTABLE);
	if (lua_getmetatable(L, TABLE))
		return luaL_error(L, "the table is frozen; make a local copy");
	lua_Integer count = (lua_Integer)lua_rawlen(L, TABLE);
	if (count < 2)
		return 0;
	luaL_argcheck(L, count < INT_MAX, 1, "array too big");
	if (!lua_isnoneornil(L, ORDER))
		luaL_checktype(L, ORDER, LUA_TFUNCTION);
	lua_settop(L, ORDER);
	az_sandbox_charge(L, count);
	lua_createtable(L, (int)count, 0);
	lua_createtable(L, (int)count, 0);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(L, TABLE, i);
		lua_rawseti(L, SOURCE, i);
	}
	for (lua_Integer width = 1; width < count; width *= 2) {
		for (lua_Integer i = 1; i <= count; i += 2 * width)
			merge(L, i, least(i + width, count + 1), least(i + 2 * width, count + 1));
		lua_pushvalue(L, SOURCE);
		lua_pushvalue(L, TARGET);
		lua_replace(L, SOURCE);
		lua_replace(L, TARGET);
	}
	for (lua_Integer i = 1; i <= count; i++) {
		lua_rawgeti(L, SOURCE, i);
		lua_rawseti(L, TABLE, i);
	}
	return 0;
}
