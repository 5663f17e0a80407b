/* Back from a record into a dossier being built, and setting a field of it by path. */
#include "model/item.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

static az_member *member_new(az_dossier *dossier, az_cell *cell)
{
	az_member *member = az_arena_alloc(dossier->arena, sizeof *member);
	if (!member)
		return NULL;
	member->next = cell->members;
	cell->members = member;
	cell->count++;
	return member;
}

static const char *key_of(az_dossier *dossier, const az_record *record, az_ref ref)
{
	uint32_t length;
	const char *key = az_node_key(record, ref, &length);
	return az_arena_copy(dossier->arena, key, length);
}

static bool load_members(
	az_dossier *dossier, const az_record *record, const az_value *value, az_cell *cell)
{
	for (uint32_t i = 0; i < value->count; i++) {
		az_member *member = member_new(dossier, cell);
		if (!member)
			return false;
		if (value->type == AZ_SET)
			member->code = az_value_code(value, i);
		else
			member->key = key_of(dossier, record, az_value_ref(value, i));
		if (value->type == AZ_REFS && !member->key)
			return false;
	}
	return true;
}

/* All but lists and singles, which load_item follows. */
static bool load_cell(
	az_dossier *dossier, const az_record *record, const az_value *value, az_cell *cell)
{
	*cell = (az_cell){.state = value->state, .number = value->number};
	if (value->state != AZ_KNOWN)
		return true;
	switch (value->type) {
	case AZ_TEXT:
	case AZ_NUMBER:
		cell->text = az_arena_copy(dossier->arena, value->text, value->length);
		cell->length = value->length;
		return cell->text != NULL;
	case AZ_REF:
		cell->text = key_of(dossier, record, (az_ref)value->number);
		cell->length = cell->text ? (uint32_t)strlen(cell->text) : 0;
		return cell->text != NULL;
	case AZ_SET:
	case AZ_REFS:
		return load_members(dossier, record, value, cell);
	default:
		return true;
	}
}

static bool load_item(az_dossier *dossier, const az_record *record, az_ref ref, az_item *item);

static bool load_children(az_dossier *dossier, const az_record *record, const az_field *field,
	const az_value *value, az_item *item)
{
	uint32_t count = field->type == AZ_ONE ? 1 : value->count;
	az_item_cell(item, field)->state = value->state;
	for (uint32_t i = 0; value->state == AZ_KNOWN && i < count; i++) {
		az_ref ref = field->type == AZ_ONE ? (az_ref)value->number : az_value_ref(value, i);
		az_item *child = az_item_add(dossier, item, field);
		if (!child || !load_item(dossier, record, ref, child))
			return false;
	}
	return true;
}

static bool load_extension(az_dossier *dossier, const az_record *record, az_item *item,
	const char *name, uint32_t length, const az_value *value)
{
	const az_extension *extension = az_schema_find(dossier->schema, item->entity->id, name, length);
	if (!extension)
		return true; /* not declared here: it stays in the record, out of sight */
	if (az_item_set_extension_state(dossier, item, extension, AZ_NOT_APPLICABLE) != ASSIZE_OK)
		return false;
	for (az_extra *extra = item->extras; extra; extra = extra->next)
		if (extra->extension == extension)
			return load_cell(dossier, record, value, &extra->cell);
	return true;
}

static bool load_item(az_dossier *dossier, const az_record *record, az_ref ref, az_item *item)
{
	const az_field *field;
	const char *name;
	uint32_t length;
	az_value value;
	item->key = key_of(dossier, record, ref);
	if (!item->key)
		return false;
	item->key_length = (uint32_t)strlen(item->key);
	for (unsigned i = 0; az_node_slot(record, ref, i, &field, &name, &length, &value); i++) {
		bool ok;
		if (!field)
			ok = load_extension(dossier, record, item, name, length, &value);
		else if (field->type == AZ_LIST || field->type == AZ_ONE)
			ok = load_children(dossier, record, field, &value, item);
		else
			ok = load_cell(dossier, record, &value, az_item_cell(item, field));
		if (!ok)
			return false;
	}
	return true;
}

assize_status az_dossier_load(az_dossier *dossier, const az_record *record, az_error *error)
{
	if (!load_item(dossier, record, az_record_root(record), dossier->root))
		return az_error_memory(error);
	return ASSIZE_OK;
}

/* ---- setting by path ------------------------------------------------------------------- */

typedef struct path_step {
	az_item *item;
	const char *rest; /* of the path, behind what was followed */
} path_step;

static az_item *child_with_key(az_item *items, const char *key, size_t length)
{
	for (; items; items = items->next)
		if (items->key && items->key_length == length && !memcmp(items->key, key, length))
			return items;
	return NULL;
}

/* Follows entity names and keys as far as they lead. NULL item: a key that is not there. */
static path_step follow(az_dossier *dossier, const char *path)
{
	path_step at = {dossier->root, path};
	if (!strncmp(path, "case.", 5)) {
		at.rest = path + 5;
		return at;
	}
	while (at.item) {
		size_t length = strcspn(at.rest, ".");
		const az_field *found = NULL;
		for (size_t i = 0; i < at.item->entity->count && !found; i++) {
			const az_field *field = &at.item->entity->fields[i];
			const char *name = field->target ? az_entity_of(field->target)->name : "";
			if ((field->type == AZ_LIST || field->type == AZ_ONE) && strlen(name) == length &&
				!memcmp(name, at.rest, length))
				found = field;
		}
		if (!found)
			break;
		const char *rest = at.rest + length + (at.rest[length] == '.');
		az_item *items = az_item_cell(at.item, found)->items;
		if (found->type == AZ_LIST) {
			length = strcspn(rest, ".");
			items = child_with_key(items, rest, length);
			rest += length + (rest[length] == '.');
		} else if (!items) {
			items = az_item_add(dossier, at.item, found);
		}
		at = (path_step){items, rest};
	}
	return at;
}

/* What a name means on an item: a field of its own, or one that a province added. */
typedef struct target {
	const az_field *field;
	const az_extension *extension;
} target;

static bool set_one(az_dossier *dossier, az_item *item, target to, const char *text, size_t length,
	az_place place, az_problems *problems)
{
	if (to.extension)
		return az_item_set_extension(dossier, item, to.extension, text, length, place, problems);
	return az_item_set(dossier, item, to.field, text, length, place, problems);
}

/* "a, b" or "[a, b]": the members, in place of those that were there. */
static bool set_many(az_dossier *dossier, az_item *item, target to, const char *text,
	az_place place, az_problems *problems)
{
	assize_status status = to.extension
							   ? az_item_set_extension_state(dossier, item, to.extension, AZ_KNOWN)
							   : az_item_set_state(dossier, item, to.field, AZ_KNOWN);
	if (status || !strcmp(text, "[]"))
		return !status;
	while (*text) {
		text += strspn(text, " ,[");
		size_t length = strcspn(text, " ,]");
		if (length && !set_one(dossier, item, to, text, length, place, problems))
			return false;
		text += length;
		text += strspn(text, " ]");
	}
	return true;
}

static bool no_such_field(
	const az_item *item, const char *name, az_place place, az_problems *problems)
{
	char mend[128] = AZ_N("`assize schema` lists the fields");
	const char *near = az_field_nearest(item->entity, name);
	if (near)
		az_problems_mend(problems, mend, sizeof mend, "did you mean '%s'?", near);
	az_item_problem(item, name, place, mend, problems, "there is no such field");
	return false;
}

static bool set_field(az_dossier *dossier, az_item *item, const char *name, const char *text,
	az_place place, az_problems *problems)
{
	target to = {.field = az_field_named(item->entity, name, strlen(name))};
	az_state state;
	if (!to.field)
		to.extension = az_schema_find(dossier->schema, item->entity->id, name, strlen(name));
	if (!to.field && !to.extension)
		return no_such_field(item, name, place, problems);
	az_type type = to.field ? to.field->type : to.extension->type;
	bool many = type == AZ_SET || type == AZ_REFS;
	if ((many && !az_state_word(text, strlen(text), &state)) ||
		(type == AZ_LIST && !strcmp(text, "[]")))
		return set_many(dossier, item, to, text, place, problems);
	return set_one(dossier, item, to, text, strlen(text), place, problems);
}

bool az_dossier_set(
	az_dossier *dossier, const char *path, const char *text, az_place place, az_problems *problems)
{
	path_step at = follow(dossier, path);
	if (!at.item) {
		az_problems_add(problems, place, path, "write the key of an item that the dossier has",
			"the dossier has no such item");
		return false;
	}
	if (!*at.rest) {
		az_problems_add(
			problems, place, path, "write a field behind it, as case.loss_total", "names no field");
		return false;
	}
	return set_field(dossier, at.item, at.rest, text, place, problems);
}
