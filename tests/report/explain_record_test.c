/*
 * A page for a record that no run kept, as `try` and the golden pages of tests use it: the same page as
 * of a run, without its number; and parameters that were set by hand.
 */
#include "../host/evaluate.h"

#include "report/explain/asked.h"
#include "report/explain/record.h"

typedef struct asking {
	world w;
	az_evaluator *evaluator;
	az_explain_ask ask;
	az_buffer page;
	az_error error;
} asking;

static void begin(asking *a, const char *rule)
{
	const az_evaluator_options options = {.in_process = true};
	memset(a, 0, sizeof *a);
	if (!world_open(&a->w, rule, NULL, false))
		fail_msg("%s", a->w.problem);
	world_dossier(&a->w, test_dossier);
	assert_int_equal(
		az_evaluator_open(&a->evaluator, a->w.policies, &options, &a->error), ASSIZE_OK);
	a->ask = (az_explain_ask){.policies = a->w.policies,
		.evaluator = a->evaluator,
		.record = &a->w.record,
		.as_of = 20000,
		.lang = AZ_EN};
	assert_int_equal(az_asked_rule(&a->ask.rule, a->w.policies, "p/r", &a->error), ASSIZE_OK);
}

static const char *page(asking *a)
{
	az_buffer_clear(&a->page);
	assert_int_equal(az_explain_record(&a->ask, &a->page, &a->error), ASSIZE_OK);
	az_buffer_u8(&a->page, 0);
	assert_false(a->page.failed);
	return (const char *)a->page.bytes;
}

static void end(asking *a)
{
	az_evaluator_close(a->evaluator);
	az_buffer_free(&a->page);
	world_close(&a->w);
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
}

static const char plain[] =
	"return rule {title = {zh = '少', en = 'little'}, law = {'cl-64'}, subject = 'defendant',\n"
	"kind = 'leniency', attention = 1, when = {gain = below(param.amount)},\n"
	"message = {zh = '少', en = 'little'}}\n";

static const char compared[] =
	"return rule {title = {zh = '少', en = 'little'}, law = {'cl-64'}, subject = 'defendant',\n"
	"kind = 'leniency', attention = 1, message = {zh = '少', en = 'little'},\n"
	"check = function(d)\n"
	"  if d.gain < param.amount then return finding {} end\n"
	"end}\n";

static void a_record_is_explained_without_a_run(void **state)
{
	(void)state;
	asking a;
	begin(&a, compared);
	assert_int_equal(
		az_asked_subject(&a.ask.subject, a.ask.record, a.ask.rule, "defendant.D1", &a.error),
		ASSIZE_OK);
	const char *text = page(&a);
	assert_has(text, "Result: no finding");
	assert_has(text, "\n  As of: 2024-10-04\n");
	assert_has(text, "3,000.00 yuan < 3,000.00 yuan does not hold");
	assert_has(text, "The other side: priority");
	end(&a);
}

static void without_a_subject_there_is_a_page_for_each(void **state)
{
	(void)state;
	asking a;
	begin(&a, compared);
	const char *text = page(&a);
	assert_has(text, "Subject: defendant.D1 ");
	assert_has(text, "\n----\n");
	assert_has(text, "Subject: defendant.D2 ");
	end(&a);
}

static void a_parameter_set_by_hand_is_the_one_that_counts_and_is_shown(void **state)
{
	(void)state;
	static const char *const rules[] = {compared, plain};
	for (size_t i = 0; i < 2; i++) {
		asking a;
		begin(&a, rules[i]);
		az_override override = {.parameter = az_parameter_find(a.ask.rule->policy, "amount", 6),
			.value = {.number = 300100}};
		a.ask.overrides = &override;
		a.ask.override_count = 1;
		assert_int_equal(
			az_asked_subject(&a.ask.subject, a.ask.record, a.ask.rule, "defendant.D1", &a.error),
			ASSIZE_OK);
		const char *text = page(&a);
		assert_has(text, "Result: a finding (leniency");
		assert_has(text, "param.amount (amount) = 3,001.00 yuan; set by the test\n");
		assert_has(text, "defendant.D1.gain (illegal gain) = 3,000.00 yuan -> 3,001.00 yuan");
		end(&a);
	}
}

#define HEADER                                                                                     \
	"return rule {title = {zh = '少', en = 'little'}, law = {'cl-64'}, subject = 'defendant',\n"  \
	"kind = 'data', level = 'info', message = {zh = '少', en = 'little'},\n"                      \
	"check = function(d)\n"

/* The page of D1, and how many bytes of trace and changes it may have taken. */
static const char *page_of(asking *a, const char *rule)
{
	begin(a, rule);
	assert_int_equal(
		az_asked_subject(&a->ask.subject, a->ask.record, a->ask.rule, "defendant.D1", &a->error),
		ASSIZE_OK);
	return page(a);
}

static void a_rule_that_spends_its_whole_budget_is_not_run_over_and_over(void **state)
{
	(void)state;
	asking a;
	const char *text = page_of(&a, HEADER "  local gain = d.gain\n"
										  "  while gain do end\n"
										  "end}\n");
	assert_has(text, "Result: not evaluated");
	assert_has(text, "the rule spent its budget");
	assert_has(text, "The cause lies with the rule");
	end(&a);
	text = page_of(&a, HEADER "  for i = 1, 1500000 do local j = i end\n"
							  "  if d.gain > 0 then return finding {} end\n"
							  "end}\n");
	assert_has(text, "Result: a finding");
	assert_has(text, "it cannot be named, and so there is a finding");
	assert_has(text, "defendant.D1.gain (illegal gain) = 3,000.00 yuan\n");
	assert_has(text,
		"What single change would end it\n"
		"  The rule takes too many steps, or the dossier is too large: no change was tried.\n");
	end(&a);
}

static void a_rule_that_spends_much_is_tried_on_fewer_changes(void **state)
{
	(void)state;
	asking a;
	const char *text =
		page_of(&a, HEADER "  for i = 1, 40 do local all = string.rep('x', 60000) end\n"
						   "  if d.roles.leader and d.gain < 0 then return finding {} end\n"
						   "end}\n");
	assert_has(text, "Result: no finding");
	assert_has(text, "What single change would bring a finding about\n  Only ");
	assert_has(text, " changes were tried, the others were not.\n");
	end(&a);
	text = page_of(&a, HEADER "  for i = 1, 100000 do local j = i end\n"
							  "  if d.gain < 0 then return finding {} end\n"
							  "end}\n");
	assert_has(text, "it cannot be named, and so there is no finding");
	assert_has(text, "Evidence\n  The rule took too many steps: what it read after that was not");
	assert_has(text, "no change was tried.\n");
	end(&a);
}

static void items_without_a_key_of_their_own_are_named_by_their_title(void **state)
{
	(void)state;
	asking a;
	begin(&a, HEADER "  if #d.charges > 0 then return finding {} end\n"
					 "end}\n");
	assert_int_equal(
		az_asked_subject(&a.ask.subject, a.ask.record, a.ask.rule, "defendant.D1", &a.error),
		ASSIZE_OK);
	a.ask.lang = AZ_ZH;
	assert_has(page(&a), "defendant.D1.charges（罪名）= 诈骗罪（fraud）\n");
	a.ask.lang = AZ_EN;
	assert_has(page(&a), "defendant.D1.charges (charges) = fraud\n");
	end(&a);
}

/* Three findings of one subject: each has its own turn of the loop. */
static void each_of_several_findings_has_its_own_reason(void **state)
{
	(void)state;
	static const char *const keys[] = {"k2", "k3", "k4"};
	asking a;
	begin(&a, HEADER
		"  local made = {}\n"
		"  for i = 1, 5 do\n"
		"    local n = i * 2\n"
		"    if n > 3 and n < 10 then made[#made + 1] = finding {key = 'k' .. i, n = n} end\n"
		"  end\n"
		"  return made\n"
		"end}\n");
	assert_int_equal(
		az_asked_subject(&a.ask.subject, a.ask.record, a.ask.rule, "defendant.D1", &a.error),
		ASSIZE_OK);
	for (size_t i = 0; i < 3; i++) {
		az_wanted wanted = {.message = 0, .key = keys[i], .key_length = 2};
		char decided[64];
		a.ask.wanted = &wanted;
		const char *text = page(&a);
		assert_has(text, "The rule has 3 findings of this subject; this is one.");
		snprintf(decided, sizeof decided, "n = %zu", (i + 2) * 2);
		assert_has(strstr(text, "What decided: "), decided);
	}
	end(&a);
}

static void what_is_not_there_is_refused(void **state)
{
	(void)state;
	asking a;
	az_ref subject;
	const az_rule *rule;
	begin(&a, compared);
	assert_int_equal(az_asked_rule(&rule, a.w.policies, "p/rr", &a.error), ASSIZE_ERROR_MISSING);
	assert_string_equal(a.error.text, "there is no such rule; did you mean 'r'?");
	assert_int_equal(az_asked_subject(&subject, a.ask.record, a.ask.rule, "defendant.D9", &a.error),
		ASSIZE_ERROR_MISSING);
	assert_int_equal(az_asked_subject(&subject, a.ask.record, a.ask.rule, "victim.V1", &a.error),
		ASSIZE_ERROR_USAGE);
	assert_string_equal(a.error.text, "rule r is about each defendant; name one of those");
	end(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_explained_without_a_run),
		cmocka_unit_test(without_a_subject_there_is_a_page_for_each),
		cmocka_unit_test(a_parameter_set_by_hand_is_the_one_that_counts_and_is_shown),
		cmocka_unit_test(a_rule_that_spends_its_whole_budget_is_not_run_over_and_over),
		cmocka_unit_test(a_rule_that_spends_much_is_tried_on_fewer_changes),
		cmocka_unit_test(items_without_a_key_of_their_own_are_named_by_their_title),
		cmocka_unit_test(each_of_several_findings_has_its_own_reason),
		cmocka_unit_test(what_is_not_there_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
