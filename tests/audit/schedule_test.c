/*
 * What is due: occurrences at the ends of months, quarters and years, in leap years and on weekdays;
 * and what runs do to them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "audit/schedule.h"
#include "model/date.h"

static int32_t day(const char *text)
{
	az_date date;
	const char *why;
	assert_true(az_date_parse(text, strlen(text), &date, &why));
	return date.first;
}

/* The occurrence in which `on` lies, and the next. */
static void check_occurrence(
	const az_scheduled *entry, const char *on, const char *is, const char *next)
{
	char a[AZ_DATE_TEXT], b[AZ_DATE_TEXT];
	int64_t number = az_occurrence_at(entry, day(on));
	az_date_format((az_date){az_occurrence_day(entry, number), AZ_DAY}, a);
	az_date_format((az_date){az_occurrence_day(entry, number + 1), AZ_DAY}, b);
	assert_string_equal(a, is);
	assert_string_equal(b, next);
}

static void the_31st_is_the_last_day_of_any_month(void **state)
{
	(void)state;
	az_scheduled month = {.every = AZ_EVERY_MONTH, .day = 31};
	check_occurrence(&month, "2026-01-31", "2026-01-31", "2026-02-28");
	check_occurrence(&month, "2026-02-27", "2026-01-31", "2026-02-28");
	check_occurrence(&month, "2026-02-28", "2026-02-28", "2026-03-31");
	check_occurrence(&month, "2026-04-30", "2026-04-30", "2026-05-31");
	check_occurrence(&month, "2028-02-28", "2028-01-31", "2028-02-29");
	check_occurrence(&month, "2028-02-29", "2028-02-29", "2028-03-31");
	month.day = 30;
	check_occurrence(&month, "2026-03-01", "2026-02-28", "2026-03-30");
}

static void the_first_of_a_month_over_the_end_of_a_year(void **state)
{
	(void)state;
	az_scheduled month = {.every = AZ_EVERY_MONTH, .day = 1};
	check_occurrence(&month, "2026-12-31", "2026-12-01", "2027-01-01");
	check_occurrence(&month, "2027-01-01", "2027-01-01", "2027-02-01");
	month.day = 15;
	check_occurrence(&month, "2027-01-14", "2026-12-15", "2027-01-15");
}

static void weekdays(void **state)
{
	(void)state;
	az_scheduled week = {.every = AZ_EVERY_WEEK, .day = 1};
	check_occurrence(&week, "2026-10-31", "2026-10-26", "2026-11-02"); /* a Saturday */
	check_occurrence(&week, "2026-11-01", "2026-10-26", "2026-11-02");
	check_occurrence(&week, "2026-11-02", "2026-11-02", "2026-11-09");
	week.day = 7;
	check_occurrence(&week, "2026-10-31", "2026-10-25", "2026-11-01");
	check_occurrence(&week, "2026-11-01", "2026-11-01", "2026-11-08");
	week.day = 4;
	check_occurrence(&week, "1970-01-01", "1970-01-01", "1970-01-08"); /* a Thursday */
	check_occurrence(&week, "1969-12-31", "1969-12-25", "1970-01-01");
	check_occurrence(&week, "1949-10-01", "1949-09-29", "1949-10-06"); /* a Saturday */
}

static void quarters(void **state)
{
	(void)state;
	az_scheduled quarter = {.every = AZ_EVERY_QUARTER, .month = 3, .day = 31};
	check_occurrence(&quarter, "2026-03-30", "2025-12-31", "2026-03-31");
	check_occurrence(&quarter, "2026-06-30", "2026-06-30", "2026-09-30");
	quarter.month = 1;
	quarter.day = 15;
	check_occurrence(&quarter, "2026-01-14", "2025-10-15", "2026-01-15");
	quarter.month = 2;
	quarter.day = 30;
	check_occurrence(&quarter, "2028-03-01", "2028-02-29", "2028-05-30");
}

static void years(void **state)
{
	(void)state;
	az_scheduled year = {.every = AZ_EVERY_YEAR, .month = 12, .day = 31};
	check_occurrence(&year, "2026-12-30", "2025-12-31", "2026-12-31");
	check_occurrence(&year, "2027-01-01", "2026-12-31", "2027-12-31");
	year.month = 2;
	year.day = 29;
	check_occurrence(&year, "2028-02-28", "2027-02-28", "2028-02-29");
	check_occurrence(&year, "2029-02-28", "2029-02-28", "2030-02-28");
}

static void every_day(void **state)
{
	(void)state;
	az_scheduled daily = {.every = AZ_EVERY_DAY};
	check_occurrence(&daily, "2028-02-28", "2028-02-28", "2028-02-29");
	check_occurrence(&daily, "2026-12-31", "2026-12-31", "2027-01-01");
}

/* ---- runs ------------------------------------------------------------------------------------- */

static az_store_run run(int64_t number, const char *name, const char *scope, const char *as_of)
{
	return (az_store_run){.number = number,
		.name = name,
		.scope = scope,
		.as_of = day(as_of),
		.state = AZ_RUN_FINISHED};
}

/* "state due run missed first-missed next" of an entry, as of a day. */
static void check_due(const az_scheduled *entry, const az_store_run *runs, size_t count,
	const char *as_of, const char *expected)
{
	char text[160], due_day[AZ_DATE_TEXT] = "-", first[AZ_DATE_TEXT] = "-", next[AZ_DATE_TEXT];
	az_due due;
	az_arena *arena = az_arena_new();
	assert_true(az_due_on(entry, runs, count, day(as_of), arena, &due));
	az_arena_free(arena);
	if (due.state != AZ_DUE_WAITING)
		az_date_format((az_date){due.day, AZ_DAY}, due_day);
	if (due.missed)
		az_date_format((az_date){due.missed_first, AZ_DAY}, first);
	az_date_format((az_date){due.next, AZ_DAY}, next);
	snprintf(text, sizeof text, "%s %s %lld %lld %s %s", az_due_state_text(due.state), due_day,
		(long long)due.run, (long long)due.missed, first, next);
	assert_string_equal(text, expected);
}

static const az_scheduled MONTHLY = {
	.name = "m", .every = AZ_EVERY_MONTH, .day = 31, .grace = 5, .from = INT32_MIN};

static void without_a_run_only_the_present_one_is_due(void **state)
{
	(void)state;
	check_due(&MONTHLY, NULL, 0, "2026-10-31", "due 2026-10-31 0 0 - 2026-11-30");
	check_due(&MONTHLY, NULL, 0, "2026-10-30", "due 2026-09-30 0 0 - 2026-10-31");
}

static void a_run_does_it_from_its_day_to_the_day_before_the_next(void **state)
{
	(void)state;
	const char *done = "done 2026-09-30 7 0 - 2026-10-31";
	az_store_run first = run(7, "m", "", "2026-09-30"), last = run(7, "m", "", "2026-10-30");
	check_due(&MONTHLY, &first, 1, "2026-10-15", done);
	check_due(&MONTHLY, &last, 1, "2026-10-15", done);
	az_store_run late = run(7, "m", "", "2026-10-31");
	check_due(&MONTHLY, &late, 1, "2026-10-15", "waiting - 0 0 - 2026-10-31");
	az_store_run early = run(7, "m", "", "2026-09-29");
	check_due(&MONTHLY, &early, 1, "2026-10-05", "due 2026-09-30 0 0 - 2026-10-31");
}

static void behind_its_days_of_grace_it_is_missed(void **state)
{
	(void)state;
	az_store_run one = run(1, "m", "", "2026-08-31");
	check_due(&MONTHLY, &one, 1, "2026-10-05", "due 2026-09-30 0 0 - 2026-10-31");
	check_due(&MONTHLY, &one, 1, "2026-10-06", "missed 2026-09-30 0 0 - 2026-10-31");
	check_due(&MONTHLY, &one, 1, "2026-10-31", "due 2026-10-31 0 1 2026-09-30 2026-11-30");
}

static void many_missed_are_counted_since_the_first_run(void **state)
{
	(void)state;
	az_store_run runs[] = {run(1, "m", "", "2024-01-31"), run(2, "m", "", "2024-03-31"),
		run(3, "m", "", "2024-03-31"), run(4, "m", "", "2026-10-31")};
	check_due(&MONTHLY, runs, 1, "2026-10-31", "due 2026-10-31 0 32 2024-02-29 2026-11-30");
	check_due(&MONTHLY, runs, 4, "2026-10-31", "done 2026-10-31 4 31 2024-02-29 2026-11-30");
	az_scheduled daily = {.name = "m", .every = AZ_EVERY_DAY, .from = day("1900-01-01")};
	check_due(&daily, runs, 4, "2026-11-01", "due 2026-11-01 0 46322 1900-01-01 2026-11-02");
}

static void a_missed_one_is_made_up_for_by_a_later_run_as_of_then(void **state)
{
	(void)state;
	az_store_run runs[] = {run(1, "m", "", "2026-07-31"), run(2, "m", "", "2026-09-30"),
		run(3, "m", "", "2026-08-31")};
	check_due(&MONTHLY, runs, 2, "2026-10-01", "done 2026-09-30 2 1 2026-08-31 2026-10-31");
	check_due(&MONTHLY, runs, 3, "2026-10-01", "done 2026-09-30 2 0 - 2026-10-31");
}

static void from_says_what_counts(void **state)
{
	(void)state;
	az_scheduled entry = MONTHLY;
	entry.from = day("2026-07-01");
	check_due(&entry, NULL, 0, "2026-07-30", "waiting - 0 0 - 2026-07-31");
	check_due(&entry, NULL, 0, "2026-07-31", "due 2026-07-31 0 0 - 2026-08-31");
	check_due(&entry, NULL, 0, "2026-10-31", "due 2026-10-31 0 3 2026-07-31 2026-11-30");
	az_store_run old = run(1, "m", "", "2026-03-31");
	check_due(&entry, &old, 1, "2026-08-10", "missed 2026-07-31 0 0 - 2026-08-31");
	entry.from = day("2026-07-31");
	check_due(&entry, NULL, 0, "2026-08-31", "due 2026-08-31 0 1 2026-07-31 2026-09-30");
}

static void a_run_counts_by_name_scope_and_end(void **state)
{
	(void)state;
	static const char *const scope[] = {"province=闽", "court=某 法院"};
	az_scheduled entry = MONTHLY;
	entry.scope = scope;
	entry.scope_count = 2;
	const char *due = "due 2026-09-30 0 0 - 2026-10-31";
	const char *done = "done 2026-09-30 1 0 - 2026-10-31";
	az_store_run one = run(1, "m", "province=闽 court=某 法院", "2026-09-30");
	check_due(&entry, &one, 1, "2026-10-01", done);
	one.scope = "court=某 法院 province=闽";
	check_due(&entry, &one, 1, "2026-10-01", done);
	one.scope = "province=闽";
	check_due(&entry, &one, 1, "2026-10-01", due);
	one.scope = "province=闽 court=某 法院 stage=trial";
	check_due(&entry, &one, 1, "2026-10-01", due);
	one.scope = "x-province=闽 court=某 法院";
	check_due(&entry, &one, 1, "2026-10-01", due);
	one = run(1, "n", "province=闽 court=某 法院", "2026-09-30");
	check_due(&entry, &one, 1, "2026-10-01", due);
	one = run(1, "m", "", "2026-09-30");
	check_due(&MONTHLY, &one, 1, "2026-10-01", done);
	one.scope = "province=闽";
	check_due(&MONTHLY, &one, 1, "2026-10-01", due);
	one = run(1, "m", "", "2026-09-30");
	for (az_run_state is = AZ_RUN_OPEN; is <= AZ_RUN_ABANDONED; is++) {
		one.state = is;
		check_due(&MONTHLY, &one, 1, "2026-10-01", is == AZ_RUN_FINISHED ? done : due);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_31st_is_the_last_day_of_any_month),
		cmocka_unit_test(the_first_of_a_month_over_the_end_of_a_year),
		cmocka_unit_test(weekdays),
		cmocka_unit_test(quarters),
		cmocka_unit_test(years),
		cmocka_unit_test(every_day),
		cmocka_unit_test(without_a_run_only_the_present_one_is_due),
		cmocka_unit_test(a_run_does_it_from_its_day_to_the_day_before_the_next),
		cmocka_unit_test(behind_its_days_of_grace_it_is_missed),
		cmocka_unit_test(many_missed_are_counted_since_the_first_run),
		cmocka_unit_test(a_missed_one_is_made_up_for_by_a_later_run_as_of_then),
		cmocka_unit_test(from_says_what_counts),
		cmocka_unit_test(a_run_counts_by_name_scope_and_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
