#include "report/testing/cover.h"

#include <string.h>

#include "policy/condition.h"
#include "report/table.h"

typedef struct writer {
	const az_coverage *coverage;
	az_lang lang;
	az_buffer *out;
} writer;

static const char *words(const writer *w, const char *zh, const char *en)
{
	return w->lang == AZ_ZH ? zh : en;
}

unsigned az_cover_percent(az_shares shares)
{
	return shares.all ? (unsigned)(shares.seen * 100 / shares.all) : 100;
}

/* ---- shares -------------------------------------------------------------------------------------- */

static void put_shares(az_table *table, az_shares shares)
{
	if (shares.all)
		az_table_format(table, "%zu/%zu", shares.seen, shares.all);
	else
		az_table_cell(table, "—");
}

static void put_rule(const writer *w, az_table *table, const az_cover_rule *rule)
{
	static const az_cover_file none = {0};
	const az_cover_file *file = az_cover_file_of(w->coverage, rule->rule);
	az_table_cell(table, rule->rule->id);
	az_table_format(table, "%llu", (unsigned long long)rule->probes);
	az_shares tests = az_cover_sites(file ? file : &none);
	az_shares when = az_cover_conditions(rule);
	put_shares(table, (az_shares){when.seen + tests.seen, when.all + tests.all});
	put_shares(table, az_cover_lines(file ? file : &none));
	put_shares(table, az_cover_messages(rule));
}

static const char *path_in_policy(const writer *w, const az_bundle_file *file)
{
	size_t folder = strlen(w->coverage->policy->folder);
	return strlen(file->path) > folder + 1 ? file->path + folder + 1 : file->path;
}

static void put_module(const writer *w, az_table *table, const az_cover_file *file)
{
	az_table_cell(table, path_in_policy(w, file->file));
	az_table_cell(table, "");
	put_shares(table, az_cover_sites(file));
	put_shares(table, az_cover_lines(file));
	az_table_cell(table, "—");
}

static void put_table(const writer *w)
{
	static const az_column COLUMNS[] = {
		{.zh = "规则", .en = "rule"},
		{.zh = "测试", .en = "tests", .right = true},
		{.zh = "条件", .en = "conditions", .right = true},
		{.zh = "代码行", .en = "lines", .right = true},
		{.zh = "提示", .en = "messages", .right = true},
	};
	const az_coverage *c = w->coverage;
	az_table *table = az_table_new(COLUMNS, sizeof COLUMNS / sizeof COLUMNS[0], w->lang);
	if (!table) {
		w->out->failed = true;
		return;
	}
	for (size_t i = 0; i < c->policy->rule_count; i++)
		put_rule(w, table, &c->rules[i]);
	for (size_t i = 0; i < c->file_count; i++)
		if (!c->files[i].rule)
			put_module(w, table, &c->files[i]);
	az_table_write(table, w->out);
	az_table_free(table);
}

/* ---- holes --------------------------------------------------------------------------------------- */

static void put_place(const writer *w, const char *file, int line, int column)
{
	az_buffer_printf(w->out, "%s:%d", file, line);
	if (column)
		az_buffer_printf(w->out, ":%d", column);
	az_buffer_string(w->out, ": ");
}

static void put_code(const writer *w, const char *code)
{
	az_buffer_char(w->out, '`');
	az_table_clean(code, strlen(code), w->out);
	az_buffer_string(w->out, "`\n");
}

static void put_hole(
	const writer *w, const char *file, int line, int column, const char *what, const char *code)
{
	put_place(w, file, line, column);
	az_buffer_string(w->out, what);
	put_code(w, code);
}

static const char *never(const writer *w, bool no, bool yes, bool open)
{
	if (no && yes && open)
		return words(w, "从未判断：", "never judged: ");
	if (no && yes)
		return words(w, "从未为真也从未为假：", "never true, never false: ");
	if (yes && open)
		return words(w, "从未为真也从未为不详：", "never true, never unknown: ");
	if (no && open)
		return words(w, "从未为假也从未为不详：", "never false, never unknown: ");
	if (yes)
		return words(w, "从未为真：", "never true: ");
	return no ? words(w, "从未为假：", "never false: ")
			  : words(w, "从未为不详：", "never unknown: ");
}

static void put_condition_holes(const writer *w, const az_cover_rule *rule)
{
	for (size_t i = 0; i < rule->rule->condition_count; i++) {
		const az_condition *condition = &rule->rule->conditions[i];
		const bool *seen = rule->seen[i];
		bool open = az_cover_answers(condition) > AZ_OPEN_QUESTION && !seen[AZ_OPEN_QUESTION];
		if (!seen[AZ_NO] || !seen[AZ_YES] || open)
			put_hole(w, condition->place.file, condition->place.line, condition->place.column,
				never(w, !seen[AZ_NO], !seen[AZ_YES], open), condition->source);
	}
}

static void put_site_holes(const writer *w, const az_cover_file *file)
{
	for (size_t i = 0; i < file->site_count; i++) {
		const az_cover_site *cover = &file->sites[i];
		bool no = !cover->seen[0], yes = !cover->seen[1];
		if (cover->counts && (no || yes))
			put_hole(w, file->file->shown, cover->site->line, cover->site->column,
				no && yes ? words(w, "从未判断：", "never judged: ") : never(w, no, yes, false),
				cover->site->text);
	}
}

/* The source of a line, without the blanks before it. */
static void put_source_line(const writer *w, const az_bundle_file *file, int line)
{
	const char *at = file->bytes, *end = file->bytes + file->length;
	for (int i = 1; i < line && at < end; at++)
		i += *at == '\n';
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	const char *stop = memchr(at, '\n', (size_t)(end - at));
	az_buffer_char(w->out, '`');
	az_table_clean(at, (size_t)((stop ? stop : end) - at), w->out);
	az_buffer_string(w->out, "`\n");
}

static void put_line_holes(const writer *w, const az_cover_file *file)
{
	for (size_t i = 0; i < file->line_count; i++) {
		if (file->lines[i].ran)
			continue;
		put_place(w, file->file->shown, file->lines[i].first, 0);
		az_buffer_string(w->out, words(w, "从未执行：", "never ran: "));
		put_source_line(w, file->file, file->lines[i].first);
	}
}

static void put_message_holes(const writer *w, const az_cover_rule *rule)
{
	for (size_t i = 0; i < rule->rule->message_count; i++) {
		const az_message *message = &rule->rule->messages[i];
		if (rule->made[i])
			continue;
		put_place(w, message->place.file, message->place.line, message->place.column);
		az_buffer_printf(w->out, words(w, "提示从未出现：%s\n", "the message was never made: %s\n"),
			message->name[0] ? message->name : "message");
	}
}

static void put_law_holes(const writer *w)
{
	for (size_t i = 0; i < w->coverage->law_count; i++) {
		const az_cover_law *law = &w->coverage->laws[i];
		if (law->seen)
			continue;
		put_place(w, law->place.file, law->place.line, law->place.column);
		az_buffer_printf(w->out,
			words(w, "没有测试出现依据它的提示：%s（%s）\n",
				"no test has a finding under it: %s (%s)\n"),
			law->law->id, w->lang == AZ_ZH ? law->law->title.zh : law->law->title.en);
	}
}

static void put_holes(const writer *w)
{
	const az_coverage *c = w->coverage;
	for (size_t i = 0; i < c->policy->rule_count; i++) {
		const az_cover_file *file = az_cover_file_of(c, c->rules[i].rule);
		put_message_holes(w, &c->rules[i]);
		put_condition_holes(w, &c->rules[i]);
		if (file)
			put_site_holes(w, file);
		if (file)
			put_line_holes(w, file);
	}
	for (size_t i = 0; i < c->file_count; i++) {
		if (c->files[i].rule)
			continue;
		put_site_holes(w, &c->files[i]);
		put_line_holes(w, &c->files[i]);
	}
	put_law_holes(w);
}

void az_cover_write(const az_coverage *coverage, az_lang lang, az_buffer *out)
{
	writer w = {coverage, lang, out};
	az_shares laws = az_cover_laws(coverage), all = az_cover_all(coverage);
	put_table(&w);
	put_holes(&w);
	if (!coverage->traced)
		az_buffer_string(
			out, words(&w, "有文件嵌套过深，Lua 中的判断未计入。\n",
					 "A file is nested too deeply: the tests in Lua are not counted.\n"));
	az_buffer_printf(out,
		words(&w, "法律依据 %zu/%zu；覆盖率 %u%%（%zu/%zu）\n",
			"laws %zu/%zu; coverage %u%% (%zu/%zu)\n"),
		laws.seen, laws.all, az_cover_percent(all), all.seen, all.all);
}
