#include "policy/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/words.h"
#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/profile.h"
#include "policy/terms.h"

const char *const az_calendar_keys[] = {"calendar", "years", NULL};
const char *const az_calendar_year_keys[] = {"holidays", "worked", "source", "verified", NULL};

enum { DAYS_MOST = 366 };

/* All calendars that are named, as they are read. */
typedef struct reading {
	az_load *load;
	const char *name;
	az_place place; /* of the name */
	az_calendar_year *years;
	size_t count;
	size_t capacity;
	const char **done; /* the paths of those that were read */
	size_t done_count;
} reading;

/* ---- the days of a year -------------------------------------------------------------------------- */

typedef struct span {
	int32_t first;
	int32_t last;
} span;

static bool read_day(
	az_load *load, const az_doc *value, const char *text, size_t length, int32_t *out)
{
	const char *why = NULL;
	az_date date = {0, AZ_DAY};
	if (az_date_parse(text, length, &date, &why) && date.precision == AZ_DAY) {
		*out = date.first;
		return true;
	}
	az_load_bad(load, value, "write a day as 2026-01-04, or days as 2026-01-01..2026-01-03",
		"'%s' is neither a day nor a span of days", value->text);
	return false;
}

/* "2026-01-04" or "2026-01-01..2026-01-03". */
static bool read_span(az_load *load, const az_doc *value, span *out)
{
	const char *text = NULL;
	if (!az_keys_text(load, value, &text))
		return false;
	const char *dots = strstr(text, "..");
	const char *last = dots ? dots + strlen("..") : text;
	size_t length = dots ? (size_t)(dots - text) : value->length;
	if (!read_day(load, value, text, length, &out->first) ||
		!read_day(load, value, last, strlen(last), &out->last))
		return false;
	if (out->first <= out->last)
		return true;
	az_load_bad(
		load, value, "write the first day, then the last", "'%s' ends before it begins", text);
	return false;
}

/* The span lies in its year, behind the one before it. */
static bool is_in_place(az_load *load, const az_doc *value, const span *days, const span *before,
	const az_calendar_year *year)
{
	if (days->first < year->first || days->last >= az_year_first(year->year + 1)) {
		az_load_bad(load, value,
			"move it to the year that it lies in; a span over New Year is two spans",
			"'%s' lies outside of %d", value->text, year->year);
		return false;
	}
	if (days->first > before->last)
		return true;
	az_load_bad(load, value, "write the days in their order, each once",
		"'%s' does not lie behind the days before it", value->text);
	return false;
}

/* Only a day of the weekend can be moved to be worked, and none is worked and a holiday. */
static bool is_workable(
	az_load *load, const az_doc *value, int32_t day, const az_calendar_year *year, unsigned sort)
{
	char text[AZ_DATE_TEXT];
	az_date_format((az_date){day, AZ_DAY}, text);
	if (sort == AZ_DAY_HOLIDAY)
		az_load_bad(load, value, "look into the notice, and take it out of one of the two",
			"%s is a holiday of %d already, and cannot be worked too", text, year->year);
	else if (!az_day_is_weekend(day))
		az_load_bad(load, value,
			"take it out: Monday to Friday are worked unless they are holidays",
			"%s is no Saturday and no Sunday", text);
	else
		return true;
	return false;
}

static void read_days(az_load *load, const az_doc *map, const char *key, az_day_sort sort,
	const az_calendar_year *year, unsigned char *sorts)
{
	const az_doc *list = az_keys_need(load, map, key, "write the days, or [] where there are none");
	span before = {.last = year->first - 1};
	if (!list || !az_keys_list(load, list, "days of the year"))
		return;
	for (const az_doc *value = list->first; value; value = value->next) {
		span days;
		if (!read_span(load, value, &days) || !is_in_place(load, value, &days, &before, year))
			continue;
		before = days;
		for (int32_t day = days.first; day <= days.last; day++) {
			unsigned char *at = &sorts[day - year->first];
			if (sort == AZ_DAY_WORKED && !is_workable(load, value, day, year, *at))
				break;
			*at = (unsigned char)sort;
		}
	}
}

/* ---- years --------------------------------------------------------------------------------------- */

static bool read_number(az_load *load, const az_doc *entry, int *year)
{
	const char *at = entry->key;
	for (*year = 0; *at >= '0' && *at <= '9' && *year <= AZ_DATE_YEAR_LAST; at++)
		*year = *year * 10 + (*at - '0');
	if (!*at && *year >= AZ_DATE_YEAR_FIRST && *year <= AZ_DATE_YEAR_LAST)
		return true;
	az_load_bad_key(load, entry, "write a year as 2026", "'%s' is no year from %d to %d",
		entry->key, AZ_DATE_YEAR_FIRST, AZ_DATE_YEAR_LAST);
	return false;
}

static void read_year(az_load *load, const az_doc *entry, az_calendar_year *year)
{
	unsigned char sorts[DAYS_MOST] = {AZ_DAY_PLAIN};
	if (!az_keys_map(load, entry, "a year of a calendar", az_calendar_year_keys))
		return;
	read_days(load, entry, "holidays", AZ_DAY_HOLIDAY, year, sorts);
	read_days(load, entry, "worked", AZ_DAY_WORKED, year, sorts);
	az_calendar_fill(year, sorts);
	const az_doc *source =
		az_keys_need(load, entry, "source", "write the notice that it follows: source: ...");
	const az_doc *verified = az_keys_may(entry, "verified");
	if (verified)
		az_keys_flag(load, verified, &year->verified);
	if (!source || !az_keys_text(load, source, &year->source) || year->verified)
		return;
	year->source = az_arena_printf(load->arena, "%s（未核实）", year->source);
	load->no_memory = load->no_memory || !year->source;
}

static az_calendar_year *add_year(reading *r)
{
	if (r->count == r->capacity) {
		size_t capacity = r->capacity ? r->capacity * 2 : 16;
		az_calendar_year *years = az_load_array(r->load, capacity, sizeof *years);
		if (!years)
			return NULL;
		if (r->count)
			memcpy(years, r->years, r->count * sizeof *years);
		r->years = years;
		r->capacity = capacity;
	}
	return &r->years[r->count++];
}

static void read_years(reading *r, const az_doc *years)
{
	int before = 0, number = 0;
	if (years->kind != AZ_DOC_MAP) {
		az_load_bad(
			r->load, years, "write years: {2026: {holidays: [...], ...}}", "'years' is not a map");
		return;
	}
	for (const az_doc *entry = years->first; entry; entry = entry->next) {
		if (!read_number(r->load, entry, &number))
			continue;
		if (number < before)
			az_load_bad_key(r->load, entry, "write the years in their order", "%d stands behind %d",
				number, before);
		before = number;
		az_calendar_year *year = add_year(r);
		if (!year)
			return;
		*year = (az_calendar_year){.year = number,
			.first = az_year_first(number),
			.place = az_doc_key_place(entry, r->load->file)};
		read_year(r->load, entry, year);
	}
}

/* ---- files --------------------------------------------------------------------------------------- */

static void read_name(reading *r, const az_doc *map)
{
	const char *name = NULL;
	const az_doc *value = az_keys_need(r->load, map, "calendar", "write its name: calendar: china");
	if (!value || !az_keys_text(r->load, value, &name))
		return;
	if (!az_term_is_plain(name, "-"))
		az_load_bad(r->load, value, "write a lower-case letter, then letters, digits, '_' and '-'",
			"'%s' cannot be the name of a calendar", name);
	if (r->name && strcmp(r->name, name) != 0)
		az_load_bad(r->load, value, "let all policies of a profile count by one calendar",
			"'%s' is another calendar than '%s' in %s:%d", name, r->name, r->place.file,
			r->place.line);
	if (r->name)
		return;
	r->name = name;
	r->place = az_doc_place(value, r->load->file);
}

static void read_file(reading *r, const az_bundle_file *file)
{
	const az_doc *map = az_load_yaml(r->load, file);
	if (!map || !az_keys_map(r->load, map, "a calendar", az_calendar_keys))
		return;
	read_name(r, map);
	const az_doc *years = az_keys_need(r->load, map, "years",
		"write years: {2026: {holidays: [...], worked: [...], source: ...}}");
	if (years)
		read_years(r, years);
}

static void read_once(reading *r, const char *path)
{
	const az_bundle_file *file = az_bundle_find(r->load->bundle, path);
	for (size_t i = 0; i < r->done_count; i++)
		if (strcmp(r->done[i], path) == 0)
			return;
	if (!file)
		return;
	r->done[r->done_count++] = path;
	read_file(r, file);
}

static void read_of_policy(reading *r, const char *folder)
{
	az_load *load = r->load;
	az_manifest_names named = {0};
	const char *path = az_path_join(load->arena, folder, "policy.yaml");
	const az_bundle_file *manifest = path ? az_bundle_find(load->bundle, path) : NULL;
	if (!path || (manifest && !az_manifest_names_find(load->arena, manifest, folder, &named)))
		load->no_memory = true;
	for (size_t i = 0; i < named.calendar.count; i++)
		read_once(r, named.calendar.items[i].path);
}

/* ---- the whole ----------------------------------------------------------------------------------- */

static int by_year(const void *a, const void *b)
{
	const az_calendar_year *x = a, *y = b;
	int files = strcmp(x->place.file, y->place.file);
	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	return files ? files : (x->place.line > y->place.line) - (x->place.line < y->place.line);
}

static bool is_same(const az_calendar_year *a, const az_calendar_year *b)
{
	return a->source && b->source && strcmp(a->source, b->source) == 0 &&
		   a->verified == b->verified && memcmp(a->before, b->before, sizeof a->before) == 0;
}

/* Orders the years and keeps one of those that are said alike in two calendars. */
static void settle(reading *r, az_calendar *calendar)
{
	size_t kept = 0;
	if (r->count)
		qsort(r->years, r->count, sizeof *r->years, by_year);
	for (size_t i = 0; i < r->count; i++) {
		az_calendar_year *last = kept ? &r->years[kept - 1] : NULL;
		const az_calendar_year *year = &r->years[i];
		if (!last || last->year != year->year)
			r->years[kept++] = *year;
		else if (!is_same(last, year))
			az_problems_add(r->load->problems, year->place, NULL, "make the two the same",
				"the year %d says something else than in %s:%d", year->year, last->place.file,
				last->place.line);
	}
	*calendar = (az_calendar){.name = r->name, .years = r->years, .count = kept};
}

void az_calendar_load(az_load *load)
{
	const az_profile *profile = load->profile;
	reading r = {.load = load};
	r.done = az_load_array(load, load->bundle->count, sizeof *r.done);
	az_calendar *calendar = az_load_array(load, 1, sizeof *calendar);
	if (!r.done || !calendar)
		return;
	for (size_t i = 0; i < profile->calendar.count; i++)
		read_once(&r, profile->calendar.items[i].path);
	for (size_t i = 0; i < profile->policies.count; i++)
		read_of_policy(&r, profile->policies.items[i].path);
	if (!r.done_count)
		return;
	settle(&r, calendar);
	load->policies->calendar = calendar;
}
