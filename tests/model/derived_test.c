/*
 * Derived fields: what every author would sum. A sum is exact, or it is unknown and names the field
 * that made it so; it is never a part of the whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/dossier.h"
#include "model/numbers.h"
#include "model/path.h"

typedef struct world {
	az_dossier *dossier;
	az_problems *problems;
	az_buffer bytes;
	az_record record;
} world;

static int start(void **state)
{
	static world w;
	w = (world){.dossier = az_dossier_new(NULL), .problems = az_problems_new(10)};
	*state = &w;
	return w.dossier && w.problems ? 0 : -1;
}

static int finish(void **state)
{
	world *w = *state;
	az_dossier_free(w->dossier);
	az_problems_free(w->problems);
	az_buffer_free(&w->bytes);
	return 0;
}

static const az_field *field_of(const az_entity *entity, const char *name)
{
	const az_field *field = az_field_named(entity, name, strlen(name));
	assert_non_null(field);
	return field;
}

/* Adds an item to a list of `owner`. `pairs` are names and texts, ended by NULL; n/a is said as in a
 * file. */
static az_item *add_below(world *w, az_item *owner, const char *list, const char *const *pairs)
{
	az_item *item = az_item_add(w->dossier, owner, field_of(az_item_entity(owner), list));
	assert_non_null(item);
	for (; *pairs; pairs += 2) {
		const az_field *field = field_of(az_item_entity(item), pairs[0]);
		if (!strcmp(pairs[1], "n/a"))
			assert_int_equal(
				az_item_set_state(w->dossier, item, field, AZ_NOT_APPLICABLE), ASSIZE_OK);
		else
			assert_true(az_item_set(
				w->dossier, item, field, pairs[1], strlen(pairs[1]), (az_place){0}, w->problems));
	}
	return item;
}

#define ADD_BELOW(owner, list, ...)                                                                \
	add_below(w, owner, list, (const char *const[]){__VA_ARGS__, NULL})
#define ADD(list, ...) ADD_BELOW(az_dossier_case(w->dossier), list, __VA_ARGS__)

static void none(world *w, const char *list)
{
	az_item *root = az_dossier_case(w->dossier);
	const az_field *field = field_of(az_item_entity(root), list);
	assert_int_equal(az_item_list(w->dossier, root, field), ASSIZE_OK);
}

static void freeze(world *w)
{
	az_item *root = az_dossier_case(w->dossier);
	assert_true(az_item_set(w->dossier, root, field_of(az_item_entity(root), "key"), "K1", 2,
		(az_place){0}, w->problems));
	az_buffer_clear(&w->bytes);
	if (!az_dossier_freeze(w->dossier, &w->bytes, w->problems)) {
		char text[512];
		az_problem_format(az_problems_at(w->problems, 0), text, sizeof text);
		fail_msg("%s", text);
	}
	az_error error;
	assert_int_equal(
		az_record_open(&w->record, w->bytes.bytes, w->bytes.length, &error), ASSIZE_OK);
}

static az_value read_path(world *w, const char *path, az_unread *unread)
{
	const char *rest;
	az_ref ref = az_path_find(&w->record, path, &rest);
	assert_true(ref > 0);
	az_value value;
	az_node_read(&w->record, ref, field_of(az_node_entity(&w->record, ref), rest), &value, unread);
	return value;
}

static void assert_number(world *w, const char *path, int64_t number)
{
	az_unread unread;
	az_value value = read_path(w, path, &unread);
	assert_int_equal(value.state, AZ_KNOWN);
	assert_int_equal(value.number, number);
}

/* Unknown, because of the field at `because`. */
static void assert_unread(world *w, const char *path, const char *because)
{
	az_unread unread;
	az_value value = read_path(w, path, &unread);
	assert_int_equal(value.state, AZ_UNKNOWN);
	az_buffer text = {0};
	az_path_field(&w->record, unread.ref, unread.field->name, &text);
	az_buffer_char(&text, '\0');
	assert_string_equal((char *)text.bytes, because);
	az_buffer_free(&text);
}

static void persons_are_the_defendants_on_record(void **state)
{
	world *w = *state;
	ADD("defendants", "key", "D1");
	ADD("defendants", "key", "D2");
	freeze(w);
	assert_number(w, "case.persons", 2);
}

static void persons_are_unknown_while_nobody_listed_them(void **state)
{
	world *w = *state;
	freeze(w);
	assert_unread(w, "case.persons", "case.defendants");
}

static void losses_add_up_exactly(void **state)
{
	world *w = *state;
	ADD("victims", "key", "V1", "loss", "0.10");
	ADD("victims", "key", "V2", "loss", "0.20");
	ADD("victims", "key", "V3", "loss", "n/a");
	freeze(w);
	assert_number(w, "case.loss_known", 30);
}

static void one_unknown_loss_makes_the_sum_unknown(void **state)
{
	world *w = *state;
	ADD("victims", "key", "V1", "loss", "480000.00");
	ADD("victims", "key", "V2");
	freeze(w);
	assert_unread(w, "case.loss_known", "victim.V2.loss");
}

static void no_victims_is_a_loss_of_zero_and_no_list_is_unknown(void **state)
{
	world *w = *state;
	freeze(w);
	assert_unread(w, "case.loss_known", "case.victims");
	none(w, "victims");
	freeze(w);
	assert_number(w, "case.loss_known", 0);
}

static void a_sum_beyond_money_is_unknown(void **state)
{
	world *w = *state;
	ADD("victims", "key", "V1", "loss", "100000000000000");
	ADD("victims", "key", "V2", "loss", "0.01");
	freeze(w);
	assert_unread(w, "case.loss_known", "victim.V2.loss");
}

static void repaid_takes_the_payments_on_one_s_own_debt(void **state)
{
	world *w = *state;
	ADD("defendants", "key", "D1");
	ADD("defendants", "key", "D2");
	ADD("payments", "key", "T1", "debtor", "D1", "kind", "repay_loss", "amount", "100");
	ADD("payments", "key", "T2", "debtor", "D1", "payer", "family", "purpose", "victim", "amount",
		"20.50");
	ADD("payments", "key", "T3", "debtor", "D2", "kind", "return_loot", "amount", "7");
	ADD("payments", "key", "T4", "debtor", "n/a", "kind", "distribution", "amount", "1000");
	freeze(w);
	assert_number(w, "defendant.D1.repaid", 12050);
	assert_number(w, "defendant.D2.repaid", 700);
}

static void fines_and_confiscation_repay_nobody(void **state)
{
	world *w = *state;
	ADD("defendants", "key", "D1");
	ADD("payments", "key", "T1", "debtor", "D1", "purpose", "fine", "amount", "100");
	ADD("payments", "key", "T2", "purpose", "confiscation");
	freeze(w);
	assert_number(w, "defendant.D1.repaid", 0);
}

static void enforced_money_of_unknown_purpose_may_be_a_fine(void **state)
{
	world *w = *state;
	ADD("defendants", "key", "D1");
	ADD("defendants", "key", "D2");
	ADD("payments", "key", "T1", "debtor", "D1", "kind", "enforced", "amount", "100");
	freeze(w);
	assert_unread(w, "defendant.D1.repaid", "payment.T1.purpose");
	assert_number(w, "defendant.D2.repaid", 0);
}

static void a_payment_of_unknown_debtor_or_amount_leaves_repaid_unknown(void **state)
{
	world *w = *state;
	ADD("defendants", "key", "D1");
	ADD("payments", "key", "T1", "debtor", "D1", "kind", "repay_loss");
	freeze(w);
	assert_unread(w, "defendant.D1.repaid", "payment.T1.amount");
	ADD("payments", "key", "T0", "kind", "repay_loss", "amount", "5");
	freeze(w);
	assert_unread(w, "defendant.D1.repaid", "payment.T0.debtor");
}

static void returned_takes_the_payments_to_the_victim(void **state)
{
	world *w = *state;
	ADD("victims", "key", "V1");
	ADD("victims", "key", "V2");
	ADD("payments", "key", "T1", "payee", "V1", "amount", "12000");
	ADD("payments", "key", "T2", "payee", "V1", "kind", "distribution", "amount", "0.05");
	ADD("payments", "key", "T3", "purpose", "fine", "amount", "9");
	freeze(w);
	assert_number(w, "victim.V1.returned", 1200005);
	assert_number(w, "victim.V2.returned", 0);
	ADD("payments", "key", "T4", "kind", "repay_loss", "amount", "9");
	freeze(w);
	assert_unread(w, "victim.V2.returned", "payment.T4.payee");
}

static void outstanding_is_what_is_left_and_never_below_zero(void **state)
{
	world *w = *state;
	ADD("enforcement", "key", "E1", "amount", "790400.00", "performed", "0.40");
	ADD("enforcement", "key", "E2", "amount", "10", "performed", "11");
	ADD("enforcement", "key", "E3", "amount", "10");
	ADD("enforcement", "key", "E4", "performed", "10");
	ADD("enforcement", "key", "E5", "amount", "n/a", "performed", "0");
	freeze(w);
	assert_number(w, "enforcement.E1.outstanding", 79039960);
	assert_number(w, "enforcement.E2.outstanding", 0);
	assert_unread(w, "enforcement.E3.outstanding", "enforcement.E3.performed");
	assert_unread(w, "enforcement.E4.outstanding", "enforcement.E4.amount");
	az_unread unread;
	assert_int_equal(read_path(w, "enforcement.E5.outstanding", &unread).state, AZ_NOT_APPLICABLE);
}

static void number(world *w, const char *text)
{
	az_item *root = az_dossier_case(w->dossier);
	assert_true(az_item_set(w->dossier, root, field_of(az_item_entity(root), "number"), text,
		strlen(text), (az_place){0}, w->problems));
	freeze(w);
}

static void assert_not_applicable(world *w, const char *path)
{
	az_unread unread;
	assert_int_equal(read_path(w, path, &unread).state, AZ_NOT_APPLICABLE);
}

static void assert_text(world *w, const char *path, const char *text)
{
	az_unread unread;
	az_value value = read_path(w, path, &unread);
	assert_int_equal(value.state, AZ_KNOWN);
	assert_int_equal(value.length, strlen(text));
	assert_memory_equal(value.text, text, value.length);
}

static void a_case_number_says_its_year_court_kind_and_place_in_the_series(void **state)
{
	world *w = *state;
	number(w, "(2026)闽0203刑初88号");
	assert_number(w, "case.number_year", 2026);
	assert_text(w, "case.number_court", "闽0203");
	assert_number(w, "case.number_level", AZ_LEVEL_BASIC);
	assert_text(w, "case.number_type", "刑初");
	assert_number(w, "case.number_serial", 88);
	assert_text(w, "case.series", "（2026）闽0203刑初");
}

static void a_court_s_level_is_in_the_figures_of_its_code(void **state)
{
	world *w = *state;
	number(w, "（2026）闽02刑终1号");
	assert_number(w, "case.number_level", AZ_LEVEL_INTERMEDIATE);
	number(w, "（2026）闽刑终1号");
	assert_number(w, "case.number_level", AZ_LEVEL_HIGH);
	number(w, "（2026）最高法刑核12345678号");
	assert_number(w, "case.number_level", AZ_LEVEL_SUPREME);
	assert_text(w, "case.number_court", "最高法");
}

static void an_older_number_has_a_year_and_no_series(void **state)
{
	world *w = *state;
	az_unread unread;
	number(w, "（2015）成刑执字第853号");
	assert_number(w, "case.number_year", 2015);
	assert_int_equal(read_path(w, "case.series", &unread).state, AZ_NOT_APPLICABLE);
	assert_int_equal(read_path(w, "case.number_level", &unread).state, AZ_NOT_APPLICABLE);
}

static void an_unknown_number_leaves_its_parts_unknown(void **state)
{
	world *w = *state;
	freeze(w);
	assert_unread(w, "case.series", "case.number");
}

/* A defendant with charges in these states; "?" is a charge whose state nobody stated. */
static void add_charged(world *w, const char *key, const char *const *states)
{
	az_item *root = az_dossier_case(w->dossier);
	az_item *person = az_item_add(w->dossier, root, field_of(az_item_entity(root), "defendants"));
	const az_entity *entity = az_item_entity(person);
	assert_true(az_item_set(
		w->dossier, person, field_of(entity, "key"), key, strlen(key), (az_place){0}, w->problems));
	for (; *states; states++) {
		az_item *charge = az_item_add(w->dossier, person, field_of(entity, "charges"));
		const az_entity *of = az_item_entity(charge);
		char name[] = {'C', (char)('0' + strlen(*states)), '\0'};
		assert_true(az_item_set(
			w->dossier, charge, field_of(of, "key"), name, 2, (az_place){0}, w->problems));
		if (**states != '?')
			assert_true(az_item_set(w->dossier, charge, field_of(of, "state"), *states,
				strlen(*states), (az_place){0}, w->problems));
	}
}

#define CHARGED(key, ...) add_charged(w, key, (const char *const[]){__VA_ARGS__, NULL})

static void nobody_is_pursued_whose_every_charge_ended(void **state)
{
	world *w = *state;
	CHARGED("D1", "acquitted", "not_prosecuted");
	CHARGED("D2", "withdrawn");
	CHARGED("D3", "acquitted", "charged");
	CHARGED("D4", "acquitted", "?");
	CHARGED("D5", NULL);
	freeze(w);
	assert_number(w, "defendant.D1.pursued", false);
	assert_number(w, "defendant.D2.pursued", false);
	assert_number(w, "defendant.D3.pursued", true);
	assert_number(w, "defendant.D4.pursued", true);
	assert_number(w, "defendant.D5.pursued", true);
}

static void a_charge_has_the_article_of_its_vocabulary(void **state)
{
	world *w = *state;
	az_item *person = ADD("defendants", "key", "D1");
	ADD_BELOW(person, "charges", "key", "C1", "charge", "fraud");
	ADD_BELOW(person, "charges", "key", "C2", "charge", "aiding");
	ADD_BELOW(person, "charges", "key", "C3", "charge", "other");
	ADD_BELOW(person, "charges", "key", "C4", "charge", "n/a");
	ADD_BELOW(person, "charges", "key", "C5");
	freeze(w);
	assert_text(w, "defendant.D1.charge.C1.law_article", "266");
	assert_text(w, "defendant.D1.charge.C2.law_article", "287-2");
	assert_not_applicable(w, "defendant.D1.charge.C3.law_article");
	assert_not_applicable(w, "defendant.D1.charge.C4.law_article");
	assert_unread(w, "defendant.D1.charge.C5.law_article", "defendant.D1.charge.C5.charge");
}

static void one_charge_is_enough_to_be_convicted(void **state)
{
	world *w = *state;
	CHARGED("D1", "charged", "convicted");
	CHARGED("D2", "?", "convicted");
	CHARGED("D3", "acquitted", "charged");
	CHARGED("D4", NULL);
	CHARGED("D5", "acquitted", "?");
	freeze(w);
	assert_number(w, "defendant.D1.convicted", true);
	assert_number(w, "defendant.D2.convicted", true);
	assert_number(w, "defendant.D3.convicted", false);
	assert_unread(w, "defendant.D4.convicted", "defendant.D4.charges");
	assert_unread(w, "defendant.D5.convicted", "defendant.D5.charge.C1.state");
}

static void the_lesser_part_is_known_where_there_is_no_joint_crime(void **state)
{
	world *w = *state;
	ADD("defendants", "key", "D1", "participation", "accessory");
	ADD("defendants", "key", "D2", "participation", "coerced_participant");
	ADD("defendants", "key", "D3", "participation", "principal");
	ADD("defendants", "key", "D4", "participation", "n/a");
	ADD("defendants", "key", "D5");
	freeze(w);
	assert_number(w, "defendant.D1.lesser_part", true);
	assert_number(w, "defendant.D2.lesser_part", true);
	assert_number(w, "defendant.D3.lesser_part", false);
	assert_number(w, "defendant.D4.lesser_part", false);
	assert_unread(w, "defendant.D5.lesser_part", "defendant.D5.participation");
}

static void a_refusal_is_cured_where_its_day_is_on_record(void **state)
{
	world *w = *state;
	ADD("commutations", "key", "C1", "cured_on", "2026-01-10");
	ADD("commutations", "key", "C2", "cured_on", "n/a");
	ADD("commutations", "key", "C3");
	freeze(w);
	assert_number(w, "commutation.C1.cured", true);
	assert_number(w, "commutation.C2.cured", false);
	assert_unread(w, "commutation.C3.cured", "commutation.C3.cured_on");
}

static void a_payment_goes_to_a_victim_where_it_has_a_payee(void **state)
{
	world *w = *state;
	ADD("victims", "key", "V1");
	ADD("payments", "key", "T1", "payee", "V1");
	ADD("payments", "key", "T2", "payee", "n/a");
	ADD("payments", "key", "T3");
	freeze(w);
	assert_number(w, "payment.T1.to_victim", true);
	assert_number(w, "payment.T2.to_victim", false);
	assert_unread(w, "payment.T3.to_victim", "payment.T3.payee");
}

/* A defendant whose earlier sentence had this probation. */
static void add_prior(world *w, const char *key, const char *months)
{
	az_item *root = az_dossier_case(w->dossier);
	az_item *person = az_item_add(w->dossier, root, field_of(az_item_entity(root), "defendants"));
	const az_entity *entity = az_item_entity(person);
	assert_true(az_item_set(
		w->dossier, person, field_of(entity, "key"), key, strlen(key), (az_place){0}, w->problems));
	az_item *prior = az_item_add(w->dossier, person, field_of(entity, "priors"));
	const az_entity *of = az_item_entity(prior);
	assert_true(az_item_set(
		w->dossier, prior, field_of(of, "kind"), "conviction", 10, (az_place){0}, w->problems));
	const az_field *field = field_of(of, "probation_months");
	if (!months)
		assert_int_equal(az_item_set_state(w->dossier, prior, field, AZ_NOT_APPLICABLE), ASSIZE_OK);
	else if (*months != '?')
		assert_true(az_item_set(
			w->dossier, prior, field, months, strlen(months), (az_place){0}, w->problems));
}

static void a_term_is_suspended_where_there_are_months_of_probation(void **state)
{
	world *w = *state;
	add_prior(w, "D1", "12");
	add_prior(w, "D2", "0");
	add_prior(w, "D3", NULL);
	add_prior(w, "D4", "?");
	freeze(w);
	assert_number(w, "defendant.D1.prior.conviction.suspended", true);
	assert_number(w, "defendant.D2.prior.conviction.suspended", false);
	assert_number(w, "defendant.D3.prior.conviction.suspended", false);
	assert_unread(w, "defendant.D4.prior.conviction.suspended",
		"defendant.D4.prior.conviction.probation_months");
}

static void a_payment_that_is_a_fine_by_its_kind_repays_nobody(void **state)
{
	world *w = *state;
	ADD("defendants", "key", "D1");
	ADD("payments", "key", "T1", "debtor", "D1", "kind", "pay_fine", "amount", "9");
	freeze(w);
	assert_number(w, "defendant.D1.repaid", 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(persons_are_the_defendants_on_record),
		TEST(persons_are_unknown_while_nobody_listed_them),
		TEST(losses_add_up_exactly),
		TEST(one_unknown_loss_makes_the_sum_unknown),
		TEST(no_victims_is_a_loss_of_zero_and_no_list_is_unknown),
		TEST(a_sum_beyond_money_is_unknown),
		TEST(repaid_takes_the_payments_on_one_s_own_debt),
		TEST(fines_and_confiscation_repay_nobody),
		TEST(enforced_money_of_unknown_purpose_may_be_a_fine),
		TEST(a_payment_of_unknown_debtor_or_amount_leaves_repaid_unknown),
		TEST(returned_takes_the_payments_to_the_victim),
		TEST(outstanding_is_what_is_left_and_never_below_zero),
		TEST(a_case_number_says_its_year_court_kind_and_place_in_the_series),
		TEST(a_court_s_level_is_in_the_figures_of_its_code),
		TEST(an_older_number_has_a_year_and_no_series),
		TEST(an_unknown_number_leaves_its_parts_unknown),
		TEST(nobody_is_pursued_whose_every_charge_ended),
		TEST(a_charge_has_the_article_of_its_vocabulary),
		TEST(one_charge_is_enough_to_be_convicted),
		TEST(the_lesser_part_is_known_where_there_is_no_joint_crime),
		TEST(a_refusal_is_cured_where_its_day_is_on_record),
		TEST(a_payment_goes_to_a_victim_where_it_has_a_payee),
		TEST(a_term_is_suspended_where_there_are_months_of_probation),
		TEST(a_payment_that_is_a_fine_by_its_kind_repays_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
