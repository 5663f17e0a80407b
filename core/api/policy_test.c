#include "assize/authoring.h"

#include <string.h>

#include "api/workbench.h"
#include "audit/rowtest/rowtest.h"

typedef struct testing {
	az_workbench bench;
	const char *folder;
	az_rowtest_counts counts;
	az_buffer report;
	size_t files; /* row tests, good and bad */
	bool *tested; /* which rules of the policy have a row */
} testing;

static bool is_english(const testing *t)
{
	return t->bench.options->lang == ASSIZE_EN;
}

static assize_status flush(testing *t)
{
	az_workbench_tell(&t->bench);
	return az_api_write(&t->bench.options->writer, &t->report, t->bench.error);
}

/* A file that cannot be a test counts as one row that failed. */
static void fail_file(testing *t, const char *file)
{
	const char *format = is_english(t)
							 ? "%s: 0 passed, 1 failed; the file is wrong, nothing was run\n"
							 : "%s：通过 0，未通过 1：文件有误，未运行\n";
	t->files++;
	t->counts.failed++;
	az_buffer_printf(&t->report, format, file);
}

static assize_status run_rows(testing *t, const az_doc *doc, const char *file)
{
	az_workbench *bench = &t->bench;
	az_lang lang = is_english(t) ? AZ_EN : AZ_ZH;
	az_rowtest_context context = {.policies = bench->policies,
		.evaluator = bench->evaluator,
		.lang = lang,
		.problems = bench->problems};
	const az_rowtest *test = az_rowtest_read(
		bench->arena, bench->policies, bench->policy, doc, file, lang, bench->problems);
	if (!test)
		return az_error_memory(bench->error);
	t->files++;
	if (test->rule && test->row_count)
		t->tested[test->rule - bench->policy->rules] = true;
	return az_rowtest_run(test, &context, &t->report, &t->counts, bench->error);
}

static assize_status test_file(testing *t, const char *file)
{
	const az_doc *doc;
	az_problems *problems = t->bench.problems;
	assize_status status = az_workbench_read(&t->bench, file, &doc);
	if (status)
		return status;
	az_test_file is = doc ? az_test_file_of(doc) : AZ_TEST_FILE_NEITHER;
	if (is == AZ_TEST_FILE_DOSSIER)
		return ASSIZE_OK;
	if (is == AZ_TEST_FILE_ROWS && doc->kind == AZ_DOC_MAP)
		return run_rows(t, doc, file);
	if (doc && is == AZ_TEST_FILE_ROWS)
		az_problems_add(problems, az_doc_place(doc->first->next, file), NULL,
			"write one file for each test", "a second document begins behind a row test");
	else if (doc)
		az_problems_add(problems, (az_place){file, 1, 0}, NULL,
			"a row test has rule, dossier, as_of, columns and rows; a dossier has key or case",
			"is neither a row test nor a dossier");
	fail_file(t, file);
	return ASSIZE_OK;
}

/* The rules that no row runs: a policy whose tests pass may still have never been run. */
static void report_untested(testing *t)
{
	const az_policy *policy = t->bench.policy;
	const char *before =
		is_english(t) ? "%s: rules without a row test: %s" : "%s：没有行测试的规则：%s";
	bool first = true;
	for (size_t i = 0; i < policy->rule_count; i++) {
		if (t->tested[i])
			continue;
		if (first)
			az_buffer_printf(&t->report, before, t->folder, policy->rules[i].id);
		else
			az_buffer_printf(&t->report, "%s%s", is_english(t) ? ", " : "、", policy->rules[i].id);
		first = false;
	}
	if (!first)
		az_buffer_char(&t->report, '\n');
}

static assize_status no_tests(testing *t)
{
	const char *format = is_english(t) ? "%s: no tests; write tests/RULE.yaml\n"
									   : "%s：没有测试；请编写 tests/规则.yaml\n";
	az_buffer_printf(&t->report, format, t->folder);
	assize_status status = flush(t);
	return status ? status : ASSIZE_NO;
}

static assize_status test_files(testing *t)
{
	const char **files;
	assize_status status = az_workbench_tests(&t->bench, t->folder, &files);
	if (status)
		return status;
	t->counts.failed += az_problems_count(t->bench.problems);
	t->tested = az_arena_array(t->bench.arena, t->bench.policy->rule_count + 1, sizeof *t->tested);
	if (!t->tested)
		return az_error_memory(t->bench.error);
	for (size_t i = 0; files[i] && !status; i++) {
		status = test_file(t, files[i]);
		if (!status)
			status = flush(t);
	}
	if (status)
		return status;
	if (!t->files)
		return no_tests(t);
	report_untested(t);
	status = flush(t);
	return status || !t->counts.failed ? status : ASSIZE_NO;
}

static assize_status test_folder(const char *folder, const assize_author_options *options,
	assize_test_result *result, bool *loaded, az_error *error)
{
	testing t = {.folder = folder};
	assize_status status = az_workbench_open(&t.bench, folder, 1, options, error);
	if (!status) {
		*loaded = true;
		status = test_files(&t);
	}
	result->passed += t.counts.passed;
	result->failed += t.counts.failed;
	az_workbench_close(&t.bench);
	az_buffer_free(&t.report);
	return status;
}

/* The worse of two answers: an error before no, no before yes. */
static assize_status worse(assize_status a, assize_status b)
{
	return assize_status_is_error(a) || !b ? a : b;
}

/* The last line begins alike in both languages, for scripts. */
static assize_status report_total(
	const assize_author_options *options, const assize_test_result *result, az_error *error)
{
	az_buffer line = {0};
	unsigned long long passed = result->passed, failed = result->failed;
	az_buffer_printf(&line, "%llu passed, %llu failed", passed, failed);
	if (options->lang != ASSIZE_EN)
		az_buffer_printf(&line, "（通过 %llu，未通过 %llu）", passed, failed);
	az_buffer_char(&line, '\n');
	assize_status status = az_api_write(&options->writer, &line, error);
	az_buffer_free(&line);
	return status;
}

assize_status assize_policy_test(const char *const *folders, size_t count,
	const assize_author_options *options, assize_test_result *result, char *message,
	size_t message_size)
{
	az_error error;
	bool loaded = false; /* any of them: counts of nothing would read as an answer */
	assize_status answer = ASSIZE_OK;
	assize_status status = az_workbench_check(options, &error);
	if (!status && (!folders || !count || !result))
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL, "no policy folder is named");
	if (status)
		return az_workbench_end(status, &error, message, message_size);
	memset(result, 0, sizeof *result);
	for (size_t i = 0; i < count && !status; i++) {
		az_error later;
		az_error_clear(&later);
		status = test_folder(folders[i], options, result, &loaded, &later);
		if (assize_status_is_error(status) && !assize_status_is_error(answer))
			error = later;
		answer = worse(answer, status);
		/* A policy that does not load says nothing about the next one. */
		bool goes_on =
			status == ASSIZE_NO || status == ASSIZE_ERROR_POLICY || status == ASSIZE_ERROR_MISSING;
		status = goes_on ? ASSIZE_OK : status;
	}
	if (!status && loaded)
		status = report_total(options, result, &error);
	return az_workbench_end(status ? status : answer, &error, message, message_size);
}
