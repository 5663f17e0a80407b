/*
 * What of a schedule is due on a day. A pure function of the entry, the store's runs and the day.
 *
 * An occurrence is the day on which an entry comes round; it lasts until the next one. It is done when
 * a finished run with the entry's name and scope has its as-of day within: an audit that was forgotten
 * can be made up for, as of a day of that time. Occurrences count from the entry's `from`, else from
 * the first run's; without either, only the one of the day itself.
 */
#ifndef AZ_AUDIT_SCHEDULE_H
#define AZ_AUDIT_SCHEDULE_H

#include "policy/schedule.h"
#include "store/store.h"

typedef enum az_due_state {
	AZ_DUE_WAITING = 0, /* nothing counts yet: `next` is the first */
	AZ_DUE_DONE,
	AZ_DUE_NOW,   /* within its days of grace, or never run before */
	AZ_DUE_MISSED /* past them; it can still be done */
} az_due_state;

typedef struct az_due {
	az_due_state state;
	int32_t day;          /* of the occurrence in which the as-of day lies; not of WAITING */
	int64_t run;          /* DONE: the newest run that did it */
	int32_t next;         /* the next occurrence */
	int64_t missed;       /* earlier occurrences that no run did */
	int32_t missed_first; /* the oldest of them */
} az_due;

/* "waiting", "done", "due", "missed". */
const char *az_due_state_text(az_due_state state);

/* The number of the occurrence in which a day lies, and the day of an occurrence by its number. */
int64_t az_occurrence_at(const az_scheduled *entry, int32_t day);
int32_t az_occurrence_day(const az_scheduled *entry, int64_t number);

/* False when memory is out. */
bool az_due_on(const az_scheduled *entry, const az_store_run *runs, size_t count, int32_t as_of,
	az_arena *arena, az_due *due);

#endif
