/*
 * Freezing a dossier into its record: first the keys and the order (order.c), then the offsets of
 * the nodes, then the bytes.
 */
#include "model/item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "model/layout.h"

typedef struct target_index {
	az_item **items;
	size_t count;
} target_index;

typedef struct freezer {
	az_dossier *dossier;
	az_problems *problems;
	az_buffer *out;
	size_t start;   /* of the record in `out` */
	az_buffer data; /* what lies behind the nodes */
	uint32_t nodes_end;
	target_index targets[AZ_ENTITY_END];
	bool failed;
} freezer;

static bool out_of_memory(freezer *f)
{
	az_place nowhere = {0};
	if (!f->failed)
		az_problems_add(f->problems, nowhere, NULL, NULL, "out of memory");
	f->failed = true;
	return false;
}

/* ---- offsets --------------------------------------------------------------------------- */

static bool has_slot(const az_field *field, const az_cell *cell)
{
	return field->number != 1 && !field->derive && cell->state != AZ_UNKNOWN;
}

static uint32_t slots_of(const az_item *item)
{
	uint32_t n = 0;
	for (size_t i = 0; i < item->entity->count; i++)
		n += has_slot(&item->entity->fields[i], &item->cells[i]);
	for (const az_extra *extra = item->extras; extra; extra = extra->next)
		n += extra->cell.state != AZ_UNKNOWN;
	return n;
}

static void place_item(freezer *f, az_item *item)
{
	uint32_t slots = slots_of(item);
	item->offset = f->nodes_end;
	if (slots > AZ_SLOTS_MOST || f->nodes_end > UINT32_MAX / 4) {
		az_item_problem(item, NULL, item->place, "split the dossier", f->problems, "is too large");
		f->failed = true;
		return;
	}
	f->nodes_end += AZ_NODE_HEADER + slots * (uint32_t)AZ_SLOT_SIZE;
	for (size_t i = 0; i < item->entity->count; i++)
		for (az_item *child = item->cells[i].items; child; child = child->next)
			place_item(f, child);
}

/* ---- bytes ----------------------------------------------------------------------------- */

static uint32_t data_offset(const freezer *f)
{
	return f->nodes_end + (uint32_t)f->data.length;
}

static int key_against_item(const void *key, const void *item)
{
	const az_item *other = *(az_item *const *)item;
	return strcmp(key, other->key);
}

static int items_by_bytes(const void *a, const void *b)
{
	return strcmp((*(az_item *const *)a)->key, (*(az_item *const *)b)->key);
}

/* The items of the case's list of an entity, ordered for a search; made at the first reference. */
static const target_index *index_of(freezer *f, const az_field *list, az_entity_id target)
{
	target_index *index = &f->targets[target];
	const az_cell *cell = az_item_cell(f->dossier->root, list);
	if (index->items || !cell->count)
		return index;
	index->items = calloc(cell->count, sizeof(az_item *));
	for (az_item *item = cell->items; index->items && item; item = item->next)
		index->items[index->count++] = item;
	if (index->items)
		qsort(index->items, index->count, sizeof(az_item *), items_by_bytes);
	else
		out_of_memory(f);
	return index;
}

static const az_item *target_item(freezer *f, az_entity_id target, const char *key)
{
	const az_field *list = az_field_holding(f->dossier->root->entity, target);
	if (!list)
		return NULL;
	const target_index *index = index_of(f, list, target);
	if (!index->count)
		return NULL;
	az_item *const *found =
		bsearch(key, index->items, index->count, sizeof(az_item *), key_against_item);
	return found ? *found : NULL;
}

static const char *target_key(const void *context, size_t i)
{
	const az_item *item = context;
	while (item && i-- > 0)
		item = item->next;
	return item ? item->key : NULL;
}

static uint32_t resolve(
	freezer *f, const az_item *item, const az_field *field, const char *key, az_place place)
{
	const az_item *target = target_item(f, field->target, key);
	if (target)
		return target->offset;
	az_item *root = f->dossier->root;
	const az_field *list = az_field_holding(root->entity, field->target);
	const az_item *first = list ? az_item_cell(root, list)->items : NULL;
	const char *near = az_text_nearest(key, target_key, first);
	char mend[160];
	if (near)
		az_problems_mend(f->problems, mend, sizeof mend, "did you mean '%s'?", near);
	else
		az_problems_mend(f->problems, mend, sizeof mend, "add it under `%s`, or mend the key",
			list ? list->name : "case");
	az_item_problem(item, field->name, place, mend, f->problems,
		"names the %s '%.60s', which this dossier does not have", az_entity_of(field->target)->name,
		key);
	return 0;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Drops doubles from ordered numbers; how many are left. */
static size_t unique(uint32_t *numbers, size_t count)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (!n || numbers[i] != numbers[n - 1])
			numbers[n++] = numbers[i];
	return n;
}

/* The members of a set or of refs as ordered numbers in the data; how many. */
static uint32_t write_members(
	freezer *f, const az_item *item, const az_field *field, const az_cell *cell)
{
	uint32_t *numbers = calloc(cell->count + 1u, sizeof *numbers);
	if (!numbers) {
		out_of_memory(f);
		return 0;
	}
	size_t n = 0;
	for (const az_member *m = cell->members; m; m = m->next)
		numbers[n++] = field->type == AZ_SET ? m->code : resolve(f, item, field, m->key, m->place);
	qsort(numbers, n, sizeof *numbers, by_number);
	n = unique(numbers, n);
	for (size_t i = 0; i < n; i++) {
		if (field->type == AZ_SET)
			az_buffer_u16(&f->data, (uint16_t)numbers[i]);
		else
			az_buffer_u32(&f->data, numbers[i]);
	}
	free(numbers);
	return (uint32_t)n;
}

/* Writes what a value of the type keeps behind the nodes; the slot's count. */
static uint32_t write_data(
	freezer *f, const az_item *item, const az_field *field, const az_cell *cell)
{
	switch (field->type) {
	case AZ_TEXT:
	case AZ_NUMBER:
		az_buffer_bytes(&f->data, cell->text, cell->length);
		return cell->length;
	case AZ_SET:
	case AZ_REFS:
		return write_members(f, item, field, cell);
	case AZ_LIST:
		for (const az_item *child = cell->items; child; child = child->next)
			az_buffer_u32(&f->data, child->offset);
		return cell->count;
	default:
		az_buffer_i64(&f->data, cell->number);
		return 0;
	}
}

static void put_slot(freezer *f, const az_field *field, az_state state, uint32_t count)
{
	az_buffer_u16(f->out, field->number);
	az_buffer_u8(f->out, (uint8_t)field->type);
	az_buffer_u8(f->out, (uint8_t)state);
	az_buffer_u32(f->out, count);
}

/* A slot whose value lies behind the nodes. `name` is the offset of an extension's name, or 0. */
static void write_slot(
	freezer *f, const az_item *item, const az_field *field, const az_cell *cell, uint32_t name)
{
	uint32_t offset = 0, count = 0;
	if (cell->state == AZ_KNOWN) {
		offset = data_offset(f);
		count = write_data(f, item, field, cell);
	}
	put_slot(f, field, cell->state, count);
	az_buffer_u32(f->out, offset);
	az_buffer_u32(f->out, name);
}

/* A slot that holds its number; a single and a reference are the offset of their node. */
static void write_number(
	freezer *f, const az_item *item, const az_field *field, const az_cell *cell)
{
	int64_t number = cell->number;
	if (field->type == AZ_ONE)
		number = cell->items ? cell->items->offset : 0;
	else if (field->type == AZ_REF)
		number = resolve(f, item, field, cell->text, cell->place);
	put_slot(f, field, AZ_KNOWN, 0);
	az_buffer_i64(f->out, number);
}

static void write_extras(freezer *f, const az_item *item)
{
	for (const az_extra *extra = item->extras; extra; extra = extra->next) {
		if (extra->cell.state == AZ_UNKNOWN)
			continue;
		az_field field = az_extension_field(extra->extension);
		uint32_t name = data_offset(f);
		az_buffer_block(&f->data, extra->extension->name, strlen(extra->extension->name));
		write_slot(f, item, &field, &extra->cell, name);
	}
}

static bool lies_behind(const az_field *field)
{
	return field->type == AZ_TEXT || field->type == AZ_NUMBER || field->type == AZ_SET ||
		   field->type == AZ_REFS || field->type == AZ_LIST;
}

static void write_item(freezer *f, const az_item *item)
{
	az_buffer_u32(f->out, item->parent ? item->parent->offset : 0);
	az_buffer_u16(f->out, (uint16_t)item->entity->id);
	az_buffer_u16(f->out, (uint16_t)slots_of(item));
	az_buffer_u32(f->out, data_offset(f));
	az_buffer_u32(f->out, item->key_length);
	az_buffer_bytes(&f->data, item->key, item->key_length);
	for (size_t i = 0; i < item->entity->count; i++) {
		const az_field *field = &item->entity->fields[i];
		const az_cell *cell = &item->cells[i];
		if (!has_slot(field, cell))
			continue;
		if (cell->state != AZ_KNOWN || lies_behind(field))
			write_slot(f, item, field, cell, 0);
		else
			write_number(f, item, field, cell);
	}
	write_extras(f, item);
	for (size_t i = 0; i < item->entity->count; i++)
		for (const az_item *child = item->cells[i].items; child; child = child->next)
			write_item(f, child);
}

static void write_record(freezer *f)
{
	az_buffer_string(f->out, AZ_RECORD_MAGIC);
	az_buffer_u32(f->out, 0);
	az_buffer_u32(f->out, f->nodes_end);
	az_buffer_u32(f->out, 0);
	write_item(f, f->dossier->root);
	size_t size = f->out->length - f->start + f->data.length;
	if (f->data.failed || f->out->failed || size > UINT32_MAX / 2) {
		out_of_memory(f);
		return;
	}
	az_buffer_bytes(f->out, f->data.bytes, f->data.length);
	az_buffer_patch_u32(f->out, f->start + 4, (uint32_t)size);
}

bool az_dossier_freeze(az_dossier *dossier, az_buffer *out, az_problems *problems)
{
	size_t before = az_problems_count(problems);
	freezer f = {.dossier = dossier,
		.problems = problems,
		.out = out,
		.start = out->length,
		.nodes_end = AZ_RECORD_ROOT};
	f.failed = !az_dossier_order(dossier, problems);
	az_dossier_check_sealed(dossier, problems);
	place_item(&f, dossier->root);
	if (!f.failed && az_problems_count(problems) == before)
		write_record(&f);
	az_buffer_free(&f.data);
	for (size_t i = 0; i < AZ_ENTITY_END; i++)
		free(f.targets[i].items);
	if (f.failed || az_problems_count(problems) != before) {
		out->length = f.start;
		return false;
	}
	return true;
}
