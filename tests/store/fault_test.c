/*
 * Memory that runs out and a disk that is full, at every moment: the call says so, nothing half is
 * kept, and the same handle's file is whole afterwards.
 */
#include "help.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

/* SQLite's own allocator with a fuse in it. The one global of this program: SQLite takes no
 * context. */
static struct {
	sqlite3_mem_methods real;
	long left; /* allocations until one fails; negative: none does */
	bool blown;
} fuse = {.left = -1};

static bool burn(void)
{
	if (fuse.left < 0 || fuse.left-- > 0)
		return false;
	fuse.blown = true;
	return true;
}

static void *fused_malloc(int size)
{
	return burn() ? NULL : fuse.real.xMalloc(size);
}

static void *fused_realloc(void *old, int size)
{
	return burn() ? NULL : fuse.real.xRealloc(old, size);
}

static assize_status import_two(az_store *store, az_error *error)
{
	az_store_source source = {"two.yaml", az_hash_of("two", 3)};
	assize_status status = az_store_begin(store, error);
	if (status == ASSIZE_OK)
		status = az_store_import_begin(store, &source, error);
	if (status == ASSIZE_OK)
		status = az_store_put(store, "a", 1, "another", 7, 1, NULL, error);
	if (status == ASSIZE_OK)
		status = az_store_put(store, "z", 1, "new", 3, 2, NULL, error);
	if (status == ASSIZE_OK)
		status = az_store_import_end(store, 0, NULL, error);
	if (status == ASSIZE_OK)
		return az_store_commit(store, error);
	az_store_rollback(store);
	return status;
}

static assize_status run_and_decide(az_store *store, az_error *error)
{
	az_store_file file = {"profile.yaml", "profile: x", 10};
	az_store_run_start start = {"n", "p", 0, "", 1, &file, 1};
	az_store_chunk chunk = {0, "a", "z", 2, "outcomes", 8};
	az_hash hash = az_hash_of("run", 3);
	int64_t run = 0;
	assize_status status = az_store_run_begin(store, &start, &run, error);
	if (status == ASSIZE_OK)
		status = az_store_run_chunk(store, run, &chunk, error);
	if (status == ASSIZE_OK)
		status = az_store_run_end(store, run, AZ_RUN_FINISHED, &hash, "", error);
	az_decision decision = {
		.finding = "f", .run = run, .verdict = AZ_UPHOLD, .who = "w", .reason = "r"};
	return status == ASSIZE_OK ? az_store_decide(store, &decision, error) : status;
}

static assize_status scan_all(az_store *store, az_error *error)
{
	az_scan *scan = NULL;
	az_revision revision;
	assize_status status = az_scan_open(&scan, store, 0, NULL, 0, error);
	while (status == ASSIZE_OK)
		status = az_scan_next(scan, &revision, error);
	az_scan_close(scan);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

/* Opens the store and does one of everything. */
static assize_status task(const char *path, az_error *error)
{
	az_store *store = NULL;
	az_store_options options = writing();
	assize_status status = az_store_open(&store, path, &options, error);
	if (status == ASSIZE_OK)
		status = import_two(store, error);
	if (status == ASSIZE_OK)
		status = run_and_decide(store, error);
	if (status == ASSIZE_OK)
		status = scan_all(store, error);
	if (status == ASSIZE_OK)
		status = az_store_verify(store, show_damage, NULL, NULL, error);
	az_store_close(store);
	return status;
}

/* Each attempt begins with the same store: else it would grow, and with it what can fail. */
static void copy_file(const char *from, const char *to)
{
	char bytes[8192];
	FILE *in = fopen(from, "rb");
	FILE *out = fopen(to, "wb");
	assert_non_null(in);
	assert_non_null(out);
	size_t got = fread(bytes, 1, sizeof bytes, in);
	for (; got; got = fread(bytes, 1, sizeof bytes, in))
		assert_int_equal(fwrite(bytes, 1, got, out), got);
	assert_int_equal(fclose(out), 0);
	fclose(in);
}

static void assert_file_is_whole(const char *path)
{
	az_error error = {0};
	az_store *store = NULL;
	az_store_options options = {.read_only = true};
	assert_done(az_store_open(&store, path, &options, &error));
	assert_whole(store);
	az_store_close(store);
}

static void memory_may_run_out_at_any_moment(void **state)
{
	(void)state;
	place *p = place_new();
	place *pristine = place_new();
	az_store_close(filled(pristine));
	long n = 0;
	int failed = 0;
	bool done = false;
	while (!done) {
		az_error error = {0};
		copy_file(pristine->path, p->path);
		fuse.left = n;
		fuse.blown = false;
		assize_status status = task(p->path, &error);
		fuse.left = -1;
		/* SQLite does without some memory that it asks for; the answer is then right all the
		 * same. */
		if (status != ASSIZE_OK) {
			assert_true(fuse.blown);
			assert_true(assize_status_is_error(status));
			assert_true(error.text[0]);
			failed++;
		}
		done = !fuse.blown;
		n += n < 300 ? 1 : 11;
		assert_file_is_whole(p->path);
	}
	print_message("%d of %ld moments failed, and nothing was lost\n", failed, n);
	assert_true(failed > 0);
	place_free(p);
	place_free(pristine);
}

static void a_full_disk_is_said_and_leaves_a_whole_store(void **state)
{
	(void)state;
	az_error error = {0};
	place *p = place_new();
	az_store *store = filled(p);
	struct rlimit old;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	struct rlimit small = {.rlim_cur = 3 * 1024 * 1024, .rlim_max = old.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	unsigned char record[64 * 1024] = {0};
	import_begin(store, "large.yaml");
	assize_status status = ASSIZE_OK;
	for (int i = 0; i < 3000 && status == ASSIZE_OK; i++) {
		char key[16];
		snprintf(key, sizeof key, "k%d", i);
		status = az_store_put(store, key, strlen(key), record, sizeof record, 0, NULL, &error);
	}
	if (status == ASSIZE_OK)
		status = az_store_import_end(store, 0, NULL, &error);
	assize_status committed = az_store_commit(store, status == ASSIZE_OK ? &error : NULL);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_not_equal(committed, ASSIZE_OK);
	assert_int_equal(error.status, ASSIZE_ERROR_STORE);
	assert_string_equal(error.where, p->path);
	int64_t newest = 0;
	assert_done(az_store_newest(store, &newest, &error));
	assert_int_equal(newest, 8);
	assert_done(import_two(store, &error));
	assert_whole(store);
	az_store_close(store);
	place_free(p);
}

int main(void)
{
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &fuse.real);
	sqlite3_mem_methods fused = fuse.real;
	fused.xMalloc = fused_malloc;
	fused.xRealloc = fused_realloc;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &fused);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_may_run_out_at_any_moment),
		cmocka_unit_test(a_full_disk_is_said_and_leaves_a_whole_store),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
