/* Judging hostile bytes: nothing in a record is followed before it was checked here. */
#include "model/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "base/words.h"
#include "model/date.h"
#include "model/layout.h"

typedef struct checker {
	const unsigned char *bytes;
	uint32_t size;
	uint32_t nodes_end;
	uint32_t *nodes; /* offsets, ascending */
	size_t count;
} checker;

static bool in_data(const checker *c, uint64_t offset, uint64_t length)
{
	return offset >= c->nodes_end && offset <= c->size && length <= c->size - offset;
}

static bool text_ok(const checker *c, uint32_t offset, uint32_t length)
{
	size_t bad;
	return in_data(c, offset, length) &&
		   az_text_is_safe((const char *)c->bytes + offset, length, &bad);
}

static int by_offset(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* True for the offset of a node of that entity (0: any). */
static bool node_ok(const checker *c, int64_t ref, az_entity_id entity)
{
	if (ref <= 0 || ref >= c->nodes_end)
		return false;
	uint32_t key = (uint32_t)ref;
	if (!bsearch(&key, c->nodes, c->count, sizeof key, by_offset))
		return false;
	return !entity || az_read_u16(c->bytes + key + 4) == entity;
}

/* Collects the nodes' offsets; false where they do not lie one behind the other. */
static bool walk(checker *c)
{
	uint32_t at = AZ_RECORD_ROOT;
	while (at < c->nodes_end) {
		if (c->nodes_end - at < AZ_NODE_HEADER)
			return false;
		uint32_t slots = az_read_u16(c->bytes + at + 6);
		if (slots > AZ_SLOTS_MOST ||
			c->nodes_end - at - AZ_NODE_HEADER < slots * (uint32_t)AZ_SLOT_SIZE)
			return false;
		c->nodes[c->count++] = at;
		at += AZ_NODE_HEADER + slots * (uint32_t)AZ_SLOT_SIZE;
	}
	return c->count > 0;
}

static bool codes_ok(const checker *c, const az_vocabulary *codes, uint32_t offset, uint32_t count)
{
	if (!in_data(c, offset, (uint64_t)count * 2))
		return false;
	uint16_t last = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint16_t number = az_read_u16(c->bytes + offset + (size_t)i * 2);
		if (number <= last || (codes && !az_code_numbered(codes, number)))
			return false;
		last = number;
	}
	return true;
}

static bool refs_ok(
	const checker *c, uint32_t node, const az_field *field, uint32_t offset, uint32_t count)
{
	if (!in_data(c, offset, (uint64_t)count * 4))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t ref = az_read_u32(c->bytes + offset + (size_t)i * 4);
		if (!node_ok(c, ref, field->target))
			return false;
		if (field->type == AZ_LIST && az_read_u32(c->bytes + ref) != node)
			return false;
	}
	return true;
}

static bool number_ok(const checker *c, const az_field *field, az_type type, int64_t number)
{
	az_date date;
	switch (type) {
	case AZ_FLAG:
		return number == 0 || number == 1;
	case AZ_DATE:
		return az_date_unpack(number, &date);
	case AZ_CODE:
		return !field || (number > 0 && number <= UINT16_MAX &&
							 az_code_numbered(field->codes, (uint16_t)number));
	case AZ_REF:
	case AZ_ONE:
		return field && node_ok(c, number, field->target);
	default:
		return true;
	}
}

static bool value_ok(
	const checker *c, uint32_t node, const az_field *field, const unsigned char *slot)
{
	az_type type = (az_type)slot[2];
	uint32_t count = az_read_u32(slot + 4), offset = az_read_u32(slot + 8);
	switch (type) {
	case AZ_TEXT:
	case AZ_NUMBER:
		return text_ok(c, offset, count);
	case AZ_SET:
		return codes_ok(c, field ? field->codes : NULL, offset, count);
	case AZ_REFS:
	case AZ_LIST:
		return field && refs_ok(c, node, field, offset, count);
	default:
		if (!field && !in_data(c, offset, 8))
			return false;
		return number_ok(c, field, type, az_read_i64(field ? slot + 8 : c->bytes + offset));
	}
}

static bool name_ok(const checker *c, uint32_t offset)
{
	return in_data(c, offset, 4) && text_ok(c, offset + 4, az_read_u32(c->bytes + offset));
}

static bool slot_ok(const checker *c, uint32_t node, const unsigned char *slot, unsigned *last)
{
	unsigned number = az_read_u16(slot);
	const az_entity *entity = az_entity_of(az_read_u16(c->bytes + node + 4));
	const az_field *field = NULL;
	if (number == AZ_FIELD_EXTENSION) {
		if (!name_ok(c, az_read_u32(slot + 12)) || slot[2] == 0 || slot[2] > AZ_SET)
			return false;
	} else {
		field = az_field_numbered(entity, number);
		if (!field || field->derive || number <= *last || number == 1 || field->type != slot[2])
			return false;
	}
	*last = number;
	if (slot[3] == AZ_NOT_APPLICABLE)
		return true;
	return slot[3] == AZ_KNOWN && value_ok(c, node, field, slot);
}

static bool node_content_ok(const checker *c, uint32_t node)
{
	const unsigned char *p = c->bytes + node;
	const az_entity *entity = az_entity_of(az_read_u16(p + 4));
	uint32_t parent = az_read_u32(p);
	if (!entity || (parent == 0) != (node == AZ_RECORD_ROOT) || parent >= node)
		return false;
	if (parent ? !node_ok(c, parent, entity->parent) : entity->id != AZ_CASE)
		return false;
	if (!text_ok(c, az_read_u32(p + 8), az_read_u32(p + 12)))
		return false;
	unsigned last = 0, slots = az_read_u16(p + 6);
	for (unsigned i = 0; i < slots; i++)
		if (!slot_ok(c, node, p + AZ_NODE_HEADER + (size_t)i * AZ_SLOT_SIZE, &last))
			return false;
	return true;
}

static assize_status damaged(az_error *error, const char *what)
{
	return az_error_set(error, ASSIZE_ERROR_INPUT, "record",
		"is damaged (%s); take it again from the store or its source", what);
}

assize_status az_record_open(az_record *record, const void *bytes, size_t size, az_error *error)
{
	checker c = {.bytes = bytes, .size = (uint32_t)size};
	if (size < AZ_RECORD_HEADER + AZ_NODE_HEADER || size > UINT32_MAX / 2 ||
		memcmp(bytes, AZ_RECORD_MAGIC, 4) != 0 || az_read_u32(c.bytes + 4) != size)
		return damaged(error, AZ_N("its header does not fit its length"));
	c.nodes_end = az_read_u32(c.bytes + 8);
	if (c.nodes_end > c.size || c.nodes_end < AZ_RECORD_ROOT + AZ_NODE_HEADER)
		return damaged(error, AZ_N("its nodes reach past its end"));
	c.nodes = malloc((c.nodes_end / AZ_NODE_HEADER + 1) * sizeof *c.nodes);
	if (!c.nodes)
		return az_error_memory(error);
	bool ok = walk(&c);
	for (size_t i = 0; ok && i < c.count; i++)
		ok = node_content_ok(&c, c.nodes[i]);
	free(c.nodes);
	if (!ok)
		return damaged(error, AZ_N("a node or a value in it is none"));
	*record = (az_record){bytes, (uint32_t)size};
	return ASSIZE_OK;
}
