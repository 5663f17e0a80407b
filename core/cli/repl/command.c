#include "cli/repl/command.h"

#include <string.h>

#include "cli/say.h"

typedef assize_status command_fn(az_repl *repl, const char *rest);

typedef struct command {
	const char *name;
	const char *operand; /* as the help shows it */
	const char *text;
	int completes; /* an assize_completion, or -1 */
	command_fn *run;
} command;

static assize_writer writer(const az_repl *repl)
{
	return az_cli_out_writer(repl->cli->out);
}

/* The rest of the line, or NULL where there is none. */
static const char *given(const char *rest)
{
	return rest[0] ? rest : NULL;
}

static assize_status run_cases(az_repl *repl, const char *rest)
{
	return assize_probe_cases(repl->probe, given(rest), writer(repl));
}

static assize_status run_case(az_repl *repl, const char *rest)
{
	return assize_probe_set_case(repl->probe, rest);
}

static assize_status run_on(az_repl *repl, const char *rest)
{
	if (!given(rest))
		return assize_probe_subjects(repl->probe, writer(repl));
	return assize_probe_set_subject(repl->probe, rest);
}

static assize_status run_show(az_repl *repl, const char *rest)
{
	(void)rest;
	return assize_probe_show(repl->probe, writer(repl));
}

static assize_status run_rules(az_repl *repl, const char *rest)
{
	(void)rest;
	return assize_probe_rules(repl->probe, writer(repl));
}

static assize_status run_rule(az_repl *repl, const char *rest)
{
	return assize_probe_rule(repl->probe, rest, writer(repl));
}

static assize_status run_use(az_repl *repl, const char *rest)
{
	return assize_probe_set_policy(repl->probe, rest);
}

static assize_status run_as_of(az_repl *repl, const char *rest)
{
	return assize_probe_set_as_of(repl->probe, rest);
}

static assize_status run_param(az_repl *repl, const char *rest)
{
	char name[128];
	size_t length = strcspn(rest, " ");
	if (length >= sizeof name)
		length = sizeof name - 1;
	memcpy(name, rest, length);
	name[length] = '\0';
	rest += length + strspn(rest + length, " ");
	return assize_probe_set_parameter(repl->probe, name, given(rest));
}

static assize_status run_reload(az_repl *repl, const char *rest)
{
	(void)rest;
	return assize_probe_reload(repl->probe);
}

static assize_status run_quit(az_repl *repl, const char *rest)
{
	(void)rest;
	repl->over = true;
	return ASSIZE_OK;
}

static command_fn run_help;

static const command commands[] = {
	{":as-of", "D", AZ_N("judge as of that day"), -1, run_as_of},
	{":case", "CASE", AZ_N("choose a case"), ASSIZE_COMPLETE_CASE, run_case},
	{":cases", "[TEXT]", AZ_N("list the cases (whose key holds TEXT)"), -1, run_cases},
	{":help", "", AZ_N("list these commands"), -1, run_help},
	{":on", "[SUBJECT]", AZ_N("choose a subject, such as defendant.D1; without one, list them"),
		ASSIZE_COMPLETE_SUBJECT, run_on},
	{":param", "NAME [VALUE]", AZ_N("set a parameter by hand; without a value, take it back"),
		ASSIZE_COMPLETE_PARAMETER, run_param},
	{":quit", "", AZ_N("leave"), -1, run_quit},
	{":reload", "", AZ_N("read the policies' files again"), -1, run_reload},
	{":rule", "RULE", AZ_N("run a rule on the subject and explain it"), ASSIZE_COMPLETE_RULE,
		run_rule},
	{":rules", "", AZ_N("list the rules"), -1, run_rules},
	{":show", "", AZ_N("show the dossier"), -1, run_show},
	{":use", "POLICY", AZ_N("whose parameters and grants an expression has"),
		ASSIZE_COMPLETE_POLICY, run_use},
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static assize_status run_help(az_repl *repl, const char *rest)
{
	(void)rest;
	az_cli_out *out = repl->cli->out;
	for (size_t i = 0; i < COMMANDS; i++) {
		const command *c = &commands[i];
		int gap = 22 - (int)strlen(c->name) - (int)strlen(c->operand);
		az_cli_print(out, "%s %s%*s%s\n", c->name, c->operand, gap > 1 ? gap : 1, "",
			az_cli_words(repl->cli, c->text));
	}
	az_cli_print(out, "%s\n",
		az_cli_words(repl->cli,
			AZ_N(
				"Any other line is an expression: `it` is the subject, and case, param, as_of and\n"
				"maybe are there as in a rule. `local name = ...` is kept.")));
	return ASSIZE_OK;
}

/* ---- a line ---------------------------------------------------------------------------------- */

static const command *command_named(const char *name, size_t length)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strlen(commands[i].name) == length && memcmp(commands[i].name, name, length) == 0)
			return &commands[i];
	return NULL;
}

static assize_status run_command(az_repl *repl, const char *line)
{
	size_t length = strcspn(line, " ");
	const command *c = command_named(line, length);
	if (c)
		return c->run(repl, line + length + strspn(line + length, " "));
	az_cli_wrong(repl->cli->lang, "repl", ":help lists them", "there is no such command");
	return ASSIZE_NO;
}

assize_status az_repl_run(az_repl *repl, const char *line, size_t length)
{
	size_t blanks = strspn(line, " \t");
	if (blanks == length)
		return ASSIZE_OK;
	if (line[blanks] == ':' && strlen(line) == length)
		return run_command(repl, line + blanks);
	return assize_probe_eval(repl->probe, line, length, writer(repl));
}

/* ---- completion ------------------------------------------------------------------------------ */

/* A blank behind those that take something, so that one goes on typing. */
static void offer_commands(const char *text, size_t length, az_repl_word_fn *each, void *context)
{
	char word[32];
	for (size_t i = 0; i < COMMANDS; i++) {
		const command *c = &commands[i];
		if (strncmp(c->name, text, length) != 0)
			continue;
		snprintf(word, sizeof word, "%s%s", c->name, c->operand[0] ? " " : "");
		each(context, word);
	}
}

void az_repl_complete(
	void *owner, const char *text, size_t *start, az_repl_word_fn *each, void *context)
{
	az_repl *repl = owner;
	*start = 0;
	if (text[0] != ':') {
		assize_probe_complete(repl->probe, ASSIZE_COMPLETE_EXPRESSION, text, start, each, context);
		return;
	}
	size_t length = strcspn(text, " ");
	if (!text[length]) {
		offer_commands(text, length, each, context);
		return;
	}
	const command *c = command_named(text, length);
	length += strspn(text + length, " ");
	if (c && c->completes >= 0)
		assize_probe_complete(
			repl->probe, (assize_completion)c->completes, text + length, start, each, context);
	*start += length;
}
