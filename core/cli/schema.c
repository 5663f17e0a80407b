#include "assize/schema.h"

#include "cli/help.h"
#include "cli/verbs.h"

static const char *const formats[] = {"md", NULL};

static const az_cli_opt options[] = {
	{.name = "format", .type = AZ_OPT_CHOICE, .value = "FORMAT", .text = "md", .choices = formats},
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	(void)args;
	assize_status status = assize_schema_write(cli->lang, az_cli_out_writer(cli->out));
	return az_cli_answer(cli, status, assize_status_text(status));
}

const az_cli_verb az_cli_verb_schema = {
	.name = "schema",
	.summary = "write the data dictionary: every entity, field and code",
	.operands = "",
	.options = options,
	.text = "Markdown, made from the declaration that everything else is made from.\n",
	.examples = "  assize schema > dictionary.md\n",
	.exits = "  0   done\n" AZ_EXITS_COMMON,
	.run = run,
};
