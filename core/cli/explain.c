#include <string.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	{.name = "run",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("the run's number (default: the newest)"),
		.most = AZ_CLI_RUN_MOST},
	{.name = NULL},
};

/* What is no beginning of an id can only be a case, and a case alone is half a question. */
static bool may_be_finding(const az_cli *cli, const char *text)
{
	if (text[strspn(text, "0123456789abcdefABCDEF")] == '\0')
		return true;
	az_cli_wrong(cli->lang, "explain", "`assize findings STORE --case CASE` lists findings",
		"a case needs a rule: assize explain STORE CASE RULE [SUBJECT]");
	return false;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char worker[AZ_CLI_PATH];
	assize_store *store = NULL;
	assize_explain_options explain = {
		.size = sizeof explain,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.run = (int64_t)az_cli_opt_number(args, "run", 0),
		.lang = cli->lang,
		.writer = az_cli_out_writer(cli->out),
	};
	if (args->operand_count == 2) {
		explain.finding = az_cli_operand(args, 1);
	} else {
		explain.case_key = az_cli_operand(args, 1);
		explain.rule = az_cli_operand(args, 2);
		explain.subject = az_cli_operand(args, 3);
	}
	if (explain.finding && !may_be_finding(cli, explain.finding))
		return AZ_EXIT_USAGE;
	az_cli_exit exit = az_cli_worker_path(cli, worker);
	if (exit == AZ_EXIT_DONE)
		exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	return az_cli_store_close(cli, store, assize_store_explain(store, &explain));
}

const az_cli_verb az_cli_verb_explain = {
	.name = "explain",
	.summary = AZ_N("say why a finding is there, or why a rule is silent"),
	.operands = "STORE FINDING | STORE CASE RULE [SUBJECT]",
	.operands_least = 2,
	.operands_most = 4,
	.options = options,
	.text = AZ_N(
		"FINDING is a finding's id or any unique prefix of four or more; SUBJECT is written as in\n"
		"`defendant.D1`. The rule is run again, traced, on the very revision and policy files\n"
		"that the run kept.\n"),
	.examples =
		"  assize explain court.store 3f9c\n"
		"  assize explain court.store 2026闽0203刑初88号 priorities/leading_role defendant.D2\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run,
};
