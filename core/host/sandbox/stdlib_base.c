#include <lauxlib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

static int base_error(lua_State *L)
{
	int level = (int)luaL_optinteger(L, 2, 1);
	lua_settop(L, 1);
	if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
		luaL_where(L, level);
		lua_pushvalue(L, 1);
		lua_concat(L, 2);
	}
	return lua_error(L);
}

static int base_assert(lua_State *L)
{
	if (lua_toboolean(L, 1)) {
		az_sandbox_charge(L, lua_gettop(L) / 8);
		return lua_gettop(L);
	}
	luaL_checkany(L, 1);
	lua_remove(L, 1);
	lua_pushliteral(L, "assertion failed!");
	lua_settop(L, 1); /* the message, or the text above where there is none */
	return base_error(L);
}

static int ipairs_step(lua_State *L)
{
	lua_Integer i = luaL_checkinteger(L, 2);
	i = (lua_Integer)((lua_Unsigned)i + 1);
	lua_pushinteger(L, i);
	return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L)
{
	luaL_checkany(L, 1);
	lua_pushcfunction(L, ipairs_step);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

/* What stops a call for good passes through. */
static int base_pcall(lua_State *L)
{
	luaL_checkany(L, 1);
	az_sandbox_charge(L, 8);
	lua_pushboolean(L, true);
	lua_insert(L, 1);
	int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
	if (az_sandbox_is_stopped(L))
		az_sandbox_charge(L, 0);
	if (status == LUA_OK)
		return lua_gettop(L);
	lua_pushboolean(L, false);
	lua_insert(L, -2);
	return 2;
}

static int base_select(lua_State *L)
{
	int count = lua_gettop(L);
	az_sandbox_charge(L, count / 8);
	if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
		lua_pushinteger(L, count - 1);
		return 1;
	}
	lua_Integer i = luaL_checkinteger(L, 1);
	if (i < 0)
		i = count + i;
	else if (i > count)
		i = count;
	luaL_argcheck(L, i >= 1, 1, "index out of range");
	return count - (int)i;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return 99;
}

/* An integer in a base, with a sign and white space round it; it wraps as integers do. */
static bool read_integer(const char *s, const char *end, int base, lua_Integer *number)
{
	while (s < end && is_space(*s))
		s++;
	bool negative = s < end && *s == '-';
	if (s < end && (*s == '-' || *s == '+'))
		s++;
	if (s == end || digit_value(*s) >= base)
		return false;
	lua_Unsigned n = 0;
	for (; s < end && digit_value(*s) < base; s++)
		n = n * (lua_Unsigned)base + (lua_Unsigned)digit_value(*s);
	while (s < end && is_space(*s))
		s++;
	*number = (lua_Integer)(negative ? 0 - n : n);
	return s == end;
}

static int base_tonumber(lua_State *L)
{
	size_t length = 0;
	if (lua_isnoneornil(L, 2)) {
		if (lua_type(L, 1) == LUA_TNUMBER) {
			lua_settop(L, 1);
			return 1;
		}
		luaL_checkany(L, 1);
		const char *s = lua_tolstring(L, 1, &length);
		az_sandbox_charge(L, 1 + (int64_t)length);
		if (s && lua_stringtonumber(L, s) == length + 1)
			return 1;
		luaL_pushfail(L);
		return 1;
	}
	lua_Integer base = luaL_checkinteger(L, 2);
	luaL_checktype(L, 1, LUA_TSTRING);
	const char *s = lua_tolstring(L, 1, &length);
	luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
	az_sandbox_charge(L, 1 + (int64_t)length / 4);
	lua_Integer number = 0;
	if (read_integer(s, s + length, (int)base, &number))
		lua_pushinteger(L, number);
	else
		luaL_pushfail(L);
	return 1;
}

static int base_tostring(lua_State *L)
{
	luaL_checkany(L, 1);
	az_sandbox_charge(L, 8);
	az_stdlib_tostring(L, 1, NULL);
	return 1;
}

static int base_type(lua_State *L)
{
	luaL_argcheck(L, lua_type(L, 1) != LUA_TNONE, 1, "value expected");
	lua_pushstring(L, luaL_typename(L, 1));
	return 1;
}

static const luaL_Reg functions[] = {
	{"assert", base_assert},
	{"error", base_error},
	{"ipairs", base_ipairs},
	{"pairs", az_base_pairs},
	{"pcall", base_pcall},
	{"select", base_select},
	{"tonumber", base_tonumber},
	{"tostring", base_tostring},
	{"type", base_type},
	{NULL, NULL},
};

void az_stdlib_base(lua_State *L)
{
	luaL_newlib(L, functions);
}
