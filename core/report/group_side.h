/*
 * The other side of a group: beside a finding of priority about a group, what the leniency rules of the
 * same run found and could not see in each of its cases. Nothing is evaluated: it is read from the
 * blocks of the cases. Of a large group the first cases are read, and how many were not is said. One
 * thread at a time.
 */
#ifndef AZ_REPORT_GROUP_SIDE_H
#define AZ_REPORT_GROUP_SIDE_H

#include "audit/view.h"
#include "report/sides.h"

enum { AZ_GROUP_SIDE_CASES = 50 };

/* What a rule of the side said in one of the cases. */
typedef struct az_group_side_entry {
	const az_rule *rule;
	bool is_finding;
	char id[AZ_FINDING_ID]; /* of the finding */
	az_cause cause;         /* why it was not evaluated */
	const char *case_key;
	const char *path; /* of the field that was not known; "": none */
} az_group_side_entry;

/* `{.kind = AZ_KIND_LENIENCY}` is an empty one. */
typedef struct az_group_side {
	az_kind kind;
	az_view *view; /* its own, for the walk that asks is on another place of the run */
	az_arena *arena;
	az_group_side_entry *entries; /* by case, then by rule */
	size_t count;
	size_t found; /* how many of them are findings */
	uint32_t cases;
	uint32_t cases_left; /* that were not read */
} az_group_side;

/* Reads the cases of a group of the view's run, in place of what was read before. */
assize_status az_group_side_read(
	az_group_side *side, const az_view *of, const az_viewed *group, az_error *error);
void az_group_side_free(az_group_side *side);

#endif
