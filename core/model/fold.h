/*
 * What people type, brought to one form before a value is read from it: full-width letters, digits
 * and punctuation become ASCII, and the blanks at both ends go. Pure functions, any thread.
 */
#ifndef AZ_MODEL_FOLD_H
#define AZ_MODEL_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Folds `text` into `out` (NUL-ended). False when it does not fit, is no valid UTF-8 or holds a
 * NUL. Chinese punctuation (、 。) is left alone: in a number it is a mistake and not another way
 * to write. */
bool az_fold(const char *text, size_t length, char *out, size_t size);

/* True for a space, a tab, a no-break space and the ideographic space. */
bool az_char_is_blank(uint32_t code);

/* ASCII only, whatever the locale. */
bool az_is_digit(char c);

/* True when the texts are equal but for the case of ASCII letters. */
bool az_equal_nocase(const char *a, const char *b);

/* Steps over `word` where the text begins with it. */
bool az_skip(const char **text, const char *word);

#endif
