#include "audit/group/members.h"

#include <string.h>

enum { SEQUENCE_SIZE = 8, FACT_SIZE = 12 };

bool az_members_read(az_members *members, const void *bytes, size_t length)
{
	az_cursor cursor = {.bytes = bytes, .length = length};
	members->count = az_cursor_u32(&cursor);
	members->sequences = az_cursor_bytes(&cursor, (size_t)members->count * SEQUENCE_SIZE);
	members->fact_total = az_cursor_u32(&cursor);
	members->fact_count = az_cursor_u32(&cursor);
	members->facts = az_cursor_bytes(&cursor, (size_t)members->fact_count * FACT_SIZE);
	if (cursor.failed || !az_cursor_at_end(&cursor))
		return false;
	for (uint32_t i = 0; i < members->fact_count; i++)
		if (az_read_u32(members->facts + (size_t)i * FACT_SIZE) >= members->count)
			return false;
	return true;
}

int64_t az_member_sequence(const az_members *members, uint32_t i)
{
	return az_read_i64(members->sequences + (size_t)i * SEQUENCE_SIZE);
}

bool az_members_hold(const az_members *members, int64_t sequence)
{
	for (uint32_t i = 0; i < members->count; i++)
		if (az_member_sequence(members, i) == sequence)
			return true;
	return false;
}

bool az_members_same(const az_members *a, const az_members *b)
{
	return a->count == b->count &&
		   !memcmp(a->sequences, b->sequences, (size_t)a->count * SEQUENCE_SIZE);
}

az_fact az_member_fact(const az_members *members, uint32_t i, uint32_t *member)
{
	const unsigned char *p = members->facts + (size_t)i * FACT_SIZE;
	*member = az_read_u32(p);
	return (az_fact){az_read_u32(p + 4), az_read_u16(p + 8), az_read_u16(p + 10)};
}
