#include "audit/schedule.h"

#include <stdlib.h>
#include <string.h>

#include "model/date.h"

const char *az_due_state_text(az_due_state state)
{
	static const char *const TEXTS[] = {"waiting", "done", "due", "missed"};
	return TEXTS[state];
}

/* ---- occurrences ------------------------------------------------------------------------------ */

/* Division that rounds down below zero too. */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/* The day in a month counted from year 0, or its last where it has no such day. */
static int32_t day_in_month(int64_t month, int day)
{
	az_date first = az_date_of((int)(month / 12), (int)(month % 12) + 1, 1);
	int32_t last = az_date_last((az_date){first.first, AZ_MONTH});
	int32_t wanted = first.first + day - 1;
	return wanted < last ? wanted : last;
}

int32_t az_occurrence_day(const az_scheduled *entry, int64_t number)
{
	switch (entry->every) {
	case AZ_EVERY_WEEK: /* 1970-01-01 was a Thursday: week 0 began three days before it */
		return (int32_t)(number * 7 - 3 + entry->day - 1);
	case AZ_EVERY_MONTH:
		return day_in_month(number, entry->day);
	case AZ_EVERY_QUARTER:
		return day_in_month(number * 3 + entry->month - 1, entry->day);
	case AZ_EVERY_YEAR:
		return day_in_month(number * 12 + entry->month - 1, entry->day);
	default:
		return (int32_t)number;
	}
}

/* The week, month, quarter or year of a day, whose occurrence may lie behind the day. */
static int64_t period_of(const az_scheduled *entry, int32_t day)
{
	int year, month, of_month;
	az_date_split(day, &year, &month, &of_month);
	switch (entry->every) {
	case AZ_EVERY_WEEK:
		return floor_div((int64_t)day + 3, 7);
	case AZ_EVERY_MONTH:
		return (int64_t)year * 12 + month - 1;
	case AZ_EVERY_QUARTER:
		return (int64_t)year * 4 + (month - 1) / 3;
	case AZ_EVERY_YEAR:
		return year;
	default:
		return day;
	}
}

int64_t az_occurrence_at(const az_scheduled *entry, int32_t day)
{
	int64_t number = period_of(entry, day);
	return az_occurrence_day(entry, number) > day ? number - 1 : number;
}

/* ---- runs ------------------------------------------------------------------------------------- */

static size_t count_parts(const char *scope)
{
	size_t parts = scope[0] != '\0';
	for (const char *c = scope; *c; c++)
		parts += *c == ' ';
	return parts;
}

/* "province=闽" stands in "stage=enforcement province=闽" as a whole part. */
static bool has_part(const char *scope, const char *part)
{
	size_t n = strlen(part);
	for (const char *at = strstr(scope, part); at; at = strstr(at + 1, part))
		if ((at == scope || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
			return true;
	return false;
}

/* A scope is a set of conditions: their order is no difference. */
static bool same_scope(const az_scheduled *entry, const char *scope)
{
	size_t parts = 0;
	for (size_t i = 0; i < entry->scope_count; i++) {
		if (!has_part(scope, entry->scope[i]))
			return false;
		parts += count_parts(entry->scope[i]);
	}
	return parts == count_parts(scope);
}

static bool belongs(const az_scheduled *entry, const az_store_run *run)
{
	return run->state == AZ_RUN_FINISHED && strcmp(run->name, entry->name) == 0 &&
		   same_scope(entry, run->scope);
}

/* The occurrences that were done, ascending, each once. */
typedef struct occurrences {
	int64_t *numbers;
	size_t count;
} occurrences;

static int by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static bool collect(const az_scheduled *entry, const az_store_run *runs, size_t count,
	az_arena *arena, occurrences *out)
{
	size_t kept = 0;
	*out = (occurrences){.numbers = az_arena_array(arena, count + 1, sizeof *out->numbers)};
	if (!out->numbers)
		return false;
	for (size_t i = 0; i < count; i++)
		if (belongs(entry, &runs[i]))
			out->numbers[out->count++] = az_occurrence_at(entry, runs[i].as_of);
	if (out->count)
		qsort(out->numbers, out->count, sizeof *out->numbers, by_number);
	for (size_t i = 0; i < out->count; i++)
		if (!kept || out->numbers[kept - 1] != out->numbers[i])
			out->numbers[kept++] = out->numbers[i];
	out->count = kept;
	return true;
}

/* The newest run of an occurrence, or 0. */
static int64_t run_of(
	const az_scheduled *entry, const az_store_run *runs, size_t count, int64_t number)
{
	for (size_t i = count; i-- > 0;)
		if (belongs(entry, &runs[i]) && az_occurrence_at(entry, runs[i].as_of) == number)
			return runs[i].number;
	return 0;
}

/* ---- due -------------------------------------------------------------------------------------- */

/* The first occurrence that counts. */
static int64_t first_of(const az_scheduled *entry, const occurrences *done, int64_t current)
{
	if (entry->from == INT32_MIN)
		return done->count ? done->numbers[0] : current;
	int64_t number = az_occurrence_at(entry, entry->from);
	return az_occurrence_day(entry, number) < entry->from ? number + 1 : number;
}

/* Counts the occurrences from `first` to the one before `current` that are not among the done. */
static void count_missed(
	const az_scheduled *entry, const occurrences *done, int64_t first, int64_t current, az_due *due)
{
	int64_t expected = first;
	due->missed = current - first;
	for (size_t i = 0; i < done->count; i++) {
		if (done->numbers[i] < first || done->numbers[i] >= current)
			continue;
		due->missed--;
		expected += done->numbers[i] == expected;
	}
	if (due->missed)
		due->missed_first = az_occurrence_day(entry, expected);
}

bool az_due_on(const az_scheduled *entry, const az_store_run *runs, size_t count, int32_t as_of,
	az_arena *arena, az_due *due)
{
	occurrences done;
	*due = (az_due){0};
	if (!collect(entry, runs, count, arena, &done))
		return false;
	int64_t current = az_occurrence_at(entry, as_of);
	int64_t first = first_of(entry, &done, current);
	if (first > current) {
		due->next = az_occurrence_day(entry, first);
		return true;
	}
	due->day = az_occurrence_day(entry, current);
	due->next = az_occurrence_day(entry, current + 1);
	due->run = run_of(entry, runs, count, current);
	bool never = !done.count && entry->from == INT32_MIN;
	if (due->run)
		due->state = AZ_DUE_DONE;
	else
		due->state = never || as_of - due->day <= entry->grace ? AZ_DUE_NOW : AZ_DUE_MISSED;
	count_missed(entry, &done, first, current, due);
	return true;
}
