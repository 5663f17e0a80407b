/*
 * Row tests of a policy, as an author meets them: what passes, what fails and how it is said.
 */
#include "rowtest_fixture.h"

#define HEAD "rule: unreturned\ndossier: gang.yaml\nas_of: 2026-10-31\n"
#define DESIGN HEAD "columns: [name, property.P1.recovered_on, param.return_days, expect]\nrows:\n"
#define ROLES "rule: roles\ndossier: gang.yaml\nas_of: 2026-10-31\n"
#define VICTIM                                                                                     \
	"dossier: gang.yaml\nas_of: 2026-10-31\ncolumns: [name, victim.V1.loss, expect]\nrows:\n"

/* The only test is tests/t.yaml, with this text. */
static assize_status test_with(author *a, const char *text)
{
	folder_write(&a->f, "p/tests/t.yaml", text);
	return author_test(a);
}

static void check_passes(const char *text, unsigned rows)
{
	author a;
	author_make(&a);
	assize_status status = test_with(&a, text);
	same_text(a.problems, "");
	if (status)
		print_error("%s\n%s", a.report, a.message);
	assert_int_equal(status, ASSIZE_OK);
	assert_int_equal(a.result.passed, rows);
	assert_int_equal(a.result.failed, 0);
	folder_free(&a.f);
}

static void check_fails(const char *text, unsigned rows)
{
	author a;
	author_make(&a);
	assert_int_equal(test_with(&a, text), ASSIZE_NO);
	same_text(a.problems, "");
	assert_int_equal(a.result.passed, 0);
	assert_int_equal(a.result.failed, rows);
	folder_free(&a.f);
}

/* ---- what passes ----------------------------------------------------------------------------- */

static void a_row_says_fields_parameters_and_the_outcome(void **state)
{
	(void)state;
	check_passes(DESIGN "  - [on the day, 2026-10-01, 30, none]\n"
						"  - [day after,  2026-09-30, 30, {warning: {kept: 31}}]\n"
						"  - [unknown,    不详, 30,\n"
						"     {not_evaluated: property.P1.recovered_on}]\n"
						"  - [nothing said, ~, 30, {not_evaluated: property.P1.recovered_on}]\n"
						"  - [not applicable, n/a, 30, none]\n"
						"  - [another limit, 2026-09-30, 31, none]\n",
		6);
}

static void values_compare_by_what_they_mean(void **state)
{
	(void)state;
	check_passes(DESIGN "  - [money, 2026-09-30, 30, {warning: {sum: 12000}}]\n"
						"  - [money, 2026-09-30, 30, {warning: {sum: 12000.00}}]\n"
						"  - [money, 2026-09-30, 30, {warning: {sum: 1.2万元}}]\n"
						"  - [count, 2026-09-30, 30, {warning: {kept: ３１}}]\n"
						"  - [kind,  2026-09-30, 30, {restitution: {}}]\n"
						"  - [~null, 2026-09-30, 30, {restitution: }]\n",
		6);
	check_fails(DESIGN "  - [money, 2026-09-30, 30, {warning: {sum: 12000.01}}]\n"
					   "  - [no such value, 2026-09-30, 30, {warning: {keep: 31}}]\n"
					   "  - [no figure, 2026-09-30, 30, {warning: {kept: many}}]\n"
					   "  - [level, 2026-09-30, 30, {error: {kept: 31}}]\n"
					   "  - [kind, 2026-09-30, 30, {data: {kept: 31}}]\n"
					   "  - [twice, 2026-09-30, 30, [{warning: {}}, {warning: {}}]]\n",
		6);
}

static void none_is_neither_a_finding_nor_a_silence(void **state)
{
	(void)state;
	check_fails(DESIGN "  - [finding, 2026-09-30, 30, none]\n"
					   "  - [unknown, 不详, 30, none]\n"
					   "  - [empty list, 不详, 30, []]\n",
		3);
	check_fails(DESIGN "  - [nothing, 2026-10-31, 30, {warning: {}}]\n"
					   "  - [nothing, 2026-10-31, 30, {not_evaluated: fault}]\n",
		2);
}

static void several_outcomes_stand_in_any_order(void **state)
{
	(void)state;
	check_passes(ROLES
		"columns: [name, defendant.D1.ability_basis, defendant.D2.charges, param.grave, expect]\n"
		"rows:\n"
		"  - [one, x, [], [fraud], {priority: {message: high, attention: 3, note: x, key: C1}}]\n"
		"  - [other, x, [], [], {priority: {message: low, attention: 1}}]\n"
		"  - [unknown, x, 不详, [], [{not_evaluated: defendant.D2.charges}, {priority: {}}]]\n"
		"  - [by cause, x, 不详, [], [{priority: {}}, {not_evaluated: unknown_field}]]\n"
		"  - [by both, x, 不详, [], [{priority: {subject: defendant.D1}},\n"
		"      {not_evaluated: {field: defendant.D2.charges, cause: unknown_field,\n"
		"        subject: defendant.D2}}]]\n",
		5);
}

static void every_part_that_is_named_has_to_fit(void **state)
{
	(void)state;
	check_fails(ROLES "columns: [expect]\nrows:\n"
					  "  - [{priority: {attention: 3}}]\n"
					  "  - [{priority: {message: high}}]\n"
					  "  - [{priority: {key: C2}}]\n"
					  "  - [{priority: {note: y}}]\n"
					  "  - [{priority: {subject: defendant.D2}}]\n"
					  "  - [{priority: {attention: 1, message: low, key: C1, note: X}}]\n",
		6);
	check_passes(ROLES "columns: [expect]\nrows:\n"
					   "  - [{priority: {attention: 1, message: low, key: C1, note: x,\n"
					   "      subject: defendant.D1}}]\n",
		1);
}

static void a_vague_expectation_leaves_the_narrow_one_its_finding(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	folder_write(&a.f, "p/tests/gang.yaml",
		"key: K1\n"
		"defendants:\n"
		"  - key: D1\n"
		"    ability_basis: x\n"
		"    charges: [{key: C1, charge: fraud}, {key: C2, charge: trafficking}]\n");
	assert_int_equal(
		test_with(&a, ROLES "columns: [expect]\nrows:\n"
							"  - [[{priority: {}}, {priority: {key: C1}}]]\n"
							"  - [[{priority: {key: C2, message: high}}, {priority: {}}]]\n"),
		ASSIZE_OK);
	assert_int_equal(test_with(&a, ROLES "columns: [expect]\nrows:\n"
										 "  - [[{priority: {key: C1}}, {priority: {key: C1}}]]\n"),
		ASSIZE_NO);
	folder_free(&a.f);
}

static void a_subject_narrows_what_counts(void **state)
{
	(void)state;
	check_passes(ROLES "subject: defendant.D1\n"
					   "columns: [name, defendant.D2.charges, expect]\n"
					   "rows:\n"
					   "  - [only the first, 不详, {priority: {}}]\n",
		1);
	check_passes(ROLES "columns: [name, subject, defendant.D2.charges, expect]\n"
					   "rows:\n"
					   "  - [first, defendant.D1, 不详, {priority: {}}]\n"
					   "  - [second, defendant.D2, 不详, {not_evaluated: defendant.D2.charges}]\n"
					   "  - [second, defendant.D2, [], none]\n",
		3);
}

static void a_day_may_be_a_column(void **state)
{
	(void)state;
	check_passes("rule: p/unreturned\ntitle: {zh: 期限, en: limit}\ndossier: gang.yaml\n"
				 "columns: [as_of, expect]\nrows:\n"
				 "  - [2026-09-19, none]\n"
				 "  - [2026-09-20, {warning: {kept: 31}}]\n",
		2);
}

static void faults_and_stops_are_expected_by_their_cause(void **state)
{
	(void)state;
	check_passes("rule: faulty\n" VICTIM "  - [fault, 1000.01, {not_evaluated: fault}]\n"
				 "  - [budget, 1000, {not_evaluated: budget}]\n",
		2);
	check_passes("rule: secret\n" VICTIM "  - [by field, 1, {not_evaluated: victim.V1.name}]\n"
				 "  - [by cause, 1, {not_evaluated: {field: victim.V1.name, cause: forbidden}}]\n",
		2);
}

/* ---- the report ------------------------------------------------------------------------------ */

static void a_failed_row_shows_both_sides(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	assert_int_equal(
		test_with(&a, DESIGN "  - [on the day, 2026-10-01, 30, none]\n"
							 "  - [day after,  2026-09-30, 30, {warning: {kept: 30}}]\n"
							 "  - [unknown,    不详, 30, {not_evaluated: fault}]\n"),
		ASSIZE_NO);
	same_text(a.report, "p/tests/t.yaml: 1 passed, 2 failed\n"
						"  p/tests/t.yaml:7: unreturned: day after\n"
						"       expected               got\n"
						"    !  {warning: {kept: 30}}  {warning: {kept: 31, sum: 12000.00}}\n"
						"  p/tests/t.yaml:8: unreturned: unknown\n"
						"       expected                got\n"
						"    !  {not_evaluated: fault}  {not_evaluated: property.P1.recovered_on}\n"
						"p: rules without a test: faulty, roles, secret\n"
						"1 passed, 2 failed\n");
	same_text(a.problems, "");
	same_text(a.message, "");
	a.lang = ASSIZE_ZH;
	assert_int_equal(author_test(&a), ASSIZE_NO);
	same_text(a.report, "p/tests/t.yaml：通过 1，未通过 2\n"
						"  p/tests/t.yaml:7: unreturned：day after\n"
						"       期望                   实际\n"
						"    !  {warning: {kept: 30}}  {warning: {kept: 31, sum: 12000.00}}\n"
						"  p/tests/t.yaml:8: unreturned：unknown\n"
						"       期望                    实际\n"
						"    !  {not_evaluated: fault}  {not_evaluated: property.P1.recovered_on}\n"
						"p：没有测试的规则：faulty、roles、secret\n"
						"1 passed, 2 failed（通过 1，未通过 2）\n");
	folder_free(&a.f);
}

static void a_fault_is_shown_with_its_line(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	assert_int_equal(
		test_with(&a, "rule: faulty\ntitle: the loss\n" VICTIM "  - [fault, 1000.01, none]\n"
					  "  - [budget, 1000, none]\n"),
		ASSIZE_NO);
	same_text(a.report,
		"p/tests/t.yaml: 0 passed, 2 failed (the loss)\n"
		"  p/tests/t.yaml:7: faulty: fault\n"
		"       expected  got\n"
		"    !  none      {not_evaluated: fault}\n"
		"    why: p/rules/faulty.lua:5: the rule itself is at fault: attempt to concatenate a nil "
		"value\n"
		"  p/tests/t.yaml:8: faulty: budget\n"
		"       expected  got\n"
		"    !  none      {not_evaluated: budget}\n"
		"    why: p/rules/faulty.lua: the rule spent its budget of instructions\n"
		"p: rules without a test: roles, secret, unreturned\n"
		"0 passed, 2 failed\n");
	folder_free(&a.f);
}

/* Runs a test whose one row wrongly expects none; then pastes what came in its place. */
static void check_pasted(const char *head, const char *cells)
{
	author a;
	char text[2048], got[1024];
	author_make(&a);
	snprintf(text, sizeof text, "%s  - [%s, none]\n", head, cells);
	assert_int_equal(test_with(&a, text), ASSIZE_NO);
	const char *start = strstr(a.report, "to paste: "), *beside = strstr(a.report, "!  none      ");
	assert_non_null(beside);
	start = start ? start + strlen("to paste: ") : beside + strlen("!  none      ");
	snprintf(got, sizeof got, "%.*s", (int)strcspn(start, "\n"), start);
	snprintf(text, sizeof text, "%s  - [%s, %s]\n", head, cells, got);
	if (test_with(&a, text))
		fail_msg("%s\n%s", got, a.problems);
	folder_free(&a.f);
}

static void what_came_can_be_pasted(void **state)
{
	(void)state;
	check_pasted(HEAD "columns: [name, expect]\nrows:\n", "a");
	check_pasted(ROLES "columns: [defendant.D2.charges, expect]\nrows:\n", "不详");
	check_pasted(
		ROLES "columns: [defendant.D1.ability_basis, expect]\nrows:\n", "'a, {b}: \"c\" # ~'");
	check_pasted(ROLES "columns: [defendant.D1.ability_basis, expect]\nrows:\n", "'-'");
	check_pasted(ROLES "columns: [defendant.D1.ability_basis, expect]\nrows:\n", "'：，【】'");
	check_pasted("rule: secret\n" VICTIM, "a, 1");
	check_pasted("rule: faulty\n" VICTIM, "a, 1");
}

/* ---- what is refused ------------------------------------------------------------------------- */

static void check_refused(const char *before, const mistake *mistakes, size_t count)
{
	author a;
	char text[4096];
	author_make(&a);
	for (size_t i = 0; i < count; i++) {
		snprintf(text, sizeof text, "%s%s", before, mistakes[i].text);
		assert_int_equal(test_with(&a, text), ASSIZE_NO);
		same_text(a.problems, mistakes[i].said);
		assert_int_equal(a.result.passed, 0);
		assert_int_equal(a.result.failed, 1);
		assert_non_null(strstr(a.report, "p/tests/t.yaml: 0 passed, 1 failed"));
	}
	folder_free(&a.f);
}

static void mistakes_in_the_head_are_named(void **state)
{
	(void)state;
	static const mistake MISTAKES[] = {
		{"rule: unreturnd\ndossier: gang.yaml\nas_of: 2026-10-31\ncolumns: [expect]\nrows: "
		 "[[none]]\n",
			"p/tests/t.yaml:1:7: policy 'p' has no rule 'unreturnd'; did you mean 'unreturned'?\n"},
		{"rule: q/unreturned\ndossier: gang.yaml\nas_of: 2026-10-31\ncolumns: [expect]\nrows: "
		 "[[none]]\n",
			"p/tests/t.yaml:1:7: policy 'p' has no rule 'q/unreturned'; did you mean "
			"'unreturned'?\n"},
		{"dossier: gang.yaml\nas_of: 2026-10-31\ncolumns: [expect]\nrows: [[none]]\n",
			"p/tests/t.yaml:1:1: 'rule' is missing; write the id of a rule, which is its file's "
			"name\n"},
		{"rule: unreturned\nas_of: 2026-10-31\ncolumns: [expect]\nrows: [[none]]\n",
			"p/tests/t.yaml:1:1: 'dossier' is missing; write a dossier's file, relative to this "
			"one: "
			"dossier: gang.yaml\n"},
		{"rule: unreturned\ndossier: gang.yaml\ncolumns: [expect]\nrows: [[none]]\n",
			"p/tests/t.yaml:1:1: 'as_of' is missing; write as_of: 2026-10-31, or make it a "
			"column\n"},
		{"rule: unreturned\ndossier: gang.yaml\nas_of: 2026-10-32\ncolumns: [expect]\nrows: "
		 "[[none]]\n",
			"p/tests/t.yaml:3:8: '2026-10-32' is no date: a month has the days 1 to 31; write a "
			"date as "
			"2026-03-01\n"},
		{HEAD "rows: [[none]]\n", "p/tests/t.yaml:1:1: 'columns' is missing; write columns: [name, "
								  "property.P1.recovered_on, expect]\n"},
		{HEAD "columns: [expect]\n", "p/tests/t.yaml:1:1: there are no rows; write rows: [[on the "
									 "day, 2026-10-01, none]]\n"},
		{HEAD "colums: [expect]\ncolumns: [expect]\nrows: [[none]]\n",
			"p/tests/t.yaml:4:1: colums: a row test has no such key; did you mean 'columns'?\n"},
	};
	check_refused("", MISTAKES, sizeof MISTAKES / sizeof MISTAKES[0]);
}

static void mistakes_in_columns_are_named_once(void **state)
{
	(void)state;
	static const mistake MISTAKES[] = {
		{"columns: [nmae, expect]\nrows: [[a, none]]\n",
			"p/tests/t.yaml:4:11: 'nmae' is no column; did you mean 'name'?\n"},
		{"columns: [name]\nrows: [[a]]\n",
			"p/tests/t.yaml:4:10: no column says what is expected; add the column expect\n"},
		{"columns: [name, name, expect]\nrows: [[a, a, none]]\n",
			"p/tests/t.yaml:4:17: the column 'name' stands twice; take one out\n"},
		{"columns: [property.P1.recoverd_on, expect]\nrows: [[2026, none]]\n",
			"p/tests/t.yaml:4:11: property.P1.recoverd_on: there is no such field; did you mean "
			"'recovered_on'?\n"},
		{"columns: [property.P9.recovered_on, expect]\nrows: [[2026, none]]\n",
			"p/tests/t.yaml:4:11: property.P9.recovered_on: the dossier has no such item; write "
			"the "
			"key of an item that the dossier has\n"},
		{"columns: [propery.P1.amount, expect]\nrows: [[2, none]]\n",
			"p/tests/t.yaml:4:11: 'propery' is no entity of a dossier; did you mean 'property'?\n"},
		{"columns: [defendant.D1.repaid, expect]\nrows: [[2, none]]\n",
			"p/tests/t.yaml:4:11: defendant.D1.repaid: is computed by assize; leave it out\n"},
		{"columns: [param.return_day, expect]\nrows: [[2, none]]\n",
			"p/tests/t.yaml:4:11: policy 'p' has no parameter 'return_day'; did you mean "
			"'param.return_days'?\n"},
	};
	check_refused(HEAD, MISTAKES, sizeof MISTAKES / sizeof MISTAKES[0]);
}

static void mistakes_in_cells_fail_their_row(void **state)
{
	(void)state;
	static const mistake MISTAKES[] = {
		{"  - [a, 2026-10-01, 30]\n",
			"p/tests/t.yaml:6:5: the row has 3 cells, and there are 4 columns; write one cell for "
			"each column, ~ for unknown\n"},
		{"  - none\n",
			"p/tests/t.yaml:6:5: 'the value' is not a list; write a list of one cell for each "
			"column\n"},
		{"  - [a, 2026-09-31, 30, none]\n",
			"p/tests/t.yaml:6:9: property.P1.recovered_on: '2026-09-31': there is no 31 September; "
			"write a date, as 2026-02-17, 2026-02 or 2026, or 不详 where it is unknown\n"},
		{"  - [a, {b: c}, 30, none]\n",
			"p/tests/t.yaml:6:9: property.P1.recovered_on: the cell is no value of a field; write "
			"one value, a list of terms or keys, [] for none, or ~ for unknown\n"},
		{"  - [a, 2026-09-01, many, none]\n", "p/tests/t.yaml:6:21: 'many' is no value of the type "
											  "days: it is not a number; write "
											  "a whole number, as 12\n"},
		{"  - [a, 2026-09-01, ~, none]\n", "p/tests/t.yaml:6:21: parameter 'return_days' has no "
										   "value here; write a value\n"},
		{"  - ['', 2026-09-01, 30, {warning: {}}]\n",
			"p/tests/t.yaml:6:6: 'the value' is empty; write a text\n"},
	};
	check_refused(DESIGN, MISTAKES, sizeof MISTAKES / sizeof MISTAKES[0]);
}

static void mistakes_in_what_is_expected_fail_their_row(void **state)
{
	(void)state;
#define NOTATION                                                                                   \
	"write none, {warning: {value: 31}}, {priority: {attention: 2}} or {not_evaluated: "           \
	"property.P1.recovered_on}\n"
	static const mistake MISTAKES[] = {
		{"  - [nothing]\n", "p/tests/t.yaml:6:6: it does not say what is expected; " NOTATION},
		{"  - [~]\n", "p/tests/t.yaml:6:6: it does not say what is expected; " NOTATION},
		{"  - [[warning]]\n",
			"p/tests/t.yaml:6:7: what is expected is no map with one key; " NOTATION},
		{"  - [{warning: {}, error: {}}]\n",
			"p/tests/t.yaml:6:6: what is expected is no map with one key; " NOTATION},
		{"  - [{warnin: {}}]\n",
			"p/tests/t.yaml:6:7: 'warnin' is no level, no kind and not not_evaluated; did you mean "
			"'warning'?\n"},
		{"  - [{priority: high}]\n",
			"p/tests/t.yaml:6:17: the values of a finding are a map; write {priority: {}} where no "
			"value matters\n"},
		{"  - [{priority: {message: hihg}}]\n",
			"p/tests/t.yaml:6:27: rule 'roles' has no message 'hihg'; did you mean 'high'?\n"},
		{"  - [{priority: {attention: 4}}]\n",
			"p/tests/t.yaml:6:29: attention is 1, 2 or 3; write attention: 2\n"},
		{"  - [{priority: {note: [a]}}]\n",
			"p/tests/t.yaml:6:24: the value 'note' is not one value; write it as the finding gives "
			"it, as 31 or 12000.00\n"},
		{"  - [{not_evaluated: falt}]\n",
			"p/tests/t.yaml:6:22: 'falt' is neither the path of a field nor a cause; did you mean "
			"'fault'?\n"},
		{"  - [{not_evaluated: {file: a.b}}]\n",
			"p/tests/t.yaml:6:23: file: not_evaluated has no such key; did you mean 'field'?\n"},
	};
	check_refused(
		ROLES "columns: [expect]\nrows:\n", MISTAKES, sizeof MISTAKES / sizeof MISTAKES[0]);
}

static void a_mistyped_path_is_named_where_the_row_fails(void **state)
{
	(void)state;
	static const mistake MISTAKES[] = {
		{"columns: [expect]\nrows:\n  - [{not_evaluated: property.P1.recoverd_on}]\n",
			"p/tests/t.yaml:6:6: property.P1.recoverd_on: is expected, and the dossier has no such "
			"field or item; did you mean 'recovered_on'?\n"},
		{"columns: [expect]\nrows:\n  - [{warning: {subject: property.P9}}]\n",
			"p/tests/t.yaml:6:6: property.P9: is expected, and the dossier has no such field or "
			"item; write a path of the test's dossier\n"},
		{"subject: property.P3\ncolumns: [expect]\nrows: [[none]]\n",
			"p/tests/t.yaml:4:10: property.P3: is no property of the dossier; write property.P1, "
			"property.P2\n"},
		{"columns: [subject, expect]\nrows:\n  - [defendant.D1, none]\n",
			"p/tests/t.yaml:6:6: defendant.D1: is no property of the dossier; write property.P1, "
			"property.P2\n"},
	};
	check_refused(HEAD, MISTAKES, sizeof MISTAKES / sizeof MISTAKES[0]);
}

/* ---- files and folders ----------------------------------------------------------------------- */

static void files_that_are_no_tests_fail(void **state)
{
	(void)state;
	static const mistake MISTAKES[] = {
		{"rule: [\n",
			"p/tests/t.yaml:2:1: did not find expected node content; look at this line and the one "
			"before it\n"},
		{"columns: [expect]\n---\nrows: []\n", "p/tests/t.yaml:3:1: a second document begins "
											   "behind a test; write one file for each test\n"},
		{"tests: none\n",
			"p/tests/t.yaml:1: is neither a test nor a dossier; a row test has rule, dossier, "
			"as_of, columns and rows; a case test has dossier, as_of and expect; a dossier has key "
			"or case\n"},
	};
	author a;
	author_make(&a);
	for (size_t i = 0; i < sizeof MISTAKES / sizeof MISTAKES[0]; i++) {
		assert_int_equal(test_with(&a, MISTAKES[i].text), ASSIZE_NO);
		if (i)
			same_text(a.problems, MISTAKES[i].said);
		assert_true(a.problems[0]);
		assert_int_equal(a.result.failed, 1);
	}
	folder_write(&a.f, "p/tests/t.yml", "");
	folder_delete(&a.f, "p/tests/t.yaml");
	assert_int_equal(author_test(&a), ASSIZE_NO);
	same_text(a.problems, "p/tests/t.yml: is never read; rename it to end in .yaml\n");
	folder_free(&a.f);
}

static void a_dossier_that_is_missing_or_bad_fails_every_row(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	assert_int_equal(test_with(&a, "rule: unreturned\ndossier: none.yaml\nas_of: 2026-10-31\n"
								   "columns: [expect]\nrows: [[none], [none]]\n"),
		ASSIZE_NO);
	assert_int_equal(a.result.failed, 2);
	assert_non_null(strstr(a.problems, "p/tests/t.yaml:2:10: p/tests/none.yaml: "));
	folder_write(&a.f, "p/tests/gang.yaml", "key: K\ncase: {stag: review}\n");
	assert_int_equal(test_with(&a, HEAD "columns: [expect]\nrows: [[none], [none]]\n"), ASSIZE_NO);
	assert_int_equal(a.result.failed, 2);
	assert_non_null(strstr(a.problems, "p/tests/gang.yaml:2:8: case.stag: "));
	folder_free(&a.f);
}

static void a_folder_without_tests_says_so(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	assert_int_equal(author_test(&a), ASSIZE_NO);
	same_text(a.report, "p: no tests; write tests/RULE.yaml\n0 passed, 0 failed\n");
	folder_delete(&a.f, "p/tests/gang.yaml");
	folder_delete(&a.f, "p/tests");
	a.lang = ASSIZE_ZH;
	assert_int_equal(author_test(&a), ASSIZE_NO);
	same_text(
		a.report, "p：没有测试；请编写 tests/规则.yaml\n0 passed, 0 failed（通过 0，未通过 0）\n");
	folder_free(&a.f);
}

static void a_policy_that_does_not_load_leaves_the_next_one_its_turn(void **state)
{
	(void)state;
	author a;
	char bad[128], good[128], message[2048];
	const char *folders[] = {bad, good};
	author_make(&a);
	snprintf(bad, sizeof bad, "%s/q", a.f.root);
	snprintf(good, sizeof good, "%s/p", a.f.root);
	folder_write(&a.f, "q/policy.yaml", "policy: q\nversion: 1.0.0\nauthority: national\n");
	folder_write(
		&a.f, "p/tests/t.yaml", HEAD "columns: [expect]\nrows: [[{warning: {kept: 72}}]]\n");
	assize_test_options options = author_options(&a);
	assert_int_equal(assize_policy_test(folders, 2, &options, &a.result, message, sizeof message),
		ASSIZE_ERROR_POLICY);
	author_message(&a, message);
	assert_int_equal(a.result.passed, 1);
	assert_non_null(strstr(a.problems, "q/policy.yaml:1:1: 'api' is missing"));
	same_text(a.message, "q: does not load for 2 problems; mend them");
	assert_non_null(strstr(a.report, "p/tests/t.yaml: 1 passed, 0 failed"));
	snprintf(bad, sizeof bad, "%s/nowhere", a.f.root);
	options = author_options(&a);
	assert_int_equal(assize_policy_test(folders, 1, &options, &a.result, message, sizeof message),
		ASSIZE_ERROR_MISSING);
	same_text(a.report, "");
	folder_free(&a.f);
}

/* Each is told as a problem; the message counts them, and does not say the first again. */
static void several_problems_are_summed_up(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	folder_write(&a.f, "p/policy.yaml", "policy: p\nauthority: national\n");
	assert_int_equal(author_test(&a), ASSIZE_ERROR_POLICY);
	assert_non_null(strstr(a.problems, "p/policy.yaml:1:1: 'version' is missing"));
	assert_non_null(strstr(a.problems, "p/policy.yaml:1:1: 'api' is missing"));
	assert_non_null(strstr(a.message, "p: does not load for "));
	assert_null(strstr(a.message, "is missing"));
	same_text(a.report, "");
	folder_free(&a.f);
}

/* ---- coverage and mutants ---------------------------------------------------------------------- */

static void in_this_process_coverage_and_mutants_are_counted(void **state)
{
	(void)state;
	author a;
	char path[128], message[2048];
	const char *folders[] = {path};
	author_make(&a);
	folder_write(&a.f, "p/tests/t.yaml",
		"subject: property.P1\n" DESIGN "  - [on the day, 2026-10-01, 30, none]\n"
		"  - [day after,  2026-09-30, 30, {warning: {kept: 31}}]\n");
	snprintf(path, sizeof path, "%s/p", a.f.root);
	assize_test_options options = author_options(&a);
	options.only = "t.yaml";
	options.coverage = 1;
	options.mutate = 1;
	assert_int_equal(
		assize_policy_test(folders, 1, &options, &a.result, message, sizeof message), ASSIZE_NO);
	assert_int_equal(a.result.passed, 2);
	assert_true(a.result.covered > 0 && a.result.covered < a.result.coverable);
	assert_int_equal(a.result.mutants, 4);
	assert_int_equal(a.result.killed, 3);
	assert_int_equal(a.result.survived, 1);
	assert_non_null(strstr(a.report, "p/rules/unreturned.lua:4:11: `status = \"recovered\"` -> "
									 "removed: no test noticed; "));
	folder_free(&a.f);
}

static void calls_that_make_no_sense_are_refused(void **state)
{
	(void)state;
	author a;
	const char *named = "p";
	author_make(&a);
	assize_test_options options = author_options(&a);
	options.isolation = ASSIZE_ISOLATION_NONE_NAMED;
	assert_int_equal(
		assize_policy_test(&named, 1, &options, &a.result, a.message, 200), ASSIZE_ERROR_USAGE);
	assert_non_null(strstr(a.message, "no isolation is named"));
	options = author_options(&a);
	assert_int_equal(
		assize_policy_test(&named, 0, &options, &a.result, a.message, 200), ASSIZE_ERROR_USAGE);
	assert_int_equal(assize_policy_test(&named, 1, NULL, &a.result, NULL, 0), ASSIZE_ERROR_USAGE);
	options.writer.write = NULL;
	assert_int_equal(
		assize_policy_test(&named, 1, &options, &a.result, a.message, 200), ASSIZE_ERROR_USAGE);
	folder_free(&a.f);
}

static void a_writer_that_takes_no_more_ends_the_call(void **state)
{
	(void)state;
	author a;
	author_make(&a);
	a.closed = true;
	assert_int_equal(test_with(&a, HEAD "columns: [expect]\nrows: [[none]]\n"), ASSIZE_ERROR_STORE);
	assert_non_null(strstr(a.message, "output: takes no more"));
	folder_free(&a.f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_says_fields_parameters_and_the_outcome),
		cmocka_unit_test(values_compare_by_what_they_mean),
		cmocka_unit_test(none_is_neither_a_finding_nor_a_silence),
		cmocka_unit_test(several_outcomes_stand_in_any_order),
		cmocka_unit_test(every_part_that_is_named_has_to_fit),
		cmocka_unit_test(a_vague_expectation_leaves_the_narrow_one_its_finding),
		cmocka_unit_test(a_subject_narrows_what_counts),
		cmocka_unit_test(a_day_may_be_a_column),
		cmocka_unit_test(faults_and_stops_are_expected_by_their_cause),
		cmocka_unit_test(a_failed_row_shows_both_sides),
		cmocka_unit_test(a_fault_is_shown_with_its_line),
		cmocka_unit_test(what_came_can_be_pasted),
		cmocka_unit_test(mistakes_in_the_head_are_named),
		cmocka_unit_test(mistakes_in_columns_are_named_once),
		cmocka_unit_test(mistakes_in_cells_fail_their_row),
		cmocka_unit_test(mistakes_in_what_is_expected_fail_their_row),
		cmocka_unit_test(a_mistyped_path_is_named_where_the_row_fails),
		cmocka_unit_test(files_that_are_no_tests_fail),
		cmocka_unit_test(a_dossier_that_is_missing_or_bad_fails_every_row),
		cmocka_unit_test(a_folder_without_tests_says_so),
		cmocka_unit_test(a_policy_that_does_not_load_leaves_the_next_one_its_turn),
		cmocka_unit_test(several_problems_are_summed_up),
		cmocka_unit_test(in_this_process_coverage_and_mutants_are_counted),
		cmocka_unit_test(calls_that_make_no_sense_are_refused),
		cmocka_unit_test(a_writer_that_takes_no_more_ends_the_call),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
