/*
 * assize/words.h: the words of messages, in English and Chinese.
 *
 * A message of the library is written in English and translated by a catalog that is built into it; so is
 * every text of the command line. An embedder may ask the catalog too: the English text is the key, and
 * where it is a printf format, the translation takes the same arguments (as `%2$s` where their order is
 * another). Constant data: any thread, and neither locale nor environment plays a part.
 */
#ifndef ASSIZE_WORDS_H
#define ASSIZE_WORDS_H

#include "assize/types.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ASSIZE_FORMAT_OF(n) __attribute__((format_arg(n)))
#else
#define ASSIZE_FORMAT_OF(n)
#endif

/* The text in the language, or `english` itself where the catalog does not have it. Nothing to free: it
 * lives as long as the program and `english` do. NULL for NULL. */
ASSIZE_FORMAT_OF(2) const char *assize_words(assize_lang lang, const char *english);

/* How many columns of a screen the text takes, by East Asian width: 2 for 案, 1 for a. */
size_t assize_text_columns(const char *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif
