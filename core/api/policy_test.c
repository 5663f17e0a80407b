#include "assize/authoring.h"

#include <string.h>

#include "api/testing.h"
#include "base/words.h"

/* A file that cannot be a test counts as one that failed. */
static void fail_file(az_testing *t, az_suite *suite)
{
	suite->wrong = true;
	suite->failed = 1;
	t->files++;
}

static void mark_tested(az_testing *t, const az_probe_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		t->tested[parts[i].rule - t->bench.policy->rules] = true;
}

static assize_status run_rows(az_testing *t, const az_doc *doc, az_suite *suite)
{
	const az_workbench *bench = &t->bench;
	const az_rowtest *test = az_rowtest_read(bench->arena, bench->policies, bench->policy, doc,
		suite->file, t->tester.lang, bench->problems);
	if (!test)
		return az_error_memory(bench->error);
	t->files++;
	if (test->rule && test->row_count)
		mark_tested(t, &(az_probe_part){.rule = test->rule}, 1);
	return az_test_rows(&t->tester, test, suite);
}

static assize_status run_case(az_testing *t, const az_doc *doc, az_suite *suite)
{
	const az_workbench *bench = &t->bench;
	const az_casetest *test = az_casetest_read(bench->arena, bench->policies, bench->policy, doc,
		suite->file, t->tester.lang, bench->problems);
	if (!test)
		return az_error_memory(bench->error);
	t->files++;
	mark_tested(t, test->probe.parts, test->probe.part_count);
	assize_status status = az_test_case(&t->tester, test, suite);
	if (!status)
		status = az_golden_pages(&t->tester, test, t->options->update != 0, suite);
	return status;
}

static void refuse(az_testing *t, const az_doc *doc, bool second, az_suite *suite)
{
	az_problems *problems = t->bench.problems;
	if (second)
		az_problems_add(problems, az_doc_place(doc->first->next, suite->file), NULL,
			"write one file for each test", "a second document begins behind a test");
	else if (doc)
		az_problems_add(problems, (az_place){suite->file, 1, 0}, NULL,
			AZ_N("a row test has rule, dossier, as_of, columns and rows; a case test has dossier, "
				 "as_of "
				 "and expect; a dossier has key or case"),
			AZ_N("is neither a test nor a dossier"));
	fail_file(t, suite);
}

static assize_status run_file(az_testing *t, const az_doc *doc, az_suite *suite)
{
	az_test_file is = doc ? az_test_file_of(doc) : AZ_TEST_FILE_NEITHER;
	bool test = is == AZ_TEST_FILE_ROWS || is == AZ_TEST_FILE_CASE;
	if (!test || doc->kind != AZ_DOC_MAP) {
		refuse(t, doc, test, suite);
		return ASSIZE_OK;
	}
	return is == AZ_TEST_FILE_ROWS ? run_rows(t, doc, suite) : run_case(t, doc, suite);
}

static assize_status test_file(az_testing *t, const char *file)
{
	const az_doc *doc;
	az_suite suite = {.file = file};
	assize_status status = az_workbench_read(&t->bench, file, &doc);
	if (!status && doc && az_test_file_of(doc) == AZ_TEST_FILE_DOSSIER)
		return ASSIZE_OK;
	if (!status)
		status = run_file(t, doc, &suite);
	if (status || (!suite.first && !suite.wrong && t->options->only))
		return status;
	t->passed += suite.passed;
	t->failed += suite.failed;
	az_testing_suite(t, &suite);
	return az_testing_flush(t);
}

/* ---- one policy ---------------------------------------------------------------------------------- */

static assize_status open_coverage(az_testing *t)
{
	if (!az_testing_covers(t->options) && !t->options->mutate)
		return ASSIZE_OK;
	t->tester.coverage = az_coverage_new(t->bench.arena, t->bench.policies, t->bench.policy);
	t->tester.keep = t->options->mutate != 0;
	return t->tester.coverage ? ASSIZE_OK : az_error_memory(t->bench.error);
}

static assize_status open_tester(az_testing *t)
{
	az_workbench *bench = &t->bench;
	t->tester = (az_tester){.policies = bench->policies,
		.evaluator = bench->evaluator,
		.lang = t->options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH,
		.problems = bench->problems,
		.only = t->options->only,
		.arena = bench->arena,
		.error = bench->error};
	t->tested = az_arena_array(bench->arena, bench->policy->rule_count + 1, sizeof *t->tested);
	return t->tested ? open_coverage(t) : az_error_memory(bench->error);
}

static assize_status mutate(az_testing *t, assize_status *answer)
{
	az_evaluator_options evaluator;
	az_mutation mutation;
	az_mutation_options options = {.evaluator = &evaluator,
		.policy = t->bench.policy,
		.on_progress = t->options->on_progress,
		.progress_context = t->options->progress_context};
	if (t->failed) {
		az_testing_unmutated(t);
		return ASSIZE_OK;
	}
	assize_status status = az_api_isolation(
		t->options->isolation, t->options->worker_path, 1, &evaluator, t->bench.error);
	if (!status)
		status = az_mutation_run(&t->tester, &options, &mutation);
	if (status)
		return status;
	t->killed = mutation.killed;
	t->survived = mutation.survived;
	az_testing_survivors(t, &mutation);
	if (mutation.survived)
		*answer = ASSIZE_NO;
	return ASSIZE_OK;
}

/* What is said of the policy as a whole, behind its files. */
static assize_status sum_up(az_testing *t)
{
	assize_status answer = t->failed ? ASSIZE_NO : ASSIZE_OK, status = ASSIZE_OK;
	if (!t->options->only)
		az_testing_untested(t);
	if (az_testing_covers(t->options) && !az_testing_coverage(t))
		answer = ASSIZE_NO;
	if (t->options->mutate)
		status = mutate(t, &answer);
	if (!status)
		status = az_testing_flush(t);
	return status ? status : answer;
}

static assize_status test_files(az_testing *t)
{
	const char **files;
	assize_status status = open_tester(t);
	if (!status)
		status = az_workbench_tests(&t->bench, t->folder, &files);
	if (status)
		return status;
	t->failed += az_problems_count(t->bench.problems);
	for (size_t i = 0; files[i] && !status; i++)
		status = test_file(t, files[i]);
	if (status)
		return status;
	if (!t->files || (!t->passed && !t->failed))
		return az_testing_nothing(t);
	return sum_up(t);
}

static void add_result(assize_test_result *result, const az_testing *t)
{
	result->passed += t->passed;
	result->failed += t->failed;
	result->mutants += t->killed + t->survived;
	result->killed += t->killed;
	result->survived += t->survived;
	if (t->tester.coverage && az_testing_covers(t->options)) {
		az_shares all = az_cover_all(t->tester.coverage);
		result->covered += all.seen;
		result->coverable += all.all;
	}
}

static assize_status test_folder(const char *folder, const assize_test_options *options,
	assize_test_result *result, bool *loaded, az_error *error)
{
	az_testing t = {.folder = folder, .options = options};
	t.author = (assize_author_options){.size = sizeof t.author,
		.isolation = options->isolation,
		.worker_path = options->worker_path,
		.lang = options->lang,
		.on_problem = options->on_problem,
		.problem_context = options->problem_context,
		.writer = options->writer};
	const az_workbench_plan plan = {.jobs = 1};
	assize_status status = az_workbench_open(&t.bench, folder, &plan, &t.author, error);
	if (!status) {
		*loaded = true;
		status = test_files(&t);
	}
	add_result(result, &t);
	az_workbench_close(&t.bench);
	az_buffer_free(&t.report);
	return status;
}

/* ---- the call ------------------------------------------------------------------------------------ */

/* The worse of two answers: an error before no, no before yes. */
static assize_status worse(assize_status a, assize_status b)
{
	return assize_status_is_error(a) || !b ? a : b;
}

static assize_status test_folders(const char *const *folders, size_t count,
	const assize_test_options *options, assize_test_result *result, az_error *error)
{
	bool loaded = false; /* any of them: counts of nothing would read as an answer */
	assize_status answer = ASSIZE_OK, status = az_testing_begin(options, error);
	for (size_t i = 0; i < count && !status; i++) {
		az_error later;
		az_error_clear(&later);
		status = test_folder(folders[i], options, result, &loaded, &later);
		if (assize_status_is_error(status) && !assize_status_is_error(answer))
			*error = later;
		answer = worse(answer, status);
		/* A policy that does not load says nothing about the next one. */
		bool goes_on =
			status == ASSIZE_NO || status == ASSIZE_ERROR_POLICY || status == ASSIZE_ERROR_MISSING;
		status = goes_on ? ASSIZE_OK : status;
	}
	if (!status)
		status = az_testing_end(options, result, loaded, error);
	return status ? status : answer;
}

assize_status assize_policy_test(const char *const *folders, size_t count,
	const assize_test_options *options, assize_test_result *result, char *message,
	size_t message_size)
{
	az_error error;
	assize_status status = ASSIZE_OK;
	bool readable = options && options->size >= sizeof *options;
	assize_lang lang = readable ? options->lang : ASSIZE_ZH;
	az_error_clear(&error);
	if (!readable || !options->writer.write)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL,
			"the options are missing or of another version, or have no writer");
	else if (!folders || !count || !result)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL, "no policy folder is named");
	if (!status) {
		memset(result, 0, sizeof *result);
		status = test_folders(folders, count, options, result, &error);
	}
	return az_workbench_end(lang, status, &error, message, message_size);
}
