/* The header of a rule is data: it is read without running the rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "policy/lua/header.h"

typedef struct fixture {
	az_arena *arena;
	az_problems *problems;
	const az_doc *doc;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	assert_non_null(f);
	f->arena = az_arena_new();
	f->problems = az_problems_new(20);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	az_arena_free(f->arena);
	az_problems_free(f->problems);
	free(f);
	return 0;
}

static bool read_header(fixture *f, const char *source)
{
	az_problems_clear(f->problems);
	f->doc = az_lua_header(f->arena, "r.lua", source, strlen(source), "rule", f->problems);
	return f->doc != NULL;
}

static void assert_refused(fixture *f, const char *source, const char *expected)
{
	char text[1024];
	assert_false(read_header(f, source));
	assert_int_equal(az_problems_count(f->problems), 1);
	az_problem_format(az_problems_at(f->problems, 0), text, sizeof text);
	assert_string_equal(text, expected);
}

static const az_doc *get(const fixture *f, const char *key, az_doc_kind kind)
{
	const az_doc *doc = az_doc_get(f->doc, key);
	assert_non_null(doc);
	assert_int_equal(doc->kind, kind);
	return doc;
}

static void a_rule_of_the_design_is_read(void **state)
{
	fixture *f = *state;
	assert_true(read_header(f,
		"-- a remark\n"
		"local function days(a, b) return a - b end\n"
		"return rule {\n"
		"  title = {zh = \"已追回未返还\", en = 'Recovered, ' .. 'not ' .. [[returned]]},\n"
		"  law = {\"cl-64\"}, subject = \"property\", level = \"warning\",\n"
		"  when = {status = \"recovered\", amount = above(3000), owner = known,\n"
		"          paid = between(1, param.x.y), ['x.zj.name'] = {1, -2.50, true, nil}},\n"
		"  attention = 2, messages = {},\n"
		"  check = function(item)\n"
		"    if days(as_of, item.recovered_on) > param.return_days then return finding {} end\n"
		"  end,\n"
		"}\n"));
	assert_int_equal(f->doc->kind, AZ_DOC_MAP);
	assert_int_equal(f->doc->line, 3);
	const az_doc *title = get(f, "title", AZ_DOC_MAP);
	assert_int_equal(title->key_line, 4);
	assert_int_equal(title->key_column, 3);
	assert_string_equal(az_doc_get(title, "en")->text, "Recovered, not returned");
	assert_int_equal(az_doc_get(title, "en")->kind, AZ_DOC_TEXT);
	assert_int_equal(get(f, "law", AZ_DOC_LIST)->count, 1);
	assert_string_equal(get(f, "law", AZ_DOC_LIST)->first->text, "cl-64");
	const az_doc *when = get(f, "when", AZ_DOC_MAP);
	const az_doc *above = az_doc_get(when, "amount");
	assert_int_equal(above->kind, AZ_DOC_CALL);
	assert_string_equal(above->text, "above");
	assert_string_equal(above->first->text, "3000");
	assert_int_equal(az_doc_get(when, "owner")->kind, AZ_DOC_NAME);
	const az_doc *between = az_doc_get(when, "paid");
	assert_int_equal(between->count, 2);
	assert_int_equal(between->first->next->kind, AZ_DOC_NAME);
	assert_string_equal(between->first->next->text, "param.x.y");
	const az_doc *list = az_doc_get(when, "x.zj.name");
	assert_int_equal(list->count, 4);
	assert_string_equal(list->first->next->text, "-2.50");
	assert_int_equal(list->first->next->kind, AZ_DOC_PLAIN);
	assert_string_equal(list->first->next->next->text, "true");
	assert_int_equal(list->first->next->next->next->kind, AZ_DOC_NULL);
	assert_int_equal(get(f, "messages", AZ_DOC_LIST)->count, 0);
	assert_string_equal(get(f, "attention", AZ_DOC_PLAIN)->text, "2");
	assert_int_equal(get(f, "check", AZ_DOC_FUNCTION)->line, 9);
}

static void code_may_stand_under_its_own_keys_only(void **state)
{
	fixture *f = *state;
	assert_true(read_header(f, "local c = 1\nreturn rule({check = c, collect = function() end,"
							   " render = sdk.a(1)[2]})"));
	assert_int_equal(get(f, "check", AZ_DOC_FUNCTION)->line, 2);
	get(f, "collect", AZ_DOC_FUNCTION);
	get(f, "render", AZ_DOC_FUNCTION);
	assert_true(read_header(f, "return rule {check = 'a' .. 'b'}"));
	get(f, "check", AZ_DOC_TEXT);
	assert_refused(f, "return rule {level = a or b}",
		"r.lua:1:22: level: the header is read without running it, and 'a or b' is no literal "
		"value; write the value itself; what must be computed belongs in 'check'");
	assert_refused(f, "local l = 1 return rule {level = l}",
		"r.lua:1:34: level: the header is read without running it, and 'l' is a local variable; "
		"write the value itself; what must be computed belongs in 'check'");
	assert_false(read_header(f, "return rule {when = {check = function() end}}"));
	assert_false(read_header(f, "return rule {title = 'a' .. b}"));
	assert_false(read_header(f, "return rule {title = a:b()}"));
	assert_false(read_header(f, "return rule {title = param[1]}"));
	assert_false(read_header(f, "return rule {title = above(1 + 2)}"));
	assert_false(read_header(f, "return rule {title = f()()}"));
	assert_false(read_header(f, "return rule {title = - -1}"));
	assert_false(read_header(f, "return rule {...}"));
}

static void tables_are_lists_or_maps(void **state)
{
	fixture *f = *state;
	assert_true(read_header(f, "return rule {}"));
	assert_int_equal(f->doc->kind, AZ_DOC_MAP);
	assert_refused(f, "return rule {a = {1, b = 2}}",
		"r.lua:1:22: a: a table that is a list and a map at once; give every value a key, or none");
	assert_refused(f, "return rule {a = 1,\n['a'] = 2}",
		"r.lua:2:1: a: 'a' stands here and in line 1; remove one of the two");
	assert_refused(f, "return rule {[1] = 2}",
		"r.lua:1:14: a key that is no readable text; write a name, or a text in [\"...\"]");
}

static void escapes_hide_nothing(void **state)
{
	fixture *f = *state;
	assert_false(read_header(f, "return rule {a = 'x\\27[31m'}"));
	assert_false(read_header(f, "return rule {a = 'x\\0'}"));
	assert_false(read_header(f, "return rule {a = '\\u{202E}'}"));
	assert_false(read_header(f, "return rule {a = '\\xBD'}"));
	assert_false(read_header(f, "return rule {['a\\0'] = 1}"));
	assert_true(read_header(f, "return rule {a = '\\u{91D1}\\n'}"));
	assert_string_equal(get(f, "a", AZ_DOC_TEXT)->text, "金\n");
}

static void only_locals_stand_before_the_return(void **state)
{
	fixture *f = *state;
	assert_refused(f, "x = 1 return rule {}",
		"r.lua:1:1: 'x' is a global variable; write 'local' "
		"before it");
	assert_refused(f, "function g() end return rule {}",
		"r.lua:1:1: the function 'g' is global; write 'local function'");
	assert_refused(f, "print(1) return rule {}",
		"r.lua:1:1: a statement that runs when the file is loaded; only local declarations stand "
		"before 'return rule {...}'");
	assert_refused(f, "local x\n",
		"r.lua:2:1: the file returns nothing; end the file with 'return "
		"rule {...}'");
	assert_refused(f, "return report {}",
		"r.lua:1:1: the file returns something other than 'return rule {...}'; end the file with "
		"'return rule {...}'");
	assert_refused(f, "local rule = 1 return rule {}",
		"r.lua:1:23: 'rule' is a local variable here and no longer the host's; give the local "
		"variable another name");
	assert_false(read_header(f, "return rule {}, 1"));
	assert_false(read_header(f, "return rule {} {}"));
	assert_false(read_header(f, "return rule 'x'"));
	assert_false(read_header(f, ""));
}

static void all_problems_are_named_in_one_round(void **state)
{
	fixture *f = *state;
	assert_false(read_header(f, "x = 1\nreturn rule {a = 1 + 1, b = {1, c = 2}, [1] = 3, a = 2}"));
	assert_int_equal(az_problems_count(f->problems), 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_rule_of_the_design_is_read),
		TEST(code_may_stand_under_its_own_keys_only),
		TEST(tables_are_lists_or_maps),
		TEST(escapes_hide_nothing),
		TEST(only_locals_stand_before_the_return),
		TEST(all_problems_are_named_in_one_round),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
