/*
 * assize/schedule.h: which audits come round, and what of them is due.
 *
 * A profile may have a schedule: names of audits, how often each comes round, on which day, and over
 * which scope. The library starts nothing by itself: a scheduler of the system (cron, a systemd timer)
 * asks what is due, or runs the audits, which are known again by their name and scope.
 */
#ifndef ASSIZE_SCHEDULE_H
#define ASSIZE_SCHEDULE_H

#include "assize/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_due_options {
	size_t size;
	const char *profile;  /* whose schedule; NULL: the store's */
	const char *as_of;    /* YYYY-MM-DD; required */
	assize_format format; /* TABLE or JSONL */
	assize_lang lang;
	assize_problem_fn *on_problem; /* what is wrong in the profile */
	void *problem_context;
	assize_writer writer;
} assize_due_options;

typedef struct assize_due_result {
	uint64_t entries; /* of the schedule */
	uint64_t due;     /* of these: due now */
	uint64_t missed;  /* of these: missed now, or at an earlier time that was not made up for */
} assize_due_result;

/* Writes each entry of the schedule: the day on which it was last due, what became of it, how many
 * earlier times were missed, the next day, and the command to run. It is done when a finished run of
 * that name and scope has its as-of day between the day and the next one. ASSIZE_NO when anything is
 * due or missed. The same store, profile and day give the same answer. */
assize_status assize_store_due(
	assize_store *store, const assize_due_options *options, assize_due_result *result);

#ifdef __cplusplus
}
#endif
#endif
