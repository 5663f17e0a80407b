/* Tables: what a person sees on a terminal of fixed-width letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "report/table.h"

static const az_column plain[] = {{.zh = "案号", .en = "number"},
	{.zh = "人数", .en = "persons", .right = true}, {.zh = "备注", .en = "notes"}};

static void add_row(az_table *table, const char *a, const char *b, const char *c)
{
	az_table_cell(table, a);
	az_table_cell(table, b);
	az_table_cell(table, c);
}

static void expect(az_table *table, const char *text)
{
	az_buffer out = {0};
	az_table_write(table, &out);
	az_buffer_char(&out, '\0');
	assert_false(out.failed);
	assert_string_equal((const char *)out.bytes, text);
	az_buffer_free(&out);
}

static void columns_align_by_the_width_of_chinese_characters(void **state)
{
	(void)state;
	az_table *table = az_table_new(plain, 3, AZ_ZH);
	add_row(table, "闽88号", "2", "甲");
	add_row(table, "B-1", "13", "x");
	expect(table, "案号    人数  备注\n"
				  "闽88号     2  甲\n"
				  "B-1       13  x\n");
	az_table_free(table);
}

static void heads_are_in_the_language_asked_for(void **state)
{
	(void)state;
	az_table *table = az_table_new(plain, 3, AZ_EN);
	add_row(table, "a", "1", "b");
	expect(table, "number  persons  notes\n"
				  "a             1  b\n");
	az_table_free(table);
}

static void a_table_without_rows_is_its_heads(void **state)
{
	(void)state;
	az_table *table = az_table_new(plain, 3, AZ_ZH);
	expect(table, "案号  人数  备注\n");
	az_table_free(table);
}

static void no_line_ends_in_blanks(void **state)
{
	(void)state;
	az_table *table = az_table_new(plain, 3, AZ_ZH);
	add_row(table, "a", "", "");
	add_row(table, "", "", "");
	expect(table, "案号  人数  备注\na\n\n");
	az_table_free(table);
}

static void nothing_that_moves_a_terminal_comes_through(void **state)
{
	(void)state;
	az_table *table = az_table_new(plain, 3, AZ_EN);
	add_row(table, "a\x1b[2J", "1\n2",
		"b\xe2\x80\xae"
		"c\xff\td\x7f");
	expect(table, "number  persons  notes\n"
				  "a\xef\xbf\xbd[2J       1 2  b\xef\xbf\xbd"
				  "c\xef\xbf\xbd d\xef\xbf\xbd\n");
	az_table_free(table);
}

static void a_long_text_is_cut_with_an_ellipsis_at_the_width(void **state)
{
	(void)state;
	static const az_column columns[] = {
		{.zh = "甲", .en = "a", .fit = AZ_FIT_CUT, .width = 8}, {.zh = "乙", .en = "b"}};
	az_table *table = az_table_new(columns, 2, AZ_EN);
	const char *texts[] = {"12345678", "123456789", "一二三四", "一二三四五"};
	for (size_t i = 0; i < 4; i++) {
		az_table_cell(table, texts[i]);
		az_table_cell(table, "|");
	}
	expect(table, "a         b\n"
				  "12345678  |\n"
				  "1234567…  |\n"
				  "一二三四  |\n"
				  "一二三…   |\n");
	az_table_free(table);
}

static void a_long_text_is_wrapped_at_the_width(void **state)
{
	(void)state;
	static const az_column columns[] = {{.zh = "甲", .en = "a"},
		{.zh = "乙", .en = "b", .fit = AZ_FIT_WRAP, .width = 5}, {.zh = "丙", .en = "c"}};
	az_table *table = az_table_new(columns, 3, AZ_EN);
	add_row(table, "1", "一二三四五", "x");
	add_row(table, "2", "y", "z");
	expect(table, "a  b      c\n"
				  "1  一二   x\n"
				  "   三四\n"
				  "   五\n"
				  "2  y      z\n");
	az_table_free(table);
}

static void a_page_is_full_at_its_end_and_later_pages_keep_the_widths(void **state)
{
	(void)state;
	az_table *table = az_table_new(plain, 3, AZ_EN);
	size_t rows = 0;
	for (; !az_table_is_full(table); rows++)
		add_row(table, rows ? "a" : "a long number", "1", "b");
	assert_in_range(rows, 100, 100000);
	az_buffer out = {0};
	az_table_write(table, &out);
	az_buffer_free(&out);
	assert_false(az_table_is_full(table));
	add_row(table, "c", "2", "d");
	expect(table, "c                    2  d\n");
	az_table_free(table);
}

static void a_cell_longer_than_any_buffer_is_whole(void **state)
{
	(void)state;
	char text[5000];
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	az_table *table = az_table_new(plain, 1, AZ_EN);
	az_table_cell(table, text);
	az_buffer out = {0};
	az_table_write(table, &out);
	assert_int_equal(out.length, strlen("number\n") + sizeof text);
	az_buffer_free(&out);
	az_table_free(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_align_by_the_width_of_chinese_characters),
		cmocka_unit_test(heads_are_in_the_language_asked_for),
		cmocka_unit_test(a_table_without_rows_is_its_heads),
		cmocka_unit_test(no_line_ends_in_blanks),
		cmocka_unit_test(nothing_that_moves_a_terminal_comes_through),
		cmocka_unit_test(a_long_text_is_cut_with_an_ellipsis_at_the_width),
		cmocka_unit_test(a_long_text_is_wrapped_at_the_width),
		cmocka_unit_test(a_page_is_full_at_its_end_and_later_pages_keep_the_widths),
		cmocka_unit_test(a_cell_longer_than_any_buffer_is_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
