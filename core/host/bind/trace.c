/* The two functions that a traced source calls (policy/lua/trace.h), and the lines that ran. */
#include "host/bind/bind.h"

#include <string.h>

#include "base/text.h"
#include "host/trace.h"
#include "policy/lua/trace.h"

static az_buffer *trace_of(const az_runner *runner)
{
	return runner->active ? runner->request->trace : NULL;
}

static void put_event(az_buffer *trace, az_event_kind kind, lua_Integer site, bool holds)
{
	az_buffer_u8(trace, (uint8_t)kind);
	az_buffer_u32(trace, (uint32_t)site);
	az_buffer_u8(trace, holds);
}

/* What a finding would refuse, and raise for. */
static bool is_shown(lua_State *L, const az_runner *runner, int index)
{
	if (lua_type(L, index) == LUA_TSTRING) {
		size_t length, bad;
		const char *text = lua_tolstring(L, index, &length);
		return length <= AZ_TEXT_MOST && az_text_is_safe(text, length, &bad);
	}
	const az_date_object *date = luaL_testudata(L, index, az_date_name);
	return !date || date->origin == AZ_ORIGIN_AS_OF || date->generation == runner->generation;
}

/* A value as the trace shows it, an entity by its key; what has no shown form is kept as "nothing". */
static az_given shown(lua_State *L, az_runner *runner, int index)
{
	az_given given = {.text = ""};
	const az_node_object *node = luaL_testudata(L, index, az_node_name);
	if (node && node->generation == runner->generation) {
		given.type = AZ_TEXT;
		given.text = az_node_key(&runner->request->record, node->ref, &given.length);
		return given;
	}
	if (!is_shown(L, runner, index) || !az_given_from(L, runner, index, &given))
		given = (az_given){.text = ""};
	return given;
}

/* __az_test(site, value): notes whether it holds, and gives it back. */
static int test(lua_State *L)
{
	az_runner *runner = az_bind_runner(L);
	az_buffer *trace = trace_of(runner);
	if (trace)
		put_event(trace, AZ_EVENT_TEST, luaL_checkinteger(L, 1), lua_toboolean(L, 2));
	lua_settop(L, 2);
	return 1;
}

static int compare(lua_State *L, int operation, bool swap, bool negate)
{
	az_runner *runner = az_bind_runner(L);
	az_buffer *trace = trace_of(runner);
	bool holds = lua_compare(L, swap ? 3 : 2, swap ? 2 : 3, operation) != negate;
	if (trace) {
		/* The values first: nothing may raise with half an event written. */
		az_given left = shown(L, runner, 2), right = shown(L, runner, 3);
		put_event(trace, AZ_EVENT_COMPARE, luaL_checkinteger(L, 1), holds);
		az_given_put(trace, &left);
		az_given_put(trace, &right);
	}
	lua_pushboolean(L, holds);
	return 1;
}

static const az_lua_site *site_at(const az_runner *runner, lua_Integer spot)
{
	if (spot < 0 || spot > UINT32_MAX)
		return NULL;
	size_t place = az_spot_file((uint32_t)spot), index = az_spot_index((uint32_t)spot);
	if (place >= runner->policies->bundle->count || index >= runner->files[place].count)
		return NULL;
	return &runner->files[place].sites[index];
}

static int compare_any(lua_State *L)
{
	const az_lua_site *site = site_at(az_bind_runner(L), luaL_checkinteger(L, 1));
	if (!site)
		return luaL_error(L, "no such site");
	switch (site->op) {
	case AZ_TOKEN_EQUAL:
		return compare(L, LUA_OPEQ, false, false);
	case AZ_TOKEN_UNEQUAL:
		return compare(L, LUA_OPEQ, false, true);
	case AZ_TOKEN_LESS:
		return compare(L, LUA_OPLT, false, false);
	case AZ_TOKEN_AT_MOST:
		return compare(L, LUA_OPLE, false, false);
	case AZ_TOKEN_GREATER:
		return compare(L, LUA_OPLT, true, false);
	default:
		return compare(L, LUA_OPLE, true, false);
	}
}

static const char runner_key; /* in the registry, by address: a hook has no upvalues */

static void note_line(const az_runner *runner, lua_State *L, lua_Debug *ar)
{
	az_buffer *trace = trace_of(runner);
	if (!trace || !lua_getinfo(L, "S", ar) || ar->currentline < 1)
		return;
	for (size_t i = 0; i < runner->policies->bundle->count; i++) {
		const char *chunk = runner->files[i].chunk;
		if (!chunk || strcmp(ar->source, chunk) != 0)
			continue;
		az_buffer_u8(trace, AZ_EVENT_LINE);
		az_buffer_u32(trace, (uint32_t)i * AZ_SPOTS_A_FILE + (uint32_t)ar->currentline);
		return;
	}
}

static bool is_full(const az_runner *runner)
{
	const az_buffer *trace = trace_of(runner);
	return trace && trace->length - runner->trace_start > AZ_TRACE_MOST;
}

/* Lines are noted here; the budget's hook, which was there before, still counts. What a rule does after
 * its trace is full nobody would see. */
static void on_hook(lua_State *L, lua_Debug *ar)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &runner_key);
	const az_runner *runner = lua_touserdata(L, -1);
	lua_pop(L, 1);
	if (is_full(runner))
		az_sandbox_stop(L, 0);
	else if (ar->event == LUA_HOOKLINE)
		note_line(runner, L, ar);
	else
		runner->count_hook(L, ar);
}

void az_bind_lines(az_runner *runner)
{
	lua_State *L = runner->lua;
	lua_Hook hook = lua_gethook(L);
	if (!runner->traced || !hook || hook == on_hook)
		return;
	runner->count_hook = hook;
	lua_sethook(L, on_hook, LUA_MASKCOUNT | LUA_MASKLINE, lua_gethookcount(L));
}

static const luaL_Reg functions[] = {
	{"__az_test", test},
	{"__az_compare", compare_any},
	{NULL, NULL},
};

void az_bind_trace(lua_State *L, az_runner *runner)
{
	az_bind_names(L, runner, functions);
	lua_pushlightuserdata(L, runner);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &runner_key);
}
