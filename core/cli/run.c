#include "cli/run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/find.h"
#include "cli/help.h"
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

static bool count_fits(const az_cli_verb *verb, const az_cli_args *args)
{
	size_t count = args->operand_count;
	if (count >= verb->operands_least && count <= verb->operands_most)
		return true;
	char what[160];
	char mend[160];
	if (verb->operands_most == 0)
		snprintf(what, sizeof what, "takes nothing but options");
	else
		snprintf(what, sizeof what, "%s: expected %s",
			count < verb->operands_least ? "something is missing" : "too much is given",
			verb->operands);
	snprintf(mend, sizeof mend, "`assize help %s` shows how", verb->name);
	az_cli_say(verb->name, what, mend);
	return false;
}

static az_cli_exit run_verb(az_cli *cli, az_cli_args *args, int argc, char *const *argv)
{
	az_cli_opt_error error;
	const char *lang = args->lang;

	args->options = cli->verb->options;
	if (!az_cli_opt_parse(args, argc, argv, &error)) {
		az_cli_say(cli->verb->name, error.what, error.mend);
		return AZ_EXIT_USAGE;
	}
	if (args->help) {
		az_cli_help_verb(cli->out, cli->verb);
		return AZ_EXIT_DONE;
	}
	if (!az_cli_lang(args->lang ? args->lang : lang, &cli->lang))
		return AZ_EXIT_USAGE;
	if (!count_fits(cli->verb, args))
		return AZ_EXIT_USAGE;
	return cli->verb->run(cli, args);
}

static az_cli_exit run(az_cli *cli, az_cli_args *args, int argc, char *const *argv)
{
	az_cli_found found;
	az_cli_exit exit = az_cli_find(cli->verbs, argc, argv, &found);
	if (exit != AZ_EXIT_DONE)
		return exit;
	if (found.group) {
		az_cli_help_named(cli->out, cli->verbs, found.group);
		return AZ_EXIT_DONE;
	}
	cli->verb = found.verb;
	args->lang = found.lang;
	return run_verb(cli, args, argc - found.words, argv + found.words);
}

/* Writes out what is buffered. A reader that went away took what it wanted. */
static az_cli_exit end_output(az_cli_out *out, az_cli_exit exit)
{
	int error = az_cli_out_end(out);
	if (error == 0 || az_cli_out_closed(out))
		return exit;
	az_cli_say("standard output", strerror(error), "make room, or write elsewhere");
	return AZ_EXIT_STORE;
}

int az_cli_run(const az_cli_verb *const *verbs, int argc, char *const *argv)
{
	az_cli cli = {.verbs = verbs, .tool = argc > 0 && argv[0][0] ? argv[0] : "assize"};
	az_cli_args args = {0};
	az_cli_exit exit = AZ_EXIT_INTERNAL;
	size_t places = argc > 0 ? (size_t)argc : 1;

	open_streams();
	signal(SIGPIPE, SIG_IGN);
	cli.out = az_cli_out_new(STDOUT_FILENO);
	args.operands = calloc(places, sizeof *args.operands);
	args.list = calloc(places, sizeof *args.list);
	if (!cli.out || !args.operands || !args.list) {
		az_cli_say(NULL, "out of memory", "close other programs");
		goto done;
	}
	exit = run(&cli, &args, argc, argv);
	exit = end_output(cli.out, exit);
done:
	az_cli_out_free(cli.out);
	free(args.operands);
	free(args.list);
	return (int)exit;
}
