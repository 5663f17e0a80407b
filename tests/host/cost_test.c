/*
 * What a rule cost: counted without changing an outcome, the same on every machine but for the time, and
 * judged like everything that a worker says. A budget for one call, and a trace that ends.
 */
#include "evaluate.h"

#include "host/cost.h"
#include "host/trace.h"

#define HEADER                                                                                     \
	"return rule {title = {zh = '一', en = 'one'}, law = {'cl-64'}, subject = 'defendant',\n"     \
	"kind = 'data', level = 'info', message = {zh = '一', en = 'one'},\n"

static const char reading[] = HEADER "when = {gain = above(\"1.00\")},\n"
									 "check = function(d)\n"
									 "  local n = d.gain > param.amount and 1 or 2\n"
									 "  if n > 0 then return finding {n = n, gain = d.gain} end\n"
									 "end}\n";

/* Some 3,000 instructions for each defendant, at the end of which a finding is made. */
static const char busy[] = HEADER "check = function(d)\n"
								  "  local n = 0\n"
								  "  for i = 1, 1000 do n = n + i; if n < 0 then n = 0 end end\n"
								  "  return finding {n = n}\n"
								  "end}\n";

static const char endless[] = HEADER "check = function(d)\n"
									 "  local n = 0\n"
									 "  while d.key do\n"
									 "    n = n + 1\n"
									 "  end\n"
									 "end}\n";

typedef struct answer {
	az_buffer block, cost, trace;
	az_cost first;
} answer;

static void answer_free(answer *a)
{
	az_buffer_free(&a->block);
	az_buffer_free(&a->cost);
	az_buffer_free(&a->trace);
}

static void open_world(world *w, const char *rule, bool traced)
{
	if (!world_open(w, rule, NULL, traced))
		fail_msg("%s", w->problem);
	world_dossier(w, test_dossier);
}

static void ask(const world *w, az_request request, answer *a)
{
	az_error error = {0};
	az_cursor cursor;
	request.record = w->record;
	request.as_of = 20000;
	*a = (answer){0};
	request.cost = &a->cost;
	request.trace = &a->trace;
	assert_int_equal(az_host_evaluate(w->host, &request, &a->block, &error), ASSIZE_OK);
	assert_true(az_costs_check(w->policies, &w->record, a->cost.bytes, a->cost.length));
	cursor = (az_cursor){.bytes = a->cost.bytes, .length = a->cost.length};
	assert_true(az_cost_next(&cursor, &a->first));
	assert_true(az_cursor_at_end(&cursor));
}

static void subjects_readings_and_instructions_are_counted(void **state)
{
	(void)state;
	world w;
	answer a;
	open_world(&w, reading, false);
	ask(&w, (az_request){.exact = true}, &a);
	assert_int_equal(a.first.subjects, 2);
	assert_int_equal(a.first.open, 1); /* D2's gain is unknown */
	assert_int_equal(a.first.entered, 1);
	assert_int_equal(a.first.barred, 0);
	assert_int_equal(a.first.reads, 5); /* twice by `when`, D1's gain twice more, and the date */
	assert_int_equal(a.first.used, 1);
	assert_in_range(a.first.units, 8, 40);
	assert_int_equal(a.first.most, a.first.units);
	assert_in_range(a.first.memory, 100, 4000);
	answer_free(&a);
	world_close(&w);
}

static void without_exactness_instructions_are_told_by_the_thousand(void **state)
{
	(void)state;
	world w;
	answer a, b;
	open_world(&w, busy, false);
	ask(&w, (az_request){0}, &a);
	ask(&w, (az_request){.exact = true}, &b);
	assert_in_range(b.first.units, 5000, 7000);
	assert_in_range(a.first.units, b.first.units - 999, b.first.units);
	assert_int_not_equal(a.first.units, b.first.units);
	assert_int_equal(a.first.time, 0);
	assert_int_equal(a.first.memory, 0);
	assert_true(b.first.time > 0);
	answer_free(&a);
	answer_free(&b);
	world_close(&w);
}

static void the_numbers_are_the_same_again_but_for_the_time(void **state)
{
	(void)state;
	static const char *const rules[] = {reading, busy};
	for (size_t i = 0; i < 2; i++) {
		world w;
		answer a, b;
		open_world(&w, rules[i], false);
		ask(&w, (az_request){.exact = true}, &a);
		for (int again = 0; again < 3; again++) {
			ask(&w, (az_request){.exact = true}, &b);
			b.first.time = a.first.time;
			assert_memory_equal(&a.first, &b.first, sizeof a.first);
			answer_free(&b);
		}
		answer_free(&a);
		world_close(&w);
	}
}

/* Where a budget ends a rule must not depend on how its instructions are counted. */
static void counting_moves_no_budget(void **state)
{
	(void)state;
	world w;
	open_world(&w, busy, false);
	for (int64_t units = 1800; units < 8000; units += 331) {
		answer a, b;
		ask(&w, (az_request){.units = units}, &a);
		ask(&w, (az_request){.units = units, .exact = true}, &b);
		assert_int_equal(a.block.length, b.block.length);
		assert_memory_equal(a.block.bytes, b.block.bytes, a.block.length);
		assert_int_equal(a.first.subjects, b.first.subjects);
		assert_int_equal(a.first.units / 1000, b.first.units / 1000);
		answer_free(&a);
		answer_free(&b);
	}
	world_close(&w);
}

static uint32_t findings_within(const world *w, int64_t units)
{
	answer a;
	az_outcome_reader reader;
	az_outcome outcome;
	uint32_t count = 0;
	ask(w, (az_request){.units = units}, &a);
	az_outcomes_open(&reader, w->policies, &w->record, a.block.bytes, a.block.length);
	while (az_outcomes_next(&reader, &outcome)) {
		count += outcome.is_finding;
		assert_true(outcome.is_finding || outcome.cause == AZ_CAUSE_BUDGET);
	}
	answer_free(&a);
	return count;
}

static void a_call_can_have_a_lower_budget(void **state)
{
	(void)state;
	world w;
	open_world(&w, busy, false);
	assert_int_equal(findings_within(&w, 1000), 0);
	assert_int_equal(findings_within(&w, 4500), 1);
	assert_int_equal(findings_within(&w, 100000), 2);
	assert_int_equal(findings_within(&w, INT64_MAX), 2);
	assert_int_equal(findings_within(&w, 0), 2);
	world_close(&w);
}

/* The last event, and how many there are of its kind. */
static az_event last_event(const answer *a, size_t *count)
{
	az_event event, last = {0};
	az_cursor cursor = {.bytes = a->trace.bytes, .length = a->trace.length};
	for (*count = 0; az_trace_next(&cursor, &event); (*count)++)
		last = event;
	assert_false(cursor.failed);
	return last;
}

static void a_trace_ends_where_it_is_full_and_says_so(void **state)
{
	(void)state;
	world w;
	answer a;
	size_t events;
	open_world(&w, endless, true);
	ask(&w, (az_request){.only_subject = az_record_root(&w.record)}, &a);
	assert_int_equal(a.trace.length, 0);
	answer_free(&a);
	ask(&w, (az_request){0}, &a);
	assert_in_range(a.trace.length, 1000, 2 * AZ_TRACE_MOST + 1000);
	assert_int_equal(last_event(&a, &events).kind, AZ_EVENT_CUT);
	assert_in_range(events, 1000, 100000);
	answer_free(&a);
	world_close(&w);
}

static void a_trace_that_is_whole_does_not_end_so(void **state)
{
	(void)state;
	world w;
	answer a;
	size_t events;
	open_world(&w, busy, true);
	ask(&w, (az_request){0}, &a);
	assert_int_not_equal(last_event(&a, &events).kind, AZ_EVENT_CUT);
	assert_in_range(events, 4000, 20000);
	answer_free(&a);
	world_close(&w);
}

static void check(const world *w, az_cost cost, bool good)
{
	az_buffer bytes = {0};
	az_cost_put(&bytes, &cost);
	assert_int_equal(bytes.length, AZ_COST_BYTES);
	assert_int_equal(az_costs_check(w->policies, &w->record, bytes.bytes, bytes.length), good);
	assert_false(az_costs_check(w->policies, &w->record, bytes.bytes, bytes.length - 1));
	az_buffer_free(&bytes);
}

static void what_cannot_be_is_refused(void **state)
{
	(void)state;
	world w;
	az_buffer twice = {0};
	open_world(&w, reading, false);
	check(&w, (az_cost){.subjects = 2, .entered = 1, .open = 1, .units = 7, .most = 7}, true);
	check(&w, (az_cost){.rule = 1}, false);
	check(&w, (az_cost){.subjects = 1000}, false);
	check(&w, (az_cost){.subjects = 2, .entered = 2, .barred = 1}, false);
	check(&w, (az_cost){.subjects = 2, .entered = UINT32_MAX, .barred = 3}, false);
	check(&w, (az_cost){.units = -1}, false);
	check(&w, (az_cost){.most = INT64_MAX}, false);
	check(&w, (az_cost){.memory = INT64_MIN}, false);
	check(&w, (az_cost){.reads = INT64_MAX}, false);
	check(&w, (az_cost){.used = -5}, false);
	check(&w, (az_cost){.time = INT64_C(1) << 60}, false);
	az_cost_put(&twice, &(az_cost){0});
	az_cost_put(&twice, &(az_cost){0});
	assert_false(az_costs_check(w.policies, &w.record, twice.bytes, twice.length));
	assert_true(az_costs_check(w.policies, &w.record, NULL, 0));
	az_buffer_free(&twice);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(subjects_readings_and_instructions_are_counted),
		cmocka_unit_test(without_exactness_instructions_are_told_by_the_thousand),
		cmocka_unit_test(the_numbers_are_the_same_again_but_for_the_time),
		cmocka_unit_test(counting_moves_no_budget),
		cmocka_unit_test(a_call_can_have_a_lower_budget),
		cmocka_unit_test(a_trace_ends_where_it_is_full_and_says_so),
		cmocka_unit_test(a_trace_that_is_whole_does_not_end_so),
		cmocka_unit_test(what_cannot_be_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
