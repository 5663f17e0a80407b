#include "audit/mutate/mutation.h"

/* One mutant, loaded. */
typedef struct trying {
	const az_tester *tester;
	const az_mutation_options *options;
	const az_mutant *mutant;
	az_bundle *bundle;
	az_policies *policies;
	az_evaluator *evaluator;
	az_arena *arena; /* of one probe */
} trying;

/* ---- who can notice ------------------------------------------------------------------------------ */

static bool asks_rule(const az_probe *probe, const az_rule *rule)
{
	return !probe->only || probe->only == rule;
}

/* Only a probe that runs what was changed can come out otherwise. */
static bool can_notice(const trying *t, const az_kept_probe *kept)
{
	const az_mutant *mutant = t->mutant;
	size_t file = (size_t)(mutant->file - t->tester->policies->bundle->files);
	if (mutant->parameter)
		return kept->touched.parameters[mutant->parameter->index];
	if (mutant->traced)
		return kept->touched.files[file];
	return !mutant->rule || asks_rule(&kept->probe, mutant->rule);
}

static bool is_reached(const trying *t)
{
	for (const az_kept_probe *kept = t->tester->first; kept; kept = kept->next)
		if (can_notice(t, kept))
			return true;
	return false;
}

/* ---- one mutant ---------------------------------------------------------------------------------- */

static bool is_refusal(assize_status status)
{
	return status == ASSIZE_ERROR_POLICY || status == ASSIZE_ERROR_MISSING;
}

static assize_status load(trying *t)
{
	az_problems *problems = az_problems_new(1);
	az_error refused;
	az_error_clear(&refused);
	if (!problems)
		return az_error_memory(t->tester->error);
	assize_status status =
		az_mutant_bundle(&t->bundle, t->tester->policies->bundle, t->mutant, t->tester->error);
	if (!status)
		status = az_policies_load(&t->policies, t->bundle, problems);
	if (!status)
		status = az_evaluator_open(&t->evaluator, t->policies, t->options->evaluator, &refused);
	if (status && !is_refusal(status) && refused.status)
		*t->tester->error = refused;
	az_problems_free(problems);
	return status;
}

static assize_status notice(trying *t, const az_probe *probe, bool *noticed)
{
	bool holds = true;
	az_answers answers;
	az_arena_reset(t->arena);
	assize_status status =
		az_probe_ask(probe, t->policies, t->evaluator, t->arena, &answers, NULL, t->tester->error);
	if (!status)
		status = az_probe_judge(probe, t->policies, &answers, &holds, t->tester->error);
	*noticed = !holds;
	return status;
}

static assize_status ask_all(trying *t, az_fate *fate)
{
	bool noticed = false;
	assize_status status = ASSIZE_OK;
	for (const az_kept_probe *kept = t->tester->first; kept && !status && !noticed;
		 kept = kept->next)
		if (can_notice(t, kept))
			status = notice(t, &kept->probe, &noticed);
	*fate = noticed ? AZ_FATE_KILLED : AZ_FATE_SURVIVED;
	return status;
}

static void close(trying *t)
{
	az_evaluator_close(t->evaluator);
	az_policies_free(t->policies);
	az_bundle_free(t->bundle);
	az_arena_free(t->arena);
}

static assize_status try_mutant(trying *t, az_fate *fate)
{
	if (!is_reached(t)) {
		*fate = t->tester->only ? AZ_FATE_SKIPPED : AZ_FATE_UNREACHED;
		return ASSIZE_OK;
	}
	t->arena = az_arena_new();
	assize_status status = t->arena ? load(t) : az_error_memory(t->tester->error);
	if (is_refusal(status)) {
		*fate = AZ_FATE_REFUSED;
		status = ASSIZE_OK;
	} else if (!status) {
		status = ask_all(t, fate);
	}
	close(t);
	return status;
}

/* ---- all ----------------------------------------------------------------------------------------- */

static void count(az_mutation *mutation, az_fate fate)
{
	mutation->refused += fate == AZ_FATE_REFUSED;
	mutation->killed += fate == AZ_FATE_KILLED;
	mutation->survived += fate == AZ_FATE_SURVIVED || fate == AZ_FATE_UNREACHED;
}

static assize_status tell(const az_mutation_options *options, size_t done, size_t all)
{
	if (options->on_progress && options->on_progress(options->progress_context, done, all))
		return ASSIZE_ERROR_INTERRUPTED;
	return ASSIZE_OK;
}

assize_status az_mutation_run(
	const az_tester *tester, const az_mutation_options *options, az_mutation *mutation)
{
	*mutation = (az_mutation){.killed = 0};
	if (!az_mutants_of(tester->arena, tester->policies, options->policy, &mutation->mutants))
		return az_error_memory(tester->error);
	size_t all = mutation->mutants.count;
	mutation->fates = az_arena_array(tester->arena, all + 1, sizeof *mutation->fates);
	assize_status status = mutation->fates ? ASSIZE_OK : az_error_memory(tester->error);
	for (size_t i = 0; i < all && !status; i++) {
		trying t = {.tester = tester, .options = options, .mutant = &mutation->mutants.items[i]};
		status = try_mutant(&t, &mutation->fates[i]);
		count(mutation, mutation->fates[i]);
		if (!status)
			status = tell(options, i + 1, all);
	}
	return status;
}
