#include "audit/kept.h"

#include <string.h>

void az_kept_put(az_buffer *out, const az_kept *kept)
{
	bool beside = kept->kind == AZ_KEPT_BESIDE;
	az_buffer_i64(out, beside ? -kept->sequence : kept->sequence);
	az_buffer_bytes(out, kept->record.bytes, AZ_HASH_SIZE);
	az_buffer_block(out, kept->block, kept->length);
	if (kept->kind != AZ_KEPT_GROUP)
		return;
	az_buffer_u32(out, kept->rule);
	az_buffer_block(out, kept->key, kept->key_length);
	az_buffer_block(out, kept->members, kept->members_length);
}

bool az_kept_next(az_cursor *chunk, az_kept *kept)
{
	if (chunk->failed || az_cursor_at_end(chunk))
		return false;
	int64_t sequence = az_cursor_i64(chunk);
	*kept = (az_kept){.sequence = sequence};
	const unsigned char *hash = az_cursor_bytes(chunk, AZ_HASH_SIZE);
	if (hash)
		memcpy(kept->record.bytes, hash, AZ_HASH_SIZE);
	kept->block = az_cursor_block(chunk, &kept->length);
	if (sequence < 0) {
		kept->kind = AZ_KEPT_BESIDE;
		kept->sequence = sequence > INT64_MIN ? -sequence : 0;
	} else if (!sequence) {
		kept->kind = AZ_KEPT_GROUP;
		kept->rule = az_cursor_u32(chunk);
		kept->key = (const char *)az_cursor_block(chunk, &kept->key_length);
		kept->members = az_cursor_block(chunk, &kept->members_length);
	}
	return !chunk->failed;
}
