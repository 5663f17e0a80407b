/*
 * What the store's tests share: a clock that stands, a folder that is emptied, and a small store
 * with a row in every table.
 */
#ifndef AZ_TESTS_STORE_HELP_H
#define AZ_TESTS_STORE_HELP_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store.h"

#define HELPER __attribute__((unused)) static

/* Fails with the store's own message. */
#define assert_done(call)                                                                          \
	do {                                                                                           \
		az_error_clear(&error);                                                                    \
		assize_status status_ = (call);                                                            \
		if (status_ != ASSIZE_OK)                                                                  \
			fail_msg(                                                                              \
				"%s: %s: %s: %s", #call, assize_status_text(status_), error.where, error.text);    \
	} while (0)

#define assert_refused(call, status, words)                                                        \
	do {                                                                                           \
		az_error_clear(&error);                                                                    \
		assert_int_equal((call), (status));                                                        \
		if (!strstr(error.text, (words)))                                                          \
			fail_msg("'%s' is not in: %s", (words), error.text);                                   \
	} while (0)

typedef struct place {
	char folder[64];
	char path[96];
} place;

HELPER void clock_at_noon(void *context, char out[AZ_STORE_TIME])
{
	(void)context;
	memcpy(out, "2026-10-31T04:00:00Z", AZ_STORE_TIME);
}

HELPER az_store_options writing(void)
{
	return (az_store_options){.clock = clock_at_noon, .id = "test"};
}

HELPER place *place_new(void)
{
	place *p = test_calloc(1, sizeof *p);
	const char *root = getenv("TMPDIR");
	snprintf(p->folder, sizeof p->folder, "%s/az-store-XXXXXX", root ? root : "/tmp");
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->path, sizeof p->path, "%s/a.store", p->folder);
	return p;
}

HELPER void place_free(place *p)
{
	static const char *const names[] = {"", "-wal", "-shm"};
	char name[128];
	for (size_t i = 0; i < 3; i++) {
		snprintf(name, sizeof name, "%s%s", p->path, names[i]);
		unlink(name);
	}
	rmdir(p->folder);
	test_free(p);
}

HELPER void put_text(az_store *store, const char *key, const char *record, az_put expected)
{
	az_error error = {0};
	az_store_put_result result;
	assert_done(az_store_put(store, key, strlen(key), record, strlen(record), 1, &result, &error));
	assert_int_equal(result.outcome, expected);
}

HELPER void import_begin(az_store *store, const char *file)
{
	az_error error = {0};
	az_store_source source = {file, az_hash_of(file, strlen(file))};
	assert_done(az_store_begin(store, &error));
	assert_done(az_store_import_begin(store, &source, &error));
}

HELPER void import_end(az_store *store)
{
	az_error error = {0};
	assert_done(az_store_import_end(store, 0, NULL, &error));
	assert_done(az_store_commit(store, &error));
}

HELPER int64_t run_begin(az_store *store)
{
	az_error error = {0};
	az_store_file files[] = {{"profile.yaml", "profile: test\n", 14},
		{"rules/a.lua", "return 1", 8}, {"rules/b.lua", "return 1", 8}, {"empty", "", 0}};
	int64_t newest = 0;
	assert_done(az_store_newest(store, &newest, &error));
	az_store_run_start start = {.name = "月度",
		.profile = "福建 2026",
		.as_of = 20757,
		.scope = "court=闽0203",
		.sequence = newest,
		.files = files,
		.file_count = 4};
	int64_t number = 0;
	assert_done(az_store_run_begin(store, &start, &number, &error));
	return number;
}

HELPER void add_chunk(az_store *store, int64_t run, int64_t number)
{
	az_error error = {0};
	char bytes[64];
	snprintf(bytes, sizeof bytes, "outcomes %lld of %lld", (long long)number, (long long)run);
	az_store_chunk chunk = {.number = number,
		.first = "a",
		.last = "c",
		.rows = 3 + number,
		.bytes = bytes,
		.length = strlen(bytes)};
	assert_done(az_store_run_chunk(store, run, &chunk, &error));
}

/* Two imports, of five and three revisions; a finished run, an interrupted and an open one;
 * decisions. */
HELPER void fill(az_store *store)
{
	az_error error = {0};
	assert_done(az_store_meta_set(store, "profile", "plugins/profiles/national.yaml", &error));
	import_begin(store, "first.yaml");
	put_text(store, "a", "alpha", AZ_PUT_NEW);
	put_text(store, "c", "gamma", AZ_PUT_NEW);
	put_text(store, "b", "beta", AZ_PUT_NEW);
	put_text(store, "（2026）闽0203刑初88号", "delta", AZ_PUT_NEW);
	put_text(store, "a", "alpha, revised", AZ_PUT_REVISED);
	import_end(store);
	import_begin(store, "second.yaml");
	put_text(store, "b", "beta, revised", AZ_PUT_REVISED);
	put_text(store, "a", "alpha, revised", AZ_PUT_SAME);
	put_text(store, "d", "epsilon", AZ_PUT_NEW);
	assert_done(az_store_withdraw(store, "c", 1, 0, NULL, &error));
	import_end(store);
	int64_t run = run_begin(store);
	add_chunk(store, run, 0);
	add_chunk(store, run, 1);
	az_hash hash = az_hash_of("run", 3);
	assert_done(az_store_run_end(store, run, AZ_RUN_FINISHED, &hash, "findings=7", &error));
	run = run_begin(store);
	add_chunk(store, run, 0);
	assert_done(az_store_run_end(store, run, AZ_RUN_INTERRUPTED, NULL, "", &error));
	run_begin(store);
	az_decision decision = {
		.finding = "3f2a", .run = 1, .verdict = AZ_DISMISS, .who = "陈某", .reason = "重复"};
	assert_done(az_store_decide(store, &decision, &error));
	decision = (az_decision){
		.finding = "9c11", .run = 1, .verdict = AZ_UPHOLD, .who = "王某", .reason = "属实"};
	assert_done(az_store_decide(store, &decision, &error));
}

HELPER az_store *filled(const place *p)
{
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = writing();
	assert_done(az_store_create(&store, p->path, &options, &error));
	fill(store);
	return store;
}

HELPER void show_damage(void *context, const az_damage *damage)
{
	(void)context;
	print_error("%s | %s | %s | %s\n", damage->table, damage->row,
		damage->column ? damage->column : "", damage->what);
}

HELPER void assert_whole(az_store *store)
{
	az_error error = {0};
	assert_done(az_store_verify(store, show_damage, NULL, NULL, &error));
}

#endif
