/*
 * Money in Lua: a value of its own, so that it never meets a plain number by accident (yuan against
 * fen), never overflows silently and never becomes a float.
 */
#include "host/bind/bind.h"

#include "model/money.h"

const char az_money_name[] = "money";

void az_push_money(lua_State *L, int64_t fen)
{
	az_money_object *money = lua_newuserdatauv(L, sizeof *money, 0);
	money->fen = fen;
	luaL_setmetatable(L, az_money_name);
}

/* Money, or the whole number 0, which is no money at all in any unit. */
static int64_t check_money(lua_State *L, int index)
{
	if (lua_isinteger(L, index) && lua_tointeger(L, index) == 0)
		return 0;
	const az_money_object *money = luaL_testudata(L, index, az_money_name);
	if (!money)
		luaL_error(L, "money meets a %s; use a parameter of type money", luaL_typename(L, index));
	return money ? money->fen : 0;
}

static int overflow(lua_State *L)
{
	return luaL_error(L, "an amount of money left its bounds");
}

static int money_add(lua_State *L)
{
	int64_t sum;
	if (!az_money_add(check_money(L, 1), check_money(L, 2), &sum))
		return overflow(L);
	az_push_money(L, sum);
	return 1;
}

static int money_sub(lua_State *L)
{
	int64_t difference;
	/* Amounts are bounded far below INT64_MIN, so the minus is safe. */
	if (!az_money_add(check_money(L, 1), -check_money(L, 2), &difference))
		return overflow(L);
	az_push_money(L, difference);
	return 1;
}

static int money_unm(lua_State *L)
{
	az_push_money(L, -check_money(L, 1));
	return 1;
}

static int money_mul(lua_State *L)
{
	int factor = lua_isinteger(L, 1) ? 1 : 2;
	if (!lua_isinteger(L, factor))
		return luaL_error(L, "money is multiplied by whole numbers only");
	int64_t product;
	if (!az_money_times(check_money(L, 3 - factor), lua_tointeger(L, factor), &product))
		return overflow(L);
	az_push_money(L, product);
	return 1;
}

static int money_div(lua_State *L)
{
	return luaL_error(L,
		"money is not divided, or fen are lost; use ratio(a, b) for a proportion and "
		"share(pool, claims) to divide a sum");
}

static int money_lt(lua_State *L)
{
	lua_pushboolean(L, check_money(L, 1) < check_money(L, 2));
	return 1;
}

static int money_le(lua_State *L)
{
	lua_pushboolean(L, check_money(L, 1) <= check_money(L, 2));
	return 1;
}

static int money_eq(lua_State *L)
{
	lua_pushboolean(L, check_money(L, 1) == check_money(L, 2));
	return 1;
}

static int money_tostring(lua_State *L)
{
	char text[AZ_MONEY_TEXT];
	lua_pushstring(L, az_money_format(check_money(L, 1), text));
	return 1;
}

static const luaL_Reg metamethods[] = {
	{"__add", money_add},
	{"__sub", money_sub},
	{"__unm", money_unm},
	{"__mul", money_mul},
	{"__div", money_div},
	{"__idiv", money_div},
	{"__mod", money_div},
	{"__lt", money_lt},
	{"__le", money_le},
	{"__eq", money_eq},
	{"__tostring", money_tostring},
	{NULL, NULL},
};

void az_bind_money(lua_State *L, az_runner *runner)
{
	az_bind_metatable(L, runner, az_money_name, metamethods, 0);
}
