#include "cli/lang.h"

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

static bool is_lang(const char *text, assize_lang *lang)
{
	if (strcmp(text, "zh") != 0 && strcmp(text, "en") != 0)
		return false;
	*lang = strcmp(text, "en") == 0 ? ASSIZE_EN : ASSIZE_ZH;
	return true;
}

assize_lang az_cli_lang_early(int argc, char *const *argv)
{
	assize_lang lang = from_environment();
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			is_lang(argv[i] + 7, &lang);
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			is_lang(argv[i + 1], &lang);
	}
	return lang;
}

bool az_cli_lang(const char *given, assize_lang *lang)
{
	if (!given || is_lang(given, lang))
		return true;
	az_cli_wrong(
		*lang, NULL, "give one of them", "--lang does not take '%.80s': expected zh or en", given);
	return false;
}
