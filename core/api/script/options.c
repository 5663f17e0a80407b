/* The options of a script's calls: `{name = "monthly", scope = {court = "..."}}`. */
#include <stdlib.h>
#include <string.h>

#include "api/script/script.h"
#include "base/text.h"
#include "base/words.h"

static const char *name_at(const void *context, size_t i)
{
	const char *const *names = context;
	return names[i];
}

static bool is_among(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(*names, name))
			return true;
	return false;
}

void az_options_check(lua_State *L, int index, const char *const *names)
{
	if (lua_isnoneornil(L, index))
		return;
	if (!lua_istable(L, index))
		az_script_wrong(
			L, "options are a table, as {%s = ...}, not a %s", names[0], luaL_typename(L, index));
	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pop(L, 1);
		if (lua_type(L, -1) != LUA_TSTRING)
			az_script_wrong(L, "options have names, as {%s = ...}", names[0]);
		const char *name = lua_tostring(L, -1);
		if (is_among(name, names))
			continue;
		const char *near = az_text_nearest(name, name_at, names);
		az_script_wrong(
			L, "there is no option '%s'; did you mean '%s'?", name, near ? near : names[0]);
	}
}

/* Pushes the option, or nil. */
static int get(lua_State *L, int index, const char *name)
{
	if (lua_istable(L, index))
		return lua_getfield(L, index, name);
	lua_pushnil(L);
	return LUA_TNIL;
}

const char *az_option_text(lua_State *L, int index, const char *name)
{
	int type = get(L, index, name);
	if (type != LUA_TSTRING && type != LUA_TNIL)
		az_script_wrong(L, "option '%s' is a text, not a %s", name, luaL_typename(L, -1));
	const char *text = type == LUA_TSTRING ? az_check_word(L, -1) : NULL;
	lua_pop(L, 1);
	return text;
}

lua_Integer az_option_whole(lua_State *L, int index, const char *name, lua_Integer otherwise)
{
	bool given = get(L, index, name) != LUA_TNIL;
	if (given && !lua_isinteger(L, -1))
		az_script_wrong(L, "option '%s' is a whole number, not a %s", name, luaL_typename(L, -1));
	lua_Integer value = given ? lua_tointeger(L, -1) : otherwise;
	lua_pop(L, 1);
	return value;
}

bool az_option_flag(lua_State *L, int index, const char *name)
{
	int type = get(L, index, name);
	if (type != LUA_TNIL && type != LUA_TBOOLEAN)
		az_script_wrong(L, "option '%s' is true or false, not a %s", name, luaL_typename(L, -1));
	bool flag = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return flag;
}

int32_t az_option_day(lua_State *L, int index, const char *name, int32_t otherwise)
{
	int type = get(L, index, name);
	az_date date = {otherwise, AZ_DAY};
	const char *why = AZ_N("it is no date");
	const az_date_object *object = luaL_testudata(L, -1, az_date_name);
	bool good = type == LUA_TNIL || object;
	if (object)
		date = object->date;
	else if (type == LUA_TSTRING)
		good = az_date_parse(lua_tostring(L, -1), strlen(lua_tostring(L, -1)), &date, &why);
	if (!good || date.precision != AZ_DAY)
		az_script_wrong(L, "option '%s': %s; write a day as 2026-10-31", name,
			good ? AZ_N("it is not known to the day") : why);
	lua_pop(L, 1);
	return date.first;
}

/* ---- the scope --------------------------------------------------------------------------------- */

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Turns the pair on top of the stack into "name=value". */
static void push_condition(lua_State *L)
{
	size_t length;
	if (lua_type(L, -2) != LUA_TSTRING)
		az_script_wrong(L, "a scope has names, as {court = \"...\"}");
	const char *value = az_script_text(L, -1, &length);
	if (strlen(value) != length)
		az_script_wrong(L, "a value of the scope has a zero byte in it");
	lua_pushfstring(L, "%s=%s", lua_tostring(L, -3), value);
	lua_replace(L, -4);
	lua_pop(L, 2);
}

const char *const *az_option_scope(lua_State *L, int index, const char *name, size_t *count)
{
	enum { MOST = 16 };
	int type = get(L, index, name), scope = lua_gettop(L);
	*count = 0;
	if (type != LUA_TNIL && type != LUA_TTABLE)
		az_script_wrong(L, "option '%s' is a table, as {court = \"...\"}, not a %s", name,
			luaL_typename(L, -1));
	const char **list = lua_newuserdatauv(L, MOST * sizeof *list, 1);
	lua_createtable(L, MOST, 0); /* keeps the texts */
	int texts = lua_gettop(L);
	lua_pushnil(L);
	while (type == LUA_TTABLE && lua_next(L, scope)) {
		if (*count == MOST)
			az_script_wrong(L, "a scope has at most %d conditions", (int)MOST);
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		push_condition(L);
		list[*count] = lua_tostring(L, -1);
		lua_rawseti(L, texts, (lua_Integer)++ * count);
	}
	lua_settop(L, texts);
	lua_setiuservalue(L, -2, 1);
	qsort(list, *count, sizeof *list, by_bytes);
	return list;
}
