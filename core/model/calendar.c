#include "model/calendar.h"

#include "model/date.h"

bool az_day_is_weekend(int32_t day)
{
	/* 1970-01-01 was a Thursday: day 2 is a Saturday. */
	int64_t of_week = ((int64_t)day % 7 + 7 + 5) % 7;
	return of_week < 2;
}

int32_t az_year_first(int year)
{
	return az_date_of(year, 1, 1).first;
}

int az_year_length(int year)
{
	return az_year_first(year + 1) - az_year_first(year);
}

static int year_of(int32_t day)
{
	int year, month, of_month;
	az_date_split(day, &year, &month, &of_month);
	return year;
}

void az_calendar_fill(az_calendar_year *year, const unsigned char *sorts)
{
	int length = az_year_length(year->year);
	year->first = az_year_first(year->year);
	year->before[0] = 0;
	for (int i = 0; i < length; i++) {
		bool weekday = !az_day_is_weekend(year->first + i);
		bool worked = sorts[i] == AZ_DAY_PLAIN ? weekday : sorts[i] == AZ_DAY_WORKED;
		year->before[i + 1] = (uint16_t)(year->before[i] + worked);
	}
}

const az_calendar_year *az_calendar_find(const az_calendar *calendar, int year)
{
	for (size_t i = 0; calendar && i < calendar->count; i++)
		if (calendar->years[i].year == year)
			return &calendar->years[i];
	return NULL;
}

/* Working days from `first` to `last` of one year, both counted. */
static int within(const az_calendar_year *year, int32_t first, int32_t last)
{
	return year->before[last - year->first + 1] - year->before[first - year->first];
}

int az_calendar_between(const az_calendar *calendar, int32_t from, int32_t to, int64_t *days)
{
	int32_t start = from < to ? from : to, end = from < to ? to : from;
	int64_t count = 0;
	for (int32_t first = start + 1; first <= end;) {
		int year = year_of(first);
		const az_calendar_year *found = az_calendar_find(calendar, year);
		if (!found)
			return year;
		int32_t next = az_year_first(year + 1);
		count += within(found, first, next <= end ? next - 1 : end);
		first = next;
	}
	*days = from < to ? count : -count;
	return 0;
}

/* The day of the year, from `first` on, that is the n-th working day, from 1; it has so many. */
static int32_t nth_after(const az_calendar_year *year, int32_t first, int64_t n)
{
	int32_t day = first;
	while (within(year, first, day) < n)
		day++;
	return day;
}

/* The same from `last` back. */
static int32_t nth_before(const az_calendar_year *year, int32_t last, int64_t n)
{
	int32_t day = last;
	while (within(year, day, last) < n)
		day--;
	return day;
}

static int move_on(const az_calendar *calendar, int32_t from, int64_t n, int32_t *day)
{
	for (int32_t first = from + 1;; first = az_year_first(year_of(first) + 1)) {
		const az_calendar_year *year = az_calendar_find(calendar, year_of(first));
		if (!year)
			return year_of(first);
		int worked = within(year, first, az_year_first(year->year + 1) - 1);
		if (n <= worked) {
			*day = nth_after(year, first, n);
			return 0;
		}
		n -= worked;
	}
}

static int move_back(const az_calendar *calendar, int32_t from, int64_t n, int32_t *day)
{
	for (int32_t last = from - 1;; last = az_year_first(year_of(last)) - 1) {
		const az_calendar_year *year = az_calendar_find(calendar, year_of(last));
		if (!year)
			return year_of(last);
		int worked = within(year, year->first, last);
		if (n <= worked) {
			*day = nth_before(year, last, n);
			return 0;
		}
		n -= worked;
	}
}

int az_calendar_move(const az_calendar *calendar, int32_t from, int64_t n, int32_t *day)
{
	*day = from;
	if (n > 0)
		return move_on(calendar, from, n, day);
	return n < 0 ? move_back(calendar, from, n == INT64_MIN ? INT64_MAX : -n, day) : 0;
}
