/*
 * Who is in a group, and what collect read of them, as a run keeps it: the sequences of the dossiers'
 * revisions in the order of their keys, and the first of the fields that were read. Values are read from
 * the revisions when somebody asks. Readers treat the bytes as damaged at worst.
 *
 *   u32 members, i64 sequence each; u32 fields read in all, u32 fields here, each u32 member and a fact
 */
#ifndef AZ_AUDIT_GROUP_MEMBERS_H
#define AZ_AUDIT_GROUP_MEMBERS_H

#include "host/outcome.h"

enum { AZ_MEMBER_FACTS_MOST = 100 };

typedef struct az_members {
	uint32_t count;
	const unsigned char *sequences;
	uint32_t fact_total; /* how many fields were read */
	uint32_t fact_count; /* how many of them are here */
	const unsigned char *facts;
} az_members;

/* False where the bytes are none. */
bool az_members_read(az_members *members, const void *bytes, size_t length);

int64_t az_member_sequence(const az_members *members, uint32_t i);
bool az_members_hold(const az_members *members, int64_t sequence);

/* True where they are the same revisions. */
bool az_members_same(const az_members *a, const az_members *b);

/* Field `i` and the member that it is of. */
az_fact az_member_fact(const az_members *members, uint32_t i, uint32_t *member);

#endif
