/*
 * The declaration tables say what a dossier may hold. Everything is derived from them, and what is
 * stored is read by their numbers for ever: so no number may be reused or moved.
 *
 * `entity_test --numbers` prints what tests/model/numbers.txt must hold. A new line in that file is
 * a new field; a changed or missing one is a record that can no longer be read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "model/entity.h"
#include "model/numbers.h"
#include "model/record.h"
#include "model/schema.h"

static const char numbers_file[] = "tests/model/numbers.txt";

static void write_numbers(az_buffer *out)
{
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		az_buffer_printf(out, "entity %s %u\n", entity->name, id);
		for (size_t i = 0; i < entity->count; i++)
			az_buffer_printf(out, "field %s.%s %u %s\n", entity->name, entity->fields[i].name,
				entity->fields[i].number, az_type_of(entity->fields[i].type)->name);
	}
	for (size_t v = 0; az_vocabularies[v]; v++)
		for (size_t i = 0; i < az_vocabularies[v]->count; i++)
			az_buffer_printf(out, "code %s.%s %u\n", az_vocabularies[v]->name,
				az_vocabularies[v]->codes[i].key, az_vocabularies[v]->codes[i].number);
}

/* Names stand in files, in Lua and in SQL: lower-case words with underscores. */
static void assert_plain_name(const char *name)
{
	assert_true(name[0] >= 'a' && name[0] <= 'z');
	for (const char *p = name; *p; p++)
		assert_true((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_');
}

static bool refers(az_type type)
{
	return type == AZ_REF || type == AZ_REFS || type == AZ_LIST || type == AZ_ONE;
}

static const az_field *field_of(az_entity_id id, const char *name)
{
	const az_field *field = az_field_named(az_entity_of(id), name, strlen(name));
	if (!field)
		fail_msg("%s has no field %s", az_entity_of(id)->name, name);
	return field;
}

static const az_code *code_of(const az_vocabulary *vocabulary, const char *text)
{
	return az_code_named(vocabulary, text, strlen(text));
}

static void no_number_is_reused_or_moved(void **state)
{
	(void)state;
	az_buffer now = {0}, kept = {0};
	az_error error;
	write_numbers(&now);
	az_buffer_char(&now, '\0');
	assert_int_equal(az_file_read(numbers_file, 1 << 20, &kept, &error), ASSIZE_OK);
	az_buffer_char(&kept, '\0');
	assert_false(now.failed || kept.failed);
	assert_string_equal((char *)now.bytes, (char *)kept.bytes);
	az_buffer_free(&now);
	az_buffer_free(&kept);
}

static void every_entity_is_whole(void **state)
{
	(void)state;
	assert_null(az_entity_of(0));
	assert_null(az_entity_of(AZ_ENTITY_END));
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		assert_non_null(entity);
		assert_int_equal(entity->id, id);
		assert_plain_name(entity->name);
		assert_true(entity->zh[0] && entity->en[0]);
		assert_ptr_equal(az_entity_named(entity->name), entity);
		assert_int_equal(entity->parent == 0, id == AZ_CASE);
	}
	assert_null(az_entity_named("defendants"));
}

static void every_entity_but_the_case_is_held_by_its_parent_once(void **state)
{
	(void)state;
	for (unsigned id = AZ_CASE + 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		unsigned held = 0;
		for (unsigned other = 1; other < AZ_ENTITY_END; other++) {
			const az_entity *holder = az_entity_of(other);
			for (size_t i = 0; i < holder->count; i++) {
				const az_field *field = &holder->fields[i];
				if ((field->type == AZ_LIST || field->type == AZ_ONE) && field->target == id) {
					held++;
					assert_int_equal(other, entity->parent);
					assert_ptr_equal(az_field_holding(holder, entity->id), field);
				}
			}
		}
		assert_int_equal(held, 1);
		assert_true(az_entity_within(entity, AZ_CASE));
	}
	assert_true(az_entity_within(az_entity_of(AZ_CHARGE), AZ_DEFENDANT));
	assert_false(az_entity_within(az_entity_of(AZ_VICTIM), AZ_DEFENDANT));
	assert_null(az_field_holding(az_entity_of(AZ_CASE), AZ_CHARGE));
}

static void field_one_is_the_key(void **state)
{
	(void)state;
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_field *key = &az_entity_of(id)->fields[0];
		assert_int_equal(key->number, AZ_FIELD_KEY);
		assert_string_equal(key->name, "key");
		assert_int_equal(key->type, AZ_TEXT);
	}
}

static void a_default_key_comes_from_a_code(void **state)
{
	(void)state;
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		if (entity->key_from)
			assert_int_equal(az_field_numbered(entity, entity->key_from)->type, AZ_CODE);
	}
	static const az_entity_id named[] = {AZ_CHARGE, AZ_CIRCUMSTANCE, AZ_STATUS, AZ_STAY, AZ_PRIOR,
		AZ_ADMIN_PENALTY, AZ_ORDER, AZ_MEASURE};
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		assert_true(az_entity_of(named[i])->key_from > 0);
}

static void assert_field_is_whole(const az_entity *entity, const az_field *field)
{
	assert_plain_name(field->name);
	assert_true(field->zh && field->zh[0] && field->en && field->en[0]);
	assert_true(field->type > 0 && field->type < AZ_TYPE_END && field->type != AZ_RATIO);
	assert_int_equal(field->codes != NULL, field->type == AZ_CODE || field->type == AZ_SET);
	assert_int_equal(field->target != 0, refers(field->type));
	assert_int_equal(field->derive != NULL, field->number >= AZ_DERIVED_FIRST);
	if (field->unit)
		assert_int_equal(field->type, AZ_COUNT);
	assert_ptr_equal(az_field_numbered(entity, field->number), field);
	assert_ptr_equal(az_field_named(entity, field->name, strlen(field->name)), field);
}

static void every_field_is_whole_and_unique(void **state)
{
	(void)state;
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		for (size_t i = 0; i < entity->count; i++) {
			assert_field_is_whole(entity, &entity->fields[i]);
			if (i == 0)
				continue;
			assert_true(entity->fields[i].number > entity->fields[i - 1].number);
			for (size_t j = 0; j < i; j++)
				assert_string_not_equal(entity->fields[i].zh, entity->fields[j].zh);
		}
		assert_null(az_field_numbered(entity, 0));
		assert_null(az_field_numbered(entity, AZ_FIELD_EXTENSION));
	}
}

static void persons_are_guarded(void **state)
{
	(void)state;
	assert_int_equal(field_of(AZ_DEFENDANT, "name")->sensitivity, AZ_PERSONAL);
	assert_int_equal(field_of(AZ_DEFENDANT, "id_number")->sensitivity, AZ_PERSONAL);
	assert_int_equal(field_of(AZ_DEFENDANT, "birth_on")->sensitivity, AZ_PERSONAL);
	assert_int_equal(field_of(AZ_VICTIM, "name")->sensitivity, AZ_PERSONAL);
	assert_int_equal(field_of(AZ_CASE, "notes")->sensitivity, AZ_PERSONAL);
	assert_int_equal(field_of(AZ_DEFENDANT, "sex")->sensitivity, AZ_PROTECTED);
	assert_int_equal(field_of(AZ_DEFENDANT, "ethnicity")->sensitivity, AZ_PROTECTED);
	assert_int_equal(field_of(AZ_STATUS, "kind")->sensitivity, AZ_PROTECTED);
}

static void a_mistyped_field_leads_to_the_nearest(void **state)
{
	(void)state;
	assert_string_equal(az_field_nearest(az_entity_of(AZ_DEFENDANT), "loss_shar"), "loss_share");
	assert_string_equal(az_field_nearest(az_entity_of(AZ_CASE), "telcom"), "telecom");
	assert_null(az_field_named(az_entity_of(AZ_DEFENDANT), "gainful", 7));
	assert_non_null(az_field_named(az_entity_of(AZ_DEFENDANT), "gainful", 4));
}

static void the_numbers_that_code_names_are_the_fields_meant(void **state)
{
	(void)state;
	assert_int_equal(field_of(AZ_CASE, "number")->number, AZ_CASE_NUMBER);
	assert_int_equal(field_of(AZ_CASE, "province")->number, AZ_CASE_PROVINCE);
	assert_int_equal(field_of(AZ_CASE, "payments")->number, AZ_CASE_PAYMENTS);
	assert_int_equal(code_of(&az_vocabulary_payment_purpose, "fine")->number, AZ_PURPOSE_FINE);
	assert_int_equal(
		code_of(&az_vocabulary_payment_kind, "repay_loss")->number, AZ_KIND_REPAY_LOSS);
}

/* A province's fields: looked up by entity and whole name, in a schema of any size. */
static void a_province_s_field_is_found_by_entity_and_name(void **state)
{
	(void)state;
	static const az_extension extensions[] = {
		{.name = "x.fj.pilot", .entity = AZ_CASE, .type = AZ_FLAG, .zh = "试点", .en = "pilot"},
		{.name = "x.zj.dorm", .entity = AZ_DEFENDANT, .type = AZ_TEXT, .zh = "宿舍", .en = "dorm"},
		{.name = "x.zj.dorms", .entity = AZ_DEFENDANT, .type = AZ_COUNT, .zh = "数", .en = "dorms"},
	};
	const az_schema schema = {extensions, 3};
	for (size_t i = 0; i < schema.count; i++)
		assert_ptr_equal(az_schema_find(&schema, extensions[i].entity, extensions[i].name,
							 strlen(extensions[i].name)),
			&extensions[i]);
	assert_null(az_schema_find(&schema, AZ_CASE, "x.zj.dorm", 9));
	assert_null(az_schema_find(&schema, AZ_DEFENDANT, "x.zj.dor", 8));
	assert_null(az_schema_find(NULL, AZ_CASE, "x.fj.pilot", 10));
	az_field field = az_extension_field(&extensions[2]);
	assert_int_equal(field.number, AZ_FIELD_EXTENSION);
	assert_int_equal(field.type, AZ_COUNT);
	assert_string_equal(field.zh, "数");
}

static int print_numbers(void)
{
	az_buffer out = {0};
	write_numbers(&out);
	fwrite(out.bytes, 1, out.length, stdout);
	int failed = out.failed;
	az_buffer_free(&out);
	return failed;
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "--numbers"))
		return print_numbers();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_number_is_reused_or_moved),
		cmocka_unit_test(every_entity_is_whole),
		cmocka_unit_test(every_entity_but_the_case_is_held_by_its_parent_once),
		cmocka_unit_test(field_one_is_the_key),
		cmocka_unit_test(a_default_key_comes_from_a_code),
		cmocka_unit_test(every_field_is_whole_and_unique),
		cmocka_unit_test(persons_are_guarded),
		cmocka_unit_test(a_mistyped_field_leads_to_the_nearest),
		cmocka_unit_test(the_numbers_that_code_names_are_the_fields_meant),
		cmocka_unit_test(a_province_s_field_is_found_by_entity_and_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
