/*
 * Before a dossier is frozen: what its case number says, keys for the items that came without one,
 * and the order of items, so that a record does not depend on the order of the input.
 */
#include "model/item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "model/casenumber.h"

typedef struct orderer {
	az_dossier *dossier;
	az_problems *problems;
	bool failed;
} orderer;

static void out_of_memory(orderer *o)
{
	az_place nowhere = {0};
	if (!o->failed)
		az_problems_add(o->problems, nowhere, NULL, NULL, "out of memory");
	o->failed = true;
}

/* ---- what the case number says --------------------------------------------------------- */

static void derive_text(orderer *o, const char *name, const char *text)
{
	az_item *root = o->dossier->root;
	const az_field *field = az_field_named(root->entity, name, strlen(name));
	az_cell *cell = az_item_cell(root, field);
	if (cell->state != AZ_UNKNOWN || !text[0])
		return;
	char *copy = az_arena_string(o->dossier->arena, text);
	if (!copy)
		out_of_memory(o);
	else
		*cell = (az_cell){.state = AZ_KNOWN, .text = copy, .length = (uint32_t)strlen(copy)};
}

static void read_case_number(orderer *o)
{
	az_item *root = o->dossier->root;
	const az_cell *cell = az_item_cell(root, az_field_named(root->entity, "number", 6));
	az_casenumber number;
	const char *why;
	if (cell->state != AZ_KNOWN || !az_casenumber_parse(cell->text, cell->length, &number, &why))
		return;
	if (!root->key) {
		root->key = cell->text;
		root->key_length = cell->length;
	}
	derive_text(o, "court_code", number.court);
	derive_text(o, "province", number.province);
}

/* A dossier's key that is a case number is kept in its canonical form: one case, one key. */
static void canonical_key(orderer *o)
{
	az_item *root = o->dossier->root;
	az_casenumber number;
	const char *why;
	if (!root->key) {
		az_item_problem(root, "key", root->place, "give it a key, or a case number", o->problems,
			"the dossier has neither a key nor a case number");
		return;
	}
	if (!az_casenumber_parse(root->key, root->key_length, &number, &why) || number.legacy)
		return;
	char *copy = az_arena_string(o->dossier->arena, number.text);
	if (!copy) {
		out_of_memory(o);
		return;
	}
	root->key = copy;
	root->key_length = (uint32_t)strlen(copy);
}

/* ---- keys and order -------------------------------------------------------------------- */

/* What an item without a key says, as bytes: so that its default key does not depend on the order
 * of the input. Children are part of it by their own fields. */
static void fingerprint_item(const az_item *item, az_buffer *out);

static void fingerprint_cell(const az_cell *cell, az_buffer *out)
{
	az_buffer_u8(out, (uint8_t)cell->state);
	az_buffer_i64(out, cell->number);
	az_buffer_block(out, cell->text ? cell->text : "", cell->length);
	az_buffer_u32(out, cell->count);
	for (const az_member *m = cell->members; m; m = m->next) {
		az_buffer_u16(out, m->code);
		az_buffer_string(out, m->key ? m->key : "");
	}
	for (const az_item *child = cell->items; child; child = child->next)
		fingerprint_item(child, out);
}

static void fingerprint_item(const az_item *item, az_buffer *out)
{
	az_buffer_string(out, item->key ? item->key : "");
	for (size_t i = 0; i < item->entity->count; i++)
		fingerprint_cell(&item->cells[i], out);
	for (const az_extra *extra = item->extras; extra; extra = extra->next) {
		az_buffer_string(out, extra->extension->name);
		fingerprint_cell(&extra->cell, out);
	}
}

typedef struct keyless {
	az_item *item;
	const char *base;
	az_buffer print;
} keyless;

static int keyless_order(const void *a, const void *b)
{
	const keyless *x = a, *y = b;
	int order = strcmp(x->base, y->base);
	if (order)
		return order;
	size_t n = x->print.length < y->print.length ? x->print.length : y->print.length;
	order = n ? memcmp(x->print.bytes, y->print.bytes, n) : 0;
	return order ? order
				 : (x->print.length > y->print.length) - (x->print.length < y->print.length);
}

/* The code that names the item ("surrender"), or NULL with a problem. */
static const char *base_key(orderer *o, az_item *item)
{
	const az_entity *entity = item->entity;
	char mend[96];
	az_problems_mend(o->problems, mend, sizeof mend, "give it a key of its own, as `key: %c%u`",
		entity->name[0] >= 'a' ? entity->name[0] - 32 : 'X', item->ordinal);
	if (!entity->key_from) {
		az_item_problem(item, "key", item->place, mend, o->problems, "has no key");
		return NULL;
	}
	const az_field *field = az_field_numbered(entity, entity->key_from);
	if (field->sensitivity != AZ_OPEN)
		return entity->name; /* a key stands in paths, which are open */
	const az_cell *cell = az_item_cell(item, field);
	const az_code *code =
		cell->state == AZ_KNOWN ? az_code_numbered(field->codes, (uint16_t)cell->number) : NULL;
	return code ? code->key : "unknown";
}

/* The keys that the input gave to items of one list, ordered by bytes. */
typedef struct given_keys {
	const char **keys;
	size_t count;
} given_keys;

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool collect_given(given_keys *given, const az_cell *cell)
{
	given->keys = calloc(cell->count ? cell->count : 1, sizeof *given->keys);
	if (!given->keys)
		return false;
	for (const az_item *item = cell->items; item; item = item->next)
		if (item->key)
			given->keys[given->count++] = item->key;
	qsort(given->keys, given->count, sizeof *given->keys, by_bytes);
	return true;
}

/* "surrender", then "surrender-2" and so on, past the keys that the input gave. */
static void name_item(
	orderer *o, az_item *item, const char *base, const given_keys *given, unsigned *ordinal)
{
	char text[96];
	const char *key = text;
	do {
		++*ordinal;
		if (*ordinal == 1)
			snprintf(text, sizeof text, "%s", base);
		else
			snprintf(text, sizeof text, "%s-%u", base, *ordinal);
	} while (bsearch(&key, given->keys, given->count, sizeof *given->keys, by_bytes));
	item->key = az_arena_string(o->dossier->arena, text);
	if (!item->key)
		out_of_memory(o);
	else
		item->key_length = (uint32_t)strlen(item->key);
}

static void name_in_order(orderer *o, keyless *list, size_t count, const given_keys *given)
{
	unsigned ordinal = 0;
	qsort(list, count, sizeof *list, keyless_order);
	for (size_t i = 0; i < count; i++) {
		if (i && strcmp(list[i].base, list[i - 1].base) != 0)
			ordinal = 0;
		name_item(o, list[i].item, list[i].base, given, &ordinal);
	}
}

static void name_keyless(orderer *o, az_cell *cell)
{
	given_keys given = {0};
	if (!collect_given(&given, cell)) {
		out_of_memory(o);
		return;
	}
	size_t count = 0;
	keyless *list = calloc(cell->count + 1, sizeof *list);
	for (az_item *item = cell->items; list && item; item = item->next) {
		const char *base = item->key ? NULL : base_key(o, item);
		if (!base)
			continue;
		list[count].item = item;
		list[count].base = base;
		fingerprint_item(item, &list[count++].print);
	}
	if (list)
		name_in_order(o, list, count, &given);
	else
		out_of_memory(o);
	for (size_t i = 0; i < count; i++)
		az_buffer_free(&list[i].print);
	free(list);
	free(given.keys);
}

static int by_key(const void *a, const void *b)
{
	const az_item *x = *(az_item *const *)a, *y = *(az_item *const *)b;
	if (!x->key || !y->key)
		return (x->key != NULL) - (y->key != NULL);
	return az_text_natural(x->key, x->key_length, y->key, y->key_length);
}

static void check_unique(orderer *o, az_item *const *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const az_item *a = items[i - 1], *b = items[i];
		if (!a->key || !b->key || strcmp(a->key, b->key) != 0)
			continue;
		const az_item *later = a->place.line > b->place.line ? a : b;
		const az_item *first = later == a ? b : a;
		az_item_problem(later, "key", later->place, "give each its own key", o->problems,
			"the key '%s' stands twice, first in line %d", later->key, first->place.line);
	}
}

/* Names and orders the items of one list; `items` is oldest first afterwards. */
static void order_list(orderer *o, az_cell *cell)
{
	name_keyless(o, cell);
	size_t n = 0;
	az_item **list = calloc(cell->count ? cell->count : 1, sizeof(az_item *));
	if (!list) {
		out_of_memory(o);
		return;
	}
	for (az_item *item = cell->items; item; item = item->next)
		list[n++] = item;
	qsort(list, n, sizeof(az_item *), by_key);
	check_unique(o, list, n);
	cell->items = NULL;
	while (n > 0) {
		az_item *item = list[--n];
		item->next = cell->items;
		cell->items = item;
	}
	free(list);
}

static void order_item(orderer *o, az_item *item)
{
	for (size_t i = 0; i < item->entity->count; i++) {
		const az_field *field = &item->entity->fields[i];
		az_cell *cell = &item->cells[i];
		if (field->type == AZ_ONE && cell->items) {
			cell->items->key = az_entity_of(field->target)->name;
			cell->items->key_length = (uint32_t)strlen(cell->items->key);
		}
		/* Children first: their keys are part of their parent's fingerprint. */
		for (az_item *child = cell->items; child; child = child->next)
			order_item(o, child);
		if (field->type == AZ_LIST && cell->items)
			order_list(o, cell);
	}
}

bool az_dossier_order(az_dossier *dossier, az_problems *problems)
{
	orderer o = {.dossier = dossier, .problems = problems};
	read_case_number(&o);
	canonical_key(&o);
	order_item(&o, dossier->root);
	return !o.failed;
}
