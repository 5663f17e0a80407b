#include <string.h>

#include "cli/completion/completion.h"
#include "cli/find.h"
#include "cli/help/topic.h"

bool az_completion_is_file(const az_cli_opt *option)
{
	static const char *const words[] = {
		"FILE", "FOLDER", "DIR", "PATH", "STORE", "P", "MAP.yaml", NULL};
	for (const char *at = option->value; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
		size_t length = strcspn(at, "|");
		for (size_t i = 0; words[i]; i++)
			if (strlen(words[i]) == length && strncmp(at, words[i], length) == 0)
				return true;
	}
	return false;
}

bool az_completion_is_first(const az_cli *cli, size_t place, size_t *length)
{
	const char *name = cli->verbs[place]->name;
	*length = strcspn(name, " ");
	for (size_t i = 0; i < place; i++)
		if (strncmp(cli->verbs[i]->name, name, *length) == 0 &&
			strcspn(cli->verbs[i]->name, " ") == *length)
			return false;
	return true;
}

void az_completion_first_words(const az_cli *cli)
{
	size_t length;
	for (size_t i = 0; cli->verbs[i]; i++)
		if (az_completion_is_first(cli, i, &length))
			az_cli_print(cli->out, "%s%.*s", i ? " " : "", (int)length, cli->verbs[i]->name);
}

void az_completion_second_words(const az_cli *cli, const char *group, size_t length)
{
	const char *between = "";
	for (size_t i = 0; cli->verbs[i]; i++) {
		const char *name = cli->verbs[i]->name;
		if (strncmp(name, group, length) != 0 || name[length] != ' ')
			continue;
		az_cli_print(cli->out, "%s%s", between, name + length + 1);
		between = " ";
	}
}

static void topics(const az_cli *cli)
{
	az_topic topic;
	for (size_t i = 0; az_topic_at(i, cli->lang, &topic); i++)
		if (!az_cli_verb_named(cli->verbs, topic.name) && !az_cli_is_group(cli->verbs, topic.name))
			az_cli_print(cli->out, " %s", topic.name);
}

bool az_completion_has_words(const az_cli_verb *verb)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz|";
	return strcmp(verb->name, "help") == 0 ||
		   (verb->operands[0] && !verb->operands[strspn(verb->operands, letters)]);
}

void az_completion_words(const az_cli *cli, const az_cli_verb *verb)
{
	if (strcmp(verb->name, "help") == 0) {
		az_completion_first_words(cli);
		topics(cli);
		return;
	}
	for (const char *c = verb->operands; *c; c++)
		az_cli_print(cli->out, "%c", *c == '|' ? ' ' : *c);
}
