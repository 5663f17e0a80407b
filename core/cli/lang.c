#include "cli/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/say.h"

static assize_lang from_environment(void)
{
	static const char *const names[] = {"ASSIZE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);
		if (value && value[0] != '\0')
			return strncmp(value, "en", 2) == 0 ? ASSIZE_EN : ASSIZE_ZH;
	}
	return ASSIZE_ZH;
}

bool az_cli_lang(const char *given, assize_lang *lang)
{
	*lang = from_environment();
	if (!given)
		return true;
	*lang = strcmp(given, "en") == 0 ? ASSIZE_EN : ASSIZE_ZH;
	if (strcmp(given, "en") == 0 || strcmp(given, "zh") == 0)
		return true;
	char what[160];
	snprintf(what, sizeof what, "--lang does not take '%.80s': expected zh or en", given);
	az_cli_say(NULL, what, "give one of them");
	return false;
}
