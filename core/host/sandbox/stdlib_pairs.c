/*
 * pairs in an order that is the same everywhere: numbers, then texts by bytes, then false and true.
 * The order of Lua's own tables differs from process to process. Keys that have no order (tables,
 * functions, objects) are a fault.
 *
 * The keys are those at the start of the loop: a key that the loop adds is not visited, one that it
 * clears before its turn neither.
 */
#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "host/sandbox/freeze.h"
#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

typedef struct key {
	enum { KEY_INTEGER, KEY_FLOAT, KEY_TEXT, KEY_BOOLEAN } kind;
	lua_Integer integer; /* the boolean too */
	lua_Number number;
	const char *text; /* lives as long as the table has the key */
	size_t length;
} key;

/* The loop's state; its user values are the keys in order and the table. */
typedef struct loop {
	lua_Integer next;
} loop;

static const char loop_type[] = "pairs";

/* A float key is never a whole number within the integers' range, so below or above is all there
 * is. */
static int compare_mixed(lua_Integer i, lua_Number n)
{
	if (n >= 0x1p63)
		return -1;
	if (n < -0x1p63)
		return 1;
	return i <= (lua_Integer)floor(n) ? -1 : 1;
}

static int compare_texts(const key *a, const key *b)
{
	size_t n = a->length < b->length ? a->length : b->length;
	int order = memcmp(a->text, b->text, n);
	return order ? order : (a->length > b->length) - (a->length < b->length);
}

static int rank(const key *k)
{
	return k->kind == KEY_FLOAT ? KEY_INTEGER : (int)k->kind;
}

static int compare(const void *left, const void *right)
{
	const key *a = left, *b = right;
	if (rank(a) != rank(b))
		return rank(a) < rank(b) ? -1 : 1;
	if (a->kind == KEY_TEXT)
		return compare_texts(a, b);
	if (a->kind == KEY_FLOAT && b->kind == KEY_FLOAT)
		return (a->number > b->number) - (a->number < b->number);
	if (a->kind == KEY_FLOAT)
		return -compare_mixed(b->integer, a->number);
	if (b->kind == KEY_FLOAT)
		return compare_mixed(a->integer, b->number);
	return (a->integer > b->integer) - (a->integer < b->integer);
}

static void read_key(lua_State *L, int index, key *k)
{
	*k = (key){.kind = KEY_INTEGER};
	switch (lua_type(L, index)) {
	case LUA_TNUMBER:
		k->kind = lua_isinteger(L, index) ? KEY_INTEGER : KEY_FLOAT;
		k->integer = lua_tointeger(L, index);
		k->number = lua_tonumber(L, index);
		break;
	case LUA_TSTRING:
		k->kind = KEY_TEXT;
		k->text = lua_tolstring(L, index, &k->length);
		break;
	case LUA_TBOOLEAN:
		k->kind = KEY_BOOLEAN;
		k->integer = lua_toboolean(L, index);
		break;
	default:
		/* Not which: the first that is met is another in each process. */
		luaL_error(L, "pairs over a table with a key that has no order (a table, a function, an "
					  "object); use texts or numbers");
	}
}

static void push_key(lua_State *L, const key *k)
{
	switch (k->kind) {
	case KEY_INTEGER:
		lua_pushinteger(L, k->integer);
		break;
	case KEY_FLOAT:
		lua_pushnumber(L, k->number);
		break;
	case KEY_TEXT:
		lua_pushlstring(L, k->text, k->length);
		break;
	case KEY_BOOLEAN:
		lua_pushboolean(L, (int)k->integer);
		break;
	}
}

static size_t count_keys(lua_State *L, int table)
{
	size_t count = 0;
	lua_pushnil(L);
	while (lua_next(L, table)) {
		lua_pop(L, 1);
		count++;
	}
	return count;
}

/* Pushes an array of the table's keys in order. */
static lua_Integer push_keys(lua_State *L, int table)
{
	az_sandbox_charge_walk(L);
	size_t count = count_keys(L, table);
	/* By the number of keys alone: how Lua keeps them differs from process to process. */
	az_sandbox_charge(L, 4 + 4 * (int64_t)count);
	key *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
	size_t n = 0;
	bool sorted = true;
	lua_pushnil(L);
	while (lua_next(L, table)) {
		lua_pop(L, 1);
		read_key(L, -1, &keys[n]);
		sorted = sorted && (n == 0 || compare(&keys[n - 1], &keys[n]) < 0);
		n++;
	}
	if (!sorted)
		qsort(keys, n, sizeof *keys, compare);
	lua_createtable(L, (int)n, 0);
	for (size_t i = 0; i < n; i++) {
		push_key(L, &keys[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_remove(L, -2);
	return (lua_Integer)n;
}

static int step(lua_State *L)
{
	loop *state = luaL_checkudata(L, 1, loop_type);
	lua_getiuservalue(L, 1, 1);
	lua_getiuservalue(L, 1, 2);
	for (;;) {
		int type = lua_rawgeti(L, -2, state->next);
		if (type == LUA_TNIL)
			return 1;
		state->next++;
		lua_pushvalue(L, -1);
		if (lua_rawget(L, -3) != LUA_TNIL)
			return 2;
		lua_pop(L, 2);
		az_sandbox_charge(L, 1);
	}
}

/* A walk over the table at index 2, which is the content of the one at index 1. */
static int begin_walk(lua_State *L)
{
	lua_pushcfunction(L, step);
	loop *state = lua_newuserdatauv(L, sizeof *state, 2);
	state->next = 1;
	if (luaL_newmetatable(L, loop_type)) {
		lua_pushboolean(L, false);
		lua_setfield(L, -2, "__metatable");
	}
	lua_setmetatable(L, -2);
	push_keys(L, 2);
	lua_setiuservalue(L, -2, 1);
	lua_pushvalue(L, 2);
	lua_setiuservalue(L, -2, 2);
	lua_pushnil(L);
	return 3;
}

int az_base_pairs(lua_State *L)
{
	luaL_checkany(L, 1);
	if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) { /* an object of the host */
		lua_pushvalue(L, 1);
		lua_call(L, 1, 3);
		return 3;
	}
	lua_settop(L, 1);
	luaL_checktype(L, 1, LUA_TTABLE);
	if (!az_freeze_push_content(L, 1)) {
		if (lua_getmetatable(L, 1))
			return luaL_error(L, "pairs over an environment");
		lua_pushvalue(L, 1);
	}
	return begin_walk(L);
}

int az_base_pairs_as_it_lies(lua_State *L)
{
	lua_settop(L, 1);
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_pushvalue(L, 1);
	return begin_walk(L);
}

int az_base_is_pairs(lua_State *L, int index)
{
	return luaL_testudata(L, index, loop_type) != NULL;
}
