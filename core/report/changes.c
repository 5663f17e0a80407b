#include "report/changes.h"

#include <string.h>

#include "base/json.h"
#include "model/date.h"
#include "report/finding_json.h"
#include "report/finding_words.h"

/* ---- opening ----------------------------------------------------------------------------------- */

assize_status az_changes_open(az_changes *changes, az_store *store, int64_t older, int64_t newer,
	const az_compare_wish *wish, unsigned tell, az_error *error)
{
	static const az_wish all = {0};
	*changes = (az_changes){.opened = 0};
	assize_status status = az_view_open(&changes->views[0], store, older, error);
	if (!status)
		status = az_view_open(&changes->views[1], store, newer, error);
	for (int i = 0; i < 2 && !status; i++) {
		status = az_selection_open(&changes->selections[i], changes->views[i], &all, error);
		changes->opened++;
	}
	if (!status)
		status = az_compare_open(
			&changes->compare, changes->views[0], changes->views[1], wish, tell, error);
	return status;
}

void az_changes_close(az_changes *changes)
{
	az_compare_close(changes->compare);
	for (int i = 0; i < changes->opened; i++)
		az_selection_close(&changes->selections[i]);
	for (int i = 0; i < 2; i++)
		az_view_close(changes->views[i]);
	*changes = (az_changes){.opened = 0};
}

static assize_status take(az_changes *changes, int which, const az_compared *compared,
	az_selected *selected, char id[AZ_FINDING_ID], az_error *error)
{
	const az_viewed *viewed = which ? compared->newer : compared->older;
	const az_outcome *outcome = which ? compared->now : compared->was;
	return az_selection_take(&changes->selections[which], viewed, outcome, id, selected, error);
}

assize_status az_changes_take(
	az_changes *changes, const az_compared *compared, az_changed *out, az_error *error)
{
	int finding =
		compared->change != AZ_CHANGE_FIXED && compared->change != AZ_CHANGE_NOT_EVALUATED;
	out->compared = compared;
	out->has_other = compared->change == AZ_CHANGE_CHANGED ||
					 (compared->change == AZ_CHANGE_NOT_EVALUATED && compared->now);
	assize_status status =
		take(changes, finding, compared, &out->finding, out->ids[finding], error);
	if (!status && out->has_other)
		status = take(changes, !finding, compared, &out->other, out->ids[!finding], error);
	return status;
}

/* ---- JSON -------------------------------------------------------------------------------------- */

/* The finding's own object, without its line's end. */
static void object(az_json *json, const char *name, const az_selected *selected)
{
	az_buffer line = {0};
	az_finding_json(selected, &line);
	json->out->failed = json->out->failed || line.failed;
	az_json_key(json, name);
	az_json_raw(json, line.length ? (const char *)line.bytes : "null",
		line.length ? line.length - 1 : strlen("null"));
	az_buffer_free(&line);
}

void az_changes_json(const az_changes *changes, const az_changed *changed, az_buffer *out)
{
	az_json json = az_json_new(out);
	az_json_object_begin(&json);
	az_json_key(&json, "change");
	az_json_text(&json, az_change_name(changed->compared->change));
	az_json_key(&json, "case_moved");
	az_json_bool(&json, changed->compared->case_moved);
	az_json_key(&json, "older");
	az_json_int(&json, changes->views[0]->run.number);
	az_json_key(&json, "newer");
	az_json_int(&json, changes->views[1]->run.number);
	object(&json, "finding", &changed->finding);
	if (changed->has_other)
		object(
			&json, changed->compared->change == AZ_CHANGE_CHANGED ? "was" : "now", &changed->other);
	az_json_object_end(&json);
	az_buffer_char(out, '\n');
}

/* ---- the table --------------------------------------------------------------------------------- */

static const az_column columns[] = {
	{.zh = "变化", .en = "change"},
	{.zh = "编号", .en = "id"},
	{.zh = "案件", .en = "case"},
	{.zh = "对象", .en = "subject"},
	{.zh = "种类", .en = "kind"},
	{.zh = "级别", .en = "level"},
	{.zh = "规则", .en = "rule"},
	{.zh = "内容", .en = "message", .fit = AZ_FIT_WRAP, .width = 72},
};

enum { ID_SHOWN = 8 };

static const char *shown(az_change change, az_lang lang)
{
	static const char *const zh[] = {"", "新增", "已消除", "持续", "有变", "未能判断"};
	static const char *const en[] = {"", "new", "fixed", "open", "changed", "not evaluated"};
	return lang == AZ_ZH ? zh[change] : en[change];
}

az_table *az_changes_table_new(az_lang lang)
{
	return az_table_new(columns, sizeof columns / sizeof columns[0], lang);
}

static void cell(az_table *table, az_buffer *text)
{
	az_table_text(table, text->length ? (const char *)text->bytes : "", text->length);
	az_buffer_clear(text);
}

void az_changes_table_row(az_table *table, const az_changed *changed, az_lang lang)
{
	const az_selected *finding = &changed->finding;
	az_buffer text = {0};
	az_table_cell(table, shown(changed->compared->change, lang));
	az_table_text(table, finding->id, ID_SHOWN);
	az_selected_cases(finding, lang, &text);
	cell(table, &text);
	az_selected_subject(finding, &text);
	cell(table, &text);
	az_table_cell(table, az_kind_shown(finding->message->kind, lang));
	az_table_cell(table, az_level_shown(finding->message->level, lang));
	az_table_format(table, "%s/%s", finding->rule->policy->id, finding->rule->id);
	az_selected_text(finding, lang, &text);
	cell(table, &text);
	az_buffer_free(&text);
}

static void run_words(const az_store_run *run, az_lang lang, az_buffer *out)
{
	char day[AZ_DATE_TEXT];
	az_date_format((az_date){run->as_of, AZ_DAY}, day);
	az_buffer_printf(out, lang == AZ_ZH ? "第%lld次运行（基准日%s）" : "run %lld (as of %s)",
		(long long)run->number, day);
}

void az_changes_head(const az_changes *changes, az_lang lang, az_buffer *out)
{
	run_words(&changes->views[0]->run, lang, out);
	az_buffer_string(out, lang == AZ_ZH ? "与" : " and ");
	run_words(&changes->views[1]->run, lang, out);
	az_buffer_string(out, lang == AZ_ZH ? "比较\n" : " compared\n");
}

void az_changes_foot(const uint64_t *counts, az_lang lang, az_buffer *out)
{
	for (int i = AZ_CHANGE_NEW; i < AZ_CHANGE_END; i++)
		az_buffer_printf(out, "%s%s %llu",
			i == AZ_CHANGE_NEW ? ""
			: lang == AZ_ZH    ? "，"
							   : ", ",
			shown((az_change)i, lang), (unsigned long long)counts[i]);
	az_buffer_char(out, '\n');
}
