#include "report/due.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "model/date.h"

static const az_column columns[] = {
	{.zh = "名称", .en = "name", .fit = AZ_FIT_CUT, .width = 40},
	{.zh = "应做日", .en = "due on"},
	{.zh = "状态", .en = "state"},
	{.zh = "运行", .en = "run", .right = true},
	{.zh = "此前漏做", .en = "missed before", .right = true},
	{.zh = "最早漏做", .en = "first missed"},
	{.zh = "下次", .en = "next"},
};

bool az_due_is_open(const az_due *due)
{
	return due->state == AZ_DUE_NOW || due->state == AZ_DUE_MISSED || due->missed > 0;
}

static const char *state_shown(az_due_state state, az_lang lang)
{
	switch (state) {
	case AZ_DUE_DONE:
		return lang == AZ_ZH ? "已完成" : "done";
	case AZ_DUE_NOW:
		return lang == AZ_ZH ? "应做" : "due";
	case AZ_DUE_MISSED:
		return lang == AZ_ZH ? "逾期未做" : "missed";
	default:
		return lang == AZ_ZH ? "未到" : "waiting";
	}
}

static const char *day_text(int32_t day, char out[AZ_DATE_TEXT])
{
	return az_date_format((az_date){day, AZ_DAY}, out);
}

/* ---- commands --------------------------------------------------------------------------------- */

/* A word as a shell takes it back. */
static void put_word(az_buffer *out, const char *word)
{
	static const char plain[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
	az_buffer_char(out, ' ');
	if (word[0] && strspn(word, plain) == strlen(word)) {
		az_buffer_string(out, word);
		return;
	}
	az_buffer_char(out, '\'');
	for (const char *c = word; *c; c++) {
		if (*c == '\'')
			az_buffer_string(out, "'\\''");
		else
			az_buffer_char(out, *c);
	}
	az_buffer_char(out, '\'');
}

static void put_option(az_buffer *out, const char *name, const char *value)
{
	put_word(out, name);
	put_word(out, value);
}

static void put_script(az_buffer *out, const az_scheduled *entry, const az_due_words *words)
{
	const char *path = az_path_join(words->arena, words->folder, entry->script);
	if (path)
		put_word(out, path);
	else
		out->failed = true;
	put_word(out, words->store);
}

/* What is due now is run as of the day that was asked about; what was missed before, as of its own. */
static void put_command(
	az_buffer *out, const az_scheduled *entry, const az_due *due, const az_due_words *words)
{
	char day[AZ_DATE_TEXT], folder[AZ_DATE_TEXT + 8];
	bool now = due->state == AZ_DUE_NOW || due->state == AZ_DUE_MISSED;
	day_text(now ? words->as_of : due->missed_first, day);
	az_buffer_string(out, entry->script ? "assize script" : "assize audit");
	if (entry->script) {
		put_script(out, entry, words);
		snprintf(folder, sizeof folder, "due-%s", day);
		put_option(out, "--out", folder);
		put_option(out, "--as-of", day);
		return;
	}
	put_word(out, words->store);
	if (words->profile)
		put_option(out, "--profile", words->profile);
	put_option(out, "--name", entry->name);
	for (size_t i = 0; i < entry->scope_count; i++)
		put_option(out, "--scope", entry->scope[i]);
	put_option(out, "--as-of", day);
}

/* ---- table ------------------------------------------------------------------------------------ */

static void add_row(az_table *table, const az_scheduled *entry, const az_due *due, az_lang lang)
{
	char day[AZ_DATE_TEXT];
	bool waits = due->state == AZ_DUE_WAITING;
	az_table_cell(table, entry->name);
	az_table_cell(table, waits ? "" : day_text(due->day, day));
	az_table_cell(table, state_shown(due->state, lang));
	if (due->run)
		az_table_format(table, "%lld", (long long)due->run);
	else
		az_table_cell(table, "");
	if (due->missed)
		az_table_format(table, "%lld", (long long)due->missed);
	else
		az_table_cell(table, "");
	az_table_cell(table, due->missed ? day_text(due->missed_first, day) : "");
	az_table_cell(table, day_text(due->next, day));
}

bool az_due_table(const az_schedule *schedule, const az_due *due, const az_due_words *words,
	az_lang lang, az_buffer *out)
{
	if (!schedule->count) {
		az_buffer_string(out, lang == AZ_ZH
								  ? "配置中没有 schedule（日程），没有应做的核查。\n"
								  : "The profile has no schedule: nothing comes round.\n");
		return true;
	}
	az_table *table = az_table_new(columns, sizeof columns / sizeof columns[0], lang);
	if (!table)
		return false;
	for (size_t i = 0; i < schedule->count; i++)
		add_row(table, &schedule->items[i], &due[i], lang);
	az_table_write(table, out);
	az_table_free(table);
	for (size_t i = 0; i < schedule->count; i++) {
		if (!az_due_is_open(&due[i]))
			continue;
		az_buffer_string(out, lang == AZ_ZH ? "运行：" : "run: ");
		put_command(out, &schedule->items[i], &due[i], words);
		az_buffer_char(out, '\n');
	}
	return true;
}

/* ---- JSON ------------------------------------------------------------------------------------- */

static void member(az_json *json, const char *key, const char *text)
{
	az_json_key(json, key);
	az_json_text(json, text);
}

static void add_scope(az_json *json, const az_scheduled *entry)
{
	az_json_key(json, "scope");
	az_json_array_begin(json);
	for (size_t i = 0; i < entry->scope_count; i++)
		az_json_text(json, entry->scope[i]);
	az_json_array_end(json);
}

static void add_command(
	az_json *json, const az_scheduled *entry, const az_due *due, const az_due_words *words)
{
	az_buffer command = {0};
	if (az_due_is_open(due))
		put_command(&command, entry, due, words);
	az_json_key(json, "command");
	if (command.length)
		az_json_text_n(json, (const char *)command.bytes, command.length);
	else
		az_json_null(json);
	json->out->failed = json->out->failed || command.failed;
	az_buffer_free(&command);
}

static void add_object(
	const az_scheduled *entry, const az_due *due, const az_due_words *words, az_buffer *out)
{
	az_json json = az_json_new(out);
	char day[AZ_DATE_TEXT];
	bool waits = due->state == AZ_DUE_WAITING;
	az_json_object_begin(&json);
	member(&json, "name", entry->name);
	member(&json, "due", waits ? NULL : day_text(due->day, day));
	member(&json, "state", az_due_state_text(due->state));
	az_json_key(&json, "run");
	if (due->run)
		az_json_int(&json, due->run);
	else
		az_json_null(&json);
	az_json_key(&json, "missed");
	az_json_int(&json, due->missed);
	member(&json, "first_missed", due->missed ? day_text(due->missed_first, day) : NULL);
	member(&json, "next", day_text(due->next, day));
	add_scope(&json, entry);
	add_command(&json, entry, due, words);
	az_json_object_end(&json);
	az_buffer_char(out, '\n');
}

void az_due_json(
	const az_schedule *schedule, const az_due *due, const az_due_words *words, az_buffer *out)
{
	for (size_t i = 0; i < schedule->count; i++)
		add_object(&schedule->items[i], &due[i], words, out);
}
