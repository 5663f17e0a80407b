#include <string.h>

#include "cli/completion/completion.h"

/* A text within single quotes and brackets of _arguments. */
static void zsh_text(az_cli_out *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			az_cli_print(out, "'\\''");
		else if (strchr("[]:\\", *text))
			az_cli_print(out, "\\%c", *text);
		else
			az_cli_print(out, "%c", *text == '\n' ? ' ' : *text);
	}
}

static void zsh_option(const az_cli *cli, const az_cli_opt *o)
{
	az_cli_out *out = cli->out;
	az_cli_print(out, " \\\n        '%s--%s[", o->type == AZ_OPT_LIST ? "*" : "", o->name);
	zsh_text(out, az_cli_words(cli, o->text));
	az_cli_print(out, "]");
	if (o->type != AZ_OPT_FLAG) {
		az_cli_print(out, ":%s:", o->value);
		if (az_completion_is_file(o))
			az_cli_print(out, "_files");
		else if (o->choices) {
			az_cli_print(out, "(");
			for (size_t i = 0; o->choices[i]; i++)
				az_cli_print(out, "%s%s", i ? " " : "", o->choices[i]);
			az_cli_print(out, ")");
		}
	}
	az_cli_print(out, "'");
}

static void zsh_verb(const az_cli *cli, const az_cli_verb *verb)
{
	az_cli_print(cli->out, "      '%s')\n        _arguments", verb->name);
	for (const az_cli_opt *o = verb->options; o && o->name; o++)
		zsh_option(cli, o);
	az_cli_print(cli->out, " \\\n        '--lang[");
	zsh_text(cli->out, az_cli_words(cli, AZ_N("the language of what is shown (default: zh)")));
	az_cli_print(cli->out, "]:LANG:(zh en)' '--help[");
	zsh_text(cli->out, az_cli_words(cli, AZ_N("this text")));
	az_cli_print(cli->out, "]'");
	if (az_completion_has_words(verb)) {
		az_cli_print(cli->out, " '1: :(");
		az_completion_words(cli, verb);
		az_cli_print(cli->out, ")'");
	}
	az_cli_print(cli->out, " '*: :_files' ;;\n");
}

/* The verbs whose names begin so, with their summaries, as _describe takes them. */
static void zsh_list(const az_cli *cli, const char *group, size_t length)
{
	for (size_t i = 0; cli->verbs[i]; i++) {
		const az_cli_verb *verb = cli->verbs[i];
		size_t first;
		if (group ? strncmp(verb->name, group, length) != 0 || verb->name[length] != ' '
				  : !az_completion_is_first(cli, i, &first))
			continue;
		const char *name = group ? verb->name + length + 1 : verb->name;
		int shown = (int)strcspn(name, " ");
		az_cli_print(cli->out, "      '%.*s:", shown, name);
		zsh_text(cli->out, name[shown] ? "" : az_cli_words(cli, verb->summary));
		az_cli_print(cli->out, "'\n");
	}
}

static void zsh_groups(const az_cli *cli)
{
	size_t length;
	for (size_t i = 0; cli->verbs[i]; i++) {
		const char *name = cli->verbs[i]->name;
		if (!az_completion_is_first(cli, i, &length) || name[length] != ' ')
			continue;
		az_cli_print(cli->out,
			"  if [[ $verb == %.*s ]]; then\n    if (( CURRENT == 3 )); then\n    verbs=(\n",
			(int)length, name);
		zsh_list(cli, name, length);
		az_cli_print(cli->out,
			"    )\n    _describe -t verbs verb verbs\n    return\n    fi\n"
			"    verb=\"$verb ${words[3]}\"\n    shift words; (( CURRENT-- ))\n  fi\n");
	}
}

void az_completion_zsh(const az_cli *cli)
{
	az_cli_out *out = cli->out;
	az_cli_print(out, "#compdef assize\n# made by `assize completion zsh`.\n"
					  "_assize() {\n  local -a verbs\n  local verb=${words[2]}\n"
					  "  if (( CURRENT == 2 )); then\n    verbs=(\n");
	zsh_list(cli, NULL, 0);
	az_cli_print(out, "    )\n    _describe -t verbs verb verbs\n    return\n  fi\n");
	zsh_groups(cli);
	az_cli_print(out, "  shift words; (( CURRENT-- ))\n  case $verb in\n");
	for (size_t i = 0; cli->verbs[i]; i++)
		zsh_verb(cli, cli->verbs[i]);
	az_cli_print(out, "    *) _files ;;\n  esac\n}\n"
					  "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _assize \"$@\"; "
					  "else compdef _assize assize; fi\n");
}
