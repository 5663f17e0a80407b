#include "exchange/insert.h"

#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/words.h"
#include "exchange/doc/doc.h"

/* ---- where the container is ------------------------------------------------------------------- */

typedef enum kind { NOTHING = 0, BLOCK_MAP, BLOCK_LIST, FLOW_MAP, FLOW_LIST } kind;

/* All offsets count characters, as libyaml does. */
typedef struct container {
	bool found;
	kind kind;
	size_t column; /* of its entries; NOTHING: of the key that has it */
	size_t count;
	size_t last;  /* behind the last thing that stands in it, or before it */
	bool is_text; /* NOTHING: and yet something, which is no container */
} container;

typedef struct walk {
	yaml_parser_t parser;
	const az_insert *insert;
	container at;
	size_t last;   /* behind the last thing that was read */
	size_t column; /* of the key whose value comes */
	bool failed;
} walk;

static bool next_event(walk *w, yaml_event_t *event)
{
	w->failed = w->failed || !yaml_parser_parse(&w->parser, event);
	return !w->failed;
}

static bool is_key(const yaml_event_t *event, const char *key)
{
	return key && event->type == YAML_SCALAR_EVENT && event->data.scalar.length == strlen(key) &&
		   memcmp(event->data.scalar.value, key, strlen(key)) == 0;
}

static kind kind_of(const yaml_event_t *event)
{
	if (event->type == YAML_MAPPING_START_EVENT)
		return event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? FLOW_MAP : BLOCK_MAP;
	if (event->type == YAML_SEQUENCE_START_EVENT)
		return event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? FLOW_LIST
																			: BLOCK_LIST;
	return NOTHING;
}

static void walk_node(walk *w, yaml_event_t *event, int depth);

/* The children up to the end event; how many there are, and behind what the last one ends. `depth` is
 * how many keys of the path led here; -1: it lies off the path. */
static void walk_children(walk *w, container *at, int depth)
{
	bool map = at->kind == BLOCK_MAP || at->kind == FLOW_MAP;
	yaml_event_t event;
	while (next_event(w, &event)) {
		at->last = w->last;
		bool end = event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT;
		if (end && (at->kind == FLOW_MAP || at->kind == FLOW_LIST))
			w->last = event.end_mark.index;
		if (end) {
			yaml_event_delete(&event);
			return;
		}
		bool on_path = map && depth >= 0 && is_key(&event, w->insert->path[depth]);
		size_t column = event.start_mark.column;
		walk_node(w, &event, -1);
		if (map && next_event(w, &event)) {
			w->column = column;
			walk_node(w, &event, on_path ? depth + 1 : -1);
		}
		at->count++;
	}
}

/* Reads one node, whose first event is given and is freed here. */
static void walk_node(walk *w, yaml_event_t *event, int depth)
{
	container at = {.found = true, .kind = kind_of(event)};
	bool wanted = depth >= 0 && !w->insert->path[depth];
	bool block = at.kind == BLOCK_MAP || at.kind == BLOCK_LIST;
	at.is_text = !at.kind && event->start_mark.index != event->end_mark.index;
	/* A map begins at its first key, a list at its first dash. */
	at.column = at.kind ? event->start_mark.column : w->column;
	/* The place of nothing is somewhere behind; that of a block is its first key's. */
	if (at.is_text || (at.kind && !block))
		w->last = event->end_mark.index;
	yaml_event_delete(event);
	at.last = w->last;
	if (at.kind)
		walk_children(w, &at, wanted ? -1 : depth);
	if (wanted && !w->failed)
		w->at = at;
}

static bool find(const char *bytes, size_t length, const az_insert *insert, container *out)
{
	walk w = {.insert = insert};
	yaml_event_t event;
	if (!yaml_parser_initialize(&w.parser))
		return false;
	yaml_parser_set_input_string(&w.parser, (const unsigned char *)bytes, length);
	yaml_parser_set_encoding(&w.parser, YAML_UTF8_ENCODING);
	bool more = true;
	while (more && next_event(&w, &event)) {
		more = event.type != YAML_STREAM_END_EVENT;
		bool node = event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT ||
					kind_of(&event) != NOTHING;
		if (node)
			walk_node(&w, &event, 0);
		else
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&w.parser);
	*out = w.at;
	return !w.failed;
}

/* ---- bytes ------------------------------------------------------------------------------------ */

static bool has_mark(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
}

/* The byte behind so many characters; libyaml does not count a byte order mark. */
static size_t byte_at(const char *bytes, size_t length, size_t characters)
{
	size_t at = has_mark(bytes, length) ? 3 : 0;
	while (at < length && characters > 0) {
		at++;
		while (at < length && ((unsigned char)bytes[at] & 0xC0) == 0x80)
			at++;
		characters--;
	}
	return at;
}

/* The beginning of the line below. */
static size_t line_below(const char *bytes, size_t length, size_t at)
{
	if (at > 0 && at <= length && bytes[at - 1] == '\n')
		return at;
	const char *newline = at < length ? memchr(bytes + at, '\n', length - at) : NULL;
	return newline ? (size_t)(newline - bytes) + 1 : length;
}

static const char *newline_of(const char *bytes, size_t length)
{
	const char *newline = length ? memchr(bytes, '\n', length) : NULL;
	return newline && newline > bytes && newline[-1] == '\r' ? "\r\n" : "\n";
}

static void put_indent(az_buffer *out, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		az_buffer_char(out, ' ');
}

/* The entry on lines of its own. */
static void put_lines(az_buffer *out, const az_insert *insert, size_t column, const char *newline)
{
	put_indent(out, column);
	az_buffer_string(out, insert->key ? insert->key : "- ");
	if (!insert->key || !insert->lines) {
		az_buffer_printf(out, "%s%s%s", insert->key ? ": " : "", insert->value, newline);
		return;
	}
	az_buffer_printf(out, ":%s", newline);
	for (const char *line = insert->lines; *line;) {
		size_t n = strcspn(line, "\n");
		put_indent(out, column + 2);
		az_buffer_bytes(out, line, n);
		az_buffer_string(out, newline);
		line += n + (line[n] == '\n');
	}
}

static void put_inline(az_buffer *out, const az_insert *insert, bool first)
{
	if (!first)
		az_buffer_string(out, ", ");
	if (insert->key)
		az_buffer_printf(out, "%s: ", insert->key);
	az_buffer_string(out, insert->value);
}

static void splice(
	const char *bytes, size_t length, const az_insert *insert, const container *at, az_buffer *out)
{
	bool flow = at->kind == FLOW_MAP || at->kind == FLOW_LIST;
	const char *newline = newline_of(bytes, length);
	size_t from = byte_at(bytes, length, at->last);
	if (!at->found)
		from = length;
	else if (!flow)
		from = line_below(bytes, length, from);
	az_buffer_bytes(out, bytes, from);
	if (flow)
		put_inline(out, insert, at->count == 0);
	else {
		if (from > 0 && bytes[from - 1] != '\n')
			az_buffer_string(out, newline);
		size_t deeper = at->found && !at->kind && insert->path[0] ? 2 : 0;
		put_lines(out, insert, at->column + deeper, newline);
	}
	az_buffer_bytes(out, bytes + from, length - from);
}

/* ---- proof ------------------------------------------------------------------------------------ */

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* `b` is `a` with the entry added at the path's end. `depth` -1: the two are the same. */
static bool is_grown(
	const az_doc *a, const az_doc *b, const az_insert *insert, int depth, const az_doc *value);

static bool is_same(const az_doc *a, const az_doc *b)
{
	return is_grown(a, b, NULL, -1, NULL);
}

static bool is_added(const az_doc *child, const az_insert *insert, const az_doc *value)
{
	return child && !child->next && same_text(child->key, insert->key) && is_same(value, child);
}

static bool is_grown(
	const az_doc *a, const az_doc *b, const az_insert *insert, int depth, const az_doc *value)
{
	bool here = depth >= 0 && !insert->path[depth];
	bool filled = here && a->kind == AZ_DOC_NULL;
	if (!filled && (a->kind != b->kind || a->length != b->length || !same_text(a->text, b->text)))
		return false;
	const az_doc *x = a->first, *y = b->first;
	for (; x && y; x = x->next, y = y->next) {
		bool on_path = depth >= 0 && !here && same_text(x->key, insert->path[depth]);
		bool fits = on_path ? is_grown(x, y, insert, depth + 1, value) : is_same(x, y);
		if (!fits || !same_text(x->key, y->key))
			return false;
	}
	return here ? !x && is_added(y, insert, value) : !x && !y;
}

/* Reads the old, the new and the value by itself, and compares. */
static bool is_proven(const char *file, const char *bytes, size_t length, const az_insert *insert,
	const az_buffer *made, az_arena *arena, az_problems *problems)
{
	const az_doc *value =
		az_doc_yaml(arena, file, insert->value, strlen(insert->value), NULL, problems);
	const az_doc *old = az_doc_yaml(arena, file, bytes, length, NULL, problems);
	const az_doc *new =
		az_doc_yaml(arena, file, (const char *)made->bytes, made->length, NULL, problems);
	return value && old && new &&is_grown(old, new, insert, 0, value);
}

/* The last key of the path, for a message. */
static const char *name_of(const az_insert *insert)
{
	size_t depth = 0;
	while (insert->path[depth])
		depth++;
	return depth ? insert->path[depth - 1] : AZ_N("the document");
}

static assize_status insert_with(const char *file, const char *bytes, size_t length,
	const az_insert *insert, az_buffer *out, az_arena *arena, az_problems *problems,
	az_error *error)
{
	container at = {0};
	az_buffer made = {0};
	assize_status status = ASSIZE_OK;
	const az_doc *old = az_doc_yaml(arena, file, bytes, length, NULL, problems);
	if (!old && az_problems_count(problems))
		return az_problems_error(problems, ASSIZE_ERROR_INPUT, error);
	size_t mark = has_mark(bytes, length) ? 3 : 0;
	if (!old || !find(bytes + mark, length - mark, insert, &at))
		return az_error_memory(error);
	bool fits = !at.is_text && (at.found || !insert->path[0]);
	if (fits)
		splice(bytes, length, insert, &at, &made);
	if (made.failed)
		status = az_error_memory(error);
	else if (!fits || !is_proven(file, bytes, length, insert, &made, arena, problems))
		status = az_error_set(error, ASSIZE_ERROR_INPUT, file,
			"is laid out so that nothing can be added under '%s' without touching what is there; "
			"add the entry by hand",
			name_of(insert));
	else
		az_buffer_bytes(out, made.bytes, made.length);
	az_buffer_free(&made);
	return status;
}

assize_status az_yaml_insert(const char *file, const char *bytes, size_t length,
	const az_insert *insert, az_buffer *out, az_error *error)
{
	az_arena *arena = az_arena_new();
	az_problems *problems = az_problems_new(1);
	assize_status status =
		arena && problems ? insert_with(file, bytes, length, insert, out, arena, problems, error)
						  : az_error_memory(error);
	az_problems_free(problems);
	az_arena_free(arena);
	return status;
}
