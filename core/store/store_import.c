/*
 * Imports, and the putting of dossiers. This is the store's fast path: two statements a record.
 */
#include <string.h>

#include "base/text.h"
#include "store/store_sql.h"

assize_status az_store_import_begin(az_store *store, const az_store_source *source, az_error *error)
{
	if (!store->writing || store->importing)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"an import begins inside a transaction, and after the one before was ended");
	az_query query;
	int64_t number = 0;
	az_query_start(&query, store, AZ_SQL_IMPORT_NUMBER);
	assize_status status = az_query_number(&query, &number, error);
	az_buffer_clear(&store->import_file);
	az_buffer_string(&store->import_file, source->file);
	az_buffer_u8(&store->import_file, 0);
	if (status == ASSIZE_OK && store->import_file.failed)
		status = az_error_memory(error);
	if (status != ASSIZE_OK)
		return az_write_end(store, false, status, error);
	store->import = (az_store_import){.number = number,
		.file = (const char *)store->import_file.bytes,
		.hash = source->hash,
		.first = store->head.sequence + 1};
	az_hasher_start(&store->import_cover);
	store->importing = true;
	return ASSIZE_OK;
}

static assize_status insert_import(az_store *store, az_error *error)
{
	const az_store_import *import = &store->import;
	az_hash cover = az_hasher_end(&store->import_cover);
	az_query query;
	az_query_start(&query, store, AZ_SQL_IMPORT_INSERT);
	az_query_int(&query, az_journal_upcoming(store));
	az_query_int(&query, import->number);
	az_query_string(&query, import->file);
	az_query_hash(&query, &import->hash);
	az_query_int(&query, import->added);
	az_query_int(&query, import->revised);
	az_query_int(&query, import->same);
	az_query_int(&query, import->withdrawn);
	az_query_int(&query, import->rejected);
	az_query_int(&query, import->first);
	az_query_int(&query, import->last);
	az_query_hash(&query, &cover);
	return az_write_covered(&query, "import", error);
}

assize_status az_store_import_end(
	az_store *store, int64_t rejected, az_store_import *import, az_error *error)
{
	if (!store->importing)
		return az_error_set(
			error, ASSIZE_ERROR_USAGE, store->path, "there is no import to end; begin one first");
	store->importing = false;
	store->import.rejected = rejected;
	store->import.last = store->head.sequence;
	assize_status status = insert_import(store, error);
	if (status == ASSIZE_OK && import)
		*import = store->import;
	return az_write_end(store, false, status, error);
}

static assize_status check_put(
	const az_store *store, const char *key, size_t key_length, size_t length, az_error *error)
{
	size_t bad = 0;
	if (!store->importing)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a dossier is put inside an import; begin one first");
	if (key_length == 0 || key_length > AZ_STORE_KEY_MOST)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"the dossier's key has %zu bytes; a key has 1 to %d", key_length, AZ_STORE_KEY_MOST);
	if (!az_utf8_valid(key, key_length, &bad) || memchr(key, 0, key_length))
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"the dossier's key is no UTF-8 text, or holds a zero byte; mend the key");
	if (length > AZ_STORE_BYTES_MOST)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"the record of %.*s has %zu bytes, and the store takes %d; split the dossier",
			(int)key_length, key, length, AZ_STORE_BYTES_MOST);
	return ASSIZE_OK;
}

/* What stands of the dossier now: revision 0 when there is none. */
static assize_status find_standing(az_store *store, az_revision *standing, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_REVISION_STANDS);
	az_query_text(&query, standing->key, standing->key_length);
	assize_status status = az_query_row(&query, error);
	if (status == ASSIZE_OK) {
		standing->sequence = az_column_int(&query, 0);
		standing->revision = az_column_int(&query, 1);
		standing->withdrawn = az_column_int(&query, 2) != 0;
		if (!az_column_hash(&query, 3, &standing->hash))
			status = az_store_damaged(store, "revision", error);
	}
	az_query_end(&query);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static void le64(unsigned char *out, int64_t value)
{
	for (size_t i = 0; i < 8; i++)
		out[i] = (unsigned char)((uint64_t)value >> (8 * i));
}

az_hash az_revision_cover(const az_revision *revision)
{
	unsigned char fixed[5 * 8 + AZ_HASH_SIZE];
	le64(fixed, revision->sequence);
	le64(fixed + 8, revision->revision);
	le64(fixed + 16, revision->import);
	le64(fixed + 24, revision->line);
	le64(fixed + 32, revision->withdrawn);
	memcpy(fixed + 40, revision->hash.bytes, AZ_HASH_SIZE);
	az_hasher hasher;
	az_hasher_start(&hasher);
	az_hasher_add(&hasher, fixed, sizeof fixed);
	az_hasher_add(&hasher, revision->key, revision->key_length);
	return az_hasher_end(&hasher);
}

static assize_status insert_revision(az_store *store, const az_revision *revision, az_error *error)
{
	az_hash cover = az_revision_cover(revision);
	az_query query;
	az_query_start(&query, store, AZ_SQL_REVISION_INSERT);
	az_query_int(&query, revision->sequence);
	az_query_text(&query, revision->key, revision->key_length);
	az_query_int(&query, revision->revision);
	az_query_int(&query, revision->import);
	az_query_int(&query, revision->line);
	az_query_int(&query, revision->withdrawn);
	az_query_hash(&query, &revision->hash);
	az_query_hash(&query, &cover);
	az_query_blob(&query, revision->record, revision->length);
	assize_status status = az_query_run(&query, error);
	if (status == ASSIZE_OK) {
		az_hasher_add(&store->import_cover, cover.bytes, AZ_HASH_SIZE);
		store->head.sequence = revision->sequence;
	}
	return status;
}

static az_put outcome_of(const az_revision *standing, const az_revision *next)
{
	if (next->withdrawn)
		return standing->withdrawn ? AZ_PUT_SAME : AZ_PUT_WITHDRAWN;
	if (standing->revision == 0)
		return AZ_PUT_NEW;
	bool same = !standing->withdrawn && az_hash_equal(&standing->hash, &next->hash);
	return same ? AZ_PUT_SAME : AZ_PUT_REVISED;
}

static void count(az_store_import *import, az_put outcome)
{
	import->added += outcome == AZ_PUT_NEW;
	import->same += outcome == AZ_PUT_SAME;
	import->revised += outcome == AZ_PUT_REVISED;
	import->withdrawn += outcome == AZ_PUT_WITHDRAWN;
}

static assize_status put(
	az_store *store, az_revision *next, az_store_put_result *result, az_error *error)
{
	az_revision standing = {.key = next->key, .key_length = next->key_length};
	assize_status status = find_standing(store, &standing, error);
	if (status != ASSIZE_OK)
		return status;
	if (next->withdrawn && standing.revision == 0)
		return az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
			"there is no dossier %.*s to withdraw; check the key", (int)next->key_length,
			next->key);
	az_put outcome = outcome_of(&standing, next);
	next->hash = outcome == AZ_PUT_SAME ? standing.hash : next->hash;
	next->revision = standing.revision + (outcome != AZ_PUT_SAME);
	next->sequence = outcome == AZ_PUT_SAME ? standing.sequence : store->head.sequence + 1;
	if (outcome != AZ_PUT_SAME)
		status = insert_revision(store, next, error);
	if (status != ASSIZE_OK)
		return status;
	count(&store->import, outcome);
	if (result)
		*result = (az_store_put_result){outcome, next->revision, next->sequence, next->hash};
	return ASSIZE_OK;
}

assize_status az_store_put(az_store *store, const char *key, size_t key_length, const void *record,
	size_t length, int64_t line, az_store_put_result *result, az_error *error)
{
	assize_status status = check_put(store, key, key_length, length, error);
	if (status == ASSIZE_OK) {
		az_revision next = {.key = key,
			.key_length = key_length,
			.import = store->import.number,
			.line = line,
			.hash = az_hash_of(record, length),
			.record = record,
			.length = length};
		status = put(store, &next, result, error);
	}
	return az_write_end(store, false, status, error);
}

assize_status az_store_withdraw(az_store *store, const char *key, size_t key_length, int64_t line,
	az_store_put_result *result, az_error *error)
{
	assize_status status = check_put(store, key, key_length, 0, error);
	if (status == ASSIZE_OK) {
		az_revision next = {.key = key,
			.key_length = key_length,
			.import = store->import.number,
			.line = line,
			.withdrawn = true,
			.hash = az_hash_of("", 0)};
		status = put(store, &next, result, error);
	}
	return az_write_end(store, false, status, error);
}

static bool read_import(const az_query *query, az_arena *arena, az_store_import *import)
{
	*import = (az_store_import){.number = az_column_int(query, 0),
		.file = az_column_copy(query, 1, arena),
		.added = az_column_int(query, 3),
		.revised = az_column_int(query, 4),
		.same = az_column_int(query, 5),
		.withdrawn = az_column_int(query, 6),
		.rejected = az_column_int(query, 7),
		.first = az_column_int(query, 8),
		.last = az_column_int(query, 9),
		.at = az_column_copy(query, 10, arena)};
	return az_column_hash(query, 2, &import->hash);
}

assize_status az_store_imports(az_store *store, az_arena *arena, const az_store_import **imports,
	size_t *count_out, az_error *error)
{
	az_query query;
	az_list list = {0};
	az_query_start(&query, store, AZ_SQL_IMPORT_LIST);
	assize_status status = az_query_row(&query, error);
	while (status == ASSIZE_OK) {
		az_store_import *import = az_list_add(&list, arena, sizeof *import);
		if (!import)
			status = az_error_memory(error);
		else if (!read_import(&query, arena, import))
			status = az_store_damaged(store, "import", error);
		else if (!import->file || !import->at)
			status = az_error_memory(error);
		else
			status = az_query_row(&query, error);
	}
	az_query_end(&query);
	*imports = list.items;
	*count_out = list.count;
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}
