#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_sql.h"

enum { BUSY_MS = 5000 };

/* SQLite takes ":memory:" and "file:..." for other things than files of that name. */
static char *plain_path(const char *path)
{
	size_t size = strlen(path) + 3;
	char *plain = malloc(size);
	if (plain)
		snprintf(plain, size, "%s%s", path[0] == '/' || path[0] == '.' ? "" : "./", path);
	return plain;
}

static assize_status run_text(az_store *store, const char *text, az_error *error)
{
	int rc = sqlite3_exec(store->db, text, NULL, NULL, NULL);
	return rc == SQLITE_OK ? ASSIZE_OK : az_sql_failed(store, rc, error);
}

static assize_status pragma_number(
	az_store *store, const char *text, int64_t *number, az_error *error)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(store->db, text, -1, &stmt, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		*number = sqlite3_column_int64(stmt, 0);
	assize_status status = rc == SQLITE_ROW ? ASSIZE_OK : az_sql_failed(store, rc, error);
	sqlite3_finalize(stmt);
	return status;
}

/* Opens the connection. Triggers and views are off: a store has none, and those of a file that was
 * tampered with shall not run. */
static assize_status connect(
	az_store **out, const char *path, const az_store_options *options, az_error *error)
{
	if (sodium_init() < 0)
		return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL, "libsodium does not start");
	az_store *store = calloc(1, sizeof *store);
	if (!store)
		return az_error_memory(error);
	store->clock = options->clock;
	store->clock_context = options->clock_context;
	store->read_only = options->read_only;
	store->path = strdup(path);
	char *plain = plain_path(path);
	int rc = SQLITE_NOMEM;
	if (store->path && plain)
		rc = sqlite3_open_v2(plain, &store->db,
			SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
				(options->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE),
			NULL);
	free(plain);
	if (rc != SQLITE_OK) {
		assize_status status = store->db ? az_sql_failed(store, rc, error) : az_error_memory(error);
		az_store_close(store);
		return status;
	}
	sqlite3_busy_timeout(store->db, options->busy_ms > 0 ? options->busy_ms : BUSY_MS);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	*out = store;
	return ASSIZE_OK;
}

static assize_status set_up(az_store *store, az_error *error)
{
	return run_text(store,
		"PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
		"PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
		"PRAGMA journal_size_limit = 67108864;",
		error);
}

/* Takes the file's name at once, so that nobody else's file is ever written, with no right for
 * others: SQLite gives its -wal and -shm files the rights of this one. */
static assize_status take_name(const char *path, az_error *error)
{
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0 && errno == EEXIST)
		return az_error_set(
			error, ASSIZE_ERROR_EXISTS, path, "is there already; open it, or choose another name");
	if (fd < 0 && errno == ENOENT)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"the folder for the new store does not exist; make it first");
	if (fd < 0)
		return az_error_set(error, ASSIZE_ERROR_STORE, path,
			"the new store cannot be made: %s; check that you may write the folder",
			strerror(errno));
	int failed = fchmod(fd, 0600);
	close(fd);
	if (failed)
		return az_error_set(error, ASSIZE_ERROR_STORE, path,
			"the rights of the new store cannot be set: %s; choose another file system",
			strerror(errno));
	return ASSIZE_OK;
}

static bool id_is_good(const char *id)
{
	size_t length = strlen(id);
	return length >= 1 && length <= 64 &&
		   strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}

/* The schema, the head and the store's id in one transaction: a store is whole or not there. */
static assize_status write_first(az_store *store, const char *id, az_error *error)
{
	char random_id[33];
	if (!id) {
		unsigned char bytes[16];
		randombytes_buf(bytes, sizeof bytes);
		sodium_bin2hex(random_id, sizeof random_id, bytes, sizeof bytes);
		id = random_id;
	}
	assize_status status =
		run_text(store, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;", error);
	if (status == ASSIZE_OK)
		status = set_up(store, error);
	if (status == ASSIZE_OK)
		status = run_text(store, "BEGIN IMMEDIATE", error);
	if (status == ASSIZE_OK)
		status = run_text(store, az_schema_text(), error);
	char mark[200];
	snprintf(mark, sizeof mark,
		"PRAGMA application_id = %d; PRAGMA user_version = %d;"
		"INSERT INTO head(id, journal, link, sequence) VALUES (1, 0, zeroblob(32), 0);",
		AZ_STORE_APPLICATION, AZ_STORE_VERSION);
	if (status == ASSIZE_OK)
		status = run_text(store, mark, error);
	if (status != ASSIZE_OK)
		return status;
	store->writing = true;
	status = az_store_meta_set(store, "store_id", id, error);
	return status == ASSIZE_OK ? az_store_commit(store, error) : status;
}

assize_status az_store_create(
	az_store **out, const char *path, const az_store_options *options, az_error *error)
{
	*out = NULL;
	if (!path[0] || options->read_only || !options->clock)
		return az_error_set(error, ASSIZE_ERROR_USAGE, path,
			"a new store needs a file name, a clock and a handle that may write");
	if (options->id && !id_is_good(options->id))
		return az_error_set(error, ASSIZE_ERROR_USAGE, path,
			"'%s' is no id for a store; use 1 to 64 letters, digits, - and _", options->id);
	assize_status status = take_name(path, error);
	if (status != ASSIZE_OK)
		return status;
	az_store *store = NULL;
	status = connect(&store, path, options, error);
	if (status == ASSIZE_OK)
		status = write_first(store, options->id, error);
	if (status == ASSIZE_OK) {
		*out = store;
		return ASSIZE_OK;
	}
	az_store_close(store);
	unlink(path);
	return status;
}

/* Looks at the file itself first: SQLite would take an empty file for a database. */
static assize_status look_at(const char *path, az_error *error)
{
	struct stat info;
	if (stat(path, &info) != 0 && errno == ENOENT)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"there is no such store; make one with `assize init`, or check the name");
	/* Without O_NONBLOCK, opening a FIFO would wait for its writer. */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return az_error_set(error, ASSIZE_ERROR_STORE, path,
			"the store cannot be read: %s; check that you may read it", strerror(errno));
	char head[16] = {0};
	bool regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
	ssize_t got = regular ? read(fd, head, sizeof head) : 0;
	close(fd);
	if (!regular)
		return az_error_set(error, ASSIZE_ERROR_INPUT, path,
			"a store is a regular file, and this is a folder or a device; check the name");
	if (got == 0)
		return az_error_set(error, ASSIZE_ERROR_INPUT, path,
			"the file is empty and no store; delete it and make one with `assize init`");
	if (got != (ssize_t)sizeof head || memcmp(head, "SQLite format 3", sizeof head) != 0)
		return az_error_set(error, ASSIZE_ERROR_INPUT, path,
			"the file is no assize store (it is no SQLite database at all); check the name");
	return ASSIZE_OK;
}

/* Reads only: a foreign database is left as it is. */
static assize_status check_kind(az_store *store, az_error *error)
{
	int64_t application = 0;
	int64_t version = 0;
	assize_status status = pragma_number(store, "PRAGMA application_id", &application, error);
	if (status == ASSIZE_OK)
		status = pragma_number(store, "PRAGMA user_version", &version, error);
	if (status != ASSIZE_OK)
		return status;
	if (application != AZ_STORE_APPLICATION)
		return az_error_set(error, ASSIZE_ERROR_INPUT, store->path,
			"the file is an SQLite database, but not an assize store; check the name");
	if (version > AZ_STORE_VERSION)
		return az_error_set(error, ASSIZE_ERROR_INPUT, store->path,
			"the store was written by a newer assize (its schema is version %lld, this assize knows"
			" %d); use the newer one",
			(long long)version, AZ_STORE_VERSION);
	if (version < 1)
		return az_error_set(error, ASSIZE_ERROR_INPUT, store->path,
			"the store's schema version is %lld, and the first is 1: the file was damaged; go back "
			"to"
			" a copy",
			(long long)version);
	return ASSIZE_OK;
}

assize_status az_store_open(
	az_store **out, const char *path, const az_store_options *options, az_error *error)
{
	*out = NULL;
	assize_status status = look_at(path, error);
	if (status != ASSIZE_OK)
		return status;
	az_store *store = NULL;
	status = connect(&store, path, options, error);
	if (status == ASSIZE_OK)
		status = check_kind(store, error);
	if (status == ASSIZE_OK)
		status = set_up(store, error);
	if (status != ASSIZE_OK) {
		az_store_close(store);
		return status;
	}
	*out = store;
	return ASSIZE_OK;
}

void az_store_close(az_store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < AZ_SQL_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	sqlite3_close(store->db);
	az_buffer_free(&store->row);
	az_buffer_free(&store->import_file);
	free(store->path);
	free(store);
}

const char *az_store_path(const az_store *store)
{
	return store->path;
}
