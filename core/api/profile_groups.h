/*
 * Inside of the room api: what the groups of group rules cost, for `policy profile`. The dossiers that are
 * measured go through it, and the groups that their rows make are asked behind the last. One thread at a
 * time.
 */
#ifndef AZ_API_PROFILE_GROUPS_H
#define AZ_API_PROFILE_GROUPS_H

#include "api/workbench.h"
#include "audit/group/grouping.h"
#include "report/measure.h"

typedef struct az_waiting az_waiting;

typedef struct az_profile_groups {
	az_grouping *grouping; /* NULL: no rule of the policy is a group rule */
	az_waiting *first;     /* the dossiers that are being evaluated, in order */
	az_waiting *last;
	int64_t sequence;
} az_profile_groups;

assize_status az_profile_groups_open(az_profile_groups *groups, const az_workbench *bench);
void az_profile_groups_close(az_profile_groups *groups);

/* A dossier was handed in; its record is copied. The results come in the same order. */
assize_status az_profile_groups_offer(
	az_profile_groups *groups, const az_record *record, az_error *error);
assize_status az_profile_groups_take(
	az_profile_groups *groups, const void *block, size_t length, az_error *error);

/* Asks each group for its findings, and adds what that cost. */
assize_status az_profile_groups_measure(
	az_profile_groups *groups, const az_workbench *bench, int32_t as_of, az_measure *measure);

#endif
