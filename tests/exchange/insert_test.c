/*
 * Adding an entry to a file that a person wrote: what comes of every layout, and that nothing is ever
 * lost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/insert.h"

static const az_insert ITEM = {.value = "{rule: r, case: c}"};
static const az_insert ROOT = {.key = "new", .value = "[x]"};
static const az_insert UNDER_SET = {
	.path = {"set"}, .key = "p/a", .value = "{values: [1]}", .lines = "values: [1]\n"};
static const az_insert DEEP = {.path = {"set", "p/a", "values"}, .value = "{from: 2027-01-01}"};

static void check(const az_insert *insert, const char *before, const char *after)
{
	az_buffer out = {0};
	az_error error;
	az_error_clear(&error);
	assize_status status = az_yaml_insert("f.yaml", before, strlen(before), insert, &out, &error);
	if (status)
		print_error("%s\n%s: %s\n", before, error.where, error.text);
	assert_int_equal(status, ASSIZE_OK);
	az_buffer_u8(&out, 0);
	assert_string_equal((const char *)out.bytes, after);
	az_buffer_free(&out);
}

static void refuse(const az_insert *insert, const char *before, const char *said)
{
	az_buffer out = {0};
	az_error error;
	az_error_clear(&error);
	assize_status status = az_yaml_insert("f.yaml", before, strlen(before), insert, &out, &error);
	if (!status)
		print_error("%s\n-> %.*s\n", before, (int)out.length, (const char *)out.bytes);
	assert_int_equal(status, ASSIZE_ERROR_INPUT);
	assert_int_equal(out.length, 0);
	if (!strstr(error.text, said))
		print_error("%s: %s\n", error.where, error.text);
	assert_non_null(strstr(error.text, said));
	az_buffer_free(&out);
}

static void a_list_of_blocks(void **state)
{
	(void)state;
	check(&ITEM, "- a\n", "- a\n- {rule: r, case: c}\n");
	check(&ITEM, "- a", "- a\n- {rule: r, case: c}\n");
	check(&ITEM, "# top\n- {a: 1} # beside\n# below\n",
		"# top\n- {a: 1} # beside\n- {rule: r, case: c}\n# below\n");
	check(&ITEM, "- rule: r\n  case: c\n\n\n# end\n",
		"- rule: r\n  case: c\n- {rule: r, case: c}\n\n\n# end\n");
	check(&ITEM, "  - a\n  - b\n", "  - a\n  - b\n  - {rule: r, case: c}\n");
	check(&ITEM, "---\n- a\n...\n", "---\n- a\n- {rule: r, case: c}\n...\n");
	check(&ITEM, "- {rule: r,\n   case: c}\n- {a: 1,\n   b: [2,\n 3]}   # x\n",
		"- {rule: r,\n   case: c}\n- {a: 1,\n   b: [2,\n 3]}   # x\n- {rule: r, case: c}\n");
	check(&ITEM, "- 第一项：甲\n", "- 第一项：甲\n- {rule: r, case: c}\n");
	check(&ITEM, "- 'it''s'\n- \"x\\ty\"\n", "- 'it''s'\n- \"x\\ty\"\n- {rule: r, case: c}\n");
}

static void texts_of_several_lines(void **state)
{
	(void)state;
	check(&ITEM, "- |\n  one\n  two\n# end\n", "- |\n  one\n  two\n- {rule: r, case: c}\n# end\n");
	check(&ITEM, "- |+\n  one\n\n", "- |+\n  one\n\n- {rule: r, case: c}\n");
	check(&ITEM, "- one\n  two\n", "- one\n  two\n- {rule: r, case: c}\n");
	check(&ROOT, "a: >\n  one\n\n  two\n\nb: c\n", "a: >\n  one\n\n  two\n\nb: c\nnew: [x]\n");
	check(&ROOT, "a: \"one\n  two\"\n", "a: \"one\n  two\"\nnew: [x]\n");
}

static void lines_that_end_in_two_characters(void **state)
{
	(void)state;
	check(&ITEM, "- a # 甲\r\n- b\r\n# end\r\n",
		"- a # 甲\r\n- b\r\n- {rule: r, case: c}\r\n# end\r\n");
	check(&UNDER_SET, "set:\r\n  p/b: 1\r\n", "set:\r\n  p/b: 1\r\n  p/a:\r\n    values: [1]\r\n");
}

static void a_byte_order_mark_stays(void **state)
{
	(void)state;
	check(&ITEM, "\xEF\xBB\xBF- 甲\n", "\xEF\xBB\xBF- 甲\n- {rule: r, case: c}\n");
	check(&ITEM, "\xEF\xBB\xBF[甲]\n", "\xEF\xBB\xBF[甲, {rule: r, case: c}]\n");
}

static void a_list_in_brackets(void **state)
{
	(void)state;
	check(&ITEM, "[]", "[{rule: r, case: c}]");
	check(&ITEM, "[ ]\n", "[{rule: r, case: c} ]\n");
	check(&ITEM, "[a, b] # x\n", "[a, b, {rule: r, case: c}] # x\n");
	check(&ITEM, "[a, b, ]\n", "[a, b, {rule: r, case: c}, ]\n");
	check(&ITEM, "[\n  a, # first\n  b # last\n]\n",
		"[\n  a, # first\n  b, {rule: r, case: c} # last\n]\n");
	check(&ITEM, "[{a: 1}, [2]]", "[{a: 1}, [2], {rule: r, case: c}]");
}

static void an_empty_document(void **state)
{
	(void)state;
	check(&ITEM, "", "- {rule: r, case: c}\n");
	check(&ITEM, "# none yet\n", "# none yet\n- {rule: r, case: c}\n");
	check(&ITEM, "# none yet", "# none yet\n- {rule: r, case: c}\n");
	check(&ROOT, "", "new: [x]\n");
}

static void a_map(void **state)
{
	(void)state;
	check(&ROOT, "a: 1\n", "a: 1\nnew: [x]\n");
	check(&ROOT, "{a: 1}\n", "{a: 1, new: [x]}\n");
	check(&ROOT, "{}\n", "{new: [x]}\n");
	check(&ROOT, "a:\n  - 1\n  - 2\n# end\n", "a:\n  - 1\n  - 2\nnew: [x]\n# end\n");
	check(&ROOT, "a:\nb:\n", "a:\nb:\nnew: [x]\n");
	check(&ROOT, "a: &x {b: 1}\nc: *x\n", "a: &x {b: 1}\nc: *x\nnew: [x]\n");
}

static void under_a_key(void **state)
{
	(void)state;
	check(&UNDER_SET, "set:\n  p/b:\n    values: [2] # two\nrules: {}\n",
		"set:\n  p/b:\n    values: [2] # two\n  p/a:\n    values: [1]\nrules: {}\n");
	check(&UNDER_SET, "set: {p/b: {values: [2]}}\nrules: {}\n",
		"set: {p/b: {values: [2]}, p/a: {values: [1]}}\nrules: {}\n");
	check(&UNDER_SET, "set: {}\n", "set: {p/a: {values: [1]}}\n");
	check(&UNDER_SET, "set:\n# nothing yet\nrules: {}\n",
		"set:\n  p/a:\n    values: [1]\n# nothing yet\nrules: {}\n");
	check(&UNDER_SET, "set: # nothing yet\nrules: {}\n",
		"set: # nothing yet\n  p/a:\n    values: [1]\nrules: {}\n");
	check(&UNDER_SET, "a: {set: {b: 1}}\nset:\n    p/b: 1\n",
		"a: {set: {b: 1}}\nset:\n    p/b: 1\n    p/a:\n      values: [1]\n");
	check(&DEEP, "set:\n  p/a:\n    values: [{from: 2026-01-01, value: 20}]\n",
		"set:\n  p/a:\n    values: [{from: 2026-01-01, value: 20}, {from: 2027-01-01}]\n");
	check(&DEEP, "set:\n  p/a:\n    values:\n    - {from: 2026-01-01}\n  p/b: {values: [1]}\n",
		"set:\n  p/a:\n    values:\n    - {from: 2026-01-01}\n    - {from: 2027-01-01}\n"
		"  p/b: {values: [1]}\n");
}

static void what_is_no_such_container_is_refused(void **state)
{
	(void)state;
	refuse(&ITEM, "a: 1\n", "by hand");
	refuse(&ITEM, "text\n", "by hand");
	refuse(&ROOT, "- a\n", "by hand");
	refuse(&ROOT, "new: 1\n", "by hand");
	refuse(&UNDER_SET, "a: 1\n", "under 'set'");
	refuse(&UNDER_SET, "set: text\n", "under 'set'");
	refuse(&UNDER_SET, "set: null\n", "under 'set'");
	refuse(&UNDER_SET, "set: ~\n", "under 'set'");
	refuse(&UNDER_SET, "set: [1]\n", "under 'set'");
	refuse(&UNDER_SET, "set: {p/a: 1}\n", "under 'set'");
	refuse(&UNDER_SET, "a: &x {b: 1}\nset: *x\n", "under 'set'");
	refuse(&ITEM, "- a\n--- \n- b\n", "second document");
	refuse(&ITEM, "- [a\n", "not closed");
}

/* A list that is used twice would grow in both places. */
static void what_would_change_elsewhere_is_refused(void **state)
{
	(void)state;
	refuse(&UNDER_SET, "set: &x {p/b: 1}\nrules: *x\n", "under 'set'");
	refuse(&ITEM, "- a\n-\n", "by hand");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_of_blocks),
		cmocka_unit_test(texts_of_several_lines),
		cmocka_unit_test(lines_that_end_in_two_characters),
		cmocka_unit_test(a_byte_order_mark_stays),
		cmocka_unit_test(a_list_in_brackets),
		cmocka_unit_test(an_empty_document),
		cmocka_unit_test(a_map),
		cmocka_unit_test(under_a_key),
		cmocka_unit_test(what_is_no_such_container_is_refused),
		cmocka_unit_test(what_would_change_elsewhere_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
