/*
 * run:findings(options): a walk over the findings of a run. A table a finding, in the shape that
 * `assize findings --format jsonl` writes; its values are money, dates and counts and not their texts.
 * One dossier's findings are in memory at a time.
 */
#include <string.h>

#include "api/script/finding.h"
#include "report/finding_json.h"

static const char class_name[] = "findings";

typedef struct walk {
	az_script *script;
	az_view *view;
	az_selection selection;
	az_buffer queue;
	size_t at;
	az_arena *arena;
	bool not_evaluated;
} walk;

/* ---- through the buffer ------------------------------------------------------------------------ */

void az_script_put(az_buffer *queue, const az_selected *selected)
{
	const az_outcome *outcome = selected->outcome;
	size_t start = queue->length;
	az_buffer_u32(queue, 0);
	az_finding_json(selected, queue);
	if (!queue->failed)
		az_buffer_patch_u32(queue, start, (uint32_t)(queue->length - start - 4));
	az_buffer_u8(queue, outcome->is_finding ? outcome->given_count : 0);
	for (uint8_t i = 0; outcome->is_finding && i < outcome->given_count; i++) {
		az_buffer_block(queue, outcome->given[i].name, outcome->given[i].name_length);
		az_given_put(queue, &outcome->given[i]);
	}
}

static void take_values(lua_State *L, az_script *script, az_cursor *cursor)
{
	uint8_t count = az_cursor_u8(cursor);
	lua_createtable(L, 0, count);
	for (uint8_t i = 0; i < count; i++) {
		az_given given;
		const char *name = (const char *)az_cursor_block(cursor, &given.name_length);
		lua_pushlstring(L, name ? name : "", name ? given.name_length : 0);
		given.type = (az_type)az_cursor_u8(cursor);
		given.number = az_cursor_i64(cursor);
		given.text = (const char *)az_cursor_block(cursor, &given.length);
		az_script_push_given(L, script, &given);
		lua_rawset(L, -3);
	}
}

/* The tree of the line; it is our own, so that only memory can be wrong. */
static const az_doc *read_line(az_arena *arena, const char *line, size_t length)
{
	az_problems *problems = az_problems_new(1);
	const az_doc *doc =
		problems ? az_doc_json(arena, "finding", 1, line, length, NULL, problems) : NULL;
	az_problems_free(problems);
	return doc;
}

void az_script_take(lua_State *L, az_script *script, az_buffer *queue, size_t *at, az_arena *arena)
{
	uint32_t length;
	az_cursor cursor = {.bytes = queue->bytes, .length = queue->length, .at = *at};
	const char *line = (const char *)az_cursor_block(&cursor, &length);
	az_arena_reset(arena);
	const az_doc *doc = line ? read_line(arena, line, length) : NULL;
	if (!doc)
		az_script_check(L, script, az_error_memory(script->error));
	az_script_push_doc(L, doc);
	take_values(L, script, &cursor);
	lua_setfield(L, -2, "values");
	az_script_push_finding_class(L);
	lua_setmetatable(L, -2);
	*at = cursor.at;
}

/* ---- the walk ---------------------------------------------------------------------------------- */

static void close_walk(walk *w)
{
	if (w->view)
		az_selection_close(&w->selection);
	az_view_close(w->view);
	az_buffer_free(&w->queue);
	az_arena_free(w->arena);
	w->view = NULL;
	w->arena = NULL;
}

/* __gc and __close */
static int end(lua_State *L)
{
	close_walk(lua_touserdata(L, 1));
	return 0;
}

static assize_status put(void *context, const az_selected *selected, az_error *error)
{
	walk *w = context;
	if (selected->outcome->is_finding == w->not_evaluated)
		return ASSIZE_OK;
	az_script_put(&w->queue, selected);
	return w->queue.failed ? az_error_memory(error) : ASSIZE_OK;
}

/* Fills the queue with the next dossier that has something; false at the end. */
static bool refill(lua_State *L, walk *w)
{
	while (w->at == w->queue.length) {
		az_buffer_clear(&w->queue);
		w->at = 0;
		assize_status status = az_selection_step(&w->selection, put, w, w->script->error);
		if (status == ASSIZE_DONE)
			return false;
		az_script_check(L, w->script, status);
	}
	return true;
}

static int next(lua_State *L)
{
	walk *w = lua_touserdata(L, lua_upvalueindex(2));
	if (!w->view)
		return az_script_wrong(L, "the findings are at their end; ask the run for them again");
	az_sandbox_charge(L, 10);
	if (!refill(L, w)) {
		close_walk(w);
		lua_pushnil(L);
		return 1;
	}
	az_script_take(L, w->script, &w->queue, &w->at, w->arena);
	return 1;
}

void az_script_wish(lua_State *L, int index, az_wish *wish)
{
	const char *level = az_option_text(L, index, "level");
	*wish = (az_wish){.kind = az_option_text(L, index, "kind"),
		.rule = az_option_text(L, index, "rule"),
		.case_key = az_option_text(L, index, "case"),
		.status = az_option_text(L, index, "status")};
	wish->level = level ? az_level_named(level) : 0;
	if (level && !wish->level)
		az_script_wrong(L, "there is no level '%s'; write info, warning or error", level);
}

int az_script_findings(lua_State *L, az_script *script, int64_t run)
{
	static const char *const names[] = {
		"level", "kind", "rule", "case", "status", "not_evaluated", NULL};
	az_wish wish;
	az_options_check(L, 2, names);
	az_script_wish(L, 2, &wish);
	walk *w = lua_newuserdatauv(L, sizeof *w, 0);
	*w = (walk){.script = script, .not_evaluated = az_option_flag(L, 2, "not_evaluated")};
	luaL_setmetatable(L, class_name);
	int object = lua_gettop(L);
	w->arena = az_arena_new();
	assize_status status = w->arena ? ASSIZE_OK : az_error_memory(script->error);
	if (!status)
		status = az_view_open(&w->view, script->store->store, run, script->error);
	if (!status)
		status = az_selection_open(&w->selection, w->view, &wish, script->error);
	az_script_check(L, script, status);
	lua_pushlightuserdata(L, script);
	lua_pushvalue(L, object);
	lua_pushcclosure(L, next, 2);
	lua_pushnil(L);
	lua_pushnil(L);
	lua_pushvalue(L, object);
	return 4;
}

static const luaL_Reg meta[] = {{"__gc", end}, {"__close", end}, {NULL, NULL}};

void az_script_open_findings(lua_State *L, az_script *script)
{
	static const luaL_Reg none[] = {{NULL, NULL}};
	az_script_class(L, script, class_name, none, meta);
}
