/* A document as Markdown, with the tables of GitHub's. */
#include "report/document/render.h"

#include <string.h>

#include "report/document/escape.h"

typedef struct writing {
	const az_render *render;
	az_buffer *out;
} writing;

static void say(const writing *w, const char *zh, const char *en)
{
	az_buffer_string(w->out, w->render->doc->lang == AZ_ZH ? zh : en);
}

static void put_link(const writing *w, const az_part *run, bool first)
{
	az_buffer target = {0};
	bool leads = az_render_target(w->render, run->id, &target);
	if (leads)
		az_buffer_char(w->out, '[');
	az_escape_markdown(run->text, run->length, first && !leads, w->out);
	if (leads) {
		az_buffer_string(w->out, "](");
		az_buffer_bytes(w->out, target.bytes, target.length);
		az_buffer_char(w->out, ')');
	}
	w->out->failed |= target.failed;
	az_buffer_free(&target);
}

static void put_run(const writing *w, const az_part *run, bool first, bool in_table)
{
	switch (run->kind) {
	case AZ_PART_WORD:
		az_escape_markdown_code(run->text, run->length, in_table, w->out);
		break;
	case AZ_PART_EMPHASIS:
		az_buffer_string(w->out, "**");
		az_escape_markdown(run->text, run->length, false, w->out);
		az_buffer_string(w->out, "**");
		break;
	case AZ_PART_LINK:
		put_link(w, run, first);
		break;
	default:
		az_escape_markdown(run->text, run->length, first, w->out);
	}
}

static void put_runs(const writing *w, const az_part *line, bool first, bool in_table)
{
	for (const az_part *run = line->child; run; run = run->next) {
		put_run(w, run, first, in_table);
		first = false;
	}
}

static void put_list(const writing *w, const az_part *list)
{
	size_t number = 1;
	for (const az_part *item = list->child; item; item = item->next) {
		if (list->ordered)
			az_buffer_printf(w->out, "%zu. ", number++);
		else
			az_buffer_string(w->out, "- ");
		put_runs(w, item, true, false);
		az_buffer_char(w->out, '\n');
	}
}

static void put_definitions(const writing *w, const az_part *list)
{
	for (const az_part *part = list->child; part; part = part->next) {
		bool term = part->kind == AZ_PART_TERM;
		az_buffer_string(w->out, term ? "- **" : "  - ");
		put_runs(w, part, !term, false);
		az_buffer_string(w->out, term ? "**\n" : "\n");
	}
}

static void put_table(const writing *w, const az_part *table)
{
	az_buffer *out = w->out;
	if (table->length) {
		az_escape_markdown(table->text, table->length, true, out);
		az_buffer_string(out, "\n\n");
	}
	az_buffer_char(out, '|');
	for (size_t i = 0; i < table->column_count; i++) {
		const az_column *column = &table->columns[i];
		const char *title = w->render->doc->lang == AZ_ZH ? column->zh : column->en;
		az_buffer_char(out, ' ');
		az_escape_markdown(title, strlen(title), false, out);
		az_buffer_string(out, " |");
	}
	az_buffer_string(out, "\n|");
	for (size_t i = 0; i < table->column_count; i++)
		az_buffer_string(out, table->columns[i].right ? " ---: |" : " --- |");
	for (const az_part *row = table->child; row; row = row->next) {
		az_buffer_string(out, "\n|");
		for (const az_part *cell = row->child; cell; cell = cell->next) {
			az_buffer_char(out, ' ');
			put_runs(w, cell, false, true);
			az_buffer_string(out, " |");
		}
	}
	az_buffer_char(out, '\n');
}

/* The numbers stand in the text: Markdown has none of its own. */
static void put_code(const writing *w, const az_part *code)
{
	size_t ticks = 3, run = 0;
	for (size_t i = 0; i < code->length; i++) {
		run = code->text[i] == '`' ? run + 1 : 0;
		ticks = run >= ticks ? run + 1 : ticks;
	}
	for (size_t i = 0; i < ticks; i++)
		az_buffer_char(w->out, '`');
	az_buffer_string(w->out, "text\n");
	const char *at = code->text, *end = code->text + code->length;
	for (uint32_t n = 0; at < end; n++) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *stop = newline ? newline : end;
		bool marked = code->marks && code->marks[n];
		az_buffer_printf(w->out, "%s%4u  ", marked ? "▸" : " ", (unsigned)(code->line + n));
		while (at < stop) {
			const char *shown;
			size_t size;
			at += az_escape_next(at, (size_t)(stop - at), &shown, &size);
			az_buffer_bytes(w->out, shown, size);
		}
		az_buffer_char(w->out, '\n');
		at = newline ? newline + 1 : end;
	}
	for (size_t i = 0; i < ticks; i++)
		az_buffer_char(w->out, '`');
	az_buffer_char(w->out, '\n');
}

static void put_note(const writing *w, const az_part *note)
{
	az_buffer_string(w->out, "> **");
	if (note->note == AZ_NOTE_WARNING)
		say(w, "注意：", "Note well:");
	else
		say(w, "说明：", "Note:");
	az_buffer_string(w->out, "** ");
	put_runs(w, note, false, false);
	az_buffer_char(w->out, '\n');
}

static void put_heading(const writing *w, const az_part *section)
{
	unsigned rank = az_render_rank(w->render, section);
	az_buffer_printf(w->out, "<a id=\"%s\"></a>\n\n", section->id);
	for (unsigned i = 0; i < rank; i++)
		az_buffer_char(w->out, '#');
	az_buffer_char(w->out, ' ');
	az_escape_markdown(section->text, section->length, true, w->out);
	az_buffer_char(w->out, '\n');
}

static void put_block(const writing *w, const az_part *block)
{
	switch (block->kind) {
	case AZ_PART_SECTION:
		put_heading(w, block);
		break;
	case AZ_PART_LIST:
		put_list(w, block);
		break;
	case AZ_PART_DEFINITIONS:
		put_definitions(w, block);
		break;
	case AZ_PART_TABLE:
		put_table(w, block);
		break;
	case AZ_PART_CODE:
		put_code(w, block);
		break;
	case AZ_PART_NOTE:
		put_note(w, block);
		break;
	default:
		put_runs(w, block, true, false);
		az_buffer_char(w->out, '\n');
	}
}

static void put_title(const writing *w)
{
	const char *title = w->render->doc->title;
	az_buffer_string(w->out, "# ");
	az_escape_markdown(title, strlen(title), true, w->out);
	az_buffer_char(w->out, '\n');
}

void az_render_markdown(const az_render *render, az_buffer *out)
{
	writing w = {render, out};
	const az_part *root = render->page ? render->page : render->doc->root;
	const az_part *part = root;
	size_t begin = out->length;
	if (!render->page)
		put_title(&w);
	while (part) {
		bool holder = part->kind == AZ_PART_SECTION || part == render->doc->root;
		if (part != render->doc->root) {
			if (out->length > begin)
				az_buffer_char(out, '\n');
			put_block(&w, part);
		}
		part = holder ? az_part_next(root, part) : az_part_beside(root, part);
	}
}
