/* The grammar of Lua 5.4: what is taken and refused is what Lua itself takes and refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <lauxlib.h>

#include "base/buffer.h"
#include "policy/lua/syntax.h"

typedef struct fixture {
	az_arena *arena;
	az_problems *problems;
	const az_lua_tree *tree;
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

static bool parse_bytes(fixture *f, const char *bytes, size_t length)
{
	az_problems_clear(f->problems);
	f->tree = az_lua_parse(f->arena, "r.lua", bytes, length, f->problems);
	return f->tree != NULL;
}

static bool parse(fixture *f, const char *source)
{
	return parse_bytes(f, source, strlen(source));
}

static void assert_refused(fixture *f, const char *source, const char *expected)
{
	char text[1024];
	assert_false(parse(f, source));
	assert_non_null(az_problems_at(f->problems, 0));
	az_problem_format(az_problems_at(f->problems, 0), text, sizeof text);
	assert_string_equal(text, expected);
}

/* Both kinds mixed: each must be judged as Lua judges it. */
static const char *const sources[] = {
	"",
	";",
	"; ; x=1",
	"-- c",
	"x=1 y=2",
	"x=1;;;y=2",
	"x",
	"x=",
	"x==1",
	"(a)=1",
	"(a).b=1",
	"f()=1",
	"f().x=1",
	"a.b",
	"f()",
	"f{}",
	"f''",
	"f[[a]]",
	"a:b()",
	"a:b",
	"a:b=1",
	"(f())",
	"(f)()",
	"a,b=1",
	"a,f()=1",
	"a.b.c,d[1]=1,2",
	"a,b",
	"a.b:c{}.d=1",
	"f\n(g)()",
	"return",
	"return;",
	"return;;",
	"return return",
	"return 1 x=1",
	"return ...",
	"if x then return end",
	"if x then elseif y then else end",
	"if x then else elseif y then end",
	"if x = 1 then end",
	"if x end",
	"while x do end",
	"while x end",
	"repeat until x",
	"until x",
	"for i=1 do end",
	"for i=1,2 do end",
	"for i=1,2,3 do end",
	"for i=1,2,3,4 do end",
	"for a.b=1,2 do end",
	"for a,b in c,d do end",
	"for a in do end",
	"for a,b=1,2 do end",
	"for i=1,2 do i=3 end",
	"for k,v in p do k=3 end",
	"do",
	"do do end",
	"end",
	"x=not not y",
	"x=- -y",
	"x=#~y",
	"x=a<b<c",
	"x=a^-b",
	"x=2^-3^2",
	"x=a==b==c",
	"x=~a~b",
	"x=a<<b>>c&d|e",
	"x=a//b",
	"x=a~=b~c",
	"x=a..b..c",
	"x=a...b",
	"x=....",
	"x=~",
	"x=a.and",
	"x={1,2;3,a=1,[2]=3,}",
	"x={,}",
	"x={;}",
	"x={a=}",
	"x={[1]}",
	"x={...}",
	"x={f()...}",
	"x=function() end()",
	"x=(function() end)()",
	"x=''.y",
	"x=('').y",
	"x={}.y",
	"x=a.b.c:d'e'[f]{g}",
	"local function a.b() end",
	"local a.b=1",
	"local function end",
	"function a.b:c() end",
	"function a:b:c() end",
	"function a:b.c() end",
	"local goto",
	"local function f() ... end",
	"function f() return ... end",
	"function f(...) return ... end",
	"function f(a,...) return function() return ... end end",
	"function f(...,a) end",
	"function f(a,) end",
	"local a <const>",
	"local a<const>=1 return a",
	"local x <foo> = 1",
	"local x <const> = 1; x = 2",
	"local x <const> = 1; function x() end",
	"local x <const> = 1; function x.y() end",
	"local x <const> = 1; return function() x=1 end",
	"local x <const>, y = 1,2; y=1",
	"local x <close>, y <close> = 1",
	"local x <close>, y <const> = 1,2",
	"break",
	"while 1 do break end",
	"while 1 do (function() break end)() end",
	"repeat break until x",
	"if x then break end",
	"goto a",
	"goto 1",
	"goto=1",
	"::a",
	"::1::",
	"::a:: goto a",
	"do goto a end ::a::",
	"do ::a:: end goto a",
	"::a:: ::a::",
	"::a:: do ::a:: end",
	"do ::a:: end do ::a:: end",
	"goto a local x ::a:: x=1",
	"goto a local x ::a::",
	"goto a; local x; ::a:: ; ::b::",
	"repeat goto c local x ::c:: until x",
	"repeat if y then goto c end; local x; ::c:: until x",
	"while 1 do goto c; local x ::c:: end",
	"for i=1,2 do ::x:: goto x end",
	"::a:: (function() goto a end)()",
	"(function() ::a:: end)() goto a",
};

static void what_lua_takes_is_taken_and_no_more(void **state)
{
	fixture *f = *state;
	lua_State *lua = luaL_newstate();
	assert_non_null(lua);
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
		bool taken = luaL_loadbufferx(lua, sources[i], strlen(sources[i]), "=r", "t") == LUA_OK;
		if (parse(f, sources[i]) != taken)
			fail_msg("Lua %s: %s", taken ? "takes" : "refuses", sources[i]);
		assert_int_equal(az_problems_count(f->problems) == 0, taken);
		lua_settop(lua, 0);
	}
	lua_close(lua);
}

static void messages_say_how_to_mend(void **state)
{
	fixture *f = *state;
	assert_refused(f, "if a = 1 then end",
		"r.lua:1:6: 'then' was expected, and '=' is here; '=' assigns; to compare, write '=='");
	assert_refused(f, "if a then\nx = 1",
		"r.lua:2:6: 'end' was expected, and the end of the file is here; it closes the 'if' of "
		"line 1");
	assert_refused(f, "retrun x",
		"r.lua:1:1: an expression that does nothing; if 'return' was meant, write it so");
	assert_refused(f, "local x\n// remark",
		"r.lua:2:1: a statement was expected, and '//' is here; a comment begins with '--'");
	assert_refused(f, "goto done",
		"r.lua:1:6: goto 'done': there is no such label in sight; write '::done::' in this block "
		"or one around it");
	assert_refused(f, "return 1 x = 2",
		"r.lua:1:10: the end of the block behind 'return' was expected, and 'x' is here; 'return' "
		"comes last in its block; elsewhere write 'do return end'");
	assert_refused(f, "local a <const> = 1\na = 2",
		"r.lua:2:1: 'a' is a constant and cannot be assigned; take another name, or drop the "
		"attribute");
}

/* The tree as nested brackets. */
static void show(const fixture *f, const az_lua_node *node, az_buffer *out)
{
	size_t length = 0;
	if (!node->child) {
		const char *source = az_lua_source(f->tree, node, &length);
		az_buffer_bytes(out, source, length);
		return;
	}
	az_buffer_char(out, '(');
	if (node->kind == AZ_NODE_BINARY || node->kind == AZ_NODE_UNARY)
		az_buffer_printf(out, "%s ", az_lua_token_word(az_lua_operator(f->tree, node)));
	for (const az_lua_node *child = node->child; child; child = child->next) {
		show(f, child, out);
		if (child->next)
			az_buffer_char(out, ' ');
	}
	az_buffer_char(out, ')');
}

static void assert_tree(fixture *f, const char *expression, const char *expected)
{
	char source[256];
	az_buffer out = {0};
	snprintf(source, sizeof source, "return %s", expression);
	assert_true(parse(f, source));
	show(f, f->tree->root->child->child, &out);
	az_buffer_char(&out, '\0');
	assert_string_equal((char *)out.bytes, expected);
	az_buffer_free(&out);
}

static void operators_bind_as_in_the_manual(void **state)
{
	fixture *f = *state;
	assert_tree(f, "a or b and c < d | e ~ f & g << h .. i + j * -k ^ l",
		"(or a (and b (< c (| d (~ e (& f (<< g (.. h (+ i (* j (- (^ k l))))))))))))");
	assert_tree(f, "a .. b .. c", "(.. a (.. b c))");
	assert_tree(f, "a ^ b ^ c", "(^ a (^ b c))");
	assert_tree(f, "a - b - c", "(- (- a b) c)");
	assert_tree(f, "2 ^ -3 ^ 2", "(^ 2 (- (^ 3 2)))");
	assert_tree(f, "not a == b", "(== (not a) b)");
	assert_tree(f, "a.b[c]:d(e, 'f')", "(((a) c) e 'f')");
}

static const az_lua_node *find(const fixture *f, az_lua_node_kind kind, const char *word, int nth)
{
	const az_lua_node *root = f->tree->root;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node))
		if (node->kind == kind && az_lua_word_is(f->tree, node, word) && nth-- == 0)
			return node;
	fail_msg("no such node: %s", word);
	return NULL;
}

static void names_know_whose_they_are(void **state)
{
	fixture *f = *state;
	assert_true(parse(f, "local a, b = a, 1\n"
						 "local function g(c) a = c; return b + c + h end\n"
						 "function t:m() return self, a end\n"
						 "repeat local a = 2 until a\n"));
	const az_lua_node *own = find(f, AZ_NODE_NAME, "a", 0);
	assert_int_equal(own->reach, AZ_LUA_GLOBAL);
	assert_null(own->variable);
	const az_lua_node *a = find(f, AZ_NODE_DECLARATION, "a", 0);
	const az_lua_node *target = find(f, AZ_NODE_NAME, "a", 1);
	assert_ptr_equal(target->variable, a->variable);
	assert_int_equal(target->reach, AZ_LUA_UPVALUE);
	assert_true(a->variable->captured);
	assert_int_equal(a->variable->writes, 1);
	assert_int_equal(a->variable->reads, 1);
	assert_int_equal(find(f, AZ_NODE_NAME, "c", 0)->reach, AZ_LUA_LOCAL);
	assert_true(find(f, AZ_NODE_NAME, "c", 0)->variable->parameter);
	assert_int_equal(find(f, AZ_NODE_NAME, "h", 0)->reach, AZ_LUA_GLOBAL);
	assert_int_equal(find(f, AZ_NODE_NAME, "self", 0)->reach, AZ_LUA_LOCAL);
	assert_ptr_equal(
		find(f, AZ_NODE_NAME, "a", 3)->variable, find(f, AZ_NODE_DECLARATION, "a", 1)->variable);
}

static void every_node_knows_its_text(void **state)
{
	fixture *f = *state;
	size_t length = 0;
	assert_true(parse(f, "local x = 1\nif x >\n 2 then return f(x), y end -- end"));
	const az_lua_node *statement = f->tree->root->last_child;
	assert_int_equal(statement->kind, AZ_NODE_IF);
	const char *text = az_lua_source(f->tree, statement->child, &length);
	assert_int_equal(length, 6);
	assert_memory_equal(text, "x >\n 2", 6);
	text = az_lua_source(f->tree, statement->last_child->child, &length);
	assert_memory_equal(text, "return f(x), y", length);
	assert_int_equal(az_lua_place(f->tree, statement->child).column, 4);
}

/* Nests `open` n times round an x. */
static char *nested(const char *before, const char *open, int n, const char *close)
{
	az_buffer out = {0};
	az_buffer_string(&out, before);
	for (int i = 0; i < n; i++)
		az_buffer_string(&out, open);
	az_buffer_string(&out, "x");
	for (int i = 0; i < n; i++)
		az_buffer_string(&out, close);
	az_buffer_char(&out, '\0');
	assert_false(out.failed);
	return (char *)out.bytes;
}

static void depth_is_bounded_and_length_is_not(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *before, *open, *close;
		int n;
		bool taken;
	} cases[] = {
		{"return ", "(", ")", 170, true},
		{"return ", "(", ")", 60000 / 2, false},
		{"return ", "not ", "", 300, false},
		{"return ", "{", "}", 300, false},
		{"return ", "a..", "", 300, false},
		{"return ", "function() return ", " end", 300, false},
		{"", "do ", "=1 end", 300, false},
		{"return ", "a+", "", 30000, true},
		{"return ", "", ".a", 30000, true},
		{"return ", "", "()", 30000, true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *source = nested(cases[i].before, cases[i].open, cases[i].n, cases[i].close);
		assert_int_equal(parse(f, source), cases[i].taken);
		if (!cases[i].taken)
			assert_non_null(strstr(az_problems_at(f->problems, 0)->what, "nested too deeply"));
		free(source);
	}
}

static void a_function_has_at_most_200_locals(void **state)
{
	fixture *f = *state;
	char *source = nested("", "local a ", 200, "");
	source[strlen(source) - 1] = ' ';
	assert_true(parse(f, source));
	free(source);
	source = nested("", "local a ", 201, "");
	source[strlen(source) - 1] = ' ';
	assert_false(parse(f, source));
	free(source);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_lua_takes_is_taken_and_no_more),
		TEST(messages_say_how_to_mend),
		TEST(operators_bind_as_in_the_manual),
		TEST(names_know_whose_they_are),
		TEST(every_node_knows_its_text),
		TEST(depth_is_bounded_and_length_is_not),
		TEST(a_function_has_at_most_200_locals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
