/* The standard functions where they differ from the stock ones by design; that they equal them in all
 * else is shown by differential_test.c. */
#include "fixture.h"

static void every_function_of_the_language_is_there(void **state)
{
	(void)state;
	assert_outcome(
		"local out = {} for name, lib in pairs({string = string, table = table, math = math, "
		"utf8 = utf8}) do for k in pairs(lib) do out[#out + 1] = name .. '.' .. k end end "
		"return table.concat(out, ' ')",
		"math.abs math.ceil math.floor math.fmod math.huge math.max math.maxinteger math.min "
		"math.mininteger math.modf math.pi math.sqrt math.tointeger math.type math.ult string.byte "
		"string.char string.find string.format string.gmatch string.gsub string.len string.lower "
		"string.match string.rep string.reverse string.sub string.upper table.concat table.insert "
		"table.move table.pack table.remove table.sort table.unpack utf8.char utf8.charpattern "
		"utf8.codepoint utf8.codes utf8.len utf8.offset");
	assert_outcome(
		"local n = 0 for _, f in ipairs{assert, error, ipairs, pairs, pcall, select, tonumber, "
		"tostring, type} do if type(f) == 'function' then n = n + 1 end end return n",
		"9");
}

static void sort_is_stable(void **state)
{
	(void)state;
	assert_outcome(
		"local t = {} for i = 1, 500 do t[i] = {i % 7, i} end "
		"table.sort(t, function(a, b) return a[1] < b[1] end) "
		"for i = 2, 500 do if t[i-1][1] == t[i][1] and t[i-1][2] > t[i][2] then return i end "
		"end return 'stable'",
		"stable");
}

static void sort_bears_an_order_that_contradicts_itself(void **state)
{
	(void)state;
	assert_outcome("local t = {} for i = 1, 300 do t[i] = i end "
				   "table.sort(t, function() return true end) local n = 0 "
				   "for _, v in ipairs(t) do n = n + v end return #t .. ' ' .. n",
		"300 45150");
}

static void sort_bears_an_order_that_writes_to_the_table(void **state)
{
	(void)state;
	assert_outcome("local t = {} for i = 1, 300 do t[i] = (i * 8) % 301 end "
				   "table.sort(t, function(a, b) t[#t] = nil; t[#t + 5] = a return a < b end) "
				   "for i = 1, 300 do if t[i] ~= i then return i end end return 'sorted'",
		"sorted");
}

static void a_sort_that_fails_leaves_the_table(void **state)
{
	(void)state;
	assert_outcome("local t = {3, 2, 1} pcall(table.sort, t, function() error('x') end) "
				   "return table.concat(t)",
		"321");
}

static void results_are_bounded(void **state)
{
	(void)state;
	assert_outcome("return select('#', table.unpack({}, 1, 1000))", "1000");
	assert_outcome("return table.unpack({}, 1, 1001)", "fault: too many results to unpack");
	assert_outcome("return table.unpack({}, math.mininteger, math.maxinteger)",
		"fault: too many results to unpack");
	assert_outcome("return (('x'):rep(1001)):byte(1, -1)", "fault: string slice too long");
	assert_outcome("return utf8.codepoint(('x'):rep(1001), 1, -1)", "fault: string slice too long");
	assert_outcome("return #('x'):rep(65536)", "65536");
	assert_outcome("return ('x'):rep(65537)", "fault: resulting string too large");
	assert_outcome("return ('ab'):rep(math.maxinteger, 'c')", "fault: resulting string too large");
	assert_outcome(
		"local s = ('x'):rep(65536) return s:format() == s and s:upper():lower() == s", "true");
	assert_outcome("local s = ('x'):rep(65536) return string.format('%s%s', s, s)",
		"fault: resulting string too large");
	assert_outcome("local s = ('x'):rep(65536) return string.format('%q', s)",
		"fault: resulting string too large");
}

static void pairs_keeps_no_place_outside_its_loop(void **state)
{
	(void)state;
	assert_outcome("local t = {a = 1, b = 2} local n = 0 for k in pairs(t) do for l in pairs(t) do "
				   "n = n + 1 end end return n",
		"4");
	assert_outcome_starts("local f, s = pairs({}) return f({})", "fault: bad argument #1 to 'f'");
	assert_outcome_starts("local f, s = pairs({}) return s.x", "fault: attempt to index");
}

static void pcall_gives_what_stock_gives(void **state)
{
	(void)state;
	assert_outcome("local a, b, c = pcall(function(...) return ... end, 1, 2) "
				   "return tostring(a) .. b .. c",
		"true12");
	assert_outcome(
		"local ok, e = pcall(error, {code = 7}) return tostring(ok) .. e.code", "false7");
	assert_outcome_starts("pcall()", "fault: bad argument #1 to 'pcall'");
}

static void messages_name_the_function(void **state)
{
	(void)state;
	assert_outcome(
		"string.rep()", "fault: bad argument #1 to 'rep' (string expected, got no value)");
	assert_outcome("return pcall(string.rep) == nil or select(2, pcall(string.rep))",
		"bad argument #1 to 'string.rep' (string expected, got no value)");
}

static void a_text_is_asked_for_its_functions_only(void **state)
{
	(void)state;
	assert_outcome("return ('x'):rep(2) .. ('ab').sub('ab', 2)", "xxb");
	assert_outcome("return ('x').rep == string.rep and string.unable == nil", "true");
	assert_outcome(
		"return ('x').unable", "fault: a text has no field 'unable'; compare it: == \"unable\"");
	assert_outcome("('x'):bad()", "fault: a text has no field 'bad'; compare it: == \"bad\"");
	assert_outcome("return ('x')[1]",
		"fault: a text has no items; a part of it is given by sub: (\"text\"):sub(1, 2)");
	assert_outcome("return ('x')[true]",
		"fault: a text has no items; a part of it is given by sub: (\"text\"):sub(1, 2)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_function_of_the_language_is_there),
		cmocka_unit_test(sort_is_stable),
		cmocka_unit_test(sort_bears_an_order_that_contradicts_itself),
		cmocka_unit_test(sort_bears_an_order_that_writes_to_the_table),
		cmocka_unit_test(a_sort_that_fails_leaves_the_table),
		cmocka_unit_test(results_are_bounded),
		cmocka_unit_test(pairs_keeps_no_place_outside_its_loop),
		cmocka_unit_test(pcall_gives_what_stock_gives),
		cmocka_unit_test(messages_name_the_function),
		cmocka_unit_test(a_text_is_asked_for_its_functions_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
