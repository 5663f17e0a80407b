#include "report/runs.h"

#include <string.h>

#include "base/json.h"
#include "exchange/doc/doc.h"
#include "model/date.h"

enum { HASH_SHOWN = 12 };

static const az_column columns[] = {
	{.zh = "运行", .en = "run", .right = true},
	{.zh = "名称", .en = "name", .fit = AZ_FIT_CUT, .width = 32},
	{.zh = "基准日", .en = "as of"},
	{.zh = "状态", .en = "state"},
	{.zh = "案件", .en = "dossiers", .right = true},
	{.zh = "提示", .en = "findings", .right = true},
	{.zh = "未能判断", .en = "not evaluated", .right = true},
	{.zh = "哈希", .en = "hash"},
	{.zh = "时间", .en = "when"},
};

static const char *const count_names[] = {
	"dossiers", "findings", "info", "warning", "error", "not_evaluated", "faults", "groups"};

enum { COUNTS = sizeof count_names / sizeof count_names[0] };

/* The counts that a run ended with, as texts; "" where there is none. */
typedef struct counts {
	char texts[COUNTS][24];
} counts;

static bool is_number(const az_doc *doc)
{
	size_t length = doc && doc->kind == AZ_DOC_PLAIN ? doc->length : 0;
	return length && length < sizeof((counts *)0)->texts[0] &&
		   strspn(doc->text, "0123456789") == length;
}

static void read_counts(const az_store_run *run, counts *out)
{
	memset(out, 0, sizeof *out);
	if (!run->counts || !run->counts[0])
		return;
	az_arena *arena = az_arena_new();
	az_problems *problems = az_problems_new(1);
	const az_doc *doc = NULL;
	if (arena && problems)
		doc = az_doc_json(arena, "counts", 1, run->counts, strlen(run->counts), NULL, problems);
	for (size_t i = 0; doc && i < COUNTS; i++) {
		const az_doc *value = az_doc_get(doc, count_names[i]);
		if (is_number(value))
			memcpy(out->texts[i], value->text, value->length);
	}
	az_problems_free(problems);
	az_arena_free(arena);
}

static const char *state_shown(az_run_state state, az_lang lang)
{
	switch (state) {
	case AZ_RUN_OPEN:
		return lang == AZ_ZH ? "未结束" : "open";
	case AZ_RUN_INTERRUPTED:
		return lang == AZ_ZH ? "已中断" : "interrupted";
	case AZ_RUN_FINISHED:
		return lang == AZ_ZH ? "已完成" : "finished";
	default:
		return lang == AZ_ZH ? "已放弃" : "abandoned";
	}
}

az_table *az_runs_table_new(az_lang lang)
{
	return az_table_new(columns, sizeof columns / sizeof columns[0], lang);
}

void az_runs_table_row(az_table *table, const az_store_run *run, az_lang lang)
{
	char day[AZ_DATE_TEXT], hash[AZ_HASH_HEX] = "";
	counts c;
	read_counts(run, &c);
	if (run->has_hash)
		az_hash_hex(&run->hash, hash);
	az_table_format(table, "%lld", (long long)run->number);
	az_table_cell(table, run->name);
	az_table_cell(table, az_date_format((az_date){run->as_of, AZ_DAY}, day));
	az_table_cell(table, state_shown(run->state, lang));
	az_table_cell(table, c.texts[0]);
	az_table_cell(table, c.texts[1]);
	az_table_cell(table, c.texts[5]);
	az_table_text(table, hash, run->has_hash ? HASH_SHOWN : 0);
	az_table_cell(table, run->ended ? run->ended : run->began);
}

static void member(az_json *json, const char *key, const char *text)
{
	az_json_key(json, key);
	az_json_text(json, text);
}

void az_runs_json(const az_store_run *run, az_buffer *out)
{
	az_json json = az_json_new(out);
	char day[AZ_DATE_TEXT], hash[AZ_HASH_HEX];
	counts c;
	read_counts(run, &c);
	az_json_object_begin(&json);
	az_json_key(&json, "run");
	az_json_int(&json, run->number);
	member(&json, "name", run->name);
	member(&json, "profile", run->profile);
	member(&json, "as_of", az_date_format((az_date){run->as_of, AZ_DAY}, day));
	member(&json, "scope", run->scope);
	member(&json, "state", az_run_state_text(run->state));
	for (size_t i = 0; i < COUNTS; i++) {
		if (!c.texts[i][0])
			continue;
		az_json_key(&json, count_names[i]);
		az_json_raw(&json, c.texts[i], strlen(c.texts[i]));
	}
	if (run->has_hash)
		az_hash_hex(&run->hash, hash);
	member(&json, "hash", run->has_hash ? hash : NULL);
	member(&json, "began", run->began);
	member(&json, "ended", run->ended);
	az_json_object_end(&json);
	az_buffer_char(out, '\n');
}
