#include "host/row_names.h"

#include <string.h>

#include "policy/lua/syntax.h"

/* The header's own keys: entries of the outermost table of the last statement. */
static bool is_of_header(const az_lua_tree *tree, const az_lua_node *entry)
{
	const az_lua_node *table = entry->parent;
	const az_lua_node *call = table->parent;
	return call && call->kind == AZ_NODE_CALL && call->parent == tree->root->last_child;
}

/* `loss = ...` in a table, and `row.loss = ...`; NULL for anything else. */
static const char *name_of(const az_lua_tree *tree, const az_lua_node *node)
{
	if (node->kind == AZ_NODE_NAMED)
		return is_of_header(tree, node) ? NULL : az_lua_word(tree, node);
	bool target = node->kind == AZ_NODE_FIELD && node->parent &&
				  node->parent->kind == AZ_NODE_LIST && node->parent->parent &&
				  node->parent->parent->kind == AZ_NODE_ASSIGN &&
				  node->parent->parent->child == node->parent;
	return target ? az_lua_word(tree, node) : NULL;
}

const char **az_row_names(az_arena *arena, const az_rule *rule)
{
	const az_bundle_file *file = rule->file;
	az_problems *problems = az_problems_new(1);
	const az_lua_tree *tree =
		problems ? az_lua_parse(arena, file->shown, file->bytes, file->length, problems) : NULL;
	const char **names = tree ? az_arena_array(arena, tree->nodes + 1, sizeof *names) : NULL;
	size_t count = 0;
	for (const az_lua_node *node = names ? tree->root : NULL; node;
		 node = az_lua_next(tree->root, node)) {
		const char *name = name_of(tree, node);
		if (name)
			names[count++] = name;
	}
	az_problems_free(problems);
	return names;
}
