/*
 * verify finds and locates whatever was changed in live data. The tests change a small store's file
 * behind the library's back: each cell of each row by itself, rows deleted and swapped, the journal
 * cut, and bytes of the file flipped.
 */
#include "help.h"

#include <sqlite3.h>

/* Each table, and how verify names a row of it. */
typedef struct known {
	const char *name;
	const char *row;
} known;

static const known tables[] = {
	{"head", "CAST(id AS TEXT)"},
	{"journal", "CAST(number AS TEXT)"},
	{"meta", "number || ' ' || name"},
	{"import", "number || ' ' || file"},
	{"revision", "sequence || ' ' || key"},
	{"file", "lower(hex(hash))"},
	{"run", "CAST(number AS TEXT)"},
	{"run_file", "run || '/' || path"},
	{"run_state", "number || ' run ' || run"},
	{"chunk", "run || '/' || number"},
	{"decision", "number || ' ' || finding"},
};

enum { TABLES = sizeof tables / sizeof *tables };

typedef struct sample {
	place *place;
	char *bytes; /* the file as it was written */
	size_t length;
} sample;

static int set_up(void **state)
{
	sample *s = test_calloc(1, sizeof *s);
	s->place = place_new();
	az_store_close(filled(s->place));
	FILE *file = fopen(s->place->path, "rb");
	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	s->length = (size_t)ftell(file);
	rewind(file);
	s->bytes = test_malloc(s->length);
	assert_int_equal(fread(s->bytes, 1, s->length, file), s->length);
	fclose(file);
	*state = s;
	return 0;
}

static int tear_down(void **state)
{
	sample *s = *state;
	place_free(s->place);
	test_free(s->bytes);
	test_free(s);
	return 0;
}

static void write_back(const sample *s)
{
	char name[128];
	snprintf(name, sizeof name, "%s-wal", s->place->path);
	unlink(name);
	snprintf(name, sizeof name, "%s-shm", s->place->path);
	unlink(name);
	FILE *file = fopen(s->place->path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(s->bytes, 1, s->length, file), s->length);
	assert_int_equal(fclose(file), 0);
}

/* A handle of the test's own, which obeys no constraint and waits for no disk. */
static sqlite3 *raw_open(const sample *s)
{
	sqlite3 *db = NULL;
	write_back(s);
	assert_int_equal(sqlite3_open(s->place->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
						 "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
						 "PRAGMA ignore_check_constraints = ON;",
						 NULL, NULL, NULL),
		SQLITE_OK);
	return db;
}

/* The statement is made as by printf, from the tables above. */
__attribute__((format(printf, 2, 0))) static sqlite3_stmt *raw_prepare(
	sqlite3 *db, const char *format, va_list args)
{
	char *sql = sqlite3_vmprintf(format, args);
	sqlite3_stmt *stmt = NULL;
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_free(sql);
	return stmt;
}

__attribute__((format(printf, 2, 3))) static sqlite3_stmt *raw_query(
	sqlite3 *db, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	sqlite3_stmt *stmt = raw_prepare(db, format, args);
	va_end(args);
	return stmt;
}

static void raw_change(sqlite3 *db, sqlite3_stmt *stmt)
{
	if (sqlite3_step(stmt) != SQLITE_DONE)
		fail_msg("%s: %s", sqlite3_sql(stmt), sqlite3_errmsg(db));
	sqlite3_finalize(stmt);
}

__attribute__((format(printf, 2, 3))) static void raw_run(sqlite3 *db, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	sqlite3_stmt *stmt = raw_prepare(db, format, args);
	va_end(args);
	raw_change(db, stmt);
}

/* Several statements. */
static void raw_script(sqlite3 *db, const char *sql)
{
	char *message = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
}

/* The first column of the first row, or "". */
static void raw_text(sqlite3_stmt *stmt, char out[256])
{
	out[0] = '\0';
	if (sqlite3_step(stmt) == SQLITE_ROW)
		snprintf(out, 256, "%s", (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
}

static int64_t raw_number(sqlite3_stmt *stmt)
{
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	int64_t number = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return number;
}

/* What verify said, and what it had to name. */
typedef struct heard {
	const char *table;
	const char *before; /* the row's name before and after the change */
	const char *after;
	int all;
	int located;   /* named the table and the row */
	int elsewhere; /* named another row of the table */
	char text[2048];
} heard;

static bool names(const char *row, const char *wanted)
{
	size_t length = strlen(row);
	return strcmp(row, wanted) == 0 ||
		   (length && strncmp(row, wanted, length) == 0 && wanted[length] == ' ');
}

static void hear(void *context, const az_damage *damage)
{
	heard *h = context;
	h->all++;
	size_t used = strlen(h->text);
	snprintf(h->text + used, sizeof h->text - used, "  %s | %s | %s | %s\n", damage->table,
		damage->row, damage->column ? damage->column : "", damage->what);
	if (strcmp(damage->table, h->table) != 0)
		return;
	bool located = names(damage->row, h->before) || names(damage->row, h->after);
	h->located += located;
	/* SQLite's own check of references names a row by its rowid. */
	h->elsewhere += !located && strncmp(damage->row, "rowid ", 6) != 0;
}

static void verify(const sample *s, heard *h)
{
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = {.read_only = true};
	assert_done(az_store_open(&store, s->place->path, &options, &error));
	assize_status status = az_store_verify(store, hear, h, NULL, &error);
	assert_int_equal(status, h->all ? ASSIZE_NO : ASSIZE_OK);
	az_store_close(store);
}

/* One cell of the store. */
typedef struct cell {
	const char *table;
	const char *column;
	long long rowid;
} cell;

/* Reads a text or blob. */
static size_t raw_bytes(sqlite3 *db, const cell *c, unsigned char out[256])
{
	sqlite3_stmt *stmt =
		raw_query(db, "SELECT %s FROM %s WHERE rowid = %lld", c->column, c->table, c->rowid);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	size_t length = (size_t)sqlite3_column_bytes(stmt, 0);
	assert_true(length < 250);
	if (length)
		memcpy(out, sqlite3_column_blob(stmt, 0), length);
	sqlite3_finalize(stmt);
	return length;
}

/* Another first character, one more at the end, or a NUL and something hidden behind it. */
static void change_text(sqlite3 *db, const cell *c, unsigned way)
{
	unsigned char bytes[256] = {0};
	size_t length = raw_bytes(db, c, bytes);
	if (way == 0 && length)
		bytes[0] ^= 4;
	else if (way < 2)
		bytes[length++] = '~';
	else
		length += 2;
	sqlite3_stmt *stmt =
		raw_query(db, "UPDATE %s SET %s = ?1 WHERE rowid = %lld", c->table, c->column, c->rowid);
	sqlite3_bind_text(stmt, 1, (const char *)bytes, (int)length, SQLITE_STATIC);
	raw_change(db, stmt);
}

/* Flips one bit of the first, the middle or the last byte. */
static void change_blob(sqlite3 *db, const cell *c, unsigned way)
{
	unsigned char bytes[256] = {0};
	size_t length = raw_bytes(db, c, bytes);
	length += length == 0; /* nothing becomes a byte */
	size_t at = way == 0 ? 0 : way == 1 ? length / 2 : length - 1;
	bytes[at] ^= (unsigned char)(1u << (way * 3));
	sqlite3_stmt *stmt =
		raw_query(db, "UPDATE %s SET %s = ?1 WHERE rowid = %lld", c->table, c->column, c->rowid);
	sqlite3_bind_blob(stmt, 1, bytes, (int)length, SQLITE_STATIC);
	raw_change(db, stmt);
}

/* True when there is no further way to change a value of that type. */
static bool change(sqlite3 *db, const cell *c, unsigned way)
{
	char type[256];
	raw_text(raw_query(
				 db, "SELECT typeof(%s) FROM %s WHERE rowid = %lld", c->column, c->table, c->rowid),
		type);
	if (strcmp(type, "text") == 0) {
		change_text(db, c, way);
		return way == 2;
	}
	if (strcmp(type, "blob") == 0) {
		change_blob(db, c, way);
		return way == 2;
	}
	const char *value = strcmp(type, "null") == 0 ? "zeroblob(32)" : NULL;
	if (value)
		raw_run(
			db, "UPDATE %s SET %s = %s WHERE rowid = %lld", c->table, c->column, value, c->rowid);
	else
		raw_run(db, "UPDATE %s SET %s = %s + 1000 WHERE rowid = %lld", c->table, c->column,
			c->column, c->rowid);
	return true;
}

/* Changes one cell in one way, and expects verify to name table and row. */
static bool check_change(const sample *s, const known *t, const cell *c, unsigned way)
{
	static const char names_row[] = "SELECT %s FROM %s WHERE rowid = %lld";
	char before[256];
	char after[256];
	sqlite3 *db = raw_open(s);
	raw_text(raw_query(db, names_row, t->row, t->name, c->rowid), before);
	bool last = change(db, c, way);
	/* A row whose number was changed is looked up by its new one. */
	raw_text(raw_query(db, names_row, t->row, t->name, c->rowid), after);
	if (!after[0])
		raw_text(raw_query(db, names_row, t->row, t->name, c->rowid + 1000), after);
	sqlite3_close(db);
	heard h = {.table = t->name, .before = before, .after = after};
	verify(s, &h);
	/* A row that now has another number leaves a gap, which is named too; an import with other
	 * bounds puts the next one in doubt. */
	bool alone = strcmp(before, after) == 0 && strcmp(c->column, "last") != 0;
	if (!h.located || (h.elsewhere && alone))
		fail_msg("%s.%s of row %s, way %u: %d located, %d elsewhere\n%s", t->name, c->column,
			before, way, h.located, h.elsewhere, h.text);
	return last;
}

static int check_table(const sample *s, const known *t)
{
	int changes = 0;
	char columns[16][32];
	long long rows[64];
	size_t column_count = 0;
	size_t row_count = 0;
	sqlite3 *db = raw_open(s);
	sqlite3_stmt *stmt = raw_query(db, "PRAGMA table_info(%s)", t->name);
	while (sqlite3_step(stmt) == SQLITE_ROW && column_count < 16)
		snprintf(columns[column_count++], sizeof columns[0], "%s",
			(const char *)sqlite3_column_text(stmt, 1));
	sqlite3_finalize(stmt);
	stmt = raw_query(db, "SELECT rowid FROM %s", t->name);
	while (sqlite3_step(stmt) == SQLITE_ROW && row_count < 64)
		rows[row_count++] = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	assert_true(row_count > 0);
	for (size_t i = 0; i < row_count * column_count; i++) {
		cell c = {t->name, columns[i % column_count], rows[i / column_count]};
		bool last = false;
		for (unsigned way = 0; !last; way++, changes++)
			last = check_change(s, t, &c, way);
	}
	return changes;
}

static void an_unchanged_store_is_whole(void **state)
{
	const sample *s = *state;
	write_back(s);
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = {.read_only = true};
	az_verified verified;
	assert_done(az_store_open(&store, s->place->path, &options, &error));
	assert_done(az_store_verify(store, show_damage, NULL, &verified, &error));
	assert_int_equal(verified.revisions, 8);
	assert_int_equal(verified.journal, 26);
	assert_int_equal(verified.rows, 29); /* the journal's, and three files */
	assert_int_equal(verified.damages, 0);
	az_store_close(store);
}

static void every_table_of_a_store_is_in_this_test(void **state)
{
	sqlite3 *db = raw_open(*state);
	assert_int_equal(
		raw_number(raw_query(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'")),
		TABLES);
	sqlite3_close(db);
}

static void a_changed_cell_is_found_and_located(void **state)
{
	int changes = 0;
	for (size_t i = 0; i < TABLES; i++)
		changes += check_table(*state, &tables[i]);
	print_message("%d changes found and located\n", changes);
}

static void a_changed_record_is_told_from_a_changed_hash(void **state)
{
	const sample *s = *state;
	static const char *const columns[] = {"record", "hash"};
	for (size_t i = 0; i < 2; i++) {
		char wanted[64];
		sqlite3 *db = raw_open(s);
		change_blob(db, &(cell){"revision", columns[i], 2}, 0);
		sqlite3_close(db);
		heard h = {.table = "revision", .before = "2 c", .after = "2 c"};
		verify(s, &h);
		snprintf(wanted, sizeof wanted, "revision | 2 c | %s |", columns[i]);
		assert_non_null(strstr(h.text, wanted));
	}
}

static void a_deleted_row_is_found_and_located(void **state)
{
	const sample *s = *state;
	for (size_t i = 0; i < TABLES; i++) {
		const known *t = &tables[i];
		sqlite3 *db = raw_open(s);
		int64_t count = raw_number(raw_query(db, "SELECT count(*) FROM %s", t->name));
		sqlite3_close(db);
		for (int64_t n = 0; n < count; n++) {
			char before[256];
			db = raw_open(s);
			raw_text(raw_query(db, "SELECT %s FROM %s ORDER BY rowid LIMIT 1 OFFSET %lld", t->row,
						 t->name, (long long)n),
				before);
			raw_run(db,
				"DELETE FROM %s WHERE rowid ="
				" (SELECT rowid FROM %s ORDER BY rowid LIMIT 1 OFFSET %lld)",
				t->name, t->name, (long long)n);
			sqlite3_close(db);
			heard h = {.table = t->name, .before = before, .after = before};
			verify(s, &h);
			/* The entry behind a gap cannot be checked, and verify says so. */
			if (!h.located || h.elsewhere > (strcmp(t->name, "journal") == 0))
				fail_msg("%s, row %s deleted:\n%s", t->name, before, h.text);
		}
	}
}

static void two_swapped_rows_are_both_found(void **state)
{
	static const struct {
		const char *table;
		const char *column; /* the one that orders the rows */
		const char *one;
		const char *other;
	} swaps[] = {
		{"journal", "number", "4", "5"},
		{"meta", "number", "1", "2"},
		{"import", "number", "1", "2"},
		{"revision", "sequence", "2", "3"},
		{"run", "number", "1", "2"},
		{"run_file", "place", "1", "2"},
		{"run_state", "number", "1", "2"},
		{"chunk", "number", "0", "1"},
		{"decision", "number", "1", "2"},
	};
	const sample *s = *state;
	for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++) {
		const char *t = swaps[i].table;
		const char *c = swaps[i].column;
		bool of_run = strcmp(t, "run_file") == 0 || strcmp(t, "chunk") == 0;
		const char *only = of_run ? " AND run = 1" : "";
		sqlite3 *db = raw_open(s);
		raw_run(db, "UPDATE %s SET %s = -9 WHERE %s = %s%s", t, c, c, swaps[i].one, only);
		raw_run(db, "UPDATE %s SET %s = %s WHERE %s = %s%s", t, c, swaps[i].one, c, swaps[i].other,
			only);
		raw_run(db, "UPDATE %s SET %s = %s WHERE %s = -9%s", t, c, swaps[i].other, c, only);
		sqlite3_close(db);
		heard h = {.table = swaps[i].table, .before = "", .after = ""};
		verify(s, &h);
		if (h.elsewhere < 2)
			fail_msg("%s:\n%s", swaps[i].table, h.text);
	}
}

static void an_added_row_is_found(void **state)
{
	static const char *const added[][2] = {
		{"meta", "INSERT INTO meta VALUES (99, 'profile', 'other', 99)"},
		{"decision", "INSERT INTO decision VALUES (99, '3f2a', 1, 'uphold', 'x', 'y', 2)"},
		{"file", "INSERT INTO file VALUES (zeroblob(32), x'78')"},
		{"journal", "INSERT INTO journal SELECT 27, kind, subject, content, at, link FROM journal"
					" WHERE number = 26"},
		{"revision", "INSERT INTO revision SELECT 9, key, 9, import, line, withdrawn, hash, cover,"
					 " record FROM revision WHERE sequence = 5"},
		{"extra", "CREATE TABLE extra(x)"},
		{"spy", "CREATE TRIGGER spy AFTER INSERT ON meta BEGIN DELETE FROM decision; END"},
		{"decision_finding", "DROP INDEX decision_finding"},
	};
	const sample *s = *state;
	for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
		sqlite3 *db = raw_open(s);
		raw_script(db, added[i][1]);
		sqlite3_close(db);
		heard h = {.table = added[i][0], .before = "", .after = ""};
		verify(s, &h);
		if (!h.elsewhere && !h.located)
			fail_msg("%s:\n%s", added[i][1], h.text);
	}
}

static void a_journal_without_its_tail_is_found(void **state)
{
	const sample *s = *state;
	sqlite3 *db = raw_open(s);
	raw_script(db, "DELETE FROM journal WHERE number > 23");
	sqlite3_close(db);
	heard h = {.table = "journal", .before = "24 to 26", .after = "24 to 26"};
	verify(s, &h);
	assert_int_equal(h.located, 1);

	/* The head is cut back too: now the rows have no entries. */
	db = raw_open(s);
	raw_script(db,
		"DELETE FROM journal WHERE number > 25;"
		"UPDATE head SET journal = 25, link = (SELECT link FROM journal WHERE number = 25)");
	sqlite3_close(db);
	h = (heard){.table = "decision", .before = "2 9c11", .after = "2 9c11"};
	verify(s, &h);
	assert_int_equal(h.located, 1);
	assert_int_equal(h.all, 1);

	/* Journal and rows are cut, and the head is not. */
	db = raw_open(s);
	raw_script(db, "DELETE FROM journal WHERE number > 25; DELETE FROM decision WHERE number = 2");
	sqlite3_close(db);
	h = (heard){.table = "journal", .before = "26", .after = "26"};
	verify(s, &h);
	assert_int_equal(h.located, 1);
}

static void a_cut_journal_is_not_continued(void **state)
{
	const sample *s = *state;
	sqlite3 *db = raw_open(s);
	raw_script(db, "DELETE FROM journal WHERE number = 26");
	sqlite3_close(db);
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = writing();
	assert_done(az_store_open(&store, s->place->path, &options, &error));
	assert_refused(
		az_store_meta_set(store, "profile", "x", &error), ASSIZE_ERROR_STORE, "assize verify");
	az_store_close(store);
}

static void damages_do_not_hide_one_another(void **state)
{
	const sample *s = *state;
	sqlite3 *db = raw_open(s);
	raw_script(db, "UPDATE revision SET record = x'78' WHERE sequence = 1;"
				   "UPDATE revision SET line = 7 WHERE sequence = 8;"
				   "UPDATE chunk SET outcomes = x'78' WHERE run = 2;"
				   "DELETE FROM decision WHERE number = 1;"
				   "UPDATE journal SET at = '2026-10-31T04:00:01Z' WHERE number IN (3, 12);");
	sqlite3_close(db);
	heard h = {.table = "", .before = "", .after = ""};
	verify(s, &h);
	assert_int_equal(h.all, 6);
	assert_non_null(strstr(h.text, "revision | 1 a | record"));
	assert_non_null(strstr(h.text, "revision | 8 c |"));
	assert_non_null(strstr(h.text, "chunk | 2/0 |"));
	assert_non_null(strstr(h.text, "decision | 1 3f2a |"));
	assert_non_null(strstr(h.text, "journal | 3 |"));
	assert_non_null(strstr(h.text, "journal | 12 |"));
}

/* Numbers at the ends of their range must not lead verify to count past them. */
static void numbers_at_the_end_of_their_range_do_no_harm(void **state)
{
	static const char *const changes[] = {
		"UPDATE head SET journal = 9223372036854775807",
		"UPDATE head SET journal = -9223372036854775808, sequence = -9223372036854775808",
		"UPDATE journal SET number = 9223372036854775807 WHERE number = 26",
		"UPDATE journal SET number = -9223372036854775808 WHERE number = 26",
		"UPDATE revision SET sequence = 9223372036854775807 WHERE sequence = 8",
		"UPDATE revision SET sequence = -9223372036854775808 WHERE sequence = 8",
		"UPDATE import SET first = -9223372036854775808, last = 9223372036854775807",
		"UPDATE import SET first = 9223372036854775807",
		"UPDATE run SET as_of = 9223372036854775807",
	};
	const sample *s = *state;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		sqlite3 *db = raw_open(s);
		raw_script(db, changes[i]);
		sqlite3_close(db);
		heard h = {.table = "", .before = "", .after = ""};
		verify(s, &h);
		assert_true(h.all > 0);
	}
}

/* A hash over all that a store holds, as SQLite reads it; false when it cannot read. */
static bool dump(const char *path, az_hash *hash)
{
	sqlite3 *db = NULL;
	az_hasher hasher;
	az_hasher_start(&hasher);
	bool good = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
	for (size_t i = 0; i < TABLES && good; i++) {
		char sql[64];
		sqlite3_stmt *stmt = NULL;
		snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY rowid", tables[i].name);
		good = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK;
		int rc = good ? sqlite3_step(stmt) : SQLITE_ERROR;
		for (; rc == SQLITE_ROW; rc = sqlite3_step(stmt)) {
			for (int c = 0; c < sqlite3_column_count(stmt); c++) {
				const void *bytes = sqlite3_column_blob(stmt, c);
				az_hasher_block(&hasher, bytes, (size_t)sqlite3_column_bytes(stmt, c));
			}
		}
		good = rc == SQLITE_DONE;
		sqlite3_finalize(stmt);
	}
	sqlite3_close(db);
	*hash = az_hasher_end(&hasher);
	return good;
}

/* A flipped bit of the file is refused, found, or changed nothing that is live. */
static void a_flipped_bit_of_the_file_is_found_where_it_is_live(void **state)
{
	enum { FLIPS = 1500 };
	sample *s = *state;
	const char *path = s->place->path;
	uint32_t random = 20261031;
	int noticed = 0;
	az_hash whole;
	write_back(s);
	assert_true(dump(path, &whole));
	for (int i = 0; i < FLIPS; i++) {
		random = random * 1664525u + 1013904223u;
		size_t at = (size_t)(random >> 4) % s->length;
		char bit = (char)(1u << (random >> 29));
		s->bytes[at] ^= bit;
		write_back(s);
		s->bytes[at] ^= bit;
		az_store *store = NULL;
		az_store_options options = {.read_only = true};
		assize_status status = az_store_open(&store, path, &options, NULL);
		if (status == ASSIZE_OK)
			status = az_store_verify(store, NULL, NULL, NULL, NULL);
		az_store_close(store);
		noticed += status != ASSIZE_OK;
		az_hash found;
		if (status == ASSIZE_OK && !(dump(path, &found) && az_hash_equal(&found, &whole)))
			fail_msg(
				"the bit at byte %zu was flipped, changed what is read, and was not found", at);
	}
	print_message("%d of %d flips were in live data, and noticed\n", noticed, FLIPS);
	assert_true(noticed > 0);
}

static void a_store_is_not_verified_inside_a_transaction(void **state)
{
	const sample *s = *state;
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = writing();
	write_back(s);
	assert_done(az_store_open(&store, s->place->path, &options, &error));
	assert_done(az_store_begin(store, &error));
	assert_refused(az_store_verify(store, NULL, NULL, NULL, &error), ASSIZE_ERROR_USAGE,
		"outside of a transaction");
	az_store_close(store);
}

#define TEST(name) cmocka_unit_test(name)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_unchanged_store_is_whole),
		TEST(every_table_of_a_store_is_in_this_test),
		TEST(a_changed_cell_is_found_and_located),
		TEST(a_changed_record_is_told_from_a_changed_hash),
		TEST(a_deleted_row_is_found_and_located),
		TEST(two_swapped_rows_are_both_found),
		TEST(an_added_row_is_found),
		TEST(a_journal_without_its_tail_is_found),
		TEST(a_cut_journal_is_not_continued),
		TEST(damages_do_not_hide_one_another),
		TEST(numbers_at_the_end_of_their_range_do_no_harm),
		TEST(a_flipped_bit_of_the_file_is_found_where_it_is_live),
		TEST(a_store_is_not_verified_inside_a_transaction),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
