/* The store's file, its transactions, and dossiers with their revisions. */
#include "help.h"

#include <sqlite3.h>

static int set_up(void **state)
{
	*state = place_new();
	return 0;
}

static int tear_down(void **state)
{
	place_free(*state);
	return 0;
}

static az_store *create(const place *p)
{
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = writing();
	assert_done(az_store_create(&store, p->path, &options, &error));
	return store;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void a_new_store_is_whole_and_has_an_id(void **state)
{
	az_error error = {0};
	az_store *store = create(*state);
	az_buffer id = {0};
	assert_done(az_store_meta_get(store, "store_id", &id, &error));
	assert_int_equal(id.length, 4);
	assert_memory_equal(id.bytes, "test", 4);
	az_buffer_free(&id);
	assert_whole(store);
	az_store_close(store);
}

static void its_files_are_the_owners_alone_under_any_umask(void **state)
{
	place *p = *state;
	mode_t old = umask(0);
	az_store *store = create(p);
	fill(store);
	umask(old);
	static const char *const names[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < 3; i++) {
		char name[128];
		struct stat info;
		snprintf(name, sizeof name, "%s%s", p->path, names[i]);
		assert_int_equal(stat(name, &info), 0);
		assert_int_equal(info.st_mode & 0777, 0600);
	}
	az_store_close(store);
}

static void an_umask_that_takes_everything_does_not_matter(void **state)
{
	place *p = *state;
	mode_t old = umask(0777);
	az_store *store = create(p);
	umask(old);
	az_store_close(store);
	struct stat info;
	assert_int_equal(stat(p->path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
}

static void create_refuses_a_file_that_exists(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = writing();
	write_file(p->path, "mine", 4);
	assert_refused(az_store_create(&store, p->path, &options, &error), ASSIZE_ERROR_EXISTS,
		"is there already; open it, or choose another name");
	assert_string_equal(error.where, p->path);
	assert_null(store);
	options.id = "a b";
	assert_refused(az_store_create(&store, p->path, &options, &error), ASSIZE_ERROR_USAGE, "no id");
}

static void a_failed_create_leaves_nothing(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store *store = NULL;
	char path[128];
	snprintf(path, sizeof path, "%s/no/a.store", p->folder);
	az_store_options options = writing();
	assert_refused(az_store_create(&store, path, &options, &error), ASSIZE_ERROR_MISSING, "folder");
	options.clock = NULL;
	assert_refused(az_store_create(&store, p->path, &options, &error), ASSIZE_ERROR_USAGE, "clock");
	assert_int_equal(access(p->path, F_OK), -1);
}

static void open_refuses_what_is_no_store(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = writing();
	assert_refused(az_store_open(&store, p->path, &options, &error), ASSIZE_ERROR_MISSING,
		"there is no such store");
	assert_refused(
		az_store_open(&store, p->folder, &options, &error), ASSIZE_ERROR_INPUT, "regular file");
	write_file(p->path, "", 0);
	assert_refused(
		az_store_open(&store, p->path, &options, &error), ASSIZE_ERROR_INPUT, "is empty");
	write_file(p->path, "profile: x\n, and some more text", 30);
	assert_refused(
		az_store_open(&store, p->path, &options, &error), ASSIZE_ERROR_INPUT, "no SQLite database");
	write_file(p->path, "SQLite format 3\0 and then nothing of the kind", 44);
	assert_int_equal(az_store_open(&store, p->path, &options, &error), ASSIZE_ERROR_STORE);
	unlink(p->path);
	run_sql(p->path, "CREATE TABLE t(x); INSERT INTO t VALUES (1);");
	assert_refused(az_store_open(&store, p->path, &options, &error), ASSIZE_ERROR_INPUT,
		"not an assize store");
	assert_null(store);
}

static void open_refuses_a_newer_store(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store *store = create(p);
	az_store_close(store);
	run_sql(p->path, "PRAGMA user_version = 2;");
	az_store_options options = writing();
	assert_refused(az_store_open(&store, p->path, &options, &error), ASSIZE_ERROR_INPUT,
		"newer assize (its schema is version 2, this assize knows 1)");
	run_sql(p->path, "PRAGMA user_version = 0;");
	assert_refused(
		az_store_open(&store, p->path, &options, &error), ASSIZE_ERROR_INPUT, "was damaged");
}

static void a_name_that_sqlite_takes_for_something_else_is_a_file(void **state)
{
	place *p = *state;
	az_error error = {0};
	char old[256];
	assert_non_null(getcwd(old, sizeof old));
	assert_int_equal(chdir(p->folder), 0);
	az_store_options options = writing();
	static const char *const names[] = {":memory:", "file:x?mode=memory"};
	for (size_t i = 0; i < 2; i++) {
		az_store *store = NULL;
		assert_done(az_store_create(&store, names[i], &options, &error));
		az_store_close(store);
		assert_done(az_store_open(&store, names[i], &options, &error));
		az_store_close(store);
		assert_int_equal(unlink(names[i]), 0);
	}
	assert_int_equal(chdir(old), 0);
}

static void a_reader_reads_and_does_not_write(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store_close(filled(p));
	az_store_options options = {.read_only = true};
	az_store *store = NULL;
	assert_done(az_store_open(&store, p->path, &options, &error));
	int64_t count = 0;
	assert_done(az_store_count(store, 0, &count, &error));
	assert_int_equal(count, 4);
	assert_refused(az_store_begin(store, &error), ASSIZE_ERROR_USAGE, "for reading");
	assert_refused(az_store_meta_set(store, "a", "b", &error), ASSIZE_ERROR_USAGE, "for reading");
	assert_whole(store);
	az_store_close(store);
}

static void one_writes_at_a_time_and_the_other_is_told(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store *one = create(p);
	az_store *other = NULL;
	az_store_options options = writing();
	options.busy_ms = 20;
	assert_done(az_store_open(&other, p->path, &options, &error));
	assert_done(az_store_begin(one, &error));
	assert_refused(az_store_begin(other, &error), ASSIZE_ERROR_BUSY, "in use by another process");
	int64_t newest = 7;
	assert_done(az_store_newest(other, &newest, &error));
	assert_int_equal(newest, 0);
	assert_done(az_store_commit(one, &error));
	/* Both continue one journal. */
	assert_done(az_store_meta_set(other, "profile", "b", &error));
	assert_done(az_store_meta_set(one, "profile", "a", &error));
	assert_done(az_store_meta_set(other, "profile", "c", &error));
	assert_whole(one);
	az_store_close(one);
	az_store_close(other);
}

static void the_last_value_of_a_meta_stands(void **state)
{
	az_error error = {0};
	az_store *store = create(*state);
	az_buffer value = {0};
	assert_refused(
		az_store_meta_get(store, "profile", &value, &error), ASSIZE_ERROR_MISSING, "no 'profile'");
	assert_done(az_store_meta_set(store, "profile", "one", &error));
	assert_done(az_store_meta_set(store, "profile", "two", &error));
	assert_done(az_store_meta_set(store, "profile", "two", &error));
	assert_done(az_store_meta_get(store, "profile", &value, &error));
	assert_int_equal(value.length, 3);
	assert_memory_equal(value.bytes, "two", 3);
	az_buffer_free(&value);
	int64_t number = 0;
	az_hash link;
	assert_done(az_store_journal_head(store, &number, &link, &error));
	assert_int_equal(number, 3); /* the id, and two values: the same again wrote nothing */
	az_store_close(store);
}

static void putting_says_new_same_or_revised(void **state)
{
	az_error error = {0};
	az_store *store = create(*state);
	az_store_put_result result;
	import_begin(store, "a.yaml");
	assert_done(az_store_put(store, "k", 1, "one", 3, 12, &result, &error));
	assert_int_equal(result.outcome, AZ_PUT_NEW);
	assert_int_equal(result.revision, 1);
	assert_int_equal(result.sequence, 1);
	assert_done(az_store_put(store, "k", 1, "one", 3, 99, &result, &error));
	assert_int_equal(result.outcome, AZ_PUT_SAME);
	assert_int_equal(result.sequence, 1);
	assert_done(az_store_put(store, "k", 1, "two", 3, 13, &result, &error));
	assert_int_equal(result.outcome, AZ_PUT_REVISED);
	assert_int_equal(result.revision, 2);
	assert_int_equal(result.sequence, 2);
	az_hash hash = az_hash_of("two", 3);
	assert_true(az_hash_equal(&hash, &result.hash));
	/* What stood once and stands again is a new revision: the order of events is kept. */
	assert_done(az_store_put(store, "k", 1, "one", 3, 14, &result, &error));
	assert_int_equal(result.outcome, AZ_PUT_REVISED);
	assert_int_equal(result.revision, 3);
	az_store_import import;
	assert_done(az_store_import_end(store, 4, &import, &error));
	assert_int_equal(import.added, 1);
	assert_int_equal(import.revised, 2);
	assert_int_equal(import.same, 1);
	assert_int_equal(import.rejected, 4);
	assert_int_equal(import.first, 1);
	assert_int_equal(import.last, 3);
	assert_string_equal(import.file, "a.yaml");
	assert_done(az_store_commit(store, &error));
	assert_whole(store);
	az_store_close(store);
}

static void every_revision_is_kept(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_revision revision;
	assert_done(az_store_get(store, "a", 1, &revision, &error));
	assert_int_equal(revision.revision, 2);
	assert_int_equal(revision.sequence, 5);
	assert_int_equal(revision.import, 1);
	assert_string_equal(revision.key, "a");
	assert_int_equal(revision.length, 14);
	assert_memory_equal(revision.record, "alpha, revised", 14);
	assert_done(az_store_get_revision(store, "a", 1, 1, &revision, &error));
	assert_memory_equal(revision.record, "alpha", 5);
	assert_done(az_store_get_sequence(store, 4, &revision, &error));
	assert_string_equal(revision.key, "（2026）闽0203刑初88号");
	az_store_close(store);
}

static void what_is_missing_is_named_with_its_nearest(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_revision revision;
	const char *key = "（2026）闽0203刑初89号";
	assert_refused(az_store_get(store, key, strlen(key), &revision, &error), ASSIZE_ERROR_MISSING,
		"did you mean （2026）闽0203刑初88号?");
	assert_refused(az_store_get_revision(store, "a", 1, 3, &revision, &error), ASSIZE_ERROR_MISSING,
		"no revision 3; its newest is 2");
	assert_refused(az_store_get_sequence(store, 99, &revision, &error), ASSIZE_ERROR_MISSING, "99");
	az_store_close(store);
}

static void a_withdrawn_dossier_is_passed_over_and_may_come_back(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_revision revision;
	int64_t count = 0;
	assert_done(az_store_get(store, "c", 1, &revision, &error));
	assert_true(revision.withdrawn);
	assert_int_equal(revision.length, 0);
	assert_done(az_store_count(store, 0, &count, &error));
	assert_int_equal(count, 4);
	assert_done(az_store_count(store, 5, &count, &error));
	assert_int_equal(count, 4);
	import_begin(store, "third.yaml");
	assert_refused(
		az_store_withdraw(store, "zz", 2, 0, NULL, &error), ASSIZE_ERROR_MISSING, "withdraw");
	put_text(store, "c", "gamma", AZ_PUT_REVISED);
	import_end(store);
	assert_done(az_store_count(store, 0, &count, &error));
	assert_int_equal(count, 5);
	assert_whole(store);
	az_store_close(store);
}

static void a_transaction_lands_whole_or_not_at_all(void **state)
{
	az_error error = {0};
	az_store *store = create(*state);
	int64_t newest = 0;
	import_begin(store, "a.yaml");
	put_text(store, "a", "one", AZ_PUT_NEW);
	az_store_rollback(store);
	assert_done(az_store_newest(store, &newest, &error));
	assert_int_equal(newest, 0);
	import_begin(store, "a.yaml");
	put_text(store, "a", "one", AZ_PUT_NEW);
	assert_refused(az_store_commit(store, &error), ASSIZE_ERROR_USAGE, "was not ended");
	assert_done(az_store_newest(store, &newest, &error));
	assert_int_equal(newest, 0);
	assert_refused(az_store_commit(store, &error), ASSIZE_ERROR_USAGE, "no transaction");
	import_begin(store, "a.yaml");
	put_text(store, "a", "one", AZ_PUT_NEW);
	import_end(store);
	assert_whole(store);
	az_store_close(store);
}

static void a_bad_put_is_refused_and_the_import_goes_on(void **state)
{
	az_error error = {0};
	az_store *store = create(*state);
	assert_refused(az_store_put(store, "k", 1, "x", 1, 0, NULL, &error), ASSIZE_ERROR_USAGE,
		"inside an import");
	import_begin(store, "a.yaml");
	assert_refused(
		az_store_put(store, "", 0, "x", 1, 0, NULL, &error), ASSIZE_ERROR_USAGE, "0 bytes");
	assert_refused(
		az_store_put(store, "\xff", 1, "x", 1, 0, NULL, &error), ASSIZE_ERROR_USAGE, "UTF-8");
	assert_refused(
		az_store_put(store, "a\0b", 3, "x", 1, 0, NULL, &error), ASSIZE_ERROR_USAGE, "zero byte");
	char key[AZ_STORE_KEY_MOST + 1];
	memset(key, 'k', sizeof key);
	assert_refused(az_store_put(store, key, sizeof key, "x", 1, 0, NULL, &error),
		ASSIZE_ERROR_USAGE, "1025 bytes");
	assert_refused(
		az_store_put(store, "k", 1, "x", (size_t)AZ_STORE_BYTES_MOST + 1, 0, NULL, &error),
		ASSIZE_ERROR_USAGE, "split the dossier");
	put_text(store, "k", "", AZ_PUT_NEW);
	import_end(store);
	assert_whole(store);
	az_store_close(store);
}

static void expect_scan(az_store *store, int64_t sequence, const char *after, const char *expected)
{
	az_error error = {0};
	az_scan *scan = NULL;
	az_revision revision;
	az_buffer seen = {0};
	assert_done(az_scan_open(&scan, store, sequence, after, after ? strlen(after) : 0, &error));
	assize_status status = az_scan_next(scan, &revision, &error);
	while (status == ASSIZE_OK) {
		az_buffer_printf(
			&seen, "%s=%.*s;", revision.key, (int)revision.length, (const char *)revision.record);
		status = az_scan_next(scan, &revision, &error);
	}
	assert_int_equal(status, ASSIZE_DONE);
	assert_int_equal(az_scan_next(scan, &revision, &error), ASSIZE_DONE);
	az_buffer_u8(&seen, 0);
	assert_string_equal((const char *)seen.bytes, expected);
	az_buffer_free(&seen);
	az_scan_close(scan);
}

static void a_scan_goes_by_key_as_things_stood(void **state)
{
	az_store *store = filled(*state);
	expect_scan(
		store, 0, NULL, "a=alpha, revised;b=beta, revised;d=epsilon;（2026）闽0203刑初88号=delta;");
	expect_scan(store, 5, NULL, "a=alpha, revised;b=beta;c=gamma;（2026）闽0203刑初88号=delta;");
	expect_scan(store, 2, NULL, "a=alpha;c=gamma;");
	expect_scan(store, 0, "b", "d=epsilon;（2026）闽0203刑初88号=delta;");
	az_store_close(store);
}

static void a_scan_survives_writes_between_its_pages(void **state)
{
	enum { COUNT = 1500 };
	az_error error = {0};
	az_store *store = create(*state);
	import_begin(store, "many.yaml");
	char key[16];
	for (int i = 0; i < COUNT; i++) {
		snprintf(key, sizeof key, "k%05d", i);
		put_text(store, key, key, AZ_PUT_NEW);
	}
	import_end(store);
	az_scan *scan = NULL;
	assert_done(az_scan_open(&scan, store, 0, NULL, 0, &error));
	assert_int_equal(az_scan_sequence(scan), COUNT);
	az_revision revision;
	for (int i = 0; i < COUNT; i++) {
		assert_done(az_scan_next(scan, &revision, &error));
		snprintf(key, sizeof key, "k%05d", i);
		assert_string_equal(revision.key, key);
		assert_memory_equal(revision.record, key, 6);
		if (i % 100)
			continue;
		/* A revision of one that comes, and a new one in between: the scan sees neither. */
		char other[16];
		import_begin(store, "more.yaml");
		snprintf(other, sizeof other, "k%05d", COUNT - 1);
		put_text(store, other, key, AZ_PUT_REVISED);
		snprintf(other, sizeof other, "k%05d+", i + 300);
		put_text(store, other, other, AZ_PUT_NEW);
		import_end(store);
	}
	assert_int_equal(az_scan_next(scan, &revision, &error), ASSIZE_DONE);
	az_scan_close(scan);
	assert_whole(store);
	az_store_close(store);
}

static void a_scan_of_large_records_keeps_a_page(void **state)
{
	enum { COUNT = 10, SIZE = 700 * 1024 };
	az_error error = {0};
	az_store *store = create(*state);
	unsigned char *record = test_calloc(1, SIZE);
	import_begin(store, "large.yaml");
	for (int i = 0; i < COUNT; i++) {
		char key = (char)('a' + i);
		memset(record, key, SIZE);
		assert_done(az_store_put(store, &key, 1, record, SIZE, 0, NULL, &error));
	}
	import_end(store);
	az_scan *scan = NULL;
	az_revision revision;
	assert_done(az_scan_open(&scan, store, 0, NULL, 0, &error));
	for (int i = 0; i < COUNT; i++) {
		assert_done(az_scan_next(scan, &revision, &error));
		assert_int_equal(revision.length, SIZE);
		assert_int_equal(revision.record[SIZE - 1], 'a' + i);
	}
	assert_int_equal(az_scan_next(scan, &revision, &error), ASSIZE_DONE);
	az_scan_close(scan);
	test_free(record);
	az_store_close(store);
}

static void imports_are_listed(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_arena *arena = az_arena_new();
	const az_store_import *imports = NULL;
	size_t count = 0;
	assert_done(az_store_imports(store, arena, &imports, &count, &error));
	assert_int_equal(count, 2);
	assert_string_equal(imports[1].file, "second.yaml");
	assert_string_equal(imports[1].at, "2026-10-31T04:00:00Z");
	assert_int_equal(imports[1].same, 1);
	assert_int_equal(imports[1].withdrawn, 1);
	assert_int_equal(imports[1].first, 6);
	assert_int_equal(imports[1].last, 8);
	az_arena_free(arena);
	az_store_close(store);
}

static void wrong_clock(void *context, char out[AZ_STORE_TIME])
{
	(void)context;
	memcpy(out, "31.10.2026 04:00:00 ", AZ_STORE_TIME);
}

static void a_clock_of_another_shape_is_refused(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = {.clock = wrong_clock};
	assert_refused(az_store_create(&store, p->path, &options, &error), ASSIZE_ERROR_USAGE, "clock");
	assert_int_equal(access(p->path, F_OK), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_new_store_is_whole_and_has_an_id),
		TEST(its_files_are_the_owners_alone_under_any_umask),
		TEST(an_umask_that_takes_everything_does_not_matter),
		TEST(create_refuses_a_file_that_exists),
		TEST(a_failed_create_leaves_nothing),
		TEST(open_refuses_what_is_no_store),
		TEST(open_refuses_a_newer_store),
		TEST(a_name_that_sqlite_takes_for_something_else_is_a_file),
		TEST(a_reader_reads_and_does_not_write),
		TEST(one_writes_at_a_time_and_the_other_is_told),
		TEST(the_last_value_of_a_meta_stands),
		TEST(putting_says_new_same_or_revised),
		TEST(every_revision_is_kept),
		TEST(what_is_missing_is_named_with_its_nearest),
		TEST(a_withdrawn_dossier_is_passed_over_and_may_come_back),
		TEST(a_transaction_lands_whole_or_not_at_all),
		TEST(a_bad_put_is_refused_and_the_import_goes_on),
		TEST(a_scan_goes_by_key_as_things_stood),
		TEST(a_scan_survives_writes_between_its_pages),
		TEST(a_scan_of_large_records_keeps_a_page),
		TEST(imports_are_listed),
		TEST(a_clock_of_another_shape_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
