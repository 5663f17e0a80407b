/* Declarations: variables, parameters, function bodies. */
#include <string.h>

#include "policy/lua/parser.h"

az_lua_node *az_lua_declaration(az_lua_parser *parser)
{
	uint32_t token = az_lua_expect(parser, AZ_TOKEN_NAME);
	az_lua_node *node = az_lua_node_new(parser, AZ_NODE_DECLARATION, token);
	const char *name = parser->tree->tokens[token].text;
	az_lua_variable *variable = az_lua_variable_new(parser, token, name);
	if (node)
		node->variable = variable;
	return node;
}

void az_lua_show(az_lua_parser *parser, const az_lua_node *node)
{
	if (node)
		az_lua_variable_show(parser, node->variable);
}

void az_lua_show_all(az_lua_parser *parser, const az_lua_node *list)
{
	for (const az_lua_node *node = list ? list->child : NULL; node; node = node->next)
		if (node->kind == AZ_NODE_DECLARATION)
			az_lua_show(parser, node);
}

void az_lua_show_hidden(az_lua_parser *parser, uint32_t token, int count)
{
	for (int i = 0; i < count; i++)
		az_lua_variable_show(parser, az_lua_variable_new(parser, token, "(for state)"));
}

static az_lua_node *parameters(az_lua_parser *parser)
{
	uint32_t open = az_lua_expect(parser, AZ_TOKEN_OPEN_PAREN);
	az_lua_node *list = az_lua_node_new(parser, AZ_NODE_LIST, (uint32_t)parser->at);
	if (az_lua_kind(parser) != AZ_TOKEN_CLOSE_PAREN) {
		do {
			if (az_lua_kind(parser) == AZ_TOKEN_DOTS) {
				uint32_t dots = az_lua_advance(parser);
				az_lua_node_add(list, az_lua_node_new(parser, AZ_NODE_VARARG, dots));
				parser->function->vararg = true;
				break;
			}
			az_lua_node *node = az_lua_declaration(parser);
			if (node && node->variable)
				node->variable->parameter = true;
			az_lua_node_add(list, node);
		} while (az_lua_accept(parser, AZ_TOKEN_COMMA));
	}
	az_lua_node_end(parser, list);
	az_lua_show_all(parser, list);
	az_lua_expect_close(parser, AZ_TOKEN_CLOSE_PAREN, open);
	return list;
}

az_lua_node *az_lua_function_read(az_lua_parser *parser, uint32_t opener, uint32_t self)
{
	az_lua_function function;
	az_lua_block block;
	bool named = parser->at != (size_t)opener + 1;
	az_lua_node *node =
		az_lua_node_new(parser, AZ_NODE_FUNCTION, named ? (uint32_t)parser->at : opener);
	az_lua_function_open(parser, &function, node);
	az_lua_block_open(parser, &block, false);
	if (self) {
		az_lua_variable *variable = az_lua_variable_new(parser, self, "self");
		if (variable)
			variable->parameter = true;
		az_lua_variable_show(parser, variable);
	}
	az_lua_node_add(node, parameters(parser));
	az_lua_node_add(node, az_lua_block_read(parser));
	az_lua_expect_close(parser, AZ_TOKEN_END, opener);
	az_lua_block_close(parser);
	az_lua_function_close(parser);
	return az_lua_node_end(parser, node);
}

void az_lua_function_named(az_lua_parser *parser, az_lua_node *node, uint32_t first)
{
	uint32_t self = 0;
	az_lua_node *target =
		az_lua_node_new(parser, AZ_NODE_NAME, az_lua_expect(parser, AZ_TOKEN_NAME));
	az_lua_resolve(parser, target);
	while (
		!self && (az_lua_kind(parser) == AZ_TOKEN_DOT || az_lua_kind(parser) == AZ_TOKEN_COLON)) {
		bool method = az_lua_kind(parser) == AZ_TOKEN_COLON;
		az_lua_node *field = az_lua_node_new(parser, AZ_NODE_FIELD, target ? target->first : first);
		az_lua_advance(parser);
		az_lua_node_add(field, target);
		uint32_t name = az_lua_expect(parser, AZ_TOKEN_NAME);
		if (field)
			field->at = name;
		self = method ? name : 0;
		target = az_lua_node_end(parser, field);
	}
	az_lua_assigned(parser, target);
	az_lua_node_add(node, target);
	az_lua_node_add(node, az_lua_function_read(parser, first, self));
}

static void attribute(az_lua_parser *parser, az_lua_variable *variable, bool *closing)
{
	if (!az_lua_accept(parser, AZ_TOKEN_LESS))
		return;
	uint32_t token = az_lua_expect(parser, AZ_TOKEN_NAME);
	const char *text = parser->tree->tokens[token].text;
	az_lua_expect(parser, AZ_TOKEN_GREATER);
	if (!variable || !text)
		return;
	if (strcmp(text, "const") == 0) {
		variable->attribute = AZ_LUA_CONST;
		return;
	}
	if (strcmp(text, "close") != 0) {
		az_lua_wrong(parser, token, "write <const> or <close>", "unknown attribute '%s'", text);
		return;
	}
	if (*closing)
		az_lua_wrong(parser, token, "declare them in two statements", "a second <close> variable");
	variable->attribute = AZ_LUA_CLOSE;
	*closing = true;
}

void az_lua_local(az_lua_parser *parser, az_lua_node *node)
{
	bool closing = false;
	az_lua_node *names = az_lua_node_new(parser, AZ_NODE_LIST, (uint32_t)parser->at);
	do {
		az_lua_node *name = az_lua_declaration(parser);
		attribute(parser, name ? name->variable : NULL, &closing);
		az_lua_node_add(names, name);
	} while (az_lua_accept(parser, AZ_TOKEN_COMMA));
	az_lua_node_add(node, az_lua_node_end(parser, names));
	bool assigns = az_lua_accept(parser, AZ_TOKEN_ASSIGN);
	az_lua_node *values = az_lua_node_new(parser, AZ_NODE_LIST, (uint32_t)parser->at);
	if (assigns)
		az_lua_expressions(parser, values);
	az_lua_node_add(node, az_lua_node_end(parser, values));
	az_lua_show_all(parser, names);
}

void az_lua_local_function(az_lua_parser *parser, az_lua_node *node)
{
	uint32_t opener = az_lua_advance(parser);
	az_lua_node *name = az_lua_declaration(parser);
	az_lua_node_add(node, name);
	az_lua_show(parser, name);
	az_lua_node_add(node, az_lua_function_read(parser, opener, 0));
}
