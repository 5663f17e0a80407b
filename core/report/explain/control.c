#include "report/explain/control.h"

#include <string.h>

#include "report/explain/tree.h"

typedef struct control {
	const az_told *told;
	const az_lua_tree *tree;
	uint32_t file;
	size_t made;
	bool choosing; /* conditions that choose among findings count too */
} control;

size_t az_told_begun(const az_told *told, const az_told_test *test)
{
	uint32_t spot = test->file * AZ_SPOTS_A_FILE + (uint32_t)test->site->line;
	size_t step = test->line_count;
	while (step > 0 && told->steps[step - 1] != spot)
		step--;
	return step;
}

/* The last judgement of an expression that ended as it must have and lies before the finding. */
static size_t judged(const control *c, const az_lua_node *node, bool compared, bool holds)
{
	const az_told *told = c->told;
	az_place place = az_lua_place(c->tree, node);
	size_t length = 0;
	const char *source = az_lua_source(c->tree, node, &length);
	for (size_t i = told->test_count; i-- > 0;) {
		const az_told_test *test = &told->tests[i];
		bool sort = compared ? test->compared : test->site->kind == AZ_LUA_CONDITION;
		if (test->file == c->file && sort && test->site->line == place.line &&
			test->site->column == place.column && strlen(test->site->text) == length &&
			!memcmp(test->site->text, source, length) && test->holds == holds &&
			az_told_begun(told, test) <= c->made)
			return i;
	}
	return SIZE_MAX;
}

static bool chooses(const control *c, const az_lua_node *block)
{
	return !c->choosing && az_tree_findings(c->tree, block) > 0;
}

static bool leaves(const az_lua_node *block)
{
	return block->last_child && block->last_child->kind == AZ_NODE_RETURN;
}

/* The last of the failed conditions of an IF that stand before `end` (NULL: of all). */
static size_t failed_of(
	const control *c, const az_lua_node *statement, const az_lua_node *end, bool leaving)
{
	size_t found = SIZE_MAX;
	const az_lua_node *condition = statement->child;
	while (condition && condition != end && condition->next) {
		const az_lua_node *block = condition->next;
		if (condition->kind == AZ_NODE_BLOCK || block == end)
			break;
		if (!chooses(c, block) && (!leaving || leaves(block))) {
			size_t test = judged(c, condition, false, false);
			found = test != SIZE_MAX ? test : found;
		}
		condition = block->next;
	}
	return found;
}

/* Within an IF: the condition of the branch, or of an else those before it. */
static size_t branch_of(const control *c, const az_lua_node *statement, const az_lua_node *block)
{
	const az_lua_node *before = NULL;
	for (const az_lua_node *at = statement->child; at && at != block; at = at->next)
		before = at;
	if (before && before->kind != AZ_NODE_BLOCK)
		return judged(c, before, false, true);
	return failed_of(c, statement, block, false);
}

/* What stands before a statement in its block and would have left. */
static size_t before_statement(
	const control *c, const az_lua_node *block, const az_lua_node *statement)
{
	size_t found = SIZE_MAX;
	for (const az_lua_node *at = block->child; at && at != statement; at = at->next) {
		size_t test = at->kind == AZ_NODE_IF ? failed_of(c, at, NULL, true) : SIZE_MAX;
		found = test != SIZE_MAX ? test : found;
	}
	return found;
}

/* `return a > b and finding {}`: the last comparison on the left. */
static size_t left_of_and(const control *c, const az_lua_node *node)
{
	size_t found = SIZE_MAX;
	const az_lua_node *statement = node;
	while (statement->parent && statement->parent->kind != AZ_NODE_BLOCK)
		statement = statement->parent;
	if (az_lua_operator(c->tree, node) != AZ_TOKEN_AND ||
		(!c->choosing && az_tree_findings(c->tree, statement) > 1))
		return SIZE_MAX;
	for (const az_lua_node *at = node->child; at; at = az_lua_next(node->child, at)) {
		if (at->kind != AZ_NODE_BINARY || !az_lua_is_comparison(az_lua_operator(c->tree, at)))
			continue;
		size_t test = judged(c, at, true, true);
		found = test != SIZE_MAX ? test : found;
	}
	return found;
}

static size_t control_of(const control *c, const az_lua_node *finding)
{
	const az_lua_node *node = finding;
	for (; node->parent && node->kind != AZ_NODE_FUNCTION; node = node->parent) {
		const az_lua_node *parent = node->parent;
		size_t test = SIZE_MAX;
		if (parent->kind == AZ_NODE_BINARY && node == parent->last_child)
			test = left_of_and(c, parent);
		else if (parent->kind == AZ_NODE_IF && node->kind == AZ_NODE_BLOCK)
			test = branch_of(c, parent, node);
		else if (parent->kind == AZ_NODE_BLOCK)
			test = before_statement(c, parent, node);
		if (test != SIZE_MAX)
			return test;
	}
	return SIZE_MAX;
}

size_t az_told_control(const az_told *told, size_t made, bool *in_check)
{
	uint32_t spot = told->steps[made - 1];
	control c = {.told = told, .file = az_spot_file(spot), .made = made};
	c.tree = told->files[c.file].tree;
	const az_lua_node *finding =
		c.tree ? az_tree_finding_on(c.tree, (int)az_spot_index(spot)) : NULL;
	*in_check = false;
	if (!finding)
		return SIZE_MAX;
	*in_check = az_tree_is_check(c.tree, az_tree_function(finding));
	size_t test = control_of(&c, finding);
	c.choosing = true;
	return test != SIZE_MAX ? test : control_of(&c, finding);
}
