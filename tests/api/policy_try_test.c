/*
 * Trying a policy folder without a profile: on a file, on a store, on the dossiers of its own tests.
 */
#include "../audit/rowtest_fixture.h"

#include "assize/store.h"

static assize_status author_try_counting(
	author *a, const char *path, const char *as_of, assize_try_result *result)
{
	char folder_path[128], full[192], message[2048];
	assize_author_options options = {.size = sizeof options,
		.isolation = ASSIZE_ISOLATION_IN_PROCESS,
		.lang = a->lang,
		.on_problem = author_problem,
		.problem_context = a,
		.writer = {author_write, a}};
	author_forget(a);
	options.as_of = as_of;
	snprintf(folder_path, sizeof folder_path, "%s/p", a->f.root);
	snprintf(full, sizeof full, "%s/%s", a->f.root, path ? path : "");
	assize_status status = assize_policy_try(
		folder_path, path ? full : NULL, &options, result, message, sizeof message);
	author_message(a, message);
	return status;
}

static assize_status author_try(author *a, const char *path, const char *as_of)
{
	assize_try_result result;
	return author_try_counting(a, path, as_of, &result);
}

/* Leaves the one rule of the design, and the parameters. */
static void one_rule(author *a)
{
	author_make(a);
	folder_delete(&a->f, "p/rules/roles.lua");
	folder_delete(&a->f, "p/rules/faulty.lua");
	folder_delete(&a->f, "p/rules/secret.lua");
}

static const char FOUND[] =
	"K1\n"
	"  property.P1  p/unreturned  restitution, warning\n"
	"      kept 72 days\n"
	"      decided: line 8: kept = 72 (property.P1.recovered_on (recovered on) = 2026-08-20), "
	"param.return_days (Days) = 30 days, 72 > 30 holds, and so there is a finding.\n"
	"      read: property.P1.status = recovered; property.P1.recovered_on = 2026-08-20; "
	"property.P1.amount = 12,000.00 yuan\n"
	"      used: param.return_days = 30 days (national, from 2021-03-01, l1)\n"
	"dossiers 1, with findings 1; findings 1, not evaluated 0\n";

static void findings_come_with_what_was_read(void **state)
{
	(void)state;
	author a;
	one_rule(&a);
	assert_int_equal(author_try(&a, "p/tests/gang.yaml", "2026-10-31"), ASSIZE_OK);
	same_text(a.report, FOUND);
	same_text(a.problems, "");
	a.lang = ASSIZE_ZH;
	assert_int_equal(author_try(&a, "p/tests/gang.yaml", "2026-10-31"), ASSIZE_OK);
	same_text(a.report,
		"K1\n"
		"  property.P1  p/unreturned  追赃挽损，警告\n"
		"      滞留72天\n"
		"      决定：第8行：kept = 72（property.P1.recovered_on（追回日期）= 2026年8月20日），"
		"期限 param.return_days = 30天，72 > 30 成立，所以提示。\n"
		"      所读：property.P1.status = 已追回；property.P1.recovered_on = 2026年8月20日；"
		"property.P1.amount = 12,000.00元\n"
		"      参数：param.return_days = 30天（national，自 2021-03-01，l1）\n"
		"1 个案件，其中 1 个有提示；提示 1 条，未能判断 0 项\n");
	assert_int_equal(author_try(&a, "p/tests/gang.yaml", "2026-09-19"), ASSIZE_OK);
	same_text(a.report, "1 个案件，其中 0 个有提示；提示 0 条，未能判断 0 项\n");
	folder_free(&a.f);
}

static void what_was_not_evaluated_says_why(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	folder_delete(&a.f, "p/rules/roles.lua");
	folder_write(&a.f, "p/tests/gang.yaml",
		"key: K1\n"
		"victims: [{key: V1, loss: 1000.01, name: 王某某}]\n"
		"property: [{key: P1, status: 不详}]\n");
	assert_int_equal(author_try(&a, "p/tests/gang.yaml", "2026-10-31"), ASSIZE_OK);
	same_text(a.report,
		"K1\n"
		"  victim.V1  p/faulty  not evaluated\n"
		"      the rule itself is at fault: p/rules/faulty.lua:5: attempt to concatenate a nil "
		"value\n"
		"      read: victim.V1.loss = 1,000.01 yuan\n"
		"      used: param.floor = 1,000.00 yuan (national, l1)\n"
		"  victim.V1  p/secret  not evaluated\n"
		"      it read a field that it may not read: victim.V1.name\n"
		"  property.P1  p/unreturned  not evaluated\n"
		"      a field that it needs is unknown: property.P1.status\n"
		"      read: property.P1.status = unknown\n"
		"dossiers 1, with findings 0; findings 0, not evaluated 3 (a field that it needs is "
		"unknown 1, the rule itself is at fault 1, it read a field that it may not read 1)\n");
	folder_free(&a.f);
}

static void the_result_tells_faults_from_what_is_unknown(void **state)
{
	(void)state;
	author a;
	assize_try_result result;
	author_make(&a);
	folder_delete(&a.f, "p/rules/roles.lua");
	folder_write(&a.f, "p/tests/gang.yaml",
		"key: K1\n"
		"victims: [{key: V1, loss: 1000.01, name: 王某某}]\n"
		"property:\n"
		"  - {key: P1, status: 不详}\n"
		"  - {key: P2, status: recovered, recovered_on: 2026-08-20, amount: 12000.00}\n");
	assert_int_equal(
		author_try_counting(&a, "p/tests/gang.yaml", "2026-10-31", &result), ASSIZE_OK);
	assert_int_equal(result.dossiers, 1);
	assert_int_equal(result.findings, 1);
	assert_int_equal(result.not_evaluated, 3);
	assert_int_equal(result.faults, 2);
	assert_int_equal(author_try_counting(&a, NULL, "2026-10-31", NULL), ASSIZE_ERROR_USAGE);
	folder_free(&a.f);
}

static void without_a_path_the_dossiers_of_the_tests_are_tried_once_each(void **state)
{
	(void)state;
	author a;
	one_rule(&a);
	folder_write(&a.f, "p/tests/t.yaml",
		"rule: unreturned\ndossier: gang.yaml\nas_of: 2026-10-31\ncolumns: [expect]\n"
		"rows: [[none]]\n");
	folder_write(&a.f, "p/tests/u.yaml",
		"rule: unreturned\ndossier: ../other/K2.yaml\nas_of: 2026-10-31\ncolumns: [expect]\n"
		"rows: [[none]]\n");
	folder_write(&a.f, "p/other/K2.yaml", "key: K2\n");
	assert_int_equal(author_try(&a, NULL, "2026-10-31"), ASSIZE_OK);
	assert_non_null(strstr(a.report, "dossiers 2, with findings 1; findings 1, not evaluated 0\n"));
	folder_free(&a.f);
}

static void without_any_dossier_it_says_what_to_name(void **state)
{
	(void)state;
	author a;
	one_rule(&a);
	folder_delete(&a.f, "p/tests/gang.yaml");
	assert_int_equal(author_try(&a, NULL, "2026-10-31"), ASSIZE_ERROR_MISSING);
	same_text(a.message, "p: has no dossiers in its tests; name a store, or a file of dossiers");
	assert_int_equal(author_try(&a, "none.yaml", "2026-10-31"), ASSIZE_ERROR_MISSING);
	folder_free(&a.f);
}

/* Makes a store with the gang in it. */
static void make_store(author *a, char *path, size_t size)
{
	char dossier[128];
	const char *paths[] = {dossier};
	assize_store *store = NULL;
	assize_import_result result;
	assize_import_options options = {.size = sizeof options, .paths = paths, .path_count = 1};
	snprintf(path, size, "%s/court.store", a->f.root);
	snprintf(dossier, sizeof dossier, "%s/p/tests/gang.yaml", a->f.root);
	assert_int_equal(assize_store_create(&store, path), ASSIZE_OK);
	if (assize_store_import(store, &options, &result))
		fail_msg("%s", assize_store_message(store));
	assize_store_close(store);
}

static void a_store_is_read_and_left_as_it_was(void **state)
{
	(void)state;
	author a;
	char path[128];
	assize_store *store = NULL;
	assize_verify_result before, after;
	one_rule(&a);
	make_store(&a, path, sizeof path);
	assert_int_equal(assize_store_open(&store, path), ASSIZE_OK);
	assert_int_equal(assize_store_verify(store, NULL, NULL, &before), ASSIZE_OK);
	assert_int_equal(author_try(&a, "court.store", "2026-10-31"), ASSIZE_OK);
	same_text(a.report, FOUND);
	assert_int_equal(assize_store_verify(store, NULL, NULL, &after), ASSIZE_OK);
	assert_memory_equal(&before, &after, sizeof before);
	assize_store_close(store);
	folder_free(&a.f);
}

static void persons_of_a_store_are_not_shown_in_the_evidence(void **state)
{
	(void)state;
	author a;
	char path[128];
	author_make(&a);
	folder_delete(&a.f, "p/rules/roles.lua");
	folder_delete(&a.f, "p/rules/faulty.lua");
	folder_delete(&a.f, "p/rules/unreturned.lua");
	folder_write(&a.f, "p/policy.yaml",
		"policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
		"reads_personal: {victim.name: 核对}\n");
	folder_write(&a.f, "p/rules/secret.lua",
		"return rule {\n"
		"  title = {zh = '甲', en = 'A'}, law = {'l1'}, subject = 'victim', kind = 'data',\n"
		"  level = 'error', message = {zh = '甲', en = 'a'},\n"
		"  check = function(v) return v.name ~= 'x' and finding {} or nil end,\n"
		"}\n");
	make_store(&a, path, sizeof path);
	assert_int_equal(author_try(&a, "court.store", "2026-10-31"), ASSIZE_OK);
	assert_non_null(strstr(a.report, "read: victim.V1.name = ***\n"));
	assert_int_equal(author_try(&a, "p/tests", "2026-10-31"), ASSIZE_OK);
	assert_non_null(strstr(a.report, "read: victim.V1.name = 王某某\n"));
	folder_free(&a.f);
}

static void bad_dossiers_are_told_and_the_others_tried(void **state)
{
	(void)state;
	author a;
	one_rule(&a);
	folder_write(&a.f, "two.yaml",
		"key: K1\nproperty:\n"
		"  - {key: P1, status: recovered, recovered_on: 2026-08-20, amount: 12000.00}\n"
		"---\nkey: K2\ncase: {stag: x}\n");
	assert_int_equal(author_try(&a, "two.yaml", "2026-10-31"), ASSIZE_ERROR_INPUT);
	assert_non_null(strstr(a.problems, "two.yaml:6:8: case.stag: "));
	assert_non_null(strstr(a.report, "property.P1  p/unreturned  restitution, warning\n"));
	assert_non_null(strstr(a.report, "; could not be read 1\n"));
	same_text(a.message, "1 dossiers are bad and were passed over; mend them, see the problems");
	folder_free(&a.f);
}

static void calls_that_make_no_sense_are_refused(void **state)
{
	(void)state;
	author a;
	one_rule(&a);
	assert_int_equal(author_try(&a, NULL, NULL), ASSIZE_ERROR_USAGE);
	assert_non_null(strstr(a.message, "as-of: no date was given"));
	assert_int_equal(author_try(&a, NULL, "2026-10"), ASSIZE_ERROR_USAGE);
	folder_write(&a.f, "p/policy.yaml", "policy: p\n");
	assert_int_equal(author_try(&a, "p/tests", "2026-10-31"), ASSIZE_ERROR_POLICY);
	assert_non_null(strstr(a.problems, "p/policy.yaml:1:1: "));
	folder_free(&a.f);
}

static void a_rule_file_that_faults_is_named(void **state)
{
	(void)state;
	author a;
	one_rule(&a);
	folder_write(&a.f, "p/lib/x.lua", "return nil .. 'x'\n");
	folder_write(&a.f, "p/rules/roles.lua",
		"local x = require 'lib.x'\n"
		"return rule {\n"
		"  title = {zh = '甲', en = 'A'}, law = {'l1'}, subject = 'victim', kind = 'data',\n"
		"  level = 'error', message = {zh = '甲', en = 'a'},\n"
		"  check = function(v) return x and finding {} end,\n"
		"}\n");
	assert_int_equal(author_try(&a, "p/tests", "2026-10-31"), ASSIZE_ERROR_POLICY);
	assert_non_null(strstr(a.message, "attempt to concatenate a nil value"));
	assert_int_equal(author_test(&a), ASSIZE_ERROR_POLICY);
	folder_free(&a.f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_come_with_what_was_read),
		cmocka_unit_test(what_was_not_evaluated_says_why),
		cmocka_unit_test(the_result_tells_faults_from_what_is_unknown),
		cmocka_unit_test(without_a_path_the_dossiers_of_the_tests_are_tried_once_each),
		cmocka_unit_test(without_any_dossier_it_says_what_to_name),
		cmocka_unit_test(a_store_is_read_and_left_as_it_was),
		cmocka_unit_test(persons_of_a_store_are_not_shown_in_the_evidence),
		cmocka_unit_test(bad_dossiers_are_told_and_the_others_tried),
		cmocka_unit_test(calls_that_make_no_sense_are_refused),
		cmocka_unit_test(a_rule_file_that_faults_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
