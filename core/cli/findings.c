#include <inttypes.h>
#include <stdio.h>

#include "cli/format.h"
#include "cli/help/help.h"
#include "cli/select.h"
#include "cli/verbs.h"

static const char *const statuses[] = {"open", "upheld", "dismissed", "corrected", NULL};

static const az_cli_opt runs_options[] = {AZ_CLI_FORMAT_LIST, {.name = NULL}};

static const az_cli_opt findings_options[] = {
	{.name = "run",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("the run's number (default: the newest)"),
		.most = AZ_CLI_RUN_MOST},
	AZ_CLI_FORMAT_CSV,
	AZ_CLI_SELECT,
	{.name = "case", .type = AZ_OPT_TEXT, .value = "C", .text = AZ_N("one case")},
	{.name = "status",
		.type = AZ_OPT_CHOICE,
		.value = "S",
		.text = AZ_N("open, upheld, dismissed or corrected"),
		.choices = statuses},
	{.name = "not-evaluated",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("also what could not be evaluated, and why")},
	{.name = NULL},
};

static az_cli_exit run_runs(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status =
		assize_store_runs(store, az_cli_format(args), cli->lang, az_cli_out_writer(cli->out));
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_runs = {
	.name = "runs",
	.summary = AZ_N("list the runs of a store, the newest first"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.options = runs_options,
	.text = "",
	.examples = "  assize runs court.store\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run_runs,
};

/* What explains a line of the table, in the same run. */
static void next(const az_cli *cli, const char *store, int64_t run)
{
	char named[40] = "";
	char rest[120];
	if (run)
		snprintf(named, sizeof named, " --run %" PRId64, run);
	snprintf(rest, sizeof rest,
		az_cli_english(cli) ? "ID%s (or: CASE RULE)" : "编号%s（或：案件 规则）", named);
	az_cli_next(cli, "explain", store, rest);
}

static az_cli_exit run_findings(az_cli *cli, const az_cli_args *args)
{
	static const assize_level level_of[] = {
		ASSIZE_LEVEL_INFO, ASSIZE_LEVEL_WARNING, ASSIZE_LEVEL_ERROR};
	assize_store *store = NULL;
	int level = az_cli_opt_choice(args, "level");
	assize_findings_options findings = {
		.size = sizeof findings,
		.run = (int64_t)az_cli_opt_number(args, "run", 0),
		.format = az_cli_format(args),
		.lang = cli->lang,
		.level = level < 0 ? ASSIZE_LEVEL_NONE : level_of[level],
		.kind = az_cli_opt_text(args, "kind"),
		.rule = az_cli_opt_text(args, "rule"),
		.case_key = az_cli_opt_text(args, "case"),
		.status = az_cli_opt_text(args, "status"),
		.not_evaluated = az_cli_opt_given(args, "not-evaluated"),
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_store_findings(store, &findings);
	if (status == ASSIZE_OK && findings.format == ASSIZE_FORMAT_TABLE)
		next(cli, az_cli_operand(args, 0), findings.run);
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_findings = {
	.name = "findings",
	.summary = AZ_N("show the findings of a run"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.options = findings_options,
	.text = AZ_N(
		"A finding is advice to a person, who decides and gives a reason (`assize review`). A\n"
		"table says in its first line which run it shows.\n"),
	.examples = "  assize findings court.store --level warning\n"
				"  assize findings court.store --case 2026闽0203刑初88号 --format jsonl\n"
				"  assize findings court.store --rule returns/unreturned --status open\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run_findings,
};
