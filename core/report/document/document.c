#include "report/document/document.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

az_document *az_document_new(const char *title, az_lang lang)
{
	az_arena *arena = az_arena_new();
	az_document *doc = arena ? az_arena_alloc(arena, sizeof *doc) : NULL;
	if (doc) {
		*doc = (az_document){.arena = arena, .lang = lang};
		doc->title = az_arena_string(arena, title);
		doc->root = az_arena_alloc(arena, sizeof *doc->root);
		doc->section = doc->root;
	}
	if (doc && doc->title && doc->root)
		return doc;
	az_arena_free(arena);
	return NULL;
}

void az_document_free(az_document *doc)
{
	if (doc)
		az_arena_free(doc->arena);
}

/* ---- parts ------------------------------------------------------------------------------------- */

/* A new last child; NULL when memory is out, now or before. */
static az_part *add(
	az_document *doc, az_part *parent, az_part_kind kind, const char *text, size_t length)
{
	az_part *part = doc->failed ? NULL : az_arena_alloc(doc->arena, sizeof *part);
	const char *copy = part ? az_arena_copy(doc->arena, text, length) : NULL;
	if (!copy) {
		doc->failed = true;
		return NULL;
	}
	*part = (az_part){.kind = kind, .text = copy, .length = length, .parent = parent};
	if (parent->last)
		parent->last->next = part;
	else
		parent->child = part;
	parent->last = part;
	return part;
}

/* An id or other short text of a part. */
static const char *keep(az_document *doc, const char *text)
{
	const char *copy = az_arena_string(doc->arena, text);
	if (!copy)
		doc->failed = true;
	return copy ? copy : "";
}

static void end_block(az_document *doc)
{
	/* A row that was begun has all its cells. */
	while (doc->row)
		az_document_cell(doc);
	doc->block = NULL;
	doc->line = NULL;
}

/* A block of the open section; `line` where runs go straight into it. */
static az_part *begin(az_document *doc, az_part_kind kind, const char *text, size_t length)
{
	end_block(doc);
	return add(doc, doc->section, kind, text, length);
}

/* A part of the open block, which is begun where another is open. */
static void begin_in(az_document *doc, az_part_kind block, az_part_kind kind)
{
	if (!doc->block || doc->block->kind != block)
		doc->block = begin(doc, block, "", 0);
	doc->line = doc->block ? add(doc, doc->block, kind, "", 0) : NULL;
}

/* ---- blocks ------------------------------------------------------------------------------------ */

void az_document_section(az_document *doc, const char *id, const char *title)
{
	az_part *section = begin(doc, AZ_PART_SECTION, title, strlen(title));
	if (!section)
		return;
	section->id = keep(doc, id);
	doc->section = section;
}

void az_document_section_end(az_document *doc)
{
	end_block(doc);
	if (!doc->failed && doc->section->parent)
		doc->section = doc->section->parent;
}

void az_document_paragraph(az_document *doc)
{
	doc->line = begin(doc, AZ_PART_PARAGRAPH, "", 0);
}

void az_document_note(az_document *doc, az_note note)
{
	az_part *part = begin(doc, AZ_PART_NOTE, "", 0);
	if (part)
		part->note = note;
	doc->line = part;
}

void az_document_list(az_document *doc, bool ordered)
{
	az_part *part = begin(doc, AZ_PART_LIST, "", 0);
	if (part)
		part->ordered = ordered;
	doc->block = part;
}

void az_document_item(az_document *doc)
{
	begin_in(doc, AZ_PART_LIST, AZ_PART_ITEM);
}

void az_document_table(
	az_document *doc, const char *caption, const az_column *columns, size_t count)
{
	az_part *part = begin(doc, AZ_PART_TABLE, caption, strlen(caption));
	if (part) {
		part->columns = columns;
		part->column_count = count;
	}
	doc->block = part;
}

void az_document_cell(az_document *doc)
{
	az_part *table = doc->block;
	if (!table || table->kind != AZ_PART_TABLE || !table->column_count)
		return;
	if (!doc->row) {
		doc->row = add(doc, table, AZ_PART_ROW, "", 0);
		doc->cells = 0;
	}
	doc->line = doc->row ? add(doc, doc->row, AZ_PART_CELL, "", 0) : NULL;
	if (!doc->line || ++doc->cells == table->column_count)
		doc->row = NULL;
}

void az_document_definitions(az_document *doc)
{
	doc->block = begin(doc, AZ_PART_DEFINITIONS, "", 0);
}

void az_document_term(az_document *doc)
{
	begin_in(doc, AZ_PART_DEFINITIONS, AZ_PART_TERM);
}

void az_document_description(az_document *doc)
{
	begin_in(doc, AZ_PART_DEFINITIONS, AZ_PART_DESCRIPTION);
}

static uint32_t count_lines(const char *text, size_t length)
{
	uint32_t count = length && text[length - 1] != '\n';
	for (size_t i = 0; i < length; i++)
		count += text[i] == '\n';
	return count;
}

void az_document_code(az_document *doc, const char *text, size_t length, uint32_t line)
{
	az_part *part = begin(doc, AZ_PART_CODE, text, length);
	if (!part)
		return;
	part->line = line;
	part->mark_count = count_lines(text, length);
}

void az_document_mark(az_document *doc, uint32_t line)
{
	az_part *part = doc->section->last;
	if (doc->failed || !part || part->kind != AZ_PART_CODE || line < part->line ||
		line - part->line >= part->mark_count)
		return;
	if (!part->marks)
		part->marks = az_arena_array(doc->arena, part->mark_count, 1);
	if (part->marks)
		part->marks[line - part->line] = 1;
	else
		doc->failed = true;
}

/* ---- runs -------------------------------------------------------------------------------------- */

static az_part *run(az_document *doc, az_part_kind kind, const char *text, size_t length)
{
	if (!doc->line && !doc->failed)
		az_document_paragraph(doc);
	return doc->line ? add(doc, doc->line, kind, text, length) : NULL;
}

void az_document_text_n(az_document *doc, const char *text, size_t length)
{
	if (length)
		run(doc, AZ_PART_TEXT, text, length);
}

void az_document_text(az_document *doc, const char *text)
{
	az_document_text_n(doc, text, strlen(text));
}

void az_document_format(az_document *doc, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	char *text = length < 0 ? NULL : az_arena_alloc(doc->arena, (size_t)length + 1);
	if (text) {
		vsnprintf(text, (size_t)length + 1, format, again);
		az_document_text_n(doc, text, (size_t)length);
	} else {
		doc->failed = true;
	}
	va_end(again);
	va_end(args);
}

void az_document_say(az_document *doc, const char *zh, const char *en)
{
	az_document_text(doc, doc->lang == AZ_ZH ? zh : en);
}

void az_document_word(az_document *doc, const char *text)
{
	run(doc, AZ_PART_WORD, text, strlen(text));
}

void az_document_emphasis(az_document *doc, const char *text)
{
	run(doc, AZ_PART_EMPHASIS, text, strlen(text));
}

void az_document_link(az_document *doc, const char *id, const char *text)
{
	az_part *part = run(doc, AZ_PART_LINK, text, strlen(text));
	if (part)
		part->id = keep(doc, id);
}

void az_document_figure(az_document *doc, az_type type, int64_t number, const char *shown)
{
	az_buffer text = {0};
	az_value value = {.state = AZ_KNOWN, .type = type, .number = number};
	az_field field = {.name = "", .type = type};
	if (shown)
		az_buffer_string(&text, shown);
	else
		az_value_shown(NULL, &value, &field, doc->lang, &text);
	if (text.failed)
		doc->failed = true;
	az_part *part =
		run(doc, AZ_PART_FIGURE, text.length ? (const char *)text.bytes : "", text.length);
	if (part) {
		part->type = type;
		part->number = number;
	}
	az_buffer_free(&text);
}

/* ---- finishing --------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
	const az_part *const *x = a, *const *y = b;
	return strcmp((*x)->id, (*y)->id);
}

static bool is_id(const char *id)
{
	const char *const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	return *id && id[strspn(id, plain)] == '\0';
}

static size_t take_sections(const az_document *doc, const az_part **out)
{
	size_t count = 0;
	for (const az_part *part = doc->root; part; part = az_part_next(doc->root, part)) {
		if (part->kind == AZ_PART_SECTION && out)
			out[count] = part;
		count += part->kind == AZ_PART_SECTION;
	}
	return count;
}

bool az_document_finish(az_document *doc)
{
	end_block(doc);
	size_t count = doc->failed ? 0 : take_sections(doc, NULL);
	const az_part **sections = az_arena_array(doc->arena, count + 1, sizeof *sections);
	if (!sections || doc->failed) {
		doc->failed = true;
		return false;
	}
	take_sections(doc, sections);
	if (count)
		qsort(sections, count, sizeof *sections, by_id);
	for (size_t i = 0; i < count; i++)
		if (!is_id(sections[i]->id) || (i && !strcmp(sections[i - 1]->id, sections[i]->id)))
			doc->wrong_id = sections[i]->id;
	doc->sections = sections;
	doc->section_count = count;
	return !doc->wrong_id;
}

/* ---- reading ----------------------------------------------------------------------------------- */

const az_part *az_part_beside(const az_part *root, const az_part *part)
{
	while (part != root && !part->next)
		part = part->parent;
	return part == root ? NULL : part->next;
}

const az_part *az_part_next(const az_part *root, const az_part *part)
{
	return part->child ? part->child : az_part_beside(root, part);
}

static int id_to_section(const void *id, const void *section)
{
	const az_part *const *part = section;
	return strcmp(id, (*part)->id);
}

const az_part *az_document_find(const az_document *doc, const char *id)
{
	if (!doc->section_count)
		return NULL;
	const az_part *const *found =
		bsearch(id, doc->sections, doc->section_count, sizeof *doc->sections, id_to_section);
	return found ? *found : NULL;
}

const az_part *az_document_page(const az_document *doc, const az_part *part)
{
	while (part->parent && part->parent != doc->root)
		part = part->parent;
	return part;
}

unsigned az_part_depth(const az_part *section)
{
	unsigned depth = 0;
	for (; section->parent; section = section->parent)
		depth++;
	return depth;
}
