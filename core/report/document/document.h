/*
 * A document: what a report says, apart from the format that it is written in.
 *
 * A builder fills it from top to bottom, in one language: sections, and in them paragraphs, lists,
 * tables, code, notes and definitions, and in those runs of text. Renderers (markdown.h, html.h)
 * walk the finished tree. So every format says the same, and a figure is formatted in one place.
 *
 *     az_document *doc = az_document_new("月报", AZ_ZH);
 *     az_document_section(doc, "month", "本月");
 *     az_document_paragraph(doc);
 *     az_document_say(doc, "共", "In all ");
 *     az_document_figure(doc, AZ_COUNT, 12, NULL);
 *     az_document_table(doc, "按法院", columns, 2);
 *     az_document_cell(doc);
 *     az_document_text(doc, name);      // a row begins by itself behind the last column
 *     ...
 *     az_document_section_end(doc);
 *
 * What is open ends by itself: a block when the next one begins, all of them with their section.
 * Runs outside of any block begin a paragraph.
 *
 * **Pages.** Each section at the top level is a page. A renderer writes one page, or the whole
 * document as one. Every section has an id, unique in the document; a link names the id of a section
 * and finds it wherever it stands.
 *
 * **Text is text.** The builder takes any bytes; each renderer escapes what its format would obey,
 * and shows what cannot be seen (control, direction and invisible characters, bytes that are no
 * UTF-8) as U+FFFD. No caller writes markup.
 *
 * **Figures** keep type and number beside their text, for formats that hold numbers.
 *
 * All of it lives in one arena. Memory that runs out is remembered (`failed`), makes later calls do
 * nothing, and is asked once, at the end. Built by one thread; then read by any.
 */
#ifndef AZ_REPORT_DOCUMENT_DOCUMENT_H
#define AZ_REPORT_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "model/type.h"
#include "model/value.h"
#include "report/table.h"

typedef enum az_part_kind {
	/* Blocks. */
	AZ_PART_SECTION = 1, /* `text` is its title; [blocks and sections] */
	AZ_PART_PARAGRAPH,   /* [runs] */
	AZ_PART_LIST,        /* `ordered`; [items] */
	AZ_PART_TABLE,       /* `text` is its caption, `columns`; [rows] */
	AZ_PART_CODE,        /* `text`, `line`, `marks` */
	AZ_PART_NOTE,        /* `note`; [runs] */
	AZ_PART_DEFINITIONS, /* [terms and descriptions, in turn] */
	/* What blocks are made of. */
	AZ_PART_ITEM,        /* [runs] */
	AZ_PART_ROW,         /* [cells, as many as there are columns] */
	AZ_PART_CELL,        /* [runs]; the first of a row names it */
	AZ_PART_TERM,        /* [runs] */
	AZ_PART_DESCRIPTION, /* [runs] */
	/* Runs: `text`. */
	AZ_PART_TEXT,
	AZ_PART_WORD, /* of a program: a field, an id, a command */
	AZ_PART_EMPHASIS,
	AZ_PART_LINK,  /* to the section `id` */
	AZ_PART_FIGURE /* `type`, `number`; `text` as a person reads it */
} az_part_kind;

typedef enum az_note { AZ_NOTE_INFO = 0, AZ_NOTE_WARNING } az_note;

typedef struct az_part az_part;

struct az_part {
	az_part_kind kind;
	const char *text;
	size_t length;
	const char *id;           /* SECTION, LINK */
	const az_column *columns; /* TABLE: title and alignment of each; widths are the renderer's */
	size_t column_count;
	bool ordered;         /* LIST */
	az_note note;         /* NOTE */
	uint32_t line;        /* CODE: the number of its first line */
	unsigned char *marks; /* CODE: by line from 0, which are marked; NULL: none */
	uint32_t mark_count;
	az_type type;   /* FIGURE */
	int64_t number; /* FIGURE: as the model keeps it: fen, days, millionths */
	az_part *parent;
	az_part *child;
	az_part *last;
	az_part *next;
};

typedef struct az_document {
	az_arena *arena;
	const char *title;
	az_lang lang;
	az_part *root;            /* its children are the pages */
	bool failed;              /* memory ran out */
	az_part *section;         /* that is open; the root where none is */
	az_part *block;           /* list, table or definitions that is open, or NULL */
	az_part *row;             /* of the table, that still lacks cells, or NULL */
	size_t cells;             /* in that row */
	az_part *line;            /* what runs go to, or NULL */
	const az_part **sections; /* ordered by id, once it is finished */
	size_t section_count;
	const char *wrong_id;
} az_document;

/* NULL when memory is out. */
az_document *az_document_new(const char *title, az_lang lang);
void az_document_free(az_document *doc);

/* ---- building: blocks -------------------------------------------------------------------------- */

/* Sections nest; a title's rank is the depth. `id`: ASCII letters, digits, '.', '_' and '-'. */
void az_document_section(az_document *doc, const char *id, const char *title);
void az_document_section_end(az_document *doc);

void az_document_paragraph(az_document *doc);
void az_document_note(az_document *doc, az_note note);

void az_document_list(az_document *doc, bool ordered);
void az_document_item(az_document *doc);

/* `columns` is borrowed for as long as the document lives. */
void az_document_table(
	az_document *doc, const char *caption, const az_column *columns, size_t count);
void az_document_cell(az_document *doc);

void az_document_definitions(az_document *doc);
void az_document_term(az_document *doc);
void az_document_description(az_document *doc);

/* Source text, shown with the numbers of its lines from `line` on. */
void az_document_code(az_document *doc, const char *text, size_t length, uint32_t line);

/* Marks a line, by its number, of the code block made last. */
void az_document_mark(az_document *doc, uint32_t line);

/* ---- building: runs ---------------------------------------------------------------------------- */

void az_document_text(az_document *doc, const char *text);
void az_document_text_n(az_document *doc, const char *text, size_t length);
__attribute__((format(printf, 2, 3))) void az_document_format(
	az_document *doc, const char *format, ...);

/* The text of the document's language. */
void az_document_say(az_document *doc, const char *zh, const char *en);

void az_document_word(az_document *doc, const char *text);
void az_document_emphasis(az_document *doc, const char *text);

/* A link to the section `id`; plain text where the finished document has no such section. */
void az_document_link(az_document *doc, const char *id, const char *text);

/* A figure. `shown` is how a person reads it; NULL: by its type. */
void az_document_figure(az_document *doc, az_type type, int64_t number, const char *shown);

/* Ends building and makes links findable: renderers take a finished document. False where memory ran
 * out, or an id stands twice or is none: a mistake of the builder, which `doc->wrong_id` names. */
bool az_document_finish(az_document *doc);

/* ---- reading ----------------------------------------------------------------------------------- */

/* The part behind `part` in reading order within `root`, which comes first; NULL at the end. */
const az_part *az_part_next(const az_part *root, const az_part *part);

/* The same, but without looking into `part`. */
const az_part *az_part_beside(const az_part *root, const az_part *part);

/* The section with that id, or NULL. */
const az_part *az_document_find(const az_document *doc, const char *id);

/* The page that a part stands on; the root for the root itself. */
const az_part *az_document_page(const az_document *doc, const az_part *part);

/* How deep a section is: 1 for a page. */
unsigned az_part_depth(const az_part *section);

#endif
