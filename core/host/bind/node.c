/*
 * A dossier in Lua: entities, lists and sets as handles into the record. Every read goes through
 * here, and that is what makes evidence (law 7). Unknown ends the rule, not applicable ends it as
 * not applying; behind maybe() both are nil.
 *
 * What a name means on an entity is looked up in a table made when the state opens: an integer
 * whose two low bits say the sort (field, extension, parent, namespace) and the rest its index.
 */
#include "host/bind/bind.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/path.h"

const char az_node_name[] = "entity";
static const char list_name[] = "list";
static const char set_name[] = "set";
static const char space_name[] = "namespace";

enum { SORT_FIELD = 0, SORT_EXTENSION = 1, SORT_PARENT = 2, SORT_SPACE = 3, SORTS = 4 };
enum { FORBIDDEN = 1 << 20, LONGEST_SPACE = 48 };
enum { BYTES_A_UNIT = 256 }; /* of a record that a derived field walks: about 60 ns */

typedef struct list_object {
	uint32_t generation;
	bool soft;
	az_value value; /* its items point into the record, which lives as long as the generation */
} list_object;

typedef struct set_object {
	uint32_t generation;
	const az_vocabulary *codes;
	az_value value;
} set_object;

/* `d.x` and `d.x.zj`: the beginning of an extension's name. */
typedef struct space_object {
	az_node_object node;
	char prefix[LONGEST_SPACE];
} space_object;

/* ---- handles --------------------------------------------------------------------------------- */

void az_push_node(lua_State *L, const az_runner *runner, az_ref ref, bool soft)
{
	az_node_object *node = lua_newuserdatauv(L, sizeof *node, 0);
	*node = (az_node_object){runner->generation, ref, soft};
	luaL_setmetatable(L, az_node_name);
}

static az_runner *check_alive(lua_State *L, uint32_t generation)
{
	az_runner *runner = az_bind_runner(L);
	if (!runner->active || generation != runner->generation)
		luaL_error(L, "this belongs to another case, which is closed");
	return runner;
}

static az_node_object *check_node(lua_State *L, int index)
{
	az_node_object *node = luaL_testudata(L, index, az_node_name);
	if (!node)
		luaL_error(
			L, "a case, defendant or other entity is expected, not a %s", luaL_typename(L, index));
	else
		check_alive(L, node->generation);
	return node;
}

/* ---- values ---------------------------------------------------------------------------------- */

static void push_list(lua_State *L, const az_runner *runner, const az_value *value, bool soft)
{
	list_object *list = lua_newuserdatauv(L, sizeof *list, 0);
	*list = (list_object){runner->generation, soft, *value};
	luaL_setmetatable(L, list_name);
}

static void push_set(
	lua_State *L, const az_runner *runner, const az_value *value, const az_vocabulary *codes)
{
	set_object *set = lua_newuserdatauv(L, sizeof *set, 0);
	*set = (set_object){runner->generation, codes, *value};
	luaL_setmetatable(L, set_name);
}

static void push_code(lua_State *L, const az_vocabulary *codes, int64_t number)
{
	const az_code *code = az_code_numbered(codes, (uint16_t)number);
	lua_pushstring(L, code ? code->key : "unknown");
}

static void push_date_value(lua_State *L, const az_runner *runner, int64_t packed, uint32_t origin)
{
	az_date date = {0};
	az_date_unpack(packed, &date);
	az_push_date(L, runner, date, origin);
}

static void push_known(lua_State *L, const az_runner *runner, const az_value *value,
	const az_vocabulary *codes, uint32_t origin, bool soft)
{
	switch (value->type) {
	case AZ_TEXT:
	case AZ_NUMBER:
		lua_pushlstring(L, value->text, value->length);
		break;
	case AZ_FLAG:
		lua_pushboolean(L, value->number != 0);
		break;
	case AZ_MONEY:
		az_push_money(L, value->number);
		break;
	case AZ_DATE:
		push_date_value(L, runner, value->number, origin);
		break;
	case AZ_CODE:
		push_code(L, codes, value->number);
		break;
	case AZ_SET:
		push_set(L, runner, value, codes);
		break;
	case AZ_REF:
	case AZ_ONE:
		az_push_node(L, runner, (az_ref)value->number, soft);
		break;
	case AZ_REFS:
	case AZ_LIST:
		push_list(L, runner, value, soft);
		break;
	default:
		lua_pushinteger(L, value->number);
	}
}

/* Pushes what was read; ends the rule where there is nothing to push and the read was strict. */
static int push_value(lua_State *L, az_runner *runner, const az_value *value,
	const az_vocabulary *codes, az_fact unread, uint32_t origin, bool soft)
{
	if (value->state == AZ_KNOWN) {
		push_known(L, runner, value, codes, origin, soft);
		return 1;
	}
	if (soft) {
		lua_pushnil(L);
		return 1;
	}
	if (value->state == AZ_NOT_APPLICABLE)
		return az_end_not_applying(L, runner);
	return az_end_unknown(L, runner, unread);
}

static int read_field(
	lua_State *L, az_runner *runner, const az_node_object *node, const az_field *field)
{
	const az_record *record = &runner->request->record;
	az_value value;
	az_unread unread;
	uint32_t origin = az_note_fact(L, runner, (az_fact){node->ref, field->number, 0});
	if (field->derive)
		az_sandbox_charge(L, 1 + record->size / BYTES_A_UNIT);
	az_node_read(record, node->ref, field, &value, &unread);
	az_fact culprit = {unread.ref, unread.field->number, 0};
	return push_value(L, runner, &value, field->codes, culprit, origin, node->soft);
}

static int read_extension(
	lua_State *L, az_runner *runner, const az_node_object *node, uint16_t index)
{
	const az_extension *extension = &runner->policies->schema.extensions[index];
	az_fact fact = {node->ref, AZ_FIELD_EXTENSION, index};
	uint32_t origin = az_note_fact(L, runner, fact);
	az_value value;
	az_node_get_extension(
		&runner->request->record, node->ref, extension->name, strlen(extension->name), &value);
	return push_value(L, runner, &value, extension->codes, fact, origin, node->soft);
}

/* ---- names ----------------------------------------------------------------------------------- */

static bool is_declared(const az_policy *policy, az_entity_id entity, const az_field *field,
	const az_extension *extension)
{
	for (size_t i = 0; i < policy->read_count; i++) {
		const az_declared_read *read = &policy->reads[i];
		if (extension ? read->extension == extension
					  : read->entity == entity && read->field == field)
			return true;
	}
	return false;
}

static void name(lua_State *L, const char *text, lua_Integer index, int sort, bool forbidden)
{
	lua_pushinteger(L, index * SORTS + sort + (forbidden ? FORBIDDEN : 0));
	lua_setfield(L, -2, text);
}

/* The table of one entity's names. Fields come last, so that they win over a parent's name. */
static void push_names(lua_State *L, const az_runner *runner, const az_entity *entity)
{
	lua_newtable(L);
	name(L, "x", 0, SORT_SPACE, false);
	for (const az_entity *up = az_entity_of(entity->parent); up; up = az_entity_of(up->parent))
		name(L, up->name, up->id, SORT_PARENT, false);
	const az_schema *schema = &runner->policies->schema;
	for (size_t i = 0; i < schema->count; i++) {
		const az_extension *extension = &schema->extensions[i];
		if (extension->entity == entity->id)
			name(L, extension->name, (lua_Integer)i, SORT_EXTENSION,
				extension->sensitivity != AZ_OPEN &&
					!is_declared(runner->policy, entity->id, NULL, extension));
	}
	for (size_t i = 0; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		name(L, field->name, (lua_Integer)i, SORT_FIELD,
			field->sensitivity != AZ_OPEN && !is_declared(runner->policy, entity->id, field, NULL));
	}
}

static int no_such_field(lua_State *L, const az_entity *entity, const char *text)
{
	az_sandbox_charge(L, AZ_NEAREST_UNITS);
	const char *near = az_field_nearest(entity, text);
	bool an = az_entity_takes_an(entity);
	if (near && an)
		return luaL_error(
			L, "an %s has no field '%s'; did you mean '%s'?", entity->name, text, near);
	if (near)
		return luaL_error(
			L, "a %s has no field '%s'; did you mean '%s'?", entity->name, text, near);
	if (an)
		return luaL_error(L, "an %s has no field '%s'", entity->name, text);
	return luaL_error(L, "a %s has no field '%s'", entity->name, text);
}

static int push_parent(lua_State *L, az_runner *runner, const az_node_object *node, unsigned entity)
{
	az_ref ref = az_node_ancestor(&runner->request->record, node->ref, (az_entity_id)entity);
	az_push_node(L, runner, ref, node->soft);
	return 1;
}

static int push_space(lua_State *L, const az_node_object *node, const char *prefix)
{
	space_object *space = lua_newuserdatauv(L, sizeof *space, 0);
	space->node = *node;
	snprintf(space->prefix, sizeof space->prefix, "%s", prefix);
	luaL_setmetatable(L, space_name);
	return 1;
}

static int end_forbidden(
	lua_State *L, az_runner *runner, const az_node_object *node, int sort, lua_Integer index)
{
	if (sort == SORT_EXTENSION)
		return az_end_forbidden(
			L, runner, (az_fact){node->ref, AZ_FIELD_EXTENSION, (uint16_t)index});
	const az_entity *entity = az_node_entity(&runner->request->record, node->ref);
	return az_end_forbidden(L, runner, (az_fact){node->ref, entity->fields[index].number, 0});
}

/* Reads what the name means on the node; the name is at stack index 2. */
static int read_name(lua_State *L, az_runner *runner, const az_node_object *node, const char *text)
{
	const az_entity *entity = az_node_entity(&runner->request->record, node->ref);
	lua_rawgeti(L, LUA_REGISTRYINDEX, runner->names);
	lua_rawgeti(L, -1, entity->id);
	lua_pushstring(L, text);
	if (lua_rawget(L, -2) != LUA_TNUMBER)
		return no_such_field(L, entity, text);
	lua_Integer what = lua_tointeger(L, -1);
	bool forbidden = (what & FORBIDDEN) != 0;
	lua_Integer index = (what & (FORBIDDEN - 1)) / SORTS;
	int sort = (int)(what % SORTS);
	lua_pop(L, 3);
	if (forbidden)
		return end_forbidden(L, runner, node, sort, index);
	switch (sort) {
	case SORT_FIELD:
		return read_field(L, runner, node, &entity->fields[index]);
	case SORT_EXTENSION:
		return read_extension(L, runner, node, (uint16_t)index);
	case SORT_PARENT:
		return push_parent(L, runner, node, (unsigned)index);
	default:
		return push_space(L, node, "x");
	}
}

static const char *check_name(lua_State *L, const char *of)
{
	if (lua_type(L, 2) != LUA_TSTRING)
		luaL_error(L, "a field of a %s is named by a text, not by a %s", of, luaL_typename(L, 2));
	return az_check_word(L, 2);
}

/* ---- entities -------------------------------------------------------------------------------- */

static int node_index(lua_State *L)
{
	const az_node_object *node = check_node(L, 1);
	return read_name(L, az_bind_runner(L), node, check_name(L, "case or person"));
}

static int read_only(lua_State *L)
{
	return luaL_error(L, "a dossier cannot be changed by a policy");
}

static int node_eq(lua_State *L)
{
	const az_node_object *a = check_node(L, 1), *b = check_node(L, 2);
	lua_pushboolean(L, a->ref == b->ref);
	return 1;
}

/* "defendant D1": its name and key, which are open. */
static int node_tostring(lua_State *L)
{
	const az_node_object *node = check_node(L, 1);
	const az_record *record = &az_bind_runner(L)->request->record;
	uint32_t length;
	const char *key = az_node_key(record, node->ref, &length);
	lua_pushfstring(L, "%s ", az_node_entity(record, node->ref)->name);
	lua_pushlstring(L, key, length);
	lua_concat(L, 2);
	return 1;
}

static int space_index(lua_State *L)
{
	space_object *space = luaL_testudata(L, 1, space_name);
	if (!space)
		return luaL_error(L, "a namespace is expected");
	az_runner *runner = check_alive(L, space->node.generation);
	char full[LONGEST_SPACE];
	int n = snprintf(full, sizeof full, "%s.%s", space->prefix, check_name(L, "namespace"));
	const az_entity *entity = az_node_entity(&runner->request->record, space->node.ref);
	if (n < 0 || (size_t)n >= sizeof full)
		return no_such_field(L, entity, space->prefix);
	const az_schema *schema = &runner->policies->schema;
	for (size_t i = 0; i < schema->count; i++) {
		const az_extension *extension = &schema->extensions[i];
		if (extension->entity != entity->id || strncmp(extension->name, full, (size_t)n) != 0)
			continue;
		if (extension->name[n] == '.')
			return push_space(L, &space->node, full);
	}
	return read_name(L, runner, &space->node, full);
}

/* ---- lists ----------------------------------------------------------------------------------- */

static list_object *check_list(lua_State *L, int index)
{
	list_object *list = luaL_testudata(L, index, list_name);
	if (!list)
		luaL_error(L, "a list is expected, not a %s", luaL_typename(L, index));
	else
		check_alive(L, list->generation);
	return list;
}

/* list[1] to list[#list] (nil behind), or by key: case.defendants.D1. */
static int list_index(lua_State *L)
{
	const list_object *list = check_list(L, 1);
	const az_runner *runner = az_bind_runner(L);
	az_ref ref = 0;
	if (lua_isinteger(L, 2)) {
		lua_Integer i = lua_tointeger(L, 2);
		if (i >= 1 && (lua_Unsigned)i <= list->value.count)
			ref = az_value_ref(&list->value, (uint32_t)(i - 1));
	} else if (lua_type(L, 2) == LUA_TSTRING) {
		size_t length;
		const char *key = lua_tolstring(L, 2, &length);
		az_sandbox_charge(L, list->value.count);
		ref = az_list_find(&runner->request->record, &list->value, key, length);
		if (!ref)
			return luaL_error(L, "the list has no item '%s'", key);
	} else {
		return luaL_error(L, "a list is read by number or key, not by a %s", luaL_typename(L, 2));
	}
	if (ref)
		az_push_node(L, runner, ref, list->soft);
	else
		lua_pushnil(L);
	return 1;
}

static int list_len(lua_State *L)
{
	lua_pushinteger(L, check_list(L, 1)->value.count);
	return 1;
}

/* ---- sets ------------------------------------------------------------------------------------ */

static set_object *check_set(lua_State *L, int index)
{
	set_object *set = luaL_testudata(L, index, set_name);
	if (!set)
		luaL_error(L, "a set is expected, not a %s", luaL_typename(L, index));
	else
		check_alive(L, set->generation);
	return set;
}

/* set.organizer: true or false; a word that is no term is a fault. set[i]: its i-th term. */
static int set_index(lua_State *L)
{
	const set_object *set = check_set(L, 1);
	if (lua_isinteger(L, 2)) {
		lua_Integer i = lua_tointeger(L, 2);
		bool inside = i >= 1 && (lua_Unsigned)i <= set->value.count;
		if (inside)
			push_code(L, set->codes, az_value_code(&set->value, (uint32_t)(i - 1)));
		else
			lua_pushnil(L);
		return 1;
	}
	const char *word = lua_type(L, 2) == LUA_TSTRING ? az_check_word(L, 2) : NULL;
	if (!word)
		return luaL_error(L, "a set is read by one of its terms: d.roles.organizer");
	for (size_t i = 0; i < set->codes->count; i++) {
		const az_code *code = &set->codes->codes[i];
		if (strcmp(code->key, word) != 0)
			continue;
		lua_pushboolean(L, az_value_has_code(&set->value, code->number));
		return 1;
	}
	az_sandbox_charge(L, AZ_NEAREST_UNITS);
	const char *near = az_code_nearest(set->codes, word);
	return luaL_error(L, "'%s' is no term of %s; did you mean '%s'?", word, set->codes->name,
		near ? near : set->codes->codes[0].key);
}

static int set_len(lua_State *L)
{
	lua_pushinteger(L, check_set(L, 1)->value.count);
	return 1;
}

/* ---- registration ---------------------------------------------------------------------------- */

static const luaL_Reg node_metamethods[] = {
	{"__index", node_index},
	{"__newindex", read_only},
	{"__eq", node_eq},
	{"__tostring", node_tostring},
	{NULL, NULL},
};

static const luaL_Reg space_metamethods[] = {
	{"__index", space_index},
	{"__newindex", read_only},
	{NULL, NULL},
};

static const luaL_Reg list_metamethods[] = {
	{"__index", list_index},
	{"__newindex", read_only},
	{"__len", list_len},
	{NULL, NULL},
};

static const luaL_Reg set_metamethods[] = {
	{"__index", set_index},
	{"__newindex", read_only},
	{"__len", set_len},
	{NULL, NULL},
};

void az_bind_node(lua_State *L, az_runner *runner)
{
	az_bind_metatable(L, runner, az_node_name, node_metamethods, 0);
	az_bind_metatable(L, runner, space_name, space_metamethods, 0);
	az_bind_metatable(L, runner, list_name, list_metamethods, 0);
	az_bind_metatable(L, runner, set_name, set_metamethods, 0);
	lua_newtable(L);
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		push_names(L, runner, az_entity_of(id));
		lua_rawseti(L, -2, (lua_Integer)id);
	}
	runner->names = luaL_ref(L, LUA_REGISTRYINDEX);
}
