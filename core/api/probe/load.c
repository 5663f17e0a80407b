#include <string.h>

#include "api/probe/probe.h"

enum { PROBLEMS_KEPT = 100 };

void az_probe_unload(az_loaded *loaded)
{
	az_evaluator_close(loaded->evaluator);
	az_policies_free(loaded->policies);
	az_bundle_free(loaded->bundle);
	*loaded = (az_loaded){0};
}

static assize_status load_folder(assize_probe *probe, az_loaded *loaded)
{
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	const char *folder = probe->folder;
	if (!problems)
		return az_error_memory(&probe->error);
	az_problems_speak(problems, probe->options.lang);
	assize_status status = az_bundle_read_folders(&loaded->bundle, &folder, 1, problems);
	if (!status)
		status = az_policies_load(&loaded->policies, loaded->bundle, problems);
	if (status) {
		const assize_probe_options *options = &probe->options;
		az_api_tell(problems, options->on_problem, options->problem_context);
		status =
			az_api_failed(folder, problems, options->on_problem != NULL, status, &probe->error);
	}
	az_problems_free(problems);
	return status;
}

static assize_status open_evaluator(assize_probe *probe, az_loaded *loaded)
{
	az_evaluator_options options;
	assize_status status = az_api_isolation(
		probe->options.isolation, probe->options.worker_path, 1, &options, &probe->error);
	if (!status)
		status = az_evaluator_open(&loaded->evaluator, loaded->policies, &options, &probe->error);
	return status;
}

/* The policy that was chosen before, where it is still there; else the first. */
static const az_policy *chosen(const assize_probe *probe, const az_policies *policies)
{
	const az_policy *policy = NULL;
	if (probe->policy)
		policy = az_policies_find(policies, probe->policy->id);
	return policy ? policy : &policies->policies[0];
}

assize_status az_probe_load(assize_probe *probe)
{
	az_loaded loaded = {0};
	assize_status status;
	if (probe->folder)
		status = load_folder(probe, &loaded);
	else
		status = az_api_load(probe->profile, probe->options.lang, probe->options.on_problem,
			probe->options.problem_context, &loaded.bundle, &loaded.policies, &probe->error);
	if (!status && !loaded.policies->policy_count)
		status = az_error_set(&probe->error, ASSIZE_ERROR_POLICY, probe->profile,
			"the profile has no policy, so there are no names to try; name one that has");
	if (!status)
		status = open_evaluator(probe, &loaded);
	if (status) {
		az_probe_unload(&loaded);
		return status;
	}
	probe->policy = chosen(probe, loaded.policies);
	az_probe_unload(&probe->loaded);
	probe->loaded = loaded;
	return ASSIZE_OK;
}

assize_status assize_probe_reload(assize_probe *probe)
{
	assize_status status = az_probe_begin(probe);
	return status ? status : az_probe_end(probe, az_probe_load(probe));
}
