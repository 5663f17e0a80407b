/*
 * Values as JSON: money and dates as text ("862400.00", "2026-02-17"), counts as numbers, flags as
 * booleans, codes as their keys, sets and references as arrays of keys. Unknown is null, not
 * applicable "n/a". Pure functions, any thread.
 */
#ifndef AZ_REPORT_VALUE_JSON_H
#define AZ_REPORT_VALUE_JSON_H

#include "audit/finding.h"
#include "base/json.h"

void az_json_value(
	az_json *json, const az_record *record, const az_value *value, const az_vocabulary *codes);

/* The value of a fact, or the mask: that nothing is known of a personal field is no secret. */
void az_json_fact(
	az_json *json, const az_policies *policies, const az_record *record, az_fact fact);

/* The same for a value that a finding was given, and for one of a parameter. */
void az_json_given(az_json *json, const az_given *given);
void az_json_parameter(
	az_json *json, const az_parameter *parameter, const az_parameter_value *value);

/* {"zh": ..., "en": ...} */
void az_json_title(az_json *json, const az_title *title);

/* What a buffer holds, as a text; the buffer is cleared. */
void az_json_buffer(az_json *json, az_buffer *text);

#endif
