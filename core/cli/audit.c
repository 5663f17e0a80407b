#include <inttypes.h>
#include <stdio.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

enum { JOBS_MOST = 256 };

enum { FAIL_ERROR = 0, FAIL_WARNING = 1 };
static const char *const fail_levels[] = {"error", "warning", NULL};

static const az_cli_opt options[] = {
	{.name = "profile",
		.type = AZ_OPT_TEXT,
		.value = "P",
		.text = AZ_N("the profile to run (default: the store's)")},
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the day to judge as of (default: today in Asia/Shanghai)")},
	{.name = "jobs",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("worker processes (default: one a processor)"),
		.most = JOBS_MOST},
	{.name = "scope",
		.type = AZ_OPT_LIST,
		.value = "KEY=VALUE",
		.text = AZ_N("only cases with this value of an open field; may be repeated"),
		.holds = '='},
	{.name = "fail-on",
		.type = AZ_OPT_CHOICE,
		.value = "LEVEL",
		.text = AZ_N("error or warning: answer with 20, 10, 40 or 30, see below"),
		.choices = fail_levels},
	{.name = "name",
		.type = AZ_OPT_TEXT,
		.value = "N",
		.text = AZ_N("the run's name (default: the profile's)")},
	{.name = NULL},
};

/* The one place of --fail-on: the first that applies. `level` is -1 where it was not given. */
static az_cli_exit judge(int level, const assize_audit_result *result)
{
	if (level < 0)
		return result->faults > 0 ? AZ_EXIT_NOT_EVALUATED : AZ_EXIT_DONE;
	if (result->by_level[ASSIZE_LEVEL_ERROR] > 0)
		return AZ_EXIT_ERROR;
	if (level == FAIL_WARNING && result->by_level[ASSIZE_LEVEL_WARNING] > 0)
		return AZ_EXIT_WARNING;
	if (result->not_evaluated > 0)
		return AZ_EXIT_NOT_EVALUATED;
	return result->overdue_parameters > 0 ? AZ_EXIT_OVERDUE : AZ_EXIT_DONE;
}

static void summary_en(az_cli_out *out, const char *as_of, const assize_audit_result *r)
{
	az_cli_print(
		out, "run: %" PRId64 "\nas-of: %s\ndossiers: %" PRIu64 "\n", r->run, as_of, r->dossiers);
	if (r->groups > 0)
		az_cli_print(out, "groups: %" PRIu64 "\n", r->groups);
	az_cli_print(out,
		"findings: %" PRIu64 " (error %" PRIu64 ", warning %" PRIu64 ", info %" PRIu64 ")\n",
		r->findings, r->by_level[ASSIZE_LEVEL_ERROR], r->by_level[ASSIZE_LEVEL_WARNING],
		r->by_level[ASSIZE_LEVEL_INFO]);
	az_cli_print(out,
		"not evaluated: %" PRIu64 " (of these by a fault, a spent budget or a lost "
		"worker: %" PRIu64 ")\n",
		r->not_evaluated, r->faults);
	if (r->overdue_parameters > 0)
		az_cli_print(out, "parameters past their review: %" PRIu64 "\n", r->overdue_parameters);
	az_cli_print(out, "hash: %s\n", r->hash);
}

static void summary_zh(az_cli_out *out, const char *as_of, const assize_audit_result *r)
{
	az_cli_print(
		out, "运行：%" PRId64 "\n基准日：%s\n案件：%" PRIu64 "\n", r->run, as_of, r->dossiers);
	if (r->groups > 0)
		az_cli_print(out, "案件组：%" PRIu64 "\n", r->groups);
	az_cli_print(out, "提示：%" PRIu64 "（错误 %" PRIu64 "，警告 %" PRIu64 "，信息 %" PRIu64 "）\n",
		r->findings, r->by_level[ASSIZE_LEVEL_ERROR], r->by_level[ASSIZE_LEVEL_WARNING],
		r->by_level[ASSIZE_LEVEL_INFO]);
	az_cli_print(out, "未能判断：%" PRIu64 "（其中规则出错、超出预算或失去工作进程 %" PRIu64 "）\n",
		r->not_evaluated, r->faults);
	if (r->overdue_parameters > 0)
		az_cli_print(out, "逾期未复核的参数：%" PRIu64 "\n", r->overdue_parameters);
	az_cli_print(out, "哈希：%s\n", r->hash);
}

/* A run over some cases, or of another profile than the store's, is shown only where it is named. */
static void summary(az_cli *cli, const char *store, const assize_audit_options *audit,
	const assize_audit_result *result)
{
	char run[40] = "";
	if (az_cli_english(cli))
		summary_en(cli->out, audit->as_of, result);
	else
		summary_zh(cli->out, audit->as_of, result);
	if (audit->scope_count > 0 || audit->profile)
		snprintf(run, sizeof run, "--run %" PRId64, result->run);
	az_cli_next(cli, "findings", store, run);
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char today[11];
	char worker[AZ_CLI_PATH];
	assize_store *store = NULL;
	assize_audit_result result = {0};
	assize_audit_options audit = {
		.size = sizeof audit,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.profile = az_cli_opt_text(args, "profile"),
		.as_of = az_cli_as_of(args, today),
		.jobs = (unsigned)az_cli_opt_number(args, "jobs", 0),
		.name = az_cli_opt_text(args, "name"),
		.scope = args->list,
		.scope_count = args->list_count,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.on_progress = az_cli_progress_tell,
		.progress_context = &cli->progress,
	};
	az_cli_exit exit = az_cli_worker_path(cli, worker);
	if (exit == AZ_EXIT_DONE)
		exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	az_cli_progress_begin(&cli->progress, AZ_UNIT_DOSSIERS);
	assize_status status = assize_store_audit(store, &audit, &result);
	az_cli_progress_clear(&cli->progress);
	az_cli_problems_end(cli);
	if (status == ASSIZE_OK)
		summary(cli, az_cli_operand(args, 0), &audit, &result);
	exit = az_cli_store_close(cli, store, status);
	return exit == AZ_EXIT_DONE ? judge(az_cli_opt_choice(args, "fail-on"), &result) : exit;
}

const az_cli_verb az_cli_verb_audit = {
	.name = "audit",
	.summary = AZ_N("run a profile's policies over a store, and keep the run"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.options = options,
	.text =
		AZ_N("The same store, profile and day give the same findings and the same hash, with any\n"
			 "number of jobs. A run that was stopped is continued by the same command.\n"),
	.examples = "  assize audit court.store\n"
				"  assize audit court.store --as-of 2026-10-31 --fail-on warning\n"
				"  assize audit court.store --scope province=闽 --jobs 2\n",
	.exits = AZ_N(
		"  0   done\n"
		"  20  with --fail-on: a finding of level error\n"
		"  10  with --fail-on warning: a finding of level warning\n"
		"  40  with --fail-on: something was not evaluated; without it: a rule faulted, ran out\n"
		"      of budget or lost its worker\n"
		"  30  with --fail-on: a parameter past its review\n"
		"  65  the profile or a policy does not load\n") AZ_EXITS_COMMON,
	.run = run,
};
