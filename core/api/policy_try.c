#include "assize/authoring.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/workbench.h"
#include "audit/rowtest/rowtest.h"
#include "base/file.h"
#include "exchange/source.h"
#include "report/try.h"

enum { FLUSH_BYTES = 64 << 10 };

/* A dossier that was handed in and whose outcomes are not there yet. */
typedef struct waiting {
	struct waiting *next;
	size_t length;
	unsigned char bytes[];
} waiting;

typedef struct attempt {
	az_workbench bench;
	int32_t as_of;
	az_try view;
	az_buffer out;
	waiting *first; /* in the order of handing in */
	waiting *last;
} attempt;

static assize_status flush(attempt *a)
{
	az_workbench_tell(&a->bench);
	return az_api_write(&a->bench.options->writer, &a->out, a->bench.error);
}

/* ---- through the evaluator ------------------------------------------------------------------- */

static assize_status keep(attempt *a, const void *bytes, size_t length)
{
	waiting *w = length < SIZE_MAX - sizeof *w ? malloc(sizeof *w + length) : NULL;
	if (!w)
		return az_error_memory(a->bench.error);
	w->next = NULL;
	w->length = length;
	memcpy(w->bytes, bytes, length);
	if (a->last)
		a->last->next = w;
	else
		a->first = w;
	a->last = w;
	return ASSIZE_OK;
}

static void forget_first(attempt *a)
{
	waiting *w = a->first;
	a->first = w->next;
	if (!a->first)
		a->last = NULL;
	free(w);
}

/* Takes the next result and writes it; *more is false when nothing is under way. */
static assize_status take(attempt *a, bool *more)
{
	uint64_t tag;
	const unsigned char *block;
	size_t length;
	assize_status status = ASSIZE_OK;
	*more = az_evaluator_take(a->bench.evaluator, &tag, &block, &length, &status, a->bench.error);
	if (!*more || status)
		return status;
	az_record record = az_record_trusted(a->first->bytes, a->first->length);
	status = az_try_dossier(&a->view, &record, block, length, &a->out, a->bench.error);
	forget_first(a);
	if (!status && a->out.length > FLUSH_BYTES)
		status = flush(a);
	return status;
}

static assize_status put(attempt *a, const void *bytes, size_t length)
{
	bool more = true;
	az_record record = az_record_trusted(bytes, length);
	assize_status status = keep(a, bytes, length);
	if (!status)
		status = az_evaluator_put(a->bench.evaluator, a->as_of, &record, 0, a->bench.error);
	while (!status && more && az_evaluator_full(a->bench.evaluator))
		status = take(a, &more);
	return status;
}

static assize_status finish(attempt *a)
{
	bool more = true;
	assize_status status = ASSIZE_OK;
	while (!status && more)
		status = take(a, &more);
	return status;
}

/* ---- where dossiers come from ---------------------------------------------------------------- */

static assize_status try_source(attempt *a, const char *path)
{
	az_source *source = NULL;
	az_source_item item;
	const assize_author_options *options = a->bench.options;
	assize_status status =
		az_source_open(&source, path, NULL, &a->bench.policies->schema, a->bench.error);
	while (!status) {
		status = az_source_next(source, &item, a->bench.error);
		if (status != ASSIZE_OUTCOME)
			break;
		status = ASSIZE_OK;
		if (item.good) {
			status = put(a, item.record->bytes, item.record->length);
		} else {
			a->view.rejected++;
			az_api_tell(item.problems, options->on_problem, options->problem_context);
		}
	}
	az_source_close(source);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status scan(attempt *a, az_store *store)
{
	az_scan *scan = NULL;
	az_revision revision;
	assize_status status = az_scan_open(&scan, store, 0, NULL, 0, a->bench.error);
	while (!status) {
		status = az_scan_next(scan, &revision, a->bench.error);
		if (!status)
			status = put(a, revision.record, revision.length);
	}
	az_scan_close(scan);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status try_store(attempt *a, const char *path)
{
	az_store *store = NULL;
	az_store_options options = {.read_only = true};
	assize_status status = az_store_open(&store, path, &options, a->bench.error);
	a->view.masked = true; /* who may read a store's dossiers need not be shown their persons */
	if (!status)
		status = scan(a, store);
	az_store_close(store);
	return status;
}

/* True for a file that begins as SQLite's do; whether it is a store says the store. */
static bool is_store(const char *path)
{
	static const char magic[16] = "SQLite format 3";
	char head[sizeof magic] = "";
	struct stat info;
	int fd = -1;
	uint64_t size;
	if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISREG(info.st_mode) ||
		az_file_open(path, &fd, &size, NULL))
		return false;
	ssize_t n = read(fd, head, sizeof head);
	close(fd);
	return n == (ssize_t)sizeof head && memcmp(head, magic, sizeof head) == 0;
}

/* The file of dossiers that a file of tests is or names, or NULL. */
static assize_status dossier_of(attempt *a, const char *file, const char **path)
{
	const az_doc *doc;
	*path = NULL;
	assize_status status = az_workbench_read(&a->bench, file, &doc);
	if (status || !doc)
		return status;
	az_test_file is = az_test_file_of(doc);
	if (is == AZ_TEST_FILE_DOSSIER)
		*path = file;
	else if (is == AZ_TEST_FILE_ROWS && doc->kind == AZ_DOC_MAP)
		*path = az_rowtest_dossier(a->bench.arena, doc, file);
	return ASSIZE_OK;
}

static bool is_among(const char *path, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(paths[i], path) == 0)
			return true;
	return false;
}

static assize_status try_tests(attempt *a, const char *folder)
{
	const char **files;
	size_t count = 0, all = 0;
	assize_status status = az_workbench_tests(&a->bench, folder, &files);
	if (status)
		return status;
	while (files[all])
		all++;
	const char **seen = az_arena_array(a->bench.arena, all + 1, sizeof *seen);
	if (!seen)
		return az_error_memory(a->bench.error);
	for (size_t i = 0; i < all && !status; i++) {
		const char *path;
		status = dossier_of(a, files[i], &path);
		if (status || !path || is_among(path, seen, count))
			continue;
		seen[count++] = path;
		status = try_source(a, path);
	}
	if (!status && !count)
		status = az_error_set(a->bench.error, ASSIZE_ERROR_MISSING, folder,
			"has no dossiers in its tests; name a store, or a file of dossiers");
	return status;
}

/* ---- the call -------------------------------------------------------------------------------- */

static assize_status run(attempt *a, const char *folder, const char *path)
{
	assize_status status;
	if (!path)
		status = try_tests(a, folder);
	else
		status = is_store(path) ? try_store(a, path) : try_source(a, path);
	if (!status)
		status = finish(a);
	if (status)
		return status;
	az_try_summary(&a->view, &a->out);
	status = flush(a);
	if (!status && a->view.rejected)
		status = az_error_set(a->bench.error, ASSIZE_ERROR_INPUT, NULL,
			"%llu dossiers are bad and were passed over; mend them, see the problems",
			(unsigned long long)a->view.rejected);
	return status;
}

static void fill(assize_try_result *result, const az_try *view)
{
	*result = (assize_try_result){.dossiers = view->dossiers,
		.findings = view->findings,
		.not_evaluated = view->not_evaluated,
		.faults = view->not_evaluated - view->by_cause[AZ_CAUSE_UNKNOWN_FIELD]};
}

assize_status assize_policy_try(const char *folder, const char *path,
	const assize_author_options *options, assize_try_result *result, char *message,
	size_t message_size)
{
	az_error error;
	attempt a = {.first = NULL};
	assize_status status = az_workbench_check(options, &error);
	if (!status && !folder)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL, "no policy folder is named");
	if (!status && !result)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL, "there is no room for the result");
	if (!status)
		status = az_api_day(options->as_of, &a.as_of, &error);
	if (status)
		return az_workbench_end(status, &error, message, message_size);
	unsigned jobs = path && is_store(path) ? 0 : 1;
	status = az_workbench_open(&a.bench, folder, jobs, options, &error);
	if (!status) {
		a.view = (az_try){
			.policies = a.bench.policies, .lang = options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH};
		status = run(&a, folder, path);
	}
	fill(result, &a.view);
	while (a.first)
		forget_first(&a);
	az_workbench_close(&a.bench);
	az_buffer_free(&a.out);
	return az_workbench_end(status, &error, message, message_size);
}
