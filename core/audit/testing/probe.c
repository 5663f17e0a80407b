#include "audit/testing/probe.h"

#include <string.h>

#include "audit/group/grouping.h"

static const az_policy *same_policy(const az_probe *probe, const az_policies *policies)
{
	return &policies->policies[probe->policy->index];
}

/* ---- asking ------------------------------------------------------------------------------------- */

typedef struct asking {
	const az_probe *probe;
	const az_policies *policies;
	az_evaluator *evaluator;
	az_arena *arena;
	const az_override *overrides;
	az_answered *items; /* room for `capacity` */
	size_t count;
	size_t capacity;
	az_buffer *trace;
	az_error *error;
} asking;

/* The parameters set by hand, as those of the policies that are asked. */
static bool take_overrides(asking *a)
{
	const az_probe *probe = a->probe;
	az_override *overrides = az_arena_array(a->arena, probe->override_count + 1, sizeof *overrides);
	for (size_t i = 0; overrides && i < probe->override_count; i++) {
		overrides[i] = probe->overrides[i];
		overrides[i].parameter =
			&same_policy(probe, a->policies)->parameters[probe->overrides[i].parameter->index];
	}
	a->overrides = overrides;
	return overrides != NULL;
}

static az_answered *make_room(asking *a)
{
	if (a->count == a->capacity) {
		size_t capacity = a->capacity ? a->capacity * 2 : 4;
		az_answered *items = az_arena_array(a->arena, capacity, sizeof *items);
		if (!items)
			return NULL;
		if (a->count)
			memcpy(items, a->items, a->count * sizeof *items);
		a->items = items;
		a->capacity = capacity;
	}
	return &a->items[a->count++];
}

static const unsigned char *copy(asking *a, const void *bytes, size_t length)
{
	return (const unsigned char *)az_arena_copy(a->arena, length ? bytes : "", length);
}

/* Asks for one record, or for the group whose record it is, and keeps the answer. */
static assize_status ask(
	asking *a, const char *stem, const az_record *record, const az_buffer *group)
{
	az_buffer block = {0};
	const az_probe *probe = a->probe;
	az_request request = {.record = *record,
		.group = group ? group->bytes : NULL,
		.group_length = group ? group->length : 0,
		.as_of = probe->as_of,
		.only = probe->only ? a->policies->rules[probe->only->index] : NULL,
		.only_subject = probe->subject,
		.overrides = a->overrides,
		.override_count = probe->override_count};
	assize_status status = az_evaluator_ask(a->evaluator, &request, &block, a->trace, a->error);
	az_answered *answered = status ? NULL : make_room(a);
	const unsigned char *kept = answered ? copy(a, block.bytes, block.length) : NULL;
	if (kept)
		*answered =
			(az_answered){.stem = stem, .record = *record, .block = kept, .length = block.length};
	else if (!status)
		status = az_error_memory(a->error);
	if (!status && (block.failed || (a->trace && a->trace->failed)))
		status = az_error_memory(a->error);
	az_buffer_free(&block);
	return status;
}

/* ---- groups ------------------------------------------------------------------------------------- */

static assize_status ask_group(asking *a, const az_grouped *group)
{
	const unsigned char *bytes = copy(a, group->record->bytes, group->record->length);
	if (!bytes)
		return az_error_memory(a->error);
	az_record record = az_record_trusted(bytes, group->record->length);
	return ask(a, NULL, &record, group->group);
}

/* The groups that the dossiers' rows make. */
static assize_status ask_groups(asking *a)
{
	static const char *const NONE[] = {NULL};
	az_grouped group;
	az_grouping *grouping = NULL;
	size_t dossiers = a->count;
	assize_status status = az_grouping_open(
		&grouping, a->policies, a->probe->complete ? a->probe->complete : NONE, a->error);
	for (size_t i = 0; i < dossiers && !status; i++)
		status = az_grouping_add(grouping, &a->items[i].record, (int64_t)i + 1, a->items[i].block,
			a->items[i].length, a->error);
	while (!status) {
		status = az_grouping_next(grouping, &group, a->error);
		if (!status)
			status = ask_group(a, &group);
	}
	az_grouping_close(grouping);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

assize_status az_probe_ask(const az_probe *probe, const az_policies *policies,
	az_evaluator *evaluator, az_arena *arena, az_answers *answers, az_buffer *trace,
	az_error *error)
{
	asking a = {.probe = probe,
		.policies = policies,
		.evaluator = evaluator,
		.arena = arena,
		.trace = trace,
		.error = error};
	assize_status status = take_overrides(&a) ? ASSIZE_OK : az_error_memory(error);
	for (size_t i = 0; i < probe->dossiers.count && !status; i++)
		status = ask(&a, probe->dossiers.items[i].stem, &probe->dossiers.items[i].record, NULL);
	if (!status && probe->only && probe->only->is_group)
		status = ask_groups(&a);
	*answers = (az_answers){a.items, a.count};
	return status;
}

/* ---- judging ------------------------------------------------------------------------------------ */

bool az_probe_is_about(const az_probe *probe, const az_rule *rule)
{
	return az_probe_part_of(probe, rule) || (probe->whole && !rule->is_group);
}

const az_probe_part *az_probe_part_of(const az_probe *probe, const az_rule *rule)
{
	for (size_t i = 0; i < probe->part_count; i++)
		if (probe->parts[i].rule->index == rule->index)
			return &probe->parts[i];
	return NULL;
}

static assize_status judge_rule(const az_probe *probe, const az_policies *policies,
	const az_answers *answers, const az_rule *rule, az_arena *arena, bool *holds, az_error *error)
{
	static const az_expectation nothing = {0};
	az_outcomes came;
	const az_probe_part *part = az_probe_part_of(probe, rule);
	if (!az_probe_is_about(probe, rule))
		return ASSIZE_OK;
	assize_status status = az_outcomes_read(&came, arena, policies, answers, rule, error);
	if (!status)
		*holds = az_expectation_holds(part ? &part->expect : &nothing, &came);
	return status;
}

assize_status az_probe_judge(const az_probe *probe, const az_policies *policies,
	const az_answers *answers, bool *holds, az_error *error)
{
	const az_policy *policy = same_policy(probe, policies);
	az_arena *arena = az_arena_new();
	assize_status status = arena ? ASSIZE_OK : az_error_memory(error);
	*holds = true;
	for (size_t i = 0; i < policy->rule_count && *holds && !status; i++)
		status = judge_rule(probe, policies, answers, &policy->rules[i], arena, holds, error);
	az_arena_free(arena);
	return status;
}
