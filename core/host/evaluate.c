#include "host/evaluate_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/bind/bind.h"
#include "host/reading.h"
#include "host/trace.h"
#include "base/words.h"

bool az_subjects_find(az_subjects *subjects, const az_record *record)
{
	memset(subjects, 0, sizeof *subjects);
	uint32_t total = 0;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref)) {
		subjects->counts[az_node_entity(record, ref)->id]++;
		total++;
	}
	subjects->all = malloc((size_t)total * sizeof *subjects->all);
	if (!subjects->all)
		return false;
	az_ref *next = subjects->all;
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		subjects->nodes[id] = next;
		next += subjects->counts[id];
		subjects->counts[id] = 0;
	}
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref)) {
		unsigned id = az_node_entity(record, ref)->id;
		subjects->nodes[id][subjects->counts[id]++] = ref;
	}
	return true;
}

void az_subjects_free(az_subjects *subjects)
{
	free(subjects->all);
}

void az_writer_missing(az_writer *w, az_cause cause, az_fact field, uint32_t line, const char *text)
{
	const az_runner *runner = w->runner;
	const az_evidence *e = &runner->evidence;
	az_outcome_put_missing(w->out, runner->rule->index, runner->subject, cause, field, line, text,
		strlen(text), e->facts, e->fact_count, e->used, e->used_count);
	w->run->entries++;
}

bool az_writer_is_full(const az_writer *w)
{
	size_t room = w->runner->request->room;
	return w->said > (room ? room : AZ_SAID_MOST);
}

void az_writer_forget(az_writer *w)
{
	w->out->length = w->start;
	w->run->entries = 0;
}

static void put_findings(az_writer *w)
{
	const az_runner *runner = w->runner;
	const az_evidence *e = &runner->evidence;
	for (uint32_t i = 0; i < runner->made_count && !az_writer_is_full(w); i++) {
		const az_made *made = &runner->made[i];
		size_t before = w->out->length;
		az_outcome_put_finding(w->out, runner->rule->index, runner->subject, made->message,
			made->key, made->key_length, made->given, made->given_count, e->facts, e->fact_count,
			e->used, e->used_count);
		w->said += w->out->length - before;
	}
	w->run->entries += runner->made_count;
	w->findings += runner->made_count;
}

/* A rule without check: that its conditions hold is what it says. */
static void put_plain_finding(az_writer *w)
{
	az_runner *runner = w->runner;
	az_open open = {0};
	if (az_runner_read_message(runner, &runner->rule->messages[0], &open) == AZ_OPEN_QUESTION) {
		az_writer_missing(w, AZ_CAUSE_UNKNOWN_FIELD, az_runner_open_fact(runner, &open), 0, "");
		return;
	}
	const az_evidence *e = &runner->evidence;
	az_outcome_put_finding(w->out, runner->rule->index, runner->subject, 0, "", 0, NULL, 0,
		e->facts, e->fact_count, e->used, e->used_count);
	w->run->entries++;
	w->findings++;
}

az_cause az_writer_cause(az_writer *w, const az_call_result *result)
{
	static const az_cause ENDINGS[] = {[AZ_ENDING_NONE] = AZ_CAUSE_NONE,
		[AZ_ENDING_NOT_APPLYING] = AZ_CAUSE_NONE,
		[AZ_ENDING_UNKNOWN] = AZ_CAUSE_UNKNOWN_FIELD,
		[AZ_ENDING_FORBIDDEN] = AZ_CAUSE_FORBIDDEN,
		[AZ_ENDING_MEMBER] = AZ_CAUSE_UNKNOWN_FIELD};
	if (result->cause == AZ_CALL_STOPPED)
		return ENDINGS[w->runner->ending];
	if (result->cause != AZ_CALL_BUDGET && result->cause != AZ_CALL_MEMORY)
		return AZ_CAUSE_FAULT;
	w->spent = true;
	w->spent_cause = result->cause == AZ_CALL_BUDGET ? AZ_CAUSE_BUDGET : AZ_CAUSE_MEMORY;
	return w->spent_cause;
}

const char *az_writer_text(
	const az_writer *w, az_cause cause, const az_call_result *result, char lack[AZ_LACK_MOST])
{
	if (cause == AZ_CAUSE_FAULT)
		return result->text;
	return cause == AZ_CAUSE_UNKNOWN_FIELD
			   ? az_fact_lack(w->runner->policies, w->runner->field, lack)
			   : "";
}

static void put_ending(az_writer *w, const az_call_result *result)
{
	az_cause cause = az_writer_cause(w, result);
	bool of_field = cause == AZ_CAUSE_UNKNOWN_FIELD || cause == AZ_CAUSE_FORBIDDEN;
	char lack[AZ_LACK_MOST];
	if (cause)
		az_writer_missing(w, cause, of_field ? w->runner->field : (az_fact){0},
			cause == AZ_CAUSE_FAULT ? (uint32_t)result->line : 0,
			az_writer_text(w, cause, result, lack));
}

static void note_condition(az_runner *runner, size_t index, az_answer answer)
{
	az_buffer *trace = runner->request->trace;
	az_buffer_u8(trace, AZ_EVENT_CONDITION);
	az_buffer_u16(trace, (uint16_t)index);
	az_buffer_u8(trace, (uint8_t)answer);
}

/* The rule begins on a subject: for a trace, with each of its conditions judged alone. */
static void note_subject(az_runner *runner)
{
	az_buffer *trace = runner->request->trace;
	if (!trace || !runner->traced)
		return;
	runner->trace_start = trace->length;
	az_buffer_u8(trace, AZ_EVENT_SUBJECT);
	az_buffer_u32(trace, runner->rule->index);
	az_buffer_u32(trace, runner->subject);
	az_witness silent = az_runner_witness(runner);
	silent.field = NULL;
	silent.parameter = NULL;
	for (size_t i = 0; i < runner->rule->condition_count; i++) {
		az_open open = {0};
		note_condition(runner, i,
			az_condition_judge(&runner->request->record, runner->subject,
				&runner->rule->conditions[i], runner->request->as_of, &silent, &open));
	}
}

/* The same for a group, whose conditions were judged when its rows were collected. */
static void note_group(az_runner *runner)
{
	az_buffer *trace = runner->request->trace;
	if (!trace || !runner->traced)
		return;
	runner->trace_start = trace->length;
	az_buffer_u8(trace, AZ_EVENT_SUBJECT);
	az_buffer_u32(trace, runner->rule->index);
	az_buffer_u32(trace, runner->subject);
}

/* A trace that was ended before the rule: it was full, or spent what it may. */
static void note_cut(const az_runner *runner, az_call_cause cause)
{
	bool stopped = cause == AZ_CALL_STOPPED && runner->ending == AZ_ENDING_NONE;
	if (!runner->traced || !runner->request->trace)
		return;
	if (stopped || cause == AZ_CALL_BUDGET || cause == AZ_CALL_MEMORY)
		az_buffer_u8(runner->request->trace, AZ_EVENT_CUT);
}

az_call_cause az_writer_call(az_writer *w, int function, az_call_result *result)
{
	az_runner *runner = w->runner;
	lua_State *L = runner->lua;
	lua_rawgeti(L, LUA_REGISTRYINDEX, runner->entry);
	lua_rawgeti(L, LUA_REGISTRYINDEX, function);
	runner->ending = AZ_ENDING_NONE;
	runner->active = true;
	w->run->cost.entered++;
	/* What ended the rule for one subject ends it for no other. */
	az_sandbox_resume(runner->sandbox);
	az_bind_lines(runner);
	az_sandbox_call(runner->sandbox, 1, 0, result);
	runner->active = false;
	note_cut(runner, result->cause);
	return result->cause;
}

static void run_check(az_writer *w)
{
	const az_runner *runner = w->runner;
	az_call_result result;
	if (az_writer_call(w, runner->checks[runner->rule - runner->policy->rules], &result) ==
		AZ_CALL_OK)
		put_findings(w);
	else
		put_ending(w, &result);
}

const az_slip *az_writer_slip(const az_writer *w)
{
	const az_runner *runner = w->runner;
	const az_slip *slip = &runner->slips[runner->rule - runner->policy->rules];
	return slip->text ? slip : NULL;
}

/* A slip ends the rule wherever it would run. */
static bool put_slip(az_writer *w)
{
	const az_slip *slip = az_writer_slip(w);
	if (slip)
		az_writer_missing(w, AZ_CAUSE_FAULT, (az_fact){0}, (uint32_t)slip->line, slip->text);
	return slip != NULL;
}

const char *az_writer_frozen(az_writer *w, char *text, size_t size)
{
	char name[64];
	if (az_runner_is_frozen(w->runner, name, sizeof name))
		return NULL;
	snprintf(text, size,
		w->runner->collecting
			? AZ_N("collect changed the module-level local '%s'; use a local inside collect")
			: AZ_N("check changed the module-level local '%s'; use a local inside check"),
		name);
	return text;
}

/* A module-level local that a rule changed would carry something from one dossier to the next. */
static void check_frozen(az_writer *w, size_t before, uint32_t entries_before)
{
	char text[160];
	if (!az_writer_frozen(w, text, sizeof text))
		return;
	w->out->length = before;
	w->run->entries = entries_before;
	az_writer_missing(w, AZ_CAUSE_FAULT, (az_fact){0}, 0, text);
}

void az_writer_begin(az_runner *runner, az_ref subject)
{
	runner->subject = subject;
	runner->collecting = false;
	runner->group = NULL;
	runner->generation++;
	runner->made_count = 0;
	az_evidence_reset(&runner->evidence);
	az_arena_reset(runner->scratch);
}

static void run_subject(az_writer *w, az_ref subject)
{
	az_runner *runner = w->runner;
	az_writer_begin(runner, subject);
	if (runner->rule->is_group) {
		note_subject(runner);
		az_writer_collect(w, subject);
		return;
	}
	if (w->spent) {
		az_writer_missing(w, w->spent_cause, (az_fact){0}, 0, "");
		return;
	}
	note_subject(runner);
	az_open open = {0};
	const az_condition *decided = NULL;
	az_witness witness = az_runner_witness(runner);
	az_answer answer = az_rule_applies(&runner->request->record, subject, runner->rule,
		runner->request->as_of, &witness, &open, &decided);
	size_t before = w->out->length;
	uint32_t entries = w->run->entries;
	w->run->cost.barred += answer == AZ_NO;
	w->run->cost.open += answer == AZ_OPEN_QUESTION;
	if (answer == AZ_OPEN_QUESTION) {
		az_writer_missing(w, AZ_CAUSE_UNKNOWN_FIELD, az_runner_open_fact(runner, &open), 0, "");
	} else if (answer == AZ_YES && runner->rule->has_check) {
		if (put_slip(w))
			return;
		run_check(w);
		check_frozen(w, before, entries);
	} else if (answer == AZ_YES) {
		put_plain_finding(w);
	}
}

/* More findings than a person can read: why the rule says nothing of this dossier rather than a part, or
 * NULL. Rows are not refused: those that are too many are unknown to their groups. */
static const char *flood(const az_writer *w)
{
	if (w->findings > AZ_FINDINGS_MOST)
		return AZ_N("the rule made too many findings of one dossier");
	return az_writer_is_full(w) && !w->runner->rule->is_group
			   ? AZ_N("what the rule says of one dossier takes more than is kept: 32 MiB, and 64 "
					  "MiB for "
					  "all rules of a policy")
			   : NULL;
}

static void refuse_flood(az_writer *w, const az_subjects *subjects, const char *why)
{
	az_runner *runner = w->runner;
	az_writer_forget(w);
	for (uint32_t i = 0; i < subjects->counts[runner->rule->subject]; i++) {
		az_ref subject = subjects->nodes[runner->rule->subject][i];
		if (runner->request->only_subject && runner->request->only_subject != subject)
			continue;
		az_writer_begin(runner, subject);
		az_writer_missing(w, AZ_CAUSE_BUDGET, (az_fact){0}, 0, why);
	}
}

/* Adds what the subject cost: the budgets and readings count on from subject to subject. */
static void count_subject(az_writer *w)
{
	az_cost *cost = &w->run->cost;
	int64_t units = az_sandbox_units_used(w->runner->sandbox);
	if (units - cost->units > cost->most)
		cost->most = units - cost->units;
	cost->units = units;
	cost->subjects++;
}

static void count_rule(const az_runner *runner, az_rule_run *run)
{
	run->cost.rule = runner->rule->index;
	run->cost.memory = (int64_t)az_sandbox_asked_for(runner->sandbox);
	run->cost.reads = runner->reads;
	run->cost.used = runner->uses;
}

bool az_runner_run(az_runner *runner, const az_rule *rule, const az_request *request,
	const az_subjects *subjects, az_buffer *out, az_rule_run *run)
{
	az_writer w = {.runner = runner, .out = out, .start = out->length, .run = run};
	*run = (az_rule_run){0};
	runner->rule = rule;
	runner->request = request;
	runner->as_of_read = false;
	runner->reads = runner->uses = 0;
	az_sandbox_start_within(runner->sandbox, request->units);
	bool failed = false;
	for (uint32_t i = 0; i < subjects->counts[rule->subject] && !failed; i++) {
		az_ref subject = subjects->nodes[rule->subject][i];
		bool wanted = !request->only_subject || request->only_subject == subject;
		if (!wanted && !request->in_turn)
			continue;
		size_t before = out->length;
		uint32_t entries = run->entries;
		run_subject(&w, subject);
		count_subject(&w);
		if (!wanted) {
			out->length = before;
			run->entries = entries;
		}
		failed = runner->evidence.failed;
		const char *why = flood(&w);
		if (why) {
			refuse_flood(&w, subjects, why);
			break;
		}
	}
	count_rule(runner, run);
	run->as_of_read = runner->as_of_read;
	run->spent = az_sandbox_is_spent(runner->sandbox);
	run->doubtful = az_sandbox_is_near_limit(runner->sandbox);
	return !failed && !out->failed;
}

bool az_runner_judge(az_runner *runner, const az_group *group, const az_request *request,
	az_buffer *out, az_rule_run *run)
{
	az_writer w = {.runner = runner, .out = out, .start = out->length, .run = run};
	*run = (az_rule_run){0};
	runner->rule = runner->policies->rules[group->rule];
	runner->request = request;
	runner->as_of_read = false;
	runner->reads = runner->uses = 0;
	az_sandbox_start_within(runner->sandbox, request->units);
	az_writer_begin(runner, az_record_root(&request->record));
	note_group(runner);
	az_writer_judge(&w, group);
	runner->group = NULL;
	count_subject(&w);
	count_rule(runner, run);
	run->as_of_read = runner->as_of_read;
	run->spent = az_sandbox_is_spent(runner->sandbox);
	run->doubtful = az_sandbox_is_near_limit(runner->sandbox);
	return !runner->evidence.failed && !out->failed;
}
