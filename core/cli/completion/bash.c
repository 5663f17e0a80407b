#include <string.h>

#include "cli/completion/completion.h"

static void bash_choices(const az_cli *cli, const az_cli_verb *verb)
{
	for (const az_cli_opt *o = verb->options; o && o->name; o++) {
		if (o->type == AZ_OPT_FLAG || az_completion_is_file(o))
			continue;
		az_cli_print(cli->out, "      '%s --%s') words='", verb->name, o->name);
		for (size_t i = 0; o->choices && o->choices[i]; i++)
			az_cli_print(cli->out, "%s%s", i ? " " : "", o->choices[i]);
		az_cli_print(cli->out, "'; value=1 ;;\n");
	}
}

static void bash_options(const az_cli *cli, const az_cli_verb *verb)
{
	az_cli_print(cli->out, "      '%s') words='--help --lang", verb->name);
	for (const az_cli_opt *o = verb->options; o && o->name; o++)
		az_cli_print(cli->out, " --%s", o->name);
	az_cli_print(cli->out, "' ;;\n");
}

static void bash_groups(const az_cli *cli)
{
	size_t length;
	for (size_t i = 0; cli->verbs[i]; i++) {
		const char *name = cli->verbs[i]->name;
		if (!az_completion_is_first(cli, i, &length) || name[length] != ' ')
			continue;
		az_cli_print(cli->out, "    %.*s)\n      if [ \"$COMP_CWORD\" = 2 ]; then words='",
			(int)length, name);
		az_completion_second_words(cli, name, length);
		az_cli_print(cli->out, "'; else verb=\"$verb ${COMP_WORDS[2]}\"; fi ;;\n");
	}
}

static void bash_words(const az_cli *cli)
{
	for (size_t i = 0; cli->verbs[i]; i++) {
		const az_cli_verb *verb = cli->verbs[i];
		if (!az_completion_has_words(verb))
			continue;
		az_cli_print(cli->out,
			"    %s)\n      if [ \"$COMP_CWORD\" = 2 ] && [[ $current != -* ]]; then words='",
			verb->name);
		az_completion_words(cli, verb);
		az_cli_print(cli->out, "'; fi ;;\n");
	}
}

void az_completion_bash(const az_cli *cli)
{
	az_cli_out *out = cli->out;
	az_cli_print(out,
		"# bash completion of assize; made by `assize completion bash`.\n"
		"_assize() {\n"
		"  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
		"  local verb=${COMP_WORDS[1]} words='' value=''\n"
		"  COMPREPLY=()\n"
		"  if [ \"$COMP_CWORD\" = 1 ]; then words='");
	az_completion_first_words(cli);
	az_cli_print(out, "'; else case $verb in\n");
	bash_groups(cli);
	bash_words(cli);
	az_cli_print(out, "  esac; fi\n  if [ -z \"$words\" ]; then\n    case \"$verb $before\" in\n"
					  "      *' --lang') words='zh en'; value=1 ;;\n");
	for (size_t i = 0; cli->verbs[i]; i++)
		bash_choices(cli, cli->verbs[i]);
	az_cli_print(out, "    esac\n  fi\n"
					  "  if [ -z \"$words$value\" ] && [[ $current == -* ]]; then\n"
					  "    case $verb in\n");
	for (size_t i = 0; cli->verbs[i]; i++)
		bash_options(cli, cli->verbs[i]);
	az_cli_print(out, "    esac\n  fi\n"
					  "  if [ -n \"$words\" ]; then\n"
					  "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
					  "  elif [ -z \"$value\" ]; then\n"
					  "    compopt -o filenames 2>/dev/null\n"
					  "    local IFS=$'\\n'\n"
					  "    COMPREPLY=($(compgen -f -- \"$current\"))\n"
					  "  fi\n"
					  "}\n"
					  "complete -F _assize assize\n");
}
