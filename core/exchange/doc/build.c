#include "exchange/doc/build.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FEW_KEYS = 12, MOST_PROBLEMS = 100, FIRST_FRAMES = 16 };

static size_t or_default(size_t value, size_t otherwise)
{
	return value ? value : otherwise;
}

void az_doc_build_start(az_doc_builder *b, az_arena *arena, const char *file,
	const az_doc_limits *limits, az_problems *problems)
{
	az_doc_limits given = limits ? *limits : (az_doc_limits){0};
	*b = (az_doc_builder){
		.arena = arena,
		.file = file,
		.problems = problems,
		.problems_before = az_problems_count(problems),
		.limits =
			{
				.bytes = or_default(given.bytes, (size_t)64 << 20),
				.nodes = or_default(given.nodes, 4000000),
				.depth = or_default(given.depth, 64),
				.aliases_nodes = or_default(given.aliases_nodes, 100000),
			},
	};
}

void az_doc_build_problem(
	az_doc_builder *b, int line, int column, const char *mend, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_place place = {.file = b->file, .line = line, .column = column};
	az_problems_vadd(b->problems, place, NULL, mend, format, args);
	va_end(args);
	if (az_problems_count(b->problems) - b->problems_before >= MOST_PROBLEMS)
		b->stopped = true;
}

static void *out_of_memory(az_doc_builder *b)
{
	b->no_memory = b->stopped = true;
	return NULL;
}

static az_doc_frame *top(const az_doc_builder *b)
{
	return b->depth ? &b->frames[b->depth - 1] : NULL;
}

bool az_doc_build_wants_key(const az_doc_builder *b)
{
	const az_doc_frame *frame = top(b);
	return frame && frame->node->kind == AZ_DOC_MAP && !frame->key;
}

void az_doc_build_key(az_doc_builder *b, const char *text, size_t length, int line, int column)
{
	az_doc_frame *frame = top(b);
	if (b->stopped || !frame)
		return;
	frame->key = az_arena_copy(b->arena, text, length);
	frame->key_line = line;
	frame->key_column = column;
	if (!frame->key)
		out_of_memory(b);
}

/* Counts `nodes` more, or stops. */
static bool afford(az_doc_builder *b, size_t nodes, int line, int column)
{
	if (b->stopped)
		return false;
	if (nodes <= b->limits.nodes - b->nodes) {
		b->nodes += nodes;
		return true;
	}
	az_doc_build_problem(b, line, column, "split the file",
		"the document holds more than %zu values", b->limits.nodes);
	b->stopped = true;
	return false;
}

static bool deep_enough(az_doc_builder *b, size_t more, int line, int column)
{
	if (more <= b->limits.depth - b->depth)
		return true;
	az_doc_build_problem(b, line, column, "nest less",
		"lists and maps are nested more than %zu deep", b->limits.depth);
	b->stopped = true;
	return false;
}

/* A zeroed node with room for `length` bytes of text behind it, hung on the open frame. */
static az_doc *hang(az_doc_builder *b, az_doc_kind kind, int line, int column, size_t length)
{
	if (length > SIZE_MAX / 2)
		return out_of_memory(b);
	az_doc *node = az_arena_alloc(b->arena, sizeof *node + length);
	if (!node)
		return out_of_memory(b);
	node->kind = kind;
	node->line = line;
	node->column = column;
	az_doc_frame *frame = top(b);
	if (!frame) {
		b->root = node;
		return node;
	}
	node->key = frame->key;
	node->key_line = frame->key ? frame->key_line : 0;
	node->key_column = frame->key ? frame->key_column : 0;
	frame->key = NULL;
	if (frame->last)
		frame->last->next = node;
	else
		frame->node->first = node;
	frame->last = node;
	frame->node->count++;
	return node;
}

az_doc *az_doc_build_scalar(
	az_doc_builder *b, az_doc_kind kind, int line, int column, const char *text, size_t length)
{
	if (!afford(b, 1, line, column))
		return NULL;
	if (kind == AZ_DOC_NULL)
		return hang(b, kind, line, column, 0);
	az_doc *node = hang(b, kind, line, column, length + 1);
	if (!node)
		return NULL;
	char *copy = (char *)(node + 1);
	memcpy(copy, text, length);
	node->text = copy;
	node->length = length;
	return node;
}

static bool reserve_frame(az_doc_builder *b)
{
	if (b->depth < b->room)
		return true;
	size_t room = b->room ? b->room * 2 : FIRST_FRAMES;
	az_doc_frame *frames = az_arena_array(b->arena, room, sizeof *frames);
	if (!frames)
		return out_of_memory(b);
	if (b->depth)
		memcpy(frames, b->frames, b->depth * sizeof *frames);
	b->frames = frames;
	b->room = room;
	return true;
}

az_doc *az_doc_build_open(az_doc_builder *b, az_doc_kind kind, int line, int column)
{
	size_t before = b->nodes;
	if (!afford(b, 1, line, column) || !deep_enough(b, 1, line, column) || !reserve_frame(b))
		return NULL;
	az_doc *node = hang(b, kind, line, column, 0);
	if (node)
		b->frames[b->depth++] = (az_doc_frame){.node = node, .nodes_before = before};
	return node;
}

static void raise_height(az_doc_builder *b, size_t height)
{
	az_doc_frame *frame = top(b);
	if (frame && frame->height < height)
		frame->height = height;
}

/* The children are shared with the anchor's node: what an alias costs is counted as if it were
 * copied, because whoever walks the tree walks it again. */
az_doc *az_doc_build_alias(az_doc_builder *b, const az_doc_subtree *of, int line, int column)
{
	if (b->stopped)
		return NULL;
	if (of->nodes > b->limits.aliases_nodes - b->nodes_aliased) {
		az_doc_build_problem(b, line, column, "write the values out, or split the file",
			"aliases add more than %zu values", b->limits.aliases_nodes);
		b->stopped = true;
		return NULL;
	}
	if (!afford(b, of->nodes, line, column) || !deep_enough(b, of->height, line, column))
		return NULL;
	b->nodes_aliased += of->nodes;
	az_doc *node = hang(b, of->node->kind, line, column, 0);
	if (!node)
		return NULL;
	node->text = of->node->text;
	node->length = of->node->length;
	node->count = of->node->count;
	node->first = of->node->first;
	raise_height(b, of->height);
	return node;
}

static void report_duplicate(az_doc_builder *b, const az_doc *first, const az_doc *again)
{
	char name[96];
	az_text_cut(name, sizeof name, again->key);
	az_doc_build_problem(b, again->key_line, again->key_column,
		"keep one of them, or give the other its own name",
		"the key \"%s\" is given twice, first on line %d and again on line %d", name,
		first->key_line, again->key_line);
}

static int by_key(const void *x, const void *y)
{
	const az_doc *a = *(const az_doc *const *)x, *b = *(const az_doc *const *)y;
	int order = strcmp(a->key, b->key);
	if (order)
		return order;
	order = (a->key_line > b->key_line) - (a->key_line < b->key_line);
	return order ? order : (a->key_column > b->key_column) - (a->key_column < b->key_column);
}

/* Sorting, not hashing: no choice of keys makes it slow. */
static void check_many_keys(az_doc_builder *b, const az_doc *map)
{
	const az_doc **sorted = az_arena_array(b->arena, map->count, sizeof *sorted);
	if (!sorted) {
		out_of_memory(b);
		return;
	}
	size_t n = 0;
	for (const az_doc *child = map->first; child; child = child->next)
		sorted[n++] = child;
	qsort(sorted, n, sizeof *sorted, by_key);
	for (size_t i = 1, first = 0; i < n && !b->stopped; i++) {
		if (strcmp(sorted[first]->key, sorted[i]->key) != 0)
			first = i;
		else
			report_duplicate(b, sorted[first], sorted[i]);
	}
}

static void check_keys(az_doc_builder *b, const az_doc *map)
{
	if (map->count > FEW_KEYS) {
		check_many_keys(b, map);
		return;
	}
	for (const az_doc *again = map->first; again; again = again->next) {
		const az_doc *first = map->first;
		while (first != again && strcmp(first->key, again->key) != 0)
			first = first->next;
		if (first != again)
			report_duplicate(b, first, again);
	}
}

az_doc_subtree az_doc_build_close(az_doc_builder *b)
{
	const az_doc_frame *frame = top(b);
	if (b->stopped || !frame)
		return (az_doc_subtree){0};
	az_doc_subtree closed = {
		.node = frame->node,
		.nodes = b->nodes - frame->nodes_before,
		.height = frame->height + 1,
	};
	if (closed.node->kind == AZ_DOC_MAP)
		check_keys(b, closed.node);
	b->depth--;
	raise_height(b, closed.height);
	return closed;
}

az_doc *az_doc_build_end(az_doc_builder *b)
{
	bool whole = !b->no_memory && az_problems_count(b->problems) == b->problems_before;
	return whole ? b->root : NULL;
}
