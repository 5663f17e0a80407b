/* Runs with their files and chunks, and decisions. */
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

static void a_run_goes_from_open_to_finished(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_arena *arena = az_arena_new();
	az_store_run run;
	int64_t number = run_begin(store);
	assert_int_equal(number, 4);
	assert_done(az_store_run_get(store, number, arena, &run, &error));
	assert_int_equal(run.state, AZ_RUN_OPEN);
	assert_string_equal(run.name, "月度");
	assert_string_equal(run.profile, "福建 2026");
	assert_string_equal(run.scope, "court=闽0203");
	assert_int_equal(run.as_of, 20757);
	assert_int_equal(run.sequence, 8);
	assert_string_equal(run.began, "2026-10-31T04:00:00Z");
	assert_null(run.ended);
	assert_null(run.counts);
	assert_false(run.has_hash);
	add_chunk(store, number, 0);
	add_chunk(store, number, 1);
	az_hash hash = az_hash_of("outcomes", 8);
	assert_done(az_store_run_end(store, number, AZ_RUN_FINISHED, &hash, "findings=2", &error));
	assert_done(az_store_run_get(store, number, arena, &run, &error));
	assert_int_equal(run.state, AZ_RUN_FINISHED);
	assert_true(run.has_hash);
	assert_true(az_hash_equal(&run.hash, &hash));
	assert_string_equal(run.counts, "findings=2");
	assert_string_equal(run.ended, "2026-10-31T04:00:00Z");
	assert_int_equal(run.chunks, 2);
	assert_int_equal(run.rows, 7);
	assert_whole(store);
	az_arena_free(arena);
	az_store_close(store);
}

static void all_runs_are_listed_oldest_first(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_arena *arena = az_arena_new();
	const az_store_run *runs = NULL;
	size_t count = 0;
	assert_done(az_store_runs(store, arena, &runs, &count, &error));
	assert_int_equal(count, 3);
	assert_int_equal(runs[0].state, AZ_RUN_FINISHED);
	assert_int_equal(runs[1].state, AZ_RUN_INTERRUPTED);
	assert_int_equal(runs[2].state, AZ_RUN_OPEN);
	assert_string_equal(az_run_state_text(runs[1].state), "interrupted");
	az_arena_free(arena);
	az_store_close(store);
}

static void a_run_that_is_not_there_is_missing(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_arena *arena = az_arena_new();
	az_store_run run;
	const az_store_file *files = NULL;
	size_t count = 0;
	assert_refused(
		az_store_run_get(store, 9, arena, &run, &error), ASSIZE_ERROR_MISSING, "no run 9");
	assert_refused(az_store_run_files(store, 9, arena, &files, &count, &error),
		ASSIZE_ERROR_MISSING, "no run 9");
	az_store_chunk chunk = {.first = "a", .last = "b", .bytes = "x", .length = 1};
	assert_refused(az_store_run_chunk(store, 9, &chunk, &error), ASSIZE_ERROR_MISSING, "no run 9");
	az_arena_free(arena);
	az_store_close(store);
}

static void an_interrupted_run_may_be_continued(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_arena *arena = az_arena_new();
	az_store_run run;
	add_chunk(store, 2, 1);
	az_hash hash = az_hash_of("x", 1);
	assert_done(az_store_run_end(store, 2, AZ_RUN_FINISHED, &hash, NULL, &error));
	assert_done(az_store_run_get(store, 2, arena, &run, &error));
	assert_int_equal(run.state, AZ_RUN_FINISHED);
	assert_int_equal(run.chunks, 2);
	assert_whole(store);
	az_arena_free(arena);
	az_store_close(store);
}

static void a_run_that_ended_for_good_takes_nothing_more(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_store_chunk chunk = {.number = 9, .first = "a", .last = "b", .bytes = "x", .length = 1};
	assert_refused(
		az_store_run_chunk(store, 1, &chunk, &error), ASSIZE_ERROR_USAGE, "run 1 is finished");
	assert_done(az_store_run_end(store, 3, AZ_RUN_ABANDONED, NULL, NULL, &error));
	assert_refused(
		az_store_run_chunk(store, 3, &chunk, &error), ASSIZE_ERROR_USAGE, "run 3 is abandoned");
	assert_refused(az_store_run_end(store, 3, AZ_RUN_INTERRUPTED, NULL, NULL, &error),
		ASSIZE_ERROR_USAGE, "run 3 is abandoned");
	az_store_close(store);
}

static void only_a_finished_run_has_a_hash(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_hash hash = az_hash_of("x", 1);
	assert_refused(az_store_run_end(store, 3, AZ_RUN_FINISHED, NULL, NULL, &error),
		ASSIZE_ERROR_USAGE, "with a hash");
	assert_refused(az_store_run_end(store, 3, AZ_RUN_ABANDONED, &hash, NULL, &error),
		ASSIZE_ERROR_USAGE, "with a hash");
	assert_refused(az_store_run_end(store, 3, AZ_RUN_OPEN, NULL, NULL, &error), ASSIZE_ERROR_USAGE,
		"with a hash");
	az_store_close(store);
}

static void chunks_are_read_by_number_in_whatever_order_they_landed(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	static const int64_t landed[] = {5, 0, 2};
	static const int64_t expected[] = {0, 2, 5};
	for (size_t i = 0; i < 3; i++)
		add_chunk(store, 3, landed[i]);
	az_store_chunk chunk = {.number = -1};
	for (size_t i = 0; i < 3; i++) {
		char text[64];
		assert_done(az_store_chunk_next(store, 3, chunk.number, &chunk, &error));
		assert_int_equal(chunk.number, expected[i]);
		assert_string_equal(chunk.first, "a");
		assert_string_equal(chunk.last, "c");
		assert_int_equal(chunk.rows, 3 + expected[i]);
		snprintf(text, sizeof text, "outcomes %lld of 3", (long long)expected[i]);
		assert_int_equal(chunk.length, strlen(text));
		assert_memory_equal(chunk.bytes, text, chunk.length);
	}
	assert_int_equal(az_store_chunk_next(store, 3, 5, &chunk, &error), ASSIZE_DONE);
	assert_refused(az_store_run_chunk(store, 3, &(az_store_chunk){2, "a", "b", 0, "", 0}, &error),
		ASSIZE_ERROR_USAGE, "chunk 2 of run 3 was written before");
	az_store_close(store);
}

static void a_runs_files_come_back_as_they_were(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_arena *arena = az_arena_new();
	const az_store_file *files = NULL;
	size_t count = 0;
	assert_done(az_store_run_files(store, 2, arena, &files, &count, &error));
	assert_int_equal(count, 4);
	assert_string_equal(files[0].path, "profile.yaml");
	assert_int_equal(files[0].length, 14);
	assert_memory_equal(files[0].bytes, "profile: test\n", 14);
	assert_string_equal(files[2].path, "rules/b.lua");
	assert_memory_equal(files[2].bytes, "return 1", 8);
	assert_int_equal(files[3].length, 0);
	az_arena_free(arena);
	az_store_close(store);
}

static void decisions_are_kept_in_their_order(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_arena *arena = az_arena_new();
	const az_decision *decisions = NULL;
	size_t count = 0;
	az_decision again = {
		.finding = "3f2a", .run = 2, .verdict = AZ_CORRECT, .who = "林某", .reason = "补录"};
	assert_done(az_store_decide(store, &again, &error));
	assert_done(az_store_decisions(store, "3f2a", arena, &decisions, &count, &error));
	assert_int_equal(count, 2);
	assert_int_equal(decisions[0].verdict, AZ_DISMISS);
	assert_string_equal(decisions[0].who, "陈某");
	assert_string_equal(decisions[0].at, "2026-10-31T04:00:00Z");
	assert_int_equal(decisions[1].verdict, AZ_CORRECT);
	assert_string_equal(decisions[1].reason, "补录");
	assert_int_equal(decisions[1].run, 2);
	assert_done(az_store_decisions(store, NULL, arena, &decisions, &count, &error));
	assert_int_equal(count, 3);
	assert_done(az_store_decisions(store, "none", arena, &decisions, &count, &error));
	assert_int_equal(count, 0);
	az_arena_free(arena);
	az_store_close(store);
}

static void a_decision_names_finding_person_reason_and_run(void **state)
{
	az_error error = {0};
	az_store *store = filled(*state);
	az_decision decision = {
		.finding = "3f2a", .run = 1, .verdict = AZ_UPHOLD, .who = "林某", .reason = ""};
	assert_refused(az_store_decide(store, &decision, &error), ASSIZE_ERROR_USAGE, "reason");
	decision.reason = "属实";
	decision.verdict = (az_verdict)0;
	assert_refused(az_store_decide(store, &decision, &error), ASSIZE_ERROR_USAGE, "uphold");
	decision.verdict = AZ_UPHOLD;
	decision.run = 77;
	assert_refused(az_store_decide(store, &decision, &error), ASSIZE_ERROR_MISSING, "no run 77");
	az_verdict verdict = AZ_UPHOLD;
	assert_true(az_verdict_parse("correct", &verdict));
	assert_int_equal(verdict, AZ_CORRECT);
	assert_false(az_verdict_parse("", &verdict));
	assert_whole(store);
	az_store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_run_goes_from_open_to_finished),
		TEST(all_runs_are_listed_oldest_first),
		TEST(a_run_that_is_not_there_is_missing),
		TEST(an_interrupted_run_may_be_continued),
		TEST(a_run_that_ended_for_good_takes_nothing_more),
		TEST(only_a_finished_run_has_a_hash),
		TEST(chunks_are_read_by_number_in_whatever_order_they_landed),
		TEST(a_runs_files_come_back_as_they_were),
		TEST(decisions_are_kept_in_their_order),
		TEST(a_decision_names_finding_person_reason_and_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
