/*
 * Reading the fields that conditions, templates and dates refer to, and judging conditions against a
 * record. Three answers, never two. Pure functions, any thread.
 */
#ifndef AZ_POLICY_CONDITION_H
#define AZ_POLICY_CONDITION_H

#include "policy/policy.h"

typedef enum az_answer {
	AZ_NO = 0, /* does not apply */
	AZ_YES = 1,
	AZ_OPEN_QUESTION = 2 /* an unknown field decides: not evaluated */
} az_answer;

/* Told of every field that was read and every parameter value used, in order; the callee records
 * evidence. `index` is the place of the value among the parameter's. `override` gives a value set by
 * hand, as tests do, which then stands whatever the date, or NULL. Each function may be NULL. */
typedef struct az_witness {
	void *context;
	void (*field)(void *context, az_ref node, const az_field *field, const az_extension *extension);
	void (*parameter)(void *context, const az_parameter *parameter, size_t index);
	const az_parameter_value *(*override)(void *context, const az_parameter *parameter);
} az_witness;

/* Where a question stayed open. */
typedef struct az_open {
	az_ref node;
	const az_field *field;
	const az_extension *extension;
} az_open;

/* The node that holds the field of `ref` as seen from `subject`, or 0 (its single is unknown). */
az_ref az_field_ref_node(const az_record *record, az_ref subject, const az_field_ref *ref);

/* Reads it; `open` says what was unknown where the value's state is AZ_UNKNOWN. */
void az_field_ref_read(const az_record *record, az_ref subject, const az_field_ref *ref,
	az_value *value, az_open *open);

/* The parameter's value for a subject on its own date (`dated_by`), as of a day. AZ_OPEN_QUESTION with
 * `open` where the date is unknown or its unknown part decides; AZ_NO where the date is not applicable
 * or lies before the first value (`*value` is NULL then). */
az_answer az_parameter_for(const az_record *record, az_ref subject, const az_parameter *parameter,
	int32_t as_of, const az_witness *witness, const az_parameter_value **value, az_open *open);

/* The same for any date. */
az_answer az_parameter_at(
	const az_parameter *parameter, az_date date, const az_parameter_value **value);

/* Judges one condition. */
az_answer az_condition_judge(const az_record *record, az_ref subject, const az_condition *condition,
	int32_t as_of, const az_witness *witness, az_open *open);

/* All of a rule's conditions: NO as soon as one says so, even where another is open; `failed` (may be
 * NULL) is the one that decided. */
az_answer az_rule_applies(const az_record *record, az_ref subject, const az_rule *rule,
	int32_t as_of, const az_witness *witness, az_open *open, const az_condition **decided);

#endif
