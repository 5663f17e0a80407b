/*
 * Findings in Lua: `finding {kept = kept}`, or `finding.name {...}` for a rule that can say several
 * things. Making one notes it; a rule must return what it made, so that a forgotten `return` is a
 * fault and not a silent nothing.
 */
#include "host/bind/bind.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "host/sandbox/environment.h"
#include "host/reading.h"
#include "host/trace.h"

static const char maker_name[] = "finding maker";
static const char made_name[] = "finding";

/* `finding` and `finding.name`: which message it makes; UINT8_MAX: the rule's only one. */
typedef struct maker_object {
	uint32_t generation;
	uint8_t message;
} maker_object;

typedef struct made_object {
	uint32_t generation;
	uint32_t index;
} made_object;

enum { NAMES_MOST = AZ_GIVEN_MOST + 1 }; /* the values and `key` */

static az_made *new_made(lua_State *L, az_runner *runner)
{
	if (runner->made_count >= AZ_FINDINGS_MOST)
		luaL_error(L, "a rule makes at most %d findings of one dossier", (int)AZ_FINDINGS_MOST);
	if (runner->made_count == runner->made_capacity) {
		uint32_t capacity = runner->made_capacity ? runner->made_capacity * 2 : 8;
		az_made *more = realloc(runner->made, capacity * sizeof *more);
		if (!more)
			luaL_error(L, "out of memory");
		runner->made = more;
		runner->made_capacity = capacity;
	}
	az_made *made = &runner->made[runner->made_count];
	*made = (az_made){.key = ""};
	return made;
}

/* The finding's own key, from a text, a number, or an entity (its key). */
static void take_key(lua_State *L, az_runner *runner, int index, az_made *made)
{
	az_given given = {.name = "key"};
	const az_node_object *node = luaL_testudata(L, index, az_node_name);
	if (node && node->generation == runner->generation) {
		made->key = az_node_key(&runner->request->record, node->ref, &made->key_length);
		return;
	}
	if (lua_isinteger(L, index)) {
		lua_pushfstring(L, "%I", (LUAI_UACINT)lua_tointeger(L, index));
		lua_replace(L, index);
	}
	if (lua_type(L, index) != LUA_TSTRING || !az_given_from(L, runner, index, &given))
		luaL_error(L, "the key of a finding is a text, a whole number or an entity");
	made->key = given.text;
	made->key_length = given.length;
}

static void take_value(
	lua_State *L, az_runner *runner, int index, const az_value_name *name, az_made *made)
{
	if (!az_is_value_name(name))
		luaL_error(
			L, "'%s' is no name of a value; write lower-case letters, digits and _", name->text);
	if (made->given_count == AZ_GIVEN_MOST)
		luaL_error(L, "a finding takes at most %d values", (int)AZ_GIVEN_MOST);
	az_given *given = &made->given[made->given_count++];
	*given = (az_given){.text = ""};
	given->name = az_arena_copy(runner->scratch, name->text, name->length);
	given->name_length = (uint32_t)name->length;
	const az_node_object *node = luaL_testudata(L, index, az_node_name);
	if (node && node->generation == runner->generation) {
		given->type = AZ_TEXT;
		given->text = az_node_key(&runner->request->record, node->ref, &given->length);
	} else if (!given->name || !az_given_from(L, runner, index, given)) {
		luaL_error(L,
			"value '%s' is a %s; a finding takes whole numbers, money, dates, ratios, flags, "
			"texts and entities",
			name->text, luaL_typename(L, index));
	}
}

/* The table's names, or a fault; also which of two mistakes is told does not depend on the hash. */
static size_t read_names(lua_State *L, int index, az_value_name *names)
{
	bool others = false;
	size_t count = az_read_names(L, index, names, NAMES_MOST, &others);
	if (others)
		luaL_error(L, "the values of a finding have names: finding {kept = kept}");
	if (count > NAMES_MOST)
		luaL_error(L, "a finding takes at most %d values", (int)AZ_GIVEN_MOST);
	return count;
}

/* Reads the table at `index`: raw and by type, so that no code of the policy runs here. */
static void take_table(lua_State *L, az_runner *runner, int index, az_made *made)
{
	az_value_name names[NAMES_MOST];
	size_t count = read_names(L, index, names);
	for (size_t i = 0; i < count; i++) {
		lua_pushlstring(L, names[i].text, names[i].length);
		lua_rawget(L, index);
		if (names[i].length == 3 && !memcmp(names[i].text, "key", 3))
			take_key(L, runner, lua_gettop(L), made);
		else
			take_value(L, runner, lua_gettop(L), &names[i], made);
		lua_pop(L, 1);
	}
}

/* A message names its values; one that is missing would leave a hole in a text that people read. */
static void check_template(
	lua_State *L, const az_template *template, const az_made *made, const char *rule)
{
	for (size_t i = 0; i < template->count; i++) {
		const az_piece *piece = &template->pieces[i];
		bool found = piece->kind != AZ_PIECE_VALUE;
		for (uint8_t j = 0; j < made->given_count && !found; j++)
			found = !strcmp(made->given[j].name, piece->text);
		if (!found)
			luaL_error(L, "the message of rule '%s' needs the value '%s'; write finding {%s = ...}",
				rule, piece->text, piece->text);
	}
}

/* For a trace: which finding, and so by what it came. */
static void note_made(const az_runner *runner, const az_made *made)
{
	az_buffer *trace = runner->request->trace;
	if (!trace || !runner->traced)
		return;
	az_buffer_u8(trace, AZ_EVENT_MADE);
	az_buffer_u8(trace, made->message);
	az_buffer_block(trace, made->key, made->key_length);
}

static int make(lua_State *L)
{
	az_runner *runner = az_bind_active(L, "finding");
	const maker_object *maker = luaL_testudata(L, 1, maker_name);
	const az_rule *rule = runner->rule;
	if (runner->collecting)
		return luaL_error(L, "collect gives a row: return {loss = ...}; check makes the findings");
	if (!maker || (maker->message != UINT8_MAX && maker->generation != runner->generation))
		return luaL_error(L, "finding is called as finding {...}");
	if (maker->message == UINT8_MAX && rule->messages[0].name[0])
		return luaL_error(
			L, "this rule has several messages; write finding.%s {...}", rule->messages[0].name);
	az_made *made = new_made(L, runner);
	made->message = maker->message == UINT8_MAX ? 0 : maker->message;
	if (lua_istable(L, 2))
		take_table(L, runner, 2, made);
	else if (!lua_isnoneornil(L, 2))
		return luaL_error(L, "finding takes a table of values, not a %s", luaL_typename(L, 2));
	check_template(L, &rule->messages[made->message].zh, made, rule->id);
	az_open open = {0};
	if (az_runner_read_message(runner, &rule->messages[made->message], &open) == AZ_OPEN_QUESTION)
		return az_end_unknown(L, runner, az_runner_open_fact(runner, &open));
	made_object *object = lua_newuserdatauv(L, sizeof *object, 0);
	note_made(runner, made);
	*object = (made_object){runner->generation, runner->made_count++};
	luaL_setmetatable(L, made_name);
	return 1;
}

static int maker_index(lua_State *L)
{
	const az_runner *runner = az_bind_active(L, "finding");
	size_t length;
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &length) : NULL;
	if (!name)
		return luaL_error(L, "finding.name takes the name of a message");
	const az_message *message = az_message_find(runner->rule, name, length);
	if (!message || !message->name[0])
		return luaL_error(L, "rule '%s' has no message '%s'", runner->rule->id, name);
	maker_object *maker = lua_newuserdatauv(L, sizeof *maker, 0);
	*maker = (maker_object){runner->generation, (uint8_t)(message - runner->rule->messages)};
	luaL_setmetatable(L, maker_name);
	return 1;
}

/* True when the value at `index` is a finding of this call, which is then marked as returned. */
static bool take_returned(lua_State *L, az_runner *runner, int index, uint32_t *which)
{
	const made_object *object = luaL_testudata(L, index, made_name);
	if (!object || object->generation != runner->generation || object->index >= runner->made_count)
		return false;
	if (runner->made[object->index].returned)
		luaL_error(L, "check returned the same finding twice");
	runner->made[object->index].returned = true;
	*which = object->index;
	return true;
}

static int by_identity(const void *a, const void *b)
{
	const az_made *x = *(const az_made *const *)a, *y = *(const az_made *const *)b;
	if (x->message != y->message)
		return x->message < y->message ? -1 : 1;
	size_t n = x->key_length < y->key_length ? x->key_length : y->key_length;
	int order = memcmp(x->key, y->key, n);
	return order ? order : (x->key_length > y->key_length) - (x->key_length < y->key_length);
}

/* Message and key make the id of a finding; what people decide of one must not be said of another. */
static void check_identities(lua_State *L, const az_runner *runner)
{
	uint32_t count = runner->made_count;
	if (count < 2)
		return;
	az_sandbox_charge(L, (int64_t)count * 4);
	const az_made **made = lua_newuserdatauv(L, count * sizeof *made, 0);
	for (uint32_t i = 0; i < count; i++)
		made[i] = &runner->made[i];
	qsort(made, count, sizeof *made, by_identity);
	for (uint32_t i = 1; i < count; i++)
		if (by_identity(&made[i - 1], &made[i]) == 0)
			luaL_error(L,
				"two findings of one subject have the same message and the key '%s'; give each a "
				"key "
				"of its own: finding {key = ...}",
				made[i]->key);
}

/* A table with other keys than the places of its list is a finding whose `finding` was forgotten. */
static void check_places(lua_State *L, int index, lua_Unsigned length)
{
	az_sandbox_charge_walk(L);
	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pop(L, 1);
		if (!lua_isinteger(L, -1) || (lua_Unsigned)lua_tointeger(L, -1) - 1u >= length)
			luaL_error(L,
				"check returned a table that is no list of findings; write return finding {...}");
	}
}

/* Takes what check returned, at `index`: nothing, a finding, or a list of findings. */
int az_take_findings(lua_State *L)
{
	az_runner *runner = az_bind_runner(L);
	uint32_t which;
	uint32_t returned = 0;
	if (lua_istable(L, 1)) {
		lua_Unsigned length = lua_rawlen(L, 1);
		for (lua_Unsigned i = 1; i <= length && i <= AZ_FINDINGS_MOST + 1u; i++) {
			lua_rawgeti(L, 1, (lua_Integer)i);
			if (!take_returned(L, runner, -1, &which))
				return luaL_error(L, "check returned a list that holds a %s; return findings only",
					luaL_typename(L, -1));
			lua_pop(L, 1);
			returned++;
		}
		check_places(L, 1, length);
	} else if (lua_toboolean(L, 1)) {
		if (!take_returned(L, runner, 1, &which))
			return luaL_error(L,
				"check returned a %s; return finding {...}, a list of findings, or "
				"nothing",
				luaL_typename(L, 1));
		returned = 1;
	}
	if (returned < runner->made_count)
		return luaL_error(L, "a finding was made but not returned; write return finding {...}");
	check_identities(L, runner);
	return 0;
}

static int closed(lua_State *L)
{
	return luaL_error(L, "a finding cannot be read or changed once it is made");
}

static const luaL_Reg maker_metamethods[] = {
	{"__call", make},
	{"__index", maker_index},
	{"__newindex", closed},
	{NULL, NULL},
};

static const luaL_Reg made_metamethods[] = {
	{"__index", closed},
	{"__newindex", closed},
	{NULL, NULL},
};

void az_bind_finding(lua_State *L, az_runner *runner)
{
	az_bind_metatable(L, runner, maker_name, maker_metamethods, 0);
	az_bind_metatable(L, runner, made_name, made_metamethods, 0);
	maker_object *maker = lua_newuserdatauv(L, sizeof *maker, 0);
	*maker = (maker_object){0, UINT8_MAX};
	luaL_setmetatable(L, maker_name);
	az_environment_set(L, -2, "finding");
}
