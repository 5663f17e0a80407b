/* Units that Lua cannot see: a parameter of months is a whole number, and days are whole numbers too. */
#include "policy/check/world.h"

#include <string.h>

/* The parameter in `param.NAME`, or NULL. */
static const az_parameter *parameter_of(
	const az_world *world, const az_check_file *file, const az_lua_node *node)
{
	node = az_lua_bare(node);
	if (node->kind != AZ_NODE_FIELD || node->child->kind != AZ_NODE_NAME ||
		!az_lua_word_is(file->tree, node->child, "param"))
		return NULL;
	const char *name = az_lua_word(file->tree, node);
	return az_parameter_find(world->policy, name, strlen(name));
}

static bool is_months(const az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_parameter *parameter = parameter_of(world, file, node);
	return parameter && parameter->unit && strcmp(parameter->unit, "months") == 0;
}

static bool is_date(const az_check_file *file, const az_lua_node *node)
{
	return (az_seen(file, node)->sorts & ~(uint32_t)AZ_SEEN_NIL) == AZ_SEEN_DATE;
}

/* later - earlier, of two dates. */
static bool is_days_between(const az_check_file *file, const az_lua_node *node)
{
	node = az_lua_bare(node);
	return node->kind == AZ_NODE_BINARY && az_lua_operator(file->tree, node) == AZ_TOKEN_MINUS &&
		   is_date(file, node->child) && is_date(file, node->last_child);
}

void az_judge_units(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	if (node->kind != AZ_NODE_BINARY)
		return;
	const az_lua_node *left = node->child, *right = node->last_child;
	bool months = is_months(world, file, left) || is_months(world, file, right);
	if (!months)
		return;
	if (is_date(file, left) || is_date(file, right))
		az_remark_node(world, AZ_CHECK_TYPES, file, node, "write date:add_months(param.NAME)",
			"months are added to a date, which counts in days");
	else if (is_days_between(file, left) || is_days_between(file, right))
		az_remark_node(world, AZ_CHECK_TYPES, file, node,
			"compare dates: as_of > earlier:add_months(param.NAME), or make the parameter one of "
			"days",
			"days are compared with months");
}
