/*
 * store:cases(options): a walk over the dossiers, a table a case, with its open fields and those that
 * the host derives. Lists (victims, property, ...) are there where `with` names them, with the open
 * fields of their items. One dossier is in memory at a time.
 */
#include <string.h>

#include "api/script/script.h"
#include "audit/scope.h"
#include "base/text.h"

static const char class_name[] = "cases";

enum { LISTS_MOST = 256 };

typedef struct walk {
	az_script *script;
	az_arena *arena;
	az_bundle *bundle;
	az_policies *fields; /* what the province of the store's profile adds; or NULL */
	az_scope scope;
	az_scan *scan;
	bool wanted[LISTS_MOST]; /* by place among the fields of a case, which are fewer */
} walk;

static void close_walk(walk *w)
{
	az_scan_close(w->scan);
	az_policies_free(w->fields);
	az_bundle_free(w->bundle);
	az_arena_free(w->arena);
	w->scan = NULL;
	w->fields = NULL;
	w->bundle = NULL;
	w->arena = NULL;
}

/* __gc and __close */
static int end(lua_State *L)
{
	close_walk(lua_touserdata(L, 1));
	return 0;
}

/* ---- one entity -------------------------------------------------------------------------------- */

static void push_entity(lua_State *L, const walk *w, const az_record *record, az_ref ref);

static void push_items(lua_State *L, const walk *w, const az_record *record, const az_value *list)
{
	lua_createtable(L, (int)list->count, 0);
	for (uint32_t i = 0; i < list->count; i++) {
		push_entity(L, w, record, az_value_ref(list, i));
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
}

static bool wants(const walk *w, const az_entity *entity, size_t place)
{
	return entity->id != AZ_CASE || w->wanted[place];
}

static void push_field(
	lua_State *L, const walk *w, const az_record *record, az_ref ref, const az_field *field)
{
	az_value value;
	az_unread unread;
	az_node_read(record, ref, field, &value, &unread);
	if (field->type == AZ_LIST && value.state == AZ_KNOWN)
		push_items(L, w, record, &value);
	else if (field->type == AZ_ONE && value.state == AZ_KNOWN)
		push_entity(L, w, record, (az_ref)value.number);
	else
		az_script_push_value(L, w->script, record, &value, field->codes);
}

static void set_extensions(
	lua_State *L, const walk *w, const az_record *record, az_ref ref, const az_entity *entity)
{
	const az_schema *schema = &w->fields->schema;
	for (size_t i = 0; i < schema->count; i++) {
		const az_extension *extension = &schema->extensions[i];
		az_value value;
		if (extension->entity != entity->id || extension->sensitivity != AZ_OPEN)
			continue;
		az_node_get_extension(record, ref, extension->name, strlen(extension->name), &value);
		az_script_push_value(L, w->script, record, &value, extension->codes);
		lua_setfield(L, -2, extension->name);
	}
}

static void push_entity(lua_State *L, const walk *w, const az_record *record, az_ref ref)
{
	const az_entity *entity = az_node_entity(record, ref);
	uint32_t length;
	const char *key = az_node_key(record, ref, &length);
	luaL_checkstack(L, 8, NULL);
	lua_newtable(L);
	lua_pushlstring(L, key, length);
	lua_setfield(L, -2, "key");
	for (size_t i = 1; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		if (field->sensitivity != AZ_OPEN || (field->type == AZ_LIST && !wants(w, entity, i)))
			continue;
		push_field(L, w, record, ref, field);
		lua_setfield(L, -2, field->name);
	}
	if (w->fields)
		set_extensions(L, w, record, ref, entity);
	if (entity->id == AZ_CASE)
		lua_pushvalue(L, lua_upvalueindex(3));
	else
		az_script_push_entity_class(L, entity);
	lua_setmetatable(L, -2);
}

/* ---- the walk ---------------------------------------------------------------------------------- */

/* Its upvalues: the script, the walk, the class of a case. */
static int next(lua_State *L)
{
	walk *w = lua_touserdata(L, lua_upvalueindex(2));
	az_revision revision;
	az_record record;
	if (!w->scan)
		return az_script_wrong(L, "the cases are at their end; ask the store for them again");
	az_sandbox_charge(L, 10);
	do {
		assize_status status = az_scan_next(w->scan, &revision, w->script->error);
		if (status == ASSIZE_DONE) {
			close_walk(w);
			lua_pushnil(L);
			return 1;
		}
		az_script_check(L, w->script, status);
		record = az_record_trusted(revision.record, revision.length);
	} while (!az_scope_holds(&w->scope, &record));
	push_entity(L, w, &record, az_record_root(&record));
	return 1;
}

/* ---- options ----------------------------------------------------------------------------------- */

static const char *list_at(const void *context, size_t i)
{
	const az_entity *entity = context;
	for (size_t j = 0; j < entity->count; j++)
		if (entity->fields[j].type == AZ_LIST && i-- == 0)
			return entity->fields[j].name;
	return NULL;
}

static void want(lua_State *L, walk *w, const char *name)
{
	const az_entity *entity = az_entity_of(AZ_CASE);
	for (size_t i = 0; i < entity->count; i++) {
		if (entity->fields[i].type != AZ_LIST || strcmp(entity->fields[i].name, name) != 0)
			continue;
		w->wanted[i] = true;
		return;
	}
	const char *near = az_text_nearest(name, list_at, entity);
	az_script_wrong(
		L, "a case has no list '%s'; did you mean '%s'?", name, near ? near : "victims");
}

/* Leaves the names on the stack, as a table. */
static void take_lists(lua_State *L, int index, walk *w)
{
	lua_newtable(L);
	int names = lua_gettop(L);
	if (!lua_istable(L, index) || lua_getfield(L, index, "with") == LUA_TNIL)
		goto done;
	if (!lua_istable(L, -1))
		az_script_wrong(L, "option 'with' is a list of names, as {\"victims\"}");
	lua_Unsigned count = lua_rawlen(L, -1);
	for (lua_Unsigned i = 1; i <= count && i <= LISTS_MOST; i++) {
		if (lua_rawgeti(L, -1, (lua_Integer)i) != LUA_TSTRING)
			az_script_wrong(L, "option 'with' is a list of names, as {\"victims\"}");
		want(L, w, lua_tostring(L, -1));
		lua_pushboolean(L, true);
		lua_rawset(L, names);
	}
done:
	lua_settop(L, names);
}

static assize_status open_walk(walk *w, const char *const *conditions, size_t count)
{
	az_script *script = w->script;
	const char *profile = NULL;
	w->arena = az_arena_new();
	assize_status status = w->arena ? ASSIZE_OK : az_error_memory(script->error);
	if (!status)
		status = az_api_profile(script->store, &profile);
	if (!status && profile)
		status = az_api_load_fields(profile, script->store->lang, script->options->on_problem,
			script->options->problem_context, &w->bundle, &w->fields, script->error);
	if (!status)
		status = az_scope_read(&w->scope, w->arena, w->fields ? &w->fields->schema : NULL,
			conditions, count, script->error);
	if (!status)
		status = az_scan_open(&w->scan, script->store->store, 0, NULL, 0, script->error);
	return status;
}

int az_script_cases(lua_State *L)
{
	static const char *const names[] = {"scope", "with", NULL};
	az_script *script = az_script_of(L);
	size_t count;
	luaL_checkudata(L, 1, "store");
	az_options_check(L, 2, names);
	const char *const *conditions = az_option_scope(L, 2, "scope", &count);
	walk *w = lua_newuserdatauv(L, sizeof *w, 0);
	*w = (walk){.script = script};
	luaL_setmetatable(L, class_name);
	int object = lua_gettop(L);
	az_script_check(L, script, open_walk(w, conditions, count));
	lua_pushlightuserdata(L, script);
	lua_pushvalue(L, object);
	take_lists(L, 2, w);
	az_script_new_entity_class(L, az_entity_of(AZ_CASE));
	lua_pushcclosure(L, next, 3);
	lua_pushnil(L);
	lua_pushnil(L);
	lua_pushvalue(L, object);
	return 4;
}

static const luaL_Reg meta[] = {{"__gc", end}, {"__close", end}, {NULL, NULL}};

void az_script_open_cases(lua_State *L, az_script *script)
{
	static const luaL_Reg none[] = {{NULL, NULL}};
	az_script_class(L, script, class_name, none, meta);
}
