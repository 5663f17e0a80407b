#include "rich.h"

#include "base/buffer.h"
#include "exchange/dossier/read.h"
#include "model/dossier.h"
#include "model/path.h"
#include "policy/condition.h"

/* D1 is known well, D2 has no outcome, D3's does not apply. */
static const char DOSSIER[] =
	"key: K1\n"
	"case: {filed_on: 2026-02, accepted_on: 2026-02-20, concluded_on: n/a, telecom: true, means: "
	"[],\n"
	"  loss_total: 862400.00, group_key: 缅北-07}\n"
	"defendants:\n"
	"- {key: D1, roles: [backbone, caller], participation: principal, gain: 3000.00, joined_on: "
	"2020,\n"
	"   left_on: 2025-06-30, ability_basis: 在校, x.zj.beds: 2, coercion_signs: [],\n"
	"   charges: [{charge: fraud, state: convicted, times: 3}, {charge: aiding}],\n"
	"   outcome: {penalty: fixed_term, months: 36, probation_months: n/a}}\n"
	"- {key: D2}\n"
	"- {key: D3, outcome: n/a}\n"
	"property: [{key: P1, status: recovered}]\n"
	"payments: [{key: T1, debtor: D1, kind: repay_loss}]\n";

static const char PARAMETERS[] =
	"policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
	"parameters:\n"
	"  grave: {title: {zh: 甲, en: A}, type: codes, vocabulary: charge, dated_by: as_of,\n"
	"    values: [{from: null, value: [fraud, kidnapping], basis: l1}]}\n"
	"  one: {title: {zh: 甲, en: A}, type: choice, vocabulary: charge, dated_by: as_of,\n"
	"    values: [{from: null, value: aiding, basis: l1}]}\n"
	"  filed: {title: {zh: 甲, en: A}, type: money, dated_by: case.filed_on,\n"
	"    values: [{from: null, value: 1000, basis: l1}, {from: 2026-02-15, value: 3000, basis: "
	"l1}]}\n"
	"  accepted: {title: {zh: 甲, en: A}, type: money, dated_by: case.accepted_on,\n"
	"    values: [{from: null, value: 1000, basis: l1}, {from: 2026-02-20, value: 3000, basis: "
	"l1}]}\n"
	"  early: {title: {zh: 甲, en: A}, type: money, dated_by: defendant.joined_on,\n"
	"    values: [{from: 2021-01-01, value: 1000, basis: l1}]}\n"
	"  concluded: {title: {zh: 甲, en: A}, type: money, dated_by: case.concluded_on,\n"
	"    values: [{from: null, value: 1000, basis: l1}]}\n"
	"  joined: {title: {zh: 甲, en: A}, type: money, dated_by: defendant.joined_on,\n"
	"    values: [{from: null, value: 1000, basis: l1}, {from: 2020-06-01, value: 3000, basis: "
	"l1}]}\n"
	"  years: {title: {zh: 甲, en: A}, type: months, dated_by: as_of,\n"
	"    values: [{from: null, value: 24, basis: l1}, {from: 2026-10-31, value: 36, basis: l1}]}\n"
	"  yes: {title: {zh: 甲, en: A}, type: flag, dated_by: as_of,\n"
	"    values: [{from: null, value: true, basis: l1}]}\n";

/* A rule on the dossier above. */
typedef struct bench {
	folder folder;
	az_dossier *dossier;
	az_buffer bytes;
	az_record record;
	const az_rule *rule;
	int32_t as_of;
} bench;

static void bench_make(bench *b, const char *subject, const char *when)
{
	az_arena *arena = az_arena_new();
	*b = (bench){.as_of = az_date_of(2026, 10, 31).first};
	rich_base(&b->folder);
	folder_write(&b->folder, "p/policy.yaml", PARAMETERS);
	write_rule(&b->folder, subject, when, "甲", "");
	folder_load(&b->folder);
	assert_string_equal(b->folder.text, "");
	b->rule = b->folder.policies->rules[0];
	b->dossier = az_dossier_new(&b->folder.policies->schema);
	const az_doc *doc =
		az_doc_yaml(arena, "d.yaml", DOSSIER, strlen(DOSSIER), NULL, b->folder.problems);
	assert_non_null(doc);
	bool read = az_dossier_read(b->dossier, doc, "d.yaml", b->folder.problems) &&
				az_dossier_freeze(b->dossier, &b->bytes, b->folder.problems);
	for (size_t i = 0; az_problems_at(b->folder.problems, i); i++)
		print_error("%s\n", az_problems_at(b->folder.problems, i)->what);
	assert_true(read);
	assert_int_equal(az_record_open(&b->record, b->bytes.bytes, b->bytes.length, NULL), ASSIZE_OK);
	az_arena_free(arena);
}

static void bench_free(bench *b)
{
	az_dossier_free(b->dossier);
	az_buffer_free(&b->bytes);
	folder_free(&b->folder);
}

static az_ref node_at(const bench *b, const char *path)
{
	const char *rest = NULL;
	az_ref ref = az_path_find(&b->record, path, &rest);
	assert_true(ref != 0);
	return ref;
}

static void check_open(const bench *b, const az_open *open, const char *path)
{
	az_buffer text = {0};
	az_path_field(
		&b->record, open->node, open->extension ? open->extension->name : open->field->name, &text);
	az_buffer_char(&text, '\0');
	assert_string_equal((const char *)text.bytes, path);
	az_buffer_free(&text);
}

/* `open` names the field that leaves the question open. */
static const struct {
	const char *subject;
	const char *node;
	const char *when;
	az_answer answer;
	const char *open;
} CASES[] = {
	{"property", "property.P1", "status = \"recovered\"", AZ_YES, NULL},
	{"property", "property.P1", "status = {\"held\", \"recovered\"}", AZ_YES, NULL},
	{"property", "property.P1", "status = \"held\"", AZ_NO, NULL},
	{"property", "property.P1", "amount = above(\"1.00\")", AZ_OPEN_QUESTION, "property.P1.amount"},
	{"property", "property.P1", "amount = known", AZ_NO, NULL},
	{"property", "property.P1", "status = known", AZ_YES, NULL},
	{"property", "property.P1", "[\"x.zj.size\"] = \"large\"", AZ_OPEN_QUESTION,
		"property.P1.x.zj.size"},
	{"property", "property.P1", "[\"case.telecom\"] = true", AZ_YES, NULL},
	{"property", "property.P1", "[\"case.telecom\"] = false", AZ_NO, NULL},
	{"property", "property.P1", "[\"case.telecom\"] = param.yes", AZ_YES, NULL},
	{"property", "property.P1", "[\"case.cross_border\"] = true", AZ_OPEN_QUESTION,
		"case.cross_border"},

	/* Sets: one of the terms is enough; empty was looked at. */
	{"defendant", "defendant.D1", "roles = \"backbone\"", AZ_YES, NULL},
	{"defendant", "defendant.D1", "roles = {\"leader\", \"caller\"}", AZ_YES, NULL},
	{"defendant", "defendant.D1", "roles = \"leader\"", AZ_NO, NULL},
	{"defendant", "defendant.D2", "roles = \"leader\"", AZ_OPEN_QUESTION, "defendant.D2.roles"},
	{"defendant", "defendant.D1", "coercion_signs = \"deceived\"", AZ_NO, NULL},
	{"defendant", "defendant.D1", "coercion_signs = known", AZ_YES, NULL},
	{"defendant", "defendant.D1", "ability_basis = \"在校\"", AZ_YES, NULL},
	{"defendant", "defendant.D1", "ability_basis = \"在校生\"", AZ_NO, NULL},

	/* Bounds, each on the figure itself. */
	{"defendant", "defendant.D1", "gain = above(\"3000.00\")", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = above(\"2999.99\")", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = at_least(\"3000.00\")", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = at_least(\"3000.01\")", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = below(\"3000.00\")", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = below(\"3000.01\")", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = at_most(\"3000.00\")", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = at_most(\"2999.99\")", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = between(\"3000.00\", \"3000.00\")", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = between(\"1.00\", \"2999.99\")", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = between(\"3000.01\", \"4000.00\")", AZ_NO, NULL},
	{"defendant", "defendant.D1", "[\"x.zj.beds\"] = 2", AZ_YES, NULL},
	{"defendant", "defendant.D2", "[\"x.zj.beds\"] = 2", AZ_OPEN_QUESTION,
		"defendant.D2.x.zj.beds"},

	/* Dates: what the unknown part decides stays open, and nothing else does. */
	{"case", "case", "filed_on = above(\"2026-01-31\")", AZ_YES, NULL},
	{"case", "case", "filed_on = above(\"2026-02-28\")", AZ_NO, NULL},
	{"case", "case", "filed_on = above(\"2026-02-10\")", AZ_OPEN_QUESTION, "case.filed_on"},
	{"case", "case", "filed_on = \"2026-02-10\"", AZ_OPEN_QUESTION, "case.filed_on"},
	{"case", "case", "filed_on = \"2026-03-10\"", AZ_NO, NULL},
	{"case", "case", "filed_on = {\"2026-02-10\", \"2026-03-10\"}", AZ_OPEN_QUESTION,
		"case.filed_on"},
	{"case", "case", "filed_on = between(\"2026-02-10\", \"2026-12-31\")", AZ_OPEN_QUESTION,
		"case.filed_on"},
	{"case", "case", "filed_on = between(\"2026-01-01\", \"2026-12-31\")", AZ_YES, NULL},
	{"case", "case", "accepted_on = at_least(\"2026-02-20\")", AZ_YES, NULL},
	{"case", "case", "concluded_on = above(\"2026-01-01\")", AZ_NO, NULL},
	{"case", "case", "concluded_on = below(\"2026-01-01\")", AZ_NO, NULL},
	{"case", "case", "concluded_on = known", AZ_NO, NULL},
	{"case", "case", "means = \"sms\"", AZ_NO, NULL},

	/* Singles: an absent one is named, one that does not apply settles it. */
	{"defendant", "defendant.D1", "[\"outcome.months\"] = at_least(36)", AZ_YES, NULL},
	{"defendant", "defendant.D1", "[\"outcome.probation_months\"] = above(0)", AZ_NO, NULL},
	{"defendant", "defendant.D1", "[\"outcome.fine\"] = above(0)", AZ_OPEN_QUESTION,
		"defendant.D1.outcome.fine"},
	{"defendant", "defendant.D2", "[\"outcome.months\"] = at_least(36)", AZ_OPEN_QUESTION,
		"defendant.D2.outcome"},
	{"defendant", "defendant.D2", "[\"outcome.months\"] = known", AZ_NO, NULL},
	{"defendant", "defendant.D3", "[\"outcome.months\"] = at_least(36)", AZ_NO, NULL},
	{"charge", "defendant.D1.charge.fraud", "[\"defendant.outcome.penalty\"] = \"fixed_term\"",
		AZ_YES, NULL},
	{"charge", "defendant.D1.charge.aiding", "times = above(2)", AZ_OPEN_QUESTION,
		"defendant.D1.charge.aiding.times"},

	/* A derived field names the field that made it unknown. */
	{"defendant", "defendant.D1", "repaid = above(0)", AZ_OPEN_QUESTION, "payment.T1.amount"},
	{"defendant", "defendant.D2", "repaid = above(0)", AZ_NO, NULL},
	{"case", "case", "persons = 3", AZ_YES, NULL},

	/* Parameters. */
	{"charge", "defendant.D1.charge.fraud", "charge = param.grave", AZ_YES, NULL},
	{"charge", "defendant.D1.charge.aiding", "charge = param.grave", AZ_NO, NULL},
	{"charge", "defendant.D1.charge.aiding", "charge = {param.grave, param.one}", AZ_YES, NULL},
	{"charge", "defendant.D1.charge.fraud", "charge = param.one", AZ_NO, NULL},
	{"defendant", "defendant.D1", "[\"outcome.months\"] = param.years", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = at_least(param.accepted)", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = above(param.accepted)", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = at_least(param.filed)", AZ_OPEN_QUESTION,
		"case.filed_on"},
	{"defendant", "defendant.D1", "gain = above(param.early)", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = above(param.concluded)", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = {param.filed, \"3000.00\"}", AZ_YES, NULL},
	{"defendant", "defendant.D1", "gain = {param.filed, \"4000.00\"}", AZ_OPEN_QUESTION,
		"case.filed_on"},
	{"defendant", "defendant.D1", "gain = {param.filed, param.joined}", AZ_OPEN_QUESTION,
		"case.filed_on"},
	{"defendant", "defendant.D1", "gain = {param.joined, param.filed}", AZ_OPEN_QUESTION,
		"defendant.D1.joined_on"},
	{"defendant", "defendant.D1", "gain = between(param.filed, \"2000.00\")", AZ_NO, NULL},
	{"defendant", "defendant.D1", "gain = between(param.filed, \"9000.00\")", AZ_OPEN_QUESTION,
		"case.filed_on"},
};

static void a_condition_has_three_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		bench b;
		az_open open = {0};
		bench_make(&b, CASES[i].subject, CASES[i].when);
		az_answer answer = az_condition_judge(
			&b.record, node_at(&b, CASES[i].node), &b.rule->conditions[0], b.as_of, NULL, &open);
		if (answer != CASES[i].answer)
			print_error("%s: %s\n", CASES[i].node, CASES[i].when);
		assert_int_equal(answer, CASES[i].answer);
		if (CASES[i].open)
			check_open(&b, &open, CASES[i].open);
		bench_free(&b);
	}
}

/* A province may change the type of a field; what was stored before is then not known. */
static void a_value_of_another_type_than_declared_is_not_known(void **state)
{
	(void)state;
	bench b;
	az_open open = {0};
	az_buffer bytes = {0};
	az_record record;
	bench_make(&b, "defendant", "[\"x.zj.beds\"] = 2");
	az_extension beds = *b.rule->conditions[0].field.extension;
	beds.type = AZ_TEXT;
	az_schema schema = {&beds, 1};
	az_dossier *dossier = az_dossier_new(&schema);
	const az_field *list = az_field_holding(az_entity_of(AZ_CASE), AZ_DEFENDANT);
	az_item *item = az_item_add(dossier, az_dossier_case(dossier), list);
	const az_field *key = az_field_numbered(az_entity_of(AZ_CASE), 1);
	az_place nowhere = {0};
	az_item_set(dossier, az_dossier_case(dossier), key, "K1", 2, nowhere, b.folder.problems);
	key = az_field_numbered(az_entity_of(AZ_DEFENDANT), 1);
	az_item_set(dossier, item, key, "D1", 2, nowhere, b.folder.problems);
	az_item_set_extension(dossier, item, &beds, "two", 3, nowhere, b.folder.problems);
	assert_true(az_dossier_freeze(dossier, &bytes, b.folder.problems));
	assert_int_equal(az_record_open(&record, bytes.bytes, bytes.length, NULL), ASSIZE_OK);
	const char *rest = NULL;
	assert_int_equal(az_condition_judge(&record, az_path_find(&record, "defendant.D1", &rest),
						 &b.rule->conditions[0], b.as_of, NULL, &open),
		AZ_OPEN_QUESTION);
	az_dossier_free(dossier);
	az_buffer_free(&bytes);
	bench_free(&b);
}

static void the_run_day_is_the_date_of_as_of(void **state)
{
	(void)state;
	bench b;
	az_open open = {0};
	bench_make(&b, "defendant", "[\"outcome.months\"] = param.years");
	az_ref d1 = node_at(&b, "defendant.D1");
	assert_int_equal(
		az_condition_judge(&b.record, d1, &b.rule->conditions[0], b.as_of - 1, NULL, &open), AZ_NO);
	assert_int_equal(
		az_condition_judge(&b.record, d1, &b.rule->conditions[0], b.as_of, NULL, &open), AZ_YES);
	bench_free(&b);
}

static void one_no_settles_a_rule_even_where_another_is_open(void **state)
{
	(void)state;
	bench b;
	az_open open = {0};
	const az_condition *decided = NULL;
	bench_make(&b, "defendant", "willingness = \"declared\", gain = above(\"3000.00\")");
	az_answer answer = az_rule_applies(
		&b.record, node_at(&b, "defendant.D1"), b.rule, b.as_of, NULL, &open, &decided);
	assert_int_equal(answer, AZ_NO);
	assert_ptr_equal(decided, &b.rule->conditions[1]);
	answer = az_rule_applies(
		&b.record, node_at(&b, "defendant.D2"), b.rule, b.as_of, NULL, &open, &decided);
	assert_int_equal(answer, AZ_OPEN_QUESTION);
	assert_ptr_equal(decided, &b.rule->conditions[0]);
	check_open(&b, &open, "defendant.D2.willingness");
	bench_free(&b);
}

static void a_rule_applies_where_all_its_conditions_hold(void **state)
{
	(void)state;
	bench b;
	az_open open = {0};
	const az_condition *decided = NULL;
	bench_make(&b, "defendant", "roles = known, gain = at_most(\"3000.00\")");
	assert_int_equal(az_rule_applies(&b.record, node_at(&b, "defendant.D1"), b.rule, b.as_of, NULL,
						 &open, &decided),
		AZ_YES);
	assert_null(decided);
	bench_free(&b);
}

/* What a witness was told, as "D1.gain case.filed_on param.filed#1". */
typedef struct told {
	const az_record *record;
	az_buffer text;
	const az_parameter_value *set; /* the override of every parameter, or NULL */
} told;

static void tell_field(
	void *context, az_ref node, const az_field *field, const az_extension *extension)
{
	told *t = context;
	az_path_field(t->record, node, extension ? extension->name : field->name, &t->text);
	az_buffer_char(&t->text, ' ');
}

static void tell_parameter(void *context, const az_parameter *parameter, size_t index)
{
	told *t = context;
	az_buffer_printf(&t->text, "param.%s#%zu ", parameter->name, index);
}

static const az_parameter_value *set_by_hand(void *context, const az_parameter *parameter)
{
	(void)parameter;
	return ((told *)context)->set;
}

static void check_told(const char *subject, const char *node, const char *when,
	const az_parameter_value *set, az_answer answer, const char *expected)
{
	bench b;
	az_open open = {0};
	bench_make(&b, subject, when);
	told t = {.record = &b.record, .set = set};
	az_witness witness = {&t, tell_field, tell_parameter, set_by_hand};
	az_answer got =
		az_rule_applies(&b.record, node_at(&b, node), b.rule, b.as_of, &witness, &open, NULL);
	az_buffer_char(&t.text, '\0');
	assert_int_equal(got, answer);
	assert_string_equal((const char *)t.text.bytes, expected);
	az_buffer_free(&t.text);
	bench_free(&b);
}

static void a_witness_is_told_every_read_in_order(void **state)
{
	(void)state;
	check_told("defendant", "defendant.D1", "gain = at_least(param.accepted), [\"x.zj.beds\"] = 2",
		NULL, AZ_YES,
		"defendant.D1.gain case.accepted_on param.accepted#1 defendant.D1.x.zj.beds ");
	check_told("defendant", "defendant.D2", "[\"outcome.months\"] = known, gain = above(0)", NULL,
		AZ_NO, "defendant.D2.outcome ");
	check_told("defendant", "defendant.D2", "gain = above(0), roles = \"caller\"", NULL,
		AZ_OPEN_QUESTION, "defendant.D2.gain defendant.D2.roles ");
}

static void a_value_set_by_hand_stands_whatever_the_date(void **state)
{
	(void)state;
	const az_parameter_value set = {.number = 300001};
	check_told("defendant", "defendant.D1", "gain = at_least(param.filed)", &set, AZ_NO,
		"defendant.D1.gain ");
}

static void a_parameter_on_a_date_is_one_value_or_an_open_question(void **state)
{
	(void)state;
	bench b;
	const az_parameter_value *value = NULL;
	bench_make(&b, "case", "telecom = true");
	const az_policy *p = b.rule->policy;
	const az_parameter *filed = az_parameter_find(p, "filed", 5);
	const az_parameter *early = az_parameter_find(p, "early", 5);
	az_date february = {az_date_of(2026, 2, 1).first, AZ_MONTH};
	az_date march = {az_date_of(2026, 3, 1).first, AZ_MONTH};
	assert_int_equal(az_parameter_at(filed, az_date_of(2026, 2, 14), &value), AZ_YES);
	assert_int_equal(value->number, 100000);
	assert_int_equal(az_parameter_at(filed, az_date_of(2026, 2, 15), &value), AZ_YES);
	assert_int_equal(value->number, 300000);
	assert_int_equal(az_parameter_at(filed, february, &value), AZ_OPEN_QUESTION);
	assert_null(value);
	assert_int_equal(az_parameter_at(filed, march, &value), AZ_YES);
	assert_int_equal(az_parameter_at(early, az_date_of(2020, 12, 31), &value), AZ_NO);
	assert_null(value);
	bench_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_condition_has_three_answers),
		cmocka_unit_test(a_value_of_another_type_than_declared_is_not_known),
		cmocka_unit_test(the_run_day_is_the_date_of_as_of),
		cmocka_unit_test(one_no_settles_a_rule_even_where_another_is_open),
		cmocka_unit_test(a_rule_applies_where_all_its_conditions_hold),
		cmocka_unit_test(a_witness_is_told_every_read_in_order),
		cmocka_unit_test(a_value_set_by_hand_stands_whatever_the_date),
		cmocka_unit_test(a_parameter_on_a_date_is_one_value_or_an_open_question),
	};
	return cmocka_run_group_tests_name("policy/condition", tests, NULL, NULL);
}
