/*
 * The language of what the tool shows: `--lang`, else the environment, else Chinese.
 */
#ifndef AZ_CLI_LANG_H
#define AZ_CLI_LANG_H

#include <stdbool.h>

#include <assize/types.h>

/* `given`: --lang's value or NULL. Without it the first of ASSIZE_LANG, LC_ALL, LC_MESSAGES and
 * LANG that is set decides: one that begins with "en" is English, every other is Chinese. False,
 * and told, where `given` is neither "zh" nor "en". */
bool az_cli_lang(const char *given, assize_lang *lang);

#endif
