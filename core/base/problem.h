/*
 * Problems: what a reader found wrong in one input, in the order of the input. A reader goes on
 * after a problem as long as it can, so that a person mends a file in one round and not in ten. The
 * texts live in the list's own arena. One thread at a time.
 *
 * A list speaks one language, which whoever made it for a caller says. What is added is written in
 * English, and put in the list's language by the catalog (see base/words.h).
 */
#ifndef AZ_BASE_PROBLEM_H
#define AZ_BASE_PROBLEM_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"

typedef struct az_place {
	const char *file; /* as the user named it; NULL: none */
	int line;         /* from 1; 0: none */
	int column;       /* from 1, in characters; 0: none */
} az_place;

typedef struct az_problem {
	az_place place;
	const char *field; /* "defendant.D1.gain", or NULL */
	const char *what;
	const char *mend; /* how to mend it, or NULL */
} az_problem;

typedef struct az_problems az_problems;

/* An empty list that keeps at most `most` problems and counts the rest. NULL when memory is out. */
az_problems *az_problems_new(size_t most);
/* Sets the language of what is added from now on: English before. */
void az_problems_speak(az_problems *problems, assize_lang lang);
assize_lang az_problems_lang(const az_problems *problems);

void az_problems_free(az_problems *problems);
void az_problems_clear(az_problems *problems);

/* Adds one. `field` and `mend` may be NULL; all texts are copied. `mend` is a text of the catalog, or
 * was put in the list's language already (az_problems_mend). */
__attribute__((format(printf, 5, 6))) void az_problems_add(az_problems *problems, az_place place,
	const char *field, const char *mend, const char *format, ...);
__attribute__((format(printf, 5, 0))) void az_problems_vadd(az_problems *problems, az_place place,
	const char *field, const char *mend, const char *format, va_list args);

/* printf of a mend that names something, into `out`, in the list's language. */
__attribute__((format(printf, 4, 5))) void az_problems_mend(
	const az_problems *problems, char *out, size_t size, const char *format, ...);

/* How many were added, also beyond those kept. */
size_t az_problems_count(const az_problems *problems);

/* Problem `i` of those kept, or NULL. Borrowed until the list is cleared or freed. */
const az_problem *az_problems_at(const az_problems *problems, size_t i);

/* "file:line:column: field: what; mend" into `out`. */
void az_problem_format(const az_problem *problem, char *out, size_t size);

/* Turns the first problem into an error with `status`; says how many more there are. */
assize_status az_problems_error(const az_problems *problems, assize_status status, az_error *error);

#endif
