/* Mutants of Lua code: comparisons, logic, returns. */
#include "policy/mutate/inside.h"

#include <string.h>

static bool is_constant(const az_lua_node *node)
{
	int kind = (int)az_lua_bare(node)->kind;
	return kind == AZ_NODE_NIL || kind == AZ_NODE_TRUE || kind == AZ_NODE_FALSE ||
		   kind == AZ_NODE_NUMBER || kind == AZ_NODE_STRING;
}

static const az_lua_node *function_of(const az_lua_node *node)
{
	while (node && node->kind != AZ_NODE_FUNCTION)
		node = node->parent;
	return node;
}

static az_mutant mutant_at(
	const az_mutating *m, az_mutant_kind kind, const az_lua_node *node, uint32_t at, uint32_t end)
{
	az_place place = az_lua_place(m->tree, node);
	return (az_mutant){.kind = kind,
		.traced = function_of(node) != NULL,
		.at = at,
		.removed = end - at,
		.line = place.line,
		.column = place.column};
}

/* ---- operators ----------------------------------------------------------------------------------- */

static az_lua_token_kind swapped(az_lua_token_kind op)
{
	switch ((int)op) {
	case AZ_TOKEN_LESS:
		return AZ_TOKEN_AT_MOST;
	case AZ_TOKEN_AT_MOST:
		return AZ_TOKEN_LESS;
	case AZ_TOKEN_GREATER:
		return AZ_TOKEN_AT_LEAST;
	case AZ_TOKEN_AT_LEAST:
		return AZ_TOKEN_GREATER;
	case AZ_TOKEN_EQUAL:
		return AZ_TOKEN_UNEQUAL;
	case AZ_TOKEN_UNEQUAL:
		return AZ_TOKEN_EQUAL;
	case AZ_TOKEN_AND:
		return AZ_TOKEN_OR;
	case AZ_TOKEN_OR:
		return AZ_TOKEN_AND;
	default:
		return AZ_TOKEN_EOF;
	}
}

static az_mutant_kind kind_of(az_lua_token_kind op)
{
	if (op == AZ_TOKEN_AND || op == AZ_TOKEN_OR)
		return AZ_MUTANT_LOGIC;
	return op == AZ_TOKEN_EQUAL || op == AZ_TOKEN_UNEQUAL ? AZ_MUTANT_EQUAL : AZ_MUTANT_ORDER;
}

/* The word alone changes, and what the text says then is the mutant, however it groups. */
static void mutate_binary(az_mutating *m, const az_lua_node *node)
{
	const az_lua_token *op = &m->tree->tokens[node->at];
	az_lua_token_kind other = swapped(op->kind);
	if (!other || (is_constant(node->child) && is_constant(node->last_child)))
		return;
	az_mutant mutant = mutant_at(m, kind_of(op->kind), node, op->start, op->end);
	mutant.text = az_lua_token_word(other);
	mutant.before = az_node_text(m, node);
	mutant.after = az_mutant_text(m, "%s %s %s", az_node_text(m, node->child), mutant.text,
		az_node_text(m, node->last_child));
	az_mutant_add(m, &mutant);
}

static void mutate_not(az_mutating *m, const az_lua_node *node)
{
	const az_lua_token *op = &m->tree->tokens[node->at];
	if (op->kind != AZ_TOKEN_NOT || is_constant(node->child))
		return;
	az_mutant mutant = mutant_at(m, AZ_MUTANT_NOT, node, op->start, op->end);
	mutant.text = " ";
	mutant.before = az_node_text(m, node);
	mutant.after = az_node_text(m, node->child);
	az_mutant_add(m, &mutant);
}

/* ---- returns ------------------------------------------------------------------------------------- */

/* A check that has no finding may give nothing, nil or {}: one is as good as the other. */
static bool gives_nothing(const az_mutating *m, const az_lua_node *node)
{
	const az_lua_node *value = az_lua_bare(node->child), *entry = function_of(node)->parent;
	bool check =
		m->rule && entry && entry->kind == AZ_NODE_NAMED && az_lua_word_is(m->tree, entry, "check");
	return value->kind == AZ_NODE_NIL || (check && value->kind == AZ_NODE_TABLE && !value->child);
}

static void mutate_return(az_mutating *m, const az_lua_node *node)
{
	const az_lua_node *value = node->child;
	if (!value || !function_of(node) || (!value->next && gives_nothing(m, node)))
		return;
	bool flag = value->kind == AZ_NODE_TRUE || value->kind == AZ_NODE_FALSE;
	bool flips = flag && !value->next;
	az_mutant mutant = mutant_at(m, flips ? AZ_MUTANT_FLAG : AZ_MUTANT_RETURN, node,
		az_node_start(m, value), az_node_end(m, node->last_child));
	mutant.text = "";
	if (flips)
		mutant.text = value->kind == AZ_NODE_TRUE ? "false" : "true";
	mutant.before = az_node_text(m, node);
	mutant.after = flips ? az_mutant_text(m, "return %s", mutant.text) : "return";
	az_mutant_add(m, &mutant);
}

static void mutate_node(az_mutating *m, const az_lua_node *node)
{
	if (node->kind == AZ_NODE_BINARY)
		mutate_binary(m, node);
	else if (node->kind == AZ_NODE_UNARY)
		mutate_not(m, node);
	else if (node->kind == AZ_NODE_RETURN)
		mutate_return(m, node);
}

/* The header of a rule is data, which when.c changes; the functions in it are code. */
void az_mutants_code(az_mutating *m)
{
	const az_lua_node *root = m->tree->root;
	uint32_t header = UINT32_MAX;
	if (m->rule && root->last_child && root->last_child->kind == AZ_NODE_RETURN)
		header = root->last_child->first;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node))
		if (node->first < header || function_of(node))
			mutate_node(m, node);
}
