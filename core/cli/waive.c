#include <assize/tailor.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	{.name = "from",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the first day that it holds"),
		.required = true},
	{.name = "until",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the last day that it holds"),
		.required = true},
	{.name = "reason", .type = AZ_OPT_TEXT, .value = "TEXT", .text = AZ_N("why"), .required = true},
	{.name = "basis",
		.type = AZ_OPT_TEXT,
		.value = "LAW",
		.text = AZ_N("the id of a law in the profile's registers"),
		.required = true},
	{.name = "author",
		.type = AZ_OPT_TEXT,
		.value = "WHO",
		.text = AZ_N("who asks for it"),
		.required = true},
	{.name = "approver",
		.type = AZ_OPT_TEXT,
		.value = "WHO",
		.text = AZ_N("another person, who approves it"),
		.required = true},
	{.name = "to",
		.type = AZ_OPT_TEXT,
		.value = "FILE",
		.text = AZ_N("the file (default: waivers.yaml beside the store's profile)")},
	{.name = NULL},
};

static bool is_whole(const az_cli *cli, const az_cli_args *args)
{
	static const struct {
		const char *name;
		const char *mend;
	} needed[] = {{"from", AZ_N("add --from D: the first day that it holds")},
		{"until", AZ_N("add --until D: the last day that it holds")},
		{"reason", AZ_N("add --reason TEXT: why")},
		{"basis", AZ_N("add --basis LAW: the id of a law")},
		{"author", AZ_N("add --author WHO: who asks for it")},
		{"approver", AZ_N("add --approver WHO: another person, who approves it")}};
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
		if (az_cli_opt_given(args, needed[i].name))
			continue;
		az_cli_wrong(
			cli->lang, "waive", needed[i].mend, "a waiver is dated, reasoned and approved");
		return false;
	}
	return true;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	assize_waive_options waive = {
		.size = sizeof waive,
		.from = az_cli_opt_text(args, "from"),
		.until = az_cli_opt_text(args, "until"),
		.reason = az_cli_opt_text(args, "reason"),
		.basis = az_cli_opt_text(args, "basis"),
		.author = az_cli_opt_text(args, "author"),
		.approver = az_cli_opt_text(args, "approver"),
		.file = az_cli_opt_text(args, "to"),
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	if (!is_whole(cli, args))
		return AZ_EXIT_USAGE;
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_waive(store, az_cli_operand(args, 1), &waive);
	az_cli_problems_end(cli);
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_waive = {
	.name = "waive",
	.summary = AZ_N("write a dated, reasoned and approved exception from a finding"),
	.operands = "STORE FINDING",
	.operands_least = 2,
	.operands_most = 2,
	.options = options,
	.text = AZ_N(
		"FINDING is a finding's id or any unique prefix of four or more; it gives the rule, the\n"
		"case and the subject. A file that is there keeps all that it has and gets an entry more;\n"
		"where its layout does not allow that, the entry is printed to be put in by hand.\n"
		"This version does not apply waivers: a profile that names them is refused by audits, and\n"
		"not run as if it did not.\n"),
	.examples =
		"  assize waive court.store 3f9c --from 2026-09-01 --until 2026-12-31 --basis cl-64 \\\n"
		"    --reason 权属争议另案审理 --author 陈某 --approver 王某\n",
	.exits = AZ_N("  0   done\n"
				  "  65  the file is wrong, or waives the same already\n") AZ_EXITS_COMMON,
	.run = run,
};
