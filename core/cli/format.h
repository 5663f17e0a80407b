/*
 * --format of the verbs that list: a table for people, JSON Lines or CSV for programs.
 */
#ifndef AZ_CLI_FORMAT_H
#define AZ_CLI_FORMAT_H

#include "cli/cli.h"

extern const char *const az_cli_formats_list[]; /* table, jsonl */
extern const char *const az_cli_formats_csv[];  /* table, jsonl, csv */

#define AZ_CLI_FORMAT_LIST                                                                         \
	{                                                                                              \
		.name = "format", .type = AZ_OPT_CHOICE, .value = "table|jsonl",                           \
		.text = AZ_N("how it is written (default: table)"), .choices = az_cli_formats_list         \
	}

#define AZ_CLI_FORMAT_CSV                                                                          \
	{                                                                                              \
		.name = "format", .type = AZ_OPT_CHOICE, .value = "table|jsonl|csv",                       \
		.text = AZ_N("how it is written (default: table)"), .choices = az_cli_formats_csv          \
	}

/* --format's value; a table when it was not given. */
assize_format az_cli_format(const az_cli_args *args);

#endif
