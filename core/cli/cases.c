#include "cli/format.h"
#include "cli/help/help.h"
#include "cli/verbs.h"

static const az_cli_opt cases_options[] = {AZ_CLI_FORMAT_LIST, {.name = NULL}};

static az_cli_exit run_cases(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status =
		assize_store_cases(store, az_cli_format(args), cli->lang, az_cli_out_writer(cli->out));
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_cases = {
	.name = "cases",
	.summary = AZ_N("list the dossiers of a store"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.options = cases_options,
	.text = "",
	.examples = "  assize cases court.store\n  assize cases court.store --format jsonl\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run_cases,
};
