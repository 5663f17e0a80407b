/*
 * The numbers of those fields and codes that C code itself names. The tables take them from here,
 * so that a number stands in one place; all other numbers stand in the tables alone.
 */
#ifndef AZ_MODEL_NUMBERS_H
#define AZ_MODEL_NUMBERS_H

enum {
	AZ_FIELD_KEY = 1, /* of every entity */

	AZ_CASE_NUMBER = 2,
	AZ_CASE_COURT_CODE = 4,
	AZ_CASE_PROVINCE = 5,
	AZ_CASE_DEFENDANTS = 26,
	AZ_CASE_VICTIMS = 27,
	AZ_CASE_PAYMENTS = 29,

	AZ_DEFENDANT_PARTICIPATION = 9,
	AZ_DEFENDANT_CHARGES = 25,

	AZ_CHARGE_CHARGE = 2,
	AZ_CHARGE_STATE = 4,

	AZ_OUTCOME_PROBATION = 4,
	AZ_PRIOR_PROBATION = 9,
	AZ_COMMUTATION_CURED_ON = 9,

	AZ_VICTIM_LOSS = 4,

	AZ_PAYMENT_DEBTOR = 2,
	AZ_PAYMENT_KIND = 4,
	AZ_PAYMENT_PURPOSE = 5,
	AZ_PAYMENT_AMOUNT = 8,
	AZ_PAYMENT_PAYEE = 9,

	AZ_ENFORCEMENT_AMOUNT = 6,
	AZ_ENFORCEMENT_PERFORMED = 7,

	/* Derived fields stand at the end of their entity, apart from those that a file may give. */
	AZ_DERIVED_FIRST = 200
};

/* az_vocabulary_participation */
enum { AZ_PART_ACCESSORY = 2, AZ_PART_COERCED = 3 };

/* az_vocabulary_charge_state */
enum {
	AZ_STATE_CONVICTED = 2,
	AZ_STATE_ACQUITTED = 3,
	AZ_STATE_WITHDRAWN = 4,
	AZ_STATE_NOT_PROSECUTED = 6
};

/* az_vocabulary_court_level */
enum { AZ_LEVEL_SUPREME = 1, AZ_LEVEL_HIGH, AZ_LEVEL_INTERMEDIATE, AZ_LEVEL_BASIC };

/* az_vocabulary_payment_kind */
enum { AZ_KIND_RETURN_LOOT = 1, AZ_KIND_REPAY_LOSS = 2, AZ_KIND_PAY_FINE = 5 };

/* az_vocabulary_payment_purpose */
enum { AZ_PURPOSE_FINE = 4, AZ_PURPOSE_CONFISCATION = 5 };

#endif
