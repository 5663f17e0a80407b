/* Decoding what a rule said, comparing it with what a row expects, writing both as a row has them. */
#include "audit/rowtest/rowtest.h"

#include <string.h>

#include "audit/finding.h"
#include "base/json.h"
#include "model/path.h"

enum { WRITTEN_MOST = 20 };

/* ---- decoding ----------------------------------------------------------------------------------- */

static size_t count_of(const az_policies *policies, const az_record *record, const az_buffer *block,
	const az_rule *rule, bool *damaged)
{
	size_t count = 0;
	az_outcome outcome;
	az_outcome_reader reader;
	az_outcomes_open(&reader, policies, record, block->bytes, block->length);
	while (az_outcomes_next(&reader, &outcome))
		count += outcome.rule == rule->index;
	*damaged = reader.failed;
	return count;
}

assize_status az_outcomes_read(az_outcomes *out, az_arena *arena, const az_policies *policies,
	const az_record *record, const az_buffer *block, const az_rule *rule, az_error *error)
{
	bool damaged;
	size_t total = count_of(policies, record, block, rule, &damaged);
	size_t kept = total <= AZ_EXPECTED_MOST ? total : AZ_EXPECTED_MOST + 1;
	*out = (az_outcomes){.policies = policies, .record = record, .total = total};
	if (damaged)
		return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
			"the outcomes of a test are damaged; report it with the policy");
	az_outcome *items = az_arena_array(arena, kept + 1, sizeof *items);
	if (!items)
		return az_error_memory(error);
	out->items = items;
	az_outcome_reader reader;
	az_outcomes_open(&reader, policies, record, block->bytes, block->length);
	while (out->count < kept && az_outcomes_next(&reader, &items[out->count]))
		out->count += items[out->count].rule == rule->index;
	return ASSIZE_OK;
}

/* ---- comparing -------------------------------------------------------------------------------- */

static bool is_text(const char *expected, const void *bytes, size_t length)
{
	return strlen(expected) == length && (!length || memcmp(expected, bytes, length) == 0);
}

static bool is_subject(const az_outcomes *outcomes, const az_outcome *outcome, const char *expected)
{
	az_buffer path = {0};
	az_path_node(outcomes->record, outcome->subject, &path);
	bool same = !path.failed && is_text(expected, path.bytes, path.length);
	az_buffer_free(&path);
	return same;
}

static void write_field(const az_outcomes *outcomes, az_fact fact, az_buffer *out)
{
	az_fact_path(outcomes->policies, outcomes->record, fact, out);
}

/* The same value, however it is written: 12000, 12,000.00 and 1.2万元 are one amount. */
static bool is_value(const az_given *given, const char *expected)
{
	az_scalar scalar;
	const char *why = NULL;
	if (given->type == AZ_TEXT)
		return is_text(expected, given->text, given->length);
	return az_scalar_parse(given->type, NULL, expected, strlen(expected), &scalar, &why) &&
		   scalar.number == given->number;
}

static bool has_value(const az_outcome *outcome, const az_expected_value *value)
{
	for (uint8_t i = 0; i < outcome->given_count; i++) {
		const az_given *given = &outcome->given[i];
		if (is_text(value->name, given->name, given->name_length))
			return is_value(given, value->text);
	}
	return false;
}

static bool finding_fits(
	const az_outcomes *outcomes, const az_expected *expected, const az_outcome *outcome)
{
	const az_message *message = az_finding_message(outcomes->policies, outcome);
	if ((expected->level && expected->level != message->level) ||
		(expected->kind && expected->kind != message->kind) ||
		(expected->attention && expected->attention != message->attention) ||
		(expected->message && strcmp(expected->message, message->name) != 0) ||
		(expected->key && !is_text(expected->key, outcome->key, outcome->key_length)))
		return false;
	for (size_t i = 0; i < expected->value_count; i++)
		if (!has_value(outcome, &expected->values[i]))
			return false;
	return true;
}

static bool missing_fits(
	const az_outcomes *outcomes, const az_expected *expected, const az_outcome *outcome)
{
	if (expected->cause && expected->cause != outcome->cause)
		return false;
	if (!expected->field)
		return true;
	az_buffer path = {0};
	if (outcome->field.node)
		write_field(outcomes, outcome->field, &path);
	bool same = !path.failed && is_text(expected->field, path.bytes, path.length);
	az_buffer_free(&path);
	return same;
}

static bool fits(
	const az_outcomes *outcomes, const az_expected *expected, const az_outcome *outcome)
{
	if (expected->is_finding != outcome->is_finding ||
		(expected->subject && !is_subject(outcomes, outcome, expected->subject)))
		return false;
	return expected->is_finding ? finding_fits(outcomes, expected, outcome)
								: missing_fits(outcomes, expected, outcome);
}

/* One side of a pairing: which outcome each expected one fits, and whose each outcome is. */
typedef struct pairing {
	const az_expectation *expect;
	const az_outcomes *outcomes;
	bool seen[AZ_EXPECTED_MOST + 1];
	size_t *taken_by; /* from 1; 0: nobody's yet */
} pairing;

/* Finds an outcome for the expected one, moving others to another that fits them too: a vague
 * expectation must not take what only a narrow one fits. */
static bool pair(pairing *p, size_t expected)
{
	for (size_t i = 0; i < p->outcomes->count; i++) {
		if (p->seen[i] || !fits(p->outcomes, &p->expect->items[expected], &p->outcomes->items[i]))
			continue;
		p->seen[i] = true;
		if (p->taken_by[i] && !pair(p, p->taken_by[i] - 1))
			continue;
		p->taken_by[i] = expected + 1;
		return true;
	}
	return false;
}

void az_expectation_pair(const az_expectation *expect, const az_outcomes *outcomes,
	size_t taken_by[AZ_EXPECTED_MOST + 1])
{
	pairing p = {.expect = expect, .outcomes = outcomes, .taken_by = taken_by};
	memset(taken_by, 0, (AZ_EXPECTED_MOST + 1) * sizeof *taken_by);
	for (size_t i = 0; i < expect->count; i++) {
		memset(p.seen, 0, sizeof p.seen);
		pair(&p, i);
	}
}

bool az_expectation_holds(const az_expectation *expect, const az_outcomes *outcomes)
{
	size_t taken_by[AZ_EXPECTED_MOST + 1];
	if (expect->count != outcomes->total || expect->count > AZ_EXPECTED_MOST)
		return false;
	az_expectation_pair(expect, outcomes, taken_by);
	for (size_t i = 0; i < outcomes->count; i++)
		if (!taken_by[i])
			return false;
	return true;
}

/* ---- writing ---------------------------------------------------------------------------------- */

void az_row_text(const char *text, size_t length, az_buffer *out)
{
	bool bare = length > 0 && !(length == 4 && memcmp(text, "null", 4) == 0);
	for (size_t i = 0; i < length && bare; i++)
		bare = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z') ||
			   (text[i] >= '0' && text[i] <= '9') || memchr("_-.", text[i], 3);
	if (bare)
		az_buffer_bytes(out, text, length);
	else
		az_json_string(out, text, length);
}

/* `name: text` inside of a map. */
static void write_entry(
	const char *name, const void *text, size_t length, bool *first, az_buffer *out)
{
	az_buffer_printf(out, "%s%s: ", *first ? "" : ", ", name);
	az_row_text(length ? text : "", length, out);
	*first = false;
}

static void write_string(const char *name, const char *text, bool *first, az_buffer *out)
{
	if (text && *text)
		write_entry(name, text, strlen(text), first, out);
}

static void write_attention(uint8_t attention, bool *first, az_buffer *out)
{
	char digit = (char)('0' + attention);
	if (attention)
		write_entry("attention", &digit, 1, first, out);
}

static void write_expected_finding(const az_expected *expected, az_buffer *out)
{
	bool first = true;
	az_buffer_printf(out, "{%s: {",
		expected->level ? az_level_name(expected->level) : az_kind_name(expected->kind));
	write_string("message", expected->message, &first, out);
	write_attention(expected->attention, &first, out);
	for (size_t i = 0; i < expected->value_count; i++)
		write_entry(expected->values[i].name, expected->values[i].text,
			strlen(expected->values[i].text), &first, out);
	write_string("key", expected->key, &first, out);
	write_string("subject", expected->subject, &first, out);
	az_buffer_string(out, "}}");
}

static void write_expected_missing(const az_expected *expected, az_buffer *out)
{
	bool first = true;
	const char *cause = expected->cause ? az_cause_name(expected->cause) : NULL;
	const char *only = expected->field ? expected->field : cause;
	az_buffer_string(out, "{not_evaluated: ");
	if (only && !expected->subject && !(expected->field && cause)) {
		az_row_text(only, strlen(only), out);
	} else {
		az_buffer_char(out, '{');
		write_string("field", expected->field, &first, out);
		write_string("cause", cause, &first, out);
		write_string("subject", expected->subject, &first, out);
		az_buffer_char(out, '}');
	}
	az_buffer_char(out, '}');
}

void az_expected_write(const az_expected *expected, az_buffer *out)
{
	if (expected->is_finding)
		write_expected_finding(expected, out);
	else
		write_expected_missing(expected, out);
}

static void write_given(const az_given *given, bool *first, az_buffer *out)
{
	az_buffer plain = {0};
	az_buffer_printf(out, "%s%.*s: ", *first ? "" : ", ", (int)given->name_length, given->name);
	az_given_plain(given, &plain);
	az_row_text(plain.length ? (const char *)plain.bytes : "", plain.length, out);
	out->failed = out->failed || plain.failed;
	az_buffer_free(&plain);
	*first = false;
}

static void write_subject(
	const az_outcomes *outcomes, const az_outcome *outcome, bool *first, az_buffer *out)
{
	az_buffer path = {0};
	az_path_node(outcomes->record, outcome->subject, &path);
	write_entry("subject", path.bytes, path.length, first, out);
	out->failed = out->failed || path.failed;
	az_buffer_free(&path);
}

static void write_finding(
	const az_outcomes *outcomes, const az_outcome *outcome, bool subject, az_buffer *out)
{
	bool first = true;
	const az_message *message = az_finding_message(outcomes->policies, outcome);
	az_buffer_printf(out, "{%s: {",
		message->attention ? az_kind_name(message->kind) : az_level_name(message->level));
	write_string("message", message->name, &first, out);
	write_attention(message->attention, &first, out);
	for (uint8_t i = 0; i < outcome->given_count; i++)
		write_given(&outcome->given[i], &first, out);
	if (outcome->key_length)
		write_entry("key", outcome->key, outcome->key_length, &first, out);
	if (subject)
		write_subject(outcomes, outcome, &first, out);
	az_buffer_string(out, "}}");
}

static void write_missing(
	const az_outcomes *outcomes, const az_outcome *outcome, bool subject, az_buffer *out)
{
	bool first = true;
	az_buffer path = {0};
	bool known = outcome->field.node && outcome->cause == AZ_CAUSE_UNKNOWN_FIELD;
	if (outcome->field.node)
		write_field(outcomes, outcome->field, &path);
	out->failed = out->failed || path.failed;
	az_buffer_string(out, "{not_evaluated: ");
	if (!subject && (known || !path.length)) {
		const char *cause = az_cause_name(outcome->cause);
		az_row_text(
			known ? (const char *)path.bytes : cause, known ? path.length : strlen(cause), out);
	} else {
		az_buffer_char(out, '{');
		if (path.length)
			write_entry("field", path.bytes, path.length, &first, out);
		if (!known)
			write_string("cause", az_cause_name(outcome->cause), &first, out);
		if (subject)
			write_subject(outcomes, outcome, &first, out);
		az_buffer_char(out, '}');
	}
	az_buffer_char(out, '}');
	az_buffer_free(&path);
}

void az_outcome_write(
	const az_outcomes *outcomes, const az_outcome *outcome, bool subject, az_buffer *out)
{
	if (outcome->is_finding)
		write_finding(outcomes, outcome, subject, out);
	else
		write_missing(outcomes, outcome, subject, out);
}

void az_outcomes_write(const az_outcomes *outcomes, az_buffer *out)
{
	bool many = outcomes->total > 1;
	size_t written = outcomes->count < WRITTEN_MOST ? outcomes->count : WRITTEN_MOST;
	if (!outcomes->total)
		az_buffer_string(out, "none");
	if (many)
		az_buffer_char(out, '[');
	for (size_t i = 0; i < written; i++) {
		az_buffer_string(out, i ? ", " : "");
		az_outcome_write(outcomes, &outcomes->items[i], many, out);
	}
	if (outcomes->total > written)
		az_buffer_printf(out, ", ... (%zu)", outcomes->total - written);
	if (many)
		az_buffer_char(out, ']');
}
