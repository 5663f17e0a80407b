#include "cli/help.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096 };

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char worker[AZ_CLI_PATH];
	char message[MESSAGE] = "";
	assize_test_result result = {0};
	assize_author_options author = {
		.size = sizeof author,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = az_cli_worker_path(worker);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_policy_test(
		args->operands, args->operand_count, &author, &result, message, sizeof message);
	az_cli_problems_end(cli);
	return az_cli_answer(cli, status, message);
}

const az_cli_verb az_cli_verb_policy_test = {
	.name = "policy test",
	.summary = "run the row tests of policy folders",
	.operands = "DIR...",
	.operands_least = 1,
	.operands_most = AZ_CLI_ANY,
	.text = "",
	.examples = "  assize policy test plugins/national/priorities plugins/national/leniency\n",
	.exits = "  0   every row passed\n"
			 "  1   a row failed\n"
			 "  65  a policy does not load\n" //
	AZ_EXITS_COMMON,
	.run = run,
};
