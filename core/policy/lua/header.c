#include "policy/lua/header.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "policy/lua/syntax.h"

typedef struct reader {
	az_arena *arena;
	const az_lua_tree *tree;
	az_problems *problems;
	const char *function;
	const az_doc *header; /* the outermost table */
	const char *key;      /* of the header, whose value is being read */
	bool wrong;
	bool out_memory;
} reader;

static az_doc *value(reader *r, const az_lua_node *node);

__attribute__((format(printf, 4, 5))) static void header_wrong(
	reader *r, const az_lua_node *node, const char *mend, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_problems_vadd(r->problems, az_lua_place(r->tree, node), r->key, mend, format, args);
	va_end(args);
	r->wrong = true;
}

static az_doc *doc_new(reader *r, az_doc_kind kind, const az_lua_node *node)
{
	az_doc *doc = az_arena_alloc(r->arena, sizeof *doc);
	if (!doc) {
		r->out_memory = true;
		return NULL;
	}
	az_place place = az_lua_place(r->tree, node);
	doc->kind = kind;
	doc->line = place.line;
	doc->column = place.column;
	doc->text = "";
	return doc;
}

static az_doc *doc_text(
	reader *r, az_doc_kind kind, const az_lua_node *node, const char *text, size_t length)
{
	az_doc *doc = text ? doc_new(r, kind, node) : NULL;
	if (!doc) {
		r->out_memory = true;
		return NULL;
	}
	doc->text = text;
	doc->length = length;
	return doc;
}

/* Appends a child; `last` is the caller's end of the list. */
static void append(az_doc *parent, az_doc **last, az_doc *child)
{
	if (*last)
		(*last)->next = child;
	else
		parent->first = child;
	*last = child;
	parent->count++;
}

static const az_lua_token *token_of(const reader *r, const az_lua_node *node)
{
	return &r->tree->tokens[node->at];
}

/* A value that only running the file would give. */
static void not_literal(reader *r, const az_lua_node *node)
{
	size_t length = 0;
	const char *source = az_lua_source(r->tree, node, &length);
	const char *newline = memchr(source, '\n', length);
	if (newline)
		length = (size_t)(newline - source);
	char shown[64];
	snprintf(shown, sizeof shown, "%.*s", length > 60 ? 60 : (int)length, source);
	az_text_cut(shown, sizeof shown, shown);
	header_wrong(r, node, "write the value itself; what must be computed belongs in 'check'",
		"the header is read without running it, and '%s' is no literal value", shown);
}

static bool is_text(const reader *r, const az_lua_node *node)
{
	node = az_lua_bare(node);
	return node->kind == AZ_NODE_STRING ||
		   (node->kind == AZ_NODE_BINARY && az_lua_operator(r->tree, node) == AZ_TOKEN_CONCAT &&
			   is_text(r, node->child) && is_text(r, node->child->next));
}

/* The strings of a chain of `..`, whose depth the parser bounds: it binds to the right. */
static size_t join(const reader *r, const az_lua_node *node, char *out)
{
	node = az_lua_bare(node);
	if (node->kind == AZ_NODE_STRING) {
		const az_lua_token *token = token_of(r, node);
		if (out && token->length)
			memcpy(out, token->text, token->length);
		return token->length;
	}
	size_t left = join(r, node->child, out);
	return left + join(r, node->child->next, out ? out + left : NULL);
}

static az_doc *text(reader *r, const az_lua_node *node)
{
	size_t length = join(r, node, NULL), bad = 0;
	char *joined = az_arena_alloc(r->arena, length + 1);
	if (!joined) {
		r->out_memory = true;
		return NULL;
	}
	join(r, node, joined);
	if (!az_text_is_safe(joined, length, &bad)) {
		header_wrong(r, node, "write readable characters instead of their escapes",
			"the text holds a control or invisible character, or bytes that are no UTF-8");
		return NULL;
	}
	return doc_text(r, AZ_DOC_TEXT, node, joined, length);
}

/* The NAME at the left end of a.b.c, or NULL when it is something else. */
static const az_lua_node *name_root(const az_lua_node *node)
{
	while (node->kind == AZ_NODE_FIELD)
		node = node->child;
	return node->kind == AZ_NODE_NAME ? node : NULL;
}

/* a.b.c as one text; filled from its end, for the tree hangs from its last name. */
static const char *dotted(reader *r, const az_lua_node *node, size_t *length)
{
	size_t n = token_of(r, node)->length;
	for (const az_lua_node *part = node; part->kind == AZ_NODE_FIELD; part = part->child)
		n += 1 + token_of(r, part->child)->length;
	char *text_of = az_arena_alloc(r->arena, n + 1);
	if (!text_of)
		return NULL;
	*length = n;
	for (const az_lua_node *part = node; part; part = part->child) {
		const az_lua_token *token = token_of(r, part);
		n -= token->length;
		memcpy(text_of + n, token->text, token->length);
		if (part->kind == AZ_NODE_FIELD)
			text_of[--n] = '.';
	}
	return text_of;
}

static az_doc *name(reader *r, const az_lua_node *node, az_doc_kind kind)
{
	const az_lua_node *root = name_root(node);
	if (!root) {
		not_literal(r, node);
		return NULL;
	}
	if (root->variable) {
		header_wrong(r, node, "write the value itself; what must be computed belongs in 'check'",
			"the header is read without running it, and '%s' is a local variable",
			root->variable->name);
		return NULL;
	}
	size_t length = 0;
	const char *whole = dotted(r, node, &length);
	return doc_text(r, kind, node, whole, length);
}

static az_doc *call(reader *r, const az_lua_node *node)
{
	az_doc *doc = name(r, node->child, AZ_DOC_CALL), *last = NULL;
	if (!doc)
		return NULL;
	for (const az_lua_node *argument = node->child->next; argument; argument = argument->next) {
		az_doc *child = value(r, argument);
		if (child)
			append(doc, &last, child);
	}
	return doc;
}

static az_doc *number(reader *r, const az_lua_node *node, bool negative)
{
	const az_lua_token *token = token_of(r, negative ? az_lua_bare(node->child) : node);
	const char *digits = negative ? az_arena_printf(r->arena, "-%s", token->text) : token->text;
	return doc_text(r, AZ_DOC_PLAIN, node, digits, token->length + negative);
}

static bool is_negative(const reader *r, const az_lua_node *node)
{
	return node->kind == AZ_NODE_UNARY && az_lua_operator(r->tree, node) == AZ_TOKEN_MINUS &&
		   az_lua_bare(node->child)->kind == AZ_NODE_NUMBER;
}

/* The key of a NAMED or KEYED entry, or NULL with a problem. */
static const char *entry_key(reader *r, const az_lua_node *entry)
{
	if (entry->kind == AZ_NODE_NAMED)
		return az_lua_word(r->tree, entry);
	const az_lua_node *key = az_lua_bare(entry->child);
	const az_lua_token *token = token_of(r, key);
	size_t bad = 0;
	if (key->kind == AZ_NODE_STRING && az_text_is_safe(token->text, token->length, &bad))
		return token->text;
	header_wrong(
		r, entry, "write a name, or a text in [\"...\"]", "a key that is no readable text");
	return NULL;
}

static bool holds_code(const char *key)
{
	return !strcmp(key, "check") || !strcmp(key, "collect") || !strcmp(key, "render");
}

static bool is_code(const az_lua_node *node)
{
	const az_lua_node *root = name_root(node);
	return root ? root->variable != NULL
				: node->kind == AZ_NODE_FUNCTION || node->kind == AZ_NODE_INDEX ||
					  node->kind == AZ_NODE_CALL || node->kind == AZ_NODE_METHOD ||
					  node->kind == AZ_NODE_BINARY;
}

static void map_entry(
	reader *r, az_doc *map, az_doc **last, const az_lua_node *entry, const char *key)
{
	bool code = map == r->header && holds_code(key);
	const az_doc *same = az_doc_get(map, key);
	if (same)
		header_wrong(r, entry, "remove one of the two", "'%s' stands here and in line %d", key,
			same->key_line);
	const az_lua_node *node = az_lua_bare(entry->last_child);
	az_doc *doc = code && is_code(node) && !is_text(r, node) ? doc_new(r, AZ_DOC_FUNCTION, node)
															 : value(r, node);
	if (!doc)
		return;
	az_place place = az_lua_place(r->tree, entry);
	doc->key = key;
	doc->key_line = place.line;
	doc->key_column = place.column;
	append(map, last, doc);
}

static az_doc *table(reader *r, const az_lua_node *node)
{
	bool keyed =
		node->child && (node->child->kind == AZ_NODE_NAMED || node->child->kind == AZ_NODE_KEYED);
	az_doc *doc = doc_new(r, keyed ? AZ_DOC_MAP : AZ_DOC_LIST, node), *last = NULL;
	if (!r->header)
		r->header = doc;
	bool top = doc == r->header;
	for (const az_lua_node *entry = node->child; entry && doc; entry = entry->next) {
		bool has_key = entry->kind == AZ_NODE_NAMED || entry->kind == AZ_NODE_KEYED;
		if (has_key != keyed) {
			header_wrong(r, entry, "give every value a key, or none",
				"a table that is a list and a map at once");
			break;
		}
		const char *key = keyed ? entry_key(r, entry) : NULL;
		az_doc *child = keyed ? NULL : value(r, entry);
		if (child)
			append(doc, &last, child);
		if (key && top)
			r->key = key;
		if (key)
			map_entry(r, doc, &last, entry, key);
		if (top)
			r->key = NULL;
	}
	return doc;
}

static az_doc *value(reader *r, const az_lua_node *node)
{
	node = az_lua_bare(node);
	if (is_text(r, node))
		return text(r, node);
	if (is_negative(r, node))
		return number(r, node, true);
	switch ((int)node->kind) {
	case AZ_NODE_NIL:
		return doc_new(r, AZ_DOC_NULL, node);
	case AZ_NODE_TRUE:
		return doc_text(r, AZ_DOC_PLAIN, node, "true", 4);
	case AZ_NODE_FALSE:
		return doc_text(r, AZ_DOC_PLAIN, node, "false", 5);
	case AZ_NODE_NUMBER:
		return number(r, node, false);
	case AZ_NODE_TABLE:
		return table(r, node);
	case AZ_NODE_NAME:
	case AZ_NODE_FIELD:
		return name(r, node, AZ_DOC_NAME);
	case AZ_NODE_CALL:
		return call(r, node);
	default:
		not_literal(r, node);
		return NULL;
	}
}

/* What stands before the return and does more than declare a local. */
static void judge_statement(reader *r, const az_lua_node *node)
{
	const az_lua_node *first = node->child;
	if (node->kind == AZ_NODE_LOCAL || node->kind == AZ_NODE_LOCAL_FUNCTION)
		return;
	if (node->kind == AZ_NODE_FUNCTION_NAMED && first->kind == AZ_NODE_NAME) {
		header_wrong(r, node, "write 'local function'", "the function '%s' is global",
			az_lua_word(r->tree, first));
		return;
	}
	if (node->kind == AZ_NODE_ASSIGN && first->child->kind == AZ_NODE_NAME &&
		!first->child->variable) {
		header_wrong(r, node, "write 'local' before it", "'%s' is a global variable",
			az_lua_word(r->tree, first->child));
		return;
	}
	char mend[96];
	az_problems_mend(r->problems, mend, sizeof mend,
		"only local declarations stand before 'return %s {...}'", r->function);
	header_wrong(r, node, mend, "a statement that runs when the file is loaded");
}

/* The table of `return function {...}`, or NULL with a problem. */
static const az_lua_node *find(reader *r)
{
	char mend[96];
	az_problems_mend(
		r->problems, mend, sizeof mend, "end the file with 'return %s {...}'", r->function);
	const az_lua_node *last = r->tree->root->last_child;
	if (!last || last->kind != AZ_NODE_RETURN) {
		const az_lua_token *end = &r->tree->tokens[r->tree->token_count - 1];
		az_place place = {.file = r->tree->file, .line = end->line, .column = end->column};
		az_problems_add(r->problems, place, NULL, mend, "the file returns nothing");
		r->wrong = true;
		return NULL;
	}
	const az_lua_node *made = last->child;
	bool one = made && !made->next && made->kind == AZ_NODE_CALL;
	const az_lua_node *callee = one ? made->child : NULL;
	const az_lua_node *argument = callee ? callee->next : NULL;
	if (!argument || argument->next || argument->kind != AZ_NODE_TABLE ||
		callee->kind != AZ_NODE_NAME || !az_lua_word_is(r->tree, callee, r->function)) {
		header_wrong(
			r, last, mend, "the file returns something other than 'return %s {...}'", r->function);
		return NULL;
	}
	if (callee->variable) {
		header_wrong(r, callee, "give the local variable another name",
			"'%s' is a local variable here and no longer the host's", r->function);
		return NULL;
	}
	return argument;
}

az_doc *az_lua_header(az_arena *arena, const char *file, const char *bytes, size_t length,
	const char *function, az_problems *problems)
{
	reader r = {.arena = arena, .problems = problems, .function = function};
	r.tree = az_lua_parse(arena, file, bytes, length, problems);
	if (!r.tree)
		return NULL;
	for (const az_lua_node *node = r.tree->root->child; node; node = node->next)
		if (node->kind != AZ_NODE_RETURN)
			judge_statement(&r, node);
	const az_lua_node *header = find(&r);
	if (!header)
		return NULL;
	az_doc *doc = table(&r, header);
	if (r.wrong || r.out_memory || !doc)
		return NULL;
	if (doc->kind == AZ_DOC_LIST && !doc->count)
		doc->kind = AZ_DOC_MAP;
	return doc;
}
