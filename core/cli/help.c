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

static void write_markdown(const az_cli *cli, const char *text)
{
	az_cli_out_writer(cli->out).write(cli->out, text, strlen(text));
}

/* What is both, as `audit` is, gets both: how the verb is called, then what there is to know. */
static bool write_named(const az_cli *cli, const char *name)
{
	az_topic topic;
	bool verbs = az_cli_verb_named(cli->verbs, name) || az_cli_is_group(cli->verbs, name);
	bool topics = az_topic_named(name, cli->lang, &topic);
	if (verbs)
		az_cli_help_named(cli, name);
	if (verbs && topics)
		az_cli_print(cli->out, "\n");
	if (topics)
		az_topic_write(topic.text, cli->out);
	return verbs || topics;
}

static bool write_named_markdown(const az_cli *cli, const char *name)
{
	az_topic topic;
	const az_cli_verb *verb = az_cli_verb_named(cli->verbs, name);
	if (verb)
		az_cli_help_markdown(cli, verb);
	else if (az_topic_named(name, cli->lang, &topic))
		write_markdown(cli, topic.text);
	else
		return false;
	return true;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char name[128];
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
	bool found = markdown ? write_named_markdown(cli, name) : write_named(cli, name);
	return found ? AZ_EXIT_DONE : az_cli_no_verb(cli, name);
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
