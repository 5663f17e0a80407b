/* store: the store that the script was called with. */
#include <string.h>

#include "api/script/script.h"
#include "audit/find.h"
#include "base/file.h"
#include "host/sandbox/environment.h"
#include "base/words.h"

static const char class_name[] = "store";

/* Paths in a script are seen from its file, as those of a profile are. */
static const char *from_script(lua_State *L, az_script *script, const char *path)
{
	const char *folder = az_path_folder(script->arena, script->file);
	const char *joined = folder ? az_path_join(script->arena, folder, path) : NULL;
	if (!joined)
		az_script_check(L, script, az_error_memory(script->error));
	return joined;
}

/* store:audit {profile=, as_of=, scope=, name=, jobs=} */
static int audit(lua_State *L)
{
	static const char *const names[] = {"profile", "as_of", "scope", "name", "jobs", NULL};
	az_script *script = az_script_of(L);
	const assize_script_options *given = script->options;
	char day[AZ_DATE_TEXT];
	luaL_checkudata(L, 1, class_name);
	az_options_check(L, 2, names);
	assize_audit_result done;
	assize_audit_options options = {.size = sizeof options,
		.isolation = given->isolation,
		.worker_path = given->worker_path,
		.profile = az_option_text(L, 2, "profile"),
		.name = az_option_text(L, 2, "name"),
		.as_of = day,
		.on_problem = given->on_problem,
		.problem_context = given->problem_context,
		.on_progress = given->on_progress,
		.progress_context = given->progress_context};
	lua_Integer jobs = az_option_whole(L, 2, "jobs", (lua_Integer)given->jobs);
	int32_t as_of = az_option_day(L, 2, "as_of", script->as_of);
	luaL_argcheck(L, jobs >= 0 && jobs <= 256, 2, AZ_N("jobs is 1 to 256"));
	options.jobs = (unsigned)jobs;
	az_date_format((az_date){as_of, AZ_DAY}, day);
	if (options.profile)
		options.profile = from_script(L, script, options.profile);
	options.scope = az_option_scope(L, 2, "scope", &options.scope_count);
	az_script_check(L, script, assize_store_audit(script->store, &options, &done));
	script->result->runs++;
	az_script_push_run(L, script, done.run);
	return 1;
}

/* store:runs {name=}: the finished ones, the newest first. */
static int runs(lua_State *L)
{
	static const char *const names[] = {"name", NULL};
	az_script *script = az_script_of(L);
	luaL_checkudata(L, 1, class_name);
	az_options_check(L, 2, names);
	const char *name = az_option_text(L, 2, "name");
	const az_store_run *all;
	size_t count;
	lua_Integer taken = 0;
	az_script_check(
		L, script, az_store_runs(script->store->store, script->arena, &all, &count, script->error));
	lua_newtable(L);
	for (size_t i = count; i-- > 0;) {
		if (all[i].state != AZ_RUN_FINISHED || (name && strcmp(all[i].name, name) != 0))
			continue;
		az_script_push_run(L, script, all[i].number);
		lua_rawseti(L, -2, ++taken);
	}
	return 1;
}

/* store:run(number) */
static int run(lua_State *L)
{
	az_script *script = az_script_of(L);
	luaL_checkudata(L, 1, class_name);
	az_script_push_run(L, script, az_check_whole(L, 2));
	return 1;
}

/* Takes an explanation; one that is longer than a text of Lua may be is refused. */
static int take(void *context, const char *bytes, size_t length)
{
	az_buffer *out = context;
	if (out->length + length > AZ_STRING_LONGEST)
		return 1;
	az_buffer_bytes(out, bytes, length);
	return out->failed;
}

static int free_buffer(lua_State *L)
{
	az_buffer_free(lua_touserdata(L, 1));
	return 0;
}

/* An empty buffer that ends with the call, on the stack. */
static az_buffer *push_buffer(lua_State *L)
{
	az_buffer *buffer = lua_newuserdatauv(L, sizeof *buffer, 0);
	*buffer = (az_buffer){0};
	if (luaL_newmetatable(L, "buffer")) {
		lua_pushcfunction(L, free_buffer);
		lua_setfield(L, -2, "__gc");
	}
	lua_setmetatable(L, -2);
	return buffer;
}

/* store:explain(id, {run=, lang=}): the text. */
static int explain(lua_State *L)
{
	static const char *const names[] = {"run", "lang", NULL};
	az_script *script = az_script_of(L);
	luaL_checkudata(L, 1, class_name);
	luaL_checkstring(L, 2);
	az_options_check(L, 3, names);
	const char *lang = az_option_text(L, 3, "lang");
	az_buffer *text = push_buffer(L);
	assize_explain_options options = {.size = sizeof options,
		.isolation = script->options->isolation,
		.worker_path = script->options->worker_path,
		.finding = az_check_word(L, 2),
		.run = az_option_whole(L, 3, "run", 0),
		.lang = script->options->lang,
		.writer = {take, text}};
	if (lang)
		options.lang = !strcmp(lang, "en") ? ASSIZE_EN : ASSIZE_ZH;
	az_script_check(L, script, assize_store_explain(script->store, &options));
	lua_pushlstring(L, (const char *)text->bytes, text->length);
	return 1;
}

static const luaL_Reg methods[] = {
	{"audit", audit},
	{"runs", runs},
	{"run", run},
	{"cases", az_script_cases},
	{"explain", explain},
	{NULL, NULL},
};

void az_script_open_store(lua_State *L, az_script *script)
{
	az_script_class(L, script, class_name, methods, NULL);
	lua_newuserdatauv(L, 0, 0);
	luaL_setmetatable(L, class_name);
	az_environment_set(L, -2, "store");
}
