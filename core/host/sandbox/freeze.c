#include "host/sandbox/freeze.h"

#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

static const char content_key; /* in a metatable, by address: the content */

/* A record: how many locals, and as its user value {function, number, value, ...}. */
typedef struct record {
	lua_Integer count;
} record;

enum { FIELDS = 3 };

bool az_freeze_push_content(lua_State *L, int index)
{
	if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index))
		return false;
	if (lua_rawgetp(L, -1, &content_key) != LUA_TTABLE) {
		lua_pop(L, 2);
		return false;
	}
	lua_remove(L, -2);
	return true;
}

static int refuse_write(lua_State *L)
{
	if (lua_type(L, 2) == LUA_TSTRING)
		return luaL_error(L, "writing '%s' to a table that is frozen after load; make a local copy",
			lua_tostring(L, 2));
	return luaL_error(L, "writing to a table that is frozen after load; make a local copy");
}

static int frozen_length(lua_State *L)
{
	if (!az_freeze_push_content(L, 1))
		return luaL_error(L, "not a frozen table");
	lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
	return 1;
}

/* Moves all entries from the table at `from` to that at `to`. Clearing an entry in a traversal is
 * allowed. */
static void move_entries(lua_State *L, int from, int to)
{
	lua_pushnil(L);
	while (lua_next(L, from)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, to);
		lua_pushvalue(L, -1);
		lua_pushnil(L);
		lua_rawset(L, from);
	}
}

void az_freeze_table(lua_State *L, int index)
{
	index = lua_absindex(L, index);
	lua_Unsigned length = lua_rawlen(L, index);
	az_sandbox_charge_walk(L);
	az_sandbox_notice_kept(L, length);
	lua_createtable(L, length < 1 << 24 ? (int)length : 0, 0);
	int content = lua_gettop(L);
	move_entries(L, index, content);
	lua_createtable(L, 0, 5);
	lua_pushvalue(L, content);
	lua_rawsetp(L, -2, &content_key);
	lua_pushvalue(L, content);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, refuse_write);
	lua_setfield(L, -2, "__newindex");
	lua_pushcfunction(L, frozen_length);
	lua_setfield(L, -2, "__len");
	lua_pushboolean(L, false);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, index);
	lua_settop(L, content - 1);
}

/* The walk over all that can be reached: absolute stack indices. */
typedef struct walk {
	int queue; /* values to be looked at */
	int seen;  /* values and cells that were met */
	int cells; /* the record's user value */
	lua_Integer waiting, count;
} walk;

static bool is_new(lua_State *L, const walk *w)
{
	lua_pushvalue(L, -1);
	bool known = lua_rawget(L, w->seen) != LUA_TNIL;
	lua_pop(L, 1);
	if (known)
		return false;
	lua_pushvalue(L, -1);
	lua_pushboolean(L, true);
	lua_rawset(L, w->seen);
	return true;
}

/* Takes the value at the top off the stack, and into the queue where there is more to see in it. */
static void enqueue(lua_State *L, walk *w)
{
	int type = lua_type(L, -1);
	if (type == LUA_TFUNCTION || type == LUA_TUSERDATA) {
		if (az_stdlib_is_iterator(L, -1))
			luaL_error(L,
				"an iterator (of gmatch or pairs) is kept at module level; make it within "
				"the function");
	}
	if ((type == LUA_TTABLE || type == LUA_TFUNCTION) && is_new(L, w))
		lua_rawseti(L, w->queue, ++w->waiting);
	else
		lua_pop(L, 1);
}

/* Records upvalue `n` of the function at the top, whose value is above it; leaves both. */
static void record_cell(lua_State *L, walk *w, int function, int n)
{
	lua_pushlightuserdata(L, lua_upvalueid(L, function, n));
	bool first = is_new(L, w);
	lua_pop(L, 1);
	if (!first)
		return;
	lua_Integer at = w->count * FIELDS;
	w->count++;
	lua_pushvalue(L, function);
	lua_rawseti(L, w->cells, at + 1);
	lua_pushinteger(L, n);
	lua_rawseti(L, w->cells, at + 2);
	lua_pushvalue(L, -1);
	lua_rawseti(L, w->cells, at + 3);
}

/* Functions of C are the host's: what they hold is not the policy's to change. */
static void visit_function(lua_State *L, walk *w)
{
	int function = lua_gettop(L);
	if (lua_iscfunction(L, function))
		return;
	for (int n = 1; lua_getupvalue(L, function, n); n++) {
		record_cell(L, w, function, n);
		enqueue(L, w);
	}
}

/* Tables with a metatable that is not ours are the host's. */
static void visit_table(lua_State *L, walk *w)
{
	int table = lua_gettop(L);
	if (!az_freeze_push_content(L, table)) {
		if (lua_getmetatable(L, table))
			return;
		az_freeze_table(L, table);
		az_freeze_push_content(L, table);
	}
	int content = lua_gettop(L);
	lua_pushnil(L);
	while (lua_next(L, content)) {
		az_sandbox_charge(L, 1);
		enqueue(L, w);
		lua_pushvalue(L, -1);
		enqueue(L, w);
	}
}

void az_freeze(lua_State *L, int index)
{
	index = lua_absindex(L, index);
	luaL_checkstack(L, LUA_MINSTACK, NULL);
	record *r = lua_newuserdatauv(L, sizeof *r, 1);
	int result = lua_gettop(L);
	lua_newtable(L);
	lua_newtable(L);
	lua_newtable(L);
	walk w = {.queue = result + 1, .seen = result + 2, .cells = result + 3};
	lua_pushvalue(L, index);
	enqueue(L, &w);
	while (w.waiting > 0) {
		az_sandbox_charge(L, 4);
		lua_rawgeti(L, w.queue, w.waiting--);
		if (lua_type(L, -1) == LUA_TTABLE)
			visit_table(L, &w);
		else
			visit_function(L, &w);
		lua_settop(L, w.cells);
	}
	r->count = w.count;
	lua_setiuservalue(L, result, 1);
	lua_settop(L, result);
}

/* More than raw equality: 1 and 1.0 are equal and not the same, a NaN is the same and not equal. */
static bool is_same(lua_State *L, int a, int b)
{
	if (lua_type(L, a) != LUA_TNUMBER || lua_type(L, b) != LUA_TNUMBER)
		return lua_rawequal(L, a, b);
	if (lua_isinteger(L, a) || lua_isinteger(L, b))
		return lua_isinteger(L, a) && lua_isinteger(L, b) && lua_rawequal(L, a, b);
	lua_Number x = lua_tonumber(L, a), y = lua_tonumber(L, b);
	return memcmp(&x, &y, sizeof x) == 0;
}

bool az_freeze_restore(lua_State *L, int index, char *name, size_t size)
{
	record *r = lua_touserdata(L, index);
	int top = lua_gettop(L);
	bool changed = false;
	lua_getiuservalue(L, index, 1);
	for (lua_Integer i = 0; i < r->count; i++) {
		lua_rawgeti(L, top + 1, i * FIELDS + 1);
		lua_rawgeti(L, top + 1, i * FIELDS + 2);
		int n = (int)lua_tointeger(L, -1);
		lua_rawgeti(L, top + 1, i * FIELDS + 3);
		const char *local = lua_getupvalue(L, top + 2, n);
		if (local && !is_same(L, top + 4, top + 5)) {
			/* Of several the first by name: in the record they are in the order of hashes. */
			if (!changed || strcmp(local, name) < 0)
				az_text_cut(name, size, local);
			changed = true;
			lua_pushvalue(L, top + 4);
			lua_setupvalue(L, top + 2, n);
		}
		lua_settop(L, top + 1);
	}
	lua_settop(L, top);
	return changed;
}
