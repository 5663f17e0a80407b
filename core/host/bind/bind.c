#include "host/bind/bind.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "host/sandbox/environment.h"

az_runner *az_bind_runner(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

az_runner *az_bind_active(lua_State *L, const char *what)
{
	az_runner *runner = az_bind_runner(L);
	if (!runner->active)
		luaL_error(L, "%s can be used only inside check, when there is a case", what);
	return runner;
}

const char *az_check_word(lua_State *L, int index)
{
	size_t length;
	const char *text = lua_tolstring(L, index, &length);
	if (strlen(text) != length)
		luaL_error(L, "a name with a zero byte in it");
	return text;
}

lua_Integer az_check_whole(lua_State *L, int index)
{
	if (!lua_isinteger(L, index))
		luaL_error(L, "a whole number is expected, not a %s",
			lua_type(L, index) == LUA_TNUMBER ? "fraction" : luaL_typename(L, index));
	return lua_tointeger(L, index);
}

void az_bind_functions(lua_State *L, az_runner *runner, const luaL_Reg *functions, int extra)
{
	int table = lua_gettop(L) - extra;
	for (; functions->name; functions++) {
		lua_pushlightuserdata(L, runner);
		for (int i = 0; i < extra; i++)
			lua_pushvalue(L, table + 1 + i);
		lua_pushcclosure(L, functions->func, 1 + extra);
		lua_setfield(L, table, functions->name);
	}
	lua_pop(L, extra);
}

void az_bind_names(lua_State *L, az_runner *runner, const luaL_Reg *functions)
{
	int environment = lua_gettop(L);
	for (; functions->name; functions++) {
		lua_pushlightuserdata(L, runner);
		lua_pushcclosure(L, functions->func, 1);
		az_environment_set(L, environment, functions->name);
	}
}

void az_bind_metatable(
	lua_State *L, az_runner *runner, const char *name, const luaL_Reg *functions, int extra)
{
	luaL_newmetatable(L, name);
	lua_insert(L, -1 - extra);
	az_bind_functions(L, runner, functions, extra);
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_pop(L, 1);
}

static int end(lua_State *L, az_runner *runner, az_ending ending, az_fact field)
{
	runner->ending = ending;
	runner->field = field;
	return az_sandbox_stop(L, (int)ending);
}

int az_end_unknown(lua_State *L, az_runner *runner, az_fact field)
{
	return end(L, runner, AZ_ENDING_UNKNOWN, field);
}

int az_end_forbidden(lua_State *L, az_runner *runner, az_fact field)
{
	return end(L, runner, AZ_ENDING_FORBIDDEN, field);
}

int az_end_not_applying(lua_State *L, az_runner *runner)
{
	return end(L, runner, AZ_ENDING_NOT_APPLYING, (az_fact){0});
}

int az_end_undecided(lua_State *L, az_runner *runner, uint32_t origin, const char *fault)
{
	if (runner->group && origin < AZ_ORIGIN_COUNTED)
		return az_end_row_date(L, runner, origin);
	if (origin >= runner->evidence.fact_count)
		return luaL_error(L, "%s", fault);
	return az_end_unknown(L, runner, runner->evidence.facts[origin]);
}

bool az_is_value_name(const az_value_name *name)
{
	const char *text = name->text;
	if (!name->length || name->length > 40 || !(text[0] >= 'a' && text[0] <= 'z'))
		return false;
	for (size_t i = 0; i < name->length; i++)
		if (!((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9') ||
				text[i] == '_'))
			return false;
	return true;
}

static int by_name(const void *a, const void *b)
{
	const az_value_name *x = a, *y = b;
	int order = memcmp(x->text, y->text, x->length < y->length ? x->length : y->length);
	return order ? order : (x->length > y->length) - (x->length < y->length);
}

size_t az_read_names(lua_State *L, int index, az_value_name *names, size_t most, bool *others)
{
	size_t count = 0;
	*others = false;
	az_sandbox_charge_walk(L);
	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pop(L, 1);
		*others |= lua_type(L, -1) != LUA_TSTRING;
		if (!*others && count < most)
			names[count].text = lua_tolstring(L, -1, &names[count].length);
		count++;
	}
	if (!*others && count <= most)
		qsort(names, count, sizeof *names, by_name);
	return count;
}

uint32_t az_note_fact(lua_State *L, az_runner *runner, az_fact fact)
{
	uint32_t index = 0;
	if (!az_evidence_fact(&runner->evidence, fact, &index))
		luaL_error(L, "out of memory");
	az_runner_note_fact(runner, fact);
	return index;
}

static bool text_from(lua_State *L, az_runner *runner, int index, az_given *given)
{
	size_t length, bad;
	const char *text = lua_tolstring(L, index, &length);
	if (length > AZ_TEXT_MOST)
		luaL_error(L, "a text value has %d bytes; at most %d", (int)length, (int)AZ_TEXT_MOST);
	if (!az_text_is_safe(text, length, &bad))
		luaL_error(L, "a text value holds a byte that is no text, at byte %d", (int)bad + 1);
	given->type = AZ_TEXT;
	given->text = az_arena_copy(runner->scratch, text, length);
	given->length = (uint32_t)length;
	if (!given->text)
		luaL_error(L, "out of memory");
	return true;
}

static bool object_from(lua_State *L, int index, az_given *given)
{
	const az_money_object *money = luaL_testudata(L, index, az_money_name);
	const az_date_object *date = luaL_testudata(L, index, az_date_name);
	const az_ratio_object *ratio = luaL_testudata(L, index, az_ratio_name);
	if (money) {
		given->type = AZ_MONEY;
		given->number = money->fen;
	} else if (date) {
		date = az_check_date(L, index);
		given->type = AZ_DATE;
		given->number = az_date_pack(date->date);
	} else if (ratio) {
		given->type = AZ_RATIO;
		given->number = az_ratio_millionths(ratio);
	}
	return money || date || ratio;
}

bool az_given_from(lua_State *L, az_runner *runner, int index, az_given *given)
{
	switch (lua_type(L, index)) {
	case LUA_TBOOLEAN:
		given->type = AZ_FLAG;
		given->number = lua_toboolean(L, index);
		return true;
	case LUA_TNUMBER:
		given->type = AZ_COUNT;
		if (!lua_isinteger(L, index))
			return false;
		given->number = lua_tointeger(L, index);
		return true;
	case LUA_TSTRING:
		return text_from(L, runner, index, given);
	case LUA_TUSERDATA:
		return object_from(L, index, given);
	default:
		return false;
	}
}
