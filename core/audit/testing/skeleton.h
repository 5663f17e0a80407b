/*
 * The beginning of a row test, to be pasted and gone on with: a rule and a dossier, a column for each
 * field that the rule read and a file can set, and one row: the dossier as it stands, with what the rule
 * says of it today. One thread at a time.
 */
#ifndef AZ_AUDIT_TESTING_SKELETON_H
#define AZ_AUDIT_TESTING_SKELETON_H

#include "audit/evaluator.h"

enum { AZ_SKELETON_COLUMNS = 12 };

typedef struct az_skeleton {
	az_evaluator *evaluator;
	const az_policies *policies;
	const az_rule *rule;
	const az_record *record;
	const char *dossier; /* as the test names it */
	int32_t as_of;
	az_lang lang;
} az_skeleton;

/* Appends it. The rule runs once, traced, on all its subjects. */
assize_status az_skeleton_write(
	const az_skeleton *skeleton, az_arena *arena, az_buffer *out, az_error *error);

#endif
