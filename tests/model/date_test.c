/* Dates, known to the day, the month or the year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/date.h"

static az_date of(const char *text)
{
	az_date date = {0};
	const char *why = NULL;
	if (!az_date_parse(text, strlen(text), &date, &why))
		fail_msg("%s: %s", text, why);
	return date;
}

static void assert_reads(const char *text, const char *canonical)
{
	char out[AZ_DATE_TEXT];
	assert_string_equal(az_date_format(of(text), out), canonical);
}

static void assert_refused(const char *text, const char *reason)
{
	az_date date = {42, AZ_MONTH};
	const char *why = NULL;
	if (az_date_parse(text, strlen(text), &date, &why))
		fail_msg("%s was read", text);
	if (!why || !strstr(why, reason))
		fail_msg("%s: %s", text, why ? why : "no reason");
	assert_int_equal(date.first, 42);
}

static void reads_three_precisions(void **state)
{
	(void)state;
	assert_reads("2026-02-17", "2026-02-17");
	assert_reads("2026-02", "2026-02");
	assert_reads("2026", "2026");
	assert_int_equal(of("2026-02-17").precision, AZ_DAY);
	assert_int_equal(of("2026-02").precision, AZ_MONTH);
	assert_int_equal(of("2026").precision, AZ_YEAR);
}

static void reads_what_people_write(void **state)
{
	(void)state;
	assert_reads("2026年2月17日", "2026-02-17");
	assert_reads("2026年02月07日", "2026-02-07");
	assert_reads("2026年2月", "2026-02");
	assert_reads("2026年", "2026");
	assert_reads("2026/2/17", "2026-02-17");
	assert_reads("2026-2-7", "2026-02-07");
	assert_reads("２０２６－０２－１７", "2026-02-17");
	assert_reads(" \t2026-02-17　", "2026-02-17");
}

static void refuses_what_is_no_date(void **state)
{
	(void)state;
	const char *shape = "it is not written as 2026-02-17";
	assert_refused("", shape);
	assert_refused("soon", shape);
	assert_refused("2026-", shape);
	assert_refused("2026-02-", shape);
	assert_refused("2026-02/17", shape);
	assert_refused("2026-123-1", shape);
	assert_refused("2026.2.17", shape);
	assert_refused("2026年2", shape);
	assert_refused("2026年2月17", shape);
	assert_refused("2026-02-17x", shape);
	assert_refused("26-02-17", "four digits");
	assert_refused("20260217", "four digits");
	assert_refused("2026-02-17 08:30:00", "time of day");
	assert_refused("2026-02-17T00:00:00Z", "time of day");
	assert_refused("2026-02-17\xff", shape);
	assert_refused("0000000000000000000000000000000000000000000000000000000000002026", shape);
}

static void refuses_days_that_never_were(void **state)
{
	(void)state;
	assert_refused("2026-02-30", "no 30 February");
	assert_refused("2024-02-31", "no 31 February");
	assert_refused("2026-02-29", "no 29 February in that year");
	assert_refused("2100-02-29", "no 29 February in that year");
	assert_refused("1900-02-29", "no 29 February in that year");
	assert_refused("2026-04-31", "no 31 April");
	assert_refused("2026-06-31", "no 31 June");
	assert_refused("2026-09-31", "no 31 September");
	assert_refused("2026-11-31", "no 31 November");
	assert_refused("2026-01-32", "1 to 31");
	assert_refused("2026-02-32", "1 to 31");
	assert_refused("2026-01-00", "1 to 31");
	assert_refused("2026-00-01", "1 to 12");
	assert_refused("2026-13", "1 to 12");
	assert_refused("1899-12-31", "1900 to 2199");
	assert_refused("2200", "1900 to 2199");
	assert_reads("2024-02-29", "2024-02-29");
	assert_reads("2000-02-29", "2000-02-29");
	assert_reads("1900-01-01", "1900-01-01");
	assert_reads("2199-12-31", "2199-12-31");
}

static void counts_days_from_1970(void **state)
{
	(void)state;
	assert_int_equal(of("1970-01-01").first, 0);
	assert_int_equal(of("1969-12-31").first, -1);
	assert_int_equal(of("2000-03-01").first, 11017);
	assert_int_equal(of("2026-02-17").first, 20501);
	assert_int_equal(az_date_of(2026, 2, 17).first, 20501);
}

static void every_day_follows_the_one_before(void **state)
{
	(void)state;
	char out[AZ_DATE_TEXT];
	int before = 0;
	for (int32_t day = of("1900-01-01").first; day <= of("2199-12-31").first; day++) {
		int year, month, d;
		az_date_split(day, &year, &month, &d);
		assert_int_equal(az_date_of(year, month, d).first, day);
		int now = year * 10000 + month * 100 + d;
		assert_true(now > before);
		before = now;
		az_date date = {day, AZ_DAY};
		assert_int_equal(of(az_date_format(date, out)).first, day);
	}
}

static void knows_the_last_day(void **state)
{
	(void)state;
	assert_int_equal(az_date_last(of("2026-02")), of("2026-02-28").first);
	assert_int_equal(az_date_last(of("2024-02")), of("2024-02-29").first);
	assert_int_equal(az_date_last(of("2026-12")), of("2026-12-31").first);
	assert_int_equal(az_date_last(of("2024")), of("2024-12-31").first);
	assert_int_equal(az_date_last(of("2026-02-17")), of("2026-02-17").first);
}

static void shows_only_what_is_known(void **state)
{
	(void)state;
	char out[32];
	assert_string_equal(az_date_format_zh(of("2026-02-07"), out), "2026年2月7日");
	assert_string_equal(az_date_format_zh(of("2026-11-30"), out), "2026年11月30日");
	assert_string_equal(az_date_format_zh(of("2026-02"), out), "2026年2月");
	assert_string_equal(az_date_format_zh(of("2026"), out), "2026年");
}

static void packs_and_unpacks(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"1900-01-01", "1900", "1969-12-31", "1969-12", "1970", "2026-02-17", "2026-02", "2199"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		az_date date = of(texts[i]), back = {0};
		assert_true(az_date_unpack(az_date_pack(date), &back));
		assert_int_equal(back.first, date.first);
		assert_int_equal(back.precision, date.precision);
	}
	assert_true(az_date_pack(of("2026-01-31")) < az_date_pack(of("2026-02-01")));
	assert_true(az_date_pack(of("1969-12-31")) < az_date_pack(of("1970-01-01")));
	assert_true(az_date_pack(of("2026-01-01")) != az_date_pack(of("2026-01")));
}

static void refuses_numbers_that_no_date_packs_to(void **state)
{
	(void)state;
	az_date date;
	int64_t day = of("2026-02-17").first;
	assert_false(az_date_unpack(day * 4 + 1, &date)); /* a month that begins on the 17th */
	assert_false(az_date_unpack(day * 4 + 2, &date));
	assert_false(az_date_unpack(day * 4 + 3, &date)); /* no such precision */
	assert_false(az_date_unpack((int64_t)of("2026-02-01").first * 4 + 2, &date));
	assert_false(az_date_unpack(((int64_t)of("1900-01-01").first - 1) * 4, &date));
	assert_false(az_date_unpack(((int64_t)of("2199-12-31").first + 1) * 4, &date));
	assert_false(az_date_unpack(INT64_MIN, &date));
	assert_false(az_date_unpack(INT64_MAX, &date));
}

static void assert_compares(const char *a, const char *b, int expected)
{
	int mirrored = expected == AZ_UNDECIDED ? AZ_UNDECIDED : -expected;
	if (az_date_compare(of(a), of(b)) != expected || az_date_compare(of(b), of(a)) != mirrored)
		fail_msg("%s and %s", a, b);
}

static void compares_only_what_is_decided(void **state)
{
	(void)state;
	assert_compares("2025-06-15", "2025-06-15", 0);
	assert_compares("2025-06-14", "2025-06-15", -1);
	/* The month ends the day before: it is earlier whatever its day. */
	assert_compares("2025-06", "2025-07-01", -1);
	assert_compares("2025-06", "2025-06-30", AZ_UNDECIDED);
	assert_compares("2025-06", "2025-06-15", AZ_UNDECIDED);
	assert_compares("2025-06", "2025-06-01", AZ_UNDECIDED);
	assert_compares("2025-06", "2025-05-31", 1);
	assert_compares("2024-02", "2024-02-29", AZ_UNDECIDED);
	assert_compares("2023-02", "2023-03-01", -1);
	assert_compares("2025", "2026-01-01", -1);
	assert_compares("2025", "2025-12-31", AZ_UNDECIDED);
	assert_compares("2025", "2025-06", AZ_UNDECIDED);
	assert_compares("2025", "2026", -1);
	assert_compares("2025-06", "2025-07", -1);
	/* Two crimes of one month need not be of one day. */
	assert_compares("2025-06", "2025-06", AZ_UNDECIDED);
	assert_compares("2025", "2025", AZ_UNDECIDED);
}

static void counts_days_between_known_days(void **state)
{
	(void)state;
	int64_t days = 0;
	assert_true(az_date_days(of("2026-08-20"), of("2026-10-31"), &days));
	assert_int_equal(days, 72);
	assert_true(az_date_days(of("2024-03-01"), of("2024-02-28"), &days));
	assert_int_equal(days, -2);
	assert_false(az_date_days(of("2026-08"), of("2026-10-31"), &days));
	assert_false(az_date_days(of("2026-08-20"), of("2026"), &days));
}

static void assert_months(const char *from, int64_t months, const char *expected)
{
	char out[AZ_DATE_TEXT];
	az_date date = {0};
	assert_true(az_date_add_months(of(from), months, &date));
	assert_string_equal(az_date_format(date, out), expected);
}

static void adds_months(void **state)
{
	(void)state;
	assert_months("2026-01-31", 1, "2026-02-28");
	assert_months("2024-01-31", 1, "2024-02-29");
	assert_months("2024-02-29", 12, "2025-02-28");
	assert_months("2024-02-29", 48, "2028-02-29");
	assert_months("2026-12-15", 1, "2027-01-15");
	assert_months("2026-01-15", -1, "2025-12-15");
	assert_months("2026-03-31", -1, "2026-02-28");
	assert_months("2026-11", 3, "2027-02");
	assert_months("2026", 24, "2028");
	assert_months("2026-05-05", 0, "2026-05-05");
}

static void adding_ends_where_the_years_end(void **state)
{
	(void)state;
	az_date date;
	assert_false(az_date_add_months(of("2199-12-31"), 1, &date));
	assert_false(az_date_add_months(of("1900-01-01"), -1, &date));
	assert_false(az_date_add_months(of("2026-01-01"), INT64_MAX, &date));
	assert_false(az_date_add_months(of("2026-01-01"), INT64_MIN, &date));
	assert_false(az_date_add_days(of("2199-12-31"), 1, &date));
	assert_false(az_date_add_days(of("1900-01-01"), -1, &date));
	assert_false(az_date_add_days(of("2026-01-01"), INT64_MAX, &date));
	assert_false(az_date_add_days(of("2026-01-01"), INT64_MIN, &date));
	assert_true(az_date_add_days(of("2024-02-28"), 2, &date));
	assert_int_equal(date.first, of("2024-03-01").first);
}

/* Half a year from some day of 2026, or ten days from some day of a month, is no month or year. */
static void adds_nothing_finer_than_the_date(void **state)
{
	(void)state;
	az_date date;
	assert_false(az_date_add_months(of("2026"), 6, &date));
	assert_false(az_date_add_days(of("2026-02"), 10, &date));
	assert_false(az_date_add_days(of("2026"), 365, &date));
}

enum { NO_ANSWER = -1 };

static void assert_age(const char *birth, const char *on, int64_t expected)
{
	int64_t years = NO_ANSWER;
	bool decided = az_date_age(of(birth), of(on), &years);
	if (decided != (expected != NO_ANSWER) || years != expected)
		fail_msg("born %s, on %s: %d", birth, on, (int)years);
}

static void is_of_age_from_the_day_after_the_birthday(void **state)
{
	(void)state;
	assert_age("2007-09-02", "2025-09-01", 17);
	assert_age("2007-09-02", "2025-09-02", 17);
	assert_age("2007-09-02", "2025-09-03", 18);
	assert_age("2007-12-31", "2025-12-31", 17);
	assert_age("2007-12-31", "2026-01-01", 18);
	assert_age("2007-02-28", "2023-03-01", 16);
	assert_age("2008-02-28", "2024-02-29", 16);
}

static void born_on_29_february(void **state)
{
	(void)state;
	assert_age("2008-02-29", "2022-02-28", 13);
	assert_age("2008-02-29", "2022-03-01", 14);
	assert_age("2008-02-29", "2024-02-29", 15);
	assert_age("2008-02-29", "2024-03-01", 16);
}

static void age_is_decided_when_every_day_agrees(void **state)
{
	(void)state;
	assert_age("2007-09", "2025-08-31", 17);
	assert_age("2007-09", "2025-09-01", 17); /* even for a birth on the 1st */
	assert_age("2007-09", "2025-09-02", NO_ANSWER);
	assert_age("2007-09", "2025-09-30", NO_ANSWER);
	assert_age("2007-09", "2025-10-01", 18);
	assert_age("2007", "2025-01-01", 17);
	assert_age("2007", "2025-06-01", NO_ANSWER);
	assert_age("2007", "2025-12-31", NO_ANSWER);
	assert_age("2007", "2026-01-01", 18);
	assert_age("2007-09-02", "2025-08", 17);
	assert_age("2007-09-02", "2025-09", NO_ANSWER);
	assert_age("2007-09-02", "2025-10", 18);
	assert_age("2007-08-31", "2025-09", 18); /* all September is behind the birthday */
	assert_age("2007-09-01", "2025-09", NO_ANSWER);
	assert_age("1970", "2020", NO_ANSWER);
}

static void nobody_acts_before_birth(void **state)
{
	(void)state;
	assert_age("2007-09-02", "2007-09-02", 0);
	assert_age("2007-09-02", "2007-09-03", 0);
	assert_age("2007-09-02", "2007-09-01", NO_ANSWER);
	assert_age("2007", "2007-06-01", 0);
	assert_age("2007-06-15", "2007", 0); /* it was later in that year */
	assert_age("2007-09-02", "2006", NO_ANSWER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_three_precisions),
		cmocka_unit_test(reads_what_people_write),
		cmocka_unit_test(refuses_what_is_no_date),
		cmocka_unit_test(refuses_days_that_never_were),
		cmocka_unit_test(counts_days_from_1970),
		cmocka_unit_test(every_day_follows_the_one_before),
		cmocka_unit_test(knows_the_last_day),
		cmocka_unit_test(shows_only_what_is_known),
		cmocka_unit_test(packs_and_unpacks),
		cmocka_unit_test(refuses_numbers_that_no_date_packs_to),
		cmocka_unit_test(compares_only_what_is_decided),
		cmocka_unit_test(counts_days_between_known_days),
		cmocka_unit_test(adds_months),
		cmocka_unit_test(adding_ends_where_the_years_end),
		cmocka_unit_test(adds_nothing_finer_than_the_date),
		cmocka_unit_test(is_of_age_from_the_day_after_the_birthday),
		cmocka_unit_test(born_on_29_february),
		cmocka_unit_test(age_is_decided_when_every_day_agrees),
		cmocka_unit_test(nobody_acts_before_birth),
	};
	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
