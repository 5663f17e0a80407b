/* What an entry would put into its field: a pure look at the source. */
#include "exchange/map/inside.h"

#include <stdio.h>
#include <string.h>

#include "model/date.h"
#include "model/money.h"
#include "model/value.h"

enum { DATE_MOST = 40 };

static map_pick text_pick(const char *text, size_t length, const az_doc *leaf)
{
	return (map_pick){.kind = PICK_TEXT, .text = text, .length = length, .leaf = leaf};
}

static map_pick state_pick(az_state state)
{
	return (map_pick){.kind = PICK_STATE, .state = state};
}

static bool is_many(const map_entry *entry)
{
	return entry->as.type == AZ_SET || entry->as.type == AZ_REFS;
}

/* ---- constants and silence ------------------------------------------------------------------- */

/* The constant with each <n> as the element's number. */
static map_pick pick_constant(map_run *run, const map_entry *entry, const map_place *at)
{
	const char *text = entry->constant;
	const char *mark = strstr(text, "<n>");
	if (!mark && is_many(entry) && strcmp(text, "[]") == 0)
		return state_pick(AZ_KNOWN);
	while (mark) {
		text = az_arena_printf(
			run->scratch, "%.*s%zu%s", (int)(mark - text), text, at->number, mark + 3);
		if (!text) {
			az_map_run_out_of_memory(run);
			return (map_pick){0};
		}
		mark = strstr(text, "<n>");
	}
	return text_pick(text, strlen(text), NULL);
}

static map_pick pick_silence(const map_entry *entry)
{
	if (entry->absent == MAP_NOT_APPLICABLE)
		return state_pick(AZ_NOT_APPLICABLE);
	if (entry->absent != MAP_NONE)
		return (map_pick){0};
	if (is_many(entry))
		return state_pick(AZ_KNOWN);
	const char *none = entry->as.type == AZ_FLAG ? "false" : "0";
	return text_pick(none, strlen(none), NULL);
}

/* ---- turning a text into the field's -------------------------------------------------------- */

/* Reads a date by a pattern (yyyymmdd, dd.mm.yyyy) into yyyy-mm-dd; NULL where it does not fit. */
static const char *turn_date(map_run *run, const char *pattern, const char *text, size_t length)
{
	char year[5] = "", month[3] = "", day[3] = "";
	size_t y = 0, m = 0, d = 0;
	if (length != strlen(pattern) || length > DATE_MOST)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';
		if (pattern[i] == 'y' && digit && y < 4)
			year[y++] = text[i];
		else if (pattern[i] == 'm' && digit && m < 2)
			month[m++] = text[i];
		else if (pattern[i] == 'd' && digit && d < 2)
			day[d++] = text[i];
		else if (pattern[i] != text[i])
			return NULL;
	}
	return az_arena_printf(
		run->scratch, "%s%s%s%s%s", year, m ? "-" : "", month, d ? "-" : "", day);
}

/* Drops what of a date is no fact. */
static const char *cut_date(map_run *run, int known_to, const char *text, size_t length)
{
	az_date date;
	const char *why;
	char out[AZ_DATE_TEXT];
	if (!az_date_parse(text, length, &date, &why))
		return NULL;
	int year, month, day;
	if ((int)date.precision >= known_to)
		return az_arena_copy(run->scratch, text, length);
	az_date_split(date.first, &year, &month, &day);
	az_date_format(date, out);
	out[known_to == AZ_MONTH ? 7 : 4] = '\0';
	return az_arena_string(run->scratch, out);
}

static const char *turn_unit(map_run *run, const char *unit, const char *text, size_t length)
{
	int64_t number;
	const char *why;
	char money[AZ_MONEY_TEXT];
	if (strcmp(unit, "months") == 0 || strcmp(unit, "元") == 0)
		return text;
	if (strcmp(unit, "years") == 0) {
		if (!az_count_parse(text, length, &number, &why) || number > 1000 || number < 0)
			return NULL;
		return az_arena_printf(run->scratch, "%lld", (long long)number * 12);
	}
	if (strcmp(unit, "分") == 0) {
		if (!az_count_parse(text, length, &number, &why))
			return NULL;
		return az_arena_string(run->scratch, az_money_format(number, money));
	}
	return az_arena_printf(run->scratch, "%.*s%s", (int)length, text, unit);
}

/* The text with its unit, its way of writing and its precision turned into the field's; NULL where
 * it does not fit (or memory is out, which shows when it is asked for again). */
static const char *turn(map_run *run, const map_entry *entry, const char *text, size_t length)
{
	if (entry->unit)
		text = turn_unit(run, entry->unit, text, length);
	if (text && entry->written)
		text = turn_date(run, entry->written, text, strlen(text));
	if (text && entry->known_to != AZ_DAY)
		text = cut_date(run, entry->known_to, text, strlen(text));
	return text;
}

static bool fits(const map_entry *entry, const char *text, size_t length)
{
	az_state state;
	az_scalar scalar;
	const char *why;
	if (entry->as.number != 1 && az_state_word(text, length, &state))
		return true;
	switch (entry->as.type) {
	case AZ_TEXT:
	case AZ_REF:
	case AZ_REFS:
		return true;
	case AZ_SET:
		return az_code_named(entry->as.codes, text, length) != NULL;
	default:
		return az_scalar_parse(entry->as.type, entry->as.codes, text, length, &scalar, &why);
	}
}

static bool is_doubtful(const map_entry *entry, const az_doc *leaf)
{
	const az_doc *text = entry->doubtful ? entry->doubtful->first : NULL;
	while (text && !az_doc_is(leaf, text->text))
		text = text->next;
	return text != NULL;
}

static map_pick pick_leaf(map_run *run, const map_entry *entry, const az_doc *leaf)
{
	const char *text = leaf->text;
	const az_doc *row = entry->values ? az_doc_get(entry->values, leaf->text) : NULL;
	if (is_doubtful(entry, leaf))
		return (map_pick){0};
	if (row && row->kind == AZ_DOC_NULL)
		return (map_pick){.kind = PICK_USED, .leaf = leaf};
	if (row)
		text = row->text;
	const char *turned = turn(run, entry, text, strlen(text));
	if (entry->otherwise_notes && (!turned || !fits(entry, turned, strlen(turned))))
		return (map_pick){0};
	/* A text that could not be turned is left as it is, for the field to refuse it by name. */
	if (!turned)
		turned = text;
	return text_pick(turned, strlen(turned), leaf);
}

/* ---- one entry ------------------------------------------------------------------------------- */

map_pick az_map_pick_entry(
	map_run *run, const map_entry *entry, const map_place *at, const az_doc *member)
{
	if (!az_map_holds(run, entry->when, at, false))
		return (map_pick){0};
	if (entry->constant)
		return pick_constant(run, entry, at);
	const az_doc *doc = member ? member : az_map_find(&entry->from, at);
	if (!doc)
		return pick_silence(entry);
	if (doc->kind == AZ_DOC_LIST && doc->count == 1 && az_map_is_scalar(doc->first))
		doc = doc->first;
	if (az_map_is_scalar(doc))
		return pick_leaf(run, entry, doc);
	if (entry->otherwise_notes)
		return (map_pick){0};
	return (map_pick){.kind = doc->kind == AZ_DOC_MAP ? PICK_MAP : PICK_LIST, .leaf = doc};
}
