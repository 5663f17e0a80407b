#include "cli/find.h"

#include <stdio.h>
#include <string.h>

#include "cli/help/help.h"
#include "cli/nearest.h"
#include "cli/say.h"

const az_cli_verb *az_cli_verb_named(const az_cli_verb *const *verbs, const char *name)
{
	for (size_t i = 0; verbs[i]; i++)
		if (strcmp(verbs[i]->name, name) == 0)
			return verbs[i];
	return NULL;
}

bool az_cli_is_group(const az_cli_verb *const *verbs, const char *word)
{
	size_t length = strlen(word);
	for (size_t i = 0; length > 0 && verbs[i]; i++)
		if (strncmp(verbs[i]->name, word, length) == 0 && verbs[i]->name[length] == ' ')
			return true;
	return false;
}

/* What assize is designed to do and this version does not: nobody who asks for one has mistyped
 * another. A verb that is there is found before anyone looks here. */
static bool is_planned(const char *name)
{
	static const char *const planned[] = {"eval", "fairness", "figures", "impact", "policy sign",
		"replay", "report", "sql", "synth", "tables"};
	for (size_t i = 0; i < sizeof planned / sizeof planned[0]; i++)
		if (strcmp(planned[i], name) == 0)
			return true;
	return false;
}

static const char lists_verbs[] = AZ_N("`assize help` lists the verbs");

az_cli_exit az_cli_no_verb(const az_cli *cli, const char *name)
{
	char mend[256];
	az_cli_nearest nearest = {.name = name};
	if (is_planned(name)) {
		az_cli_wrong(cli->lang, NULL, lists_verbs, "'%.120s' is not in this version", name);
		return AZ_EXIT_USAGE;
	}
	for (size_t i = 0; cli->verbs[i]; i++)
		az_cli_nearest_offer(&nearest, cli->verbs[i]->name);
	if (nearest.best)
		az_cli_compose(mend, sizeof mend, cli->lang, "did you mean '%s'?", nearest.best);
	az_cli_wrong(
		cli->lang, NULL, nearest.best ? mend : lists_verbs, "assize has no verb '%.120s'", name);
	return AZ_EXIT_USAGE;
}

static bool is_help(const char *word)
{
	return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static az_cli_exit find_named(const az_cli *cli, const char *name, az_cli_found *found)
{
	found->verb = az_cli_verb_named(cli->verbs, name);
	return found->verb ? AZ_EXIT_DONE : az_cli_no_verb(cli, name);
}

/* The verb of two words that begins with `group`. */
static az_cli_exit find_second(
	const az_cli *cli, const char *group, const char *second, az_cli_found *found)
{
	char name[256];
	if (second && is_help(second)) {
		found->group = group;
		return AZ_EXIT_DONE;
	}
	if (!second || second[0] == '-') {
		az_cli_wrong(cli->lang, group, lists_verbs, "'%s' needs a second word", group);
		return AZ_EXIT_USAGE;
	}
	found->words++;
	snprintf(name, sizeof name, "%s %.100s", group, second);
	return find_named(cli, name, found);
}

static az_cli_exit unknown_before(const az_cli *cli, const char *word)
{
	az_cli_wrong(cli->lang, NULL, "write it behind: assize VERB STORE ... OPTIONS",
		"option '%.100s' stands before the verb", word);
	return AZ_EXIT_USAGE;
}

az_cli_exit az_cli_find(const az_cli *cli, int argc, char *const *argv, az_cli_found *found)
{
	int at = 1;
	*found = (az_cli_found){0};
	for (; at < argc && argv[at][0] == '-'; at++) {
		const char *word = argv[at];
		if (strncmp(word, "--lang=", 7) == 0) {
			found->lang = word + 7;
		} else if (strcmp(word, "--lang") == 0 && at + 1 < argc) {
			found->lang = argv[++at];
		} else if (is_help(word) || strcmp(word, "--version") == 0) {
			found->words = at + 1;
			return find_named(cli, is_help(word) ? "help" : "version", found);
		} else {
			return unknown_before(cli, word);
		}
	}
	if (at >= argc) {
		az_cli_wrong(cli->lang, NULL, lists_verbs, "no verb is given");
		return AZ_EXIT_USAGE;
	}
	found->words = at + 1;
	if (az_cli_is_group(cli->verbs, argv[at]))
		return find_second(cli, argv[at], at + 1 < argc ? argv[at + 1] : NULL, found);
	return find_named(cli, argv[at], found);
}
