#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/handle.h"
#include "api/origins.h"
#include "api/rejects.h"
#include "base/file.h"
#include "base/path_hash.h"
#include "base/words.h"
#include "exchange/source.h"
#include "exchange/doc/doc.h"
#include "model/loss.h"

enum { MAP_BYTES = 1 << 20, LOSSES_NAMED = 8, PROGRESS_EVERY = 256 };

typedef struct import {
	assize_store *store;
	const assize_import_options *options;
	assize_import_result *result;
	az_error *error;
	az_arena *arena;
	const az_map *map;
	az_policies *policies; /* of the store's profile, for a province's own fields; may be NULL */
	az_bundle *bundle;
	az_rejects *rejects;
	az_problems *problems; /* about one dossier */
	az_origins origins;    /* of what was put */
	int64_t before;        /* the store's sequence number when this import began */
	uint64_t seen;
} import;

/* ---- preparing ------------------------------------------------------------------------------- */

static const az_schema *schema_of(const import *im)
{
	return im->policies ? &im->policies->schema : NULL;
}

static assize_status read_map(import *im)
{
	if (!im->options->map)
		return ASSIZE_OK;
	az_buffer bytes = {0};
	assize_status status = az_file_read(im->options->map, MAP_BYTES, &bytes, im->error);
	if (!status) {
		az_doc *doc = az_doc_yaml(im->arena, im->options->map, (const char *)bytes.bytes,
			bytes.length, NULL, im->problems);
		if (doc)
			im->map = az_map_read(im->arena, doc, im->options->map, schema_of(im), im->problems);
		if (!im->map) {
			az_api_tell(im->problems, im->options->on_problem, im->options->problem_context);
			status = az_api_failed(im->options->map, im->problems, im->options->on_problem != NULL,
				ASSIZE_ERROR_INPUT, im->error);
		}
	}
	az_buffer_free(&bytes);
	return status;
}

/* The store's profile says which fields a province added. */
static assize_status read_schema(import *im)
{
	const char *profile = NULL;
	assize_status status = az_api_profile(im->store, &profile);
	if (status || !profile)
		return status;
	return az_api_load_fields(profile, im->store->lang, im->options->on_problem,
		im->options->problem_context, &im->bundle, &im->policies, im->error);
}

/* ---- one dossier ----------------------------------------------------------------------------- */

static assize_status reject(import *im, const az_source_item *item, const az_problems *problems)
{
	im->result->rejected++;
	im->result->problems += az_problems_count(problems);
	az_api_tell(problems, im->options->on_problem, im->options->problem_context);
	return im->rejects ? az_rejects_put(im->rejects, item, im->error) : ASSIZE_OK;
}

__attribute__((format(printf, 4, 5))) static assize_status reject_with(
	import *im, const az_source_item *item, const char *mend, const char *format, ...)
{
	az_place place = {.file = item->file, .line = item->line};
	va_list args;
	az_problems_clear(im->problems);
	va_start(args, format);
	az_problems_vadd(im->problems, place, item->key, mend, format, args);
	va_end(args);
	return reject(im, item, im->problems);
}

/* Rejects the second of two dossiers with one key. The first stands already, and lands where there
 * is a file for rejects: a person is told where to look for it. */
static assize_status reject_twice(import *im, const az_source_item *item, const az_revision *first)
{
	const char *file = az_origins_find(&im->origins, first->sequence);
	return reject_with(im, item,
		im->options->rejects
			? AZ_N("the first one lands; compare the two, and import the right one")
			: AZ_N("give each case one dossier, or import one after the other"),
		"this key stands twice in one import, with different content: first at line %lld of %s",
		(long long)first->line, file ? file : AZ_N("another file"));
}

/* What the store has under the key already; *bad where the new dossier may not replace it. */
static assize_status judge_against(import *im, const az_source_item *item, bool *bad)
{
	az_revision old;
	*bad = false;
	assize_status status =
		az_store_get(im->store->store, item->key, strlen(item->key), &old, im->error);
	if (status == ASSIZE_ERROR_MISSING) {
		az_error_clear(im->error);
		return ASSIZE_OK;
	}
	bool same = old.length == item->record->length && !old.withdrawn &&
				!memcmp(old.record, item->record->bytes, old.length);
	if (status || same || old.withdrawn)
		return status;
	if (old.sequence > im->before) {
		*bad = true;
		return reject_twice(im, item, &old);
	}
	if (im->options->allow_loss)
		return ASSIZE_OK;
	az_buffer names = {0};
	az_record before = az_record_trusted(old.record, old.length);
	az_record after = az_record_trusted(item->record->bytes, item->record->length);
	size_t losses = az_record_losses(&before, &after, LOSSES_NAMED, &names);
	if (losses) {
		*bad = true;
		status = reject_with(im, item, "put it back, or say --allow-loss",
			"this revision drops %zu that the store has: %.*s", losses,
			(int)(names.length < 600 ? names.length : 600), (const char *)names.bytes);
	}
	az_buffer_free(&names);
	return status;
}

static assize_status put(import *im, const az_source_item *item)
{
	az_store_put_result result;
	bool bad;
	assize_status status = judge_against(im, item, &bad);
	if (status || bad)
		return status;
	status = az_store_put(im->store->store, item->key, strlen(item->key), item->record->bytes,
		item->record->length, item->line, &result, im->error);
	if (status)
		return status;
	if (result.outcome != AZ_PUT_SAME &&
		!az_origins_add(&im->origins, im->arena, result.sequence, item->file))
		return az_error_memory(im->error);
	im->result->added += result.outcome == AZ_PUT_NEW;
	im->result->revised += result.outcome == AZ_PUT_REVISED;
	im->result->unchanged += result.outcome == AZ_PUT_SAME;
	return ASSIZE_OK;
}

static assize_status progress(import *im, const az_source *source)
{
	uint64_t done, all;
	if (!im->options->on_progress || ++im->seen % PROGRESS_EVERY)
		return ASSIZE_OK;
	az_source_progress(source, &done, &all);
	if (im->options->on_progress(im->options->progress_context, done, all))
		return az_error_set(im->error, ASSIZE_ERROR_INTERRUPTED, NULL,
			"the import was stopped; the store is as it was");
	return ASSIZE_OK;
}

/* ---- one path -------------------------------------------------------------------------------- */

static assize_status read_source(import *im, az_source *source)
{
	az_source_item item;
	assize_status status;
	while ((status = az_source_next(source, &item, im->error)) == ASSIZE_OUTCOME) {
		status = item.good ? put(im, &item) : reject(im, &item, item.problems);
		if (!status)
			status = progress(im, source);
		if (status)
			return status;
	}
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status import_path(import *im, const char *path)
{
	az_source *source = NULL;
	az_store_source origin = {.file = path};
	uint64_t rejected = im->result->rejected;
	assize_status status = az_source_open(&source, path, im->map, schema_of(im), im->error);
	if (!status)
		az_source_speak(source, im->store->lang);
	if (!status)
		status = az_path_hash(path, &origin.hash, im->error);
	if (!status)
		status = az_store_import_begin(im->store->store, &origin, im->error);
	if (!status)
		status = read_source(im, source);
	if (!status)
		status = az_store_import_end(
			im->store->store, (int64_t)(im->result->rejected - rejected), NULL, im->error);
	az_source_close(source);
	return status;
}

static assize_status import_all(import *im)
{
	assize_status status = az_store_begin(im->store->store, im->error);
	if (status)
		return status;
	status = az_store_newest(im->store->store, &im->before, im->error);
	for (size_t i = 0; i < im->options->path_count && !status; i++)
		status = import_path(im, im->options->paths[i]);
	bool whole = im->result->rejected == 0 || im->rejects;
	bool nothing_new = im->result->added + im->result->revised == 0;
	if (!status && im->rejects)
		status = az_rejects_finish(im->rejects, im->error);
	if (status || !whole || im->options->dry_run || nothing_new) {
		az_store_rollback(im->store->store);
		return status;
	}
	return az_store_commit(im->store->store, im->error);
}

/* ---- the call -------------------------------------------------------------------------------- */

static assize_status run(import *im)
{
	im->arena = az_arena_new();
	im->problems = az_problems_new(100);
	if (!im->arena || !im->problems)
		return az_error_memory(im->error);
	az_problems_speak(im->problems, im->store->lang);
	assize_status status = read_schema(im);
	if (!status)
		status = read_map(im);
	if (!status && im->options->rejects && !im->options->dry_run)
		status = az_rejects_open(&im->rejects, im->options->rejects, im->error);
	if (!status)
		status = import_all(im);
	if (!status && im->result->rejected)
		status = az_error_set(im->error, ASSIZE_ERROR_INPUT, NULL,
			im->rejects
				? AZ_N("rejected: %llu, written aside to be mended; the others have landed")
				: AZ_N(
					  "rejected: %llu; nothing was imported; mend the bad ones, or name a file for "
					  "them with --rejects"),
			(unsigned long long)im->result->rejected);
	return status;
}

assize_status assize_store_import(
	assize_store *store, const assize_import_options *options, assize_import_result *result)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!options || options->size < sizeof *options || !result || !options->path_count)
		return az_api_usage(store, "an import needs options of this version and a path");
	memset(result, 0, sizeof *result);
import im = {.store = store, .options = options, .result = result, .error = & store->error };
	status = run(&im);
	az_rejects_close(im.rejects);
	az_origins_free(&im.origins);
	az_policies_free(im.policies);
	az_bundle_free(im.bundle);
	az_problems_free(im.problems);
	az_arena_free(im.arena);
	return az_api_end(store, status);
}
