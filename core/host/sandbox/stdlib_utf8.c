/*
 * utf8: the stock functions (also their lax mode, which takes codes up to 7FFFFFFF), charged for
 * the bytes that they walk.
 */
#include <lauxlib.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

enum { MOST_RESULTS = 1000 };

static bool continues(const char *s)
{
	return ((unsigned char)*s & 0xC0) == 0x80;
}

/* Negative positions count from the end; 0 where that is before the start. */
static lua_Integer position(lua_Integer at, size_t length)
{
	if (at >= 0)
		return at;
	if (0u - (size_t)at > length)
		return 0;
	return (lua_Integer)length + at + 1;
}

/* Past the character at `s`, or NULL. The text ends in a zero, which continues nothing. */
static const char *decode(const char *s, uint32_t *code, bool strict)
{
	static const uint32_t smallest[] = {0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000};
	unsigned lead = (unsigned char)*s;
	if (lead < 0x80) {
		*code = lead;
		return s + 1;
	}
	int more = 0; /* bytes that follow */
	while (more < 6 && lead & (0x40u >> more))
		more++;
	if (more == 0 || more > 5)
		return NULL;
	uint32_t c = lead & (0x3Fu >> more);
	for (int i = 1; i <= more; i++) {
		if (!continues(s + i))
			return NULL;
		c = c << 6 | ((unsigned char)s[i] & 0x3Fu);
	}
	if (c < smallest[more] || (strict && (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))))
		return NULL;
	*code = c;
	return s + more + 1;
}

static int utf8_len(lua_State *L)
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	lua_Integer at = position(luaL_optinteger(L, 2, 1), length);
	lua_Integer last = position(luaL_optinteger(L, 3, -1), length);
	bool lax = lua_toboolean(L, 4);
	luaL_argcheck(L, at >= 1 && at - 1 <= (lua_Integer)length, 2, "initial position out of bounds");
	luaL_argcheck(L, last - 1 < (lua_Integer)length, 3, "final position out of bounds");
	at--;
	last--;
	az_sandbox_charge(L, 1 + (last >= at ? last - at : 0));
	lua_Integer count = 0;
	uint32_t code = 0;
	for (; at <= last; count++) {
		const char *next = decode(s + at, &code, !lax);
		if (!next) {
			luaL_pushfail(L);
			lua_pushinteger(L, at + 1);
			return 2;
		}
		at = next - s;
	}
	lua_pushinteger(L, count);
	return 1;
}

static int utf8_codepoint(lua_State *L)
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	lua_Integer from = position(luaL_optinteger(L, 2, 1), length);
	lua_Integer to = position(luaL_optinteger(L, 3, from), length);
	bool lax = lua_toboolean(L, 4);
	luaL_argcheck(L, from >= 1, 2, "out of bounds");
	luaL_argcheck(L, to <= (lua_Integer)length, 3, "out of bounds");
	if (from > to)
		return 0;
	if (to - from >= MOST_RESULTS)
		return luaL_error(L, "string slice too long");
	int most = (int)(to - from) + 1, count = 0;
	az_sandbox_charge(L, most);
	luaL_checkstack(L, most, "string slice too long");
	const char *end = s + to;
	uint32_t code = 0;
	for (s += from - 1; s < end;) {
		s = decode(s, &code, !lax);
		if (!s)
			return luaL_error(L, "invalid UTF-8 code");
		lua_pushinteger(L, code);
		count++;
	}
	return count;
}

static int utf8_char(lua_State *L)
{
	int count = lua_gettop(L);
	az_sandbox_charge(L, 1 + 4 * (int64_t)count);
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	for (int i = 1; i <= count; i++) {
		lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, i);
		luaL_argcheck(L, code <= 0x7FFFFFFFu, i, "value out of range");
		lua_pushfstring(L, "%U", (unsigned long)code);
		luaL_addvalue(&b);
	}
	az_sandbox_notice_zeros(L, luaL_buffaddr(&b), luaL_bufflen(&b));
	luaL_pushresult(&b);
	return 1;
}

/* Moves `at` by `n` characters; gives the characters that were left to go when the text ended. */
static lua_Integer move(const char *s, lua_Integer length, lua_Integer n, lua_Integer *at)
{
	lua_Integer i = *at;
	for (; n < 0 && i > 0; n++) {
		do
			i--;
		while (i > 0 && continues(s + i));
	}
	for (; n > 0 && i < length; n--) {
		do
			i++;
		while (continues(s + i));
	}
	*at = i;
	return n;
}

static int utf8_offset(lua_State *L)
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	lua_Integer n = luaL_checkinteger(L, 2);
	lua_Integer at = position(luaL_optinteger(L, 3, n >= 0 ? 1 : (lua_Integer)length + 1), length);
	luaL_argcheck(L, at >= 1 && at - 1 <= (lua_Integer)length, 3, "position out of bounds");
	at--;
	az_sandbox_charge(L, 1 + (int64_t)length / 4);
	if (n == 0) {
		while (at > 0 && continues(s + at))
			at--;
	} else {
		if (continues(s + at))
			return luaL_error(L, "initial position is a continuation byte");
		n = move(s, (lua_Integer)length, n > 0 ? n - 1 : n, &at);
	}
	if (n == 0)
		lua_pushinteger(L, at + 1);
	else
		luaL_pushfail(L);
	return 1;
}

static int next_code(lua_State *L, bool strict)
{
	size_t length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	lua_Unsigned at = (lua_Unsigned)lua_tointeger(L, 2);
	if (at > 0 && at <= length) {
		size_t start = at;
		while (continues(s + at))
			at++;
		az_sandbox_charge(L, (int64_t)(at - start) / 4);
	}
	if (at >= length)
		return 0;
	uint32_t code = 0;
	const char *next = decode(s + at, &code, strict);
	if (!next)
		return luaL_error(L, "invalid UTF-8 code");
	lua_pushinteger(L, (lua_Integer)at + 1);
	lua_pushinteger(L, code);
	return 2;
}

static int next_strict(lua_State *L)
{
	return next_code(L, true);
}

static int next_lax(lua_State *L)
{
	return next_code(L, false);
}

static int utf8_codes(lua_State *L)
{
	bool lax = lua_toboolean(L, 2);
	luaL_checkany(L, 1);
	luaL_checkstring(L, 1);
	lua_pushcfunction(L, lax ? next_lax : next_strict);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

static const luaL_Reg functions[] = {
	{"char", utf8_char},
	{"codepoint", utf8_codepoint},
	{"codes", utf8_codes},
	{"len", utf8_len},
	{"offset", utf8_offset},
	{NULL, NULL},
};

void az_stdlib_utf8(lua_State *L)
{
	luaL_newlib(L, functions);
	lua_pushlstring(L, "[\0-\x7F\xC2-\xFD][\x80-\xBF]*", 14);
	lua_setfield(L, -2, "charpattern");
}
