/*
 * Reading dossiers: one revision, counts, and the scan.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/store_sql.h"

enum { PAGE_ROWS = 256, PAGE_BYTES = 1024 * 1024 };

bool az_revision_read(const az_query *query, az_revision *revision)
{
	int64_t withdrawn = az_column_int(query, 5);
	*revision = (az_revision){.sequence = az_column_int(query, 0),
		.revision = az_column_int(query, 2),
		.import = az_column_int(query, 3),
		.line = az_column_int(query, 4),
		.withdrawn = withdrawn == 1};
	revision->key = az_column_bytes(query, 1, &revision->key_length);
	revision->record = (const unsigned char *)az_column_bytes(query, 7, &revision->length);
	return az_column_hash(query, 6, &revision->hash) && (withdrawn == 0 || withdrawn == 1);
}

/* The keys beside the missing one, in byte order, and which of them is meant. */
typedef struct neighbours {
	char keys[2][AZ_STORE_KEY_MOST + 1];
} neighbours;

static const char *neighbour_at(const void *context, size_t i)
{
	const neighbours *both = context;
	return i < 2 ? both->keys[i] : NULL;
}

static void find_neighbour(az_store *store, az_statement id, const char *key, size_t length,
	char out[AZ_STORE_KEY_MOST + 1])
{
	az_query query;
	az_query_start(&query, store, id);
	az_query_text(&query, key, length);
	out[0] = '\0';
	if (az_query_row(&query, NULL) == ASSIZE_OK) {
		size_t found = 0;
		const char *bytes = az_column_bytes(&query, 0, &found);
		if (found <= AZ_STORE_KEY_MOST) {
			memcpy(out, bytes, found);
			out[found] = '\0';
		}
	}
	az_query_end(&query);
}

static assize_status say_missing(az_store *store, const char *key, size_t length, az_error *error)
{
	if (!error || length > AZ_STORE_KEY_MOST)
		return az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
			"there is no dossier with such a key; check the key");
	neighbours both;
	char wanted[AZ_STORE_KEY_MOST + 1];
	memcpy(wanted, key, length);
	wanted[length] = '\0';
	find_neighbour(store, AZ_SQL_KEY_BELOW, key, length, both.keys[0]);
	find_neighbour(store, AZ_SQL_KEY_ABOVE, key, length, both.keys[1]);
	const char *nearest = az_text_nearest(wanted, neighbour_at, &both);
	if (nearest && nearest[0])
		return az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
			"there is no dossier %s; did you mean %s?", wanted, nearest);
	return az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
		"there is no dossier %s; `assize cases` lists what there is", wanted);
}

/* Copies what a revision borrows from a query into `buffer`. The offsets become pointers only when
 * the buffer has stopped moving. */
typedef struct kept {
	az_revision revision;
	size_t key_at;
	size_t record_at;
} kept;

/* A record is read in place by everyone above, who trust its offsets: so nobody gets one that is not
 * what its hash says. False where it is not. */
static bool keep(const az_query *query, az_buffer *buffer, kept *row)
{
	if (!az_revision_read(query, &row->revision))
		return false;
	az_hash found = az_hash_of(row->revision.record, row->revision.length);
	if (!az_hash_equal(&found, &row->revision.hash))
		return false;
	row->key_at = buffer->length;
	az_buffer_bytes(buffer, row->revision.key, row->revision.key_length);
	az_buffer_u8(buffer, 0);
	row->record_at = buffer->length;
	az_buffer_bytes(buffer, row->revision.record, row->revision.length);
	return true;
}

static void settle(const az_buffer *buffer, const kept *row, az_revision *revision)
{
	*revision = row->revision;
	revision->key = (const char *)buffer->bytes + row->key_at;
	revision->record = buffer->bytes + row->record_at;
}

/* Takes the one revision of a query, and ends it. ASSIZE_DONE: there was none. */
static assize_status take_one(az_query *query, az_revision *revision, az_error *error)
{
	az_store *store = query->store;
	kept row;
	az_buffer_clear(&store->row);
	assize_status status = az_query_row(query, error);
	if (status == ASSIZE_OK && !keep(query, &store->row, &row))
		status = az_store_damaged(store, "revision", error);
	if (status == ASSIZE_OK && store->row.failed)
		status = az_error_memory(error);
	if (status == ASSIZE_OK)
		settle(&store->row, &row, revision);
	az_query_end(query);
	return status;
}

assize_status az_store_get(
	az_store *store, const char *key, size_t key_length, az_revision *revision, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_REVISION_NEWEST_OF);
	az_query_text(&query, key, key_length);
	assize_status status = take_one(&query, revision, error);
	return status == ASSIZE_DONE ? say_missing(store, key, key_length, error) : status;
}

assize_status az_store_get_revision(az_store *store, const char *key, size_t key_length,
	int64_t number, az_revision *revision, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_REVISION_OF);
	az_query_text(&query, key, key_length);
	az_query_int(&query, number);
	assize_status status = take_one(&query, revision, error);
	if (status != ASSIZE_DONE)
		return status;
	status = az_store_get(store, key, key_length, revision, error);
	if (status != ASSIZE_OK)
		return status;
	return az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
		"the dossier %s has no revision %lld; its newest is %lld", revision->key, (long long)number,
		(long long)revision->revision);
}

assize_status az_store_get_sequence(
	az_store *store, int64_t sequence, az_revision *revision, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_REVISION_AT);
	az_query_int(&query, sequence);
	assize_status status = take_one(&query, revision, error);
	if (status != ASSIZE_DONE)
		return status;
	return az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
		"there is no revision with the sequence number %lld; check the number",
		(long long)sequence);
}

assize_status az_store_newest(az_store *store, int64_t *sequence, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_REVISION_NEWEST);
	return az_query_number(&query, sequence, error);
}

assize_status az_store_count(az_store *store, int64_t sequence, int64_t *count, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_REVISION_COUNT);
	az_query_int(&query, sequence > 0 ? sequence : INT64_MAX);
	return az_query_number(&query, count, error);
}

struct az_scan {
	az_store *store;
	int64_t sequence;
	bool ended; /* the page is the last */
	az_buffer after;
	az_buffer bytes;
	kept rows[PAGE_ROWS];
	size_t count;
	size_t at;
};

assize_status az_scan_open(az_scan **out, az_store *store, int64_t sequence, const char *after,
	size_t after_length, az_error *error)
{
	*out = NULL;
	assize_status status = ASSIZE_OK;
	if (sequence <= 0)
		status = az_store_newest(store, &sequence, error);
	if (status != ASSIZE_OK)
		return status;
	az_scan *scan = calloc(1, sizeof *scan);
	if (!scan)
		return az_error_memory(error);
	scan->store = store;
	scan->sequence = sequence;
	if (after)
		az_buffer_bytes(&scan->after, after, after_length);
	*out = scan;
	return ASSIZE_OK;
}

/* Reads a page of at most PAGE_ROWS, or of little more than PAGE_BYTES. The query ends with the
 * page, and with it every lock. */
static assize_status read_page(az_scan *scan, az_error *error)
{
	az_query query;
	scan->count = scan->at = 0;
	az_buffer_clear(&scan->bytes);
	az_query_start(&query, scan->store, AZ_SQL_REVISION_PAGE);
	az_query_text(&query, (const char *)scan->after.bytes, scan->after.length);
	az_query_int(&query, scan->sequence);
	az_query_int(&query, PAGE_ROWS);
	assize_status status = ASSIZE_OK;
	while (scan->count < PAGE_ROWS && scan->bytes.length < PAGE_BYTES) {
		status = az_query_row(&query, error);
		if (status != ASSIZE_OK)
			break;
		if (!keep(&query, &scan->bytes, &scan->rows[scan->count++])) {
			status = az_store_damaged(scan->store, "revision", error);
			break;
		}
	}
	az_query_end(&query);
	scan->ended = status == ASSIZE_DONE;
	if (scan->ended)
		status = ASSIZE_OK;
	if (status == ASSIZE_OK && scan->count) {
		const kept *last = &scan->rows[scan->count - 1];
		az_buffer_clear(&scan->after);
		az_buffer_bytes(&scan->after, scan->bytes.bytes + last->key_at, last->revision.key_length);
	}
	return status;
}

assize_status az_scan_next(az_scan *scan, az_revision *revision, az_error *error)
{
	for (;;) {
		if (scan->at == scan->count && scan->ended)
			return ASSIZE_DONE;
		assize_status status = scan->at == scan->count ? read_page(scan, error) : ASSIZE_OK;
		if (status == ASSIZE_OK && (scan->bytes.failed || scan->after.failed))
			status = az_error_memory(error);
		if (status != ASSIZE_OK) {
			scan->count = scan->at = 0;
			return status;
		}
		if (scan->at == scan->count)
			continue;
		const kept *row = &scan->rows[scan->at++];
		if (row->revision.withdrawn)
			continue;
		settle(&scan->bytes, row, revision);
		return ASSIZE_OK;
	}
}

int64_t az_scan_sequence(const az_scan *scan)
{
	return scan->sequence;
}

void az_scan_close(az_scan *scan)
{
	if (!scan)
		return;
	az_buffer_free(&scan->after);
	az_buffer_free(&scan->bytes);
	free(scan);
}
