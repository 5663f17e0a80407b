#include <string.h>

#include "store/store_sql.h"

static const char *const state_texts[] = {"open", "interrupted", "finished", "abandoned"};

enum { STATE_COUNT = sizeof state_texts / sizeof *state_texts };

const char *az_run_state_text(az_run_state state)
{
	return (size_t)state < STATE_COUNT ? state_texts[state] : "unknown";
}

static assize_status check_start(
	const az_store *store, const az_store_run_start *start, az_error *error)
{
	for (size_t i = 0; i < start->file_count; i++) {
		if (start->files[i].length > AZ_STORE_BYTES_MOST)
			return az_error_set(error, ASSIZE_ERROR_USAGE, start->files[i].path,
				"the file has %zu bytes, and the store takes %d; make it smaller",
				start->files[i].length, AZ_STORE_BYTES_MOST);
	}
	if (!start->name || !start->profile || !start->scope)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a run has a name, a profile and a scope; give an empty text for none");
	return ASSIZE_OK;
}

static assize_status insert_run(
	az_store *store, const az_store_run_start *start, int64_t number, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_RUN_INSERT);
	az_query_int(&query, az_journal_upcoming(store));
	az_query_int(&query, number);
	az_query_string(&query, start->name);
	az_query_string(&query, start->profile);
	az_query_int(&query, start->as_of);
	az_query_string(&query, start->scope);
	az_query_int(&query, start->sequence);
	return az_write_covered(&query, "run", error);
}

static assize_status insert_file(
	az_store *store, const az_store_file *file, int64_t run, int64_t place, az_error *error)
{
	az_hash hash = az_hash_of(file->bytes, file->length);
	az_query query;
	az_query_start(&query, store, AZ_SQL_FILE_INSERT);
	az_query_hash(&query, &hash);
	az_query_blob(&query, file->bytes, file->length);
	assize_status status = az_query_run(&query, error);
	if (status != ASSIZE_OK)
		return status;
	az_query_start(&query, store, AZ_SQL_RUN_FILE_INSERT);
	az_query_int(&query, az_journal_upcoming(store));
	az_query_int(&query, run);
	az_query_int(&query, place);
	az_query_string(&query, file->path);
	az_query_hash(&query, &hash);
	return az_write_covered(&query, "run_file", error);
}

assize_status az_store_run_begin(
	az_store *store, const az_store_run_start *start, int64_t *number, az_error *error)
{
	assize_status status = check_start(store, start, error);
	if (status != ASSIZE_OK)
		return status;
	bool own = false;
	status = az_write_begin(store, &own, error);
	if (status != ASSIZE_OK)
		return status;
	int64_t run = 0;
	az_query query;
	az_query_start(&query, store, AZ_SQL_RUN_NUMBER);
	status = az_query_number(&query, &run, error);
	if (status == ASSIZE_OK)
		status = insert_run(store, start, run, error);
	for (size_t i = 0; i < start->file_count && status == ASSIZE_OK; i++)
		status = insert_file(store, &start->files[i], run, (int64_t)i, error);
	*number = run;
	return az_write_end(store, own, status, error);
}

/* A text of the row in the arena; NULL for NULL. */
static const char *text_of(const az_query *query, int column, az_arena *arena, bool *failed)
{
	if (az_column_null(query, column))
		return NULL;
	const char *text = az_column_copy(query, column, arena);
	*failed = *failed || !text;
	return text;
}

/* The state in a column; no row of run_state is an open run. False on a text that is no state. */
static bool read_state(const az_query *query, int column, az_run_state *state)
{
	size_t length = 0;
	const char *text = az_column_bytes(query, column, &length);
	*state = AZ_RUN_OPEN;
	if (az_column_null(query, column))
		return true;
	for (size_t i = 1; i < STATE_COUNT; i++) {
		if (strlen(state_texts[i]) == length && memcmp(text, state_texts[i], length) == 0) {
			*state = (az_run_state)i;
			return true;
		}
	}
	return false;
}

static assize_status say_missing(const az_store *store, int64_t number, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
		"there is no run %lld; `assize runs` lists what there is", (long long)number);
}

assize_status az_run_standing(az_store *store, int64_t number, az_run_state *state, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_RUN_STANDS);
	az_query_int(&query, number);
	assize_status status = az_query_row(&query, error);
	if (status == ASSIZE_OK && !read_state(&query, 0, state))
		status = az_store_damaged(store, "run_state", error);
	az_query_end(&query);
	return status == ASSIZE_DONE ? say_missing(store, number, error) : status;
}

static assize_status read_run(
	const az_query *query, az_arena *arena, az_store_run *run, az_error *error)
{
	bool failed = false;
	int64_t as_of = az_column_int(query, 3);
	*run = (az_store_run){.number = az_column_int(query, 0),
		.name = text_of(query, 1, arena, &failed),
		.profile = text_of(query, 2, arena, &failed),
		.as_of = (int32_t)as_of,
		.scope = text_of(query, 4, arena, &failed),
		.sequence = az_column_int(query, 5),
		.began = text_of(query, 6, arena, &failed),
		.counts = text_of(query, 9, arena, &failed),
		.ended = text_of(query, 10, arena, &failed),
		.chunks = az_column_int(query, 11),
		.rows = az_column_int(query, 12)};
	run->has_hash = !az_column_null(query, 8);
	if (failed)
		return az_error_memory(error);
	bool good = as_of == run->as_of && read_state(query, 7, &run->state) &&
				(!run->has_hash || az_column_hash(query, 8, &run->hash));
	return good ? ASSIZE_OK : az_store_damaged(query->store, "run", error);
}

assize_status az_store_run_get(
	az_store *store, int64_t number, az_arena *arena, az_store_run *run, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_RUN_LIST);
	az_query_int(&query, number);
	az_query_int(&query, 1);
	assize_status status = az_query_row(&query, error);
	if (status == ASSIZE_OK && az_column_int(&query, 0) != number)
		status = ASSIZE_DONE;
	if (status == ASSIZE_OK)
		status = read_run(&query, arena, run, error);
	az_query_end(&query);
	return status == ASSIZE_DONE ? say_missing(store, number, error) : status;
}

assize_status az_store_runs(
	az_store *store, az_arena *arena, const az_store_run **runs, size_t *count, az_error *error)
{
	az_query query;
	az_list list = {0};
	az_query_start(&query, store, AZ_SQL_RUN_LIST);
	az_query_int(&query, 0);
	az_query_int(&query, -1);
	assize_status status = az_query_row(&query, error);
	while (status == ASSIZE_OK) {
		az_store_run *run = az_list_add(&list, arena, sizeof *run);
		status = run ? read_run(&query, arena, run, error) : az_error_memory(error);
		if (status == ASSIZE_OK)
			status = az_query_row(&query, error);
	}
	az_query_end(&query);
	*runs = list.items;
	*count = list.count;
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static bool read_file(const az_query *query, az_arena *arena, az_store_file *file)
{
	size_t length = 0;
	const char *bytes = az_column_bytes(query, 1, &length);
	file->path = az_column_copy(query, 0, arena);
	file->bytes = az_arena_copy(arena, bytes, length);
	file->length = length;
	return file->path && file->bytes;
}

assize_status az_store_run_files(az_store *store, int64_t run, az_arena *arena,
	const az_store_file **files, size_t *count, az_error *error)
{
	az_run_state state = AZ_RUN_OPEN;
	assize_status status = az_run_standing(store, run, &state, error);
	if (status != ASSIZE_OK)
		return status;
	az_query query;
	az_list list = {0};
	az_query_start(&query, store, AZ_SQL_RUN_FILE_LIST);
	az_query_int(&query, run);
	status = az_query_row(&query, error);
	while (status == ASSIZE_OK) {
		az_store_file *file = az_list_add(&list, arena, sizeof *file);
		if (!file || !read_file(&query, arena, file))
			status = az_error_memory(error);
		else
			status = az_query_row(&query, error);
	}
	az_query_end(&query);
	*files = list.items;
	*count = list.count;
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

/* Refuses a run that has ended for good. */
static assize_status check_going(az_store *store, int64_t number, az_error *error)
{
	az_run_state state = AZ_RUN_OPEN;
	assize_status status = az_run_standing(store, number, &state, error);
	if (status == ASSIZE_OK && (state == AZ_RUN_FINISHED || state == AZ_RUN_ABANDONED))
		status = az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"run %lld is %s and takes nothing more; begin a new run", (long long)number,
			az_run_state_text(state));
	return status;
}

assize_status az_store_run_end(az_store *store, int64_t run, az_run_state state,
	const az_hash *hash, const char *counts, az_error *error)
{
	if (state == AZ_RUN_OPEN || (size_t)state >= STATE_COUNT ||
		(state == AZ_RUN_FINISHED) != (hash != NULL))
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a run ends finished, with a hash, or interrupted or abandoned, without one");
	bool own = false;
	assize_status status = az_write_begin(store, &own, error);
	if (status != ASSIZE_OK)
		return status;
	status = check_going(store, run, error);
	if (status == ASSIZE_OK) {
		az_query query;
		az_query_start(&query, store, AZ_SQL_RUN_STATE_INSERT);
		az_query_int(&query, az_journal_upcoming(store));
		az_query_int(&query, run);
		az_query_string(&query, az_run_state_text(state));
		az_query_hash(&query, hash);
		az_query_string(&query, counts ? counts : "");
		status = az_write_covered(&query, "run_state", error);
	}
	return az_write_end(store, own, status, error);
}

static assize_status check_chunk(
	az_store *store, int64_t run, const az_store_chunk *chunk, az_error *error)
{
	if (chunk->number < 0 || chunk->rows < 0 || !chunk->first || !chunk->last ||
		chunk->length > AZ_STORE_BYTES_MOST)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a chunk has a number from 0, rows, two keys and at most %d bytes",
			AZ_STORE_BYTES_MOST);
	assize_status status = check_going(store, run, error);
	if (status != ASSIZE_OK)
		return status;
	int64_t there = 0;
	az_query query;
	az_query_start(&query, store, AZ_SQL_CHUNK_THERE);
	az_query_int(&query, run);
	az_query_int(&query, chunk->number);
	status = az_query_number(&query, &there, error);
	if (status == ASSIZE_OK && there)
		status = az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"chunk %lld of run %lld was written before, and nothing is overwritten",
			(long long)chunk->number, (long long)run);
	return status;
}

assize_status az_store_run_chunk(
	az_store *store, int64_t run, const az_store_chunk *chunk, az_error *error)
{
	bool own = false;
	assize_status status = az_write_begin(store, &own, error);
	if (status != ASSIZE_OK)
		return status;
	status = check_chunk(store, run, chunk, error);
	if (status == ASSIZE_OK) {
		az_query query;
		az_query_start(&query, store, AZ_SQL_CHUNK_INSERT);
		az_query_int(&query, az_journal_upcoming(store));
		az_query_int(&query, run);
		az_query_int(&query, chunk->number);
		az_query_string(&query, chunk->first);
		az_query_string(&query, chunk->last);
		az_query_int(&query, chunk->rows);
		az_query_blob(&query, chunk->bytes, chunk->length);
		status = az_write_covered(&query, "chunk", error);
	}
	return az_write_end(store, own, status, error);
}

/* The chunk in the query's row, moved into the handle; ends the query. */
static assize_status take_chunk(az_query *query, az_store_chunk *chunk, az_error *error)
{
	az_store *store = query->store;
	assize_status status = az_query_row(query, error);
	if (status == ASSIZE_OK) {
		size_t lengths[3];
		az_buffer_clear(&store->row);
		for (int i = 0; i < 3; i++) {
			const int columns[3] = {1, 2, 4};
			const char *bytes = az_column_bytes(query, columns[i], &lengths[i]);
			az_buffer_bytes(&store->row, bytes, lengths[i]);
			az_buffer_u8(&store->row, 0);
		}
		const char *first = (const char *)store->row.bytes;
		if (store->row.failed)
			status = az_error_memory(error);
		else
			*chunk = (az_store_chunk){.number = az_column_int(query, 0),
				.first = first,
				.last = first + lengths[0] + 1,
				.rows = az_column_int(query, 3),
				.bytes = first + lengths[0] + 1 + lengths[1] + 1,
				.length = lengths[2]};
	}
	az_query_end(query);
	return status;
}

assize_status az_store_chunk_next(
	az_store *store, int64_t run, int64_t after, az_store_chunk *chunk, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_CHUNK_NEXT);
	az_query_int(&query, run);
	az_query_int(&query, after);
	return take_chunk(&query, chunk, error);
}

assize_status az_store_chunk_holding(az_store *store, int64_t run, const char *key, size_t length,
	int64_t after, az_store_chunk *chunk, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_CHUNK_HOLDING);
	az_query_int(&query, run);
	az_query_int(&query, after);
	az_query_text(&query, key, length);
	return take_chunk(&query, chunk, error);
}
