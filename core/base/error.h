/*
 * One error: a status, the place, what is wrong and how to mend it. The caller owns the struct (on
 * its stack or in its handle); it holds no pointers, so it may be copied and outlive what it is
 * about.
 *
 * A text is made once, where the failure is seen, in the shape `where: what; how to mend it`, and in
 * both languages (see base/words.h), since what is called there cannot know who will read it.
 */
#ifndef AZ_BASE_ERROR_H
#define AZ_BASE_ERROR_H

#include <stddef.h>

#include "assize/types.h"

typedef struct az_error {
	assize_status status;
	char where[320]; /* "file:line:column", "file:line: field", or "" */
	char text[704];  /* "what; how to mend it" */
	char zh[704];    /* the same in Chinese */
} az_error;

/* Forgets the error. */
void az_error_clear(az_error *error);

/* Sets the error and returns `status`. `error` may be NULL; `where` may be NULL for no place. */
__attribute__((format(printf, 4, 5))) assize_status az_error_set(
	az_error *error, assize_status status, const char *where, const char *format, ...);

/* "out of memory", for the one line that every allocation needs. */
assize_status az_error_memory(az_error *error);

/* The text in the language; that of the status where none was set. Borrowed. */
const char *az_error_text(const az_error *error, assize_lang lang);

/* Writes "where: text" into `out` (cut on a character's edge if need be). */
void az_error_format(const az_error *error, assize_lang lang, char *out, size_t size);

#endif
