#include "model/date.h"

#include <string.h>

#include "model/fold.h"
#include "base/words.h"

enum { FIRST_YEAR = AZ_DATE_YEAR_FIRST, LAST_YEAR = AZ_DATE_YEAR_LAST };

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* The year is counted from March, so that the leap day is its last and needs no case of its own.
 * All years here are positive. */
static int32_t day_number(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return (int32_t)(y * 365 + y / 4 - y / 100 + y / 400 + of_year - 719468);
}

void az_date_split(int32_t day, int *year, int *month, int *day_of_month)
{
	int64_t shifted = (int64_t)day + 719468;
	int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int of_era = (int)(shifted - era * 146097);
	int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int from_march = (5 * of_year + 2) / 153;
	*day_of_month = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = (int)(era * 400) + year_of_era + (*month <= 2);
}

az_date az_date_of(int year, int month, int day)
{
	return (az_date){day_number(year, month, day), AZ_DAY};
}

int32_t az_date_last(az_date date)
{
	int year, month, day;
	az_date_split(date.first, &year, &month, &day);
	if (date.precision == AZ_MONTH)
		return day_number(year, month, month_days(year, month));
	return date.precision == AZ_YEAR ? day_number(year, 12, 31) : date.first;
}

static bool in_range(int64_t day)
{
	return day >= day_number(FIRST_YEAR, 1, 1) && day <= day_number(LAST_YEAR, 12, 31);
}

/* Reading. */

static const char *no_such_day(int month, int day)
{
	static const char *const names[][2] = {
		[2] = {AZ_N("there is no 30 February"), AZ_N("there is no 31 February")},
		[4] = {NULL, AZ_N("there is no 31 April")},
		[6] = {NULL, AZ_N("there is no 31 June")},
		[9] = {NULL, AZ_N("there is no 31 September")},
		[11] = {NULL, AZ_N("there is no 31 November")},
	};
	if (month == 2 && day == 29)
		return AZ_N("there is no 29 February in that year");
	return day == 30 || day == 31 ? names[month][day - 30] : AZ_N("a month has the days 1 to 31");
}

/* Up to nine digits as a number; how many there were. */
static int take_digits(const char **text, int *value)
{
	int count = 0;
	*value = 0;
	while (count < 9 && az_is_digit(**text)) {
		*value = *value * 10 + (*(*text)++ - '0');
		count++;
	}
	return count;
}

/* One or two digits behind a separator. */
static bool take_part(const char **text, int *value)
{
	int count = take_digits(text, value);
	return count == 1 || count == 2;
}

typedef struct parts {
	int year, month, day; /* month and day are -1 where the text has none */
} parts;

static const char *const shape = AZ_N("it is not written as 2026-02-17, 2026-02 or 2026");

/* Behind the year of 2026年2月17日. */
static bool read_chinese(const char *text, parts *date, const char **why)
{
	*why = shape;
	if (*text && (!take_part(&text, &date->month) || !az_skip(&text, "月")))
		return false;
	if (*text && (!take_part(&text, &date->day) || !az_skip(&text, "日")))
		return false;
	return !*text;
}

/* Behind the year of 2026-02-17; the same sign stands in both places. */
static bool read_separated(const char *text, parts *date, const char **why)
{
	*why = shape;
	if (!*text)
		return true;
	char sign = *text++;
	if ((sign != '-' && sign != '/') || !take_part(&text, &date->month))
		return false;
	if (!*text)
		return true;
	if (*text++ != sign || !take_part(&text, &date->day))
		return false;
	if (*text == ' ' || *text == 'T')
		*why = AZ_N("it has a time of day, and a date has none");
	return !*text;
}

static bool check_parts(const parts *date, const char **why)
{
	*why = AZ_N("the year is outside 1900 to 2199");
	if (date->year < FIRST_YEAR || date->year > LAST_YEAR)
		return false;
	if (date->month < 0)
		return true;
	*why = AZ_N("a year has the months 1 to 12");
	if (date->month < 1 || date->month > 12)
		return false;
	if (date->day < 0 || (date->day >= 1 && date->day <= month_days(date->year, date->month)))
		return true;
	*why = no_such_day(date->month, date->day);
	return false;
}

bool az_date_parse(const char *text, size_t length, az_date *date, const char **why)
{
	char folded[48];
	parts read = {0, -1, -1};
	*why = shape;
	if (!az_fold(text, length, folded, sizeof folded))
		return false;
	const char *p = folded;
	int digits = take_digits(&p, &read.year);
	if (digits > 0 && digits != 4)
		*why = AZ_N("the year is not written with four digits, apart from month and day");
	if (digits != 4)
		return false;
	bool whole = az_skip(&p, "年") ? read_chinese(p, &read, why) : read_separated(p, &read, why);
	if (!whole || !check_parts(&read, why))
		return false;
	date->precision = read.month < 0 ? AZ_YEAR : read.day < 0 ? AZ_MONTH : AZ_DAY;
	date->first =
		day_number(read.year, read.month < 0 ? 1 : read.month, read.day < 0 ? 1 : read.day);
	*why = NULL;
	return true;
}

/* Writing. */

static char *put(char *out, int value, int width)
{
	for (int i = width - 1; i >= 0; i--) {
		out[i] = (char)('0' + value % 10);
		value /= 10;
	}
	return out + width;
}

static char *put_text(char *out, const char *text)
{
	size_t length = strlen(text);
	memcpy(out, text, length);
	return out + length;
}

const char *az_date_format(az_date date, char out[AZ_DATE_TEXT])
{
	int year, month, day;
	az_date_split(date.first, &year, &month, &day);
	char *p = put(out, year, 4);
	if (date.precision != AZ_YEAR) {
		*p++ = '-';
		p = put(p, month, 2);
	}
	if (date.precision == AZ_DAY) {
		*p++ = '-';
		p = put(p, day, 2);
	}
	*p = '\0';
	return out;
}

const char *az_date_format_zh(az_date date, char out[32])
{
	int year, month, day;
	az_date_split(date.first, &year, &month, &day);
	char *p = put_text(put(out, year, 4), "年");
	if (date.precision != AZ_YEAR)
		p = put_text(put(p, month, month < 10 ? 1 : 2), "月");
	if (date.precision == AZ_DAY)
		p = put_text(put(p, day, day < 10 ? 1 : 2), "日");
	*p = '\0';
	return out;
}

/* Four values of precision to a day, so that packed dates order by their first day. */
int64_t az_date_pack(az_date date)
{
	return (int64_t)date.first * 4 + (int64_t)date.precision;
}

bool az_date_unpack(int64_t packed, az_date *date)
{
	if (packed < INT32_MIN || packed > INT32_MAX)
		return false;
	int64_t precision = (packed % 4 + 4) % 4;
	int64_t first = (packed - precision) / 4;
	if (precision > AZ_YEAR || !in_range(first))
		return false;
	int year, month, day;
	az_date_split((int32_t)first, &year, &month, &day);
	if ((precision >= AZ_MONTH && day != 1) || (precision == AZ_YEAR && month != 1))
		return false;
	*date = (az_date){(int32_t)first, (az_precision)precision};
	return true;
}

/* Reckoning. */

int az_date_compare(az_date a, az_date b)
{
	if (az_date_last(a) < b.first)
		return -1;
	if (a.first > az_date_last(b))
		return 1;
	return a.precision == AZ_DAY && b.precision == AZ_DAY ? 0 : AZ_UNDECIDED;
}

bool az_date_days(az_date from, az_date to, int64_t *days)
{
	if (from.precision != AZ_DAY || to.precision != AZ_DAY)
		return false;
	*days = (int64_t)to.first - from.first;
	return true;
}

bool az_date_add_months(az_date date, int64_t months, az_date *out)
{
	enum { MOST = 12 * (LAST_YEAR - FIRST_YEAR + 1) };
	int year, month, day;
	az_date_split(date.first, &year, &month, &day);
	if (months < -MOST || months > MOST || (date.precision == AZ_YEAR && months % 12 != 0))
		return false;
	int total = year * 12 + month - 1 + (int)months;
	year = total / 12;
	month = total % 12 + 1;
	if (year < FIRST_YEAR || year > LAST_YEAR)
		return false;
	int last = month_days(year, month);
	*out = (az_date){day_number(year, month, day < last ? day : last), date.precision};
	return true;
}

bool az_date_add_days(az_date date, int64_t days, az_date *out)
{
	enum { MOST = 366 * (LAST_YEAR - FIRST_YEAR + 1) };
	if (days < -MOST || days > MOST || (date.precision != AZ_DAY && days != 0))
		return false;
	if (!in_range((int64_t)date.first + days))
		return false;
	*out = (az_date){(int32_t)(date.first + days), date.precision};
	return true;
}

/* On the birthday itself the year is not full yet. A birth on 29 February needs no case of its own:
 * in a common year the year is full from 1 March. */
static int64_t full_years(int32_t birth, int32_t on)
{
	int birth_year, birth_month, birth_day, year, month, day;
	az_date_split(birth, &birth_year, &birth_month, &birth_day);
	az_date_split(on, &year, &month, &day);
	bool passed = month > birth_month || (month == birth_month && day > birth_day);
	int64_t years = (int64_t)year - birth_year - (passed ? 0 : 1);
	return years > 0 ? years : 0;
}

bool az_date_age(az_date birth, az_date on, int64_t *years)
{
	if (az_date_last(on) < birth.first)
		return false;
	int64_t least = full_years(az_date_last(birth), on.first);
	int64_t most = full_years(birth.first, az_date_last(on));
	if (least != most)
		return false;
	*years = most;
	return true;
}
