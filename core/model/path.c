#include "model/path.h"

#include <string.h>

typedef void piece_fn(void *context, const char *bytes, size_t length);

/* Lists and singles are named by the entity that they hold; the case names only itself. */
static void each_piece(const az_record *record, az_ref ref, piece_fn *piece, void *context)
{
	const az_entity *entity = az_node_entity(record, ref);
	az_ref parent = az_node_parent(record, ref);
	if (parent && parent != az_record_root(record)) {
		each_piece(record, parent, piece, context);
		piece(context, ".", 1);
	}
	piece(context, entity->name, strlen(entity->name));
	const az_field *in =
		entity->parent ? az_field_holding(az_entity_of(entity->parent), entity->id) : NULL;
	if (in && in->type == AZ_LIST) {
		uint32_t length;
		const char *key = az_node_key(record, ref, &length);
		piece(context, ".", 1);
		piece(context, key, length);
	}
}

static void append(void *context, const char *bytes, size_t length)
{
	az_buffer_bytes(context, bytes, length);
}

void az_path_node(const az_record *record, az_ref ref, az_buffer *out)
{
	each_piece(record, ref, append, out);
}

static void count(void *context, const char *bytes, size_t length)
{
	(void)bytes;
	*(size_t *)context += length;
}

static void add(void *context, const char *bytes, size_t length)
{
	az_hasher_add(context, bytes, length);
}

void az_path_node_hash(const az_record *record, az_ref ref, az_hasher *hasher)
{
	size_t length = 0;
	each_piece(record, ref, count, &length);
	az_hasher_length(hasher, length);
	each_piece(record, ref, add, hasher);
}

void az_path_field(const az_record *record, az_ref ref, const char *name, az_buffer *out)
{
	az_path_node(record, ref, out);
	az_buffer_char(out, '.');
	az_buffer_string(out, name);
}

static size_t part_length(const char *path)
{
	return strcspn(path, ".");
}

/* The field of `entity` that holds the child entity named at `path`, or NULL. */
static const az_field *holding(const az_entity *entity, const char *path, size_t length)
{
	for (size_t i = 0; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		if (field->type != AZ_LIST && field->type != AZ_ONE)
			continue;
		const char *name = az_entity_of(field->target)->name;
		if (strlen(name) == length && memcmp(name, path, length) == 0)
			return field;
	}
	return NULL;
}

/* One step down from `ref`; moves *path behind it. 0: a key that is not there. `ref`: no step. */
static az_ref step(const az_record *record, az_ref ref, const char **path)
{
	const char *p = *path;
	size_t length = part_length(p);
	const az_field *field = holding(az_node_entity(record, ref), p, length);
	if (!field)
		return ref;
	az_value value;
	az_node_get(record, ref, field, &value);
	p += length + (p[length] == '.');
	if (field->type == AZ_LIST) {
		length = part_length(p);
		ref = az_list_find(record, &value, p, length);
		p += length + (p[length] == '.');
	} else {
		ref = value.state == AZ_KNOWN ? (az_ref)value.number : 0;
	}
	*path = p;
	return ref;
}

az_ref az_path_find(const az_record *record, const char *path, const char **rest)
{
	az_ref ref = az_record_root(record);
	if (!strcmp(path, "case") || !strncmp(path, "case.", 5)) {
		*rest = path + 4 + (path[4] == '.');
		return ref;
	}
	for (;;) {
		const char *before = path;
		ref = step(record, ref, &path);
		if (!ref || path == before)
			break;
	}
	*rest = path;
	return ref;
}
