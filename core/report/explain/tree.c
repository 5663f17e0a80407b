#include "report/explain/tree.h"

#include <string.h>

static bool is_expression(const az_lua_node *node)
{
	return node->kind < AZ_NODE_BLOCK && node->kind != AZ_NODE_NAMED &&
		   node->kind != AZ_NODE_KEYED && node->last >= node->first;
}

const az_lua_node *az_tree_expression(const az_lua_tree *tree, const az_lua_site *site)
{
	size_t wanted = strlen(site->text), length = 0;
	for (const az_lua_node *node = tree->root; node; node = az_lua_next(tree->root, node)) {
		if (!is_expression(node))
			continue;
		az_place place = az_lua_place(tree, node);
		if (place.line != site->line || place.column != site->column)
			continue;
		const char *source = az_lua_source(tree, node, &length);
		if (length == wanted && !memcmp(source, site->text, length))
			return node;
	}
	return NULL;
}

const az_lua_node *az_tree_asked(const az_lua_tree *tree, const az_lua_node *node)
{
	node = az_lua_bare(node);
	while (node->kind == AZ_NODE_UNARY && az_lua_operator(tree, node) == AZ_TOKEN_NOT)
		node = az_lua_bare(node->child);
	return node;
}

const az_lua_node *az_tree_function(const az_lua_node *node)
{
	node = node->parent;
	while (node && node->kind != AZ_NODE_FUNCTION)
		node = node->parent;
	return node;
}

static int last_line(const az_lua_tree *tree, const az_lua_node *node)
{
	return tree->tokens[node->last].last_line;
}

bool az_tree_is_on(const az_lua_tree *tree, const az_lua_node *node, int line)
{
	if (node->last + 1 == node->first)
		return false;
	return az_lua_place(tree, node).line <= line && last_line(tree, node) >= line;
}

const az_lua_node *az_tree_function_at(const az_lua_tree *tree, int line)
{
	const az_lua_node *found = NULL;
	for (const az_lua_node *node = tree->root; node; node = az_lua_next(tree->root, node)) {
		if (node->kind != AZ_NODE_FUNCTION || !az_tree_is_on(tree, node, line))
			continue;
		const az_lua_node *body = node->last_child;
		bool all = az_lua_place(tree, node).line == line && last_line(tree, node) == line;
		if (all || (body && az_tree_is_on(tree, body, line)))
			found = node;
	}
	return found;
}

bool az_tree_is_check(const az_lua_tree *tree, const az_lua_node *function)
{
	const az_lua_node *parent = function ? function->parent : NULL;
	return parent && parent->kind == AZ_NODE_NAMED && az_lua_word_is(tree, parent, "check");
}

static bool is_finding(const az_lua_tree *tree, const az_lua_node *node)
{
	return node->kind == AZ_NODE_NAME && node->reach == AZ_LUA_GLOBAL &&
		   az_lua_word_is(tree, node, "finding");
}

size_t az_tree_findings(const az_lua_tree *tree, const az_lua_node *node)
{
	size_t count = 0;
	for (const az_lua_node *at = node; at; at = az_lua_next(node, at))
		count += is_finding(tree, at);
	return count;
}

const az_lua_node *az_tree_finding_on(const az_lua_tree *tree, int line)
{
	for (const az_lua_node *node = tree->root; node; node = az_lua_next(tree->root, node))
		if (is_finding(tree, node) && az_lua_place(tree, node).line == line)
			return node;
	return NULL;
}

bool az_tree_gives(const az_lua_node *statement, const az_lua_variable *variable)
{
	if (statement->kind != AZ_NODE_LOCAL && statement->kind != AZ_NODE_ASSIGN)
		return false;
	for (const az_lua_node *name = statement->child->child; name; name = name->next)
		if (name->variable == variable)
			return true;
	return false;
}

bool az_tree_is_parameter(const az_lua_tree *tree, const az_lua_node *node)
{
	if (node->kind != AZ_NODE_FIELD)
		return false;
	const az_lua_node *object = az_lua_bare(node->child);
	return object->kind == AZ_NODE_NAME && object->reach == AZ_LUA_GLOBAL &&
		   az_lua_word_is(tree, object, "param");
}
