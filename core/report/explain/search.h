/*
 * The search for changes of a single field that turn an outcome: tries the fields that the rule read,
 * the last first, and keeps what worked. One thread at a time.
 */
#ifndef AZ_REPORT_EXPLAIN_SEARCH_H
#define AZ_REPORT_EXPLAIN_SEARCH_H

#include "report/explain/change.h"
#include "report/explain/page.h"
#include "report/explain/try.h"

enum { AZ_VALUES_SHOWN = 4, AZ_ENDINGS_KEPT = 40, AZ_ENDINGS_MOST = 5 };

/* Changes of one field that lead to one answer. */
typedef struct az_ending {
	az_fact fact;
	az_change_kind kind;
	az_tried toward;
	const char *values[AZ_VALUES_SHOWN]; /* as they are shown */
	size_t count;                        /* of all that were found */
} az_ending;

/* A change after which another field would have to be known: the first that was seen. */
typedef struct az_next_step {
	bool seen;
	az_fact fact;
	az_change_kind kind;
	const char *value;
	const char *missing; /* the path of what would be missing */
} az_next_step;

typedef struct az_search {
	const az_page *page;
	az_trial *trial;
	az_arena *arena;
	az_error *error;
	az_ending endings[AZ_ENDINGS_KEPT];
	size_t count;
	size_t fields; /* that could be tried */
	az_next_step next;
	bool hidden; /* a field was left out because it is personal or protected */
} az_search;

/* Tries the changes until more than AZ_ENDINGS_MOST work. `trial` has been begun. */
assize_status az_search_run(az_search *search);

#endif
