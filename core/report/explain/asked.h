/*
 * What a person asks to have explained: a rule by its name, a subject by its path. What is not there is
 * refused with the nearest or with where to look. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_ASKED_H
#define AZ_REPORT_EXPLAIN_ASKED_H

#include "base/error.h"
#include "model/record.h"
#include "policy/policy.h"

/* The rule "policy/rule", or a bare id that only one policy has. ASSIZE_ERROR_MISSING: there is none;
 * ASSIZE_ERROR_USAGE: there are several. */
assize_status az_asked_rule(
	const az_rule **rule, const az_policies *policies, const char *name, az_error *error);

/* The node "defendant.D1", of the sort that the rule is about. ASSIZE_ERROR_MISSING: there is none;
 * ASSIZE_ERROR_USAGE: it is of another sort. */
assize_status az_asked_subject(az_ref *subject, const az_record *record, const az_rule *rule,
	const char *path, az_error *error);

#endif
