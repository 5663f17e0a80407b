#include "api/handle.h"

#include <string.h>

#include "base/text.h"
#include "model/date.h"

assize_status az_api_begin(assize_store *store)
{
	if (!store)
		return ASSIZE_ERROR_USAGE;
	az_error_clear(&store->error);
	store->message[0] = store->zh[0] = '\0';
	if (!store->store)
		return az_api_usage(store, "the store is not open; open it first");
	return ASSIZE_OK;
}

assize_status az_api_end(assize_store *store, assize_status status)
{
	if (!assize_status_is_error(status))
		return status;
	if (!store->error.status)
		az_error_set(&store->error, status, NULL, "%s", assize_status_text(status));
	az_error_format(&store->error, ASSIZE_EN, store->message, sizeof store->message);
	az_error_format(&store->error, ASSIZE_ZH, store->zh, sizeof store->zh);
	return status;
}

assize_status az_api_usage(assize_store *store, const char *what)
{
	return az_api_end(store, az_error_set(&store->error, ASSIZE_ERROR_USAGE, NULL, "%s", what));
}

void az_api_tell(const az_problems *problems, assize_problem_fn *on_problem, void *context)
{
	const az_problem *problem;
	if (!on_problem)
		return;
	for (size_t i = 0; (problem = az_problems_at(problems, i)) != NULL; i++) {
		char text[2048];
		az_problem_format(problem, text, sizeof text);
		assize_problem told = {.file = problem->place.file,
			.line = problem->place.line,
			.column = problem->place.column,
			.field = problem->field,
			.what = problem->what,
			.mend = problem->mend,
			.text = text};
		on_problem(context, &told);
	}
}

assize_status az_api_write(const assize_writer *writer, az_buffer *buffer, az_error *error)
{
	if (buffer->failed)
		return az_error_memory(error);
	int refused = buffer->length &&
				  writer->write(writer->context, (const char *)buffer->bytes, buffer->length);
	az_buffer_clear(buffer);
	if (refused)
		return az_error_set(error, ASSIZE_ERROR_STORE, "output",
			"takes no more; see that the disk has room and the reader goes on");
	return ASSIZE_OK;
}

assize_status az_api_failed(
	const char *what, const az_problems *problems, bool told, assize_status status, az_error *error)
{
	size_t count = az_problems_count(problems);
	if (!told || count <= 1)
		return az_problems_error(problems, status, error);
	return az_error_set(error, status, what, "does not load for %zu problems; mend them", count);
}

enum { PROBLEMS_KEPT = 100 };

typedef assize_status loader(
	az_policies **policies, const az_bundle *bundle, az_problems *problems);

static assize_status load_with(loader *load, const char *profile, assize_lang lang,
	assize_problem_fn *on_problem, void *context, az_bundle **bundle, az_policies **policies,
	az_error *error)
{
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	if (!problems)
		return az_error_memory(error);
	az_problems_speak(problems, lang);
	*bundle = NULL;
	*policies = NULL;
	assize_status status = az_bundle_read(bundle, profile, problems);
	if (!status)
		status = load(policies, *bundle, problems);
	if (status) {
		az_api_tell(problems, on_problem, context);
		status = az_api_failed(profile, problems, on_problem != NULL, status, error);
		az_bundle_free(*bundle);
		*bundle = NULL;
	}
	az_problems_free(problems);
	return status;
}

assize_status az_api_load(const char *profile, assize_lang lang, assize_problem_fn *on_problem,
	void *context, az_bundle **bundle, az_policies **policies, az_error *error)
{
	return load_with(az_policies_load, profile, lang, on_problem, context, bundle, policies, error);
}

assize_status az_api_load_fields(const char *profile, assize_lang lang,
	assize_problem_fn *on_problem, void *context, az_bundle **bundle, az_policies **policies,
	az_error *error)
{
	return load_with(
		az_policies_load_fields, profile, lang, on_problem, context, bundle, policies, error);
}

assize_status az_api_profile(assize_store *store, const char **path)
{
	*path = NULL;
	az_buffer_clear(&store->profile);
	assize_status status =
		az_store_meta_get(store->store, "profile", &store->profile, &store->error);
	if (status == ASSIZE_ERROR_MISSING) {
		az_error_clear(&store->error);
		return ASSIZE_OK;
	}
	if (status)
		return status;
	az_buffer_u8(&store->profile, 0);
	if (store->profile.failed)
		return az_error_memory(&store->error);
	*path = (const char *)store->profile.bytes;
	return ASSIZE_OK;
}

void az_api_fields(assize_store *store, az_bundle **bundle, az_policies **policies)
{
	const char *profile = NULL;
	az_error ignored;
	*bundle = NULL;
	*policies = NULL;
	if (az_api_profile(store, &profile) == ASSIZE_OK && profile)
		az_api_load_fields(profile, store->lang, NULL, NULL, bundle, policies, &ignored);
	az_error_clear(&store->error);
}

assize_status az_api_isolation(assize_isolation isolation, const char *worker_path, unsigned jobs,
	az_evaluator_options *options, az_error *error)
{
	*options = (az_evaluator_options){0};
	if (isolation == ASSIZE_ISOLATION_IN_PROCESS) {
		options->in_process = true;
		return ASSIZE_OK;
	}
	if (isolation != ASSIZE_ISOLATION_WORKER)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"no isolation is named; name worker processes, or this process for trusted policies");
	if (!worker_path)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"worker processes need the path of the worker program");
	options->pool.worker_path = worker_path;
	options->pool.jobs = jobs;
#ifdef AZ_SANITIZE
	options->pool.sanitized = true;
#endif
	return ASSIZE_OK;
}

assize_status az_api_day(const char *text, int32_t *day, az_error *error)
{
	az_date date;
	const char *why = NULL;
	if (!text)
		return az_error_set(
			error, ASSIZE_ERROR_USAGE, "as-of", "no date was given; write one as 2026-10-31");
	if (!az_date_parse(text, strlen(text), &date, &why))
		return az_error_set(error, ASSIZE_ERROR_USAGE, "as-of",
			"'%.40s': %s; write a date as 2026-10-31", text, why);
	if (date.precision != AZ_DAY)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "as-of",
			"'%.40s' is not known to the day; write a date as 2026-10-31", text);
	*day = date.first;
	return ASSIZE_OK;
}

assize_status az_api_said(const char *name, const char *text, size_t most, az_error *error)
{
	size_t bad;
	size_t length = text ? strlen(text) : 0;
	if (!length || strspn(text, " \t\n") == length)
		return az_error_set(
			error, ASSIZE_ERROR_USAGE, name, "nothing is given; it is kept who decides and why");
	if (length > most)
		return az_error_set(error, ASSIZE_ERROR_USAGE, name,
			"the text has %zu bytes, of at most %zu; say it shorter", length, most);
	if (!az_text_is_safe(text, length, &bad))
		return az_error_set(error, ASSIZE_ERROR_USAGE, name,
			"byte %zu is no plain UTF-8 text; leave out what cannot be seen", bad + 1);
	return ASSIZE_OK;
}
