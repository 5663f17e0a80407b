/* Money in whole fen, ratios in millionths, counts: read from their text, never through a
 * double. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/money.h"

typedef bool parse_fn(const char *text, size_t length, int64_t *value, const char **why);

static void assert_reads(parse_fn *parse, const char *text, int64_t expected)
{
	int64_t value = -42;
	const char *why = NULL;
	if (!parse(text, strlen(text), &value, &why))
		fail_msg("%s: %s", text, why);
	if (value != expected)
		fail_msg("%s: %lld", text, (long long)value);
}

static void assert_refused(parse_fn *parse, const char *text, const char *reason)
{
	int64_t value = -42;
	const char *why = NULL;
	if (parse(text, strlen(text), &value, &why))
		fail_msg("%s was read as %lld", text, (long long)value);
	if (!why || !strstr(why, reason))
		fail_msg("%s: %s", text, why ? why : "no reason");
	assert_int_equal(value, -42);
}

static void reads_yuan(void **state)
{
	(void)state;
	assert_reads(az_money_parse, "862400.00", 86240000);
	assert_reads(az_money_parse, "862400", 86240000);
	assert_reads(az_money_parse, "862400.5", 86240050);
	assert_reads(az_money_parse, "0", 0);
	assert_reads(az_money_parse, "0.01", 1);
	assert_reads(az_money_parse, "-0.01", -1);
	assert_reads(az_money_parse, "-0", 0);
	assert_reads(az_money_parse, "3000元", 300000);
	assert_reads(az_money_parse, "3000 元", 300000);
	assert_reads(az_money_parse, " 3000　", 300000);
	assert_reads(az_money_parse, "0.29", 29); /* 28 by way of a double */
	assert_reads(az_money_parse, "1035286.69", 103528669);
}

static void reads_wan_and_yi(void **state)
{
	(void)state;
	assert_reads(az_money_parse, "1.2万元", 1200000);
	assert_reads(az_money_parse, "1.2万", 1200000);
	assert_reads(az_money_parse, "3亿元", 30000000000);
	assert_reads(az_money_parse, "3.5亿", 35000000000);
	assert_reads(az_money_parse, "1.234567万元", 1234567); /* the sixth decimal is a fen */
	assert_reads(az_money_parse, "0.000001万元", 1);
	assert_reads(az_money_parse, "0.0000000001亿元", 1);
	assert_refused(az_money_parse, "1.2345678万元", "whole fen");
	assert_refused(az_money_parse, "0.00000000001亿元", "whole fen");
}

static void reads_full_width(void **state)
{
	(void)state;
	assert_reads(az_money_parse, "８６２４００．００", 86240000);
	assert_reads(az_money_parse, "８６２，４００．５０元", 86240050);
	assert_reads(az_money_parse, "１．２万元", 1200000);
	assert_reads(az_money_parse, "－５", -500);
}

static void grouping_commas_stand_before_threes(void **state)
{
	(void)state;
	assert_reads(az_money_parse, "862,400", 86240000);
	assert_reads(az_money_parse, "1,862,400.25", 186240025);
	assert_reads(az_money_parse, "-1,000", -100000);
	assert_reads(az_money_parse, "12,000万元", 12000000000);
	assert_refused(az_money_parse, "8,62,400", "commas");
	assert_refused(az_money_parse, "1000,000", "commas");
	assert_refused(az_money_parse, "86,2400", "commas");
	assert_refused(az_money_parse, "1,0000", "commas");
	assert_refused(az_money_parse, "862,40", "commas");
	assert_refused(az_money_parse, "862,", "commas");
	assert_refused(az_money_parse, "862,,400", "commas");
	assert_refused(az_money_parse, "862,.50", "commas");
	assert_refused(az_money_parse, "1.000,00", "commas");
	assert_refused(az_money_parse, ",862", "not a number");
	assert_refused(az_money_parse, "862、400", "something else");
}

static void refuses_a_third_decimal(void **state)
{
	(void)state;
	assert_refused(az_money_parse, "0.001", "more than two decimals");
	assert_refused(az_money_parse, "3000.125", "more than two decimals");
	assert_refused(az_money_parse, "3000.100", "more than two decimals");
	assert_refused(az_money_parse, "86240000.12345678901234567890", "more than two decimals");
}

static void refuses_what_a_spreadsheet_broke(void **state)
{
	(void)state;
	const char *reason = "written in scientific notation by a spreadsheet";
	assert_refused(az_money_parse, "1.23E+17", reason);
	assert_refused(az_money_parse, "1.23e17", reason);
	assert_refused(az_money_parse, "1E5", reason);
	assert_refused(az_money_parse, "1.5E-3", reason);
	assert_refused(az_money_parse, "１．２３Ｅ＋１７", reason);
	assert_refused(az_count_parse, "1.3E+10", reason);
	assert_refused(az_ratio_parse, "1e-1", reason);
}

static void refuses_what_is_no_amount(void **state)
{
	(void)state;
	assert_refused(az_money_parse, "", "not a number");
	assert_refused(az_money_parse, "-", "not a number");
	assert_refused(az_money_parse, ".5", "not a number");
	assert_refused(az_money_parse, "5.", "not a number");
	assert_refused(az_money_parse, "--5", "not a number");
	assert_refused(az_money_parse, "+5", "not a number");
	assert_refused(az_money_parse, "元", "not a number");
	assert_refused(az_money_parse, "约3000元", "not a number");
	assert_refused(az_money_parse, "0x10", "something else");
	assert_refused(az_money_parse, "inf", "not a number");
	assert_refused(az_money_parse, "nan", "not a number");
	assert_refused(az_money_parse, "3000余元", "something else");
	assert_refused(az_money_parse, "3000美元", "something else");
	assert_refused(az_money_parse, "1.2.3", "something else");
	assert_refused(az_money_parse, "3 000", "something else");
	assert_refused(az_money_parse, "1万亿", "something else");
	assert_refused(az_money_parse, "12\xff", "not a number");
	int64_t fen = 0;
	const char *why = NULL;
	assert_false(az_money_parse("12\0"
								"34",
		5, &fen, &why));
	assert_true(az_money_parse("1234", 2, &fen, &why)); /* the length counts, not the NUL */
	assert_int_equal(fen, 1200);
}

static void stops_at_the_most(void **state)
{
	(void)state;
	assert_reads(az_money_parse, "100000000000000", AZ_MONEY_MOST);
	assert_reads(az_money_parse, "100000000000000.00", AZ_MONEY_MOST);
	assert_reads(az_money_parse, "-100000000000000", -AZ_MONEY_MOST);
	assert_reads(az_money_parse, "1000000亿", AZ_MONEY_MOST);
	assert_reads(az_money_parse, "99999999999999.99", AZ_MONEY_MOST - 1);
	assert_reads(az_money_parse, "000000000000000000000000000001", 100);
	assert_refused(az_money_parse, "100000000000000.01", "above");
	assert_refused(az_money_parse, "100000000000001", "above");
	assert_refused(az_money_parse, "1000000.0000000001亿", "above");
	assert_refused(az_money_parse, "9223372036854775807", "above");
	assert_refused(az_money_parse, "92233720368547758080", "above");
	assert_refused(az_money_parse, "184467440737095516.16", "above");
	assert_refused(az_money_parse, "99999999999999999999999999999999999999999999999999亿", "above");
}

static void writes_yuan(void **state)
{
	(void)state;
	char out[AZ_MONEY_TEXT];
	assert_string_equal(az_money_format(86240000, out), "862400.00");
	assert_string_equal(az_money_format(0, out), "0.00");
	assert_string_equal(az_money_format(-5, out), "-0.05");
	assert_string_equal(az_money_format_grouped(86240000, out), "862,400.00");
	assert_string_equal(az_money_format_grouped(100, out), "1.00");
	assert_string_equal(az_money_format_grouped(99999, out), "999.99");
	assert_string_equal(az_money_format_grouped(-100000, out), "-1,000.00");
	assert_string_equal(az_money_format_grouped(INT64_MIN, out), "-92,233,720,368,547,758.08");
	assert_string_equal(az_money_format_grouped(AZ_MONEY_MOST, out), "100,000,000,000,000.00");
}

static void reads_what_it_writes(void **state)
{
	(void)state;
	char out[AZ_MONEY_TEXT];
	int64_t fen = 1;
	for (int i = 0; i < 2000; i++) {
		assert_reads(az_money_parse, az_money_format(fen, out), fen);
		assert_reads(az_money_parse, az_money_format_grouped(-fen, out), -fen);
		fen = (fen * 31 + i) % AZ_MONEY_MOST;
	}
}

static void arithmetic_says_when_it_overflows(void **state)
{
	(void)state;
	int64_t out = 7;
	assert_true(az_money_add(AZ_MONEY_MOST - 1, 1, &out));
	assert_int_equal(out, AZ_MONEY_MOST);
	assert_true(az_money_add(-AZ_MONEY_MOST, 1, &out));
	assert_false(az_money_add(AZ_MONEY_MOST, 1, &out));
	assert_false(az_money_add(-AZ_MONEY_MOST, -1, &out));
	assert_false(az_money_add(INT64_MAX, INT64_MAX, &out));
	assert_true(az_money_times(AZ_MONEY_MOST / 10, 10, &out));
	assert_false(az_money_times(AZ_MONEY_MOST / 10 + 1, 10, &out));
	assert_false(az_money_times(INT64_MIN, -1, &out));
	assert_true(az_money_times(-300, 3, &out));
	assert_int_equal(out, -900);
}

static void reads_ratios(void **state)
{
	(void)state;
	assert_reads(az_ratio_parse, "0.8", 800000);
	assert_reads(az_ratio_parse, "80%", 800000);
	assert_reads(az_ratio_parse, "８０％", 800000);
	assert_reads(az_ratio_parse, "12.5%", 125000);
	assert_reads(az_ratio_parse, "0.0001%", 1);
	assert_reads(az_ratio_parse, "0.000001", 1);
	assert_reads(az_ratio_parse, "1", 1000000);
	assert_reads(az_ratio_parse, "150%", 1500000);
	assert_reads(az_ratio_parse, "0", 0);
	assert_refused(az_ratio_parse, "0.0000001", "six decimals");
	assert_refused(az_ratio_parse, "0.00001%", "four decimals of a percent");
	assert_refused(az_ratio_parse, "80%%", "something else");
	assert_refused(az_ratio_parse, "八成", "not a number");
	assert_refused(az_ratio_parse, "99999999999", "too large");
}

static void writes_ratios_without_idle_zeros(void **state)
{
	(void)state;
	char out[AZ_MONEY_TEXT];
	assert_string_equal(az_ratio_format(800000, out), "0.8");
	assert_string_equal(az_ratio_format(1000000, out), "1");
	assert_string_equal(az_ratio_format(10000000, out), "10");
	assert_string_equal(az_ratio_format(0, out), "0");
	assert_string_equal(az_ratio_format(1, out), "0.000001");
	assert_string_equal(az_ratio_format(-1500000, out), "-1.5");
}

static void reads_counts(void **state)
{
	(void)state;
	assert_reads(az_count_parse, "0", 0);
	assert_reads(az_count_parse, "126", 126);
	assert_reads(az_count_parse, "１２", 12);
	assert_reads(az_count_parse, "1,234,567", 1234567);
	assert_refused(az_count_parse, "126.0", "decimals");
	assert_refused(az_count_parse, "-1", "below zero");
	assert_refused(az_count_parse, "12个月", "something else");
	assert_refused(az_count_parse, "1,2", "commas");
	assert_refused(az_count_parse, "", "not a number");
	assert_refused(az_count_parse, "99999999999999999999", "too large");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_yuan),
		cmocka_unit_test(reads_wan_and_yi),
		cmocka_unit_test(reads_full_width),
		cmocka_unit_test(grouping_commas_stand_before_threes),
		cmocka_unit_test(refuses_a_third_decimal),
		cmocka_unit_test(refuses_what_a_spreadsheet_broke),
		cmocka_unit_test(refuses_what_is_no_amount),
		cmocka_unit_test(stops_at_the_most),
		cmocka_unit_test(writes_yuan),
		cmocka_unit_test(reads_what_it_writes),
		cmocka_unit_test(arithmetic_says_when_it_overflows),
		cmocka_unit_test(reads_ratios),
		cmocka_unit_test(writes_ratios_without_idle_zeros),
		cmocka_unit_test(reads_counts),
	};
	return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
