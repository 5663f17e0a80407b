#include "audit/coverage/statements.h"

#include <stdlib.h>

static bool is_inside_function(const az_lua_node *node)
{
	while (node && node->kind != AZ_NODE_FUNCTION)
		node = node->parent;
	return node != NULL;
}

/* Declarations alone, labels, do and functions run on no line of their own. */
static bool runs(const az_lua_node *node)
{
	if (!node->parent || node->parent->kind != AZ_NODE_BLOCK)
		return false;
	switch ((int)node->kind) {
	case AZ_NODE_LOCAL:
		return node->last_child && node->last_child != node->child && node->last_child->child;
	case AZ_NODE_ASSIGN:
	case AZ_NODE_CALLING:
	case AZ_NODE_IF:
	case AZ_NODE_WHILE:
	case AZ_NODE_REPEAT:
	case AZ_NODE_FOR_NUMBER:
	case AZ_NODE_FOR_EACH:
	case AZ_NODE_RETURN:
	case AZ_NODE_BREAK:
	case AZ_NODE_GOTO:
		return true;
	default:
		return false;
	}
}

/* The last line of the statement itself, before the block that it rules. */
static int own_end(const az_lua_tree *tree, const az_lua_node *node)
{
	uint32_t last = node->last;
	for (const az_lua_node *child = node->child; child; child = child->next) {
		if (child->kind == AZ_NODE_BLOCK && child->first > node->first) {
			last = child->first - 1;
			break;
		}
	}
	return tree->tokens[last].last_line;
}

static int by_line(const void *a, const void *b)
{
	const az_cover_line *x = a, *y = b;
	return x->first != y->first ? (x->first > y->first) - (x->first < y->first)
								: (x->last > y->last) - (x->last < y->last);
}

/* Several statements on a line are one: the trace tells lines. */
static size_t join(az_cover_line *lines, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		if (kept && lines[kept - 1].first == lines[i].first)
			lines[kept - 1].last = lines[i].last;
		else
			lines[kept++] = lines[i];
	}
	return kept;
}

bool az_statements(az_arena *arena, const az_lua_tree *tree, az_cover_line **lines, size_t *count)
{
	size_t n = 0;
	*lines = az_arena_array(arena, tree->nodes + 1, sizeof **lines);
	if (!*lines)
		return false;
	for (const az_lua_node *node = tree->root; node; node = az_lua_next(tree->root, node)) {
		if (!runs(node) || !is_inside_function(node))
			continue;
		(*lines)[n++] =
			(az_cover_line){.first = tree->tokens[node->first].line, .last = own_end(tree, node)};
	}
	qsort(*lines, n, sizeof **lines, by_line);
	*count = join(*lines, n);
	return true;
}
