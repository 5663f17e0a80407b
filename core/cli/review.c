#include <stdio.h>
#include <string.h>

#include "cli/help.h"
#include "cli/nearest.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const char *const decisions[] = {"uphold", "dismiss", "correct", NULL};
static const assize_decision decision_of[] = {ASSIZE_UPHOLD, ASSIZE_DISMISS, ASSIZE_CORRECT};

static const az_cli_opt options[] = {
	{.name = "by", .type = AZ_OPT_TEXT, .value = "WHO", .text = "who decides", .required = true},
	{.name = "reason", .type = AZ_OPT_TEXT, .value = "TEXT", .text = "why", .required = true},
	{.name = NULL},
};

static bool find_decision(const char *name, assize_decision *decision)
{
	for (size_t i = 0; decisions[i]; i++) {
		if (strcmp(decisions[i], name) != 0)
			continue;
		*decision = decision_of[i];
		return true;
	}
	char what[200];
	char mend[64] = "give one of them";
	const char *near = az_cli_nearest_of(name, decisions);
	snprintf(
		what, sizeof what, "'%.80s' is no decision: expected uphold, dismiss or correct", name);
	if (near)
		snprintf(mend, sizeof mend, "did you mean '%s'?", near);
	az_cli_say("review", what, mend);
	return false;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	assize_decision decision = ASSIZE_UPHOLD;
	const char *by = az_cli_opt_text(args, "by");
	const char *reason = az_cli_opt_text(args, "reason");

	if (!find_decision(az_cli_operand(args, 2), &decision))
		return AZ_EXIT_USAGE;
	if (!by || !reason) {
		az_cli_say("review", by ? "a decision needs a reason" : "a decision needs a name",
			by ? "add --reason TEXT" : "add --by WHO: the person who decides");
		return AZ_EXIT_USAGE;
	}
	az_cli_exit exit = az_cli_store_open(az_cli_operand(args, 0), &store);
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
	.summary = "keep what a person decided about a finding",
	.operands = "STORE FINDING uphold|dismiss|correct",
	.operands_least = 3,
	.operands_most = 3,
	.options = options,
	.text =
		"A decision is kept for ever, beside the ones before it. FINDING is a finding's id or any\n"
		"unique prefix of four or more.\n",
	.examples =
		"  assize review court.store 3f9c dismiss --by 陈法官 --reason '已于8月返还, 卷六第3页'\n",
	.exits = "  0   done\n" AZ_EXITS_COMMON,
	.run = run,
};
