#include <stdlib.h>

#include "cli/format.h"
#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/select.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	AZ_CLI_FORMAT_LIST,
	AZ_CLI_SELECT,
	{.name = "open", .type = AZ_OPT_FLAG, .text = AZ_N("list also what is open and unchanged")},
	{.name = NULL},
};

/* A run's number; 0 and told where the text is none. */
static int64_t run_number(const az_cli *cli, const char *text)
{
	char *end = NULL;
	long long number = text[0] >= '1' && text[0] <= '9' ? strtoll(text, &end, 10) : 0;
	if (number > 0 && number <= AZ_CLI_RUN_MOST && !*end)
		return number;
	az_cli_wrong(cli->lang, text, "`assize runs STORE` lists them", "is no run's number");
	return 0;
}

static az_cli_exit take_runs(
	const az_cli *cli, const az_cli_args *args, assize_compare_options *compare)
{
	const char *older = az_cli_operand(args, 1), *newer = az_cli_operand(args, 2);
	if (!older)
		return AZ_EXIT_DONE;
	if (!newer) {
		az_cli_wrong(cli->lang, "diff", "name two, OLD NEW, or none", "one run is named");
		return AZ_EXIT_USAGE;
	}
	compare->older = run_number(cli, older);
	compare->newer = compare->older ? run_number(cli, newer) : 0;
	return compare->newer ? AZ_EXIT_DONE : AZ_EXIT_USAGE;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	static const assize_level level_of[] = {
		ASSIZE_LEVEL_INFO, ASSIZE_LEVEL_WARNING, ASSIZE_LEVEL_ERROR};
	assize_store *store = NULL;
	assize_compare_result result = {0};
	int level = az_cli_opt_choice(args, "level");
	assize_compare_options compare = {
		.size = sizeof compare,
		.format = az_cli_format(args),
		.lang = cli->lang,
		.level = level < 0 ? ASSIZE_LEVEL_NONE : level_of[level],
		.kind = az_cli_opt_text(args, "kind"),
		.rule = az_cli_opt_text(args, "rule"),
		.with_open = az_cli_opt_given(args, "open"),
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = take_runs(cli, args, &compare);
	if (exit == AZ_EXIT_DONE)
		exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_store_compare(store, &compare, &result);
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_diff = {
	.name = "diff",
	.summary = AZ_N("show how two runs differ"),
	.operands = "STORE [OLD NEW]",
	.operands_least = 1,
	.operands_most = 3,
	.options = options,
	.text =
		AZ_N("Without OLD and NEW: the newest full run of the store's profile, and the one before "
			 "it of\n"
			 "the same name and profile. A finding that nobody could look at again is not "
			 "evaluated; it\n"
			 "is never counted as fixed.\n"),
	.examples = "  assize diff court.store\n"
				"  assize diff court.store 3 5 --level error\n"
				"  assize diff court.store --format jsonl\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run,
};
