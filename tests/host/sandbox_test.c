/* The sandbox: nothing gets out, nothing runs on, and every end has its cause. */
#include "fixture.h"

#include <locale.h>

#include "host/sandbox/fault.h"

/* What is not there */

static void only_the_named_globals_exist(void **state)
{
	(void)state;
	static const char *const absent[] = {"_G", "_VERSION", "collectgarbage", "coroutine", "debug",
		"dofile", "getmetatable", "io", "load", "loadfile", "loadstring", "next", "os", "package",
		"print", "rawequal", "rawget", "rawlen", "rawset", "require", "setmetatable", "warn",
		"xpcall"};
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
		char text[64], expected[96];
		snprintf(text, sizeof text, "return %s", absent[i]);
		snprintf(expected, sizeof expected, "fault: no such name '%s'", absent[i]);
		assert_outcome_starts(text, expected);
	}
	assert_outcome("return string.dump == nil and string.pack == nil and string.unpack == nil and "
				   "string.packsize == nil and math.random == nil and math.randomseed == nil and "
				   "math.sin == nil and math.exp == nil and math.log == nil",
		"true");
}

static void compiled_chunks_are_refused(void **state)
{
	(void)state;
	az_sandbox *sb = az_sandbox_new(NULL);
	az_call_result result;
	assert_int_equal(run_bytes(sb, "\x1bLua\x54\x00", 6, &result), AZ_CALL_FAULT);
	assert_string_equal(result.text, "rules/x.lua: a compiled chunk; only text is read");
	az_sandbox_free(sb);
}

static void a_chunk_has_at_most_64_kib(void **state)
{
	(void)state;
	static char text[AZ_SOURCE_LONGEST + 1];
	memset(text, ' ', sizeof text);
	az_sandbox *sb = az_sandbox_new(NULL);
	az_call_result result;
	assert_int_equal(run_bytes(sb, text, sizeof text - 1, &result), AZ_CALL_OK);
	assert_int_equal(run_bytes(sb, text, sizeof text, &result), AZ_CALL_FAULT);
	az_sandbox_free(sb);
}

static void strings_have_methods_and_no_arithmetic(void **state)
{
	(void)state;
	assert_outcome("return ('ab'):rep(2)", "abab");
	assert_outcome_starts("return '12' + 1", "fault: attempt to perform arithmetic");
	assert_outcome_starts("return '12' | 1", "fault: attempt to perform bitwise operation");
}

static void library_tables_cannot_be_written(void **state)
{
	(void)state;
	assert_outcome("string.format = 1", "fault: writing 'format' to a table that is frozen after "
										"load; make a local copy");
	assert_outcome_starts("('').upper = 1", "fault: attempt to index a string value");
	assert_outcome("table.insert(table, 1)", "fault: the table is frozen; make a local copy");
	assert_outcome("table.sort(table)", "fault: the table is frozen; make a local copy");
	assert_outcome(
		"table.move({1}, 1, 1, 1, string)", "fault: the table is frozen; make a local copy");
}

static void globals_are_strict(void **state)
{
	(void)state;
	assert_outcome("return tostrin", "fault: no such name 'tostrin'; did you mean 'tostring'?");
	assert_outcome("return zzzzzz", "fault: no such name 'zzzzzz'; write 'local zzzzzz' before its "
									"first use");
	assert_outcome("x = 1", "fault: assigning to global 'x'; write local");
	assert_outcome("type = 1", "fault: assigning to global 'type'; write local");
	assert_outcome("_ENV.type = 1", "fault: assigning to global 'type'; write local");
	assert_outcome_starts("for k in pairs(_ENV) do end", "fault: pairs over an environment");
	assert_outcome("return #_ENV", "0");
}

/* What tells one run from another */

static void nothing_shows_an_address(void **state)
{
	(void)state;
	assert_outcome("return tostring({}) .. tostring(type) .. tostring(function() end)",
		"tablefunctionfunction");
	assert_outcome("return string.format('%s|%-9s|', {}, type)", "table|function |");
	assert_outcome_starts(
		"return string.format('%p', {})", "fault: invalid conversion '%p' to 'format'");
}

static void pairs_is_ordered(void **state)
{
	(void)state;
	assert_outcome("local out = {} local t = {b=1, a=1, ab=1, [3]=1, [1]=1, [2.5]=1, [-1]=1,"
				   "[true]=1, [false]=1, ['']=1, [1e300]=1, [-1e300]=1, [math.maxinteger]=1}\n"
				   "for k in pairs(t) do out[#out + 1] = tostring(k) end\n"
				   "return table.concat(out, ' ')",
		"-1e+300 -1 1 2.5 3 9223372036854775807 1e+300  a ab b false true");
	assert_outcome_starts("for k in pairs({[{}] = 1}) do end",
		"fault: pairs over a table with a key that has no order");
}

static void pairs_visits_the_keys_of_its_start(void **state)
{
	(void)state;
	assert_outcome("local t, n = {a=1, b=2, c=3}, 0\n"
				   "for k, v in pairs(t) do n = n + v; t.b = nil; t[k .. k] = 10 end return n",
		"4");
}

static void the_locale_of_the_caller_is_not_seen(void **state)
{
	(void)state;
	const char *before = setlocale(LC_ALL, "de_DE.UTF-8");
	assert_outcome(
		"return tostring(1.5) .. string.format('%.1f', 2.5) .. tostring(tonumber('0.5'))",
		"1.52.50.5");
	if (before)
		setlocale(LC_ALL, "C");
}

/* What would run on */

static void a_loop_ends(void **state)
{
	(void)state;
	assert_outcome("while true do end", "budget: more than 10000000 steps");
	assert_outcome("goto a ::b:: ::a:: goto b", "budget: more than 10000000 steps");
}

static void no_pcall_catches_the_budget(void **state)
{
	(void)state;
	assert_outcome(
		"local n = 0 while true do pcall(function() while true do n = n + 1 end end) end",
		"budget: more than 10000000 steps");
	assert_outcome("pcall(function() while true do end end) return 'caught'",
		"budget: more than 10000000 steps");
	assert_outcome(
		"pcall(pcall, pcall, string.rep, 'x', 1) pcall(table.sort, {1, 2, 3}, function() "
		"while true do end end) return 'caught'",
		"budget: more than 10000000 steps");
	assert_outcome(
		"string.gsub('abc', '.', function() pcall(function() while true do end end) end)",
		"budget: more than 10000000 steps");
}

static void no_pcall_catches_memory(void **state)
{
	(void)state;
	assert_outcome_starts("pcall(function() local t = {} while true do t = {t} end end) return 1",
		"memory: more than 33554432 bytes");
	assert_outcome("pcall(function() local s = 'x' while true do s = s .. s end end) return 1",
		"memory: a text is longer than 64 KiB");
	assert_outcome(
		"local t = {} for i = 1, 1e6 do t[i] = i end", "memory: one table or value is too large");
}

static void long_work_in_c_is_charged(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"local s = ('a'):rep(3000) for _ in s:gmatch('.-.-.-.-.-b') do end",
		"local s = ('a'):rep(60000) while true do s:find('b', 1, true) end",
		"local t = {} for i = 1, 30000 do t[i] = i end while true do table.insert(t, 1, 0) "
		"table.remove(t, 1) end",
		"local t = {} while true do table.move(t, 1, 100000, 2) end",
		"local t = {} for i = 1, 30000 do t[i] = -i end while true do table.sort(t) end",
		"local s = (' '):rep(60000) while true do tonumber(s) end",
		"local s = ('\\x80'):rep(60000) while true do utf8.codes(s)(s, 1) end",
		"local s = ('x'):rep(60000) while true do s:upper() end",
		"while true do ('x'):rep(60000) end",
		"local t = {} for i = 1, 5000 do t['k' .. i] = i end while true do pairs(t) end",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *end = outcome(texts[i]);
		if (strncmp(end, "budget: ", 8) != 0 && strncmp(end, "memory: ", 8) != 0)
			fail_msg("%s: %s", texts[i], end);
	}
}

static void recursion_ends(void **state)
{
	(void)state;
	assert_outcome("local function f(n) return 1 + f(n + 1) end return f(1)",
		"memory: calls are nested too deep, or a call has too many arguments");
	assert_outcome("local function f(...) return f(1, ...) end return f()",
		"memory: calls are nested too deep, or a call has too many arguments");
	assert_outcome("local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end "
				   "return f(400)",
		"400");
	assert_outcome_starts("local r r = function() return pcall(r) end return r()", "true");
	assert_outcome_starts(
		"local function f() return (string.gsub('x', 'x', f)) end return f()", "fault: ");
}

static void a_sandbox_with_an_overgrown_stack_is_spent(void **state)
{
	(void)state;
	az_sandbox *sb = az_sandbox_new(NULL);
	az_call_result result;
	run(sb, "local function f(n) return 1 + f(n + 1) end return f(1)", &result);
	assert_true(az_sandbox_is_spent(sb));
	assert_int_equal(run(sb, "return 1", &result), AZ_CALL_MEMORY);
	az_sandbox_free(sb);
}

static void huge_strings_are_refused_before_they_are_made(void **state)
{
	(void)state;
	assert_outcome("return ('x'):rep(2000000000)", "fault: resulting string too large");
	assert_outcome(
		"return ('x'):rep(5000, ('y'):rep(1 << 20))", "fault: resulting string too large");
	assert_outcome("return #(''):rep(1e15)", "0");
	assert_outcome("local s = ('%99d'):rep(200) return pcall(string.format, s)", "false");
	assert_outcome("return table.concat({('x'):rep(40000), ('x'):rep(40000)})",
		"fault: resulting string too large");
	assert_outcome(
		"return (('x'):rep(40000):gsub('x', 'xx'))", "fault: resulting string too large");
}

static void the_iterator_of_gmatch_survives_its_own_fault(void **state)
{
	(void)state;
	assert_outcome("local it = string.gmatch(('a'):rep(3000), ('a?'):rep(3000)) "
				   "local a, b = pcall(it) local c, d = pcall(it) return b .. '|' .. d",
		"pattern too complex|pattern too complex");
}

static void source_cannot_crash_the_parser(void **state)
{
	(void)state;
	static char text[AZ_SOURCE_LONGEST];
	static const char *const units[] = {"(", "{", "a.", "not ", "- ", "a=", "function f() ",
		"if a then ", "'x'..", "a and ", "goto a ", "::a", "[[", "a[", "return ", "~", "1^", "f{",
		"f'' "};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t n = strlen(units[i]), length = 0;
		while (length + n <= sizeof text) {
			memcpy(text + length, units[i], n);
			length += n;
		}
		az_sandbox *sb = az_sandbox_new(NULL);
		az_call_result result;
		assert_int_not_equal(run_bytes(sb, text, length, &result), AZ_CALL_OK);
		az_sandbox_free(sb);
	}
}

/* What a person is told */

static void error_values_of_any_type_have_a_text(void **state)
{
	(void)state;
	assert_outcome("error()", "fault: the error value is a nil; write error(\"a text\")");
	assert_outcome("error({})", "fault: the error value is a table; write error(\"a text\")");
	assert_outcome("error(type)", "fault: the error value is a function; write error(\"a text\")");
	assert_outcome("error(0/0)", "fault: the error value is a number; write error(\"a text\")");
	assert_outcome("error('')", "fault: a fault without a text");
}

static void texts_are_clean_and_cut(void **state)
{
	(void)state;
	assert_outcome("error('a\\nb\\0c\\xFFd\\u{202E}e', 0)", "fault: a b\uFFFDc\uFFFDd\uFFFDe");
	const char *end = outcome("error(('诈'):rep(1000), 0)");
	assert_int_equal(strlen(end), strlen("fault: ") + 399);
}

static void the_line_is_that_of_the_policy(void **state)
{
	(void)state;
	az_sandbox *sb = az_sandbox_new(NULL);
	az_call_result result;
	run(sb, "local x\n\nlocal y = x.field\n", &result);
	assert_int_equal(result.line, 3);
	assert_string_equal(result.source, "rules/x.lua");
	assert_string_equal(result.text, "attempt to index a nil value (local 'x')");
	run(sb, "\n\nwhile true do end", &result);
	assert_int_equal(result.line, 3);
	run(sb, "local t = {\n1, 2\n\n= }", &result);
	assert_string_equal(
		result.text, "rules/x.lua:4: '}' expected (to close '{' at line 1) near '='");
	az_sandbox_free(sb);
}

static int stop_with_7(lua_State *L)
{
	return az_sandbox_stop(L, 7);
}

static int call_with_stop(lua_State *L)
{
	az_environment_new(L);
	lua_pushcfunction(L, stop_with_7);
	az_environment_set(L, -2, "unknown");
	az_environment_load(L, -1, "=x", lua_tostring(L, 1), lua_rawlen(L, 1));
	lua_call(L, 0, 1);
	return 1;
}

static void a_stop_by_the_host_is_final(void **state)
{
	(void)state;
	az_sandbox *sb = az_sandbox_new(NULL);
	lua_State *L = az_sandbox_lua(sb);
	az_call_result result;
	lua_pushcfunction(L, call_with_stop);
	lua_pushstring(L, "while true do pcall(unknown) end");
	assert_int_equal(az_sandbox_call(sb, 1, 1, &result), AZ_CALL_STOPPED);
	assert_int_equal(result.reason, 7);
	assert_int_equal(result.line, 1);
	az_sandbox_start(sb);
	assert_int_equal(run(sb, "return 1", &result), AZ_CALL_OK);
	az_sandbox_free(sb);
}

static void the_stack_is_left_as_it_was(void **state)
{
	(void)state;
	az_sandbox *sb = az_sandbox_new(NULL);
	lua_State *L = az_sandbox_lua(sb);
	az_call_result result;
	lua_pushinteger(L, 42);
	assert_int_equal(run(sb, "error('x')", &result), AZ_CALL_FAULT);
	assert_int_equal(lua_gettop(L), 1);
	assert_int_equal(run(sb, "return 1, 2, 3", &result), AZ_CALL_OK);
	assert_int_equal(lua_gettop(L), 2);
	az_sandbox_free(sb);
}

static void every_allocation_may_fail(void **state)
{
	(void)state;
	for (size_t memory = 1000; memory < 60000; memory += 50) {
		az_sandbox *sb = az_sandbox_new(&(az_sandbox_options){.memory = memory});
		if (!sb)
			continue;
		az_call_result result;
		run(sb,
			"local t = {} for i = 1, 20 do t[i] = ('x'):rep(i) .. i end table.sort(t)\n"
			"for k, v in pairs(t) do v = v:gsub('x', '%0%0') end\n"
			"pcall(string.format, '%s %q', t, 'x') return table.concat(t)",
			&result);
		az_sandbox_free(sb);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_named_globals_exist),
		cmocka_unit_test(compiled_chunks_are_refused),
		cmocka_unit_test(a_chunk_has_at_most_64_kib),
		cmocka_unit_test(strings_have_methods_and_no_arithmetic),
		cmocka_unit_test(library_tables_cannot_be_written),
		cmocka_unit_test(globals_are_strict),
		cmocka_unit_test(nothing_shows_an_address),
		cmocka_unit_test(pairs_is_ordered),
		cmocka_unit_test(pairs_visits_the_keys_of_its_start),
		cmocka_unit_test(the_locale_of_the_caller_is_not_seen),
		cmocka_unit_test(a_loop_ends),
		cmocka_unit_test(no_pcall_catches_the_budget),
		cmocka_unit_test(no_pcall_catches_memory),
		cmocka_unit_test(long_work_in_c_is_charged),
		cmocka_unit_test(recursion_ends),
		cmocka_unit_test(a_sandbox_with_an_overgrown_stack_is_spent),
		cmocka_unit_test(huge_strings_are_refused_before_they_are_made),
		cmocka_unit_test(the_iterator_of_gmatch_survives_its_own_fault),
		cmocka_unit_test(source_cannot_crash_the_parser),
		cmocka_unit_test(error_values_of_any_type_have_a_text),
		cmocka_unit_test(texts_are_clean_and_cut),
		cmocka_unit_test(the_line_is_that_of_the_policy),
		cmocka_unit_test(a_stop_by_the_host_is_final),
		cmocka_unit_test(the_stack_is_left_as_it_was),
		cmocka_unit_test(every_allocation_may_fail),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
