/*
 * The words of a rule's header. The host has read the header as data (policy/rule) before any code
 * runs; when the file is run for its functions, these words only have to be there.
 */
#include "host/bind/bind.h"

#include "host/sandbox/environment.h"

/* rule {...}: gives the table back; state.c takes `check` out of it. */
static int rule(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	return 1;
}

/* above(n) and its kin: read as data, worth nothing at run time. */
static int word(lua_State *L)
{
	lua_pushboolean(L, 0);
	return 1;
}

static const luaL_Reg functions[] = {
	{"rule", rule},
	{"above", word},
	{"at_least", word},
	{"below", word},
	{"at_most", word},
	{"between", word},
	{NULL, NULL},
};

void az_bind_rule(lua_State *L, az_runner *runner)
{
	int environment = lua_gettop(L);
	az_bind_names(L, runner, functions);
	lua_pushboolean(L, 0);
	az_environment_set(L, environment, "known");
	/* One object for all calls: it takes its day from the request when it is used. */
	az_push_date(L, runner, (az_date){0, AZ_DAY}, AZ_ORIGIN_AS_OF);
	az_environment_set(L, environment, "as_of");
}
