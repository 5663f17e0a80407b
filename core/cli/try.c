#include "cli/help/help.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096 };

static const az_cli_opt options[] = {
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the day to judge as of (default: today in Asia/Shanghai)")},
	{.name = "case",
		.type = AZ_OPT_TEXT,
		.value = "CASE",
		.text = AZ_N("only this dossier, by its key or case number")},
	{.name = "rule",
		.type = AZ_OPT_TEXT,
		.value = "RULE",
		.text = AZ_N("show what this rule did on one dossier, line by line, as `explain` does")},
	{.name = "subject",
		.type = AZ_OPT_TEXT,
		.value = "SUBJECT",
		.text = AZ_N("with --rule: only this one, as defendant.D1")},
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
		.case_key = az_cli_opt_text(args, "case"),
		.rule = az_cli_opt_text(args, "rule"),
		.subject = az_cli_opt_text(args, "subject"),
	};
	az_cli_exit exit = az_cli_worker_path(cli, worker);
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
	.summary = AZ_N("run a policy folder without a profile, keeping nothing"),
	.operands = "DIR [STORE|FILE]",
	.operands_least = 1,
	.operands_most = 2,
	.options = options,
	.text = AZ_N(
		"Runs over the dossiers of a store or of a file; without either, over those that the\n"
		"policy's own tests name. Of a dossier that is alone it says what decided each finding;\n"
		"with --rule it shows the rule's page: lines that ran, values, what would end it.\n"),
	.examples =
		"  assize try plugins/national/priorities examples/dossiers/01-xiamen-overseas-gang.yaml\n"
		"  assize try mypolicy court.store --as-of 2026-10-31\n"
		"  assize try mypolicy court.store --case 2026闽0203刑初88号 --rule unreturned\n",
	.exits = AZ_N("  0   done\n"
				  "  40  a rule faulted, ran out of budget or lost its worker\n"
				  "  65  the policy does not load, or the file is no dossier\n") AZ_EXITS_COMMON,
	.run = run,
};
