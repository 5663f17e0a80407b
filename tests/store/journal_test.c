/* The journal: what is in it, and how it is chained. */
#include "help.h"

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

static void every_write_leaves_its_entry(void **state)
{
	static const char *const expected[] = {"meta 1 store_id", "meta 2 profile",
		"import 1 first.yaml", "import 2 second.yaml", "run 1", "run_file 1/profile.yaml",
		"run_file 1/rules/a.lua", "run_file 1/rules/b.lua", "run_file 1/empty", "chunk 1/0",
		"chunk 1/1", "run_state 1 run 1", "run 2", "run_file 2/profile.yaml",
		"run_file 2/rules/a.lua", "run_file 2/rules/b.lua", "run_file 2/empty", "chunk 2/0",
		"run_state 2 run 2", "run 3", "run_file 3/profile.yaml", "run_file 3/rules/a.lua",
		"run_file 3/rules/b.lua", "run_file 3/empty", "decision 1 3f2a", "decision 2 9c11"};
	az_error error = {0};
	az_store *store = filled(*state);
	az_journal_entry entry = {.number = 0};
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		char text[128];
		assert_done(az_store_journal_next(store, entry.number, &entry, &error));
		assert_int_equal(entry.number, i + 1);
		snprintf(text, sizeof text, "%s %s", entry.kind, entry.subject);
		assert_string_equal(text, expected[i]);
		assert_string_equal(entry.at, "2026-10-31T04:00:00Z");
	}
	assert_int_equal(az_store_journal_next(store, entry.number, &entry, &error), ASSIZE_DONE);
	az_store_close(store);
}

/* Written out here as anybody would write it who checks a journal without this program. */
static az_hash link_of(const az_hash *before, const az_journal_entry *entry)
{
	unsigned char number[8] = {(unsigned char)entry->number};
	az_hasher hasher;
	az_hasher_start(&hasher);
	az_hasher_add(&hasher, before->bytes, AZ_HASH_SIZE);
	az_hasher_add(&hasher, number, 8);
	az_hasher_block(&hasher, entry->kind, strlen(entry->kind));
	az_hasher_block(&hasher, entry->subject, strlen(entry->subject));
	az_hasher_add(&hasher, entry->content.bytes, AZ_HASH_SIZE);
	az_hasher_block(&hasher, entry->at, strlen(entry->at));
	return az_hasher_end(&hasher);
}

static void each_link_is_the_hash_of_the_one_before_and_the_entry(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_journal_entry entry = {.number = 0};
	az_hash link = {{0}};
	while (az_store_journal_next(store, entry.number, &entry, &error) == ASSIZE_OK) {
		link = link_of(&link, &entry);
		assert_true(az_hash_equal(&link, &entry.link));
	}
	int64_t number = 0;
	az_hash head;
	assert_done(az_store_journal_head(store, &number, &head, &error));
	assert_int_equal(number, entry.number);
	assert_true(az_hash_equal(&head, &link));
	az_store_close(store);
}

static void the_same_events_give_the_same_head(void **state)
{
	place *p = *state;
	az_error error = {0};
	int64_t numbers[2];
	az_hash heads[2];
	for (size_t i = 0; i < 2; i++) {
		az_store *store = filled(p);
		assert_done(az_store_journal_head(store, &numbers[i], &heads[i], &error));
		az_store_close(store);
		unlink(p->path);
	}
	assert_int_equal(numbers[0], numbers[1]);
	assert_true(az_hash_equal(&heads[0], &heads[1]));
}

static void what_is_rolled_back_is_in_no_journal(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	int64_t number[3];
	az_hash link[3];
	assert_done(az_store_journal_head(store, &number[0], &link[0], &error));
	assert_done(az_store_begin(store, &error));
	assert_done(az_store_meta_set(store, "profile", "other", &error));
	assert_done(az_store_journal_head(store, &number[1], &link[1], &error));
	assert_int_equal(number[1], number[0] + 1);
	az_store_rollback(store);
	assert_done(az_store_journal_head(store, &number[2], &link[2], &error));
	assert_int_equal(number[2], number[0]);
	assert_true(az_hash_equal(&link[2], &link[0]));
	assert_whole(store);
	az_store_close(store);
}

static void a_store_opened_again_continues_the_chain(void **state)
{
	place *p = *state;
	az_error error = {0};
	az_store_close(filled(p));
	az_store *store = NULL;
	az_store_options options = writing();
	assert_done(az_store_open(&store, p->path, &options, &error));
	assert_done(az_store_meta_set(store, "profile", "other", &error));
	assert_whole(store);
	az_store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_write_leaves_its_entry),
		TEST(each_link_is_the_hash_of_the_one_before_and_the_entry),
		TEST(the_same_events_give_the_same_head),
		TEST(what_is_rolled_back_is_in_no_journal),
		TEST(a_store_opened_again_continues_the_chain),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
