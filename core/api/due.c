#include "assize/schedule.h"

#include <stdio.h>
#include <string.h>

#include "api/handle.h"
#include "audit/scope.h"
#include "base/file.h"
#include "report/due.h"

typedef struct asking {
	assize_store *store;
	const assize_due_options *options;
	const az_policies *policies;
	const char *profile; /* its path */
	int32_t as_of;
	az_arena *arena;
	az_error *error;
} asking;

/* A scope that no audit would take would never be done. */
static assize_status check_scopes(const asking *a)
{
	const az_schedule *schedule = a->policies->schedule;
	for (size_t i = 0; i < schedule->count; i++) {
		const az_scheduled *entry = &schedule->items[i];
		az_scope scope;
		az_error error;
		az_error_clear(&error);
		assize_status status = az_scope_read(
			&scope, a->arena, &a->policies->schema, entry->scope, entry->scope_count, &error);
		if (!status)
			continue;
		/* Its words stay; its place is that of the entry. */
		*a->error = error;
		snprintf(
			a->error->where, sizeof a->error->where, "%s:%d", entry->place.file, entry->place.line);
		return status == ASSIZE_ERROR_USAGE ? ASSIZE_ERROR_POLICY : status;
	}
	return ASSIZE_OK;
}

static void count(const az_due *due, assize_due_result *result)
{
	result->entries++;
	result->due += due->state == AZ_DUE_NOW;
	result->missed += due->state == AZ_DUE_MISSED || due->missed > 0;
}

static assize_status write_all(asking *a, const az_due *due)
{
	az_buffer out = {0};
	bool written = true;
	az_due_words words = {.store = az_store_path(a->store->store),
		.profile = a->options->profile,
		.folder = az_path_folder(a->arena, a->profile),
		.as_of = a->as_of,
		.arena = a->arena};
	if (!words.folder)
		return az_error_memory(a->error);
	if (a->options->format == ASSIZE_FORMAT_JSONL)
		az_due_json(a->policies->schedule, due, &words, &out);
	else
		written = az_due_table(a->policies->schedule, due, &words,
			a->options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH, &out);
	assize_status status =
		written ? az_api_write(&a->options->writer, &out, a->error) : az_error_memory(a->error);
	az_buffer_free(&out);
	return status;
}

static assize_status answer(asking *a, assize_due_result *result)
{
	const az_schedule *schedule = a->policies->schedule;
	const az_store_run *runs;
	size_t run_count;
	assize_status status = check_scopes(a);
	if (!status)
		status = az_store_runs(a->store->store, a->arena, &runs, &run_count, a->error);
	if (status)
		return status;
	az_due *due = az_arena_array(a->arena, schedule->count + 1, sizeof *due);
	if (!due)
		return az_error_memory(a->error);
	for (size_t i = 0; i < schedule->count; i++) {
		if (!az_due_on(&schedule->items[i], runs, run_count, a->as_of, a->arena, &due[i]))
			return az_error_memory(a->error);
		count(&due[i], result);
	}
	status = write_all(a, due);
	return status || !(result->due || result->missed) ? status : ASSIZE_NO;
}

/* The profile alone is asked for its schedule: a mistake in a rule must not hide what is due. */
static assize_status load_and_answer(asking *a, assize_due_result *result)
{
	az_bundle *bundle = NULL;
	az_policies *policies = NULL;
	assize_status status = az_api_day(a->options->as_of, &a->as_of, a->error);
	if (!status && !a->profile)
		status = az_api_profile(a->store, &a->profile);
	if (!status && !a->profile)
		status = az_error_set(a->error, ASSIZE_ERROR_USAGE, az_store_path(a->store->store),
			"has no profile; name one with --profile, or when the store is made with init");
	if (!status)
		status = az_api_load_fields(a->profile, a->store->lang, a->options->on_problem,
			a->options->problem_context, &bundle, &policies, a->error);
	a->policies = policies;
	if (!status)
		status = answer(a, result);
	az_policies_free(policies);
	az_bundle_free(bundle);
	return status;
}

assize_status assize_store_due(
	assize_store *store, const assize_due_options *options, assize_due_result *result)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!options || options->size < sizeof *options || !result || !options->writer.write ||
		(options->format != ASSIZE_FORMAT_TABLE && options->format != ASSIZE_FORMAT_JSONL))
		return az_api_usage(store,
			"what is due needs options of this version, a writer, and table or jsonl as format");
	memset(result, 0, sizeof *result);
	asking a = {.store = store,
		.options = options,
		.profile = options->profile,
		.arena = az_arena_new(),
		.error = &store->error};
	status = a.arena ? load_and_answer(&a, result) : az_error_memory(&store->error);
	az_arena_free(a.arena);
	return az_api_end(store, status);
}
