#include <assize/measure.h>

#include "cli/format.h"
#include "cli/help/help.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096, JOBS_MOST = 256, NUMBER_MOST = 1000000000 };

static const az_cli_opt options[] = {
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the day to judge as of (default: today in Asia/Shanghai)")},
	{.name = "sample",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("measure N dossiers of the store, evenly over its keys (default: all)"),
		.most = NUMBER_MOST},
	{.name = "top",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("show the N costliest rules (default: all)"),
		.most = NUMBER_MOST},
	{.name = "jobs",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("worker processes (default: as many as there are processors)"),
		.most = JOBS_MOST},
	{.name = "no-time",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("leave times out: the same bytes on every machine")},
	AZ_CLI_FORMAT_LIST,
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char today[11];
	char worker[AZ_CLI_PATH];
	char message[MESSAGE] = "";
	assize_measure_result result;
	assize_measure_options measure = {
		.size = sizeof measure,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.jobs = (unsigned)az_cli_opt_number(args, "jobs", 0),
		.as_of = az_cli_as_of(args, today),
		.sample = az_cli_opt_number(args, "sample", 0),
		.top = az_cli_opt_number(args, "top", 0),
		.no_time = az_cli_opt_given(args, "no-time"),
		.format = az_cli_format(args),
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.on_progress = az_cli_progress_tell,
		.progress_context = &cli->progress,
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = az_cli_worker_path(cli, worker);
	if (exit != AZ_EXIT_DONE)
		return exit;
	az_cli_progress_begin(&cli->progress, AZ_UNIT_DOSSIERS);
	assize_status status = assize_policy_profile(az_cli_operand(args, 0), az_cli_operand(args, 1),
		&measure, &result, message, sizeof message);
	az_cli_progress_clear(&cli->progress);
	az_cli_problems_end(cli);
	return az_cli_answer(cli, status, message);
}

const az_cli_verb az_cli_verb_policy_profile = {
	.name = "policy profile",
	.summary = AZ_N("say what each rule of a policy costs, and what an audit would"),
	.operands = "DIR [STORE|FILE]",
	.operands_least = 1,
	.operands_most = 2,
	.options = options,
	.text = AZ_N(
		"For each rule, the costliest first: dossiers and subjects that it looked at, how many\n"
		"`when` kept out of Lua, instructions (what its budget counts), memory, readings, CPU\n"
		"time. Without a store or file over the dossiers that the policy's own tests name. Of a\n"
		"group rule the rows and the groups that they make stand apart. All but the time is the\n"
		"same on every machine. Nothing is kept.\n"),
	.examples = "  assize policy profile plugins/national/leniency court.store --sample 1000\n"
				"  assize policy profile mypolicy --as-of 2026-10-31 --no-time --format jsonl\n",
	.exits = AZ_N("  0   done\n"
				  "  65  the policy does not load, or a dossier is bad\n") AZ_EXITS_COMMON,
	.run = run,
};
