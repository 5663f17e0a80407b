#include "api/script/script.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "host/sandbox/environment.h"
#include "host/sandbox/require.h"
#include "policy/lua/sdk.h"

enum { MEMORY = 256 << 20, BLOCK = 64 << 20 };

/* A loop without end stops after about two minutes; walking 20,000 dossiers takes one hundredth. */
#define STEPS INT64_C(10000000000)

/* How Lua's own messages call the file; it is replaced by the file's name. */
#define CHUNK "script"

/* ---- what is bound --------------------------------------------------------------------------- */

az_script *az_script_of(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

void az_script_names(lua_State *L, az_script *script, const luaL_Reg *functions)
{
	int environment = lua_gettop(L);
	for (; functions->name; functions++) {
		lua_pushlightuserdata(L, script);
		lua_pushcclosure(L, functions->func, 1);
		az_environment_set(L, environment, functions->name);
	}
}

void az_script_functions(lua_State *L, az_script *script, const luaL_Reg *functions)
{
	for (; functions && functions->name; functions++) {
		lua_pushlightuserdata(L, script);
		lua_pushcclosure(L, functions->func, 1);
		lua_setfield(L, -2, functions->name);
	}
}

/* The names of a table of methods, for the nearest. */
static const char *method_at(const void *context, size_t i)
{
	const luaL_Reg *methods = context;
	return methods[i].name;
}

static int no_such_method(lua_State *L)
{
	const luaL_Reg *methods = lua_touserdata(L, lua_upvalueindex(1));
	const char *class = lua_tostring(L, lua_upvalueindex(2));
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
	const char *near = az_text_nearest(name, method_at, methods);
	if (near)
		return az_script_wrong(L, "%s has no '%s'; did you mean '%s'?", class, name, near);
	return az_script_wrong(L, "%s has no '%s'", class, name);
}

void az_script_class(lua_State *L, az_script *script, const char *name, const luaL_Reg *methods,
	const luaL_Reg *meta)
{
	luaL_newmetatable(L, name);
	az_script_functions(L, script, meta);
	lua_newtable(L);
	az_script_functions(L, script, methods);
	lua_createtable(L, 0, 1);
	lua_pushlightuserdata(L, (void *)(uintptr_t)methods);
	lua_pushstring(L, name);
	lua_pushcclosure(L, no_such_method, 2);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_pop(L, 1);
}

/* The script of a state, in its registry: what raises has not always an upvalue. */
static const char script_key;

int az_script_wrong(lua_State *L, const char *english, ...)
{
	char text[AZ_MESSAGE_LONGEST];
	va_list args;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &script_key);
	const az_script *script = lua_touserdata(L, -1);
	va_start(args, english);
	az_words_vformat(text, sizeof text, script->options->lang, english, args);
	va_end(args);
	luaL_where(L, 1);
	lua_pushstring(L, text);
	lua_concat(L, 2);
	return lua_error(L);
}

static bool is_hard(assize_status status)
{
	switch (status) {
	case ASSIZE_ERROR_STORE:
	case ASSIZE_ERROR_BUSY:
	case ASSIZE_ERROR_MEMORY:
	case ASSIZE_ERROR_WORKER:
	case ASSIZE_ERROR_INTERRUPTED:
	case ASSIZE_ERROR_INTERNAL:
		return true;
	default:
		return false;
	}
}

void az_script_check(lua_State *L, az_script *script, assize_status status)
{
	char text[sizeof(az_error)];
	if (!assize_status_is_error(status))
		return;
	if (is_hard(status)) {
		script->hard = status;
		az_sandbox_stop(L, (int)status);
	}
	az_error_format(script->error, script->store->lang, text, sizeof text);
	az_script_wrong(L, "%s", text);
}

/* ---- the state ------------------------------------------------------------------------------- */

static bool find_module(void *context, const char *name, az_module *module)
{
	(void)context;
	const az_sdk_module *sdk = az_sdk_find(name);
	if (sdk)
		*module = (az_module){sdk->text, strlen(sdk->text), sdk->chunk};
	return sdk != NULL;
}

/* An environment variable of the script: a text, or nil. */
static void set_text(lua_State *L, const char *name, const char *text)
{
	lua_pushstring(L, text);
	az_environment_set(L, -2, name);
}

static void set_args(lua_State *L, const az_script *script)
{
	size_t count = script->options->arg_count;
	lua_createtable(L, (int)count, 0);
	for (size_t i = 0; i < count; i++) {
		lua_pushstring(L, script->options->args[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	az_environment_set(L, -2, "args");
}

/* The environment of the script, on the stack. */
static void open_all(lua_State *L, az_script *script)
{
	static const az_module_finder finder = {find_module, NULL, NULL};
	az_environment_new(L);
	az_environment_set_hint(L,
		"in a script; say(...) tells, out:write(name, text) writes, as_of is the "
		"day");
	az_script_open_values(L, script);
	az_script_open_say(L, script);
	az_script_open_sample(L, script);
	az_script_open_findings(L, script);
	az_script_open_compare(L, script);
	az_script_open_run(L, script);
	az_script_open_cases(L, script);
	az_script_open_store(L, script);
	az_script_open_out(L, script);
	az_require_install(L, -1, &finder);
	az_script_push_day(L, script, script->as_of);
	az_environment_set(L, -2, "as_of");
	set_text(L, "lang", script->lang == AZ_ZH ? "zh" : "en");
	set_text(L, "seed", script->options->seed ? script->options->seed : "");
	set_args(L, script);
}

/* Sets up and runs. A bound function; the script's text is its argument. */
static int run_text(lua_State *L)
{
	az_script *script = az_script_of(L);
	const az_buffer *text = lua_touserdata(L, 1);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_rawsetp(L, LUA_REGISTRYINDEX, &script_key);
	open_all(L, script);
	az_environment_load(L, -1, "=" CHUNK, (const char *)text->bytes, text->length);
	lua_call(L, 0, 0);
	return 0;
}

/* ---- how it ends ----------------------------------------------------------------------------- */

/* A syntax error has its line in its text alone: "script:3: text". */
static const char *split_line(const char *text, int *line)
{
	int used = 0;
	if (*line || strncmp(text, CHUNK ":", sizeof CHUNK) != 0 ||
		sscanf(text + sizeof CHUNK, "%9d: %n", line, &used) != 1 || !used)
		return text;
	return text + sizeof CHUNK + (size_t)used;
}

static assize_status script_wrong(az_script *script, const az_call_result *call)
{
	char where[320];
	int line = call->line;
	const char *text = split_line(call->text, &line);
	if (line)
		snprintf(where, sizeof where, "%s:%d", script->file, line);
	else
		az_text_cut(where, sizeof where, script->file);
	return az_error_set(script->error, ASSIZE_ERROR_INPUT, where, "%s", text);
}

static assize_status judge(az_script *script, const az_call_result *call)
{
	if (call->cause == AZ_CALL_STOPPED && script->hard)
		return script->hard;
	if (call->cause == AZ_CALL_MEMORY && call->machine)
		return az_error_memory(script->error);
	if (call->cause != AZ_CALL_OK)
		return script_wrong(script, call);
	return script->result->failed ? ASSIZE_NO : ASSIZE_OK;
}

static assize_status run(az_script *script, az_buffer *text)
{
	lua_State *L = script->lua;
	az_call_result call;
	if (!text->length)
		az_buffer_char(text, ' ');
	if (text->failed)
		return az_error_memory(script->error);
	az_sandbox_start(script->sandbox);
	lua_pushlightuserdata(L, script);
	lua_pushcclosure(L, run_text, 1);
	lua_pushlightuserdata(L, text);
	az_sandbox_call(script->sandbox, 1, 0, &call);
	assize_status status = judge(script, &call);
	/* What the writer says must not hide why the script ended. */
	az_error kept = *script->error;
	assize_status said = az_script_say_unmet(script);
	if (status && status != ASSIZE_NO)
		*script->error = kept;
	return status && status != ASSIZE_NO ? status : said ? said : status;
}

static assize_status open_sandbox(az_script *script)
{
	az_sandbox_options options = {.units = STEPS, .memory = MEMORY, .block = BLOCK};
	options.long_lived = true;
	if (script->options->steps && script->options->steps < INT64_MAX)
		options.units = (int64_t)script->options->steps;
	script->arena = az_arena_new();
	script->sandbox = script->arena ? az_sandbox_new(&options) : NULL;
	if (!script->sandbox)
		return az_error_memory(script->error);
	script->lua = az_sandbox_lua(script->sandbox);
	script->values.active = true;
	return ASSIZE_OK;
}

static assize_status run_file(az_script *script)
{
	const assize_script_options *options = script->options;
	az_evaluator_options ignored;
	az_buffer text = {0};
	assize_status status = az_api_day(options->as_of, &script->as_of, script->error);
	if (!status)
		status = az_api_isolation(
			options->isolation, options->worker_path, options->jobs, &ignored, script->error);
	if (!status)
		status = az_file_read(script->file, AZ_SOURCE_LONGEST, &text, script->error);
	if (!status)
		status = open_sandbox(script);
	if (!status && options->out)
		status = az_folder_open(&script->folder, options->out, script->error);
	if (!status)
		status = run(script, &text);
	/* First the state: what it holds uses the rest. */
	az_sandbox_free(script->sandbox);
	az_folder_close(script->folder);
	az_arena_free(script->arena);
	az_buffer_free(&script->unmet);
	az_buffer_free(&text);
	return status;
}

assize_status assize_script_run(assize_store *store, const char *file,
	const assize_script_options *options, assize_script_result *result)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!options || options->size < sizeof *options || !options->writer.write || !file || !result)
		return az_api_usage(store,
			"a script needs its file, options of this version, a writer and room for the result");
	memset(result, 0, sizeof *result);
	az_script script = {.store = store,
		.file = file,
		.options = options,
		.result = result,
		.error = &store->error,
		.lang = options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH};
	return az_api_end(store, run_file(&script));
}
