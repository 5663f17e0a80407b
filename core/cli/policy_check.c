#include <assize/check.h>

#include "cli/help/help.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096 };

static const char *const formats[] = {"text", "sarif", NULL};

static const az_cli_opt options[] = {
	{.name = "format",
		.type = AZ_OPT_CHOICE,
		.value = "F",
		.text = AZ_N("text, or sarif for editors and code hosts (default: text)"),
		.choices = formats},
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("also say which parameters are past their review on that day")},
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char message[MESSAGE] = "";
	assize_check_options check = {
		.size = sizeof check,
		.as_of = az_cli_opt_text(args, "as-of"),
		.format = az_cli_opt_choice(args, "format") == 1 ? ASSIZE_CHECK_SARIF : ASSIZE_CHECK_TEXT,
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	assize_status status = assize_policy_check(
		args->operands, args->operand_count, &check, NULL, message, sizeof message);
	az_cli_problems_end(cli);
	return az_cli_answer(cli, status, message);
}

const az_cli_verb az_cli_verb_policy_check = {
	.name = "policy check",
	.summary = AZ_N("judge policy folders without running them"),
	.operands = "DIR...",
	.operands_least = 1,
	.operands_most = AZ_CLI_ANY,
	.options = options,
	.text = AZ_N(
		"Says a line for each mistake: file:line:column: level: what; how to mend it [kind].\n"
		"What does not load is said in the same way. An error would go wrong or silently astray\n"
		"in an audit; a warning is likely no intent; a note is for whoever reviews the policy.\n"),
	.examples = "  assize policy check plugins/national/priorities plugins/national/leniency\n"
				"  assize policy check mypolicy --format sarif > check.sarif\n",
	.exits = AZ_N("  0   no errors\n"
				  "  1   there are errors, or the policy does not load\n"
				  "  65  a folder cannot be read as a policy at all\n") AZ_EXITS_COMMON,
	.run = run,
};
