#include <errno.h>
#include <string.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const char *const formats[] = {"jsonl", "yaml", "csv", NULL};
static const assize_format format_of[] = {
	ASSIZE_FORMAT_JSONL, ASSIZE_FORMAT_YAML, ASSIZE_FORMAT_CSV};

static const az_cli_opt options[] = {
	{.name = "format",
		.type = AZ_OPT_CHOICE,
		.value = "jsonl|yaml|csv",
		.text = AZ_N("how it is written (default: jsonl)"),
		.choices = formats},
	{.name = "unmask",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("with personal and protected fields; is journalled")},
	{.name = "purpose",
		.type = AZ_OPT_TEXT,
		.value = "TEXT",
		.text = AZ_N("why --unmask, and who asks")},
	{.name = "output",
		.letter = 'o',
		.type = AZ_OPT_TEXT,
		.value = "FILE",
		.text = AZ_N("a file, or the folder for csv; - is standard output")},
	{.name = NULL},
};

/* The two go together: neither is any use alone. */
static bool purpose_fits(const az_cli *cli, const assize_export_options *export)
{
	if (export->unmask && !export->purpose) {
		az_cli_wrong(cli->lang, "export", "add --purpose TEXT: why, and who asks",
			"--unmask needs a purpose");
		return false;
	}
	if (!export->unmask && export->purpose) {
		az_cli_wrong(cli->lang, "export", "add --unmask, or leave it out",
			"--purpose goes with --unmask only");
		return false;
	}
	return true;
}

static bool is_stdout(const char *output)
{
	return !output || strcmp(output, "-") == 0;
}

/* Writes to a file that is whole or not there. */
static az_cli_exit to_file(
	az_cli *cli, assize_store *store, assize_export_options *export, const char *output)
{
	az_cli_out *file = az_cli_out_file(output);
	if (!file) {
		int error = errno;
		assize_store_close(store);
		return az_cli_cannot_write(cli, output, error);
	}
	export->writer = az_cli_out_writer(file);
	assize_status status = assize_store_export(store, export);
	int error = az_cli_out_error(file);
	if (status == ASSIZE_OK)
		error = az_cli_out_end(file);
	az_cli_out_free(file);
	if (error == 0)
		return az_cli_store_close(cli, store, status);
	assize_store_close(store);
	return az_cli_cannot_write(cli, output, error);
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	assize_store *store = NULL;
	int format = az_cli_opt_choice(args, "format");
	const char *output = az_cli_opt_text(args, "output");
	assize_export_options export = {
		.size = sizeof export,
		.format = format < 0 ? ASSIZE_FORMAT_JSONL : format_of[format],
		.unmask = az_cli_opt_given(args, "unmask"),
		.purpose = az_cli_opt_text(args, "purpose"),
		.writer = az_cli_out_writer(cli->out),
	};
	if (!purpose_fits(cli, &export))
		return AZ_EXIT_USAGE;
	if (export.format == ASSIZE_FORMAT_CSV && is_stdout(output)) {
		az_cli_wrong(
			cli->lang, "export", "name a folder with -o FOLDER", "csv is one file an entity");
		return AZ_EXIT_USAGE;
	}
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	if (export.format == ASSIZE_FORMAT_CSV)
		export.folder = output;
	else if (!is_stdout(output))
		return to_file(cli, store, &export, output);
	return az_cli_store_close(cli, store, assize_store_export(store, &export));
}

const az_cli_verb az_cli_verb_export = {
	.name = "export",
	.summary = AZ_N("write all dossiers of a store"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.options = options,
	.text = AZ_N(
		"Personal and protected fields are masked, and the export says so in itself: import\n"
		"refuses it. --unmask --purpose TEXT gives what import takes back, and is journalled.\n"),
	.examples = "  assize export court.store | head -1\n"
				"  assize export court.store --format csv -o sheets\n"
				"  assize export court.store --unmask --purpose '移送二审, 王某' -o all.jsonl\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run,
};
