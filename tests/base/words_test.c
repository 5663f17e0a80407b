/* The catalog of messages: every text in it is found, none other, and a translation takes the arguments of
 * the English format in any order, and never another kind of argument. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assize/words.h"
#include "base/error.h"
#include "base/problem.h"
#include "base/text.h"
#include "base/words.h"

static void every_message_is_found(void **state)
{
	(void)state;
	const char *english = NULL, *chinese = NULL, *before = "";
	size_t count = 0;
	for (; az_words_at(count, &english, &chinese); count++) {
		assert_true(strcmp(before, english) < 0);
		assert_ptr_equal(az_words(ASSIZE_ZH, english), chinese);
		assert_string_equal(assize_words(ASSIZE_ZH, english), chinese);
		assert_ptr_equal(az_words(ASSIZE_EN, english), english);
		assert_true(az_utf8_valid(chinese, strlen(chinese), NULL));
		before = english;
	}
	assert_true(count > 0);
}

static void a_text_that_is_not_there_stays(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "no such message", "out of", "~", "\xFF"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_ptr_equal(az_words(ASSIZE_ZH, texts[i]), texts[i]);
	assert_null(az_words(ASSIZE_ZH, NULL));
}

/* The message in Chinese, with arguments, is this. */
__attribute__((format(printf, 1, 3))) static void in_chinese(
	const char *english, const char *chinese, ...);

static void in_chinese(const char *english, const char *chinese, ...)
{
	char text[400];
	va_list args;
	va_start(args, chinese);
	az_words_vformat(text, sizeof text, ASSIZE_ZH, english, args);
	va_end(args);
	assert_string_equal(text, chinese);
}

static void arguments_of_every_kind(void **state)
{
	(void)state;
	in_chinese(
		"does not load for %zu problems; mend them", "有 7 处问题，不能载入; 请改正", (size_t)7);
	in_chinese("run %lld has no such rule; did you mean '%s'?",
		"run -3 has no such rule; did you mean 'x y'?", -3LL, "x y");
	in_chinese("the text is not UTF-8 (byte 0x%02X)", "文字不是 UTF-8（字节 0x0A）", 10U);
	in_chinese("a text begins with %c, which YAML keeps for itself",
		"文字以 @ 开头，而 YAML 保留它自用", '@');
	in_chinese("%s %d%% %5.1f|%ld", "十 5%   2.5|9", "十", 5, 2.5, 9L);
}

static void arguments_in_another_order(void **state)
{
	(void)state;
	in_chinese("the full-width %.*s stands where JSON wants its own %c",
		"JSON 要用半角 :，这里是全角 ：", 3, "：和", ':');
}

/* What is quoted is data, and a word alone may be a key. */
static void phrases_among_the_arguments(void **state)
{
	(void)state;
	in_chinese("cannot be read: %s; check the disk", "不能读取：没有这个文件; 请检查磁盘",
		"there is no such file");
	in_chinese("did you mean '%s'?", "是否指“there is no such file”？", "there is no such file");
	in_chinese("is %s; name a regular file", "done; 请指明普通文件", "done");
	in_chinese("its worker process %s, twice", "它的工作进程两次被信号 KILL 终止",
		"was ended by signal KILL");
}

static void a_long_message_is_cut_between_characters(void **state)
{
	(void)state;
	char text[9];
	for (size_t size = 1; size <= sizeof text; size++) {
		az_words_format(text, size, ASSIZE_ZH, "out of memory");
		assert_true(strlen(text) < size);
		assert_true(az_utf8_valid(text, strlen(text), NULL));
	}
	az_words_format(text, sizeof text, ASSIZE_ZH, "out of memory");
	assert_string_equal(text, "内存");
}

static void again(const char *text, const char *chinese)
{
	char made[400];
	az_words_again(made, sizeof made, ASSIZE_ZH, text);
	assert_string_equal(made, chinese);
	az_words_again(made, sizeof made, ASSIZE_EN, text);
	assert_string_equal(made, text);
}

static void a_text_that_was_made_finds_its_format(void **state)
{
	(void)state;
	again("out of memory", "内存不足");
	again("more than 5000 steps", "超过 5000 步");
	again("no such name 'gian'; did you mean 'gain'?", "没有名称“gian”; 是否指“gain”？");
	again("its worker process ended with status 7, twice", "它的工作进程两次以状态 7 结束");
}

static void a_text_of_others_stays(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "attempt to index a nil value (local 'n')",
		"more than many steps", "no such name 'gian", "%s", "%s %n %", "100%"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		again(texts[i], texts[i]);
}

static void a_problem_speaks_its_list(void **state)
{
	(void)state;
	char mend[80];
	az_problems *problems = az_problems_new(4);
	const az_place place = {.file = "a.yaml", .line = 2};
	az_problems_speak(problems, ASSIZE_ZH);
	assert_int_equal(az_problems_lang(problems), ASSIZE_ZH);
	az_problems_mend(problems, mend, sizeof mend, "did you mean '%s'?", "gain");
	az_problems_add(problems, place, "gian", mend, "there is no such field");
	az_problems_add(problems, place, NULL, "take one out", "row %zu", (size_t)3);
	assert_string_equal(az_problems_at(problems, 0)->mend, "是否指“gain”？");
	assert_string_equal(az_problems_at(problems, 1)->mend, "请删去一个");
	assert_string_equal(az_problems_at(problems, 1)->what, "第 3 行");
	az_problems_free(problems);
}

static void an_error_has_both_languages(void **state)
{
	(void)state;
	az_error error;
	char line[200];
	az_error_set(
		&error, ASSIZE_ERROR_INPUT, "a.tar", "is %s; name a regular file", "no regular file");
	assert_string_equal(
		az_error_text(&error, ASSIZE_EN), "is no regular file; name a regular file");
	az_error_format(&error, ASSIZE_ZH, line, sizeof line);
	assert_string_equal(line, "a.tar: 不是普通文件; 请指明普通文件");
	az_error_clear(&error);
	error.status = ASSIZE_ERROR_INPUT;
	assert_string_equal(az_error_text(&error, ASSIZE_ZH), az_words(ASSIZE_ZH, "bad input"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_message_is_found),
		cmocka_unit_test(a_text_that_is_not_there_stays),
		cmocka_unit_test(arguments_of_every_kind),
		cmocka_unit_test(arguments_in_another_order),
		cmocka_unit_test(phrases_among_the_arguments),
		cmocka_unit_test(a_long_message_is_cut_between_characters),
		cmocka_unit_test(a_text_that_was_made_finds_its_format),
		cmocka_unit_test(a_text_of_others_stays),
		cmocka_unit_test(a_problem_speaks_its_list),
		cmocka_unit_test(an_error_has_both_languages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
