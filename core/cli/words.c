#include "cli/words.h"

#include <stdarg.h>
#include <stdio.h>

void az_cli_compose(char *out, size_t size, assize_lang lang, const char *english, ...)
{
	va_list list;
	va_start(list, english);
	vsnprintf(out, size, assize_words(lang, english), list);
	va_end(list);
}
