#include "model/dossier.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/item.h"

static az_item *item_new(az_dossier *dossier, const az_entity *entity, az_item *parent)
{
	az_item *item =
		az_arena_alloc(dossier->arena, sizeof *item + entity->count * sizeof item->cells[0]);
	if (!item)
		return NULL;
	item->entity = entity;
	item->parent = parent;
	return item;
}

az_dossier *az_dossier_new(const az_schema *schema)
{
	az_dossier *dossier = calloc(1, sizeof *dossier);
	if (!dossier)
		return NULL;
	dossier->schema = schema;
	dossier->arena = az_arena_new();
	if (dossier->arena)
		dossier->root = item_new(dossier, az_entity_of(AZ_CASE), NULL);
	if (!dossier->root) {
		az_dossier_free(dossier);
		return NULL;
	}
	return dossier;
}

void az_dossier_free(az_dossier *dossier)
{
	if (!dossier)
		return;
	az_arena_free(dossier->arena);
	free(dossier);
}

void az_dossier_reset(az_dossier *dossier)
{
	az_arena_reset(dossier->arena);
	/* The arena kept the block that it took for the first root, so this one has room. */
	dossier->root = item_new(dossier, az_entity_of(AZ_CASE), NULL);
}

az_item *az_dossier_case(az_dossier *dossier)
{
	return dossier->root;
}

const az_schema *az_dossier_schema(const az_dossier *dossier)
{
	return dossier->schema;
}

void az_item_set_place(az_item *item, az_place place)
{
	item->place = place;
}

const az_entity *az_item_entity(const az_item *item)
{
	return item->entity;
}

az_cell *az_item_cell(az_item *item, const az_field *field)
{
	return &item->cells[field - item->entity->fields];
}

assize_status az_item_list(az_dossier *dossier, az_item *item, const az_field *list)
{
	return az_item_set_state(dossier, item, list, AZ_KNOWN);
}

az_item *az_item_add(az_dossier *dossier, az_item *item, const az_field *field)
{
	az_cell *cell = az_item_cell(item, field);
	if (field->type == AZ_ONE && cell->items)
		return cell->items;
	az_item *child = item_new(dossier, az_entity_of(field->target), item);
	if (!child)
		return NULL;
	child->next = cell->items;
	child->ordinal = ++cell->count;
	cell->items = child;
	cell->state = AZ_KNOWN;
	return child;
}

static void forget(az_cell *cell, az_state state)
{
	*cell = (az_cell){.state = state};
}

assize_status az_item_set_state(
	az_dossier *dossier, az_item *item, const az_field *field, az_state state)
{
	(void)dossier;
	if (field->number == 1 || field->derive)
		return ASSIZE_ERROR_USAGE;
	az_cell *cell = az_item_cell(item, field);
	bool many = field->type == AZ_SET || field->type == AZ_REFS || field->type == AZ_LIST;
	if (state == AZ_KNOWN && !many)
		return ASSIZE_ERROR_USAGE;
	forget(cell, state);
	return ASSIZE_OK;
}

void az_item_path(const az_item *item, az_buffer *out)
{
	if (item->parent && item->parent->parent) {
		az_item_path(item->parent, out);
		az_buffer_char(out, '.');
	}
	az_buffer_string(out, item->entity->name);
	const az_entity *parent = az_entity_of(item->entity->parent);
	const az_field *in = parent ? az_field_holding(parent, item->entity->id) : NULL;
	if (!in || in->type != AZ_LIST)
		return;
	if (item->key)
		az_buffer_printf(out, ".%s", item->key);
	else
		az_buffer_printf(out, "[%u]", item->ordinal);
}

void az_item_problem(const az_item *item, const char *field, az_place place, const char *mend,
	az_problems *problems, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_buffer path = {0};
	az_item_path(item, &path);
	if (field)
		az_buffer_printf(&path, ".%s", field);
	az_buffer_u8(&path, 0);
	az_problems_vadd(
		problems, place, path.failed ? field : (const char *)path.bytes, mend, format, args);
	va_end(args);
	az_buffer_free(&path);
}
