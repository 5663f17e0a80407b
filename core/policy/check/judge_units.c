/* Units that Lua cannot see: days, working days and months are whole numbers, all of them. */
#include "policy/check/world.h"

#include <string.h>

#include "base/words.h"

typedef enum unit { UNIT_NONE = 0, UNIT_DAYS, UNIT_WORKING_DAYS, UNIT_MONTHS } unit;

static unit unit_named(const char *name)
{
	static const char *const names[] = {NULL, "days", "working_days", "months"};
	for (unit i = UNIT_DAYS; name && i <= UNIT_MONTHS; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return UNIT_NONE;
}

/* The unit of the parameter in `param.NAME`. */
static unit unit_of_parameter(
	const az_world *world, const az_check_file *file, const az_lua_node *node)
{
	if (node->kind != AZ_NODE_FIELD || node->child->kind != AZ_NODE_NAME ||
		!az_lua_word_is(file->tree, node->child, "param"))
		return UNIT_NONE;
	const char *name = az_lua_word(file->tree, node);
	const az_parameter *parameter = az_parameter_find(world->policy, name, strlen(name));
	return parameter ? unit_named(parameter->unit) : UNIT_NONE;
}

static bool is_date(const az_check_file *file, const az_lua_node *node)
{
	return (az_seen(file, node)->sorts & ~(uint32_t)AZ_SEEN_NIL) == AZ_SEEN_DATE;
}

/* later - earlier, of two dates. */
static bool is_days_between(const az_check_file *file, const az_lua_node *node)
{
	return node->kind == AZ_NODE_BINARY && az_lua_operator(file->tree, node) == AZ_TOKEN_MINUS &&
		   is_date(file, node->child) && is_date(file, node->last_child);
}

static bool is_working_days(const az_check_file *file, const az_lua_node *node)
{
	if (node->kind != AZ_NODE_CALL)
		return false;
	const az_lua_node *callee = az_lua_bare(node->child);
	return callee->kind == AZ_NODE_NAME && callee->reach == AZ_LUA_GLOBAL &&
		   az_lua_word_is(file->tree, callee, "working_days");
}

/* What a whole number counts, where that is seen: of a local, what it was declared with. */
static unit unit_of(const az_world *world, const az_check_file *file, const az_lua_node *node)
{
	node = az_declared_value(node);
	if (is_days_between(file, node))
		return UNIT_DAYS;
	return is_working_days(file, node) ? UNIT_WORKING_DAYS : unit_of_parameter(world, file, node);
}

/* date + param.NAME, of what is no number of days. */
static void judge_sum(
	az_world *world, const az_check_file *file, const az_lua_node *node, unit left, unit right)
{
	if (left == UNIT_MONTHS || right == UNIT_MONTHS)
		az_remark_node(world, AZ_CHECK_TYPES, file, node, "write date:add_months(param.NAME)",
			"months are added to a date, which counts in days");
	else if (left == UNIT_WORKING_DAYS || right == UNIT_WORKING_DAYS)
		az_remark_node(world, AZ_CHECK_TYPES, file, node, "write date:add_working_days(param.NAME)",
			"working days are added to a date, which counts in days");
}

/* A comparison, a sum or a difference of two numbers in different units. */
static void judge_pair(
	az_world *world, const az_check_file *file, const az_lua_node *node, unit left, unit right)
{
	unit least = left < right ? left : right, most = left < right ? right : left;
	if (least == most || !least)
		return;
	if (least == UNIT_DAYS && most == UNIT_MONTHS)
		az_remark_node(world, AZ_CHECK_TYPES, file, node,
			"compare dates: as_of > earlier:add_months(param.NAME), or make the parameter one of "
			"days",
			"days are compared with months");
	else if (least == UNIT_DAYS)
		az_remark_node(world, AZ_CHECK_TYPES, file, node,
			"count working_days(earlier, later), or make the parameter one of days",
			"days are compared with working days");
	else
		az_remark_node(world, AZ_CHECK_TYPES, file, node,
			"compare dates: earlier:add_months(param.NAME) or "
			"earlier:add_working_days(param.NAME)",
			"working days are compared with months");
}

/* date:add_working_days(param.NAME) and date:add_months(param.NAME) */
static void judge_method(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *number = node->child->next;
	unit given = number && is_date(file, node->child) ? unit_of(world, file, number) : UNIT_NONE;
	if (!given)
		return;
	if (az_lua_word_is(file->tree, node, "add_months") && given != UNIT_MONTHS)
		az_remark_node(world, AZ_CHECK_TYPES, file, node,
			"make the parameter one of months, or write date + n or date:add_working_days(n)",
			"add_months is given what counts no months");
	else if (az_lua_word_is(file->tree, node, "add_working_days") && given != UNIT_WORKING_DAYS)
		az_remark_node(world, AZ_CHECK_TYPES, file, node,
			"make the parameter one of working_days, or write date + n or date:add_months(n)",
			"add_working_days is given what counts no working days");
}

/* Without a calendar a rule that counts working days never comes to an answer. */
static void judge_calendar(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	bool counts = is_working_days(file, node) ||
				  (node->kind == AZ_NODE_METHOD && is_date(file, node->child) &&
					  az_lua_word_is(file->tree, node, "add_working_days"));
	if (counts && !world->policies->calendar && !world->doubtful)
		az_remark_node(world, AZ_CHECK_NO_CALENDAR, file, node,
			"name one in policy.yaml, under calendar: a path to a calendar file, as "
			"plugins/national/calendar.yaml is one",
			"working days are counted by a calendar, and the policy names none");
}

void az_judge_units(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	judge_calendar(world, file, node);
	if (node->kind == AZ_NODE_METHOD)
		judge_method(world, file, node);
	if (node->kind != AZ_NODE_BINARY)
		return;
	const az_lua_node *left = node->child, *right = node->last_child;
	unit a = unit_of(world, file, left), b = unit_of(world, file, right);
	if (is_date(file, left) || is_date(file, right))
		judge_sum(world, file, node, a, b);
	else
		judge_pair(world, file, node, a, b);
}
