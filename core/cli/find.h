/*
 * Which verb a command line names.
 */
#ifndef AZ_CLI_FIND_H
#define AZ_CLI_FIND_H

#include "cli/cli.h"

typedef struct az_cli_found {
	const az_cli_verb *verb;
	/* Help was asked for a word that begins several verbs ("policy"); verb is NULL. */
	const char *group;
	const char *lang; /* of a --lang before the verb, or NULL */
	int words; /* how many of argv are spent: the tool's name, the verb's, what stood before */
} az_cli_found;

/* Finds the verb in argv (with the tool's name). Another answer than AZ_EXIT_DONE was told. */
az_cli_exit az_cli_find(const az_cli *cli, int argc, char *const *argv, az_cli_found *found);

/* The verb of that name, or NULL. */
const az_cli_verb *az_cli_verb_named(const az_cli_verb *const *verbs, const char *name);

/* Tells that there is no such verb, and the nearest that there is. */
az_cli_exit az_cli_no_verb(const az_cli *cli, const char *name);

/* True when `word` is the first of a verb's two. */
bool az_cli_is_group(const az_cli_verb *const *verbs, const char *word);

#endif
