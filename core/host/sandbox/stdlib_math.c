/*
 * math: without random, and without the functions whose last digit depends on the machine's
 * library. Those that work on two numbers at most are the stock ones, taken one by one.
 */
#include <lauxlib.h>
#include <lualib.h>

#include "host/sandbox/stdlib.h"

static const char *const stock[] = {"abs", "ceil", "floor", "fmod", "huge", "maxinteger",
	"mininteger", "modf", "pi", "sqrt", "tointeger", "type", "ult"};

/* The argument that all others are not below (or above). Charged, as a call may have thousands;
 * like the stock functions it takes whatever can be compared. */
static int extreme(lua_State *L, int above)
{
	int count = lua_gettop(L);
	luaL_argcheck(L, count >= 1, 1, "number expected");
	int best = 1;
	for (int i = 2; i <= count; i++) {
		if (above ? az_stdlib_is_less(L, best, i) : az_stdlib_is_less(L, i, best))
			best = i;
	}
	lua_pushvalue(L, best);
	return 1;
}

static int math_max(lua_State *L)
{
	return extreme(L, 1);
}

static int math_min(lua_State *L)
{
	return extreme(L, 0);
}

static const luaL_Reg functions[] = {{"max", math_max}, {"min", math_min}, {NULL, NULL}};

void az_stdlib_math(lua_State *L)
{
	luaL_newlib(L, functions);
	lua_pushcfunction(L, luaopen_math);
	lua_call(L, 0, 1);
	for (size_t i = 0; i < sizeof stock / sizeof *stock; i++) {
		lua_getfield(L, -1, stock[i]);
		lua_setfield(L, -3, stock[i]);
	}
	lua_pop(L, 1);
}
