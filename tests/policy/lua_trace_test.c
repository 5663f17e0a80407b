/* A traced policy does what the untraced one does, and tells what decided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <lauxlib.h>
#include <lualib.h>

#include "policy/lua/trace.h"

typedef struct fixture {
	az_arena *arena;
	az_problems *problems;
	az_buffer out;
	az_lua_site *sites;
	size_t count;
	size_t calls; /* of __az_compare and __az_test in one run */
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	assert_non_null(f);
	f->arena = az_arena_new();
	f->problems = az_problems_new(20);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	az_arena_free(f->arena);
	az_problems_free(f->problems);
	az_buffer_free(&f->out);
	free(f);
	return 0;
}

static bool trace(fixture *f, const char *source)
{
	az_problems_clear(f->problems);
	az_buffer_clear(&f->out);
	bool done = az_lua_trace(
		f->arena, "r.lua", source, strlen(source), 0, &f->out, &f->sites, &f->count, f->problems);
	az_buffer_char(&f->out, '\0');
	return done;
}

static void assert_traced(fixture *f, const char *source, const char *expected)
{
	assert_true(trace(f, source));
	assert_string_equal((char *)f->out.bytes, expected);
}

static fixture *fixture_of(lua_State *lua)
{
	return lua_touserdata(lua, lua_upvalueindex(1));
}

/* How a host answers: __az_compare(site, a, b). */
static int answer_compare(lua_State *lua)
{
	fixture *f = fixture_of(lua);
	lua_Integer site = luaL_checkinteger(lua, 1);
	assert_int_equal(lua_gettop(lua), 3);
	assert_true(site >= 0 && (size_t)site < f->count);
	assert_int_equal(f->sites[site].kind, AZ_LUA_COMPARISON);
	f->calls++;
	int truth = 0;
	switch ((int)f->sites[site].op) {
	case AZ_TOKEN_EQUAL:
		truth = lua_compare(lua, 2, 3, LUA_OPEQ);
		break;
	case AZ_TOKEN_UNEQUAL:
		truth = !lua_compare(lua, 2, 3, LUA_OPEQ);
		break;
	case AZ_TOKEN_LESS:
		truth = lua_compare(lua, 2, 3, LUA_OPLT);
		break;
	case AZ_TOKEN_AT_MOST:
		truth = lua_compare(lua, 2, 3, LUA_OPLE);
		break;
	case AZ_TOKEN_GREATER:
		truth = lua_compare(lua, 3, 2, LUA_OPLT);
		break;
	default:
		truth = lua_compare(lua, 3, 2, LUA_OPLE);
	}
	lua_pushboolean(lua, truth);
	return 1;
}

static int answer_test(lua_State *lua)
{
	fixture *f = fixture_of(lua);
	lua_Integer site = luaL_checkinteger(lua, 1);
	assert_int_equal(lua_gettop(lua), 2);
	assert_true(site >= 0 && (size_t)site < f->count);
	assert_int_not_equal(f->sites[site].kind, AZ_LUA_COMPARISON);
	f->calls++;
	return 1;
}

/* What both runs have: `log(x)` writes x down and returns it, `none()` returns nothing. */
static const char prelude[] =
	"local lines = {}\n"
	"function log(...) lines[#lines + 1] = tostring((...)) return ... end\n"
	"function none() end\n"
	"function two() return 1, 2 end\n"
	"function journal() return table.concat(lines, ' ') end\n";

/* Runs the source; its journal, results or error as one text. */
static void run(fixture *f, const char *source, char *out, size_t size)
{
	lua_State *lua = luaL_newstate();
	assert_non_null(lua);
	luaL_openlibs(lua);
	assert_int_equal(luaL_dostring(lua, prelude), LUA_OK);
	lua_pushlightuserdata(lua, f);
	lua_pushcclosure(lua, answer_compare, 1);
	lua_setglobal(lua, "__az_compare");
	lua_pushlightuserdata(lua, f);
	lua_pushcclosure(lua, answer_test, 1);
	lua_setglobal(lua, "__az_test");
	f->calls = 0;
	if (luaL_loadbufferx(lua, source, strlen(source), "=r", "t") != LUA_OK)
		fail_msg("%s\n%s", lua_tostring(lua, -1), source);
	bool failed = lua_pcall(lua, 0, LUA_MULTRET, 0) != LUA_OK;
	int top = lua_gettop(lua);
	snprintf(out, size, "%s", failed ? "error" : "");
	for (int i = 1; i <= top && !failed; i++) {
		size_t used = strlen(out);
		snprintf(out + used, size - used, "%s,", luaL_tolstring(lua, i, NULL));
		lua_pop(lua, 1);
	}
	lua_getglobal(lua, "journal");
	lua_call(lua, 0, 1);
	size_t used = strlen(out);
	snprintf(out + used, size - used, " | %s", lua_tostring(lua, -1));
	lua_close(lua);
}

static const char *const programs[] = {
	"return 1 < 2, 2 < 1, 1 == 1.0, 'a' ~= 'b', 'a' <= 'a', 2 > 1, 1 >= 2",
	"return log(1) < log(2), log(1) > log(2), log(3) >= log(2), log(3) <= log(2)",
	"return 1 + 2 * 3 == 7, not 1 == 2, not (1 == 2), -2 ^ 2 == -4, 'a' .. 'b' == 'ab'",
	"return 1 < 2 == true, 1 == 1 ~= false, (1 < 2) == (2 < 3) == true",
	"return two() == 1, 1 == two(), (two()) == two(), none() == nil, nil == none()",
	"return (function(...) return ... == nil, nil == ..., 1 == ... end)()",
	"return (function(...) return ... == 4, 5 == ..., (...) == 4 end)(4, 5)",
	"if log(false) and log(1) or log(2) and not log(nil) then log('yes') else log('no') end",
	"if log(1) or log(2) then log('yes') end",
	"if not (log(1) and (log(nil) or log(3) == 3)) then log('yes') elseif log(4) then end",
	"local n = 0 while n < 3 do n = n + 1 if n == 2 then break end log(n) end return n",
	"local n = 0 while two() do n = n + 1 if n > 2 then return n end end",
	"local n = 0 repeat local m = n n = n + 1 until m == 2 or n > 10 return n",
	"repeat until two() return 1",
	"repeat local t = {} t.x = 1 until t.x return 1",
	"if none() then log(1) elseif none() or two() then log(2) end",
	"return(function(...)if...then return'yes'end return'no'end)(false, true)",
	"local a = 3 if a=='3'then log('x')end return'a'=='b',[[x]]<'y'",
	"local x = log(1) == 1\n(log)('statement')\nreturn x",
	"local t = {} t.x = 2 < 1;(log)('a') t.y = 2 ~= 1 (log)('b') return t.x, t.y",
	"repeat until 1 == 1\n(log)(2)",
	"repeat until true\n(log)(2)",
	"local f = function() return 1 end\n(log)(3)",
	"do local x <const> = 3; if x == 3 then log(x) end end (log)(4)",
	"local t = {1 == 1, a = 2 == 1, [3 == 3] = 4} return t[1], t.a, t[true], #t",
	"local function f(a, b) return a == b, a end return f(1 == 1, true), select('#', f(1, 2))",
	"local s = '' for i = 1, 3 do if i ~= 2 then s = s .. i end end return s == '13'",
	"for i = 1, 3 do if i == 2 then goto next end log(i) ::next:: end",
	"local t = setmetatable({}, {__lt = function(a, b) return log('lt') end,"
	" __eq = function() return log('eq') end}) return t < 1, 1 > t, t == {}, t ~= {}",
	"return {} < 1",
	"if nil .. 1 == 2 then end",
	"local x = 1 local function f() x = 2 return 2 end return x == f()",
	"local x = 1 local function f() x = 2 return 2 end return x + 0 == f(), f() ~= x",
	"local x = 1 return (function() local function f() x = 2 return 2 end return x == f() end)()",
	"local function f(x) if x < 2 then return 1 end return x * f(x - 1) end return f(5) == 120",
	"return (1 == 1 and 'a' or 'b') .. (1 > 2 and 'c' or 'd')",
	"-- one == two\nreturn --[[ a\n == ]] 1 --[[ < ]] == --[[ > ]] 1 -- end",
	"return #'abc' == 3, ~5 == -6, 7 // 2 < 3.5, 1 << 2 > 3, (5 & 4) == 4",
	"local t = {a = {b = function() return 5, 6 end}} return t.a.b() == 5, t.a:b() ~= 6",
	"if (two()) and (((none()))) then log(1) else log(2) end",
	"local a <close> = nil if not a then log('none') end",
	"while true do if log(1) == 1 then return end end",
};

static void behaviour_stays(void **state)
{
	fixture *f = *state;
	char before[1024], after[1024];
	for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
		run(f, programs[i], before, sizeof before);
		if (!trace(f, programs[i]))
			fail_msg("not traced: %s", programs[i]);
		run(f, (char *)f->out.bytes, after, sizeof after);
		if (strcmp(before, after) != 0)
			fail_msg("%s\n%s\n%s\n%s", programs[i], (char *)f->out.bytes, before, after);
	}
}

static void comparisons_and_conditions_become_calls(void **state)
{
	fixture *f = *state;
	assert_traced(f, "return a == b", "return __az_compare(0, a , b)");
	assert_traced(f, "return a<f()", "return __az_compare(0, a,(f()))");
	assert_traced(f, "if a then end", "if __az_test(0, a) then end");
	assert_traced(f, "if'a'then end", "if __az_test(0, 'a')then end");
	assert_traced(f, "while f() do end", "while __az_test(0, (f())) do end");
	assert_traced(f, "if a and not b then end",
		"if __az_test(0, __az_test(1, a) and not __az_test(2, b)) then end");
	assert_traced(f, "if (a or b < 1) and 2 then end",
		"if __az_test(0, (__az_test(1, a) or __az_compare(2, b , 1)) and 2) then end");
	assert_traced(f, "return a and b", "return __az_test(0, a) and b");
	assert_traced(f, "return a and f() or b", "return __az_test(0, a) and f() or b");
	assert_traced(f, "return a or f() or b", "return __az_test(0, a) or __az_test(1, (f())) or b");
	assert_traced(f, "return not (a or b), 1 and c",
		"return not (__az_test(0, a) or __az_test(1, b)), 1 and c");
	assert_traced(f, "return (a and (b)) + 1", "return (__az_test(0, a) and (b)) + 1");
	assert_traced(f, "local x = a == 1\n(f)()", "local x = __az_compare(0, a , 1);\n(f)()");
}

static void sites_say_what_they_are(void **state)
{
	fixture *f = *state;
	assert_true(trace(f, "local kept = 1\n"
						 "if ok and kept >\n"
						 "   param.days then return end\n"
						 "repeat until (x)\n"));
	assert_int_equal(f->count, 4);
	const az_lua_site *whole = &f->sites[0], *operand = &f->sites[1], *compared = &f->sites[2];
	assert_int_equal(whole->kind, AZ_LUA_CONDITION);
	assert_int_equal(whole->op, AZ_TOKEN_IF);
	assert_int_equal(whole->line, 2);
	assert_int_equal(whole->column, 4);
	assert_int_equal(whole->end_line, 3);
	assert_string_equal(whole->text, "ok and kept >\n   param.days");
	assert_null(whole->left);
	assert_int_equal(operand->kind, AZ_LUA_OPERAND);
	assert_int_equal(operand->op, AZ_TOKEN_AND);
	assert_string_equal(operand->text, "ok");
	assert_int_equal(compared->kind, AZ_LUA_COMPARISON);
	assert_int_equal(compared->op, AZ_TOKEN_GREATER);
	assert_int_equal(compared->column, 11);
	assert_string_equal(compared->left, "kept");
	assert_string_equal(compared->right, "param.days");
	assert_int_equal(f->sites[3].op, AZ_TOKEN_UNTIL);
	assert_true(trace(f, "return a or b"));
	assert_int_equal(f->sites[0].kind, AZ_LUA_VALUE);
	assert_int_equal(f->sites[0].op, AZ_TOKEN_OR);
}

static void every_site_that_is_reached_reports(void **state)
{
	fixture *f = *state;
	char result[256];
	assert_true(trace(f, "if log(1) == 1 and log(nil) then return 1 < 2 end"));
	assert_int_equal(f->count, 4);
	run(f, (char *)f->out.bytes, result, sizeof result);
	assert_int_equal(f->calls, 3);
}

static void lines_stay(void **state)
{
	fixture *f = *state;
	const char source[] = "if a\n==\nb\nthen\nreturn c\n<\nd end\n";
	assert_true(trace(f, source));
	const char *p = source;
	size_t lines = 0;
	for (; *p; p++)
		lines += *p == '\n';
	for (const unsigned char *q = f->out.bytes; *q; q++)
		lines -= *q == '\n';
	assert_int_equal(lines, 0);
}

static void the_hosts_names_are_refused(void **state)
{
	fixture *f = *state;
	assert_false(trace(f, "local __az_test = 1"));
	assert_false(trace(f, "__az_compare = nil"));
	assert_false(trace(f, "local function f(__az_x) end"));
	assert_false(trace(f, "local _ENV = {}"));
	assert_true(trace(f, "local t = {__az_test = 1} t.__az_compare = 2"));
}

static void depth_counts_the_calls_that_are_added(void **state)
{
	fixture *f = *state;
	char source[4096] = "return a";
	for (int i = 0; i < 80; i++)
		strcat(source, " == a");
	assert_true(trace(f, source));
	lua_State *lua = luaL_newstate();
	assert_int_equal(luaL_loadstring(lua, (char *)f->out.bytes), LUA_OK);
	lua_close(lua);
	for (int i = 0; i < 80; i++)
		strcat(source, " == a");
	assert_false(trace(f, source));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(behaviour_stays),
		TEST(comparisons_and_conditions_become_calls),
		TEST(sites_say_what_they_are),
		TEST(every_site_that_is_reached_reports),
		TEST(lines_stay),
		TEST(the_hosts_names_are_refused),
		TEST(depth_counts_the_calls_that_are_added),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
