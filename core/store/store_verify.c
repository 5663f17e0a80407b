#include "store/store_verify.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

void az_verify_damage(az_verifier *verifier, const char *table, const char *row, const char *column,
	const char *format, ...)
{
	char what[640], zh[640];
	va_list args;
	va_start(args, format);
	az_words_vformat(what, sizeof what, ASSIZE_EN, format, args);
	va_end(args);
	va_start(args, format);
	az_words_vformat(zh, sizeof zh, ASSIZE_ZH, format, args);
	va_end(args);
	verifier->verified.damages++;
	if (verifier->report)
		verifier->report(verifier->context, &(az_damage){table, row, column, what, zh});
}

void az_verify_missing(az_verifier *verifier, const char *table, int64_t from, int64_t to)
{
	char row[64];
	if (from == to)
		snprintf(row, sizeof row, "%" PRId64, from);
	else
		snprintf(row, sizeof row, "%" PRId64 " to %" PRId64, from, to);
	az_verify_damage(verifier, table, row, NULL, "missing: the numbers have a gap here");
}

bool az_verify_row(az_verifier *verifier, az_query *query, const char *table)
{
	if (verifier->status != ASSIZE_OK)
		return false;
	az_error error = {0};
	assize_status status = az_query_row(query, &error);
	if (status == ASSIZE_OK || status == ASSIZE_DONE)
		return status == ASSIZE_OK;
	int primary = sqlite3_errcode(verifier->store->db) & 0xff;
	if (status == ASSIZE_ERROR_STORE && primary != SQLITE_IOERR) {
		az_verify_damage(verifier, table, "", NULL, "the table cannot be read on (%s)",
			sqlite3_errmsg(verifier->store->db));
		return false;
	}
	verifier->status = status;
	if (verifier->error)
		*verifier->error = error;
	return false;
}

int64_t az_verify_after(int64_t value)
{
	return value < INT64_MAX ? value + 1 : value;
}

const char *az_verify_name(const char *bytes, size_t length, char out[AZ_VERIFY_NAME])
{
	size_t kept = length < AZ_VERIFY_NAME - 1 ? length : AZ_VERIFY_NAME - 1;
	memcpy(out, bytes, kept);
	out[kept] = '\0';
	az_text_cut(out, AZ_VERIFY_NAME, out);
	return out;
}

/* SQLite words a page that it could not read for lack of memory like one that is damaged. */
static bool is_about_memory(const char *text)
{
	static const char mark[] = "unable to get the page. error code=";
	const char *code = strstr(text, mark);
	return code && (strtol(code + strlen(mark), NULL, 10) & 0xff) == SQLITE_NOMEM;
}

/* SQLite's own checks of its pages, indices and constraints. */
static void check_file(az_verifier *verifier)
{
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_CHECK_FILE);
	while (az_verify_row(verifier, &query, "sqlite")) {
		size_t length = 0;
		char text[640];
		const char *bytes = az_column_bytes(&query, 0, &length);
		snprintf(text, sizeof text, "%.*s", (int)length, bytes);
		if (is_about_memory(text))
			verifier->status = az_error_memory(verifier->error);
		else if (strcmp(text, "ok") != 0)
			az_verify_damage(verifier, "sqlite", "", NULL, "%s", text);
	}
	az_query_end(&query);
}

static void check_foreign(az_verifier *verifier)
{
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_CHECK_FOREIGN);
	while (az_verify_row(verifier, &query, "sqlite")) {
		char table[AZ_VERIFY_NAME];
		char parent[AZ_VERIFY_NAME];
		char row[32];
		size_t length = 0;
		const char *bytes = az_column_bytes(&query, 0, &length);
		az_verify_name(bytes, length, table);
		bytes = az_column_bytes(&query, 2, &length);
		az_verify_name(bytes, length, parent);
		snprintf(row, sizeof row, "rowid %lld", (long long)az_column_int(&query, 1));
		az_verify_damage(verifier, table, row, NULL,
			"the row names a row of the table %s that is not there", parent);
	}
	az_query_end(&query);
}

/* The tables and indices as a new store would have them, from a database in memory. */
static bool prepare_model(sqlite3 **db, sqlite3_stmt **stmt)
{
	return sqlite3_open(":memory:", db) == SQLITE_OK &&
		   sqlite3_exec(*db, az_schema_text(), NULL, NULL, NULL) == SQLITE_OK &&
		   sqlite3_prepare_v2(*db, az_statement_text(AZ_SQL_SCHEMA), -1, stmt, NULL) == SQLITE_OK;
}

static bool model_row(
	az_verifier *verifier, sqlite3_stmt *stmt, const char **name, const char **sql)
{
	int rc = sqlite3_step(stmt);
	if (rc == SQLITE_DONE)
		return false;
	*name = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
	*sql = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(stmt, 1) : NULL;
	if (*name && *sql)
		return true;
	verifier->status = az_error_memory(verifier->error);
	return false;
}

/* Walks both lists, which are ordered by name, side by side. */
static void compare_schema(az_verifier *verifier, sqlite3_stmt *model)
{
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_SCHEMA);
	const char *want = NULL;
	const char *want_sql = NULL;
	bool wanted = model_row(verifier, model, &want, &want_sql);
	bool there = az_verify_row(verifier, &query, "sqlite");
	while ((wanted || there) && verifier->status == ASSIZE_OK) {
		char name[AZ_VERIFY_NAME] = "";
		size_t length = 0;
		if (there) {
			const char *bytes = az_column_bytes(&query, 0, &length);
			az_verify_name(bytes, length, name);
		}
		int order = !wanted ? 1 : !there ? -1 : strcmp(want, name);
		if (order < 0)
			az_verify_damage(verifier, want, "", NULL, "the table or index is not there");
		if (order > 0)
			az_verify_damage(verifier, name, "", NULL, "a store has no such table or index");
		if (order == 0) {
			const char *sql = az_column_bytes(&query, 1, &length);
			if (length != strlen(want_sql) || memcmp(sql, want_sql, length) != 0)
				az_verify_damage(
					verifier, name, "", NULL, "the table or index was declared otherwise");
		}
		if (order <= 0)
			wanted = model_row(verifier, model, &want, &want_sql);
		if (order >= 0)
			there = az_verify_row(verifier, &query, "sqlite");
	}
	az_query_end(&query);
}

static void check_schema(az_verifier *verifier)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	if (verifier->status == ASSIZE_OK && !prepare_model(&db, &stmt))
		verifier->status = az_error_memory(verifier->error);
	if (verifier->status == ASSIZE_OK)
		compare_schema(verifier, stmt);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
}

assize_status az_store_verify(
	az_store *store, az_damage_fn *report, void *context, az_verified *verified, az_error *error)
{
	if (store->writing)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a store is verified outside of a transaction; commit or roll back first");
	az_verifier verifier = {.store = store, .report = report, .context = context, .error = error};
	/* One read transaction: all checks see the same store, also while another process writes. */
	az_query begin;
	az_query_start(&begin, store, AZ_SQL_BEGIN_READ);
	assize_status status = az_query_run(&begin, error);
	if (status != ASSIZE_OK)
		return status;
	check_file(&verifier);
	check_foreign(&verifier);
	check_schema(&verifier);
	az_verify_journal(&verifier);
	az_verify_covered(&verifier);
	az_verify_files(&verifier);
	az_verify_revisions(&verifier);
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	if (verified)
		*verified = verifier.verified;
	if (verifier.status != ASSIZE_OK)
		return verifier.status;
	return verifier.verified.damages ? ASSIZE_NO : ASSIZE_OK;
}
