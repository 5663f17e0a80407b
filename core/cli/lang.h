/*
 * The language of what the tool shows: `--lang`, else the environment, else Chinese. In the environment
 * the first of ASSIZE_LANG, LC_ALL, LC_MESSAGES and LANG that is set decides: one that begins with "en" is
 * English, and every other, "C" and "POSIX" among them, is Chinese.
 */
#ifndef AZ_CLI_LANG_H
#define AZ_CLI_LANG_H

#include <stdbool.h>

#include <assize/types.h>

/* What is said before the command line is read as a whole: by the last --lang that stands in it, wherever
 * that is, else by the environment. */
assize_lang az_cli_lang_early(int argc, char *const *argv);

/* Sets *lang to `given`, --lang's value; NULL leaves it. False, and told in *lang, where `given` is neither
 * "zh" nor "en". */
bool az_cli_lang(const char *given, assize_lang *lang);

#endif
