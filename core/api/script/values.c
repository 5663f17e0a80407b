/*
 * Values of dossiers and findings as a script sees them: money, dates and ratios as rules see them,
 * codes as their keys, sets as lists that have their keys too, unknown as nil, and what does not apply
 * as `na`, a value that meets nothing: unknown, not applicable and zero stay three things.
 */
#include <stdlib.h>
#include <string.h>

#include "api/script/script.h"
#include "base/hash.h"
#include "base/text.h"
#include "host/sandbox/environment.h"
#include "host/sandbox/stdlib.h"
#include "model/money.h"
#include "model/path.h"

/* The key of `na` in the registry, and its class. */
static const char na_key;
static const char na_class[] = "not applicable";

bool az_script_is_na(lua_State *L, int index)
{
	return luaL_testudata(L, index, na_class) != NULL;
}

void az_script_push_day(lua_State *L, az_script *script, int32_t day)
{
	az_push_date(L, &script->values, (az_date){day, AZ_DAY}, 0);
}

static void push_date(lua_State *L, az_script *script, int64_t packed)
{
	az_date date;
	if (!az_date_unpack(packed, &date))
		az_script_wrong(L, "a date is damaged; `assize verify` says where");
	az_push_date(L, &script->values, date, 0);
}

static void push_number(lua_State *L, az_script *script, az_type type, int64_t number)
{
	if (type == AZ_MONEY)
		az_push_money(L, number);
	else if (type == AZ_DATE)
		push_date(L, script, number);
	else if (type == AZ_RATIO)
		az_push_ratio(L, number, 1000000);
	else if (type == AZ_FLAG)
		lua_pushboolean(L, number != 0);
	else
		lua_pushinteger(L, number);
}

void az_script_push_given(lua_State *L, az_script *script, const az_given *given)
{
	if (given->type == AZ_TEXT)
		lua_pushlstring(L, given->text, given->length);
	else
		push_number(L, script, given->type, given->number);
}

/* ---- fields ------------------------------------------------------------------------------------ */

static const char *code_key(const az_vocabulary *codes, uint16_t number)
{
	const az_code *code = codes ? az_code_numbered(codes, number) : NULL;
	return code ? code->key : "";
}

static void push_key(lua_State *L, const az_record *record, az_ref ref)
{
	uint32_t length;
	const char *key = az_node_key(record, ref, &length);
	lua_pushlstring(L, key, length);
}

/* A list of the keys, and each key as a name that is true. */
static void push_keys(
	lua_State *L, const az_record *record, const az_value *value, const az_vocabulary *codes)
{
	lua_createtable(L, (int)value->count, (int)value->count);
	for (uint32_t i = 0; i < value->count; i++) {
		if (value->type == AZ_SET)
			lua_pushstring(L, code_key(codes, az_value_code(value, i)));
		else
			push_key(L, record, az_value_ref(value, i));
		lua_pushvalue(L, -1);
		lua_rawseti(L, -3, (lua_Integer)i + 1);
		lua_pushboolean(L, true);
		lua_rawset(L, -3);
	}
}

static void push_known(lua_State *L, az_script *script, const az_record *record,
	const az_value *value, const az_vocabulary *codes)
{
	switch (value->type) {
	case AZ_TEXT:
	case AZ_NUMBER:
		lua_pushlstring(L, value->text, value->length);
		return;
	case AZ_CODE:
		lua_pushstring(L, code_key(codes, (uint16_t)value->number));
		return;
	case AZ_SET:
	case AZ_REFS:
		push_keys(L, record, value, codes);
		return;
	case AZ_REF:
		push_key(L, record, (az_ref)value->number);
		return;
	case AZ_LIST:
	case AZ_ONE:
		lua_pushnil(L);
		return;
	default:
		push_number(L, script, value->type, value->number);
	}
}

void az_script_push_value(lua_State *L, az_script *script, const az_record *record,
	const az_value *value, const az_vocabulary *codes)
{
	if (value->state == AZ_UNKNOWN)
		lua_pushnil(L);
	else if (value->state == AZ_NOT_APPLICABLE)
		lua_rawgetp(L, LUA_REGISTRYINDEX, &na_key);
	else
		push_known(L, script, record, value, codes);
}

/* ---- trees of JSON ----------------------------------------------------------------------------- */

static void push_plain(lua_State *L, const az_doc *doc)
{
	char *end = NULL;
	if (az_doc_is(doc, "true") || az_doc_is(doc, "false")) {
		lua_pushboolean(L, doc->text[0] == 't');
		return;
	}
	long long number = strtoll(doc->text, &end, 10);
	if (end && end != doc->text && !*end)
		lua_pushinteger(L, number);
	else
		lua_pushlstring(L, doc->text, doc->length);
}

void az_script_push_doc(lua_State *L, const az_doc *doc)
{
	luaL_checkstack(L, 4, NULL);
	if (doc->kind == AZ_DOC_NULL) {
		lua_pushnil(L);
	} else if (doc->kind == AZ_DOC_PLAIN) {
		push_plain(L, doc);
	} else if (doc->kind == AZ_DOC_TEXT) {
		lua_pushlstring(L, doc->text, doc->length);
	} else {
		lua_Integer i = 0;
		lua_newtable(L);
		for (const az_doc *child = doc->first; child; child = child->next) {
			az_script_push_doc(L, child);
			if (doc->kind == AZ_DOC_MAP)
				lua_setfield(L, -2, child->key);
			else
				lua_rawseti(L, -2, ++i);
		}
	}
}

/* ---- texts ------------------------------------------------------------------------------------- */

const char *az_script_text(lua_State *L, int index, size_t *length)
{
	if (lua_isnoneornil(L, index)) {
		*length = 0;
		return lua_pushliteral(L, "");
	}
	int type = lua_type(L, index);
	if (type == LUA_TTABLE || type == LUA_TFUNCTION)
		az_script_wrong(L, "a %s has no text; take one of its fields", luaL_typename(L, index));
	return az_stdlib_tostring(L, index, length);
}

/* ---- names that a table never has ---------------------------------------------------------------- */

static const char *const finding_names[] = {"id", "run", "case", "subject", "policy", "rule",
	"title", "kind", "level", "attention", "message", "values", "basis", "evidence", "parameters",
	"leniency", "status", "decision", "as_of", "outcome", "cause", "field", "reason", "line",
	"change", "was", "case_moved", NULL};

static const char *name_at(const void *context, size_t i)
{
	const char *const *names = context;
	return names[i];
}

static int finding_index(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	for (size_t i = 0; finding_names[i]; i++)
		if (!strcmp(finding_names[i], name))
			return 0;
	const char *near = az_text_nearest(name, name_at, finding_names);
	return az_script_wrong(
		L, "a finding has no '%s'; did you mean '%s'?", name, near ? near : "message");
}

void az_script_push_finding_class(lua_State *L)
{
	if (luaL_newmetatable(L, "finding")) {
		lua_pushcfunction(L, finding_index);
		lua_setfield(L, -2, "__index");
		lua_pushcfunction(L, az_base_pairs_as_it_lies);
		lua_setfield(L, -2, "__pairs");
		lua_pushboolean(L, 0);
		lua_setfield(L, -2, "__metatable");
	}
}

/* True when a walk over cases was asked for the list of that name; it has not got the others. */
static bool is_asked_for(lua_State *L, const char *name)
{
	if (!lua_istable(L, lua_upvalueindex(2)))
		return true;
	bool asked = lua_getfield(L, lua_upvalueindex(2), name) != LUA_TNIL;
	lua_pop(L, 1);
	return asked;
}

static int no_field(lua_State *L, const az_entity *entity, const char *name)
{
	const char *near = az_field_nearest(entity, name);
	if (near)
		return az_script_wrong(L, "%s has no '%s'; did you mean '%s'?", entity->name, name, near);
	return az_script_wrong(
		L, "%s has no '%s'; `assize schema` lists its fields", entity->name, name);
}

/* Asked for what the table has not: unknown, or no name of its own. */
static int entity_index(lua_State *L)
{
	const az_entity *entity = lua_touserdata(L, lua_upvalueindex(1));
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	const az_field *field = az_field_named(entity, name, strlen(name));
	if (!field)
		return strncmp(name, "x.", 2) ? no_field(L, entity, name) : 0;
	if (field->sensitivity != AZ_OPEN)
		return az_script_wrong(
			L, "%s.%s is personal or protected: a script sees none", entity->name, name);
	if (field->type == AZ_LIST && !is_asked_for(L, name))
		return az_script_wrong(
			L, "the list was not asked for; write store:cases {with = {\"%s\"}}", name);
	return 0;
}

void az_script_new_entity_class(lua_State *L, const az_entity *entity)
{
	lua_pushlightuserdata(L, (void *)(uintptr_t)entity);
	lua_insert(L, -2);
	lua_pushcclosure(L, entity_index, 2);
	lua_createtable(L, 0, 4);
	lua_insert(L, -2);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, az_base_pairs_as_it_lies);
	lua_setfield(L, -2, "__pairs");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
}

void az_script_push_entity_class(lua_State *L, const az_entity *entity)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, entity) != LUA_TNIL)
		return;
	az_script_new_entity_class(L, entity);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, entity);
}

/* ---- names ------------------------------------------------------------------------------------- */

/* date(text) */
static int date(lua_State *L)
{
	az_script *script = az_script_of(L);
	az_date read;
	const char *why = NULL, *text = luaL_checkstring(L, 1);
	if (!az_date_parse(text, strlen(text), &read, &why))
		return az_script_wrong(L, "'%s': %s; write a date as 2026-10-31", text, why);
	az_push_date(L, &script->values, read, 0);
	return 1;
}

/* money(text): yuan, as files have them. */
static int money(lua_State *L)
{
	int64_t fen;
	const char *why = NULL, *text = luaL_checkstring(L, 1);
	if (!az_money_parse(text, strlen(text), &fen, &why))
		return az_script_wrong(L, "'%s': %s; write an amount in yuan, as \"3000.00\"", text, why);
	az_push_money(L, fen);
	return 1;
}

/* known(value): neither unknown nor not applicable. */
static int known(lua_State *L)
{
	luaL_checkany(L, 1);
	lua_pushboolean(L, !lua_isnil(L, 1) && !az_script_is_na(L, 1));
	return 1;
}

/* sha256(text): 64 hex digits, which anybody can make again with sha256sum. */
static int sha256(lua_State *L)
{
	char hex[AZ_HASH_HEX];
	size_t length;
	const char *text = luaL_checklstring(L, 1, &length);
	az_sandbox_charge_bytes(L, length);
	az_sha256_hex(text, length, hex);
	lua_pushstring(L, hex);
	return 1;
}

static int na_text(lua_State *L)
{
	lua_pushliteral(L, "n/a");
	return 1;
}

static const luaL_Reg functions[] = {
	{"date", date}, {"money", money}, {"known", known}, {"sha256", sha256}, {NULL, NULL}};

void az_script_open_values(lua_State *L, az_script *script)
{
	az_bind_money(L, &script->values);
	az_bind_ratio(L, &script->values);
	az_bind_date(L, &script->values);
	az_bind_values(L, &script->values);
	lua_pushnil(L);
	az_environment_set(L, -2, "maybe"); /* it is about reading as a rule does */
	az_script_names(L, script, functions);
	luaL_newmetatable(L, na_class);
	lua_pushcfunction(L, na_text);
	lua_setfield(L, -2, "__tostring");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_newuserdatauv(L, 0, 0);
	lua_insert(L, -2);
	lua_setmetatable(L, -2);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &na_key);
	az_environment_set(L, -2, "na");
}
