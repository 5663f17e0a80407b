#include "audit/run_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/date.h"

enum { CHUNK_BYTES = 256 * 1024, CHUNK_DOSSIERS = 500 };

/* ---- counting and hashing -------------------------------------------------------------- */

static void count_outcome(az_running *r, const az_outcome *outcome)
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

/* What a dossier beside the scope says is not told: only its rows count. */
static assize_status count_outcomes(az_running *r, const az_record *record, const az_kept *kept)
{
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, r->policies, record, kept->block, kept->length);
	while (az_outcomes_next(&reader, &outcome)) {
		if (kept->kind == AZ_KEPT_BESIDE)
			continue;
		count_outcome(r, &outcome);
		r->rows++;
	}
	if (reader.failed)
		return az_error_set(r->error, ASSIZE_ERROR_STORE, NULL,
			"the outcomes of a dossier are damaged; run `assize verify`");
	r->result->counts.dossiers += kept->kind == AZ_KEPT_DOSSIER;
	r->result->counts.groups += kept->kind == AZ_KEPT_GROUP;
	return ASSIZE_OK;
}

static assize_status take_rows(az_running *r, const az_record *record, const az_kept *kept)
{
	if (!r->grouping || kept->kind == AZ_KEPT_GROUP)
		return ASSIZE_OK;
	if (kept->kind == AZ_KEPT_BESIDE)
		return az_grouping_join(
			r->grouping, record, kept->sequence, kept->block, kept->length, r->error);
	return az_grouping_add(
		r->grouping, record, kept->sequence, kept->block, kept->length, r->error);
}

assize_status az_running_count(az_running *r, const az_record *record, const az_kept *kept)
{
	assize_status status = count_outcomes(r, record, kept);
	if (!status)
		status = take_rows(r, record, kept);
	if (status)
		return status;
	az_hasher_add(&r->hasher, kept->record.bytes, AZ_HASH_SIZE);
	az_hasher_block(&r->hasher, kept->block, kept->length);
	return ASSIZE_OK;
}

static void start_hash(az_running *r)
{
	char head[64];
	int n = snprintf(head, sizeof head, "assize run 1 %d", (int)r->options->as_of);
	az_hasher_start(&r->hasher);
	az_hasher_block(&r->hasher, head, (size_t)n);
	az_hasher_add(&r->hasher, r->policies->bundle->hash.bytes, AZ_HASH_SIZE);
	az_hasher_block(&r->hasher, r->options->scope->text, strlen(r->options->scope->text));
}

/* ---- chunks ---------------------------------------------------------------------------- */

static assize_status write_chunk(az_running *r)
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

static assize_status remember(az_running *r, char **place, const char *key)
{
	free(*place);
	*place = strdup(key);
	return *place ? ASSIZE_OK : az_error_memory(r->error);
}

/* Takes the result of the oldest dossier under way. */
static assize_status take_one(az_running *r)
{
	uint64_t tag;
	const unsigned char *block = NULL;
	size_t length = 0;
	assize_status status = ASSIZE_OK;
	if (!az_evaluator_take(r->evaluator, &tag, &block, &length, &status, r->error))
		return az_error_set(r->error, ASSIZE_ERROR_INTERNAL, NULL, "a result was lost");
	if (status)
		return status;
	az_waiting *w = &r->ring[tag % AZ_RUN_WAITING_MOST];
	w->kept.block = block;
	w->kept.length = (uint32_t)length;
	az_record record = az_record_trusted(w->bytes, w->length);
	status = az_running_count(r, &record, &w->kept);
	if (!status && !r->in_chunk)
		status = remember(r, &r->first, w->key);
	if (!status)
		status = remember(r, &r->last, w->key);
	if (status)
		return status;
	az_kept_put(&r->chunk, &w->kept);
	r->in_chunk++;
	r->taken++;
	if (r->in_chunk >= CHUNK_DOSSIERS || r->chunk.length >= CHUNK_BYTES)
		return write_chunk(r);
	return ASSIZE_OK;
}

/* ---- dossiers -------------------------------------------------------------------------- */

static void free_waiting(az_waiting *w)
{
	free(w->key);
	free(w->bytes);
	free(w->group_key);
	free(w->members);
	*w = (az_waiting){0};
}

assize_status az_running_room(az_running *r, az_waiting **waiting)
{
	assize_status status = ASSIZE_OK;
	while (!status && r->put > r->taken &&
		   (az_evaluator_full(r->evaluator) || r->put - r->taken >= AZ_RUN_WAITING_MOST))
		status = take_one(r);
	*waiting = &r->ring[r->put % AZ_RUN_WAITING_MOST];
	if (!status)
		free_waiting(*waiting);
	return status;
}

assize_status az_running_put(az_running *r, const az_request *request)
{
	assize_status status = az_evaluator_put_request(r->evaluator, request, r->put, r->error);
	r->put += !status;
	return status;
}

assize_status az_waiting_take(
	az_running *r, az_waiting *w, az_kept_kind kind, const az_revision *revision)
{
	w->kept = (az_kept){.kind = kind, .sequence = revision->sequence, .record = revision->hash};
	w->key = strdup(revision->key);
	w->bytes = malloc(revision->length);
	w->length = revision->length;
	if (!w->key || !w->bytes)
		return az_error_memory(r->error);
	memcpy(w->bytes, revision->record, revision->length);
	return ASSIZE_OK;
}

static assize_status put_one(az_running *r, const az_revision *revision)
{
	az_record record = az_record_trusted(revision->record, revision->length);
	az_waiting *w = NULL;
	if (!az_scope_holds(r->options->scope, &record))
		return ASSIZE_OK;
	assize_status status = az_running_room(r, &w);
	if (status)
		return status;
	status = az_waiting_take(r, w, AZ_KEPT_DOSSIER, revision);
	if (status)
		return status;
	const az_request request = {.record = record, .as_of = r->options->as_of};
	return az_running_put(r, &request);
}

assize_status az_running_flush(az_running *r)
{
	assize_status status = ASSIZE_OK;
	while (!status && r->taken < r->put)
		status = take_one(r);
	return status ? status : write_chunk(r);
}

assize_status az_running_scan(
	az_running *r, assize_status (*put)(az_running *r, const az_revision *revision))
{
	az_scan *scan = NULL;
	az_revision revision;
	assize_status status = az_scan_open(
		&scan, r->store, r->sequence, r->last, r->last ? strlen(r->last) : 0, r->error);
	while (!status) {
		status = az_scan_next(scan, &revision, r->error);
		if (!status)
			status = put(r, &revision);
	}
	az_scan_close(scan);
	return status == ASSIZE_DONE ? az_running_flush(r) : status;
}

/* ---- beginning and continuing ---------------------------------------------------------- */

static assize_status begin(az_running *r)
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

static bool same_files(az_running *r, int64_t number)
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
static assize_status find_begun(az_running *r, int64_t *number)
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

static assize_status read_kept_dossier(az_running *r, const az_kept *kept)
{
	az_revision revision;
	assize_status status = az_store_get_sequence(r->store, kept->sequence, &revision, r->error);
	if (status)
		return status;
	az_record record = az_record_trusted(revision.record, revision.length);
	return az_running_count(r, &record, kept);
}

/* Counts and hashes what the begun run has kept. The chunk is borrowed until the store is asked for
 * the first dossier, so it is copied. */
static assize_status read_kept(az_running *r, const az_store_chunk *chunk)
{
	az_kept kept;
	assize_status last = remember(r, &r->last, chunk->last);
	az_buffer_clear(&r->chunk);
	az_buffer_bytes(&r->chunk, chunk->bytes, chunk->length);
	if (last || r->chunk.failed)
		return last ? last : az_error_memory(r->error);
	az_cursor cursor = {.bytes = r->chunk.bytes, .length = r->chunk.length};
	while (!last && az_kept_next(&cursor, &kept)) {
		r->phase = kept.kind;
		last = kept.kind == AZ_KEPT_GROUP ? az_running_kept_group(r, &kept)
										  : read_kept_dossier(r, &kept);
	}
	if (last)
		return last;
	if (cursor.failed)
		return az_error_set(r->error, ASSIZE_ERROR_STORE, NULL,
			"a chunk of the run is damaged; run `assize verify`");
	az_buffer_clear(&r->chunk);
	return ASSIZE_OK;
}

static assize_status continue_run(az_running *r)
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

static assize_status begin_or_continue(az_running *r)
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
	return status;
}

/* ---- the end --------------------------------------------------------------------------- */

static assize_status finish(az_running *r)
{
	const az_run_counts *c = &r->result->counts;
	char counts[320], groups[40] = "";
	if (r->grouping)
		snprintf(groups, sizeof groups, ",\"groups\":%llu", (unsigned long long)c->groups);
	snprintf(counts, sizeof counts,
		"{\"dossiers\":%llu,\"findings\":%llu,\"info\":%llu,\"warning\":%llu,\"error\":%llu,"
		"\"not_evaluated\":%llu,\"faults\":%llu%s}",
		(unsigned long long)c->dossiers, (unsigned long long)c->findings,
		(unsigned long long)c->by_level[AZ_INFO], (unsigned long long)c->by_level[AZ_WARNING],
		(unsigned long long)c->by_level[AZ_ERROR], (unsigned long long)c->not_evaluated,
		(unsigned long long)c->faults, groups);
	r->result->hash = az_hasher_end(&r->hasher);
	return az_store_run_end(
		r->store, r->result->number, AZ_RUN_FINISHED, &r->result->hash, counts, r->error);
}

static void close_all(az_running *r)
{
	az_grouping_close(r->grouping);
	az_evaluator_close(r->evaluator);
	az_lease_return(r->lease);
	for (size_t i = 0; r->ring && i < AZ_RUN_WAITING_MOST; i++)
		free_waiting(&r->ring[i]);
	free(r->ring);
	free(r->first);
	free(r->last);
	az_buffer_free(&r->chunk);
	az_arena_free(r->arena);
}

static bool has_group_rules(const az_policies *policies)
{
	for (size_t i = 0; i < policies->rule_count; i++)
		if (policies->rules[i]->is_group)
			return true;
	return false;
}

assize_status az_run(az_store *store, const az_policies *policies, const az_run_options *options,
	az_run_result *result, az_error *error)
{
	*result = (az_run_result){0};
	az_running r = {
		.store = store, .policies = policies, .options = options, .result = result, .error = error};
	r.arena = az_arena_new();
	r.ring = calloc(AZ_RUN_WAITING_MOST, sizeof *r.ring);
	assize_status status = r.arena && r.ring ? ASSIZE_OK : az_error_memory(error);
	start_hash(&r);
	/* The policies are loaded in their workers before the run is begun: one that faults leaves
	 * none. */
	if (!status)
		status = az_evaluator_open(&r.evaluator, policies, &options->evaluator, error);
	if (!status)
		status = az_lease_take(&r.lease, az_store_path(store), error);
	if (!status && has_group_rules(policies))
		status = az_grouping_open(&r.grouping, policies, NULL, error);
	if (!status)
		status = begin_or_continue(&r);
	if (!status && r.phase == AZ_KEPT_DOSSIER)
		status = az_running_scan(&r, put_one);
	if (!status)
		status = az_running_groups(&r);
	if (!status)
		status = finish(&r);
	close_all(&r);
	return status;
}
