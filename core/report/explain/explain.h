/*
 * The page that explains one rule on one subject: what it says, why, under which law and parameters,
 * on which evidence, what would end it or bring it about, and the other side; in Chinese or English.
 *
 * Everything comes from running the pure function again, traced, on the record and the policies that a
 * run kept. The same input gives the same bytes. One thread at a time.
 */
#ifndef AZ_REPORT_EXPLAIN_H
#define AZ_REPORT_EXPLAIN_H

#include "audit/evaluator.h"
#include "audit/group/members.h"
#include "report/decided.h"
#include "report/explain/trace.h"
#include "store/store.h"

/* A group to be explained. */
typedef struct az_explained_group {
	const az_buffer *bytes; /* host/group.h */
	const az_members *members;
	az_store *store; /* that has the members' revisions */
} az_explained_group;

typedef struct az_explain {
	const az_policies *policies;
	az_evaluator *evaluator;         /* of these policies */
	const az_record *record;         /* of a group: of its key */
	const az_explained_group *group; /* NULL: it is a dossier */
	int32_t as_of;
	int64_t run;       /* 0: none, the record was evaluated for this page (record.h) */
	const void *block; /* the dossier's outcomes as the run kept them, for the other side */
	size_t length;
	const az_decided *decided;    /* what people decided so far; NULL: nothing */
	const az_override *overrides; /* parameters set by hand, as tests do */
	size_t override_count;
	az_lang lang;
} az_explain;

/* Appends the page. `wanted` says which finding; NULL: whatever there is, or why there is none. */
assize_status az_explain_subject(const az_explain *explain, const az_rule *rule, az_ref subject,
	const az_wanted *wanted, az_buffer *out, az_error *error);

/* Appends in one sentence what decided that finding. */
assize_status az_explain_decided(const az_explain *explain, const az_rule *rule, az_ref subject,
	const az_wanted *wanted, az_buffer *out, az_error *error);

/* Appends a page for every subject that the rule is about, or says that there is none. In a large dossier
 * it ends after so many pages, or so much work, as explain.c says, and says how many are left out. */
assize_status az_explain_rule(
	const az_explain *explain, const az_rule *rule, az_buffer *out, az_error *error);

#endif
