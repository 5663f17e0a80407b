/* Characters outside ASCII where Lua takes none: mostly a Chinese keyboard's punctuation. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "policy/lua/scan.h"

static const struct {
	char ascii;
	const char *name;
} names[] = {
	{',', "comma"},
	{';', "semicolon"},
	{':', "colon"},
	{'.', "full stop"},
	{'(', "parenthesis"},
	{')', "parenthesis"},
	{'[', "bracket"},
	{']', "bracket"},
	{'{', "brace"},
	{'}', "brace"},
	{'"', "quotation mark"},
	{'\'', "quotation mark"},
	{'=', "equals sign"},
	{'+', "plus sign"},
	{'-', "minus sign"},
	{'<', "less-than sign"},
	{'>', "greater-than sign"},
	{'~', "tilde"},
	{'#', "number sign"},
	{'*', "asterisk"},
	{'/', "slash"},
	{'%', "percent sign"},
};

static const char *name_of(char ascii)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].ascii == ascii)
			return names[i].name;
	return "character";
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
	char what[64], mend[64];
	if (half == ' ') {
		add(scan, place, "write an ordinary space", "ideographic space", n);
		scan->at += n;
		return;
	}
	snprintf(what, sizeof what, "full-width %s", name_of(half));
	if (half == '\'')
		snprintf(mend, sizeof mend, "write \"'\"");
	else
		snprintf(mend, sizeof mend, "write '%c'", half);
	add(scan, place, mend, what, n);
	bool quote = half == '"' || half == '\'';
	size_t whole = quote ? quotation(scan, n) : 0;
	scan->at += whole ? whole : n;
}

/* Letters and digits, of full width or of another script, named once for the whole run. */
static void letters(az_lua_scan *scan, bool wide)
{
	az_place place = az_lua_scan_place(scan);
	char mend[96] = "write '";
	size_t run = 0, used = strlen(mend), n;
	uint32_t code = 0;
	while ((unsigned char)az_lua_peek(scan, run) >= 0x80) {
		n = az_utf8_decode(scan->bytes + scan->at + run, scan->length - scan->at - run, &code);
		char half = az_char_halfwidth(code);
		if (wide != (half != 0) || (half && !az_lua_is_letter(half) && !az_lua_is_digit(half)))
			break;
		if (half && used + 2 < sizeof mend)
			mend[used++] = half;
		run += n;
	}
	mend[used] = '\'';
	mend[used + 1] = '\0';
	/* Cut on a character's edge: a script's letters take three bytes nearly always. */
	char shown[64];
	snprintf(shown, sizeof shown, "%.*s", run > 60 ? 60 : (int)run, scan->bytes + scan->at);
	az_text_cut(shown, sizeof shown, shown);
	az_problems_add(scan->problems, place, NULL,
		wide ? mend : "names take Latin letters, digits and _; a text stands in quotes",
		wide ? "full-width letters '%s'" : "'%s' cannot stand outside a string", shown);
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
