#include <string.h>

#include "cli/completion/completion.h"
#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	const char *shell = az_cli_operand(args, 0);
	if (strcmp(shell, "bash") == 0) {
		az_completion_bash(cli);
	} else if (strcmp(shell, "zsh") == 0) {
		az_completion_zsh(cli);
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
