/*
 * Completions for shells, written from the verbs' own tables, so that a shell offers what the parser
 * takes: verbs, their options, the choices of an option, and files for all else. A file for each shell;
 * names.c has what they share.
 */
#ifndef AZ_CLI_COMPLETION_H
#define AZ_CLI_COMPLETION_H

#include "cli/cli.h"

/* Write the whole script of a shell to the tool's output. */
void az_completion_bash(const az_cli *cli);
void az_completion_zsh(const az_cli *cli);

/* ---- names.c --------------------------------------------------------------------------------- */

/* The option's value is the path of a file or folder. */
bool az_completion_is_file(const az_cli_opt *option);

/* The verb at `place` is the first whose name begins with its first word, which is so long. A verb of
 * a group ("policy new") has a blank behind that word. */
bool az_completion_is_first(const az_cli *cli, size_t place, size_t *length);

/* "init import policy": the first word of each verb. */
void az_completion_first_words(const az_cli *cli);

/* "new check test", of the group "policy". */
void az_completion_second_words(const az_cli *cli, const char *group, size_t length);

/* The first operand of the verb is one of a few words, as "bash|zsh"; of `help`, any verb or topic. */
bool az_completion_has_words(const az_cli_verb *verb);

/* Those: "bash zsh". */
void az_completion_words(const az_cli *cli, const az_cli_verb *verb);

#endif
