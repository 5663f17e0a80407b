#include <inttypes.h>
#include <stdio.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	{.name = "map",
		.type = AZ_OPT_TEXT,
		.value = "MAP.yaml",
		.text = AZ_N("how a foreign layout becomes dossiers")},
	{.name = "dry-run",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("read and judge everything, write nothing")},
	{.name = "rejects",
		.type = AZ_OPT_TEXT,
		.value = "FILE",
		.text = AZ_N("bad records go to FILE, the good ones are taken")},
	{.name = "allow-loss",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("take a revision that drops fields or rows of the one before")},
	{.name = NULL},
};

static void summary(
	az_cli *cli, const assize_import_options *import, const assize_import_result *result)
{
	const char *format = az_cli_english(cli) ? "added %" PRIu64 ", revised %" PRIu64
											   ", unchanged %" PRIu64 ", rejected %" PRIu64 "\n"
											 : "新增 %" PRIu64 "，修订 %" PRIu64 "，未变 %" PRIu64
											   "，拒收 %" PRIu64 "\n";
	az_cli_print(
		cli->out, format, result->added, result->revised, result->unchanged, result->rejected);
	if (import->dry_run)
		az_cli_print(cli->out,
			az_cli_english(cli) ? "dry run: nothing was written\n" : "试运行：没有写入\n");
	else if (import->rejects && result->rejected > 0) {
		az_cli_print(cli->out, az_cli_english(cli) ? "the rejected ones are in " : "拒收的记录在 ");
		az_cli_print_text(cli->out, import->rejects);
		az_cli_print(cli->out, "\n");
	}
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	assize_import_result result = {0};
	assize_import_options import = {
		.size = sizeof import,
		.paths = args->operands + 1,
		.path_count = args->operand_count - 1,
		.map = az_cli_opt_text(args, "map"),
		.dry_run = az_cli_opt_given(args, "dry-run"),
		.allow_loss = az_cli_opt_given(args, "allow-loss"),
		.rejects = az_cli_opt_text(args, "rejects"),
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.on_progress = az_cli_progress_tell,
		.progress_context = &cli->progress,
	};
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	az_cli_progress_begin(&cli->progress, AZ_UNIT_BYTES);
	assize_status status = assize_store_import(store, &import, &result);
	az_cli_progress_clear(&cli->progress);
	az_cli_problems_end(cli);
	bool landed = status == ASSIZE_OK || (status == ASSIZE_ERROR_INPUT && import.rejects);
	if (landed)
		summary(cli, &import, &result);
	if (status == ASSIZE_OK && !import.dry_run)
		az_cli_next(cli, "audit", az_cli_operand(args, 0),
			assize_store_profile(store) ? "" : "--profile PROFILE.yaml");
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_import = {
	.name = "import",
	.summary = AZ_N("take dossiers into a store"),
	.operands = "STORE PATH...",
	.operands_least = 2,
	.operands_most = AZ_CLI_ANY,
	.options = options,
	.text = AZ_N(
		"PATH is a YAML file, a JSON Lines file, a folder of such, or `-` for JSON Lines on\n"
		"standard input. All of one call lands or nothing does, unless --rejects says where the\n"
		"bad records go. The same dossier again changes nothing; another content makes a new\n"
		"revision, and the old one stays.\n"),
	.examples = "  assize import court.store examples/dossiers\n"
				"  assize import court.store judgments.jsonl --map examples/maps/judgments.yaml\n"
				"  assize import court.store month.jsonl --rejects bad.jsonl\n"
				"  assize import court.store month.jsonl --dry-run\n",
	.exits = AZ_N("  0   done\n"
				  "  65  something was wrong in the input; without --rejects nothing was taken\n")
		AZ_EXITS_COMMON,
	.run = run,
};
