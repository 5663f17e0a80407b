/* Maps: how a foreign record becomes a dossier, what a map may not say, and that nothing is
 * lost. */
#include "dossiers.h"

#include "exchange/map/map.h"

static int setup(void **state)
{
	*state = bench_new(NULL);
	return 0;
}

static int teardown(void **state)
{
	bench_free(*state);
	return 0;
}

/* The map, or NULL with problems. */
static const az_map *load(bench *b, const char *yaml)
{
	az_problems_clear(b->problems);
	return az_map_read(b->arena, bench_doc(b, yaml), "m.yaml", NULL, b->problems);
}

static bool apply(bench *b, const char *map_text, const char *json)
{
	const az_map *map = load(b, map_text);
	if (!map)
		fail_msg("%s", bench_problems(b));
	az_dossier_reset(b->dossier);
	az_buffer_clear(&b->record);
	const az_doc *doc = az_doc_json(b->arena, "s.jsonl", 7, json, strlen(json), NULL, b->problems);
	assert_non_null(doc);
	return az_map_apply(map, b->dossier, doc, "s.jsonl", b->arena, b->problems) &&
		   az_dossier_freeze(b->dossier, &b->record, b->problems);
}

static void assert_mapped(bench *b, const char *map, const char *json, const char *dossier)
{
	if (!apply(b, map, json))
		fail_msg("%s", bench_problems(b));
	assert_string_equal(bench_json(b, false), dossier);
}

static void assert_rejected(bench *b, const char *map, const char *json, const char *problems)
{
	assert_false(apply(b, map, json));
	assert_string_equal(bench_problems(b), problems);
}

static void assert_no_map(bench *b, const char *yaml, const char *problems)
{
	assert_null(load(b, yaml));
	assert_string_equal(bench_problems(b), problems);
}

/* ---- fields ---------------------------------------------------------------------------------- */

static void paths_constants_and_tables_fill_fields(void **state)
{
	assert_mapped(*state,
		"map: m\nkey: id\nvalues: {stages: {done: closed, odd: ~}}\n"
		"case: {court: where.court, stage: {from: s, values: stages}, telecom: =true, means: "
		"=n/a,\n"
		"  group_key: {from: g, values: stages}}\n",
		"{\"id\": \"A\", \"where\": {\"court\": \"某法院\"}, \"s\": \"done\", \"g\": \"odd\"}",
		"{\"key\":\"A\",\"case\":{\"court\":\"某法院\",\"stage\":\"closed\",\"telecom\":true,"
		"\"means\":\"n/a\"}}");
}

static void units_and_dates_are_turned(void **state)
{
	bench *b = *state;
	assert_mapped(b,
		"map: m\nkey: id\ncase: {loss_total: {from: w, unit: 万元},\n"
		"  filed_on: {from: a, written: yyyymmdd}, accepted_on: {from: b, written: dd.mm.yyyy},\n"
		"  concluded_on: {from: c, known_to: month}, effective_on: {from: d, written: yyyymm}}\n"
		"defendants: [{each: ds, key: =D<n>, gain: {from: fen, unit: 分},\n"
		"  outcome: {months: {from: y, unit: years}}}]\n",
		"{\"id\":\"A\",\"w\":1.25,\"a\":\"20260217\",\"b\":\"18.02.2026\",\"c\":\"2026-03-01\","
		"\"d\":202604,\"ds\":[{\"fen\":12345,\"y\":3}]}",
		"{\"key\":\"A\",\"case\":{\"filed_on\":\"2026-02-17\",\"accepted_on\":\"2026-02-18\","
		"\"concluded_on\":\"2026-03\",\"effective_on\":\"2026-04\",\"loss_total\":12500.00},"
		"\"defendants\":[{\"key\":\"D1\",\"gain\":123.45,\"outcome\":{\"months\":36}}]}");
	assert_rejected(b, "map: m\nkey: id\ncase: {filed_on: {from: a, written: yyyymmdd}}\n",
		"{\"id\":\"A\",\"a\":\"17.02.26\"}",
		"s.jsonl:7:15: case.filed_on: '17.02.26': the year is not written with four digits, apart "
		"from month and day; write a date, as 2026-02-17, 2026-02 "
		"or 2026, or 不详 where it is unknown\n");
}

static void silence_says_nothing_unless_the_map_says_what(void **state)
{
	bench *b = *state;
	const char *silent = "{\"id\":\"A\",\"o\":[],\"t\":null,\"m\":\"\"}";
	assert_mapped(b, "map: m\nkey: id\ncase: {telecom: t, means: m}\norders: [{each: o, key: .}]\n",
		silent, "{\"key\":\"A\"}");
	assert_mapped(b,
		"map: m\nkey: id\ncase: {telecom: {from: t, absent: none}, means: {from: m, absent: "
		"none},\n"
		"  effective_on: {from: e, absent: n/a}, calls: {from: c, absent: none}}\n"
		"orders: [{each: o, key: ., absent: none}]\n",
		silent,
		"{\"key\":\"A\",\"case\":{\"effective_on\":\"n/a\",\"telecom\":false,\"means\":[],"
		"\"calls\":0},\"orders\":[]}");
}

static void the_first_of_several_ways_counts_and_codes_add_up(void **state)
{
	assert_mapped(*state,
		"map: m\nkey: [number, id]\ncase:\n  court: [full, short]\n"
		"  means: [list, {from: =virtual_currency, when: {crypto: true}}]\n",
		"{\"id\":\"A\",\"short\":\"某\",\"list\":[\"sms\",\"短信\",\"广告推广\"],\"crypto\":true}",
		"{\"key\":\"A\",\"case\":{\"court\":\"某\",\"means\":[\"sms\",\"virtual_currency\","
		"\"advertising\"]}}");
}

/* ---- items ----------------------------------------------------------------------------------- */

static void each_element_makes_an_item(void **state)
{
	assert_mapped(*state,
		"map: m\nkey: id\ndefendants:\n  - each: people\n    key: =D<n>\n    name: n\n"
		"    charges: [{each: c, split: ；, charge: .}]\n"
		"    outcome: {fine: f}\n"
		"payments: [{each: people, when: {known: [paid]}, key: =T<n>, debtor: =D<n>, amount: "
		"paid}]\n",
		"{\"id\":\"A\",\"people\":[{\"n\":\"甲\",\"c\":\"诈骗罪；洗钱罪\",\"f\":5},"
		"{\"n\":\"乙\",\"c\":\"诈骗罪\",\"f\":null,\"paid\":7}]}",
		"{\"key\":\"A\",\"defendants\":["
		"{\"key\":\"D1\",\"name\":\"甲\",\"charges\":[{\"key\":\"fraud\",\"charge\":\"fraud\"},"
		"{\"key\":\"laundering\",\"charge\":\"laundering\"}],\"outcome\":{\"fine\":5.00}},"
		"{\"key\":\"D2\",\"name\":\"乙\",\"charges\":[{\"key\":\"fraud\",\"charge\":\"fraud\"}]}],"
		"\"payments\":[{\"key\":\"T2\",\"debtor\":\"D2\",\"amount\":7.00}]}");
}

static void a_doubtful_word_goes_to_the_notes(void **state)
{
	const char *map = "map: m\nkey: id\ndefendants: [{each: ds, key: =D<n>,\n"
					  "  roles: {from: r, doubtful: ['backbone?']}}]\n"
					  "case: {concluded_on: {from: d, otherwise: notes}}\n";
	bench *b = *state;
	assert_mapped(b, map,
		"{\"id\":\"A\",\"d\":\"17-02-23\",\"ds\":[{\"r\":[\"caller\",\"backbone?\"]},{\"r\":["
		"\"backbone?\"]}]}",
		"{\"key\":\"A\",\"case\":{\"notes\":\"d: 17-02-23\\nds.1.r: [\\\"backbone?\\\"]\\n"
		"ds.2.r: [\\\"backbone?\\\"]\"},\"defendants\":[{\"key\":\"D1\",\"roles\":[\"caller\"]},"
		"{\"key\":\"D2\"}]}");
	assert_rejected(b, map, "{\"id\":\"A\",\"ds\":[{\"r\":\"backbon\"}]}",
		"s.jsonl:7:22: defendant.D1.roles: 'backbon' is no term of role; did you mean "
		"'backbone'?\n");
}

static void an_item_that_nothing_names_is_not_made(void **state)
{
	assert_mapped(*state,
		"map: m\nkey: id\ndefendants: [{each: ds, key: =D<n>,\n"
		"  circumstances: [{each: c, kind: {from: ., doubtful: ['merit?']}}]}]\n",
		"{\"id\":\"A\",\"ds\":[{\"c\":[\"merit?\",\"surrender\"]}]}",
		"{\"key\":\"A\",\"case\":{\"notes\":\"ds.1.c: [\\\"merit?\\\"]\"},\"defendants\":[{\"key\":"
		"\"D1\",\"circumstances\":[{\"key\":\"surrender\",\"kind\":\"surrender\"}]}]}");
}

/* ---- conditions ------------------------------------------------------------------------------ */

static void conditions_decide_and_what_they_withhold_is_noted(void **state)
{
	bench *b = *state;
	const char *map = "map: m\nkey: id\ncase:\n"
					  "  loss_total: {from: sum, when: {how: total, not: {approx: sum}}}\n"
					  "  telecom: {from: =true, when: {any: [{net: yes}, {known: [phone]}]}}\n"
					  "notes: [how, approx]\n";
	assert_mapped(b, map, "{\"id\":\"A\",\"sum\":5,\"how\":\"total\",\"net\":\"yes\"}",
		"{\"key\":\"A\",\"case\":{\"telecom\":true,\"loss_total\":5.00,\"notes\":\"how: total\"}}");
	assert_mapped(b, map, "{\"id\":\"A\",\"sum\":5,\"how\":\"total\",\"approx\":[\"sum\"]}",
		"{\"key\":\"A\",\"case\":{\"notes\":\"sum: 5\\nhow: total\\napprox: [\\\"sum\\\"]\"}}");
	assert_mapped(b, map, "{\"id\":\"A\",\"sum\":5,\"how\":\"guess\",\"net\":\"no\",\"phone\":3}",
		"{\"key\":\"A\",\"case\":{\"telecom\":true,\"notes\":\"sum: 5\\nhow: guess\\nnet: "
		"no\\nphone: 3\"}}");
}

static const char *const persons =
	"map: m\nkey: id\nconditions: {alone: {count: {people: 1}}}\n"
	"defendants:\n  - each: people\n    key: =D<n>\n    gain: gain\n"
	"    circumstances:\n"
	"      - {when: {is: alone, record.facts.surrender: true}, kind: =surrender}\n"
	"    charges: [{charge: =fraud, amount: {from: record.facts.sum, when: {is: alone}}}]\n"
	"payments: [{when: {is: alone, known: [facts.back]}, key: =T1, debtor: =D1, amount: "
	"facts.back}]\n";

static void a_fact_of_the_case_is_a_persons_only_where_there_is_one(void **state)
{
	bench *b = *state;
	assert_mapped(b, persons,
		"{\"id\":\"A\",\"people\":[{\"gain\":1}],\"facts\":{\"surrender\":true,\"sum\":9,\"back\":"
		"4}}",
		"{\"key\":\"A\",\"defendants\":[{\"key\":\"D1\",\"gain\":1.00,\"charges\":[{\"key\":"
		"\"fraud\","
		"\"charge\":\"fraud\",\"amount\":9.00}],\"circumstances\":[{\"key\":\"surrender\",\"kind\":"
		"\"surrender\"}]}],\"payments\":[{\"key\":\"T1\",\"debtor\":\"D1\",\"amount\":4.00}]}");
	assert_mapped(b, persons,
		"{\"id\":\"A\",\"people\":[{\"gain\":1},{\"gain\":2}],"
		"\"facts\":{\"surrender\":true,\"sum\":9,\"back\":4}}",
		"{\"key\":\"A\",\"case\":{\"notes\":\"facts.surrender: true\\nfacts.sum: 9\\nfacts.back: "
		"4\"},\"defendants\":[{\"key\":\"D1\",\"gain\":1.00,\"charges\":[{\"key\":\"fraud\","
		"\"charge\":\"fraud\"}]},{\"key\":\"D2\",\"gain\":2.00,\"charges\":[{\"key\":\"fraud\","
		"\"charge\":\"fraud\"}]}]}");
}

static void no_fact_of_one_person_lands_on_another(void **state)
{
	/* What the second says stays the second's, whatever is missing in the others. */
	assert_mapped(*state, persons, "{\"id\":\"A\",\"people\":[{\"gain\":null},{\"gain\":2},{}]}",
		"{\"key\":\"A\",\"defendants\":[{\"key\":\"D1\",\"charges\":[{\"key\":\"fraud\",\"charge\":"
		"\"fraud\"}]},{\"key\":\"D2\",\"gain\":2.00,\"charges\":[{\"key\":\"fraud\",\"charge\":"
		"\"fraud\"}]},{\"key\":\"D3\",\"charges\":[{\"key\":\"fraud\",\"charge\":\"fraud\"}]}]}");
}

static void a_map_that_would_spread_a_fact_does_not_load(void **state)
{
	bench *b = *state;
	const char *said = "what the record says of the case would land on a person, of whom there may "
					   "be several";
	static const char *const maps[] = {
		"map: m\ndefendants: [{each: p, key: =D<n>, gain: record.gain}]\n",
		"map: m\ndefendants: [{each: p, key: =D<n>, gain: outer.gain}]\n",
		"map: m\ndefendants: [{each: p, key: =D<n>, charges: [{charge: =fraud, amount: "
		"record.sum}]}]\n",
		"map: m\ndefendants: [{each: p, key: =D<n>, circumstances: [{when: {record.s: true}, kind: "
		"=surrender}]}]\n",
		"map: m\ndefendants: [{each: p, key: =D<n>, circumstances: [{each: record.c, kind: .}]}]\n",
		"map: m\ndefendants: [{each: p, key: =D<n>, gain: {from: record.gain, when: {count: "
		"{record.victims: 1}}}}]\n",
		"map: m\ndefendants: [{key: =D1, gain: gain}]\n",
		"map: m\nvictims: [{key: =V1, loss: loss}]\n",
		"map: m\npayments: [{key: =T1, debtor: =D1, amount: back}]\n",
		"map: m\nconditions: {few: {count: {people: 2}}}\ndefendants: [{each: p, key: =D<n>, gain: "
		"{from: record.gain, when: {is: few}}}]\n",
	};
	for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++) {
		assert_null(load(b, maps[i]));
		if (!strstr(bench_problems(b), said))
			fail_msg("%s%s", maps[i], bench_problems(b));
	}
	assert_non_null(load(b, "map: m\ndefendants: [{when: {n: 1}, key: =D1, gain: gain}]\n"));
	assert_non_null(load(b,
		"map: m\ndefendants: [{each: p, key: =D<n>, gain: {from: gain, when: {not: {record.approx: "
		"gain}}}}]\n"));
}

/* ---- nothing is lost ------------------------------------------------------------------------- */

static void a_value_that_the_map_does_not_speak_of_refuses_the_record(void **state)
{
	bench *b = *state;
	const char *map = "map: m\nkey: id\ncase: {court: court}\ndefendants: [{each: ds, key: =D<n>, "
					  "gain: gain}]\nignored: {licence: always the same}\n";
	assert_mapped(b, map, "{\"id\":\"A\",\"licence\":\"MIT\"}", "{\"key\":\"A\"}");
	assert_rejected(b, map,
		"{\"id\":\"A\",\"cuort\":\"某\",\"ds\":[{\"gain\":1,\"fine\":2}],\"more\":{\"x\":[1,2]},"
		"\"none\":null}",
		"s.jsonl:7:19: cuort: the map 'm' does not say what becomes of this field of the source; "
		"the map speaks of 'court'; map it, keep it under `notes`, or ignore it with a reason\n"
		"s.jsonl:7:46: ds.fine: the map 'm' does not say what becomes of this field of the source; "
		"the map speaks of 'ds.gain'; map it, keep it under `notes`, or ignore it with a reason\n"
		"s.jsonl:7:63: more.x: the map 'm' does not say what becomes of this field of the source; "
		"map it, keep it under `notes`, or ignore it with a reason\n"
		"s.jsonl:7:76: none: the map 'm' does not say what becomes of this field of the source; "
		"map "
		"it, keep it under `notes`, or ignore it with a reason\n");
}

static void what_is_said_twice_is_kept_once_where_it_agrees(void **state)
{
	bench *b = *state;
	const char *map = "map: m\nkey: id\ndefendants: [{each: ds, key: =D<n>, name: n}]\n"
					  "same: {total: {count: ds}, names: ds.n}\n";
	assert_mapped(b, map,
		"{\"id\":\"A\",\"total\":2,\"names\":[\"乙\",\"甲\"],\"ds\":[{\"n\":\"甲\"},{\"n\":\"乙\"}]"
		"}",
		"{\"key\":\"A\",\"defendants\":[{\"key\":\"D1\",\"name\":\"甲\"},{\"key\":\"D2\",\"name\":"
		"\"乙\"}]}");
	assert_mapped(b, map,
		"{\"id\":\"A\",\"total\":2,\"names\":[\"丙\",\"甲\"],\"ds\":[{\"n\":\"甲\"}]}",
		"{\"key\":\"A\",\"case\":{\"notes\":\"total: 2\\nnames: [\\\"丙\\\"]\"},\"defendants\":[{"
		"\"key\":\"D1\",\"name\":\"甲\"}]}");
}

static void a_list_where_one_value_is_meant_is_said(void **state)
{
	bench *b = *state;
	const char *map = "map: m\nkey: id\ncase: {loss_total: sums}\n";
	assert_mapped(
		b, map, "{\"id\":\"A\",\"sums\":[5]}", "{\"key\":\"A\",\"case\":{\"loss_total\":5.00}}");
	assert_false(apply(b, map, "{\"id\":\"A\",\"sums\":[5,6]}"));
	assert_non_null(strstr(bench_problems(b),
		"s.jsonl:7:18: sums: is a list where one value for loss_total is meant; add `otherwise: "
		"notes` to the entry, or use `each`\n"));
}

/* ---- loading is strict ----------------------------------------------------------------------- */

static void mistakes_of_a_map_are_named(void **state)
{
	bench *b = *state;
	assert_no_map(b, "map: m\nignore: {a: b}\n",
		"m.yaml:2:1: ignore: a map has no such key; did you mean 'ignored'?\n");
	assert_no_map(b, "map: m\ncase: {cuort: a}\n",
		"m.yaml:2:8: cuort: case has no such field; did you mean 'court'?\n");
	assert_no_map(b, "map: m\ncase: {stage: =clsoed, telecom: =maybe}\n",
		"m.yaml:2:15: stage: 'clsoed' is no term of stage; did you mean 'closed'?\n"
		"m.yaml:2:33: telecom: 'maybe': it is neither true nor false; write true or false (是 or "
		"否)\n");
	assert_no_map(b,
		"map: m\nvalues: {stages: {a: closd}}\ncase: {stage: {from: s, values: stage}}\n",
		"m.yaml:3:33: stage: there is no table 'stage'; did you mean 'stages'?\n");
	assert_no_map(b,
		"map: m\nvalues: {stages: {a: closd}}\ncase: {stage: {from: s, values: stages}}\n",
		"m.yaml:2:22: stage: 'closd' is no term of stage; did you mean 'closed'?\n");
	assert_no_map(b, "map: m\ncase: {court: {form: a}}\n",
		"m.yaml:2:16: form: an entry of a map has no such key; did you mean 'from'?\n");
	assert_no_map(b, "map: m\ncase: {persons: n, notes: x}\n",
		"m.yaml:2:17: persons: is computed by assize; leave it out\n"
		"m.yaml:2:27: notes: the case's notes are written from what the map keeps; list the paths "
		"under `notes:` of the map\n");
	assert_no_map(b, "map: m\nignored: {a: ~}\n",
		"m.yaml:2:14: a: what is ignored needs a reason; say why, in a few words\n");
	assert_no_map(b, "map: m\ncase: {court: a..b, loss_total: {from: x, unit: 美元}}\n",
		"m.yaml:2:15: court: 'a..b' is no path; write names with one dot between them\n"
		"m.yaml:2:49: unit: '美元' is not known here; write unit: 元, 万元, 亿元 or 分\n");
	assert_no_map(b, "map: m\norders: [{key: =O<n>}]\n",
		"m.yaml:2:16: key: <n> is the number of an element, and there is no `each` here; write "
		"each: "
		"path, or another constant\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_constants_and_tables_fill_fields),
		cmocka_unit_test(units_and_dates_are_turned),
		cmocka_unit_test(silence_says_nothing_unless_the_map_says_what),
		cmocka_unit_test(the_first_of_several_ways_counts_and_codes_add_up),
		cmocka_unit_test(each_element_makes_an_item),
		cmocka_unit_test(a_doubtful_word_goes_to_the_notes),
		cmocka_unit_test(an_item_that_nothing_names_is_not_made),
		cmocka_unit_test(conditions_decide_and_what_they_withhold_is_noted),
		cmocka_unit_test(a_fact_of_the_case_is_a_persons_only_where_there_is_one),
		cmocka_unit_test(no_fact_of_one_person_lands_on_another),
		cmocka_unit_test(a_map_that_would_spread_a_fact_does_not_load),
		cmocka_unit_test(a_value_that_the_map_does_not_speak_of_refuses_the_record),
		cmocka_unit_test(what_is_said_twice_is_kept_once_where_it_agrees),
		cmocka_unit_test(a_list_where_one_value_is_meant_is_said),
		cmocka_unit_test(mistakes_of_a_map_are_named),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
