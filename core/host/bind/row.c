/*
 * What collect returned: one small flat table, or nothing. It is read raw and by type, so that no code
 * of the policy runs here, and its values are kept exactly.
 */
#include "host/bind/bind.h"

#include <string.h>

#include "base/buffer.h"

/* The path of the field that a date came from, in the scratch arena; a date that was counted has none. */
static void take_origin(lua_State *L, az_runner *runner, uint32_t origin, az_row_value *value)
{
	az_buffer path = {0};
	if (origin >= runner->evidence.fact_count)
		return;
	az_fact_path(runner->policies, &runner->request->record, runner->evidence.facts[origin], &path);
	if (!path.failed)
		value->origin = az_arena_copy(runner->scratch, (const char *)path.bytes, path.length);
	value->origin_length = (uint32_t)path.length;
	az_buffer_free(&path);
	if (!value->origin)
		luaL_error(L, "out of memory");
}

static void take_object(lua_State *L, az_runner *runner, int index, az_row_value *value)
{
	const az_ratio_object *ratio = luaL_testudata(L, index, az_ratio_name);
	const az_date_object *date = luaL_testudata(L, index, az_date_name);
	if (ratio) {
		value->given.number = ratio->numerator;
		value->denominator = ratio->denominator;
	}
	if (date && date->origin < AZ_ORIGIN_COUNTED)
		take_origin(L, runner, date->origin, value);
}

static void take_value(lua_State *L, az_runner *runner, int index, const az_value_name *name)
{
	if (!az_is_value_name(name))
		luaL_error(
			L, "'%s' is no name of a value; write lower-case letters, digits and _", name->text);
	if (!strcmp(name->text, "case"))
		luaL_error(L, "row.case is the case's key, which the host gives; take another name");
	az_row_value *value = &runner->row[runner->row_count];
	*value = (az_row_value){.given = {.text = ""}};
	value->given.name = az_arena_copy(runner->scratch, name->text, name->length);
	value->given.name_length = (uint32_t)name->length;
	if (!value->given.name || !az_given_from(L, runner, index, &value->given))
		luaL_error(L,
			"value '%s' of the row is a %s; a row takes whole numbers, money, dates, ratios, "
			"flags and texts",
			name->text, luaL_typename(L, index));
	if (value->given.length > AZ_ROW_TEXT_MOST)
		luaL_error(L, "value '%s' of the row has %d bytes; at most %d", name->text,
			(int)value->given.length, (int)AZ_ROW_TEXT_MOST);
	take_object(L, runner, index, value);
	runner->row_count++;
}

int az_take_row(lua_State *L)
{
	az_runner *runner = az_bind_runner(L);
	az_value_name names[AZ_GIVEN_MOST];
	bool others = false;
	if (lua_gettop(L) > 1)
		return luaL_error(
			L, "collect returned %d values; it gives one row, or nothing", lua_gettop(L));
	if (lua_isnoneornil(L, 1))
		return 0;
	if (!lua_istable(L, 1) || lua_getmetatable(L, 1))
		return luaL_error(
			L, "collect returned a %s; return {name = value, ...} or nothing", luaL_typename(L, 1));
	size_t count = az_read_names(L, 1, names, AZ_GIVEN_MOST, &others);
	if (others)
		return luaL_error(L, "the values of a row have names: return {loss = case.loss_total}");
	if (count > AZ_GIVEN_MOST)
		return luaL_error(L, "a row takes at most %d values", (int)AZ_GIVEN_MOST);
	for (size_t i = 0; i < count; i++) {
		lua_pushlstring(L, names[i].text, names[i].length);
		lua_rawget(L, 1);
		take_value(L, runner, lua_gettop(L), &names[i]);
		lua_pop(L, 1);
	}
	runner->has_row = true;
	return 0;
}
