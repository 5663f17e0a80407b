/* Characters outside ASCII where Lua takes none: mostly a Chinese keyboard's punctuation. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "policy/lua/scan.h"

static const struct {
	char ascii;
	const char *name;
} names[] = {
	{',', AZ_N("full-width comma")},
	{';', AZ_N("full-width semicolon")},
	{':', AZ_N("full-width colon")},
	{'.', AZ_N("full-width full stop")},
	{'(', AZ_N("full-width parenthesis")},
	{')', AZ_N("full-width parenthesis")},
	{'[', AZ_N("full-width bracket")},
	{']', AZ_N("full-width bracket")},
	{'{', AZ_N("full-width brace")},
	{'}', AZ_N("full-width brace")},
	{'"', AZ_N("full-width quotation mark")},
	{'\'', AZ_N("full-width quotation mark")},
	{'=', AZ_N("full-width equals sign")},
	{'+', AZ_N("full-width plus sign")},
	{'-', AZ_N("full-width minus sign")},
	{'<', AZ_N("full-width less-than sign")},
	{'>', AZ_N("full-width greater-than sign")},
	{'~', AZ_N("full-width tilde")},
	{'#', AZ_N("full-width number sign")},
	{'*', AZ_N("full-width asterisk")},
	{'/', AZ_N("full-width slash")},
	{'%', AZ_N("full-width percent sign")},
};

static const char *name_of(char ascii)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].ascii == ascii)
			return names[i].name;
	return AZ_N("full-width character");
}

static void add(
	az_lua_scan *scan, az_place place, const char *mend, const char *what, size_t length)
{
	az_problems_add(scan->problems, place, NULL, mend, "%s '%.*s'", what,
		length > 60 ? 60 : (int)length, scan->bytes + scan->at);
	scan->wrong = true;
}

/* The bytes from here to the end of the full-width quotation on this line, or 0. */
static size_t quotation(const az_lua_scan *scan, size_t opening)
{
	uint32_t code = 0;
	size_t at = opening;
	while (scan->at + at < scan->length && az_lua_peek(scan, at) != '\n') {
		size_t n = az_utf8_decode(scan->bytes + scan->at + at, scan->length - scan->at - at, &code);
		char half = az_char_halfwidth(code);
		at += n;
		if (n > 1 && (half == '"' || half == '\''))
			return at;
	}
	return 0;
}

static void punctuation(az_lua_scan *scan, size_t n, char half)
{
	az_place place = az_lua_scan_place(scan);
	char mend[64];
	if (half == ' ') {
		add(scan, place, AZ_N("write an ordinary space"), AZ_N("ideographic space"), n);
		scan->at += n;
		return;
	}
	if (half == '\'')
		az_problems_mend(scan->problems, mend, sizeof mend, "write \"'\"");
	else
		az_problems_mend(scan->problems, mend, sizeof mend, "write '%c'", half);
	add(scan, place, mend, name_of(half), n);
	bool quote = half == '"' || half == '\'';
	size_t whole = quote ? quotation(scan, n) : 0;
	scan->at += whole ? whole : n;
}

/* Letters and digits, of full width or of another script, named once for the whole run. */
static void letters(az_lua_scan *scan, bool wide)
{
	az_place place = az_lua_scan_place(scan);
	char mend[96], written[72];
	size_t run = 0, used = 0, n;
	uint32_t code = 0;
	while ((unsigned char)az_lua_peek(scan, run) >= 0x80) {
		n = az_utf8_decode(scan->bytes + scan->at + run, scan->length - scan->at - run, &code);
		char half = az_char_halfwidth(code);
		if (wide != (half != 0) || (half && !az_lua_is_letter(half) && !az_lua_is_digit(half)))
			break;
		if (half && used + 1 < sizeof written)
			written[used++] = half;
		run += n;
	}
	written[used] = '\0';
	az_problems_mend(scan->problems, mend, sizeof mend, "write '%s'", written);
	/* Cut on a character's edge: a script's letters take three bytes nearly always. */
	char shown[64];
	snprintf(shown, sizeof shown, "%.*s", run > 60 ? 60 : (int)run, scan->bytes + scan->at);
	az_text_cut(shown, sizeof shown, shown);
	az_problems_add(scan->problems, place, NULL,
		wide ? mend : AZ_N("names take Latin letters, digits and _; a text stands in quotes"),
		wide ? AZ_N("full-width letters '%s'") : AZ_N("'%s' cannot stand outside a string"), shown);
	scan->wrong = true;
	scan->at += run;
}

void az_lua_foreign(az_lua_scan *scan)
{
	uint32_t code = 0;
	size_t n = az_utf8_decode(scan->bytes + scan->at, scan->length - scan->at, &code);
	char half = az_char_halfwidth(code);
	if (!half)
		letters(scan, false);
	else if (az_lua_is_letter(half) || az_lua_is_digit(half))
		letters(scan, true);
	else
		punctuation(scan, n, half);
}
