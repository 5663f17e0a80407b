#include "cli/help/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/find.h"
#include "cli/help/topic.h"
#include "cli/verbs.h"

static const char *const formats[] = {"text", "md", NULL};

static const az_cli_opt options[] = {
	{.name = "format",
		.type = AZ_OPT_CHOICE,
		.value = "F",
		.text = AZ_N("text or md: Markdown, from which man pages are made (default: text)"),
		.choices = formats},
	{.name = "list",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("only the names of verbs and topics, a line each, for scripts")},
	{.name = NULL},
};

static void list(const az_cli *cli)
{
	az_topic topic;
	for (size_t i = 0; cli->verbs[i]; i++)
		az_cli_print(cli->out, "verb %s\n", cli->verbs[i]->name);
	for (size_t i = 0; az_topic_at(i, cli->lang, &topic); i++)
		az_cli_print(cli->out, "topic %s\n", topic.name);
}

static void write_topic(const az_cli *cli, const az_topic *topic, bool markdown)
{
	if (markdown)
		az_cli_out_writer(cli->out).write(cli->out, topic->text, strlen(topic->text));
	else
		az_topic_write(topic->text, cli->out);
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char name[128];
	az_topic topic;
	bool markdown = az_cli_opt_choice(args, "format") == 1;
	if (args->operand_count == 0) {
		if (az_cli_opt_given(args, "list"))
			list(cli);
		else
			az_cli_help_all(cli);
		return AZ_EXIT_DONE;
	}
	const char *first = az_cli_operand(args, 0);
	const char *second = az_cli_operand(args, 1);
	snprintf(name, sizeof name, "%s%s%s", first, second ? " " : "", second ? second : "");
	const az_cli_verb *verb = az_cli_verb_named(cli->verbs, name);
	if (verb && markdown)
		az_cli_help_markdown(cli, verb);
	else if (verb || az_cli_is_group(cli->verbs, name))
		az_cli_help_named(cli, name);
	else if (az_topic_named(name, cli->lang, &topic))
		write_topic(cli, &topic, markdown);
	else
		return az_cli_no_verb(cli, name);
	return AZ_EXIT_DONE;
}

const az_cli_verb az_cli_verb_help = {
	.name = "help",
	.summary = AZ_N("list the verbs and topics, or say more of one"),
	.operands = "[VERB | TOPIC]",
	.operands_most = 2,
	.options = options,
	.text = "",
	.examples = "  assize help\n  assize help audit\n  assize help rules\n  assize audit --help\n",
	.exits = AZ_N("  0   done\n  64  there is no such verb or topic\n"),
	.run = run,
};
