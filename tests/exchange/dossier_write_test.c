/* What is written reads back to the same bytes; what is masked shows nothing and does not come
 * back. */
#include "dossiers.h"

#include "exchange/dossier/csv.h"
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

typedef void write_fn(const az_record *record, const az_write_options *options, az_buffer *out);

/* Writes the frozen dossier and reads that again; the records must be the same bytes. */
static void assert_round_trip(bench *b, write_fn *write)
{
	az_buffer text = {0};
	const az_write_options options = {.schema = b->schema};
	az_record record = bench_record(b);
	write(&record, &options, &text);
	az_buffer_u8(&text, 0);
	assert_false(text.failed);
	az_hash before = az_hash_of(b->record.bytes, b->record.length);
	if (!bench_read(b, (const char *)text.bytes))
		fail_msg("%s\n%s", (const char *)text.bytes, bench_problems(b));
	az_hash after = az_hash_of(b->record.bytes, b->record.length);
	assert_true(az_hash_equal(&before, &after));
	az_buffer_free(&text);
}

static void json_and_yaml_read_back_to_the_same_record(void **state)
{
	bench *b = *state;
	assert_true(bench_read(b, example));
	assert_round_trip(b, az_dossier_write_json);
	assert_round_trip(b, az_dossier_write_yaml);
}

static void awkward_texts_survive(void **state)
{
	bench *b = *state;
	static const char *const texts[] = {"'true'", "'266'", "'- a'", "'a: b'", "'#x'", "\"a\\nb\"",
		"'&x'", "'*x'", "'[a]'", "'{a}'", "'a，b：c'", "'1e5'", "'0x1F'", "'2026-01-01'", "'=1+1'",
		"'!x'", "'%x'", "'@x'", "'`x'", "'\"'", "\"tab\\tend\"", "' lead'", "'trail '", "'a #b'",
		"'2026-0a'", "'-'", "'.5'", "'yes'", "'~x'", "'甲'", "'（甲）'", "'a\\b'"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		char yaml[200];
		snprintf(yaml, sizeof yaml, "key: A\ncase: {court: %s}\nvictims: [{key: V1, name: %s}]\n",
			texts[i], texts[i]);
		if (!bench_read(b, yaml))
			fail_msg("%s%s", yaml, bench_problems(b));
		assert_round_trip(b, az_dossier_write_json);
		assert_round_trip(b, az_dossier_write_yaml);
	}
}

static void empty_things_survive(void **state)
{
	bench *b = *state;
	assert_true(bench_read(b, "key: A\n"));
	assert_string_equal(bench_json(b, false), "{\"key\":\"A\"}");
	assert_round_trip(b, az_dossier_write_yaml);
	assert_true(bench_read(b, "key: A\ncase: {means: []}\nvictims: []\npayments: n/a\n"
							  "defendants: [{key: D1, outcome: {}, charges: [], stays: n/a}, {key: "
							  "D2, outcome: n/a}]\n"));
	assert_round_trip(b, az_dossier_write_json);
	assert_round_trip(b, az_dossier_write_yaml);
}

static void yaml_is_readable(void **state)
{
	bench *b = *state;
	const az_write_options options = {.masked = false};
	assert_true(bench_read(b,
		"key: A\ncase: {court: 某法院, filed_on: 2026-01, loss_total: 1.2万元}\n"
		"defendants: [{key: D1, roles: [caller, backbone], charges: [{charge: fraud, article: "
		"266}]}]\n"));
	az_record record = bench_record(b);
	az_buffer_clear(&b->text);
	az_dossier_write_yaml(&record, &options, &b->text);
	az_buffer_u8(&b->text, 0);
	assert_string_equal((const char *)b->text.bytes, "---\n"
													 "key: A\n"
													 "case:\n"
													 "  court: 某法院\n"
													 "  filed_on: 2026-01\n"
													 "  loss_total: 12000.00\n"
													 "defendants:\n"
													 "  - key: D1\n"
													 "    roles: [backbone, caller]\n"
													 "    charges:\n"
													 "      - key: fraud\n"
													 "        charge: fraud\n"
													 "        article: \"266\"\n");
}

static void a_masked_dossier_shows_no_personal_value(void **state)
{
	bench *b = *state;
	assert_true(bench_read(b,
		"key: A\ncase: {court: 某法院, notes: 王某的电话}\n"
		"defendants: [{key: D1, name: 林某甲, birth_on: 1991-04-23, ethnicity: 汉, gain: 5,\n"
		"  statuses: [{key: S1, kind: student}]}]\nvictims: [{key: V1, name: n/a}]\n"));
	assert_string_equal(bench_json(b, true),
		"{\"masked\":true,\"key\":\"A\",\"case\":{\"court\":\"某法院\",\"notes\":\"***\"},"
		"\"defendants\":[{\"key\":\"D1\",\"name\":\"***\",\"birth_on\":\"***\","
		"\"ethnicity\":\"***\",\"statuses\":[{\"key\":\"S1\",\"kind\":\"***\"}],\"gain\":5.00}],"
		"\"victims\":[{\"key\":\"V1\",\"name\":\"***\"}]}");
	char masked[600];
	snprintf(masked, sizeof masked, "%s", bench_json(b, true));
	assert_false(bench_read(b, masked));
}

static void fields_of_a_province_survive_and_are_masked(void **state)
{
	bench *plain = *state;
	const az_doc *doc = bench_doc(plain,
		"fields: zj\nentities: {defendant: {\n"
		"  housing: {type: code, sensitivity: open, title: {zh: 居住, en: housing},\n"
		"    codes: {shared: {number: 7, zh: 合住, en: shared}}},\n"
		"  marks: {type: set, sensitivity: personal, title: {zh: 标记, en: marks},\n"
		"    codes: {a: {number: 1, zh: 甲, en: a}, b: {number: 2, zh: 乙, en: b}}},\n"
		"  rent: {type: money, sensitivity: open, title: {zh: 租金, en: rent}}}}\n");
	az_schema schema;
	const az_fields_file file = {doc, "f.yaml"};
	assert_true(az_fields_read(&file, 1, plain->arena, &schema, plain->problems));
	bench *b = bench_new(&schema);
	assert_true(bench_read(b, "key: A\ndefendants: [{key: D1, x.zj.housing: 合住, x.zj.marks: [乙, "
							  "a], x.zj.rent: 3}]\n"));
	assert_string_equal(bench_json(b, false),
		"{\"key\":\"A\",\"defendants\":[{\"key\":\"D1\",\"x.zj.housing\":\"shared\","
		"\"x.zj.marks\":[\"a\",\"b\"],\"x.zj.rent\":3.00}]}");
	assert_round_trip(b, az_dossier_write_json);
	assert_round_trip(b, az_dossier_write_yaml);
	assert_non_null(strstr(bench_json(b, true), "\"x.zj.marks\":\"***\""));
	/* Without its declaration nobody knows how sensitive a field is. */
	b->schema = NULL;
	assert_non_null(strstr(bench_json(b, true), "\"x.zj.rent\":\"***\""));
	bench_free(b);
}

static const char *csv(bench *b, az_entity_id id, bool masked)
{
	const az_write_options options = {.masked = masked, .schema = b->schema};
	const az_entity *entity = az_entity_of(id);
	az_record record = bench_record(b);
	az_buffer_clear(&b->text);
	az_csv_head(entity, &options, &b->text);
	az_csv_rows(&record, entity, &options, &b->text);
	az_buffer_u8(&b->text, 0);
	assert_false(b->text.failed);
	return (const char *)b->text.bytes;
}

static void csv_has_a_row_for_each_item(void **state)
{
	bench *b = *state;
	assert_true(bench_read(b,
		"key: A\nvictims: [{key: V2, name: '=cmd()', categories: [], loss: 3},\n"
		"  {key: V10, name: '甲, \"乙\"', categories: [student, elderly], grave_result: n/a}]\n"
		"defendants: [{key: D1, circumstances: [confession]}]\n"));
	assert_string_equal(csv(b, AZ_VICTIM, false),
		"\xEF\xBB\xBF"
		"case_key,key,name,categories,loss,grave_result,relation\r\n"
		"A,V2,'=cmd(),[],3.00,,\r\n"
		"A,V10,\"甲, \"\"乙\"\"\",\"student, elderly\",,n/a,\r\n");
	assert_string_equal(csv(b, AZ_VICTIM, true),
		"\xEF\xBB\xBF"
		"case_key,key,name,categories,loss,grave_result,relation,masked\r\n"
		"A,V2,***,[],3.00,,,true\r\n"
		"A,V10,***,\"student, elderly\",,n/a,,true\r\n");
	assert_string_equal(csv(b, AZ_CIRCUMSTANCE, false),
		"\xEF\xBB\xBF"
		"case_key,defendant_key,key,kind,evidence,counted_for,credited,percent\r\n"
		"A,D1,confession,confession,,,,\r\n");
	assert_non_null(strstr(csv(b, AZ_CASE, false), "case_key,number,court,"));
}

static const char *cell(bench *b, const char *text)
{
	az_buffer_clear(&b->text);
	az_csv_cell(&b->text, text, strlen(text));
	az_buffer_u8(&b->text, 0);
	assert_false(b->text.failed);
	return (const char *)b->text.bytes;
}

static void no_cell_begins_as_a_formula(void **state)
{
	bench *b = *state;
	static const char *const cells[][2] = {{"=2+2", "'=2+2"}, {"+86", "'+86"}, {"-1", "'-1"},
		{"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"}, {"\r=1", "\"'\r=1\""}, {"\n=1", "\"'\n=1\""},
		{"  =1", "'  =1"}, {"=A1,\"b\"", "\"'=A1,\"\"b\"\"\""}, {"＝1", "'＝1"}, {"＋1", "'＋1"},
		{"－1", "'－1"}, {"＠a", "'＠a"}, {"　＝1", "'　＝1"}, {"甲=1", "甲=1"}, {"1-2", "1-2"},
		{"'=1", "'=1"}, {" ", " "}, {"", ""}};
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
		assert_string_equal(cell(b, cells[i][0]), cells[i][1]);
}

static void no_key_begins_as_a_formula(void **state)
{
	bench *b = *state;
	assert_true(bench_read(b, "key: =2+2\ndefendants:\n"
							  "  - {key: '@D', circumstances: [{key: -C, kind: confession}]}\n"));
	assert_string_equal(csv(b, AZ_CIRCUMSTANCE, false),
		"\xEF\xBB\xBF"
		"case_key,defendant_key,key,kind,evidence,counted_for,credited,percent\r\n"
		"'=2+2,'@D,'-C,confession,,,,\r\n");
	assert_non_null(strstr(csv(b, AZ_CASE, false), "\n'=2+2,"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_and_yaml_read_back_to_the_same_record),
		cmocka_unit_test(awkward_texts_survive),
		cmocka_unit_test(empty_things_survive),
		cmocka_unit_test(yaml_is_readable),
		cmocka_unit_test(a_masked_dossier_shows_no_personal_value),
		cmocka_unit_test(fields_of_a_province_survive_and_are_masked),
		cmocka_unit_test(csv_has_a_row_for_each_item),
		cmocka_unit_test(no_cell_begins_as_a_formula),
		cmocka_unit_test(no_key_begins_as_a_formula),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
