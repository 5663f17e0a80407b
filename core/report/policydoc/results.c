#include "report/policydoc/results.h"

#include <stdio.h>
#include <string.h>

#include "report/finding_select.h"

typedef struct counting {
	const az_policies *policies; /* that are described */
	az_rule_results *rules;
	const uint32_t *described; /* by the index of the run's rules: the described one, or NONE */
} counting;

enum { NONE = UINT32_MAX };

/* The described rule with the same policy and id. */
static uint32_t described_as(const az_policies *policies, const az_rule *ran)
{
	const az_policy *policy = az_policies_find(policies, ran->policy->id);
	for (size_t i = 0; policy && i < policy->rule_count; i++)
		if (strcmp(policy->rules[i].id, ran->id) == 0)
			return policy->rules[i].index;
	return NONE;
}

static assize_status count(void *context, const az_selected *selected, az_error *error)
{
	counting *c = context;
	(void)error;
	uint32_t index = c->described[selected->rule->index];
	if (index == NONE)
		return ASSIZE_OK;
	az_rule_results *rule = &c->rules[index];
	if (!selected->outcome->is_finding) {
		rule->not_evaluated++;
		return ASSIZE_OK;
	}
	rule->findings++;
	if (selected->decision) {
		rule->upheld += selected->decision->verdict == AZ_UPHOLD;
		rule->dismissed += selected->decision->verdict == AZ_DISMISS;
		rule->corrected += selected->decision->verdict == AZ_CORRECT;
	}
	return ASSIZE_OK;
}

/* ---- which policy ran --------------------------------------------------------------------------- */

/* The part of a path behind the policy's folder; NULL for a file that lies elsewhere. */
static const char *inside(const az_policy *policy, const az_bundle_file *file)
{
	size_t length = strlen(policy->folder);
	bool in = strncmp(file->path, policy->folder, length) == 0 && file->path[length] == '/';
	return in ? file->path + length + 1 : NULL;
}

static const az_bundle_file *twin(
	const az_policy *policy, const az_bundle *bundle, const char *name)
{
	for (size_t i = 0; i < bundle->count; i++) {
		const char *own = inside(policy, &bundle->files[i]);
		if (own && strcmp(own, name) == 0)
			return &bundle->files[i];
	}
	return NULL;
}

/* Every file of `a` is in `b`, with the same bytes. */
static bool is_within(
	const az_policy *a, const az_bundle *in_a, const az_policy *b, const az_bundle *in_b)
{
	for (size_t i = 0; i < in_a->count; i++) {
		const char *name = inside(a, &in_a->files[i]);
		const az_bundle_file *other = name ? twin(b, in_b, name) : NULL;
		if (name && (!other || !az_hash_equal(&other->hash, &in_a->files[i].hash)))
			return false;
	}
	return true;
}

static void compare(const az_policies *ran, const az_policies *described, az_policy_results *out)
{
	for (size_t i = 0; i < described->policy_count; i++) {
		const az_policy *policy = &described->policies[i];
		const az_policy *other = az_policies_find(ran, policy->id);
		if (!other)
			continue;
		out[i].version = other->version;
		out[i].same = is_within(policy, described->bundle, other, ran->bundle) &&
					  is_within(other, ran->bundle, policy, described->bundle);
	}
}

static assize_status walk(az_view *view, counting *c, uint64_t *dossiers, az_error *error)
{
	az_selection selection;
	assize_status status = az_selection_open(&selection, view, &(az_wish){0}, error);
	if (!status)
		status = az_selection_walk(&selection, count, c, error);
	*dossiers = selection.tally.dossiers;
	az_selection_close(&selection);
	return status;
}

assize_status az_results_read(az_results *results, az_view *view, const az_policies *policies,
	az_arena *arena, az_error *error)
{
	size_t ran = view->policies->rule_count;
	uint32_t *described = az_arena_array(arena, ran + 1, sizeof *described);
	az_rule_results *rules = az_arena_array(arena, policies->rule_count + 1, sizeof *rules);
	az_policy_results *out = az_arena_array(arena, policies->policy_count + 1, sizeof *out);
	if (!described || !rules || !out)
		return az_error_memory(error);
	for (size_t i = 0; i < ran; i++)
		described[i] = described_as(policies, view->policies->rules[i]);
	compare(view->policies, policies, out);
	for (size_t i = 0; i < policies->policy_count; i++) {
		const char *version = out[i].version;
		out[i].version = version ? az_arena_string(arena, version) : NULL;
		if (version && !out[i].version)
			return az_error_memory(error);
	}
	*results = (az_results){
		.run = view->run.number, .as_of = view->run.as_of, .policies = out, .rules = rules};
	counting c = {policies, rules, described};
	return walk(view, &c, &results->dossiers, error);
}
