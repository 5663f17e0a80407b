/* The layout of a dossier, and what is said of one that does not keep to it. */
#include "dossiers.h"

#include "exchange/fields_read.h"

static int setup(void **state)
{
	*state = bench_new(NULL);
	return 0;
}

static int teardown(void **state)
{
	bench_free(*state);
	return 0;
}

static void the_example_of_the_design_is_read(void **state)
{
	bench *b = *state;
	if (!bench_read(b, example))
		fail_msg("%s", bench_problems(b));
	const char *json = bench_json(b, false);
	assert_non_null(strstr(json, "\"court_code\":\"闽0203\""));
	assert_non_null(strstr(json, "\"coercion_signs\":[]"));
	assert_non_null(strstr(json, "\"probation_months\":\"n/a\""));
	assert_non_null(strstr(json, "\"orders\":[]"));
}

static void unknown_not_applicable_and_none_are_three_things(void **state)
{
	bench *b = *state;
	assert_dossier(b,
		"key: A\ncase: {court: 不详, stage: unknown, loss_total: ~, telecom: ''}\n"
		"victims: 不详\npayments: []\nproperty: n/a\n",
		"{\"key\":\"A\",\"property\":\"n/a\",\"payments\":[]}");
	assert_dossier(b, "key: A\ncase: {effective_on: 不适用, means: n/a, group_key: n/a}\n",
		"{\"key\":\"A\",\"case\":{\"effective_on\":\"n/a\",\"group_key\":\"n/a\","
		"\"means\":\"n/a\"}}");
}

static void one_value_may_stand_for_a_list_of_one(void **state)
{
	assert_dossier(*state,
		"key: A\ncase: {means: sms}\n"
		"defendants: [{key: D1, roles: 骨干成员, outcome: {joint_with: D1}}]\n"
		"enforcement: [{key: E1, measures: [查询, {kind: seal}]}]\n",
		"{\"key\":\"A\",\"case\":{\"means\":[\"sms\"]},"
		"\"defendants\":[{\"key\":\"D1\",\"roles\":[\"backbone\"],"
		"\"outcome\":{\"joint_with\":[\"D1\"]}}],"
		"\"enforcement\":[{\"key\":\"E1\",\"measures\":[{\"key\":\"query\",\"kind\":\"query\"},"
		"{\"key\":\"seal\",\"kind\":\"seal\"}]}]}");
}

static void the_case_number_is_a_key(void **state)
{
	bench *b = *state;
	assert_true(bench_read(b, "case: {number: (2026)闽0203刑初88号}\n"));
	assert_non_null(strstr(bench_json(b, false), "{\"key\":\"（2026）闽0203刑初88号\""));
	assert_refused(b, "case: {court: 某法院}\n",
		"t.yaml:1:1: key: the dossier has neither a key nor a case number; "
		"give it a key of its own, as `key: 2026-0001`\n");
}

static void an_unknown_field_is_named_with_the_nearest_known_one(void **state)
{
	bench *b = *state;
	assert_refused(b, "key: A\ndefendants: [{key: D1, gian: 3}]\n",
		"t.yaml:2:24: defendant.D1.gian: defendant has no such field; did you mean 'gain'?\n");
	assert_refused(b, "key: A\ncase: {cuort: 某}\n",
		"t.yaml:2:8: case.cuort: case has no such field; did you mean 'court'?\n");
	assert_refused(b, "key: A\nvictim: []\n",
		"t.yaml:2:1: victim: stands at the top level of a dossier, which holds key, case and the "
		"case's lists; did you mean 'victims'?\n");
	assert_refused(b, "key: A\ncourt: 某\n",
		"t.yaml:2:1: court: stands at the top level of a dossier, which holds key, case and the "
		"case's lists; move it into the map under `case`\n");
}

static void a_shape_that_is_not_meant_is_refused(void **state)
{
	bench *b = *state;
	assert_refused(b,
		"key: A\ncase: {court: [a], victims: [], key: B}\ndefendants: {key: D1}\nvictims: [V1]\n",
		"t.yaml:2:15: case.court: is a list where one value is meant; write a text\n"
		"t.yaml:2:20: case.victims: is a list of the dossier, not a field of `case`; move it to "
		"the top level, beside `case`\n"
		"t.yaml:2:33: case.key: the dossier's key does not stand in `case`; move it to the top "
		"level, beside `case`\n"
		"t.yaml:3:13: case.defendants: is a map where a list is meant; begin each item with `- `, "
		"or write [] for none\n"
		"t.yaml:4:11: victim[1]: 'V1' is one value, but victim is written with its fields; write "
		"it as {key: ..., ...}\n");
	assert_refused(b, "key: A\ndefendants: [{key: D1, outcome: 3, roles: [caller, unknown]}]\n",
		"t.yaml:2:33: defendant.D1.outcome: is one value where a map of fields is meant; write its "
		"fields under it\n"
		"t.yaml:2:52: defendant.D1.roles: a list has members; unknown is no member; take it out, "
		"or leave the whole field out\n");
	assert_refused(b, "- key: A\n",
		"t.yaml:1:1: is a list, and no dossier; write `key: ...`, `case: {...}` and the case's "
		"lists\n");
}

static void what_assize_computes_is_not_read(void **state)
{
	assert_refused(*state, "key: A\ncase: {persons: 2}\ndefendants: [{key: D1, repaid: 5}]\n",
		"t.yaml:2:8: case.persons: is computed by assize; leave it out\n"
		"t.yaml:3:24: defendant.D1.repaid: is computed by assize; leave it out\n");
}

static void all_problems_of_values_come_in_one_go(void **state)
{
	bench *b = *state;
	assert_false(
		bench_read(b, "key: A\ncase: {loss_total: 3.001, filed_on: 2026-02-30, stage: clsoed}\n"
					  "payments: [{key: T1, debtor: D9}]\n"));
	assert_int_equal(az_problems_count(b->problems), 3);
	const char *text = bench_problems(b);
	assert_non_null(strstr(text, "t.yaml:2:20: case.loss_total:"));
	assert_non_null(strstr(text, "t.yaml:2:37: case.filed_on:"));
	assert_non_null(strstr(text, "did you mean 'closed'?"));
	assert_refused(b, "key: A\npayments: [{key: T1, debtor: D9}]\ndefendants: [{key: D8}]\n",
		"t.yaml:2:30: payment.T1.debtor: names the defendant 'D9', which this dossier does not "
		"have; did you mean 'D8'?\n");
}

static void a_masked_export_is_no_import(void **state)
{
	bench *b = *state;
	assert_refused(b, "masked: true\nkey: A\ncase: {nonsense: 1}\n",
		"t.yaml:1:1: masked: this is a masked export: its hidden values are gone, and importing it "
		"would lose them; export it again with --unmask --purpose, which gives what import takes "
		"back\n");
	assert_true(bench_read(b, "masked: false\nkey: A\n"));
	/* Nor is one whose mark somebody took away. */
	assert_refused(b, "key: A\nvictims: [{key: V1, name: '***'}]\n",
		"t.yaml:2:27: victim.V1.name: is the mask of a masked export, and no value; take the value "
		"from an export with --unmask\n");
}

static void the_order_of_a_file_means_nothing(void **state)
{
	bench *b = *state;
	assert_true(bench_read(
		b, "key: A\ncase: {court: x, telecom: true}\nvictims: [{key: V2}, {key: V10}]\n"));
	az_hash first = az_hash_of(b->record.bytes, b->record.length);
	assert_true(bench_read(
		b, "victims: [{key: V10}, {key: V2}]\ncase: {telecom: true, court: x}\nkey: A\n"));
	az_hash second = az_hash_of(b->record.bytes, b->record.length);
	assert_true(az_hash_equal(&first, &second));
}

static void the_fields_of_a_province_are_read_flat_and_nested(void **state)
{
	bench *plain = *state;
	const az_doc *doc = bench_doc(plain,
		"fields: zj\nentities: {defendant: {dormitory: {type: text, sensitivity: open,\n"
		"  title: {zh: 宿舍, en: dormitory}}, nights: {type: count, unit: days,\n"
		"  sensitivity: open, title: {zh: 天数, en: nights}}}}\n");
	az_schema schema;
	const az_fields_file file = {doc, "f.yaml"};
	assert_true(az_fields_read(&file, 1, plain->arena, &schema, plain->problems));
	bench *b = bench_new(&schema);
	const char *json = "{\"key\":\"A\",\"defendants\":[{\"key\":\"D1\","
					   "\"x.zj.dormitory\":\"三号楼\",\"x.zj.nights\":\"n/a\"}]}";
	assert_dossier(
		b, "key: A\ndefendants: [{key: D1, x.zj.dormitory: 三号楼, x.zj.nights: n/a}]\n", json);
	assert_dossier(
		b, "key: A\ndefendants: [{key: D1, x: {zj: {dormitory: 三号楼, nights: 不适用}}}]\n", json);
	assert_refused(b, "key: A\ndefendants: [{key: D1, x: {zj: {nihgts: 3}}}]\n",
		"t.yaml:2:33: defendant.D1.x.zj.nihgts: no province's field of defendant has this name; "
		"did you mean 'x.zj.nights'?\n");
	assert_refused(plain, "key: A\ncase: {x.gd.port: 3}\n",
		"t.yaml:2:8: case.x.gd.port: no province's field of case has this name; declare it in a "
		"fields file, and name the file in the profile\n");
	bench_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_the_design_is_read),
		cmocka_unit_test(unknown_not_applicable_and_none_are_three_things),
		cmocka_unit_test(one_value_may_stand_for_a_list_of_one),
		cmocka_unit_test(the_case_number_is_a_key),
		cmocka_unit_test(an_unknown_field_is_named_with_the_nearest_known_one),
		cmocka_unit_test(a_shape_that_is_not_meant_is_refused),
		cmocka_unit_test(what_assize_computes_is_not_read),
		cmocka_unit_test(all_problems_of_values_come_in_one_go),
		cmocka_unit_test(a_masked_export_is_no_import),
		cmocka_unit_test(the_order_of_a_file_means_nothing),
		cmocka_unit_test(the_fields_of_a_province_are_read_flat_and_nested),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
