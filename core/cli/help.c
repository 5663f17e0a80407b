#include "cli/help.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cli/find.h"
#include "cli/verbs.h"

enum { LEFT = 26 };

static void usage_line(az_cli_out *out, const az_cli_verb *verb)
{
	az_cli_print(out, "usage: assize %s", verb->name);
	if (verb->operands[0] != '\0')
		az_cli_print(out, " %s", verb->operands);
	for (const az_cli_opt *o = verb->options; o && o->name; o++) {
		char dashed[64];
		if (o->letter)
			snprintf(dashed, sizeof dashed, "-%c", o->letter);
		else
			snprintf(dashed, sizeof dashed, "--%s", o->name);
		az_cli_print(out, o->required ? " %s%s%s%s" : " [%s%s%s]%s", dashed, o->value ? " " : "",
			o->value ? o->value : "", o->type == AZ_OPT_LIST ? "..." : "");
	}
	az_cli_print(out, "\n");
}

static void option_line(
	az_cli_out *out, const char *name, char letter, const char *value, const char *text)
{
	char left[80];
	char dash[8] = "";
	if (letter != '\0')
		snprintf(dash, sizeof dash, "-%c, ", letter);
	snprintf(left, sizeof left, "%s--%s%s%s", dash, name, value ? " " : "", value ? value : "");
	az_cli_print(out, "  %-*s  ", LEFT, left);
	if (strlen(left) > LEFT)
		az_cli_print(out, "\n  %*s  ", LEFT, "");
	az_cli_print(out, "%s\n", text);
}

static void options(az_cli_out *out, const az_cli_verb *verb)
{
	az_cli_print(out, "\nOptions:\n");
	for (const az_cli_opt *o = verb->options; o && o->name; o++)
		option_line(out, o->name, o->letter, o->value, o->text);
	option_line(out, "lang", '\0', "zh|en", "the language of what is shown (default: zh)");
	option_line(out, "help", 'h', NULL, "this text");
}

void az_cli_help_verb(az_cli_out *out, const az_cli_verb *verb)
{
	usage_line(out, verb);
	az_cli_print(out, "\n%c%s.\n", toupper((unsigned char)verb->summary[0]), verb->summary + 1);
	if (verb->text[0] != '\0')
		az_cli_print(out, "%s", verb->text);
	options(out, verb);
	az_cli_print(out, "\nExamples:\n%s", verb->examples);
	az_cli_print(out, "\nExit statuses:\n%s", verb->exits);
}

void az_cli_help_named(az_cli_out *out, const az_cli_verb *const *verbs, const char *name)
{
	size_t length = strlen(name);
	const char *between = "";
	for (size_t i = 0; verbs[i]; i++) {
		char next = '\0';
		if (strncmp(verbs[i]->name, name, length) != 0)
			continue;
		next = verbs[i]->name[length];
		if (next != '\0' && next != ' ')
			continue;
		az_cli_print(out, "%s", between);
		az_cli_help_verb(out, verbs[i]);
		between = "\n";
	}
}

void az_cli_help_all(az_cli_out *out, const az_cli_verb *const *verbs)
{
	az_cli_print(out,
		"assize: dossiers in, policies over them, findings that explain themselves.\n\n"
		"usage: assize VERB STORE ... [OPTIONS]\n\nVerbs:\n");
	for (size_t i = 0; verbs[i]; i++)
		az_cli_print(out, "  %-14s  %s\n", verbs[i]->name, verbs[i]->summary);
	az_cli_print(out,
		"\n`assize help VERB` says more of each. `--lang zh|en` goes with every verb.\n"
		"Errors go to stderr as `assize: where: what; how to mend it`.\n");
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char name[128];
	if (args->operand_count == 0) {
		az_cli_help_all(cli->out, cli->verbs);
		return AZ_EXIT_DONE;
	}
	const char *first = az_cli_operand(args, 0);
	const char *second = az_cli_operand(args, 1);
	snprintf(name, sizeof name, "%s%s%s", first, second ? " " : "", second ? second : "");
	if (!az_cli_verb_named(cli->verbs, name) && !az_cli_is_group(cli->verbs, name))
		return az_cli_no_verb(cli->verbs, name);
	az_cli_help_named(cli->out, cli->verbs, name);
	return AZ_EXIT_DONE;
}

const az_cli_verb az_cli_verb_help = {
	.name = "help",
	.summary = "list the verbs, or say more of one",
	.operands = "[VERB]",
	.operands_most = 2,
	.text = "",
	.examples = "  assize help\n  assize help audit\n  assize audit --help\n",
	.exits = "  0   done\n  64  there is no such verb\n",
	.run = run,
};
