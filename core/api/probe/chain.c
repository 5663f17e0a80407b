#include "api/probe/chain.h"

#include <string.h>

bool az_is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

size_t az_chain_start(const char *text, size_t end)
{
	size_t at = end;
	while (at && (az_is_name_byte(text[at - 1]) || text[at - 1] == '.'))
		at--;
	if (at < 2 || text[at - 1] != ')')
		return at;
	size_t open = at - 1;
	while (open && text[open - 1] != '(')
		open--;
	size_t soft = strlen("maybe(");
	return open >= soft && memcmp(text + open - soft, "maybe(", soft) == 0 ? open - soft : at;
}

/* The next name of a chain; false at its end. Brackets and `maybe` are passed over. */
static bool next_name(const char **at, const char *end, const char **name, size_t *length)
{
	while (*at < end && !az_is_name_byte(**at))
		(*at)++;
	*name = *at;
	while (*at < end && az_is_name_byte(**at))
		(*at)++;
	*length = (size_t)(*at - *name);
	if (*length == strlen("maybe") && memcmp(*name, "maybe", *length) == 0)
		return next_name(at, end, name, length);
	return *length > 0;
}

static bool is(const char *name, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(name, word, length) == 0;
}

static az_thing entity_thing(const az_entity *entity, az_ref node)
{
	return (az_thing){.kind = AZ_THING_ENTITY, .entity = entity, .node = node};
}

static az_thing root_thing(const assize_probe *probe, const char *name, size_t length)
{
	const az_record *record = &probe->record;
	const az_entity *entity = az_node_entity(record, probe->subject);
	if (is(name, length, "param"))
		return (az_thing){.kind = AZ_THING_PARAMETERS};
	if (is(name, length, "it"))
		return entity_thing(entity, probe->subject);
	az_ref ref = probe->subject;
	for (; ref; ref = az_node_parent(record, ref))
		if (is(name, length, az_node_entity(record, ref)->name))
			return entity_thing(az_node_entity(record, ref), ref);
	return (az_thing){.kind = AZ_THING_NOTHING};
}

static az_thing field_thing(const assize_probe *probe, const az_thing *from, const az_field *field)
{
	const az_record *record = &probe->record;
	az_thing to = {.kind = AZ_THING_NOTHING, .codes = field->codes};
	if (from->node)
		az_node_get(record, from->node, field, &to.value);
	bool known = to.value.state == AZ_KNOWN;
	switch (field->type) {
	case AZ_CODE:
	case AZ_SET:
		to.kind = AZ_THING_CODES;
		to.set = field->type == AZ_SET;
		break;
	case AZ_ONE:
	case AZ_REF:
		return entity_thing(az_entity_of(field->target), known ? (az_ref)to.value.number : 0);
	case AZ_LIST:
	case AZ_REFS:
		to.kind = AZ_THING_LIST;
		to.entity = az_entity_of(field->target);
		break;
	default:
		break;
	}
	return to;
}

static az_thing extension_thing(
	const assize_probe *probe, const az_thing *from, const char *name, size_t length)
{
	az_thing to = {.kind = AZ_THING_NOTHING};
	const az_schema *schema = &probe->loaded.policies->schema;
	char full[sizeof to.prefix];
	if (length >= sizeof full - strlen(from->prefix) - 1)
		return to;
	memcpy(full, from->prefix, strlen(from->prefix));
	memcpy(full + strlen(from->prefix), name, length);
	size_t n = strlen(from->prefix) + length;
	const az_extension *extension = az_schema_find(schema, from->entity->id, full, n);
	if (extension && extension->codes)
		return (az_thing){
			.kind = AZ_THING_CODES, .codes = extension->codes, .set = extension->type == AZ_SET};
	if (extension)
		return to;
	to = (az_thing){.kind = AZ_THING_SPACE, .entity = from->entity};
	memcpy(to.prefix, full, n);
	to.prefix[n] = '.';
	return to;
}

static az_thing member_thing(
	const assize_probe *probe, const az_thing *from, const char *name, size_t length)
{
	const az_record *record = &probe->record;
	if (from->kind == AZ_THING_SPACE)
		return extension_thing(probe, from, name, length);
	if (from->kind == AZ_THING_LIST && from->value.state == AZ_KNOWN) {
		az_ref item = az_list_find(record, &from->value, name, length);
		return entity_thing(from->entity, item);
	}
	if (from->kind != AZ_THING_ENTITY)
		return (az_thing){.kind = AZ_THING_NOTHING};
	if (is(name, length, "x"))
		return (az_thing){.kind = AZ_THING_SPACE, .entity = from->entity, .prefix = "x."};
	const az_field *field = az_field_named(from->entity, name, length);
	if (field)
		return field_thing(probe, from, field);
	for (const az_entity *up = az_entity_of(from->entity->parent); up;
		 up = az_entity_of(up->parent))
		if (is(name, length, up->name))
			return entity_thing(up, from->node ? az_node_ancestor(record, from->node, up->id) : 0);
	return (az_thing){.kind = AZ_THING_NOTHING};
}

az_thing az_chain_read(const assize_probe *probe, const char *start, const char *end)
{
	const char *name;
	size_t length;
	az_thing t = {.kind = AZ_THING_NOTHING};
	if (!next_name(&start, end, &name, &length))
		return t;
	t = root_thing(probe, name, length);
	while (t.kind != AZ_THING_NOTHING && next_name(&start, end, &name, &length))
		t = member_thing(probe, &t, name, length);
	return t;
}
