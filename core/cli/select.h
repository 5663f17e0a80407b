/*
 * --level, --kind and --rule of the verbs that show findings.
 */
#ifndef AZ_CLI_SELECT_H
#define AZ_CLI_SELECT_H

#include "cli/cli.h"

extern const char *const az_cli_levels[]; /* from the slightest; NULL-ended */
extern const char *const az_cli_kinds[];

/* Three entries of an option table. */
/* clang-format off */
#define AZ_CLI_SELECT                                                                              \
	{.name = "level", .type = AZ_OPT_CHOICE, .value = "L",                                         \
		.text = AZ_N("info, warning or error: this and above"), .choices = az_cli_levels},         \
	{.name = "kind", .type = AZ_OPT_CHOICE, .value = "K",                                          \
		.text = AZ_N("priority, leniency, restitution, procedure, sentencing or data"),            \
		.choices = az_cli_kinds},                                                                  \
	{.name = "rule", .type = AZ_OPT_TEXT, .value = "R",                                            \
		.text = AZ_N("a rule, as policy/rule or its bare id")}
/* clang-format on */

#endif
