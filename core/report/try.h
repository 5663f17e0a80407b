/*
 * What `try` shows: for each dossier of which a policy said something, its findings with what the
 * rules read, and what could not be evaluated and why; and the sums. Nothing is kept. Pure but for
 * its counts; one thread at a time.
 */
#ifndef AZ_REPORT_TRY_H
#define AZ_REPORT_TRY_H

#include "host/group.h"
#include "report/explain/explain.h"

typedef struct az_try {
	const az_policies *policies;
	az_lang lang;
	const az_explain
		*explain; /* of the dossier, without its outcomes: what decided each finding is said
								* too; NULL: it is not */
	const az_group *group; /* NULL: a dossier; else the group that az_try_dossier is about */
	bool masked;           /* personal and protected values of the evidence are not shown */
	uint64_t dossiers;
	uint64_t groups;
	uint64_t groups_found; /* with findings */
	uint64_t with_findings;
	uint64_t findings;
	uint64_t not_evaluated;
	uint64_t by_cause[AZ_CAUSE_FORBIDDEN + 1];
	uint64_t rejected; /* dossiers that could not be read; the caller counts them */
} az_try;

/* Appends one dossier's or group's outcomes, nothing where there are none, and counts them. */
assize_status az_try_dossier(az_try *view, const az_record *record, const void *block,
	size_t length, az_buffer *out, az_error *error);

/* Counts what one rule says of a dossier's subject (0: of all) and writes nothing. */
assize_status az_try_count(az_try *view, const az_record *record, const az_buffer *block,
	const az_rule *rule, az_ref subject, az_error *error);

/* Appends the sums. */
void az_try_summary(const az_try *view, az_buffer *out);

#endif
