/*
 * What becomes of a run whose workers die, hang or lie: the dossier that did it is not evaluated, with
 * its cause, after it was tried once alone; every other dossier has the outcome that it would have had.
 * The workers are fake_worker.c, which does as a dossier's key says.
 */
#include "pool_fixture.h"

#include "host/group.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { COUNT = 100 };

static folder shared;

static int set_up(void **state)
{
	(void)state;
	court_policies(&shared, "test");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	folder_free(&shared);
	return 0;
}

typedef struct expected {
	az_cause cause;
	const char *text;
} expected;

/* One result: every dossier has one outcome, not evaluated, whose cause and text are looked at. */
static void check_result(
	const az_record *record, const unsigned char *block, size_t length, const expected *want)
{
	az_outcome_reader reader;
	az_outcome outcome;
	char text[AZ_TEXT_MOST + 1];
	assert_true(az_outcomes_check(shared.policies, record, block, length));
	az_outcomes_open(&reader, shared.policies, record, block, length);
	assert_true(az_outcomes_next(&reader, &outcome));
	snprintf(text, sizeof text, "%.*s", (int)outcome.text_length, outcome.text);
	assert_string_equal(text, want->text);
	assert_int_equal(outcome.cause, want->cause);
}

typedef struct scene {
	az_record records[COUNT];
	char keys[COUNT][32];
	bool bad[COUNT];
} scene;

/* A hundred dossiers, of which those at `places` (ended by -1) are called `how`-NUMBER. */
static scene *scene_new(const char *how, const int *places)
{
	scene *s = calloc(1, sizeof *s);
	assert_non_null(s);
	for (int i = 0; places[0] >= 0 && i < COUNT; i++)
		for (int k = 0; places[k] >= 0; k++)
			s->bad[i] = s->bad[i] || places[k] == i;
	for (int i = 0; i < COUNT; i++) {
		snprintf(s->keys[i], sizeof s->keys[i], "%s-%d", s->bad[i] ? how : "K", i);
		s->records[i] = record_with(s->keys[i], 2);
	}
	return s;
}

static void scene_free(scene *s)
{
	char path[256];
	for (int i = 0; i < COUNT; i++) {
		snprintf(path, sizeof path, "/tmp/assize-fake-%d-%s", (int)getpid(), s->keys[i]);
		unlink(path);
		record_free(&s->records[i]);
	}
	free(s);
}

static void check_all(const scene *s, const az_buffer *got, const expected *bad)
{
	az_cursor cursor = {.bytes = got->bytes, .length = got->length};
	for (int i = 0; i < COUNT; i++) {
		uint32_t length;
		const unsigned char *block = az_cursor_block(&cursor, &length);
		const expected good = {AZ_CAUSE_FAULT, s->keys[i]};
		assert_non_null(block);
		check_result(&s->records[i], block, length, s->bad[i] && bad ? bad : &good);
	}
	assert_true(az_cursor_at_end(&cursor));
}

static void run_scene_at(
	const int *places, const char *how, const az_pool_options *options, const expected *bad)
{
	scene *s = scene_new(how, places);
	az_buffer got = {0};
	az_pool *pool = pool_of(shared.policies, "tests/audit/fake_worker", options);
	run_all(pool, s->records, COUNT, &got);
	az_pool_close(pool);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	check_all(s, &got, bad);
	az_buffer_free(&got);
	scene_free(s);
}

/* The first batch has two of them, one behind the other; the last dossier is one. */
static void run_scene(const char *how, const az_pool_options *options, const expected *bad)
{
	static const int places[] = {3, 4, 50, 99, -1};
	run_scene_at(places, how, options, bad);
}

/* With one worker and with three. */
static void assert_lost(const char *how, az_cause cause, const char *text)
{
	const expected bad = {cause, text};
	run_scene(how, &(az_pool_options){.jobs = 1}, &bad);
	run_scene(how, &(az_pool_options){.jobs = 3}, &bad);
}

/* Fewer of them, for each costs the time allowed twice. */
static void assert_late(const char *how)
{
	static const int places[] = {13, 99, -1};
	const expected bad = {AZ_CAUSE_TIME, "its worker process took longer than 300 ms, twice"};
	run_scene_at(places, how, &(az_pool_options){.jobs = 2, .wall_ms = 300}, &bad);
}

static void assert_nonsense(const char *how)
{
	assert_lost(how, AZ_CAUSE_WORKER, "its worker process answered what no worker answers, twice");
}

static void a_worker_that_crashes(void **state)
{
	(void)state;
	assert_lost("die", AZ_CAUSE_WORKER, "its worker process was ended by signal SEGV, twice");
}

static void a_worker_that_exits(void **state)
{
	(void)state;
	assert_lost("exit", AZ_CAUSE_WORKER, "its worker process ended with status 3, twice");
}

static void a_worker_that_hangs(void **state)
{
	(void)state;
	assert_late("hang");
}

static void a_worker_that_hangs_and_says_it_is_far_ahead(void **state)
{
	(void)state;
	/* The last of its batch is suspected first, and cleared; in the end the guilty one is alone. */
	assert_late("future");
}

static void a_worker_that_blames_the_first_of_its_batch(void **state)
{
	(void)state;
	assert_lost("blame", AZ_CAUSE_WORKER, "its worker process was ended by signal KILL, twice");
}

static void a_worker_that_crashes_once_is_forgiven(void **state)
{
	(void)state;
	run_scene("once", &(az_pool_options){.jobs = 2}, NULL);
}

static void a_reply_with_an_error(void **state)
{
	(void)state;
	/* Its text is shown where it is one. */
	assert_lost("memory", AZ_CAUSE_MEMORY,
		"its worker process could not evaluate it: no room; buy some, twice");
	assert_lost("status", AZ_CAUSE_WORKER,
		"its worker process could not evaluate it: a fault of assize itself, twice");
}

static void replies_that_are_none(void **state)
{
	(void)state;
	assert_nonsense("nostatus");
	assert_nonsense("length");
	assert_nonsense("rule");
	assert_nonsense("subject");
	assert_nonsense("entries");
	assert_nonsense("garbage");
	assert_nonsense("trace");
	assert_nonsense("cost");
}

static void messages_that_are_none(void **state)
{
	(void)state;
	assert_nonsense("toolong");
	assert_nonsense("toomany");
	assert_nonsense("sequence");
	assert_nonsense("needsall");
	assert_nonsense("few");
	assert_nonsense("kind");
}

static void an_answer_that_never_fits(void **state)
{
	(void)state;
	assert_nonsense("needs");
}

static void a_worker_that_says_more_than_it_was_asked(void **state)
{
	(void)state;
	/* Its answers were good and are kept; the rest is done by another. */
	run_scene("flood", &(az_pool_options){.jobs = 2}, NULL);
	run_scene("half", &(az_pool_options){.jobs = 2}, NULL);
}

static void answers_larger_than_a_lane(void **state)
{
	(void)state;
	run_scene("big", &(az_pool_options){.jobs = 1}, NULL);
	run_scene("big", &(az_pool_options){.jobs = 3, .recycle_after = 5}, NULL);
}

static void an_answer_rewritten_while_it_is_read(void **state)
{
	(void)state;
	static const int places[] = {3, 4, 50, 99, -1};
	scene *s = scene_new("rewrite", places);
	az_buffer got = {0};
	az_pool *pool =
		pool_of(shared.policies, "tests/audit/fake_worker", &(az_pool_options){.jobs = 2});
	run_all(pool, s->records, COUNT, &got);
	az_pool_close(pool);
	/* Either the true bytes were read or it is lost; nothing else is ever given. */
	az_cursor cursor = {.bytes = got.bytes, .length = got.length};
	for (int i = 0; i < COUNT; i++) {
		uint32_t length;
		const unsigned char *block = az_cursor_block(&cursor, &length);
		assert_true(az_outcomes_check(shared.policies, &s->records[i], block, length));
	}
	az_buffer_free(&got);
	scene_free(s);
}

static void a_hang_is_ended_in_time(void **state)
{
	(void)state;
	az_record record = record_with("hang-1", 0);
	az_buffer got = {0};
	struct timespec from, to;
	az_pool *pool = pool_of(
		shared.policies, "tests/audit/fake_worker", &(az_pool_options){.jobs = 1, .wall_ms = 200});
	clock_gettime(CLOCK_MONOTONIC, &from);
	run_all(pool, &record, 1, &got);
	clock_gettime(CLOCK_MONOTONIC, &to);
	long ms = (long)(to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000;
	assert_in_range(ms, 400, sanitized ? 5000 : 1500);
	az_pool_close(pool);
	az_buffer_free(&got);
	record_free(&record);
}

static void a_question_that_loses_its_worker_is_answered(void **state)
{
	(void)state;
	az_record record = record_with("exit-1", 0);
	az_buffer answer = {0}, trace = {0}, cost = {0};
	az_error error;
	const az_request request = {.record = record, .as_of = AS_OF, .trace = &trace, .cost = &cost};
	az_pool *pool =
		pool_of(shared.policies, "tests/audit/fake_worker", &(az_pool_options){.jobs = 1});
	assert_int_equal(az_pool_ask(pool, &request, &answer, &error), ASSIZE_OK);
	check_result(&record, answer.bytes, answer.length,
		&(expected){AZ_CAUSE_WORKER, "its worker process ended with status 3, twice"});
	assert_int_equal(trace.length, 0);
	assert_int_equal(cost.length, 0);
	az_pool_close(pool);
	az_buffer_free(&answer);
	record_free(&record);
}

/* The child that this process has, which a test wants to end behind the pool's back. */
static pid_t only_child(void)
{
	char path[64], text[64] = "";
	snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		return 0;
	ssize_t n = read(fd, text, sizeof text - 1);
	close(fd);
	return n > 0 ? (pid_t)strtol(text, NULL, 10) : 0;
}

static void an_idle_worker_that_is_killed_is_replaced(void **state)
{
	(void)state;
	az_record record = record_with("K-1", 0);
	az_buffer got = {0};
	az_pool *pool =
		pool_of(shared.policies, "tests/audit/fake_worker", &(az_pool_options){.jobs = 1});
	for (int i = 0; i < 3; i++) {
		pid_t child = only_child();
		if (!child) {
			az_pool_close(pool);
			record_free(&record);
			skip();
		}
		kill(child, SIGKILL);
		az_buffer_clear(&got);
		run_all(pool, &record, 1, &got);
		check_result(&record, got.bytes + 4, got.length - 4, &(expected){AZ_CAUSE_FAULT, "K-1"});
	}
	az_pool_close(pool);
	az_buffer_free(&got);
	record_free(&record);
}

static void a_child_reaped_by_the_embedder_is_no_harm(void **state)
{
	(void)state;
	az_record record = record_with("K-1", 0);
	az_buffer got = {0};
	az_pool *pool =
		pool_of(shared.policies, "tests/audit/fake_worker", &(az_pool_options){.jobs = 1});
	pid_t child = only_child();
	if (child) {
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, NULL, 0), child);
		run_all(pool, &record, 1, &got);
	}
	az_pool_close(pool);
	az_buffer_free(&got);
	record_free(&record);
}

static void open_fails(
	const char *profile, const char *program_name, assize_status status, const char *text)
{
	folder f;
	char path[600];
	az_pool *pool = NULL;
	az_error error;
	court_policies(&f, profile);
	if (program_name[0] == '/')
		snprintf(path, sizeof path, "%s", program_name);
	else
		program(path, sizeof path, program_name);
	const az_pool_options options = {.worker_path = path, .jobs = 2};
	az_error_clear(&error);
	assert_int_equal(az_pool_open(&pool, f.policies, &options, &error), status);
	assert_null(pool);
	assert_non_null(strstr(error.text, text));
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	folder_free(&f);
}

static void a_program_that_is_no_worker(void **state)
{
	(void)state;
	open_fails("test", "/nonexistent/assize-worker", ASSIZE_ERROR_WORKER,
		"No such file or directory; give the path of assize-worker");
	open_fails("test", "/etc/passwd", ASSIZE_ERROR_WORKER, "Permission denied");
	open_fails("test", "/bin/true", ASSIZE_ERROR_WORKER,
		"did not become ready: it ended with status 0; give the assize-worker");
}

static void a_worker_that_fails_at_the_start(void **state)
{
	(void)state;
	const char *fake = "tests/audit/fake_worker";
	open_fails("ends", fake, ASSIZE_ERROR_WORKER, "it ended with status 3");
	open_fails("other", fake, ASSIZE_ERROR_WORKER, "it belongs to another version of assize");
	open_fails("refuses", fake, ASSIZE_ERROR_POLICY, "it faults; mend the rule");
	open_fails("lies", fake, ASSIZE_ERROR_WORKER, "");
	open_fails("long", fake, ASSIZE_ERROR_WORKER, "xxx");
}

static void a_worker_that_chatters_does_not_hold_up_the_run(void **state)
{
	(void)state;
	folder f;
	char path[600];
	az_pool *pool = NULL;
	az_error error;
	az_record record = record_with("K-1", 0);
	court_policies(&f, "chatters");
	program(path, sizeof path, "tests/audit/fake_worker");
	const az_pool_options options = {.worker_path = path, .jobs = 1};
	assize_status status = az_pool_open(&pool, f.policies, &options, &error);
	if (!status) {
		uint64_t tag;
		const unsigned char *block;
		size_t length;
		assert_int_equal(az_pool_put(pool, AS_OF, &record, 1, &error), ASSIZE_OK);
		assert_true(az_pool_take(pool, &tag, &block, &length, &status, &error));
	}
	if (status)
		assert_int_equal(status, ASSIZE_ERROR_WORKER);
	az_pool_close(pool);
	record_free(&record);
	folder_free(&f);
}

static void a_worker_inherits_two_descriptors_and_nothing_else(void **state)
{
	(void)state;
	sigset_t one;
	sigemptyset(&one);
	sigaddset(&one, SIGUSR1);
	/* What an embedder may have: a descriptor that is not closed on exec, a blocked signal, an ignored
	 * one. */
	int extra = open("/dev/null", O_RDONLY);
	assert_true(extra >= 0);
	sigprocmask(SIG_BLOCK, &one, NULL);
	signal(SIGPIPE, SIG_IGN);
	open_fails("inherits", "tests/audit/fake_worker", ASSIZE_ERROR_WORKER,
		"descriptors 3 4, environment 0, blocked 0, ignored 0");
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_UNBLOCK, &one, NULL);
	close(extra);
}

static void no_worker_program_is_no_default(void **state)
{
	(void)state;
	az_pool *pool = NULL;
	az_error error;
	const az_pool_options none = {.jobs = 1};
	const az_pool_options many = {.jobs = 100000, .worker_path = "/bin/true"};
	assert_int_equal(az_pool_open(&pool, shared.policies, &none, &error), ASSIZE_ERROR_USAGE);
	assert_int_equal(az_pool_open(&pool, shared.policies, &many, &error), ASSIZE_ERROR_USAGE);
}

/* ---- groups ---------------------------------------------------------------------------------- */

static void group_policies(folder *f)
{
	court_files(f, "test");
	folder_write(f, "p/rules/g.lua",
		"return rule {\n"
		"  title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"group\",\n"
		"  kind = \"data\", level = \"info\", group_by = \"case.loss_key\",\n"
		"  message = {zh = \"组\", en = \"group\"},\n"
		"  collect = function(case) return {n = 1} end,\n"
		"  check = function(group) return finding {} end,\n"
		"}\n");
	if (folder_load(f))
		fail_msg("%s", f->text);
}

/* What is said of a group whose worker does as its key says. */
static void assert_group_lost(const folder *f, const char *key, const char *text)
{
	const az_pool_options options = {.jobs = 1};
	az_error error;
	az_outcome outcome;
	az_outcome_reader reader;
	az_buffer group = {0}, bytes = {0};
	uint64_t tag;
	size_t length;
	assize_status status;
	const unsigned char *block;
	char said[AZ_TEXT_MOST + 1];
	az_pool *pool = pool_of(f->policies, "tests/audit/fake_worker", &options);
	az_group_begin(&group, 0, key, strlen(key), false);
	az_record_key(&bytes, key, strlen(key));
	const az_request request = {.record = az_record_trusted(bytes.bytes, bytes.length),
		.group = group.bytes,
		.group_length = group.length,
		.as_of = AS_OF};
	assert_int_equal(az_pool_put_request(pool, &request, 7, &error), ASSIZE_OK);
	assert_true(az_pool_take(pool, &tag, &block, &length, &status, &error));
	assert_int_equal(status, ASSIZE_OK);
	assert_int_equal(tag, 7);
	assert_true(az_outcomes_check(f->policies, &request.record, block, length));
	az_outcomes_open(&reader, f->policies, &request.record, block, length);
	assert_true(az_outcomes_next(&reader, &outcome));
	assert_true(outcome.of_group);
	assert_int_equal(outcome.cause, AZ_CAUSE_WORKER);
	snprintf(said, sizeof said, "%.*s", (int)outcome.text_length, outcome.text);
	assert_string_equal(said, text);
	az_pool_close(pool);
	az_buffer_free(&group);
	az_buffer_free(&bytes);
}

static void a_group_whose_worker_is_lost_is_not_evaluated(void **state)
{
	(void)state;
	folder f;
	group_policies(&f);
	assert_group_lost(&f, "die-1", "its worker process was ended by signal SEGV, twice");
	folder_free(&f);
}

/* The fake answers every question as one about a dossier. */
static void outcomes_of_a_dossier_are_no_answer_about_a_group(void **state)
{
	(void)state;
	folder f;
	group_policies(&f);
	assert_group_lost(&f, "K-1", "its worker process answered what no worker answers, twice");
	folder_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_worker_that_crashes),
		cmocka_unit_test(a_worker_that_exits),
		cmocka_unit_test(a_worker_that_hangs),
		cmocka_unit_test(a_worker_that_hangs_and_says_it_is_far_ahead),
		cmocka_unit_test(a_worker_that_blames_the_first_of_its_batch),
		cmocka_unit_test(a_worker_that_crashes_once_is_forgiven),
		cmocka_unit_test(a_reply_with_an_error),
		cmocka_unit_test(replies_that_are_none),
		cmocka_unit_test(messages_that_are_none),
		cmocka_unit_test(an_answer_that_never_fits),
		cmocka_unit_test(a_worker_that_says_more_than_it_was_asked),
		cmocka_unit_test(answers_larger_than_a_lane),
		cmocka_unit_test(an_answer_rewritten_while_it_is_read),
		cmocka_unit_test(a_hang_is_ended_in_time),
		cmocka_unit_test(a_question_that_loses_its_worker_is_answered),
		cmocka_unit_test(an_idle_worker_that_is_killed_is_replaced),
		cmocka_unit_test(a_child_reaped_by_the_embedder_is_no_harm),
		cmocka_unit_test(a_program_that_is_no_worker),
		cmocka_unit_test(a_worker_that_fails_at_the_start),
		cmocka_unit_test(a_worker_that_chatters_does_not_hold_up_the_run),
		cmocka_unit_test(a_worker_inherits_two_descriptors_and_nothing_else),
		cmocka_unit_test(no_worker_program_is_no_default),
		cmocka_unit_test(a_group_whose_worker_is_lost_is_not_evaluated),
		cmocka_unit_test(outcomes_of_a_dossier_are_no_answer_about_a_group),
	};
	return cmocka_run_group_tests_name("pool faults", tests, set_up, tear_down);
}
