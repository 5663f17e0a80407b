/* Values read from text and shown to people. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/date.h"
#include "model/layout.h"
#include "model/money.h"
#include "model/value.h"

static const az_code code_rows[] = {
	{.number = 1, .key = "fraud", .zh = "诈骗罪", .en = "fraud"},
	{.number = 3, .key = "aiding", .zh = "帮助信息网络犯罪活动罪", .en = "aiding cybercrime"},
};
static const az_vocabulary codes = {.name = "charge", .codes = code_rows, .count = 2};

/* Reading */

static int64_t number_of(az_type type, const char *text)
{
	az_scalar scalar;
	const char *why = NULL;
	if (!az_scalar_parse(type, &codes, text, strlen(text), &scalar, &why))
		fail_msg("%s: %s", text, why);
	assert_int_equal(scalar.state, AZ_KNOWN);
	return scalar.number;
}

static void assert_refused(az_type type, const char *text, const char *reason)
{
	az_scalar scalar;
	const char *why = NULL;
	assert_false(az_scalar_parse(type, &codes, text, strlen(text), &scalar, &why));
	assert_non_null(why);
	assert_non_null(strstr(why, reason));
}

static void reads_each_type(void **state)
{
	(void)state;
	assert_int_equal(number_of(AZ_FLAG, "true"), 1);
	assert_int_equal(number_of(AZ_FLAG, "TRUE"), 1);
	assert_int_equal(number_of(AZ_FLAG, "是"), 1);
	assert_int_equal(number_of(AZ_FLAG, " yes "), 1);
	assert_int_equal(number_of(AZ_FLAG, "false"), 0);
	assert_int_equal(number_of(AZ_FLAG, "No"), 0);
	assert_int_equal(number_of(AZ_FLAG, "否"), 0);
	assert_int_equal(number_of(AZ_COUNT, "126"), 126);
	assert_int_equal(number_of(AZ_MONEY, "1.2万元"), 1200000);
	assert_int_equal(number_of(AZ_RATIO, "80%"), 800000);
	assert_int_equal(number_of(AZ_DATE, "2026-02-17"), az_date_pack(az_date_of(2026, 2, 17)));
	assert_int_equal(number_of(AZ_CODE, "fraud"), 1);
	assert_int_equal(number_of(AZ_CODE, "诈骗罪"), 1);
	assert_int_equal(number_of(AZ_SET, "　aiding cybercrime "), 3);
}

static void a_case_number_is_kept_in_its_canonical_form(void **state)
{
	(void)state;
	az_scalar scalar;
	const char *why = NULL;
	const char *text = "(2026)闽0203刑初88号";
	assert_true(az_scalar_parse(AZ_NUMBER, NULL, text, strlen(text), &scalar, &why));
	assert_string_equal(scalar.text, "（2026）闽0203刑初88号");
}

static void gives_the_reason_of_the_type(void **state)
{
	(void)state;
	assert_refused(AZ_FLAG, "1", "neither true nor false");
	assert_refused(AZ_FLAG, "", "neither true nor false");
	assert_refused(AZ_FLAG, "truee", "neither true nor false");
	assert_refused(AZ_COUNT, "12.5", "decimals");
	assert_refused(AZ_MONEY, "0.001", "two decimals");
	assert_refused(AZ_DATE, "2026-02-30", "no 30 February");
	assert_refused(AZ_CODE, "fruad", "no term");
	assert_refused(AZ_NUMBER, "88号", "year of four digits");
	assert_refused(AZ_TEXT, "text", "not read from one text");
	assert_refused((az_type)99, "text", "not read from one text");
}

/* The word for unknown is no value: who reads a parameter must not get a silent zero of it. */
static void a_state_is_no_value(void **state)
{
	(void)state;
	assert_refused(AZ_MONEY, "不详", "not a number");
	assert_refused(AZ_COUNT, "n/a", "not a number");
	assert_refused(AZ_DATE, "unknown", "not written");
}

static void assert_state_word(const char *text, az_state expected)
{
	az_state found = AZ_KNOWN;
	assert_true(az_state_word(text, strlen(text), &found));
	assert_int_equal(found, expected);
}

static void knows_the_words_for_states(void **state)
{
	(void)state;
	assert_state_word("", AZ_UNKNOWN);
	assert_state_word(" 　", AZ_UNKNOWN);
	assert_state_word("不详", AZ_UNKNOWN);
	assert_state_word("unknown", AZ_UNKNOWN);
	assert_state_word("NULL", AZ_UNKNOWN);
	assert_state_word("不适用", AZ_NOT_APPLICABLE);
	assert_state_word(" N/A ", AZ_NOT_APPLICABLE);
	assert_state_word("ｎ／ａ", AZ_NOT_APPLICABLE);
	az_state found = AZ_KNOWN;
	assert_false(az_state_word("无", strlen("无"), &found)); /* none is something known */
	assert_false(az_state_word("0", 1, &found));
	assert_false(az_state_word("unknown to us", strlen("unknown to us"), &found));
	assert_int_equal(found, AZ_KNOWN);
}

/* Writing */

static az_value number(az_type type, int64_t n)
{
	return (az_value){.state = AZ_KNOWN, .type = type, .number = n};
}

static void assert_text(az_buffer *out, const char *expected)
{
	az_buffer_char(out, '\0');
	assert_false(out->failed);
	assert_string_equal((const char *)out->bytes, expected);
	az_buffer_free(out);
}

static void assert_writes(const az_record *record, az_value value, const char *unit,
	const char *plain, const char *zh, const char *en)
{
	const az_field field = {.type = value.type, .codes = &codes, .unit = unit};
	az_buffer out = {0};
	az_value_plain(record, &value, &codes, &out);
	assert_text(&out, plain);
	az_value_shown(record, &value, &field, AZ_ZH, &out);
	assert_text(&out, zh);
	az_value_shown(record, &value, &field, AZ_EN, &out);
	assert_text(&out, en);
}

static void writes_scalars(void **state)
{
	(void)state;
	const az_record none = {0};
	assert_writes(
		&none, number(AZ_MONEY, 86240000), NULL, "862400.00", "862,400.00元", "862,400.00 yuan");
	assert_writes(&none, number(AZ_FLAG, 1), NULL, "true", "是", "yes");
	assert_writes(&none, number(AZ_FLAG, 0), NULL, "false", "否", "no");
	assert_writes(&none, number(AZ_RATIO, 125000), NULL, "0.125", "12.5%", "12.5%");
	assert_writes(&none, number(AZ_CODE, 1), NULL, "fraud", "诈骗罪", "fraud");
	assert_writes(&none, number(AZ_CODE, 2), NULL, "#2", "#2", "#2");
	az_value text = {
		.state = AZ_KNOWN, .type = AZ_TEXT, .text = "冻结存款与家属代管", .length = 12};
	assert_writes(&none, text, NULL, "冻结存款", "冻结存款", "冻结存款");
}

static void writes_dates_as_far_as_they_are_known(void **state)
{
	(void)state;
	const az_record none = {0};
	assert_writes(&none, number(AZ_DATE, number_of(AZ_DATE, "2026-02-07")), NULL, "2026-02-07",
		"2026年2月7日", "2026-02-07");
	assert_writes(&none, number(AZ_DATE, number_of(AZ_DATE, "2026-02")), NULL, "2026-02",
		"2026年2月", "2026-02");
	assert_writes(&none, number(AZ_DATE, INT64_MAX), NULL, "unknown", "不详", "unknown");
}

static void writes_counts_with_their_unit(void **state)
{
	(void)state;
	const az_record none = {0};
	assert_writes(&none, number(AZ_COUNT, 126), "months", "126", "126个月", "126 months");
	assert_writes(&none, number(AZ_COUNT, 1), "months", "1", "1个月", "1 month");
	assert_writes(&none, number(AZ_COUNT, 31), "days", "31", "31天", "31 days");
	assert_writes(&none, number(AZ_COUNT, 4), "persons", "4", "4人", "4 persons");
	assert_writes(&none, number(AZ_COUNT, 0), "days", "0", "0天", "0 days");
	assert_writes(&none, number(AZ_COUNT, 7), NULL, "7", "7", "7");
	assert_writes(&none, number(AZ_COUNT, 7), "间", "7", "7间", "7 间");
}

/* A unit without Chinese words would stand in a Chinese report as "7subjects". */
static void every_unit_of_a_field_has_its_words(void **state)
{
	(void)state;
	const az_record none = {0};
	az_value seven = number(AZ_COUNT, 7);
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		for (size_t i = 0; i < entity->count; i++) {
			az_buffer out = {0};
			if (!entity->fields[i].unit)
				continue;
			az_value_shown(&none, &seven, &entity->fields[i], AZ_ZH, &out);
			for (size_t at = 0; at < out.length; at++)
				if (out.bytes[at] < 0x80 && out.bytes[at] != '7')
					fail_msg(
						"%s.%s: %s", entity->name, entity->fields[i].name, entity->fields[i].unit);
			az_buffer_free(&out);
		}
	}
}

static void writes_what_is_not_known(void **state)
{
	(void)state;
	const az_record none = {0};
	az_value unknown = {.state = AZ_UNKNOWN, .type = AZ_MONEY};
	az_value not_applicable = {.state = AZ_NOT_APPLICABLE, .type = AZ_SET};
	assert_writes(&none, unknown, NULL, "unknown", "不详", "unknown");
	assert_writes(&none, not_applicable, NULL, "n/a", "不适用", "not applicable");
}

static void writes_sets(void **state)
{
	(void)state;
	const az_record none = {0};
	const unsigned char items[] = {1, 0, 3, 0};
	az_value set = {.state = AZ_KNOWN, .type = AZ_SET, .count = 2, .items = items};
	assert_writes(&none, set, NULL, "fraud, aiding", "诈骗罪、帮助信息网络犯罪活动罪",
		"fraud, aiding cybercrime");
	set.count = 1;
	assert_writes(&none, set, NULL, "fraud", "诈骗罪", "fraud");
	set.count = 0; /* looked and none: not the same as unknown */
	assert_writes(&none, set, NULL, "[]", "无", "none");
}

/* Two nodes without slots, and their keys behind them. */
static az_record two_nodes(az_buffer *bytes)
{
	const uint32_t keys = AZ_RECORD_ROOT + 2 * AZ_NODE_HEADER;
	az_buffer_string(bytes, AZ_RECORD_MAGIC);
	az_buffer_u32(bytes, keys + 5);
	az_buffer_u32(bytes, keys);
	az_buffer_u32(bytes, 0);
	for (uint32_t i = 0; i < 2; i++) {
		az_buffer_u32(bytes, i ? AZ_RECORD_ROOT : 0);
		az_buffer_u16(bytes, i ? AZ_DEFENDANT : AZ_CASE);
		az_buffer_u16(bytes, 0);
		az_buffer_u32(bytes, keys + i * 3);
		az_buffer_u32(bytes, i ? 2 : 3);
	}
	az_buffer_string(bytes, "K-1D2");
	return az_record_trusted(bytes->bytes, bytes->length);
}

static void writes_references_as_keys(void **state)
{
	(void)state;
	az_buffer bytes = {0};
	az_record record = two_nodes(&bytes);
	const az_ref second = AZ_RECORD_ROOT + AZ_NODE_HEADER;
	const unsigned char items[] = {AZ_RECORD_ROOT, 0, 0, 0, (unsigned char)second, 0, 0, 0};
	az_value refs = {.state = AZ_KNOWN, .type = AZ_REFS, .count = 2, .items = items};
	assert_writes(&record, number(AZ_REF, second), NULL, "D2", "D2", "D2");
	assert_writes(&record, refs, NULL, "K-1, D2", "K-1、D2", "K-1, D2");
	refs.count = 0;
	assert_writes(&record, refs, NULL, "[]", "无", "none");
	az_buffer_free(&bytes);
}

/* In a German locale a decimal comma and grouping dots would come and go with the machine. */
static void asks_no_locale(void **state)
{
	static const char *const names[] = {"de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8", ""};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		setlocale(LC_ALL, names[i]); /* where the machine has it */
		writes_scalars(NULL);
		reads_each_type(NULL);
	}
	setlocale(LC_ALL, "C");
}

static void every_type_says_what_it_is(void **state)
{
	(void)state;
	for (int i = 1; i < AZ_TYPE_END; i++) {
		const az_type_info *info = az_type_of((az_type)i);
		assert_non_null(info);
		assert_true(info->zh && info->expected && info->json && info->lua && info->sql);
		assert_int_equal(az_type_named(info->name), i);
	}
	assert_null(az_type_of((az_type)0));
	assert_null(az_type_of(AZ_TYPE_END));
	assert_int_equal(az_type_named("double"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_each_type),
		cmocka_unit_test(a_case_number_is_kept_in_its_canonical_form),
		cmocka_unit_test(gives_the_reason_of_the_type),
		cmocka_unit_test(a_state_is_no_value),
		cmocka_unit_test(knows_the_words_for_states),
		cmocka_unit_test(writes_scalars),
		cmocka_unit_test(writes_dates_as_far_as_they_are_known),
		cmocka_unit_test(writes_counts_with_their_unit),
		cmocka_unit_test(every_unit_of_a_field_has_its_words),
		cmocka_unit_test(writes_what_is_not_known),
		cmocka_unit_test(writes_sets),
		cmocka_unit_test(writes_references_as_keys),
		cmocka_unit_test(asks_no_locale),
		cmocka_unit_test(every_type_says_what_it_is),
	};
	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
