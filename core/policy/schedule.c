#include "policy/schedule.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "model/money.h"
#include "policy/key_lists.h"
#include "policy/keys.h"
#include "base/words.h"

enum { GRACE_MOST = 366 };

const char *const az_schedule_keys[] = {
	"name", "every", "on", "from", "grace", "scope", "script", NULL};
const char *const az_schedule_every[] = {"day", "week", "month", "quarter", "year", NULL};
static const char *const WEEKDAYS[][3] = {{"monday", "周一", "星期一"},
	{"tuesday", "周二", "星期二"}, {"wednesday", "周三", "星期三"}, {"thursday", "周四", "星期四"},
	{"friday", "周五", "星期五"}, {"saturday", "周六", "星期六"}, {"sunday", "周日", "星期日"}};

/* How many days a month has at most: February in a leap year. */
static const int MONTH_DAYS[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/* ---- on -------------------------------------------------------------------------------------- */

static bool read_weekday(const char *text, az_scheduled *out)
{
	for (int i = 0; i < 7; i++)
		for (int k = 0; k < 3; k++)
			if (strcmp(WEEKDAYS[i][k], text) == 0)
				out->day = i + 1;
	return out->day > 0;
}

/* One or two digits; where they end, or NULL. */
static const char *read_small(const char *at, int *out)
{
	const char *from = at;
	*out = 0;
	while (*at >= '0' && *at <= '9' && at - from < 2)
		*out = *out * 10 + (*at++ - '0');
	return at > from ? at : NULL;
}

static bool read_day(const char *text, az_scheduled *out)
{
	const char *end = read_small(text, &out->day);
	return end && !*end && out->day >= 1 && out->day <= 31;
}

/* "3-31": a month up to `months`, and a day that such a month may have. */
static bool read_month_day(const char *text, int months, az_scheduled *out)
{
	const char *end = read_small(text, &out->month);
	if (!end || *end != '-' || out->month < 1 || out->month > months)
		return false;
	int most = months == 12 ? MONTH_DAYS[out->month] : 31;
	end = read_small(end + 1, &out->day);
	return end && !*end && out->day >= 1 && out->day <= most;
}

static bool fits(const char *text, az_scheduled *out)
{
	switch (out->every) {
	case AZ_EVERY_WEEK:
		return read_weekday(text, out);
	case AZ_EVERY_MONTH:
		return read_day(text, out);
	case AZ_EVERY_QUARTER:
		return read_month_day(text, 3, out);
	case AZ_EVERY_YEAR:
		return read_month_day(text, 12, out);
	default:
		return false;
	}
}

static const char *mend_of(az_every every)
{
	switch (every) {
	case AZ_EVERY_WEEK:
		return AZ_N("write a weekday: on: monday");
	case AZ_EVERY_MONTH:
		return AZ_N("write a day of the month, 31 for its last: on: 31");
	case AZ_EVERY_QUARTER:
		return AZ_N("write the month of the quarter, 1 to 3, and a day: on: 3-31");
	case AZ_EVERY_YEAR:
		return AZ_N("write a month and a day: on: 12-31");
	default:
		return AZ_N("leave it out");
	}
}

static void read_on(az_load *load, const az_doc *map, az_scheduled *out)
{
	const char *text = NULL;
	const az_doc *on = az_keys_may(map, "on");
	if (!out->every)
		return;
	if (out->every == AZ_EVERY_DAY) {
		if (on)
			az_load_bad_key(
				load, on, mend_of(out->every), "what comes every day has no day of its own");
		return;
	}
	if (!on)
		on = az_keys_need(load, map, "on", mend_of(out->every));
	if (!on || !az_keys_text(load, on, &text) || fits(text, out))
		return;
	az_load_bad(load, on, mend_of(out->every), "'%s' is no day on which '%s' can fall", text,
		az_schedule_every[(int)out->every - 1]);
}

/* ---- the rest of an entry --------------------------------------------------------------------- */

static void read_grace(az_load *load, const az_doc *map, az_scheduled *out)
{
	int64_t days = 0;
	const char *text = NULL, *why = NULL;
	const az_doc *grace = az_keys_may(map, "grace");
	if (!grace || !az_keys_text(load, grace, &text))
		return;
	if (az_count_parse(text, grace->length, &days, &why) && days >= 0 && days <= GRACE_MOST)
		out->grace = (int)days;
	else
		az_load_bad(load, grace, "write how many days after the day it may be done: grace: 5",
			"'%s' is no number of days from 0 to %d", text, (int)GRACE_MOST);
}

static void read_scope(az_load *load, const az_doc *map, az_scheduled *out)
{
	const az_doc *scope = az_keys_may(map, "scope");
	if (!scope)
		return;
	if (scope->kind != AZ_DOC_MAP) {
		az_load_bad(load, scope, "write {field: value}, as {province: 闽}", "'scope' is not a map");
		return;
	}
	const char **parts = az_load_array(load, scope->count, sizeof *parts);
	for (const az_doc *value = scope->first; parts && value; value = value->next) {
		const char *text = NULL;
		if (az_keys_text(load, value, &text))
			parts[out->scope_count++] = az_load_text(load, "%s=%s", value->key, text);
	}
	out->scope = parts;
}

static void read_script(az_load *load, const az_doc *map, az_scheduled *out)
{
	const az_doc *script = az_keys_may(map, "script");
	if (!script || !az_keys_text(load, script, &out->script))
		return;
	if (out->script[0] == '/')
		az_load_bad(load, script, "write it as seen from the profile's own folder",
			"'%s' is an absolute path, which another machine does not have", out->script);
}

static void read_entry(az_load *load, const az_doc *map, az_scheduled *out)
{
	out->place = az_doc_place(map, load->file);
	out->from = INT32_MIN;
	if (!az_keys_map(load, map, "an entry of a schedule", az_schedule_keys))
		return;
	const az_doc *name =
		az_keys_need(load, map, "name", "write the name that its runs have: name: ...");
	const az_doc *every =
		az_keys_need(load, map, "every", "write every: day, week, month, quarter or year");
	const az_doc *from = az_keys_may(map, "from");
	if (name)
		az_keys_text(load, name, &out->name);
	if (every)
		out->every = (az_every)az_keys_choice(load, every, az_schedule_every);
	read_on(load, map, out);
	if (from)
		az_keys_day(load, from, &out->from);
	read_grace(load, map, out);
	read_scope(load, map, out);
	read_script(load, map, out);
}

/* ---- the list --------------------------------------------------------------------------------- */

static void refuse_second(az_load *load, const az_scheduled *items, const az_scheduled *entry)
{
	for (const az_scheduled *other = items; entry->name && other < entry; other++)
		if (other->name && strcmp(other->name, entry->name) == 0)
			az_problems_add(load->problems, entry->place, NULL, "give one of the two another name",
				"the schedule has '%s' already, in line %d", entry->name, other->place.line);
}

void az_schedule_read(az_load *load, const az_doc *profile, az_schedule *out)
{
	const az_doc *list = az_keys_may(profile, "schedule");
	if (!list || !az_keys_list(load, list, "{name, every, on}"))
		return;
	az_scheduled *items = az_load_array(load, list->count, sizeof *items);
	if (!items)
		return;
	for (const az_doc *map = list->first; map; map = map->next) {
		read_entry(load, map, &items[out->count]);
		refuse_second(load, items, &items[out->count++]);
	}
	out->items = items;
}
