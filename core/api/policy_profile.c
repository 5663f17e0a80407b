#include "api/gather.h"
#include "api/profile_groups.h"
#include "assize/measure.h"
#include "report/measure.h"

typedef struct profiling {
	az_workbench bench;
	const assize_measure_options *options;
	az_measure measure;
	az_profile_groups groups;
	int32_t as_of;
	uint64_t seen; /* dossiers that were gathered, also those that are not in the sample */
	az_buffer out;
} profiling;

/* ---- through the evaluator ------------------------------------------------------------------- */

static assize_status tell_progress(const profiling *p)
{
	const assize_measure_options *options = p->options;
	uint64_t total = options->sample && options->sample < p->measure.dossiers ? options->sample
																			  : p->measure.dossiers;
	if (!options->on_progress ||
		!options->on_progress(options->progress_context, p->measure.measured, total))
		return ASSIZE_OK;
	return az_error_set(p->bench.error, ASSIZE_ERROR_INTERRUPTED, NULL, "stopped as asked");
}

static assize_status take(profiling *p, bool *more)
{
	uint64_t tag;
	const unsigned char *block, *cost;
	size_t length;
	assize_status status = ASSIZE_OK;
	*more = az_evaluator_take(p->bench.evaluator, &tag, &block, &length, &status, p->bench.error);
	if (*more && !status)
		status = az_profile_groups_take(&p->groups, block, length, p->bench.error);
	if (!*more || status)
		return status;
	cost = az_evaluator_cost(p->bench.evaluator, &length);
	az_measure_add(&p->measure, cost, length);
	return tell_progress(p);
}

/* Every n-th, so that a sample lies evenly over the keys: so many of the first `seen`. */
static bool is_in_sample(const profiling *p)
{
	uint64_t wanted = p->options->sample, all = p->measure.dossiers, i = p->seen;
	if (!wanted || wanted >= all || all > UINT32_MAX)
		return true;
	return (i + 1) * wanted / all > i * wanted / all;
}

static assize_status offer(void *context, const void *bytes, size_t length)
{
	profiling *p = context;
	bool more = true;
	assize_status status = ASSIZE_OK;
	bool wanted = is_in_sample(p);
	p->seen++;
	if (!wanted)
		return ASSIZE_OK;
	az_record record = az_record_trusted(bytes, length);
	while (!status && more && az_evaluator_full(p->bench.evaluator))
		status = take(p, &more);
	if (!status)
		status = az_evaluator_put(p->bench.evaluator, p->as_of, &record, 0, p->bench.error);
	if (!status)
		status = az_profile_groups_offer(&p->groups, &record, p->bench.error);
	return status;
}

static assize_status finish(profiling *p)
{
	bool more = true;
	assize_status status = ASSIZE_OK;
	while (!status && more)
		status = take(p, &more);
	return status;
}

/* ---- the call -------------------------------------------------------------------------------- */

static assize_status count(profiling *p, const char *path)
{
	az_store *store = NULL;
	int64_t all = 0;
	const az_store_options options = {.read_only = true};
	if (!path || !az_gather_is_store(path)) {
		if (!p->options->sample)
			return ASSIZE_OK;
		return az_error_set(p->bench.error, ASSIZE_ERROR_USAGE, NULL,
			"a sample is drawn from a store; name one, or measure all dossiers");
	}
	assize_status status = az_store_open(&store, path, &options, p->bench.error);
	if (!status)
		status = az_store_count(store, 0, &all, p->bench.error);
	az_store_close(store);
	p->measure.dossiers = (uint64_t)all;
	return status;
}

static void write(profiling *p)
{
	const az_measure_look look = {.lang = p->options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH,
		.time = !p->options->no_time,
		.top = p->options->top,
		.as_of = p->as_of};
	az_measure_sort(&p->measure);
	if (p->options->format == ASSIZE_FORMAT_JSONL)
		az_measure_json(&p->measure, &look, &p->out);
	else
		az_measure_table(&p->measure, &look, &p->out);
}

static assize_status run(profiling *p, const char *folder, const char *path)
{
	az_gather gather = {
		.bench = &p->bench, .folder = folder, .path = path, .take = offer, .context = p};
	assize_status status = ASSIZE_OK;
	if (!az_measure_begin(&p->measure, p->bench.policies, p->bench.arena))
		status = az_error_memory(p->bench.error);
	if (!status)
		status = count(p, path);
	if (!status)
		status = az_gather_run(&gather);
	if (!status)
		status = finish(p);
	if (!status)
		status = az_profile_groups_measure(&p->groups, &p->bench, p->as_of, &p->measure);
	if (status)
		return status;
	p->measure.dossiers = p->seen;
	write(p);
	az_workbench_tell(&p->bench);
	status = az_api_write(&p->options->writer, &p->out, p->bench.error);
	if (!status && gather.rejected)
		status = az_error_set(p->bench.error, ASSIZE_ERROR_INPUT, NULL,
			"%llu dossiers are bad and were passed over; mend them, see the problems",
			(unsigned long long)gather.rejected);
	return status;
}

static assize_status check(const char *folder, const assize_measure_options *options,
	const assize_measure_result *result, az_error *error)
{
	if (!options || options->size < sizeof *options || !options->writer.write)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"the options are missing or of another version, or have no writer");
	if (!folder || !result)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"a policy folder is measured into a result; name both");
	if (options->format != ASSIZE_FORMAT_TABLE && options->format != ASSIZE_FORMAT_JSONL)
		return az_error_set(
			error, ASSIZE_ERROR_USAGE, NULL, "a profile is written as table or jsonl");
	return ASSIZE_OK;
}

static assize_status open_and_run(profiling *p, const char *folder, const char *path,
	assize_measure_result *result, az_error *error)
{
	const assize_author_options author = {.size = sizeof author,
		.isolation = p->options->isolation,
		.worker_path = p->options->worker_path,
		.lang = p->options->lang,
		.on_problem = p->options->on_problem,
		.problem_context = p->options->problem_context};
	const az_workbench_plan plan = {.jobs = p->options->jobs, .costs = true};
	assize_status status = az_workbench_open(&p->bench, folder, &plan, &author, error);
	if (!status)
		status = az_profile_groups_open(&p->groups, &p->bench);
	if (!status)
		status = run(p, folder, path);
	if (!status)
		*result = (assize_measure_result){.measured = p->measure.measured,
			.dossiers = p->measure.dossiers,
			.lost = p->measure.lost,
			.instructions = (uint64_t)az_measure_sum(&p->measure).units};
	az_profile_groups_close(&p->groups);
	az_workbench_close(&p->bench);
	az_buffer_free(&p->out);
	return status;
}

assize_status assize_policy_profile(const char *folder, const char *path,
	const assize_measure_options *options, assize_measure_result *result, char *message,
	size_t message_size)
{
	az_error error;
	profiling p = {.options = options};
	az_error_clear(&error);
	assize_status status = check(folder, options, result, &error);
	assize_lang lang = status ? ASSIZE_ZH : options->lang;
	if (!status)
		status = az_api_day(options->as_of, &p.as_of, &error);
	if (!status)
		status = open_and_run(&p, folder, path, result, &error);
	return az_workbench_end(lang, status, &error, message, message_size);
}
