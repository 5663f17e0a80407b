#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "policy/lua/lexer.h"

/* What is wrong with the character, or NULL. */
static const char *judge(
	uint32_t code, const char *bytes, size_t length, size_t at, const char **mend)
{
	if (code == 0) {
		*mend = AZ_N("remove it; a policy is plain text");
		return AZ_N("a NUL byte");
	}
	if (code == '\r' && at + 1 < length && bytes[at + 1] == '\n')
		return NULL;
	if (code == '\r') {
		*mend = AZ_N("end every line with a newline");
		return AZ_N("a carriage return without its newline");
	}
	if (code == 0xFEFF && at == 0) {
		*mend = AZ_N("save the file as UTF-8 without a byte-order mark");
		return AZ_N("a byte-order mark");
	}
	if (az_char_is_unsafe(code)) {
		*mend = AZ_N("remove it; it is invisible or makes the text read as another");
		return AZ_N("an unsafe character");
	}
	return NULL;
}

/* Size and form, before any character is looked at. */
static bool check_whole(const char *file, const char *bytes, size_t length, az_problems *problems)
{
	az_place place = {.file = file};
	if (length > 0 && bytes[0] == '\033') {
		az_problems_add(problems, place, NULL, "give the Lua source text itself",
			"a binary chunk, which is never loaded");
		return false;
	}
	if (length > AZ_LUA_SOURCE_MOST) {
		az_problems_add(problems, place, NULL, "divide the file: 'require' joins the parts",
			"%zu bytes of Lua source; at most %d are read", length, (int)AZ_LUA_SOURCE_MOST);
		return false;
	}
	return true;
}

bool az_lua_source_check(const char *file, const char *bytes, size_t length, az_problems *problems)
{
	if (!check_whole(file, bytes, length, problems))
		return false;
	bool safe = true;
	az_place place = {.file = file, .line = 1, .column = 1};
	uint32_t code = 0;
	for (size_t at = 0, n; at < length; at += n, place.column++) {
		n = az_utf8_decode(bytes + at, length - at, &code);
		if (!n) {
			az_problems_add(problems, place, NULL, "save the file as UTF-8",
				"the byte 0x%02X, which is no UTF-8", (unsigned)(unsigned char)bytes[at]);
			return false;
		}
		const char *mend = NULL;
		const char *what = judge(code, bytes, length, at, &mend);
		if (what) {
			az_problems_add(problems, place, NULL, mend, "%s (U+%04X)", what, (unsigned)code);
			safe = false;
		}
		if (code == '\n') {
			place.line++;
			place.column = 0;
		}
	}
	return safe;
}
