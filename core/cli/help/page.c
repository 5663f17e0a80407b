#include "cli/help/help.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cli/help/topic.h"

enum { LEFT = 26, EXITS = 2048 };

static void usage_line(const az_cli *cli, const az_cli_verb *verb)
{
	az_cli_out *out = cli->out;
	az_cli_print(out, az_cli_words(cli, "usage: assize %s"), verb->name);
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
	const az_cli *cli, const char *name, char letter, const char *value, const char *text)
{
	az_cli_out *out = cli->out;
	char left[80];
	char dash[8] = "";
	if (letter != '\0')
		snprintf(dash, sizeof dash, "-%c, ", letter);
	snprintf(left, sizeof left, "%s--%s%s%s", dash, name, value ? " " : "", value ? value : "");
	az_cli_print(out, "  %-*s  ", LEFT, left);
	if (strlen(left) > LEFT)
		az_cli_print(out, "\n  %*s  ", LEFT, "");
	az_cli_print(out, "%s\n", az_cli_words(cli, text));
}

static void options(const az_cli *cli, const az_cli_verb *verb)
{
	az_cli_print(cli->out, "%s", az_cli_words(cli, "\nOptions:\n"));
	for (const az_cli_opt *o = verb->options; o && o->name; o++)
		option_line(cli, o->name, o->letter, o->value, o->text);
	option_line(cli, "lang", '\0', "zh|en", AZ_N("the language of what is shown (default: zh)"));
	option_line(cli, "help", 'h', NULL, AZ_N("this text"));
}

static void summary(const az_cli *cli, const az_cli_verb *verb)
{
	const char *text = az_cli_words(cli, verb->summary);
	if (az_cli_english(cli))
		az_cli_print(cli->out, "\n%c%s.\n", toupper((unsigned char)text[0]), text + 1);
	else
		az_cli_print(cli->out, "\n%s。\n", text);
}

void az_cli_help_exits(const az_cli *cli, const char *text, void (*put)(az_cli_out *, const char *))
{
	static const char common[] = AZ_EXITS_COMMON;
	char own[EXITS];
	const char *behind = strstr(text, common);
	int length = behind ? (int)(behind - text) : (int)strlen(text);
	snprintf(own, sizeof own, "%.*s", length, text);
	put(cli->out, az_cli_words(cli, own));
	if (behind)
		put(cli->out, az_cli_words(cli, behind));
}

static void put_lines(az_cli_out *out, const char *text)
{
	az_cli_print(out, "%s", text);
}

void az_cli_help_verb(const az_cli *cli, const az_cli_verb *verb)
{
	usage_line(cli, verb);
	summary(cli, verb);
	az_cli_print(cli->out, "%s", az_cli_words(cli, verb->text));
	options(cli, verb);
	az_cli_print(cli->out, az_cli_words(cli, "\nExamples:\n%s"), az_cli_words(cli, verb->examples));
	az_cli_print(cli->out, "%s", az_cli_words(cli, "\nExit statuses:\n"));
	az_cli_help_exits(cli, verb->exits, put_lines);
}

void az_cli_help_named(const az_cli *cli, const char *name)
{
	size_t length = strlen(name);
	const char *between = "";
	for (size_t i = 0; cli->verbs[i]; i++) {
		const az_cli_verb *verb = cli->verbs[i];
		if (strncmp(verb->name, name, length) != 0)
			continue;
		char next = verb->name[length];
		if (next != '\0' && next != ' ')
			continue;
		az_cli_print(cli->out, "%s", between);
		az_cli_help_verb(cli, verb);
		between = "\n";
	}
}

static void topics(const az_cli *cli)
{
	az_topic topic;
	az_cli_print(cli->out, "%s", az_cli_words(cli, "\nTopics:\n"));
	for (size_t i = 0; az_topic_at(i, cli->lang, &topic); i++)
		az_cli_print(cli->out, "  %-14s  %s\n", topic.name, topic.title);
}

void az_cli_help_all(const az_cli *cli)
{
	az_cli_print(cli->out, "%s",
		az_cli_words(cli,
			"assize: dossiers in, policies over them, findings that explain themselves.\n\n"
			"usage: assize VERB STORE ... [OPTIONS]\n\nVerbs:\n"));
	for (size_t i = 0; cli->verbs[i]; i++)
		az_cli_print(cli->out, "  %-14s  %s\n", cli->verbs[i]->name,
			az_cli_words(cli, cli->verbs[i]->summary));
	topics(cli);
	az_cli_print(cli->out, "%s",
		az_cli_words(cli, "\n`assize help VERB` or `assize help TOPIC` says more of each. `--lang "
						  "zh|en` goes with every verb.\n"
						  "Errors go to stderr as `assize: where: what; how to mend it`.\n"));
}
