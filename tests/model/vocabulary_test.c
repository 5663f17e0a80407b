/*
 * Vocabularies: a term is found by its key, its Chinese title, its English title or another name,
 * and no text means two terms.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/vocabulary.h"

static const az_code *named(const az_vocabulary *vocabulary, const char *text)
{
	return az_code_named(vocabulary, text, strlen(text));
}

static void assert_means(const az_vocabulary *vocabulary, const char *text, const char *key)
{
	const az_code *code = named(vocabulary, text);
	if (!code)
		fail_msg("%s knows no %s", vocabulary->name, text);
	assert_string_equal(code->key, key);
}

static void assert_code_is_whole(const az_vocabulary *vocabulary, size_t i)
{
	const az_code *code = &vocabulary->codes[i];
	assert_int_equal(code->number, i + 1);
	assert_true(code->key[0] && code->zh[0] && code->en[0]);
	assert_ptr_equal(az_code_numbered(vocabulary, code->number), code);
	if (named(vocabulary, code->key) != code || named(vocabulary, code->zh) != code ||
		named(vocabulary, code->en) != code)
		fail_msg("%s.%s: a title of it also names another", vocabulary->name, code->key);
}

static void every_code_is_whole_and_found_by_each_of_its_names(void **state)
{
	(void)state;
	for (size_t v = 0; az_vocabularies[v]; v++) {
		const az_vocabulary *vocabulary = az_vocabularies[v];
		assert_true(vocabulary->count > 0);
		for (size_t i = 0; i < vocabulary->count; i++)
			assert_code_is_whole(vocabulary, i);
		assert_null(az_code_numbered(vocabulary, 0));
		assert_null(az_code_numbered(vocabulary, (uint16_t)(vocabulary->count + 1)));
		for (size_t w = 0; w < v; w++)
			assert_string_not_equal(vocabulary->name, az_vocabularies[w]->name);
	}
}

static void every_alias_leads_to_one_code(void **state)
{
	(void)state;
	for (size_t v = 0; az_vocabularies[v]; v++) {
		const az_vocabulary *vocabulary = az_vocabularies[v];
		for (size_t i = 0; i < vocabulary->alias_count; i++) {
			const az_code_alias *alias = &vocabulary->aliases[i];
			const az_code *code = az_code_numbered(vocabulary, alias->number);
			assert_non_null(code);
			if (named(vocabulary, alias->name) != code)
				fail_msg("%s also names another", alias->name);
		}
	}
}

static void charges_have_articles_and_full_titles(void **state)
{
	(void)state;
	const az_vocabulary *charge = &az_vocabulary_charge;
	for (size_t i = 0; i < charge->count; i++) {
		const az_code *code = &charge->codes[i];
		if (!strcmp(code->key, "other")) {
			assert_null(code->article);
			continue;
		}
		assert_true(code->article[0] >= '1' && code->article[0] <= '9');
		assert_string_equal(code->zh + strlen(code->zh) - strlen("罪"), "罪");
	}
	assert_string_equal(named(charge, "aiding")->article, "287-2");
	assert_string_equal(named(charge, "concealing")->article, "312");
	assert_string_equal(named(charge, "card_offences")->article, "177-1");
}

static void the_charges_of_the_field_have_their_keys(void **state)
{
	(void)state;
	static const char *const keys[] = {"fraud", "aiding", "concealing", "personal_information",
		"border_crossing", "organizing_crossing", "transporting_crossing", "laundering",
		"trafficking", "injury", "kidnapping", "rape", "detention", "refusal_to_execute",
		"card_offences", "homicide", "contract_fraud", "fundraising_fraud", "credit_card_fraud",
		"information_network", "other"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_means(&az_vocabulary_charge, keys[i], keys[i]);
}

static void a_charge_is_known_by_the_names_that_judgments_give_it(void **state)
{
	(void)state;
	const az_vocabulary *charge = &az_vocabulary_charge;
	assert_means(charge, "诈骗罪", "fraud");
	assert_means(charge, "诈骗", "fraud");
	assert_means(charge, "Contract Fraud", "contract_fraud");
	assert_means(charge, "帮助信息网络犯罪活动", "aiding");
	assert_means(charge, "掩饰、隐瞒犯罪所得罪", "concealing");
	assert_means(charge, "掩饰、隐瞒犯罪所得、犯罪所得收益", "concealing");
	assert_means(charge, "组织他人偷越国境罪", "organizing_crossing");
	assert_means(charge, "偷越国(边)境罪", "border_crossing");
	assert_means(charge, "贩卖毒品", "drug_trafficking");
	assert_null(named(charge, "罪"));
	assert_null(named(charge, ""));
	assert_null(named(charge, "诈"));
	assert_null(named(charge, "[诈骗]"));
}

static void terms_of_the_glossary_are_there(void **state)
{
	(void)state;
	assert_means(&az_vocabulary_role, "跑分", "score_running");
	assert_means(&az_vocabulary_role, "首要分子", "ringleader");
	assert_means(&az_vocabulary_role, "network provider", "network_provider");
	assert_means(&az_vocabulary_participation, "胁从犯", "coerced_participant");
	assert_means(&az_vocabulary_circumstance, "自首", "surrender");
	assert_means(&az_vocabulary_circumstance, "认罪认罚", "plea_leniency");
	assert_means(&az_vocabulary_property_measure, "冻结", "freeze");
	assert_means(&az_vocabulary_stage, "终本", "exec_round_ended");
	assert_means(&az_vocabulary_recovery_kind, "按比例返还", "return_prorata");
	assert_means(&az_vocabulary_penalty, "有期徒刑", "fixed_term");
}

static void a_mistyped_key_leads_to_the_nearest(void **state)
{
	(void)state;
	assert_string_equal(az_code_nearest(&az_vocabulary_charge, "frued"), "fraud");
	assert_string_equal(az_code_nearest(&az_vocabulary_role, "financer"), "financier");
	assert_null(az_code_nearest(&az_vocabulary_role, "weather_forecast"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_is_whole_and_found_by_each_of_its_names),
		cmocka_unit_test(every_alias_leads_to_one_code),
		cmocka_unit_test(charges_have_articles_and_full_titles),
		cmocka_unit_test(the_charges_of_the_field_have_their_keys),
		cmocka_unit_test(a_charge_is_known_by_the_names_that_judgments_give_it),
		cmocka_unit_test(terms_of_the_glossary_are_there),
		cmocka_unit_test(a_mistyped_key_leads_to_the_nearest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
