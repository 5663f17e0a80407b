#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define TEXT_OF(name, number, text)                                                                \
	case number:                                                                                   \
		return text;

const char *assize_status_text(assize_status status)
{
	switch ((int)status) {
		ASSIZE_STATUS_LIST(TEXT_OF)
	default:
		return "unknown status";
	}
}

int assize_status_is_error(assize_status status)
{
	return status >= ASSIZE_ERROR_USAGE;
}

void az_error_clear(az_error *error)
{
	error->status = ASSIZE_OK;
	error->where[0] = error->text[0] = '\0';
}

assize_status az_error_set(
	az_error *error, assize_status status, const char *where, const char *format, ...)
{
	if (!error)
		return status;
	error->status = status;
	az_text_cut(error->where, sizeof error->where, where ? where : "");
	char text[2048];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	az_text_cut(error->text, sizeof error->text, text);
	return status;
}

assize_status az_error_memory(az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_MEMORY, NULL, "out of memory; free some and try again");
}

void az_error_format(const az_error *error, char *out, size_t size)
{
	const char *text = error->text[0] ? error->text : assize_status_text(error->status);
	char line[sizeof error->where + sizeof error->text + 2];
	if (error->where[0])
		snprintf(line, sizeof line, "%s: %s", error->where, text);
	else
		snprintf(line, sizeof line, "%s", text);
	az_text_cut(out, size, line);
}
