#include "audit/testing/probe.h"

static const az_policy *same_policy(const az_probe *probe, const az_policies *policies)
{
	return &policies->policies[probe->policy->index];
}

assize_status az_probe_ask(const az_probe *probe, const az_policies *policies,
	az_evaluator *evaluator, az_buffer *outcomes, az_buffer *trace, az_error *error)
{
	assize_status status = ASSIZE_OK;
	az_arena *arena = az_arena_new();
	az_override *overrides =
		arena ? az_arena_array(arena, probe->override_count + 1, sizeof *overrides) : NULL;
	if (!overrides) {
		status = az_error_memory(error);
		goto done;
	}
	for (size_t i = 0; i < probe->override_count; i++) {
		overrides[i] = probe->overrides[i];
		overrides[i].parameter =
			&same_policy(probe, policies)->parameters[probe->overrides[i].parameter->index];
	}
	az_request request = {.record = probe->record,
		.as_of = probe->as_of,
		.only = probe->only ? policies->rules[probe->only->index] : NULL,
		.only_subject = probe->subject,
		.overrides = overrides,
		.override_count = probe->override_count};
	status = az_evaluator_ask(evaluator, &request, outcomes, trace, error);
	if (!status && (outcomes->failed || (trace && trace->failed)))
		status = az_error_memory(error);
done:
	az_arena_free(arena);
	return status;
}

const az_probe_part *az_probe_part_of(const az_probe *probe, const az_rule *rule)
{
	for (size_t i = 0; i < probe->part_count; i++)
		if (probe->parts[i].rule->index == rule->index)
			return &probe->parts[i];
	return NULL;
}

static assize_status judge_rule(const az_probe *probe, const az_policies *policies,
	const az_buffer *outcomes, const az_rule *rule, az_arena *arena, bool *holds, az_error *error)
{
	static const az_expectation nothing = {0};
	az_outcomes came;
	const az_probe_part *part = az_probe_part_of(probe, rule);
	if (!part && !probe->whole)
		return ASSIZE_OK;
	assize_status status =
		az_outcomes_read(&came, arena, policies, &probe->record, outcomes, rule, error);
	if (!status)
		*holds = az_expectation_holds(part ? &part->expect : &nothing, &came);
	return status;
}

assize_status az_probe_judge(const az_probe *probe, const az_policies *policies,
	const az_buffer *outcomes, bool *holds, az_error *error)
{
	const az_policy *policy = same_policy(probe, policies);
	az_arena *arena = az_arena_new();
	assize_status status = arena ? ASSIZE_OK : az_error_memory(error);
	*holds = true;
	for (size_t i = 0; i < policy->rule_count && *holds && !status; i++)
		status = judge_rule(probe, policies, outcomes, &policy->rules[i], arena, holds, error);
	az_arena_free(arena);
	return status;
}
