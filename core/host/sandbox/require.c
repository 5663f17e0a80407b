#include "host/sandbox/require.h"

#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "host/sandbox/environment.h"
#include "host/sandbox/freeze.h"
#include "host/sandbox/sandbox.h"
#include "base/words.h"

enum { FINDER = 1, LOADED = 2, LOADING = 3, ENVIRONMENT = 4, UPVALUES = 4 };
enum { NAME_LONGEST = 128, DEEPEST = 32 };

/* "a -> b -> a", from the first time that the name stands in the chain. */
static int report_cycle(lua_State *L, const char *name, lua_Integer first, lua_Integer depth)
{
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	for (lua_Integer i = first; i <= depth; i++) {
		lua_rawgeti(L, lua_upvalueindex(LOADING), i);
		luaL_addvalue(&b);
		luaL_addstring(&b, " -> ");
	}
	luaL_addstring(&b, name);
	luaL_pushresult(&b);
	return luaL_error(
		L, "modules require each other: %s; move what both need to a third", lua_tostring(L, -1));
}

static void check_chain(lua_State *L, const char *name, lua_Integer depth)
{
	for (lua_Integer i = 1; i <= depth; i++) {
		lua_rawgeti(L, lua_upvalueindex(LOADING), i);
		bool same = strcmp(lua_tostring(L, -1), name) == 0;
		lua_pop(L, 1);
		if (same)
			report_cycle(L, name, i, depth);
	}
	if (depth >= DEEPEST)
		luaL_error(L, "modules require each other more than %d deep", DEEPEST);
}

static int report_missing(lua_State *L, const az_module_finder *finder, const char *name)
{
	const char *near = finder->name ? az_text_nearest(name, finder->name, finder->context) : NULL;
	if (near)
		return luaL_error(L, "no module '%s'; did you mean '%s'?", name, near);
	return luaL_error(L, "no module '%s'; a policy requires its own files and the SDK", name);
}

/* Runs the chunk; the result, frozen, is at the top. */
static void run(lua_State *L, const char *name, const az_module *module, lua_Integer depth)
{
	lua_pushstring(L, name);
	lua_rawseti(L, lua_upvalueindex(LOADING), depth + 1);
	lua_pushvalue(L, lua_upvalueindex(ENVIRONMENT));
	az_environment_load(L, -1, module->chunk, module->text, module->length);
	lua_call(L, 0, 1);
	if (lua_isnil(L, -1))
		luaL_error(L, "module '%s' returns nothing; end it with return", name);
	az_freeze(L, -1);
	lua_pop(L, 1);
	lua_pushnil(L);
	lua_rawseti(L, lua_upvalueindex(LOADING), depth + 1);
	lua_pushvalue(L, -1);
	lua_setfield(L, lua_upvalueindex(LOADED), name);
}

static int require(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);
	luaL_argcheck(L, strlen(name) <= NAME_LONGEST, 1, AZ_N("the name is too long"));
	az_sandbox_charge(L, 100);
	if (!az_sandbox_is_loading(L))
		return luaL_error(
			L, "require within a call; write local m = require '%s' at the top", name);
	if (lua_getfield(L, lua_upvalueindex(LOADED), name) != LUA_TNIL)
		return 1;
	const az_module_finder *finder = lua_touserdata(L, lua_upvalueindex(FINDER));
	az_module module = {0};
	if (!finder->find(finder->context, name, &module))
		return report_missing(L, finder, name);
	lua_Integer depth = (lua_Integer)lua_rawlen(L, lua_upvalueindex(LOADING));
	check_chain(L, name, depth);
	run(L, name, &module, depth);
	return 1;
}

void az_require_install(lua_State *L, int index, const az_module_finder *finder)
{
	index = lua_absindex(L, index);
	az_module_finder *own = lua_newuserdatauv(L, sizeof *own, 0);
	*own = *finder;
	lua_newtable(L);
	lua_newtable(L);
	lua_pushvalue(L, index);
	lua_pushcclosure(L, require, UPVALUES);
	az_environment_set(L, index, "require");
}
