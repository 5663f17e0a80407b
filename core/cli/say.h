/*
 * What the tool says on stderr: `assize: where: what; how to mend it`. Texts from outside
 * (arguments, file names) lose what a terminal would obey: control, direction and invisible
 * characters, and bytes that are no UTF-8.
 */
#ifndef AZ_CLI_SAY_H
#define AZ_CLI_SAY_H

#include <stddef.h>

#include "cli/words.h"

/* The first character of `text`, made harmless, as a string; returns how many bytes of `text` it
 * was. */
enum { AZ_CLI_CHARACTER = 8 };
size_t az_cli_clean_character(const char *text, char out[AZ_CLI_CHARACTER]);

/* One error on stderr, as a printf format of the catalog: `mend` is a text of it too, or was composed in
 * the language. `where` and `mend` may be NULL. */
__attribute__((format(printf, 4, 5))) void az_cli_wrong(
	assize_lang lang, const char *where, const char *mend, const char *format, ...);

/* The same for a text that is in the reader's language already, as the library's messages are. */
void az_cli_say(const char *text);

#endif
