#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	{.name = "for-test",
		.type = AZ_OPT_TEXT,
		.value = "DIR|FILE",
		.text =
			AZ_N("write it, masked, into the policy's tests (DIR/tests/dossier.yaml), or to FILE")},
	{.name = "force", .type = AZ_OPT_FLAG, .text = AZ_N("write over a file that is there")},
	{.name = "rule",
		.type = AZ_OPT_TEXT,
		.value = "RULE",
		.text = AZ_N("with --for-test: also show the beginning of a row test of this rule")},
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("with --rule: the day of the test (default: today in Asia/Shanghai)")},
	{.name = NULL},
};

static az_cli_exit write_for_test(az_cli *cli, const az_cli_args *args, assize_store *store)
{
	char today[11];
	char worker[AZ_CLI_PATH];
	assize_for_test_options test = {
		.size = sizeof test,
		.case_key = az_cli_operand(args, 1),
		.path = az_cli_opt_text(args, "for-test"),
		.force = az_cli_opt_given(args, "force"),
		.rule = az_cli_opt_text(args, "rule"),
		.as_of = az_cli_as_of(args, today),
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.lang = cli->lang,
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = az_cli_worker_path(cli, worker);
	if (exit == AZ_EXIT_DONE)
		return az_cli_store_close(cli, store, assize_store_for_test(store, &test));
	assize_store_close(store);
	return exit;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	static const char *const only_beside[] = {"force", "rule", "as-of"};
	bool test = az_cli_opt_given(args, "for-test");
	for (size_t i = 0; i < sizeof only_beside / sizeof *only_beside; i++)
		if (!test && az_cli_opt_given(args, only_beside[i])) {
			az_cli_wrong(cli->lang, "show", AZ_N("name where the test lies: --for-test DIR"),
				AZ_N("--%s is of --for-test"), only_beside[i]);
			return AZ_EXIT_USAGE;
		}
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	if (test)
		return write_for_test(cli, args, store);
	return az_cli_store_close(cli, store,
		assize_store_show(store, az_cli_operand(args, 1), cli->lang, az_cli_out_writer(cli->out)));
}

const az_cli_verb az_cli_verb_show = {
	.name = "show",
	.summary = AZ_N("show one dossier as a rule sees it"),
	.operands = "STORE CASE",
	.operands_least = 2,
	.operands_most = 2,
	.options = options,
	.text = AZ_N(
		"Personal and protected fields are masked. CASE takes full-width, ASCII or no brackets.\n"
		"With --for-test the dossier becomes a file for the tests of a policy: names, case "
		"numbers\n"
		"and courts are invented, other personal and protected fields left out, and a comment "
		"says\n"
		"which. Dates and amounts stay, so it is masked and not anonymous: keep it as the case is\n"
		"kept.\n"),
	.examples =
		"  assize show court.store （2026）闽0203刑初88号\n"
		"  assize show court.store 2026闽0203刑初88号 --for-test mypolicy --rule unreturned\n",
	.exits = AZ_N("  0   done\n"
				  "  64  the file is there already, and --force was not given\n"
				  "  65  the policy does not load\n") AZ_EXITS_COMMON,
	.run = run,
};
