/* Lines: what counts as one, and what happens to one that is too long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "exchange/lines.h"

/* A reader over bytes, through an unnamed file. */
static az_lines *lines_of(FILE **file, const void *bytes, size_t length, size_t most)
{
	az_lines *lines = NULL;
	*file = tmpfile();
	assert_non_null(*file);
	assert_int_equal(fwrite(bytes, 1, length, *file), length);
	rewind(*file);
	assert_int_equal(az_lines_from(&lines, fileno(*file), "f", most, NULL), ASSIZE_OK);
	return lines;
}

static void expect_line(az_lines *lines, const char *text, int number)
{
	az_line line;
	az_error error;
	assert_int_equal(az_lines_next(lines, &line, &error), ASSIZE_OK);
	assert_int_equal(line.length, strlen(text));
	assert_memory_equal(line.bytes, text, line.length);
	assert_int_equal(line.number, number);
}

static void expect_end(az_lines *lines)
{
	az_line line;
	assert_int_equal(az_lines_next(lines, &line, NULL), ASSIZE_DONE);
	assert_int_equal(az_lines_next(lines, &line, NULL), ASSIZE_DONE);
}

static void expect_too_long(az_lines *lines, int number)
{
	az_line line;
	az_error error;
	char where[16];
	snprintf(where, sizeof where, "f:%d", number);
	assert_int_equal(az_lines_next(lines, &line, &error), ASSIZE_ERROR_INPUT);
	assert_string_equal(error.where, where);
	assert_non_null(strstr(error.text, "split the record"));
	assert_int_equal(line.number, number);
}

static void both_line_ends_and_a_missing_last_one(void **state)
{
	(void)state;
	FILE *file;
	const char text[] = "\xEF\xBB\xBF"
						"一\r\n\ntwo\r\r\nlast";
	az_lines *lines = lines_of(&file, text, sizeof text - 1, 0);
	expect_line(lines, "一", 1);
	expect_line(lines, "", 2);
	expect_line(lines, "two\r", 3);
	expect_line(lines, "last", 4);
	assert_int_equal(az_lines_read(lines), sizeof text - 1);
	expect_end(lines);
	az_lines_close(lines);
	fclose(file);
}

static void nothing_and_nearly_nothing(void **state)
{
	(void)state;
	FILE *file;
	az_lines *lines = lines_of(&file, "", 0, 0);
	expect_end(lines);
	az_lines_close(lines);
	fclose(file);
	lines = lines_of(&file, "\xEF\xBB\xBF", 3, 0);
	expect_end(lines);
	az_lines_close(lines);
	fclose(file);
	lines = lines_of(&file, "\n", 1, 0);
	expect_line(lines, "", 1);
	expect_end(lines);
	az_lines_close(lines);
	fclose(file);
}

static void a_nul_byte_is_a_byte(void **state)
{
	(void)state;
	FILE *file;
	az_line line;
	az_lines *lines = lines_of(&file, "a\0b\n", 4, 0);
	assert_int_equal(az_lines_next(lines, &line, NULL), ASSIZE_OK);
	assert_int_equal(line.length, 3);
	az_lines_close(lines);
	fclose(file);
}

static void a_line_that_is_too_long_is_skipped(void **state)
{
	(void)state;
	FILE *file;
	const char text[] = "12345678\n123456789\n12345678\r\nab\n123456789";
	az_lines *lines = lines_of(&file, text, sizeof text - 1, 8);
	expect_line(lines, "12345678", 1);
	expect_too_long(lines, 2);
	expect_line(lines, "12345678", 3);
	expect_line(lines, "ab", 4);
	expect_too_long(lines, 5);
	expect_end(lines);
	az_lines_close(lines);
	fclose(file);
}

static void memory_is_bound_by_the_longest_line_allowed(void **state)
{
	(void)state;
	FILE *file;
	const size_t length = 3000000;
	char *text = malloc(length);
	assert_non_null(text);
	memset(text, 'x', length);
	text[length - 3] = '\n';
	text[length - 1] = '\n';
	az_lines *lines = lines_of(&file, text, length, 100000);
	expect_too_long(lines, 1);
	expect_line(lines, "x", 2);
	expect_end(lines);
	az_lines_close(lines);
	fclose(file);
	lines = lines_of(&file, text, length, 0);
	az_line line;
	assert_int_equal(az_lines_next(lines, &line, NULL), ASSIZE_OK);
	assert_int_equal(line.length, length - 3);
	assert_memory_equal(line.bytes, text, line.length);
	az_lines_close(lines);
	fclose(file);
	free(text);
}

static void bytes_that_come_slowly_are_put_together(void **state)
{
	(void)state;
	int ends[2];
	az_lines *lines = NULL;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		const char text[] = "\xEF\xBB\xBF"
							"ab\r\ncd";
		for (size_t i = 0; i < sizeof text - 1; i++)
			if (write(ends[1], text + i, 1) != 1)
				_exit(1);
		_exit(0);
	}
	close(ends[1]);
	assert_int_equal(az_lines_from(&lines, ends[0], "-", 0, NULL), ASSIZE_OK);
	assert_int_equal(az_lines_size(lines), 0);
	expect_line(lines, "ab", 1);
	expect_line(lines, "cd", 2);
	expect_end(lines);
	az_lines_close(lines);
	close(ends[0]);
	assert_int_equal(waitpid(child, NULL, 0), child);
}

static void only_regular_files_are_opened(void **state)
{
	(void)state;
	char folder[] = "/tmp/assize-lines-XXXXXX", path[64];
	az_lines *lines = NULL;
	az_error error;
	assert_non_null(mkdtemp(folder));
	assert_int_equal(az_lines_open(&lines, folder, 0, &error), ASSIZE_ERROR_INPUT);
	assert_non_null(strstr(error.text, "is a folder"));
	snprintf(path, sizeof path, "%s/fifo", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(az_lines_open(&lines, path, 0, &error), ASSIZE_ERROR_INPUT);
	assert_non_null(strstr(error.text, "no regular file"));
	unlink(path);
	assert_int_equal(az_lines_open(&lines, path, 0, &error), ASSIZE_ERROR_MISSING);
	FILE *file = fopen(path, "w");
	fputs("a\n", file);
	fclose(file);
	assert_int_equal(az_lines_open(&lines, path, 0, &error), ASSIZE_OK);
	assert_int_equal(az_lines_size(lines), 2);
	expect_line(lines, "a", 1);
	expect_end(lines);
	az_lines_close(lines);
	az_lines_close(NULL);
	unlink(path);
	rmdir(folder);
}

static void a_failing_read_ends_the_reading(void **state)
{
	(void)state;
	az_lines *lines = NULL;
	az_line line;
	az_error error;
	assert_int_equal(az_lines_from(&lines, -1, "gone", 0, NULL), ASSIZE_OK);
	assert_int_equal(az_lines_next(lines, &line, &error), ASSIZE_ERROR_STORE);
	assert_string_equal(error.where, "gone");
	expect_end(lines);
	az_lines_close(lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_line_ends_and_a_missing_last_one),
		cmocka_unit_test(nothing_and_nearly_nothing),
		cmocka_unit_test(a_nul_byte_is_a_byte),
		cmocka_unit_test(a_line_that_is_too_long_is_skipped),
		cmocka_unit_test(memory_is_bound_by_the_longest_line_allowed),
		cmocka_unit_test(bytes_that_come_slowly_are_put_together),
		cmocka_unit_test(only_regular_files_are_opened),
		cmocka_unit_test(a_failing_read_ends_the_reading),
	};
	return cmocka_run_group_tests_name("exchange/lines", tests, NULL, NULL);
}
