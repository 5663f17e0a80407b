#include <string.h>

#include <assize/words.h>

#include "cli/help/topic.h"

enum { COLUMNS = 80, CODE_INDENT = 4 };

typedef struct renderer {
	az_cli_out *out;
	bool fenced;
	bool blank; /* the last line written was empty */
} renderer;

/* Never to begin a line, never to end one. */
static const char closing[] = "，。、；：？！）》”’】」…";
static const char opening[] = "（《“‘【「";

static size_t character(const char *text, const char *end)
{
	size_t n = 1;
	while (text + n < end && ((unsigned char)text[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static bool is_in(const char *set, const char *text, size_t length)
{
	return length > 1 && memmem(set, strlen(set), text, length) != NULL;
}

/* True where a line may end between the two characters. */
static bool may_break(const char *a, size_t a_length, const char *b, size_t b_length)
{
	if (*a == ' ')
		return true;
	if (a_length == 1 && b_length == 1)
		return false;
	return !is_in(closing, b, b_length) && !is_in(opening, a, a_length) && *b != ' ';
}

/* How much of the text fits into so many columns, up to a place where a line may end. All that comes
 * before the first such place, where even that does not fit. */
static size_t fitting(const char *text, const char *end, size_t room)
{
	size_t columns = 0, best = 0;
	const char *at = text;
	while (at < end) {
		size_t n = character(at, end);
		columns += assize_text_columns(at, n);
		bool blank = *at == ' ';
		if (columns > room && !blank && best > 0)
			return best;
		const char *next = at + n;
		if (next == end || may_break(at, n, next, character(next, end)))
			best = (size_t)(next - text);
		at = next;
	}
	return best;
}

static void put(const renderer *r, const char *text, size_t length)
{
	az_cli_print(r->out, "%.*s", (int)length, text);
}

static void wrap(const renderer *r, const char *text, size_t length, const char *first, int indent)
{
	const char *end = text + length;
	az_cli_print(r->out, "%s", first);
	while (text < end) {
		size_t n = fitting(text, end, (size_t)(COLUMNS - indent));
		size_t shown = n;
		while (shown && text[shown - 1] == ' ')
			shown--;
		put(r, text, shown);
		text += n;
		az_cli_print(r->out, "\n%*s", text < end ? indent : 0, "");
	}
}

static void blank_line(renderer *r)
{
	if (!r->blank)
		az_cli_print(r->out, "\n");
	r->blank = true;
}

/* Text of a line that is not code: without the signs that only a browser needs. */
static void plain_line(renderer *r, const char *line, size_t length)
{
	size_t signs = strspn(line, "#");
	if (length == 0) {
		blank_line(r);
		return;
	}
	if (length >= 4 && memcmp(line, "<!--", 4) == 0)
		return;
	if (signs && line[signs] == ' ')
		wrap(r, line + signs + 1, length - signs - 1, "", 0);
	else if (length > 2 && memcmp(line, "- ", 2) == 0)
		wrap(r, line + 2, length - 2, "- ", 2);
	else
		wrap(r, line, length, "", 0);
	r->blank = false;
}

static void code_line(renderer *r, const char *line, size_t length)
{
	if (length)
		az_cli_print(r->out, "%*s", CODE_INDENT, "");
	put(r, line, length);
	az_cli_print(r->out, "\n");
	r->blank = length == 0;
}

/* Of two blocks that touch the second is what the first printed: it stands apart. */
static void fence(renderer *r)
{
	r->fenced = !r->fenced;
	if (r->fenced)
		blank_line(r);
}

void az_topic_write(const char *markdown, az_cli_out *out)
{
	renderer r = {.out = out, .blank = true};
	while (*markdown) {
		size_t length = strcspn(markdown, "\n");
		if (length >= 3 && memcmp(markdown, "```", 3) == 0)
			fence(&r);
		else if (r.fenced)
			code_line(&r, markdown, length);
		else
			plain_line(&r, markdown, length);
		markdown += length + (markdown[length] == '\n');
	}
}
