/*
 * Group rules: a row for each entity of a dossier that has the key, and the check of the group of them.
 *
 * What keeps a row from being made never makes a group look smaller: the group gets a row that is not
 * known. Only where its key is unknown nobody can say whose row it would be, so that is an outcome of
 * the dossier; and so is a fault, which must be seen whatever the group's check does.
 */
#include "host/evaluate_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "host/reading.h"

/* The row being made. */
typedef struct collecting {
	az_writer *w;
	const char *key;
	uint32_t key_length;
} collecting;

static void put_row(const collecting *c, const az_buffer *body)
{
	const az_runner *runner = c->w->runner;
	const az_evidence *e = &runner->evidence;
	az_row_put(c->w->out, runner->rule->index, runner->subject, c->key, c->key_length, body,
		e->facts, e->fact_count, e->used, e->used_count);
	c->w->run->entries++;
}

static void put_known(const collecting *c)
{
	az_buffer body = {0};
	size_t before = c->w->out->length;
	az_row_body_put_values(&body, c->w->runner->row, c->w->runner->row_count);
	put_row(c, &body);
	c->w->said += c->w->out->length - before;
	az_buffer_free(&body);
}

static void put_unknown(
	const collecting *c, az_cause cause, az_fact fact, uint32_t line, const char *text)
{
	const az_runner *runner = c->w->runner;
	az_buffer body = {0}, path = {0};
	if (fact.node)
		az_fact_path(runner->policies, &runner->request->record, fact, &path);
	az_row_body_put_unknown(
		&body, cause, (const char *)path.bytes, path.length, line, text, strlen(text));
	body.failed = body.failed || path.failed;
	put_row(c, &body);
	if (cause != AZ_CAUSE_UNKNOWN_FIELD)
		az_writer_missing(c->w, cause, fact, line, text);
	az_buffer_free(&path);
	az_buffer_free(&body);
}

static void put_ended(const collecting *c, const az_call_result *result)
{
	const az_runner *runner = c->w->runner;
	az_cause cause = az_writer_cause(c->w, result);
	bool of_field = cause == AZ_CAUSE_UNKNOWN_FIELD || cause == AZ_CAUSE_FORBIDDEN;
	char lack[AZ_LACK_MOST];
	if (cause)
		put_unknown(c, cause, of_field ? runner->field : (az_fact){0},
			cause == AZ_CAUSE_FAULT ? (uint32_t)result->line : 0,
			az_writer_text(c->w, cause, result, lack));
}

static void run_collect(const collecting *c)
{
	az_runner *runner = c->w->runner;
	char text[160];
	az_call_result result;
	const az_slip *slip = az_writer_slip(c->w);
	if (slip) {
		put_unknown(c, AZ_CAUSE_FAULT, (az_fact){0}, (uint32_t)slip->line, slip->text);
		return;
	}
	runner->collecting = true;
	runner->has_row = false;
	runner->row_count = 0;
	bool done = az_writer_call(c->w, runner->collects[runner->rule - runner->policy->rules],
					&result) == AZ_CALL_OK;
	const char *changed = az_writer_frozen(c->w, text, sizeof text);
	runner->collecting = false;
	if (changed)
		put_unknown(c, AZ_CAUSE_FAULT, (az_fact){0}, 0, changed);
	else if (!done)
		put_ended(c, &result);
	else if (runner->has_row)
		put_known(c);
}

/* The key of the subject's group; false where it has none to be a row of. */
static bool find_key(collecting *c)
{
	az_runner *runner = c->w->runner;
	az_value value;
	az_open open = {0};
	az_runner_read(runner, runner->subject, &runner->rule->group_by, &value, &open);
	if (value.state == AZ_UNKNOWN) {
		c->w->run->cost.open++;
		az_writer_missing(c->w, AZ_CAUSE_UNKNOWN_FIELD, az_runner_open_fact(runner, &open), 0, "");
	}
	if (value.state != AZ_KNOWN)
		return false;
	if (az_group_key(runner->rule, &value, &c->key, &c->key_length))
		return true;
	az_writer_missing(c->w, AZ_CAUSE_BUDGET, az_runner_open_fact(runner, &open), 0,
		AZ_N("the key of the group has more than 1024 bytes"));
	return false;
}

void az_writer_collect(az_writer *w, az_ref subject)
{
	az_runner *runner = w->runner;
	collecting c = {.w = w};
	az_open open = {0};
	const az_condition *decided = NULL;
	az_witness witness = az_runner_witness(runner);
	az_answer answer = az_rule_applies(&runner->request->record, subject, runner->rule,
		runner->request->as_of, &witness, &open, &decided);
	if (answer == AZ_NO) {
		w->run->cost.barred++;
		return;
	}
	if (!find_key(&c))
		return;
	if (w->spent) {
		put_unknown(&c, w->spent_cause, (az_fact){0}, 0, "");
	} else if (az_writer_is_full(w)) {
		put_unknown(&c, AZ_CAUSE_BUDGET, (az_fact){0}, 0,
			AZ_N("the rows that the rule takes of one dossier take more than is kept: 32 MiB, and "
				 "64 "
				 "MiB for all rules of a policy"));
	} else if (answer == AZ_OPEN_QUESTION) {
		w->run->cost.open++;
		put_unknown(&c, AZ_CAUSE_UNKNOWN_FIELD, az_runner_open_fact(runner, &open), 0, "");
	} else {
		run_collect(&c);
	}
}

/* ---- the check of a group ---------------------------------------------------------------------- */

static void put_blame(az_writer *w, const az_group *group, const az_blame *blame)
{
	const az_runner *runner = w->runner;
	const az_evidence *e = &runner->evidence;
	az_outcome_put_blame(
		w->out, runner->rule->index, runner->subject, group->cases, blame, e->used, e->used_count);
	w->run->entries++;
}

static void put_text(
	az_writer *w, const az_group *group, az_cause cause, uint32_t line, const char *text)
{
	const az_blame blame = {
		.cause = cause, .line = line, .text = text, .text_length = (uint32_t)strlen(text)};
	put_blame(w, group, &blame);
}

static void put_findings(az_writer *w, const az_group *group)
{
	const az_runner *runner = w->runner;
	const az_evidence *e = &runner->evidence;
	for (uint32_t i = 0; i < runner->made_count && !az_writer_is_full(w); i++) {
		const az_made *made = &runner->made[i];
		size_t before = w->out->length;
		az_outcome_put_group_finding(w->out, runner->rule->index, runner->subject, group->cases,
			made->message, made->key, made->key_length, made->given, made->given_count, e->used,
			e->used_count);
		w->said += w->out->length - before;
	}
	w->run->entries += runner->made_count;
	if (!az_writer_is_full(w))
		return;
	az_writer_forget(w);
	put_text(w, group, AZ_CAUSE_BUDGET, 0,
		AZ_N("what the rule says of one group takes more than 32 MiB"));
}

static void put_ending(az_writer *w, const az_group *group, const az_call_result *result)
{
	az_cause cause = az_writer_cause(w, result);
	bool fault = cause == AZ_CAUSE_FAULT;
	if (w->runner->ending == AZ_ENDING_MEMBER && result->cause == AZ_CALL_STOPPED)
		put_blame(w, group, &w->runner->blame);
	else if (cause)
		put_text(w, group, cause, fault ? (uint32_t)result->line : 0, fault ? result->text : "");
}

/* What collect used counts as used: the group's figures rest on it. */
static void use_of_rows(az_runner *runner, const az_group *group)
{
	for (uint32_t i = 0; i < group->count; i++)
		for (uint32_t k = 0; k < group->rows[i].used_count; k++) {
			const unsigned char *p = group->rows[i].used + (size_t)k * 4;
			if (!az_evidence_used(&runner->evidence, (az_used){az_read_u16(p), az_read_u16(p + 2)}))
				runner->evidence.failed = true;
		}
}

static bool find_known(az_runner *runner, const az_group *group)
{
	uint32_t *known = calloc((size_t)group->count + 1, sizeof *known);
	runner->known = known;
	runner->known_count = 0;
	for (uint32_t i = 0; i < group->count && known; i++)
		if (!group->rows[i].cause)
			known[runner->known_count++] = i;
	return known != NULL;
}

static void run_check(az_writer *w, const az_group *group)
{
	az_runner *runner = w->runner;
	char text[160];
	az_call_result result;
	bool done = az_writer_call(w, runner->checks[runner->rule - runner->policy->rules], &result) ==
				AZ_CALL_OK;
	const char *changed = az_writer_frozen(w, text, sizeof text);
	if (changed)
		put_text(w, group, AZ_CAUSE_FAULT, 0, changed);
	else if (done)
		put_findings(w, group);
	else
		put_ending(w, group, &result);
}

void az_writer_judge(az_writer *w, const az_group *group)
{
	az_runner *runner = w->runner;
	const az_slip *slip = az_writer_slip(w);
	use_of_rows(runner, group);
	if (group->too_many) {
		put_text(
			w, group, AZ_CAUSE_BUDGET, 0, AZ_N("the group has more rows than a rule is given"));
	} else if (slip) {
		put_text(w, group, AZ_CAUSE_FAULT, (uint32_t)slip->line, slip->text);
	} else if (!find_known(runner, group)) {
		runner->evidence.failed = true;
	} else {
		runner->group = group;
		run_check(w, group);
		runner->group = NULL;
	}
	free((void *)(uintptr_t)runner->known);
	runner->known = NULL;
}
