/* A run: its figures, its findings, the run before it, and how the two differ. */
#include <string.h>

#include "api/script/script.h"
#include "audit/view.h"
#include "base/text.h"
#include "report/runs.h"

static const char class_name[] = "run";

typedef struct run_object {
	int64_t number;
} run_object;

/* What is counted goes to `counts`, as "findings" is a method. */
static const char *const counted[] = {
	"dossiers", "findings", "info", "warning", "error", "not_evaluated", "faults"};

static bool is_counted(const char *name)
{
	for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++)
		if (!strcmp(counted[i], name))
			return true;
	return false;
}

/* The fields of the run on top of the stack, from what `assize runs` writes. */
static void fill_fields(lua_State *L, az_script *script, const az_doc *doc, int32_t as_of)
{
	lua_newtable(L);
	lua_createtable(L, 0, 8);
	for (const az_doc *child = doc->first; child; child = child->next) {
		const char *name = strcmp(child->key, "run") != 0 ? child->key : "number";
		az_script_push_doc(L, child);
		lua_setfield(L, is_counted(name) ? -2 : -3, name);
	}
	lua_setfield(L, -2, "counts");
	az_script_push_day(L, script, as_of);
	lua_setfield(L, -2, "as_of");
	lua_setiuservalue(L, -2, 1);
}

static const az_doc *read_run(az_script *script, int64_t number, int32_t *as_of, assize_status *out)
{
	az_store_run run;
	az_buffer json = {0};
	const az_doc *doc = NULL;
	az_problems *problems = az_problems_new(1);
	*out = az_store_run_get(script->store->store, number, script->arena, &run, script->error);
	if (!*out) {
		az_runs_json(&run, &json);
		*as_of = run.as_of;
		const char *text =
			json.failed ? NULL
						: az_arena_copy(script->arena, (const char *)json.bytes, json.length);
		if (text && problems)
			doc = az_doc_json(script->arena, "run", 1, text, json.length, NULL, problems);
		if (!doc)
			*out = az_error_memory(script->error);
	}
	az_problems_free(problems);
	az_buffer_free(&json);
	return doc;
}

void az_script_push_run(lua_State *L, az_script *script, int64_t number)
{
	assize_status status;
	int32_t as_of = 0;
	const az_doc *doc = read_run(script, number, &as_of, &status);
	az_script_check(L, script, status);
	run_object *run = lua_newuserdatauv(L, sizeof *run, 1);
	run->number = number;
	fill_fields(L, script, doc, as_of);
	luaL_setmetatable(L, class_name);
}

int64_t az_script_run_number(lua_State *L, int index)
{
	const run_object *run = luaL_checkudata(L, index, class_name);
	return run->number;
}

/* run:previous(): the last finished run before it of the same name, profile and scope, or nil. */
static int previous(lua_State *L)
{
	az_script *script = az_script_of(L);
	int64_t number = az_script_run_number(L, 1), before;
	az_script_check(L, script, az_run_before(script->store->store, number, &before, script->error));
	if (before)
		az_script_push_run(L, script, before);
	else
		lua_pushnil(L);
	return 1;
}

static int findings(lua_State *L)
{
	int64_t number = az_script_run_number(L, 1);
	return az_script_findings(L, az_script_of(L), number);
}

/* run:compare(older, options) */
static int compare(lua_State *L)
{
	int64_t number = az_script_run_number(L, 1);
	return az_script_compare(L, az_script_of(L), az_script_run_number(L, 2), number);
}

static const luaL_Reg methods[] = {
	{"previous", previous},
	{"findings", findings},
	{"compare", compare},
	{NULL, NULL},
};

static const char *const names[] = {"number", "name", "profile", "as_of", "scope", "state",
	"counts", "hash", "began", "ended", "previous", "findings", "compare", NULL};

static const char *name_at(const void *context, size_t i)
{
	const char *const *list = context;
	return list[i];
}

/* The methods are its second upvalue. */
static int run_index(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	luaL_checkudata(L, 1, class_name);
	if (lua_getfield(L, lua_upvalueindex(2), name) != LUA_TNIL)
		return 1;
	lua_getiuservalue(L, 1, 1);
	if (lua_getfield(L, -1, name) != LUA_TNIL)
		return 1;
	for (size_t i = 0; names[i]; i++)
		if (!strcmp(names[i], name))
			return 1;
	const char *near = az_text_nearest(name, name_at, names);
	return az_script_wrong(
		L, "a run has no '%s'; did you mean '%s'?", name, near ? near : "findings");
}

void az_script_open_run(lua_State *L, az_script *script)
{
	luaL_newmetatable(L, class_name);
	lua_pushlightuserdata(L, script);
	lua_newtable(L);
	az_script_functions(L, script, methods);
	lua_pushcclosure(L, run_index, 2);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_pop(L, 1);
}
