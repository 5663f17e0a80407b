#include "report/explain/trace.h"

#include <stdlib.h>
#include <string.h>

#include "report/explain/decide.h"

typedef struct reader {
	const az_told_source *source;
	az_arena *arena;
	az_told *told;
	az_told_file *files;
	unsigned char *answers;
	az_fact *facts;
	az_told_reading *reads;
	az_used *used;
	az_told_test *tests;
	uint32_t *steps;
	bool begun; /* the subject's events have begun */
} reader;

bool az_fact_is(az_fact a, az_fact b)
{
	return a.node == b.node && a.field == b.field && a.extension == b.extension;
}

bool az_wanted_is(const az_wanted *wanted, const az_outcome *outcome)
{
	return outcome->is_finding && outcome->message == wanted->message &&
		   outcome->key_length == wanted->key_length &&
		   memcmp(outcome->key, wanted->key, wanted->key_length) == 0;
}

size_t az_told_conditions(const az_told *told)
{
	return told->of_group ? 0 : told->rule->condition_count;
}

bool az_told_is_row(const az_told *told)
{
	return told->rule->is_group && !told->of_group && told->end == AZ_TOLD_SILENT &&
		   told->decider != AZ_DECIDED_WHEN;
}

const az_parameter_value *az_told_override(const az_told *told, const az_parameter *parameter)
{
	for (size_t i = 0; i < told->override_count; i++)
		if (told->overrides[i].parameter == parameter)
			return &told->overrides[i].value;
	return NULL;
}

uint32_t az_told_fault_line(const az_told *told)
{
	return told->end == AZ_TOLD_NOT_EVALUATED && !told->step_count ? told->outcome.line : 0;
}

static assize_status damaged(az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
		"a rule's trace and its outcome do not fit together; report this with the policy");
}

/* ---- outcomes -------------------------------------------------------------------------- */

static bool read_outcomes(reader *r)
{
	az_outcome_reader outcomes;
	az_outcome outcome;
	az_told *told = r->told;
	bool chosen = false;
	az_outcomes_open(&outcomes, r->source->policies, r->source->record, r->source->outcomes->bytes,
		r->source->outcomes->length);
	while (az_outcomes_next(&outcomes, &outcome)) {
		if (outcome.rule != told->rule->index || outcome.subject != told->subject)
			continue;
		told->finding_count += outcome.is_finding;
		bool wanted = r->source->wanted && az_wanted_is(r->source->wanted, &outcome);
		if (chosen && !wanted)
			continue;
		told->outcome = outcome;
		told->end = outcome.is_finding ? AZ_TOLD_FINDING : AZ_TOLD_NOT_EVALUATED;
		chosen = true;
	}
	return !outcomes.failed;
}

/* ---- the trace ------------------------------------------------------------------------- */

/* The sites of a file, or NULL where it cannot be read, which its policy's loading would have said. */
static const az_told_file *file_at(reader *r, uint32_t place)
{
	if (place >= r->told->bundle->count)
		return NULL;
	az_told_file *told = &r->files[place];
	const az_bundle_file *file = &r->told->bundle->files[place];
	az_buffer rewritten = {0};
	az_lua_site *sites = NULL;
	if (told->read)
		return told;
	az_problems *problems = az_problems_new(1);
	if (problems && az_lua_trace(r->arena, file->shown, file->bytes, file->length, 0, &rewritten,
						&sites, &told->count, problems))
		told->sites = sites;
	if (problems && told->sites)
		told->tree = az_lua_parse(r->arena, file->shown, file->bytes, file->length, problems);
	told->read = true;
	az_problems_free(problems);
	az_buffer_free(&rewritten);
	return told;
}

/* Room for as many of each as there are events. */
static bool make_room(reader *r)
{
	size_t counts[AZ_EVENT_MADE + 1] = {0};
	az_event event;
	const az_buffer *trace = r->source->trace;
	az_cursor cursor = {.bytes = trace->bytes, .length = trace->length};
	while (az_trace_next(&cursor, &event))
		counts[event.kind]++;
	size_t tests = counts[AZ_EVENT_TEST] + counts[AZ_EVENT_COMPARE];
	r->files = az_arena_array(r->arena, r->told->bundle->count + 1, sizeof *r->files);
	r->answers = az_arena_array(r->arena, r->told->rule->condition_count + 1, 1);
	r->facts = az_arena_array(r->arena, counts[AZ_EVENT_FACT] + 1, sizeof *r->facts);
	r->reads = az_arena_array(r->arena, counts[AZ_EVENT_FACT] + 1, sizeof *r->reads);
	r->used = az_arena_array(r->arena, counts[AZ_EVENT_USED] + 1, sizeof *r->used);
	r->tests = az_arena_array(r->arena, tests + 1, sizeof *r->tests);
	r->steps = az_arena_array(r->arena, counts[AZ_EVENT_LINE] + 1, sizeof *r->steps);
	return r->files && r->answers && r->facts && r->reads && r->used && r->tests && r->steps;
}

static void take_fact(reader *r, az_fact fact)
{
	az_told *told = r->told;
	r->reads[told->read_count++] = (az_told_reading){fact, told->step_count};
	for (size_t i = 0; i < told->fact_count; i++)
		if (az_fact_is(r->facts[i], fact))
			return;
	r->facts[told->fact_count++] = fact;
}

static void take_used(reader *r, az_used used)
{
	az_told *told = r->told;
	for (size_t i = 0; i < told->used_count; i++)
		if (r->used[i].parameter == used.parameter && r->used[i].value == used.value)
			return;
	r->used[told->used_count++] = used;
}

static void take_test(reader *r, const az_event *event)
{
	uint32_t place = az_spot_file(event->index), index = az_spot_index(event->index);
	const az_told_file *file = file_at(r, place);
	if (!file || !file->sites || index >= file->count || file->sites[index].kind == AZ_LUA_VALUE)
		return;
	az_told_test *test = &r->tests[r->told->test_count++];
	test->file = place;
	test->site = &file->sites[index];
	test->holds = event->answer != 0;
	test->compared = event->kind == AZ_EVENT_COMPARE;
	test->left = event->left;
	test->right = event->right;
	test->fact_count = r->told->fact_count;
	test->read_count = r->told->read_count;
	test->line_count = r->told->step_count;
}

static void take_made(az_told *told, const az_event *event)
{
	const az_outcome *outcome = &told->outcome;
	if (told->end != AZ_TOLD_FINDING || event->message != outcome->message ||
		event->key_length != outcome->key_length ||
		memcmp(event->key, outcome->key, event->key_length) != 0)
		return;
	told->made = told->step_count;
	told->made_tests = told->test_count;
}

static void take_event(reader *r, const az_event *event)
{
	az_told *told = r->told;
	if (event->kind == AZ_EVENT_SUBJECT)
		r->begun = event->rule == told->rule->index && event->node == told->subject;
	if (!r->begun)
		return;
	switch (event->kind) {
	case AZ_EVENT_CONDITION:
		if (event->index < told->rule->condition_count)
			r->answers[event->index] = event->answer;
		break;
	case AZ_EVENT_FACT:
		take_fact(r, event->fact);
		break;
	case AZ_EVENT_USED:
		take_used(r, event->used);
		break;
	case AZ_EVENT_LINE:
		if (az_spot_file(event->index) < told->bundle->count)
			r->steps[told->step_count++] = event->index;
		break;
	case AZ_EVENT_TEST:
	case AZ_EVENT_COMPARE:
		take_test(r, event);
		break;
	case AZ_EVENT_MADE:
		take_made(told, event);
		break;
	case AZ_EVENT_CUT:
		told->cut = true;
		break;
	default:
		break;
	}
}

/* What a trace that was cut did not see any more is in the outcome, in the same order. */
static bool take_evidence(reader *r)
{
	az_told *told = r->told;
	const az_outcome *outcome = &told->outcome;
	if (!told->cut || outcome->fact_count <= told->fact_count)
		return true;
	r->facts = az_arena_array(r->arena, outcome->fact_count, sizeof *r->facts);
	r->used = az_arena_array(r->arena, (size_t)outcome->used_count + 1, sizeof *r->used);
	if (!r->facts || !r->used)
		return false;
	for (told->fact_count = 0; told->fact_count < outcome->fact_count; told->fact_count++)
		r->facts[told->fact_count] = az_outcome_fact(outcome, (uint32_t)told->fact_count);
	for (told->used_count = 0; told->used_count < outcome->used_count; told->used_count++)
		r->used[told->used_count] = az_outcome_used(outcome, (uint32_t)told->used_count);
	return true;
}

assize_status az_told_read(az_told *told, az_arena *arena, const az_rule *rule, az_ref subject,
	const az_told_source *source, az_error *error)
{
	reader r = {.source = source, .arena = arena, .told = told};
	*told = (az_told){.rule = rule,
		.subject = subject,
		.of_group = source->of_group,
		.overrides = source->overrides,
		.override_count = source->override_count,
		.bundle = source->policies->bundle};
	if (!read_outcomes(&r))
		return damaged(error);
	if (!make_room(&r))
		return az_error_memory(error);
	az_event event;
	az_cursor cursor = {.bytes = source->trace->bytes, .length = source->trace->length};
	while (az_trace_next(&cursor, &event))
		take_event(&r, &event);
	if (!take_evidence(&r))
		return az_error_memory(error);
	told->files = r.files;
	told->answers = r.answers;
	told->facts = r.facts;
	told->reads = r.reads;
	told->used = r.used;
	told->tests = r.tests;
	told->steps = r.steps;
	if (cursor.failed)
		return damaged(error);
	az_told_decide(told, source->policies, source->record);
	return ASSIZE_OK;
}
