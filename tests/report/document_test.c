/* Documents: one tree, and what each renderer makes of it. Nothing in a text is markup anywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/date.h"
#include "report/document/escape.h"
#include "report/document/render.h"

static const az_column COLUMNS[] = {
	{.zh = "法院", .en = "court"}, {.zh = "件数", .en = "cases", .right = true}};

typedef struct written {
	az_document *doc;
	az_buffer html;
	az_buffer md;
} written;

static void text_of(const az_render *render, az_buffer *out, bool html)
{
	if (html)
		az_render_html(render, out);
	else
		az_render_markdown(render, out);
	az_buffer_char(out, '\0');
	assert_false(out->failed);
}

/* Finishes the document and writes it both ways: one page of it, or all (NULL). */
static written write_page(az_document *doc, const char *page)
{
	written w = {.doc = doc};
	assert_true(az_document_finish(doc));
	const az_part *part = page ? az_document_find(doc, page) : NULL;
	assert_true(!page || part);
	az_render html = {doc, part, ".zh.html", ".en.html"}, md = {doc, part, ".zh.md", ".en.md"};
	text_of(&html, &w.html, true);
	text_of(&md, &w.md, false);
	return w;
}

static void end(written *w)
{
	az_document_free(w->doc);
	az_buffer_free(&w->html);
	az_buffer_free(&w->md);
}

static void has(const az_buffer *out, const char *text)
{
	if (!strstr((const char *)out->bytes, text))
		print_error("not there: %s\nin:\n%s\n", text, (const char *)out->bytes);
	assert_non_null(strstr((const char *)out->bytes, text));
}

static void has_not(const az_buffer *out, const char *text)
{
	assert_null(strstr((const char *)out->bytes, text));
}

static az_document *begun(void)
{
	az_document *doc = az_document_new("月报", AZ_ZH);
	assert_non_null(doc);
	az_document_section(doc, "month", "本月");
	return doc;
}

/* ---- blocks ------------------------------------------------------------------------------------ */

static void every_block_comes_out_in_both_formats(void **state)
{
	(void)state;
	az_document *doc = begun();
	az_document_text(doc, "一句话");
	az_document_list(doc, true);
	az_document_item(doc);
	az_document_text(doc, "先");
	az_document_item(doc);
	az_document_text(doc, "后");
	az_document_note(doc, AZ_NOTE_WARNING);
	az_document_text(doc, "未核实");
	az_document_definitions(doc);
	az_document_term(doc);
	az_document_text(doc, "标识");
	az_document_description(doc);
	az_document_word(doc, "p/r");
	az_document_table(doc, "按法院", COLUMNS, 2);
	az_document_cell(doc);
	az_document_emphasis(doc, "甲院");
	az_document_cell(doc);
	az_document_figure(doc, AZ_COUNT, 12, NULL);
	az_document_section_end(doc);
	written w = write_page(doc, NULL);
	has(&w.html, "<p>一句话</p>");
	has(&w.html, "<ol>\n<li>先</li>\n<li>后</li>\n</ol>");
	has(&w.html, "<strong>注意：</strong>未核实");
	has(&w.html, "<dt>标识</dt>\n<dd><code>p/r</code></dd>");
	has(&w.html, "<caption id=\":t1\">按法院</caption>");
	has(&w.html, "<th scope=\"col\">法院</th><th scope=\"col\" class=\"r\">件数</th>");
	has(&w.html, "<th scope=\"row\"><em>甲院</em></th>");
	has(&w.md, "\n一句话\n");
	has(&w.md, "\n1. 先\n2. 后\n");
	has(&w.md, "\n> **注意：** 未核实\n");
	has(&w.md, "\n- **标识**\n  - `p/r`\n");
	has(&w.md, "\n| 法院 | 件数 |\n| --- | ---: |\n| **甲院** | 12 |\n");
	end(&w);
}

static void a_row_that_was_begun_gets_all_its_cells(void **state)
{
	(void)state;
	az_document *doc = begun();
	az_document_table(doc, "表", COLUMNS, 2);
	az_document_cell(doc);
	az_document_text(doc, "甲院");
	az_document_paragraph(doc);
	az_document_text(doc, "后文");
	written w = write_page(doc, NULL);
	has(&w.html, "<th scope=\"row\">甲院</th><td class=\"r\"></td></tr>");
	has(&w.md, "| 甲院 |  |\n\n后文\n");
	end(&w);
}

static void code_keeps_its_lines_numbers_and_marks(void **state)
{
	(void)state;
	const char code[] = "local a\n\n\tif a < 1 then ``` end\n";
	az_document *doc = begun();
	az_document_code(doc, code, sizeof code - 1, 9);
	az_document_mark(doc, 11);
	az_document_mark(doc, 8);
	az_document_mark(doc, 12);
	written w = write_page(doc, NULL);
	has(&w.html, "<code style=\"counter-reset:line 8\"><i>local a\n</i><i>\n</i>"
				 "<i><mark>\tif a &lt; 1 then ``` end\n</mark></i></code>");
	has(&w.md, "\n````text\n    9  local a\n   10  \n▸  11  \tif a < 1 then ``` end\n````\n");
	end(&w);
}

/* ---- figures ----------------------------------------------------------------------------------- */

static void every_format_reads_the_same_figures(void **state)
{
	(void)state;
	az_document *doc = begun();
	az_date day = az_date_of(2026, 10, 31);
	az_document_figure(doc, AZ_MONEY, 86240050, NULL);
	az_document_text(doc, "，");
	az_document_figure(doc, AZ_DATE, az_date_pack(day), NULL);
	az_document_text(doc, "，");
	az_document_figure(doc, AZ_COUNT, 30, "30天");
	written w = write_page(doc, NULL);
	has(&w.html,
		"<data value=\"862400.50\">862,400.50元</data>，"
		"<time datetime=\"2026-10-31\">2026年10月31日</time>，<data value=\"30\">30天</data>");
	has(&w.md, "862,400.50元，2026年10月31日，30天");
	end(&w);
}

/* ---- sections, pages, links -------------------------------------------------------------------- */

static az_document *two_pages(void)
{
	az_document *doc = begun();
	az_document_section(doc, "month.law", "依据");
	az_document_link(doc, "year", "全年");
	az_document_link(doc, "year.table", "表");
	az_document_link(doc, "month.law", "本节");
	az_document_link(doc, "nowhere", "不存在");
	az_document_section_end(doc);
	az_document_section_end(doc);
	az_document_section(doc, "year", "全年");
	az_document_section(doc, "year.table", "表");
	az_document_section_end(doc);
	az_document_section_end(doc);
	return doc;
}

static void a_link_finds_its_section_on_the_same_page_or_on_another(void **state)
{
	(void)state;
	written w = write_page(two_pages(), "month");
	has(&w.html, "<a href=\"year.zh.html\">全年</a><a href=\"year.zh.html#year.table\">表</a>"
				 "<a href=\"#month.law\">本节</a>不存在");
	has(&w.md, "[全年](year.zh.md)[表](year.zh.md#year.table)[本节](#month.law)不存在");
	has(&w.html, "<a href=\"month.en.html\" hreflang=\"en\" lang=\"en\">English</a>");
	has_not(&w.html, "id=\"year\"");
	end(&w);
	w = write_page(two_pages(), NULL);
	has(&w.html, "<a href=\"#year\">全年</a><a href=\"#year.table\">表</a>");
	has(&w.md, "[全年](#year)[表](#year.table)");
	has_not(&w.html, "hreflang=");
	end(&w);
}

static void titles_rank_by_depth_below_the_title_of_the_file(void **state)
{
	(void)state;
	written w = write_page(two_pages(), "month");
	has(&w.html, "<h1 id=\"month\">本月</h1>");
	has(&w.html, "<h2 id=\"month.law\">依据</h2>");
	has(&w.md, "# 本月\n");
	end(&w);
	w = write_page(two_pages(), NULL);
	has(&w.html, "<h1>月报</h1>");
	has(&w.html, "<h2 id=\"month\">本月</h2>");
	has(&w.html, "<h3 id=\"month.law\">依据</h3>");
	has(&w.md, "# 月报\n\n<a id=\"month\"></a>\n\n## 本月\n");
	end(&w);
}

static void an_id_that_stands_twice_or_is_none_is_refused(void **state)
{
	(void)state;
	static const char *const BAD[] = {"month", "a b", "a\"b", "", "甲"};
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
		az_document *doc = begun();
		az_document_section(doc, BAD[i], "二");
		assert_false(az_document_finish(doc));
		assert_string_equal(doc->wrong_id, BAD[i]);
		az_document_free(doc);
	}
}

/* ---- escaping ---------------------------------------------------------------------------------- */

#define HOSTILE                                                                                    \
	"<script>alert('1')</script> & \"q\" | a\\b [x](http://e) `t` **b** _i_ \x01\xE2\x80\xAE\xFF"

static void nothing_in_a_text_is_markup_wherever_it_stands(void **state)
{
	(void)state;
	static const az_column columns[] = {{.zh = HOSTILE, .en = HOSTILE}};
	az_document *doc = az_document_new(HOSTILE, AZ_ZH);
	az_document_section(doc, "a", HOSTILE);
	az_document_text(doc, HOSTILE);
	az_document_word(doc, HOSTILE);
	az_document_emphasis(doc, HOSTILE);
	az_document_link(doc, "a", HOSTILE);
	az_document_table(doc, HOSTILE, columns, 1);
	az_document_cell(doc);
	az_document_word(doc, HOSTILE);
	az_document_code(doc, HOSTILE, strlen(HOSTILE), 1);
	written w = write_page(doc, NULL);
	has_not(&w.html, "<script");
	has_not(&w.html, "alert('1')");
	has(&w.html, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;q&quot;");
	has(&w.html, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD</p>");
	has(&w.md, "\\<script\\>alert('1')\\</script\\> \\& \"q\" \\| a\\\\b \\[x\\](http://e) "
			   "\\`t\\` \\*\\*b\\*\\* \\_i\\_ \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	has(&w.md, "| ``<script>alert('1')</script> & \"q\" \\| a\\b");
	end(&w);
}

static void a_line_of_markdown_begins_nothing_that_its_text_did_not_mean(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		const char *shown;
	} LINES[] = {{"# a", "\\# a"}, {"- a", "\\- a"}, {"+ a", "\\+ a"}, {"1. a", "1\\. a"},
		{"12) a", "12\\) a"}, {"=== ", "\\=== "}, {"a - b", "a - b"}, {"3 a", "3 a"},
		{"a_b", "a_b"}, {"_a", "\\_a"}, {"a\nb\tc", "a b c"}, {"$x$", "\\$x\\$"}};
	for (size_t i = 0; i < sizeof LINES / sizeof LINES[0]; i++) {
		az_buffer out = {0};
		az_escape_markdown(LINES[i].text, strlen(LINES[i].text), true, &out);
		az_buffer_char(&out, '\0');
		assert_string_equal((const char *)out.bytes, LINES[i].shown);
		az_buffer_free(&out);
	}
}

static void a_code_span_holds_whatever_ticks_it_has(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool table;
		const char *shown;
	} SPANS[] = {{"a", false, "`a`"}, {"a`b", false, "``a`b``"}, {"`", false, "`` ` ``"},
		{"a|b", false, "`a|b`"}, {"a|b", true, "`a\\|b`"}, {"", false, "`  `"}};
	for (size_t i = 0; i < sizeof SPANS / sizeof SPANS[0]; i++) {
		az_buffer out = {0};
		az_escape_markdown_code(SPANS[i].text, strlen(SPANS[i].text), SPANS[i].table, &out);
		az_buffer_char(&out, '\0');
		assert_string_equal((const char *)out.bytes, SPANS[i].shown);
		az_buffer_free(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_block_comes_out_in_both_formats),
		cmocka_unit_test(a_row_that_was_begun_gets_all_its_cells),
		cmocka_unit_test(code_keeps_its_lines_numbers_and_marks),
		cmocka_unit_test(every_format_reads_the_same_figures),
		cmocka_unit_test(a_link_finds_its_section_on_the_same_page_or_on_another),
		cmocka_unit_test(titles_rank_by_depth_below_the_title_of_the_file),
		cmocka_unit_test(an_id_that_stands_twice_or_is_none_is_refused),
		cmocka_unit_test(nothing_in_a_text_is_markup_wherever_it_stands),
		cmocka_unit_test(a_line_of_markdown_begins_nothing_that_its_text_did_not_mean),
		cmocka_unit_test(a_code_span_holds_whatever_ticks_it_has),
	};
	return cmocka_run_group_tests_name("report/document", tests, NULL, NULL);
}
