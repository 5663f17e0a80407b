/*
 * What the tests of the document readers share: one reading, and its first problem as a person sees
 * it.
 */
#ifndef TESTS_EXCHANGE_DOC_FIXTURE_H
#define TESTS_EXCHANGE_DOC_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/doc/doc.h"

typedef struct fixture {
	az_arena *arena;
	az_problems *problems;
	char line[1024];
} fixture;

static inline int fixture_open(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->arena = az_arena_new();
	f->problems = az_problems_new(20);
	*state = f;
	return 0;
}

static inline int fixture_close(void **state)
{
	fixture *f = *state;
	az_problems_free(f->problems);
	az_arena_free(f->arena);
	free(f);
	return 0;
}

/* Problem `i` as one line, or "" when there are not that many. */
static inline const char *problem_line(fixture *f, size_t i)
{
	f->line[0] = '\0';
	const az_problem *problem = az_problems_at(f->problems, i);
	if (problem)
		az_problem_format(problem, f->line, sizeof f->line);
	return f->line;
}

/* The first problem begins with `start` ("place: what") and its text holds `part`. */
static inline void check_problem(fixture *f, const char *start, const char *part)
{
	const char *line = problem_line(f, 0);
	if (strncmp(line, start, strlen(start)) != 0 || !strstr(line, part))
		fail_msg("expected \"%s ... %s\", got \"%s\"", start, part, line);
	az_problems_clear(f->problems);
}

static inline void check_value(const az_doc *doc, az_doc_kind kind, const char *text)
{
	assert_non_null(doc);
	assert_int_equal(doc->kind, kind);
	if (!text) {
		assert_null(doc->text);
		return;
	}
	assert_string_equal(doc->text, text);
	assert_int_equal(doc->length, strlen(text));
}

static inline void check_place(
	const az_doc *doc, int key_line, int key_column, int line, int column)
{
	assert_non_null(doc);
	assert_int_equal(doc->key_line, key_line);
	assert_int_equal(doc->key_column, key_column);
	assert_int_equal(doc->line, line);
	assert_int_equal(doc->column, column);
}

#endif
