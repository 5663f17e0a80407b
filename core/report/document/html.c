/* A document as one file of HTML. */
#include "report/document/render.h"

#include <string.h>

#include "report/document/escape.h"
#include "report/document/html_style.h"

typedef struct writing {
	const az_render *render;
	az_buffer *out;
	unsigned tables; /* so far, for the ids of their captions */
} writing;

static void put(const writing *w, const char *markup)
{
	az_buffer_string(w->out, markup);
}

static void put_text(const writing *w, const char *text)
{
	az_escape_html(text, strlen(text), false, w->out);
}

static const char *say(const writing *w, const char *zh, const char *en)
{
	return w->render->doc->lang == AZ_ZH ? zh : en;
}

/* ---- runs -------------------------------------------------------------------------------------- */

static void put_escaped(const writing *w, const az_part *run)
{
	az_escape_html(run->text, run->length, false, w->out);
}

static void put_link(const writing *w, const az_part *run)
{
	az_buffer target = {0};
	bool leads = az_render_target(w->render, run->id, &target);
	if (leads) {
		put(w, "<a href=\"");
		az_buffer_bytes(w->out, target.bytes, target.length);
		put(w, "\">");
	}
	put_escaped(w, run);
	put(w, leads ? "</a>" : "");
	w->out->failed |= target.failed;
	az_buffer_free(&target);
}

/* What programs read stands beside what people do. */
static void put_figure(const writing *w, const az_part *figure)
{
	az_value value = {.state = AZ_KNOWN, .type = figure->type, .number = figure->number};
	bool date = figure->type == AZ_DATE;
	put(w, date ? "<time datetime=\"" : "<data value=\"");
	az_value_plain(NULL, &value, NULL, w->out);
	put(w, "\">");
	put_escaped(w, figure);
	put(w, date ? "</time>" : "</data>");
}

static void put_run(const writing *w, const az_part *run)
{
	switch (run->kind) {
	case AZ_PART_WORD:
		put(w, "<code>");
		put_escaped(w, run);
		put(w, "</code>");
		break;
	case AZ_PART_EMPHASIS:
		put(w, "<em>");
		put_escaped(w, run);
		put(w, "</em>");
		break;
	case AZ_PART_LINK:
		put_link(w, run);
		break;
	case AZ_PART_FIGURE:
		put_figure(w, run);
		break;
	default:
		put_escaped(w, run);
	}
}

static void put_line(const writing *w, const char *open, const az_part *line, const char *close)
{
	put(w, open);
	for (const az_part *run = line->child; run; run = run->next)
		put_run(w, run);
	put(w, close);
}

/* ---- blocks ------------------------------------------------------------------------------------ */

static void put_list(const writing *w, const az_part *list)
{
	put(w, list->ordered ? "<ol>\n" : "<ul>\n");
	for (const az_part *item = list->child; item; item = item->next)
		put_line(w, "<li>", item, "</li>\n");
	put(w, list->ordered ? "</ol>\n" : "</ul>\n");
}

static void put_definitions(const writing *w, const az_part *list)
{
	put(w, "<dl>\n");
	for (const az_part *part = list->child; part; part = part->next) {
		bool term = part->kind == AZ_PART_TERM;
		put_line(w, term ? "<dt>" : "<dd>", part, term ? "</dt>\n" : "</dd>\n");
	}
	put(w, "</dl>\n");
}

static void put_heads(const writing *w, const az_part *table)
{
	put(w, "<thead>\n<tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		const az_column *column = &table->columns[i];
		put(w, column->right ? "<th scope=\"col\" class=\"r\">" : "<th scope=\"col\">");
		put_text(w, say(w, column->zh, column->en));
		put(w, "</th>");
	}
	put(w, "</tr>\n</thead>\n");
}

static void put_row(const writing *w, const az_part *table, const az_part *row)
{
	size_t i = 0;
	put(w, "<tr>");
	for (const az_part *cell = row->child; cell; cell = cell->next, i++) {
		bool right = table->columns[i].right;
		if (i == 0)
			put_line(
				w, right ? "<th scope=\"row\" class=\"r\">" : "<th scope=\"row\">", cell, "</th>");
		else
			put_line(w, right ? "<td class=\"r\">" : "<td>", cell, "</td>");
	}
	put(w, "</tr>\n");
}

/* A wide table scrolls by itself, also by keyboard. A caption's id begins as no section's does. */
static void put_table(writing *w, const az_part *table)
{
	unsigned n = ++w->tables;
	const char *wide = table->column_count > 3 ? " class=\"wide\"" : "";
	az_buffer_printf(w->out,
		"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\":t%u\">\n"
		"<table%s>\n<caption id=\":t%u\">",
		n, wide, n);
	put_escaped(w, table);
	put(w, "</caption>\n");
	put_heads(w, table);
	put(w, "<tbody>\n");
	for (const az_part *row = table->child; row; row = row->next)
		put_row(w, table, row);
	put(w, "</tbody>\n</table>\n</div>\n");
}

static void put_code(const writing *w, const az_part *code)
{
	const char *at = code->text, *end = code->text + code->length;
	put(w, "<pre tabindex=\"0\"><code");
	if (code->line != 1)
		az_buffer_printf(w->out, " style=\"counter-reset:line %lld\"", (long long)code->line - 1);
	else
		put(w, " style=\"counter-reset:line\"");
	put(w, ">");
	for (uint32_t n = 0; at < end; n++) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *stop = newline ? newline + 1 : end;
		bool marked = code->marks && code->marks[n];
		put(w, marked ? "<i><mark>" : "<i>");
		az_escape_html(at, (size_t)(stop - at), true, w->out);
		put(w, marked ? "</mark></i>" : "</i>");
		at = stop;
	}
	put(w, "</code></pre>\n");
}

static void put_note(const writing *w, const az_part *note)
{
	bool warning = note->note == AZ_NOTE_WARNING;
	put(w, warning ? "<div class=\"note warning\" role=\"note\"><p><strong>"
				   : "<div class=\"note\" role=\"note\"><p><strong>");
	put(w, warning ? say(w, "注意：", "Note well: ") : say(w, "说明：", "Note: "));
	put_line(w, "</strong>", note, "</p></div>\n");
}

static void open_section(const writing *w, const az_part *section)
{
	unsigned rank = az_render_rank(w->render, section);
	bool page = az_document_page(w->render->doc, section) == section;
	az_buffer_printf(w->out, "<section%s aria-labelledby=\"%s\">\n<h%u id=\"%s\">",
		page ? " class=\"page\"" : "", section->id, rank, section->id);
	put_escaped(w, section);
	az_buffer_printf(w->out, "</h%u>\n", rank);
}

static void put_block(writing *w, const az_part *block)
{
	switch (block->kind) {
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
		put_line(w, "<p>", block, "</p>\n");
	}
}

/* What comes behind a part that has nothing inside, and all sections that end on the way closed. */
static const az_part *leave(const writing *w, const az_part *root, const az_part *part)
{
	for (;;) {
		if (part->kind == AZ_PART_SECTION)
			put(w, "</section>\n");
		if (part == root || part->next)
			break;
		part = part->parent;
	}
	return part == root ? NULL : part->next;
}

/* Without recursion: sections may be as deep as a builder likes. */
static void put_body(writing *w, const az_part *root)
{
	const az_part *part = root;
	while (part) {
		bool holder = part->kind == AZ_PART_SECTION || !part->kind;
		if (part->kind == AZ_PART_SECTION)
			open_section(w, part);
		else if (part->kind)
			put_block(w, part);
		part = holder && part->child ? part->child : leave(w, root, part);
	}
}

/* ---- the frame --------------------------------------------------------------------------------- */

static void put_head(const writing *w)
{
	const az_render *render = w->render;
	az_buffer_printf(w->out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
		"'unsafe-inline'\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
		say(w, "zh-CN", "en"));
	if (render->page) {
		put_escaped(w, render->page);
		put(w, say(w, "－", " - "));
	}
	put_text(w, render->doc->title);
	put(w, "</title>\n<style>\n");
	for (size_t i = 0; az_html_style[i]; i++)
		put(w, az_html_style[i]);
	put(w, "</style>\n</head>\n");
}

/* The way home, and to the other language. */
static void put_top(const writing *w)
{
	const az_render *render = w->render;
	const az_part *home = render->doc->root->child;
	az_buffer_printf(w->out, "<body class=\"%s\">\n<a class=\"skip\" href=\"#main\">",
		render->page ? "part" : "whole");
	put(w, say(w, "跳到正文", "Skip to the text"));
	put(w, "</a>\n<header class=\"top\">\n<p>");
	if (render->page && render->page != home)
		az_buffer_printf(w->out, "<a href=\"%s%s\">", home->id, render->suffix);
	put_text(w, render->doc->title);
	put(w, render->page && render->page != home ? "</a></p>\n" : "</p>\n");
	if (render->page && render->other)
		az_buffer_printf(w->out, "<p><a href=\"%s%s\" hreflang=\"%s\" lang=\"%s\">%s</a></p>\n",
			render->page->id, render->other, say(w, "en", "zh-CN"), say(w, "en", "zh-CN"),
			say(w, "English", "中文"));
	put(w, "</header>\n");
}

/* The sections of the page, or the pages of the document. */
static void put_contents(const writing *w, const az_part *root)
{
	put(w, "<nav class=\"toc\" aria-labelledby=\":toc\">\n<h2 id=\":toc\">");
	put(w, say(w, "目录", "Contents"));
	put(w, "</h2>\n<ol>\n");
	for (const az_part *part = root->child; part; part = part->next) {
		if (part->kind != AZ_PART_SECTION)
			continue;
		az_buffer_printf(w->out, "<li><a href=\"#%s\">", part->id);
		put_escaped(w, part);
		put(w, "</a></li>\n");
	}
	put(w, "</ol>\n</nav>\n");
}

void az_render_html(const az_render *render, az_buffer *out)
{
	writing w = {.render = render, .out = out};
	const az_part *root = render->page ? render->page : render->doc->root;
	put_head(&w);
	put_top(&w);
	put(&w, "<div class=\"frame\">\n");
	put_contents(&w, root);
	put(&w, "<main id=\"main\">\n");
	if (!render->page) {
		put(&w, "<h1>");
		put_text(&w, render->doc->title);
		put(&w, "</h1>\n");
	}
	put_body(&w, root);
	put(&w, "</main>\n</div>\n</body>\n</html>\n");
}
