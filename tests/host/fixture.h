/* What the tests of the sandbox share: run a text, and see how it ended. */
#ifndef TESTS_HOST_FIXTURE_H
#define TESTS_HOST_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lua.h>

#include "host/sandbox/environment.h"
#include "host/sandbox/freeze.h"
#include "host/sandbox/sandbox.h"

typedef struct source {
	const char *text;
	size_t length;
} source;

/* The environment is made anew for each run and kept as the registry's "env". */
static int load_text(lua_State *L)
{
	az_environment_new(L);
	lua_pushvalue(L, -1);
	lua_setfield(L, LUA_REGISTRYINDEX, "env");
	const source *s = lua_touserdata(L, 1);
	az_environment_load(L, -1, "=rules/x.lua", s->text, s->length);
	return 1;
}

/* Runs a chunk; its first result stays on the stack on AZ_CALL_OK. */
static inline az_call_cause run_bytes(
	az_sandbox *sb, const char *text, size_t length, az_call_result *result)
{
	lua_State *L = az_sandbox_lua(sb);
	az_sandbox_start(sb);
	lua_pushcfunction(L, load_text);
	lua_pushlightuserdata(L, &(source){text, length}); /* takes no memory, so it cannot raise */
	az_call_cause cause = az_sandbox_call(sb, 1, 1, result);
	if (cause != AZ_CALL_OK)
		return cause;
	return az_sandbox_call(sb, 0, 1, result);
}

static inline az_call_cause run(az_sandbox *sb, const char *text, az_call_result *result)
{
	return run_bytes(sb, text, strlen(text), result);
}

/* The chunk's first result as text, in a new sandbox; or "cause: text". */
static inline const char *outcome(const char *text)
{
	static const char *const causes[] = {"ok", "fault", "budget", "memory", "stopped"};
	static char out[2048];
	az_sandbox *sb = az_sandbox_new(NULL);
	assert_non_null(sb);
	lua_State *L = az_sandbox_lua(sb);
	az_call_result result;
	az_call_cause cause = run(sb, text, &result);
	if (cause == AZ_CALL_OK)
		snprintf(out, sizeof out, "%s", luaL_tolstring(L, -1, NULL));
	else
		snprintf(out, sizeof out, "%s: %s", causes[cause], result.text);
	if (cause != AZ_CALL_OK)
		assert_int_equal(lua_gettop(L), 0);
	az_sandbox_free(sb);
	return out;
}

#define assert_outcome(text, expected) assert_string_equal(outcome(text), expected)

static inline void assert_starts(const char *text, const char *start)
{
	if (strncmp(text, start, strlen(start)) != 0)
		fail_msg("\"%s\" does not begin with \"%s\"", text, start);
}

#define assert_outcome_starts(text, start) assert_starts(outcome(text), start)

#endif
