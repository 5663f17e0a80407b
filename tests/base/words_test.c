/* The catalog of messages: every text in it is found, none other, and a translation takes the arguments of
 * the English format in any order, and never another kind of argument. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assize/words.h"
#include "base/error.h"
#include "base/problem.h"
#include "base/text.h"
#include "base/words.h"

static void every_message_is_found(void **state)
{
	(void)state;
	const char *english = NULL, *chinese = NULL, *before = "";
	size_t count = 0;
	for (; az_words_at(count, &english, &chinese); count++) {
		assert_true(strcmp(before, english) < 0);
		assert_ptr_equal(az_words(ASSIZE_ZH, english), chinese);
		assert_string_equal(assize_words(ASSIZE_ZH, english), chinese);
		assert_ptr_equal(az_words(ASSIZE_EN, english), english);
		assert_true(az_utf8_valid(chinese, strlen(chinese), NULL));
		before = english;
	}
	assert_true(count > 0);
}

static void a_text_that_is_not_there_stays(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "no such message", "out of", "~", "\xFF"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_ptr_equal(az_words(ASSIZE_ZH, texts[i]), texts[i]);
	assert_null(az_words(ASSIZE_ZH, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_message_is_found),
		cmocka_unit_test(a_text_that_is_not_there_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
