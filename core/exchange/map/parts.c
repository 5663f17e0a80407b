/* Reading the parts of a map that stand everywhere: paths and conditions. */
#include "exchange/map/inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/names.h"

enum { NAMES_MOST = 16, PARTS_MOST = 64 };

bool az_map_wrong(
	map_reader *r, const az_doc *doc, const char *field, const char *mend, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_problems_vadd(
		r->problems, az_doc_place(doc, r->file), field ? field : doc->key, mend, format, args);
	va_end(args);
	return false;
}

bool az_map_out_of_memory(map_reader *r)
{
	az_place place = {.file = r->file};
	if (!r->failed)
		az_problems_add(r->problems, place, NULL, NULL, "out of memory");
	r->failed = true;
	return false;
}

void *az_map_alloc(map_reader *r, size_t size)
{
	void *bytes = az_arena_alloc(r->arena, size);
	if (!bytes)
		az_map_out_of_memory(r);
	return bytes;
}

bool az_map_is_text(const az_doc *doc)
{
	return doc && (doc->kind == AZ_DOC_PLAIN || doc->kind == AZ_DOC_TEXT) && doc->length;
}

void az_map_mend_name(
	const map_reader *r, char *mend, size_t size, const char *near, const char *else_mend)
{
	if (near)
		az_problems_mend(r->problems, mend, size, "did you mean '%s'?", near);
	else
		snprintf(mend, size, "%s", else_mend);
	az_text_cut(mend, size, mend);
}

static const char *key_at(const void *context, size_t i)
{
	const az_doc *entry = context;
	while (entry && i-- > 0)
		entry = entry->next;
	return entry ? entry->key : NULL;
}

const char *az_map_nearest_key(const az_doc *map, const char *name)
{
	return map ? az_text_nearest(name, key_at, map->first) : NULL;
}

void az_map_mention_path(map_reader *r, const char *path, bool below)
{
	mention_node *node = az_map_alloc(r, sizeof *node);
	if (!node || !path)
		return;
	*node = (mention_node){path, below, r->mentions};
	r->mentions = node;
	r->mention_count++;
}

/* ---- paths ----------------------------------------------------------------------------------- */

static bool split_names(map_reader *r, const az_doc *doc, const char *text, map_path *out)
{
	char cut[AZ_SHOWN];
	const char *names[NAMES_MOST];
	size_t count = 0;
	for (const char *at = text; at;) {
		const char *dot = strchr(at, '.');
		size_t length = dot ? (size_t)(dot - at) : strlen(at);
		if (length == 0)
			return az_map_wrong(r, doc, NULL, "write names with one dot between them",
				"'%s' is no path", az_names_shown(text, cut));
		if (count == NAMES_MOST)
			return az_map_wrong(r, doc, NULL, "take a shorter path", "'%s' goes too deep",
				az_names_shown(text, cut));
		names[count] = az_arena_copy(r->arena, at, length);
		if (!names[count++])
			return az_map_out_of_memory(r);
		at = dot ? dot + 1 : NULL;
	}
	out->names = az_arena_array(r->arena, count, sizeof *out->names);
	if (!out->names)
		return az_map_out_of_memory(r);
	memcpy(out->names, names, count * sizeof *names);
	out->count = count;
	return true;
}

const char *az_map_whole_path(map_reader *r, const map_scope *scope, const map_path *path)
{
	const char *base = path->whole ? "" : path->outer ? scope->outer : scope->base;
	char *whole;
	if (path->count == 0)
		whole = az_arena_string(r->arena, base);
	else
		whole = az_arena_printf(r->arena, "%s%s%s", base, *base ? "." : "", path->rest);
	if (!whole)
		az_map_out_of_memory(r);
	return whole;
}

bool az_map_read_path(map_reader *r, const map_scope *scope, const az_doc *doc, const char *text,
	bool mention, map_path *out)
{
	*out = (map_path){.text = az_arena_string(r->arena, text)};
	if (!out->text)
		return az_map_out_of_memory(r);
	out->whole = strncmp(text, "record.", strlen("record.")) == 0;
	out->outer = strncmp(text, "outer.", strlen("outer.")) == 0;
	if (out->outer && !scope->outer)
		return az_map_wrong(
			r, doc, NULL, "leave `outer.` out", "there is no element around this one");
	/* Around an element of the record's own lists there is the record. */
	out->whole = out->whole || (out->outer && !*scope->outer);
	bool led = out->whole || out->outer;
	out->rest = led ? strchr(out->text, '.') + 1 : out->text;
	if (strcmp(text, ".") != 0 && !split_names(r, doc, out->rest, out))
		return false;
	const char *whole = az_map_whole_path(r, scope, out);
	if (mention && whole)
		az_map_mention_path(r, whole, false);
	return whole != NULL;
}

/* ---- conditions ------------------------------------------------------------------------------ */

static map_condition *new_line(map_reader *r, map_test test, const map_condition ***tail)
{
	map_condition *line = az_map_alloc(r, sizeof *line);
	if (!line)
		return NULL;
	line->test = test;
	**tail = line;
	*tail = &line->next;
	return line;
}

static bool read_count_of(map_reader *r, const az_doc *doc, size_t *number)
{
	*number = 0;
	bool good = az_map_is_text(doc) && doc->length <= 6;
	for (size_t i = 0; good && i < doc->length; i++) {
		good = doc->text[i] >= '0' && doc->text[i] <= '9';
		*number = *number * 10 + (size_t)(doc->text[i] - '0');
	}
	return good || az_map_wrong(r, doc, NULL, "write count: {path: 1}", "is no number of elements");
}

/* Where persons come from a list, it is that list which must have one element. */
static bool counts_persons(map_reader *r, const map_scope *scope, const map_path *path)
{
	const char *whole = az_map_whole_path(r, scope, path);
	return whole && (!scope->persons || strcmp(whole, scope->persons) == 0);
}

/* `count: {path: number}`. */
static bool read_counts(map_reader *r, const map_scope *scope, const az_doc *doc, map_claim *claim,
	const map_condition ***tail)
{
	if (doc->kind != AZ_DOC_MAP)
		return az_map_wrong(r, doc, NULL, "write count: {path: 1}", "is no map of paths");
	for (const az_doc *entry = doc->first; entry; entry = entry->next) {
		map_condition *line = new_line(r, MAP_COUNT, tail);
		if (!line || !az_map_read_path(r, scope, entry, entry->key, false, &line->path) ||
			!read_count_of(r, entry, &line->number))
			return false;
		claim->alone = claim->alone || (line->number == 1 && counts_persons(r, scope, &line->path));
	}
	return true;
}

/* `known: [paths]` and `absent: [paths]`; one path may stand alone. */
static bool read_paths(map_reader *r, const map_scope *scope, const az_doc *doc, map_test test,
	map_claim *claim, const map_condition ***tail)
{
	const az_doc *first = doc->kind == AZ_DOC_LIST ? doc->first : doc;
	for (const az_doc *entry = first; entry; entry = entry->next) {
		if (!az_map_is_text(entry))
			return az_map_wrong(r, entry, doc->key, "write a list of paths", "is no path");
		map_condition *line = new_line(r, test, tail);
		if (!line || !az_map_read_path(r, scope, entry, entry->text, true, &line->path))
			return false;
		claim->whole = claim->whole || (test == MAP_KNOWN && line->path.whole);
		if (doc->kind != AZ_DOC_LIST)
			break;
	}
	return true;
}

/* `any: [conditions]` and `not: condition`. */
static bool read_parts(map_reader *r, const map_scope *scope, const az_doc *doc, map_test test,
	map_claim *claim, const map_condition ***tail)
{
	bool listed = doc->kind == AZ_DOC_LIST;
	if (test == MAP_ANY && (!listed || doc->count == 0 || doc->count > PARTS_MOST))
		return az_map_wrong(r, doc, NULL, "write any: [{...}, {...}]", "is no list of conditions");
	size_t count = test == MAP_ANY ? doc->count : 1;
	map_condition *line = new_line(r, test, tail);
	if (!line)
		return false;
	line->parts = az_arena_array(r->arena, count, sizeof *line->parts);
	if (!line->parts)
		return az_map_out_of_memory(r);
	const az_doc *part = test == MAP_ANY ? doc->first : doc;
	for (; line->part_count < count; part = part->next) {
		map_claim inner = {0};
		const map_condition *condition = az_map_read_condition(r, scope, part, &inner);
		if (!condition)
			return false;
		/* What must not hold withholds a fact, and puts none on anybody. */
		claim->whole = claim->whole || (test == MAP_ANY && inner.whole);
		line->parts[line->part_count++] = condition;
	}
	return true;
}

/* `is: name`: a condition that several places share. Its paths begin at the record. */
static bool read_named(map_reader *r, const map_scope *scope, const az_doc *doc, map_claim *claim,
	const map_condition ***tail)
{
	char cut[AZ_SHOWN];
	char mend[120];
	const map_scope root = {.base = "", .persons = scope->persons};
	map_claim inner = {0};
	const char *name = az_map_is_text(doc) ? doc->text : "";
	const az_doc *named = r->conditions ? az_doc_get(r->conditions, name) : NULL;
	if (!named || r->in_named) {
		az_map_mend_name(r, mend, sizeof mend, az_map_nearest_key(r->conditions, name),
			AZ_N("write it under `conditions:` of the map"));
		return az_map_wrong(r, doc, NULL, r->in_named ? "write its lines here" : mend,
			"there is no condition '%s' here", az_names_shown(name, cut));
	}
	map_condition *line = new_line(r, MAP_NAMED, tail);
	if (!line)
		return false;
	line->parts = az_arena_array(r->arena, 1, sizeof *line->parts);
	if (!line->parts)
		return az_map_out_of_memory(r);
	r->in_named = true;
	line->parts[0] = az_map_read_condition(r, &root, named, &inner);
	r->in_named = false;
	line->part_count = 1;
	claim->alone = claim->alone || inner.alone;
	/* What is said of the record is no fact of a person where it says that there is one. */
	claim->whole = claim->whole || !inner.alone;
	return line->parts[0] != NULL;
}

/* `path: text`, or `path: [texts]`. */
static bool read_equals(map_reader *r, const map_scope *scope, const az_doc *doc, map_claim *claim,
	const map_condition ***tail)
{
	bool listed = doc->kind == AZ_DOC_LIST && doc->count;
	for (const az_doc *text = listed ? doc->first : NULL; text; text = text->next)
		if (!az_map_is_text(text))
			return az_map_wrong(r, text, doc->key, "write the source's texts", "is no text");
	if (!listed && !az_map_is_text(doc))
		return az_map_wrong(r, doc, NULL, "write the source's text, or known: [path]",
			"a condition compares with a text");
	map_condition *line = new_line(r, MAP_EQUALS, tail);
	if (!line || !az_map_read_path(r, scope, doc, doc->key, true, &line->path))
		return false;
	line->texts = doc;
	claim->alone = claim->alone || (!scope->persons && az_doc_is(doc, "1"));
	claim->whole = claim->whole || line->path.whole;
	return true;
}

static bool read_line(map_reader *r, const map_scope *scope, const az_doc *doc, map_claim *claim,
	const map_condition ***tail)
{
	if (strcmp(doc->key, "count") == 0)
		return read_counts(r, scope, doc, claim, tail);
	if (strcmp(doc->key, "known") == 0)
		return read_paths(r, scope, doc, MAP_KNOWN, claim, tail);
	if (strcmp(doc->key, "absent") == 0)
		return read_paths(r, scope, doc, MAP_ABSENT, claim, tail);
	if (strcmp(doc->key, "any") == 0)
		return read_parts(r, scope, doc, MAP_ANY, claim, tail);
	if (strcmp(doc->key, "not") == 0)
		return read_parts(r, scope, doc, MAP_NOT, claim, tail);
	if (strcmp(doc->key, "is") == 0)
		return read_named(r, scope, doc, claim, tail);
	return read_equals(r, scope, doc, claim, tail);
}

const map_condition *az_map_read_condition(
	map_reader *r, const map_scope *scope, const az_doc *doc, map_claim *claim)
{
	const map_condition *first = NULL;
	const map_condition **tail = &first;
	if (!doc)
		return NULL;
	if (doc->kind != AZ_DOC_MAP || doc->count == 0) {
		az_map_wrong(r, doc, "when", "write when: {path: text}", "is no condition");
		return NULL;
	}
	for (const az_doc *entry = doc->first; entry; entry = entry->next)
		if (!read_line(r, scope, entry, claim, &tail))
			return NULL;
	return first;
}

bool az_map_check_person(map_reader *r, const map_scope *scope, const az_doc *doc, bool whole)
{
	if (!scope->person || !whole || scope->alone)
		return true;
	char cut[AZ_SHOWN];
	char mend[240];
	if (scope->persons)
		az_problems_mend(r->problems, mend, sizeof mend,
			"add when: {count: {record.%s: 1}}; where there are more, it goes to the notes",
			az_names_shown(scope->persons, cut));
	else
		az_problems_mend(r->problems, mend, sizeof mend,
			"add when: {count: {list: 1}}, or when: {path: 1} where the source counts persons");
	return az_map_wrong(r, doc, NULL, mend,
		"what the record says of the case would land on a person, of whom there may be several");
}
