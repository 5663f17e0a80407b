/* The JSON writer: its commas, its escapes, and that no locale changes a byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"

static void expect(az_buffer *out, const char *text)
{
	az_buffer_char(out, '\0');
	assert_false(out->failed);
	assert_string_equal((const char *)out->bytes, text);
	az_buffer_free(out);
}

static void commas_stand_between_values_only(void **state)
{
	(void)state;
	az_buffer out = {0};
	az_json json = az_json_new(&out);
	az_json_object_begin(&json);
	az_json_key(&json, "a");
	az_json_int(&json, 1);
	az_json_key(&json, "b");
	az_json_array_begin(&json);
	az_json_array_begin(&json);
	az_json_array_end(&json);
	az_json_object_begin(&json);
	az_json_object_end(&json);
	az_json_bool(&json, true);
	az_json_bool(&json, false);
	az_json_null(&json);
	az_json_raw(&json, "12.50", 5);
	az_json_array_end(&json);
	az_json_key(&json, "c");
	az_json_text(&json, NULL);
	az_json_key(&json, "d");
	az_json_text(&json, "x");
	az_json_object_end(&json);
	expect(&out, "{\"a\":1,\"b\":[[],{},true,false,null,12.50],\"c\":null,\"d\":\"x\"}");
}

static void a_second_writer_begins_without_a_comma(void **state)
{
	(void)state;
	az_buffer out = {0};
	for (int i = 1; i < 3; i++) {
		az_json json = az_json_new(&out);
		az_json_int(&json, i);
		az_buffer_char(&out, '\n');
	}
	expect(&out, "1\n2\n");
}

static void integers_are_whole_to_the_last(void **state)
{
	(void)state;
	az_buffer out = {0};
	az_json json = az_json_new(&out);
	az_json_array_begin(&json);
	az_json_int(&json, 0);
	az_json_int(&json, -7);
	az_json_int(&json, INT64_MAX);
	az_json_int(&json, INT64_MIN);
	az_json_array_end(&json);
	expect(&out, "[0,-7,9223372036854775807,-9223372036854775808]");
}

static void string(az_buffer *out, const char *text)
{
	az_json_string(out, text, strlen(text));
}

static void what_would_break_or_hide_is_escaped(void **state)
{
	(void)state;
	az_buffer out = {0};
	string(&out, "林某甲 /a'b");
	expect(&out, "\"林某甲 /a'b\"");
	string(&out, "\"\\\b\f\n\r\t");
	expect(&out, "\"\\\"\\\\\\b\\f\\n\\r\\t\"");
	string(&out, "\x01\x1f\x7f\xC2\x85");
	expect(&out, "\"\\u0001\\u001f\\u007f\\u0085\"");
	string(&out, "a\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE\xEF\xBB\xBF");
	expect(&out, "\"a\\u2028\\u2029\\u202e\\ufeff\"");
	string(&out, "\xF0\x9F\x98\x80\xF3\xA0\x81\x81");
	expect(&out, "\"\xF0\x9F\x98\x80\\udb40\\udc41\"");
	az_json_string(&out, "a\0b", 3);
	expect(&out, "\"a\\u0000b\"");
}

static void bad_utf8_still_makes_valid_json(void **state)
{
	(void)state;
	az_buffer out = {0};
	string(&out, "a\xFF\xE4\xB8z");
	expect(&out, "\"a\\ufffd\\ufffd\\ufffdz\"");
}

static void keys_are_escaped_too(void **state)
{
	(void)state;
	az_buffer out = {0};
	az_json json = az_json_new(&out);
	az_json_object_begin(&json);
	az_json_key(&json, "a\"\n");
	az_json_text_n(&json, "xyz", 2);
	az_json_object_end(&json);
	expect(&out, "{\"a\\\"\\n\":\"xy\"}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_stand_between_values_only),
		cmocka_unit_test(a_second_writer_begins_without_a_comma),
		cmocka_unit_test(integers_are_whole_to_the_last),
		cmocka_unit_test(what_would_break_or_hide_is_escaped),
		cmocka_unit_test(bad_utf8_still_makes_valid_json),
		cmocka_unit_test(keys_are_escaped_too),
	};
	return cmocka_run_group_tests_name("base/json", tests, NULL, NULL);
}
