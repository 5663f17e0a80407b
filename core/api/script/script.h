/*
 * Inside of the room api: a script under way, and what its binding files share. The script runs in the
 * sandbox of the rules (host/sandbox), with money, dates and ratios of the rules (host/bind); what it
 * calls is the library itself, so that a script can do nothing that an embedder cannot.
 *
 * Every function that Lua can call has the script as its first upvalue. Those that are marked with
 * "Raises" may leave by a Lua error: memory of ours that lives across them hangs on a userdata.
 */
#ifndef AZ_API_SCRIPT_SCRIPT_H
#define AZ_API_SCRIPT_SCRIPT_H

#include <lauxlib.h>
#include <lua.h>

#include "api/handle.h"
#include "api/script/folder.h"
#include "assize/script.h"
#include "audit/finding.h"
#include "exchange/doc/doc.h"
#include "host/bind/bind.h"
#include "host/sandbox/sandbox.h"

typedef struct az_script {
	assize_store *store;
	const char *file;
	const assize_script_options *options;
	assize_script_result *result;
	az_error *error; /* the store's */
	az_sandbox *sandbox;
	lua_State *lua;
	az_arena *arena;   /* what lives as long as the script */
	az_folder *folder; /* NULL: it may write no file */
	az_runner values;  /* what host/bind asks for: there is no rule, so nothing is noted in it */
	int32_t as_of;
	az_lang lang;
	assize_status hard; /* what ended it for good; with ASSIZE_NO: fail() was called */
	az_buffer unmet;    /* expectations that failed, as lines */
} az_script;

/* The script of a bound function: its first upvalue. */
az_script *az_script_of(lua_State *L);

/* Gives the functions (NULL-ended) their names in the environment on top of the stack, or in the table
 * on top. Raises. */
void az_script_names(lua_State *L, az_script *script, const luaL_Reg *functions);
void az_script_functions(lua_State *L, az_script *script, const luaL_Reg *functions);

/* Makes the class `name`, closed to Lua: `methods` through __index (a method that is not there is a
 * fault that names the nearest), `meta` beside it (may be NULL). Raises. */
void az_script_class(lua_State *L, az_script *script, const char *name, const luaL_Reg *methods,
	const luaL_Reg *meta);

/* Turns a status into what Lua sees; ASSIZE_OK does nothing. What the script can mend (a name, a policy)
 * is an error with the text of the store's handle; a fault of the store, of memory or of assize itself
 * ends the script for good. Raises. */
void az_script_check(lua_State *L, az_script *script, assize_status status);

/* Says what is wrong in the script, at the line that called, in its language (base/words.h); as
 * luaL_error. Does not return; the type lets a function `return` it. */
__attribute__((format(printf, 2, 3))) int az_script_wrong(lua_State *L, const char *english, ...);

/* ---- options: `{key = value}` at an index, or nothing ------------------------------------------ */

/* Refuses what is no table, and keys that are not among `names` (NULL-ended). Raises. */
void az_options_check(lua_State *L, int index, const char *const *names);

/* The text of an option, or NULL. It lives as long as the table. Raises. */
const char *az_option_text(lua_State *L, int index, const char *name);
lua_Integer az_option_whole(lua_State *L, int index, const char *name, lua_Integer otherwise);
bool az_option_flag(lua_State *L, int index, const char *name);

/* A day: a date, or a text as 2026-10-31; `otherwise` where there is none. Raises. */
int32_t az_option_day(lua_State *L, int index, const char *name, int32_t otherwise);

/* `{court = ..., stage = ...}` as "court=...", ordered by name; the array and its texts live in
 * userdata that is left on the stack. Raises. */
const char *const *az_option_scope(lua_State *L, int index, const char *name, size_t *count);

/* ---- values ------------------------------------------------------------------------------------ */

/* Pushes one; unknown is nil, not applicable a value of its own, `na`. A list, and a single that is an
 * entity, is nil. Raises. */
void az_script_push_value(lua_State *L, az_script *script, const az_record *record,
	const az_value *value, const az_vocabulary *codes);
bool az_script_is_na(lua_State *L, int index);
void az_script_push_given(lua_State *L, az_script *script, const az_given *given);
void az_script_push_day(lua_State *L, az_script *script, int32_t day);

/* Pushes a tree that JSON gave: maps and lists as tables, whole numbers as such, null as nil. Raises. */
void az_script_push_doc(lua_State *L, const az_doc *doc);

/* Pushes the text of a value as files have it: nil is "", an amount "862400.00". Raises for a table. */
const char *az_script_text(lua_State *L, int index, size_t *length);

/* The tables of findings and cases refuse names that they never have, so that a slip of the pen is no
 * nil. Each pushes such a class. Raises. */
void az_script_push_finding_class(lua_State *L);
void az_script_push_entity_class(lua_State *L, const az_entity *entity);

/* The same for an entity whose lists are there only where they were asked for: the table of their names
 * is on top of the stack, and is replaced by the class. Raises. */
void az_script_new_entity_class(lua_State *L, const az_entity *entity);

/* ---- the objects: each sets up its class; `open` pushes one. They raise. ------------------------- */

void az_script_open_values(lua_State *L, az_script *script); /* money, date, known, na, ... */
void az_script_open_say(lua_State *L, az_script *script);    /* say, expect, fail */
void az_script_open_sample(lua_State *L, az_script *script); /* sample, sample_money */
void az_script_open_store(lua_State *L, az_script *script);
void az_script_open_cases(lua_State *L, az_script *script);
void az_script_open_run(lua_State *L, az_script *script);
void az_script_open_findings(lua_State *L, az_script *script);
void az_script_open_compare(lua_State *L, az_script *script);
void az_script_open_out(lua_State *L, az_script *script);

/* store:cases(options), at index 2. */
int az_script_cases(lua_State *L);

/* Pushes a run by its number. Raises. */
void az_script_push_run(lua_State *L, az_script *script, int64_t number);

/* The number of the run at an index; a fault for anything else. */
int64_t az_script_run_number(lua_State *L, int index);

/* run:findings(options), with the run's number. */
int az_script_findings(lua_State *L, az_script *script, int64_t run);

/* run:compare(other, options), likewise. */
int az_script_compare(lua_State *L, az_script *script, int64_t older, int64_t newer);

/* Says the expectations that failed. */
assize_status az_script_say_unmet(az_script *script);

#endif
