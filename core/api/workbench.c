#include "api/workbench.h"

#include <string.h>

#include "base/file.h"

enum { PROBLEMS_KEPT = 1000, TEST_BYTES = 16 << 20 };

static assize_status load(az_workbench *bench, const char *folder)
{
	assize_status status = az_bundle_read_folders(&bench->bundle, &folder, 1, bench->problems);
	if (!status)
		status = az_policies_load(&bench->policies, bench->bundle, bench->problems);
	if (!status) {
		bench->policy = &bench->policies->policies[0];
		return ASSIZE_OK;
	}
	status = az_api_failed(
		folder, bench->problems, bench->options->on_problem != NULL, status, bench->error);
	az_workbench_tell(bench);
	return status;
}

assize_status az_workbench_open(az_workbench *bench, const char *folder,
	const az_workbench_plan *plan, const assize_author_options *options, az_error *error)
{
	*bench = (az_workbench){.options = options, .error = error};
	bench->arena = az_arena_new();
	bench->problems = az_problems_new(PROBLEMS_KEPT);
	if (!bench->arena || !bench->problems)
		return az_error_memory(error);
	az_problems_speak(bench->problems, options->lang);
	az_evaluator_options evaluator;
	assize_status status =
		az_api_isolation(options->isolation, options->worker_path, plan->jobs, &evaluator, error);
	if (!status)
		evaluator.pool.costs = plan->costs;
	if (!status)
		status = load(bench, folder);
	if (!status)
		status = az_evaluator_open(&bench->evaluator, bench->policies, &evaluator, error);
	return status;
}

void az_workbench_close(az_workbench *bench)
{
	az_evaluator_close(bench->evaluator);
	az_policies_free(bench->policies);
	az_bundle_free(bench->bundle);
	az_problems_free(bench->problems);
	az_arena_free(bench->arena);
}

void az_workbench_tell(az_workbench *bench)
{
	az_api_tell(bench->problems, bench->options->on_problem, bench->options->problem_context);
	az_problems_clear(bench->problems);
}

/* ---- the files of tests ---------------------------------------------------------------------- */

static bool ends_with(const char *name, const char *suffix)
{
	size_t n = strlen(name), m = strlen(suffix);
	return n > m && strcmp(name + n - m, suffix) == 0;
}

assize_status az_workbench_tests(az_workbench *bench, const char *folder, const char ***files)
{
	char **names = NULL;
	size_t all = 0, count = 0;
	const char *tests = az_path_join(bench->arena, folder, "tests");
	if (!tests)
		return az_error_memory(bench->error);
	assize_status status = az_folder_list(tests, "", bench->arena, &names, bench->error);
	if (status && status != ASSIZE_ERROR_MISSING)
		return status;
	az_error_clear(bench->error);
	while (!status && names[all])
		all++;
	const char **found = az_arena_array(bench->arena, all + 1, sizeof *found);
	if (!found)
		return az_error_memory(bench->error);
	for (size_t i = 0; i < all; i++) {
		const char *file = az_path_join(bench->arena, tests, names[i]);
		if (!file)
			return az_error_memory(bench->error);
		if (ends_with(file, ".yaml"))
			found[count++] = file;
		else if (ends_with(file, ".yml") || ends_with(file, ".YAML"))
			az_problems_add(bench->problems, (az_place){.file = file}, NULL,
				"rename it to end in .yaml", "is never read");
	}
	*files = found;
	return ASSIZE_OK;
}

assize_status az_workbench_read(az_workbench *bench, const char *file, const az_doc **doc)
{
	az_buffer bytes = {0};
	size_t before = az_problems_count(bench->problems);
	*doc = NULL;
	assize_status status = az_file_read(file, TEST_BYTES, &bytes, bench->error);
	if (!status) {
		const char *text = bytes.length ? (const char *)bytes.bytes : "";
		const az_doc *all =
			az_doc_yaml_all(bench->arena, file, text, bytes.length, NULL, bench->problems);
		*doc = all && all->count == 1 ? all->first : all;
		if (!all && az_problems_count(bench->problems) == before)
			status = az_error_memory(bench->error);
	}
	az_buffer_free(&bytes);
	return status;
}

/* ---- calls ----------------------------------------------------------------------------------- */

assize_status az_workbench_check(const assize_author_options *options, az_error *error)
{
	az_error_clear(error);
	if (!options || options->size < sizeof *options || !options->writer.write)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"the options are missing or of another version, or have no writer");
	return ASSIZE_OK;
}

assize_status az_workbench_end(assize_lang lang, assize_status status, const az_error *error,
	char *message, size_t message_size)
{
	if (!message || !message_size)
		return status;
	message[0] = '\0';
	if (!assize_status_is_error(status))
		return status;
	az_error said = *error;
	if (!said.status)
		az_error_set(&said, status, NULL, "%s", assize_status_text(status));
	az_error_format(&said, lang, message, message_size);
	return status;
}
