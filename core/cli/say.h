/*
 * What the tool says on stderr: `assize: where: what; how to mend it`. Texts from outside
 * (arguments, file names) lose what a terminal would obey: control, direction and invisible
 * characters, and bytes that are no UTF-8.
 */
#ifndef AZ_CLI_SAY_H
#define AZ_CLI_SAY_H

#include <stddef.h>

/* The first character of `text`, made harmless, as a string; returns how many bytes of `text` it
 * was. */
enum { AZ_CLI_CHARACTER = 8 };
size_t az_cli_clean_character(const char *text, char out[AZ_CLI_CHARACTER]);

/* One error on stderr. `where` and `mend` may be NULL. */
void az_cli_say(const char *where, const char *what, const char *mend);

#endif
