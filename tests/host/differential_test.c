/*
 * The standard functions against the stock ones: the same 200,000 made calls (DIFFERENTIAL_CALLS) in
 * the sandbox and in a stock state, results and messages compared.
 */
#include "fixture.h"

#include <lualib.h>
#include <stdlib.h>

#define SCRIPT "tests/host/differential.lua"

enum { CALLS = 200000, BATCH = 100 };

static char *read_script(size_t *length)
{
	FILE *file = fopen(SCRIPT, "rb");
	assert_non_null(file);
	char *text = malloc(AZ_SOURCE_LONGEST);
	assert_non_null(text);
	*length = fread(text, 1, AZ_SOURCE_LONGEST, file);
	fclose(file);
	return text;
}

/* The two states that run the script; each has its function at the bottom of the stack. */
typedef struct pair {
	az_sandbox *sandbox;
	lua_State *stock;
} pair;

static pair open_pair(void)
{
	pair p = {0};
	size_t length = 0;
	char *text = read_script(&length);
	p.sandbox =
		az_sandbox_new(&(az_sandbox_options){.units = 1000000000, .memory = (size_t)256 << 20});
	az_call_result result;
	if (run_bytes(p.sandbox, text, length, &result) != AZ_CALL_OK)
		fail_msg("%s", result.text);
	p.stock = luaL_newstate();
	luaL_openlibs(p.stock);
	/* In the policy language strings have no arithmetic. */
	lua_pushliteral(p.stock, "");
	lua_getmetatable(p.stock, -1);
	static const char *const arithmetic[] = {
		"__add", "__sub", "__mul", "__mod", "__pow", "__div", "__idiv", "__unm"};
	for (size_t i = 0; i < sizeof arithmetic / sizeof *arithmetic; i++) {
		lua_pushnil(p.stock);
		lua_setfield(p.stock, -2, arithmetic[i]);
	}
	lua_settop(p.stock, 0);
	assert_int_equal(luaL_loadbuffer(p.stock, text, length, "=rules/x.lua"), LUA_OK);
	assert_int_equal(lua_pcall(p.stock, 0, 1, 0), LUA_OK);
	free(text);
	return p;
}

static void close_pair(pair *p)
{
	az_sandbox_free(p->sandbox);
	lua_close(p->stock);
}

/* Where a text shows what is different by design, so that it cannot be compared. */
static bool is_known(const char *text)
{
	return strstr(text, "0x") && strstr(text, "'table: ");
}

static size_t compare_batch(pair *p, lua_Integer from)
{
	lua_State *a = az_sandbox_lua(p->sandbox), *b = p->stock;
	az_call_result result;
	lua_settop(a, 1);
	lua_settop(b, 1);
	lua_pushvalue(a, 1);
	lua_pushinteger(a, from);
	lua_pushinteger(a, from + BATCH);
	az_sandbox_start(p->sandbox);
	if (az_sandbox_call(p->sandbox, 2, 1, &result) != AZ_CALL_OK)
		fail_msg("from %lld: %s", (long long)from, result.text);
	lua_pushvalue(b, 1);
	lua_pushinteger(b, from);
	lua_pushinteger(b, from + BATCH);
	assert_int_equal(lua_pcall(b, 2, 1, 0), LUA_OK);
	size_t different = 0;
	for (lua_Integer i = 1; i <= BATCH; i++) {
		size_t n = 0, m = 0;
		lua_rawgeti(a, 2, i);
		lua_rawgeti(b, 2, i);
		const char *ours = lua_tolstring(a, -1, &n), *stock = lua_tolstring(b, -1, &m);
		if ((n != m || memcmp(ours, stock, n) != 0) && !is_known(stock)) {
			if (different++ < 5)
				print_message("from %lld:\n  ours  %s\n  stock %s\n", (long long)from, ours, stock);
		}
		lua_settop(a, 2);
		lua_settop(b, 2);
	}
	return different;
}

static void made_calls_end_as_in_stock_lua(void **state)
{
	(void)state;
	const char *wish = getenv("DIFFERENTIAL_CALLS");
	lua_Integer calls = wish ? atoll(wish) : CALLS;
	pair p = open_pair();
	size_t different = 0;
	for (lua_Integer from = 1; from < calls && different < 40; from += BATCH)
		different += compare_batch(&p, from);
	close_pair(&p);
	assert_int_equal(different, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(made_calls_end_as_in_stock_lua)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
