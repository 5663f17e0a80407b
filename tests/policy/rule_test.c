#include "rich.h"

/* The header of a rule, a line for each key. */
static const struct {
	const char *key;
	const char *line;
} LINES[] = {
	{"title", "title = {zh = \"甲\", en = \"A\"},"},
	{"law", "law = {\"l1\"},"},
	{"subject", "subject = \"property\","},
	{"kind", "kind = \"restitution\", level = \"warning\","},
	{"when", "when = {status = \"recovered\"},"},
	{"message", "message = {zh = \"甲\", en = \"A\"},"},
};

/* The header with `line` in place of one of its lines, or behind them where `key` is NULL. */
static void write_header(folder *f, const char *key, const char *line)
{
	char text[2048] = "return rule {\n";
	for (size_t i = 0; i < sizeof LINES / sizeof LINES[0]; i++) {
		bool here = key && strcmp(key, LINES[i].key) == 0;
		strcat(text, here ? line : LINES[i].line);
		strcat(text, "\n");
	}
	if (!key)
		strcat(text, line);
	strcat(text, "}\n");
	folder_write(f, "p/rules/r.lua", text);
}

static const struct {
	const char *key;
	const char *line;
	const char *said; /* first */
} HEADER[] = {
	{"title", "",
		"p/rules/r.lua:1:13: 'title' is missing; write title = {zh = \"...\", en = \"...\"}"},
	{"title", "title = {zh = \"甲\"},",
		"p/rules/r.lua:2:9: 'en' is missing; write the English text too: en"},
	{"title", "title = \"甲\",",
		"p/rules/r.lua:2:9: title: title is no map; write a map of zh, en"},
	{"law", "",
		"p/rules/r.lua:1:13: the rule cites no law, and each rule must; write the ids of what it "
		"rests on: law = {\"cl-64\"}"},
	{"law", "law = {},",
		"p/rules/r.lua:3:7: the rule cites no law, and each rule must; write the ids of what it "
		"rests on: law = {\"cl-64\"}"},
	{"law", "law = \"l1\",", "p/rules/r.lua:3:7: 'law' is not a list; write a list of ids of laws"},
	{"law", "law = {\"l9\"},",
		"p/rules/r.lua:3:8: the law 'l9' is in no register; did you mean 'l1'?"},
	{"law", "law = {\"l1\", \"l1\"},",
		"p/rules/r.lua:3:14: the law 'l1' is cited twice; name it once"},
	{"subject", "",
		"p/rules/r.lua:1:13: 'subject' is missing; say what the rule is about, as subject = "
		"\"defendant\""},
	{"subject", "subject = \"propery\",",
		"p/rules/r.lua:4:11: there is no subject 'propery'; did you mean 'property'?"},
	{"subject", "subject = \"group\",",
		"p/rules/r.lua:1:13: 'group_by' is missing; say what the dossiers of a group share, as "
		"group_by = \"case.loss_key\""},
	{"kind", "",
		"p/rules/r.lua:1:13: 'kind' is missing; write kind = \"priority\", \"leniency\", "
		"\"restitution\", \"procedure\", \"sentencing\" or \"data\""},
	{"kind", "kind = \"restitutions\", level = \"info\",",
		"p/rules/r.lua:5:8: 'restitutions' is no kind; did you mean 'restitution'?"},
	{"kind", "kind = \"restitution\",",
		"p/rules/r.lua:1:13: 'level' is missing, which the kind restitution needs; write level = "
		"\"info\", \"warning\" or \"error\""},
	{"kind", "kind = \"data\", level = \"warn\",",
		"p/rules/r.lua:5:24: 'warn' is no level; write one of info, warning, error"},
	{"kind", "kind = \"priority\", level = \"warning\",",
		"p/rules/r.lua:5:28: a finding of the kind priority is always info: warning and error "
		"speak about a record, not about a person; leave it out, and use attention: 1 to 3"},
	{"kind", "kind = \"leniency\", attention = 4,",
		"p/rules/r.lua:5:32: 'attention' is none of 1, 2 and 3; write 1, 2 or 3"},
	{"kind", "kind = \"data\", level = \"info\", attention = 2,",
		"p/rules/r.lua:5:32: a finding of the kind data has no attention; leave it out; a level "
		"says how grave it is"},
	{"kind", "kind = \"priority\",",
		"profile.yaml: the profile runs priority rules (policy 'p', rule 'r') and no leniency "
		"rules; add a policy with leniency rules, as ../national/leniency"},
	{NULL, "whe = {},", "p/rules/r.lua:8:1: whe: a rule has no such key; did you mean 'when'?"},
	{"when", "",
		"p/rules/r.lua:1:13: the rule has neither 'check' nor 'when', and would find everything; "
		"write check = function(subject) ... end, or when = {...}"},
	{"when", "when = {},",
		"p/rules/r.lua:6:8: 'when' holds no conditions; write when = {status = \"recovered\"}, or "
		"leave it out"},
	{"when", "check = 3,",
		"p/rules/r.lua:6:9: 'check' is no function; write check = function(subject) ... end"},
	{"message", "",
		"p/rules/r.lua:1:13: the rule says nothing: 'message' is missing; write message = {zh = "
		"\"...\", en = \"...\"}"},
	{"message", "message = \"甲\",",
		"p/rules/r.lua:7:11: message: a message is no map; write a map of zh, en"},
	{"message", "message = {zh = \"甲\"},",
		"p/rules/r.lua:7:11: 'en' is missing; write the English text too: en"},
	{"message", "message = {zh = \"甲\", en = \"A\", fr = \"A\"},",
		"p/rules/r.lua:7:32: fr: a message has no such key; known are zh, en"},
	{NULL, "messages = {a = {zh = \"甲\", en = \"A\"}},",
		"p/rules/r.lua:8:1: both 'message' and 'messages' are given; keep one of the two"},
	{"message", "messages = {a = {zh = \"甲\", en = \"A\"}},",
		"p/rules/r.lua:7:1: a rule without check has one message, for nothing chooses among "
		"several; write message = {zh = \"...\", en = \"...\"}"},
	{"message", "messages = {}, check = function() end,",
		"p/rules/r.lua:7:12: 'messages' names no message; write messages = {name = {zh = \"...\", "
		"en = \"...\"}}"},
	{"message", "messages = {[\"end\"] = {zh = \"甲\", en = \"A\"}}, check = function() end,",
		"p/rules/r.lua:7:13: 'end' cannot be the name of a message; write a lower-case name of "
		"letters, digits and '_' that is no word of Lua's own"},
	{"message",
		"messages = {a = {zh = \"甲\", en = \"A\", kind = \"priority\", level = \"error\"}}, check "
		"= f,",
		"p/rules/r.lua:7:84: 'check' is no function; write check = function(subject) ... end"},
	{"message", "messages = {a = {zh = \"甲\", en = \"A\", attention = 2}}, check = f,",
		"p/rules/r.lua:7:63: 'check' is no function; write check = function(subject) ... end"},
	{"message", "messages = {a = {zh = \"甲\", en = \"A\", level = \"grave\"}}, check = f,",
		"p/rules/r.lua:7:65: 'check' is no function; write check = function(subject) ... end"},
};

static void a_mistake_in_a_header_is_named_with_its_place_and_mend(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof HEADER / sizeof HEADER[0]; i++) {
		folder f;
		folder_base(&f);
		write_header(&f, HEADER[i].key, HEADER[i].line);
		folder_load(&f);
		check_first(&f, HEADER[i].line, HEADER[i].said);
		folder_free(&f);
	}
}

static const struct {
	const char *subject;
	const char *when;
	const char *said; /* first, behind the file's name */
} WHEN[] = {
	{"property", "statu = \"recovered\"",
		"6:9: 'statu' is no field of property; did you mean 'status'?"},
	{"property", "status = \"recoverd\"",
		"6:18: 'recoverd' is no term of property_status; did you mean 'recovered'?"},
	{"property", "status = recovered",
		"6:18: 'recovered' is no value of a condition; write a text in quotes, known, or "
		"param.name"},
	{"property", "status = 3",
		"6:18: 'status' (code) is not compared with 3; write the term in quotes"},
	{"property", "status = {}",
		"6:18: an empty list can never hold; name the values of which one must hold, or leave the "
		"condition out"},
	{"property", "status = {\"held\", \"gone\"}",
		"6:27: 'gone' is no term of property_status; `assize schema` lists the terms of "
		"property_status"},
	{"property", "status = above(\"held\")",
		"6:18: 'status' (code) is never more or less than something; write the value, or a list of "
		"values"},
	{"property", "status = {a = 1}",
		"6:18: this is no value of a condition; write a value, a list of values, above(x), "
		"at_least(x), below(x), at_most(x), between(a, b), known or param.name"},
	{"property", "status = function() end",
		"6:18: when: the header is read without running it, and 'function() end' is no literal "
		"value; write the value itself; what must be computed belongs in 'check'"},
	{"property", "status = nil",
		"6:18: this is no value of a condition; write a value, a list of values, above(x), "
		"at_least(x), below(x), at_most(x), between(a, b), known or param.name"},
	{"property", "amount = 3000",
		"6:18: 'amount' (money) is not compared with 3000; write an amount in yuan as a text: "
		"\"3000.00\""},
	{"property", "amount = \"much\"",
		"6:18: 'much' is no amount: it is not a number; write an amount in yuan: \"3000.00\""},
	{"property", "amount = above()", "6:18: above takes 1 and was given 0; write one value"},
	{"property", "amount = above(\"1.00\", \"2.00\")",
		"6:18: above takes 1 and was given 2; write one value"},
	{"property", "amount = between(\"3.00\", \"2.00\")",
		"6:18: nothing lies between these two; write the lower end first"},
	{"property", "amount = over(\"3.00\")",
		"6:18: there is no condition 'over(...)'; use above, at_least, below, at_most, between or "
		"known"},
	{"property", "amount = abov(\"3.00\")",
		"6:18: there is no condition 'abov(...)'; did you mean 'above'?"},
	{"property", "amount = known(1)", "6:18: known takes nothing in brackets; write known"},
	{"property", "recovered_on = 2026",
		"6:24: 'recovered_on' (date) is not compared with 2026; write the date as a text: "
		"\"2026-03-01\""},
	{"property", "recovered_on = above(\"2026-01\")",
		"6:30: '2026-01' is not known to the day, and a condition needs the day; write the day "
		"too, as \"2026-03-01\""},
	{"property", "recovered_on = above(\"2026-02-30\")",
		"6:30: '2026-02-30' is no date: there is no 30 February; write the date as \"2026-03-01\""},
	{"property", "owner = \"D1\"",
		"6:17: 'owner' (ref) has no value to compare with; ask for known here, and for the rest in "
		"check"},
	{"property", "victims = {\"V1\"}",
		"6:19: 'victims' (refs) has no value to compare with; ask for known here, and for the rest "
		"in check"},
	{"property", "[\"owner.name\"] = \"甲\"",
		"6:9: 'owner' of property leads to other subjects, and is not followed here; follow it in "
		"check"},
	{"property", "[\"case.telecom\"] = \"yes\"",
		"6:28: 'telecom' (flag) is not compared with a text; write true or false, without quotes"},
	{"property", "[\"case.telecom\"] = 1",
		"6:28: 'telecom' (flag) is not compared with 1; write true or false, without quotes"},
	{"property", "[\"case.telecm\"] = true",
		"6:9: 'telecm' is no field of case; did you mean 'telecom'?"},
	{"property", "[\"defendant.gain\"] = known",
		"6:9: a rule about property does not see defendant; use its own fields or those of the "
		"entities that it belongs to, or make defendant the subject"},
	{"property", "[\"defendent.gain\"] = known",
		"6:9: nothing is called 'defendent'; did you mean 'defendant'?"},
	{"property", "[\"x.zj.beds\"] = known",
		"6:9: no file of fields declares 'x.zj.beds' of property; name the file that declares it "
		"in the profile's fields"},
	{"property", "[\"x.zj.size\"] = \"big\"",
		"6:25: 'big' is no term of x.zj.size; `assize schema` lists the terms of x.zj.size"},
	{"property", "[\"x.zj.sizes\"] = known",
		"6:9: no file of fields declares 'x.zj.sizes' of property; did you mean 'x.zj.size'?"},
	{"property", "[\"outcome.months\"] = above(3)",
		"6:9: a rule about property does not see outcome; use its own fields or those of the "
		"entities that it belongs to, or make outcome the subject"},
	{"property", "amount = above(param.flor)",
		"6:24: the policy has no parameter 'flor'; did you mean 'floor'?"},
	{"property", "amount = above(param.days)",
		"6:24: the parameter 'days' (days) cannot be compared with 'amount' (money); use a "
		"parameter of the type money"},
	{"property", "amount = above(param.joined)",
		"6:24: the parameter 'joined' is dated by defendant.joined_on, which a rule about property "
		"does not see; use a parameter that is dated by a field of the subject or of what it "
		"belongs to, or by as_of"},
	{"property", "status = param.grave",
		"6:18: the parameter 'grave' (codes) cannot be compared with 'status' (code); use a "
		"parameter of the type choice or codes with vocabulary: property_status"},
	{"defendant", "[\"outcome.month\"] = above(3)",
		"6:9: 'month' is no field of outcome; did you mean 'months'?"},
	{"defendant", "[\"outcome.months\"] = \"3\"",
		"6:30: 'months' (count) is not compared with a text; write the number without quotes"},
	{"defendant", "[\"outcome.months\"] = above(param.days)",
		"6:36: the parameter 'days' (days) cannot be compared with 'months' (count); use a "
		"parameter of the type months"},
	{"defendant", "[\"charges.amount\"] = known",
		"6:9: 'charges' of defendant leads to other subjects, and is not followed here; follow it "
		"in check"},
	{"defendant", "birth_on = known",
		"6:9: 'defendant.birth_on' is personal, and the policy does not declare it; declare it in "
		"policy.yaml: reads_personal: {defendant.birth_on: purpose}"},
	{"defendant", "sex = \"male\"",
		"6:9: 'defendant.sex' is protected, and the policy does not declare it; declare it in "
		"policy.yaml: reads_protected: {defendant.sex: id-of-a-law}"},
	{"defendant", "ability_basis = 3",
		"6:25: 'ability_basis' (text) is not compared with 3; write the text in quotes"},
	{"charge", "[\"defendant.outcome.mnths\"] = known",
		"6:9: 'mnths' is no field of outcome; did you mean 'months'?"},
	{"charge", "[\"outcome.months\"] = known",
		"6:9: a rule about charge does not see outcome; use its own fields or those of the "
		"entities that it belongs to, or make outcome the subject"},
	{"charge", "charge = param.days",
		"6:18: the parameter 'days' (days) cannot be compared with 'charge' (code); use a "
		"parameter of the type choice or codes with vocabulary: charge"},
	{"charge", "[\"charge.amont\"] = known",
		"6:9: 'amont' is no field of charge; did you mean 'amount'?"},
	{"charge", "[\"x.zj.beds\"] = known",
		"6:9: no file of fields declares 'x.zj.beds' of charge; name the file that declares it in "
		"the profile's fields"},
};

static void a_condition_that_cannot_be_judged_does_not_load(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof WHEN / sizeof WHEN[0]; i++) {
		folder f;
		char said[1024];
		rich_base(&f);
		write_rule(&f, WHEN[i].subject, WHEN[i].when, "甲", "");
		folder_load(&f);
		snprintf(said, sizeof said, "p/rules/r.lua:%s", WHEN[i].said);
		check_first(&f, WHEN[i].when, said);
		folder_free(&f);
	}
}

static const az_rule *load_rule(folder *f)
{
	folder_load(f);
	assert_string_equal(f->text, "");
	return az_rule_find(f->policies, "p/r");
}

static void a_header_becomes_a_rule(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	write_header(&f, "law", "law = {\"l2\", \"l1\"},");
	const az_rule *r = load_rule(&f);
	assert_string_equal(r->id, "r");
	assert_string_equal(r->policy->id, "p");
	assert_string_equal(r->title.en, "A");
	assert_int_equal(r->law_count, 2);
	assert_string_equal(r->laws[0]->id, "l2");
	assert_int_equal(r->subject, AZ_PROPERTY);
	assert_int_equal(r->kind, AZ_KIND_RESTITUTION);
	assert_int_equal(r->level, AZ_WARNING);
	assert_int_equal(r->attention, 0);
	assert_false(r->has_check);
	assert_int_equal(r->message_count, 1);
	assert_ptr_equal(az_message_find(r, "", 0), &r->messages[0]);
	assert_int_equal(r->messages[0].level, AZ_WARNING);
	folder_free(&f);
}

static void conditions_keep_the_order_and_the_words_of_the_header(void **state)
{
	(void)state;
	folder f;
	rich_base(&f);
	write_rule(&f, "charge",
		"state = {\"charged\", \"convicted\"}, [\"defendant.outcome.months\"] = "
		"above(param.months), "
		"[\"case.filed_on\"] = between(\"2020-01-01\", \"2026-12-31\"), "
		"[\"defendant.x.zj.beds\"] = at_most(0), [\"defendant.outcome\"] = known, "
		"charge = {\"诈骗罪\", param.grave}, amount = at_least(\"1.2万元\"), settlement = above(0)",
		"甲", "");
	const az_rule *r = load_rule(&f);
	static const char *const SOURCES[] = {"state = {\"charged\", \"convicted\"}",
		"defendant.outcome.months = above(param.months)",
		"case.filed_on = between(\"2020-01-01\", \"2026-12-31\")",
		"defendant.x.zj.beds = at_most(0)", "defendant.outcome = known",
		"charge = {\"诈骗罪\", param.grave}", "amount = at_least(\"1.2万元\")",
		"settlement = above(0)"};
	assert_int_equal(r->condition_count, 8);
	for (size_t i = 0; i < 8; i++)
		assert_string_equal(r->conditions[i].source, SOURCES[i]);
	assert_string_equal(r->conditions[1].field.one->name, "outcome");
	assert_int_equal(r->conditions[1].field.entity, AZ_DEFENDANT);
	assert_string_equal(r->conditions[1].operands[0].parameter->name, "months");
	assert_string_equal(r->conditions[3].field.extension->name, "x.zj.beds");
	assert_int_equal(r->conditions[3].field.field->number, 0xFFFF);
	assert_int_equal(r->conditions[6].operands[0].number, 1200000);
	folder_free(&f);
}

static void a_rule_may_say_several_things_of_different_kinds(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	write_header(&f, "message",
		"messages = {late = {zh = \"甲\", en = \"A\"}, gap = {zh = \"甲\", en = \"A\", kind = "
		"\"data\", "
		"level = \"error\"}, mild = {zh = \"甲\", en = \"A\", kind = \"leniency\", attention = 3}, "
		"same = {zh = \"甲\", en = \"A\", level = \"info\"}}, check = function() end,");
	const az_rule *r = load_rule(&f);
	const az_message *late = az_message_find(r, "late", 4), *gap = az_message_find(r, "gap", 3);
	const az_message *mild = az_message_find(r, "mild", 4), *same = az_message_find(r, "same", 4);
	assert_int_equal(late->kind, AZ_KIND_RESTITUTION);
	assert_int_equal(late->level, AZ_WARNING);
	assert_int_equal(gap->kind, AZ_KIND_DATA);
	assert_int_equal(gap->level, AZ_ERROR);
	assert_int_equal(mild->kind, AZ_KIND_LENIENCY);
	assert_int_equal(mild->level, AZ_INFO);
	assert_int_equal(mild->attention, 3);
	assert_int_equal(same->level, AZ_INFO);
	assert_null(az_message_find(r, "lat", 3));
	folder_free(&f);
}

static void a_message_of_a_graver_kind_does_not_inherit_the_level_info(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "p/rules/r.lua",
		"return rule {title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"case\",\n"
		"kind = \"leniency\", attention = 2, check = function() end, messages = {\n"
		"a = {zh = \"甲\", en = \"A\", kind = \"data\"},\n"
		"b = {zh = \"甲\", en = \"A\"}}}\n");
	folder_load(&f);
	assert_string_equal(f.text, "p/rules/r.lua:3:5: 'level' is missing, which the kind data needs; "
								"write level = \"info\", \"warning\" or \"error\"");
	folder_free(&f);
}

static void rules_are_ordered_by_id_and_numbered_through_the_policies(void **state)
{
	(void)state;
	static const char *const IDS[] = {"a", "a-b", "a_b", "r", "r"};
	folder f;
	folder_base(&f);
	folder_write(&f, "profile.yaml", "profile: test\npolicies: [q, p]\n");
	folder_write(&f, "q/policy.yaml", "policy: q\nversion: 1.0.0\napi: 1\nauthority: court\n");
	folder_write(&f, "q/rules/a_b.lua", BASE[3].text);
	folder_write(&f, "q/rules/a.lua", BASE[3].text);
	folder_write(&f, "q/rules/a-b.lua", BASE[3].text);
	folder_write(&f, "q/rules/r.lua", BASE[3].text);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_int_equal(f.policies->rule_count, 5);
	for (uint32_t i = 0; i < 5; i++) {
		assert_string_equal(f.policies->rules[i]->id, IDS[i]);
		assert_int_equal(f.policies->rules[i]->index, i);
	}
	assert_ptr_equal(az_rule_find(f.policies, "a-b"), f.policies->rules[1]);
	assert_ptr_equal(az_rule_find(f.policies, "p/r"), f.policies->rules[4]);
	assert_null(az_rule_find(f.policies, "r"));
	assert_null(az_rule_find(f.policies, "p/a"));
	folder_free(&f);
}

static void the_file_name_is_the_id_and_must_be_a_plain_name(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "p/rules/Über uns.lua", BASE[3].text);
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_POLICY);
	assert_string_equal(f.text,
		"p/rules/Über uns.lua: 'Über uns' cannot be the id of a rule; name the "
		"file in lower case: a letter, then letters, digits, '_' and '-'");
	folder_free(&f);
}

static void priority_rules_load_beside_leniency_rules_only(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	write_header(&f, "kind", "kind = \"priority\",");
	folder_write(&f, "p/rules/mild.lua",
		"return rule {title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"defendant\",\n"
		"  kind = \"leniency\", when = {gain = below(\"100.00\")},\n"
		"  message = {zh = \"甲\", en = \"A\"}}\n");
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_int_equal(az_rule_find(f.policies, "r")->attention, 1);
	assert_int_equal(az_rule_find(f.policies, "r")->level, AZ_INFO);
	folder_free(&f);
}

static void every_mistake_of_every_file_is_said_in_one_round(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "law.yaml", "l1: {titel: {zh: 甲法, en: Law one}}\n");
	write_header(&f, "when", "when = {status = \"recoverd\", amout = known},");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_POLICY);
	assert_string_equal(f.text,
		"law.yaml:1:6: titel: a law has no such key; did you mean 'title'?\n"
		"law.yaml:1:5: 'title' is missing; write title: {zh: ..., en: ...}\n"
		"p/rules/r.lua:6:18: 'recoverd' is no term of property_status; did you mean 'recovered'?\n"
		"p/rules/r.lua:6:30: 'amout' is no field of property; did you mean 'amount'?");
	folder_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mistake_in_a_header_is_named_with_its_place_and_mend),
		cmocka_unit_test(a_condition_that_cannot_be_judged_does_not_load),
		cmocka_unit_test(a_header_becomes_a_rule),
		cmocka_unit_test(conditions_keep_the_order_and_the_words_of_the_header),
		cmocka_unit_test(a_rule_may_say_several_things_of_different_kinds),
		cmocka_unit_test(a_message_of_a_graver_kind_does_not_inherit_the_level_info),
		cmocka_unit_test(rules_are_ordered_by_id_and_numbered_through_the_policies),
		cmocka_unit_test(the_file_name_is_the_id_and_must_be_a_plain_name),
		cmocka_unit_test(priority_rules_load_beside_leniency_rules_only),
		cmocka_unit_test(every_mistake_of_every_file_is_said_in_one_round),
	};
	return cmocka_run_group_tests_name("policy/rule", tests, NULL, NULL);
}
