#include "assize/schema.h"

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

enum { MESSAGE = 2048 };

static const char *const formats[] = {"md", "json", "lua", "luacheck", NULL};
static const assize_schema_format formats_of[] = {
	ASSIZE_SCHEMA_MARKDOWN, ASSIZE_SCHEMA_JSON, ASSIZE_SCHEMA_LUA, ASSIZE_SCHEMA_LUACHECK};

static const char *const files[] = {"dossier", "policy", "test", "profile", "tailoring", "waivers",
	"law", "calendar", "fields", "map", NULL};

static const az_cli_opt options[] = {
	{.name = "format",
		.type = AZ_OPT_CHOICE,
		.value = "md|json|lua|luacheck",
		.text = AZ_N("Markdown (default), JSON Schema, Lua annotations, or a .luacheckrc"),
		.choices = formats},
	{.name = "of",
		.type = AZ_OPT_CHOICE,
		.value = "FILE",
		.text = AZ_N(
			"json: dossier (default), policy, test, profile, tailoring, waivers, law, calendar, "
			"fields or map"),
		.choices = files},
	{.name = "into",
		.type = AZ_OPT_TEXT,
		.value = "DIR",
		.text = AZ_N("write all that editors need into this policy folder, and nothing else")},
	{.name = "policy",
		.type = AZ_OPT_TEXT,
		.value = "DIR",
		.text = AZ_N("with the fields, parameters and laws of this policy folder")},
	{.name = "profile",
		.type = AZ_OPT_TEXT,
		.value = "P",
		.text = AZ_N("with the fields that this profile names")},
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char message[MESSAGE] = "";
	int format = az_cli_opt_choice(args, "format");
	assize_schema_options schema = {
		.size = sizeof schema,
		.format = formats_of[format < 0 ? 0 : format],
		.of = az_cli_opt_text(args, "of"),
		.lang = cli->lang,
		.policy = az_cli_opt_text(args, "policy"),
		.profile = az_cli_opt_text(args, "profile"),
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	const char *into = az_cli_opt_text(args, "into");
	if (into && (schema.policy || schema.profile || schema.of || format >= 0)) {
		az_cli_wrong(cli->lang, "--into", "leave the other options out",
			"writes every format of that very policy");
		return AZ_EXIT_USAGE;
	}
	if (into)
		schema.policy = into;
	assize_status status = into ? assize_schema_install(&schema, message, sizeof message)
								: assize_schema_write(&schema, message, sizeof message);
	az_cli_problems_end(cli);
	return az_cli_answer(cli, status, message);
}

const az_cli_verb az_cli_verb_schema = {
	.name = "schema",
	.summary = AZ_N("write what dossiers and policies may hold: for people, and for editors"),
	.operands = "",
	.options = options,
	.text = AZ_N("All of it is made from the declaration that everything else is made from. With "
				 "--into: the\n"
				 "annotations and schemas in DIR/.assize, to be made anew when parameters or "
				 "fields change,\n"
				 "and .luacheckrc and .luarc.json where there are none.\n"),
	.examples = "  assize schema > dictionary.md\n"
				"  assize schema --format json --of policy > policy.json\n"
				"  assize schema --format lua --policy mycourt/returns > assize.lua\n"
				"  assize schema --into mycourt/returns\n",
	.exits = AZ_N("  0   done\n"
				  "  65  the policy or profile does not load\n") AZ_EXITS_COMMON,
	.run = run,
};
