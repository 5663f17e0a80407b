#include "store/sorter.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct az_sorter {
	sqlite3 *db;
	sqlite3_stmt *put;
	sqlite3_stmt *walk;
};

/* A database without a name is a file of SQLite's own, which nobody else sees and which it removes. */
static const char SETUP[] = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
							"PRAGMA cache_size = -16384; PRAGMA locking_mode = EXCLUSIVE;"
							"CREATE TABLE entry(key BLOB PRIMARY KEY, value BLOB NOT NULL)"
							" WITHOUT ROWID; BEGIN";
static const char PUT[] = "INSERT OR REPLACE INTO entry(key, value) VALUES (?1, ?2)";
static const char WALK[] = "SELECT key, value FROM entry WHERE key >= ?1 ORDER BY key";

static assize_status failed(const az_sorter *sorter, int rc, az_error *error)
{
	if ((rc & 0xff) == SQLITE_NOMEM || !sorter->db)
		return az_error_memory(error);
	return az_error_set(error, ASSIZE_ERROR_STORE, NULL,
		"rows of groups cannot be kept in a temporary file: SQLite says: %s; free some space on "
		"the disk",
		sqlite3_errmsg(sorter->db));
}

static int open_all(az_sorter *sorter)
{
	int rc = sqlite3_open_v2(
		"", &sorter->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(sorter->db, SETUP, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(sorter->db, PUT, -1, &sorter->put, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(sorter->db, WALK, -1, &sorter->walk, NULL);
	return rc;
}

assize_status az_sorter_open(az_sorter **out, az_error *error)
{
	*out = NULL;
	az_sorter *sorter = calloc(1, sizeof *sorter);
	if (!sorter)
		return az_error_memory(error);
	int rc = open_all(sorter);
	if (rc != SQLITE_OK) {
		assize_status status = failed(sorter, rc, error);
		az_sorter_close(sorter);
		return status;
	}
	*out = sorter;
	return ASSIZE_OK;
}

void az_sorter_close(az_sorter *sorter)
{
	if (!sorter)
		return;
	sqlite3_finalize(sorter->put);
	sqlite3_finalize(sorter->walk);
	sqlite3_close(sorter->db);
	free(sorter);
}

static int bind(sqlite3_stmt *statement, int place, const void *bytes, size_t length)
{
	return sqlite3_bind_blob64(statement, place, length ? bytes : "", length, SQLITE_STATIC);
}

assize_status az_sorter_put(
	az_sorter *sorter, const az_buffer *key, const az_buffer *value, az_error *error)
{
	if (key->failed || value->failed)
		return az_error_memory(error);
	sqlite3_reset(sorter->walk);
	int rc = bind(sorter->put, 1, key->bytes, key->length);
	if (rc == SQLITE_OK)
		rc = bind(sorter->put, 2, value->bytes, value->length);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(sorter->put);
	assize_status status = rc == SQLITE_DONE ? ASSIZE_OK : failed(sorter, rc, error);
	sqlite3_reset(sorter->put);
	sqlite3_clear_bindings(sorter->put);
	return status;
}

static const unsigned char *column(sqlite3_stmt *statement, int place, size_t *length)
{
	const unsigned char *bytes = sqlite3_column_blob(statement, place);
	*length = (size_t)sqlite3_column_bytes(statement, place);
	return bytes ? bytes : (const unsigned char *)"";
}

assize_status az_sorter_next(az_sorter *sorter, az_sorted *sorted, az_error *error)
{
	int rc = sqlite3_step(sorter->walk);
	if (rc == SQLITE_DONE)
		return ASSIZE_DONE;
	if (rc != SQLITE_ROW)
		return failed(sorter, rc, error);
	sorted->key = column(sorter->walk, 0, &sorted->key_length);
	sorted->value = column(sorter->walk, 1, &sorted->value_length);
	return ASSIZE_OK;
}

assize_status az_sorter_seek(
	az_sorter *sorter, const void *from, size_t length, az_sorted *sorted, az_error *error)
{
	sqlite3_reset(sorter->walk);
	int rc = sqlite3_bind_blob64(sorter->walk, 1, length ? from : "", length, SQLITE_TRANSIENT);
	if (rc != SQLITE_OK)
		return failed(sorter, rc, error);
	return az_sorter_next(sorter, sorted, error);
}
