#include "cli/verbs.h"

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	(void)args;
	az_cli_print(cli->out, "assize %s (%s)\n", AZ_CLI_VERSION, AZ_CLI_VERSION_DATE);
	return AZ_EXIT_DONE;
}

const az_cli_verb az_cli_verb_version = {
	.name = "version",
	.summary = AZ_N("say which assize this is"),
	.operands = "",
	.text = "",
	.examples = "  assize version\n",
	.exits = AZ_N("  0   done\n  64  the command line is wrong\n"),
	.run = run,
};
