#include "rich.h"

static const struct {
	const char *subject;
	const char *text;
	const char *said; /* first, behind the file's name */
} MISTAKES[] = {
	{"property", "{amount",
		"7:17: a '{' is not closed; close it: {name}; for a brace itself write {{"},
	{"property", "amount}",
		"7:17: a '}' closes nothing; open it: {name}; for a brace itself write }}"},
	{"property", "{}",
		"7:17: {} holds no name; write the name of a field, param.name, or a lower-case name; {{ "
		"and }} for braces"},
	{"property", "{amount:euros}",
		"7:17: there is no format 'euros'; the formats are money, days, working_days, months, "
		"date, percent, count, text"},
	{"property", "{amount:day}", "7:17: there is no format 'day'; did you mean 'days'?"},
	{"property", "{amount:days}",
		"7:17: {amount} is money and cannot be shown as days; write {amount}: its type formats it"},
	{"property", "{amout}",
		"7:17: {amout} is no field, and a rule without check gives no values; did you mean "
		"'amount'?"},
	{"property", "{case.telecm}",
		"7:17: {case.telecm}: 'telecm' is no field of case; did you mean 'telecom'?"},
	{"property", "{defendant.name}",
		"7:17: {defendant.name}: a rule about property does not see defendant; use its own fields "
		"or those of the entities that it belongs to, or make defendant the subject"},
	{"property", "{owner.name}",
		"7:17: {owner.name}: 'owner' of property leads to other subjects, and is not followed "
		"here; follow it in check"},
	{"property", "{param.day}", "7:17: the policy has no parameter 'day'; did you mean 'days'?"},
	{"property", "{param.days:money}",
		"7:17: {param.days} is count and cannot be shown as money; write {param.days}: its type "
		"formats it"},
	{"property", "{param.joined}",
		"7:17: the parameter 'joined' is dated by defendant.joined_on, which a rule about property "
		"does not see; use a parameter that is dated by a field of the subject or of what it "
		"belongs to, or by as_of"},
	{"property", "{Amount}",
		"7:17: {Amount} holds no name; write the name of a field, param.name, or a lower-case "
		"name; {{ and }} for braces"},
	{"property", "{end}",
		"7:17: {end} holds no name; write the name of a field, param.name, or a lower-case name; "
		"{{ and }} for braces"},
	{"property", "{a b}",
		"7:17: {a b} holds no name; write the name of a field, param.name, or a lower-case name; "
		"{{ and }} for braces"},
	{"property", "{amount:}",
		"7:17: there is no format ''; the formats are money, days, working_days, months, date, "
		"percent, count, text"},
	{"property", "", "7:17: 'zh' is empty; write a text"},
	{"case", "{proceedings}",
		"7:17: {proceedings} holds entities, which have no text; show a field of it, or a value "
		"that the finding gives"},
	{"defendant", "{outcome}",
		"7:17: {outcome} holds entities, which have no text; show a field of it, or a value that "
		"the finding gives"},
	{"defendant", "{name}",
		"7:17: 'defendant.name' is personal, and the policy does not declare it; declare it in "
		"policy.yaml: reads_personal: {defendant.name: purpose}"},
	{"defendant", "{sex}",
		"7:17: 'defendant.sex' is protected, and the policy does not declare it; declare it in "
		"policy.yaml: reads_protected: {defendant.sex: id-of-a-law}"},
	{"defendant", "{outcome.month}",
		"7:17: {outcome.month}: 'month' is no field of outcome; did you mean 'months'?"},
};

static void a_template_that_cannot_be_filled_does_not_load(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof MISTAKES / sizeof MISTAKES[0]; i++) {
		folder f;
		char said[1024];
		rich_base(&f);
		write_rule(&f, MISTAKES[i].subject, "key = known", MISTAKES[i].text, "");
		folder_load(&f);
		snprintf(said, sizeof said, "p/rules/r.lua:%s", MISTAKES[i].said);
		check_first(&f, MISTAKES[i].text, said);
		folder_free(&f);
	}
}

/* Loads a rule about property whose check gives values; the pieces of its Chinese text. */
static const az_template *load_template(folder *f, const char *text)
{
	rich_base(f);
	write_rule(f, "property", "status = known", text, "check = function() end,\n");
	folder_load(f);
	assert_string_equal(f->text, "");
	return &f->policies->rules[0]->messages[0].zh;
}

static void a_template_is_texts_fields_values_and_parameters(void **state)
{
	(void)state;
	folder f;
	const az_template *t =
		load_template(&f, "已追回{amount}，滞留{kept:days}，期限{param.days}，案{case.group_key}");
	static const az_piece_kind KINDS[] = {AZ_PIECE_TEXT, AZ_PIECE_FIELD, AZ_PIECE_TEXT,
		AZ_PIECE_VALUE, AZ_PIECE_TEXT, AZ_PIECE_PARAMETER, AZ_PIECE_TEXT, AZ_PIECE_FIELD};
	static const char *const TEXTS[] = {
		"已追回", "amount", "，滞留", "kept", "，期限", "days", "，案", "case.group_key"};
	assert_int_equal(t->count, 8);
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(t->pieces[i].kind, KINDS[i]);
		assert_string_equal(t->pieces[i].text, TEXTS[i]);
	}
	assert_int_equal(t->pieces[1].field.entity, AZ_PROPERTY);
	assert_null(t->pieces[1].format);
	assert_string_equal(t->pieces[3].format, "days");
	assert_string_equal(t->pieces[5].parameter->name, "days");
	assert_int_equal(t->pieces[7].field.entity, AZ_CASE);
	folder_free(&f);
}

static void two_braces_are_one(void **state)
{
	(void)state;
	folder f;
	const az_template *t = load_template(&f, "{{{amount}}} {{x}}}}");
	assert_int_equal(t->count, 3);
	assert_string_equal(t->pieces[0].text, "{");
	assert_string_equal(t->pieces[1].text, "amount");
	assert_string_equal(t->pieces[2].text, "} {x}}");
	folder_free(&f);
}

static void the_fields_of_a_province_can_be_named(void **state)
{
	(void)state;
	folder f;
	const az_template *t = load_template(&f, "{x.zj.size}");
	assert_int_equal(t->count, 1);
	assert_string_equal(t->pieces[0].field.extension->name, "x.zj.size");
	folder_free(&f);
}

static void both_languages_say_the_same(void **state)
{
	(void)state;
	folder f;
	rich_base(&f);
	folder_write(&f, "p/rules/r.lua",
		"return rule {\n"
		"title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"property\", kind = "
		"\"data\",\n"
		"level = \"info\", check = function() end,\n"
		"message = {zh = \"{amount}{kept:days}{param.days}\", en = \"{kept} {param.floor} "
		"{amount}\"},\n"
		"}\n");
	folder_load(&f);
	assert_string_equal(f.text,
		"p/rules/r.lua:4:11: {param.days} is in zh and not in en; let both languages say the same\n"
		"p/rules/r.lua:4:11: {param.floor} is in en and not in zh; let both languages say the "
		"same");
	folder_free(&f);
}

static void a_personal_field_is_shown_only_for_a_purpose_that_is_granted(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "profile.yaml", "profile: test\npolicies: [p]\ngrants: {p: [联系]}\n");
	folder_write(&f, "p/policy.yaml",
		"policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
		"reads_personal: {victim.name: 联系}\n");
	write_rule(&f, "victim", "loss = known", "{name}", "");
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	folder_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_template_that_cannot_be_filled_does_not_load),
		cmocka_unit_test(a_template_is_texts_fields_values_and_parameters),
		cmocka_unit_test(two_braces_are_one),
		cmocka_unit_test(the_fields_of_a_province_can_be_named),
		cmocka_unit_test(both_languages_say_the_same),
		cmocka_unit_test(a_personal_field_is_shown_only_for_a_purpose_that_is_granted),
	};
	return cmocka_run_group_tests_name("policy/template", tests, NULL, NULL);
}
