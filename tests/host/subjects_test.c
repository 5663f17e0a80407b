/* One rule over several subjects of a dossier: what ends it for one says nothing of the next. */
#include "evaluate.h"

static const char three[] = "key: K-2\n"
							"case: {telecom: true}\n"
							"defendants:\n"
							"  - {key: D1, gain: 1.00}\n"
							"  - {key: D2, gain: %s}\n"
							"  - {key: D3, gain: %s}\n";

/* What a rule about the gain says of three defendants: of D1 one yuan, of the others as given. */
static void assert_said(const char *second, const char *third, const char *expected)
{
	static const char rule[] =
		"return rule {title = {zh = '一', en = 'one'}, law = {'cl-64'}, subject = 'defendant',\n"
		"kind = 'data', level = 'info', message = {zh = '一', en = 'one'},\n"
		"check = function(d) if d.gain > 0 then return finding {gain = d.gain} end end}\n";
	char yaml[512];
	az_buffer block = {0}, text = {0};
	world w;
	snprintf(yaml, sizeof yaml, three, second, third);
	assert_true(world_open(&w, rule, NULL, false));
	world_dossier(&w, yaml);
	world_run(&w, 20000, &block, &text);
	az_buffer_char(&text, '\0');
	assert_string_equal((const char *)text.bytes, expected);
	az_buffer_free(&block);
	az_buffer_free(&text);
	world_close(&w);
}

static void an_unknown_field_of_one_leaves_the_others_alone(void **state)
{
	(void)state;
	assert_said("不详", "3.00",
		"defendant.D1: finding gain=1.00\n"
		"defendant.D2: unknown_field defendant.D2.gain\n"
		"defendant.D3: finding gain=3.00\n");
	assert_said("不详", "不详",
		"defendant.D1: finding gain=1.00\n"
		"defendant.D2: unknown_field defendant.D2.gain\n"
		"defendant.D3: unknown_field defendant.D3.gain\n");
}

static void a_field_that_does_not_apply_to_one_leaves_the_others_alone(void **state)
{
	(void)state;
	assert_said("n/a", "3.00",
		"defendant.D1: finding gain=1.00\n"
		"defendant.D3: finding gain=3.00\n");
	assert_said("n/a", "不详",
		"defendant.D1: finding gain=1.00\n"
		"defendant.D3: unknown_field defendant.D3.gain\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unknown_field_of_one_leaves_the_others_alone),
		cmocka_unit_test(a_field_that_does_not_apply_to_one_leaves_the_others_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
