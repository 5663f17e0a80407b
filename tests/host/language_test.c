/*
 * The policy language as a specification: what a check may write, and which of the three outcomes comes
 * of it. Each row is the body of a check on the dossier of evaluate.h, as of 2026-10-31.
 */
#include "evaluate.h"

#include "model/date.h"

typedef struct row {
	const char *subject;
	const char *body;
	const char *expect; /* the outcomes; of a fault the beginning */
} row;

/* The first subject's outcome is compared; "" is none. */
static void run_row(const row *r)
{
	char rule[4096];
	world w;
	az_buffer block = {0}, text = {0};
	snprintf(rule, sizeof rule,
		"return rule { title = {zh = \"题\", en = \"t\"}, law = {\"cl-64\"}, subject = \"%s\",\n"
		"kind = \"procedure\", level = \"warning\", message = {zh = \"文\", en = \"m\"},\n"
		"check = function(s)\n%s\nend }\n",
		r->subject, r->body);
	if (!world_open(&w, rule, NULL, false))
		fail_msg("%s: %s", r->body, w.problem);
	world_dossier(&w, test_dossier);
	world_run(&w, az_date_of(2026, 10, 31).first, &block, &text);
	az_buffer_u8(&text, 0);
	size_t n = strlen(r->expect);
	const char *got = (const char *)text.bytes;
	if (n ? strncmp(got, r->expect, n) != 0 : got[0] != '\0')
		fail_msg("%s\nexpected: %s\ngot:      %s", r->body, r->expect, got);
	az_buffer_free(&block);
	az_buffer_free(&text);
	world_close(&w);
}

static void run_rows(const row *rows)
{
	for (; rows->subject; rows++)
		run_row(rows);
}

static void a_strict_read_of_an_unknown_field_ends_the_rule_and_names_it(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "if s.overseas_group then return finding {} end",
			"case: unknown_field case.overseas_group\n"},
		{"case", "return s.court and finding {}", "case: unknown_field case.court\n"},
		{"defendant", "return s.ability ~= 'unable' and finding {}",
			"defendant.D1: unknown_field defendant.D1.ability\n"},
		{"case", "if #s.property > 0 then return finding {} end",
			"case: unknown_field case.property\n"},
		{"case", "pcall(function() return s.court end) return finding {}",
			"case: unknown_field case.court\n"},
		{"defendant", "return finding {m = s.outcome.months}", "defendant.D1: finding m=10\n"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void a_field_that_is_not_applicable_ends_the_rule_as_not_applying(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "return s.group_size > 2 and finding {}", ""},
		{"outcome", "return s.fine and finding {}", ""},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void maybe_gives_nil_for_either(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "if maybe(s).overseas_group == nil then return finding {} end", "case: finding\n"},
		{"case", "if maybe(s).group_size == nil then return finding {} end", "case: finding\n"},
		{"case", "return finding {t = maybe(s).telecom}", "case: finding t=true\n"},
		{"case", "return maybe(s).telecon and finding {}",
			"case: fault a case has no field 'telecon'; did you mean 'telecom'? (line 4)"},
		{"case", "return maybe(1)", "case: fault maybe takes a case"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void a_mistyped_name_is_a_fault_never_a_silent_nil(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "return s.loss_totl",
			"case: fault a case has no field 'loss_totl'; did you mean "
			"'loss_total'? (line 4)\n"},
		{"defendant", "return s.roles.organiser and finding {}",
			"defendant.D1: fault 'organiser' is no term of role; did you mean 'organizer'? (line "
			"4)"},
		{"case", "return param.dayz",
			"case: fault this policy has no parameter 'dayz'; did you mean "
			"'days'? (line 4)\n"},
		{"case", "retur = 1", "case: fault assigning to"},
		{"case", "print(s.telecom)", "case: fault no such name 'print' in a policy; `assize try`"},
		{"case", "return lenght(s)", "case: fault "},
		{"case", "return finding.other {}",
			"case: fault rule 'r' has no message 'other' (line 4)\n"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void a_finding_must_be_returned(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "finding {}", "case: fault a finding was made but not returned"},
		{"case", "local a = finding {} local b = finding {key = 2} return a",
			"case: fault a finding was made but not returned"},
		{"case", "return {finding {key = 1}, finding {key = 'b'}}",
			"case: finding [1]\ncase: finding [b]\n"},
		{"case", "return true", "case: fault check returned a boolean"},
		{"case", "return {kept = 1}",
			"case: fault check returned a table that is no list of findings; write return finding"},
		{"case", "return {finding {}, kept = 1}", "case: fault check returned a table that is no"},
		{"case", "return {[0] = 1}", "case: fault check returned a table that is no list"},
		{"case", "return {}", ""},
		{"case", "return {1}", "case: fault check returned a list that holds a number"},
		{"case", "local f = finding {} return {f, f}",
			"case: fault check returned the same finding"},
		{"case", "return nil", ""},
		{"case", "return false", ""},
		{"case", "return finding {x = {}}", "case: fault value 'x' is a table"},
		{"case", "return finding {x = 1.5}", "case: fault value 'x' is a number"},
		{"case", "return finding {x = 0/0}", "case: fault value 'x' is a number"},
		{"case", "return finding {x = 'a\\27b'}", "case: fault a text value holds a byte"},
		{"case", "return finding {x = '\\xff'}", "case: fault a text value holds a byte"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void money_is_a_value_of_its_own(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "return finding {v = s.loss_total + s.loss_total}", "case: finding v=10000.00\n"},
		{"case", "return finding {v = s.loss_total * 2 - param.amount}",
			"case: finding v=7000.00\n"},
		{"defendant", "return s.gain > 0 and finding {v = -s.gain}",
			"defendant.D1: finding v=-3000.00\n"},
		{"defendant", "return s.gain > 3000 and finding {}",
			"defendant.D1: fault money meets a number; use a parameter of type money (line 4)"},
		{"defendant", "return s.gain / 2", "defendant.D1: fault money is not divided"},
		{"case", "return finding {v = s.loss_total * 100000000000000}",
			"case: fault an amount of money left its bounds"},
		{"case", "return s.loss_total == s.loss_known and finding {}", "case: finding\n"},
		{"case", "return finding {r = ratio(s.loss_known, s.loss_total)}", "case: finding r=1\n"},
		{"case",
			"local p = share(s.loss_total, {1, 1, 1}) return finding {a = p[1], b = p[2], c = "
			"p[3]}",
			"case: finding a=1666.67 b=1666.67 c=1666.66\n"},
		{"case",
			"local s = share_steps(s.loss_total, {1, 1, 1})[2] return finding {f = s.floor, r = "
			"s.remainder, p = s.place, t = s.part}",
			"case: finding f=1666.66 p=2 r=2 t=1666.67\n"},
		{"case", "return ratio(1, 2) < param.part and finding {}", "case: finding\n"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void the_unknown_part_of_a_date_decides_nothing(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "return finding {d = as_of - s.filed_on}", "case: finding d=256\n"},
		{"case", "return finding {d = as_of - s.offence_to}",
			"case: unknown_field case.offence_to\n"},
		{"case", "return s.offence_from < s.offence_to and finding {}", "case: finding\n"},
		{"charge", "return s.defendant.joined_on < s.case.offence_from and finding {}", ""},
		{"case", "return s.offence_to < s.offence_to and finding {}",
			"case: unknown_field case.offence_to\n"},
		{"case", "return finding {d = s.filed_on + param.days}", "case: finding d=2026-03-19\n"},
		{"case", "return finding {d = s.filed_on:add_months(1)}", "case: finding d=2026-03-17\n"},
		{"case", "return finding {y = s.offence_to.year, m = s.offence_to.month}",
			"case: finding m=6 y=2025\n"},
		{"case", "return s.offence_to.day", "case: unknown_field case.offence_to\n"},
		{"defendant", "return finding {a = age(s.birth_on, s.case.filed_on)}",
			"defendant.D1: finding a=17\ndefendant.D2: unknown_field defendant.D2.birth_on\n"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void days_are_counted_from_the_day_of_the_audit(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "return finding {d = as_of - 2, e = as_of + 1, m = as_of:add_months(1)}",
			"case: finding d=2026-10-29 e=2026-11-01 m=2026-11-30\n"},
		{"case", "return finding {d = as_of - (as_of - 2), e = (as_of - 2) + 2 == as_of}",
			"case: finding d=2 e=true\n"},
		{"case", "return as_of - 2 < as_of and finding {}", "case: finding\n"},
		{"case", "return finding {v = param.at('amount', as_of - 2)}", "case: finding v=5000.00\n"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void parameters_are_dated(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "return finding {v = param.days}", "case: finding v=30\n"},
		{"case", "return finding {v = param.at('amount', s.filed_on)}",
			"case: finding v=5000.00\n"},
		{"case", "return finding {v = param.at('amount', s.offence_from)}",
			"case: finding v=3000.00\n"},
		{"case", "local l, a, j = lenient('amount') return finding {l = l, a = a, j = j}",
			"case: finding a=3000.00 j=5000.00 l=5000.00\n"},
		{"case", "return lenient('days')", "case: fault parameter 'days' does not say"},
		{"case", "param.days = 3", "case: fault a parameter cannot be set"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void lists_sets_and_references_lead_to_entities(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "return finding {n = #s.defendants, m = s.persons}", "case: finding m=2 n=2\n"},
		{"case", "return finding {k = s.defendants.D2, r = #s.defendants[1].roles}",
			"case: finding k=D2 r=2\n"},
		{"case", "return s.defendants.D9", "case: fault the list has no item 'D9'"},
		{"payment", "return s.debtor == s.case.defendants.D1 and finding {key = s.payee}",
			"payment.T1: finding [V1]\n"},
		{"charge", "return finding {d = s.defendant, a = s.amount}",
			"defendant.D1.charge.fraud: finding a=5000.00 d=D1\n"},
		{"victim", "return finding {r = s.returned}",
			"victim.V1: finding r=100.00\nvictim.V2: finding r=0.00\n"},
		{"case",
			"local n = 0 for _, v in ipairs(s.victims) do n = n + 1 end return finding {n = n}",
			"case: finding n=2\n"},
		{"case", "local l = require('assize.lists') return 1", "case: fault "},
		{"case", "s.telecom = false", "case: fault a dossier cannot be changed"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void personal_fields_need_a_declaration(void **state)
{
	(void)state;
	const row rows[] = {
		{"defendant", "return finding {n = s.name}", "defendant.D1: forbidden defendant.D1.name\n"},
		{"defendant", "pcall(function() return maybe(s).name end) return finding {}",
			"defendant.D1: forbidden defendant.D1.name\n"},
		{"defendant", "return s.sex", "defendant.D1: forbidden defendant.D1.sex\n"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static void endless_work_ends_as_not_evaluated(void **state)
{
	(void)state;
	const row rows[] = {
		{"case", "while true do end", "case: budget \n"},
		{"case", "while true do pcall(function() while true do end end) end", "case: budget \n"},
		{"case", "local t = {} while true do t[#t + 1] = ('x'):rep(60000) .. #t end",
			"case: memory \n"},
		{"case", "local function f() return 1 + f() end return f()", "case: memory \n"},
		{NULL, NULL, NULL},
	};
	run_rows(rows);
}

static const char deep_rule[] =
	"return rule { title = {zh = \"题\", en = \"t\"}, law = {\"cl-64\"}, subject = \"case\",\n"
	"kind = \"procedure\", level = \"warning\", message = {zh = \"文\", en = \"m\"},\n"
	"check = function(s)\n"
	"  local function f(n) if n > 0 then return 1 + f(n - 1) end return 0 end\n"
	"  if s.telecom then return f(100 * 100) end\n"
	"  return finding {}\nend }\n";

static void a_rule_that_overflowed_its_stack_runs_on_the_next_dossier(void **state)
{
	(void)state;
	world w;
	az_buffer block = {0}, text = {0};
	assert_true(world_open(&w, deep_rule, NULL, false));
	world_dossier(&w, test_dossier);
	world_run(&w, 20000, &block, &text);
	az_buffer_clear(&w.bytes);
	world_dossier(&w, "key: K-2\ncase: {telecom: false}\n");
	world_run(&w, 20000, &block, &text);
	az_buffer_u8(&text, 0);
	assert_string_equal((const char *)text.bytes, "case: memory \ncase: finding\n");
	az_buffer_free(&block);
	az_buffer_free(&text);
	world_close(&w);
}

static const char keeping_rule[] =
	"local kept = {n = 0}\nlocal count = 0\n"
	"return rule { title = {zh = \"题\", en = \"t\"}, law = {\"cl-64\"}, subject = \"case\",\n"
	"kind = \"procedure\", level = \"warning\", message = {zh = \"文\", en = \"m\"},\n"
	"check = function(s)\n"
	"  if s.telecom then count = count + 1 end\n"
	"  if count > 1 then kept.n = 1 end\n"
	"  return finding {n = count}\nend }\n";

static void nothing_passes_from_one_dossier_to_the_next(void **state)
{
	(void)state;
	world w;
	az_buffer block = {0}, text = {0};
	assert_true(world_open(&w, keeping_rule, NULL, false));
	world_dossier(&w, test_dossier);
	for (int i = 0; i < 3; i++)
		world_run(&w, 20000, &block, &text);
	az_buffer_u8(&text, 0);
	assert_string_equal((const char *)text.bytes,
		"case: fault check changed the module-level local 'count'; use a local inside check\n"
		"case: fault check changed the module-level local 'count'; use a local inside check\n"
		"case: fault check changed the module-level local 'count'; use a local inside check\n");
	az_buffer_free(&block);
	az_buffer_free(&text);
	world_close(&w);
}

static const char evidence_rule[] =
	"return rule { title = {zh = \"题\", en = \"t\"}, law = {\"cl-64\"}, subject = \"defendant\",\n"
	"kind = \"procedure\", level = \"warning\", message = {zh = \"{gain}\", en = \"{gain}\"},\n"
	"when = {[\"case.telecom\"] = true, roles = \"caller\"},\n"
	"check = function(d)\n"
	"  if d.gain > 0 and d.gain > 0 and param.days > 2 then return finding {} end\nend }\n";

static void the_host_records_what_was_read(void **state)
{
	(void)state;
	world w;
	az_buffer block = {0}, text = {0};
	if (!world_open(&w, evidence_rule, NULL, false))
		fail_msg("%s", w.problem);
	world_dossier(&w, test_dossier);
	world_run(&w, 20000, &block, &text);
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, w.policies, &w.record, block.bytes, block.length);
	assert_true(az_outcomes_next(&reader, &outcome));
	az_buffer_clear(&text);
	for (uint32_t i = 0; i < outcome.fact_count; i++) {
		put_fact(&w, az_outcome_fact(&outcome, i), &text);
		az_buffer_char(&text, ' ');
	}
	az_buffer_u8(&text, 0);
	assert_string_equal(
		(const char *)text.bytes, "case.telecom defendant.D1.roles defendant.D1.gain ");
	assert_int_equal(outcome.used_count, 1);
	assert_true(reader.as_of_read);
	az_buffer_free(&block);
	az_buffer_free(&text);
	world_close(&w);
}

static const char telling_rule[] =
	"return rule { title = {zh = \"题\", en = \"t\"}, law = {\"cl-64\"}, subject = \"case\",\n"
	"kind = \"procedure\", level = \"warning\", message = {zh = \"{param.days}\", en = "
	"\"{param.days}\"},\n"
	"when = {telecom = true}%s}\n";

static void a_parameter_that_a_message_names_is_read(void **state)
{
	(void)state;
	static const char *const checks[] = {"", ", check = function(s) return finding {} end"};
	for (int i = 0; i < 2; i++) {
		world w;
		char rule[1024];
		az_buffer block = {0}, text = {0};
		snprintf(rule, sizeof rule, telling_rule, checks[i]);
		assert_true(world_open(&w, rule, NULL, false));
		world_dossier(&w, test_dossier);
		world_run(&w, 20000, &block, &text);
		az_outcome_reader reader;
		az_outcome outcome;
		az_outcomes_open(&reader, w.policies, &w.record, block.bytes, block.length);
		assert_true(az_outcomes_next(&reader, &outcome));
		az_buffer_clear(&text);
		az_finding_text(w.policies, &w.record, &outcome, AZ_ZH, &text);
		az_buffer_u8(&text, 0);
		assert_string_equal((const char *)text.bytes, "30天");
		az_buffer_free(&block);
		az_buffer_free(&text);
		world_close(&w);
	}
}

/* A rule that comes near its memory limit runs again in a new state: what other dossiers left behind
 * does not decide, and the same bytes come out first and last. */
static void memory_ends_at_the_same_place_after_any_past(void **state)
{
	(void)state;
	static const char rule[] =
		"return rule { title = {zh = \"题\", en = \"t\"}, law = {\"cl-64\"}, subject = \"case\",\n"
		"kind = \"procedure\", level = \"warning\", message = {zh = \"文\", en = \"m\"},\n"
		"check = function(s)\n"
		"  local t = {}\n"
		"  for i = 1, 100 * 100 * 2 do t[i] = 'a' .. i end\n"
		"  return finding {n = #t}\nend }\n";
	for (size_t memory = 1 << 20; memory <= 4 << 20; memory += 1 << 18) {
		az_limits limits = {.memory = memory};
		world w;
		az_buffer first = {0}, text = {0};
		assert_true(world_open(&w, rule, &limits, false));
		world_dossier(&w, test_dossier);
		world_run(&w, 20000, &first, &text);
		for (int i = 0; i < 5; i++) {
			az_buffer again = {0};
			world_run(&w, 20000, &again, &text);
			assert_int_equal(again.length, first.length);
			assert_memory_equal(again.bytes, first.bytes, first.length);
			az_buffer_free(&again);
		}
		az_buffer_free(&first);
		az_buffer_free(&text);
		world_close(&w);
	}
}

static void a_traced_state_finds_the_same(void **state)
{
	(void)state;
	az_buffer plain = {0}, traced = {0}, text = {0};
	world w;
	for (int i = 0; i < 2; i++) {
		assert_true(world_open(&w, evidence_rule, NULL, i == 1));
		world_dossier(&w, test_dossier);
		world_run(&w, 20000, i ? &traced : &plain, &text);
		world_close(&w);
	}
	assert_int_equal(plain.length, traced.length);
	assert_memory_equal(plain.bytes, traced.bytes, plain.length);
	az_buffer_free(&plain);
	az_buffer_free(&traced);
	az_buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_strict_read_of_an_unknown_field_ends_the_rule_and_names_it),
		cmocka_unit_test(a_field_that_is_not_applicable_ends_the_rule_as_not_applying),
		cmocka_unit_test(maybe_gives_nil_for_either),
		cmocka_unit_test(a_mistyped_name_is_a_fault_never_a_silent_nil),
		cmocka_unit_test(a_finding_must_be_returned),
		cmocka_unit_test(money_is_a_value_of_its_own),
		cmocka_unit_test(the_unknown_part_of_a_date_decides_nothing),
		cmocka_unit_test(days_are_counted_from_the_day_of_the_audit),
		cmocka_unit_test(parameters_are_dated),
		cmocka_unit_test(lists_sets_and_references_lead_to_entities),
		cmocka_unit_test(personal_fields_need_a_declaration),
		cmocka_unit_test(endless_work_ends_as_not_evaluated),
		cmocka_unit_test(a_rule_that_overflowed_its_stack_runs_on_the_next_dossier),
		cmocka_unit_test(nothing_passes_from_one_dossier_to_the_next),
		cmocka_unit_test(the_host_records_what_was_read),
		cmocka_unit_test(a_parameter_that_a_message_names_is_read),
		cmocka_unit_test(memory_ends_at_the_same_place_after_any_past),
		cmocka_unit_test(a_traced_state_finds_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
