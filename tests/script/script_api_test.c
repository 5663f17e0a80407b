/*
 * assize_script_run from an embedding program: what it demands, what it answers, what it counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "assize/script.h"

typedef struct world {
	char root[64];
	char script[96];
	char out[96];
	assize_store *store;
	assize_script_options options;
	assize_script_result result;
	char said[512];
	size_t room; /* bytes that the writer takes */
} world;

static int take(void *context, const char *bytes, size_t length)
{
	world *w = context;
	size_t used = strlen(w->said);
	if (length > w->room || used + length >= sizeof w->said)
		return 1;
	w->room -= length;
	memcpy(w->said + used, bytes, length);
	w->said[used + length] = '\0';
	return 0;
}

static int set_up(void **state)
{
	world *w = calloc(1, sizeof *w);
	assert_non_null(w);
	char store[96];
	snprintf(w->root, sizeof w->root, "/tmp/assize-script-XXXXXX");
	assert_non_null(mkdtemp(w->root));
	snprintf(w->script, sizeof w->script, "%s/s.lua", w->root);
	snprintf(w->out, sizeof w->out, "%s/out", w->root);
	snprintf(store, sizeof store, "%s/court.store", w->root);
	assert_int_equal(assize_store_create(&w->store, store), ASSIZE_OK);
	assize_store_set_lang(w->store, ASSIZE_EN);
	w->room = sizeof w->said;
	w->options = (assize_script_options){.size = sizeof w->options,
		.isolation = ASSIZE_ISOLATION_IN_PROCESS,
		.as_of = "2026-10-31",
		.lang = ASSIZE_EN,
		.writer = {take, w}};
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	world *w = *state;
	char command[96];
	assize_store_close(w->store);
	snprintf(command, sizeof command, "rm -rf '%s'", w->root);
	assert_int_equal(system(command), 0);
	free(w);
	return 0;
}

static assize_status run(world *w, const char *text)
{
	FILE *file = fopen(w->script, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
	w->said[0] = '\0';
	return assize_script_run(w->store, w->script, &w->options, &w->result);
}

static void it_counts_what_it_did(void **state)
{
	world *w = *state;
	w->options.out = w->out;
	assert_int_equal(run(w, "out:write('a', 'x') out:write('b/c', 'y')\n"
							"expect(true, 'one') expect(args[1] == 'A', 'two') say('done')"),
		ASSIZE_NO);
	assert_int_equal(w->result.files, 2);
	assert_int_equal(w->result.expectations, 2);
	assert_int_equal(w->result.failed, 1);
	assert_int_equal(w->result.runs, 0);
	const char *args[] = {"A"};
	w->options.args = args;
	w->options.arg_count = 1;
	assert_int_equal(run(w, "expect(args[1] == 'A', 'two')"), ASSIZE_OK);
	assert_int_equal(w->result.failed, 0);
}

static void a_loop_without_end_ends(void **state)
{
	world *w = *state;
	w->options.steps = 1000000;
	assert_int_equal(run(w, "while true do end"), ASSIZE_ERROR_INPUT);
	assert_non_null(strstr(assize_store_message(w->store), "more than 1000000 steps"));
	assert_int_equal(
		run(w, "pcall(function() while true do end end) while true do end"), ASSIZE_ERROR_INPUT);
	assert_int_equal(run(w, "for _ = 1, 1000 do end say('ok')"), ASSIZE_OK);
}

static void what_is_missing_is_told(void **state)
{
	world *w = *state;
	assize_script_options whole = w->options;
	w->options.as_of = NULL;
	assert_int_equal(run(w, ""), ASSIZE_ERROR_USAGE);
	w->options.as_of = "2026-10";
	assert_int_equal(run(w, ""), ASSIZE_ERROR_USAGE);
	w->options = whole;
	w->options.isolation = ASSIZE_ISOLATION_NONE_NAMED;
	assert_int_equal(run(w, ""), ASSIZE_ERROR_USAGE);
	w->options = whole;
	w->options.size = 8;
	assert_int_equal(run(w, ""), ASSIZE_ERROR_USAGE);
	w->options = whole;
	w->options.writer.write = NULL;
	assert_int_equal(run(w, ""), ASSIZE_ERROR_USAGE);
	w->options = whole;
	assert_int_equal(
		assize_script_run(w->store, NULL, &w->options, &w->result), ASSIZE_ERROR_USAGE);
	assert_int_equal(run(w, "store:audit {}"), ASSIZE_ERROR_INPUT);
	assert_non_null(strstr(assize_store_message(w->store), "s.lua:1: "));
}

static void a_writer_that_takes_no_more_ends_it(void **state)
{
	world *w = *state;
	w->room = 4;
	assert_int_equal(
		run(w, "pcall(say, 'abc') pcall(say, 'def') say('not reached')"), ASSIZE_ERROR_STORE);
	assert_string_equal(w->said, "abc\n");
}

static void a_mistake_names_file_and_line(void **state)
{
	world *w = *state;
	assert_int_equal(run(w, "local a = b"), ASSIZE_ERROR_INPUT);
	assert_non_null(strstr(assize_store_message(w->store), "s.lua:1: no such name 'b'"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(it_counts_what_it_did, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_loop_without_end_ends, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_missing_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_writer_that_takes_no_more_ends_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_mistake_names_file_and_line, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
