#include "api/gather.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audit/find.h"
#include "audit/rowtest/rowtest.h"
#include "base/file.h"
#include "exchange/source.h"
#include "model/casenumber.h"

/* True for the case that is named: by its key, or by its number in any brackets. */
static bool is_wanted(const az_gather *g, const az_record *record)
{
	uint32_t length;
	const char *why, *wanted = g->case_key;
	const char *key = az_node_key(record, az_record_root(record), &length);
	az_casenumber number;
	if (strlen(wanted) == length && !memcmp(wanted, key, length))
		return true;
	return az_casenumber_parse(wanted, strlen(wanted), &number, &why) &&
		   strlen(number.text) == length && !memcmp(number.text, key, length);
}

static assize_status give(az_gather *g, const void *bytes, size_t length)
{
	az_record record = az_record_trusted(bytes, length);
	if (g->case_key && !is_wanted(g, &record))
		return ASSIZE_OK;
	g->taken++;
	return g->take(g->context, bytes, length);
}

static assize_status from_source(az_gather *g, const char *path)
{
	az_source *source = NULL;
	az_source_item item;
	const assize_author_options *options = g->bench->options;
	assize_status status =
		az_source_open(&source, path, NULL, &g->bench->policies->schema, g->bench->error);
	if (!status)
		az_source_speak(source, options->lang);
	while (!status) {
		status = az_source_next(source, &item, g->bench->error);
		if (status != ASSIZE_OUTCOME)
			break;
		status = ASSIZE_OK;
		if (item.good) {
			status = give(g, item.record->bytes, item.record->length);
		} else {
			g->rejected++;
			az_api_tell(item.problems, options->on_problem, options->problem_context);
		}
	}
	az_source_close(source);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status scan(az_gather *g, az_store *store)
{
	az_scan *scan = NULL;
	az_revision revision;
	assize_status status = az_scan_open(&scan, store, 0, NULL, 0, g->bench->error);
	while (!status) {
		status = az_scan_next(scan, &revision, g->bench->error);
		if (!status)
			status = give(g, revision.record, revision.length);
	}
	az_scan_close(scan);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status look_up(az_gather *g, az_store *store)
{
	az_buffer key = {0};
	az_revision revision;
	assize_status status = az_find_case(store, g->case_key, &key, g->bench->error);
	if (!status)
		status = az_store_get(
			store, (const char *)key.bytes, key.length - 1, &revision, g->bench->error);
	if (!status) {
		g->taken++;
		status = g->take(g->context, revision.record, revision.length);
	}
	az_buffer_free(&key);
	return status;
}

static assize_status from_store(az_gather *g)
{
	az_store *store = NULL;
	az_store_options options = {.read_only = true};
	assize_status status = az_store_open(&store, g->path, &options, g->bench->error);
	if (!status)
		status = g->case_key ? look_up(g, store) : scan(g, store);
	az_store_close(store);
	return status;
}

/* True for a file that begins as SQLite's do; whether it is a store says the store. */
bool az_gather_is_store(const char *path)
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

/* The files of dossiers that a file of tests is or names, NULL-ended. */
static assize_status dossiers_of(az_gather *g, const char *file, const char *const **paths)
{
	static const char *const NONE[] = {NULL};
	const az_doc *doc;
	az_arena *arena = g->bench->arena;
	*paths = NONE;
	assize_status status = az_workbench_read(g->bench, file, &doc);
	if (status || !doc)
		return status;
	az_test_file is = az_test_file_of(doc);
	if (is == AZ_TEST_FILE_DOSSIER) {
		const char **own = az_arena_array(arena, 2, sizeof *own);
		if (own)
			own[0] = file;
		*paths = own;
	} else if (is == AZ_TEST_FILE_ROWS && doc->kind == AZ_DOC_MAP) {
		*paths = az_test_dossier_files(arena, doc, file);
	}
	return *paths ? ASSIZE_OK : az_error_memory(g->bench->error);
}

static bool is_among(const char *path, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(paths[i], path) == 0)
			return true;
	return false;
}

/* What was taken, so that a dossier that several tests name is taken once. */
typedef struct taken {
	const char **paths;
	size_t count;
	size_t capacity;
} taken;

static bool remember(const az_gather *g, taken *t, const char *path)
{
	if (t->count == t->capacity) {
		size_t capacity = t->capacity ? t->capacity * 2 : 32;
		const char **paths = az_arena_array(g->bench->arena, capacity, sizeof *paths);
		if (!paths)
			return false;
		if (t->count)
			memcpy(paths, t->paths, t->count * sizeof *paths);
		t->paths = paths;
		t->capacity = capacity;
	}
	t->paths[t->count++] = path;
	return true;
}

static assize_status take_all(az_gather *g, const char *const *paths, taken *t)
{
	assize_status status = ASSIZE_OK;
	for (; *paths && !status; paths++) {
		if (is_among(*paths, t->paths, t->count))
			continue;
		if (!remember(g, t, *paths))
			return az_error_memory(g->bench->error);
		status = from_source(g, *paths);
	}
	return status;
}

static assize_status from_tests(az_gather *g)
{
	const char **files;
	const char *const *paths;
	taken t = {0};
	assize_status status = az_workbench_tests(g->bench, g->folder, &files);
	for (size_t i = 0; !status && files[i]; i++) {
		status = dossiers_of(g, files[i], &paths);
		if (!status)
			status = take_all(g, paths, &t);
	}
	if (!status && !t.count)
		status = az_error_set(g->bench->error, ASSIZE_ERROR_MISSING, g->folder,
			"has no dossiers in its tests; name a store, or a file of dossiers");
	return status;
}

assize_status az_gather_run(az_gather *g)
{
	assize_status status;
	g->taken = g->rejected = 0;
	if (!g->path)
		status = from_tests(g);
	else
		status = az_gather_is_store(g->path) ? from_store(g) : from_source(g, g->path);
	if (!status && g->case_key && !g->taken)
		status = az_error_set(g->bench->error, ASSIZE_ERROR_MISSING, g->path ? g->path : g->folder,
			"there is no dossier '%s'; name one by its key or its case number", g->case_key);
	return status;
}
