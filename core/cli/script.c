#include <assize/script.h>

#include "cli/help/help.h"
#include "cli/verbs.h"

enum { JOBS_MOST = 256 };

static const az_cli_opt options[] = {
	{.name = "out",
		.type = AZ_OPT_TEXT,
		.value = "DIR",
		.text = AZ_N("the folder that the script writes under")},
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the day of its audits (default: today in Asia/Shanghai)")},
	{.name = "seed",
		.type = AZ_OPT_TEXT,
		.value = "TEXT",
		.text = AZ_N("the seed of samples that name none")},
	{.name = "jobs",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("worker processes (default: one a processor)"),
		.most = JOBS_MOST},
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char today[11];
	char worker[AZ_CLI_PATH];
	assize_store *store = NULL;
	assize_script_result result = {0};
	assize_script_options script = {
		.size = sizeof script,
		.out = az_cli_opt_text(args, "out"),
		.args = args->operands + 2,
		.arg_count = args->operand_count - 2,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.jobs = (unsigned)az_cli_opt_number(args, "jobs", 0),
		.as_of = az_cli_as_of(args, today),
		.seed = az_cli_opt_text(args, "seed"),
		.lang = cli->lang,
		.writer = az_cli_out_writer(cli->out),
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.on_progress = az_cli_progress_tell,
		.progress_context = &cli->progress,
	};
	az_cli_exit exit = az_cli_worker_path(cli, worker);
	if (exit == AZ_EXIT_DONE)
		exit = az_cli_store_open(cli, az_cli_operand(args, 1), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	az_cli_progress_begin(&cli->progress, AZ_UNIT_DOSSIERS);
	assize_status status = assize_script_run(store, az_cli_operand(args, 0), &script, &result);
	az_cli_progress_clear(&cli->progress);
	az_cli_problems_end(cli);
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_script = {
	.name = "script",
	.summary = AZ_N("run a scripted audit"),
	.operands = "FILE.lua STORE [ARG]...",
	.operands_least = 2,
	.operands_most = AZ_CLI_ANY,
	.options = options,
	.text =
		AZ_N("The script chooses a scope and a profile, audits, compares with the last run, states "
			 "what\n"
			 "it expects, draws samples and writes reports under DIR, and nowhere else. It has no "
			 "clock:\n"
			 "the same store, script, arguments, day and seed give the same files.\n"),
	.examples = "  assize script examples/scripts/gate.lua court.store\n"
				"  assize script examples/scripts/monthly-restitution.lua court.store --out "
				"reports-2026-10\n"
				"  assize script examples/scripts/sample-for-reading.lua court.store --out reading "
				"--seed A7\n",
	.exits = AZ_N("  0   done\n"
				  "  1   an expectation failed, or the script called fail()\n"
				  "  65  the script, or a profile that it runs, is wrong\n") AZ_EXITS_COMMON,
	.run = run,
};
