/* The words of a Lua source, and what is refused before Lua sees it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "policy/lua/lexer.h"

typedef struct fixture {
	az_arena *arena;
	az_problems *problems;
	const az_lua_token *tokens;
	size_t count;
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

static void lex_bytes(fixture *f, const char *bytes, size_t length)
{
	az_problems_clear(f->problems);
	f->tokens = az_lua_lex(f->arena, "r.lua", bytes, length, &f->count, f->problems);
}

static void lex(fixture *f, const char *source)
{
	lex_bytes(f, source, strlen(source));
}

static const char *message(const fixture *f, size_t i)
{
	static char text[1024];
	const az_problem *problem = az_problems_at(f->problems, i);
	assert_non_null(problem);
	az_problem_format(problem, text, sizeof text);
	return text;
}

static void assert_refused(fixture *f, const char *source, const char *expected)
{
	lex(f, source);
	assert_null(f->tokens);
	assert_string_equal(message(f, 0), expected);
}

static void assert_string(fixture *f, const char *source, const char *bytes, size_t length)
{
	lex(f, source);
	assert_non_null(f->tokens);
	assert_int_equal(f->tokens[0].kind, AZ_TOKEN_STRING);
	assert_int_equal(f->tokens[0].length, length);
	assert_memory_equal(f->tokens[0].text, bytes, length + 1);
}

static void every_word_of_the_language_is_a_token(void **state)
{
	fixture *f = *state;
	for (int kind = AZ_TOKEN_AND; kind < AZ_TOKEN_KINDS; kind++) {
		lex(f, az_lua_token_word((az_lua_token_kind)kind));
		assert_non_null(f->tokens);
		assert_int_equal(f->count, 2);
		assert_int_equal(f->tokens[0].kind, kind);
		assert_int_equal(f->tokens[1].kind, AZ_TOKEN_EOF);
	}
}

static void the_longest_operator_is_taken(void **state)
{
	fixture *f = *state;
	lex(f, "a...b..c.d>>=<<//~=::");
	const az_lua_token_kind kinds[] = {AZ_TOKEN_NAME, AZ_TOKEN_DOTS, AZ_TOKEN_NAME, AZ_TOKEN_CONCAT,
		AZ_TOKEN_NAME, AZ_TOKEN_DOT, AZ_TOKEN_NAME, AZ_TOKEN_SHIFT_RIGHT, AZ_TOKEN_ASSIGN,
		AZ_TOKEN_SHIFT_LEFT, AZ_TOKEN_FLOOR_DIVIDE, AZ_TOKEN_UNEQUAL, AZ_TOKEN_DOUBLE_COLON,
		AZ_TOKEN_EOF};
	assert_int_equal(f->count, sizeof kinds / sizeof kinds[0]);
	for (size_t i = 0; i < f->count; i++)
		assert_int_equal(f->tokens[i].kind, kinds[i]);
}

static void places_count_characters(void **state)
{
	fixture *f = *state;
	lex(f, "x = '金额' .. y\r\n  [[a\nb]] z");
	assert_non_null(f->tokens);
	assert_int_equal(f->tokens[3].column, 10);
	assert_int_equal(f->tokens[5].line, 2);
	assert_int_equal(f->tokens[5].column, 3);
	assert_int_equal(f->tokens[5].last_line, 3);
	assert_int_equal(f->tokens[6].line, 3);
	assert_int_equal(f->tokens[6].column, 5);
	assert_int_equal(f->tokens[6].start, f->tokens[6].end - 1);
}

static void strings_are_decoded(void **state)
{
	fixture *f = *state;
	assert_string(f, "'\\65\\x42\\u{91D1}\\n\\\"'", "AB金\n\"", 7);
	assert_string(f, "'a\\z \n\t b\\\nc'", "ab\nc", 4);
	assert_string(f, "'a\\\r\nb'", "a\nb", 3);
	assert_string(f, "'\\0\\255'", "\0\377", 2);
	assert_string(f, "'\\u{7FFFFFFF}'", "\xFD\xBF\xBF\xBF\xBF\xBF", 6);
	assert_string(f, "[==[\r\na]]\r\n]=]]==]", "a]]\n]=]", 7);
	assert_string(f, "--[[ a\n ]] --[=[ ]] ]=] -- c\n''", "", 0);
}

static void an_escape_that_lua_refuses_is_refused(void **state)
{
	fixture *f = *state;
	const char *bad[] = {"'\\q'", "'\\x4'", "'\\256'", "'\\u{80000000}'", "'\\u{}'", "'\\u{41'"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		lex(f, bad[i]);
		assert_null(f->tokens);
	}
	assert_refused(f, "x = '金\\q'",
		"r.lua:1:7: an escape that Lua does not know; write \\\\ for a backslash; Lua knows \\n "
		"\\t \\\" "
		"\\xXX \\ddd \\u{XXX} \\z");
}

static void numbers_keep_their_text(void **state)
{
	fixture *f = *state;
	const char *good[] = {"0", "3.", ".5", "1e+10", "0xA.8p-2", "0x.1", "08", "3E7"};
	const char *bad[] = {"0x", "3x", "1.2.3", "3..2", "3e", "0x1p", "1_000", "5e+", "0x.p1"};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		lex(f, good[i]);
		assert_non_null(f->tokens);
		assert_int_equal(f->count, 2);
		assert_string_equal(f->tokens[0].text, good[i]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		lex(f, bad[i]);
		assert_null(f->tokens);
	}
}

static void full_width_punctuation_is_named(void **state)
{
	fixture *f = *state;
	assert_refused(f, "f(a，b)", "r.lua:1:4: full-width comma '，'; write ','");
	assert_refused(f, "\nf（a)", "r.lua:2:2: full-width parenthesis '（'; write '('");
	assert_refused(f, "x　= 1", "r.lua:1:2: ideographic space '　'; write an ordinary space");
	assert_refused(f, "x = “已追回”", "r.lua:1:5: full-width quotation mark '“'; write '\"'");
	assert_refused(f, "x = ＡＢ１", "r.lua:1:5: full-width letters 'ＡＢ１'; write 'AB1'");
	const char *all = "（）｛｝，；：“”‘’＝＋－＞＜。、【】　";
	for (const char *p = all; *p; p += 3) {
		lex_bytes(f, p, 3);
		assert_null(f->tokens);
		assert_int_equal(az_problems_count(f->problems), 1);
		assert_non_null(az_problems_at(f->problems, 0)->mend);
	}
	lex(f, "x = '（，）' -- 【】“”");
	assert_non_null(f->tokens);
}

static void all_problems_are_named_in_one_round(void **state)
{
	fixture *f = *state;
	lex(f, "a，b\nif x != 1 && 金额 then\ny += '\\q'");
	assert_null(f->tokens);
	assert_int_equal(az_problems_count(f->problems), 6);
	assert_string_equal(message(f, 1), "r.lua:2:6: '!=' is no Lua operator; write '~='");
	assert_string_equal(message(f, 3), "r.lua:2:14: '金额' cannot stand outside a string; names "
									   "take Latin letters, digits and _; a text stands in quotes");
}

static void strings_and_comments_must_end(void **state)
{
	fixture *f = *state;
	assert_refused(f, "x = 'abc\n",
		"r.lua:1:5: a string that has no end on its line; close it "
		"with ' on the same line, or use [[...]]");
	assert_refused(f, "x = \"abc”\n",
		"r.lua:1:5: a string that has no end on its line; the "
		"full-width '”' closes nothing: write \"");
	assert_refused(f, "[[a",
		"r.lua:1:1: a long string that has no end; close it with the same "
		"number of '='");
	assert_refused(f, "--[[a",
		"r.lua:1:1: a long comment that has no end; close it with the same "
		"number of '='");
	assert_refused(f, "[=a",
		"r.lua:1:1: '[=' without its second '['; write '[=[' to open a long "
		"string");
	lex(f, "'\\");
	assert_null(f->tokens);
	lex(f, "'\\x");
	assert_null(f->tokens);
}

static void hostile_text_is_refused_also_in_comments(void **state)
{
	fixture *f = *state;
	assert_refused(f, "x = 1 -- a\xE2\x80\xAE b",
		"r.lua:1:11: an unsafe character (U+202E); remove "
		"it; it is invisible or makes the text read as "
		"another");
	assert_refused(f, "'\xE2\x80\x8B'",
		"r.lua:1:2: an unsafe character (U+200B); remove it; it is "
		"invisible or makes the text read as another");
	assert_refused(f, "\xEF\xBB\xBFx = 1",
		"r.lua:1:1: a byte-order mark (U+FEFF); save the file "
		"as UTF-8 without a byte-order mark");
	assert_refused(
		f, "x\n'\xBD\xF0'", "r.lua:2:2: the byte 0xBD, which is no UTF-8; save the file as UTF-8");
	assert_refused(f, "x\ry",
		"r.lua:1:2: a carriage return without its newline (U+000D); end every "
		"line with a newline");
	assert_refused(f, "\033Lua",
		"r.lua: a binary chunk, which is never loaded; give the Lua source "
		"text itself");
	lex_bytes(f, "x\0y", 3);
	assert_null(f->tokens);
	assert_string_equal(
		message(f, 0), "r.lua:1:2: a NUL byte (U+0000); remove it; a policy is plain text");
}

static void a_source_has_at_most_64_kb(void **state)
{
	fixture *f = *state;
	char *source = malloc(AZ_LUA_SOURCE_MOST + 1);
	assert_non_null(source);
	memset(source, ';', AZ_LUA_SOURCE_MOST + 1);
	lex_bytes(f, source, AZ_LUA_SOURCE_MOST);
	assert_non_null(f->tokens);
	assert_int_equal(f->count, AZ_LUA_SOURCE_MOST + 1);
	lex_bytes(f, source, AZ_LUA_SOURCE_MOST + 1);
	assert_null(f->tokens);
	free(source);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_word_of_the_language_is_a_token),
		TEST(the_longest_operator_is_taken),
		TEST(places_count_characters),
		TEST(strings_are_decoded),
		TEST(an_escape_that_lua_refuses_is_refused),
		TEST(numbers_keep_their_text),
		TEST(full_width_punctuation_is_named),
		TEST(all_problems_are_named_in_one_round),
		TEST(strings_and_comments_must_end),
		TEST(hostile_text_is_refused_also_in_comments),
		TEST(a_source_has_at_most_64_kb),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
