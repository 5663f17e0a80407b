#include "report/testing/plain.h"

#include <string.h>

#include "report/table.h"

enum { SIDE_COLUMNS = 60 };

static const char *words(az_lang lang, const char *zh, const char *en)
{
	return lang == AZ_ZH ? zh : en;
}

static void blanks(az_buffer *out, unsigned count)
{
	while (count--)
		az_buffer_char(out, ' ');
}

/* Appends the lines of a text, each behind so many blanks. */
static void put_lines(const az_buffer *text, unsigned indent, az_buffer *out)
{
	const char *at = (const char *)text->bytes, *end = at ? at + text->length : at;
	while (at < end) {
		const char *line_end = memchr(at, '\n', (size_t)(end - at));
		const char *next = line_end ? line_end + 1 : end;
		blanks(out, indent);
		az_buffer_bytes(out, at, (size_t)(next - at));
		at = next;
	}
}

static const char *or_dash(const char *text)
{
	return text ? text : "—";
}

static void put_sides(const az_tested *verdict, az_lang lang, unsigned indent, az_buffer *out)
{
	static const az_column COLUMNS[] = {
		{.zh = "", .en = ""},
		{.zh = "期望", .en = "expected", .fit = AZ_FIT_WRAP, .width = SIDE_COLUMNS},
		{.zh = "实际", .en = "got", .fit = AZ_FIT_WRAP, .width = SIDE_COLUMNS},
	};
	az_buffer text = {0};
	az_table *table = az_table_new(COLUMNS, sizeof COLUMNS / sizeof COLUMNS[0], lang);
	if (!table) {
		out->failed = true;
		return;
	}
	for (size_t i = 0; i < verdict->side_count; i++) {
		const az_contrast *side = &verdict->sides[i];
		az_table_cell(table, side->same ? " " : "!");
		az_table_cell(table, or_dash(side->expected));
		az_table_cell(table, or_dash(side->got));
	}
	az_table_write(table, &text);
	put_lines(&text, indent, out);
	out->failed = out->failed || text.failed;
	az_buffer_free(&text);
	az_table_free(table);
}

/* A side that was wrapped, or one of several, is no row's cell any more. */
static bool needs_paste(const az_tested *verdict)
{
	return verdict->paste && (verdict->side_count != 1 || !verdict->sides[0].got ||
								 strlen(verdict->paste) > SIDE_COLUMNS);
}

void az_plain_tested(const az_tested *verdict, az_lang lang, unsigned indent, az_buffer *out)
{
	if (verdict->kind == AZ_TESTED_NOT_RUN) {
		blanks(out, indent);
		az_buffer_string(out, words(lang, "未运行：这一行有误，见上面的问题\n",
								  "not run: the row is wrong, see the problems\n"));
		return;
	}
	if (verdict->side_count)
		put_sides(verdict, lang, indent, out);
	for (size_t i = 0; i < verdict->reason_count; i++) {
		blanks(out, indent);
		az_buffer_printf(out, words(lang, "原因：%s\n", "why: %s\n"), or_dash(verdict->reasons[i]));
	}
	if (needs_paste(verdict)) {
		blanks(out, indent);
		az_buffer_printf(out, words(lang, "可粘贴：%s\n", "to paste: %s\n"), verdict->paste);
	}
}

static void put_failed(const az_tested *verdict, az_lang lang, az_buffer *out)
{
	az_buffer_printf(out, "  %s:%d: ", verdict->file, verdict->line);
	if (verdict->rule && strcmp(verdict->rule, verdict->name) != 0)
		az_buffer_printf(out, words(lang, "%s：", "%s: "), verdict->rule);
	az_table_clean(verdict->name, strlen(verdict->name), out);
	az_buffer_char(out, '\n');
	az_plain_tested(verdict, lang, 4, out);
}

void az_plain_suite(const az_suite *suite, az_lang lang, az_buffer *out)
{
	az_buffer_printf(out, words(lang, "%s：通过 %llu，未通过 %llu", "%s: %llu passed, %llu failed"),
		suite->file, (unsigned long long)suite->passed, (unsigned long long)suite->failed);
	if (suite->title)
		az_buffer_printf(out, words(lang, "（%s）", " (%s)"), suite->title);
	if (suite->wrong)
		az_buffer_string(
			out, words(lang, "：文件有误，未运行", "; the file is wrong, nothing was run"));
	az_buffer_char(out, '\n');
	for (const az_tested *v = suite->first; v; v = v->next) {
		if (v->kind == AZ_TESTED_WRITTEN)
			az_buffer_printf(out, words(lang, "  已写入 %s\n", "  wrote %s\n"), v->file);
		else if (v->kind != AZ_TESTED_PASSED)
			put_failed(v, lang, out);
	}
}
