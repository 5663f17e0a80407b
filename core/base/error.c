#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

#define TEXT_OF(name, number, text)                                                                \
	case number:                                                                                   \
		return text;

const char *assize_status_text(assize_status status)
{
	switch ((int)status) {
		ASSIZE_STATUS_LIST(TEXT_OF)
	default:
		return AZ_N("unknown status");
	}
}

int assize_status_is_error(assize_status status)
{
	return status >= ASSIZE_ERROR_USAGE;
}

void az_error_clear(az_error *error)
{
	error->status = ASSIZE_OK;
	error->where[0] = error->text[0] = error->zh[0] = '\0';
}

assize_status az_error_set(
	az_error *error, assize_status status, const char *where, const char *format, ...)
{
	if (!error)
		return status;
	error->status = status;
	az_text_cut(error->where, sizeof error->where, where ? where : "");
	va_list args;
	va_start(args, format);
	az_words_vformat(error->text, sizeof error->text, ASSIZE_EN, format, args);
	va_end(args);
	va_start(args, format);
	az_words_vformat(error->zh, sizeof error->zh, ASSIZE_ZH, format, args);
	va_end(args);
	return status;
}

assize_status az_error_memory(az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_MEMORY, NULL, "out of memory; free some and try again");
}

const char *az_error_text(const az_error *error, assize_lang lang)
{
	const char *text = lang == ASSIZE_EN ? error->text : error->zh;
	return text[0] ? text : az_words(lang, assize_status_text(error->status));
}

void az_error_format(const az_error *error, assize_lang lang, char *out, size_t size)
{
	char line[sizeof error->where + sizeof error->text + 2];
	snprintf(line, sizeof line, "%s%s%s", error->where, error->where[0] ? ": " : "",
		az_error_text(error, lang));
	az_text_cut(out, size, line);
}
