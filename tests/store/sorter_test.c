/*
 * The sorter: whatever the order in which entries came, they go out by the bytes of their keys; and it
 * holds more than its memory.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/sorter.h"

static void put(az_sorter *sorter, const char *key, const char *value)
{
	az_error error;
	az_buffer k = {0}, v = {0};
	az_buffer_string(&k, key);
	az_buffer_string(&v, value);
	assert_int_equal(az_sorter_put(sorter, &k, &v, &error), ASSIZE_OK);
	az_buffer_free(&k);
	az_buffer_free(&v);
}

/* "a=1 b=2 " of all that is from a key on. */
static void assert_from(az_sorter *sorter, const char *from, const char *expected)
{
	az_error error;
	az_sorted sorted;
	az_buffer text = {0};
	assize_status status = az_sorter_seek(sorter, from, strlen(from), &sorted, &error);
	while (status == ASSIZE_OK) {
		az_buffer_printf(&text, "%.*s=%.*s ", (int)sorted.key_length, (const char *)sorted.key,
			(int)sorted.value_length, (const char *)sorted.value);
		status = az_sorter_next(sorter, &sorted, &error);
	}
	assert_int_equal(status, ASSIZE_DONE);
	az_buffer_u8(&text, 0);
	assert_string_equal((const char *)text.bytes, expected);
	az_buffer_free(&text);
}

static void entries_come_by_the_bytes_of_their_keys(void **state)
{
	(void)state;
	az_error error;
	az_sorter *sorter = NULL;
	assert_int_equal(az_sorter_open(&sorter, &error), ASSIZE_OK);
	assert_from(sorter, "", "");
	put(sorter, "闽", "4");
	put(sorter, "b", "3");
	put(sorter, "B", "1");
	put(sorter, "a", "");
	assert_from(sorter, "", "B=1 a= b=3 闽=4 ");
	assert_from(sorter, "aa", "b=3 闽=4 ");
	assert_from(sorter, "\xFF", "");
	put(sorter, "a", "5");
	assert_from(sorter, "", "B=1 a=5 b=3 闽=4 ");
	az_sorter_close(sorter);
}

static void it_holds_more_than_its_memory(void **state)
{
	(void)state;
	enum { COUNT = 40000, SIZE = 1000 };
	az_error error;
	az_sorted sorted;
	az_sorter *sorter = NULL;
	static char value[SIZE + 1];
	memset(value, 'x', SIZE);
	assert_int_equal(az_sorter_open(&sorter, &error), ASSIZE_OK);
	for (int i = 0; i < COUNT; i++) {
		char key[16];
		snprintf(key, sizeof key, "%08u", (unsigned)i * 7919u % COUNT);
		put(sorter, key, value);
	}
	int count = 0;
	assize_status status = az_sorter_seek(sorter, "", 0, &sorted, &error);
	for (; status == ASSIZE_OK; count++) {
		char key[16];
		snprintf(key, sizeof key, "%08d", count);
		assert_memory_equal(sorted.key, key, 8);
		status = az_sorter_next(sorter, &sorted, &error);
	}
	assert_int_equal(count, COUNT);
	az_sorter_close(sorter);
}

static void memory_that_ran_out_before_is_told(void **state)
{
	(void)state;
	az_error error;
	az_sorter *sorter = NULL;
	az_buffer whole = {0}, failed = {.failed = true};
	assert_int_equal(az_sorter_open(&sorter, &error), ASSIZE_OK);
	assert_int_equal(az_sorter_put(sorter, &failed, &whole, &error), ASSIZE_ERROR_MEMORY);
	assert_int_equal(az_sorter_put(sorter, &whole, &failed, &error), ASSIZE_ERROR_MEMORY);
	az_sorter_close(sorter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_come_by_the_bytes_of_their_keys),
		cmocka_unit_test(it_holds_more_than_its_memory),
		cmocka_unit_test(memory_that_ran_out_before_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
