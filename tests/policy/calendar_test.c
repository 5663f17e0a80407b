/* Calendars of working days: what loads, what is said of what does not, and what they count. */
#include "folder.h"

#define BEGINNING "calendar: c\nyears:\n  2026:\n"
#define SOURCE "    source: s\n"

static const mistake YEARS[] = {
	{"    holidays: [2026-01-01]\n    worked: []\n",
		"c.yaml:4:5: 'source' is missing; write the notice that it follows: source: ..."},
	{"    holidays: [2026-01-01]\n" SOURCE,
		"c.yaml:4:5: 'worked' is missing; write the days, or [] where there are none"},
	{"    holidays: 2026-01-01\n    worked: []\n" SOURCE,
		"c.yaml:4:15: 'holidays' is not a list; write a list of days of the year"},
	{"    holiday: [2026-01-01]\n    worked: []\n" SOURCE,
		"c.yaml:4:5: holiday: a year of a calendar has no such key; did you mean 'holidays'?\n"
		"c.yaml:4:5: 'holidays' is missing; write the days, or [] where there are none"},
	{"    holidays: [2026-13-01]\n    worked: []\n" SOURCE,
		"c.yaml:4:16: '2026-13-01' is neither a day nor a span of days; write a day as 2026-01-04, "
		"or days as 2026-01-01..2026-01-03"},
	{"    holidays: [2026-02]\n    worked: []\n" SOURCE,
		"c.yaml:4:16: '2026-02' is neither a day nor a span of days; write a day as 2026-01-04, or "
		"days as 2026-01-01..2026-01-03"},
	{"    holidays: [2026-01-01..2026-01]\n    worked: []\n" SOURCE,
		"c.yaml:4:16: '2026-01-01..2026-01' is neither a day nor a span of days; write a day as "
		"2026-01-04, or days as 2026-01-01..2026-01-03"},
	{"    holidays: [2026-01-03..2026-01-01]\n    worked: []\n" SOURCE,
		"c.yaml:4:16: '2026-01-03..2026-01-01' ends before it begins; write the first day, then "
		"the "
		"last"},
	{"    holidays: [2025-12-31]\n    worked: []\n" SOURCE,
		"c.yaml:4:16: '2025-12-31' lies outside of 2026; move it to the year that it lies in; a "
		"span "
		"over New Year is two spans"},
	{"    holidays: [2026-12-31..2027-01-01]\n    worked: []\n" SOURCE,
		"c.yaml:4:16: '2026-12-31..2027-01-01' lies outside of 2026; move it to the year that it "
		"lies "
		"in; a span over New Year is two spans"},
	{"    holidays: [2026-01-01..2026-01-03, 2026-01-03]\n    worked: []\n" SOURCE,
		"c.yaml:4:40: '2026-01-03' does not lie behind the days before it; write the days in their "
		"order, each once"},
	{"    holidays: [2026-05-01, 2026-01-01]\n    worked: []\n" SOURCE,
		"c.yaml:4:28: '2026-01-01' does not lie behind the days before it; write the days in their "
		"order, each once"},
	{"    holidays: []\n    worked: [2026-01-05]\n" SOURCE,
		"c.yaml:5:14: 2026-01-05 is no Saturday and no Sunday; take it out: Monday to Friday are "
		"worked unless they are holidays"},
	{"    holidays: []\n    worked: [2026-01-03..2026-01-05]\n" SOURCE,
		"c.yaml:5:14: 2026-01-05 is no Saturday and no Sunday; take it out: Monday to Friday are "
		"worked unless they are holidays"},
	{"    holidays: [2026-01-01..2026-01-04]\n    worked: [2026-01-04]\n" SOURCE,
		"c.yaml:5:14: 2026-01-04 is a holiday of 2026 already, and cannot be worked too; look into "
		"the notice, and take it out of one of the two"},
	{"    holidays: []\n    worked: []\n" SOURCE "    verified: yes\n",
		"c.yaml:7:15: 'verified' is neither true nor false; write true or false, without quotes"},
	{"    holidays: []\n    worked: []\n" SOURCE "  2025: {holidays: [], worked: [], source: s}\n",
		"c.yaml:7:3: 2025 stands behind 2026; write the years in their order"},
	{"    holidays: []\n    worked: []\n" SOURCE "  2026: {holidays: [], worked: [], source: s}\n",
		"c.yaml:7:3: the key \"2026\" is given twice, first on line 3 and again on line 7; keep "
		"one of "
		"them, or give the other its own name"},
	{"    holidays: []\n    worked: []\n" SOURCE "  26: {holidays: [], worked: [], source: s}\n",
		"c.yaml:7:3: '26' is no year from 1900 to 2199; write a year as 2026"},
};

static const mistake FILES[] = {
	{"calendar: c\n",
		"c.yaml:1:1: 'years' is missing; write years: {2026: {holidays: [...], worked: "
		"[...], source: ...}}"},
	{"calendar: C\nyears: {}\n", "c.yaml:1:11: 'C' cannot be the name of a calendar; write a "
								 "lower-case letter, then letters, "
								 "digits, '_' and '-'"},
	{"years: {}\n", "c.yaml:1:1: 'calendar' is missing; write its name: calendar: china"},
	{"calendar: c\nyears: [2026]\n",
		"c.yaml:2:8: 'years' is not a map; write years: {2026: {holidays: [...], ...}}"},
	{"- 2026\n", "c.yaml:1:1: a calendar is no map; write a map of calendar, years"},
};

static void check_calendars(const char *before, const mistake *mistakes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		folder f;
		char text[2048];
		folder_base(&f);
		snprintf(text, sizeof text, "%s%s", before, mistakes[i].text);
		folder_write(&f, "profile.yaml", "profile: test\npolicies: [p]\ncalendar: c.yaml\n");
		folder_write(&f, "c.yaml", text);
		folder_load(&f);
		assert_string_equal(f.text, mistakes[i].said);
		folder_free(&f);
	}
}

static void a_mistake_in_a_year_is_named_with_its_place_and_mend(void **state)
{
	(void)state;
	check_calendars(BEGINNING, YEARS, sizeof YEARS / sizeof YEARS[0]);
}

static void a_mistake_in_a_calendar_is_named_with_its_place_and_mend(void **state)
{
	(void)state;
	check_calendars("", FILES, sizeof FILES / sizeof FILES[0]);
}

/* ---- who names it -------------------------------------------------------------------------------- */

#define MANIFEST "policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
#define ONE_YEAR "calendar: c\nyears: {2026: {holidays: [], worked: [], source: s}}\n"

static void without_a_calendar_there_is_none(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_null(f.policies->calendar);
	folder_free(&f);
}

static void a_policy_names_its_own(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "p/policy.yaml", MANIFEST "calendar: ../c.yaml\n");
	folder_write(&f, "c.yaml", ONE_YEAR);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_non_null(az_bundle_find(f.bundle, "c.yaml"));
	assert_int_equal(f.policies->calendar->count, 1);
	assert_string_equal(f.policies->calendar->name, "c");
	folder_free(&f);
}

static void check_two(const char *profile_calendar, const char *said)
{
	folder f;
	folder_base(&f);
	folder_write(&f, "profile.yaml", "profile: test\npolicies: [p]\ncalendar: d.yaml\n");
	folder_write(&f, "p/policy.yaml", MANIFEST "calendar: ../c.yaml\n");
	folder_write(&f, "c.yaml", ONE_YEAR);
	folder_write(&f, "d.yaml", profile_calendar);
	folder_load(&f);
	assert_string_equal(f.text, said);
	if (!f.text[0])
		assert_int_equal(f.policies->calendar->count, 2);
	folder_free(&f);
}

static void two_that_are_named_make_one_or_do_not_load(void **state)
{
	(void)state;
	check_two("calendar: c\nyears: {2025: {holidays: [], worked: [], source: s}, 2026: {holidays: "
			  "[], worked: [], source: s}}\n",
		"");
	check_two("calendar: c\nyears: {2026: {holidays: [2026-01-01], worked: [], source: s}}\n",
		"d.yaml:2:9: the year 2026 says something else than in c.yaml:2; make the two the same");
	check_two("calendar: c\nyears: {2026: {holidays: [], worked: [], source: t}}\n",
		"d.yaml:2:9: the year 2026 says something else than in c.yaml:2; make the two the same");
	check_two("calendar: d\nyears: {2025: {holidays: [], worked: [], source: s}}\n",
		"c.yaml:1:11: 'c' is another calendar than 'd' in d.yaml:1; let all policies of a profile "
		"count by one calendar");
}

static void one_that_is_not_there_is_missing_where_it_is_named(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "p/policy.yaml", MANIFEST "calendar: ../c.yaml\n");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_MISSING);
	assert_non_null(strstr(f.text, "p/policy.yaml:5:11: "));
	assert_non_null(strstr(f.text, "c.yaml"));
	folder_free(&f);
}

/* ---- counting ------------------------------------------------------------------------------------ */

/* Thursday 1 January to Saturday 3 are off, Sunday 4 is worked; 2028 is missing, and 2027 is plain. */
#define TWO_YEARS                                                                                  \
	"calendar: c\nyears:\n"                                                                        \
	"  2026: {holidays: [2026-01-01..2026-01-03], worked: [2026-01-04], source: s}\n"              \
	"  2027: {holidays: [], worked: [], source: s, verified: true}\n"                              \
	"  2029: {holidays: [], worked: [], source: s}\n"

static int32_t day(const char *text)
{
	az_date date;
	const char *why;
	assert_true(az_date_parse(text, strlen(text), &date, &why));
	return date.first;
}

static void with_two_years(folder *f)
{
	folder_base(f);
	folder_write(f, "profile.yaml", "profile: test\npolicies: [p]\ncalendar: c.yaml\n");
	folder_write(f, "c.yaml", TWO_YEARS);
	assert_int_equal(folder_load(f), ASSIZE_OK);
}

static void days_are_counted_from_the_day_after_the_first(void **state)
{
	static const struct {
		const char *from, *to;
		int64_t days;
		int missing;
	} rows[] = {
		{"2026-01-01", "2026-01-01", 0, 0},
		{"2025-12-31", "2026-01-01", 0, 0}, /* the day itself is not asked for */
		{"2025-12-31", "2026-01-04", 1, 0},
		{"2025-12-30", "2026-01-04", 0, 2025},
		{"2026-01-02", "2026-01-05", 2, 0},
		{"2026-01-09", "2026-01-11", 0, 0},
		{"2026-01-09", "2026-01-12", 1, 0},
		{"2026-01-12", "2026-01-09", -1, 0},
		{"2026-01-11", "2026-01-09", 0, 0},
		{"2026-12-31", "2027-01-04", 2, 0},
		{"2025-12-31", "2026-12-31", 260, 0},
		{"2027-12-31", "2028-01-01", 0, 2028},
		{"2029-01-01", "2026-06-01", 0, 2028},
		{"2030-01-01", "2030-01-01", 0, 0},
		{"2031-01-01", "2030-01-01", 0, 2030},
	};
	(void)state;
	folder f;
	with_two_years(&f);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t days = 0;
		int missing =
			az_calendar_between(f.policies->calendar, day(rows[i].from), day(rows[i].to), &days);
		if (missing != rows[i].missing || days != rows[i].days)
			fail_msg("%s to %s: %lld, year %d", rows[i].from, rows[i].to, (long long)days, missing);
	}
	assert_int_equal(az_calendar_between(NULL, 0, 1, &(int64_t){0}), 1970);
	folder_free(&f);
}

static void a_date_moves_by_working_days_both_ways(void **state)
{
	static const struct {
		const char *from;
		int64_t n;
		const char *to; /* NULL: the year is missing */
		int missing;
	} rows[] = {
		{"2026-01-03", 0, "2026-01-03", 0},
		{"2024-01-03", 0, "2024-01-03", 0},
		{"2025-12-31", 1, "2026-01-04", 0},
		{"2025-12-31", 2, "2026-01-05", 0},
		{"2026-01-08", 1, "2026-01-09", 0},
		{"2026-01-09", 1, "2026-01-12", 0},
		{"2026-01-10", 1, "2026-01-12", 0},
		{"2026-01-12", -1, "2026-01-09", 0},
		{"2026-01-11", -1, "2026-01-09", 0},
		{"2026-01-05", -1, "2026-01-04", 0},
		{"2026-01-05", -2, NULL, 2025},
		{"2026-12-31", 1, "2027-01-01", 0},
		{"2027-01-01", -1, "2026-12-31", 0},
		{"2026-12-31", 261, "2027-12-31", 0},
		{"2026-12-31", 262, NULL, 2028},
		{"2026-01-01", INT64_MAX, NULL, 2028},
		{"2026-12-31", INT64_MIN, NULL, 2025},
	};
	(void)state;
	folder f;
	with_two_years(&f);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int32_t moved = 0;
		int missing = az_calendar_move(f.policies->calendar, day(rows[i].from), rows[i].n, &moved);
		if (missing != rows[i].missing || (rows[i].to && moved != day(rows[i].to)))
			fail_msg(
				"%s, %lld: day %d, year %d", rows[i].from, (long long)rows[i].n, moved, missing);
	}
	folder_free(&f);
}

static void the_source_of_a_year_says_that_nobody_verified_it(void **state)
{
	(void)state;
	folder f;
	with_two_years(&f);
	assert_string_equal(az_calendar_find(f.policies->calendar, 2026)->source, "s（未核实）");
	assert_string_equal(az_calendar_find(f.policies->calendar, 2027)->source, "s");
	assert_null(az_calendar_find(f.policies->calendar, 2028));
	folder_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mistake_in_a_year_is_named_with_its_place_and_mend),
		cmocka_unit_test(a_mistake_in_a_calendar_is_named_with_its_place_and_mend),
		cmocka_unit_test(without_a_calendar_there_is_none),
		cmocka_unit_test(a_policy_names_its_own),
		cmocka_unit_test(two_that_are_named_make_one_or_do_not_load),
		cmocka_unit_test(one_that_is_not_there_is_missing_where_it_is_named),
		cmocka_unit_test(days_are_counted_from_the_day_after_the_first),
		cmocka_unit_test(a_date_moves_by_working_days_both_ways),
		cmocka_unit_test(the_source_of_a_year_says_that_nobody_verified_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
