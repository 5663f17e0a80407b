#include <assize/tailor.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096 };

static const char *const levels[] = {"province", "court", NULL};

static const az_cli_opt options[] = {
	{.name = "from",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the first day that it holds"),
		.required = true},
	{.name = "basis",
		.type = AZ_OPT_TEXT,
		.value = "LAW",
		.text = AZ_N("the id of a law in the profile's registers"),
		.required = true},
	{.name = "level",
		.type = AZ_OPT_CHOICE,
		.value = "province|court",
		.text = AZ_N("who tailors"),
		.choices = levels,
		.required = true},
	{.name = "courts",
		.type = AZ_OPT_LIST,
		.value = "闽*",
		.text = AZ_N("which courts a new file speaks for; may be repeated")},
	{.name = "id",
		.type = AZ_OPT_TEXT,
		.value = "ID",
		.text = AZ_N("of a new file (default: the level)")},
	{.name = "to",
		.type = AZ_OPT_TEXT,
		.value = "FILE",
		.text = AZ_N("the file (default: tailoring.yaml beside the profile)")},
	{.name = "add-to-profile",
		.type = AZ_OPT_FLAG,
		.text = AZ_N("name the file in the profile too")},
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char message[MESSAGE] = "";
	assize_tailor_options tailor = {
		.size = sizeof tailor,
		.parameter = az_cli_operand(args, 1),
		.value = az_cli_operand(args, 2),
		.from = az_cli_opt_text(args, "from"),
		.basis = az_cli_opt_text(args, "basis"),
		.level = az_cli_opt_text(args, "level"),
		.courts = args->list,
		.court_count = args->list_count,
		.id = az_cli_opt_text(args, "id"),
		.file = az_cli_opt_text(args, "to"),
		.add_to_profile = az_cli_opt_given(args, "add-to-profile"),
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	assize_status status = assize_tailor(az_cli_operand(args, 0), &tailor, message, sizeof message);
	az_cli_problems_end(cli);
	return az_cli_answer(cli, status, message);
}

const az_cli_verb az_cli_verb_tailor = {
	.name = "tailor",
	.summary = AZ_N("write a court's or province's own figure for a parameter"),
	.operands = "PROFILE PARAMETER VALUE",
	.operands_least = 3,
	.operands_most = 3,
	.options = options,
	.text = AZ_N(
		"PARAMETER is policy/name, or a bare name that one policy has. The value must lie within\n"
		"the bounds that the policy declares under `tailor`, and the law must be in force on the\n"
		"first day. A file that is there keeps all that it has and gets an entry more; where its\n"
		"layout does not allow that, the entry is printed to be put in by hand.\n"
		"This version does not apply tailoring: a profile that names it is refused by audits, and\n"
		"not run as if it did not.\n"),
	.examples =
		"  assize tailor mycourt/profile.yaml leniency/small_gain 8000 --from 2026-01-01 \\\n"
		"    --basis baseline-proposal --level province --courts '闽*'\n",
	.exits =
		AZ_N("  0   done\n"
			 "  65  the profile does not load, the value is not allowed, or the file is wrong\n")
			AZ_EXITS_COMMON,
	.run = run,
};
