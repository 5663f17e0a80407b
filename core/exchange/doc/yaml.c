/*
 * YAML: libyaml's events hung on the tree. What YAML allows and nobody needs in a court's file
 * (tags, merge keys, lists as keys) is refused; anchors and aliases are bounded.
 */
#include "exchange/doc/yaml.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

enum { MOST_ANCHORS = 256 };

typedef struct anchor {
	const char *name;
	az_doc_subtree tree; /* its node count is 0 while the node is open */
} anchor;

typedef struct reader {
	az_doc_builder b;
	yaml_parser_t parser;
	const char *bytes;
	size_t length;
	bool many; /* all documents, not one */
	size_t documents;
	anchor *anchors; /* of this document; the newest last, a name may come again */
	size_t anchor_count;
	size_t anchors_open;
	size_t flow_depth; /* the builder's depth inside the outermost [ or {; 0: none is open */
} reader;

static void problem(reader *r, yaml_mark_t at, const char *mend, const char *what)
{
	az_doc_build_problem(
		&r->b, az_doc_yaml_number(at.line), az_doc_yaml_number(at.column), mend, "%s", what);
}

/* For what has no place in the tree, so that nothing behind it can be read. */
static void give_up(reader *r, yaml_mark_t at, const char *mend, const char *what)
{
	problem(r, at, mend, what);
	r->b.stopped = true;
}

static void add_anchor(reader *r, const yaml_event_t *event, const char *name, az_doc_subtree tree)
{
	if (!r->anchors)
		r->anchors = az_arena_array(r->b.arena, MOST_ANCHORS, sizeof *r->anchors);
	if (!r->anchors) {
		r->b.no_memory = r->b.stopped = true;
		return;
	}
	if (r->anchor_count == MOST_ANCHORS) {
		give_up(r, event->start_mark, "write the values out",
			AZ_N("the document has more than 256 anchors"));
		return;
	}
	const char *copy = az_arena_string(r->b.arena, name);
	if (!copy)
		r->b.no_memory = r->b.stopped = true;
	r->anchors_open += tree.nodes == 0;
	r->anchors[r->anchor_count++] = (anchor){.name = copy, .tree = tree};
}

/* A list or map has closed: if an anchor stood before it, aliases may use it from now on. */
static void close_anchor(reader *r, az_doc_subtree closed)
{
	for (size_t i = r->anchor_count; r->anchors_open && i > 0; i--) {
		anchor *a = &r->anchors[i - 1];
		if (a->tree.node != closed.node)
			continue;
		a->tree = closed;
		r->anchors_open--;
		return;
	}
}

static void on_alias(reader *r, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	int line = az_doc_yaml_number(event->start_mark.line);
	int column = az_doc_yaml_number(event->start_mark.column);
	if (az_doc_build_wants_key(&r->b)) {
		give_up(r, event->start_mark, AZ_N("write the key out"),
			AZ_N("an alias stands where a key should"));
		return;
	}
	size_t i = r->anchor_count;
	while (i > 0 && strcmp(r->anchors[i - 1].name, name) != 0)
		i--;
	char cut[64];
	az_text_cut(cut, sizeof cut, name);
	if (!i) {
		az_doc_build_problem(&r->b, line, column,
			"define it above with &, or put quotes round a text that begins with *",
			"the alias *%s has no anchor &%s before it", cut, cut);
		az_doc_build_scalar(&r->b, AZ_DOC_NULL, line, column, "", 0);
	} else if (!r->anchors[i - 1].tree.nodes) {
		az_doc_build_problem(&r->b, line, column, "write the values out",
			"the alias *%s stands inside what it repeats", cut);
		az_doc_build_scalar(&r->b, AZ_DOC_NULL, line, column, "", 0);
	} else {
		az_doc_build_alias(&r->b, &r->anchors[i - 1].tree, line, column);
	}
}

static bool is_null(const char *text, size_t length)
{
	return !length || (length == 1 && text[0] == '~') ||
		   (length == 4 &&
			   (!memcmp(text, "null", 4) || !memcmp(text, "Null", 4) || !memcmp(text, "NULL", 4)));
}

/* The kind that a tag gives to a scalar; -1 for a tag that is refused. */
static int kind_of_tag(const char *tag)
{
	static const struct {
		const char *tag;
		az_doc_kind kind;
	} known[] = {
		{"!", AZ_DOC_TEXT},
		{YAML_STR_TAG, AZ_DOC_TEXT},
		{YAML_INT_TAG, AZ_DOC_PLAIN},
		{YAML_FLOAT_TAG, AZ_DOC_PLAIN},
		{YAML_BOOL_TAG, AZ_DOC_PLAIN},
		{YAML_NULL_TAG, AZ_DOC_NULL},
		{YAML_SEQ_TAG, AZ_DOC_LIST},
		{YAML_MAP_TAG, AZ_DOC_MAP},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (!strcmp(tag, known[i].tag))
			return (int)known[i].kind;
	}
	return -1;
}

static void refuse_tag(reader *r, yaml_mark_t at, const char *tag)
{
	static const char core[] = "tag:yaml.org,2002:";
	bool is_core = !strncmp(tag, core, sizeof core - 1);
	char cut[80];
	az_text_cut(cut, sizeof cut, is_core ? tag + sizeof core - 1 : tag);
	az_doc_build_problem(&r->b, az_doc_yaml_number(at.line), az_doc_yaml_number(at.column),
		"delete it, or put quotes round a text that begins with !",
		"the tag %s%s does not fit here", is_core ? "!!" : "", cut);
}

static az_doc_kind scalar_kind(reader *r, const yaml_event_t *event)
{
	const char *tag = (const char *)event->data.scalar.tag;
	const char *text = (const char *)event->data.scalar.value;
	bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (!tag && !plain)
		return AZ_DOC_TEXT;
	if (!tag)
		return is_null(text, event->data.scalar.length) ? AZ_DOC_NULL : AZ_DOC_PLAIN;
	int kind = kind_of_tag(tag);
	if (kind >= 0 && kind != AZ_DOC_LIST && kind != AZ_DOC_MAP)
		return (az_doc_kind)kind;
	refuse_tag(r, event->start_mark, tag);
	return AZ_DOC_PLAIN;
}

/* An escape in a double-quoted text may stand for what the border has not seen. */
static void check_escapes(reader *r, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length, bad = 0;
	if (event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE ||
		az_text_is_safe(text, length, &bad))
		return;
	uint32_t code = 0;
	az_utf8_decode(text + bad, length - bad, &code);
	az_doc_build_problem(&r->b, az_doc_yaml_number(event->start_mark.line),
		az_doc_yaml_number(event->start_mark.column), "delete it",
		"an escape in the text stands for the invisible or control character U+%04X",
		(unsigned)code);
}

static az_fullwidth_place scalar_place(const reader *r, const yaml_event_t *event)
{
	if (!r->b.depth || (r->many && r->b.depth == 1))
		return AZ_FULLWIDTH_ROOT;
	if (az_doc_build_wants_key(&r->b))
		return AZ_FULLWIDTH_KEY;
	const az_doc_frame *frame = &r->b.frames[r->b.depth - 1];
	bool flow = r->flow_depth > 0;
	if (frame->node->kind == AZ_DOC_LIST)
		return flow ? AZ_FULLWIDTH_FLOW_ITEM : AZ_FULLWIDTH_ITEM;
	if (flow)
		return AZ_FULLWIDTH_FLOW_VALUE;
	bool below = az_doc_yaml_number(event->start_mark.line) > frame->key_line;
	return below ? AZ_FULLWIDTH_BELOW : AZ_FULLWIDTH_BESIDE;
}

/* The place of a character of a plain scalar, found again in the lines that it stands on. */
static void report_fullwidth(reader *r, const yaml_event_t *event, const az_fullwidth *found)
{
	char sign[5] = "";
	az_utf8_encode(found->code, sign);
	size_t from = event->start_mark.column;
	size_t width = strlen(sign);
	for (size_t n = event->start_mark.line; n <= event->end_mark.line; n++, from = 0) {
		size_t length = 0, i = 0, column = 0;
		const char *line = az_doc_yaml_line(r->bytes, r->length, az_doc_yaml_number(n), &length);
		while (i + width <= length && (column < from || memcmp(line + i, sign, width) != 0))
			column += ((unsigned char)line[i++] & 0xC0) != 0x80;
		if (i + width <= length) {
			az_doc_yaml_fullwidth(&r->b, az_doc_yaml_number(n), az_doc_yaml_number(column),
				found->code, found->ascii);
			return;
		}
	}
	az_doc_yaml_fullwidth(&r->b, az_doc_yaml_number(event->start_mark.line),
		az_doc_yaml_number(event->start_mark.column), found->code, found->ascii);
}

static void check_fullwidth(reader *r, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	az_fullwidth found;
	if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
		az_fullwidth_scalar(text, length, scalar_place(r, event), &found))
		report_fullwidth(r, event, &found);
}

static void on_key(reader *r, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (event->data.scalar.tag && kind_of_tag((const char *)event->data.scalar.tag) != AZ_DOC_TEXT)
		refuse_tag(r, event->start_mark, (const char *)event->data.scalar.tag);
	if (event->data.scalar.anchor)
		problem(r, event->start_mark, "delete it", AZ_N("an anchor stands before a key"));
	if (plain && !length)
		problem(
			r, event->start_mark, AZ_N("write `key: value`"), AZ_N("a key is missing before ':'"));
	if (plain && length == 2 && !memcmp(text, "<<", 2))
		problem(r, event->start_mark, AZ_N("write the fields out here"),
			AZ_N("merge keys (<<) are not taken"));
	az_doc_build_key(&r->b, text, length, az_doc_yaml_number(event->start_mark.line),
		az_doc_yaml_number(event->start_mark.column));
}

static void on_scalar(reader *r, const yaml_event_t *event)
{
	check_escapes(r, event);
	check_fullwidth(r, event);
	if (az_doc_build_wants_key(&r->b)) {
		on_key(r, event);
		return;
	}
	const az_doc *node = az_doc_build_scalar(&r->b, scalar_kind(r, event),
		az_doc_yaml_number(event->start_mark.line), az_doc_yaml_number(event->start_mark.column),
		(const char *)event->data.scalar.value, event->data.scalar.length);
	const char *name = (const char *)event->data.scalar.anchor;
	if (node && name)
		add_anchor(r, event, name, (az_doc_subtree){.node = node, .nodes = 1});
}

/* What libyaml keeps in two structs of the same fields. */
typedef struct opening {
	az_doc_kind kind;
	const char *tag;
	const char *name;
	bool flow;
} opening;

static opening opening_of(const yaml_event_t *event)
{
	if (event->type == YAML_SEQUENCE_START_EVENT)
		return (opening){
			.kind = AZ_DOC_LIST,
			.tag = (const char *)event->data.sequence_start.tag,
			.name = (const char *)event->data.sequence_start.anchor,
			.flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
		};
	return (opening){
		.kind = AZ_DOC_MAP,
		.tag = (const char *)event->data.mapping_start.tag,
		.name = (const char *)event->data.mapping_start.anchor,
		.flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
	};
}

static void on_open(reader *r, const yaml_event_t *event)
{
	opening o = opening_of(event);
	if (az_doc_build_wants_key(&r->b)) {
		give_up(r, event->start_mark,
			AZ_N("write a text as key, in quotes if it begins with { or ["),
			AZ_N("a list or a map stands where a key should"));
		return;
	}
	if (o.tag && kind_of_tag(o.tag) != (int)o.kind)
		refuse_tag(r, event->start_mark, o.tag);
	const az_doc *node = az_doc_build_open(&r->b, o.kind,
		az_doc_yaml_number(event->start_mark.line), az_doc_yaml_number(event->start_mark.column));
	if (o.flow && !r->flow_depth)
		r->flow_depth = r->b.depth;
	if (node && o.name)
		add_anchor(r, event, o.name, (az_doc_subtree){.node = node});
}

static void on_close(reader *r)
{
	if (r->flow_depth == r->b.depth)
		r->flow_depth = 0;
	close_anchor(r, az_doc_build_close(&r->b));
}

static void on_document(reader *r, const yaml_event_t *event)
{
	r->anchor_count = r->anchors_open = 0;
	r->documents++;
	if (r->documents > 1 && !r->many)
		give_up(r, event->start_mark, AZ_N("delete the line ---, or split the file"),
			AZ_N("a second document begins; this file takes one"));
}

static void on_event(reader *r, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		on_document(r, event);
		break;
	case YAML_ALIAS_EVENT:
		on_alias(r, event);
		break;
	case YAML_SCALAR_EVENT:
		on_scalar(r, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		on_open(r, event);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		on_close(r);
		break;
	default:
		break;
	}
}

static void read_events(reader *r)
{
	bool ended = false;
	while (!ended && !r->b.stopped) {
		yaml_event_t event;
		if (!yaml_parser_parse(&r->parser, &event)) {
			az_doc_yaml_stumble(&r->b, &r->parser, r->bytes, r->length);
			return;
		}
		ended = event.type == YAML_STREAM_END_EVENT;
		on_event(r, &event);
		yaml_event_delete(&event);
	}
}

static az_doc *read_yaml(reader *r)
{
	if (!az_doc_input(&r->b, 1, false, &r->bytes, &r->length))
		return NULL;
	if (!yaml_parser_initialize(&r->parser))
		return NULL;
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->bytes, r->length);
	if (r->many)
		az_doc_build_open(&r->b, AZ_DOC_LIST, 1, 1);
	read_events(r);
	yaml_parser_delete(&r->parser);
	if (r->many)
		az_doc_build_close(&r->b);
	else if (!r->documents)
		az_doc_build_scalar(&r->b, AZ_DOC_NULL, 1, 1, "", 0);
	return az_doc_build_end(&r->b);
}

az_doc *az_doc_yaml(az_arena *arena, const char *file, const char *bytes, size_t length,
	const az_doc_limits *limits, az_problems *problems)
{
	reader r = {.bytes = bytes, .length = length};
	az_doc_build_start(&r.b, arena, file, limits, problems);
	return read_yaml(&r);
}

az_doc *az_doc_yaml_all(az_arena *arena, const char *file, const char *bytes, size_t length,
	const az_doc_limits *limits, az_problems *problems)
{
	reader r = {.bytes = bytes, .length = length, .many = true};
	az_doc_build_start(&r.b, arena, file, limits, problems);
	r.b.limits.depth++; /* the list of documents is not theirs */
	return read_yaml(&r);
}
