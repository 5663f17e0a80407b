#include "store/store_sql.h"

#include <string.h>
#include "base/words.h"

/* What a person can do about an SQLite failure. */
static const char *mend_of(int primary)
{
	switch (primary) {
	case SQLITE_FULL:
		return AZ_N("free some space on the disk and run the command again");
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
	case SQLITE_AUTH:
		return AZ_N("check that you may write the file and its folder");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_CONSTRAINT:
		return AZ_N("run `assize verify` on it, and go back to a copy");
	case SQLITE_TOOBIG:
		return AZ_N("split the input");
	default:
		return AZ_N("check the disk, then run `assize verify` on it");
	}
}

assize_status az_sql_failed(const az_store *store, int rc, az_error *error)
{
	int primary = rc & 0xff;
	if (primary == SQLITE_NOMEM)
		return az_error_memory(error);
	if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
		return az_error_set(error, ASSIZE_ERROR_BUSY, store->path,
			"the store is in use by another process (%s); wait until that is done and try again",
			sqlite3_errmsg(store->db));
	bool mistake = primary == SQLITE_MISUSE || primary == SQLITE_RANGE;
	return az_error_set(error, mistake ? ASSIZE_ERROR_INTERNAL : ASSIZE_ERROR_STORE, store->path,
		"SQLite says: %s (%s); %s", sqlite3_errmsg(store->db), sqlite3_errstr(rc),
		mend_of(primary));
}

assize_status az_store_damaged(const az_store *store, const char *table, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, store->path,
		"the table %s does not hold what was written to it; run `assize verify` on the store, and "
		"go"
		" back to a copy",
		table);
}

void az_query_start(az_query *query, az_store *store, az_statement id)
{
	*query = (az_query){.store = store, .rc = SQLITE_OK};
	if (!store->statements[id])
		query->rc = sqlite3_prepare_v3(store->db, az_statement_text(id), -1,
			SQLITE_PREPARE_PERSISTENT, &store->statements[id], NULL);
	query->stmt = store->statements[id];
}

static void bound(az_query *query, int rc)
{
	if (rc != SQLITE_OK)
		query->rc = rc;
}

void az_query_int(az_query *query, int64_t value)
{
	if (query->rc == SQLITE_OK)
		bound(query, sqlite3_bind_int64(query->stmt, ++query->place, value));
}

void az_query_text(az_query *query, const char *text, size_t length)
{
	if (query->rc == SQLITE_OK)
		bound(query, sqlite3_bind_text64(query->stmt, ++query->place, length ? text : "", length,
						 SQLITE_STATIC, SQLITE_UTF8));
}

void az_query_string(az_query *query, const char *string)
{
	if (string)
		az_query_text(query, string, strlen(string));
	else if (query->rc == SQLITE_OK)
		bound(query, sqlite3_bind_null(query->stmt, ++query->place));
}

void az_query_blob(az_query *query, const void *bytes, size_t length)
{
	if (query->rc == SQLITE_OK)
		bound(query, sqlite3_bind_blob64(
						 query->stmt, ++query->place, length ? bytes : "", length, SQLITE_STATIC));
}

void az_query_hash(az_query *query, const az_hash *hash)
{
	if (hash)
		az_query_blob(query, hash->bytes, AZ_HASH_SIZE);
	else
		az_query_string(query, NULL);
}

assize_status az_query_row(az_query *query, az_error *error)
{
	if (query->rc != SQLITE_OK)
		return az_sql_failed(query->store, query->rc, error);
	int rc = sqlite3_step(query->stmt);
	if (rc == SQLITE_ROW)
		return ASSIZE_OK;
	if (rc == SQLITE_DONE)
		return ASSIZE_DONE;
	return az_sql_failed(query->store, rc, error);
}

void az_query_end(az_query *query)
{
	if (!query->stmt)
		return;
	sqlite3_reset(query->stmt);
	sqlite3_clear_bindings(query->stmt);
	query->stmt = NULL;
}

assize_status az_query_run(az_query *query, az_error *error)
{
	assize_status status = az_query_row(query, error);
	az_query_end(query);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

assize_status az_query_number(az_query *query, int64_t *number, az_error *error)
{
	assize_status status = az_query_row(query, error);
	if (status == ASSIZE_OK)
		*number = az_column_int(query, 0);
	az_query_end(query);
	return status;
}

int64_t az_column_int(const az_query *query, int column)
{
	return sqlite3_column_int64(query->stmt, column);
}

const char *az_column_bytes(const az_query *query, int column, size_t *length)
{
	const void *bytes = sqlite3_column_blob(query->stmt, column);
	int size = sqlite3_column_bytes(query->stmt, column);
	*length = bytes && size > 0 ? (size_t)size : 0;
	return bytes ? bytes : "";
}

bool az_column_null(const az_query *query, int column)
{
	return sqlite3_column_type(query->stmt, column) == SQLITE_NULL;
}

bool az_column_hash(const az_query *query, int column, az_hash *hash)
{
	size_t length = 0;
	const char *bytes = az_column_bytes(query, column, &length);
	if (length != AZ_HASH_SIZE)
		return false;
	memcpy(hash->bytes, bytes, AZ_HASH_SIZE);
	return true;
}

char *az_column_copy(const az_query *query, int column, az_arena *arena)
{
	size_t length = 0;
	const char *bytes = az_column_bytes(query, column, &length);
	return az_arena_copy(arena, bytes, length);
}

void *az_list_add(az_list *list, az_arena *arena, size_t size)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? list->capacity * 2 : 8;
		void *items = capacity > list->capacity ? az_arena_array(arena, capacity, size) : NULL;
		if (!items)
			return NULL;
		if (list->count)
			memcpy(items, list->items, list->count * size);
		list->items = items;
		list->capacity = capacity;
	}
	return (unsigned char *)list->items + size * list->count++;
}
