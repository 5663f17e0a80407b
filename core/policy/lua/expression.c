/* Expressions: precedence climbing, in the levels of Lua itself. */
#include <stdio.h>

#include "policy/lua/parser.h"
#include "base/words.h"

enum { UNARY_PRIORITY = 12 };

typedef struct priority {
	int left; /* 0: no binary operator */
	int right;
} priority;

static priority priority_of(az_lua_token_kind kind)
{
	switch ((int)kind) {
	case AZ_TOKEN_OR:
		return (priority){1, 1};
	case AZ_TOKEN_AND:
		return (priority){2, 2};
	case AZ_TOKEN_EQUAL:
	case AZ_TOKEN_UNEQUAL:
	case AZ_TOKEN_LESS:
	case AZ_TOKEN_AT_MOST:
	case AZ_TOKEN_GREATER:
	case AZ_TOKEN_AT_LEAST:
		return (priority){3, 3};
	case AZ_TOKEN_BIT_OR:
		return (priority){4, 4};
	case AZ_TOKEN_TILDE:
		return (priority){5, 5};
	case AZ_TOKEN_BIT_AND:
		return (priority){6, 6};
	case AZ_TOKEN_SHIFT_LEFT:
	case AZ_TOKEN_SHIFT_RIGHT:
		return (priority){7, 7};
	case AZ_TOKEN_CONCAT: /* to the right */
		return (priority){9, 8};
	case AZ_TOKEN_PLUS:
	case AZ_TOKEN_MINUS:
		return (priority){10, 10};
	case AZ_TOKEN_TIMES:
	case AZ_TOKEN_DIVIDE:
	case AZ_TOKEN_FLOOR_DIVIDE:
	case AZ_TOKEN_MODULO:
		return (priority){11, 11};
	case AZ_TOKEN_POWER: /* to the right */
		return (priority){14, 13};
	default:
		return (priority){0, 0};
	}
}

static bool is_unary(az_lua_token_kind kind)
{
	return kind == AZ_TOKEN_NOT || kind == AZ_TOKEN_MINUS || kind == AZ_TOKEN_LENGTH ||
		   kind == AZ_TOKEN_TILDE;
}

void az_lua_expressions(az_lua_parser *parser, az_lua_node *parent)
{
	do
		az_lua_node_add(parent, az_lua_expression(parser));
	while (az_lua_accept(parser, AZ_TOKEN_COMMA));
}

static az_lua_node *entry(az_lua_parser *parser)
{
	uint32_t first = (uint32_t)parser->at;
	az_lua_node *node = NULL;
	if (az_lua_kind(parser) == AZ_TOKEN_OPEN_BRACKET) {
		node = az_lua_node_new(parser, AZ_NODE_KEYED, az_lua_advance(parser));
		az_lua_node_add(node, az_lua_expression(parser));
		az_lua_expect_close(parser, AZ_TOKEN_CLOSE_BRACKET, first);
		az_lua_expect(parser, AZ_TOKEN_ASSIGN);
	} else if (az_lua_kind(parser) == AZ_TOKEN_NAME &&
			   az_lua_kind_behind(parser) == AZ_TOKEN_ASSIGN) {
		node = az_lua_node_new(parser, AZ_NODE_NAMED, az_lua_advance(parser));
		az_lua_advance(parser);
	}
	az_lua_node *value = az_lua_expression(parser);
	if (!node)
		return value;
	az_lua_node_add(node, value);
	return az_lua_node_end(parser, node);
}

static az_lua_node *table(az_lua_parser *parser)
{
	uint32_t open = az_lua_advance(parser);
	az_lua_node *node = az_lua_node_new(parser, AZ_NODE_TABLE, open);
	while (az_lua_kind(parser) != AZ_TOKEN_CLOSE_BRACE && az_lua_kind(parser) != AZ_TOKEN_EOF) {
		az_lua_node_add(node, entry(parser));
		if (!az_lua_accept(parser, AZ_TOKEN_COMMA) && !az_lua_accept(parser, AZ_TOKEN_SEMICOLON))
			break;
	}
	az_lua_expect_close(parser, AZ_TOKEN_CLOSE_BRACE, open);
	return az_lua_node_end(parser, node);
}

static az_lua_node *single(az_lua_parser *parser, az_lua_node_kind kind)
{
	return az_lua_node_new(parser, kind, az_lua_advance(parser));
}

static void arguments(az_lua_parser *parser, az_lua_node *call)
{
	uint32_t open = (uint32_t)parser->at;
	switch ((int)az_lua_kind(parser)) {
	case AZ_TOKEN_STRING:
		az_lua_node_add(call, single(parser, AZ_NODE_STRING));
		return;
	case AZ_TOKEN_OPEN_BRACE:
		az_lua_node_add(call, table(parser));
		return;
	case AZ_TOKEN_OPEN_PAREN:
		az_lua_advance(parser);
		if (az_lua_accept(parser, AZ_TOKEN_CLOSE_PAREN))
			return;
		az_lua_expressions(parser, call);
		az_lua_expect_close(parser, AZ_TOKEN_CLOSE_PAREN, open);
		return;
	default:
		az_lua_unexpected(parser, AZ_N("'(' and the arguments of a call"), NULL);
	}
}

static az_lua_node *primary(az_lua_parser *parser)
{
	if (az_lua_kind(parser) == AZ_TOKEN_NAME) {
		az_lua_node *name = single(parser, AZ_NODE_NAME);
		az_lua_resolve(parser, name);
		return name;
	}
	if (az_lua_kind(parser) == AZ_TOKEN_OPEN_PAREN) {
		uint32_t open = az_lua_advance(parser);
		az_lua_node *node = az_lua_node_new(parser, AZ_NODE_PAREN, open);
		az_lua_node_add(node, az_lua_expression(parser));
		az_lua_expect_close(parser, AZ_TOKEN_CLOSE_PAREN, open);
		return az_lua_node_end(parser, node);
	}
	az_lua_unexpected(parser, AZ_N("an expression"), NULL);
	return NULL;
}

/* `object` with what stands behind it: a field, an index, the arguments of a call. NULL:
 * nothing. */
static az_lua_node *suffix(az_lua_parser *parser, az_lua_node *object)
{
	uint32_t token = (uint32_t)parser->at;
	az_lua_node_kind kind = AZ_NODE_CALL;
	switch ((int)az_lua_kind(parser)) {
	case AZ_TOKEN_DOT:
		kind = AZ_NODE_FIELD;
		break;
	case AZ_TOKEN_OPEN_BRACKET:
		kind = AZ_NODE_INDEX;
		break;
	case AZ_TOKEN_COLON:
		kind = AZ_NODE_METHOD;
		break;
	case AZ_TOKEN_OPEN_PAREN:
	case AZ_TOKEN_OPEN_BRACE:
	case AZ_TOKEN_STRING:
		break;
	default:
		return NULL;
	}
	az_lua_node *node = az_lua_node_new(parser, kind, object->first);
	az_lua_node_add(node, object);
	if (kind != AZ_NODE_CALL)
		az_lua_advance(parser);
	if (node && (kind == AZ_NODE_FIELD || kind == AZ_NODE_METHOD))
		node->at = az_lua_expect(parser, AZ_TOKEN_NAME);
	if (kind == AZ_NODE_INDEX) {
		az_lua_node_add(node, az_lua_expression(parser));
		az_lua_expect_close(parser, AZ_TOKEN_CLOSE_BRACKET, token);
	}
	if (kind == AZ_NODE_CALL || kind == AZ_NODE_METHOD)
		arguments(parser, node);
	return az_lua_node_end(parser, node);
}

az_lua_node *az_lua_suffixed(az_lua_parser *parser)
{
	az_lua_node *node = primary(parser);
	while (node) {
		az_lua_node *longer = suffix(parser, node);
		if (!longer)
			break;
		node = longer;
	}
	return node;
}

static az_lua_node *simple(az_lua_parser *parser)
{
	switch ((int)az_lua_kind(parser)) {
	case AZ_TOKEN_NUMBER:
		return single(parser, AZ_NODE_NUMBER);
	case AZ_TOKEN_STRING:
		return single(parser, AZ_NODE_STRING);
	case AZ_TOKEN_NIL:
		return single(parser, AZ_NODE_NIL);
	case AZ_TOKEN_TRUE:
		return single(parser, AZ_NODE_TRUE);
	case AZ_TOKEN_FALSE:
		return single(parser, AZ_NODE_FALSE);
	case AZ_TOKEN_DOTS:
		if (!parser->function->vararg)
			az_lua_wrong(parser, (uint32_t)parser->at, "give the function '...' as a parameter",
				"'...' outside a function that takes it");
		return single(parser, AZ_NODE_VARARG);
	case AZ_TOKEN_OPEN_BRACE:
		return table(parser);
	case AZ_TOKEN_FUNCTION:
		return az_lua_function_read(parser, az_lua_advance(parser), 0);
	default:
		return az_lua_suffixed(parser);
	}
}

/* Reads as far as operators bind more strongly than `limit`. */
static az_lua_node *climb(az_lua_parser *parser, int limit)
{
	az_lua_node *left = NULL;
	az_lua_enter(parser, 1);
	if (is_unary(az_lua_kind(parser))) {
		left = single(parser, AZ_NODE_UNARY);
		az_lua_node_add(left, climb(parser, UNARY_PRIORITY));
		az_lua_node_end(parser, left);
	} else {
		left = simple(parser);
	}
	priority p = priority_of(az_lua_kind(parser));
	while (left && p.left > limit) {
		az_lua_node *node = az_lua_node_new(parser, AZ_NODE_BINARY, left->first);
		uint32_t at = az_lua_advance(parser);
		az_lua_node_add(node, left);
		az_lua_node_add(node, climb(parser, p.right));
		if (node)
			node->at = at;
		left = az_lua_node_end(parser, node);
		p = priority_of(az_lua_kind(parser));
	}
	az_lua_leave(parser, 1);
	return left;
}

az_lua_node *az_lua_expression(az_lua_parser *parser)
{
	return climb(parser, 0);
}
