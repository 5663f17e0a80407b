/* Putting into a field what its entries say. */
#include "exchange/map/inside.h"

#include <stdio.h>
#include <string.h>
#include "base/words.h"

static bool is_many(const map_entry *entry)
{
	return entry->as.type == AZ_SET || entry->as.type == AZ_REFS;
}

static void set_state(map_run *run, az_item *item, const map_entry *entry, az_state state)
{
	assize_status rc =
		entry->extension ? az_item_set_extension_state(run->dossier, item, entry->extension, state)
						 : az_item_set_state(run->dossier, item, entry->field, state);
	if (rc == ASSIZE_ERROR_MEMORY)
		az_map_run_out_of_memory(run);
}

static void set_text(
	map_run *run, az_item *item, const map_entry *entry, const map_place *at, const map_pick *pick)
{
	az_place place =
		pick->leaf ? az_doc_place(pick->leaf, run->file) : az_doc_place(at->record, run->file);
	bool good = entry->extension ? az_item_set_extension(run->dossier, item, entry->extension,
									   pick->text, pick->length, place, run->problems)
								 : az_item_set(run->dossier, item, entry->field, pick->text,
									   pick->length, place, run->problems);
	if (!good)
		return;
	if (pick->leaf)
		az_map_use(run, pick->leaf);
	else if (entry->constant)
		/* The constant says what its condition found. */
		az_map_holds(run, entry->when, at, true);
}

static void refuse(map_run *run, const map_entry *entry, const map_pick *pick)
{
	bool list = pick->kind == PICK_LIST;
	az_problems_add(run->problems, az_doc_place(pick->leaf, run->file), entry->from.text,
		list ? "add `otherwise: notes` to the entry, or use `each`"
			 : AZ_N("name one of the values in it in the map"),
		"is %s where one value for %s is meant", list ? "a list" : "a map", entry->as.name);
}

static void put(
	map_run *run, az_item *item, const map_entry *entry, const map_place *at, const map_pick *pick)
{
	switch (pick->kind) {
	case PICK_NOTHING:
		return;
	case PICK_TEXT:
		set_text(run, item, entry, at, pick);
		return;
	case PICK_STATE:
		set_state(run, item, entry, pick->state);
		return;
	case PICK_USED:
		az_map_use(run, pick->leaf);
		return;
	case PICK_LIST:
	case PICK_MAP:
		refuse(run, entry, pick);
		return;
	}
}

/* The source's list under the entry's path, or NULL. */
static const az_doc *members_of(const map_entry *entry, const map_place *at)
{
	if (entry->constant)
		return NULL;
	const az_doc *doc = az_map_find(&entry->from, at);
	return doc && doc->kind == AZ_DOC_LIST ? doc : NULL;
}

/* Codes and keys: every member of every alternative. */
static void fill_many(map_run *run, az_item *item, const map_entry *entry, const map_place *at)
{
	for (const map_entry *way = entry; way; way = way->other) {
		const az_doc *list = members_of(way, at);
		const az_doc *member = list ? list->first : NULL;
		do {
			map_pick pick = az_map_pick_entry(run, way, at, member);
			put(run, item, way, at, &pick);
			member = member ? member->next : NULL;
		} while (member);
	}
}

void az_map_fill(map_run *run, az_item *item, const map_entry *entry, const map_place *at)
{
	if (is_many(entry)) {
		fill_many(run, item, entry, at);
		return;
	}
	for (const map_entry *way = entry; way; way = way->other) {
		map_pick pick = az_map_pick_entry(run, way, at, NULL);
		put(run, item, way, at, &pick);
		if (pick.kind != PICK_NOTHING)
			return;
	}
}

bool az_map_would_fill(map_run *run, const map_entry *entry, const map_place *at, bool from_source)
{
	for (const map_entry *way = entry; way; way = way->other) {
		map_pick pick = az_map_pick_entry(run, way, at, NULL);
		if (pick.kind != PICK_NOTHING && (pick.leaf || !from_source))
			return true;
	}
	return false;
}
