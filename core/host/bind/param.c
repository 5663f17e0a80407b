/*
 * Parameters in Lua: param.name is the value in force for the subject, param.at(name, date) on
 * another date, lenient(name) the lighter of the values at the act and at the judgment.
 */
#include "host/bind/bind.h"

#include <string.h>

#include "base/text.h"
#include "host/sandbox/environment.h"
#include "host/reading.h"
#include "policy/condition.h"
#include "policy/field_ref.h"

static const char param_name[] = "parameters";

static const char *choice_at(const void *context, size_t i)
{
	return ((const az_parameter *)context)->choices[i];
}

/* A term that the parameter's set does not hold is nil; what is no term of it at all is a slip. */
static int chosen_index(lua_State *L)
{
	const az_parameter *parameter = lua_touserdata(L, lua_upvalueindex(1));
	if (lua_type(L, 2) != LUA_TSTRING)
		return 0;
	const char *word = az_check_word(L, 2);
	for (size_t i = 0; parameter->choices[i]; i++)
		if (strcmp(parameter->choices[i], word) == 0)
			return 0;
	az_sandbox_charge(L, AZ_NEAREST_UNITS);
	const char *near = az_text_nearest(word, choice_at, parameter);
	const char *name = parameter->codes ? parameter->codes->name : parameter->name;
	if (near)
		return luaL_error(L, "'%s' is no term of %s; did you mean '%s'?", word, name, near);
	return luaL_error(L, "'%s' is no term of %s", word, name);
}

static void push_chosen(
	lua_State *L, const az_parameter *parameter, const az_parameter_value *value)
{
	lua_newtable(L);
	for (size_t i = 0; i < value->member_count; i++) {
		lua_pushboolean(L, 1);
		lua_setfield(L, -2, parameter->choices[value->members[i] - 1]);
	}
	lua_createtable(L, 0, 2);
	lua_pushlightuserdata(L, (void *)(uintptr_t)parameter);
	lua_pushcclosure(L, chosen_index, 1);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
}

void az_push_parameter_value(
	lua_State *L, const az_parameter *parameter, const az_parameter_value *value)
{
	switch (parameter->type) {
	case AZ_MONEY:
		az_push_money(L, value->number);
		break;
	case AZ_RATIO:
		az_push_ratio(L, value->number, 1000000);
		break;
	case AZ_FLAG:
		lua_pushboolean(L, value->number != 0);
		break;
	case AZ_CODE:
		lua_pushstring(L, parameter->choices[value->number - 1]);
		break;
	case AZ_SET:
		push_chosen(L, parameter, value);
		break;
	default:
		lua_pushinteger(L, value->number);
	}
}

typedef struct names {
	const az_policy *policy;
} names;

static const char *parameter_name(const void *context, size_t i)
{
	const az_policy *policy = ((const names *)context)->policy;
	return i < policy->parameter_count ? policy->parameters[i].name : NULL;
}

static const az_parameter *check_parameter(lua_State *L, const az_runner *runner, int index)
{
	const char *text = lua_type(L, index) == LUA_TSTRING ? az_check_word(L, index) : NULL;
	if (!text) {
		luaL_error(L, "a parameter is named by a text");
		return NULL;
	}
	const az_parameter *parameter = az_parameter_find(runner->policy, text, strlen(text));
	if (parameter)
		return parameter;
	az_sandbox_charge(L, AZ_NEAREST_UNITS);
	names context = {runner->policy};
	const char *near = az_text_nearest(text, parameter_name, &context);
	if (near)
		luaL_error(L, "this policy has no parameter '%s'; did you mean '%s'?", text, near);
	else
		luaL_error(L, "this policy has no parameter '%s'; declare it in policy.yaml", text);
	return NULL;
}

static int push_used(lua_State *L, const az_parameter *parameter, const az_parameter_value *value)
{
	az_push_parameter_value(L, parameter, value);
	return 1;
}

/* A date of something that the subject does not belong to is none of the subject's. */
static void check_seen(
	lua_State *L, const az_runner *runner, const az_parameter *parameter, const az_field_ref *date)
{
	char path[160];
	if (runner->group && !date->as_of)
		luaL_error(L,
			"the parameter '%s' is dated by %s, which a group does not see; write "
			"param.at(\"%s\", date), or use it in collect",
			parameter->name, az_field_ref_path(date, path), parameter->name);
	if (!az_field_ref_is_seen(date, runner->rule->subject))
		luaL_error(L, "the parameter '%s' is dated by %s, which a rule about %s does not see",
			parameter->name, az_field_ref_path(date, path),
			az_entity_of(runner->rule->subject)->name);
}

/* param.name */
static int param_index(lua_State *L)
{
	az_runner *runner = az_bind_runner(L);
	if (lua_type(L, 2) == LUA_TSTRING && !strcmp(lua_tostring(L, 2), "at")) {
		lua_pushvalue(L, lua_upvalueindex(2));
		return 1;
	}
	const az_parameter *parameter = check_parameter(L, runner, 2);
	if (!runner->active) {
		/* A header says `above(param.x)`: the host has read that itself, here it only must not
		 * fault. */
		lua_pushboolean(L, 0);
		return 1;
	}
	check_seen(L, runner, parameter, &parameter->dated_by);
	const az_parameter_value *value = NULL;
	az_open open = {0};
	az_witness witness = az_runner_witness(runner);
	az_answer answer = az_parameter_for(&runner->request->record, runner->subject, parameter,
		runner->request->as_of, &witness, &value, &open);
	if (answer == AZ_OPEN_QUESTION)
		return az_end_unknown(L, runner, az_runner_open_fact(runner, &open));
	if (!value)
		return az_end_not_applying(L, runner);
	return push_used(L, parameter, value);
}

/* Pushes the value on a date; false, and nothing pushed, where the unknown part of the date decides. */
static bool push_on(lua_State *L, az_runner *runner, const az_parameter *parameter, az_date date)
{
	const az_parameter_value *value = az_runner_override(runner, parameter);
	if (value)
		return push_used(L, parameter, value);
	if (az_parameter_at(parameter, date, &value) == AZ_OPEN_QUESTION)
		return false;
	if (!value)
		return az_end_not_applying(L, runner);
	az_runner_use(runner, parameter, (size_t)(value - parameter->values));
	return push_used(L, parameter, value);
}

/* param.at(name, date) */
static int param_at(lua_State *L)
{
	az_runner *runner = az_bind_active(L, "param.at");
	const az_parameter *parameter = check_parameter(L, runner, 1);
	const az_date_object *date = az_check_date(L, 2);
	if (!push_on(L, runner, parameter, date->date))
		return az_end_undecided(L, runner, date->origin, "the date is not known to the day");
	return 1;
}

/* Reads one of the two dates of lenient(); a judgment date that is not applicable is not yet:
 * as_of. */
static az_date lenient_date(
	lua_State *L, az_runner *runner, const az_field_ref *ref, bool judged, az_fact *origin)
{
	az_value value;
	az_open open = {0};
	az_date date = {runner->request->as_of, AZ_DAY};
	if (ref->as_of) {
		runner->as_of_read = true;
		return date;
	}
	az_runner_read(runner, runner->subject, ref, &value, &open);
	*origin = az_runner_open_fact(runner, &open);
	if (value.state == AZ_UNKNOWN)
		az_end_unknown(L, runner, *origin);
	if (value.state == AZ_NOT_APPLICABLE && !judged)
		az_end_not_applying(L, runner);
	if (value.state == AZ_KNOWN)
		az_date_unpack(value.number, &date);
	else
		runner->as_of_read = true;
	return date;
}

/* lenient(name): the lighter value, the value at the act, the value at the judgment. */
static int lenient(lua_State *L)
{
	az_runner *runner = az_bind_active(L, "lenient");
	const az_parameter *parameter = check_parameter(L, runner, 1);
	if (parameter->lighter == AZ_LIGHTER_NONE)
		return luaL_error(L,
			"parameter '%s' does not say which value is lighter; add `lenient: {act: "
			"..., judged: ..., lighter: higher}` to it in policy.yaml",
			parameter->name);
	check_seen(L, runner, parameter, &parameter->act);
	check_seen(L, runner, parameter, &parameter->judged);
	az_fact act_origin = {0}, judged_origin = {0};
	az_date act = lenient_date(L, runner, &parameter->act, false, &act_origin);
	az_date judged = lenient_date(L, runner, &parameter->judged, true, &judged_origin);
	lua_settop(L, 0);
	if (!push_on(L, runner, parameter, act))
		return az_end_unknown(L, runner, act_origin);
	if (!push_on(L, runner, parameter, judged))
		return az_end_unknown(L, runner, judged_origin);
	bool act_is_lower = lua_compare(L, 1, 2, LUA_OPLT);
	bool take_act = (parameter->lighter == AZ_LIGHTER_LOWER) == act_is_lower;
	lua_pushvalue(L, take_act ? 1 : 2);
	lua_insert(L, 1);
	return 3;
}

static int param_is_fixed(lua_State *L)
{
	return luaL_error(L, "a parameter cannot be set by a rule; a tailoring file may");
}

static const luaL_Reg metamethods[] = {
	{"__index", param_index},
	{"__newindex", param_is_fixed},
	{NULL, NULL},
};

void az_bind_param(lua_State *L, az_runner *runner)
{
	lua_pushlightuserdata(L, runner);
	lua_pushcclosure(L, param_at, 1);
	az_bind_metatable(L, runner, param_name, metamethods, 1);
	lua_newuserdatauv(L, 0, 0);
	luaL_setmetatable(L, param_name);
	az_environment_set(L, -2, "param");
	const luaL_Reg functions[] = {{"lenient", lenient}, {NULL, NULL}};
	az_bind_names(L, runner, functions);
}
