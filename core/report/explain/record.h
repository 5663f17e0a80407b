/*
 * The page of explain.h for a record that no run kept: for `try` and for the golden pages of tests. The
 * record is evaluated whole first, for the other side, then the rule again, traced.
 *
 *     az_explain_ask ask = {.policies = policies, .evaluator = evaluator, .record = &record,
 *         .as_of = day, .rule = rule, .lang = AZ_ZH};
 *     status = az_asked_subject(&ask.subject, &record, rule, "property.P1", error);
 *     status = az_explain_record(&ask, &page, error);
 *
 * The same input gives the same bytes, whichever evaluator. One thread at a time.
 */
#ifndef AZ_REPORT_EXPLAIN_RECORD_H
#define AZ_REPORT_EXPLAIN_RECORD_H

#include "report/explain/explain.h"

typedef struct az_explain_ask {
	const az_policies *policies;
	az_evaluator *evaluator; /* of these policies */
	const az_record *record;
	int32_t as_of;
	const az_rule *rule;
	az_ref subject;               /* 0: every one that the rule is about */
	const az_wanted *wanted;      /* which finding of the subject; NULL: the first, or silence */
	const az_override *overrides; /* parameters set by hand */
	size_t override_count;
	az_lang lang;
	az_buffer *outcomes; /* what all rules say of the record is appended here; NULL: nowhere */
} az_explain_ask;

/* Appends the page. What a policy does wrong is on it; an error is a fault of assize or of memory. */
assize_status az_explain_record(const az_explain_ask *ask, az_buffer *out, az_error *error);

#endif
