/*
 * Options and operands: one parser for all verbs, with a table for each. Takes `--name value`,
 * `--name=value`, `-o value` and `--`; options and operands may stand in any order. Nothing is kept
 * outside the az_cli_args.
 */
#ifndef AZ_CLI_OPT_H
#define AZ_CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/words.h"

typedef enum az_cli_opt_type {
	AZ_OPT_FLAG,
	AZ_OPT_TEXT,
	AZ_OPT_LIST,   /* a text, any number of times; `holds` must stand in each when it is not 0 */
	AZ_OPT_CHOICE, /* one of `choices` */
	AZ_OPT_NUMBER  /* from 1 to `most` */
} az_cli_opt_type;

typedef struct az_cli_opt {
	const char *name; /* without dashes */
	char letter;      /* of the short form; 0: none */
	az_cli_opt_type type;
	const char *value;          /* as the help shows it: "FILE"; NULL for a flag */
	const char *text;           /* AZ_N(...) */
	const char *const *choices; /* NULL-ended */
	uint64_t most;
	char holds;
	bool required; /* the usage line shows it without brackets; the verb says what is missing */
} az_cli_opt;

enum { AZ_OPT_MOST = 24 };

typedef struct az_cli_args {
	const az_cli_opt *options;
	const char *values[AZ_OPT_MOST]; /* of each option, by its place in the table */
	const char **list;               /* of the LIST option: a verb has one at most */
	size_t list_count;
	const char **operands;
	size_t operand_count;
	bool help;        /* --help was given */
	const char *lang; /* --lang's value or NULL */
} az_cli_args;

/* What was wrong, in a language that the caller sets; texts of its command line are as they came. */
typedef struct az_cli_opt_error {
	assize_lang lang;
	char what[512];
	char mend[512];
} az_cli_opt_error;

/* Parses `argv` (without the tool's and the verb's names). `list` and `operands` of `args` are
 * arrays of at least `argc` places that the caller gives. False: see `error`. */
bool az_cli_opt_parse(az_cli_args *args, int argc, char *const *argv, az_cli_opt_error *error);

/* The value of an option of the table, or NULL when it was not given; a flag gives "". */
const char *az_cli_opt_text(const az_cli_args *args, const char *name);

bool az_cli_opt_given(const az_cli_args *args, const char *name);

/* The value of a NUMBER, or `otherwise`. */
uint64_t az_cli_opt_number(const az_cli_args *args, const char *name, uint64_t otherwise);

/* The place of a CHOICE's value in its choices, or -1. */
int az_cli_opt_choice(const az_cli_args *args, const char *name);

/* The n-th operand, or NULL. */
const char *az_cli_operand(const az_cli_args *args, size_t n);

#endif
