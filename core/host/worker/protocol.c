#include "host/worker/protocol.h"

#include <string.h>

enum { ALIGN = 8 };

/* The policy that a parameter belongs to, by its index; the number of policies when it is
 * none's. */
static uint32_t policy_of(const az_policies *policies, const az_parameter *parameter)
{
	size_t i = 0;
	while (i < policies->policy_count &&
		   (parameter->index >= policies->policies[i].parameter_count ||
			   &policies->policies[i].parameters[parameter->index] != parameter))
		i++;
	return (uint32_t)i;
}

static void put_override(az_buffer *out, const az_policies *policies, const az_override *override)
{
	az_buffer_u32(out, policy_of(policies, override->parameter));
	az_buffer_u32(out, override->parameter->index);
	az_buffer_u32(out, (uint32_t) override->value.member_count);
	az_buffer_i64(out, override->value.number);
	for (size_t i = 0; i < override->value.member_count; i++)
		az_buffer_u16(out, override->value.members[i]);
}

static uint32_t wants(const az_request *request)
{
	uint32_t wanted = request->trace ? AZ_WANT_TRACE : 0;
	if (request->cost)
		wanted |= AZ_WANT_COST | (request->exact ? AZ_WANT_EXACT : 0);
	return wanted | (request->rows_only ? AZ_WANT_ROWS : 0);
}

void az_ask_put(az_buffer *out, const az_policies *policies, const az_request *request)
{
	size_t start = out->length;
	az_buffer_u32(out, 0);
	az_buffer_u32(out, (uint32_t)request->as_of);
	az_buffer_u32(out, request->only ? request->only->index + 1 : 0);
	az_buffer_u32(out, request->only_subject);
	az_buffer_u32(out, wants(request));
	az_buffer_u32(out, (uint32_t)request->override_count);
	az_buffer_u32(out, request->record.size);
	az_buffer_u32(out, (uint32_t)(request->units < UINT32_MAX ? request->units : UINT32_MAX));
	az_buffer_u32(out, (uint32_t)request->group_length);
	az_buffer_u32(out, 0);
	az_buffer_bytes(out, request->record.bytes, request->record.size);
	az_buffer_align(out, ALIGN);
	az_buffer_bytes(out, request->group, request->group_length);
	az_buffer_align(out, ALIGN);
	for (size_t i = 0; i < request->override_count; i++)
		put_override(out, policies, &request->overrides[i]);
	az_buffer_align(out, ALIGN);
	if (out->length - start > UINT32_MAX)
		out->failed = true;
	az_buffer_patch_u32(out, start, (uint32_t)(out->length - start));
}

az_record az_ask_record(const az_buffer *item)
{
	return az_record_trusted(item->bytes + AZ_ITEM_HEADER, az_read_u32(item->bytes + 24));
}

static size_t aligned(size_t length)
{
	return (length + ALIGN - 1) / ALIGN * ALIGN;
}

const unsigned char *az_ask_group(const az_buffer *item, size_t *length)
{
	*length = az_read_u32(item->bytes + 32);
	return *length ? item->bytes + AZ_ITEM_HEADER + aligned(az_read_u32(item->bytes + 24)) : NULL;
}

static bool read_override(
	az_cursor *cursor, const az_policies *policies, az_arena *arena, az_override *override)
{
	uint32_t policy = az_cursor_u32(cursor);
	uint32_t parameter = az_cursor_u32(cursor);
	uint32_t count = az_cursor_u32(cursor);
	override->value.number = az_cursor_i64(cursor);
	const unsigned char *members = az_cursor_bytes(cursor, (size_t)count * 2);
	if (!members || policy >= policies->policy_count ||
		parameter >= policies->policies[policy].parameter_count)
		return false;
	uint16_t *copy = az_arena_array(arena, count ? count : 1, sizeof *copy);
	if (!copy)
		return false;
	for (uint32_t i = 0; i < count; i++)
		copy[i] = az_read_u16(members + (size_t)i * 2);
	override->parameter = &policies->policies[policy].parameters[parameter];
	override->value.members = copy;
	override->value.member_count = count;
	return true;
}

static bool read_overrides(az_cursor *cursor, const az_policies *policies, az_arena *arena,
	az_request *request, uint32_t count)
{
	enum { SMALLEST = 20 };
	if (count > (cursor->length - cursor->at) / SMALLEST)
		return false;
	az_override *overrides = az_arena_array(arena, count ? count : 1, sizeof *overrides);
	if (!overrides)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (!read_override(cursor, policies, arena, &overrides[i]))
			return false;
	request->overrides = overrides;
	request->override_count = count;
	return true;
}

static bool read_item(az_cursor *item, const az_policies *policies, az_arena *arena, az_ask *ask)
{
	az_request *request = &ask->request;
	request->as_of = (int32_t)az_cursor_u32(item);
	uint32_t rule = az_cursor_u32(item);
	request->only_subject = az_cursor_u32(item);
	uint32_t wanted = az_cursor_u32(item);
	uint32_t overrides = az_cursor_u32(item);
	uint32_t size = az_cursor_u32(item);
	request->units = az_cursor_u32(item);
	request->group_length = az_cursor_u32(item);
	az_cursor_u32(item);
	request->exact = wanted & AZ_WANT_EXACT;
	request->rows_only = wanted & AZ_WANT_ROWS;
	ask->trace = wanted & AZ_WANT_TRACE;
	ask->cost = wanted & AZ_WANT_COST;
	const unsigned char *record = az_cursor_bytes(item, size);
	if (!record || rule > policies->rule_count)
		return false;
	az_cursor_bytes(item, aligned(size) - size);
	if (request->group_length) {
		request->group = az_cursor_bytes(item, request->group_length);
		az_cursor_bytes(item, aligned(request->group_length) - request->group_length);
	}
	request->record = az_record_trusted(record, size);
	request->only = rule ? policies->rules[rule - 1] : NULL;
	return read_overrides(item, policies, arena, request, overrides) && !item->failed;
}

bool az_ask_next(az_cursor *cursor, const az_policies *policies, az_arena *arena, az_ask *ask)
{
	memset(ask, 0, sizeof *ask);
	if (cursor->failed || az_cursor_at_end(cursor))
		return false;
	uint32_t length = az_cursor_u32(cursor);
	const unsigned char *bytes = length >= 4 ? az_cursor_bytes(cursor, length - 4) : NULL;
	az_cursor item = {.bytes = bytes, .length = bytes ? length - 4 : 0};
	cursor->failed = !bytes || !read_item(&item, policies, arena, ask);
	return !cursor->failed;
}

uint64_t az_reply_size(size_t length, size_t cost_length, size_t trace_length)
{
	if (length > AZ_ANSWER_MOST || cost_length > AZ_ANSWER_MOST || trace_length > AZ_ANSWER_MOST)
		return UINT64_MAX;
	return 16 + (uint64_t)length + cost_length + trace_length;
}

void az_reply_put(az_buffer *out, const az_reply *reply)
{
	az_buffer_u32(out, (uint32_t)reply->status);
	az_buffer_block(out, reply->block, reply->length);
	az_buffer_block(out, reply->cost, reply->cost_length);
	az_buffer_block(out, reply->trace, reply->trace_length);
}

bool az_reply_next(az_cursor *cursor, az_reply *reply)
{
	uint32_t status = az_cursor_u32(cursor);
	reply->block = az_cursor_block(cursor, &reply->length);
	reply->cost = az_cursor_block(cursor, &reply->cost_length);
	reply->trace = az_cursor_block(cursor, &reply->trace_length);
	if (cursor->failed || status > INT32_MAX)
		return false;
	reply->status = (assize_status)status;
	return reply->status == ASSIZE_OK || assize_status_is_error(reply->status);
}
