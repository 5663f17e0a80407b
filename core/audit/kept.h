/*
 * The kept form of a run's outcomes: a chunk is the outcomes of a range of dossiers, one entry each, in
 * the order of their keys: i64 sequence of the revision, 32 bytes hash of its record, then the block of
 * outcomes (host/outcome.h).
 */
#ifndef AZ_AUDIT_KEPT_H
#define AZ_AUDIT_KEPT_H

#include "base/buffer.h"
#include "base/hash.h"

typedef struct az_kept {
	int64_t sequence;
	az_hash record;
	const unsigned char *block; /* borrowed from the chunk */
	uint32_t length;
} az_kept;

void az_kept_put(az_buffer *out, const az_kept *kept);

/* The next entry of a chunk; false at its end, and where it is damaged (cursor->failed). */
bool az_kept_next(az_cursor *chunk, az_kept *kept);

#endif
