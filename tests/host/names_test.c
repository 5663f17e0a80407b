/* The list of names by which policies are judged (policy/lua/globals.h) is what the host sets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "host/names.h"
#include "policy/lua/globals.h"

static void the_two_lists_are_one(void **state)
{
	(void)state;
	az_error error;
	az_arena *arena = az_arena_new();
	const char *const *names = NULL;
	az_error_clear(&error);
	assert_non_null(arena);
	assert_int_equal(az_host_names(arena, &names, &error), ASSIZE_OK);
	size_t i = 0;
	for (; names[i] && az_lua_globals[i].name; i++)
		assert_string_equal(names[i], az_lua_globals[i].name);
	assert_null(names[i]);
	assert_null(az_lua_globals[i].name);
	az_arena_free(arena);
}

static void what_is_left_out_is_not_there(void **state)
{
	(void)state;
	assert_true(az_lua_is_left_out("print"));
	assert_false(az_lua_is_left_out("ipairs"));
	for (const az_lua_global *global = az_lua_globals; global->name; global++)
		assert_false(az_lua_is_left_out(global->name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_two_lists_are_one),
		cmocka_unit_test(what_is_left_out_is_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
