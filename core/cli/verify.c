#include <inttypes.h>

#include "cli/help/help.h"
#include "cli/verbs.h"

/* Damages are the answer, so they go where answers go. */
static void on_damage(void *context, const char *where, const char *what)
{
	az_cli *cli = context;
	az_cli_print(cli->out, az_cli_english(cli) ? "damaged: " : "损坏：");
	az_cli_print_text(cli->out, where);
	az_cli_print(cli->out, ": ");
	az_cli_print_text(cli->out, what);
	az_cli_print(cli->out, "\n");
}

static void summary(az_cli *cli, const assize_verify_result *result)
{
	const char *format = az_cli_english(cli)
							 ? "dossiers: %" PRIu64 "\nrevisions: %" PRIu64 "\nruns: %" PRIu64
							   "\njournal: %" PRIu64 "\ndamages: %" PRIu64 "\nhead: %s\n"
							 : "案件：%" PRIu64 "\n修订：%" PRIu64 "\n运行：%" PRIu64
							   "\n日志：%" PRIu64 "\n损坏合计：%" PRIu64 "\n链首：%s\n";
	az_cli_print(cli->out, format, result->dossiers, result->revisions, result->runs,
		result->journal, result->damages, result->head);
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	assize_verify_result result = {0};
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_store_verify(store, on_damage, cli, &result);
	if (!assize_status_is_error(status))
		summary(cli, &result);
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_verify = {
	.name = "verify",
	.summary = AZ_N("recompute every hash of a store and its whole journal"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.text = AZ_N(
		"Names each damaged row. The head is a checkpoint that a third party can keep: a store "
		"that\n"
		"was rewritten as a whole shows another.\n"),
	.examples = "  assize verify court.store\n",
	.exits = AZ_N("  0   nothing is damaged\n  1   something is damaged\n") AZ_EXITS_COMMON,
	.run = run,
};
