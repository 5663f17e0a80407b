#include "model/record.h"

#include <string.h>

#include "base/buffer.h"
#include "model/layout.h"

az_record az_record_trusted(const void *bytes, size_t size)
{
	return (az_record){bytes, (uint32_t)size};
}

void az_record_key(az_buffer *out, const char *key, size_t length)
{
	const uint32_t end = AZ_RECORD_ROOT + AZ_NODE_HEADER;
	az_buffer_bytes(out, AZ_RECORD_MAGIC, 4);
	az_buffer_u32(out, end + (uint32_t)length);
	az_buffer_u32(out, end);
	az_buffer_u32(out, 0);
	az_buffer_u32(out, 0);
	az_buffer_u16(out, AZ_CASE);
	az_buffer_u16(out, 0);
	az_buffer_u32(out, end);
	az_buffer_u32(out, (uint32_t)length);
	az_buffer_bytes(out, key, length);
}

az_ref az_record_root(const az_record *record)
{
	(void)record;
	return AZ_RECORD_ROOT;
}

static uint32_t nodes_end(const az_record *record)
{
	return az_read_u32(record->bytes + 8);
}

const az_entity *az_node_entity(const az_record *record, az_ref ref)
{
	return az_entity_of(az_read_u16(record->bytes + ref + 4));
}

az_ref az_node_parent(const az_record *record, az_ref ref)
{
	return az_read_u32(record->bytes + ref);
}

static unsigned slot_count(const az_record *record, az_ref ref)
{
	return az_read_u16(record->bytes + ref + 6);
}

static const unsigned char *slot_at(const az_record *record, az_ref ref, unsigned i)
{
	return record->bytes + ref + AZ_NODE_HEADER + (size_t)i * AZ_SLOT_SIZE;
}

const char *az_node_key(const az_record *record, az_ref ref, uint32_t *length)
{
	*length = az_read_u32(record->bytes + ref + 12);
	return (const char *)record->bytes + az_read_u32(record->bytes + ref + 8);
}

az_ref az_record_next(const az_record *record, az_ref ref)
{
	if (!ref)
		return AZ_RECORD_ROOT;
	uint32_t next = ref + AZ_NODE_HEADER + slot_count(record, ref) * (uint32_t)AZ_SLOT_SIZE;
	return next < nodes_end(record) ? next : 0;
}

static bool is_number(az_type type)
{
	return type == AZ_FLAG || type == AZ_COUNT || type == AZ_MONEY || type == AZ_DATE ||
		   type == AZ_CODE || type == AZ_REF || type == AZ_ONE || type == AZ_RATIO;
}

/* Reads a slot's value; an extension's number lies at its offset. */
static void slot_value(const az_record *record, const unsigned char *slot, az_value *value)
{
	*value = (az_value){.state = (az_state)slot[3], .type = (az_type)slot[2]};
	if (value->state != AZ_KNOWN)
		return;
	uint32_t count = az_read_u32(slot + 4), offset = az_read_u32(slot + 8);
	bool extension = az_read_u16(slot) == AZ_FIELD_EXTENSION;
	if (is_number(value->type)) {
		value->number = az_read_i64(extension ? record->bytes + offset : slot + 8);
	} else if (value->type == AZ_TEXT || value->type == AZ_NUMBER) {
		value->text = (const char *)record->bytes + offset;
		value->length = count;
	} else {
		value->items = record->bytes + offset;
		value->count = count;
	}
}

void az_node_get(const az_record *record, az_ref ref, const az_field *field, az_value *value)
{
	*value = (az_value){.state = AZ_UNKNOWN, .type = field->type};
	if (field->number == 1) {
		value->state = AZ_KNOWN;
		value->text = az_node_key(record, ref, &value->length);
		return;
	}
	unsigned count = slot_count(record, ref);
	for (unsigned i = 0; i < count; i++) {
		const unsigned char *slot = slot_at(record, ref, i);
		unsigned number = az_read_u16(slot);
		if (number == field->number)
			slot_value(record, slot, value);
		if (number >= field->number)
			return;
	}
}

void az_node_read(
	const az_record *record, az_ref ref, const az_field *field, az_value *value, az_unread *unread)
{
	*unread = (az_unread){ref, field};
	if (!field->derive) {
		az_node_get(record, ref, field, value);
		return;
	}
	*value = (az_value){.state = AZ_UNKNOWN, .type = field->type};
	field->derive(record, ref, value, unread);
}

/* The name of an extension's slot. */
static const char *slot_name(const az_record *record, const unsigned char *slot, uint32_t *length)
{
	uint32_t at = az_read_u32(slot + 12);
	*length = az_read_u32(record->bytes + at);
	return (const char *)record->bytes + at + 4;
}

void az_node_get_extension(
	const az_record *record, az_ref ref, const char *name, size_t length, az_value *value)
{
	*value = (az_value){.state = AZ_UNKNOWN};
	unsigned count = slot_count(record, ref);
	for (unsigned i = count; i-- > 0;) {
		const unsigned char *slot = slot_at(record, ref, i);
		if (az_read_u16(slot) != AZ_FIELD_EXTENSION)
			return;
		uint32_t n;
		const char *this_name = slot_name(record, slot, &n);
		if (n == length && memcmp(this_name, name, n) == 0) {
			slot_value(record, slot, value);
			return;
		}
	}
}

bool az_node_slot(const az_record *record, az_ref ref, unsigned i, const az_field **field,
	const char **name, uint32_t *name_length, az_value *value)
{
	if (i >= slot_count(record, ref))
		return false;
	const unsigned char *slot = slot_at(record, ref, i);
	unsigned number = az_read_u16(slot);
	*field = NULL;
	*name = NULL;
	*name_length = 0;
	if (number == AZ_FIELD_EXTENSION)
		*name = slot_name(record, slot, name_length);
	else
		*field = az_field_numbered(az_node_entity(record, ref), number);
	slot_value(record, slot, value);
	return true;
}

uint16_t az_value_code(const az_value *value, uint32_t i)
{
	return i < value->count ? az_read_u16(value->items + (size_t)i * 2) : 0;
}

az_ref az_value_ref(const az_value *value, uint32_t i)
{
	return i < value->count ? az_read_u32(value->items + (size_t)i * 4) : 0;
}

bool az_value_has_code(const az_value *value, uint16_t number)
{
	for (uint32_t i = 0; i < value->count; i++)
		if (az_value_code(value, i) == number)
			return true;
	return false;
}

az_ref az_list_find(const az_record *record, const az_value *list, const char *key, size_t length)
{
	for (uint32_t i = 0; i < list->count; i++) {
		uint32_t n;
		az_ref ref = az_value_ref(list, i);
		const char *text = az_node_key(record, ref, &n);
		if (n == length && memcmp(text, key, n) == 0)
			return ref;
	}
	return 0;
}

az_ref az_node_ancestor(const az_record *record, az_ref ref, az_entity_id entity)
{
	while (ref && az_node_entity(record, ref)->id != entity)
		ref = az_node_parent(record, ref);
	return ref;
}
