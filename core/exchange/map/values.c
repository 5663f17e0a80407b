/* Finding values in a source record, judging conditions on them, and keeping account of their
 * use. */
#include "exchange/map/inside.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

bool az_map_run_out_of_memory(map_run *run)
{
	az_place place = {.file = run->file};
	if (!run->failed)
		az_problems_add(run->problems, place, NULL, NULL, "out of memory");
	run->failed = true;
	return false;
}

/* ---- which leaves were used ------------------------------------------------------------------ */

static size_t slot_of(const map_run *run, const az_doc *leaf)
{
	uint64_t hash = (uint64_t)(uintptr_t)leaf * UINT64_C(0x9E3779B97F4A7C15);
	size_t slot = (size_t)(hash >> 32) & (run->used_size - 1);
	while (run->used[slot] && run->used[slot] != leaf)
		slot = (slot + 1) & (run->used_size - 1);
	return slot;
}

static bool grow(map_run *run)
{
	size_t old_size = run->used_size;
	const az_doc **old = run->used;
	run->used_size = old_size ? old_size * 2 : 64;
	run->used = az_arena_array(run->scratch, run->used_size, sizeof *run->used);
	if (!run->used) {
		run->used = old;
		run->used_size = old_size;
		return az_map_run_out_of_memory(run);
	}
	for (size_t i = 0; i < old_size; i++)
		if (old[i])
			run->used[slot_of(run, old[i])] = old[i];
	return true;
}

void az_map_use(map_run *run, const az_doc *leaf)
{
	if (run->used_count * 2 >= run->used_size && !grow(run))
		return;
	size_t slot = slot_of(run, leaf);
	run->used_count += run->used[slot] == NULL;
	run->used[slot] = leaf;
}

bool az_map_is_used(const map_run *run, const az_doc *leaf)
{
	return run->used_size && run->used[slot_of(run, leaf)] == leaf;
}

/* ---- values ---------------------------------------------------------------------------------- */

bool az_map_is_scalar(const az_doc *doc)
{
	return doc->kind == AZ_DOC_PLAIN || doc->kind == AZ_DOC_TEXT;
}

static bool says_nothing(const az_doc *doc)
{
	if (az_map_is_scalar(doc))
		return doc->length == 0;
	return doc->kind == AZ_DOC_NULL || doc->count == 0;
}

const az_doc *az_map_find(const map_path *path, const map_place *at)
{
	const az_doc *doc = path->whole ? at->record : path->outer ? at->outer : at->element;
	for (size_t i = 0; doc && i < path->count; i++)
		doc = doc->kind == AZ_DOC_MAP ? az_doc_get(doc, path->names[i]) : NULL;
	return doc && !says_nothing(doc) ? doc : NULL;
}

/* ---- conditions ------------------------------------------------------------------------------ */

static bool is_wanted(const az_doc *texts, const az_doc *leaf)
{
	if (!az_map_is_scalar(leaf))
		return false;
	if (texts->kind != AZ_DOC_LIST)
		return az_doc_is(leaf, texts->text);
	for (const az_doc *text = texts->first; text; text = text->next)
		if (az_doc_is(leaf, text->text))
			return true;
	return false;
}

static bool equals(map_run *run, const map_condition *line, const map_place *at, bool use)
{
	bool found = false;
	const az_doc *doc = az_map_find(&line->path, at);
	if (!doc)
		return false;
	bool listed = doc->kind == AZ_DOC_LIST;
	for (const az_doc *leaf = listed ? doc->first : doc; leaf; leaf = leaf->next) {
		bool wanted = is_wanted(line->texts, leaf);
		found = found || wanted;
		if (wanted && use)
			az_map_use(run, leaf);
		if (!listed)
			break;
	}
	return found;
}

static size_t count_of(const az_doc *doc)
{
	if (!doc)
		return 0;
	return doc->kind == AZ_DOC_LIST ? doc->count : 1;
}

static bool any_holds(map_run *run, const map_condition *line, const map_place *at, bool use)
{
	bool found = false;
	for (size_t i = 0; i < line->part_count; i++) {
		bool holds = az_map_holds(run, line->parts[i], at, false);
		if (holds && use)
			az_map_holds(run, line->parts[i], at, true);
		found = found || holds;
	}
	return found;
}

static bool line_holds(map_run *run, const map_condition *line, const map_place *at, bool use)
{
	switch (line->test) {
	case MAP_EQUALS:
		return equals(run, line, at, use);
	case MAP_KNOWN:
		return az_map_find(&line->path, at) != NULL;
	case MAP_ABSENT:
		return az_map_find(&line->path, at) == NULL;
	case MAP_COUNT:
		return count_of(az_map_find(&line->path, at)) == line->number;
	case MAP_ANY:
		return any_holds(run, line, at, use);
	case MAP_NOT:
		return !az_map_holds(run, line->parts[0], at, false);
	case MAP_NAMED:
		return az_map_holds(
			run, line->parts[0], &(map_place){at->record, at->record, NULL, 1}, use);
	}
	return false;
}

bool az_map_holds(map_run *run, const map_condition *condition, const map_place *at, bool use)
{
	for (const map_condition *line = condition; line; line = line->next)
		if (!line_holds(run, line, at, use))
			return false;
	return true;
}
