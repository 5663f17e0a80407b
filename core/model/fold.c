#include "model/fold.h"

#include <string.h>

#include "base/text.h"

bool az_char_is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == 0xA0 || code == 0x3000;
}

bool az_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static uint32_t fold_char(uint32_t code)
{
	if (az_char_is_blank(code))
		return ' ';
	return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFF01 + '!' : code;
}

bool az_fold(const char *text, size_t length, char *out, size_t size)
{
	size_t at = 0;
	size_t end = 0; /* behind the last character that is no blank */
	for (size_t i = 0, n; i < length; i += n) {
		uint32_t code = 0;
		n = az_utf8_decode(text + i, length - i, &code);
		if (!n || !code)
			return false;
		code = fold_char(code);
		if (code == ' ' && !end)
			continue;
		char bytes[4];
		size_t wide = az_utf8_encode(code, bytes);
		if (code != ' ' && at + wide >= size)
			return false;
		if (at + wide >= size)
			continue; /* a blank: it only matters when something follows, which then does not fit */
		memcpy(out + at, bytes, wide);
		at += wide;
		if (code != ' ')
			end = at;
	}
	out[end] = '\0';
	return true;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool az_equal_nocase(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return lower(*a) == lower(*b);
}

bool az_skip(const char **text, const char *word)
{
	size_t length = strlen(word);
	if (strncmp(*text, word, length) != 0)
		return false;
	*text += length;
	return true;
}
