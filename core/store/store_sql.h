/*
 * The inside of the room: the handle, and the one way to SQLite. sqlite3.h is included here and
 * nowhere else.
 */
#ifndef AZ_STORE_STORE_SQL_H
#define AZ_STORE_STORE_SQL_H

#include <sqlite3.h>

#include "store/store.h"

enum {
	AZ_STORE_APPLICATION = 0x617a7365, /* "azse", in the file's header */
	AZ_STORE_VERSION = 1               /* of the schema; a change of it is a migration */
};

/* Every statement that the store runs; the texts are in store_schema.c. */
typedef enum az_statement {
	AZ_SQL_BEGIN,
	AZ_SQL_BEGIN_READ,
	AZ_SQL_COMMIT,
	AZ_SQL_HEAD_GET,
	AZ_SQL_HEAD_SET,
	AZ_SQL_META_GET,
	AZ_SQL_META_INSERT,
	AZ_SQL_IMPORT_NUMBER,
	AZ_SQL_IMPORT_INSERT,
	AZ_SQL_IMPORT_LIST,
	AZ_SQL_REVISION_STANDS,
	AZ_SQL_REVISION_INSERT,
	AZ_SQL_REVISION_NEWEST_OF,
	AZ_SQL_REVISION_OF,
	AZ_SQL_REVISION_AT,
	AZ_SQL_REVISION_NEWEST,
	AZ_SQL_REVISION_COUNT,
	AZ_SQL_REVISION_PAGE,
	AZ_SQL_REVISION_RANGE,
	AZ_SQL_KEY_BELOW,
	AZ_SQL_KEY_ABOVE,
	AZ_SQL_RUN_NUMBER,
	AZ_SQL_RUN_INSERT,
	AZ_SQL_RUN_LIST,
	AZ_SQL_RUN_STANDS,
	AZ_SQL_RUN_FILE_INSERT,
	AZ_SQL_RUN_FILE_LIST,
	AZ_SQL_FILE_INSERT,
	AZ_SQL_FILE_ALL,
	AZ_SQL_FILE_MISSING,
	AZ_SQL_RUN_STATE_INSERT,
	AZ_SQL_CHUNK_INSERT,
	AZ_SQL_CHUNK_THERE,
	AZ_SQL_CHUNK_NEXT,
	AZ_SQL_CHUNK_HOLDING,
	AZ_SQL_DECISION_INSERT,
	AZ_SQL_DECISION_LIST,
	AZ_SQL_JOURNAL_INSERT,
	AZ_SQL_JOURNAL_NEXT,
	AZ_SQL_JOURNAL_ALL,
	AZ_SQL_JOURNAL_AT,
	AZ_SQL_CHECK_FOREIGN,
	AZ_SQL_CHECK_FILE,
	AZ_SQL_SCHEMA,
	AZ_SQL_META_ALL,
	AZ_SQL_META_OF,
	AZ_SQL_IMPORT_ALL,
	AZ_SQL_IMPORT_OF,
	AZ_SQL_RUN_ALL,
	AZ_SQL_RUN_OF,
	AZ_SQL_RUN_FILE_ALL,
	AZ_SQL_RUN_FILE_OF,
	AZ_SQL_RUN_STATE_ALL,
	AZ_SQL_RUN_STATE_OF,
	AZ_SQL_CHUNK_ALL,
	AZ_SQL_CHUNK_OF,
	AZ_SQL_DECISION_ALL,
	AZ_SQL_DECISION_OF,
	AZ_SQL_COUNT
} az_statement;

/* The text of a statement; the tables and indices of a new store. */
const char *az_statement_text(az_statement id);
const char *az_schema_text(void);

/* A table whose rows are each covered by a row of the journal, of the table's name as kind. */
typedef struct az_covered {
	const char *table;
	az_statement all; /* journal, the row in words, its columns; of all rows */
	az_statement of;  /* 1, where a row has that journal number */
} az_covered;

enum { AZ_COVERED_COUNT = 7 };
const az_covered *az_covered_at(size_t i);

/* The newest of everything, as the write transaction left it. */
typedef struct az_head {
	int64_t journal;
	az_hash link;
	int64_t sequence;
} az_head;

struct az_store {
	sqlite3 *db;
	char *path;
	sqlite3_stmt *statements[AZ_SQL_COUNT];
	az_store_clock *clock;
	void *clock_context;
	bool read_only;
	bool writing;   /* between begin and commit */
	bool broken;    /* a call in this transaction failed: it may only be rolled back */
	bool importing; /* between import_begin and import_end */
	az_head head;   /* while writing */
	az_store_import import;
	az_buffer import_file;
	az_hasher import_cover; /* over the covers of the revisions that it wrote */
	az_buffer row;          /* what a revision, a chunk or a journal entry points into */
};

/* --- one statement being run ---
 * A failed bind is remembered and told by the step. End every query that was started. */
typedef struct az_query {
	az_store *store;
	sqlite3_stmt *stmt;
	int place;
	int rc;
} az_query;

void az_query_start(az_query *query, az_store *store, az_statement id);
/* Bind the next parameter. Bytes are borrowed until the query ends; a NULL string or hash is
 * NULL. */
void az_query_int(az_query *query, int64_t value);
void az_query_text(az_query *query, const char *text, size_t length);
void az_query_string(az_query *query, const char *string);
void az_query_blob(az_query *query, const void *bytes, size_t length);
void az_query_hash(az_query *query, const az_hash *hash);
/* ASSIZE_OK with a row, ASSIZE_DONE, or an error. */
assize_status az_query_row(az_query *query, az_error *error);
void az_query_end(az_query *query);
/* Runs a statement that gives no rows, and ends it. */
assize_status az_query_run(az_query *query, az_error *error);
/* Takes the one number of a statement, and ends it. */
assize_status az_query_number(az_query *query, int64_t *number, az_error *error);

int64_t az_column_int(const az_query *query, int column);
/* Bytes of a text or blob, borrowed until the next step; "" for NULL. */
const char *az_column_bytes(const az_query *query, int column, size_t *length);
bool az_column_null(const az_query *query, int column);
/* False when the column holds no hash. */
bool az_column_hash(const az_query *query, int column, az_hash *hash);
/* A NUL-ended copy, or NULL when memory is out. */
char *az_column_copy(const az_query *query, int column, az_arena *arena);

/* A list that grows in an arena. */
typedef struct az_list {
	void *items;
	size_t count;
	size_t capacity;
} az_list;

/* A new, zeroed item of `size` bytes at its end, or NULL when memory is out. Moves the others. */
void *az_list_add(az_list *list, az_arena *arena, size_t size);

/* The error that SQLite gave just now, in words, with the store's path. */
assize_status az_sql_failed(const az_store *store, int rc, az_error *error);
/* A stored value has not the shape in which it was written. */
assize_status az_store_damaged(const az_store *store, const char *table, az_error *error);

/* --- writing --- */
/* Joins the open transaction, or opens one of its own. */
assize_status az_write_begin(az_store *store, bool *own, az_error *error);
/* Commits or takes back one of its own; marks a joined one broken when something failed half way.
 * Refusals (USAGE, MISSING) come before the first write and break nothing. */
assize_status az_write_end(az_store *store, bool own, assize_status status, az_error *error);

/* The hash of the columns of the row from `first` on. */
az_hash az_row_hash(const az_query *query, int first);

/* Runs an insert that has its journal number as first parameter and returns what the covered
 * table's `all` statement selects; ends it and appends its entry to the journal. */
assize_status az_write_covered(az_query *query, const char *table, az_error *error);

/* The number that the next journal entry will have. */
int64_t az_journal_upcoming(const az_store *store);
/* An entry with its texts' lengths: what was tampered with may hold a NUL. */
typedef struct az_journal_row {
	az_journal_entry entry;
	size_t kind_length;
	size_t subject_length;
	size_t at_length;
} az_journal_row;

az_hash az_journal_link(const az_hash *before, const az_journal_row *row);
/* Fills a row from the columns number, kind, subject, content, at, link; the texts are borrowed
 * from the query and not NUL-ended. False on a bad shape. */
bool az_journal_read(const az_query *query, az_journal_row *row);

/* The state of a run; ASSIZE_ERROR_MISSING when there is none. */
assize_status az_run_standing(
	az_store *store, int64_t number, az_run_state *state, az_error *error);

/* What covers a revision: a hash of all that its row says beside the record. */
az_hash az_revision_cover(const az_revision *revision);
/* Fills a revision from the columns sequence, key, revision, import, line, withdrawn, hash, record;
 * borrowed from the query. False on a bad shape. */
bool az_revision_read(const az_query *query, az_revision *revision);

#endif
