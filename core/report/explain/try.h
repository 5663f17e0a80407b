/*
 * Evaluating the dossier with one field changed: the pure function again, on a copy. One thread at a
 * time.
 *
 * Trials have a budget of work, counted in the units of rules (host/cost.h): what the rule spent, what
 * it read, and the copying of the dossier. So they end at the same trial on every machine, whatever the
 * rule and however large the dossier. How long that takes is the machine's: tens of milliseconds for a
 * rule that reads thousands of fields. What comes before the trials, evaluating the dossier and the
 * traced run, is not in this budget; the pages of several subjects share another (explain.c).
 */
#ifndef AZ_REPORT_EXPLAIN_TRY_H
#define AZ_REPORT_EXPLAIN_TRY_H

#include "audit/evaluator.h"
#include "model/dossier.h"
#include "report/explain/trace.h"

enum { AZ_TRIALS_MOST = 200, AZ_TRIALS_WORK = 4000000 };

/* What came of a change. */
typedef enum az_tried {
	AZ_TRIED_IMPOSSIBLE = 0, /* no such dossier can be, or it leaves a parameter without a value */
	AZ_TRIED_SAME,
	AZ_TRIED_SILENT,       /* the rule says nothing of the subject any more */
	AZ_TRIED_FINDING,      /* it has a finding now */
	AZ_TRIED_OTHER,        /* it has another finding instead */
	AZ_TRIED_NOT_EVALUATED /* it cannot be judged; if it could not before: for want of another field */
} az_tried;

typedef struct az_trial {
	az_evaluator *evaluator;
	const az_policies *policies;
	const az_record *record;
	const az_told *told; /* how it is without a change */
	int64_t once;        /* units that the rule takes for a subject without a change */
	int32_t as_of;
	unsigned left; /* evaluations that may still be made */
	unsigned made;
	int64_t work; /* units that may still be spent */
	bool ended;   /* for want of either: not all was tried */
	/* The copy: */
	az_dossier *dossier;
	az_problems *problems;
	az_buffer subject; /* its path, NUL-ended */
	az_buffer bytes;
	az_buffer outcomes;
	az_buffer cost;
	az_record changed; /* the last copy; borrowed until the next try */
	az_fact missing;   /* in it: what was unknown, after AZ_TRIED_NOT_EVALUATED; node 0: none */
} az_trial;

/* The units that a rule takes for one of its subjects, from what it cost. */
int64_t az_trial_work(const az_buffer *cost);

/* True while a number of trials more can be made. */
bool az_trial_may(const az_trial *trial, unsigned count);

/* Fills what is not given yet. Free it also after a failure. */
assize_status az_trial_begin(az_trial *trial, az_error *error);
void az_trial_free(az_trial *trial);

/* Sets one field to a text, as a file has it. AZ_TRIED_IMPOSSIBLE when no evaluation is left. */
assize_status az_trial_set(
	az_trial *trial, az_fact fact, const char *text, az_tried *tried, az_error *error);

/* The fact's place in the last copy. */
az_fact az_trial_fact(const az_trial *trial, az_fact fact);

#endif
