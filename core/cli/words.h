/*
 * What the tool itself says, in the reader's language. Texts are written in English, and po/zh.po has
 * them in Chinese: the English text is the key (see assize/words.h).
 *
 * The texts of a verb's table and of its options are marked AZ_N("...") where they stand, and so is
 * every other text that is not written right at a call of az_cli_wrong, az_cli_compose or
 * az_cli_words; `make words` finds all of these, and `make check` fails while one has no Chinese.
 */
#ifndef AZ_CLI_WORDS_H
#define AZ_CLI_WORDS_H

#include <stddef.h>

#include <assize/words.h>

/* Marks a text that the catalog holds. */
#define AZ_N(text) text

/* printf of a text of the catalog, in the language; cut where it does not fit. */
__attribute__((format(printf, 4, 5))) void az_cli_compose(
	char *out, size_t size, assize_lang lang, const char *english, ...);

#endif
