#include <stdio.h>
#include <string.h>

#include "cli/help/help.h"
#include "cli/nearest.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const char *const decisions[] = {"uphold", "dismiss", "correct", NULL};
static const assize_decision decision_of[] = {ASSIZE_UPHOLD, ASSIZE_DISMISS, ASSIZE_CORRECT};

static const az_cli_opt options[] = {
	{.name = "by",
		.type = AZ_OPT_TEXT,
		.value = "WHO",
		.text = AZ_N("who decides"),
		.required = true},
	{.name = "reason", .type = AZ_OPT_TEXT, .value = "TEXT", .text = AZ_N("why"), .required = true},
	{.name = NULL},
};

static bool find_decision(const az_cli *cli, const char *name, assize_decision *decision)
{
	for (size_t i = 0; decisions[i]; i++) {
		if (strcmp(decisions[i], name) != 0)
			continue;
		*decision = decision_of[i];
		return true;
	}
	char mend[96];
	const char *near = az_cli_nearest_of(name, decisions);
	if (near)
		az_cli_compose(mend, sizeof mend, cli->lang, "did you mean '%s'?", near);
	az_cli_wrong(cli->lang, "review", near ? mend : AZ_N("give one of them"),
		"'%.80s' is no decision: expected uphold, dismiss or correct", name);
	return false;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	assize_decision decision = ASSIZE_UPHOLD;
	const char *by = az_cli_opt_text(args, "by");
	const char *reason = az_cli_opt_text(args, "reason");

	if (!find_decision(cli, az_cli_operand(args, 2), &decision))
		return AZ_EXIT_USAGE;
	if (!by) {
		az_cli_wrong(
			cli->lang, "review", "add --by WHO: the person who decides", "a decision needs a name");
		return AZ_EXIT_USAGE;
	}
	if (!reason) {
		az_cli_wrong(cli->lang, "review", "add --reason TEXT", "a decision needs a reason");
		return AZ_EXIT_USAGE;
	}
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status =
		assize_store_review(store, az_cli_operand(args, 1), decision, by, reason);
	if (status == ASSIZE_OK)
		az_cli_print(cli->out, az_cli_english(cli) ? "kept\n" : "已记录\n");
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_review = {
	.name = "review",
	.summary = AZ_N("keep what a person decided about a finding"),
	.operands = "STORE FINDING uphold|dismiss|correct",
	.operands_least = 3,
	.operands_most = 3,
	.options = options,
	.text = AZ_N(
		"A decision is kept for ever, beside the ones before it. FINDING is a finding's id or any\n"
		"unique prefix of four or more.\n"),
	.examples =
		"  assize review court.store 3f9c dismiss --by 陈法官 --reason '已于8月返还, 卷六第3页'\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run,
};
