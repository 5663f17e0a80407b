/*
 * Dates in Lua. A comparison or difference that the unknown part of a date decides ends the rule as
 * not evaluated and names the field that the date came from.
 */
#include "host/bind/bind.h"

#include <string.h>

const char az_date_name[] = "date";

void az_push_date(lua_State *L, const az_runner *runner, az_date date, uint32_t origin)
{
	az_date_object *object = lua_newuserdatauv(L, sizeof *object, 0);
	*object = (az_date_object){date, runner->generation, origin};
	luaL_setmetatable(L, az_date_name);
}

az_date_object *az_check_date(lua_State *L, int index)
{
	az_runner *runner = az_bind_runner(L);
	az_date_object *date = luaL_testudata(L, index, az_date_name);
	if (date && date->origin == AZ_ORIGIN_AS_OF && runner->active) {
		runner->as_of_read = true;
		date->date = (az_date){runner->request->as_of, AZ_DAY};
		return date;
	}
	if (!date)
		luaL_error(L, "a date is expected, not a %s", luaL_typename(L, index));
	else if (!runner->active || date->generation != runner->generation)
		luaL_error(L, "a date was kept from another case");
	return date;
}

/* Ends the rule: the first of the two dates that is not known to the day is what decided. */
static int end_undecided(lua_State *L, const az_date_object *a, const az_date_object *b)
{
	az_runner *runner = az_bind_runner(L);
	const az_date_object *vague = a->date.precision != AZ_DAY || !b ? a : b;
	return az_end_undecided(L, runner, vague->origin, "a date is not known to the day");
}

static int compare(lua_State *L)
{
	const az_date_object *a = az_check_date(L, 1), *b = az_check_date(L, 2);
	int order = az_date_compare(a->date, b->date);
	return order == AZ_UNDECIDED ? end_undecided(L, a, b) : order;
}

static int date_lt(lua_State *L)
{
	lua_pushboolean(L, compare(L) < 0);
	return 1;
}

static int date_le(lua_State *L)
{
	lua_pushboolean(L, compare(L) <= 0);
	return 1;
}

static int date_eq(lua_State *L)
{
	lua_pushboolean(L, compare(L) == 0);
	return 1;
}

static int push_moved(lua_State *L, const az_date_object *from, bool ok, az_date date)
{
	if (!ok)
		return luaL_error(L, "a date left the years 1900 to 2199");
	uint32_t origin = from->origin == AZ_ORIGIN_AS_OF ? AZ_ORIGIN_COUNTED : from->origin;
	az_push_date(L, az_bind_runner(L), date, origin);
	return 1;
}

static int shift_days(lua_State *L, int date_index, int64_t days)
{
	const az_date_object *from = az_check_date(L, date_index);
	az_date moved = {0};
	if (from->date.precision != AZ_DAY)
		return end_undecided(L, from, NULL);
	bool ok = az_date_add_days(from->date, days, &moved);
	return push_moved(L, from, ok, moved);
}

static int date_add(lua_State *L)
{
	int days = lua_isinteger(L, 1) ? 1 : 2;
	if (!lua_isinteger(L, days))
		return luaL_error(L, "a date takes whole days: date + 30");
	return shift_days(L, 3 - days, lua_tointeger(L, days));
}

/* date - date: whole days; date - n: an earlier date. */
static int date_sub(lua_State *L)
{
	if (lua_isinteger(L, 2)) {
		lua_Integer days = lua_tointeger(L, 2);
		return shift_days(L, 1, days == LUA_MININTEGER ? LUA_MAXINTEGER : -days);
	}
	const az_date_object *to = az_check_date(L, 1), *from = az_check_date(L, 2);
	int64_t days;
	if (!az_date_days(from->date, to->date, &days))
		return end_undecided(L, to, from);
	lua_pushinteger(L, days);
	return 1;
}

static int date_add_months(lua_State *L)
{
	const az_date_object *from = az_check_date(L, 1);
	az_date moved = {0};
	bool ok = az_date_add_months(from->date, az_check_whole(L, 2), &moved);
	return push_moved(L, from, ok, moved);
}

/* ---- working days ---------------------------------------------------------------------------- */

enum { DAYS_A_UNIT = 64 };

/* Notes every year of the calendar between two days as read, and charges for the way between them. What a
 * group was judged by is in its rows and parameters: a group reads no dossier, and so no year of one. */
static void note_years(lua_State *L, az_runner *runner, int32_t first, int32_t last)
{
	int year, month, day, until;
	az_date_split(first, &year, &month, &day);
	az_date_split(last, &until, &month, &day);
	az_sandbox_charge(L, 1 + (last - first) / DAYS_A_UNIT);
	for (; year <= until && !runner->group; year++)
		az_note_fact(L, runner, az_fact_of_year(&runner->request->record, year));
}

static int end_group_without_year(lua_State *L, az_runner *runner, int year)
{
	char lack[AZ_LACK_MOST];
	az_fact_lack(runner->policies, (az_fact){0, AZ_FIELD_CALENDAR, (uint16_t)year}, lack);
	const char *path = az_arena_printf(runner->scratch, "calendar.%d", year);
	const char *text = az_arena_string(runner->scratch, lack);
	if (!path || !text)
		return luaL_error(L, "out of memory");
	const az_blame blame = {.cause = AZ_CAUSE_UNKNOWN_FIELD,
		.path = path,
		.path_length = (uint32_t)strlen(path),
		.text = text,
		.text_length = (uint32_t)strlen(text)};
	return az_end_blame(L, runner, &blame);
}

/* Ends the rule: the calendar lacks the year. */
static int end_without_year(lua_State *L, az_runner *runner, int year)
{
	if (runner->group)
		return end_group_without_year(L, runner, year);
	az_fact fact = az_fact_of_year(&runner->request->record, year);
	az_note_fact(L, runner, fact);
	return az_end_unknown(L, runner, fact);
}

/* working_days(from, to): those after `from` up to and with `to`; below zero where `to` is earlier. */
int az_lua_working_days(lua_State *L)
{
	az_runner *runner = az_bind_active(L, "working_days");
	const az_date_object *from = az_check_date(L, 1), *to = az_check_date(L, 2);
	if (from->date.precision != AZ_DAY || to->date.precision != AZ_DAY)
		return end_undecided(L, from, to);
	int32_t a = from->date.first, b = to->date.first;
	int64_t days = 0;
	int missing = az_calendar_between(runner->policies->calendar, a, b, &days);
	if (missing)
		return end_without_year(L, runner, missing);
	if (a != b)
		note_years(L, runner, (a < b ? a : b) + 1, a < b ? b : a);
	lua_pushinteger(L, days);
	return 1;
}

/* date:add_working_days(n) */
static int date_add_working_days(lua_State *L)
{
	az_runner *runner = az_bind_active(L, "add_working_days");
	const az_date_object *from = az_check_date(L, 1);
	az_date moved = {0, AZ_DAY};
	if (from->date.precision != AZ_DAY)
		return end_undecided(L, from, NULL);
	int32_t day = from->date.first;
	int missing =
		az_calendar_move(runner->policies->calendar, day, az_check_whole(L, 2), &moved.first);
	if (missing >= AZ_DATE_YEAR_FIRST && missing <= AZ_DATE_YEAR_LAST)
		return end_without_year(L, runner, missing);
	if (moved.first > day)
		note_years(L, runner, day + 1, moved.first);
	else if (moved.first < day)
		note_years(L, runner, moved.first, day - 1);
	return push_moved(L, from, !missing, moved);
}

/* ---- names ----------------------------------------------------------------------------------- */

/* date.year, date.month, date.day, date:add_months(n) and date:add_working_days(n). */
static int date_index(lua_State *L)
{
	const az_date_object *date = az_check_date(L, 1);
	const char *name = lua_type(L, 2) == LUA_TSTRING ? az_check_word(L, 2) : "";
	int year, month, day;
	az_date_split(date->date.first, &year, &month, &day);
	if (!strcmp(name, "add_months")) {
		lua_pushvalue(L, lua_upvalueindex(2));
		return 1;
	}
	if (!strcmp(name, "add_working_days")) {
		lua_pushvalue(L, lua_upvalueindex(3));
		return 1;
	}
	if (!strcmp(name, "year")) {
		lua_pushinteger(L, year);
		return 1;
	}
	az_precision needed = !strcmp(name, "month") ? AZ_MONTH : AZ_DAY;
	if (needed == AZ_DAY && strcmp(name, "day") != 0)
		return luaL_error(L,
			"a date has year, month, day, add_months(n) and add_working_days(n), but no '%s'",
			name);
	if (date->date.precision > needed)
		return end_undecided(L, date, NULL);
	lua_pushinteger(L, needed == AZ_MONTH ? month : day);
	return 1;
}

/* age(birth, on): full years; counted from the day after the birthday (法释〔2006〕1号 arts 2-3). */
int az_lua_age(lua_State *L)
{
	const az_date_object *birth = az_check_date(L, 1), *on = az_check_date(L, 2);
	int64_t years;
	if (!az_date_age(birth->date, on->date, &years))
		return end_undecided(L, birth, on);
	lua_pushinteger(L, years);
	return 1;
}

static int date_tostring(lua_State *L)
{
	char text[AZ_DATE_TEXT];
	lua_pushstring(L, az_date_format(az_check_date(L, 1)->date, text));
	return 1;
}

static const luaL_Reg metamethods[] = {
	{"__lt", date_lt},
	{"__le", date_le},
	{"__eq", date_eq},
	{"__add", date_add},
	{"__sub", date_sub},
	{"__index", date_index},
	{"__tostring", date_tostring},
	{NULL, NULL},
};

void az_bind_date(lua_State *L, az_runner *runner)
{
	lua_pushlightuserdata(L, runner);
	lua_pushcclosure(L, date_add_months, 1);
	lua_pushlightuserdata(L, runner);
	lua_pushcclosure(L, date_add_working_days, 1);
	az_bind_metatable(L, runner, az_date_name, metamethods, 2);
}
