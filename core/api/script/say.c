/* say, expect and fail: what a script tells, and how it answers no. */
#include <string.h>

#include "api/script/script.h"
#include "base/text.h"

/* Appends a text without what a terminal would obey; line ends stay where `lines`. */
static void add_clean(az_buffer *out, const char *text, size_t length, bool lines)
{
	for (size_t i = 0; i < length;) {
		uint32_t code = 0;
		size_t bytes = az_utf8_decode(text + i, length - i, &code);
		if (!bytes || az_char_is_unsafe(code))
			az_buffer_string(out, "\xEF\xBF\xBD");
		else if (code == '\n' && !lines)
			az_buffer_char(out, ' ');
		else
			az_buffer_bytes(out, text + i, bytes);
		i += bytes ? bytes : 1;
	}
}

/* say(value, ...): one line, with blanks between the values. */
static int say(lua_State *L)
{
	az_script *script = az_script_of(L);
	luaL_Buffer joined;
	int count = lua_gettop(L);
	luaL_buffinit(L, &joined);
	for (int i = 1; i <= count; i++) {
		size_t length;
		if (i > 1)
			luaL_addchar(&joined, ' ');
		az_script_text(L, i, &length);
		luaL_addvalue(&joined);
	}
	luaL_pushresult(&joined);
	size_t length;
	const char *text = lua_tolstring(L, -1, &length);
	az_buffer line = {0};
	add_clean(&line, text, length, true);
	az_buffer_char(&line, '\n');
	assize_status status = az_api_write(&script->options->writer, &line, script->error);
	az_buffer_free(&line);
	az_script_check(L, script, status);
	return 0;
}

/* The line of the script that called. */
static int calling_line(lua_State *L)
{
	lua_Debug ar;
	if (!lua_getstack(L, 1, &ar))
		return 0;
	lua_getinfo(L, "l", &ar);
	return ar.currentline;
}

static void note_unmet(lua_State *L, az_script *script, int index)
{
	size_t length;
	const char *text = az_script_text(L, index, &length);
	script->result->failed++;
	az_buffer_printf(&script->unmet, "  %s:%d: ", script->file, calling_line(L));
	add_clean(&script->unmet, text, length, false);
	az_buffer_char(&script->unmet, '\n');
}

/* expect(condition, message): the condition. What failed is said at the end. */
static int expect(lua_State *L)
{
	az_script *script = az_script_of(L);
	luaL_checkany(L, 1);
	if (lua_isnoneornil(L, 2))
		return az_script_wrong(L, "say what is expected: expect(condition, \"...\")");
	script->result->expectations++;
	if (!lua_toboolean(L, 1))
		note_unmet(L, script, 2);
	lua_settop(L, 1);
	return 1;
}

/* fail(message): ends the script here, with the answer no. */
static int fail(lua_State *L)
{
	az_script *script = az_script_of(L);
	if (lua_isnoneornil(L, 1))
		return az_script_wrong(L, "say why: fail(\"...\")");
	script->result->expectations++;
	note_unmet(L, script, 1);
	script->hard = ASSIZE_NO;
	return az_sandbox_stop(L, (int)ASSIZE_NO);
}

assize_status az_script_say_unmet(az_script *script)
{
	unsigned long long failed = script->result->failed;
	az_buffer out = {0};
	if (!failed)
		return ASSIZE_OK;
	az_buffer_printf(&out,
		script->lang == AZ_ZH ? "不符合预期（%llu项）：\n" : "not as expected (%llu):\n", failed);
	az_buffer_bytes(&out, script->unmet.bytes, script->unmet.length);
	out.failed = out.failed || script->unmet.failed;
	assize_status status = az_api_write(&script->options->writer, &out, script->error);
	az_buffer_free(&out);
	return status;
}

static const luaL_Reg functions[] = {
	{"say", say}, {"expect", expect}, {"fail", fail}, {NULL, NULL}};

void az_script_open_say(lua_State *L, az_script *script)
{
	az_script_names(L, script, functions);
}
