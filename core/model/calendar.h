/*
 * A calendar of working days: which days of a year are worked, as the State Council's yearly notices
 * have it. Monday to Friday are worked and Saturday and Sunday are not, but for what the notice moves.
 * A year that the calendar lacks is not guessed: whoever asks is told the year. Pure functions over
 * immutable data, any thread.
 */
#ifndef AZ_MODEL_CALENDAR_H
#define AZ_MODEL_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/problem.h"

typedef struct az_calendar_year {
	int year;
	int32_t first; /* 1 January, as a day number */
	const char
		*source; /* the notices that it follows, and where it is so that nobody verified it */
	bool verified;
	uint16_t before[367]; /* [i]: how many working days lie before the i-th day, from 0 */
	az_place place;
} az_calendar_year;

typedef struct az_calendar {
	const char *name;              /* "china" */
	const az_calendar_year *years; /* ascending */
	size_t count;
} az_calendar;

/* What a day is, apart from its weekday. */
typedef enum az_day_sort { AZ_DAY_PLAIN = 0, AZ_DAY_HOLIDAY, AZ_DAY_WORKED } az_day_sort;

bool az_day_is_weekend(int32_t day);

/* 1 January of the year, and how many days the year has. */
int32_t az_year_first(int year);
int az_year_length(int year);

/* Fills a year's counts from the sort of each of its days (`sorts` holds az_year_length of them). */
void az_calendar_fill(az_calendar_year *year, const unsigned char *sorts);

/* NULL where the calendar lacks the year; the calendar itself may be NULL. */
const az_calendar_year *az_calendar_find(const az_calendar *calendar, int year);

/* The working days after `from` up to and with `to`; below zero where `to` is the earlier. 0, or the
 * year that the calendar lacks. No year is asked for where the two are one day. */
int az_calendar_between(const az_calendar *calendar, int32_t from, int32_t to, int64_t *days);

/* The n-th working day after a day, before it where n is below zero; the day itself for 0. 0, or the
 * year that the calendar lacks. */
int az_calendar_move(const az_calendar *calendar, int32_t from, int64_t n, int32_t *day);

#endif
