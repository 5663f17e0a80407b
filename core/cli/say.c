#include "cli/say.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { WHAT = 4096, LINE = 10240 };

/* Decodes one character of a NUL-ended text: its length, or 0 where the bytes are no UTF-8. */
static size_t decode(const unsigned char *text, uint32_t *code)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = text[0];
	size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

	if (length == 0 || first > 0xF4)
		return 0;
	*code = length == 1 ? first : first & (0xFFU >> (length + 1));
	for (size_t i = 1; i < length; i++) {
		if ((text[i] & 0xC0) != 0x80)
			return 0;
		*code = *code << 6 | (text[i] & 0x3FU);
	}
	bool surrogate = *code >= 0xD800 && *code <= 0xDFFF;
	if (*code < smallest[length] || *code > 0x10FFFF || surrogate)
		return 0;
	return length;
}

/* True for what a terminal obeys, or shows as something else than it is. */
static bool is_unsafe(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x061C ||
		   (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
		   (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
		   (code >= 0xFFF0 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE0FFF);
}

size_t az_cli_clean_character(const char *text, char out[AZ_CLI_CHARACTER])
{
	uint32_t code = 0;
	size_t length = decode((const unsigned char *)text, &code);
	if (length == 0 || is_unsafe(code)) {
		memcpy(out, "?", 2);
		return length == 0 ? 1 : length;
	}
	memcpy(out, text, length);
	out[length] = '\0';
	return length;
}

static void put(const char *text)
{
	char piece[AZ_CLI_CHARACTER];
	while (*text != '\0') {
		text += az_cli_clean_character(text, piece);
		fputs(piece, stderr);
	}
}

void az_cli_say(const char *text)
{
	fputs("assize: ", stderr);
	put(text);
	fputc('\n', stderr);
	fflush(stderr);
}

void az_cli_wrong(assize_lang lang, const char *where, const char *mend, const char *format, ...)
{
	char what[WHAT], line[LINE];
	const char *how = mend ? assize_words(lang, mend) : "";
	va_list list;
	va_start(list, format);
	vsnprintf(what, sizeof what, assize_words(lang, format), list);
	va_end(list);
	snprintf(line, sizeof line, "%s%s%s%s%s", where ? where : "", where ? ": " : "", what,
		how[0] ? "; " : "", how);
	az_cli_say(line);
}
