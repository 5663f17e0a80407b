/*
 * Dates, known to the day, the month or the year. Days are counted from 1970-01-01 in the Gregorian
 * calendar; there is no clock and no time zone here. Pure functions, any thread.
 *
 * A date that is not known to the day stands for every day of its month or year. A comparison that
 * the unknown part decides has no answer (AZ_UNDECIDED), and so the rule is not evaluated.
 */
#ifndef AZ_MODEL_DATE_H
#define AZ_MODEL_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum az_precision { AZ_DAY = 0, AZ_MONTH = 1, AZ_YEAR = 2 } az_precision;

typedef struct az_date {
	int32_t first; /* the first day that it may be */
	az_precision precision;
} az_date;

enum { AZ_UNDECIDED = 2, AZ_DATE_TEXT = 16 };

/* The years that a date may lie in. */
enum { AZ_DATE_YEAR_FIRST = 1900, AZ_DATE_YEAR_LAST = 2199 };

/* "2026-02-17", "2026-02", "2026", also 2026年2月17日 and 2026/2/17. False with a reason in *why
 * ("there is no 30 February") when it is none. Years 1900 to 2199. */
bool az_date_parse(const char *text, size_t length, az_date *date, const char **why);

/* "2026-02-17", "2026-02" or "2026"; returns `out`. */
const char *az_date_format(az_date date, char out[AZ_DATE_TEXT]);

/* 2026年2月17日, as far as it is known; `out` takes 32 bytes. */
const char *az_date_format_zh(az_date date, char out[32]);

az_date az_date_of(int year, int month, int day);
void az_date_split(int32_t day, int *year, int *month, int *day_of_month);

/* The last day that it may be. */
int32_t az_date_last(az_date date);

/* One number for a record's slot, and back; equal dates give equal numbers. `unpack` is false for a
 * number that no date packs to. */
int64_t az_date_pack(az_date date);
bool az_date_unpack(int64_t packed, az_date *date);

/* -1, 0, 1, or AZ_UNDECIDED. Two dates of the same month or year precision and value are undecided,
 * for they need not be the same day. */
int az_date_compare(az_date a, az_date b);

/* Whole days from `from` to `to`; false when either is not known to the day. */
bool az_date_days(az_date from, az_date to, int64_t *days);

/* The same day `months` later, or the last day of that month where it has no such day. False when
 * the result leaves the years above, or cannot be said at the date's precision (ten days from
 * 2026-02). */
bool az_date_add_months(az_date date, int64_t months, az_date *out);
bool az_date_add_days(az_date date, int64_t days, az_date *out);

/* Full years of age on a day: counted from the day AFTER the birthday (法释〔2006〕1号 arts 2-3: a
 * person is 周岁 from the day that follows). False when the unknown part of either decides, or `on`
 * lies before the birth. */
bool az_date_age(az_date birth, az_date on, int64_t *years);

#endif
