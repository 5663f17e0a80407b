#include "host/host.h"

#include <stdlib.h>

#include "host/cost.h"
#include "host/evaluate.h"

struct az_host {
	const az_policies *policies;
	az_limits limits;
	bool traced;
	az_host *plain;      /* of a traced host: the one whose outcomes count */
	az_runner **runners; /* one a policy */
};

enum { TRACED_FACTOR = 4 };

static const az_limits default_limits = {.instructions = 10000000, .memory = 16 << 20};

az_limits az_limits_of(const az_limits *given)
{
	az_limits limits = given ? *given : default_limits;
	if (limits.instructions <= 0)
		limits.instructions = default_limits.instructions;
	if (!limits.memory)
		limits.memory = default_limits.memory;
	return limits;
}

/* A traced source does the same in more steps, so its trace may go further than the rule did. */
static az_limits traced_limits(az_limits limits)
{
	if (limits.instructions < INT64_MAX / TRACED_FACTOR &&
		limits.memory < SIZE_MAX / TRACED_FACTOR) {
		limits.instructions *= TRACED_FACTOR;
		limits.memory *= TRACED_FACTOR;
	}
	return limits;
}

assize_status az_host_open(az_host **out, const az_policies *policies, const az_limits *limits,
	bool traced, az_error *error)
{
	*out = NULL;
	az_host *host = calloc(1, sizeof *host);
	if (!host)
		return az_error_memory(error);
	host->policies = policies;
	host->limits = traced ? traced_limits(az_limits_of(limits)) : az_limits_of(limits);
	host->traced = traced;
	host->runners = calloc(policies->policy_count + 1, sizeof(az_runner *));
	assize_status status = host->runners ? ASSIZE_OK : az_error_memory(error);
	if (traced && !status)
		status = az_host_open(&host->plain, policies, limits, false, error);
	for (size_t i = 0; i < policies->policy_count && !status; i++)
		status = az_runner_open(
			&host->runners[i], policies, &policies->policies[i], &host->limits, traced, error);
	if (status) {
		az_host_close(host);
		return status;
	}
	*out = host;
	return ASSIZE_OK;
}

void az_host_close(az_host *host)
{
	if (!host)
		return;
	for (size_t i = 0; host->runners && i < host->policies->policy_count; i++)
		az_runner_close(host->runners[i]);
	az_host_close(host->plain);
	free(host->runners);
	free(host);
}

/* What a rule is asked of: the entities of a dossier, or a group. */
typedef struct asked {
	az_subjects subjects;
	az_group group;
	bool is_group;
} asked;

static bool run_once(az_runner *runner, const az_rule *rule, const az_request *request,
	const asked *of, az_buffer *out, az_rule_run *run)
{
	return of->is_group ? az_runner_judge(runner, &of->group, request, out, run)
						: az_runner_run(runner, rule, request, &of->subjects, out, run);
}

/* A new state for a policy in place of one whose past might decide. */
static assize_status renew(az_host *host, uint32_t policy, az_error *error)
{
	az_runner *fresh = NULL;
	assize_status status = az_runner_open(&fresh, host->policies, &host->policies->policies[policy],
		&host->limits, host->traced, error);
	if (status)
		return status;
	az_runner_close(host->runners[policy]);
	host->runners[policy] = fresh;
	return ASSIZE_OK;
}

/* One rule. Where it came near its memory limit, what earlier calls left in the state might decide,
 * so it runs again in a new state, and that counts. */
static assize_status run_rule(az_host *host, const az_rule *rule, const az_request *request,
	const asked *of, az_buffer *out, az_rule_run *run, az_error *error)
{
	size_t start = out->length, trace = request->trace ? request->trace->length : 0;
	uint32_t policy = rule->policy->index;
	if (!run_once(host->runners[policy], rule, request, of, out, run))
		return az_error_memory(error);
	if (!run->doubtful)
		return run->spent ? renew(host, policy, error) : ASSIZE_OK;
	assize_status status = renew(host, policy, error);
	if (status)
		return status;
	out->length = start;
	if (request->trace)
		request->trace->length = trace;
	if (!run_once(host->runners[policy], rule, request, of, out, run))
		return az_error_memory(error);
	return renew(host, policy, error);
}

/* The same once more, for what it cost to the instruction and byte: in a state that holds nothing of
 * earlier calls. Its outcomes are the ones that there are already. */
static assize_status measure(az_host *host, const az_rule *rule, const az_request *request,
	const asked *of, az_rule_run *run, az_error *error)
{
	az_buffer again = {0};
	az_request untraced = *request;
	int64_t time = run->cost.time;
	untraced.trace = NULL;
	az_sandbox *sandbox = host->runners[rule->policy->index]->sandbox;
	az_sandbox_collect(sandbox);
	az_sandbox_count_each(sandbox, true);
	bool done = run_once(host->runners[rule->policy->index], rule, &untraced, of, &again, run);
	az_sandbox_count_each(sandbox, false);
	run->cost.time = time;
	az_buffer_free(&again);
	if (!done)
		return az_error_memory(error);
	return run->spent || run->doubtful ? renew(host, rule->policy->index, error) : ASSIZE_OK;
}

/* One rule, with what it cost where that is asked for. */
static assize_status run_counted(az_host *host, const az_rule *rule, const az_request *request,
	const asked *of, az_buffer *out, az_rule_run *run, az_error *error)
{
	bool exact = request->cost && request->exact;
	int64_t start = exact ? az_cost_clock() : 0;
	assize_status status = run_rule(host, rule, request, of, out, run, error);
	if (status || !request->cost)
		return status;
	run->cost.time = exact ? az_cost_clock() - start : 0;
	if (exact) {
		az_rule_run again = *run;
		status = measure(host, rule, request, of, &again, error);
		run->cost = again.cost;
	} else {
		run->cost.memory = 0;
	}
	az_cost_put(request->cost, &run->cost);
	return status;
}

static assize_status open_asked(
	asked *of, const az_policies *policies, const az_request *request, az_error *error)
{
	*of = (asked){.is_group = request->group != NULL};
	if (!of->is_group)
		return az_subjects_find(&of->subjects, &request->record) ? ASSIZE_OK
																 : az_error_memory(error);
	if (az_group_open(&of->group, policies, request->group, request->group_length))
		return ASSIZE_OK;
	return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
		"the bytes of a group are damaged, or there is no memory to read them");
}

static void close_asked(asked *of)
{
	az_subjects_free(&of->subjects);
	az_group_close(&of->group);
}

/* What the rules of the policy at hand have said of the dossier: findings, and rows apart from them, for
 * both are not always asked. */
typedef struct said {
	const az_policy *policy;
	size_t bytes[2];
} said;

static size_t room_left(said *s, const az_rule *rule)
{
	if (s->policy != rule->policy)
		*s = (said){.policy = rule->policy};
	size_t bytes = s->bytes[rule->is_group];
	size_t left = bytes < AZ_SAID_BY_POLICY_MOST ? AZ_SAID_BY_POLICY_MOST - bytes : 1;
	return left < AZ_SAID_MOST ? left : AZ_SAID_MOST;
}

static assize_status evaluate(
	az_host *host, const az_request *request, az_buffer *outcomes, az_error *error)
{
	asked of;
	assize_status status = open_asked(&of, host->policies, request, error);
	size_t start = outcomes->length;
	az_buffer_u32(outcomes, 0);
	az_buffer_u8(outcomes, 0);
	uint32_t entries = 0;
	said before = {0};
	bool as_of_read = false;
	const az_rule *only =
		of.is_group && !status ? host->policies->rules[of.group.rule] : request->only;
	for (size_t i = 0; i < host->policies->rule_count && !status; i++) {
		const az_rule *rule = host->policies->rules[i];
		if ((only && only != rule) || (request->rows_only && !rule->is_group))
			continue;
		az_rule_run run = {0};
		size_t length = outcomes->length;
		az_request one = *request;
		one.room = room_left(&before, rule);
		status = run_counted(host, rule, &one, &of, outcomes, &run, error);
		before.bytes[rule->is_group] += outcomes->length - length;
		entries += run.entries;
		as_of_read |= run.as_of_read;
	}
	close_asked(&of);
	if (!status && outcomes->failed)
		status = az_error_memory(error);
	if (status) {
		outcomes->length = start;
		return status;
	}
	az_buffer_patch_u32(outcomes, start, entries);
	outcomes->bytes[start + 4] =
		(unsigned char)((as_of_read ? AZ_BLOCK_AS_OF : 0) | (of.is_group ? AZ_BLOCK_GROUP : 0));
	return ASSIZE_OK;
}

/* What the trace of a rule may spend: several times what the rule did; where the rule itself was cut
 * short, no more than that. */
static int64_t trace_units(const az_host *host, const az_request *request, const az_buffer *costs)
{
	enum { SLICES = 2000 };
	int64_t most = 0, limit = host->plain->limits.instructions;
	az_cost cost;
	az_cursor cursor = {.bytes = costs->bytes, .length = costs->length};
	while (az_cost_next(&cursor, &cost))
		most = cost.units > most ? cost.units : most;
	if (request->units && request->units < limit)
		limit = request->units;
	if (most >= limit || limit > INT64_MAX / TRACED_FACTOR)
		return limit;
	int64_t enough = (most + SLICES) * 2 * TRACED_FACTOR;
	return enough < limit * TRACED_FACTOR ? enough : limit * TRACED_FACTOR;
}

/* The trace, from the rules as they are rewritten; `costs` is what they cost as they stand. */
static assize_status trace(
	az_host *host, const az_request *request, const az_buffer *costs, az_error *error)
{
	az_buffer others = {0};
	az_request traced = *request;
	traced.cost = NULL;
	traced.units = trace_units(host, request, costs);
	assize_status status = evaluate(host, &traced, &others, error);
	az_buffer_free(&others);
	return status;
}

assize_status az_host_evaluate(
	az_host *host, const az_request *request, az_buffer *outcomes, az_error *error)
{
	if (!host->plain)
		return evaluate(host, request, outcomes, error);
	size_t start = outcomes->length;
	az_buffer costs = {0};
	az_request plain = *request;
	plain.trace = NULL;
	plain.in_turn = true;
	plain.cost = &costs;
	assize_status status = evaluate(host->plain, &plain, outcomes, error);
	if (!status && costs.failed)
		status = az_error_memory(error);
	if (!status)
		status = trace(host, request, &costs, error);
	if (!status && request->cost)
		az_buffer_bytes(request->cost, costs.bytes, costs.length);
	az_buffer_free(&costs);
	if (status)
		outcomes->length = start;
	return status;
}
