#include "cli/help.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096 };

static const az_cli_opt options[] = {
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = "the day to judge as of (default: today in Asia/Shanghai)"},
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char today[11];
	char worker[AZ_CLI_PATH];
	char message[MESSAGE] = "";
	assize_try_result result = {0};
	assize_author_options author = {
		.size = sizeof author,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.as_of = az_cli_as_of(args, today),
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = az_cli_worker_path(worker);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_policy_try(az_cli_operand(args, 0), az_cli_operand(args, 1),
		&author, &result, message, sizeof message);
	az_cli_problems_end(cli);
	exit = az_cli_answer(cli, status, message);
	return exit == AZ_EXIT_DONE && result.faults > 0 ? AZ_EXIT_NOT_EVALUATED : exit;
}

const az_cli_verb az_cli_verb_try = {
	.name = "try",
	.summary = "run a policy folder without a profile, keeping nothing",
	.operands = "DIR [STORE|FILE]",
	.operands_least = 1,
	.operands_most = 2,
	.options = options,
	.text = "Runs over the dossiers of a store or of a file; without either, over those that the\n"
			"policy's own tests name.\n",
	.examples =
		"  assize try plugins/national/priorities examples/dossiers/01-xiamen-overseas-gang.yaml\n"
		"  assize try mypolicy court.store --as-of 2026-10-31\n",
	.exits = "  0   done\n"
			 "  40  a rule faulted, ran out of budget or lost its worker\n"
			 "  65  the policy does not load, or the file is no dossier\n" //
	AZ_EXITS_COMMON,
	.run = run,
};
