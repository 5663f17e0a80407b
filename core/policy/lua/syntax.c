#include "policy/lua/syntax.h"

#include <stdio.h>
#include <string.h>

#include "policy/lua/parser.h"
#include "base/words.h"

az_lua_token_kind az_lua_kind(const az_lua_parser *parser)
{
	return parser->failed ? AZ_TOKEN_EOF : parser->tree->tokens[parser->at].kind;
}

az_lua_token_kind az_lua_kind_behind(const az_lua_parser *parser)
{
	if (az_lua_kind(parser) == AZ_TOKEN_EOF)
		return AZ_TOKEN_EOF;
	return parser->tree->tokens[parser->at + 1].kind;
}

uint32_t az_lua_advance(az_lua_parser *parser)
{
	uint32_t token = (uint32_t)parser->at;
	if (az_lua_kind(parser) != AZ_TOKEN_EOF)
		parser->at++;
	return token;
}

bool az_lua_accept(az_lua_parser *parser, az_lua_token_kind kind)
{
	if (az_lua_kind(parser) != kind)
		return false;
	az_lua_advance(parser);
	return true;
}

/* The token in words, for a message. */
static void describe(const az_lua_token *token, char *out, size_t size)
{
	if (token->kind == AZ_TOKEN_EOF)
		snprintf(out, size, "%s", AZ_N("the end of the file"));
	else if (token->kind == AZ_TOKEN_STRING)
		snprintf(out, size, "%s", AZ_N("a string"));
	else if (token->kind == AZ_TOKEN_NAME || token->kind == AZ_TOKEN_NUMBER)
		snprintf(out, size, "'%.80s'", token->text);
	else
		snprintf(out, size, "'%s'", az_lua_token_word(token->kind));
}

/* A hint for what people write by habit, or NULL. */
static const char *habit(az_lua_token_kind kind)
{
	if (kind == AZ_TOKEN_ASSIGN)
		return AZ_N("'=' assigns; to compare, write '=='");
	if (kind == AZ_TOKEN_FLOOR_DIVIDE || kind == AZ_TOKEN_LENGTH)
		return AZ_N("a comment begins with '--'");
	return NULL;
}

void az_lua_unexpected(az_lua_parser *parser, const char *wanted, const char *mend)
{
	char found[128];
	describe(&parser->tree->tokens[parser->at], found, sizeof found);
	if (!mend)
		mend = habit(az_lua_kind(parser));
	az_lua_wrong(
		parser, (uint32_t)parser->at, mend, "%s was expected, and %s is here", wanted, found);
	parser->failed = true;
}

uint32_t az_lua_expect(az_lua_parser *parser, az_lua_token_kind kind)
{
	if (az_lua_kind(parser) == kind)
		return az_lua_advance(parser);
	char wanted[32];
	snprintf(wanted, sizeof wanted, "'%s'", az_lua_token_word(kind));
	az_lua_unexpected(parser, kind == AZ_TOKEN_NAME ? AZ_N("a name") : wanted, NULL);
	return (uint32_t)parser->at;
}

void az_lua_expect_close(az_lua_parser *parser, az_lua_token_kind kind, uint32_t open)
{
	if (az_lua_accept(parser, kind))
		return;
	char wanted[32], mend[128];
	const az_lua_token *opener = &parser->tree->tokens[open];
	snprintf(wanted, sizeof wanted, "'%s'", az_lua_token_word(kind));
	az_problems_mend(parser->problems, mend, sizeof mend, "it closes the '%s' of line %d",
		az_lua_token_word(opener->kind), opener->line);
	az_lua_unexpected(parser, wanted, mend);
}

void az_lua_enter(az_lua_parser *parser, uint32_t levels)
{
	parser->depth += levels;
	if (parser->depth <= AZ_LUA_DEPTH_MOST)
		return;
	az_lua_wrong(parser, (uint32_t)parser->at, "divide it with local variables or functions",
		"nested too deeply: more than %d levels", (int)AZ_LUA_DEPTH_MOST);
	parser->failed = true;
}

void az_lua_leave(az_lua_parser *parser, uint32_t levels)
{
	parser->depth -= levels;
}

az_lua_node *az_lua_node_new(az_lua_parser *parser, az_lua_node_kind kind, uint32_t first)
{
	if (parser->failed)
		return NULL;
	az_lua_node *node = az_arena_alloc(parser->arena, sizeof *node);
	if (!node) {
		az_lua_out_of_memory(parser);
		return NULL;
	}
	node->kind = kind;
	node->id = (uint32_t)parser->tree->nodes++;
	node->first = node->at = node->last = first;
	node->depth = parser->depth;
	return node;
}

void az_lua_node_add(az_lua_node *parent, az_lua_node *child)
{
	if (!parent || !child)
		return;
	child->parent = parent;
	if (parent->last_child)
		parent->last_child->next = child;
	else
		parent->child = child;
	parent->last_child = child;
}

az_lua_node *az_lua_node_end(const az_lua_parser *parser, az_lua_node *node)
{
	if (node)
		node->last = (uint32_t)parser->at - 1;
	return node;
}

static void read_file(az_lua_parser *parser)
{
	az_lua_function function;
	az_lua_block block;
	az_lua_function_open(parser, &function, NULL);
	az_lua_block_open(parser, &block, false);
	function.vararg = true;
	parser->tree->root = az_lua_block_read(parser);
	if (az_lua_kind(parser) != AZ_TOKEN_EOF)
		az_lua_unexpected(parser, AZ_N("a statement"), NULL);
	az_lua_block_close(parser);
	az_lua_function_close(parser);
}

az_lua_tree *az_lua_parse(
	az_arena *arena, const char *file, const char *bytes, size_t length, az_problems *problems)
{
	az_lua_tree *tree = az_arena_alloc(arena, sizeof *tree);
	if (!tree)
		return NULL;
	*tree = (az_lua_tree){.file = file, .bytes = bytes, .length = length};
	tree->tokens = az_lua_lex(arena, file, bytes, length, &tree->token_count, problems);
	if (!tree->tokens)
		return NULL;
	az_lua_parser parser = {.arena = arena, .tree = tree, .problems = problems};
	read_file(&parser);
	return parser.failed || parser.wrong ? NULL : tree;
}

const az_lua_node *az_lua_next_beside(const az_lua_node *root, const az_lua_node *node)
{
	while (node != root) {
		if (node->next)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

const az_lua_node *az_lua_next(const az_lua_node *root, const az_lua_node *node)
{
	return node->child ? node->child : az_lua_next_beside(root, node);
}

const az_lua_node *az_lua_bare(const az_lua_node *node)
{
	while (node && node->kind == AZ_NODE_PAREN)
		node = node->child;
	return node;
}

az_lua_token_kind az_lua_operator(const az_lua_tree *tree, const az_lua_node *node)
{
	return tree->tokens[node->at].kind;
}

const char *az_lua_word(const az_lua_tree *tree, const az_lua_node *node)
{
	const az_lua_token *token = &tree->tokens[node->at];
	return token->text ? token->text : az_lua_token_word(token->kind);
}

bool az_lua_word_is(const az_lua_tree *tree, const az_lua_node *node, const char *word)
{
	const az_lua_token *token = &tree->tokens[node->at];
	return token->text && token->length == strlen(word) &&
		   memcmp(token->text, word, token->length) == 0;
}

az_place az_lua_place(const az_lua_tree *tree, const az_lua_node *node)
{
	const az_lua_token *token = &tree->tokens[node->first];
	return (az_place){.file = tree->file, .line = token->line, .column = token->column};
}

const char *az_lua_source(const az_lua_tree *tree, const az_lua_node *node, size_t *length)
{
	uint32_t start = tree->tokens[node->first].start;
	*length = node->last + 1 == node->first ? 0 : tree->tokens[node->last].end - start;
	return tree->bytes + start;
}
