#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	{.name = "profile",
		.type = AZ_OPT_TEXT,
		.value = "P",
		.text = AZ_N("the profile that audits take by default")},
	{.name = NULL},
};

/* The profile is judged when it is loaded; here it is enough that it can be one. */
static az_cli_exit check_profile(const az_cli *cli, const char *path)
{
	static const char mend[] = AZ_N("name the profile's YAML file; the store was not made");
	struct stat info;
	if (!path)
		return AZ_EXIT_DONE;
	if (access(path, R_OK) != 0) {
		az_cli_wrong(cli->lang, path, mend, "%s", az_cli_words(cli, strerror(errno)));
		return AZ_EXIT_MISSING;
	}
	if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
		az_cli_wrong(cli->lang, path, mend, "is a folder");
		return AZ_EXIT_INPUT;
	}
	return AZ_EXIT_DONE;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	const char *path = az_cli_operand(args, 0);
	const char *profile = az_cli_opt_text(args, "profile");
	assize_store *store = NULL;

	az_cli_exit exit = check_profile(cli, profile);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_store_create(&store, path);
	assize_store_set_lang(store, cli->lang);
	if (status != ASSIZE_OK)
		return az_cli_store_close(cli, store, status);
	if (profile)
		status = assize_store_set_profile(store, profile);
	exit = az_cli_store_close(cli, store, status);
	if (exit != AZ_EXIT_DONE) {
		unlink(path);
		return exit;
	}
	az_cli_print(cli->out, az_cli_english(cli) ? "made: " : "已建立：");
	az_cli_print_text(cli->out, path);
	az_cli_print(cli->out, "\n");
	az_cli_next(cli, "import", path, "PATH...");
	return AZ_EXIT_DONE;
}

const az_cli_verb az_cli_verb_init = {
	.name = "init",
	.summary = AZ_N("make an empty store"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.options = options,
	.text = AZ_N(
		"The store is one file, readable by its owner alone. A file that is there already stays\n"
		"as it is, and that is an error.\n"),
	.examples = "  assize init court.store --profile plugins/profiles/national.yaml\n",
	.exits = AZ_N("  0   done\n  65  the profile is no file\n") AZ_EXITS_COMMON,
	.run = run,
};
