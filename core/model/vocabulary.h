/*
 * Vocabularies: the coded terms of the field, each with a number that is never reused, a key that
 * stands in files and in Lua, and a title in two languages. Constant data; any thread.
 */
#ifndef AZ_MODEL_VOCABULARY_H
#define AZ_MODEL_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

typedef struct az_code {
	uint16_t number;     /* from 1, never reused within its vocabulary */
	const char *key;     /* "score_running" */
	const char *zh;      /* 跑分 */
	const char *en;      /* "score running" */
	const char *article; /* charges: the article of the Criminal Law, "287-2"; else NULL */
} az_code;

/* Another name of a code, only for reading: 贩卖毒品罪 is a judgment's proper name for a part of
 * 走私、贩卖、运输、制造毒品罪. */
typedef struct az_code_alias {
	const char *name;
	uint16_t number;
} az_code_alias;

typedef struct az_vocabulary {
	const char *name;
	const az_code *codes; /* ordered by number */
	size_t count;
	const az_code_alias *aliases; /* NULL: none */
	size_t alias_count;
} az_vocabulary;

extern const az_vocabulary az_vocabulary_stage;
extern const az_vocabulary az_vocabulary_means;
extern const az_vocabulary az_vocabulary_sex;
extern const az_vocabulary az_vocabulary_status;
extern const az_vocabulary az_vocabulary_role;
extern const az_vocabulary az_vocabulary_participation;
extern const az_vocabulary az_vocabulary_special_group;
extern const az_vocabulary az_vocabulary_stay_kind;
extern const az_vocabulary az_vocabulary_admin_reason;
extern const az_vocabulary az_vocabulary_coercion;
extern const az_vocabulary az_vocabulary_prior_kind;
extern const az_vocabulary az_vocabulary_penalty;
extern const az_vocabulary az_vocabulary_ability;
extern const az_vocabulary az_vocabulary_hiding;
extern const az_vocabulary az_vocabulary_willingness;
extern const az_vocabulary az_vocabulary_charge;
extern const az_vocabulary az_vocabulary_charge_state;
extern const az_vocabulary az_vocabulary_circumstance;
extern const az_vocabulary az_vocabulary_victim_category;
extern const az_vocabulary az_vocabulary_relation;
extern const az_vocabulary az_vocabulary_property_kind;
extern const az_vocabulary az_vocabulary_property_measure;
extern const az_vocabulary az_vocabulary_property_status;
extern const az_vocabulary az_vocabulary_third_party;
extern const az_vocabulary az_vocabulary_payer;
extern const az_vocabulary az_vocabulary_payment_kind;
extern const az_vocabulary az_vocabulary_payment_purpose;
extern const az_vocabulary az_vocabulary_recovery_kind;
extern const az_vocabulary az_vocabulary_obligation;
extern const az_vocabulary az_vocabulary_enforcement_state;
extern const az_vocabulary az_vocabulary_enforcement_measure;
extern const az_vocabulary az_vocabulary_listing_ground;
extern const az_vocabulary az_vocabulary_commutation_kind;
extern const az_vocabulary az_vocabulary_proceeding_stage;
extern const az_vocabulary az_vocabulary_result;
extern const az_vocabulary az_vocabulary_court_level;
extern const az_vocabulary az_vocabulary_bracket;
extern const az_vocabulary az_vocabulary_removal_cause;
extern const az_vocabulary az_vocabulary_commutation_refusal;

/* Every vocabulary, for walks; NULL-ended. */
extern const az_vocabulary *const az_vocabularies[];

/* The code with that number, or NULL. */
const az_code *az_code_numbered(const az_vocabulary *vocabulary, uint16_t number);

/* The code whose key, Chinese title, English title (in any case) or alias is the text, or NULL. A charge
 * is also known without its last 罪. */
const az_code *az_code_named(const az_vocabulary *vocabulary, const char *text, size_t length);

/* The key nearest to a mistyped one, or NULL. */
const char *az_code_nearest(const az_vocabulary *vocabulary, const char *text);

#endif
