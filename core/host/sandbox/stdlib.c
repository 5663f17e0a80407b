#include "host/sandbox/stdlib.h"

#include <lauxlib.h>
#include <stdbool.h>

#include "host/sandbox/environment.h"
#include "host/sandbox/freeze.h"
#include "host/sandbox/sandbox.h"

static const struct {
	const char *name;
	void (*push)(lua_State *L);
} libraries[] = {
	{"string", az_stdlib_string},
	{"table", az_stdlib_table},
	{"math", az_stdlib_math},
	{"utf8", az_stdlib_utf8},
};

/* `d.ability.unable`, which stock Lua would read as nil: no finding, where a comparison was meant. */
static int has_no_field(lua_State *L)
{
	size_t length = 0;
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &length) : NULL;
	az_sandbox_charge_bytes(L, length);
	if (!name)
		return luaL_error(
			L, "a text has no items; a part of it is given by sub: (\"text\"):sub(1, 2)");
	return luaL_error(L, "a text has no field '%s'; compare it: == \"%s\"", name, name);
}

/* Pushes the library's functions in a table that faults for every other name. The library itself,
 * which a chunk can ask whether it has a function, gives nil. */
static void push_methods(lua_State *L, int library)
{
	lua_createtable(L, 0, 16);
	lua_pushnil(L);
	while (lua_next(L, library)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_settable(L, -4);
	}
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, has_no_field);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
}

/* `("x"):rep(2)`: strings have methods and nothing else, so that "12" + 1 is a fault. */
static void set_string_methods(lua_State *L, int library)
{
	lua_pushliteral(L, "");
	lua_createtable(L, 0, 2);
	push_methods(L, library);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, false);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}

void az_stdlib_open(lua_State *L)
{
	az_stdlib_base(L);
	int names = lua_gettop(L);
	lua_createtable(L, 0, 8); /* for the names of functions in messages */
	int loaded = lua_gettop(L);
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
		libraries[i].push(L);
		lua_pushvalue(L, -1);
		lua_setfield(L, names, libraries[i].name);
		if (libraries[i].push == az_stdlib_string)
			set_string_methods(L, lua_gettop(L));
		az_freeze_table(L, -1);
		az_freeze_push_content(L, -1);
		lua_setfield(L, loaded, libraries[i].name);
		lua_pop(L, 1);
	}
	lua_pushvalue(L, names);
	lua_setfield(L, loaded, "_G");
	lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
	az_environment_set_standard(L, names);
	lua_settop(L, names - 1);
}

int az_stdlib_is_iterator(lua_State *L, int index)
{
	return az_string_is_gmatch(L, index) || az_base_is_pairs(L, index);
}

const char *az_stdlib_tostring(lua_State *L, int index, size_t *length)
{
	index = lua_absindex(L, index);
	if (luaL_callmeta(L, index, "__tostring")) {
		if (!lua_isstring(L, -1))
			luaL_error(L, "'__tostring' must return a string");
		return lua_tolstring(L, -1, length);
	}
	switch (lua_type(L, index)) {
	case LUA_TNUMBER:
	case LUA_TSTRING:
		lua_pushvalue(L, index); /* a copy: converting changes the value */
		break;
	case LUA_TBOOLEAN:
		lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
		break;
	default:
		if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING)
			lua_pushstring(L, luaL_typename(L, index));
	}
	return lua_tolstring(L, -1, length);
}

bool az_stdlib_is_less(lua_State *L, int a, int b)
{
	size_t shorter = 0;
	if (lua_type(L, a) == LUA_TSTRING && lua_type(L, b) == LUA_TSTRING) {
		size_t one = lua_rawlen(L, a), other = lua_rawlen(L, b);
		shorter = one < other ? one : other;
	}
	az_sandbox_charge(L, 1 + (int64_t)shorter / 8);
	return lua_compare(L, a, b, LUA_OPLT);
}

size_t az_stdlib_from(lua_Integer position, size_t length)
{
	if (position > 0)
		return (size_t)position;
	if (position == 0 || position < -(lua_Integer)length)
		return 1;
	return length + (size_t)position + 1;
}

size_t az_stdlib_to(lua_Integer position, size_t length)
{
	if (position > (lua_Integer)length)
		return length;
	if (position >= 0)
		return (size_t)position;
	if (position < -(lua_Integer)length)
		return 0;
	return length + (size_t)position + 1;
}
