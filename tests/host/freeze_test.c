/* Frozen modules: what a chunk leaves at its module level is read, never changed. */
#include "fixture.h"

#include "host/sandbox/require.h"

static const struct {
	const char *name, *text;
} modules[] = {
	{"lib.plain", "return {two = 2, list = {1, 2, 3}}"},
	{"lib.counter", "local n = 0 return {bump = function() n = n + 1 return n end}"},
	{"lib.a", "return require 'lib.b'"},
	{"lib.b", "return require 'lib.c'"},
	{"lib.c", "return require 'lib.a'"},
	{"lib.nothing", "local x = 1"},
	{"lib.once", "return {}"},
	{"lib.wrong", "return = 1"},
	{"lib.binary", "\x1bLua"},
};

static bool find(void *context, const char *name, az_module *module)
{
	(void)context;
	for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
		if (strcmp(name, modules[i].name) == 0) {
			*module = (az_module){modules[i].text, strlen(modules[i].text), "=lib.lua"};
			return true;
		}
	}
	return false;
}

static const char *name_at(const void *context, size_t i)
{
	(void)context;
	return i < sizeof modules / sizeof *modules ? modules[i].name : NULL;
}

/* Loads a text that returns a function and leaves that and its record on the stack, as a host does. */
static int load_rule(lua_State *L)
{
	const char *text = lua_touserdata(L, 1);
	az_environment_new(L);
	az_require_install(L, -1, &(az_module_finder){find, name_at, NULL});
	az_environment_load(L, -1, "=x.lua", text, strlen(text));
	lua_call(L, 0, 1);
	az_freeze(L, -1);
	return 2;
}

typedef struct rule {
	az_sandbox *sandbox;
	az_call_result result;
	char changed[32];
} rule;

static az_call_cause open_rule(rule *r, const char *text)
{
	*r = (rule){.sandbox = az_sandbox_new(NULL)};
	lua_State *L = az_sandbox_lua(r->sandbox);
	az_sandbox_start(r->sandbox);
	lua_pushcfunction(L, load_rule);
	lua_pushlightuserdata(L, (void *)(uintptr_t)text);
	az_call_cause cause = az_sandbox_call(r->sandbox, 1, 2, &r->result);
	az_sandbox_loaded(r->sandbox);
	return cause;
}

/* Calls it once; its result as text, "changed NAME" where a local changed, or the fault's text. */
static const char *call_rule(rule *r)
{
	static char out[512];
	lua_State *L = az_sandbox_lua(r->sandbox);
	az_sandbox_start(r->sandbox);
	lua_pushvalue(L, 1);
	az_call_cause cause = az_sandbox_call(r->sandbox, 0, 1, &r->result);
	snprintf(out, sizeof out, "%s", cause ? r->result.text : luaL_tolstring(L, -1, NULL));
	lua_settop(L, 2);
	if (az_freeze_restore(L, 2, r->changed, sizeof r->changed))
		snprintf(out, sizeof out, "changed %s", r->changed);
	return out;
}

/* What two calls in a row give. */
static void check_twice(const char *text, const char *expected)
{
	rule r;
	if (open_rule(&r, text) != AZ_CALL_OK)
		fail_msg("%s: %s", text, r.result.text);
	assert_string_equal(call_rule(&r), expected);
	assert_string_equal(call_rule(&r), expected);
	az_sandbox_free(r.sandbox);
}

static void check_load(const char *text, const char *expected)
{
	rule r;
	assert_int_equal(open_rule(&r, text), AZ_CALL_FAULT);
	assert_string_equal(r.result.text, expected);
	az_sandbox_free(r.sandbox);
}

static void frozen_tables_read_as_before(void **state)
{
	(void)state;
	check_twice("local t = {1, 2, 3, x = {y = 'z'}} return function() local n = 0 "
				"for i, v in ipairs(t) do n = n + v end for k in pairs(t) do n = n + 1 end "
				"return type(t) .. #t .. n .. t.x.y .. table.concat(t, '+', 1, 3) .. "
				"select('#', table.unpack(t)) .. tostring(t.none) .. tostring(t == t) end",
		"table310z1+2+33niltrue");
}

static void frozen_tables_cannot_be_written(void **state)
{
	(void)state;
	static const char *const writes[] = {"t.x = 1", "t[1] = nil", "t[#t + 1] = 1", "t.sub.y = 1",
		"table.insert(t, 1)", "table.remove(t)", "table.sort(t)", "table.move({1}, 1, 1, 1, t)"};
	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
		char text[256];
		snprintf(
			text, sizeof text, "local t = {3, 2, 1, sub = {}} return function() %s end", writes[i]);
		rule r;
		assert_int_equal(open_rule(&r, text), AZ_CALL_OK);
		assert_non_null(strstr(call_rule(&r), "frozen"));
		az_sandbox_free(r.sandbox);
	}
	check_twice("local t = {a = 1} return function() t.a = 2 end",
		"writing 'a' to a table that is frozen after load; make a local copy");
}

static void tables_are_reached_by_every_way(void **state)
{
	(void)state;
	static const char *const ways[] = {
		"local t = {} local function get() return t end return function() get().x = 1 end",
		"local t = {} local u = {f = function() return t end} return function() u.f().x = 1 end",
		"local t = {} local u = {{{t}}} return function() u[1][1][1].x = 1 end",
		"local t = {} t.t = t return function() t.t.t.x = 1 end",
		"local t = {} local a, b a = function() return b end b = function() return t, a end "
		"return function() a()().x = 1 end",
		"local t = {} local _ENV = {t = t} return function() t.x = 1 end",
	};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		check_twice(ways[i], "writing 'x' to a table that is frozen after load; make a local copy");
}

static void local_tables_stay_free(void **state)
{
	(void)state;
	check_twice("local t = {3, 1, 2} return function() local u = {table.unpack(t)} table.sort(u) "
				"u[4] = 9 return table.concat(u) end",
		"1239");
}

static void a_changed_local_is_seen_and_set_back(void **state)
{
	(void)state;
	check_twice("local n = 0 return function() n = n + 1 return n end", "changed n");
	check_twice("local memo return function() memo = 'seen' end", "changed memo");
	check_twice("local n = 1 return function() n = 1.0 end", "changed n");
	check_twice("local n = 0.0 return function() n = -0.0 end", "changed n");
	check_twice("local t = {} return function() t = {} end", "changed t");
	check_twice(
		"local n = 0 local function set() n = 5 end return function() set() end", "changed n");
	check_twice("local n = 0 return function() n = 1 error('x') end", "changed n");
	check_twice("local n = 0 return function() n = 1 while true do end end", "changed n");
	check_twice("return function() _ENV = {} end", "changed _ENV");
	check_twice(
		"local n = 0 return function() local f = function() n = n + 1 end f() end", "changed n");
}

static void an_unchanged_local_is_no_change(void **state)
{
	(void)state;
	check_twice("local n = 0 return function() n = n + 1 n = n - 1 return n end", "0");
	check_twice("local n = 0/0 return function() return n ~= n end", "true");
}

static void no_iterator_is_kept_at_module_level(void **state)
{
	(void)state;
	static const char text[] = "an iterator (of gmatch or pairs) is kept at module level; make it "
							   "within the function";
	check_load("local it = ('a b'):gmatch('%a') return function() return it() end", text);
	check_load("local f, s = pairs({1, 2}) return function() return f(s) end", text);
	check_load("local t = {{('a b'):gmatch('%a')}} return function() return t end", text);
}

static void required_modules_are_frozen_and_loaded_once(void **state)
{
	(void)state;
	check_twice("local m = require 'lib.plain' return function() return m.two + #m.list end", "5");
	check_twice("local m = require 'lib.plain' return function() m.list[1] = 1 end",
		"writing to a table that is frozen after load; make a local copy");
	check_twice(
		"local a, b = require 'lib.once', require 'lib.once' return function() return a == b "
		"end",
		"true");
	check_twice(
		"local m = require 'lib.counter' return function() return m.bump() end", "changed n");
}

static void what_cannot_be_required_says_why(void **state)
{
	(void)state;
	check_load("require 'lib.a'",
		"modules require each other: lib.a -> lib.b -> lib.c -> lib.a; move "
		"what both need to a third");
	check_load("require 'lib.plan'", "no module 'lib.plan'; did you mean 'lib.plain'?");
	check_load("require '/etc/passwd'",
		"no module '/etc/passwd'; a policy requires its own files and the SDK");
	check_load("require 'lib.nothing'", "module 'lib.nothing' returns nothing; end it with return");
	check_load("require 'lib.wrong'", "lib.lua:1: unexpected symbol near '='");
	check_load("require 'lib.binary'", "lib.lua: a compiled chunk; only text is read");
	check_twice("return function() return require 'lib.plain' end",
		"require within a call; write local m = require 'lib.plain' at the top");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frozen_tables_read_as_before),
		cmocka_unit_test(frozen_tables_cannot_be_written),
		cmocka_unit_test(tables_are_reached_by_every_way),
		cmocka_unit_test(local_tables_stay_free),
		cmocka_unit_test(a_changed_local_is_seen_and_set_back),
		cmocka_unit_test(an_unchanged_local_is_no_change),
		cmocka_unit_test(no_iterator_is_kept_at_module_level),
		cmocka_unit_test(required_modules_are_frozen_and_loaded_once),
		cmocka_unit_test(what_cannot_be_required_says_why),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
