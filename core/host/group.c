#include "host/group.h"

#include <stdlib.h>
#include <string.h>

enum { COMPLETE = 1, TOO_MANY = 2, FLAGS_AT = 4, ROWS_AT = 5, KEY_AT = 9, USED_SIZE = 4 };

void az_group_begin(
	az_buffer *out, uint32_t rule, const char *key, size_t key_length, bool complete)
{
	az_buffer_u32(out, rule);
	az_buffer_u8(out, complete ? COMPLETE : 0);
	az_buffer_u32(out, 0);
	az_buffer_block(out, key, key_length);
}

/* Lets the rows go that there are, and all that come. */
static void forget_rows(az_buffer *out)
{
	out->bytes[FLAGS_AT] |= TOO_MANY;
	out->length = KEY_AT + 4 + az_read_u32(out->bytes + KEY_AT);
	az_buffer_patch_u32(out, ROWS_AT, 0);
}

void az_group_add(az_buffer *out, const az_member_name *member, const az_row *row)
{
	if (out->failed || out->bytes[FLAGS_AT] & TOO_MANY)
		return;
	uint32_t count = az_read_u32(out->bytes + ROWS_AT);
	if (count >= AZ_GROUP_ROWS_MOST || out->length > AZ_GROUP_BYTES_MOST) {
		forget_rows(out);
		return;
	}
	az_buffer_block(out, member->case_key, member->case_length);
	az_buffer_block(out, member->path, member->path_length);
	az_buffer_block(out, row->body, row->body_length);
	az_buffer_u32(out, row->used_count);
	az_buffer_bytes(out, row->used, (size_t)row->used_count * USED_SIZE);
	if (!out->failed)
		az_buffer_patch_u32(out, ROWS_AT, count + 1);
}

/* A row with what a hostile worker could have put there judged. */
static bool read_row(az_cursor *cursor, const az_policy *policy, az_group_row *row)
{
	az_row_body body;
	row->member.case_key = (const char *)az_cursor_block(cursor, &row->member.case_length);
	row->member.path = (const char *)az_cursor_block(cursor, &row->member.path_length);
	row->body = az_cursor_block(cursor, &row->body_length);
	row->used_count = az_cursor_u32(cursor);
	row->used = az_cursor_bytes(cursor, (size_t)row->used_count * USED_SIZE);
	if (cursor->failed || !row->used || !az_row_body_read(&body, row->body, row->body_length))
		return false;
	row->cause = body.cause;
	for (uint32_t i = 0; i < row->used_count; i++) {
		uint16_t parameter = az_read_u16(row->used + (size_t)i * USED_SIZE);
		uint16_t value = az_read_u16(row->used + (size_t)i * USED_SIZE + 2);
		if (parameter >= policy->parameter_count || value >= policy->parameters[parameter].count)
			return false;
	}
	return true;
}

static bool is_same_case(const az_group_row *a, const az_group_row *b)
{
	return a->member.case_length == b->member.case_length &&
		   !memcmp(a->member.case_key, b->member.case_key, a->member.case_length);
}

static bool read_rows(az_cursor *cursor, const az_policy *policy, uint32_t count, az_group *group)
{
	group->rows = calloc(count ? count : 1, sizeof *group->rows);
	if (!group->rows)
		return false;
	for (; group->count < count; group->count++) {
		az_group_row *row = &group->rows[group->count];
		if (!read_row(cursor, policy, row))
			return false;
		group->unknown += row->cause != AZ_CAUSE_NONE;
		group->cases += !group->count || !is_same_case(row, row - 1);
	}
	return true;
}

bool az_group_open(az_group *group, const az_policies *policies, const void *bytes, size_t length)
{
	az_cursor cursor = {.bytes = bytes, .length = length};
	*group = (az_group){.rule = az_cursor_u32(&cursor)};
	unsigned flags = az_cursor_u8(&cursor);
	uint32_t count = az_cursor_u32(&cursor);
	group->key = (const char *)az_cursor_block(&cursor, &group->key_length);
	group->complete = flags & COMPLETE;
	group->too_many = flags & TOO_MANY;
	if (cursor.failed || group->rule >= policies->rule_count ||
		!policies->rules[group->rule]->is_group || count > AZ_GROUP_ROWS_MOST)
		return false;
	return read_rows(&cursor, policies->rules[group->rule]->policy, count, group) &&
		   az_cursor_at_end(&cursor);
}

void az_group_close(az_group *group)
{
	free(group->rows);
	group->rows = NULL;
	group->count = 0;
}

void az_group_lost(const az_policies *policies, const void *bytes, size_t length, az_cause cause,
	const char *text, az_buffer *out)
{
	az_group group;
	bool read = az_group_open(&group, policies, bytes, length);
	az_record record = {0};
	const az_blame blame = {.cause = cause, .text = text, .text_length = (uint32_t)strlen(text)};
	az_buffer_u32(out, 1);
	az_buffer_u8(out, AZ_BLOCK_GROUP);
	az_outcome_put_blame(out, group.rule, az_record_root(&record), group.cases, &blame, NULL, 0);
	out->failed = out->failed || !read;
	az_group_close(&group);
}
