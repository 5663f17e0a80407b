/*
 * How two runs differ (audit/compare.h), for reading: each change with its finding, as JSON Lines and as
 * rows of a table. Personal and protected values are masked, as in findings. One thread at a time.
 */
#ifndef AZ_REPORT_CHANGES_H
#define AZ_REPORT_CHANGES_H

#include "audit/compare.h"
#include "report/finding_select.h"
#include "report/table.h"

/* Two runs and their comparison. `(az_changes){0}` is closed. */
typedef struct az_changes {
	az_view *views[2]; /* the older, the newer */
	az_selection selections[2];
	int opened; /* of the selections */
	az_compare *compare;
} az_changes;

assize_status az_changes_open(az_changes *changes, az_store *store, int64_t older, int64_t newer,
	const az_compare_wish *wish, unsigned tell, az_error *error);
void az_changes_close(az_changes *changes);

/* One change, with its finding as the newer run has it, or else as the older had it; `other`: what was
 * said before of one that changed, what was said instead of one that was not evaluated. */
typedef struct az_changed {
	const az_compared *compared;
	az_selected finding;
	az_selected other;
	bool has_other;
	char ids[2][AZ_FINDING_ID];
} az_changed;

assize_status az_changes_take(
	az_changes *changes, const az_compared *compared, az_changed *out, az_error *error);

/* Appends one object and a newline: {"change", "case_moved", "older", "newer", "finding", "was" | "now"}. */
void az_changes_json(const az_changes *changes, const az_changed *changed, az_buffer *out);

az_table *az_changes_table_new(az_lang lang);
void az_changes_table_row(az_table *table, const az_changed *changed, az_lang lang);

/* The lines above and below a table. */
void az_changes_head(const az_changes *changes, az_lang lang, az_buffer *out);
void az_changes_foot(const uint64_t *counts, az_lang lang, az_buffer *out);

#endif
