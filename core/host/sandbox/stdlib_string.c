/*
 * string: without pack, unpack and dump. Matching is in stdlib_find.c and stdlib_pattern.c, format
 * in stdlib_format.c. Upper and lower case are those of ASCII, whatever the locale.
 */
#include <lauxlib.h>
#include <string.h>

#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

enum { MOST_RESULTS = 1000 };

static int string_byte(lua_State *L)
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	lua_Integer first = luaL_optinteger(L, 2, 1);
	size_t from = az_stdlib_from(first, length);
	size_t to = az_stdlib_to(luaL_optinteger(L, 3, first), length);
	if (from > to)
		return 0;
	size_t count = to - from + 1;
	if (count > MOST_RESULTS)
		return luaL_error(L, "string slice too long");
	az_sandbox_charge(L, (int64_t)count);
	luaL_checkstack(L, (int)count, "string slice too long");
	for (size_t i = 0; i < count; i++)
		lua_pushinteger(L, (unsigned char)s[from - 1 + i]);
	return (int)count;
}

static int string_char(lua_State *L)
{
	int count = lua_gettop(L);
	az_sandbox_charge(L, count);
	luaL_Buffer b;
	char *out = luaL_buffinitsize(L, &b, (size_t)count);
	for (int i = 1; i <= count; i++) {
		lua_Unsigned c = (lua_Unsigned)luaL_checkinteger(L, i);
		luaL_argcheck(L, c <= 255, i, "value out of range");
		out[i - 1] = (char)(unsigned char)c;
	}
	az_sandbox_notice_zeros(L, out, (size_t)count);
	luaL_pushresultsize(&b, (size_t)count);
	return 1;
}

static int string_len(lua_State *L)
{
	size_t length = 0;
	luaL_checklstring(L, 1, &length);
	lua_pushinteger(L, (lua_Integer)length);
	return 1;
}

static char to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char to_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static int map_bytes(lua_State *L, char (*map)(char))
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	az_sandbox_charge_bytes(L, length * 4);
	luaL_Buffer b;
	char *out = luaL_buffinitsize(L, &b, length);
	for (size_t i = 0; i < length; i++)
		out[i] = map(s[i]);
	luaL_pushresultsize(&b, length);
	return 1;
}

static int string_lower(lua_State *L)
{
	return map_bytes(L, to_lower);
}

static int string_upper(lua_State *L)
{
	return map_bytes(L, to_upper);
}

static int string_reverse(lua_State *L)
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	az_sandbox_charge_bytes(L, length * 4);
	luaL_Buffer b;
	char *out = luaL_buffinitsize(L, &b, length);
	for (size_t i = 0; i < length; i++)
		out[i] = s[length - 1 - i];
	luaL_pushresultsize(&b, length);
	return 1;
}

static int string_rep(lua_State *L)
{
	size_t length = 0, between = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	lua_Integer times = luaL_checkinteger(L, 2);
	const char *separator = luaL_optlstring(L, 3, "", &between);
	if (times <= 0 || (length == 0 && between == 0)) {
		lua_pushliteral(L, "");
		return 1;
	}
	if (length + between > AZ_STRING_LONGEST || times > AZ_STRING_LONGEST ||
		(size_t)times * (length + between) - between > AZ_STRING_LONGEST)
		return luaL_error(L, "resulting string too large");
	size_t total = (size_t)times * (length + between) - between;
	az_sandbox_charge(L, 1 + times + (int64_t)total / 16);
	luaL_Buffer b;
	char *out = luaL_buffinitsize(L, &b, total);
	for (lua_Integer i = 0; i < times; i++) {
		memcpy(out, s, length);
		out += length;
		if (i + 1 < times && between) {
			memcpy(out, separator, between);
			out += between;
		}
	}
	luaL_pushresultsize(&b, total);
	return 1;
}

static int string_sub(lua_State *L)
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	size_t from = az_stdlib_from(luaL_checkinteger(L, 2), length);
	size_t to = az_stdlib_to(luaL_optinteger(L, 3, -1), length);
	size_t count = from <= to ? to - from + 1 : 0;
	az_sandbox_charge_bytes(L, count);
	const char *part = count ? s + from - 1 : "";
	az_sandbox_notice_zeros(L, part, count);
	lua_pushlstring(L, part, count);
	return 1;
}

static const luaL_Reg functions[] = {
	{"byte", string_byte},
	{"char", string_char},
	{"find", az_string_find},
	{"format", az_string_format},
	{"gmatch", az_string_gmatch},
	{"gsub", az_string_gsub},
	{"len", string_len},
	{"lower", string_lower},
	{"match", az_string_match},
	{"rep", string_rep},
	{"reverse", string_reverse},
	{"sub", string_sub},
	{"upper", string_upper},
	{NULL, NULL},
};

void az_stdlib_string(lua_State *L)
{
	luaL_newlib(L, functions);
}
