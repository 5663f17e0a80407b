/* Statements and blocks. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "policy/lua/parser.h"

static bool ends_block(az_lua_token_kind kind, bool until)
{
	return kind == AZ_TOKEN_EOF || kind == AZ_TOKEN_END || kind == AZ_TOKEN_ELSE ||
		   kind == AZ_TOKEN_ELSEIF || (until && kind == AZ_TOKEN_UNTIL);
}

static az_lua_node *block_of(az_lua_parser *parser, bool loop)
{
	az_lua_block block;
	az_lua_block_open(parser, &block, loop);
	az_lua_node *node = az_lua_block_read(parser);
	az_lua_block_close(parser);
	return node;
}

static void read_if(az_lua_parser *parser, az_lua_node *node, uint32_t first)
{
	do {
		az_lua_node_add(node, az_lua_expression(parser));
		az_lua_expect(parser, AZ_TOKEN_THEN);
		az_lua_node_add(node, block_of(parser, false));
	} while (az_lua_accept(parser, AZ_TOKEN_ELSEIF));
	if (az_lua_accept(parser, AZ_TOKEN_ELSE))
		az_lua_node_add(node, block_of(parser, false));
	az_lua_expect_close(parser, AZ_TOKEN_END, first);
}

static void read_while(az_lua_parser *parser, az_lua_node *node, uint32_t first)
{
	az_lua_node_add(node, az_lua_expression(parser));
	az_lua_expect(parser, AZ_TOKEN_DO);
	az_lua_node_add(node, block_of(parser, true));
	az_lua_expect_close(parser, AZ_TOKEN_END, first);
}

/* The condition sees the locals of the body. */
static void read_repeat(az_lua_parser *parser, az_lua_node *node, uint32_t first)
{
	az_lua_block loop, body;
	az_lua_block_open(parser, &loop, true);
	az_lua_block_open(parser, &body, false);
	az_lua_node_add(node, az_lua_block_read(parser));
	az_lua_expect_close(parser, AZ_TOKEN_UNTIL, first);
	az_lua_node_add(node, az_lua_expression(parser));
	az_lua_block_close(parser);
	az_lua_block_close(parser);
}

static void for_body(az_lua_parser *parser, az_lua_node *node, const az_lua_node *declared,
	uint32_t first, int hidden)
{
	az_lua_block loop, body;
	az_lua_block_open(parser, &loop, true);
	az_lua_show_hidden(parser, first, hidden);
	az_lua_expect(parser, AZ_TOKEN_DO);
	az_lua_block_open(parser, &body, false);
	if (declared && declared->kind == AZ_NODE_LIST)
		az_lua_show_all(parser, declared);
	else
		az_lua_show(parser, declared);
	az_lua_node_add(node, az_lua_block_read(parser));
	az_lua_block_close(parser);
	az_lua_block_close(parser);
	az_lua_expect_close(parser, AZ_TOKEN_END, first);
}

static void for_number(az_lua_parser *parser, az_lua_node *node, uint32_t first)
{
	az_lua_node *variable = az_lua_declaration(parser);
	az_lua_node_add(node, variable);
	az_lua_expect(parser, AZ_TOKEN_ASSIGN);
	az_lua_node_add(node, az_lua_expression(parser));
	az_lua_expect(parser, AZ_TOKEN_COMMA);
	az_lua_node_add(node, az_lua_expression(parser));
	if (az_lua_accept(parser, AZ_TOKEN_COMMA))
		az_lua_node_add(node, az_lua_expression(parser));
	for_body(parser, node, variable, first, 3);
}

static void for_each(az_lua_parser *parser, az_lua_node *node, uint32_t first)
{
	az_lua_node *names = az_lua_node_new(parser, AZ_NODE_LIST, (uint32_t)parser->at);
	do
		az_lua_node_add(names, az_lua_declaration(parser));
	while (az_lua_accept(parser, AZ_TOKEN_COMMA));
	az_lua_node_add(node, az_lua_node_end(parser, names));
	if (az_lua_kind(parser) == AZ_TOKEN_IN)
		az_lua_advance(parser);
	else
		az_lua_unexpected(
			parser, AZ_N("'=' or 'in'"), AZ_N("write 'for i = 1, n do' or 'for k, v in ...'"));
	az_lua_node *values = az_lua_node_new(parser, AZ_NODE_LIST, (uint32_t)parser->at);
	az_lua_expressions(parser, values);
	az_lua_node_add(node, az_lua_node_end(parser, values));
	for_body(parser, node, names, first, 4);
}

/* True when only labels and semicolons stand before the end of the block. */
static bool at_block_end(const az_lua_parser *parser)
{
	const az_lua_token *token = &parser->tree->tokens[parser->at];
	for (;;) {
		if (token->kind == AZ_TOKEN_SEMICOLON)
			token++;
		else if (token->kind == AZ_TOKEN_DOUBLE_COLON && token[1].kind == AZ_TOKEN_NAME &&
				 token[2].kind == AZ_TOKEN_DOUBLE_COLON)
			token += 3;
		else
			return ends_block(token->kind, false);
	}
}

static void read_label(az_lua_parser *parser, az_lua_node *node)
{
	uint32_t name = az_lua_expect(parser, AZ_TOKEN_NAME);
	az_lua_expect(parser, AZ_TOKEN_DOUBLE_COLON);
	if (!node)
		return;
	node->at = name;
	if (!parser->failed)
		az_lua_label(parser, name, at_block_end(parser));
}

static void read_return(az_lua_parser *parser, az_lua_node *node)
{
	if (!ends_block(az_lua_kind(parser), true) && az_lua_kind(parser) != AZ_TOKEN_SEMICOLON)
		az_lua_expressions(parser, node);
	az_lua_node_end(parser, node);
	az_lua_accept(parser, AZ_TOKEN_SEMICOLON);
	if (!ends_block(az_lua_kind(parser), true))
		az_lua_unexpected(parser, AZ_N("the end of the block behind 'return'"),
			AZ_N("'return' comes last in its block; elsewhere write 'do return end'"));
}

static const char *keyword(const void *ctx, size_t i)
{
	(void)ctx;
	size_t kind = AZ_TOKEN_AND + i;
	return kind <= AZ_TOKEN_WHILE ? az_lua_token_word((az_lua_token_kind)kind) : NULL;
}

/* An expression that is neither called nor assigned. */
static void lonely(az_lua_parser *parser, const az_lua_node *node)
{
	char mend[96] = AZ_N("call it, assign it or return it");
	const char *near = NULL;
	if (node && node->kind == AZ_NODE_NAME)
		near = az_text_nearest(az_lua_word(parser->tree, node), keyword, NULL);
	if (near)
		az_problems_mend(
			parser->problems, mend, sizeof mend, "if '%s' was meant, write it so", near);
	if (node)
		az_lua_wrong(parser, node->first, mend, "an expression that does nothing");
	parser->failed = true;
}

static void target(az_lua_parser *parser, az_lua_node *list, az_lua_node *node)
{
	bool fits = node && (node->kind == AZ_NODE_NAME || node->kind == AZ_NODE_FIELD ||
							node->kind == AZ_NODE_INDEX);
	if (node && !fits) {
		az_lua_wrong(parser, node->first, "assign to a variable or a field",
			"a value, to which nothing can be assigned");
		parser->failed = true;
	}
	az_lua_assigned(parser, node);
	az_lua_node_add(list, node);
}

/* Each target costs a level in Lua's own reading. */
static az_lua_node *read_assign(az_lua_parser *parser, az_lua_node *first)
{
	az_lua_node *node = az_lua_node_new(parser, AZ_NODE_ASSIGN, first->first);
	az_lua_node *targets = az_lua_node_new(parser, AZ_NODE_LIST, first->first);
	uint32_t levels = 0;
	target(parser, targets, first);
	while (az_lua_accept(parser, AZ_TOKEN_COMMA)) {
		target(parser, targets, az_lua_suffixed(parser));
		az_lua_enter(parser, 1);
		levels++;
	}
	az_lua_node_add(node, az_lua_node_end(parser, targets));
	az_lua_expect(parser, AZ_TOKEN_ASSIGN);
	az_lua_node *values = az_lua_node_new(parser, AZ_NODE_LIST, (uint32_t)parser->at);
	az_lua_expressions(parser, values);
	az_lua_leave(parser, levels);
	az_lua_node_add(node, az_lua_node_end(parser, values));
	return az_lua_node_end(parser, node);
}

static az_lua_node *read_expression_statement(az_lua_parser *parser)
{
	az_lua_token_kind kind = az_lua_kind(parser);
	if (kind != AZ_TOKEN_NAME && kind != AZ_TOKEN_OPEN_PAREN)
		az_lua_unexpected(parser, AZ_N("a statement"), NULL);
	az_lua_node *first = az_lua_suffixed(parser);
	if (!first)
		return NULL;
	kind = az_lua_kind(parser);
	if (kind == AZ_TOKEN_ASSIGN || kind == AZ_TOKEN_COMMA)
		return read_assign(parser, first);
	if (first->kind != AZ_NODE_CALL && first->kind != AZ_NODE_METHOD) {
		lonely(parser, first);
		return NULL;
	}
	az_lua_node *node = az_lua_node_new(parser, AZ_NODE_CALLING, first->first);
	az_lua_node_add(node, first);
	return az_lua_node_end(parser, node);
}

static az_lua_node_kind kind_of(const az_lua_parser *parser)
{
	az_lua_token_kind behind = az_lua_kind_behind(parser);
	switch ((int)az_lua_kind(parser)) {
	case AZ_TOKEN_IF:
		return AZ_NODE_IF;
	case AZ_TOKEN_WHILE:
		return AZ_NODE_WHILE;
	case AZ_TOKEN_DO:
		return AZ_NODE_DO;
	case AZ_TOKEN_FOR:
		if (parser->tree->tokens[parser->at + 1].kind == AZ_TOKEN_NAME &&
			parser->tree->tokens[parser->at + 2].kind == AZ_TOKEN_ASSIGN)
			return AZ_NODE_FOR_NUMBER;
		return AZ_NODE_FOR_EACH;
	case AZ_TOKEN_REPEAT:
		return AZ_NODE_REPEAT;
	case AZ_TOKEN_FUNCTION:
		return AZ_NODE_FUNCTION_NAMED;
	case AZ_TOKEN_LOCAL:
		return behind == AZ_TOKEN_FUNCTION ? AZ_NODE_LOCAL_FUNCTION : AZ_NODE_LOCAL;
	case AZ_TOKEN_DOUBLE_COLON:
		return AZ_NODE_LABEL;
	case AZ_TOKEN_RETURN:
		return AZ_NODE_RETURN;
	case AZ_TOKEN_BREAK:
		return AZ_NODE_BREAK;
	case AZ_TOKEN_GOTO:
		return AZ_NODE_GOTO;
	default:
		return AZ_NODE_CALLING;
	}
}

/* The rest of a statement whose first word was read. */
static void read_rest(az_lua_parser *parser, az_lua_node *node)
{
	uint32_t first = node->first;
	switch ((int)node->kind) {
	case AZ_NODE_IF:
		read_if(parser, node, first);
		return;
	case AZ_NODE_WHILE:
		read_while(parser, node, first);
		return;
	case AZ_NODE_DO:
		az_lua_node_add(node, block_of(parser, false));
		az_lua_expect_close(parser, AZ_TOKEN_END, first);
		return;
	case AZ_NODE_FOR_NUMBER:
		for_number(parser, node, first);
		return;
	case AZ_NODE_FOR_EACH:
		for_each(parser, node, first);
		return;
	case AZ_NODE_REPEAT:
		read_repeat(parser, node, first);
		return;
	case AZ_NODE_FUNCTION_NAMED:
		az_lua_function_named(parser, node, first);
		return;
	case AZ_NODE_LOCAL_FUNCTION:
		az_lua_local_function(parser, node);
		return;
	case AZ_NODE_LOCAL:
		az_lua_local(parser, node);
		return;
	case AZ_NODE_LABEL:
		read_label(parser, node);
		return;
	case AZ_NODE_BREAK:
		az_lua_break(parser, first);
		return;
	case AZ_NODE_GOTO:
		node->at = az_lua_expect(parser, AZ_TOKEN_NAME);
		az_lua_goto(parser, node->at);
		return;
	default:
		read_return(parser, node);
	}
}

static az_lua_node *statement(az_lua_parser *parser)
{
	az_lua_node_kind kind = kind_of(parser);
	az_lua_node *node = NULL;
	az_lua_enter(parser, 1);
	if (kind == AZ_NODE_CALLING) {
		node = read_expression_statement(parser);
	} else {
		node = az_lua_node_new(parser, kind, az_lua_advance(parser));
		if (node)
			read_rest(parser, node);
		if (kind != AZ_NODE_RETURN)
			az_lua_node_end(parser, node);
	}
	az_lua_leave(parser, 1);
	return node;
}

az_lua_node *az_lua_block_read(az_lua_parser *parser)
{
	az_lua_node *block = az_lua_node_new(parser, AZ_NODE_BLOCK, (uint32_t)parser->at);
	while (!ends_block(az_lua_kind(parser), true)) {
		if (az_lua_accept(parser, AZ_TOKEN_SEMICOLON))
			continue;
		az_lua_node_add(block, statement(parser));
	}
	return az_lua_node_end(parser, block);
}
