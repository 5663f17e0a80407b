/*
 * The help: written from the verbs' own tables, so that it lists what the parser takes.
 */
#ifndef AZ_CLI_HELP_H
#define AZ_CLI_HELP_H

#include "cli/cli.h"

/* What every verb may answer; a verb's own lines, AZ_N(...), stand before these. */
#define AZ_EXITS_COMMON                                                                            \
	AZ_N("  64  the command line is wrong\n"                                                       \
		 "  66  a file is missing\n"                                                               \
		 "  70  a fault of assize itself\n"                                                        \
		 "  74  the store or the disk failed\n")

/* Gives `put` a verb's exit statuses in the language: its own, then those of every verb. */
void az_cli_help_exits(
	const az_cli *cli, const char *text, void (*put)(az_cli_out *out, const char *lines));

/* A verb's help as Markdown, for its man page. */
void az_cli_help_markdown(const az_cli *cli, const az_cli_verb *verb);

/* Usage, options, examples and exit statuses of one verb, in the tool's language. */
void az_cli_help_verb(const az_cli *cli, const az_cli_verb *verb);

/* The same of every verb whose name is `name` or begins with it and a blank. */
void az_cli_help_named(const az_cli *cli, const char *name);

/* The list of verbs. */
void az_cli_help_all(const az_cli *cli);

#endif
