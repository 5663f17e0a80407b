#include "api/testing.h"

#include "report/testing/cover.h"
#include "report/testing/junit.h"
#include "report/testing/plain.h"
#include "report/testing/survivors.h"

static bool is_junit(const assize_test_options *options)
{
	return options->format == ASSIZE_TEST_JUNIT;
}

static const char *words(const az_testing *t, const char *zh, const char *en)
{
	return t->tester.lang == AZ_ZH ? zh : en;
}

bool az_testing_covers(const assize_test_options *options)
{
	return options->coverage || options->coverage_least;
}

assize_status az_testing_flush(az_testing *t)
{
	az_workbench_tell(&t->bench);
	return az_api_write(&t->options->writer, &t->report, t->bench.error);
}

void az_testing_suite(az_testing *t, const az_suite *suite)
{
	if (is_junit(t->options))
		az_junit_suite(suite, t->bench.policy->id, t->tester.lang, &t->report);
	else
		az_plain_suite(suite, t->tester.lang, &t->report);
}

/* The rules that no test is about: a policy whose tests pass may still have never been run. */
void az_testing_untested(az_testing *t)
{
	const az_policy *policy = t->bench.policy;
	bool first = true;
	if (is_junit(t->options))
		return;
	for (size_t i = 0; i < policy->rule_count; i++) {
		if (t->tested[i])
			continue;
		if (first)
			az_buffer_printf(&t->report,
				words(t, "%s：没有测试的规则：%s", "%s: rules without a test: %s"), t->folder,
				policy->rules[i].id);
		else
			az_buffer_printf(&t->report, "%s%s", words(t, "、", ", "), policy->rules[i].id);
		first = false;
	}
	if (!first)
		az_buffer_char(&t->report, '\n');
}

/* A note about the whole policy, with its own head; frees the text. */
static void put_note(
	az_testing *t, const char *name, const char *title, bool failed, az_buffer *text)
{
	if (is_junit(t->options)) {
		az_junit_note(t->bench.policy->id, name, failed, text, &t->report);
	} else if (text->length) {
		az_buffer_printf(&t->report, words(t, "%s：%s\n", "%s: %s\n"), t->folder, title);
		az_buffer_bytes(&t->report, text->bytes, text->length);
	}
	t->report.failed = t->report.failed || text->failed;
	az_buffer_free(text);
}

bool az_testing_coverage(az_testing *t)
{
	az_buffer text = {0};
	unsigned least = t->options->coverage_least;
	unsigned percent = az_cover_percent(az_cover_all(t->tester.coverage));
	bool enough = percent >= least;
	az_cover_write(t->tester.coverage, t->tester.lang, &text);
	if (!enough)
		az_buffer_printf(&text,
			words(t, "覆盖率 %u%% 低于要求的 %u%%\n",
				"the coverage of %u%% is below the %u%% asked for\n"),
			percent, least);
	put_note(t, "coverage", words(t, "覆盖情况", "coverage"), !enough, &text);
	return enough;
}

void az_testing_survivors(az_testing *t, const az_mutation *mutation)
{
	az_buffer text = {0};
	if (is_junit(t->options)) {
		az_junit_mutation(mutation, t->bench.policy->id, t->tester.lang, &t->report);
		return;
	}
	az_survivors_write(mutation, t->tester.lang, &text);
	put_note(t, "mutants", words(t, "变异测试", "mutants"), mutation->survived > 0, &text);
}

void az_testing_unmutated(az_testing *t)
{
	az_buffer text = {0};
	az_buffer_string(&text, words(t, "有测试未通过，未做变异测试；请先改正\n",
								"a test fails, so no mutants were tried; mend it first\n"));
	put_note(t, "mutants", words(t, "变异测试", "mutants"), true, &text);
}

assize_status az_testing_nothing(az_testing *t)
{
	az_buffer text = {0};
	if (t->files && t->options->only)
		az_buffer_printf(&text,
			words(t, "%s：没有文件名或者行名含“%s”的测试\n",
				"%s: no test has '%s' in its file's name or in a row's\n"),
			t->folder, t->options->only);
	else
		az_buffer_printf(&text,
			words(t, "%s：没有测试；请编写 tests/规则.yaml\n",
				"%s: no tests; write tests/RULE.yaml\n"),
			t->folder);
	if (is_junit(t->options))
		az_junit_note(t->bench.policy->id, "tests", true, &text, &t->report);
	else
		az_buffer_bytes(&t->report, text.bytes, text.length);
	t->report.failed = t->report.failed || text.failed;
	az_buffer_free(&text);
	assize_status status = az_testing_flush(t);
	return status ? status : ASSIZE_NO;
}

/* ---- the whole call ------------------------------------------------------------------------------ */

assize_status az_testing_begin(const assize_test_options *options, az_error *error)
{
	az_buffer out = {0};
	if (is_junit(options))
		az_junit_begin(&out);
	assize_status status = az_api_write(&options->writer, &out, error);
	az_buffer_free(&out);
	return status;
}

/* The last line begins alike in both languages, for scripts. */
static void put_total(
	const assize_test_options *options, const assize_test_result *result, az_buffer *out)
{
	unsigned long long passed = result->passed, failed = result->failed;
	az_buffer_printf(out, "%llu passed, %llu failed", passed, failed);
	if (options->lang != ASSIZE_EN)
		az_buffer_printf(out, "（通过 %llu，未通过 %llu）", passed, failed);
	az_buffer_char(out, '\n');
	if (!options->mutate)
		return;
	unsigned long long all = result->mutants, killed = result->killed, left = result->survived;
	az_buffer_printf(out, "%llu mutants, %llu killed, %llu survived", all, killed, left);
	if (options->lang != ASSIZE_EN)
		az_buffer_printf(out, "（变异 %llu，发现 %llu，漏过 %llu）", all, killed, left);
	az_buffer_char(out, '\n');
}

assize_status az_testing_end(const assize_test_options *options, const assize_test_result *result,
	bool loaded, az_error *error)
{
	az_buffer out = {0};
	if (is_junit(options))
		az_junit_end(&out);
	else if (loaded)
		put_total(options, result, &out);
	assize_status status = az_api_write(&options->writer, &out, error);
	az_buffer_free(&out);
	return status;
}
