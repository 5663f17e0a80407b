/*
 * A group as bytes: what `check` of a group rule is given. Made from the rows of the dossiers that share
 * its key, in the order of the cases' keys and then of the paths of the entities in them, so that the
 * same rows make the same bytes in whatever order they were collected. It crosses to a worker beside its
 * record (az_record_key), which carries the group's key.
 *
 *   u32 rule, u8 flags, u32 rows, block key, then each row:
 *   block case key, block path, block body (host/row.h), u32 used, 4 bytes each used parameter
 */
#ifndef AZ_HOST_GROUP_H
#define AZ_HOST_GROUP_H

#include "host/row.h"

enum {
	AZ_GROUP_ROWS_MOST = 100000,   /* beyond it the group is not evaluated, for want of budget */
	AZ_GROUP_BYTES_MOST = 32 << 20 /* and beyond these */
};

/* --- making: one group in `out`, which is empty at the beginning --- */
void az_group_begin(
	az_buffer *out, uint32_t rule, const char *key, size_t key_length, bool complete);

/* A row of a case, in order. What is too many is told by the group, which then holds none. */
typedef struct az_member_name {
	const char *case_key;
	uint32_t case_length;
	const char *path; /* of the entity in it: "case", "order.O1" */
	uint32_t path_length;
} az_member_name;
void az_group_add(az_buffer *out, const az_member_name *member, const az_row *row);

/* --- reading --- */
typedef struct az_group_row {
	az_member_name member;
	const unsigned char *body;
	uint32_t body_length;
	az_cause cause; /* of the body: AZ_CAUSE_NONE where it is known */
	uint32_t used_count;
	const unsigned char *used;
} az_group_row;

typedef struct az_group {
	uint32_t rule;
	bool complete; /* the profile declares that the store holds every case of this key */
	bool too_many;
	const char *key;
	uint32_t key_length;
	az_group_row *rows; /* owned; they borrow the bytes */
	uint32_t count;
	uint32_t unknown; /* how many of the rows are not known */
	uint32_t cases;   /* how many different ones */
} az_group;

/* False where the bytes are no group of the profile, or memory is out. Close it in any case. */
bool az_group_open(az_group *group, const az_policies *policies, const void *bytes, size_t length);
void az_group_close(az_group *group);

/* The outcome block of a group whose worker was lost. */
void az_group_lost(const az_policies *policies, const void *bytes, size_t length, az_cause cause,
	const char *text, az_buffer *out);

#endif
