/* JSON: a strict reader that keeps numbers as text and knows the place of everything. */
#include "doc_fixture.h"

static const az_doc *read_n(fixture *f, const char *text, size_t length)
{
	return az_doc_json(f->arena, "f", 1, text, length, NULL, f->problems);
}

static const az_doc *read(fixture *f, const char *text)
{
	return read_n(f, text, strlen(text));
}

static void refused(fixture *f, const char *text, const char *start, const char *part)
{
	assert_null(read(f, text));
	check_problem(f, start, part);
}

static void values_keep_their_kind_and_text(void **state)
{
	fixture *f = *state;
	const az_doc *doc =
		read(f, "{\"a\": null, \"b\": true, \"c\": -1.50e3, \"d\": \"x\\ny\\u4e2d\", "
				"\"e\": [], \"f\": {\"g\": \"\"}}");
	check_value(doc, AZ_DOC_MAP, NULL);
	assert_int_equal(doc->count, 6);
	check_value(az_doc_get(doc, "a"), AZ_DOC_NULL, NULL);
	check_value(az_doc_get(doc, "b"), AZ_DOC_PLAIN, "true");
	check_value(az_doc_get(doc, "c"), AZ_DOC_PLAIN, "-1.50e3");
	check_value(az_doc_get(doc, "d"), AZ_DOC_TEXT, "x\ny中");
	check_value(az_doc_get(doc, "e"), AZ_DOC_LIST, NULL);
	check_value(az_doc_get(az_doc_get(doc, "f"), "g"), AZ_DOC_TEXT, "");
	assert_null(az_doc_get(doc, "z"));
	assert_true(az_doc_is(az_doc_get(doc, "b"), "true"));
	assert_false(az_doc_is(az_doc_get(doc, "e"), ""));
}

static void numbers_are_never_rounded(void **state)
{
	fixture *f = *state;
	const char *digits = "123456789012345678901234567890.10";
	check_value(read(f, digits), AZ_DOC_PLAIN, digits);
	check_value(read(f, "1e999"), AZ_DOC_PLAIN, "1e999");
	check_value(read(f, "-0"), AZ_DOC_PLAIN, "-0");
}

static void columns_count_characters(void **state)
{
	fixture *f = *state;
	const az_doc *doc =
		read(f, "{\"键\": \"中文\", \"b\" :\t[1,\n  {\"c\" : 2}], \"d\": \"\\u4e2d\", \"e\":3}");
	check_place(az_doc_get(doc, "键"), 1, 2, 1, 7);
	const az_doc *list = az_doc_get(doc, "b");
	check_place(list, 1, 13, 1, 19);
	check_place(list->first, 0, 0, 1, 20);
	check_place(az_doc_get(list->first->next, "c"), 2, 4, 2, 10);
	check_place(az_doc_get(doc, "d"), 2, 15, 2, 20);
	check_place(az_doc_get(doc, "e"), 2, 30, 2, 34);
	az_place place = az_doc_key_place(az_doc_get(doc, "e"), "name");
	assert_string_equal(place.file, "name");
	assert_int_equal(place.column, 30);
	assert_int_equal(az_doc_place(az_doc_get(doc, "e"), "name").column, 34);
}

static void the_first_line_may_have_any_number(void **state)
{
	fixture *f = *state;
	const char *text = "[1,\n2]";
	const az_doc *doc = az_doc_json(f->arena, "f", 41, text, strlen(text), NULL, f->problems);
	assert_int_equal(doc->first->line, 41);
	assert_int_equal(doc->first->next->line, 42);
	assert_null(az_doc_json(f->arena, "f", 7, "[", 1, NULL, f->problems));
	check_problem(f, "f:7:2: the JSON ends too early", "");
}

static void what_json_forbids_is_named(void **state)
{
	fixture *f = *state;
	refused(f, "", "f:1:1: the JSON ends too early", "");
	refused(f, "[1,]", "f:1:4: a value is missing", "delete the ','");
	refused(f, "[1,,2]", "f:1:4: a value is missing", "");
	refused(f, "{\"a\":1,}", "f:1:8: a key is missing", "double quotes");
	refused(f, "{a:1}", "f:1:2: this is no JSON value", "double quotes");
	refused(f, "['a']", "f:1:2: this is no JSON value", "double quotes");
	refused(f, "{\"a\" 1}", "f:1:6: a key is not followed by ':'", "");
	refused(f, "{\"a\":1 \"b\":2}", "f:1:8: a value is not followed by ',' or '}'", "");
	refused(f, "[01]", "f:1:3: a value is not followed", "no zeros before a number");
	refused(f, "[1.]", "f:1:2: a number is not whole", "-0.5");
	refused(f, "[NaN]", "f:1:2: this is no JSON value", "");
	refused(f, "[1] 2", "f:1:5: something stands behind", "new line");
	refused(f, "/* a */ 1", "f:1:1: JSON has no comments", "YAML");
	refused(f, "[\"\\x\"]", "f:1:4: an unknown escape", "\\\\");
	refused(f, "[\"a\tb\"]", "f:1:4: a line end or a tab", "\\t");
	refused(f, "[\n \"ab", "f:2:2: the JSON ends too early", "close the text");
}

static void full_width_signs_are_named(void **state)
{
	fixture *f = *state;
	refused(
		f, "{\"a\"：1}", "f:1:5: the full-width ： stands where JSON wants its own :", "write :");
	refused(f, "[1，2]", "f:1:3: the full-width ， stands", "write ,");
	refused(f, "[“a”]", "f:1:2: the full-width “ stands", "write \"");
	refused(f, "{\"a\": \"x”}", "f:1:7: the JSON ends too early", "full-width ”");
}

static void a_duplicate_key_names_both_lines(void **state)
{
	fixture *f = *state;
	refused(f, "{\"a\":1,\n\"b\":2,\n\"a\":3}",
		"f:3:1: the key \"a\" is given twice, first on line 1 and again on line 3", "keep one");
	char many[4096] = "{";
	for (int i = 0; i < 100; i++)
		sprintf(many + strlen(many), "\"k%d\":%d,\n", i, i);
	strcat(many, "\"k57\":1}");
	refused(f, many, "f:101:1: the key \"k57\" is given twice, first on line 58", "");
}

static void bytes_that_are_no_clean_text_are_refused(void **state)
{
	fixture *f = *state;
	refused(f, "\"\xB2\xE2\xCA\xD4\"", "f:1:2: the text is not UTF-8 (byte 0xB2)", "GB18030");
	refused(f, "\"\xED\xA0\x80\"", "f:1:2: the text is not UTF-8", "save it as UTF-8");
	refused(f, "\"a\xE2\x80\xAE\"", "f:1:3: the text holds the invisible", "U+202E");
	assert_null(read_n(f, "\"a\0b\"", 5));
	check_problem(f, "f:1:3: the text holds a NUL byte", "");
	assert_null(read_n(f, "[\0\"\0a\0\"\0]\0", 10));
	check_problem(f, "f:1:1: the text is not UTF-8: it looks like UTF-16", "save it as UTF-8");
	check_value(read(f, "\xEF\xBB\xBF 1\r\n"), AZ_DOC_PLAIN, "1");
}

static void escapes_cannot_bring_in_what_bytes_may_not(void **state)
{
	fixture *f = *state;
	refused(f, "[1, \"\\ud800\"]", "f:1:5: a \\u escape is one half", "\\u pair");
	refused(f, "\"\\ud800\\ud800\"", "f:1:1: a \\u escape is one half", "");
	refused(f, "\"\\udc00\\ud800\"", "f:1:1: a \\u escape is one half", "");
	refused(f, "\"\\ud800x\\udc00\"", "f:1:1: a \\u escape is one half", "");
	refused(f, "\"a\\u0000\"", "f:1:1: an escape in the text", "U+0000");
	refused(f, "{\"a\\u202e\": 1}", "f:1:2: an escape in the text", "U+202E");
	check_value(read(f, "\"\\ud83d\\ude00 \\\\ud800\""), AZ_DOC_TEXT, "😀 \\ud800");
}

static void limits_are_kept(void **state)
{
	fixture *f = *state;
	const az_doc_limits deep = {.depth = 2}, few = {.nodes = 3}, small = {.bytes = 4};
	assert_non_null(az_doc_json(f->arena, "f", 1, "[[1]]", 5, &deep, f->problems));
	assert_null(az_doc_json(f->arena, "f", 1, "[[[]]]", 6, &deep, f->problems));
	check_problem(f, "f:1:3: lists and maps are nested more than 2 deep", "");
	assert_non_null(az_doc_json(f->arena, "f", 1, "[1,2]", 5, &few, f->problems));
	assert_null(az_doc_json(f->arena, "f", 1, "[1,2,3]", 7, &few, f->problems));
	check_problem(f, "f:1:6: the document holds more than 3 values", "split");
	assert_null(az_doc_json(f->arena, "f", 1, "[1,2]", 5, &small, f->problems));
	check_problem(f, "f:1: the document has more than 4 bytes", "split");
	char nested[5000];
	memset(nested, '[', sizeof nested);
	assert_null(read_n(f, nested, sizeof nested));
	check_problem(f, "f:1:65: lists and maps are nested more than 64 deep", "");
}

static void reading_goes_on_behind_a_problem(void **state)
{
	fixture *f = *state;
	assert_null(read(f, "{\"a\":1,\"a\":2,\n\"b\":\"\\ud800\"}"));
	assert_int_equal(az_problems_count(f->problems), 2);
	assert_non_null(strstr(problem_line(f, 0), "f:2:5: a \\u escape"));
	assert_non_null(strstr(problem_line(f, 1), "f:1:8: the key \"a\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
		T(values_keep_their_kind_and_text),
		T(numbers_are_never_rounded),
		T(columns_count_characters),
		T(the_first_line_may_have_any_number),
		T(what_json_forbids_is_named),
		T(full_width_signs_are_named),
		T(a_duplicate_key_names_both_lines),
		T(bytes_that_are_no_clean_text_are_refused),
		T(escapes_cannot_bring_in_what_bytes_may_not),
		T(limits_are_kept),
		T(reading_goes_on_behind_a_problem),
#undef T
	};
	return cmocka_run_group_tests_name("exchange/doc_json", tests, NULL, NULL);
}
