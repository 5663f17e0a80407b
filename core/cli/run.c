#include "cli/run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/find.h"
#include "cli/help/help.h"
#include "cli/lang.h"
#include "cli/say.h"

/* A standard stream that the caller closed must not become the store's descriptor. Standard output
 * is opened for reading, so that writing to it fails instead of vanishing. */
static void open_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) != -1)
			continue;
		int flags = fd == STDERR_FILENO ? O_WRONLY : O_RDONLY;
		if (open("/dev/null", flags) != fd)
			_exit(AZ_EXIT_INTERNAL);
	}
}

static bool count_fits(const az_cli *cli, const az_cli_args *args)
{
	const az_cli_verb *verb = cli->verb;
	size_t count = args->operand_count;
	if (count >= verb->operands_least && count <= verb->operands_most)
		return true;
	char mend[160];
	az_cli_compose(mend, sizeof mend, cli->lang, "`assize help %s` shows how", verb->name);
	if (verb->operands_most == 0)
		az_cli_wrong(cli->lang, verb->name, mend, "takes nothing but options");
	else if (count < verb->operands_least)
		az_cli_wrong(
			cli->lang, verb->name, mend, "something is missing: expected %s", verb->operands);
	else
		az_cli_wrong(cli->lang, verb->name, mend, "too much is given: expected %s", verb->operands);
	return false;
}

static az_cli_exit run_verb(az_cli *cli, az_cli_args *args, int argc, char *const *argv)
{
	az_cli_opt_error error = {.lang = cli->lang};
	const char *lang = args->lang;

	args->options = cli->verb->options;
	if (!az_cli_opt_parse(args, argc, argv, &error)) {
		az_cli_wrong(cli->lang, cli->verb->name, error.mend, "%s", error.what);
		return AZ_EXIT_USAGE;
	}
	if (args->help) {
		az_cli_help_verb(cli, cli->verb);
		return AZ_EXIT_DONE;
	}
	if (!az_cli_lang(args->lang ? args->lang : lang, &cli->lang))
		return AZ_EXIT_USAGE;
	cli->progress.lang = cli->lang;
	if (!count_fits(cli, args))
		return AZ_EXIT_USAGE;
	return cli->verb->run(cli, args);
}

static az_cli_exit run(az_cli *cli, az_cli_args *args, int argc, char *const *argv)
{
	az_cli_found found;
	az_cli_exit exit = az_cli_find(cli, argc, argv, &found);
	if (exit != AZ_EXIT_DONE)
		return exit;
	if (found.group) {
		az_cli_help_named(cli, found.group);
		return AZ_EXIT_DONE;
	}
	cli->verb = found.verb;
	args->lang = found.lang;
	return run_verb(cli, args, argc - found.words, argv + found.words);
}

/* Writes out what is buffered. A reader that went away took what it wanted. */
static az_cli_exit end_output(const az_cli *cli, az_cli_exit exit)
{
	int error = az_cli_out_end(cli->out);
	if (error == 0 || az_cli_out_closed(cli->out))
		return exit;
	az_cli_wrong(cli->lang, assize_words(cli->lang, AZ_N("standard output")),
		"make room, or write elsewhere", "%s", assize_words(cli->lang, strerror(error)));
	return AZ_EXIT_STORE;
}

int az_cli_run(const az_cli_verb *const *verbs, int argc, char *const *argv)
{
	az_cli cli = {.verbs = verbs,
		.tool = argc > 0 && argv[0][0] ? argv[0] : "assize",
		.lang = az_cli_lang_early(argc, argv)};
	az_cli_args args = {0};
	az_cli_exit exit = AZ_EXIT_INTERNAL;
	size_t places = argc > 0 ? (size_t)argc : 1;

	open_streams();
	signal(SIGPIPE, SIG_IGN);
	cli.out = az_cli_out_new(STDOUT_FILENO);
	args.operands = calloc(places, sizeof *args.operands);
	args.list = calloc(places, sizeof *args.list);
	if (!cli.out || !args.operands || !args.list) {
		az_cli_wrong(cli.lang, NULL, "close other programs", "out of memory");
		goto done;
	}
	exit = run(&cli, &args, argc, argv);
	exit = end_output(&cli, exit);
done:
	az_cli_out_free(cli.out);
	free(args.operands);
	free(args.list);
	return (int)exit;
}
