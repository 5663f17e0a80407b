#include "audit/kept.h"

#include <string.h>

void az_kept_put(az_buffer *out, const az_kept *kept)
{
	az_buffer_i64(out, kept->sequence);
	az_buffer_bytes(out, kept->record.bytes, AZ_HASH_SIZE);
	az_buffer_block(out, kept->block, kept->length);
}

bool az_kept_next(az_cursor *chunk, az_kept *kept)
{
	if (chunk->failed || az_cursor_at_end(chunk))
		return false;
	kept->sequence = az_cursor_i64(chunk);
	const unsigned char *hash = az_cursor_bytes(chunk, AZ_HASH_SIZE);
	if (hash)
		memcpy(kept->record.bytes, hash, AZ_HASH_SIZE);
	kept->block = az_cursor_block(chunk, &kept->length);
	return !chunk->failed;
}
