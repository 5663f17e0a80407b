#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096, PERCENT = 100 };

static const char *const formats[] = {"plain", "junit", NULL};

static const az_cli_opt options[] = {
	{.name = "format",
		.type = AZ_OPT_CHOICE,
		.value = "plain|junit",
		.text = AZ_N("how it is written (default: plain)"),
		.choices = formats},
	{.name = "output",
		.letter = 'o',
		.type = AZ_OPT_TEXT,
		.value = "FILE",
		.text = AZ_N("a file; - is standard output")},
	{.name = "only",
		.type = AZ_OPT_TEXT,
		.value = "TEXT",
		.text = AZ_N("test files or rows with TEXT in their name")},
	{.name = "update",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("write the golden pages that differ anew, and say which")},
	{.name = "coverage",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("also what the tests never saw, by rule, condition and legal article")},
	{.name = "coverage-least",
		.type = AZ_OPT_NUMBER,
		.value = "N",
		.text = AZ_N("the answer is no where coverage is below N percent"),
		.most = PERCENT},
	{.name = "mutate",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("also small slips in the policy, each of which a test must notice")},
	{.name = NULL},
};

static az_cli_exit test(
	az_cli *cli, const az_cli_args *args, assize_test_options *author, assize_test_result *result)
{
	char message[MESSAGE] = "";
	az_cli_progress_begin(&cli->progress, AZ_UNIT_DOSSIERS);
	assize_status status = assize_policy_test(
		args->operands, args->operand_count, author, result, message, sizeof message);
	az_cli_progress_clear(&cli->progress);
	az_cli_problems_end(cli);
	return az_cli_answer(cli, status, message);
}

/* Into a file that is whole or not there; the last line is for people all the same. */
static az_cli_exit test_to_file(
	az_cli *cli, const az_cli_args *args, assize_test_options *author, const char *output)
{
	assize_test_result result = {0};
	az_cli_out *file = az_cli_out_file(output);
	if (!file)
		return az_cli_cannot_write(cli, output, errno);
	author->writer = az_cli_out_writer(file);
	az_cli_exit exit = test(cli, args, author, &result);
	int error = az_cli_out_end(file);
	az_cli_out_free(file);
	if (error)
		return az_cli_cannot_write(cli, output, error);
	az_cli_print(
		cli->out, "%" PRIu64 " passed, %" PRIu64 " failed\n", result.passed, result.failed);
	return exit;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char worker[AZ_CLI_PATH];
	assize_test_result result = {0};
	const char *output = az_cli_opt_text(args, "output");
	assize_test_options author = {
		.size = sizeof author,
		.isolation = ASSIZE_ISOLATION_WORKER,
		.worker_path = worker,
		.lang = cli->lang,
		.format = az_cli_opt_choice(args, "format") == 1 ? ASSIZE_TEST_JUNIT : ASSIZE_TEST_PLAIN,
		.only = az_cli_opt_text(args, "only"),
		.update = az_cli_opt_given(args, "update"),
		.coverage = az_cli_opt_given(args, "coverage"),
		.coverage_least = (unsigned)az_cli_opt_number(args, "coverage-least", 0),
		.mutate = az_cli_opt_given(args, "mutate"),
		.on_progress = az_cli_progress_tell,
		.progress_context = &cli->progress,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = az_cli_worker_path(cli, worker);
	if (exit != AZ_EXIT_DONE)
		return exit;
	if (output && strcmp(output, "-") != 0)
		return test_to_file(cli, args, &author, output);
	return test(cli, args, &author, &result);
}

const az_cli_verb az_cli_verb_policy_test = {
	.name = "policy test",
	.summary = AZ_N("run the tests of policy folders"),
	.operands = "DIR...",
	.operands_least = 1,
	.operands_most = AZ_CLI_ANY,
	.options = options,
	.text = AZ_N(
		"The tests are the YAML files in DIR/tests. A row test names a rule and a small dossier,\n"
		"and each of its rows changes fields, parameters or the day and says what comes of it. A\n"
		"case test takes a whole dossier and says of every rule what comes:\n"
		"\n"
		"  dossier: gang.yaml\n"
		"  as_of: 2026-10-31\n"
		"  parameters: {return_days: 20}\n"
		"  expect:\n"
		"    unreturned: {property.P1: {warning: {kept: 31}}, property.P2: none}\n"
		"    unpaid: {not_evaluated: defendant.D2.gain}\n"
		"  explain: {rule: unreturned, subject: property.P1, lang: zh, page: P1.txt}\n"
		"\n"
		"A rule that is not named has nothing to say; `only: [RULE]` narrows it to those named.\n"
		"A group rule is tested by rows over several dossiers: `dossiers: [a.yaml, b.yaml]`, with\n"
		"columns such as a/case.court.\n"
		"A page is the explanation, byte for byte. Coverage counts the answers of each condition\n"
		"(true, false, and of `when` also unknown), the lines of code, the messages, and the\n"
		"legal articles under which a test has a finding. --mutate changes the policy in one\n"
		"place at a time (< and <=, == and ~=, and and or; a figure by one fen or day; a "
		"condition\n"
		"or a term falls out; a return gives nothing) and lists by line what no test noticed. A\n"
		"change that no longer loads is not counted; pages are not put to it.\n"),
	.examples = "  assize policy test plugins/national/priorities plugins/national/leniency\n"
				"  assize policy test plugins/national/leniency --only minor --coverage\n"
				"  assize policy test plugins/national/leniency --mutate\n"
				"  assize policy test plugins/national/leniency --format junit -o tests.xml\n",
	.exits = AZ_N("  0   every test passed\n"
				  "  1   a test failed, coverage is too small, or a slip went unnoticed\n"
				  "  65  a policy does not load\n") AZ_EXITS_COMMON,
	.run = run,
};
