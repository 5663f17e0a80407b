#include "host/sandbox/environment.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "host/sandbox/sandbox.h"
#include "policy/lua/globals.h"

/* Keys in the registry, by address. */
static const char standard_names;
static const char left_out_hint;
static const char names_key; /* in an environment's metatable: its names */

/* The nearest of the names in the table at the top; on equal distance the first by bytes, since the
 * table's own order is not the same everywhere. */
static void nearest(lua_State *L, const char *name, char *best, size_t size, size_t *distance)
{
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			continue;
		const char *other = lua_tostring(L, -1);
		size_t d = az_text_distance(name, other, *distance);
		if (d > *distance || (d == *distance && best[0] && strcmp(other, best) >= 0))
			continue;
		if (strlen(other) >= size)
			continue;
		*distance = d;
		az_text_cut(best, size, other);
	}
}

void az_environment_set_hint(lua_State *L, const char *hint)
{
	lua_pushstring(L, hint);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &left_out_hint);
}

static int say_left_out(lua_State *L, const char *name)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &left_out_hint) == LUA_TSTRING)
		return luaL_error(L, "no such name '%s' %s", name, lua_tostring(L, -1));
	return luaL_error(L,
		"no such name '%s' in a policy; `assize try` and `assize explain` show "
		"what a rule read and did",
		name);
}

static int no_such_name(lua_State *L)
{
	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "names are texts, not a %s", luaL_typename(L, 2));
	const char *name = lua_tostring(L, 2);
	size_t length = strlen(name);
	if (length > 64)
		return luaL_error(L, "no such name; names here have at most 64 bytes");
	if (az_lua_is_left_out(name))
		return say_left_out(L, name);
	az_sandbox_charge(L, 1000); /* for the search below */
	char best[64] = "";
	size_t distance = length < 4 ? 1 : length / 3 + 1;
	lua_pushvalue(L, lua_upvalueindex(1));
	nearest(L, name, best, sizeof best, &distance);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &standard_names);
	nearest(L, name, best, sizeof best, &distance);
	if (best[0])
		return luaL_error(L, "no such name '%s'; did you mean '%s'?", name, best);
	return luaL_error(L, "no such name '%s'; write 'local %s' before its first use", name, name);
}

static int no_assignment(lua_State *L)
{
	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "assigning to the environment; write local");
	return luaL_error(L, "assigning to global '%s'; write local", lua_tostring(L, 2));
}

void az_environment_set_standard(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &standard_names);
}

/* The view is an empty table; its metatable reads `names`, whose metatable reads the standard
 * names, whose absence ends in no_such_name. The last step is a function for each environment, so
 * that it knows which names are near. */
void az_environment_new(lua_State *L)
{
	lua_createtable(L, 0, 0); /* the view */
	lua_createtable(L, 0, 4); /* its metatable */
	lua_newtable(L);          /* names */
	lua_rawgetp(L, LUA_REGISTRYINDEX, &standard_names);
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, -5);
	}
	lua_pop(L, 1);
	lua_createtable(L, 0, 2); /* the metatable of names */
	lua_pushvalue(L, -2);
	lua_pushcclosure(L, no_such_name, 1);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, -3, &names_key);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, no_assignment);
	lua_setfield(L, -2, "__newindex");
	lua_pushboolean(L, false);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
}

void az_environment_push_names(lua_State *L, int index)
{
	if (!lua_getmetatable(L, index))
		luaL_error(L, "not an environment");
	lua_rawgetp(L, -1, &names_key);
	lua_remove(L, -2);
}

void az_environment_set(lua_State *L, int index, const char *name)
{
	az_environment_push_names(L, index);
	lua_pushstring(L, name);
	lua_pushvalue(L, -3);
	lua_rawset(L, -3);
	lua_pop(L, 2);
}

/* A text in the chunk may have a zero byte: `\0`, `\x00`, `\u{0}` or the byte itself. That it may be
 * some other escape, or a comment, makes no difference but to the price. */
static bool may_have_zeros(const char *text, size_t length)
{
	return memchr(text, '\0', length) || memmem(text, length, "\\0", 2) ||
		   memmem(text, length, "\\x00", 4) || memmem(text, length, "\\u{0", 4);
}

void az_environment_load(
	lua_State *L, int index, const char *chunk, const char *text, size_t length)
{
	index = lua_absindex(L, index);
	if (length > AZ_SOURCE_LONGEST)
		luaL_error(L, "%s: %d bytes of text, the most is %d; split the file", chunk + 1,
			(int)(length < 1 << 30 ? length : 1 << 30), AZ_SOURCE_LONGEST);
	az_sandbox_charge(L, (int64_t)length);
	if (length && text[0] == LUA_SIGNATURE[0])
		luaL_error(L, "%s: a compiled chunk; only text is read", chunk + 1);
	if (length && may_have_zeros(text, length))
		az_sandbox_notice_zeros(L, "", 1);
	if (luaL_loadbufferx(L, text, length, chunk, "t") != LUA_OK)
		lua_error(L);
	lua_pushvalue(L, index);
	if (!lua_setupvalue(L, -2, 1))
		lua_pop(L, 1); /* unreachable: every main function has _ENV */
}
