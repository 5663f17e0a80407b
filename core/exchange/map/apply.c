/* Applying a map: items from blocks, and what is left over. */
#include "exchange/map/inside.h"

#include <string.h>

static void apply_block(map_run *run, az_item *parent, const map_block *block, const map_place *at);

static void fill_item(map_run *run, az_item *item, const map_block *block, const map_place *at)
{
	for (const map_entry *entry = block->entries; entry; entry = entry->next)
		az_map_fill(run, item, entry, at);
	for (const map_block *below = block->blocks; below; below = below->next)
		apply_block(run, item, below, at);
}

/* ---- whether an item is there ---------------------------------------------------------------- */

static const map_entry *entry_of(const map_block *block, uint16_t number)
{
	const map_entry *entry = block->entries;
	while (entry && (!entry->field || entry->field->number != number))
		entry = entry->next;
	return entry;
}

static bool any_entry_fills(map_run *run, const map_block *block, const map_place *at)
{
	for (const map_entry *entry = block->entries; entry; entry = entry->next)
		if (az_map_would_fill(run, entry, at, true))
			return true;
	return false;
}

/* An item without the code that names it would be about nothing; a single without a value of the
 * source would say that there is something where nobody said so. */
static bool has_substance(map_run *run, const map_block *block, const map_place *at)
{
	if (block->in->type == AZ_ONE)
		return any_entry_fills(run, block, at);
	uint16_t number = block->entity->key_from;
	const map_entry *code = number ? entry_of(block, number) : NULL;
	const map_entry *key = entry_of(block, 1);
	return !number || key || (code && az_map_would_fill(run, code, at, false));
}

static void make_item(map_run *run, az_item *parent, const map_block *block, const map_place *at)
{
	if (!az_map_holds(run, block->when, at, false) || !has_substance(run, block, at))
		return;
	az_item *item = az_item_add(run->dossier, parent, block->in);
	if (!item) {
		az_map_run_out_of_memory(run);
		return;
	}
	const az_doc *place = at->element ? at->element : at->record;
	az_item_set_place(item, az_doc_place(place, run->file));
	az_map_holds(run, block->when, at, true);
	fill_item(run, item, block, at);
}

/* ---- elements -------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A part of a text as a value of its own. */
static az_doc *part_of(map_run *run, const az_doc *whole, const char *text, size_t length)
{
	while (length && is_blank(text[0])) {
		text++;
		length--;
	}
	while (length && is_blank(text[length - 1]))
		length--;
	az_doc *part = az_arena_alloc(run->scratch, sizeof *part);
	char *copy = az_arena_copy(run->scratch, text, length);
	if (!part || !copy) {
		az_map_run_out_of_memory(run);
		return NULL;
	}
	*part = (az_doc){.kind = AZ_DOC_TEXT,
		.line = whole->line,
		.column = whole->column,
		.text = copy,
		.length = length};
	return part;
}

/* One text that names several things: an item for each. The text counts as used when all of its
 * parts were. */
static void apply_split(map_run *run, az_item *parent, const map_block *block, const az_doc *whole,
	const map_place *outer)
{
	bool all_used = true;
	map_place at = {outer->record, NULL, outer->element, 0};
	for (const char *text = whole->text; text;) {
		const char *cut = strstr(text, block->split);
		az_doc *part = part_of(run, whole, text, cut ? (size_t)(cut - text) : strlen(text));
		if (!part)
			return;
		at.element = part;
		at.number++;
		make_item(run, parent, block, &at);
		all_used = all_used && az_map_is_used(run, part);
		text = cut ? cut + strlen(block->split) : NULL;
	}
	if (all_used)
		az_map_use(run, whole);
}

static void apply_each(
	map_run *run, az_item *parent, const map_block *block, const map_place *outer)
{
	const az_doc *list = az_map_find(&block->each, outer);
	if (!list && block->absent == MAP_NONE &&
		az_item_list(run->dossier, parent, block->in) == ASSIZE_ERROR_MEMORY)
		az_map_run_out_of_memory(run);
	if (!list)
		return;
	bool listed = list->kind == AZ_DOC_LIST;
	map_place at = {outer->record, NULL, outer->element, 0};
	for (const az_doc *element = listed ? list->first : list; element; element = element->next) {
		at.element = element;
		at.number++;
		if (block->split && az_map_is_scalar(element))
			apply_split(run, parent, block, element, outer);
		else
			make_item(run, parent, block, &at);
		if (!listed)
			break;
	}
}

static void apply_block(map_run *run, az_item *parent, const map_block *block, const map_place *at)
{
	if (block->has_each)
		apply_each(run, parent, block, at);
	else
		make_item(run, parent, block, at);
}

bool az_map_apply(const az_map *map, az_dossier *dossier, const az_doc *record, const char *file,
	az_arena *scratch, az_problems *problems)
{
	size_t before = az_problems_count(problems);
	map_run run = {
		.map = map, .dossier = dossier, .file = file, .scratch = scratch, .problems = problems};
	if (record->kind != AZ_DOC_MAP) {
		az_problems_add(problems, az_doc_place(record, file), NULL,
			"write an object of names and values", "is no record");
		return false;
	}
	map_place at = {record, record, NULL, 1};
	az_item *root = az_dossier_case(dossier);
	az_item_set_place(root, az_doc_place(record, file));
	fill_item(&run, root, map->root, &at);
	az_map_rest(&run, record);
	return az_problems_count(problems) == before;
}
