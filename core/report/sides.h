/*
 * Both sides of a dossier: beside a finding of priority, what the leniency rules of the same profile
 * found, looked for and could not see about the same person. Nothing is evaluated: it is read from
 * the dossier's own block of outcomes. One thread at a time.
 */
#ifndef AZ_REPORT_SIDES_H
#define AZ_REPORT_SIDES_H

#include "audit/finding.h"

/* One thing that a rule of the side said of a subject. */
typedef struct az_side_entry {
	uint32_t rule;
	az_ref subject;
	bool is_finding;
	char id[AZ_FINDING_ID]; /* of the finding */
	az_cause cause;         /* why it was not evaluated */
	az_fact field;          /* node 0: none */
} az_side_entry;

/* The side of one dossier; `{.policies = ..., .kind = AZ_KIND_LENIENCY}` is an empty one. */
typedef struct az_side {
	const az_policies *policies;
	az_kind kind;
	az_side_entry *entries; /* in the order of rules, then subjects */
	size_t count;
	size_t capacity;
} az_side;

/* True when a message of the rule is of that kind. */
bool az_rule_has_kind(const az_rule *rule, az_kind kind);

/* Reads a dossier's block in place of what was read before. */
assize_status az_side_read(
	az_side *side, const az_record *record, const void *block, size_t length, az_error *error);
void az_side_free(az_side *side);

/* Whom a finding is about: the defendant, for all that hangs on one; else its subject itself. */
az_ref az_side_anchor(const az_record *record, az_ref subject);

/* True when what was said of `subject` concerns the anchor: one of the two lies within the other. */
bool az_side_concerns(const az_record *record, az_ref anchor, az_ref subject);

/* True when the rule looks at the anchor, at what hangs on it or at what it hangs on. */
bool az_side_looks(
	const az_side *side, const az_rule *rule, const az_record *record, az_ref anchor);

/* How many findings concern the anchor, and how many subjects could not be evaluated. */
void az_side_count(
	const az_side *side, const az_record *record, az_ref anchor, size_t *found, size_t *not_seen);

#endif
