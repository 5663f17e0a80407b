#include "host/runner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/bind/bind.h"
#include "host/sandbox/environment.h"
#include "host/sandbox/fault.h"
#include "host/sandbox/freeze.h"
#include "host/sandbox/require.h"
#include "policy/lua/sdk.h"
#include "host/row_names.h"
#include "host/trace.h"

/* ---- what a policy can require --------------------------------------------------------------- */

/* "lib.amounts" is lib/amounts.lua in the policy's folder; "assize.*" is the SDK. */
static const az_bundle_file *policy_module(az_runner *runner, const char *name)
{
	char *path = az_arena_printf(runner->arena, "%s/%s.lua", runner->policy->folder, name);
	if (!path)
		return NULL;
	for (char *p = path + strlen(runner->policy->folder) + 1; p[4]; p++)
		if (*p == '.')
			*p = '/';
	return az_bundle_find(runner->policies->bundle, path);
}

/* How messages name a file of a policy: by the policy and the path in it, wherever its folder
 * lies. */
static const char *chunk_name(az_runner *runner, const az_bundle_file *file)
{
	const char *folder = runner->policy->folder;
	const char *path = file->path;
	if (!strncmp(path, folder, strlen(folder)) && path[strlen(folder)] == '/')
		path += strlen(folder) + 1;
	const char *name = az_arena_printf(runner->arena, "=%s/%s", runner->policy->id, path);
	return name ? name : "=policy";
}

/* Lets the lines of a file be told by its place in the bundle. */
static void note_chunk(az_runner *runner, const az_bundle_file *file, const char *chunk)
{
	runner->files[file - runner->policies->bundle->files].chunk = chunk;
}

/* The file's source as a traced state runs it, in the runner's arena; its sites are kept. False where
 * it cannot be traced (the problems say why) or memory is out. */
static bool trace_file(az_runner *runner, const az_bundle_file *file, const char *chunk,
	const char **text, size_t *length, az_problems *problems)
{
	az_lua_site *sites = NULL;
	az_buffer rewritten = {0};
	size_t place = (size_t)(file - runner->policies->bundle->files);
	az_traced_file *traced = &runner->files[place];
	bool done = az_lua_trace(runner->arena, file->shown, file->bytes, file->length,
		place * AZ_SPOTS_A_FILE, &rewritten, &sites, &traced->count, problems);
	if (done)
		*text = az_arena_copy(runner->arena, (const char *)rewritten.bytes, rewritten.length);
	*length = rewritten.length;
	az_buffer_free(&rewritten);
	if (!done || !*text)
		return false;
	traced->sites = sites;
	note_chunk(runner, file, chunk);
	return true;
}

/* Called from within Lua, so nothing here raises. */
static bool trace_module(az_runner *runner, const az_bundle_file *file, az_module *module)
{
	az_problems *problems = az_problems_new(1);
	bool done = problems && module->chunk &&
				trace_file(runner, file, module->chunk, &module->text, &module->length, problems);
	az_problems_free(problems);
	return done;
}

static bool find_module(void *context, const char *name, az_module *module)
{
	az_runner *runner = context;
	const az_sdk_module *sdk = az_sdk_find(name);
	if (sdk) {
		*module = (az_module){sdk->text, strlen(sdk->text), sdk->chunk};
		return true;
	}
	const az_bundle_file *file = policy_module(runner, name);
	if (!file)
		return false;
	*module = (az_module){file->bytes, file->length, chunk_name(runner, file)};
	if (runner->rewritten)
		return trace_module(runner, file, module);
	note_chunk(runner, file, module->chunk);
	return true;
}

/* The i-th module that the policy may require, or NULL past the last: for the nearest name. */
static const char *module_at(const void *context, size_t i)
{
	const az_runner *runner = context;
	return i < runner->module_count ? runner->modules[i] : NULL;
}

/* "lib.amounts" for every lib/amounts.lua of the policy, and the SDK's. */
static bool list_modules(az_runner *runner)
{
	const az_bundle *bundle = runner->policies->bundle;
	size_t folder = strlen(runner->policy->folder);
	runner->modules =
		az_arena_array(runner->arena, bundle->count + az_sdk_module_count, sizeof *runner->modules);
	for (size_t i = 0; runner->modules && i < bundle->count; i++) {
		const char *path = bundle->files[i].path;
		if (strncmp(path, runner->policy->folder, folder) != 0 ||
			strncmp(path + folder, "/lib/", 5) != 0)
			continue;
		char *name = az_arena_copy(
			runner->arena, path + folder + 1, strlen(path + folder + 1) - strlen(".lua"));
		if (!name)
			return false;
		for (char *c = name; *c; c++)
			if (*c == '/')
				*c = '.';
		runner->modules[runner->module_count++] = name;
	}
	for (size_t i = 0; runner->modules && i < az_sdk_module_count; i++)
		runner->modules[runner->module_count++] = az_sdk_modules[i].name;
	return runner->modules != NULL;
}

/* ---- opening --------------------------------------------------------------------------------- */

/* check(subject), check(group) or collect(subject), and what it returned, within one protected call. A
 * bound function; check or collect is its argument. */
static int enter(lua_State *L)
{
	const az_runner *runner = az_bind_runner(L);
	if (runner->group)
		az_push_group(L, runner);
	else
		az_push_node(L, runner, runner->subject, false);
	lua_call(L, 1, runner->collecting ? LUA_MULTRET : 1);
	return runner->collecting ? az_take_row(L) : az_take_findings(L);
}

/* Everything that the rules of a policy share. A bound function. */
static int set_up(lua_State *L)
{
	az_runner *runner = az_bind_runner(L);
	az_bind_money(L, runner);
	az_bind_ratio(L, runner);
	az_bind_date(L, runner);
	az_bind_node(L, runner);
	az_bind_group(L, runner);
	az_environment_new(L);
	az_bind_rule(L, runner);
	az_bind_param(L, runner);
	az_bind_finding(L, runner);
	az_bind_values(L, runner);
	if (runner->traced)
		az_bind_trace(L, runner);
	az_module_finder finder = {find_module, module_at, runner};
	az_require_install(L, -1, &finder);
	runner->environment = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_pushlightuserdata(L, runner);
	lua_pushcclosure(L, enter, 1);
	runner->entry = luaL_ref(L, LUA_REGISTRYINDEX);
	return 0;
}

typedef struct rule_source {
	const char *chunk;
	const char *text;
	size_t length;
	size_t place; /* of the rule in its policy */
} rule_source;

/* What the rule's file gave, at the top, keeps its check. */
static void keep_check(lua_State *L, az_runner *runner, size_t place)
{
	az_freeze(L, -1);
	runner->frozen[place] = luaL_ref(L, LUA_REGISTRYINDEX);
	runner->checks[place] = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* The same with both functions of a group rule, check at the top and the file's table below: what they
 * share is frozen once. */
static void keep_both(lua_State *L, az_runner *runner, size_t place)
{
	if (lua_getfield(L, -2, "collect") != LUA_TFUNCTION)
		luaL_error(L, "the file does not return rule {...} with a function collect");
	lua_createtable(L, 2, 0);
	lua_pushvalue(L, -3);
	lua_rawseti(L, -2, 1);
	lua_pushvalue(L, -2);
	lua_rawseti(L, -2, 2);
	az_freeze(L, -1);
	runner->frozen[place] = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_pop(L, 1);
	runner->collects[place] = luaL_ref(L, LUA_REGISTRYINDEX);
	runner->checks[place] = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* Runs a rule's file and keeps its functions, frozen. A bound function; the source is its argument. */
static int load_rule(lua_State *L)
{
	az_runner *runner = az_bind_runner(L);
	const rule_source *source = lua_touserdata(L, 1);
	lua_rawgeti(L, LUA_REGISTRYINDEX, runner->environment);
	az_environment_load(L, -1, source->chunk, source->text, source->length);
	lua_call(L, 0, 1);
	if (!lua_istable(L, -1) || lua_getfield(L, -1, "check") != LUA_TFUNCTION)
		return luaL_error(L, "the file does not return rule {...} with a function check");
	if (runner->policy->rules[source->place].is_group)
		keep_both(L, runner, source->place);
	else
		keep_check(L, runner, source->place);
	return 0;
}

static assize_status call_failed(const az_rule *rule, const az_call_result *result, az_error *error)
{
	char where[320];
	if (!rule)
		return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
			"the policy language could not be set up: %s", result->text);
	snprintf(where, sizeof where, "%s:%d", rule->file->shown,
		result->line ? result->line : rule->place.line);
	return az_error_set(error, ASSIZE_ERROR_POLICY, where, "%s; mend the rule", result->text);
}

/* Calls a bound function with at most one light argument, within the state's limits. */
static assize_status call_bound(
	az_runner *runner, lua_CFunction function, void *argument, const az_rule *rule, az_error *error)
{
	lua_State *L = runner->lua;
	az_call_result result;
	az_sandbox_start(runner->sandbox);
	if (!lua_checkstack(L, 8))
		return az_error_memory(error);
	lua_pushlightuserdata(L, runner);
	lua_pushcclosure(L, function, 1);
	lua_pushlightuserdata(L, argument);
	if (az_sandbox_call(runner->sandbox, 1, 0, &result) != AZ_CALL_OK)
		return call_failed(rule, &result, error);
	return ASSIZE_OK;
}

static assize_status trace_rule(
	az_runner *runner, const az_rule *rule, rule_source *source, az_error *error)
{
	az_problems *problems = az_problems_new(4);
	if (!problems)
		return az_error_memory(error);
	assize_status status = ASSIZE_OK;
	if (!trace_file(runner, rule->file, source->chunk, &source->text, &source->length, problems))
		status = az_problems_count(problems)
					 ? az_problems_error(problems, ASSIZE_ERROR_POLICY, error)
					 : az_error_memory(error);
	az_problems_free(problems);
	return status;
}

static assize_status open_rule(az_runner *runner, size_t place, az_error *error)
{
	const az_rule *rule = &runner->policy->rules[place];
	rule_source source = {.chunk = chunk_name(runner, rule->file),
		.text = rule->file->bytes,
		.length = rule->file->length,
		.place = place};
	if (!rule->has_check)
		return ASSIZE_OK;
	assize_status status = ASSIZE_OK;
	if (rule->is_group)
		runner->row_names[place] = az_row_names(runner->arena, rule);
	if (rule->is_group && !runner->row_names[place])
		return az_error_memory(error);
	note_chunk(runner, rule->file, source.chunk);
	if (runner->rewritten)
		status = trace_rule(runner, rule, &source, error);
	if (!status)
		status = call_bound(runner, load_rule, &source, rule, error);
	return status;
}

static bool make_room(az_runner *runner)
{
	size_t count = runner->policy->rule_count + 1;
	runner->arena = az_arena_new();
	runner->scratch = az_arena_new();
	if (!runner->arena || !runner->scratch)
		return false;
	runner->checks = az_arena_array(runner->arena, count, sizeof *runner->checks);
	runner->collects = az_arena_array(runner->arena, count, sizeof *runner->collects);
	runner->row_names = az_arena_array(runner->arena, count, sizeof *runner->row_names);
	runner->frozen = az_arena_array(runner->arena, count, sizeof *runner->frozen);
	runner->files =
		az_arena_array(runner->arena, runner->policies->bundle->count + 1, sizeof *runner->files);
	runner->slips = az_arena_array(runner->arena, count, sizeof *runner->slips);
	return runner->checks && runner->collects && runner->row_names && runner->frozen &&
		   runner->files && runner->slips && list_modules(runner);
}

static assize_status open_runner(az_runner **out, const az_policies *policies,
	const az_policy *policy, const az_limits *limits, bool traced, bool rewritten, az_error *error)
{
	*out = NULL;
	az_runner *runner = calloc(1, sizeof *runner);
	if (!runner)
		return az_error_memory(error);
	runner->policies = policies;
	runner->policy = policy;
	runner->traced = traced;
	runner->rewritten = rewritten;
	az_sandbox_options options = {.units = limits->instructions, .memory = limits->memory};
	assize_status status = ASSIZE_OK;
	if (make_room(runner))
		runner->sandbox = az_sandbox_new(&options);
	if (!runner->sandbox)
		status = az_error_memory(error);
	else
		runner->lua = az_sandbox_lua(runner->sandbox);
	if (!status && !az_policy_slips(runner->arena, policies, policy, runner->slips))
		status = az_error_memory(error);
	if (!status)
		status = call_bound(runner, set_up, NULL, NULL, error);
	for (size_t i = 0; i < policy->rule_count && !status; i++)
		status = open_rule(runner, i, error);
	if (status) {
		az_runner_close(runner);
		return status;
	}
	az_sandbox_loaded(runner->sandbox);
	*out = runner;
	return ASSIZE_OK;
}

/* What loads can be too deep or too long once it is rewritten. Then only its lines are traced, and
 * not its tests, so that no file keeps its policy, or another, from being explained. */
assize_status az_runner_open(az_runner **out, const az_policies *policies, const az_policy *policy,
	const az_limits *limits, bool traced, az_error *error)
{
	assize_status status = open_runner(out, policies, policy, limits, traced, traced, error);
	if (!traced || status != ASSIZE_ERROR_POLICY)
		return status;
	az_error_clear(error);
	return open_runner(out, policies, policy, limits, true, false, error);
}

void az_runner_close(az_runner *runner)
{
	if (!runner)
		return;
	az_sandbox_free(runner->sandbox);
	az_evidence_free(&runner->evidence);
	az_arena_free(runner->arena);
	az_arena_free(runner->scratch);
	free(runner->made);
	free(runner);
}

bool az_runner_is_frozen(az_runner *runner, char *name, size_t size)
{
	lua_State *L = runner->lua;
	size_t place = (size_t)(runner->rule - runner->policy->rules);
	if (!runner->rule->has_check)
		return true;
	lua_rawgeti(L, LUA_REGISTRYINDEX, runner->frozen[place]);
	bool changed = az_freeze_restore(L, -1, name, size);
	lua_pop(L, 1);
	return !changed;
}
