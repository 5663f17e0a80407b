/*
 * From the words of a command line to a verb: the language, the verb's name, its options, and what
 * happens to standard output at the end.
 */
#ifndef AZ_CLI_RUN_H
#define AZ_CLI_RUN_H

#include "cli/cli.h"

/* Runs the verb that `argv` names, of a NULL-ended table; the exit status of the process. */
int az_cli_run(const az_cli_verb *const *verbs, int argc, char *const *argv);

#endif
