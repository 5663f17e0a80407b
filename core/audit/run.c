#include "audit/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/kept.h"
#include "audit/lease.h"
#include "model/date.h"

enum { CHUNK_BYTES = 256 * 1024, CHUNK_DOSSIERS = 500, WAITING_MOST = 4096 };

/* A dossier that was handed in and whose result is not there yet: in a ring, by its tag. */
typedef struct waiting {
	char *key;
	int64_t sequence;
	az_hash record;
	unsigned char *bytes;
	size_t length;
} waiting;

typedef struct run {
	az_store *store;
	const az_policies *policies;
	const az_run_options *options;
	az_run_result *result;
	az_error *error;
	az_arena *arena;
	az_evaluator *evaluator;
	az_lease *lease; /* NULL: another audit of the store is running */
	az_hasher hasher;
	az_scan *scan;
	int64_t sequence;
	uint64_t total;
	uint64_t put; /* tags handed in, and taken back */
	uint64_t taken;
	waiting *ring;
	/* The chunk being filled. */
	az_buffer chunk;
	int64_t chunk_number;
	int64_t rows;
	unsigned in_chunk;
	char *first;
	char *last;
} run;

/* ---- counting and hashing -------------------------------------------------------------- */

static void count_outcome(run *r, const az_outcome *outcome)
{
	az_run_counts *counts = &r->result->counts;
	const az_rule *rule = r->policies->rules[outcome->rule];
	if (outcome->is_finding) {
		counts->findings++;
		counts->by_level[rule->messages[outcome->message].level]++;
		return;
	}
	counts->not_evaluated++;
	counts->faults += outcome->cause != AZ_CAUSE_UNKNOWN_FIELD;
}

static assize_status count_block(run *r, const az_record *record, const az_kept *kept)
{
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, r->policies, record, kept->block, kept->length);
	while (az_outcomes_next(&reader, &outcome)) {
		count_outcome(r, &outcome);
		r->rows++;
	}
	if (reader.failed)
		return az_error_set(r->error, ASSIZE_ERROR_INTERNAL, NULL,
			"the outcomes of a dossier are damaged; run `assize verify`");
	r->result->counts.dossiers++;
	az_hasher_add(&r->hasher, kept->record.bytes, AZ_HASH_SIZE);
	az_hasher_block(&r->hasher, kept->block, kept->length);
	return ASSIZE_OK;
}

static void start_hash(run *r)
{
	char head[64];
	int n = snprintf(head, sizeof head, "assize run 1 %d", (int)r->options->as_of);
	az_hasher_start(&r->hasher);
	az_hasher_block(&r->hasher, head, (size_t)n);
	az_hasher_add(&r->hasher, r->policies->bundle->hash.bytes, AZ_HASH_SIZE);
	az_hasher_block(&r->hasher, r->options->scope->text, strlen(r->options->scope->text));
}

/* ---- chunks ---------------------------------------------------------------------------- */

static assize_status write_chunk(run *r)
{
	if (!r->in_chunk)
		return ASSIZE_OK;
	if (r->chunk.failed)
		return az_error_memory(r->error);
	az_store_chunk chunk = {.number = r->chunk_number,
		.first = r->first,
		.last = r->last,
		.rows = r->rows,
		.bytes = r->chunk.bytes,
		.length = r->chunk.length};
	assize_status status = az_store_run_chunk(r->store, r->result->number, &chunk, r->error);
	if (status)
		return status;
	r->chunk_number++;
	r->rows = 0;
	r->in_chunk = 0;
	az_buffer_clear(&r->chunk);
	if (r->options->progress &&
		r->options->progress(r->options->progress_context, r->result->counts.dossiers, r->total))
		return az_error_set(r->error, ASSIZE_ERROR_INTERRUPTED, NULL,
			"the run was stopped; run the same again to continue it");
	return ASSIZE_OK;
}

static assize_status remember(run *r, char **place, const char *key)
{
	free(*place);
	*place = strdup(key);
	return *place ? ASSIZE_OK : az_error_memory(r->error);
}

/* Takes the result of the oldest dossier under way. */
static assize_status take_one(run *r)
{
	uint64_t tag;
	az_kept kept = {0};
	const unsigned char *block = NULL;
	size_t length = 0;
	assize_status status = ASSIZE_OK;
	if (!az_evaluator_take(r->evaluator, &tag, &block, &length, &status, r->error))
		return az_error_set(r->error, ASSIZE_ERROR_INTERNAL, NULL, "a result was lost");
	if (status)
		return status;
	waiting *w = &r->ring[tag % WAITING_MOST];
	kept = (az_kept){w->sequence, w->record, block, (uint32_t)length};
	az_record record = az_record_trusted(w->bytes, w->length);
	status = count_block(r, &record, &kept);
	if (!status && !r->in_chunk)
		status = remember(r, &r->first, w->key);
	if (!status)
		status = remember(r, &r->last, w->key);
	if (status)
		return status;
	az_kept_put(&r->chunk, &kept);
	r->in_chunk++;
	r->taken++;
	if (r->in_chunk >= CHUNK_DOSSIERS || r->chunk.length >= CHUNK_BYTES)
		return write_chunk(r);
	return ASSIZE_OK;
}

/* ---- dossiers -------------------------------------------------------------------------- */

static assize_status keep_waiting(run *r, const az_revision *revision, waiting *w)
{
	free(w->key);
	free(w->bytes);
	*w = (waiting){.sequence = revision->sequence, .record = revision->hash};
	w->key = strdup(revision->key);
	w->bytes = malloc(revision->length);
	w->length = revision->length;
	if (!w->key || !w->bytes)
		return az_error_memory(r->error);
	memcpy(w->bytes, revision->record, revision->length);
	return ASSIZE_OK;
}

static assize_status put_one(run *r, const az_revision *revision)
{
	az_record record = az_record_trusted(revision->record, revision->length);
	assize_status status = ASSIZE_OK;
	if (!az_scope_holds(r->options->scope, &record))
		return ASSIZE_OK;
	while (!status && r->put > r->taken &&
		   (az_evaluator_full(r->evaluator) || r->put - r->taken >= WAITING_MOST))
		status = take_one(r);
	if (!status)
		status = keep_waiting(r, revision, &r->ring[r->put % WAITING_MOST]);
	if (!status)
		status = az_evaluator_put(r->evaluator, r->options->as_of, &record, r->put, r->error);
	r->put += !status;
	return status;
}

static assize_status evaluate_all(run *r)
{
	az_revision revision;
	assize_status status;
	while ((status = az_scan_next(r->scan, &revision, r->error)) == ASSIZE_OK) {
		status = put_one(r, &revision);
		if (status)
			return status;
	}
	if (status != ASSIZE_DONE)
		return status;
	status = ASSIZE_OK;
	while (!status && r->taken < r->put)
		status = take_one(r);
	return status ? status : write_chunk(r);
}

/* ---- beginning and continuing ---------------------------------------------------------- */

static assize_status begin(run *r)
{
	const az_bundle *bundle = r->policies->bundle;
	az_store_file *files = az_arena_array(r->arena, bundle->count, sizeof *files);
	if (!files)
		return az_error_memory(r->error);
	for (size_t i = 0; i < bundle->count; i++)
		files[i] =
			(az_store_file){bundle->files[i].path, bundle->files[i].bytes, bundle->files[i].length};
	az_store_run_start start = {.name = r->options->name,
		.profile = bundle->profile,
		.as_of = r->options->as_of,
		.scope = r->options->scope->text,
		.sequence = r->sequence,
		.files = files,
		.file_count = bundle->count};
	return az_store_run_begin(r->store, &start, &r->result->number, r->error);
}

static bool same_files(run *r, int64_t number)
{
	const az_store_file *files;
	size_t count;
	const az_bundle *bundle = r->policies->bundle;
	if (az_store_run_files(r->store, number, r->arena, &files, &count, r->error) ||
		count != bundle->count)
		return false;
	for (size_t i = 0; i < count; i++) {
		const az_bundle_file *mine = &bundle->files[i];
		if (strcmp(files[i].path, mine->path) != 0 || files[i].length != mine->length ||
			memcmp(files[i].bytes, mine->bytes, mine->length) != 0)
			return false;
	}
	return true;
}

/* The newest run that was begun and not ended and is the same as this one; 0: none. */
static assize_status find_begun(run *r, int64_t *number)
{
	const az_store_run *runs;
	size_t count;
	*number = 0;
	assize_status status = az_store_runs(r->store, r->arena, &runs, &count, r->error);
	if (status)
		return status;
	for (size_t i = count; i-- > 0 && !*number;) {
		const az_store_run *other = &runs[i];
		bool begun = other->state == AZ_RUN_OPEN || other->state == AZ_RUN_INTERRUPTED;
		if (begun && other->as_of == r->options->as_of && other->sequence == r->sequence &&
			!strcmp(other->scope, r->options->scope->text) &&
			!strcmp(other->name, r->options->name) && same_files(r, other->number))
			*number = other->number;
	}
	return ASSIZE_OK;
}

/* Counts and hashes what the begun run has kept. The chunk is borrowed until the store is asked for
 * the first dossier, so it is copied. */
static assize_status read_kept(run *r, const az_store_chunk *chunk)
{
	az_kept kept;
	assize_status last = remember(r, &r->last, chunk->last);
	az_buffer_clear(&r->chunk);
	az_buffer_bytes(&r->chunk, chunk->bytes, chunk->length);
	if (last || r->chunk.failed)
		return last ? last : az_error_memory(r->error);
	az_cursor cursor = {.bytes = r->chunk.bytes, .length = r->chunk.length};
	while (az_kept_next(&cursor, &kept)) {
		az_revision revision;
		assize_status status = az_store_get_sequence(r->store, kept.sequence, &revision, r->error);
		if (status)
			return status;
		az_record record = az_record_trusted(revision.record, revision.length);
		status = count_block(r, &record, &kept);
		if (status)
			return status;
	}
	if (cursor.failed)
		return az_error_set(r->error, ASSIZE_ERROR_STORE, NULL,
			"a chunk of the run is damaged; run `assize verify`");
	az_buffer_clear(&r->chunk);
	return ASSIZE_OK;
}

static assize_status continue_run(run *r)
{
	az_store_chunk chunk = {.number = -1};
	assize_status status;
	r->result->continued = true;
	while ((status = az_store_chunk_next(
				r->store, r->result->number, chunk.number, &chunk, r->error)) == ASSIZE_OK) {
		r->chunk_number = chunk.number + 1;
		status = read_kept(r, &chunk);
		if (status)
			return status;
	}
	r->rows = 0;
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status begin_or_continue(run *r)
{
	int64_t count = 0;
	assize_status status = az_store_newest(r->store, &r->sequence, r->error);
	if (!status)
		status = az_store_count(r->store, r->sequence, &count, r->error);
	r->total = (uint64_t)count;
	/* Without the lease an open run may be another audit's, which is still at work on it. */
	if (!status && r->lease)
		status = find_begun(r, &r->result->number);
	if (!status)
		status = r->result->number ? continue_run(r) : begin(r);
	if (!status)
		status = az_scan_open(
			&r->scan, r->store, r->sequence, r->last, r->last ? strlen(r->last) : 0, r->error);
	return status;
}

/* ---- the end --------------------------------------------------------------------------- */

static assize_status finish(run *r)
{
	const az_run_counts *c = &r->result->counts;
	char counts[256];
	snprintf(counts, sizeof counts,
		"{\"dossiers\":%llu,\"findings\":%llu,\"info\":%llu,\"warning\":%llu,\"error\":%llu,"
		"\"not_evaluated\":%llu,\"faults\":%llu}",
		(unsigned long long)c->dossiers, (unsigned long long)c->findings,
		(unsigned long long)c->by_level[AZ_INFO], (unsigned long long)c->by_level[AZ_WARNING],
		(unsigned long long)c->by_level[AZ_ERROR], (unsigned long long)c->not_evaluated,
		(unsigned long long)c->faults);
	r->result->hash = az_hasher_end(&r->hasher);
	return az_store_run_end(
		r->store, r->result->number, AZ_RUN_FINISHED, &r->result->hash, counts, r->error);
}

static void run_close(run *r)
{
	az_scan_close(r->scan);
	az_evaluator_close(r->evaluator);
	az_lease_return(r->lease);
	for (size_t i = 0; r->ring && i < WAITING_MOST; i++) {
		free(r->ring[i].key);
		free(r->ring[i].bytes);
	}
	free(r->ring);
	free(r->first);
	free(r->last);
	az_buffer_free(&r->chunk);
	az_arena_free(r->arena);
}

assize_status az_run(az_store *store, const az_policies *policies, const az_run_options *options,
	az_run_result *result, az_error *error)
{
	*result = (az_run_result){0};
	run r = {
		.store = store, .policies = policies, .options = options, .result = result, .error = error};
	r.arena = az_arena_new();
	r.ring = calloc(WAITING_MOST, sizeof *r.ring);
	assize_status status = r.arena && r.ring ? ASSIZE_OK : az_error_memory(error);
	start_hash(&r);
	/* The policies are loaded in their workers before the run is begun: one that faults leaves
	 * none. */
	if (!status)
		status = az_evaluator_open(&r.evaluator, policies, &options->evaluator, error);
	if (!status)
		status = az_lease_take(&r.lease, az_store_path(store), error);
	if (!status)
		status = begin_or_continue(&r);
	if (!status)
		status = evaluate_all(&r);
	if (!status)
		status = finish(&r);
	run_close(&r);
	return status;
}
