/*
 * run:compare(older, options): how two runs differ. `counts` says how many findings are new, fixed, open,
 * changed and not evaluated; each(change) walks over those of a sort, one dossier in memory at a time.
 */
#include <string.h>

#include "api/script/finding.h"
#include "report/changes.h"

static const char class_name[] = "comparison", walk_class[] = "changes";

/* What is compared; its texts lie in the table of options, which is the second uservalue. */
typedef struct comparison {
	int64_t older;
	int64_t newer;
	az_compare_wish wish;
} comparison;

typedef struct walk {
	az_script *script;
	az_changes changes;
	az_buffer queue;
	size_t at;
	az_arena *arena;
	bool open;
} walk;

/* ---- a walk ------------------------------------------------------------------------------------ */

static void close_walk(walk *w)
{
	az_changes_close(&w->changes);
	az_buffer_free(&w->queue);
	az_arena_free(w->arena);
	w->arena = NULL;
	w->open = false;
}

/* __gc and __close */
static int end(lua_State *L)
{
	close_walk(lua_touserdata(L, 1));
	return 0;
}

/* A walk at its beginning, pushed; *status says whether it could be opened. */
static walk *push_walk(lua_State *L, az_script *script, const comparison *c, unsigned tell)
{
	walk *w = lua_newuserdatauv(L, sizeof *w, 0);
	*w = (walk){.script = script, .open = true};
	luaL_setmetatable(L, walk_class);
	w->arena = az_arena_new();
	assize_status status = w->arena ? ASSIZE_OK : az_error_memory(script->error);
	if (!status)
		status = az_changes_open(
			&w->changes, script->store->store, c->older, c->newer, &c->wish, tell, script->error);
	az_script_check(L, script, status);
	return w;
}

static assize_status put(void *context, const az_compared *compared, az_error *error)
{
	walk *w = context;
	az_changed changed;
	assize_status status = az_changes_take(&w->changes, compared, &changed, error);
	if (status)
		return status;
	az_buffer_u8(&w->queue, (uint8_t)compared->change);
	az_buffer_u8(&w->queue, compared->case_moved);
	az_buffer_u8(&w->queue, changed.has_other);
	az_script_put(&w->queue, &changed.finding);
	if (changed.has_other)
		az_script_put(&w->queue, &changed.other);
	return w->queue.failed ? az_error_memory(error) : ASSIZE_OK;
}

/* Why nobody looked again, onto the finding on top of the stack: what was said instead is above it. */
static void take_reason(lua_State *L, bool said)
{
	static const char *const names[] = {"cause", "field", "reason"};
	for (size_t i = 0; said && i < sizeof names / sizeof names[0]; i++) {
		lua_getfield(L, -1, names[i]);
		lua_setfield(L, -3, names[i]);
	}
	if (said) {
		lua_pop(L, 1);
		return;
	}
	lua_pushliteral(L, "not_in_run");
	lua_setfield(L, -2, "cause");
}

static void take(lua_State *L, walk *w)
{
	az_cursor cursor = {.bytes = w->queue.bytes, .length = w->queue.length, .at = w->at};
	az_change change = (az_change)az_cursor_u8(&cursor);
	bool moved = az_cursor_u8(&cursor), other = az_cursor_u8(&cursor);
	w->at = cursor.at;
	az_script_take(L, w->script, &w->queue, &w->at, w->arena);
	lua_pushstring(L, az_change_name(change));
	lua_setfield(L, -2, "change");
	lua_pushboolean(L, moved);
	lua_setfield(L, -2, "case_moved");
	if (other)
		az_script_take(L, w->script, &w->queue, &w->at, w->arena);
	if (change == AZ_CHANGE_NOT_EVALUATED)
		take_reason(L, other);
	else if (other)
		lua_setfield(L, -2, "was");
}

/* Fills the queue with the next dossier that has something; false at the end. */
static bool refill(lua_State *L, walk *w)
{
	while (w->at == w->queue.length) {
		az_buffer_clear(&w->queue);
		w->at = 0;
		assize_status status = az_compare_step(w->changes.compare, put, w, w->script->error);
		if (status == ASSIZE_DONE)
			return false;
		az_script_check(L, w->script, status);
	}
	return true;
}

static int next(lua_State *L)
{
	walk *w = lua_touserdata(L, lua_upvalueindex(2));
	if (!w->open)
		return az_script_wrong(L, "the changes are at their end; ask for them again");
	az_sandbox_charge(L, 10);
	if (!refill(L, w)) {
		close_walk(w);
		lua_pushnil(L);
		return 1;
	}
	take(L, w);
	return 1;
}

/* ---- a comparison ------------------------------------------------------------------------------ */

/* comparison:each(change) */
static int each(lua_State *L)
{
	az_script *script = az_script_of(L);
	const comparison *c = luaL_checkudata(L, 1, class_name);
	const char *name = luaL_checkstring(L, 2);
	az_change change = az_change_named(name);
	if (!change)
		return az_script_wrong(
			L, "there is no change '%s'; write new, fixed, open, changed or not_evaluated", name);
	push_walk(L, script, c, 1u << change);
	int object = lua_gettop(L);
	lua_pushlightuserdata(L, script);
	lua_pushvalue(L, object);
	lua_pushcclosure(L, next, 2);
	lua_pushnil(L);
	lua_pushnil(L);
	lua_pushvalue(L, object);
	return 4;
}

/* The counts of all changes, pushed as a table: one walk through both runs. */
static void push_counts(lua_State *L, az_script *script, const comparison *c)
{
	walk *w = push_walk(L, script, c, 0);
	assize_status status = ASSIZE_OK;
	while (!status)
		status = az_compare_step(w->changes.compare, put, w, script->error);
	if (status != ASSIZE_DONE)
		az_script_check(L, script, status);
	const uint64_t *counts = az_compare_counts(w->changes.compare);
	lua_createtable(L, 0, AZ_CHANGE_END);
	for (int i = AZ_CHANGE_NEW; i < AZ_CHANGE_END; i++) {
		lua_pushinteger(L, (lua_Integer)counts[i]);
		lua_setfield(L, -2, az_change_name((az_change)i));
	}
	close_walk(w);
	lua_remove(L, -2);
}

int az_script_compare(lua_State *L, az_script *script, int64_t older, int64_t newer)
{
	static const char *const names[] = {"level", "kind", "rule", NULL};
	lua_settop(L, 3);
	az_options_check(L, 3, names);
	comparison *c = lua_newuserdatauv(L, sizeof *c, 2);
	*c = (comparison){.older = older, .newer = newer};
	const char *level = az_option_text(L, 3, "level"), *kind = az_option_text(L, 3, "kind");
	c->wish.rule = az_option_text(L, 3, "rule");
	c->wish.level = level ? az_level_named(level) : 0;
	c->wish.kind = kind ? az_kind_named(kind) : 0;
	if (level && !c->wish.level)
		return az_script_wrong(L, "there is no level '%s'; write info, warning or error", level);
	if (kind && !c->wish.kind)
		return az_script_wrong(L,
			"there is no kind '%s'; write priority, leniency, restitution, procedure, sentencing "
			"or "
			"data",
			kind);
	luaL_setmetatable(L, class_name);
	/* The text of the rule must live as long, whatever becomes of the table of options. */
	lua_pushstring(L, c->wish.rule);
	c->wish.rule = lua_tostring(L, -1);
	lua_setiuservalue(L, -2, 2);
	push_counts(L, script, c);
	lua_setiuservalue(L, -2, 1);
	return 1;
}

/* comparison.counts, comparison:each. The methods are its second upvalue. */
static int comparison_index(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	luaL_checkudata(L, 1, class_name);
	if (!strcmp(name, "counts"))
		lua_getiuservalue(L, 1, 1);
	else if (lua_getfield(L, lua_upvalueindex(2), name) == LUA_TNIL)
		return az_script_wrong(L, "a comparison has counts and each(change), but no '%s'", name);
	return 1;
}

static const luaL_Reg methods[] = {{"each", each}, {NULL, NULL}};

static const luaL_Reg meta[] = {{"__gc", end}, {"__close", end}, {NULL, NULL}};

void az_script_open_compare(lua_State *L, az_script *script)
{
	static const luaL_Reg none[] = {{NULL, NULL}};
	az_script_class(L, script, walk_class, none, meta);
	luaL_newmetatable(L, class_name);
	lua_pushlightuserdata(L, script);
	lua_newtable(L);
	az_script_functions(L, script, methods);
	lua_pushcclosure(L, comparison_index, 2);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_pop(L, 1);
}
