#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <assize/pack.h>

#include "cli/format.h"
#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096 };

static const az_cli_opt options[] = {
	{.name = "output",
		.letter = 'o',
		.type = AZ_OPT_TEXT,
		.value = "FILE",
		.text = AZ_N("the pack to make; - is standard output")},
	{.name = "verify", .type = AZ_OPT_FLAG, .text = AZ_N("judge a pack instead of making one")},
	{.name = "list", .type = AZ_OPT_FLAG, .text = AZ_N("the same, and list what it holds")},
	AZ_CLI_FORMAT_LIST,
	{.name = NULL},
};

static void summary(az_cli *cli, const char *done, const char *path, const assize_pack_result *r)
{
	bool english = az_cli_english(cli);
	az_cli_print(cli->out, english ? "%s: " : "%s：", done);
	az_cli_print_text(cli->out, path);
	az_cli_print(cli->out,
		english ? "\nfiles: %" PRIu64 "\nbytes: %" PRIu64 "\nbundle: %s\nhash: %s\n"
				: "\n文件：%" PRIu64 "\n字节：%" PRIu64 "\n内容哈希：%s\n哈希：%s\n",
		r->files, r->bytes, r->bundle, r->hash);
}

static az_cli_exit verify(az_cli *cli, const az_cli_args *args, assize_pack_options *pack)
{
	char message[MESSAGE] = "";
	assize_pack_result result;
	const char *file = az_cli_operand(args, 0);
	bool english = az_cli_english(cli);
	if (az_cli_opt_given(args, "list"))
		pack->writer = az_cli_out_writer(cli->out);
	assize_status status = assize_pack_verify(file, pack, &result, message, sizeof message);
	az_cli_problems_end(cli);
	if (status == ASSIZE_OK && pack->format == ASSIZE_FORMAT_TABLE)
		summary(cli, english ? "whole" : "完整", file, &result);
	return az_cli_answer(cli, status, message);
}

/* The pack is whole under its name, or not there. */
static az_cli_exit to_file(
	az_cli *cli, const char *profile, const char *output, assize_pack_options *pack)
{
	char message[MESSAGE] = "";
	assize_pack_result result;
	az_cli_out *file = az_cli_out_file(output);
	if (!file)
		return az_cli_cannot_write(cli, output, errno);
	pack->writer = az_cli_out_writer(file);
	assize_status status = assize_pack_write(profile, pack, &result, message, sizeof message);
	az_cli_problems_end(cli);
	int error = az_cli_out_error(file);
	if (status == ASSIZE_OK)
		error = az_cli_out_end(file);
	az_cli_out_free(file);
	if (error != 0)
		return az_cli_cannot_write(cli, output, error);
	if (status == ASSIZE_OK)
		summary(cli, az_cli_english(cli) ? "packed" : "已打包", output, &result);
	return az_cli_answer(cli, status, message);
}

static az_cli_exit to_stdout(az_cli *cli, const char *profile, assize_pack_options *pack)
{
	char message[MESSAGE] = "";
	assize_pack_result result;
	if (isatty(STDOUT_FILENO)) {
		az_cli_wrong(
			cli->lang, "pack", "name a file: -o court.pack", "standard output is a terminal");
		return AZ_EXIT_USAGE;
	}
	pack->writer = az_cli_out_writer(cli->out);
	assize_status status = assize_pack_write(profile, pack, &result, message, sizeof message);
	az_cli_problems_end(cli);
	return az_cli_answer(cli, status, message);
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	const char *profile = az_cli_operand(args, 0);
	const char *output = az_cli_opt_text(args, "output");
	bool reads = az_cli_opt_given(args, "verify") || az_cli_opt_given(args, "list");
	assize_pack_options pack = {.size = sizeof pack,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.format = az_cli_format(args),
		.lang = cli->lang};
	if (reads && output) {
		az_cli_wrong(
			cli->lang, "pack", "leave it out, or leave out --verify", "-o goes with making a pack");
		return AZ_EXIT_USAGE;
	}
	if (reads)
		return verify(cli, args, &pack);
	if (!output) {
		az_cli_wrong(cli->lang, "pack", "name the pack to make: -o court.pack", "no file is named");
		return AZ_EXIT_USAGE;
	}
	if (strcmp(output, "-") == 0)
		return to_stdout(cli, profile, &pack);
	return to_file(cli, profile, output, &pack);
}

const az_cli_verb az_cli_verb_pack = {
	.name = "pack",
	.summary = AZ_N("make one file of a profile, to send; or judge one"),
	.operands = "PROFILE|PACK",
	.operands_least = 1,
	.operands_most = 1,
	.options = options,
	.text = AZ_N(
		"The pack holds the profile and every file that it names, with the tests and READMEs of\n"
		"its policies. It is a plain tar: any tool lists and unpacks it. The same content gives\n"
		"the same bytes on any machine, so that two courts compare one hash. Name it wherever a\n"
		"profile is asked for: its runs have the hash of the folder's. A pack that was changed on\n"
		"its way is refused; who made it, it does not say.\n"),
	.examples = "  assize pack mycourt/profile.yaml -o mycourt.pack\n"
				"  assize pack mycourt.pack --list\n"
				"  assize audit court.store --profile mycourt.pack\n",
	.exits =
		AZ_N("  0   done, or the pack is whole\n"
			 "  65  the profile or a policy does not load, or the pack is not as it was made\n")
			AZ_EXITS_COMMON,
	.run = run,
};
