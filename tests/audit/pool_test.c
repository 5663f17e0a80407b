/*
 * The pool with real workers: the same bytes as in this process, in the order of handing in, for
 * any number of workers and however often they are replaced.
 */
#include "pool_fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#include "host/cost.h"
#include "host/trace.h"
#include "host/worker/protocol.h"

enum { COUNT = 300 };

typedef struct court {
	folder f;
	az_record records[COUNT];
	az_buffer expected; /* evaluated in this process */
} court;

static void in_process(const court *c, const az_record *records, size_t count, az_buffer *out)
{
	az_host *host = NULL;
	az_buffer block = {0};
	az_error error;
	assert_int_equal(az_host_open(&host, c->f.policies, NULL, false, &error), ASSIZE_OK);
	for (size_t i = 0; i < count; i++) {
		const az_request request = {.record = records[i], .as_of = AS_OF};
		az_buffer_clear(&block);
		assert_int_equal(az_host_evaluate(host, &request, &block, &error), ASSIZE_OK);
		az_buffer_block(out, block.bytes, block.length);
	}
	az_buffer_free(&block);
	az_host_close(host);
}

static int set_up(void **state)
{
	court *c = calloc(1, sizeof *c);
	assert_non_null(c);
	court_policies(&c->f, "test");
	for (unsigned i = 0; i < COUNT; i++) {
		char key[32];
		snprintf(key, sizeof key, "K%u", i);
		c->records[i] = record_with(key, i % 9);
	}
	in_process(c, c->records, COUNT, &c->expected);
	*state = c;
	return 0;
}

static int tear_down(void **state)
{
	court *c = *state;
	for (unsigned i = 0; i < COUNT; i++)
		record_free(&c->records[i]);
	az_buffer_free(&c->expected);
	folder_free(&c->f);
	free(c);
	return 0;
}

static void assert_same(court *c, const az_pool_options *options)
{
	az_pool *pool = pool_of(c->f.policies, "assize-worker", options);
	az_buffer got = {0};
	run_all(pool, c->records, COUNT, &got);
	az_pool_close(pool);
	assert_int_equal(got.length, c->expected.length);
	assert_memory_equal(got.bytes, c->expected.bytes, got.length);
	az_buffer_free(&got);
	/* Nothing of the pool is left behind. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

static void one_worker_gives_the_bytes_of_this_process(void **state)
{
	assert_same(*state, &(az_pool_options){.jobs = 1});
}

static void two_workers_give_the_same_bytes(void **state)
{
	assert_same(*state, &(az_pool_options){.jobs = 2});
}

static void five_workers_give_the_same_bytes(void **state)
{
	assert_same(*state, &(az_pool_options){.jobs = 5});
}

static void as_many_workers_as_processors_give_the_same_bytes(void **state)
{
	assert_same(*state, &(az_pool_options){.jobs = 0});
}

static void workers_recycled_at_odd_moments_give_the_same_bytes(void **state)
{
	assert_same(*state, &(az_pool_options){.jobs = 2, .recycle_after = 7});
	assert_same(*state, &(az_pool_options){.jobs = 5, .recycle_after = 23});
}

/* The processes that this one has; 0 where the kernel does not say. */
static size_t children(pid_t *pids, size_t most)
{
	char path[64];
	size_t count = 0;
	snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
	FILE *in = fopen(path, "r");
	if (!in)
		return 0;
	while (count < most && fscanf(in, "%d", &pids[count]) == 1)
		count++;
	fclose(in);
	return count;
}

static void workers_killed_in_the_middle_give_the_same_bytes(void **state)
{
	court *c = *state;
	az_pool *pool = pool_of(c->f.policies, "assize-worker", &(az_pool_options){.jobs = 2});
	az_buffer got = {0};
	az_error error;
	pid_t pids[4];
	size_t put = 0;
	for (size_t taken = 0; taken < COUNT; taken++) {
		uint64_t tag;
		const unsigned char *block;
		size_t length;
		assize_status status;
		for (; put < COUNT && !az_pool_full(pool); put++)
			assert_int_equal(az_pool_put(pool, AS_OF, &c->records[put], put, &error), ASSIZE_OK);
		size_t count = taken == 10 || taken == 200 ? children(pids, 4) : 0;
		for (size_t i = 0; i < count; i++)
			kill(pids[i], SIGKILL);
		assert_true(az_pool_take(pool, &tag, &block, &length, &status, &error));
		assert_int_equal(status, ASSIZE_OK);
		az_buffer_block(&got, block, length);
	}
	az_pool_close(pool);
	assert_int_equal(got.length, c->expected.length);
	assert_memory_equal(got.bytes, c->expected.bytes, got.length);
	az_buffer_free(&got);
}

static void a_large_dossier_and_its_many_findings_come_through(void **state)
{
	court *c = *state;
	az_record records[3] = {c->records[1], record_with("large", 19800), c->records[2]};
	az_buffer expected = {0}, got = {0};
	assert_true(records[1].size > AZ_LANE_ROOM);
	in_process(c, records, 3, &expected);
	assert_true(expected.length > AZ_LANE_ROOM);
	az_pool *pool = pool_of(c->f.policies, "assize-worker", &(az_pool_options){.jobs = 2});
	run_all(pool, records, 3, &got);
	assert_int_equal(got.length, expected.length);
	assert_memory_equal(got.bytes, expected.bytes, got.length);
	/* And the memory that was made larger for it serves as before. */
	az_buffer_clear(&got);
	run_all(pool, c->records, COUNT, &got);
	assert_memory_equal(got.bytes, c->expected.bytes, c->expected.length);
	az_pool_close(pool);
	az_buffer_free(&expected);
	az_buffer_free(&got);
	record_free(&records[1]);
}

static void nothing_under_way_is_said_at_once(void **state)
{
	court *c = *state;
	az_pool *pool = pool_of(c->f.policies, "assize-worker", &(az_pool_options){.jobs = 1});
	uint64_t tag;
	const unsigned char *block;
	size_t length;
	assize_status status;
	az_error error;
	assert_false(az_pool_take(pool, &tag, &block, &length, &status, &error));
	az_pool_close(pool);
}

static void a_full_pool_takes_no_more_until_a_result_is_taken(void **state)
{
	court *c = *state;
	az_pool *pool = pool_of(c->f.policies, "assize-worker", &(az_pool_options){.jobs = 1});
	uint64_t tag;
	const unsigned char *block;
	size_t length;
	assize_status status;
	az_error error;
	while (!az_pool_full(pool))
		assert_int_equal(az_pool_put(pool, AS_OF, &c->records[0], 1, &error), ASSIZE_OK);
	assert_int_equal(az_pool_put(pool, AS_OF, &c->records[0], 1, &error), ASSIZE_ERROR_USAGE);
	assert_true(az_pool_take(pool, &tag, &block, &length, &status, &error));
	assert_int_equal(status, ASSIZE_OK);
	assert_int_equal(az_pool_put(pool, AS_OF, &c->records[0], 1, &error), ASSIZE_OK);
	az_pool_close(pool);
}

static void a_question_by_hand_has_a_trace(void **state)
{
	court *c = *state;
	az_pool *pool = pool_of(c->f.policies, "assize-worker", &(az_pool_options){.jobs = 2});
	az_buffer answer = {0}, trace = {0};
	az_request request = {
		.record = c->records[5], .as_of = AS_OF, .only = c->f.policies->rules[0], .trace = &trace};
	az_error error;
	az_event event;
	assert_int_equal(az_pool_ask(pool, &request, &answer, &error), ASSIZE_OK);
	assert_true(az_outcomes_check(c->f.policies, &request.record, answer.bytes, answer.length));
	az_cursor cursor = {.bytes = trace.bytes, .length = trace.length};
	assert_true(az_trace_next(&cursor, &event));
	assert_int_equal(event.kind, AZ_EVENT_SUBJECT);
	while (az_trace_next(&cursor, &event))
		;
	assert_false(cursor.failed);
	az_buffer_free(&answer);
	az_buffer_free(&trace);
	az_pool_close(pool);
}

/* What all dossiers cost, but for the time, as bytes. */
static void costs_of(court *c, const az_pool_options *options, az_buffer *out)
{
	az_pool *pool = pool_of(c->f.policies, "assize-worker", options);
	az_error error;
	for (size_t i = 0; i < COUNT; i++) {
		uint64_t tag;
		const unsigned char *block;
		size_t length, bytes;
		assize_status status;
		az_cost cost;
		assert_int_equal(az_pool_put(pool, AS_OF, &c->records[i], i, &error), ASSIZE_OK);
		assert_true(az_pool_take(pool, &tag, &block, &length, &status, &error));
		az_cursor cursor = {.bytes = az_pool_cost(pool, &bytes)};
		cursor.length = bytes;
		while (az_cost_next(&cursor, &cost)) {
			cost.time = 0;
			az_cost_put(out, &cost);
		}
	}
	az_pool_close(pool);
}

static void costs_come_when_they_are_asked_for_and_are_the_same_everywhere(void **state)
{
	court *c = *state;
	az_buffer none = {0}, one = {0}, three = {0};
	costs_of(c, &(az_pool_options){.jobs = 1}, &none);
	assert_int_equal(none.length, 0);
	costs_of(c, &(az_pool_options){.jobs = 1, .costs = true}, &one);
	costs_of(c, &(az_pool_options){.jobs = 3, .costs = true, .recycle_after = 11}, &three);
	assert_int_equal(one.length, COUNT * c->f.policies->rule_count * AZ_COST_BYTES);
	assert_int_equal(one.length, three.length);
	assert_memory_equal(one.bytes, three.bytes, one.length);
	az_buffer_free(&one);
	az_buffer_free(&three);
}

static void what_costs_are_counted_has_the_same_outcomes(void **state)
{
	assert_same(*state, &(az_pool_options){.jobs = 2, .costs = true});
}

static uint32_t findings(const court *c, const az_record *record, const az_buffer *answer)
{
	uint32_t count = 0;
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, c->f.policies, record, answer->bytes, answer->length);
	while (az_outcomes_next(&reader, &outcome))
		count += outcome.is_finding;
	assert_false(reader.failed);
	return count;
}

static void a_question_can_set_a_parameter_and_name_a_subject(void **state)
{
	court *c = *state;
	az_pool *pool = pool_of(c->f.policies, "assize-worker", &(az_pool_options){.jobs = 1});
	const az_record *record = &c->records[8]; /* amounts 1, 7, 1, 21, 1, 35, 1, 49 */
	const az_override override = {
		.parameter = &c->f.policies->policies[0].parameters[0], .value = {.number = 4000}};
	az_request request = {.record = *record, .as_of = AS_OF};
	az_buffer answer = {0};
	az_error error;
	assert_int_equal(az_pool_ask(pool, &request, &answer, &error), ASSIZE_OK);
	assert_int_equal(findings(c, record, &answer), 3);
	request.overrides = &override;
	request.override_count = 1;
	az_buffer_clear(&answer);
	assert_int_equal(az_pool_ask(pool, &request, &answer, &error), ASSIZE_OK);
	assert_int_equal(findings(c, record, &answer), 1);
	/* The next one is not touched by it. */
	request.override_count = 0;
	az_ref last = 0;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref))
		last = ref;
	request.only_subject = last;
	az_buffer_clear(&answer);
	assert_int_equal(az_pool_ask(pool, &request, &answer, &error), ASSIZE_OK);
	assert_int_equal(findings(c, record, &answer), 1);
	az_buffer_free(&answer);
	az_pool_close(pool);
}

static void a_question_between_dossiers_leaves_their_order(void **state)
{
	court *c = *state;
	az_pool *pool = pool_of(c->f.policies, "assize-worker", &(az_pool_options){.jobs = 2});
	az_buffer answer = {0}, got = {0}, trace = {0};
	const az_request request = {.record = c->records[5], .as_of = AS_OF, .trace = &trace};
	az_error error;
	for (unsigned i = 0; i < 40; i++)
		assert_int_equal(az_pool_put(pool, AS_OF, &c->records[i], i, &error), ASSIZE_OK);
	assert_int_equal(az_pool_ask(pool, &request, &answer, &error), ASSIZE_OK);
	for (unsigned i = 0; i < 40; i++) {
		uint64_t tag;
		const unsigned char *block;
		size_t length;
		assize_status status;
		assert_true(az_pool_take(pool, &tag, &block, &length, &status, &error));
		assert_int_equal(tag, i);
		az_buffer_block(&got, block, length);
	}
	assert_memory_equal(got.bytes, c->expected.bytes, got.length);
	az_buffer_free(&answer);
	az_buffer_free(&got);
	az_buffer_free(&trace);
	az_pool_close(pool);
}

static void a_rule_that_faults_when_it_is_loaded_is_named_as_the_user_named_it(void **state)
{
	(void)state;
	folder f;
	char path[600], shown[700];
	az_pool *pool = NULL;
	az_error error;
	folder_base(&f);
	folder_write(&f, "p/rules/r.lua",
		"local x = nil\n"
		"local y = x.z\n"
		"return rule {\n"
		"  title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"property\",\n"
		"  kind = \"restitution\", level = \"warning\", when = {status = \"recovered\"},\n"
		"  message = {zh = \"甲\", en = \"A\"}, check = function() end,\n"
		"}\n");
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	program(path, sizeof path, "assize-worker");
	const az_pool_options options = {.worker_path = path, .jobs = 1, .sanitized = sanitized};
	assert_int_not_equal(az_pool_open(&pool, f.policies, &options, &error), ASSIZE_OK);
	assert_null(pool);
	snprintf(shown, sizeof shown, "%s/p/rules/r.lua:2", f.root);
	if (strncmp(error.where, shown, strlen(shown)) != 0)
		fail_msg("%s: %s", error.where, error.text);
	folder_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_worker_gives_the_bytes_of_this_process),
		cmocka_unit_test(two_workers_give_the_same_bytes),
		cmocka_unit_test(five_workers_give_the_same_bytes),
		cmocka_unit_test(as_many_workers_as_processors_give_the_same_bytes),
		cmocka_unit_test(workers_recycled_at_odd_moments_give_the_same_bytes),
		cmocka_unit_test(workers_killed_in_the_middle_give_the_same_bytes),
		cmocka_unit_test(a_large_dossier_and_its_many_findings_come_through),
		cmocka_unit_test(nothing_under_way_is_said_at_once),
		cmocka_unit_test(a_full_pool_takes_no_more_until_a_result_is_taken),
		cmocka_unit_test(a_question_by_hand_has_a_trace),
		cmocka_unit_test(costs_come_when_they_are_asked_for_and_are_the_same_everywhere),
		cmocka_unit_test(what_costs_are_counted_has_the_same_outcomes),
		cmocka_unit_test(a_question_can_set_a_parameter_and_name_a_subject),
		cmocka_unit_test(a_question_between_dossiers_leaves_their_order),
		cmocka_unit_test(a_rule_that_faults_when_it_is_loaded_is_named_as_the_user_named_it),
	};
	return cmocka_run_group_tests_name("pool", tests, set_up, tear_down);
}
