#include "policy/check/remark.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"

enum { KEPT_MOST = 10000 };

#define KIND(id, name, level, zh, en) {name, AZ_REMARK_##level, zh, en},
const az_check_kind az_check_kinds[AZ_CHECKS] = {AZ_CHECK_LIST(KIND)};

struct az_remarks {
	az_arena *arena;
	az_remark *items;
	size_t count;
	size_t capacity;
	assize_lang lang;
};

az_remarks *az_remarks_new(assize_lang lang)
{
	az_remarks *remarks = calloc(1, sizeof *remarks);
	if (!remarks)
		return NULL;
	remarks->lang = lang;
	remarks->arena = az_arena_new();
	if (!remarks->arena) {
		free(remarks);
		return NULL;
	}
	return remarks;
}

assize_lang az_remarks_lang(const az_remarks *remarks)
{
	return remarks->lang;
}

void az_remarks_free(az_remarks *remarks)
{
	if (!remarks)
		return;
	az_arena_free(remarks->arena);
	free(remarks->items);
	free(remarks);
}

static az_remark *room(az_remarks *remarks)
{
	if (remarks->count == remarks->capacity) {
		size_t capacity = remarks->capacity ? remarks->capacity * 2 : 64;
		az_remark *items = realloc(remarks->items, capacity * sizeof *items);
		if (!items)
			return NULL;
		remarks->items = items;
		remarks->capacity = capacity;
	}
	return &remarks->items[remarks->count];
}

bool az_remarks_add(az_remarks *remarks, az_check check, az_place place, az_place end,
	const char *mend, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool done = az_remarks_vadd(remarks, check, place, end, mend, format, args);
	va_end(args);
	return done;
}

bool az_remarks_vadd(az_remarks *remarks, az_check check, az_place place, az_place end,
	const char *mend, const char *format, va_list args)
{
	if (remarks->count >= KEPT_MOST)
		return true;
	char what[1024];
	az_words_vformat(what, sizeof what, remarks->lang, format, args);
	mend = az_words(remarks->lang, mend);
	az_remark *remark = room(remarks);
	if (!remark)
		return false;
	*remark = (az_remark){.check = check,
		.place = place,
		.end_line = end.line,
		.end_column = end.column,
		.what = az_arena_string(remarks->arena, what),
		.mend = mend ? az_arena_string(remarks->arena, mend) : NULL};
	if (place.file)
		remark->place.file = az_arena_string(remarks->arena, place.file);
	if (!remark->what || (mend && !remark->mend) || (place.file && !remark->place.file))
		return false;
	remarks->count++;
	return true;
}

void az_remarks_silent(az_remarks *remarks)
{
	if (remarks->count)
		remarks->items[remarks->count - 1].silent = true;
}

static int by_number(int a, int b)
{
	return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
	const az_remark *x = a, *y = b;
	int order = strcmp(x->place.file ? x->place.file : "", y->place.file ? y->place.file : "");
	if (!order)
		order = by_number(x->place.line, y->place.line);
	if (!order)
		order = by_number(x->place.column, y->place.column);
	if (!order)
		order = by_number((int)x->check, (int)y->check);
	return order ? order : strcmp(x->what, y->what);
}

void az_remarks_order(az_remarks *remarks)
{
	size_t kept = 0;
	if (remarks->count)
		qsort(remarks->items, remarks->count, sizeof *remarks->items, by_place);
	for (size_t i = 0; i < remarks->count; i++)
		if (!kept || by_place(&remarks->items[kept - 1], &remarks->items[i]) != 0)
			remarks->items[kept++] = remarks->items[i];
	remarks->count = kept;
}

const az_remark *az_remarks_at(const az_remarks *remarks, size_t i)
{
	return i < remarks->count ? &remarks->items[i] : NULL;
}

size_t az_remarks_of(const az_remarks *remarks, az_remark_level level)
{
	size_t count = 0;
	for (size_t i = 0; i < remarks->count; i++)
		count += az_check_kinds[remarks->items[i].check].level == level;
	return count;
}
