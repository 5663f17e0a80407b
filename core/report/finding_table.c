#include "report/finding_table.h"

#include <stdio.h>
#include <string.h>

#include "model/date.h"
#include "report/finding_words.h"

enum { ID_SHOWN = 8, HASH_SHOWN = 12 };

static const az_column columns[] = {
	{.zh = "编号", .en = "id"},
	{.zh = "案件", .en = "case", .fit = AZ_FIT_CUT, .width = 48},
	{.zh = "对象", .en = "subject", .fit = AZ_FIT_CUT, .width = 40},
	{.zh = "类别", .en = "kind"},
	{.zh = "程度", .en = "level"},
	{.zh = "从宽", .en = "lenient"},
	{.zh = "状态", .en = "status"},
	{.zh = "规则", .en = "rule", .fit = AZ_FIT_CUT, .width = 48},
	{.zh = "内容", .en = "message"},
};

az_table *az_finding_table_new(az_lang lang)
{
	return az_table_new(columns, sizeof columns / sizeof columns[0], lang);
}

static void clean(const char *text, az_buffer *out)
{
	az_table_clean(text, strlen(text), out);
}

void az_finding_table_head(const az_view *view, az_lang lang, az_buffer *out)
{
	const az_store_run *run = &view->run;
	bool zh = lang == AZ_ZH;
	char day[AZ_DATE_TEXT], hash[AZ_HASH_HEX];
	az_date_format((az_date){run->as_of, AZ_DAY}, day);
	az_buffer_printf(out, zh ? "运行 %lld　" : "run %lld  ", (long long)run->number);
	clean(run->name, out);
	az_buffer_printf(out, zh ? "　基准日 %s　配置 " : "  as of %s  profile ", day);
	clean(run->profile, out);
	if (run->scope[0]) {
		az_buffer_string(out, zh ? "　范围 " : "  scope ");
		clean(run->scope, out);
	}
	if (run->has_hash) {
		az_hash_hex(&run->hash, hash);
		az_buffer_printf(out, zh ? "　哈希 %.*s" : "  hash %.*s", HASH_SHOWN, hash);
	} else {
		az_buffer_printf(
			out, zh ? "　未完成（%s）" : "  not finished (%s)", az_run_state_text(run->state));
	}
	az_buffer_char(out, '\n');
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void level_cell(az_table *table, const az_selected *selected, az_lang lang)
{
	const az_message *message = selected->message;
	if (!message)
		az_table_cell(table, lang == AZ_ZH ? "未能判断" : "not evaluated");
	else if (message->attention)
		az_table_format(table, lang == AZ_ZH ? "关注%u" : "attention %u", message->attention);
	else
		az_table_cell(table, az_level_shown(message->level, lang));
}

/* Beside a finding of priority: how much speaks for leniency, and how much could not be seen. */
static void lenient_cell(az_table *table, const az_selected *selected, az_lang lang)
{
	size_t found, not_seen;
	if (!selected->message || selected->message->kind != AZ_KIND_PRIORITY) {
		az_table_cell(table, "");
		return;
	}
	az_selected_leniency(selected, &found, &not_seen);
	if (not_seen)
		az_table_format(
			table, lang == AZ_ZH ? "%zu，未能判断%zu" : "%zu, %zu not seen", found, not_seen);
	else
		az_table_format(table, "%zu", found);
}

static void buffer_cell(az_table *table, az_buffer *text)
{
	az_table_text(table, text->length ? (const char *)text->bytes : "", text->length);
	az_buffer_clear(text);
}

void az_finding_table_row(az_table *table, const az_selected *selected, az_lang lang)
{
	const az_rule *rule = selected->rule;
	const az_message *message = selected->message;
	az_buffer text = {0};
	az_table_text(table, selected->id, message ? ID_SHOWN : 0);
	az_selected_cases(selected, lang, &text);
	buffer_cell(table, &text);
	az_selected_subject(selected, &text);
	buffer_cell(table, &text);
	az_table_cell(table, az_kind_shown(message ? message->kind : rule->kind, lang));
	level_cell(table, selected, lang);
	lenient_cell(table, selected, lang);
	az_table_cell(table, message ? az_decided_shown(selected->decision, lang == AZ_ZH) : "");
	az_buffer_printf(&text, "%s/%s", rule->policy->id, rule->id);
	buffer_cell(table, &text);
	az_selected_text(selected, lang, &text);
	buffer_cell(table, &text);
	az_buffer_free(&text);
}

/* ---- the foot -------------------------------------------------------------------------------- */

/* "优先 4", with what stands before it: nothing for a count of zero. */
static void put_count(
	const char **before, const char *name, uint64_t count, az_lang lang, az_buffer *out)
{
	if (!count)
		return;
	az_buffer_printf(out, "%s%s %llu", *before, name, (unsigned long long)count);
	*before = lang == AZ_ZH ? "，" : ", ";
}

/* The kinds, and behind them the levels that ask for more than attention. */
static void put_findings(const az_tally *tally, az_lang lang, az_buffer *out)
{
	const char *before = lang == AZ_ZH ? "：" : ": ";
	az_buffer_printf(out,
		lang == AZ_ZH ? "%llu 个案件，%llu 条提示" : "dossiers %llu, findings %llu",
		(unsigned long long)tally->dossiers, (unsigned long long)tally->findings);
	if (tally->groups)
		az_buffer_printf(out, lang == AZ_ZH ? "（按组判断 %llu 组）" : " (groups judged %llu)",
			(unsigned long long)tally->groups);
	for (unsigned kind = AZ_KIND_PRIORITY; kind <= AZ_KIND_DATA; kind++)
		put_count(&before, az_kind_shown((az_kind)kind, lang), tally->by_kind[kind], lang, out);
	before = lang == AZ_ZH ? "；" : "; ";
	for (unsigned level = AZ_ERROR; level >= AZ_WARNING; level--)
		put_count(
			&before, az_level_shown((az_level)level, lang), tally->by_level[level], lang, out);
	az_buffer_char(out, '\n');
}

static void put_silence(const az_tally *tally, bool listed, az_lang lang, az_buffer *out)
{
	const char *before = lang == AZ_ZH ? "：" : ": ";
	az_buffer_printf(out, lang == AZ_ZH ? "未能判断 %llu 项" : "not evaluated %llu",
		(unsigned long long)tally->not_evaluated);
	for (unsigned cause = AZ_CAUSE_UNKNOWN_FIELD; cause <= AZ_CAUSE_FORBIDDEN; cause++)
		put_count(&before, az_cause_text((az_cause)cause, lang), tally->by_cause[cause], lang, out);
	if (tally->not_evaluated && !listed)
		az_buffer_string(out,
			lang == AZ_ZH ? "（加 --not-evaluated 逐项列出）" : " (--not-evaluated lists them)");
	az_buffer_char(out, '\n');
}

void az_finding_table_foot(const az_selection *selection, bool listed, az_lang lang, az_buffer *out)
{
	put_findings(&selection->tally, lang, out);
	put_silence(&selection->tally, listed, lang, out);
	az_buffer_string(out, lang == AZ_ZH ? "提示供人参考，由人决定并说明理由。\n"
										: "A finding is advice; a person decides and gives the "
										  "reason.\n");
}
