/*
 * What there is to look at: the dossier, its subjects, the store's cases, the rules, and a rule's page.
 */
#include <string.h>

#include "api/probe/probe.h"
#include "model/path.h"
#include "report/cases.h"
#include "report/dossier_show.h"
#include "report/explain/asked.h"
#include "report/explain/record.h"
#include "report/finding_words.h"

/* Writes what was made, unless it failed; every call here ends with it. */
static assize_status give(
	assize_probe *probe, assize_status status, az_buffer *out, assize_writer writer)
{
	if (!status)
		status = az_api_write(&writer, out, &probe->error);
	az_buffer_free(out);
	return az_probe_end(probe, status);
}

assize_status assize_probe_show(assize_probe *probe, assize_writer writer)
{
	az_buffer out = {0};
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	status = az_probe_need_case(probe);
	if (!status)
		az_dossier_show(&probe->record, &probe->loaded.policies->schema, probe->lang, &out);
	return give(probe, status, &out, writer);
}

assize_status assize_probe_subjects(assize_probe *probe, assize_writer writer)
{
	az_buffer out = {0};
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	status = az_probe_need_case(probe);
	az_ref ref = status ? 0 : az_record_root(&probe->record);
	for (; ref; ref = az_record_next(&probe->record, ref)) {
		const az_entity *entity = az_node_entity(&probe->record, ref);
		az_path_node(&probe->record, ref, &out);
		az_buffer_printf(&out, "  %s\n", probe->lang == AZ_ZH ? entity->zh : entity->en);
	}
	return give(probe, status, &out, writer);
}

/* ---- cases ----------------------------------------------------------------------------------- */

static bool holds(const az_revision *revision, const char *text)
{
	return !text || memmem(revision->key, revision->key_length, text, strlen(text));
}

static assize_status list_cases(
	assize_probe *probe, const char *text, az_table *table, assize_writer writer)
{
	az_scan *scan = NULL;
	az_revision revision;
	az_buffer out = {0};
	assize_status status = az_scan_open(&scan, probe->store->store, 0, NULL, 0, &probe->error);
	while (!status) {
		status = az_scan_next(scan, &revision, &probe->error);
		if (!status && holds(&revision, text))
			az_cases_table_row(table, &revision, probe->lang);
		if ((!status && az_table_is_full(table)) || status == ASSIZE_DONE)
			az_table_write(table, &out);
		if (out.length && !assize_status_is_error(status)) {
			assize_status written = az_api_write(&writer, &out, &probe->error);
			status = written ? written : status;
		}
	}
	az_scan_close(scan);
	az_buffer_free(&out);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

assize_status assize_probe_cases(assize_probe *probe, const char *text, assize_writer writer)
{
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	az_table *table = az_cases_table_new(probe->lang);
	status = table ? list_cases(probe, text, table, writer) : az_error_memory(&probe->error);
	az_table_free(table);
	return az_probe_end(probe, status);
}

/* ---- rules ----------------------------------------------------------------------------------- */

static const az_column rule_columns[] = {
	{.zh = "规则", .en = "rule"},
	{.zh = "对象", .en = "subject"},
	{.zh = "类别", .en = "kind"},
	{.zh = "名称", .en = "title"},
};

static void rule_row(az_table *table, const az_rule *rule, az_lang lang)
{
	az_table_format(table, "%s/%s", rule->policy->id, rule->id);
	az_table_cell(table, rule->is_group ? "group" : az_entity_of(rule->subject)->name);
	az_table_cell(table, az_kind_shown(rule->kind, lang));
	az_table_cell(table, lang == AZ_ZH ? rule->title.zh : rule->title.en);
}

assize_status assize_probe_rules(assize_probe *probe, assize_writer writer)
{
	az_buffer out = {0};
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	az_table *table =
		az_table_new(rule_columns, sizeof rule_columns / sizeof *rule_columns, probe->lang);
	if (!table)
		return az_probe_end(probe, az_error_memory(&probe->error));
	for (size_t i = 0; i < probe->loaded.policies->rule_count; i++)
		rule_row(table, probe->loaded.policies->rules[i], probe->lang);
	az_table_write(table, &out);
	az_table_free(table);
	return give(probe, ASSIZE_OK, &out, writer);
}

/* The subject where the rule is about its sort, else 0: every one. */
static az_ref subject_for(const assize_probe *probe, const az_rule *rule)
{
	const az_entity *entity = az_node_entity(&probe->record, probe->subject);
	return entity->id == rule->subject ? probe->subject : 0;
}

static assize_status explain(assize_probe *probe, const char *name, az_arena *arena, az_buffer *out)
{
	const az_rule *rule = NULL;
	az_override *overrides = NULL;
	size_t count = 0;
	const az_policies *policies = probe->loaded.policies;
	assize_status status = az_asked_rule(&rule, policies, name, &probe->error);
	if (!status)
		status = az_probe_overrides(probe, policies, NULL, arena, &overrides, &count);
	if (status)
		return status;
	az_explain_ask ask = {.policies = policies,
		.evaluator = probe->loaded.evaluator,
		.record = &probe->record,
		.as_of = probe->as_of,
		.rule = rule,
		.subject = subject_for(probe, rule),
		.overrides = overrides,
		.override_count = count,
		.lang = probe->lang};
	return az_explain_record(&ask, out, &probe->error);
}

assize_status assize_probe_rule(assize_probe *probe, const char *rule, assize_writer writer)
{
	az_buffer out = {0};
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	status = az_probe_need_case(probe);
	az_arena *arena = status ? NULL : az_arena_new();
	if (!status)
		status =
			arena ? explain(probe, rule ? rule : "", arena, &out) : az_error_memory(&probe->error);
	az_arena_free(arena);
	return give(probe, status, &out, writer);
}
