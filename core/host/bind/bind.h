/*
 * What the binding files share: values between C and Lua, and ending a rule. Inside of the room
 * host.
 *
 * All of these may raise a Lua error, so a caller holds no memory of its own across them.
 */
#ifndef AZ_HOST_BIND_H
#define AZ_HOST_BIND_H

#include <lauxlib.h>
#include <lua.h>

#include "host/runner.h"

/* The state of a bound function: its first upvalue. */
az_runner *az_bind_runner(lua_State *L);

/* The same, and a fault when no rule is running: for what makes sense only inside check. */
az_runner *az_bind_active(lua_State *L, const char *what);

/* Sets `functions` (NULL-ended) in the table on top, each with the runner as its first upvalue and
 * `extra` values from the top of the stack behind it (they are popped). */
void az_bind_functions(lua_State *L, az_runner *runner, const luaL_Reg *functions, int extra);

/* Gives the functions their names in the environment on top of the stack. */
void az_bind_names(lua_State *L, az_runner *runner, const luaL_Reg *functions);

/* Makes the metatable `name` with these metamethods; it is closed to Lua (__metatable = false). */
void az_bind_metatable(
	lua_State *L, az_runner *runner, const char *name, const luaL_Reg *functions, int extra);

/* The text at `index` as a name: one with a zero in it would pass for the name before the zero. */
const char *az_check_word(lua_State *L, int index);

/* The whole number at `index`; a text or a float that looks like one is none. */
lua_Integer az_check_whole(lua_State *L, int index);

/* What looking for the nearest name costs a rule, about 10 us. */
enum { AZ_NEAREST_UNITS = 1000 };

/* Ends the rule; they do not return. */
int az_end_unknown(lua_State *L, az_runner *runner, az_fact field);
int az_end_forbidden(lua_State *L, az_runner *runner, az_fact field);
int az_end_not_applying(lua_State *L, az_runner *runner);

/* Ends the rule where a date that is not known to the day decides: names where the date came from
 * (az_date_object.origin); a fault with `fault` where it came from no field. */
int az_end_undecided(lua_State *L, az_runner *runner, uint32_t origin, const char *fault);

/* Of a group: a row that is not known, or the field that a date of a known row came from. */
int az_end_row(lua_State *L, az_runner *runner, uint32_t row);
int az_end_row_date(lua_State *L, az_runner *runner, uint32_t origin);

/* Of a group: what the blame says. Its texts live as long as the call does. */
int az_end_blame(lua_State *L, az_runner *runner, const az_blame *blame);

/* Notes a field as read, in evidence and trace; its index among the evidence. */
uint32_t az_note_fact(lua_State *L, az_runner *runner, az_fact fact);

/* Exact numbers. */
typedef struct az_money_object {
	int64_t fen;
} az_money_object;

/* An exact fraction of two whole numbers (of fen, of persons, of anything); the denominator is
 * above 0. */
typedef struct az_ratio_object {
	int64_t numerator;
	int64_t denominator;
} az_ratio_object;

/* The origin of the as-of date: no field, and it is read when it is used. */
#define AZ_ORIGIN_AS_OF UINT32_MAX
/* The origin of a date that was counted from the as-of date: known to the day, of no field. */
#define AZ_ORIGIN_COUNTED (UINT32_MAX - 1)

/* A date and the evidence that it came from, to be named when its unknown part decides. */
typedef struct az_date_object {
	az_date date;
	uint32_t generation;
	/* Index of evidence, AZ_ORIGIN_AS_OF or AZ_ORIGIN_COUNTED; in a group the row's place times
	 * AZ_GIVEN_MOST and the value's place in it. */
	uint32_t origin;
} az_date_object;

/* One entity of the dossier. */
typedef struct az_node_object {
	uint32_t generation;
	az_ref ref;
	bool soft; /* made by maybe(): unknown and not applicable give nil */
} az_node_object;

extern const char az_money_name[], az_ratio_name[], az_date_name[], az_node_name[];

/* The fraction in millionths, rounded half away from zero, for a finding; saturates. */
int64_t az_ratio_millionths(const az_ratio_object *ratio);

void az_push_money(lua_State *L, int64_t fen);
void az_push_ratio(lua_State *L, int64_t numerator, int64_t denominator);
void az_push_date(lua_State *L, const az_runner *runner, az_date date, uint32_t origin);
void az_push_node(lua_State *L, const az_runner *runner, az_ref ref, bool soft);

/* A date argument of this dossier; a fault for one that was kept from another. */
az_date_object *az_check_date(lua_State *L, int index);

/* Pushes a parameter's value as Lua sees it. */
void az_push_parameter_value(
	lua_State *L, const az_parameter *parameter, const az_parameter_value *value);

/* The value at `index` as a finding or a trace keeps it; false where it is of no such type. Texts
 * are copied into the state's scratch arena, cut and checked. */
bool az_given_from(lua_State *L, az_runner *runner, int index, az_given *given);

/* The group that check judges; `maybe` of one that az_is_group. */
void az_push_group(lua_State *L, const az_runner *runner);
bool az_is_group(lua_State *L, int index);
void az_push_soft_group(lua_State *L, const az_runner *runner);

/* Takes what collect returned, all that is on the stack: nothing, or a table of values. A bound function. */
int az_take_row(lua_State *L);

/* The names in a table's keys, in the order of bytes: lua_next's is the hash's, which must not be seen.
 * How many there are, also where they are more than `most`; *others where a key is no text. The texts
 * live as long as the table. */
typedef struct az_value_name {
	const char *text;
	size_t length;
} az_value_name;
size_t az_read_names(lua_State *L, int index, az_value_name *names, size_t most, bool *others);

/* True for a name that a value may have: lower-case letters, digits and _, at most 40. */
bool az_is_value_name(const az_value_name *name);

/* Each registers its metatables and leaves the stack as it was. */
void az_bind_money(lua_State *L, az_runner *runner);
void az_bind_ratio(lua_State *L, az_runner *runner);
void az_bind_date(lua_State *L, az_runner *runner);
void az_bind_node(lua_State *L, az_runner *runner);
void az_bind_group(lua_State *L, az_runner *runner);

/* Each sets its names in the environment on top of the stack. */
void az_bind_rule(lua_State *L, az_runner *runner);  /* rule, as_of, above, at_least, ..., known */
void az_bind_param(lua_State *L, az_runner *runner); /* param, lenient */
void az_bind_finding(lua_State *L, az_runner *runner); /* finding */
void az_bind_values(
	lua_State *L, az_runner *runner); /* maybe, age, ratio, least, greatest, share, share_steps */
void az_bind_trace(
	lua_State *L, az_runner *runner); /* the functions that policy/lua/trace.h calls */

/* For a traced state, after each az_sandbox_start and az_sandbox_resume: notes the lines of the policy's files as they run. */
void az_bind_lines(az_runner *runner);

/* age(birth, on) and working_days(from, to), for az_bind_values. */
int az_lua_age(lua_State *L);
int az_lua_working_days(lua_State *L);

/* Takes what check returned, at index 1: nothing, a finding, or a list of findings; a fault for
 * anything else, and for a finding that was made and not returned. A bound function. */
int az_take_findings(lua_State *L);

#endif
