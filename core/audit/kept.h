/*
 * The kept form of a run's outcomes: a chunk is the outcomes of a range of dossiers, one entry each, in
 * the order of their keys: i64 sequence of the revision, 32 bytes hash of its record, then the block of
 * outcomes (host/outcome.h), which also holds the rows of group rules.
 *
 * Behind the dossiers come those that are beside the run's scope and in a group with one inside of it:
 * they have the sequence with a minus, and only their rows count. Then come the groups, in canonical
 * order, with sequence 0, a hash of the group's rows (az_grouped), and behind the block u32 rule, a
 * block with the key and one with the members (audit/group/members.h).
 */
#ifndef AZ_AUDIT_KEPT_H
#define AZ_AUDIT_KEPT_H

#include "base/buffer.h"
#include "base/hash.h"

typedef enum az_kept_kind { AZ_KEPT_DOSSIER = 0, AZ_KEPT_BESIDE, AZ_KEPT_GROUP } az_kept_kind;

typedef struct az_kept {
	az_kept_kind kind;
	int64_t sequence; /* of the revision; 0: of a group */
	az_hash record;
	const unsigned char *block; /* borrowed from the chunk */
	uint32_t length;
	/* Of a group: */
	uint32_t rule;
	const char *key;
	uint32_t key_length;
	const unsigned char *members;
	uint32_t members_length;
} az_kept;

void az_kept_put(az_buffer *out, const az_kept *kept);

/* The next entry of a chunk; false at its end, and where it is damaged (cursor->failed). */
bool az_kept_next(az_cursor *chunk, az_kept *kept);

#endif
