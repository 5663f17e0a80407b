/*
 * A group in Lua: `group.rows` in canonical order, `group.key`, `group.unknown`, `group.complete`. Rows
 * were collected before; what of them is not known ends the rule and names the case, as reading an
 * unknown field of a dossier does. Behind maybe() the rows are those that are known.
 */
#include "host/bind/bind.h"

#include <string.h>

#include "base/text.h"

static const char group_name[] = "group";
static const char rows_name[] = "rows of a group";
static const char row_name[] = "row of a group";

typedef struct group_object {
	uint32_t generation;
	bool soft;
} group_object;

typedef struct rows_object {
	uint32_t generation;
} rows_object;

typedef struct row_object {
	uint32_t generation;
	uint32_t place; /* among all rows of the group */
} row_object;

static az_runner *check_alive(lua_State *L, uint32_t generation)
{
	az_runner *runner = az_bind_runner(L);
	if (!runner->active || !runner->group || generation != runner->generation)
		luaL_error(L, "this belongs to another group, which is closed");
	return runner;
}

static void push_group(lua_State *L, const az_runner *runner, bool soft)
{
	group_object *group = lua_newuserdatauv(L, sizeof *group, 0);
	*group = (group_object){runner->generation, soft};
	luaL_setmetatable(L, group_name);
}

void az_push_group(lua_State *L, const az_runner *runner)
{
	push_group(L, runner, false);
}

void az_push_soft_group(lua_State *L, const az_runner *runner)
{
	push_group(L, runner, true);
}

bool az_is_group(lua_State *L, int index)
{
	const group_object *group = luaL_testudata(L, index, group_name);
	return group && group->generation == az_bind_runner(L)->generation;
}

/* ---- endings ----------------------------------------------------------------------------------- */

int az_end_blame(lua_State *L, az_runner *runner, const az_blame *blame)
{
	runner->ending = AZ_ENDING_MEMBER;
	runner->blame = *blame;
	return az_sandbox_stop(L, AZ_ENDING_MEMBER);
}

int az_end_row(lua_State *L, az_runner *runner, uint32_t place)
{
	const az_group_row *row = &runner->group->rows[place];
	az_row_body body;
	az_row_body_read(&body, row->body, row->body_length);
	const az_blame blame = {.cause = body.cause,
		.member = row->member.case_key,
		.member_length = row->member.case_length,
		.path = body.path,
		.path_length = body.path_length,
		.line = body.line,
		.text = body.text,
		.text_length = body.text_length};
	return az_end_blame(L, runner, &blame);
}

int az_end_row_date(lua_State *L, az_runner *runner, uint32_t origin)
{
	const az_group_row *row = &runner->group->rows[origin / AZ_GIVEN_MOST];
	az_row_body body;
	az_row_body_read(&body, row->body, row->body_length);
	const az_row_value *value = &body.values[origin % AZ_GIVEN_MOST];
	const az_blame blame = {.cause = AZ_CAUSE_UNKNOWN_FIELD,
		.member = row->member.case_key,
		.member_length = row->member.case_length,
		.path = value->origin,
		.path_length = value->origin_length};
	return az_end_blame(L, runner, &blame);
}

/* ---- the group --------------------------------------------------------------------------------- */

static const char *const GROUP_NAMES[] = {"complete", "key", "rows", "unknown", NULL};

static const char *group_name_at(const void *context, size_t i)
{
	(void)context;
	return GROUP_NAMES[i];
}

static int no_such_name(lua_State *L, const char *name)
{
	az_sandbox_charge(L, AZ_NEAREST_UNITS);
	const char *near = az_text_nearest(name, group_name_at, NULL);
	if (near)
		return luaL_error(L, "a group has no '%s'; did you mean '%s'?", name, near);
	return luaL_error(L, "a group has key, rows, unknown and complete, but no '%s'", name);
}

static int push_rows(lua_State *L, az_runner *runner, bool soft)
{
	const az_group *group = runner->group;
	for (uint32_t i = 0; i < group->count && !soft && group->unknown; i++)
		if (group->rows[i].cause)
			return az_end_row(L, runner, i);
	rows_object *rows = lua_newuserdatauv(L, sizeof *rows, 0);
	*rows = (rows_object){runner->generation};
	luaL_setmetatable(L, rows_name);
	return 1;
}

static int group_index(lua_State *L)
{
	const group_object *object = luaL_checkudata(L, 1, group_name);
	az_runner *runner = check_alive(L, object->generation);
	const az_group *group = runner->group;
	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "a group is read by a name, not by a %s", luaL_typename(L, 2));
	const char *name = az_check_word(L, 2);
	if (!strcmp(name, "rows"))
		return push_rows(L, runner, object->soft);
	if (!strcmp(name, "key"))
		lua_pushlstring(L, group->key, group->key_length);
	else if (!strcmp(name, "unknown"))
		lua_pushinteger(L, group->unknown);
	else if (!strcmp(name, "complete"))
		lua_pushboolean(L, group->complete);
	else
		return no_such_name(L, name);
	return 1;
}

static int read_only(lua_State *L)
{
	return luaL_error(L, "a group cannot be changed by a policy");
}

static int group_tostring(lua_State *L)
{
	const group_object *object = luaL_checkudata(L, 1, group_name);
	const az_group *group = check_alive(L, object->generation)->group;
	lua_pushliteral(L, "group ");
	lua_pushlstring(L, group->key, group->key_length);
	lua_concat(L, 2);
	return 1;
}

/* ---- its rows ---------------------------------------------------------------------------------- */

static int rows_index(lua_State *L)
{
	const rows_object *rows = luaL_checkudata(L, 1, rows_name);
	const az_runner *runner = check_alive(L, rows->generation);
	if (!lua_isinteger(L, 2))
		return luaL_error(L, "rows are read by number, not by a %s", luaL_typename(L, 2));
	lua_Integer i = lua_tointeger(L, 2);
	if (i < 1 || (lua_Unsigned)i > runner->known_count) {
		lua_pushnil(L);
		return 1;
	}
	row_object *row = lua_newuserdatauv(L, sizeof *row, 0);
	*row = (row_object){runner->generation, runner->known[i - 1]};
	luaL_setmetatable(L, row_name);
	return 1;
}

static int rows_len(lua_State *L)
{
	const rows_object *rows = luaL_checkudata(L, 1, rows_name);
	lua_pushinteger(L, check_alive(L, rows->generation)->known_count);
	return 1;
}

static void push_value(
	lua_State *L, const az_runner *runner, const az_row_value *value, uint32_t origin)
{
	const az_given *given = &value->given;
	az_date date = {0};
	switch (given->type) {
	case AZ_MONEY:
		az_push_money(L, given->number);
		break;
	case AZ_DATE:
		az_date_unpack(given->number, &date);
		az_push_date(L, runner, date, value->origin_length ? origin : AZ_ORIGIN_COUNTED);
		break;
	case AZ_RATIO:
		az_push_ratio(L, given->number, value->denominator);
		break;
	case AZ_FLAG:
		lua_pushboolean(L, given->number != 0);
		break;
	case AZ_TEXT:
		lua_pushlstring(L, given->text, given->length);
		break;
	default:
		lua_pushinteger(L, given->number);
	}
}

/* The place of the value with that name, or -1. */
static int place_of(const az_row_body *body, const char *name)
{
	size_t length = strlen(name);
	for (int i = 0; i < body->count; i++)
		if (body->values[i].given.name_length == length &&
			!memcmp(body->values[i].given.name, name, length))
			return i;
	return -1;
}

/* True for a name that the rule's file gives somewhere, or that some row of the group has. */
static bool is_given(lua_State *L, const az_runner *runner, const char *name)
{
	az_row_body body;
	const char **names = runner->row_names[runner->rule - runner->policy->rules];
	for (size_t i = 0; names[i]; i++)
		if (!strcmp(names[i], name))
			return true;
	for (uint32_t i = 0; i < runner->known_count; i++) {
		const az_group_row *row = &runner->group->rows[runner->known[i]];
		az_sandbox_charge_bytes(L, row->body_length);
		az_row_body_read(&body, row->body, row->body_length);
		if (place_of(&body, name) >= 0)
			return true;
	}
	return false;
}

static const char *row_name_at(const void *context, size_t i)
{
	return ((const char *const *)context)[i];
}

static int no_such_value(lua_State *L, const az_runner *runner, const char *name)
{
	const char **names = runner->row_names[runner->rule - runner->policy->rules];
	az_sandbox_charge(L, AZ_NEAREST_UNITS);
	const char *near = az_text_nearest(name, row_name_at, names);
	if (near)
		return luaL_error(L, "collect gives no '%s'; did you mean '%s'?", name, near);
	return luaL_error(L, "collect gives no '%s'; add it to the table that collect returns", name);
}

static int row_index(lua_State *L)
{
	const row_object *object = luaL_checkudata(L, 1, row_name);
	const az_runner *runner = check_alive(L, object->generation);
	const az_group_row *row = &runner->group->rows[object->place];
	az_row_body body;
	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "a row is read by a name, not by a %s", luaL_typename(L, 2));
	const char *name = az_check_word(L, 2);
	if (!strcmp(name, "case")) {
		lua_pushlstring(L, row->member.case_key, row->member.case_length);
		return 1;
	}
	az_sandbox_charge_bytes(L, row->body_length);
	az_row_body_read(&body, row->body, row->body_length);
	int place = place_of(&body, name);
	if (place >= 0)
		push_value(L, runner, &body.values[place], object->place * AZ_GIVEN_MOST + (uint32_t)place);
	else if (is_given(L, runner, name))
		lua_pushnil(L);
	else
		return no_such_value(L, runner, name);
	return 1;
}

static int row_eq(lua_State *L)
{
	const row_object *a = luaL_checkudata(L, 1, row_name), *b = luaL_checkudata(L, 2, row_name);
	lua_pushboolean(L, a->generation == b->generation && a->place == b->place);
	return 1;
}

static int row_tostring(lua_State *L)
{
	const row_object *object = luaL_checkudata(L, 1, row_name);
	const az_runner *runner = check_alive(L, object->generation);
	const az_member_name *member = &runner->group->rows[object->place].member;
	lua_pushliteral(L, "row of ");
	lua_pushlstring(L, member->case_key, member->case_length);
	lua_concat(L, 2);
	return 1;
}

/* ---- registration ------------------------------------------------------------------------------ */

static const luaL_Reg group_metamethods[] = {
	{"__index", group_index},
	{"__newindex", read_only},
	{"__tostring", group_tostring},
	{NULL, NULL},
};

static const luaL_Reg rows_metamethods[] = {
	{"__index", rows_index},
	{"__newindex", read_only},
	{"__len", rows_len},
	{NULL, NULL},
};

static const luaL_Reg row_metamethods[] = {
	{"__index", row_index},
	{"__newindex", read_only},
	{"__eq", row_eq},
	{"__tostring", row_tostring},
	{NULL, NULL},
};

void az_bind_group(lua_State *L, az_runner *runner)
{
	az_bind_metatable(L, runner, group_name, group_metamethods, 0);
	az_bind_metatable(L, runner, rows_name, rows_metamethods, 0);
	az_bind_metatable(L, runner, row_name, row_metamethods, 0);
}
