/*
 * The words of messages, in English and Chinese. A message is written in English where it is made, as a
 * printf format of a whole sentence; the English text is its key in the catalog `po/zh.po`, which is
 * built into the library. Nothing here reads the environment or keeps a language: whoever shows a
 * text to a person says which one.
 *
 * How to say something new: write the English format literally at az_problems_add, az_error_set or one
 * of their wrappers (the list of them is po/keywords). A text that stands elsewhere, as in a table, in
 * a branch of `?:` or in a variable, is marked AZ_N("..."). Then `make words` adds it to po/zh.po, and
 * `make check` fails until it has a translation. No sentence is glued together from pieces; a piece
 * that is a phrase of its own, such as a reason, is an argument of %s and stands in the catalog too.
 *
 * Pure functions over constant data: any thread.
 */
#ifndef AZ_BASE_WORDS_H
#define AZ_BASE_WORDS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "assize/types.h"

/* Marks a text that the catalog holds. */
#define AZ_N(text) text

/* The text in the language, or `english` itself where there is no translation. Takes no memory; what
 * is returned lives as long as `english` and the program. NULL for NULL. */
__attribute__((format_arg(2))) const char *az_words(assize_lang lang, const char *english);

/* Writes the message in the language, cut on a character's edge. An argument of a `%s` without quotes
 * round it, that is itself a phrase of the catalog (two words at least), or was made from one, is put in the
 * language too. */
__attribute__((format(printf, 4, 5))) void az_words_format(
	char *out, size_t size, assize_lang lang, const char *english, ...);
__attribute__((format(printf, 4, 0))) void az_words_vformat(
	char *out, size_t size, assize_lang lang, const char *english, va_list args);

/* The same for a text that was made in English from a format of the catalog, and is kept or handed on as a
 * text whose bytes must be the same whoever reads it, as a rule's fault is: the format that made it is
 * looked for. Where there is none, the text stays. */
void az_words_again(char *out, size_t size, assize_lang lang, const char *text);

/* Message `i` of the catalog and its translation, in the order of bytes; false past the last. */
bool az_words_at(size_t i, const char **english, const char **chinese);

#endif
