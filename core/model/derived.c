#include "model/derived.h"

#include <string.h>

#include "model/money.h"
#include "model/numbers.h"
#include "model/record.h"

/* Reads a field by number; an unknown one is named in *unread. */
static void get(
	const az_record *record, az_ref ref, unsigned number, az_value *value, az_unread *unread)
{
	const az_field *field = az_field_numbered(az_node_entity(record, ref), number);
	az_node_get(record, ref, field, value);
	if (value->state == AZ_UNKNOWN)
		*unread = (az_unread){ref, field};
}

/* A list of the case; one that does not apply has no items. False when it is unknown. */
static bool get_list(const az_record *record, unsigned number, az_value *list, az_unread *unread)
{
	get(record, az_record_root(record), number, list, unread);
	return list->state != AZ_UNKNOWN;
}

static void set_known(az_value *value, int64_t number)
{
	value->state = AZ_KNOWN;
	value->number = number;
}

/* Adds the amount in field `number` of `ref`; one that does not apply adds nothing. False when the
 * amount is unknown or the sum leaves what money may be, with the field in *unread. */
static bool add_amount(
	const az_record *record, az_ref ref, unsigned number, int64_t *sum, az_unread *unread)
{
	az_value amount;
	get(record, ref, number, &amount, unread);
	if (amount.state == AZ_UNKNOWN)
		return false;
	if (amount.state == AZ_NOT_APPLICABLE)
		return true;
	if (az_money_add(*sum, amount.number, sum))
		return true;
	*unread = (az_unread){ref, az_field_numbered(az_node_entity(record, ref), number)};
	return false;
}

void az_derive_persons(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	(void)ref;
	az_value list;
	if (get_list(record, AZ_CASE_DEFENDANTS, &list, unread))
		set_known(value, list.count);
}

void az_derive_loss_known(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	(void)ref;
	az_value victims;
	int64_t sum = 0;
	if (!get_list(record, AZ_CASE_VICTIMS, &victims, unread))
		return;
	for (uint32_t i = 0; i < victims.count; i++)
		if (!add_amount(record, az_value_ref(&victims, i), AZ_VICTIM_LOSS, &sum, unread))
			return;
	set_known(value, sum);
}

typedef enum { COUNTS, COUNTS_NOT, CANNOT_SAY } verdict;

/* Whether a reference of the payment leads to `to`. */
static verdict leads_to(
	const az_record *record, az_ref payment, unsigned number, az_ref to, az_unread *unread)
{
	az_value value;
	get(record, payment, number, &value, unread);
	if (value.state == AZ_UNKNOWN)
		return CANNOT_SAY;
	return value.state == AZ_KNOWN && value.number == (int64_t)to ? COUNTS : COUNTS_NOT;
}

/* Whether the payment went to victims and creditors, and not to the treasury. */
static verdict is_no_fine(const az_record *record, az_ref payment, az_unread *unread)
{
	az_value purpose, kind;
	az_unread missing;
	get(record, payment, AZ_PAYMENT_PURPOSE, &purpose, &missing);
	if (purpose.state == AZ_KNOWN) {
		bool fine = purpose.number == AZ_PURPOSE_FINE || purpose.number == AZ_PURPOSE_CONFISCATION;
		return fine ? COUNTS_NOT : COUNTS;
	}
	if (purpose.state == AZ_NOT_APPLICABLE)
		return COUNTS;
	get(record, payment, AZ_PAYMENT_KIND, &kind, unread);
	if (kind.state == AZ_KNOWN && kind.number == AZ_KIND_PAY_FINE)
		return COUNTS_NOT;
	if (kind.state == AZ_KNOWN &&
		(kind.number == AZ_KIND_RETURN_LOOT || kind.number == AZ_KIND_REPAY_LOSS))
		return COUNTS;
	*unread = missing;
	return CANNOT_SAY;
}

static verdict counts_as_repaid(
	const az_record *record, az_ref payment, az_ref defendant, az_unread *unread)
{
	verdict purpose = is_no_fine(record, payment, unread);
	if (purpose == COUNTS_NOT)
		return COUNTS_NOT;
	verdict debtor = leads_to(record, payment, AZ_PAYMENT_DEBTOR, defendant, unread);
	return debtor == COUNTS ? purpose : debtor;
}

/* A fine has no payee, so that a missing one says nothing there. */
static verdict counts_as_returned(
	const az_record *record, az_ref payment, az_ref victim, az_unread *unread)
{
	az_unread missing;
	if (is_no_fine(record, payment, &missing) == COUNTS_NOT)
		return COUNTS_NOT;
	return leads_to(record, payment, AZ_PAYMENT_PAYEE, victim, unread);
}

typedef verdict judge_fn(const az_record *record, az_ref payment, az_ref of, az_unread *unread);

/* Sums the case's payments that count for `of`. */
static void sum_payments(
	const az_record *record, az_ref of, judge_fn *judge, az_value *value, az_unread *unread)
{
	az_value payments;
	int64_t sum = 0;
	if (!get_list(record, AZ_CASE_PAYMENTS, &payments, unread))
		return;
	for (uint32_t i = 0; i < payments.count; i++) {
		az_ref payment = az_value_ref(&payments, i);
		verdict v = judge(record, payment, of, unread);
		if (v == CANNOT_SAY)
			return;
		if (v == COUNTS && !add_amount(record, payment, AZ_PAYMENT_AMOUNT, &sum, unread))
			return;
	}
	set_known(value, sum);
}

/* Whether a charge is on record as ended without a conviction. */
static bool has_ended(const az_record *record, az_ref charge)
{
	az_value state;
	az_unread missing;
	get(record, charge, AZ_CHARGE_STATE, &state, &missing);
	return state.state == AZ_KNOWN &&
		   (state.number == AZ_STATE_ACQUITTED || state.number == AZ_STATE_WITHDRAWN ||
			   state.number == AZ_STATE_NOT_PROSECUTED);
}

void az_derive_pursued(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value charges;
	(void)unread;
	az_node_get(record, ref, az_field_numbered(az_node_entity(record, ref), AZ_DEFENDANT_CHARGES),
		&charges);
	bool pursued = charges.state != AZ_KNOWN || charges.count == 0;
	for (uint32_t i = 0; !pursued && i < charges.count; i++)
		pursued = !has_ended(record, az_value_ref(&charges, i));
	set_known(value, pursued);
}

void az_derive_lesser_part(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value part;
	get(record, ref, AZ_DEFENDANT_PARTICIPATION, &part, unread);
	if (part.state != AZ_UNKNOWN)
		set_known(value, part.state == AZ_KNOWN &&
							 (part.number == AZ_PART_ACCESSORY || part.number == AZ_PART_COERCED));
}

void az_derive_convicted(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value charges;
	bool open = false;
	get(record, ref, AZ_DEFENDANT_CHARGES, &charges, unread);
	if (charges.state == AZ_UNKNOWN)
		return;
	for (uint32_t i = 0; i < charges.count; i++) {
		az_value state;
		get(record, az_value_ref(&charges, i), AZ_CHARGE_STATE, &state, unread);
		open |= state.state == AZ_UNKNOWN;
		if (state.state == AZ_KNOWN && state.number == AZ_STATE_CONVICTED) {
			set_known(value, true);
			return;
		}
	}
	if (!open)
		set_known(value, false);
}

void az_derive_law_article(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value charge;
	get(record, ref, AZ_CHARGE_CHARGE, &charge, unread);
	value->state = charge.state == AZ_UNKNOWN ? AZ_UNKNOWN : AZ_NOT_APPLICABLE;
	const az_code *code = charge.state == AZ_KNOWN
							  ? az_code_numbered(&az_vocabulary_charge, (uint16_t)charge.number)
							  : NULL;
	if (!code || !code->article)
		return;
	value->state = AZ_KNOWN;
	value->text = code->article;
	value->length = (uint32_t)strlen(code->article);
}

/* A count of months above zero; none where it does not apply. */
static void derive_any_months(
	const az_record *record, az_ref ref, unsigned number, az_value *value, az_unread *unread)
{
	az_value months;
	get(record, ref, number, &months, unread);
	if (months.state != AZ_UNKNOWN)
		set_known(value, months.state == AZ_KNOWN && months.number > 0);
}

void az_derive_suspended(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	derive_any_months(record, ref, AZ_OUTCOME_PROBATION, value, unread);
}

void az_derive_prior_suspended(
	const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	derive_any_months(record, ref, AZ_PRIOR_PROBATION, value, unread);
}

/* Whether a field has a value; none where it does not apply. */
static void derive_any(
	const az_record *record, az_ref ref, unsigned number, az_value *value, az_unread *unread)
{
	az_value of;
	get(record, ref, number, &of, unread);
	if (of.state != AZ_UNKNOWN)
		set_known(value, of.state == AZ_KNOWN);
}

void az_derive_cured(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	derive_any(record, ref, AZ_COMMUTATION_CURED_ON, value, unread);
}

void az_derive_to_victim(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	derive_any(record, ref, AZ_PAYMENT_PAYEE, value, unread);
}

void az_derive_repaid(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	sum_payments(record, ref, counts_as_repaid, value, unread);
}

void az_derive_returned(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	sum_payments(record, ref, counts_as_returned, value, unread);
}

void az_derive_outstanding(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value amount, performed;
	int64_t left;
	get(record, ref, AZ_ENFORCEMENT_AMOUNT, &amount, unread);
	if (amount.state != AZ_KNOWN) {
		value->state = amount.state;
		return;
	}
	get(record, ref, AZ_ENFORCEMENT_PERFORMED, &performed, unread);
	if (performed.state != AZ_KNOWN) {
		value->state = performed.state;
		return;
	}
	if (!az_money_add(amount.number, -performed.number, &left)) {
		*unread = (az_unread){
			ref, az_field_numbered(az_node_entity(record, ref), AZ_ENFORCEMENT_PERFORMED)};
		return;
	}
	set_known(value, left > 0 ? left : 0);
}
