/* The schedule of a profile: what is read, and what is said of what is wrong in it. */
#include "folder.h"

#include "policy/schedule.h"

#define HEAD "profile: test\npolicies: [p]\nschedule:\n"

static void every_kind_of_entry(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "profile.yaml",
		HEAD "  - {name: 每日, every: day}\n"
			 "  - {name: 每周, every: week, on: 周五, grace: 2}\n"
			 "  - {name: w, every: week, on: sunday}\n"
			 "  - {name: 每月, every: month, on: 31, from: 2026-01-01, script: s/monthly.lua}\n"
			 "  - {name: 每季, every: quarter, on: 3-31, scope: {province: 闽, stage: trial}}\n"
			 "  - {name: 每年, every: year, on: 02-29}\n");
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	const az_schedule *schedule = f.policies->schedule;
	assert_int_equal(schedule->count, 6);
	static const int expected[6][4] = {{AZ_EVERY_DAY, 0, 0, 0}, {AZ_EVERY_WEEK, 0, 5, 2},
		{AZ_EVERY_WEEK, 0, 7, 0}, {AZ_EVERY_MONTH, 0, 31, 0}, {AZ_EVERY_QUARTER, 3, 31, 0},
		{AZ_EVERY_YEAR, 2, 29, 0}};
	for (size_t i = 0; i < 6; i++) {
		const az_scheduled *entry = &schedule->items[i];
		assert_int_equal(entry->every, expected[i][0]);
		assert_int_equal(entry->month, expected[i][1]);
		assert_int_equal(entry->day, expected[i][2]);
		assert_int_equal(entry->grace, expected[i][3]);
		assert_int_equal(entry->from == INT32_MIN, i != 3);
	}
	assert_string_equal(schedule->items[3].script, "s/monthly.lua");
	assert_int_equal(schedule->items[4].scope_count, 2);
	assert_string_equal(schedule->items[4].scope[0], "province=闽");
	assert_string_equal(schedule->items[4].scope[1], "stage=trial");
	folder_free(&f);
}

static void a_profile_without_one_has_an_empty_one(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_int_equal(f.policies->schedule->count, 0);
	folder_free(&f);
}

static void what_is_wrong_is_named_with_its_mend(void **state)
{
	(void)state;
	static const mistake MISTAKES[] = {
		{"  - {name: a, every: month}\n",
			"profile.yaml:4:5: 'on' is missing; write a day of the month, 31 for its last: on: 31"},
		{"  - {every: day}\n",
			"profile.yaml:4:5: 'name' is missing; write the name that its runs have: name: ..."},
		{"  - {name: a}\n",
			"profile.yaml:4:5: 'every' is missing; write every: day, week, month, quarter or year"},
		{"  - {name: a, every: weak, on: monday}\n",
			"profile.yaml:4:22: 'weak' is no every; did you mean 'week'?"},
		{"  - {name: a, every: day, on: 3}\n",
			"profile.yaml:4:27: what comes every day has no day of its own; leave it out"},
		{"  - {name: a, every: week, on: 1}\n", "profile.yaml:4:32: '1' is no day on which 'week' "
												"can fall; write a weekday: on: monday"},
		{"  - {name: a, every: month, on: 32}\n",
			"profile.yaml:4:33: '32' is no day on which 'month' can fall; write a day of the "
			"month, 31 for its "
			"last: on: 31"},
		{"  - {name: a, every: month, on: 0}\n",
			"profile.yaml:4:33: '0' is no day on which 'month' can fall; write a day of the month, "
			"31 for its "
			"last: on: 31"},
		{"  - {name: a, every: quarter, on: 4-1}\n",
			"profile.yaml:4:35: '4-1' is no day on which 'quarter' can fall; write the month of "
			"the quarter, 1 to "
			"3, and a day: on: 3-31"},
		{"  - {name: a, every: year, on: 02-30}\n",
			"profile.yaml:4:32: '02-30' is no day on which 'year' can fall; write a month and a "
			"day: on: 12-31"},
		{"  - {name: a, every: year, on: 12-31x}\n",
			"profile.yaml:4:32: '12-31x' is no day on which 'year' can fall; write a month and a "
			"day: on: 12-31"},
		{"  - {name: a, every: day, grace: soon}\n",
			"profile.yaml:4:34: 'soon' is no number of days from 0 to 366; write how many days "
			"after the day it may be done: grace: 5"},
		{"  - {name: a, every: day, grace: 367}\n",
			"profile.yaml:4:34: '367' is no number of days from 0 to 366; write how many days "
			"after the day it may be done: grace: 5"},
		{"  - {name: a, every: day, from: 2026-02}\n",
			"profile.yaml:4:33: '2026-02' is not known to the day; "
			"write the day too, as 2026-03-01"},
		{"  - {name: a, every: day, scope: [x]}\n",
			"profile.yaml:4:34: 'scope' is not a map; write {field: value}, as {province: 闽}"},
		{"  - {name: a, every: day, script: /x.lua}\n",
			"profile.yaml:4:35: '/x.lua' is an absolute path, which another machine does not have; "
			"write it as seen from the profile's own folder"},
		{"  - {name: a, every: day, at: 3}\n",
			"profile.yaml:4:27: at: an entry of a schedule has no such key; known are name, every, "
			"on, from, grace, scope, script"},
		{"  - {name: a, every: day}\n  - {name: a, every: week, on: monday}\n",
			"profile.yaml:5:5: the schedule has 'a' already, in line 4; give one of the two "
			"another "
			"name"},
		{"  name: a\n",
			"profile.yaml:4:3: 'schedule' is not a list; write a list of {name, every, on}"},
	};
	check_mistakes("profile.yaml", HEAD, MISTAKES, sizeof MISTAKES / sizeof MISTAKES[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_entry),
		cmocka_unit_test(a_profile_without_one_has_an_empty_one),
		cmocka_unit_test(what_is_wrong_is_named_with_its_mend),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
