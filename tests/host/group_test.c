/*
 * Group rules, in this process: what collect may return, which rows reach the group, what check sees of
 * them, and how it ends where something is not known.
 */
#include "evaluate.h"

#include "audit/group/grouping.h"

#define HEADER                                                                                     \
	"return rule { title = {zh = '一', en = 'one'}, law = {'cl-64'}, subject = 'group',\n"        \
	"  kind = 'restitution', level = 'warning', group_by = 'case.loss_key',\n"
#define MESSAGE                                                                                    \
	"  message = {zh = '{group.key}、{group.cases}', en = '{group.key}, {group.cases}'},\n"
#define RULE(body) HEADER MESSAGE body "}\n"

static const int32_t AS_OF = 20757; /* 2026-10-31 */

/* Three judgments of one loss, and a case without it. */
static const char *const judgments[] = {
	"key: K-1\ncase: {loss_key: L-1, loss_total: 100.00, accepted_on: 2026-01-05}\n",
	"key: K-2\ncase: {loss_key: L-1, loss_total: 200.00, accepted_on: 2026-02}\n",
	"key: K-3\ncase: {loss_key: L-1, loss_total: 300.00, accepted_on: 2026-03-05}\n",
	"key: K-4\ncase: {loss_key: n/a, loss_total: 900.00}\n",
	NULL,
};

static void add(world *w, az_grouping *grouping, const char *yaml, az_buffer *text)
{
	az_buffer block = {0};
	az_error error = {0};
	az_buffer_clear(&w->bytes);
	world_dossier(w, yaml);
	world_run(w, AS_OF, &block, text);
	assert_int_equal(
		az_grouping_add(grouping, &w->record, 1, block.bytes, block.length, &error), ASSIZE_OK);
	az_buffer_free(&block);
}

static void put_blame(const az_outcome *outcome, az_buffer *out)
{
	az_buffer_printf(out, " %.*s %.*s", (int)outcome->member_length, outcome->member,
		(int)outcome->path_length, outcome->path);
}

static void judge(world *w, const az_grouped *group, az_buffer *text)
{
	az_buffer block = {0};
	az_error error = {0};
	az_outcome outcome;
	az_outcome_reader reader;
	az_request request = {.record = az_record_trusted(group->record->bytes, group->record->length),
		.group = group->group->bytes,
		.group_length = group->group->length,
		.as_of = AS_OF};
	assert_int_equal(az_host_evaluate(w->host, &request, &block, &error), ASSIZE_OK);
	assert_true(az_outcomes_check(w->policies, &request.record, block.bytes, block.length));
	az_outcomes_open(&reader, w->policies, &request.record, block.bytes, block.length);
	w->record = request.record;
	az_buffer_printf(text, "%s ", group->key);
	if (!reader.left)
		az_buffer_string(text, "nothing\n");
	while (az_outcomes_next(&reader, &outcome)) {
		assert_true(outcome.of_group);
		put_outcome(w, &outcome, text);
		if (!outcome.is_finding) {
			text->length--;
			put_blame(&outcome, text);
			az_buffer_char(text, '\n');
		} else {
			text->length--;
			az_buffer_string(text, " | ");
			az_finding_text(w->policies, &w->record, &outcome, AZ_EN, text);
			az_buffer_char(text, '\n');
		}
	}
	az_buffer_free(&block);
}

/* All that a rule says of the dossiers, then of their groups. */
static const char *said_of(const char *rule, const char *const *dossiers, bool reversed)
{
	static char out[4096];
	world w;
	az_error error = {0};
	az_buffer text = {0};
	az_grouping *grouping = NULL;
	az_grouped group;
	size_t count = 0;
	if (!world_open(&w, rule, NULL, false)) {
		snprintf(out, sizeof out, "%s", w.problem);
		world_close(&w);
		return out;
	}
	while (dossiers[count])
		count++;
	assert_int_equal(az_grouping_open(&grouping, w.policies, NULL, &error), ASSIZE_OK);
	for (size_t i = 0; i < count; i++)
		add(&w, grouping, dossiers[reversed ? count - 1 - i : i], &text);
	while (az_grouping_next(grouping, &group, &error) == ASSIZE_OK)
		judge(&w, &group, &text);
	snprintf(out, sizeof out, "%.*s", (int)text.length, (const char *)text.bytes);
	az_grouping_close(grouping);
	az_buffer_free(&text);
	world_close(&w);
	return out;
}

#define assert_said(rule, expected) assert_string_equal(said_of(rule, judgments, false), expected)

static void assert_holds(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" does not hold \"%s\"", text, part);
}

#define SUM                                                                                        \
	"  collect = function(case) return {loss = case.loss_total} end,\n"                            \
	"  check = function(group)\n"                                                                  \
	"    local sum = 0\n"                                                                          \
	"    for _, row in ipairs(group.rows) do sum = row.loss + sum end\n"                           \
	"    return finding {sum = sum, rows = #group.rows}\n"                                         \
	"  end,\n"

static void a_group_is_judged_over_its_rows(void **state)
{
	(void)state;
	const char *expected = "L-1 case: finding rows=3 sum=600.00 | L-1, 3\n";
	assert_said(RULE(SUM), expected);
	assert_string_equal(said_of(RULE(SUM), judgments, true), expected);
}

static void rows_come_in_the_order_of_their_cases(void **state)
{
	(void)state;
	const char *rule = RULE("  collect = function(case) return {loss = case.loss_total} end,\n"
							"  check = function(group)\n"
							"    local keys = {}\n"
							"    for i, row in ipairs(group.rows) do keys[i] = row.case end\n"
							"    return finding {keys = table.concat(keys, ' ')}\n"
							"  end,\n");
	const char *expected = "L-1 case: finding keys=K-1 K-2 K-3 | L-1, 3\n";
	assert_said(rule, expected);
	assert_string_equal(said_of(rule, judgments, true), expected);
}

static void conditions_are_judged_before_collect(void **state)
{
	(void)state;
	static const char *const dossiers[] = {
		"key: K-1\ncase: {loss_key: L-1, loss_total: 1.00, telecom: true}\n",
		"key: K-2\ncase: {loss_key: L-1, loss_total: 2.00, telecom: false}\n",
		"key: K-3\ncase: {loss_total: 4.00, telecom: false}\n", NULL};
	assert_string_equal(said_of(RULE("when = {telecom = true}," SUM), dossiers, false),
		"L-1 case: finding rows=1 sum=1.00 | L-1, 1\n");
}

static void a_condition_that_is_open_leaves_the_row_unknown(void **state)
{
	(void)state;
	static const char *const dossiers[] = {
		"key: K-1\ncase: {loss_key: L-1, loss_total: 1.00, telecom: true}\n",
		"key: K-2\ncase: {loss_key: L-1, loss_total: 2.00}\n", NULL};
	assert_string_equal(said_of(RULE("when = {telecom = true}," SUM), dossiers, false),
		"L-1 case: unknown_field  K-2 case.telecom\n");
}

static void an_unknown_key_is_told_of_the_case(void **state)
{
	(void)state;
	static const char *const dossiers[] = {"key: K-1\ncase: {loss_total: 1.00}\n", NULL};
	assert_string_equal(said_of(RULE(SUM), dossiers, false), "case: unknown_field case.loss_key\n");
}

static void collect_may_give_nothing(void **state)
{
	(void)state;
	const char *rule = RULE("  collect = function(case)\n"
							"    if case.key ~= 'K-2' then return {n = 1} end\n"
							"  end,\n"
							"  check = function(group) return finding {n = #group.rows} end,\n");
	assert_said(rule, "L-1 case: finding n=2 | L-1, 2\n");
}

static const char *const one_unknown[] = {
	"key: K-1\ncase: {loss_key: L-1, loss_total: 100.00}\n",
	"key: K-2\ncase: {loss_key: L-1}\n",
	NULL,
};

static void an_unknown_member_ends_reading_the_rows(void **state)
{
	(void)state;
	assert_string_equal(
		said_of(RULE(SUM), one_unknown, false), "L-1 case: unknown_field  K-2 case.loss_total\n");
}

static void maybe_gives_the_rows_that_are_known(void **state)
{
	(void)state;
	const char *rule = RULE("  collect = function(case) return {loss = case.loss_total} end,\n"
							"  check = function(group)\n"
							"    return finding {known = #maybe(group).rows, unknown = "
							"group.unknown, key = group.key}\n"
							"  end,\n");
	assert_string_equal(
		said_of(rule, one_unknown, false), "L-1 case: finding [L-1] known=1 unknown=1 | L-1, 2\n");
}

static void a_fault_of_collect_is_told_of_the_case_and_of_the_group(void **state)
{
	(void)state;
	const char *said = said_of(RULE("  collect = function(case)\n"
									"    if case.key == 'K-2' then error('no') end\n"
									"    return {n = 1}\n"
									"  end,\n"
									"  check = function(group)\n"
									"    return finding {n = #group.rows}\n"
									"  end,\n"),
		judgments, false);
	assert_holds(said, "case: fault");
	assert_holds(said, "L-1 case: fault");
	assert_holds(said, "K-2");
}

/* What collect returns, and what is said of it. */
typedef struct returned {
	const char *collect;
	const char *fault;
} returned;

static const returned refused[] = {
	{"return {f = function() end}", "value 'f' of the row is a function"},
	{"return {t = {}}", "value 't' of the row is a table"},
	{"return {c = case}", "value 'c' of the row is a userdata"},
	{"return {n = 1.5}", "value 'n' of the row is a number"},
	{"return {1, 2}", "the values of a row have names"},
	{"return {Loss = 1}", "'Loss' is no name of a value"},
	{"return {case = 1}", "row.case is the case's key"},
	{"return 1", "collect returned a number"},
	{"return finding {n = 1}", "collect gives a row"},
	{"return {n = 1}, {n = 2}", "collect returned 2 values; it gives one row"},
	{"return nil, {n = 2}", "collect returned 2 values; it gives one row"},
	{"return {s = string.rep('x', 201)}", "value 's' of the row has 201 bytes; at most 200"},
	{"local t = {} for i = 1, 33 do t['n' .. i] = i end return t", "at most 32 values"},
	{"while true do end", "budget"},
};

static void collect_returns_a_small_flat_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		char rule[2048];
		snprintf(rule, sizeof rule,
			RULE("  collect = function(case) %s end,\n"
				 "  check = function(group) return finding {n = #group.rows} end,\n"),
			refused[i].collect);
		const char *said = said_of(rule, judgments, false);
		assert_holds(said, refused[i].fault);
		assert_holds(said, "L-1 case: ");
	}
}

static void values_come_back_as_they_were(void **state)
{
	(void)state;
	const char *rule =
		RULE("  collect = function(case)\n"
			 "    return {n = -7, yes = true, no = false, text = 'ä', money = case.loss_total,\n"
			 "      day = case.accepted_on, part = ratio(1, 3), gone = nil}\n"
			 "  end,\n"
			 "  check = function(group)\n"
			 "    local r = group.rows[1]\n"
			 "    if r.gone == nil and r.yes and not r.no and r.part == ratio(2, 6) then\n"
			 "      return finding {n = r.n, text = r.text, money = r.money, day = r.day}\n"
			 "    end\n"
			 "  end,\n");
	assert_said(rule, "L-1 case: finding day=2026-01-05 money=100.00 n=-7 text=ä | L-1, 3\n");
}

static void a_vague_date_that_decides_names_its_case_and_field(void **state)
{
	(void)state;
	const char *rule = RULE(
		"  collect = function(case) return {on = case.accepted_on} end,\n"
		"  check = function(group)\n"
		"    local late = 0\n"
		"    for _, r in ipairs(group.rows) do if as_of - r.on > 200 then late = late + 1 end end\n"
		"    return finding {late = late}\n"
		"  end,\n");
	assert_said(rule, "L-1 case: unknown_field  K-2 case.accepted_on\n");
}

#define NO_CALENDAR "no calendar of working days is named, and so the year 2026 is not known"

/* The fixture's profile names no calendar, so that every year is missing. */
static void a_year_that_the_calendar_lacks_is_named(void **state)
{
	(void)state;
	assert_said(RULE("  collect = function(case) return {on = case.accepted_on} end,\n"
					 "  check = function(group)\n"
					 "    return finding {days = working_days(group.rows[1].on, as_of)}\n"
					 "  end,\n"),
		"L-1 case: unknown_field " NO_CALENDAR "  calendar.2026\n");
	assert_said(
		RULE("  collect = function(case) return {on = case.accepted_on:add_working_days(1)} end,\n"
			 "  check = function(group) return finding {on = group.rows[1].on} end,\n"),
		"L-1 case: unknown_field " NO_CALENDAR " K-1 calendar.2026\n");
}

static void a_name_that_collect_never_gives_is_a_fault(void **state)
{
	(void)state;
	const char *rule =
		RULE("  collect = function(case) return {ordered = case.loss_total} end,\n"
			 "  check = function(group) return finding {n = group.rows[1].orderd} end,\n");
	assert_holds(
		said_of(rule, judgments, false), "collect gives no 'orderd'; did you mean 'ordered'?");
	rule = RULE("  collect = function(case) return {n = 1} end,\n"
				"  check = function(group) return finding {n = group.row} end,\n");
	assert_holds(said_of(rule, judgments, false), "a group has no 'row'; did you mean 'rows'?");
}

static void parameters_of_a_group_are_dated_by_as_of_or_by_a_date(void **state)
{
	(void)state;
	const char *rule = RULE(
		"  collect = function(case) return {on = case.accepted_on} end,\n"
		"  check = function(group)\n"
		"    return finding {days = param.days, amount = param.at('amount', group.rows[1].on)}\n"
		"  end,\n");
	assert_said(rule, "L-1 case: finding amount=5000.00 days=30 | L-1, 3\n");
	rule = RULE("  collect = function(case) return {n = 1} end,\n"
				"  check = function(group) return finding {a = param.amount} end,\n");
	assert_holds(said_of(rule, judgments, false),
		"the parameter 'amount' is dated by case.offence_to, which a group does not see");
}

static void what_collect_may_not_read_is_forbidden(void **state)
{
	(void)state;
	static const char *const dossiers[] = {
		"key: K-1\ncase: {loss_key: L-1}\ndefendants: [{key: D1, name: 甲}]\n", NULL};
	const char *rule =
		RULE("  collect = function(case) return {name = case.defendants.D1.name} end,\n"
			 "  check = function(group) return finding {n = #group.rows} end,\n");
	assert_string_equal(said_of(rule, dossiers, false),
		"case: forbidden defendant.D1.name\nL-1 case: forbidden  K-1 defendant.D1.name\n");
}

static void nothing_passes_from_one_dossier_to_the_next(void **state)
{
	(void)state;
	const char *said =
		said_of("local seen = 0\n" RULE("  collect = function(case)\n"
										"    seen = seen + 1\n"
										"    return {seen = seen}\n"
										"  end,\n"
										"  check = function(group) return finding {n = 1} end,\n"),
			judgments, false);
	assert_holds(said, "collect changed the module-level local 'seen'");
}

static void a_group_rule_says_what_it_needs(void **state)
{
	(void)state;
	static const char BOTH[] = "collect = function() end, check = function() end,";
	static const struct {
		const char *body;
		const char *problem;
	} wrong[] = {
		{"check = function() end,", "'collect'"},
		{"collect = function() end,", "'check'"},
		{"collect = 1, check = function() end,", "'collect' is no function"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		char rule[1024];
		snprintf(rule, sizeof rule, RULE("%s"), wrong[i].body);
		assert_holds(said_of(rule, judgments, false), wrong[i].problem);
	}
	static const struct {
		const char *by;
		const char *problem;
	} keys[] = {
		{"case.losskey", "did you mean 'loss_key'?"},
		{"loss_key", "nothing is called 'loss_key'"},
		{"case", "'case' is an entity, and none of its fields is named; write entity.field"},
		{"case.loss_total", "groups are not made by 'case.loss_total': it is money"},
		{"defendant.name", "groups are not made by 'defendant.name': it is personal"},
		{"defendant.sex", "groups are not made by 'defendant.sex': it is protected"},
	};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		char rule[1024];
		snprintf(rule, sizeof rule,
			"return rule {title = {zh = 'a', en = 'a'}, law = {'cl-64'}, subject = 'group',\n"
			"kind = 'data', level = 'info', group_by = '%s', " MESSAGE "%s}\n",
			keys[i].by, BOTH);
		assert_holds(said_of(rule, judgments, false), keys[i].problem);
	}
	assert_holds(said_of("return rule {title = {zh = 'a', en = 'a'}, law = {'cl-64'},\n"
						 "subject = 'case', kind = 'data', level = 'info', "
						 "group_by = 'case.loss_key',\n"
						 "message = {zh = 'a', en = 'a'}, check = function() end}\n",
					 judgments, false),
		"'group_by' belongs to a group rule, and the subject is case");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_group_is_judged_over_its_rows),
		cmocka_unit_test(rows_come_in_the_order_of_their_cases),
		cmocka_unit_test(conditions_are_judged_before_collect),
		cmocka_unit_test(a_condition_that_is_open_leaves_the_row_unknown),
		cmocka_unit_test(an_unknown_key_is_told_of_the_case),
		cmocka_unit_test(collect_may_give_nothing),
		cmocka_unit_test(an_unknown_member_ends_reading_the_rows),
		cmocka_unit_test(maybe_gives_the_rows_that_are_known),
		cmocka_unit_test(a_fault_of_collect_is_told_of_the_case_and_of_the_group),
		cmocka_unit_test(collect_returns_a_small_flat_row),
		cmocka_unit_test(values_come_back_as_they_were),
		cmocka_unit_test(a_vague_date_that_decides_names_its_case_and_field),
		cmocka_unit_test(a_year_that_the_calendar_lacks_is_named),
		cmocka_unit_test(a_name_that_collect_never_gives_is_a_fault),
		cmocka_unit_test(parameters_of_a_group_are_dated_by_as_of_or_by_a_date),
		cmocka_unit_test(what_collect_may_not_read_is_forbidden),
		cmocka_unit_test(nothing_passes_from_one_dossier_to_the_next),
		cmocka_unit_test(a_group_rule_says_what_it_needs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
