/* The budgets stop a call at the same place after any history of the state. */
#include "fixture.h"

#include <stdlib.h>

static int tick(lua_State *L)
{
	int *ticks = lua_touserdata(L, lua_upvalueindex(1));
	++*ticks;
	return 0;
}

typedef struct counted {
	const char *text;
	int ticks;
	az_call_result result;
	int64_t units;
	size_t bytes;
} counted;

static int load_counted(lua_State *L)
{
	counted *c = lua_touserdata(L, 1);
	az_environment_new(L);
	lua_pushlightuserdata(L, &c->ticks);
	lua_pushcclosure(L, tick, 1);
	az_environment_set(L, -2, "tick");
	az_environment_load(L, -1, "=x.lua", c->text, strlen(c->text));
	return 1;
}

/* A sandbox whose loading is over, as it is when a host calls rules. */
static az_sandbox *open_loaded(const az_sandbox_options *options)
{
	az_sandbox *sb = az_sandbox_new(options);
	assert_non_null(sb);
	az_sandbox_loaded(sb);
	return sb;
}

/* Runs a text and counts how often it calls tick() before it ends. */
static void run_counted(az_sandbox *sb, counted *c)
{
	lua_State *L = az_sandbox_lua(sb);
	c->ticks = 0;
	az_sandbox_start(sb);
	lua_pushcfunction(L, load_counted);
	lua_pushlightuserdata(L, c);
	assert_int_equal(az_sandbox_call(sb, 1, 1, &c->result), AZ_CALL_OK);
	az_sandbox_start(sb);
	if (az_sandbox_call(sb, 0, 0, &c->result) == AZ_CALL_OK)
		lua_settop(L, 0);
	c->units = az_sandbox_units_used(sb);
	c->bytes = az_sandbox_allocated(sb);
}

static const char *const endless[] = {
	"while true do tick() end",
	"local n = 0 while true do n = n + 1 if n % 7 == 0 then tick() end end",
	"while true do tick() (('x'):rep(100)):find('.-y') end",
	"local t = {} for i = 1, 300 do t[i] = i * 7919 % 301 end while true do tick() "
	"table.sort(t, function(a, b) return a > b end) table.sort(t) end",
	"local t = {} for i = 1, 3000 do t['k' .. i] = i end while true do tick() for k in pairs(t) do "
	"end end",
	"while true do tick() pcall(function() local s = '' for i = 1, 50 do s = s .. i end error(s) "
	"end) "
	"end",
	"while true do tick() string.gsub('hello world', '%w+', function(w) return w:upper() end) end",
	"local i = 0 while true do tick() i = i + 1 local t = {} for j = 1, i do t[j] = {j} end end",
	"local s = 'x' while true do tick() s = s .. 'y' end",
	"local t, i = {}, 0 while true do tick() i = i + 1 t[i] = i end",
	"local t, i = {}, 0 while true do tick() i = i + 1 t['k' .. i] = i end",
	"local function f() tick() return 1 + f() end f()",
	"local r r = function(...) tick() return r(1, ...) end r()",
};

enum { ENDLESS = sizeof endless / sizeof *endless };

/* What earlier calls may leave: interned strings, garbage, a grown string table, a stop. */
static const char *const histories[] = {
	"for i = 1, 20000 do local s = 'k' .. i end",
	"local t = {} for i = 1, 5000 do t[i] = {i, 'x' .. i} end",
	"while true do end",
	"error('x')",
	"local s = ('x'):rep(60000) .. 'y' local t = {} for i = 1, 3000 do t['q' .. i] = s end",
	"pcall(string.rep) pcall(error, {}) ('abc'):gsub('%w', '%0%0')",
};

static const az_sandbox_options small = {.units = 300000, .memory = (size_t)4 << 20};

static void the_stop_does_not_depend_on_history(void **state)
{
	(void)state;
	for (size_t i = 0; i < ENDLESS; i++) {
		counted fresh = {.text = endless[i]};
		az_sandbox *sb = open_loaded(&small);
		run_counted(sb, &fresh);
		az_sandbox_free(sb);
		assert_int_not_equal(fresh.result.cause, AZ_CALL_OK);
		sb = open_loaded(&small);
		for (size_t h = 0; h < sizeof histories / sizeof *histories; h++) {
			counted past = {.text = histories[h]}, warm = {.text = endless[i]};
			run_counted(sb, &past);
			run_counted(sb, &warm);
			if (az_sandbox_is_spent(sb)) { /* as the host does */
				az_sandbox_free(sb);
				sb = open_loaded(&small);
			}
			/* Where memory is near its end, the host asks a new sandbox. */
			if (az_sandbox_is_near_limit(sb) || warm.result.cause == AZ_CALL_MEMORY)
				continue;
			if (warm.ticks != fresh.ticks || warm.result.cause != fresh.result.cause ||
				warm.result.line != fresh.result.line || warm.units != fresh.units)
				fail_msg("%s after %s: %d ticks, %d in a new sandbox", endless[i], histories[h],
					warm.ticks, fresh.ticks);
		}
		az_sandbox_free(sb);
	}
}

static void two_new_sandboxes_stop_at_the_same_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < ENDLESS; i++) {
		counted first = {.text = endless[i]}, other = {.text = endless[i]};
		az_sandbox *a = open_loaded(&small), *b = open_loaded(&small);
		void *shift = malloc(12345); /* other addresses, so another seed for Lua's hashes */
		run_counted(a, &first);
		run_counted(b, &other);
		free(shift);
		assert_int_equal(first.ticks, other.ticks);
		assert_int_equal(first.units, other.units);
		assert_int_equal(first.bytes, other.bytes);
		assert_string_equal(first.result.text, other.result.text);
		az_sandbox_free(a);
		az_sandbox_free(b);
	}
}

/* A call that is not near its limit in a warm sandbox cannot meet it in a new one. */
static void what_is_not_near_the_limit_ends_the_same_in_a_new_sandbox(void **state)
{
	(void)state;
	static const char text[] = "local t = {} for i = 1, %d do t[i] = 'key' .. i end tick()";
	int near = 0, far = 0;
	az_sandbox *warm = open_loaded(&small);
	for (int n = 1000; n < 60000; n += 2500) {
		char made[128];
		snprintf(made, sizeof made, text, n);
		counted before = {.text = made}, again = {.text = made}, fresh = {.text = made};
		run_counted(warm, &before);
		run_counted(warm, &again); /* its strings may still be there */
		bool is_near = az_sandbox_is_near_limit(warm);
		az_sandbox *sb = open_loaded(&small);
		run_counted(sb, &fresh);
		az_sandbox_free(sb);
		near += is_near;
		far += !is_near;
		if (!is_near)
			assert_int_equal(again.result.cause, fresh.result.cause);
	}
	az_sandbox_free(warm);
	assert_true(near > 0 && far > 0);
}

static void charges_count_towards_the_same_budget(void **state)
{
	(void)state;
	counted cheap = {.text = "for i = 1, 100 do local x = i end"};
	counted dear = {.text = "for i = 1, 100 do local x = ('x'):rep(16000) end"};
	az_sandbox *sb = open_loaded(NULL);
	run_counted(sb, &cheap);
	run_counted(sb, &dear);
	assert_true(dear.units > cheap.units + 100 * 1000);
	az_sandbox_free(sb);
}

/* How a loop beside a long string ends after a text was loaded. */
static az_call_cause end_after(const char *loaded, const char *text)
{
	counted before = {.text = loaded}, loop = {.text = text};
	az_sandbox *sb = az_sandbox_new(&small);
	run_counted(sb, &before);
	az_sandbox_start(sb);
	az_sandbox_loaded(sb);
	run_counted(sb, &loop);
	az_sandbox_free(sb);
	return loop.result.cause;
}

static void what_loading_leaves_counts_in_every_call(void **state)
{
	(void)state;
	static const char plain[] = "for i = 1, 9000 do end";
	static const char beside[] = "local s = ('x'):rep(60000) for i = 1, 1100 do end";
	assert_int_equal(end_after("", plain), AZ_CALL_OK);
	assert_int_equal(end_after("local s = ('x'):rep(60000)", plain), AZ_CALL_BUDGET);
	assert_int_equal(end_after("local s = 'x'", beside), AZ_CALL_OK);
	static const char *const zeros[] = {"local s = '\\0'", "local s = '\\000'", "local s = '\\x00'",
		"local s = '\\u{0}'", "local s = '\\u{000}'"};
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		assert_int_equal(end_after(zeros[i], beside), AZ_CALL_BUDGET);
}

static void an_instruction_costs_more_beside_long_strings_and_wide_tables(void **state)
{
	(void)state;
	static const char loop[] = "for i = 1, 100000 do local x = i end";
	static const char *const before[] = {"", "local s = ('x'):rep(60000) ",
		"local t = {} for i = 1, 5000 do t['k' .. i] = 1 end ",
		"local s, z = ('x'):rep(60000), string.char(0) ",
		"local s, z = ('x'):rep(60000), string.format('%c', 0) ",
		"local s, z = ('x'):rep(60000), utf8.charpattern:sub(2, 2) ",
		"local s, z = ('x'):rep(60000), utf8.charpattern:match('%z') ",
		"local s, z = ('x'):rep(60000), utf8.charpattern:gsub('[^%z]', '') "};
	enum { COUNT = sizeof before / sizeof *before };
	int64_t units[COUNT];
	az_sandbox *sb = open_loaded(&(az_sandbox_options){.units = 100000000000});
	for (size_t i = 0; i < COUNT; i++) {
		char text[256];
		snprintf(text, sizeof text, "%s%s", before[i], loop);
		counted c = {.text = text};
		run_counted(sb, &c);
		assert_int_equal(c.result.cause, AZ_CALL_OK);
		units[i] = c.units;
	}
	az_sandbox_free(sb);
	assert_true(units[1] > 200 * units[0]);
	assert_true(units[2] > 20 * units[0]);
	for (size_t i = 3; i < COUNT; i++)
		assert_true(units[i] > 10 * units[1]);
}

static void a_long_lived_sandbox_collects_within_a_call(void **state)
{
	(void)state;
	counted churn = {.text = "for i = 1, 200000 do local t = {i, i, i, i} end tick()"};
	counted hoard = {.text = "local k while true do k = {k} end"};
	az_sandbox *sb = open_loaded(
		&(az_sandbox_options){.units = 100000000, .memory = (size_t)2 << 20, .long_lived = true});
	run_counted(sb, &churn);
	assert_int_equal(churn.result.cause, AZ_CALL_OK);
	run_counted(sb, &hoard);
	assert_int_equal(hoard.result.cause, AZ_CALL_MEMORY);
	run_counted(sb, &churn);
	assert_int_equal(churn.result.cause, AZ_CALL_OK);
	az_sandbox_free(sb);
}

static void many_calls_leave_no_heap_behind(void **state)
{
	(void)state;
	counted c = {.text = "local t = {} for i = 1, 2000 do t[i] = {i} end"};
	az_sandbox *sb = open_loaded(&small);
	for (int i = 0; i < 500; i++) {
		run_counted(sb, &c);
		assert_int_equal(c.result.cause, AZ_CALL_OK);
		assert_true(lua_gc(az_sandbox_lua(sb), LUA_GCCOUNT) < 2048);
	}
	az_sandbox_free(sb);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_stop_does_not_depend_on_history),
		cmocka_unit_test(two_new_sandboxes_stop_at_the_same_place),
		cmocka_unit_test(what_is_not_near_the_limit_ends_the_same_in_a_new_sandbox),
		cmocka_unit_test(charges_count_towards_the_same_budget),
		cmocka_unit_test(what_loading_leaves_counts_in_every_call),
		cmocka_unit_test(an_instruction_costs_more_beside_long_strings_and_wide_tables),
		cmocka_unit_test(a_long_lived_sandbox_collects_within_a_call),
		cmocka_unit_test(many_calls_leave_no_heap_behind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
