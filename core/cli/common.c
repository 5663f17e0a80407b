#include "cli/cli.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/say.h"

az_cli_exit az_cli_exit_of(assize_status status)
{
	switch (status) {
	case ASSIZE_OK:
	case ASSIZE_OUTCOME:
	case ASSIZE_DONE:
		return AZ_EXIT_DONE;
	case ASSIZE_NO:
		return AZ_EXIT_NO;
	case ASSIZE_ERROR_USAGE:
	case ASSIZE_ERROR_EXISTS:
		return AZ_EXIT_USAGE;
	case ASSIZE_ERROR_INPUT:
	case ASSIZE_ERROR_POLICY:
		return AZ_EXIT_INPUT;
	case ASSIZE_ERROR_MISSING:
		return AZ_EXIT_MISSING;
	case ASSIZE_ERROR_STORE:
	case ASSIZE_ERROR_BUSY:
		return AZ_EXIT_STORE;
	case ASSIZE_ERROR_MEMORY:
	case ASSIZE_ERROR_WORKER:
	case ASSIZE_ERROR_INTERRUPTED:
	case ASSIZE_ERROR_INTERNAL:
		break;
	}
	return AZ_EXIT_INTERNAL;
}

bool az_cli_english(const az_cli *cli)
{
	return cli->lang == ASSIZE_EN;
}

const char *az_cli_words(const az_cli *cli, const char *english)
{
	return assize_words(cli->lang, english);
}

/* A word as a shell takes it back. */
static void print_word(az_cli_out *out, const char *word)
{
	bool plain = !strpbrk(word, " \t\"\\$`&;|<>()*?[]#~!") || strchr(word, '\'');
	az_cli_print(out, plain ? "" : "'");
	az_cli_print_text(out, word);
	az_cli_print(out, plain ? "" : "'");
}

void az_cli_next(const az_cli *cli, const char *verb, const char *store, const char *rest)
{
	az_cli_print(cli->out, "%s", az_cli_words(cli, "next: "));
	print_word(cli->out, cli->tool);
	az_cli_print(cli->out, " %s ", verb);
	print_word(cli->out, store);
	az_cli_print(cli->out, "%s%s\n", rest[0] ? " " : "", rest);
}

static void say_status(const az_cli *cli, assize_status status, const char *message)
{
	if (message && message[0] != '\0')
		az_cli_say(message);
	else
		az_cli_say(assize_words(cli->lang, assize_status_text(status)));
}

az_cli_exit az_cli_store_open(const az_cli *cli, const char *path, assize_store **store)
{
	assize_status status = assize_store_open(store, path);
	assize_store_set_lang(*store, cli->lang);
	if (status == ASSIZE_OK)
		return AZ_EXIT_DONE;
	say_status(cli, status, *store ? assize_store_message(*store) : NULL);
	assize_store_close(*store);
	*store = NULL;
	return az_cli_exit_of(status);
}

/* Where a profile does not load, the message is the first of its problems. */
static bool was_told(const az_cli *cli, const char *message)
{
	return message && cli->problems > 0 && strncmp(cli->first, message, AZ_CLI_FIRST - 1) == 0;
}

az_cli_exit az_cli_answer(az_cli *cli, assize_status status, const char *message)
{
	az_cli_progress_clear(&cli->progress);
	/* The end of the run says what became of the output. */
	if (status == ASSIZE_ERROR_STORE && az_cli_out_error(cli->out) != 0)
		return AZ_EXIT_DONE;
	if (assize_status_is_error(status) && !was_told(cli, message))
		say_status(cli, status, message);
	return az_cli_exit_of(status);
}

az_cli_exit az_cli_store_close(az_cli *cli, assize_store *store, assize_status status)
{
	az_cli_exit exit = az_cli_answer(cli, status, assize_store_message(store));
	assize_store_close(store);
	return exit;
}

void az_cli_on_problem(void *context, const assize_problem *problem)
{
	az_cli *cli = context;
	if (cli->problems++ == 0)
		snprintf(cli->first, sizeof cli->first, "%s", problem->text);
	if (cli->problems > AZ_CLI_PROBLEMS_MOST)
		return;
	az_cli_progress_clear(&cli->progress);
	az_cli_say(problem->text);
}

void az_cli_problems_end(az_cli *cli)
{
	if (cli->problems <= AZ_CLI_PROBLEMS_MOST)
		return;
	az_cli_wrong(cli->lang, NULL, NULL, "and %llu more",
		(unsigned long long)(cli->problems - AZ_CLI_PROBLEMS_MOST));
}

az_cli_exit az_cli_cannot_write(const az_cli *cli, const char *output, int error)
{
	az_cli_wrong(cli->lang, output, "choose another file with -o, or make room", "%s",
		az_cli_words(cli, strerror(error)));
	return error == ENOENT || error == ENOTDIR ? AZ_EXIT_MISSING : AZ_EXIT_STORE;
}

/* Puts the folder of the running program into `out`. False when it cannot be known. */
static bool own_folder(char out[AZ_CLI_PATH])
{
	ssize_t length = readlink("/proc/self/exe", out, AZ_CLI_PATH - 1);
	if (length <= 0 || length >= AZ_CLI_PATH - 1)
		return false;
	out[length] = '\0';
	char *slash = strrchr(out, '/');
	if (!slash)
		return false;
	slash[0] = '\0';
	return true;
}

az_cli_exit az_cli_worker_path(const az_cli *cli, char out[AZ_CLI_PATH])
{
	static const char *const places[] = {"assize-worker", "../libexec/assize/assize-worker"};
	char folder[AZ_CLI_PATH];
	if (!own_folder(folder)) {
		az_cli_wrong(cli->lang, "/proc/self/exe", "mount /proc",
			"cannot be read: the worker program is looked for beside it");
		return AZ_EXIT_MISSING;
	}
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		int n = snprintf(out, AZ_CLI_PATH, "%s/%s", folder, places[i]);
		if (n > 0 && n < AZ_CLI_PATH && access(out, X_OK) == 0)
			return AZ_EXIT_DONE;
	}
	az_cli_wrong(cli->lang, folder, "install it again, or build it with `make`",
		"the worker program assize-worker is neither here nor in ../libexec/assize");
	return AZ_EXIT_MISSING;
}

const char *az_cli_as_of(const az_cli_args *args, char today[11])
{
	const char *given = az_cli_opt_text(args, "as-of");
	if (given)
		return given;
	assize_today(today);
	return today;
}
