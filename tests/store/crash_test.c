/*
 * A process that is killed at any moment leaves a store that opens and verifies, in which each
 * import is there whole or not at all, and the work can be finished by doing it again.
 */
#include "help.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { KILLS = 30, PER_IMPORT = 400, SIZE = 1500, CHUNKS = 5 };

static void import_many(az_store *store, unsigned round)
{
	unsigned char record[SIZE];
	import_begin(store, "many.yaml");
	for (unsigned i = 0; i < PER_IMPORT; i++) {
		char key[24];
		az_error error = {0};
		memset(record, (int)(round + i), sizeof record);
		snprintf(key, sizeof key, "k%05u", (round * 37 + i) % 2000);
		assert_done(az_store_put(
			store, key, strlen(key), record, sizeof record, (int64_t)i + 1, NULL, &error));
	}
	import_end(store);
}

static void run_one(az_store *store)
{
	az_error error = {0};
	int64_t run = run_begin(store);
	for (int64_t i = 0; i < CHUNKS; i++)
		add_chunk(store, run, i);
	az_hash hash = az_hash_of("run", 3);
	assert_done(az_store_run_end(store, run, AZ_RUN_FINISHED, &hash, "", &error));
}

/* What the child does until it is killed. It never returns. */
static void work(const char *path, unsigned round)
{
	az_store *store = NULL;
	az_store_options options = writing();
	if (az_store_open(&store, path, &options, NULL) != ASSIZE_OK)
		_exit(3);
	for (;; round++) {
		import_many(store, round);
		run_one(store);
	}
}

static void wait_a_little(uint32_t *random)
{
	*random = *random * 1664525u + 1013904223u;
	struct timespec span = {.tv_nsec = (long)(*random >> 8) % 60000000};
	nanosleep(&span, NULL);
}

static void kill_one(const char *path, unsigned round, uint32_t *random)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		work(path, round);
	wait_a_little(random);
	int status = 0;
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGKILL);
}

/* Returns how many imports there are; each holds all that a whole one puts. */
static size_t check_imports(az_store *store)
{
	az_error error = {0};
	az_arena *arena = az_arena_new();
	const az_store_import *imports = NULL;
	size_t count = 0;
	assert_done(az_store_imports(store, arena, &imports, &count, &error));
	for (size_t i = 0; i < count; i++)
		assert_int_equal(imports[i].added + imports[i].revised + imports[i].same, PER_IMPORT);
	az_arena_free(arena);
	return count;
}

/* Abandons what the killed process left open, and returns how many runs those were. */
static size_t abandon_open_runs(az_store *store)
{
	az_error error = {0};
	az_arena *arena = az_arena_new();
	const az_store_run *runs = NULL;
	size_t count = 0;
	size_t open = 0;
	assert_done(az_store_runs(store, arena, &runs, &count, &error));
	for (size_t i = 0; i < count; i++) {
		if (runs[i].state == AZ_RUN_FINISHED)
			assert_int_equal(runs[i].chunks, CHUNKS);
		if (runs[i].state != AZ_RUN_OPEN)
			continue;
		open++;
		assert_done(az_store_run_end(store, runs[i].number, AZ_RUN_ABANDONED, NULL, "", &error));
	}
	az_arena_free(arena);
	return open;
}

static void a_killed_process_leaves_a_whole_store(void **state)
{
	(void)state;
	az_error error = {0};
	az_store *store = NULL;
	place *p = place_new();
	az_store_options options = writing();
	uint32_t random = 20261031;
	size_t imports = 0;
	size_t open = 0;
	assert_done(az_store_create(&store, p->path, &options, &error));
	az_store_close(store);
	for (unsigned round = 0; round < KILLS; round++) {
		kill_one(p->path, round * 100, &random);
		assert_done(az_store_open(&store, p->path, &options, &error));
		assert_whole(store);
		imports = check_imports(store);
		size_t left = abandon_open_runs(store);
		assert_true(left <= 1);
		open += left;
		az_store_close(store);
	}
	print_message("%d kills: %zu imports landed, %zu runs were cut\n", KILLS, imports, open);
	assert_done(az_store_open(&store, p->path, &options, &error));
	import_many(store, 9999);
	run_one(store);
	assert_whole(store);
	az_store_close(store);
	place_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_killed_process_leaves_a_whole_store),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
