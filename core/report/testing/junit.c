#include "report/testing/junit.h"

#include <string.h>

#include "base/text.h"
#include "report/testing/plain.h"
#include "report/testing/survivors.h"

static const char *escaped(uint32_t code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\n':
		return "&#10;";
	case '\t':
		return "&#9;";
	default:
		return NULL;
	}
}

void az_xml_text(const char *text, size_t length, az_buffer *out)
{
	for (size_t i = 0, n; i < length; i += n) {
		uint32_t code = 0;
		n = az_utf8_decode(text + i, length - i, &code);
		const char *instead = n ? escaped(code) : NULL;
		if (instead)
			az_buffer_string(out, instead);
		else if (!n || az_char_is_unsafe(code) || code == 0xFFFE || code == 0xFFFF)
			az_buffer_string(out, "\xEF\xBF\xBD");
		else
			az_buffer_bytes(out, text + i, n);
		n = n ? n : 1;
	}
}

static void attribute(const char *name, const char *value, az_buffer *out)
{
	az_buffer_printf(out, " %s=\"", name);
	az_xml_text(value, strlen(value), out);
	az_buffer_char(out, '"');
}

void az_junit_begin(az_buffer *out)
{
	az_buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

void az_junit_end(az_buffer *out)
{
	az_buffer_string(out, "</testsuites>\n");
}

static void begin_suite(const char *name, uint64_t tests, uint64_t failures, az_buffer *out)
{
	az_buffer_string(out, "  <testsuite");
	attribute("name", name, out);
	az_buffer_printf(out,
		" tests=\"%llu\" failures=\"%llu\" errors=\"0\" skipped=\"0\" time=\"0\">\n",
		(unsigned long long)tests, (unsigned long long)failures);
}

/* "leniency.small_gain", by which readers group. */
static void begin_case(const char *policy, const char *rule, const char *name, az_buffer *out)
{
	az_buffer_string(out, "    <testcase classname=\"");
	az_xml_text(policy, strlen(policy), out);
	if (rule) {
		az_buffer_char(out, '.');
		az_xml_text(rule, strlen(rule), out);
	}
	az_buffer_char(out, '"');
	attribute("name", name, out);
}

static void put_failure(const char *message, const az_buffer *text, az_buffer *out)
{
	az_buffer_string(out, ">\n      <failure");
	attribute("message", message, out);
	az_buffer_string(out, " type=\"failure\">");
	if (text->length)
		az_xml_text((const char *)text->bytes, text->length, out);
	az_buffer_string(out, "</failure>\n    </testcase>\n");
	out->failed = out->failed || text->failed;
}

static const char *failure_of(const az_tested *verdict, az_lang lang)
{
	if (verdict->kind == AZ_TESTED_NOT_RUN)
		return lang == AZ_ZH ? "未运行：这一行有误" : "not run: the row is wrong";
	return lang == AZ_ZH ? "实际结果与期望不符" : "what came is not what was expected";
}

static void put_case(const az_tested *verdict, const char *policy, az_lang lang, az_buffer *out)
{
	begin_case(policy, verdict->rule, verdict->name, out);
	attribute("file", verdict->file, out);
	az_buffer_printf(out, " line=\"%d\" time=\"0\"", verdict->line);
	if (verdict->kind == AZ_TESTED_PASSED || verdict->kind == AZ_TESTED_WRITTEN) {
		az_buffer_string(out, "/>\n");
		return;
	}
	az_buffer text = {0};
	az_buffer_printf(&text, "%s:%d\n", verdict->file, verdict->line);
	az_plain_tested(verdict, lang, 0, &text);
	put_failure(failure_of(verdict, lang), &text, out);
	az_buffer_free(&text);
}

/* A file that could not be read as a test has failures without verdicts. */
static void put_wrong(const az_suite *suite, const char *policy, az_lang lang, az_buffer *out)
{
	az_buffer none = {0};
	begin_case(policy, NULL, suite->file, out);
	attribute("file", suite->file, out);
	az_buffer_string(out, " time=\"0\"");
	put_failure(
		lang == AZ_ZH ? "文件有误，未运行" : "the file is wrong, nothing was run", &none, out);
}

void az_junit_suite(const az_suite *suite, const char *policy, az_lang lang, az_buffer *out)
{
	begin_suite(suite->file, suite->wrong ? 1 : suite->passed + suite->failed,
		suite->wrong ? 1 : suite->failed, out);
	if (suite->wrong)
		put_wrong(suite, policy, lang, out);
	for (const az_tested *v = suite->first; v; v = v->next)
		put_case(v, policy, lang, out);
	az_buffer_string(out, "  </testsuite>\n");
}

static void put_passed(const az_buffer *text, az_buffer *out)
{
	az_buffer_string(out, ">\n      <system-out>");
	if (text->length)
		az_xml_text((const char *)text->bytes, text->length, out);
	az_buffer_string(out, "</system-out>\n    </testcase>\n");
	out->failed = out->failed || text->failed;
}

void az_junit_note(
	const char *policy, const char *name, bool failed, const az_buffer *text, az_buffer *out)
{
	begin_suite(name, 1, failed, out);
	begin_case(policy, NULL, name, out);
	az_buffer_string(out, " time=\"0\"");
	if (failed)
		put_failure(name, text, out);
	else
		put_passed(text, out);
	az_buffer_string(out, "  </testsuite>\n");
}

static void put_survivor(
	const az_mutant *mutant, az_fate fate, const char *policy, az_lang lang, az_buffer *out)
{
	az_buffer name = {0}, reason = {0};
	az_survivor_change(mutant, lang, &name);
	az_buffer_u8(&name, 0);
	az_survivor_reason(mutant, fate, lang, &reason);
	if (!name.failed) {
		begin_case(policy, mutant->rule ? mutant->rule->id : NULL, (const char *)name.bytes, out);
		attribute("file", mutant->file->shown, out);
		az_buffer_printf(out, " line=\"%d\" time=\"0\"", mutant->line);
		put_failure(
			lang == AZ_ZH ? "没有测试发现这处改动" : "no test notices the change", &reason, out);
	}
	out->failed = out->failed || name.failed;
	az_buffer_free(&name);
	az_buffer_free(&reason);
}

static void put_sums(const az_mutation *mutation, const char *policy, az_lang lang, az_buffer *out)
{
	az_buffer text = {0};
	az_buffer_printf(&text,
		lang == AZ_ZH ? "变异 %zu，发现 %zu，漏过 %zu\n"
					  : "%zu mutants, %zu killed, %zu survived\n",
		mutation->killed + mutation->survived, mutation->killed, mutation->survived);
	az_survivors_refused(mutation, lang, &text);
	begin_case(policy, NULL, "mutants", out);
	az_buffer_string(out, " time=\"0\"");
	put_passed(&text, out);
	az_buffer_free(&text);
}

void az_junit_mutation(
	const az_mutation *mutation, const char *policy, az_lang lang, az_buffer *out)
{
	begin_suite("mutants", mutation->survived + 1, mutation->survived, out);
	for (size_t i = 0; i < mutation->mutants.count; i++)
		if (az_survivor_is(mutation, i))
			put_survivor(&mutation->mutants.items[i], mutation->fates[i], policy, lang, out);
	put_sums(mutation, policy, lang, out);
	az_buffer_string(out, "  </testsuite>\n");
}
