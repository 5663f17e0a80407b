#include "host/names.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "host/runner.h"
#include "host/sandbox/environment.h"
#include "host/sandbox/freeze.h"

enum { NAMES_MOST = 256 };

typedef struct listing {
	const az_runner *runner;
	az_arena *arena;
	const char **names;
	size_t count;
} listing;

static void add(lua_State *L, listing *list, const char *library, const char *name)
{
	char *copy = NULL;
	if (list->count + 1 < NAMES_MOST)
		copy = library ? az_arena_printf(list->arena, "%s.%s", library, name)
					   : az_arena_string(list->arena, name);
	if (!copy)
		luaL_error(L, "the names do not fit");
	list->names[list->count++] = copy;
}

/* The functions of the library on the top of the stack. */
static void add_library(lua_State *L, listing *list, const char *library)
{
	if (!az_freeze_push_content(L, -1))
		return;
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pop(L, 1);
		add(L, list, library, lua_tostring(L, -1));
	}
	lua_pop(L, 1);
}

static int collect(lua_State *L)
{
	listing *list = lua_touserdata(L, 1);
	lua_rawgeti(L, LUA_REGISTRYINDEX, list->runner->environment);
	az_environment_push_names(L, -1);
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		const char *name = lua_tostring(L, -2);
		add(L, list, NULL, name);
		if (lua_istable(L, -1))
			add_library(L, list, name);
		lua_pop(L, 1);
	}
	return 0;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static assize_status list_names(az_runner *runner, listing *list, az_error *error)
{
	lua_State *L = runner->lua;
	az_call_result result;
	az_sandbox_start(runner->sandbox);
	if (!lua_checkstack(L, 8))
		return az_error_memory(error);
	lua_pushcfunction(L, collect);
	lua_pushlightuserdata(L, list);
	if (az_sandbox_call(runner->sandbox, 1, 0, &result) != AZ_CALL_OK)
		return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
			"the names of the policy language could not be listed: %s", result.text);
	qsort(list->names, list->count, sizeof *list->names, by_bytes);
	return ASSIZE_OK;
}

assize_status az_host_names(az_arena *arena, const char *const **names, az_error *error)
{
	/* A policy without a rule: its state has all names and no code. */
	const az_bundle bundle = {0};
	const az_policies policies = {.bundle = &bundle};
	const az_policy policy = {.id = "", .folder = ""};
	const az_limits limits = {.instructions = 10000000, .memory = 16 << 20};
	az_runner *runner = NULL;
	listing list = {.arena = arena};
	list.names = az_arena_array(arena, NAMES_MOST, sizeof *list.names);
	if (!list.names)
		return az_error_memory(error);
	assize_status status = az_runner_open(&runner, &policies, &policy, &limits, false, error);
	if (!status) {
		list.runner = runner;
		status = list_names(runner, &list, error);
	}
	az_runner_close(runner);
	*names = list.names;
	return status;
}
