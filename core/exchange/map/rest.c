/*
 * What is left of a source record when the map has taken its part: what the source said twice and
 * says the same is done with; what the map speaks of goes to the case's notes; what it does not
 * speak of is a problem, so that nothing is lost silently.
 */
#include "exchange/map/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "base/words.h"
#include "exchange/names.h"

typedef struct rest {
	map_run *run;
	az_buffer path;  /* NUL-ended: "defendants.role", as maps write it */
	az_buffer shown; /* NUL-ended: "defendants.2.role", as notes do */
	az_buffer notes;
} rest;

/* ---- what was said twice --------------------------------------------------------------------- */

/* True when the path leads, also through lists, to a value of this text. */
static bool reaches(const az_doc *doc, const map_path *path, size_t i, const char *text)
{
	if (!doc)
		return false;
	if (doc->kind == AZ_DOC_LIST) {
		for (const az_doc *element = doc->first; element; element = element->next)
			if (reaches(element, path, i, text))
				return true;
		return false;
	}
	if (i == path->count)
		return az_map_is_scalar(doc) && az_doc_is(doc, text);
	return doc->kind == AZ_DOC_MAP && reaches(az_doc_get(doc, path->names[i]), path, i + 1, text);
}

static bool agrees(const map_same *same, const az_doc *leaf, const map_place *at)
{
	if (!same->counts)
		return reaches(at->record, &same->other, 0, leaf->text);
	char count[24];
	const az_doc *list = az_map_find(&same->other, at);
	snprintf(count, sizeof count, "%zu", list && list->kind == AZ_DOC_LIST ? list->count : 0);
	return az_doc_is(leaf, count);
}

static void use_what_agrees(map_run *run, const az_doc *record)
{
	const map_place at = {record, record, NULL, 1};
	for (const map_same *same = run->map->same; same; same = same->next) {
		const az_doc *doc = az_map_find(&same->path, &at);
		const az_doc *leaf = doc && doc->kind == AZ_DOC_LIST ? doc->first : doc;
		for (; leaf; leaf = doc->kind == AZ_DOC_LIST ? leaf->next : NULL)
			if (az_map_is_scalar(leaf) && agrees(same, leaf, &at))
				az_map_use(run, leaf);
	}
}

/* ---- what the map speaks of ------------------------------------------------------------------ */

static int against_text(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static int against_mention(const void *key, const void *item)
{
	return strcmp(key, ((const map_mention *)item)->path);
}

static const map_mention *mention_of(const az_map *map, const char *path)
{
	if (!map->mention_count)
		return NULL;
	return bsearch(path, map->mentions, map->mention_count, sizeof *map->mentions, against_mention);
}

static bool is_ignored(const az_map *map, const char *path)
{
	return map->ignored_count && bsearch(path, map->ignored, map->ignored_count,
									 sizeof *map->ignored, against_text) != NULL;
}

/* True when the map keeps the path: it names it, or keeps all that is below a part of it. */
static bool is_mentioned(const az_map *map, const char *path)
{
	char part[512];
	if (mention_of(map, path))
		return true;
	size_t length = strlen(path);
	if (length >= sizeof part)
		return false;
	memcpy(part, path, length + 1);
	for (char *dot = strrchr(part, '.'); dot; dot = strrchr(part, '.')) {
		*dot = '\0';
		const map_mention *mention = mention_of(map, part);
		if (mention && mention->below)
			return true;
	}
	return false;
}

/* True when the map speaks of something below the path. */
static bool is_part_of_mention(const az_map *map, const char *path)
{
	size_t length = strlen(path);
	for (size_t i = 0; i < map->mention_count; i++) {
		const char *other = map->mentions[i].path;
		if (strncmp(other, path, length) == 0 && other[length] == '.')
			return true;
	}
	return false;
}

/* ---- notes and problems ---------------------------------------------------------------------- */

static const char *text_of(const az_buffer *buffer)
{
	return buffer->failed || !buffer->length ? "" : (const char *)buffer->bytes;
}

static const char *mention_at(const void *context, size_t i)
{
	const az_map *map = context;
	return i < map->mention_count ? map->mentions[i].path : NULL;
}

static void not_mapped(rest *r, const az_doc *doc)
{
	char cut[AZ_SHOWN];
	char mend[400];
	const char *path = text_of(&r->path);
	const char *near = az_text_nearest(path, mention_at, r->run->map);
	if (near)
		az_problems_mend(r->run->problems, mend, sizeof mend,
			"the map speaks of '%s'; map it, keep it under `notes`, or ignore it with a reason",
			az_names_shown(near, cut));
	else
		snprintf(mend, sizeof mend, "%s",
			AZ_N("map it, keep it under `notes`, or ignore it with a reason"));
	az_problems_add(r->run->problems, az_doc_place(doc, r->run->file), path, mend,
		"the map '%s' does not say what becomes of this field of the source",
		az_names_shown(r->run->map->name, cut));
}

static void note_value(az_buffer *out, const az_doc *leaf, bool quoted)
{
	bool line = !quoted && !strpbrk(leaf->text, "\r\n");
	if (leaf->kind == AZ_DOC_PLAIN || line)
		az_buffer_bytes(out, leaf->text, leaf->length);
	else
		az_json_string(out, leaf->text, leaf->length);
}

static void note_head(rest *r)
{
	if (r->notes.length)
		az_buffer_char(&r->notes, '\n');
	az_buffer_printf(&r->notes, "%s: ", text_of(&r->shown));
}

static void keep_leaf(rest *r, const az_doc *leaf)
{
	if (az_map_is_used(r->run, leaf))
		return;
	if (!is_mentioned(r->run->map, text_of(&r->path))) {
		not_mapped(r, leaf);
		return;
	}
	note_head(r);
	note_value(&r->notes, leaf, false);
}

static bool is_list_of_scalars(const az_doc *doc)
{
	for (const az_doc *element = doc->first; element; element = element->next)
		if (!az_map_is_scalar(element))
			return false;
	return doc->kind == AZ_DOC_LIST && doc->count;
}

/* The members that nothing used, on one line. */
static void keep_list(rest *r, const az_doc *list)
{
	bool first = true;
	for (const az_doc *leaf = list->first; leaf; leaf = leaf->next) {
		if (az_map_is_used(r->run, leaf))
			continue;
		if (!is_mentioned(r->run->map, text_of(&r->path))) {
			not_mapped(r, leaf);
			return;
		}
		if (first)
			note_head(r);
		az_buffer_string(&r->notes, first ? "[" : ", ");
		note_value(&r->notes, leaf, true);
		first = false;
	}
	if (!first)
		az_buffer_char(&r->notes, ']');
}

/* ---- the walk -------------------------------------------------------------------------------- */

/* Appends ".name" to a NUL-ended text; gives the length to go back to. */
static size_t step(az_buffer *path, const char *name)
{
	size_t before = path->length;
	if (path->length)
		path->length--;
	if (path->length)
		az_buffer_char(path, '.');
	az_buffer_string(path, name);
	az_buffer_u8(path, 0);
	return before;
}

static void step_back(az_buffer *path, size_t before)
{
	path->length = before;
	if (before)
		path->bytes[before - 1] = '\0';
}

static void walk(rest *r, const az_doc *doc);

static void walk_children(rest *r, const az_doc *doc)
{
	size_t number = 0;
	for (const az_doc *child = doc->first; child; child = child->next) {
		char index[24];
		snprintf(index, sizeof index, "%zu", ++number);
		bool named = doc->kind == AZ_DOC_MAP;
		size_t path = named ? step(&r->path, child->key) : r->path.length;
		size_t shown = step(&r->shown, named ? child->key : index);
		if (r->path.failed || r->shown.failed) {
			az_map_run_out_of_memory(r->run);
			return;
		}
		walk(r, child);
		step_back(&r->path, path);
		step_back(&r->shown, shown);
	}
}

static void walk(rest *r, const az_doc *doc)
{
	const az_map *map = r->run->map;
	const char *path = text_of(&r->path);
	if (*path && is_ignored(map, path))
		return;
	if (az_map_is_scalar(doc) && doc->length)
		keep_leaf(r, doc);
	else if (is_list_of_scalars(doc))
		keep_list(r, doc);
	else if (!az_map_is_scalar(doc) && doc->count)
		walk_children(r, doc);
	else if (*path && !is_mentioned(map, path) && !is_part_of_mention(map, path))
		not_mapped(r, doc);
}

void az_map_rest(map_run *run, const az_doc *record)
{
	rest r = {.run = run};
	const az_entity *root = az_entity_of(AZ_CASE);
	const az_field *notes = az_field_named(root, "notes", strlen("notes"));
	use_what_agrees(run, record);
	walk(&r, record);
	if (r.notes.failed)
		az_map_run_out_of_memory(run);
	else if (r.notes.length)
		az_item_set(run->dossier, az_dossier_case(run->dossier), notes, (const char *)r.notes.bytes,
			r.notes.length, az_doc_place(record, run->file), run->problems);
	az_buffer_free(&r.path);
	az_buffer_free(&r.shown);
	az_buffer_free(&r.notes);
}
