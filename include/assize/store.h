/*
 * assize/store.h: the store: dossiers with all their revisions, runs, decisions and the journal.
 *
 * A store is one file (and two beside it while it is open), made with mode 0600. A handle is one
 * thread's; any number of handles and processes may read one store while one writes. Every call that
 * fails leaves the store in its old state or in the new one, and a text in the handle.
 */
#ifndef ASSIZE_STORE_H
#define ASSIZE_STORE_H

#include "assize/types.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_store assize_store;

/* Makes a new, empty store. ASSIZE_ERROR_EXISTS where there is such a file already, which stays as it
 * is. On an error *store still holds the message: close it all the same. */
assize_status assize_store_create(assize_store **store, const char *path);

/* Opens a store. On an error *store still holds the message (unless memory is out and it is NULL):
 * close it all the same. Foreign files and stores of a newer assize are refused. */
assize_status assize_store_open(assize_store **store, const char *path);

/* Closes it. NULL is fine. */
void assize_store_close(assize_store *store);

/* The language of its messages, problems and damages: Chinese until another is said, which may also be
 * done after a call that failed. NULL is fine. Listings and reports take theirs with the call. */
void assize_store_set_lang(assize_store *store, assize_lang lang);

/* The last error's text, "where: what; how to mend it"; "" when there was none. Borrowed until the
 * next call. */
const char *assize_store_message(const assize_store *store);

/* The profile that audits take by default (kept as an absolute path). NULL when none was set; borrowed
 * until the next call. */
assize_status assize_store_set_profile(assize_store *store, const char *path);
const char *assize_store_profile(assize_store *store);

/* ---- in --------------------------------------------------------------------------------------- */

typedef struct assize_import_options {
	size_t size;
	const char *const *paths; /* files and folders; "-" is standard input as JSON Lines */
	size_t path_count;
	const char *map; /* a mapping file for a foreign layout, or NULL */
	int dry_run;     /* read and judge everything, write nothing */
	int allow_loss;  /* accept a revision that drops fields or rows of the one before */
	const char
		*rejects; /* write bad records to this file and take the good ones; NULL: a file lands
	                      * whole or not at all */
	assize_problem_fn *on_problem;
	void *problem_context;
	assize_progress_fn *on_progress;
	void *progress_context;
} assize_import_options;

typedef struct assize_import_result {
	uint64_t added;     /* dossiers that the store did not have */
	uint64_t revised;   /* new revisions of dossiers that it had */
	uint64_t unchanged; /* the same again */
	uint64_t rejected;
	uint64_t problems;
} assize_import_result;

/* Imports. All files of one call land in one transaction. ASSIZE_ERROR_INPUT when anything was bad:
 * without `rejects` the store is then untouched; with it the good records have landed. */
assize_status assize_store_import(
	assize_store *store, const assize_import_options *options, assize_import_result *result);

/* ---- out -------------------------------------------------------------------------------------- */

typedef enum assize_format {
	ASSIZE_FORMAT_TABLE = 0,
	ASSIZE_FORMAT_JSONL,
	ASSIZE_FORMAT_YAML,
	ASSIZE_FORMAT_CSV
} assize_format;

typedef struct assize_export_options {
	size_t size;
	assize_format format; /* JSONL, YAML or CSV (a folder: see `folder`) */
	int unmask;           /* with personal fields; needs a purpose, and is journalled */
	const char *purpose;  /* why they are needed, and who asks */
	const char *folder;   /* CSV: where to write one file an entity */
	assize_writer writer; /* JSONL and YAML */
} assize_export_options;

/* Writes every dossier in the order of keys. A masked export says so in itself, and import refuses it. */
assize_status assize_store_export(assize_store *store, const assize_export_options *options);

/* Lists what is there: one line a dossier. TABLE or JSONL. */
assize_status assize_store_cases(
	assize_store *store, assize_format format, assize_lang lang, assize_writer writer);

/* Shows one dossier as a rule sees it, personal fields masked. CASE takes full-width, ASCII or no
 * brackets. */
assize_status assize_store_show(
	assize_store *store, const char *case_key, assize_lang lang, assize_writer writer);

/* ---- keeping ---------------------------------------------------------------------------------- */

/* One damage: which table, which row, what. Texts are borrowed for the call. */
typedef void assize_damage_fn(void *context, const char *where, const char *what);

typedef struct assize_verify_result {
	uint64_t dossiers;
	uint64_t revisions;
	uint64_t runs;
	uint64_t journal;
	uint64_t damages;
	char head[65]; /* the journal's head, in hex: a checkpoint that a third party can keep */
} assize_verify_result;

/* Recomputes every hash and the whole journal. ASSIZE_NO when anything is damaged. */
assize_status assize_store_verify(
	assize_store *store, assize_damage_fn *on_damage, void *context, assize_verify_result *result);

#ifdef __cplusplus
}
#endif
#endif
