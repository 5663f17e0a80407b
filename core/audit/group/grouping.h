/*
 * From the rows of many dossiers to groups: rows are added dossier by dossier, in any order, and groups
 * come out in one canonical order: by policy and rule, then by key. The same rows give the same bytes,
 * whatever their order. Rows are not held in memory (store/sorter.h), and of groups one at a time.
 * One thread at a time; the policies must outlive it.
 */
#ifndef AZ_AUDIT_GROUP_GROUPING_H
#define AZ_AUDIT_GROUP_GROUPING_H

#include "audit/kept.h"
#include "host/group.h"

typedef struct az_grouping az_grouping;

/* `complete`: the keys of the groups that are complete, NULL-ended; NULL: as the profile declares. */
assize_status az_grouping_open(az_grouping **grouping, const az_policies *policies,
	const char *const *complete, az_error *error);
void az_grouping_close(az_grouping *grouping);

/* Adds the rows of one dossier's block of outcomes; `sequence` tells its revision, or is a number of the
 * caller's. */
assize_status az_grouping_add(az_grouping *grouping, const az_record *record, int64_t sequence,
	const void *block, size_t length, az_error *error);

/* The same, but only of those rows whose group has a row already. */
assize_status az_grouping_join(az_grouping *grouping, const az_record *record, int64_t sequence,
	const void *block, size_t length, az_error *error);

/* The same, but only of the rows of one group. */
assize_status az_grouping_add_of(az_grouping *grouping, const az_record *record,
	const az_kept *kept, const az_kept *group, az_error *error);

/* Whether there is a row of the group. */
assize_status az_grouping_has(az_grouping *grouping, const az_rule *rule, const char *key,
	size_t length, bool *has, az_error *error);

/* One group; borrowed until the next call. */
typedef struct az_grouped {
	const az_rule *rule;
	const char *key;
	size_t key_length;
	const az_buffer *record;  /* of its key (az_record_key) */
	const az_buffer *group;   /* host/group.h */
	const az_buffer *members; /* audit/group/members.h */
	az_hash
		hash; /* of the key, and of what is in the rows: the same whatever else the profile runs */
} az_grouped;

/* The next group behind the last, at first the first; ASSIZE_DONE behind the last. */
assize_status az_grouping_next(az_grouping *grouping, az_grouped *grouped, az_error *error);

/* Goes on behind the group of that rule and key. */
assize_status az_grouping_skip(
	az_grouping *grouping, const az_rule *rule, const char *key, size_t length, az_error *error);

#endif
