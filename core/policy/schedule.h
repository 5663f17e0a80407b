/*
 * The schedule of a profile: which audits come round, and when. Read with the profile; it changes no
 * run. What is due on a day is said by audit/schedule.h.
 *
 *     schedule:
 *       - {name: 追赃挽损月度核查, every: month, on: 31, grace: 5, scope: {province: 闽}}
 *
 * `on` is a weekday (monday, 周一) of a week, a day (1 to 31) of a month, a month from 1 to 3 and a day
 * of a quarter (3-31), a month and a day of a year (12-31); a day that a month has not is its last. A
 * run belongs to an entry by its name and scope.
 */
#ifndef AZ_POLICY_SCHEDULE_H
#define AZ_POLICY_SCHEDULE_H

#include "policy/load.h"

typedef enum az_every {
	AZ_EVERY_DAY = 1,
	AZ_EVERY_WEEK,
	AZ_EVERY_MONTH,
	AZ_EVERY_QUARTER,
	AZ_EVERY_YEAR
} az_every;

typedef struct az_scheduled {
	const char *name;
	az_every every;
	int month;                /* YEAR: 1 to 12; QUARTER: 1 to 3; else 0 */
	int day;                  /* WEEK: 1 (Monday) to 7; MONTH, QUARTER, YEAR: 1 to 31; DAY: 0 */
	const char *script;       /* as the profile names it, from its own folder; or NULL */
	const char *const *scope; /* "province=闽", in the file's order */
	size_t scope_count;
	int grace;    /* how many days behind the day it is due and not yet missed */
	int32_t from; /* the first day that counts; INT32_MIN: the first run's */
	az_place place;
} az_scheduled;

typedef struct az_schedule {
	const az_scheduled *items;
	size_t count;
} az_schedule;

/* Reads `schedule` of a profile's map; none where it has no such key. */
void az_schedule_read(az_load *load, const az_doc *profile, az_schedule *out);

#endif
