#include "base/problem.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"

struct az_problems {
	az_arena *arena;
	az_problem *items;
	size_t kept;
	size_t count;
	size_t most;
	assize_lang lang;
};

az_problems *az_problems_new(size_t most)
{
	az_problems *problems = calloc(1, sizeof *problems);
	if (!problems)
		return NULL;
	problems->most = most;
	problems->lang = ASSIZE_EN;
	problems->arena = az_arena_new();
	problems->items = calloc(most ? most : 1, sizeof *problems->items);
	if (!problems->arena || !problems->items) {
		az_problems_free(problems);
		return NULL;
	}
	return problems;
}

void az_problems_speak(az_problems *problems, assize_lang lang)
{
	problems->lang = lang;
}

assize_lang az_problems_lang(const az_problems *problems)
{
	return problems->lang;
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

void az_problems_vadd(az_problems *problems, az_place place, const char *field, const char *mend,
	const char *format, va_list args)
{
	problems->count++;
	if (problems->kept >= problems->most)
		return;
	char what[1024];
	az_words_vformat(what, sizeof what, problems->lang, format, args);
	az_problem *problem = &problems->items[problems->kept++];
	problem->place = place;
	problem->place.file = copy(problems->arena, place.file);
	problem->field = copy(problems->arena, field);
	problem->mend = copy(problems->arena, az_words(problems->lang, mend));
	problem->what = copy(problems->arena, what);
}

void az_problems_add(az_problems *problems, az_place place, const char *field, const char *mend,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_problems_vadd(problems, place, field, mend, format, args);
	va_end(args);
}

void az_problems_mend(const az_problems *problems, char *out, size_t size, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_words_vformat(out, size, problems->lang, format, args);
	va_end(args);
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
	const char *what = first->what ? first->what : "";
	size_t more = problems->count - 1;
	if (first->mend && more)
		return az_error_set(error, status, where, "%s; %s (and %zu more)", what, first->mend, more);
	if (first->mend)
		return az_error_set(error, status, where, "%s; %s", what, first->mend);
	if (more)
		return az_error_set(error, status, where, "%s (and %zu more)", what, more);
	return az_error_set(error, status, where, "%s", what);
}
