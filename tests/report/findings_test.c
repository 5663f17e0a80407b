/* Findings of a kept run, as a reader of tables, JSON and CSV gets them. */
#include "small_world.h"

static int audited(void **state)
{
	world_make(state);
	world_audit(*state, "2026-10-31");
	return 0;
}

#define JSONL .format = ASSIZE_FORMAT_JSONL

/* ---- JSON ------------------------------------------------------------------------------------ */

static void a_finding_is_one_object_with_its_reasons(void **state)
{
	const char *text = world_findings(*state, (assize_findings_options){JSONL, .rule = "a/kept"});
	assert_int_equal(count_of(text, "\n"), 1);
	assert_has(text, "\"run\":1,\"case\":\"（2026）闽0203刑初1号\","
					 "\"subject\":{\"kind\":\"property\",\"key\":\"P1\",\"path\":\"property.P1\"},"
					 "\"policy\":\"a\",\"rule\":\"kept\",");
	assert_has(text, "\"title\":{\"zh\":\"未返还\",\"en\":\"Not returned\"}");
	assert_has(text, "\"kind\":\"restitution\",\"level\":\"warning\",\"message\":"
					 "{\"zh\":\"已追回186,000.00元，滞留72天\","
					 "\"en\":\"186,000.00 yuan recovered, kept 72 days\"}");
	assert_has(text, "\"basis\":[{\"id\":\"l2\",\"title\":{\"zh\":\"乙法\",\"en\":\"Law two\"},"
					 "\"verified\":true}]");
	assert_has(text, "\"parameters\":[{\"name\":\"days\",\"value\":30,\"layer\":\"national\","
					 "\"from\":\"2021-03-01\",\"basis\":\"l2\"}]");
	assert_has(text, "\"status\":\"open\",\"as_of\":\"2026-10-31\"}");
	assert_has_not(text, "attention");
	assert_has_not(text, "leniency");
}

static void money_and_dates_are_texts_counts_numbers_and_flags_booleans(void **state)
{
	const char *text = world_findings(*state, (assize_findings_options){JSONL, .rule = "a/kept"});
	assert_has(text, "\"values\":{\"all\":true,\"kept\":72,\"on\":\"2026-08-20\","
					 "\"sum\":\"186000.00\"}");
	assert_has(text, "{\"path\":\"property.P1.amount\",\"value\":\"186000.00\"}");
	assert_has(text, "{\"path\":\"property.P1.recovered_on\",\"value\":\"2026-08-20\"}");
}

static void personal_values_are_masked_in_evidence(void **state)
{
	const char *text = world_findings(*state, (assize_findings_options){JSONL, .rule = "born"});
	assert_int_equal(count_of(text, "{\"path\":\"defendant.D1.birth_on\",\"value\":\"***\"}"), 2);
	assert_has_not(text, "1991");
	assert_has_not(text, "1990");
}

static void priority_carries_what_leniency_found_looked_for_and_could_not_see(void **state)
{
	const char *text = world_findings(*state, (assize_findings_options){JSONL, .kind = "priority"});
	assert_int_equal(count_of(text, "\n"), 2);
	assert_has(text, "\"leniency\":{\"found\":[\"482ffab506b2e165ad4988a7\"],"
					 "\"looked\":[\"b/born\",\"b/seized\"],\"not_seen\":[]}");
	assert_has(text,
		"\"leniency\":{\"found\":[],\"looked\":[\"b/born\",\"b/seized\"],\"not_seen\":["
		"{\"rule\":\"b/born\",\"field\":\"defendant.D2.birth_on\","
		"\"cause\":\"unknown_field\"},"
		"{\"rule\":\"b/seized\",\"field\":\"defendant.D2.coercion_signs\","
		"\"cause\":\"unknown_field\"}]}");
	text = world_findings(*state, (assize_findings_options){JSONL, .rule = "b/born"});
	assert_has(text, "\"id\":\"482ffab506b2e165ad4988a7\"");
}

static void what_was_not_evaluated_says_why_when_asked(void **state)
{
	const char *text = world_findings(*state, (assize_findings_options){JSONL, .not_evaluated = 1});
	assert_int_equal(count_of(text, "\n"), 9);
	assert_has(text, "{\"outcome\":\"not_evaluated\",\"run\":1,\"case\":\"（2026）闽0203刑初1号\","
					 "\"subject\":{\"kind\":\"property\",\"key\":\"P2\",\"path\":\"property.P2\"},"
					 "\"policy\":\"a\",\"rule\":\"kept\",\"cause\":\"unknown_field\","
					 "\"field\":\"property.P2.recovered_on\","
					 "\"reason\":{\"zh\":\"所需字段未知\",\"en\":\"a field that it needs is "
					 "unknown\"},");
	text = world_findings(*state, (assize_findings_options){JSONL});
	assert_int_equal(count_of(text, "\n"), 6);
	assert_has_not(text, "not_evaluated");
}

static void the_order_is_canonical(void **state)
{
	static const char *const order[] = {
		"c9fcab2e", "95a5b50c", "49fa894f", "482ffab5", "6d5d5f91", "46d6ba7f"};
	const char *text = world_findings(*state, (assize_findings_options){JSONL});
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		char id[32];
		snprintf(id, sizeof id, "{\"id\":\"%s", order[i]);
		text = strstr(text, id);
		assert_non_null(text);
	}
}

/* ---- tables and CSV -------------------------------------------------------------------------- */

static void a_table_says_which_run_it_shows_and_counts_what_was_silent(void **state)
{
	const char *text = world_findings(*state, (assize_findings_options){0});
	assert_memory_equal(text, "运行 1　小样　基准日 2026-10-31　配置 profile.yaml　哈希 ",
		strlen("运行 1　小样　基准日 2026-10-31　配置 profile.yaml　哈希 "));
	assert_has(text, "\n3 个案件，6 条提示：优先 2，从宽 3，追赃挽损 1；警告 1\n"
					 "未能判断 3 项：所需字段未知 3（加 --not-evaluated 逐项列出）\n");
	assert_has(text, "由人决定");
}

static void a_table_shows_both_sides_together(void **state)
{
	const char *text = world_findings(*state, (assize_findings_options){.kind = "priority"});
	assert_has(text,
		"95a5b50c  （2026）闽0203刑初1号  defendant.D1  优先  关注3  1             待处理  "
		"a/leader  组织者\n");
	assert_has(text,
		"49fa894f  （2026）闽0203刑初1号  defendant.D2  优先  关注3  0，未能判断2  待处理  "
		"a/leader  组织者\n");
}

static void the_other_language_says_the_same(void **state)
{
	const char *text =
		world_findings(*state, (assize_findings_options){.lang = ASSIZE_EN, .not_evaluated = 1});
	assert_has(text, "run 1  小样  as of 2026-10-31  profile profile.yaml  hash ");
	assert_has(text, "attention 3    0, 2 not seen  open    a/leader  an organizer\n");
	assert_has(text, "a field that it needs is unknown: property.P2.recovered_on\n");
	assert_has(text, "\ndossiers 3, findings 6: priority 2, leniency 3, restitution 1; warning 1\n"
					 "not evaluated 3: a field that it needs is unknown 3\n");
}

static void csv_begins_with_a_mark_and_ends_its_lines_as_the_rfc_says(void **state)
{
	const char *text = world_findings(
		*state, (assize_findings_options){.format = ASSIZE_FORMAT_CSV, .not_evaluated = 1});
	assert_memory_equal(text, "\xEF\xBB\xBFoutcome,id,run,as_of,case,", 29);
	assert_int_equal(count_of(text, "\r\n"), 10);
	assert_has(text,
		"\r\nfinding,95a5b50c08b207ed995b6ec7,1,2026-10-31,（2026）闽0203刑初1号,"
		"defendant,defendant.D1,a,leader,领导,priority,info,3,组织者,1,0,l1,open,,,,\r\n");
	assert_has(text, "\r\nnot_evaluated,,1,2026-10-31,（2026）闽0203刑初1号,property,property.P2,a,"
					 "kept,未返还,restitution,,,所需字段未知：property.P2.recovered_on,,,l2,,,,"
					 "unknown_field,property.P2.recovered_on\r\n");
}

static void csv_holds_no_formula(void **state)
{
	world *w = *state;
	world_done(w, assize_store_review(w->store, "c9fc", ASSIZE_UPHOLD, "=1+1", "＝甲, \"乙\""));
	const char *text =
		world_findings(w, (assize_findings_options){.format = ASSIZE_FORMAT_CSV, .rule = "kept"});
	assert_has(text, ",upheld,'=1+1,\"'＝甲, \"\"乙\"\"\",,\r\n");
}

/* ---- what is asked for ----------------------------------------------------------------------- */

static size_t lines(world *w, assize_findings_options options)
{
	options.format = ASSIZE_FORMAT_JSONL;
	return count_of(world_findings(w, options), "\n");
}

static void findings_are_chosen_by_level_kind_rule_and_case(void **state)
{
	assert_int_equal(lines(*state, (assize_findings_options){.level = ASSIZE_LEVEL_WARNING}), 1);
	assert_int_equal(lines(*state, (assize_findings_options){.level = ASSIZE_LEVEL_ERROR}), 0);
	assert_int_equal(lines(*state, (assize_findings_options){.kind = "leniency"}), 3);
	assert_int_equal(lines(*state, (assize_findings_options){.rule = "b/seized"}), 1);
	assert_int_equal(lines(*state, (assize_findings_options){.rule = "seized"}), 1);
	assert_int_equal(
		lines(*state, (assize_findings_options){.rule = "seized", .not_evaluated = 1}), 2);
}

static void a_case_is_found_in_any_bracket_style(void **state)
{
	static const char *const styles[] = {"（2026）闽0203刑初2号", "(2026)闽0203刑初2号",
		"2026闽0203刑初2号", "（2026） 闽0203 刑初 2号"};
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		assert_int_equal(lines(*state, (assize_findings_options){.case_key = styles[i]}), 2);
	assert_int_equal(lines(*state, (assize_findings_options){.case_key = "X-1"}), 0);
}

static void what_is_not_known_is_named_with_the_nearest(void **state)
{
	static const struct {
		assize_findings_options options;
		assize_status status;
		const char *words;
	} rows[] = {
		{{.kind = "prioity"}, ASSIZE_ERROR_USAGE, "did you mean 'priority'?"},
		{{.status = "uphold"}, ASSIZE_ERROR_USAGE, "did you mean 'upheld'?"},
		{{.rule = "leadr"}, ASSIZE_ERROR_USAGE, "did you mean 'leader'?"},
		{{.rule = "a/leadr"}, ASSIZE_ERROR_USAGE, "did you mean 'a/leader'?"},
		{{.rule = "zzzzzzzz"}, ASSIZE_ERROR_USAGE, "write policy/rule, as 'a/kept'"},
		{{.case_key = "2026闽0203刑初3号"}, ASSIZE_ERROR_MISSING, "did you mean （2026）"},
		{{.case_key = ""}, ASSIZE_ERROR_USAGE, "a case is named by"},
		{{.run = 7}, ASSIZE_ERROR_MISSING, "there is no run 7"},
		{{.run = -1}, ASSIZE_ERROR_USAGE, "1 or above"},
		{{.format = ASSIZE_FORMAT_YAML}, ASSIZE_ERROR_USAGE, "table, jsonl or csv"},
	};
	world *w = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assize_findings_options options = rows[i].options;
		options.size = sizeof options;
		options.writer = world_writer(w);
		world_refused(w, assize_store_findings(w->store, &options), rows[i].status, rows[i].words);
		assert_int_equal(w->length, 0);
	}
}

static void a_case_that_the_run_did_not_see_is_an_error_and_no_silence(void **state)
{
	world *w = *state;
	const char *const scope[] = {"stage=enforcement"};
	assize_audit_options audit = {.size = sizeof audit,
		.isolation = ASSIZE_ISOLATION_IN_PROCESS,
		.as_of = "2026-10-31",
		.scope = scope,
		.scope_count = 1};
	assize_audit_result result;
	world_done(w, assize_store_audit(w->store, &audit, &result));
	assize_findings_options options = {
		.size = sizeof options, .run = result.run, .case_key = "X-1", .writer = world_writer(w)};
	world_refused(w, assize_store_findings(w->store, &options), ASSIZE_ERROR_MISSING,
		"is not among the dossiers of run 2");
}

static int refuse(void *context, const char *bytes, size_t length)
{
	(void)context, (void)bytes, (void)length;
	return 1;
}

static void a_writer_that_takes_no_more_ends_the_call(void **state)
{
	world *w = *state;
	assize_findings_options options = {.size = sizeof options, .writer = {refuse, NULL}};
	world_refused(
		w, assize_store_findings(w->store, &options), ASSIZE_ERROR_STORE, "takes no more");
}

static void a_store_without_a_run_says_how_to_make_one(void **state)
{
	world *w = *state;
	assize_findings_options options = {.size = sizeof options, .writer = world_writer(w)};
	world_refused(
		w, assize_store_findings(w->store, &options), ASSIZE_ERROR_MISSING, "assize audit");
}

/* ---- decisions ------------------------------------------------------------------------------- */

static void the_last_decision_is_the_status_also_in_later_runs(void **state)
{
	world *w = *state;
	world_done(w, assize_store_review(w->store, "c9fcab2e", ASSIZE_DISMISS, "陈某", "重复"));
	world_done(w, assize_store_review(w->store, "C9FC", ASSIZE_CORRECT, "王某", "已补录"));
	world_audit(w, "2026-11-01");
	const char *text = world_findings(w, (assize_findings_options){JSONL, .status = "corrected"});
	assert_int_equal(count_of(text, "\n"), 1);
	assert_has(text, "\"id\":\"c9fcab2e");
	assert_has(text, "\"run\":2,");
	assert_has(
		text, "\"status\":\"corrected\",\"decision\":{\"by\":\"王某\",\"reason\":\"已补录\",");
	assert_int_equal(lines(w, (assize_findings_options){.status = "open"}), 5);
	assert_int_equal(lines(w, (assize_findings_options){.status = "dismissed"}), 0);
}

static void a_review_names_one_finding_who_and_why(void **state)
{
	static const struct {
		const char *finding;
		const char *by;
		const char *reason;
		assize_status status;
		const char *words;
	} rows[] = {
		{"c9f", "a", "b", ASSIZE_ERROR_USAGE, "first four or more"},
		{"xyzw", "a", "b", ASSIZE_ERROR_USAGE, "hex digits"},
		{"c9fcab2ea87ea666cb6334490", "a", "b", ASSIZE_ERROR_USAGE, "24 hex digits"},
		{"0000", "a", "b", ASSIZE_ERROR_MISSING, "begins with 0000"},
		{"c9fcab2e", "", "b", ASSIZE_ERROR_USAGE, "nothing is given"},
		{"c9fcab2e", "a", " ", ASSIZE_ERROR_USAGE, "nothing is given"},
		{"c9fcab2e", NULL, "b", ASSIZE_ERROR_USAGE, "nothing is given"},
		{"c9fcab2e", "a", "b\x1b[2J", ASSIZE_ERROR_USAGE, "no plain UTF-8"},
		{NULL, "a", "b", ASSIZE_ERROR_USAGE, "no finding is named"},
	};
	world *w = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		world_refused(w,
			assize_store_review(
				w->store, rows[i].finding, ASSIZE_UPHOLD, rows[i].by, rows[i].reason),
			rows[i].status, rows[i].words);
	world_refused(w, assize_store_review(w->store, "c9fcab2e", (assize_decision)4, "a", "b"),
		ASSIZE_ERROR_USAGE, "uphold, dismiss or correct");
	assert_int_equal(lines(w, (assize_findings_options){.status = "open"}), 6);
}

/* ---- runs, cases, one dossier ---------------------------------------------------------------- */

static void runs_are_listed_the_newest_first(void **state)
{
	world *w = *state;
	world_audit(w, "2026-11-01");
	world_done(w, assize_store_runs(w->store, ASSIZE_FORMAT_JSONL, ASSIZE_ZH, world_writer(w)));
	assert_int_equal(count_of(w->text, "\n"), 2);
	assert_int_equal(strncmp(w->text, "{\"run\":2,", 9), 0);
	assert_has(w->text, "{\"run\":1,\"name\":\"小样\",\"profile\":\"profile.yaml\",\"as_of\":"
						"\"2026-10-31\",\"scope\":\"\",\"state\":\"finished\",\"dossiers\":3,"
						"\"findings\":6,\"info\":5,\"warning\":1,\"error\":0,\"not_evaluated\":3,"
						"\"faults\":0,\"hash\":\"");
	world_done(w, assize_store_runs(w->store, ASSIZE_FORMAT_TABLE, ASSIZE_ZH, world_writer(w)));
	assert_has(w->text, "\n   2  小样  2026-11-01  已完成     3     6         3  ");
}

static void cases_are_listed_by_key(void **state)
{
	world *w = *state;
	world_done(w, assize_store_cases(w->store, ASSIZE_FORMAT_JSONL, ASSIZE_ZH, world_writer(w)));
	assert_string_equal(w->text,
		"{\"key\":\"X-1\",\"number\":null,\"court\":null,\"stage\":null,\"defendants\":null,"
		"\"victims\":null,\"loss_total\":\"n/a\",\"revision\":1}\n"
		"{\"key\":\"（2026）闽0203刑初1号\",\"number\":\"（2026）闽0203刑初1号\",\"court\":"
		"\"=甲法院\",\"stage\":\"enforcement\",\"defendants\":2,\"victims\":0,\"loss_total\":"
		"\"862400.00\",\"revision\":1}\n"
		"{\"key\":\"（2026）闽0203刑初2号\",\"number\":\"（2026）闽0203刑初2号\",\"court\":null,"
		"\"stage\":null,\"defendants\":1,\"victims\":null,\"loss_total\":null,\"revision\":1}\n");
	world_done(w, assize_store_cases(w->store, ASSIZE_FORMAT_TABLE, ASSIZE_ZH, world_writer(w)));
	assert_has(w->text,
		"\n（2026）闽0203刑初1号  （2026）闽0203刑初1号  =甲法院  执行       2       "
		"0  862,400.00元     1\n");
	assert_has(w->text, "不适用     1\n");
}

static void a_dossier_is_shown_masked_with_what_nobody_said(void **state)
{
	world *w = *state;
	world_done(w, assize_store_show(w->store, "2026闽0203刑初1号", ASSIZE_ZH, world_writer(w)));
	assert_has(w->text, "（2026）闽0203刑初1号　修订 1\n案件 case\n"
						"  案号 number：（2026）闽0203刑初1号\n");
	assert_has(w->text, "\n  损失总额 loss_total：862,400.00元\n");
	assert_has(w->text, "\n  备注 notes：***\n");
	assert_has(w->text, "\n  被害人 victims：无\n");
	assert_has(w->text, "\n  已知损失 loss_known：0.00元（系统计算）\n");
	assert_has(
		w->text, "\n  被告人 defendant.D1\n    姓名 name：***\n    出生日期 birth_on：***\n");
	assert_has(w->text, "\n  涉案财物 property.P2\n");
	assert_has(w->text, "\n    未知 25 项：姓名 name、身份证件号码 id_number、");
	assert_has_not(w->text, "林某甲");
	assert_has_not(w->text, "张某");
	assert_has_not(w->text, "1991");
	world_done(w, assize_store_show(w->store, "（2026）闽0203刑初1号", ASSIZE_EN, world_writer(w)));
	assert_has(w->text, "\n  total loss (loss_total): 862,400.00 yuan\n");
	assert_has(w->text, "\n  known loss (loss_known): 0.00 yuan (derived)\n");
	assert_has(w->text, "\n  defendant.D1\n    name: ***\n");
}

static void a_case_that_is_not_there_is_named_with_the_nearest(void **state)
{
	world *w = *state;
	world_refused(w, assize_store_show(w->store, "(2026)闽0203刑初9号", ASSIZE_ZH, world_writer(w)),
		ASSIZE_ERROR_MISSING, "there is no dossier （2026）闽0203刑初9号; did you mean （2026）");
}

#define audited_test(f) cmocka_unit_test_setup_teardown(f, audited, world_free)
#define made_test(f) cmocka_unit_test_setup_teardown(f, world_make, world_free)

int main(void)
{
	const struct CMUnitTest tests[] = {
		audited_test(a_finding_is_one_object_with_its_reasons),
		audited_test(money_and_dates_are_texts_counts_numbers_and_flags_booleans),
		audited_test(personal_values_are_masked_in_evidence),
		audited_test(priority_carries_what_leniency_found_looked_for_and_could_not_see),
		audited_test(what_was_not_evaluated_says_why_when_asked),
		audited_test(the_order_is_canonical),
		audited_test(a_table_says_which_run_it_shows_and_counts_what_was_silent),
		audited_test(a_table_shows_both_sides_together),
		audited_test(the_other_language_says_the_same),
		audited_test(csv_begins_with_a_mark_and_ends_its_lines_as_the_rfc_says),
		audited_test(csv_holds_no_formula),
		audited_test(findings_are_chosen_by_level_kind_rule_and_case),
		audited_test(a_case_is_found_in_any_bracket_style),
		audited_test(what_is_not_known_is_named_with_the_nearest),
		audited_test(a_case_that_the_run_did_not_see_is_an_error_and_no_silence),
		audited_test(a_writer_that_takes_no_more_ends_the_call),
		made_test(a_store_without_a_run_says_how_to_make_one),
		audited_test(the_last_decision_is_the_status_also_in_later_runs),
		audited_test(a_review_names_one_finding_who_and_why),
		audited_test(runs_are_listed_the_newest_first),
		made_test(cases_are_listed_by_key),
		made_test(a_dossier_is_shown_masked_with_what_nobody_said),
		made_test(a_case_that_is_not_there_is_named_with_the_nearest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
