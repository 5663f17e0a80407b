/* Locals that nobody uses or that hide another, code that is never reached, and the layout. */
#include "policy/check/world.h"

#include <string.h>

#include "base/text.h"

enum { CODE_COLUMNS = 120 };

/* ---- locals ------------------------------------------------------------------------------------ */

static const az_lua_node *statement_of(const az_lua_node *node)
{
	while (node->parent && node->parent->kind != AZ_NODE_BLOCK)
		node = node->parent;
	return node;
}

static bool is_local(const az_lua_node *declaration)
{
	const az_lua_node *parent = declaration->parent;
	return parent->kind == AZ_NODE_LOCAL_FUNCTION ||
		   (parent->kind == AZ_NODE_LIST && parent->parent->kind == AZ_NODE_LOCAL);
}

static void judge_unused(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_variable *variable = node->variable;
	bool finding = az_view_is(&file->variables[variable->token], AZ_SEEN_FINDING);
	if (variable->reads || variable->name[0] == '_' || !is_local(node) || finding)
		return;
	az_remark_node(world, AZ_CHECK_UNUSED_LOCAL, file, node, "take it out, or use it",
		"the local '%s' is never used", variable->name);
}

static const az_lua_node *declares(const az_lua_node *list, const az_lua_node *than)
{
	const char *name = than->variable->name;
	for (const az_lua_node *node = list; node; node = node->next)
		if (node->kind == AZ_NODE_DECLARATION && node->variable && node != than &&
			strcmp(node->variable->name, name) == 0)
			return node;
	return NULL;
}

/* A declaration of the same name that is in sight at `node`, or NULL. */
static const az_lua_node *hidden(const az_lua_node *node)
{
	for (const az_lua_node *up = statement_of(node); up; up = up->parent) {
		const az_lua_node *found = NULL;
		for (const az_lua_node *before = up->parent ? up->parent->child : NULL;
			 before && before != up; before = before->next) {
			if (before->kind == AZ_NODE_LOCAL)
				found = declares(before->child->child, node);
			else if (before->kind == AZ_NODE_LOCAL_FUNCTION)
				found = declares(before->child, node);
			else if (before->kind == AZ_NODE_LIST || before->kind == AZ_NODE_DECLARATION)
				found = declares(before->kind == AZ_NODE_LIST ? before->child : before, node);
			if (found)
				return found;
		}
	}
	return NULL;
}

static void judge_shadow(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const char *name = node->variable->name;
	if (strcmp(name, "_") == 0)
		return;
	const az_lua_node *outer = hidden(node);
	if (outer)
		az_remark_node(world, AZ_CHECK_SHADOWED, file, node, "give it another name",
			"the local '%s' hides the one of line %d", name, file->tree->tokens[outer->first].line);
	else if (az_lua_global_find(name) && !strchr(name, '.'))
		az_remark_node(world, AZ_CHECK_SHADOWED, file, node, "give it another name",
			"the local '%s' hides the '%s' that every policy has", name, name);
}

/* ---- reaching ---------------------------------------------------------------------------------- */

static bool ends(const az_check_file *file, const az_lua_node *statement);

static bool block_ends(const az_check_file *file, const az_lua_node *block)
{
	return block->last_child && ends(file, block->last_child);
}

static bool all_branches_end(const az_check_file *file, const az_lua_node *node)
{
	bool otherwise = false;
	for (const az_lua_node *part = node->child; part; part = part->next) {
		if (part->kind != AZ_NODE_BLOCK) {
			otherwise = false;
			continue;
		}
		if (!block_ends(file, part))
			return false;
		otherwise = true;
	}
	/* The last block is an `else` when no condition stands before it. */
	const az_lua_node *last = node->last_child, *before = node->child;
	while (before && before->next != last)
		before = before->next;
	return otherwise && before && before->kind == AZ_NODE_BLOCK;
}

/* Nothing behind the statement is reached. Depth is that of the blocks, which the parser bounds. */
static bool ends(const az_check_file *file, const az_lua_node *statement)
{
	switch (statement->kind) {
	case AZ_NODE_RETURN:
	case AZ_NODE_BREAK:
	case AZ_NODE_GOTO:
		return true;
	case AZ_NODE_DO:
		return block_ends(file, statement->child);
	case AZ_NODE_IF:
		return all_branches_end(file, statement);
	case AZ_NODE_CALLING: {
		const az_lua_node *call = statement->child;
		const az_lua_node *callee = call->kind == AZ_NODE_CALL ? az_lua_bare(call->child) : NULL;
		return callee && callee->kind == AZ_NODE_NAME && !callee->variable &&
			   az_lua_word_is(file->tree, callee, "error");
	}
	default:
		return false;
	}
}

static void judge_block(az_world *world, const az_check_file *file, const az_lua_node *block)
{
	for (const az_lua_node *node = block->child; node && node->next; node = node->next) {
		if (node->next->kind == AZ_NODE_LABEL || !ends(file, node))
			continue;
		az_remark_node(world, AZ_CHECK_UNREACHABLE, file, node->next, "take it out",
			"this is never reached: line %d leaves before it",
			file->tree->tokens[node->first].line);
		return;
	}
}

void az_judge_locals(az_world *world, az_check_file *file, const az_lua_node *node)
{
	if (node->kind == AZ_NODE_BLOCK)
		judge_block(world, file, node);
	if (node->kind != AZ_NODE_DECLARATION || !node->variable)
		return;
	judge_unused(world, file, node);
	judge_shadow(world, file, node);
}

/* ---- layout ------------------------------------------------------------------------------------ */

static void layout_says(az_world *world, const az_check_file *file, int line, int column,
	const char *mend, const char *what)
{
	az_place place = {.file = file->shown, .line = line, .column = column};
	if (!az_remarks_add(world->remarks, AZ_CHECK_STYLE, place, (az_place){0}, mend, "%s", what))
		world->no_memory = true;
}

/* What stands on a line: code begins there, a text does, a text of several lines goes on. */
enum { HAS_CODE = 1, HAS_TEXT = 2, WITHIN_TEXT = 4 };

static void mark_lines(const az_lua_tree *tree, unsigned char *marks)
{
	for (size_t i = 0; i + 1 < tree->token_count; i++) {
		const az_lua_token *token = &tree->tokens[i];
		marks[token->line] |= token->kind == AZ_TOKEN_STRING ? HAS_CODE | HAS_TEXT : HAS_CODE;
		for (int line = token->line + 1; line <= token->last_line; line++)
			marks[line] |= WITHIN_TEXT;
	}
}

/* Tabs and spaces are told once a file: `*indents` has 1 for the one, 2 for the other. */
static void judge_indent(az_world *world, const az_check_file *file, int number, const char *line,
	size_t length, unsigned *indents)
{
	size_t indent = strspn(line, " \t");
	unsigned own = 0;
	for (size_t i = 0; i < indent && i < length; i++)
		own |= line[i] == '\t' ? 1u : 2u;
	if (*indents != 3 && (*indents | own) == 3)
		layout_says(world, file, number, 1, "indent the whole file with one of the two",
			"tabs and spaces are mixed");
	*indents |= own;
}

static void judge_line(az_world *world, const az_check_file *file, int number, const char *line,
	size_t length, unsigned marks, unsigned *indents)
{
	if (length && (line[length - 1] == ' ' || line[length - 1] == '\t'))
		layout_says(world, file, number, 0, "take them out", "blanks at the end of the line");
	if (marks & HAS_CODE && !(marks & WITHIN_TEXT))
		judge_indent(world, file, number, line, length, indents);
	if (marks == HAS_CODE && az_text_columns(line, length) > CODE_COLUMNS)
		layout_says(world, file, number, CODE_COLUMNS + 1, "break it, or name a part with a local",
			"the line of code is longer than 120 columns");
}

void az_judge_layout(az_world *world, const az_check_file *file)
{
	size_t lines = 2;
	for (size_t i = 0; i < file->length; i++)
		lines += file->bytes[i] == '\n';
	unsigned char *marks = az_world_array(world, lines + 1, sizeof *marks);
	unsigned indents = 0;
	if (!marks)
		return;
	mark_lines(file->tree, marks);
	const char *line = file->bytes, *end = file->bytes + file->length;
	for (int number = 1; line < end; number++) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((newline ? newline : end) - line);
		size_t shown = length && line[length - 1] == '\r' ? length - 1 : length;
		if (!(marks[number] & WITHIN_TEXT) || !newline)
			judge_line(world, file, number, line, shown, marks[number], &indents);
		line += length + 1;
	}
}
