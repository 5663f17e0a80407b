/*
 * The shapes of YAML files, from which JSON Schemas are written: each key that a reader takes is
 * described in both languages, and no other is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/schema/json_schema.h"
#include "report/schema/shape.h"

static void check_shape(const char *file, const az_shape *shape);

static bool is_listed(const az_shape *shape, const char *name)
{
	for (size_t i = 0; shape->words[i]; i++)
		if (strcmp(shape->words[i], name) == 0)
			return true;
	return false;
}

static void check_map(const char *file, const az_shape *shape)
{
	for (size_t i = 0; shape->words[i]; i++)
		if (!az_shape_key_named(shape, shape->words[i]))
			fail_msg("%s: the reader takes '%s', and the schema does not describe it", file,
				shape->words[i]);
	for (const az_shape_key *key = shape->keys; key->name; key++) {
		if (!is_listed(shape, key->name))
			fail_msg("%s: the schema describes '%s', and no reader takes it", file, key->name);
		assert_true(key->zh && key->zh[0]);
		assert_true(key->en && key->en[0]);
		check_shape(file, key->shape);
	}
}

static void check_shape(const char *file, const az_shape *shape)
{
	if (shape->kind == AZ_SHAPE_MAP)
		check_map(file, shape);
	if (shape->of)
		check_shape(file, shape->of);
	for (size_t i = 0; shape->either && shape->either[i]; i++)
		check_shape(file, shape->either[i]);
}

static void every_key_of_a_reader_is_described_and_no_other(void **state)
{
	(void)state;
	for (const az_shape_file *file = az_shape_files; file->name; file++)
		check_shape(file->name, file->shape);
	check_shape("a row test", &az_shape_rows); /* the two that `test` chooses from */
	check_shape("a case test", &az_shape_case_test);
}

static void every_file_has_a_schema_by_its_name(void **state)
{
	(void)state;
	size_t count = 0;
	for (; az_json_schema_files[count]; count++) {
		az_buffer out = {0};
		assert_string_equal(az_json_schema_files[count], az_shape_files[count].name);
		assert_true(az_json_schema_write(az_json_schema_files[count], NULL, AZ_ZH, &out));
		assert_false(out.failed);
		az_buffer_free(&out);
	}
	assert_null(az_shape_files[count].name);
}

static void another_name_has_none(void **state)
{
	(void)state;
	az_buffer out = {0};
	assert_false(az_json_schema_write("verdict", NULL, AZ_ZH, &out));
	assert_int_equal(out.length, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_a_reader_is_described_and_no_other),
		cmocka_unit_test(every_file_has_a_schema_by_its_name),
		cmocka_unit_test(another_name_has_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
