#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/help/help.h"
#include "cli/repl/command.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	{.name = "profile",
		.type = AZ_OPT_TEXT,
		.value = "P",
		.text = AZ_N("the profile whose policies are tried (default: the store's)")},
	{.name = "policy",
		.type = AZ_OPT_TEXT,
		.value = "DIR",
		.text = AZ_N("a policy's folder instead")},
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the day to judge as of (default: today in Asia/Shanghai)")},
	{.name = "history",
		.type = AZ_OPT_TEXT,
		.value = "FILE",
		.text = AZ_N("keep what was typed here (default: ~/.local/state/assize/history)")},
	{.name = "no-history", .type = AZ_OPT_FLAG, .text = AZ_N("keep nothing of what was typed")},
	{.name = NULL},
};

/* ---- the history's file ---------------------------------------------------------------------- */

static bool make_folder(const char *path)
{
	return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* The file in the user's folder of state, whose folders are made; NULL where there is none. */
static const char *own_history(char out[AZ_CLI_PATH])
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");
	char folder[AZ_CLI_PATH - 64];
	int n = -1;
	if (state && state[0] == '/')
		n = snprintf(folder, sizeof folder, "%s", state);
	else if (home && home[0] == '/')
		n = snprintf(folder, sizeof folder, "%s/.local", home);
	if (n <= 0 || n >= (int)sizeof folder || !make_folder(folder))
		return NULL;
	const char *below = state && state[0] == '/' ? "" : "/state";
	snprintf(out, AZ_CLI_PATH, "%s%s", folder, below);
	if (!make_folder(out))
		return NULL;
	snprintf(out, AZ_CLI_PATH, "%s%s/assize", folder, below);
	if (!make_folder(out))
		return NULL;
	snprintf(out, AZ_CLI_PATH, "%s%s/assize/history", folder, below);
	return out;
}

static const char *history_path(const az_cli_args *args, char out[AZ_CLI_PATH])
{
	if (az_cli_opt_given(args, "no-history"))
		return NULL;
	const char *given = az_cli_opt_text(args, "history");
	return given ? given : own_history(out);
}

/* ---- the loop -------------------------------------------------------------------------------- */

static char *prompt(void *owner)
{
	az_repl *repl = owner;
	const char *key = assize_probe_case(repl->probe);
	snprintf(repl->prompt, sizeof repl->prompt, "%s%s%s> ", key, key[0] ? " " : "",
		assize_probe_subject(repl->probe));
	return repl->prompt;
}

/* A line that failed is told, in a pipe with its number; the next one is read all the same. */
static void tell(const az_repl *repl, const az_repl_input *input, assize_status status, unsigned n)
{
	char where[32];
	assize_lang lang = repl->cli->lang;
	const char *message = assize_probe_message(repl->probe);
	if (!assize_status_is_error(status))
		return;
	snprintf(where, sizeof where, "repl:%u", n);
	az_cli_wrong(lang, az_repl_input_is_terminal(input) ? NULL : where, NULL, "%s",
		message[0] ? message : assize_words(lang, assize_status_text(status)));
}

static az_cli_exit loop(az_repl *repl, az_repl_input *input)
{
	size_t length = 0;
	const char *line;
	az_cli_exit exit = AZ_EXIT_DONE;
	unsigned n = 0;
	while (!repl->over && (line = az_repl_input_line(input, &length)) != NULL) {
		assize_status status = az_repl_run(repl, line, length);
		n++;
		if (az_cli_out_end(repl->cli->out) != 0)
			break;
		tell(repl, input, status, n);
		if (status && !az_repl_input_is_terminal(input))
			exit = AZ_EXIT_NO;
	}
	return exit;
}

static az_cli_exit converse(az_repl *repl, const az_cli_args *args)
{
	char path[AZ_CLI_PATH];
	az_repl_input_options options_of_input = {.prompt = prompt,
		.complete = az_repl_complete,
		.owner = repl,
		.history = history_path(args, path)};
	az_repl_input *input = az_repl_input_open(&options_of_input);
	if (!input)
		return az_cli_answer(repl->cli, ASSIZE_ERROR_MEMORY, NULL);
	if (az_repl_input_is_terminal(input)) {
		az_cli_print(repl->cli->out, "%s\n",
			az_cli_words(repl->cli, AZ_N(":help lists the commands, tab completes, :quit leaves")));
		az_cli_out_end(repl->cli->out);
	}
	az_cli_exit exit = loop(repl, input);
	az_repl_input_close(input);
	return exit;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char today[11];
	char worker[AZ_CLI_PATH];
	az_repl repl = {.cli = cli};
	assize_probe_options probe = {
		.size = sizeof probe,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.profile = az_cli_opt_text(args, "profile"),
		.policy = az_cli_opt_text(args, "policy"),
		.as_of = az_cli_as_of(args, today),
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
	};
	az_cli_exit exit = az_cli_worker_path(cli, worker);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_probe_open(&repl.probe, az_cli_operand(args, 0), &probe);
	if (!status && az_cli_operand(args, 1))
		status = assize_probe_set_case(repl.probe, az_cli_operand(args, 1));
	if (status)
		exit = az_cli_answer(cli, status, assize_probe_message(repl.probe));
	else
		exit = converse(&repl, args);
	assize_probe_close(repl.probe);
	return exit;
}

const az_cli_verb az_cli_verb_repl = {
	.name = "repl",
	.summary = AZ_N("look at a dossier as a rule sees it, and try expressions and rules"),
	.operands = "STORE [CASE]",
	.operands_least = 1,
	.operands_most = 2,
	.options = options,
	.text = AZ_N(
		"An expression runs in the sandbox of a rule, with its names; :help lists the commands.\n"
		"Tab completes fields, codes, parameters, cases and rules. Personal and protected values\n"
		"are not shown. Without a terminal it reads lines, and answers 1 when one failed.\n"),
	.examples =
		"  assize repl court.store\n"
		"  assize repl court.store 2026闽0203刑初88号 --policy mycourt/returns\n"
		"  printf ':on defendant.D1\\nit.gain\\n' | assize repl court.store 2026闽0203刑初88号\n",
	.exits = AZ_N("  0   done\n") AZ_N("  1   without a terminal: a line failed, or has no value\n")
		AZ_N("  65  the profile or policy does not load\n") //
	AZ_EXITS_COMMON,
	.run = run,
};
