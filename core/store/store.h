/*
 * The store: one file that keeps every revision of every dossier, every run with its outcomes and
 * the files that it ran, every decision, and a journal of all of these. It knows bytes, keys,
 * hashes and numbers; what a record or an outcome says is known above.
 *
 * Nothing is changed and nothing is removed: all writes append. Each row that is written gets a row
 * in the journal, which holds a hash of it and is chained by hashes; the revisions of an import are
 * covered together. az_store_verify recomputes all of it and says where a byte was changed.
 *
 * One thread at a time uses a handle; two handles, also in two processes, may use one store:
 * readers never wait, one writes at a time, and who waits longer than `busy_ms` gets
 * ASSIZE_ERROR_BUSY. The library reads no clock: the caller's `clock` gives the time that the
 * journal keeps.
 *
 * A returned const pointer is borrowed: from the handle, until the next call on it that gives one
 * of the same kind; or from the arena that was passed in. `error` may be NULL everywhere.
 */
#ifndef AZ_STORE_STORE_H
#define AZ_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/hash.h"

typedef struct az_store az_store;

enum {
	AZ_STORE_TIME = 21, /* "2026-10-31T08:15:00Z" and a NUL */
	AZ_STORE_KEY_MOST = 1024,
	AZ_STORE_BYTES_MOST = 256 * 1024 * 1024 /* of one record, file or chunk */
};

/* Writes the time, in UTC, in the shape above. */
typedef void az_store_clock(void *context, char out[AZ_STORE_TIME]);

typedef struct az_store_options {
	bool read_only;
	int busy_ms;           /* how long to wait for another writer; 0: 5000 */
	az_store_clock *clock; /* NULL: the handle does not write */
	void *clock_context;
	/* az_store_create: the store's id, 1 to 64 letters, digits, - and _; NULL: random. */
	const char *id;
} az_store_options;

/* Makes a new store, readable by its owner alone, and opens it. Refuses a file that exists. */
assize_status az_store_create(
	az_store **out, const char *path, const az_store_options *options, az_error *error);

/* Opens a store. Refuses, unchanged: what is no SQLite file, what is no assize store, and what a
 * newer assize wrote (ASSIZE_ERROR_INPUT); no such file is ASSIZE_ERROR_MISSING. */
assize_status az_store_open(
	az_store **out, const char *path, const az_store_options *options, az_error *error);

/* Closes it and takes back what was not committed. NULL is fine. */
void az_store_close(az_store *store);

const char *az_store_path(const az_store *store);

/* --- transactions ---
 * Every writing call is atomic by itself. Between begin and commit, all of them land or none. A
 * call that was refused (ASSIZE_ERROR_USAGE, ASSIZE_ERROR_MISSING) wrote nothing, and one may go
 * on; after any other failure commit takes everything back. */
assize_status az_store_begin(az_store *store, az_error *error);
assize_status az_store_commit(az_store *store, az_error *error);
void az_store_rollback(az_store *store);

/* --- meta: small texts by name ("store_id", "profile") ---
 * The value is appended to `value`; ASSIZE_ERROR_MISSING when the name was never set. Setting what
 * is set already writes nothing. */
assize_status az_store_meta_get(
	az_store *store, const char *name, az_buffer *value, az_error *error);
assize_status az_store_meta_set(
	az_store *store, const char *name, const char *value, az_error *error);

/* --- imports and dossiers ---
 * A dossier is a key and its revisions. Revisions of a dossier are numbered from 1, and all
 * revisions of the store have an ascending sequence number, without gaps, from 1. */
typedef struct az_store_source {
	const char *file; /* as messages name it */
	az_hash hash;     /* of the file's bytes */
} az_store_source;

typedef struct az_store_import {
	int64_t number;
	const char *file;
	az_hash hash;
	int64_t added;
	int64_t revised;
	int64_t same;
	int64_t withdrawn;
	int64_t rejected;
	/* The sequence numbers that it wrote: `first` to `last`, none where last < first. */
	int64_t first;
	int64_t last;
	const char *at;
} az_store_import;

/* Dossiers are put between import_begin and import_end, which is between begin and commit. One
 * transaction may hold several imports, one after the other. Ending one fills `import` (which may
 * be NULL), but for `at`, which is NULL there. An import that changed nothing is kept too: a caller
 * who does not want that rolls back. */
assize_status az_store_import_begin(
	az_store *store, const az_store_source *source, az_error *error);
assize_status az_store_import_end(
	az_store *store, int64_t rejected, az_store_import *import, az_error *error);

/* All imports, oldest first. */
assize_status az_store_imports(az_store *store, az_arena *arena, const az_store_import **imports,
	size_t *count, az_error *error);

typedef enum az_put {
	AZ_PUT_NEW = 1,
	AZ_PUT_SAME = 2, /* the same bytes again: nothing was written */
	AZ_PUT_REVISED = 3,
	AZ_PUT_WITHDRAWN = 4
} az_put;

typedef struct az_store_put_result {
	az_put outcome;
	int64_t revision; /* of the revision that now stands */
	int64_t sequence;
	az_hash hash;
} az_store_put_result;

/* Puts a dossier's record. `line` is where its source has it; 0: nowhere. `result` may be NULL. */
assize_status az_store_put(az_store *store, const char *key, size_t key_length, const void *record,
	size_t length, int64_t line, az_store_put_result *result, az_error *error);

/* Withdraws a dossier: a new revision without a record, which scans and counts pass over. A later
 * put brings it back. ASSIZE_ERROR_MISSING when there is none. */
assize_status az_store_withdraw(az_store *store, const char *key, size_t key_length, int64_t line,
	az_store_put_result *result, az_error *error);

typedef struct az_revision {
	const char *key; /* NUL-ended too */
	size_t key_length;
	int64_t revision;
	int64_t sequence;
	int64_t import;
	int64_t line;
	bool withdrawn;
	az_hash hash;
	const unsigned char *record;
	size_t length;
} az_revision;

/* The newest revision of a dossier, also when it is withdrawn; one revision of it; the revision
 * with a sequence number. ASSIZE_ERROR_MISSING names the nearest key that there is. */
assize_status az_store_get(
	az_store *store, const char *key, size_t key_length, az_revision *revision, az_error *error);
assize_status az_store_get_revision(az_store *store, const char *key, size_t key_length,
	int64_t number, az_revision *revision, az_error *error);
assize_status az_store_get_sequence(
	az_store *store, int64_t sequence, az_revision *revision, az_error *error);

/* The newest sequence number; 0 in an empty store. */
assize_status az_store_newest(az_store *store, int64_t *sequence, az_error *error);

/* How many dossiers stood, not withdrawn, at `sequence` (0: now). */
assize_status az_store_count(az_store *store, int64_t sequence, int64_t *count, az_error *error);

/* A walk over the dossiers as they stood at a sequence number, in the byte order of their keys. It
 * keeps one page in memory and no lock between pages, so others may write, and so may the same
 * handle. Close it before the store. */
typedef struct az_scan az_scan;

/* `sequence` 0: as they stand now. `after`: begin behind that key; NULL: at the first. */
assize_status az_scan_open(az_scan **out, az_store *store, int64_t sequence, const char *after,
	size_t after_length, az_error *error);
/* ASSIZE_OK with the next dossier, borrowed until the next call on the scan; ASSIZE_DONE at the
 * end. */
assize_status az_scan_next(az_scan *scan, az_revision *revision, az_error *error);
/* The sequence number at which the scan looks. */
int64_t az_scan_sequence(const az_scan *scan);
void az_scan_close(az_scan *scan);

/* --- runs --- */
typedef enum az_run_state {
	AZ_RUN_OPEN = 0,        /* begun and not ended: it is running, or it was killed */
	AZ_RUN_INTERRUPTED = 1, /* somebody stopped it; it may be continued */
	AZ_RUN_FINISHED = 2,
	AZ_RUN_ABANDONED = 3 /* it will not be continued, and counts for nothing */
} az_run_state;

/* "open", "interrupted", "finished", "abandoned". */
const char *az_run_state_text(az_run_state state);

/* A file of the profile that a run ran. */
typedef struct az_store_file {
	const char *path;
	const void *bytes;
	size_t length;
} az_store_file;

typedef struct az_store_run_start {
	const char *name;
	const char *profile;
	int32_t as_of; /* a day number */
	const char *scope;
	int64_t sequence; /* the dossiers as they stood there */
	const az_store_file *files;
	size_t file_count;
} az_store_run_start;

typedef struct az_store_run {
	int64_t number;
	const char *name;
	const char *profile;
	int32_t as_of;
	const char *scope;
	int64_t sequence;
	const char *began;
	az_run_state state;
	const char *ended;  /* when the state was written; NULL while it is open */
	const char *counts; /* what az_store_run_end was given; NULL while it is open */
	bool has_hash;
	az_hash hash;
	int64_t chunks;
	int64_t rows;
} az_store_run;

/* Begins a run; each file's bytes are kept once, by their hash. Runs are numbered from 1. */
assize_status az_store_run_begin(
	az_store *store, const az_store_run_start *start, int64_t *number, az_error *error);

/* The outcomes of a range of dossiers. Chunks of a run have different numbers, from 0, and may land
 * in any order. */
typedef struct az_store_chunk {
	int64_t number;
	const char *first; /* keys */
	const char *last;
	int64_t rows;
	const void *bytes;
	size_t length;
} az_store_chunk;

/* Adds a chunk to a run that is open or interrupted. */
assize_status az_store_run_chunk(
	az_store *store, int64_t run, const az_store_chunk *chunk, az_error *error);

/* The chunk with the lowest number above `after` (-1: the first); ASSIZE_DONE when there is
 * none. */
assize_status az_store_chunk_next(
	az_store *store, int64_t run, int64_t after, az_store_chunk *chunk, az_error *error);

/* The same of the chunks whose keys go from one that is not above `key` to one that is not below. */
assize_status az_store_chunk_holding(az_store *store, int64_t run, const char *key, size_t length,
	int64_t after, az_store_chunk *chunk, az_error *error);

/* Writes how a run that is open or interrupted ended. A finished run has a `hash`, others NULL. */
assize_status az_store_run_end(az_store *store, int64_t run, az_run_state state,
	const az_hash *hash, const char *counts, az_error *error);

assize_status az_store_run_get(
	az_store *store, int64_t number, az_arena *arena, az_store_run *run, az_error *error);

/* All runs, oldest first. */
assize_status az_store_runs(
	az_store *store, az_arena *arena, const az_store_run **runs, size_t *count, az_error *error);

/* The files of a run, in the order in which it was begun with them. */
assize_status az_store_run_files(az_store *store, int64_t run, az_arena *arena,
	const az_store_file **files, size_t *count, az_error *error);

/* --- decisions --- */
typedef enum az_verdict { AZ_UPHOLD = 1, AZ_DISMISS = 2, AZ_CORRECT = 3 } az_verdict;

/* "uphold", "dismiss", "correct"; and back: false when it is none of them. */
const char *az_verdict_text(az_verdict verdict);
bool az_verdict_parse(const char *text, az_verdict *verdict);

typedef struct az_decision {
	int64_t number;
	const char *finding; /* its id */
	int64_t run;         /* the run that it was seen in */
	az_verdict verdict;
	const char *who;
	const char *reason;
	const char *at;
} az_decision;

/* Keeps a decision; `number` and `at` of `decision` are not read. */
assize_status az_store_decide(az_store *store, const az_decision *decision, az_error *error);

/* The decisions on a finding (NULL: on all), oldest first. */
assize_status az_store_decisions(az_store *store, const char *finding, az_arena *arena,
	const az_decision **decisions, size_t *count, az_error *error);

/* --- the journal --- */
typedef struct az_journal_entry {
	int64_t number;      /* from 1, without gaps */
	const char *kind;    /* the table of the row: "import", "chunk", "decision", ... */
	const char *subject; /* which row */
	az_hash content;     /* of the row */
	const char *at;
	az_hash link; /* of the link before and all of the above */
} az_journal_entry;

/* The entry with the lowest number above `after` (0: the first); ASSIZE_DONE when there is none. */
assize_status az_store_journal_next(
	az_store *store, int64_t after, az_journal_entry *entry, az_error *error);

/* The last number and link: written on paper, they show later that nothing before was changed. */
assize_status az_store_journal_head(
	az_store *store, int64_t *number, az_hash *link, az_error *error);

/* --- verify --- */
typedef struct az_damage {
	const char *table;  /* "sqlite" for what SQLite itself found */
	const char *row;    /* the row's key in words, or "" */
	const char *column; /* NULL: not known more nearly */
	const char *what;   /* in English */
	const char *zh;     /* in Chinese */
} az_damage;

typedef void az_damage_fn(void *context, const az_damage *damage);

typedef struct az_verified {
	int64_t revisions;
	int64_t journal;
	int64_t rows; /* of the other tables */
	int64_t damages;
} az_verified;

/* Recomputes everything and reports each damage; the first does not stop it. ASSIZE_OK: whole.
 * ASSIZE_NO: damaged. An error: it could not be found out. `verified` may be NULL. */
assize_status az_store_verify(
	az_store *store, az_damage_fn *report, void *context, az_verified *verified, az_error *error);

#endif
