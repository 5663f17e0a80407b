/*
 * The commands of the repl, which begin with a colon; any other line is an expression. Their table is the
 * only list of them: help and completion are made from it.
 */
#ifndef AZ_CLI_REPL_COMMAND_H
#define AZ_CLI_REPL_COMMAND_H

#include <assize/probe.h>

#include "cli/cli.h"
#include "cli/repl/input.h"

typedef struct az_repl {
	az_cli *cli;
	assize_probe *probe;
	bool over; /* :quit */
	char prompt[512];
} az_repl;

/* Runs a line. What it says of an error is in the probe's message. */
assize_status az_repl_run(az_repl *repl, const char *line, size_t length);

/* An az_repl_complete_fn; the owner is the az_repl. */
void az_repl_complete(
	void *owner, const char *text, size_t *start, az_repl_word_fn *each, void *context);

#endif
