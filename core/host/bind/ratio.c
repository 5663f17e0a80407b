/* Proportions in Lua: exact fractions, compared by cross multiplication. */
#include "host/bind/bind.h"

#include "model/money.h"

const char az_ratio_name[] = "ratio";

enum { MILLION = 1000000 };

void az_push_ratio(lua_State *L, int64_t numerator, int64_t denominator)
{
	az_ratio_object *ratio = lua_newuserdatauv(L, sizeof *ratio, 0);
	ratio->numerator = numerator;
	ratio->denominator = denominator;
	luaL_setmetatable(L, az_ratio_name);
}

int64_t az_ratio_millionths(const az_ratio_object *ratio)
{
	__extension__ typedef __int128 wide;
	wide scaled = (wide)ratio->numerator * MILLION;
	wide half = ratio->denominator / 2;
	wide rounded = (scaled + (scaled < 0 ? -half : half)) / ratio->denominator;
	if (rounded > INT64_MAX)
		return INT64_MAX;
	return rounded < -INT64_MAX ? -INT64_MAX : (int64_t)rounded;
}

static az_ratio_object check_ratio(lua_State *L, int index)
{
	if (lua_isinteger(L, index))
		return (az_ratio_object){lua_tointeger(L, index), 1};
	const az_ratio_object *ratio = luaL_testudata(L, index, az_ratio_name);
	if (!ratio)
		luaL_error(L, "a ratio meets a %s", luaL_typename(L, index));
	return ratio ? *ratio : (az_ratio_object){0, 1};
}

/* Below, equal, above: -1, 0, 1. */
static int compare(lua_State *L)
{
	__extension__ typedef __int128 wide;
	az_ratio_object a = check_ratio(L, 1), b = check_ratio(L, 2);
	wide left = (wide)a.numerator * b.denominator, right = (wide)b.numerator * a.denominator;
	return (left > right) - (left < right);
}

static int ratio_lt(lua_State *L)
{
	lua_pushboolean(L, compare(L) < 0);
	return 1;
}

static int ratio_le(lua_State *L)
{
	lua_pushboolean(L, compare(L) <= 0);
	return 1;
}

static int ratio_eq(lua_State *L)
{
	lua_pushboolean(L, compare(L) == 0);
	return 1;
}

static int ratio_tostring(lua_State *L)
{
	az_ratio_object ratio = check_ratio(L, 1);
	char text[AZ_MONEY_TEXT];
	lua_pushstring(L, az_ratio_format(az_ratio_millionths(&ratio), text));
	return 1;
}

static const luaL_Reg metamethods[] = {
	{"__lt", ratio_lt},
	{"__le", ratio_le},
	{"__eq", ratio_eq},
	{"__tostring", ratio_tostring},
	{NULL, NULL},
};

void az_bind_ratio(lua_State *L, az_runner *runner)
{
	az_bind_metatable(L, runner, az_ratio_name, metamethods, 0);
}
