/*
 * string.find, match, gmatch and gsub.
 */
#include <lauxlib.h>
#include <stdbool.h>
#include <string.h>

#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"
#include "host/sandbox/stdlib_pattern.h"

static bool has_specials(const char *pattern, size_t length)
{
	static const char specials[] = "^$*+?.([%-";
	for (size_t i = 0; i < length; i++) {
		if (pattern[i] && strchr(specials, pattern[i]))
			return true;
	}
	return false;
}

static int find_plain(
	lua_State *L, const char *s, size_t length, size_t from, const char *p, size_t p_length)
{
	az_sandbox_charge_bytes(L, length - from + p_length);
	const char *found = p_length ? memmem(s + from, length - from, p, p_length) : s + from;
	if (!found) {
		luaL_pushfail(L);
		return 1;
	}
	lua_pushinteger(L, found - s + 1);
	lua_pushinteger(L, found - s + (lua_Integer)p_length);
	return 2;
}

/* The first match at or after `s`: its start, and its end in `*e`; NULL where there is none. */
static const char *search(az_match *m, const char *s, const char *p, const char **e)
{
	bool anchored = p < m->pattern_end && *p == '^';
	if (anchored)
		p++;
	do {
		*e = az_match_at(m, s, p);
		if (*e)
			return s;
		s++;
	} while (s <= m->subject_end && !anchored);
	return NULL;
}

static int find_or_match(lua_State *L, bool find)
{
	size_t length = 0, p_length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	const char *p = luaL_checklstring(L, 2, &p_length);
	size_t from = az_stdlib_from(luaL_optinteger(L, 3, 1), length) - 1;
	if (from > length) {
		luaL_pushfail(L);
		return 1;
	}
	az_sandbox_charge_bytes(L, p_length);
	if (find && (lua_toboolean(L, 4) || !has_specials(p, p_length)))
		return find_plain(L, s, length, from, p, p_length);
	az_match m;
	az_match_init(&m, L, s, length, p, p_length);
	const char *e = NULL;
	const char *found = search(&m, s + from, p, &e);
	az_match_charge(&m);
	if (!found) {
		luaL_pushfail(L);
		return 1;
	}
	if (!find)
		return az_match_push_all(&m, found, e);
	lua_pushinteger(L, found - s + 1);
	lua_pushinteger(L, e - s);
	return 2 + az_match_push_all(&m, NULL, NULL);
}

int az_string_find(lua_State *L)
{
	return find_or_match(L, true);
}

int az_string_match(lua_State *L)
{
	return find_or_match(L, false);
}

/* Where a gmatch stands; kept in the iterator's third upvalue. */
typedef struct gmatch_place {
	size_t from;
	size_t last_end; /* of the last match; SIZE_MAX: none yet */
} gmatch_place;

static int gmatch_step(lua_State *L)
{
	size_t length = 0, p_length = 0;
	const char *s = lua_tolstring(L, lua_upvalueindex(1), &length);
	const char *p = lua_tolstring(L, lua_upvalueindex(2), &p_length);
	gmatch_place *place = lua_touserdata(L, lua_upvalueindex(3));
	az_match m;
	az_match_init(&m, L, s, length, p, p_length);
	for (size_t at = place->from; at <= length; at++) {
		const char *e = az_match_at(&m, s + at, p);
		if (!e || (size_t)(e - s) == place->last_end)
			continue;
		place->from = place->last_end = (size_t)(e - s);
		az_match_charge(&m);
		return az_match_push_all(&m, s + at, e);
	}
	az_match_charge(&m);
	return 0;
}

int az_string_gmatch(lua_State *L)
{
	size_t length = 0;
	luaL_checklstring(L, 1, &length);
	luaL_checkstring(L, 2);
	size_t from = az_stdlib_from(luaL_optinteger(L, 3, 1), length) - 1;
	lua_settop(L, 2);
	gmatch_place *place = lua_newuserdatauv(L, sizeof *place, 0);
	place->from = from > length ? length + 1 : from;
	place->last_end = SIZE_MAX;
	lua_pushcclosure(L, gmatch_step, 3);
	return 1;
}

int az_string_is_gmatch(lua_State *L, int index)
{
	return lua_tocfunction(L, index) == gmatch_step;
}

/* The result of a gsub may not grow beyond what a string may be. */
static void add_bytes(az_match *m, luaL_Buffer *b, const char *text, size_t length)
{
	if (luaL_bufflen(b) + length > AZ_STRING_LONGEST)
		luaL_error(m->L, "resulting string too large");
	m->steps += (int64_t)length / 16;
	luaL_addlstring(b, text, length);
}

/* Adds the value on the top of the stack, a string or a number. */
static void add_value(az_match *m, luaL_Buffer *b)
{
	size_t length = 0;
	lua_tolstring(m->L, -1, &length);
	if (luaL_bufflen(b) + length > AZ_STRING_LONGEST)
		luaL_error(m->L, "resulting string too large");
	m->steps += (int64_t)length / 16;
	luaL_addvalue(b);
}

/* The replacement text, with `%0` to `%9` and `%%`. */
static void add_template(az_match *m, luaL_Buffer *b, const char *s, const char *e)
{
	size_t length = 0;
	const char *text = lua_tolstring(m->L, 3, &length);
	const char *end = text + length;
	m->steps += (int64_t)length;
	while (text < end) {
		const char *mark = memchr(text, '%', (size_t)(end - text));
		if (!mark)
			mark = end;
		add_bytes(m, b, text, (size_t)(mark - text));
		if (mark == end)
			return;
		char c = mark + 1 < end ? mark[1] : '\0';
		const char *capture = NULL;
		if (c == '%') {
			add_bytes(m, b, "%", 1);
		} else if (c == '0') {
			add_bytes(m, b, s, (size_t)(e - s));
		} else if (c >= '1' && c <= '9') {
			ptrdiff_t n = az_match_capture(m, c - '1', s, e, &capture);
			if (n == AZ_CAPTURE_POSITION)
				add_value(m, b);
			else
				add_bytes(m, b, capture, (size_t)n);
		} else {
			luaL_error(m->L, "invalid use of '%%' in replacement string");
		}
		text = mark + 2;
	}
}

/* One replacement; false where the match stays as it is. */
static bool add_replacement(az_match *m, luaL_Buffer *b, const char *s, const char *e, int type)
{
	lua_State *L = m->L;
	if (type == LUA_TNUMBER || type == LUA_TSTRING) {
		add_template(m, b, s, e);
		return true;
	}
	if (type == LUA_TTABLE) {
		az_match_push(m, 0, s, e);
		lua_gettable(L, 3);
	} else {
		lua_pushvalue(L, 3);
		lua_call(L, az_match_push_all(m, s, e), 1);
	}
	if (!lua_toboolean(L, -1)) {
		lua_pop(L, 1);
		add_bytes(m, b, s, (size_t)(e - s));
		return false;
	}
	if (!lua_isstring(L, -1))
		luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
	add_value(m, b);
	return true;
}

/* Replaces up to `most` matches into the buffer; how many, and whether anything changed. */
static lua_Integer replace(
	az_match *m, luaL_Buffer *b, const char *p, lua_Integer most, int type, bool *changed)
{
	bool anchored = p < m->pattern_end && *p == '^';
	if (anchored)
		p++;
	const char *s = m->subject, *last = NULL;
	lua_Integer count = 0;
	while (count < most) {
		const char *e = az_match_at(m, s, p);
		if (e && e != last) {
			count++;
			if (add_replacement(m, b, s, e, type))
				*changed = true;
			s = last = e;
		} else if (s < m->subject_end) {
			add_bytes(m, b, s++, 1);
		} else {
			break;
		}
		if (anchored)
			break;
	}
	if (*changed)
		add_bytes(m, b, s, (size_t)(m->subject_end - s));
	return count;
}

int az_string_gsub(lua_State *L)
{
	size_t length = 0, p_length = 0;
	const char *s = luaL_checklstring(L, 1, &length);
	const char *p = luaL_checklstring(L, 2, &p_length);
	int type = lua_type(L, 3);
	lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1);
	luaL_argexpected(L,
		type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE,
		3, "string/function/table");
	az_match m;
	az_match_init(&m, L, s, length, p, p_length);
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	bool changed = false;
	lua_Integer count = replace(&m, &b, p, most, type, &changed);
	az_match_charge(&m);
	if (changed) {
		az_sandbox_notice_zeros(L, luaL_buffaddr(&b), luaL_bufflen(&b));
		luaL_pushresult(&b);
	} else {
		lua_pushvalue(L, 1);
	}
	lua_pushinteger(L, count);
	return 2;
}
