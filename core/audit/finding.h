/*
 * A finding for reading: its identity and its texts, made from an outcome, the policies and the record.
 * Pure functions, any thread.
 */
#ifndef AZ_AUDIT_FINDING_H
#define AZ_AUDIT_FINDING_H

#include "host/host.h"
#include "host/outcome.h"

enum { AZ_FINDING_ID = 25 }; /* 24 hex digits and a NUL */

/* The message that a finding chose. */
const az_message *az_finding_message(const az_policies *policies, const az_outcome *outcome);

/* The id: a hash of policy, rule, dossier key, subject, message name and the finding's own key. Never
 * of values, version, date or row order, so that it recurs from run to run. Of a group: with no dossier
 * key, and the group's key for the subject, so that it recurs whatever cases join. */
void az_finding_id(const az_policies *policies, const az_record *record, const az_outcome *outcome,
	char id[AZ_FINDING_ID]);

/* What an outcome is about: "defendant.D1", "group.L-1"; and the same parts: "defendant" and "D1". */
void az_outcome_path(const az_record *record, const az_outcome *outcome, az_buffer *out);
const char *az_outcome_kind(const az_record *record, const az_outcome *outcome);

/* The message's text. Unknown fields read 不详 or unknown. */
void az_finding_text(const az_policies *policies, const az_record *record,
	const az_outcome *outcome, az_lang lang, az_buffer *out);

/* The same of a finding that was made with parameters set by hand. */
void az_finding_text_by_hand(const az_policies *policies, const az_record *record,
	const az_outcome *outcome, const az_override *overrides, size_t override_count, az_lang lang,
	az_buffer *out);

/* A given value, a parameter's value, as a person reads it. `unit` is "days", "months", ... or NULL. */
void az_given_shown(const az_given *given, const char *format, az_lang lang, az_buffer *out);
void az_parameter_shown(
	const az_parameter *parameter, const az_parameter_value *value, az_lang lang, az_buffer *out);

/* The same as machines read it: "862400.00", "2026-02-17", "30". */
void az_given_plain(const az_given *given, az_buffer *out);

#endif
