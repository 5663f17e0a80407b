/*
 * Completions for shells, written from the verbs' own tables, so that a shell offers what the parser
 * takes: verbs, their options, the choices of an option, and files for all else.
 */
#include <string.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static bool names_file(const az_cli_opt *o)
{
	static const char *const words[] = {"FILE", "DIR", "PATH", "P", "MAP.yaml", NULL};
	for (size_t i = 0; o->value && words[i]; i++)
		if (strcmp(o->value, words[i]) == 0)
			return true;
	return false;
}

/* The first word of a verb's name, and whether it is met for the first time. */
static bool is_first_of_word(const az_cli *cli, size_t place, size_t *length)
{
	const char *name = cli->verbs[place]->name;
	*length = strcspn(name, " ");
	for (size_t i = 0; i < place; i++)
		if (strncmp(cli->verbs[i]->name, name, *length) == 0 &&
			strcspn(cli->verbs[i]->name, " ") == *length)
			return false;
	return true;
}

static void first_words(const az_cli *cli)
{
	size_t length;
	for (size_t i = 0; cli->verbs[i]; i++)
		if (is_first_of_word(cli, i, &length))
			az_cli_print(cli->out, "%s%.*s", i ? " " : "", (int)length, cli->verbs[i]->name);
}

/* "new check test", of the group "policy". */
static void second_words(const az_cli *cli, const char *group, size_t length)
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

/* ---- bash ------------------------------------------------------------------------------------ */

static void bash_choices(const az_cli *cli, const az_cli_verb *verb)
{
	for (const az_cli_opt *o = verb->options; o && o->name; o++) {
		if (o->type == AZ_OPT_FLAG || names_file(o))
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
		if (!is_first_of_word(cli, i, &length) || name[length] != ' ')
			continue;
		az_cli_print(cli->out, "    %.*s)\n      if [ \"$COMP_CWORD\" = 2 ]; then words='",
			(int)length, name);
		second_words(cli, name, length);
		az_cli_print(cli->out, "'; else verb=\"$verb ${COMP_WORDS[2]}\"; fi ;;\n");
	}
}

static void write_bash(const az_cli *cli)
{
	az_cli_out *out = cli->out;
	az_cli_print(out,
		"# bash completion of assize; made by `assize completion bash`.\n"
		"_assize() {\n"
		"  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
		"  local verb=${COMP_WORDS[1]} words='' value=''\n"
		"  COMPREPLY=()\n"
		"  if [ \"$COMP_CWORD\" = 1 ]; then words='");
	first_words(cli);
	az_cli_print(out, "'; else case $verb in\n");
	bash_groups(cli);
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

/* ---- zsh ------------------------------------------------------------------------------------- */

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
		if (names_file(o))
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
	az_cli_print(cli->out, "]' '*:: :_files' ;;\n");
}

/* The verbs whose names begin so, with their summaries, as _describe takes them. */
static void zsh_list(const az_cli *cli, const char *group, size_t length)
{
	for (size_t i = 0; cli->verbs[i]; i++) {
		const az_cli_verb *verb = cli->verbs[i];
		size_t first;
		if (group ? strncmp(verb->name, group, length) != 0 || verb->name[length] != ' '
				  : !is_first_of_word(cli, i, &first))
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
		if (!is_first_of_word(cli, i, &length) || name[length] != ' ')
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

static void write_zsh(const az_cli *cli)
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

/* ---- the verb -------------------------------------------------------------------------------- */

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	const char *shell = az_cli_operand(args, 0);
	if (strcmp(shell, "bash") == 0) {
		write_bash(cli);
	} else if (strcmp(shell, "zsh") == 0) {
		write_zsh(cli);
	} else {
		az_cli_wrong(cli->lang, "completion", "name bash or zsh", "there is none for '%s'", shell);
		return AZ_EXIT_USAGE;
	}
	return AZ_EXIT_DONE;
}

const az_cli_verb az_cli_verb_completion = {
	.name = "completion",
	.summary = AZ_N("write the completions of a shell"),
	.operands = "bash|zsh",
	.operands_least = 1,
	.operands_most = 1,
	.text = AZ_N(
		"Put what it writes where the shell looks for it, or read it when the shell starts.\n"),
	.examples = "  source <(assize completion bash)\n"
				"  assize completion zsh > ~/.zfunc/_assize\n",
	.exits = AZ_N("  0   done\n") AZ_EXITS_COMMON,
	.run = run,
};
