/* Decoding what a rule said, and comparing it with what a row expects. */
#include "audit/rowtest/inside.h"

#include <string.h>

#include "audit/finding.h"
#include "model/path.h"

/* ---- decoding ----------------------------------------------------------------------------------- */

/* How many outcomes of the rule a block has; *damaged where it is none. */
static size_t count_of(
	const az_policies *policies, const az_answered *answered, const az_rule *rule, bool *damaged)
{
	size_t count = 0;
	az_outcome outcome;
	az_outcome_reader reader;
	az_outcomes_open(&reader, policies, &answered->record, answered->block, answered->length);
	while (az_outcomes_next(&reader, &outcome))
		count += outcome.rule == rule->index;
	*damaged |= reader.failed;
	return count;
}

/* Keeps those of one block, as far as there is room for `most`. */
static void keep_of(az_outcomes *out, az_outcome *items, const az_answered **of, size_t most,
	const az_answered *answered, const az_rule *rule)
{
	az_outcome_reader reader;
	az_outcomes_open(&reader, out->policies, &answered->record, answered->block, answered->length);
	while (out->count < most && az_outcomes_next(&reader, &items[out->count])) {
		of[out->count] = answered;
		out->count += items[out->count].rule == rule->index;
	}
}

assize_status az_outcomes_read(az_outcomes *out, az_arena *arena, const az_policies *policies,
	const az_answers *answers, const az_rule *rule, az_error *error)
{
	bool damaged = false;
	*out = (az_outcomes){.policies = policies, .answers = answers};
	for (size_t i = 0; i < answers->count; i++)
		out->total += count_of(policies, &answers->items[i], rule, &damaged);
	if (damaged)
		return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
			"the outcomes of a test are damaged; report it with the policy");
	size_t kept = out->total <= AZ_EXPECTED_MOST ? out->total : AZ_EXPECTED_MOST + 1;
	az_outcome *items = az_arena_array(arena, kept + 1, sizeof *items);
	const az_answered **of = az_arena_array(arena, kept + 1, sizeof *of);
	if (!items || !of)
		return az_error_memory(error);
	out->items = items;
	out->of = of;
	for (size_t i = 0; i < answers->count; i++)
		keep_of(out, items, of, kept, &answers->items[i], rule);
	return ASSIZE_OK;
}

/* ---- comparing -------------------------------------------------------------------------------- */

static bool is_text(const char *expected, const void *bytes, size_t length)
{
	return strlen(expected) == length && (!length || memcmp(expected, bytes, length) == 0);
}

/* "a/", where the test has several dossiers. */
static void write_stem(const char *stem, az_buffer *out)
{
	if (stem && *stem)
		az_buffer_printf(out, "%s/", stem);
}

void az_outcome_subject(const az_outcomes *outcomes, size_t i, az_buffer *out)
{
	write_stem(outcomes->of[i]->stem, out);
	az_path_node(&outcomes->of[i]->record, outcomes->items[i].subject, out);
}

static bool is_subject(const az_outcomes *outcomes, size_t i, const char *expected)
{
	az_buffer path = {0};
	az_outcome_subject(outcomes, i, &path);
	bool same = !path.failed && is_text(expected, path.bytes, path.length);
	az_buffer_free(&path);
	return same;
}

static const char *key_of(const az_answered *answered, uint32_t *length)
{
	return az_node_key(&answered->record, az_record_root(&answered->record), length);
}

const char *az_outcome_key(const az_outcomes *outcomes, size_t i, uint32_t *length)
{
	return key_of(outcomes->of[i], length);
}

static bool is_group(const az_outcomes *outcomes, size_t i, const char *expected)
{
	uint32_t length;
	const char *key = key_of(outcomes->of[i], &length);
	return outcomes->items[i].of_group && is_text(expected, key, length);
}

/* The stem of the dossier with that key, which a group's outcome names. */
static const char *stem_of(const az_outcomes *outcomes, const char *key, uint32_t length)
{
	for (size_t i = 0; i < outcomes->answers->count; i++) {
		const az_answered *answered = &outcomes->answers->items[i];
		uint32_t own_length;
		const char *own = key_of(answered, &own_length);
		if (answered->stem && own_length == length && memcmp(own, key, length) == 0)
			return answered->stem;
	}
	return NULL;
}

void az_outcome_field(const az_outcomes *outcomes, size_t i, az_buffer *out)
{
	const az_outcome *outcome = &outcomes->items[i];
	if (outcome->of_group && outcome->path_length) {
		write_stem(stem_of(outcomes, outcome->member, outcome->member_length), out);
		az_buffer_bytes(out, outcome->path, outcome->path_length);
	} else if (!outcome->of_group && outcome->field.node) {
		write_stem(outcomes->of[i]->stem, out);
		az_fact_path(outcomes->policies, &outcomes->of[i]->record, outcome->field, out);
	}
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

static bool missing_fits(const az_outcomes *outcomes, const az_expected *expected, size_t i)
{
	if (expected->cause && expected->cause != outcomes->items[i].cause)
		return false;
	if (!expected->field)
		return true;
	az_buffer path = {0};
	az_outcome_field(outcomes, i, &path);
	bool same = !path.failed && is_text(expected->field, path.bytes, path.length);
	az_buffer_free(&path);
	return same;
}

static bool fits(const az_outcomes *outcomes, const az_expected *expected, size_t i)
{
	if (expected->is_finding != outcomes->items[i].is_finding ||
		(expected->subject && !is_subject(outcomes, i, expected->subject)) ||
		(expected->group && !is_group(outcomes, i, expected->group)))
		return false;
	return expected->is_finding ? finding_fits(outcomes, expected, &outcomes->items[i])
								: missing_fits(outcomes, expected, i);
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
		if (p->seen[i] || !fits(p->outcomes, &p->expect->items[expected], i))
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
