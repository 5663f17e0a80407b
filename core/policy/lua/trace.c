#include "policy/lua/trace.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "policy/lua/syntax.h"

/* Lua itself stops at 200 levels; the rest is for the calls around the loading. */
enum { DEPTH_MOST = 190, LEVELS_A_WRAP = 2 };

/* What a node is; a parallel array to the tree. */
enum { IS_COMPARISON = 1, IS_CONDITION = 2, IS_OPERAND = 4, IS_LOGIC = 8, IS_VALUE = 16 };

/* At one place, what closes comes before what opens. */
typedef enum piece_rank { CLOSE, SEPARATE, REPLACE, OPEN } piece_rank;

typedef struct piece {
	uint32_t at;
	uint32_t removed;
	piece_rank rank;
	size_t order;
	const char *text;
} piece;

typedef struct tracer {
	az_arena *arena;
	const az_lua_tree *tree;
	az_problems *problems;
	unsigned char *marks;  /* by node id */
	unsigned short *wraps; /* by node id: calls that will stand around it */
	az_lua_site *sites;
	size_t site_count;
	size_t first; /* what the text calls site 0 */
	piece *pieces;
	size_t piece_count;
	size_t piece_most;
	bool out_memory;
} tracer;

static az_lua_token_kind operator_of(const tracer *t, const az_lua_node *node)
{
	if (node->kind != AZ_NODE_BINARY && node->kind != AZ_NODE_UNARY)
		return AZ_TOKEN_EOF;
	return az_lua_operator(t->tree, node);
}

static bool is_logic(const tracer *t, const az_lua_node *node)
{
	az_lua_token_kind kind = operator_of(t, node);
	return kind == AZ_TOKEN_AND || kind == AZ_TOKEN_OR || kind == AZ_TOKEN_NOT;
}

static bool is_condition(const az_lua_node *node)
{
	const az_lua_node *parent = node->parent;
	return parent && node->kind != AZ_NODE_BLOCK &&
		   (parent->kind == AZ_NODE_IF || parent->kind == AZ_NODE_WHILE ||
			   parent->kind == AZ_NODE_REPEAT);
}

static bool is_constant(const az_lua_node *node)
{
	switch ((int)node->kind) {
	case AZ_NODE_NIL:
	case AZ_NODE_TRUE:
	case AZ_NODE_FALSE:
	case AZ_NODE_NUMBER:
	case AZ_NODE_STRING:
	case AZ_NODE_TABLE:
	case AZ_NODE_FUNCTION:
		return true;
	default:
		return false;
	}
}

/* Lua compares a local in its own register, which a call on the right may have changed meanwhile;
 * as an argument it would be copied before. */
static bool is_read_late(const az_lua_node *comparison)
{
	const az_lua_node *left = az_lua_bare(comparison->child);
	const az_lua_node *right = az_lua_bare(comparison->last_child);
	return left->kind == AZ_NODE_NAME && left->reach == AZ_LUA_LOCAL && left->variable->captured &&
		   left->variable->writes > 0 && !is_constant(right) && right->kind != AZ_NODE_NAME;
}

/* More or less than one value where a list of arguments ends. */
static bool is_multiple(const az_lua_node *node)
{
	return node->kind == AZ_NODE_CALL || node->kind == AZ_NODE_METHOD ||
		   node->kind == AZ_NODE_VARARG;
}

static const az_lua_node *within_parens(const az_lua_node *node)
{
	while (node->parent && node->parent->kind == AZ_NODE_PAREN)
		node = node->parent;
	return node;
}

/* True where the truth of an operand outside of a condition is asked: of what `not` negates, of what
 * stands left of `and` and `or`, and of what stands right where the whole is asked. But the b of
 * `a and b or c` is meant as a value, and is hardly ever false. */
static bool is_asked(const tracer *t, const az_lua_node *node)
{
	const az_lua_node *parent = node->parent;
	while (parent && is_logic(t, parent)) {
		const az_lua_node *whole = within_parens(parent);
		if (parent->kind == AZ_NODE_UNARY || node == parent->child)
			return true;
		if (whole->parent && operator_of(t, parent) == AZ_TOKEN_AND &&
			operator_of(t, whole->parent) == AZ_TOKEN_OR)
			return false;
		node = whole;
		parent = node->parent;
	}
	return false;
}

static bool is_operand(const tracer *t, const az_lua_node *node)
{
	const az_lua_node *bare = az_lua_bare(node);
	return is_logic(t, node->parent) && !is_logic(t, bare) &&
		   !az_lua_is_comparison(operator_of(t, bare)) && !is_constant(bare);
}

static unsigned char judge(const tracer *t, const az_lua_node *node)
{
	unsigned mark = 0;
	unsigned parent = node->parent ? t->marks[node->parent->id] : 0;
	bool comparison = az_lua_is_comparison(operator_of(t, node));
	if (comparison && !is_read_late(node))
		mark |= IS_COMPARISON;
	if (is_condition(node))
		mark |= IS_CONDITION;
	else if (node->parent && is_operand(t, node) && (parent & IS_LOGIC))
		mark |= IS_OPERAND;
	else if (node->parent && is_operand(t, node) && is_asked(t, node))
		mark |= IS_VALUE;
	bool within = (mark & IS_CONDITION) || (parent & IS_LOGIC);
	if (within && (is_logic(t, node) || node->kind == AZ_NODE_PAREN))
		mark |= IS_LOGIC;
	return (unsigned char)mark;
}

static bool name_is_free(const tracer *t, const az_lua_node *node)
{
	if (node->kind != AZ_NODE_NAME && node->kind != AZ_NODE_DECLARATION)
		return true;
	const char *name = az_lua_word(t->tree, node);
	if (strncmp(name, "__az_", 5) != 0 && strcmp(name, "_ENV") != 0)
		return true;
	az_problems_add(t->problems, az_lua_place(t->tree, node), NULL, "take another name",
		"the name '%s' is kept for the host", name);
	return false;
}

static bool is_statement(const az_lua_node *node)
{
	return node->parent && node->parent->kind == AZ_NODE_BLOCK;
}

/* Marks every node and counts sites and pieces. False when the source cannot be traced. */
static bool mark_all(tracer *t)
{
	bool fine = true;
	const az_lua_node *root = t->tree->root;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node)) {
		unsigned mark = judge(t, node);
		unsigned around = node->parent ? t->wraps[node->parent->id] : 0;
		unsigned own = mark & IS_COMPARISON ? 1 : 0;
		own += mark & (IS_CONDITION | IS_OPERAND | IS_VALUE) ? 1 : 0;
		t->marks[node->id] = (unsigned char)mark;
		t->wraps[node->id] = (unsigned short)(around + own);
		t->site_count += own;
		t->piece_most += own * 5 + is_statement(node);
		fine = name_is_free(t, node) && fine;
		if (node->depth + LEVELS_A_WRAP * (around + own) > DEPTH_MOST) {
			az_problems_add(t->problems, az_lua_place(t->tree, node), NULL,
				"divide it with local variables", "nested too deeply to be traced");
			return false;
		}
	}
	return fine;
}

static void put(tracer *t, uint32_t at, uint32_t removed, piece_rank rank, const char *text)
{
	if (!text) {
		t->out_memory = true;
		return;
	}
	t->pieces[t->piece_count] =
		(piece){.at = at, .removed = removed, .rank = rank, .order = t->piece_count, .text = text};
	t->piece_count++;
}

static uint32_t start_of(const tracer *t, const az_lua_node *node)
{
	return t->tree->tokens[node->first].start;
}

static uint32_t end_of(const tracer *t, const az_lua_node *node)
{
	return t->tree->tokens[node->last].end;
}

/* "function(site, " before the node; a space keeps it from a word that it would touch. */
static void open(tracer *t, const az_lua_node *node, const char *function, const char *paren)
{
	uint32_t at = start_of(t, node);
	unsigned char before = at > 0 ? (unsigned char)t->tree->bytes[at - 1] : ' ';
	put(t, at, 0, OPEN,
		az_arena_printf(t->arena, "%s%s(%zu, %s", isalnum(before) || before == '_' ? " " : "",
			function, t->first + t->site_count, paren));
}

static const char *copy(tracer *t, const az_lua_node *node)
{
	size_t length = 0;
	const char *source = az_lua_source(t->tree, node, &length);
	const char *text = az_arena_copy(t->arena, source, length);
	if (!text)
		t->out_memory = true;
	return text;
}

static void site_add(
	tracer *t, az_lua_site_kind kind, az_lua_token_kind op, const az_lua_node *node)
{
	az_place place = az_lua_place(t->tree, node);
	bool comparison = kind == AZ_LUA_COMPARISON;
	t->sites[t->site_count++] = (az_lua_site){.kind = kind,
		.op = op,
		.line = place.line,
		.column = place.column,
		.end_line = t->tree->tokens[node->last].last_line,
		.text = copy(t, node),
		.left = comparison ? copy(t, node->child) : NULL,
		.right = comparison ? copy(t, node->last_child) : NULL};
}

/* The word of the statement or operator that asks. */
static az_lua_token_kind asker(const tracer *t, const az_lua_node *node)
{
	const az_lua_node *parent = node->parent;
	if (parent->kind == AZ_NODE_BINARY || parent->kind == AZ_NODE_UNARY)
		return az_lua_operator(t->tree, parent);
	return t->tree->tokens[node->first - 1].kind;
}

static void write_test(tracer *t, const az_lua_node *node, az_lua_site_kind kind)
{
	bool multiple = is_multiple(node);
	open(t, node, "__az_test", multiple ? "(" : "");
	put(t, end_of(t, node), 0, CLOSE, multiple ? "))" : ")");
	site_add(t, kind, asker(t, node), node);
}

static void write_comparison(tracer *t, const az_lua_node *node)
{
	const az_lua_node *right = node->last_child;
	const az_lua_token *op = &t->tree->tokens[node->at];
	bool multiple = is_multiple(right);
	open(t, node, "__az_compare", "");
	put(t, op->start, op->end - op->start, REPLACE, ",");
	if (multiple)
		put(t, start_of(t, right), 0, OPEN, "(");
	put(t, end_of(t, right), 0, CLOSE, multiple ? "))" : ")");
	site_add(t, AZ_LUA_COMPARISON, op->kind, node);
}

/* A call that now ends a statement would take a parenthesis on the next line for its own. */
static void separate(tracer *t, const az_lua_node *node)
{
	if (is_statement(node) && t->tree->tokens[node->last + 1].kind == AZ_TOKEN_OPEN_PAREN)
		put(t, end_of(t, node), 0, SEPARATE, ";");
}

static void write_all(tracer *t)
{
	const az_lua_node *root = t->tree->root;
	t->site_count = 0;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node)) {
		unsigned mark = t->marks[node->id];
		if (mark & IS_CONDITION)
			write_test(t, node, AZ_LUA_CONDITION);
		if (mark & IS_OPERAND)
			write_test(t, node, AZ_LUA_OPERAND);
		if (mark & IS_VALUE)
			write_test(t, node, AZ_LUA_VALUE);
		if (mark & IS_COMPARISON)
			write_comparison(t, node);
		separate(t, node);
	}
}

static int compare_pieces(const void *a, const void *b)
{
	const piece *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void join(tracer *t, az_buffer *out)
{
	size_t at = 0;
	qsort(t->pieces, t->piece_count, sizeof *t->pieces, compare_pieces);
	for (size_t i = 0; i < t->piece_count; i++) {
		const piece *p = &t->pieces[i];
		az_buffer_bytes(out, t->tree->bytes + at, p->at - at);
		az_buffer_string(out, p->text);
		at = (size_t)p->at + p->removed;
	}
	az_buffer_bytes(out, t->tree->bytes + at, t->tree->length - at);
}

bool az_lua_trace(az_arena *arena, const char *file, const char *bytes, size_t length, size_t first,
	az_buffer *out, az_lua_site **sites, size_t *count, az_problems *problems)
{
	tracer t = {.arena = arena, .problems = problems, .first = first};
	t.tree = az_lua_parse(arena, file, bytes, length, problems);
	if (!t.tree)
		return false;
	t.marks = az_arena_array(arena, t.tree->nodes, sizeof *t.marks);
	t.wraps = az_arena_array(arena, t.tree->nodes, sizeof *t.wraps);
	if (!t.marks || !t.wraps || !mark_all(&t))
		return false;
	t.sites = az_arena_array(arena, t.site_count + 1, sizeof *t.sites);
	t.pieces = az_arena_array(arena, t.piece_most + 1, sizeof *t.pieces);
	if (!t.sites || !t.pieces)
		return false;
	write_all(&t);
	if (t.out_memory)
		return false;
	join(&t, out);
	*sites = t.sites;
	*count = t.site_count;
	return !out->failed;
}
