#include "cli/help/help.h"
#include "cli/verbs.h"

enum { MESSAGE = 2048 };

static const char *const authorities[] = {"national", "province", "court", NULL};

static const az_cli_opt options[] = {
	{.name = "id",
		.type = AZ_OPT_TEXT,
		.value = "ID",
		.text = AZ_N("the policy's id (default: made from the folder's name)")},
	{.name = "title",
		.type = AZ_OPT_TEXT,
		.value = "TEXT",
		.text = AZ_N("what it is called, in Chinese")},
	{.name = "title-en",
		.type = AZ_OPT_TEXT,
		.value = "TEXT",
		.text = AZ_N("what it is called, in English")},
	{.name = "authority",
		.type = AZ_OPT_CHOICE,
		.value = "A",
		.text = AZ_N("national, province or court (default: court)"),
		.choices = authorities},
	{.name = "owner", .type = AZ_OPT_TEXT, .value = "TEXT", .text = AZ_N("who answers for it")},
	{.name = NULL},
};

/* In the order in which one takes them. */
static void print_next(const az_cli *cli, const char *folder)
{
	az_cli_next(cli, "policy check", folder, "");
	az_cli_next(cli, "policy test", folder, "");
	az_cli_next(cli, "try", folder, "");
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char message[MESSAGE] = "";
	const char *folder = az_cli_operand(args, 0);
	const assize_new_options made = {
		.size = sizeof made,
		.id = az_cli_opt_text(args, "id"),
		.title_zh = az_cli_opt_text(args, "title"),
		.title_en = az_cli_opt_text(args, "title-en"),
		.authority = az_cli_opt_text(args, "authority"),
		.owner = az_cli_opt_text(args, "owner"),
		.lang = cli->lang,
	};
	assize_status status = assize_policy_new(folder, &made, message, sizeof message);
	if (status == ASSIZE_OK) {
		az_cli_print_text(cli->out, folder);
		az_cli_print(cli->out, "%s",
			az_cli_english(cli)
				? ": a policy with one rule, its tests and a README; make the rule your own\n"
				: "：规则包已建立，含一条规则、测试和 README；请改成自己的规则\n");
		print_next(cli, folder);
	}
	return az_cli_answer(cli, status, message);
}

const az_cli_verb az_cli_verb_policy_new = {
	.name = "policy new",
	.summary = AZ_N("make a small policy that passes its own tests"),
	.operands = "DIR",
	.operands_least = 1,
	.operands_most = 1,
	.options = options,
	.text = AZ_N(
		"Writes a manifest, a law register, one rule, its tests and a README, all with comments, "
		"and\n"
		"the files by which editors complete and check (see `assize help schema`). DIR is new or\n"
		"empty; nothing is written over.\n"),
	.examples =
		"  assize policy new returns\n"
		"  assize policy new laundering --title 洗钱线索核查 --title-en 'Signs of laundering'\n",
	.exits =
		AZ_N("  0   done\n"
			 "  65  no id can be made of the folder's name, or a text is none\n") AZ_EXITS_COMMON,
	.run = run,
};
