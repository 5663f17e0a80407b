#include "model/vocabulary.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

const az_vocabulary *const az_vocabularies[] = {
	&az_vocabulary_stage,
	&az_vocabulary_means,
	&az_vocabulary_sex,
	&az_vocabulary_status,
	&az_vocabulary_role,
	&az_vocabulary_participation,
	&az_vocabulary_special_group,
	&az_vocabulary_stay_kind,
	&az_vocabulary_admin_reason,
	&az_vocabulary_coercion,
	&az_vocabulary_prior_kind,
	&az_vocabulary_penalty,
	&az_vocabulary_ability,
	&az_vocabulary_hiding,
	&az_vocabulary_willingness,
	&az_vocabulary_charge,
	&az_vocabulary_charge_state,
	&az_vocabulary_circumstance,
	&az_vocabulary_victim_category,
	&az_vocabulary_relation,
	&az_vocabulary_property_kind,
	&az_vocabulary_property_measure,
	&az_vocabulary_property_status,
	&az_vocabulary_third_party,
	&az_vocabulary_payer,
	&az_vocabulary_payment_kind,
	&az_vocabulary_payment_purpose,
	&az_vocabulary_recovery_kind,
	&az_vocabulary_obligation,
	&az_vocabulary_enforcement_state,
	&az_vocabulary_enforcement_measure,
	&az_vocabulary_listing_ground,
	&az_vocabulary_commutation_kind,
	&az_vocabulary_proceeding_stage,
	&az_vocabulary_result,
	&az_vocabulary_court_level,
	&az_vocabulary_bracket,
	&az_vocabulary_removal_cause,
	&az_vocabulary_commutation_refusal,
	NULL,
};

const az_code *az_code_numbered(const az_vocabulary *vocabulary, uint16_t number)
{
	size_t low = 0, high = vocabulary->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (vocabulary->codes[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == vocabulary->count || vocabulary->codes[low].number != number)
		return NULL;
	return &vocabulary->codes[low];
}

static bool same(const char *title, const char *text, size_t length)
{
	return title && strlen(title) == length && memcmp(title, text, length) == 0;
}

/* Not tolower(): that asks the locale. */
static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool same_but_case(const char *title, const char *text, size_t length)
{
	if (!title || strlen(title) != length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (lower(title[i]) != lower(text[i]))
			return false;
	return true;
}

/* Equal, or equal but for a last 罪 of the title: people write both 诈骗罪 and 诈骗. */
static bool same_charge(const char *title, const char *text, size_t length)
{
	static const char crime[] = "罪";
	const size_t tail = sizeof crime - 1;
	if (same(title, text, length))
		return true;
	size_t whole = title ? strlen(title) : 0;
	return length > 0 && whole == length + tail && memcmp(title, text, length) == 0 &&
		   memcmp(title + length, crime, tail) == 0;
}

const az_code *az_code_named(const az_vocabulary *vocabulary, const char *text, size_t length)
{
	for (size_t i = 0; i < vocabulary->count; i++) {
		const az_code *code = &vocabulary->codes[i];
		if (same(code->key, text, length) || same_charge(code->zh, text, length) ||
			same_but_case(code->en, text, length))
			return code;
	}
	for (size_t i = 0; i < vocabulary->alias_count; i++)
		if (same_charge(vocabulary->aliases[i].name, text, length))
			return az_code_numbered(vocabulary, vocabulary->aliases[i].number);
	return NULL;
}

static const char *key_at(const void *ctx, size_t i)
{
	const az_vocabulary *vocabulary = ctx;
	return i < vocabulary->count ? vocabulary->codes[i].key : NULL;
}

const char *az_code_nearest(const az_vocabulary *vocabulary, const char *text)
{
	return az_text_nearest(text, key_at, vocabulary);
}
