#include "base/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"

struct az_problems {
	az_arena *arena;
	az_problem *items;
	size_t kept;
	size_t count;
	size_t most;
};

az_problems *az_problems_new(size_t most)
{
	az_problems *problems = calloc(1, sizeof *problems);
	if (!problems)
		return NULL;
	problems->most = most;
	problems->arena = az_arena_new();
	problems->items = calloc(most ? most : 1, sizeof *problems->items);
	if (!problems->arena || !problems->items) {
		az_problems_free(problems);
		return NULL;
	}
	return problems;
}

void az_problems_free(az_problems *problems)
{
	if (!problems)
		return;
	az_arena_free(problems->arena);
	free(problems->items);
	free(problems);
}

void az_problems_clear(az_problems *problems)
{
	az_arena_reset(problems->arena);
	problems->kept = problems->count = 0;
}

static const char *copy(az_arena *arena, const char *text)
{
	return text ? az_arena_string(arena, text) : NULL;
}

void az_problems_add(az_problems *problems, az_place place, const char *field, const char *mend,
	const char *format, ...)
{
	problems->count++;
	if (problems->kept >= problems->most)
		return;
	char what[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	az_text_cut(what, sizeof what, what);
	az_problem *problem = &problems->items[problems->kept++];
	problem->place = place;
	problem->place.file = copy(problems->arena, place.file);
	problem->field = copy(problems->arena, field);
	problem->mend = copy(problems->arena, mend);
	problem->what = copy(problems->arena, what);
}

size_t az_problems_count(const az_problems *problems)
{
	return problems->count;
}

const az_problem *az_problems_at(const az_problems *problems, size_t i)
{
	return i < problems->kept ? &problems->items[i] : NULL;
}

static void place_format(const az_problem *problem, char *out, size_t size)
{
	const az_place *p = &problem->place;
	size_t n = 0;
	out[0] = '\0';
	if (p->file)
		n += (size_t)snprintf(out + n, size - n, "%s", p->file);
	if (n < size && p->line)
		n += (size_t)snprintf(out + n, size - n, "%s%d", n ? ":" : "line ", p->line);
	if (n < size && p->line && p->column)
		n += (size_t)snprintf(out + n, size - n, ":%d", p->column);
	if (n < size && problem->field)
		snprintf(out + n, size - n, "%s%s", n ? ": " : "", problem->field);
}

void az_problem_format(const az_problem *problem, char *out, size_t size)
{
	char where[512], line[2048];
	const char *what = problem->what ? problem->what : "out of memory";
	place_format(problem, where, sizeof where);
	snprintf(line, sizeof line, "%s%s%s%s%s", where, where[0] ? ": " : "", what,
		problem->mend ? "; " : "", problem->mend ? problem->mend : "");
	az_text_cut(out, size, line);
}

assize_status az_problems_error(const az_problems *problems, assize_status status, az_error *error)
{
	const az_problem *first = az_problems_at(problems, 0);
	if (!first)
		return az_error_set(error, status, NULL, "%s", assize_status_text(status));
	char where[320];
	place_format(first, where, sizeof where);
	size_t more = problems->count - 1;
	char tail[48] = "";
	if (more)
		snprintf(tail, sizeof tail, " (and %zu more)", more);
	return az_error_set(error, status, where, "%s%s%s%s", first->what ? first->what : "",
		first->mend ? "; " : "", first->mend ? first->mend : "", tail);
}
