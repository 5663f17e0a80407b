#include <string.h>

#include "api/handle.h"
#include "audit/run.h"

/* Parameters that were last reviewed too long before the as-of day. */
static uint64_t overdue(const az_policies *policies, int32_t as_of)
{
	uint64_t count = 0;
	for (size_t i = 0; i < policies->policy_count; i++) {
		const az_policy *policy = &policies->policies[i];
		for (size_t j = 0; j < policy->parameter_count; j++) {
			count += az_parameter_review_by(&policy->parameters[j]) < as_of;
		}
	}
	return count;
}

static void fill(assize_audit_result *out, const az_run_result *run)
{
	out->run = run->number;
	out->dossiers = run->counts.dossiers;
	out->findings = run->counts.findings;
	for (int i = 0; i < 4; i++)
		out->by_level[i] = run->counts.by_level[i];
	out->not_evaluated = run->counts.not_evaluated;
	out->faults = run->counts.faults;
	out->groups = run->counts.groups;
	az_hash_hex(&run->hash, out->hash);
}

static assize_status run_policies(assize_store *store, const assize_audit_options *options,
	const az_policies *policies, az_arena *arena, assize_audit_result *result)
{
	az_scope scope = {0};
	az_run_options run = {.name = options->name ? options->name : policies->name,
		.scope = &scope,
		.progress = options->on_progress,
		.progress_context = options->progress_context};
	assize_status status = az_api_day(options->as_of, &run.as_of, &store->error);
	if (!status)
		status = az_scope_read(
			&scope, arena, &policies->schema, options->scope, options->scope_count, &store->error);
	if (!status)
		status = az_api_isolation(
			options->isolation, options->worker_path, options->jobs, &run.evaluator, &store->error);
	if (status)
		return status;
	run.evaluator.pool.recycle_after = options->recycle_after;
	az_run_result done;
	status = az_run(store->store, policies, &run, &done, &store->error);
	if (!status) {
		fill(result, &done);
		result->overdue_parameters = overdue(policies, run.as_of);
	}
	return status;
}

static assize_status no_profile(assize_store *store)
{
	return az_error_set(&store->error, ASSIZE_ERROR_USAGE, az_store_path(store->store),
		"has no profile; name one with --profile, or when the store is made with init");
}

assize_status assize_store_audit(
	assize_store *store, const assize_audit_options *options, assize_audit_result *result)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!options || options->size < sizeof *options || !result)
		return az_api_usage(store, "the audit's options are missing or of another version");
	memset(result, 0, sizeof *result);
	const char *profile = options->profile;
	if (!profile)
		status = az_api_profile(store, &profile);
	if (!status && !profile)
		status = no_profile(store);
	az_bundle *bundle = NULL;
	az_policies *policies = NULL;
	az_arena *arena = az_arena_new();
	if (!status && !arena)
		status = az_error_memory(&store->error);
	if (!status)
		status = az_api_load(profile, store->lang, options->on_problem, options->problem_context,
			&bundle, &policies, &store->error);
	if (!status)
		status = run_policies(store, options, policies, arena, result);
	az_policies_free(policies);
	az_bundle_free(bundle);
	az_arena_free(arena);
	return az_api_end(store, status);
}
