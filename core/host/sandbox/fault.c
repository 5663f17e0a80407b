#include "host/sandbox/fault.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

enum { FRAMES = 64 }; /* how far up the calls a line is looked for */

void az_fault_clean(char *out, size_t size, const char *text, size_t length)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	size_t n = 0;
	for (size_t i = 0; i < length;) {
		uint32_t code = 0;
		size_t bytes = az_utf8_decode(text + i, length - i, &code);
		const char *from = text + i;
		size_t take = bytes;
		if (bytes && (code == '\n' || code == '\t')) {
			from = " ";
		} else if (!bytes || az_char_is_unsafe(code)) {
			from = replacement;
			take = sizeof replacement - 1;
		}
		if (n + take >= size)
			break;
		memcpy(out + n, from, take);
		n += take;
		i += bytes ? bytes : 1;
	}
	out[n] = '\0';
}

static bool is_sdk(const lua_Debug *ar)
{
	return strncmp(ar->source, AZ_SDK_CHUNK, sizeof AZ_SDK_CHUNK - 1) == 0;
}

/* The nearest line of Lua, of the policy's own files where there is one. */
static void find_line(lua_State *L, az_call_result *result)
{
	lua_Debug ar;
	for (int level = 0; level < FRAMES && lua_getstack(L, level, &ar); level++) {
		lua_getinfo(L, "Sl", &ar);
		if (ar.currentline <= 0)
			continue;
		bool own = !is_sdk(&ar);
		if (!own && result->line)
			continue;
		result->line = ar.currentline;
		az_fault_clean(result->source, sizeof result->source, ar.short_src, strlen(ar.short_src));
		if (own)
			return;
	}
}

/* Lua's "name:line: " at the start of a text: its length, or 0. */
static size_t position(const char *text, const char *name, int *line)
{
	size_t n = strlen(name);
	if (strncmp(text, name, n) != 0 || text[n] != ':')
		return 0;
	int number = 0, used = 0;
	if (sscanf(text + n, ":%9d: %n", &number, &used) != 1 || used == 0)
		return 0;
	*line = number;
	return n + (size_t)used;
}

/* Takes Lua's position off the text where it names a running chunk. That of a syntax error names
 * the chunk that is being read, which no frame has: it stays. */
static const char *without_position(lua_State *L, const char *text, az_call_result *result)
{
	lua_Debug ar;
	for (int level = 0; level < FRAMES && lua_getstack(L, level, &ar); level++) {
		lua_getinfo(L, "S", &ar);
		int line = 0;
		size_t n = *ar.what == 'C' ? 0 : position(text, ar.short_src, &line);
		if (!n)
			continue;
		if (!is_sdk(&ar) || !result->line) {
			result->line = line;
			az_fault_clean(
				result->source, sizeof result->source, ar.short_src, strlen(ar.short_src));
		}
		return text + n;
	}
	return text;
}

void az_fault_describe(lua_State *L, int index, az_call_result *result)
{
	find_line(L, result);
	int type = lua_type(L, index);
	if (type != LUA_TSTRING) {
		snprintf(result->text, sizeof result->text,
			AZ_N("the error value is a %s; write error(\"a text\")"), lua_typename(L, type));
		return;
	}
	size_t length = 0;
	const char *text = lua_tolstring(L, index, &length);
	const char *rest = without_position(L, text, result);
	az_fault_clean(result->text, AZ_MESSAGE_LONGEST + 1, rest, length - (size_t)(rest - text));
}

static const char *refused(az_refusal refusal)
{
	switch (refusal) {
	case AZ_REFUSED_STACK:
		return AZ_N("calls are nested too deep, or a call has too many arguments");
	case AZ_REFUSED_BLOCK:
		return AZ_N("one table or value is too large");
	case AZ_REFUSED_STRING:
		return AZ_N("a text is longer than 64 KiB");
	case AZ_REFUSED_SYSTEM:
		return AZ_N("the machine has no memory left");
	default:
		return NULL;
	}
}

void az_fault_finish(az_call_result *result, az_refusal refusal, const az_sandbox_options *limits)
{
	const char *why = refused(refusal);
	if (result->cause == AZ_CALL_BUDGET)
		snprintf(result->text, sizeof result->text, AZ_N("more than %lld steps"),
			(long long)limits->units);
	else if (result->cause == AZ_CALL_STOPPED)
		snprintf(result->text, sizeof result->text, AZ_N("ended by the host"));
	else if (result->cause == AZ_CALL_MEMORY && why)
		snprintf(result->text, sizeof result->text, "%s", why);
	else if (result->cause == AZ_CALL_MEMORY)
		snprintf(result->text, sizeof result->text,
			AZ_N("more than %zu bytes of memory in one call"), limits->memory);
	else if (!result->text[0])
		snprintf(result->text, sizeof result->text, AZ_N("a fault without a text"));
}
