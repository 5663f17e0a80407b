/*
 * Which outcomes of a run are asked for, and a walk over them in canonical order: dossiers by key,
 * in each the rules in the profile's order, then subjects, then findings as the rule gave them; behind
 * the dossiers the groups, by rule and key. One dossier is asked for with the groups that it is in. One
 * thread at a time.
 */
#ifndef AZ_REPORT_FINDING_SELECT_H
#define AZ_REPORT_FINDING_SELECT_H

#include "audit/view.h"
#include "report/decided.h"
#include "report/group_side.h"
#include "report/sides.h"

/* As a person gives them; NULL or 0: all. */
typedef struct az_wish {
	unsigned level;       /* this level and above (az_level) */
	const char *kind;     /* "priority", ... */
	const char *rule;     /* "policy/rule", or a rule's bare id, of whatever policy */
	const char *case_key; /* a key or a case number in any bracket style */
	const char *status;   /* "open", "upheld", "dismissed", "corrected" */
} az_wish;

/* What a walk has counted of the outcomes that were asked for. */
typedef struct az_tally {
	uint64_t dossiers;
	uint64_t groups;
	uint64_t findings;
	uint64_t by_level[AZ_ERROR + 1];
	uint64_t by_kind[AZ_KIND_DATA + 1];
	uint64_t not_evaluated;
	uint64_t by_cause[AZ_CAUSE_FORBIDDEN + 1];
} az_tally;

typedef struct az_selection {
	az_view *view;
	az_arena *arena;
	unsigned level;
	az_kind kind;       /* 0: all */
	bool *rules;        /* by index: asked for */
	const char *status; /* NULL: all */
	az_buffer key;      /* of the one dossier; empty: all */
	int64_t sequence;   /* of its revision, once it was found */
	az_decided decided;
	az_side leniency; /* of the dossier at hand */
	az_group_side
		group_leniency; /* of the cases of the group at hand, where a finding asks for it */
	az_tally tally;     /* of the walk since it began */
} az_selection;

/* Judges a wish against a run: unknown kinds, rules, statuses and cases are errors that name the
 * nearest. Closed in any case. The view must outlive it. */
assize_status az_selection_open(
	az_selection *selection, az_view *view, const az_wish *wish, az_error *error);
void az_selection_close(az_selection *selection);

/* One outcome that was asked for; all of it is borrowed for the call. */
typedef struct az_selected {
	const az_selection *selection;
	const az_viewed *viewed;
	const az_outcome *outcome;
	const az_rule *rule;
	const az_message *message;   /* of a finding, else NULL */
	const char *id;              /* of a finding, else "" */
	const az_decision *decision; /* the last on it, or NULL */
	az_ref anchor;               /* az_side_anchor of its subject */
} az_selected;

/* Another status than ASSIZE_OK stops the walk with it. */
typedef assize_status az_selected_fn(void *context, const az_selected *selected, az_error *error);

/* Walks; what was not evaluated is told too, where kind, rule and case ask for it: it has no level and
 * no status. */
assize_status az_selection_walk(
	az_selection *selection, az_selected_fn *tell, void *context, az_error *error);

/* The same by steps of a dossier, for a caller who takes a few at a time: ASSIZE_DONE behind the last.
 * A new selection begins at the first. */
assize_status az_selection_step(
	az_selection *selection, az_selected_fn *tell, void *context, az_error *error);

/* One outcome of a dossier of the selection's view, as a walk would tell it; `id` is filled for it. */
assize_status az_selection_take(az_selection *selection, const az_viewed *viewed,
	const az_outcome *outcome, char id[AZ_FINDING_ID], az_selected *selected, az_error *error);

#endif
