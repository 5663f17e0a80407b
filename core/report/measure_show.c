#include <string.h>

#include "base/json.h"
#include "report/measure.h"
#include "report/table.h"

static const az_column columns[] = {
	{.zh = "规则", .en = "rule"},
	{.zh = "案件", .en = "dossiers", .right = true},
	{.zh = "对象", .en = "subjects", .right = true},
	{.zh = "条件排除", .en = "kept out", .right = true},
	{.zh = "条件未知", .en = "unknown", .right = true},
	{.zh = "进入 check", .en = "in check", .right = true},
	{.zh = "指令合计", .en = "instructions", .right = true},
	{.zh = "每对象", .en = "a subject", .right = true},
	{.zh = "单个对象最多", .en = "most, subject", .right = true},
	{.zh = "单个案件最多", .en = "most, dossier", .right = true},
	{.zh = "占限额", .en = "of budget", .right = true},
	{.zh = "内存最多", .en = "memory, most", .right = true},
	{.zh = "读字段", .en = "fields read", .right = true},
	{.zh = "读参数", .en = "parameters", .right = true},
	{.zh = "处理器时间", .en = "CPU time", .right = true},
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

static int64_t basis_points(int64_t part, int64_t whole)
{
	const int64_t scale = 10000;
	return part < INT64_MAX / scale ? part * scale / whole : part / whole * scale;
}

/* Of what a rule may spend on a dossier, its nearest limit, in hundredths of a percent. */
static int64_t share(const az_measure *measure, const az_measured *m)
{
	int64_t units = basis_points(m->most_dossier, measure->limits.instructions);
	int64_t memory = basis_points(m->memory, (int64_t)measure->limits.memory);
	return units > memory ? units : memory;
}

static size_t shown(const az_measure *measure, const az_measure_look *look)
{
	size_t all = measure->count;
	return look->top && look->top < all ? (size_t)look->top : all;
}

/* "1,234,567" */
static void put_number(az_buffer *out, int64_t number)
{
	char digits[32];
	az_buffer text = {0};
	az_buffer_printf(&text, "%lld", (long long)number);
	size_t length = text.failed || text.length >= sizeof digits ? 0 : text.length;
	memcpy(digits, text.bytes ? (const char *)text.bytes : "", length);
	for (size_t i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			az_buffer_char(out, ',');
		az_buffer_char(out, digits[i]);
	}
	out->failed = out->failed || text.failed;
	az_buffer_free(&text);
}

static void put_time(az_buffer *out, int64_t nanoseconds)
{
	int64_t micro = nanoseconds / 1000;
	if (micro < 10000000)
		az_buffer_printf(
			out, "%lld.%03lld ms", (long long)(micro / 1000), (long long)(micro % 1000));
	else
		az_buffer_printf(
			out, "%lld.%lld s", (long long)(micro / 1000000), (long long)(micro / 100000 % 10));
}

static void number_cell(az_table *table, az_buffer *scratch, int64_t number)
{
	az_buffer_clear(scratch);
	put_number(scratch, number);
	az_table_text(table, (const char *)scratch->bytes, scratch->length);
}

static const char *say(const az_measure_look *look, const char *zh, const char *en)
{
	return look->lang == AZ_ZH ? zh : en;
}

/* Behind the name of a group rule: which of its two parts. */
static const char *part_shown(const az_measure_look *look, az_measured_part part)
{
	if (part == AZ_MEASURED_ROWS)
		return say(look, "（取行）", " (rows)");
	return part == AZ_MEASURED_GROUPS ? say(look, "（逐组）", " (groups)") : "";
}

static void put_row(const az_measure *measure, const az_measure_look *look, const az_measured *m,
	az_table *table, az_buffer *scratch)
{
	int64_t part = share(measure, m);
	az_table_format(table, "%s/%s%s", m->rule->policy->id, m->rule->id, part_shown(look, m->part));
	if (m->part == AZ_MEASURED_GROUPS)
		az_table_text(table, "", 0);
	else
		number_cell(table, scratch, (int64_t)m->dossiers);
	number_cell(table, scratch, (int64_t)m->subjects);
	number_cell(table, scratch, (int64_t)m->barred);
	number_cell(table, scratch, (int64_t)m->open);
	number_cell(table, scratch, (int64_t)m->entered);
	number_cell(table, scratch, m->units);
	number_cell(table, scratch, m->subjects ? m->units / (int64_t)m->subjects : 0);
	number_cell(table, scratch, m->most_subject);
	number_cell(table, scratch, m->most_dossier);
	az_table_format(table, "%lld.%02lld%%", (long long)(part / 100), (long long)(part % 100));
	number_cell(table, scratch, m->memory);
	number_cell(table, scratch, m->reads);
	number_cell(table, scratch, m->used);
	if (!look->time)
		return;
	az_buffer_clear(scratch);
	put_time(scratch, m->time);
	az_table_text(table, (const char *)scratch->bytes, scratch->length);
}

static void put_head(const az_measure *measure, const az_measure_look *look, az_buffer *out)
{
	char day[AZ_DATE_TEXT];
	az_date_format((az_date){look->as_of, AZ_DAY}, day);
	az_buffer_printf(out,
		say(look, "实测 %llu 个案件（共 %llu 个），截至 %s\n",
			"measured %llu dossiers of %llu, as of %s\n"),
		(unsigned long long)measure->measured, (unsigned long long)measure->dossiers, day);
	if (measure->lost)
		az_buffer_printf(out,
			say(look, "其中 %llu 个案件失去工作进程，未计入\n",
				"of these %llu lost their worker and are not counted\n"),
			(unsigned long long)measure->lost);
}

/* The rule that comes nearest to a limit. */
static const az_measured *nearest(const az_measure *measure)
{
	const az_measured *found = NULL;
	for (size_t i = 0; i < measure->count; i++)
		if (!found || share(measure, &measure->items[i]) > share(measure, found))
			found = &measure->items[i];
	return found;
}

static void put_whole(const az_measure *measure, const az_measure_look *look, az_buffer *out)
{
	az_measured sum = az_measure_sum(measure);
	az_buffer_string(
		out, say(look, "核查全部案件：指令 ", "an audit of all dossiers: instructions "));
	put_number(out, az_measure_whole(measure, sum.units));
	if (look->time) {
		az_buffer_string(out, say(look, "，规则的处理器时间约 ", ", CPU time of the rules about "));
		put_time(out, az_measure_whole(measure, sum.time));
		az_buffer_string(out, say(look, "（读写案卷另计）", " (reading and writing comes on top)"));
	}
	az_buffer_char(out, '\n');
}

static void put_nearest(const az_measure *measure, const az_measure_look *look, az_buffer *out)
{
	const az_measured *m = nearest(measure);
	if (!m)
		return;
	int64_t part = share(measure, m);
	az_buffer_printf(out,
		say(look, "最接近限额的规则：%s/%s%s，%lld.%02lld%%（单个案件限额：指令 ",
			"nearest to its budget: %s/%s%s, %lld.%02lld%% (a dossier may take instructions "),
		m->rule->policy->id, m->rule->id, part_shown(look, m->part), (long long)(part / 100),
		(long long)(part % 100));
	put_number(out, measure->limits.instructions);
	az_buffer_string(out, say(look, "，内存 ", ", bytes of memory "));
	put_number(out, (int64_t)measure->limits.memory);
	az_buffer_string(out, say(look, " 字节）\n", ")\n"));
}

void az_measure_table(const az_measure *measure, const az_measure_look *look, az_buffer *out)
{
	az_buffer scratch = {0};
	az_table *table = az_table_new(columns, look->time ? COLUMNS : COLUMNS - 1, look->lang);
	if (!table) {
		out->failed = true;
		return;
	}
	put_head(measure, look, out);
	for (size_t i = 0; i < shown(measure, look); i++)
		put_row(measure, look, &measure->items[i], table, &scratch);
	az_table_write(table, out);
	put_whole(measure, look, out);
	put_nearest(measure, look, out);
	out->failed = out->failed || scratch.failed;
	az_buffer_free(&scratch);
	az_table_free(table);
}

/* ---- for programs ---------------------------------------------------------------------------- */

static void member(az_json *json, const char *key, int64_t value)
{
	az_json_key(json, key);
	az_json_int(json, value);
}

static void put_object(
	const az_measure *measure, const az_measure_look *look, const az_measured *m, az_buffer *out)
{
	az_json json = az_json_new(out);
	az_json_object_begin(&json);
	az_json_key(&json, "policy");
	az_json_text(&json, m->rule->policy->id);
	az_json_key(&json, "rule");
	az_json_text(&json, m->rule->id);
	if (m->part) {
		az_json_key(&json, "part");
		az_json_text(&json, m->part == AZ_MEASURED_ROWS ? "rows" : "groups");
	}
	member(&json, "dossiers", (int64_t)m->dossiers);
	member(&json, "subjects", (int64_t)m->subjects);
	member(&json, "kept_out", (int64_t)m->barred);
	member(&json, "unknown", (int64_t)m->open);
	member(&json, "in_check", (int64_t)m->entered);
	member(&json, "instructions", m->units);
	member(&json, "most_of_a_subject", m->most_subject);
	member(&json, "most_of_a_dossier", m->most_dossier);
	member(&json, "memory_most", m->memory);
	member(&json, "of_budget_bp", share(measure, m));
	member(&json, "fields_read", m->reads);
	member(&json, "parameters_read", m->used);
	if (look->time)
		member(&json, "nanoseconds", m->time);
	az_json_object_end(&json);
	az_buffer_char(out, '\n');
}

void az_measure_json(const az_measure *measure, const az_measure_look *look, az_buffer *out)
{
	char day[AZ_DATE_TEXT];
	az_measured sum = az_measure_sum(measure);
	for (size_t i = 0; i < shown(measure, look); i++)
		put_object(measure, look, &measure->items[i], out);
	az_json json = az_json_new(out);
	az_json_object_begin(&json);
	az_json_key(&json, "as_of");
	az_json_text(&json, az_date_format((az_date){look->as_of, AZ_DAY}, day));
	member(&json, "measured", (int64_t)measure->measured);
	member(&json, "dossiers", (int64_t)measure->dossiers);
	member(&json, "lost", (int64_t)measure->lost);
	member(&json, "instructions", sum.units);
	member(&json, "audit_instructions", az_measure_whole(measure, sum.units));
	if (look->time) {
		member(&json, "nanoseconds", sum.time);
		member(&json, "audit_nanoseconds", az_measure_whole(measure, sum.time));
	}
	az_json_object_end(&json);
	az_buffer_char(out, '\n');
}
