#include "policy/lua/parser.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/words.h"

void az_lua_wrong(az_lua_parser *parser, uint32_t token, const char *mend, const char *format, ...)
{
	if (parser->failed)
		return;
	const az_lua_token *t = &parser->tree->tokens[token];
	az_place place = {.file = parser->tree->file, .line = t->line, .column = t->column};
	va_list args;
	va_start(args, format);
	az_problems_vadd(parser->problems, place, NULL, mend, format, args);
	va_end(args);
	parser->wrong = true;
}

void az_lua_out_of_memory(az_lua_parser *parser)
{
	parser->failed = true;
}

/* A larger copy of an array that is full, or NULL when memory is out. */
static void *grow(az_lua_parser *parser, const void *items, size_t *capacity, size_t size)
{
	size_t larger = *capacity ? *capacity * 2 : 32;
	void *copy = az_arena_array(parser->arena, larger, size);
	if (!copy) {
		az_lua_out_of_memory(parser);
		return NULL;
	}
	if (*capacity)
		memcpy(copy, items, *capacity * size);
	*capacity = larger;
	return copy;
}

static void mark_add(az_lua_parser *parser, az_lua_marks *marks, uint32_t token, size_t locals)
{
	if (marks->count == marks->capacity) {
		az_lua_mark *items = grow(parser, marks->items, &marks->capacity, sizeof *items);
		if (!items)
			return;
		marks->items = items;
	}
	marks->items[marks->count++] = (az_lua_mark){.token = token, .locals = locals};
}

static const char *word(const az_lua_parser *parser, uint32_t token)
{
	return parser->tree->tokens[token].text;
}

void az_lua_function_open(az_lua_parser *parser, az_lua_function *function, const az_lua_node *node)
{
	*function = (az_lua_function){.parent = parser->function,
		.block = parser->block,
		.node = node,
		.first_local = parser->local_count,
		.first_label = parser->labels.count};
	parser->function = function;
	parser->block = NULL;
}

void az_lua_function_close(az_lua_parser *parser)
{
	parser->block = parser->function->block;
	parser->function = parser->function->parent;
}

void az_lua_block_open(az_lua_parser *parser, az_lua_block *block, bool loop)
{
	*block = (az_lua_block){.parent = parser->block,
		.loop = loop,
		.locals = parser->local_count,
		.first_label = parser->labels.count,
		.first_goto = parser->gotos.count};
	parser->block = block;
}

static void goto_without_label(az_lua_parser *parser, uint32_t token)
{
	char mend[128];
	az_problems_mend(parser->problems, mend, sizeof mend,
		"write '::%.60s::' in this block or one around it", word(parser, token));
	az_lua_wrong(
		parser, token, mend, "goto '%s': there is no such label in sight", word(parser, token));
}

void az_lua_block_close(az_lua_parser *parser)
{
	az_lua_block *block = parser->block;
	parser->block = block->parent;
	parser->local_count = block->locals;
	parser->labels.count = block->first_label;
	for (size_t i = block->first_goto; i < parser->gotos.count; i++) {
		az_lua_mark *mark = &parser->gotos.items[i];
		if (mark->locals > block->locals)
			mark->locals = block->locals;
		if (!block->parent)
			goto_without_label(parser, mark->token);
	}
	if (!block->parent)
		parser->gotos.count = block->first_goto;
}

/* FNV-1a. */
static uint32_t hash_of(const char *name)
{
	uint32_t hash = 2166136261u;
	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619u;
	return hash;
}

az_lua_variable *az_lua_variable_new(az_lua_parser *parser, uint32_t token, const char *name)
{
	if (parser->failed)
		return NULL;
	az_lua_variable *variable = az_arena_alloc(parser->arena, sizeof *variable);
	if (!variable) {
		az_lua_out_of_memory(parser);
		return NULL;
	}
	variable->name = name;
	variable->token = token;
	variable->function = parser->function->node;
	return variable;
}

void az_lua_variable_show(az_lua_parser *parser, az_lua_variable *variable)
{
	if (!variable)
		return;
	if (parser->local_count - parser->function->first_local >= AZ_LUA_LOCALS_MOST) {
		az_lua_wrong(parser, variable->token, "keep them in a table, or divide the function",
			"more than %d local variables in one function", (int)AZ_LUA_LOCALS_MOST);
		parser->failed = true;
		return;
	}
	if (parser->local_count == parser->local_capacity) {
		az_lua_local_entry *locals =
			grow(parser, parser->locals, &parser->local_capacity, sizeof *locals);
		if (!locals)
			return;
		parser->locals = locals;
	}
	parser->locals[parser->local_count++] =
		(az_lua_local_entry){.variable = variable, .hash = hash_of(variable->name)};
}

void az_lua_resolve(az_lua_parser *parser, az_lua_node *node)
{
	if (!node)
		return;
	const char *name = word(parser, node->at);
	uint32_t hash = hash_of(name);
	for (size_t i = parser->local_count; i-- > 0;) {
		az_lua_variable *variable = parser->locals[i].variable;
		if (parser->locals[i].hash != hash || strcmp(variable->name, name) != 0)
			continue;
		node->variable = variable;
		node->reach = i >= parser->function->first_local ? AZ_LUA_LOCAL : AZ_LUA_UPVALUE;
		variable->captured |= node->reach == AZ_LUA_UPVALUE;
		variable->reads++;
		return;
	}
}

void az_lua_assigned(az_lua_parser *parser, az_lua_node *node)
{
	if (!node || node->kind != AZ_NODE_NAME || !node->variable)
		return;
	node->variable->reads--;
	if (!node->variable->writes++)
		node->variable->first_write = node->at;
	if (node->variable->attribute != AZ_LUA_PLAIN)
		az_lua_wrong(parser, node->at, "take another name, or drop the attribute",
			"'%s' is a constant and cannot be assigned", node->variable->name);
}

/* Ends the waiting of the gotos of this block that name the label. */
static void settle(az_lua_parser *parser, const az_lua_mark *label)
{
	size_t kept = parser->block->first_goto;
	for (size_t i = kept; i < parser->gotos.count; i++) {
		az_lua_mark mark = parser->gotos.items[i];
		if (strcmp(word(parser, mark.token), word(parser, label->token)) != 0) {
			parser->gotos.items[kept++] = mark;
			continue;
		}
		if (mark.locals < label->locals)
			az_lua_wrong(parser, mark.token, "declare the local before the goto",
				"goto '%s' jumps into the scope of the local '%s'", word(parser, mark.token),
				parser->locals[mark.locals].variable->name);
	}
	parser->gotos.count = kept;
}

static const az_lua_mark *label_find(const az_lua_parser *parser, const char *name)
{
	for (size_t i = parser->function->first_label; i < parser->labels.count; i++)
		if (strcmp(word(parser, parser->labels.items[i].token), name) == 0)
			return &parser->labels.items[i];
	return NULL;
}

void az_lua_label(az_lua_parser *parser, uint32_t token, bool last)
{
	if (parser->failed)
		return;
	if (label_find(parser, word(parser, token))) {
		az_lua_wrong(parser, token, "take another name", "the label '%s' is there already",
			word(parser, token));
		return;
	}
	size_t locals = last ? parser->block->locals : parser->local_count;
	az_lua_mark label = {.token = token, .locals = locals};
	mark_add(parser, &parser->labels, token, locals);
	settle(parser, &label);
}

void az_lua_goto(az_lua_parser *parser, uint32_t token)
{
	if (parser->failed || label_find(parser, word(parser, token)))
		return;
	mark_add(parser, &parser->gotos, token, parser->local_count);
}

void az_lua_break(az_lua_parser *parser, uint32_t token)
{
	const az_lua_block *block = parser->block;
	while (block && !block->loop)
		block = block->parent;
	if (!block)
		az_lua_wrong(parser, token, "remove it, or write 'return'", "'break' outside a loop");
}
