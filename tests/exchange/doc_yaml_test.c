/* YAML: what a court's file may hold, and what is said where it may not. */
#include "doc_fixture.h"

static const az_doc *read(fixture *f, const char *text)
{
	return az_doc_yaml(f->arena, "f", text, strlen(text), NULL, f->problems);
}

static void refused(fixture *f, const char *text, const char *start, const char *part)
{
	assert_null(read(f, text));
	check_problem(f, start, part);
}

static void accepted(fixture *f, const char *text)
{
	if (!read(f, text))
		fail_msg("\"%s\" is refused: %s", text, problem_line(f, 0));
}

static void values_keep_their_kind_and_text(void **state)
{
	fixture *f = *state;
	const az_doc *doc =
		read(f, "a:\nb: ~\nc: 862400.00\nd: 'no'\ne: yes\nf: []\ng: {h: \"\\u4e2d\"}\n"
				"i: |\n  x\n  y\nj: \"null\"\nk: !!str 12\nl: 2026-02-17\n");
	check_value(doc, AZ_DOC_MAP, NULL);
	assert_int_equal(doc->count, 11);
	check_value(az_doc_get(doc, "a"), AZ_DOC_NULL, NULL);
	check_value(az_doc_get(doc, "b"), AZ_DOC_NULL, NULL);
	check_value(az_doc_get(doc, "c"), AZ_DOC_PLAIN, "862400.00");
	check_value(az_doc_get(doc, "d"), AZ_DOC_TEXT, "no");
	check_value(az_doc_get(doc, "e"), AZ_DOC_PLAIN, "yes");
	check_value(az_doc_get(doc, "f"), AZ_DOC_LIST, NULL);
	check_value(az_doc_get(az_doc_get(doc, "g"), "h"), AZ_DOC_TEXT, "中");
	check_value(az_doc_get(doc, "i"), AZ_DOC_TEXT, "x\ny\n");
	check_value(az_doc_get(doc, "j"), AZ_DOC_TEXT, "null");
	check_value(az_doc_get(doc, "k"), AZ_DOC_TEXT, "12");
	check_value(az_doc_get(doc, "l"), AZ_DOC_PLAIN, "2026-02-17");
}

static void places_count_lines_and_characters(void **state)
{
	fixture *f = *state;
	const az_doc *doc =
		read(f, "\xEF\xBB\xBF键: 值\r\ncase: {number: 一二, court: 三}\r\nlist:\r\n  - x\r\n");
	check_place(az_doc_get(doc, "键"), 1, 1, 1, 4);
	check_place(az_doc_get(az_doc_get(doc, "case"), "court"), 2, 20, 2, 27);
	check_place(az_doc_get(doc, "list")->first, 0, 0, 4, 5);
}

static void chinese_prose_is_no_structure(void **state)
{
	fixture *f = *state;
	accepted(f, "key: （2026）闽0203刑初88号\n（2026）闽0203刑初88号: 1\n");
	accepted(f, "notes: 被告人称：受雇于人，不知情（见卷三第41页）。\n");
	accepted(f, "notes:\n  说明：本院认为，证据不足；\n  “缅北”电诈案。\n");
	accepted(f, "basis: 冻结存款，家属代管\nb: {basis: 冻结存款，家属代管, ability: partly}\n");
	accepted(f, "title: 【重要】通知\nb: 【重要】\nc: “缅北”与“果敢”\n");
	accepted(f, "a: '【a，b】'\nb: \"x：y\"\nc: [\"a，b\", '甲、乙']\n");
	accepted(f, "- 第一，如实供述\n- 第二：退赃\n");
	accepted(f, "a: 1 # 键：值，【】\n");
}

static void full_width_punctuation_is_named_where_it_breaks_the_structure(void **state)
{
	fixture *f = *state;
	refused(f, "key：value",
		"f:1:4: the full-width ： stands where YAML wants its own :", "write ': '");
	refused(f, "a: 1\nkey：value\nb: 2", "f:2:4: the full-width ：", "");
	refused(f, "诈骗罪：fraud\n掩饰罪: concealing", "f:1:4: the full-width ：", "");
	refused(f, "a: 1\n罪名：诈骗\nb: 2", "f:2:3: the full-width ：", "");
	refused(f, "case:\n  number：88\n  court：x", "f:2:9: the full-width ：", "");
	refused(f, "- name：林某甲\n- x", "f:1:7: the full-width ：", "");
	refused(f, "a: {b：1}", "f:1:6: the full-width ：", "");
	refused(f, "means: [a，b]", "f:1:10: the full-width ，", "quotes round the text");
	refused(f, "means: [a, b】", "f:1:13: the full-width 】", "write ]");
	refused(f, "means: 【a, b】", "f:1:8: the full-width 【", "write [");
	refused(f, "means: [甲、乙]", "f:1:10: the full-width 、", "");
	refused(f, "{name: 林某甲，age: 3}", "f:1:11: the full-width ，", "");
	refused(f, "｛a: 1｝", "f:1:1: the full-width ｛", "write {");
	refused(f, "a: “林某甲”", "f:1:4: the full-width “", "write \"");
	refused(f, "a: \"林某甲”\nb: 2", "f:1:8: the full-width ”", "");
	refused(f, "a: 1 ＃ 注", "f:1:6: the full-width ＃", "");
	refused(f, "＃ 注\na: 1", "f:1:1: the full-width ＃", "");
	refused(f, "a:\n  － x\n  － y", "f:2:3: the full-width －", "");
	refused(f, "a: 1\n　b: 2", "f:2:1: a full-width or no-break space", "plain one");
}

static void prose_near_another_mistake_is_only_a_hint(void **state)
{
	fixture *f = *state;
	refused(f, "a: 说明：x, b: 3", "f:1:11: a ':' stands where no value can begin", "see whether");
}

static void mistakes_are_said_in_words(void **state)
{
	fixture *f = *state;
	refused(f, "a: 1\n\tb: 2", "f:2:1: a tab indents the line", "spaces");
	refused(f, "a: @x", "f:1:4: a text begins with @", "quotes");
	refused(f, "a: 'x", "f:1:4: a text that opens with a quote here is never closed", "");
	refused(f, "a: [1,\n  2", "f:3:1: a list that opens with [ is not closed", "line 1");
	refused(f, "a: b: c", "f:1:5: a ':' stands where no value can begin", "quotes");
	refused(f, "a: 1\nb\nc: 2", "f:2:1: a line is neither", "': '");
	refused(f, "a: \"\\q\"", "f:1:5: an unknown escape", "");
	refused(f, "{? : 1}", "f:1:4: a key is missing", "");
}

static void duplicate_keys_name_both_lines(void **state)
{
	fixture *f = *state;
	refused(f, "a: 1\nb: 2\n'a': 3", "f:3:1: the key \"a\" is given twice, first on line 1",
		"keep one");
	accepted(f, "a: {b: 1}\nc: {b: 1}");
}

static void what_nobody_needs_is_refused(void **state)
{
	fixture *f = *state;
	refused(f, "a: &x {b: 1}\nc:\n  <<: *x", "f:3:3: merge keys (<<)", "write the fields out");
	refused(f, "!!binary aGk=", "f:1:1: the tag !!binary", "delete it");
	refused(f, "a: !lua x", "f:1:4: the tag !lua", "");
	refused(f, "a: !!map []", "f:1:4: the tag !!map", "");
	refused(f, "[a]: 1", "f:1:1: a list or a map stands where a key should", "");
	refused(f, "a: &x 1\n*x : 2", "f:2:1: an alias stands where a key should", "");
	refused(f, "&x a: 1", "f:1:1: an anchor stands before a key", "");
}

static void aliases_repeat_a_value_within_bounds(void **state)
{
	fixture *f = *state;
	const az_doc *doc = read(f, "a: &x [1, {b: 2}]\nc: *x\nd: &x 5\ne: *x\n");
	const az_doc *c = az_doc_get(doc, "c");
	check_place(c, 2, 1, 2, 4);
	assert_int_equal(c->count, 2);
	check_value(az_doc_get(c->first->next, "b"), AZ_DOC_PLAIN, "2");
	check_value(az_doc_get(doc, "e"), AZ_DOC_PLAIN, "5");
	refused(f, "a: *y", "f:1:4: the alias *y has no anchor", "");
	refused(f, "&a [*a]", "f:1:5: the alias *a stands inside", "");
}

static void an_alias_bomb_is_defused(void **state)
{
	fixture *f = *state;
	char bomb[8192] = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
	for (int i = 1; i < 40; i++) {
		sprintf(bomb + strlen(bomb), "a%d: &a%d [", i, i);
		for (int j = 0; j < 9; j++)
			sprintf(bomb + strlen(bomb), "*a%d,", i - 1);
		strcat(bomb, "]\n");
	}
	refused(f, bomb, "f:6:", "aliases add more than 100000 values");
	char chain[8192] = "- &a0 [x]\n";
	for (int i = 1; i < 100; i++)
		sprintf(chain + strlen(chain), "- &a%d [*a%d]\n", i, i - 1);
	refused(f, chain, "f:64:", "nested more than 64 deep");
	char *anchors = calloc(300, 16);
	for (int i = 0; i < 300; i++)
		sprintf(anchors + strlen(anchors), "- &a%d x\n", i);
	refused(f, anchors, "f:257:3: the document has more than 256 anchors", "");
	free(anchors);
}

static void limits_are_kept(void **state)
{
	fixture *f = *state;
	const az_doc_limits deep = {.depth = 2}, few = {.nodes = 3}, small = {.bytes = 4};
	assert_non_null(az_doc_yaml(f->arena, "f", "- [1]", 5, &deep, f->problems));
	assert_null(az_doc_yaml(f->arena, "f", "- [[]]", 6, &deep, f->problems));
	check_problem(f, "f:1:4: lists and maps are nested more than 2 deep", "");
	assert_null(az_doc_yaml(f->arena, "f", "[1,2,3]", 7, &few, f->problems));
	check_problem(f, "f:1:6: the document holds more than 3 values", "");
	assert_null(az_doc_yaml(f->arena, "f", "[1,2]", 5, &small, f->problems));
	check_problem(f, "f:1: the document has more than 4 bytes", "");
	assert_non_null(az_doc_yaml_all(f->arena, "f", "- [1]", 5, &deep, f->problems));
}

static void bytes_that_are_no_clean_text_are_refused(void **state)
{
	fixture *f = *state;
	refused(f, "a: \xC1\xD6\xC4\xB3", "f:1:4: the text is not UTF-8", "GB18030");
	refused(
		f, "\xFF\xFEx", "f:1:1: the text is not UTF-8: it looks like UTF-16", "save it as UTF-8");
	refused(f, "a: x\xE2\x80\x8Bx", "f:1:5: the text holds the invisible", "U+200B");
	refused(f, "a: 1\rb: 2\r", "f:1:5: a carriage return stands alone", "line ends");
	refused(f, "a: \"\\u202e\"", "f:1:4: an escape in the text", "U+202E");
	refused(f, "a: \"\\0\"", "f:1:4: an escape in the text", "U+0000");
}

static void one_document_or_all(void **state)
{
	fixture *f = *state;
	check_value(read(f, "# nothing\n"), AZ_DOC_NULL, NULL);
	refused(f, "a: 1\n---\nb: 2\n", "f:2:1: a second document begins", "---");
	const char *stream = "--- {a: &x 1}\n---\n- b\n--- ~\n";
	const az_doc *all = az_doc_yaml_all(f->arena, "f", stream, strlen(stream), NULL, f->problems);
	check_value(all, AZ_DOC_LIST, NULL);
	assert_int_equal(all->count, 3);
	check_value(az_doc_get(all->first, "a"), AZ_DOC_PLAIN, "1");
	check_value(all->first->next->first, AZ_DOC_PLAIN, "b");
	assert_int_equal(all->first->next->line, 3);
	stream = "--- &x 1\n--- *x\n";
	assert_null(az_doc_yaml_all(f->arena, "f", stream, strlen(stream), NULL, f->problems));
	check_problem(f, "f:2:5: the alias *x has no anchor", "");
	assert_int_equal(az_doc_yaml_all(f->arena, "f", "", 0, NULL, f->problems)->count, 0);
}

static void reading_goes_on_behind_a_problem(void **state)
{
	fixture *f = *state;
	assert_null(read(f, "a: !x 1\nb: *y\nc: [甲，乙]\nc: 1\n"));
	assert_int_equal(az_problems_count(f->problems), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
		T(values_keep_their_kind_and_text),
		T(places_count_lines_and_characters),
		T(chinese_prose_is_no_structure),
		T(full_width_punctuation_is_named_where_it_breaks_the_structure),
		T(prose_near_another_mistake_is_only_a_hint),
		T(mistakes_are_said_in_words),
		T(duplicate_keys_name_both_lines),
		T(what_nobody_needs_is_refused),
		T(aliases_repeat_a_value_within_bounds),
		T(an_alias_bomb_is_defused),
		T(limits_are_kept),
		T(bytes_that_are_no_clean_text_are_refused),
		T(one_document_or_all),
		T(reading_goes_on_behind_a_problem),
#undef T
	};
	return cmocka_run_group_tests_name("exchange/doc_yaml", tests, NULL, NULL);
}
