/* A province's own fields: what a file may say, and every mistake by name. */
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

static bool read_two(bench *b, az_schema *schema, const char *first, const char *second)
{
	az_problems_clear(b->problems);
	const az_fields_file files[] = {
		{bench_doc(b, first), "a.yaml"}, {second ? bench_doc(b, second) : NULL, "b.yaml"}};
	return az_fields_read(files, second ? 2 : 1, b->arena, schema, b->problems);
}

static void assert_wrong(bench *b, const char *yaml, const char *problems)
{
	az_schema schema;
	assert_false(read_two(b, &schema, yaml, NULL));
	assert_string_equal(bench_problems(b), problems);
}

static void a_file_declares_fields_under_its_namespace(void **state)
{
	az_schema schema;
	assert_true(read_two(*state, &schema,
		"fields: zj\nentities:\n  victim:\n    visited: {type: flag, sensitivity: open, title: "
		"{zh: "
		"回访, en: visited}}\n  defendant:\n    housing:\n      type: code\n      sensitivity: "
		"protected\n      title: {zh: 居住方式, en: housing}\n      doc: As the street office has "
		"it.\n"
		"      codes: {own: {number: 2, zh: 自住, en: own}, shared: {number: 1, zh: 合住, en: "
		"shared}}\n    beds: {type: count, unit: beds, sensitivity: open, title: {zh: 床位, en: "
		"beds}}\n",
		NULL));
	assert_int_equal(schema.count, 3);
	const az_extension *housing =
		az_schema_find(&schema, AZ_DEFENDANT, "x.zj.housing", strlen("x.zj.housing"));
	assert_non_null(housing);
	assert_int_equal(housing->type, AZ_CODE);
	assert_int_equal(housing->sensitivity, AZ_PROTECTED);
	assert_string_equal(housing->zh, "居住方式");
	assert_string_equal(housing->doc, "As the street office has it.");
	assert_int_equal(housing->codes->count, 2);
	assert_int_equal(az_code_named(housing->codes, "自住", strlen("自住"))->number, 2);
	assert_string_equal(schema.extensions[0].name, "x.zj.beds");
	assert_string_equal(schema.extensions[0].unit, "beds");
	assert_null(az_schema_find(&schema, AZ_CASE, "x.zj.housing", strlen("x.zj.housing")));
}

static void files_are_read_together_and_do_not_repeat_each_other(void **state)
{
	bench *b = *state;
	az_schema schema;
	const char *one = "fields: zj\nentities: {case: {port: {type: text, sensitivity: open, title: "
					  "{zh: 港, en: port}}}}\n";
	const char *other = "fields: nb\nentities: {case: {port: {type: text, sensitivity: open, "
						"title: {zh: 港, en: port}}}}\n";
	assert_true(read_two(b, &schema, one, other));
	assert_int_equal(schema.count, 2);
	assert_false(read_two(b, &schema, one, one));
	assert_string_equal(bench_problems(b),
		"b.yaml:2:19: x.zj.port: is declared already, in a.yaml:2; take one of them out\n");
}

static void mistakes_are_named(void **state)
{
	bench *b = *state;
	assert_wrong(b, "fields: ZJ\nentities: {}\n",
		"a.yaml:1:9: fields: a fields file names its namespace in lower-case letters; write "
		"fields: zj (the province's short name)\n");
	assert_wrong(b, "fields: zj\nentities: {defendent: {}}\n",
		"a.yaml:2:12: defendent: there is no such entity; did you mean 'defendant'?\n");
	assert_wrong(b, "fields: zj\nentities: {case: {port: {type: txt, sensitivty: open}}}\n",
		"a.yaml:2:37: sensitivty: a field has no such key; did you mean 'sensitivity'?\n"
		"a.yaml:2:32: x.zj.port: has no type that a field may have; did you mean 'text'?\n"
		"a.yaml:2:25: x.zj.port: does not say how sensitive it is; write sensitivity: open, "
		"personal or protected\n"
		"a.yaml:2:25: x.zj.port: has no title in both languages; write title: {zh: ..., en: "
		"...}\n");
	assert_wrong(b, "fields: zj\nentities: {case: {Port: {type: text}}}\n",
		"a.yaml:2:19: Port: is no name for a field; use lower-case letters, digits and _\n");
}

static void codes_need_numbers_of_their_own(void **state)
{
	bench *b = *state;
	assert_wrong(b,
		"fields: zj\nentities: {case: {port: {type: code, sensitivity: open, title: {zh: 港, en: "
		"p},\n"
		" codes: {a: {number: 1, zh: 甲, en: a}, b: {number: 1, zh: 乙, en: b}}}}}\n",
		"a.yaml:3:9: x.zj.port: the codes 'a' and 'b' share a number; give each its own\n");
	assert_wrong(b,
		"fields: zj\nentities: {case: {port: {type: code, sensitivity: open, title: {zh: 港, en: "
		"p},\n"
		" codes: {a: {zh: 甲, en: a}}}}}\n",
		"a.yaml:3:13: x.zj.port: the code 'a' has no number from 1 to 60000; write number: 1 (and "
		"never use a number again)\n");
	assert_wrong(b,
		"fields: zj\nentities: {case: {port: {type: text, sensitivity: open, title: {zh: 港, en: "
		"p},\n"
		" codes: {a: {number: 1, zh: 甲, en: a}}}}}\n",
		"a.yaml:3:9: x.zj.port: only a code or a set has codes; leave them out, or write type: "
		"code\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_declares_fields_under_its_namespace),
		cmocka_unit_test(files_are_read_together_and_do_not_repeat_each_other),
		cmocka_unit_test(mistakes_are_named),
		cmocka_unit_test(codes_need_numbers_of_their_own),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
