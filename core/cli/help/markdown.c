/*
 * A verb's help as Markdown, from which its man page is made: from the same table as the text that
 * `assize help VERB` shows.
 */
#include <string.h>

#include "cli/help/help.h"

static void lines_as_code(az_cli_out *out, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		az_cli_print(out, "    %.*s\n", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static void option(const az_cli *cli, const az_cli_opt *o)
{
	az_cli_print(cli->out, "- `");
	if (o->letter)
		az_cli_print(cli->out, "-%c`, `", o->letter);
	az_cli_print(cli->out, "--%s%s%s`: %s\n", o->name, o->value ? " " : "",
		o->value ? o->value : "", az_cli_words(cli, o->text));
}

static void options(const az_cli *cli, const az_cli_verb *verb)
{
	static const az_cli_opt lang = {.name = "lang",
		.value = "zh|en",
		.text = AZ_N("the language of what is shown (default: zh)")};
	az_cli_print(cli->out, "\n# %s\n\n", az_cli_words(cli, AZ_N("Options")));
	for (const az_cli_opt *o = verb->options; o && o->name; o++)
		option(cli, o);
	option(cli, &lang);
}

/* "  0   done" as "- `0`: done"; a line that goes on is joined to its item. */
static void exits(az_cli_out *out, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		size_t blanks = strspn(text, " ");
		size_t digits = strspn(text + blanks, "0123456789");
		const char *rest = text + blanks + digits;
		rest += strspn(rest, " ");
		if (digits)
			az_cli_print(out, "- `%.*s`: ", (int)digits, text + blanks);
		else
			az_cli_print(out, "  ");
		az_cli_print(out, "%.*s\n", (int)(text + length - rest), rest);
		text += length + (text[length] == '\n');
	}
}

void az_cli_help_markdown(const az_cli *cli, const az_cli_verb *verb)
{
	az_cli_out *out = cli->out;
	az_cli_print(out, "# %s\n\nassize %s - %s\n", az_cli_words(cli, AZ_N("Name")), verb->name,
		az_cli_words(cli, verb->summary));
	az_cli_print(out, "\n# %s\n\n`assize %s %s`\n", az_cli_words(cli, AZ_N("Usage")), verb->name,
		verb->operands);
	if (verb->text[0])
		az_cli_print(out, "\n# %s\n\n%s", az_cli_words(cli, AZ_N("Description")),
			az_cli_words(cli, verb->text));
	options(cli, verb);
	az_cli_print(out, "\n# %s\n\n", az_cli_words(cli, AZ_N("Examples")));
	lines_as_code(out, az_cli_words(cli, verb->examples));
	az_cli_print(out, "\n# %s\n\n", az_cli_words(cli, AZ_N("Exit statuses")));
	az_cli_help_exits(cli, verb->exits, exits);
}
