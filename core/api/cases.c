#include <string.h>

#include "api/handle.h"
#include "audit/find.h"
#include "audit/view.h"
#include "report/table.h"
#include "report/cases.h"
#include "report/dossier_show.h"

enum { OUT_BYTES = 64 * 1024 };

/* ---- the list -------------------------------------------------------------------------------- */

typedef struct listing {
	az_scan *scan;
	az_table *table; /* NULL: JSON Lines */
	az_lang lang;
	const assize_writer *writer;
	az_buffer out;
	az_error *error;
} listing;

static assize_status write_all(listing *l)
{
	az_revision revision;
	assize_status status;
	while ((status = az_scan_next(l->scan, &revision, l->error)) == ASSIZE_OK) {
		if (!l->table)
			az_cases_json(&revision, &l->out);
		else
			az_cases_table_row(l->table, &revision, l->lang);
		if (l->table && az_table_is_full(l->table))
			az_table_write(l->table, &l->out);
		if (l->out.length >= OUT_BYTES || l->out.failed)
			status = az_api_write(l->writer, &l->out, l->error);
		if (status)
			return status;
	}
	if (status != ASSIZE_DONE)
		return status;
	if (l->table)
		az_table_write(l->table, &l->out);
	return az_api_write(l->writer, &l->out, l->error);
}

assize_status assize_store_cases(
	assize_store *store, assize_format format, assize_lang lang, assize_writer writer)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!writer.write || (format != ASSIZE_FORMAT_TABLE && format != ASSIZE_FORMAT_JSONL))
		return az_api_usage(store, "cases are written to a writer, as table or jsonl");
	listing l = {
		.lang = lang == ASSIZE_EN ? AZ_EN : AZ_ZH, .writer = &writer, .error = &store->error};
	if (format == ASSIZE_FORMAT_TABLE) {
		l.table = az_cases_table_new(l.lang);
		status = l.table ? ASSIZE_OK : az_error_memory(&store->error);
	}
	if (!status)
		status = az_scan_open(&l.scan, store->store, 0, NULL, 0, &store->error);
	if (!status)
		status = write_all(&l);
	az_scan_close(l.scan);
	az_table_free(l.table);
	az_buffer_free(&l.out);
	return az_api_end(store, status);
}

/* ---- one dossier ----------------------------------------------------------------------------- */

static void put_head(const az_revision *revision, az_lang lang, az_buffer *out)
{
	az_table_clean(revision->key, revision->key_length, out);
	az_buffer_printf(
		out, lang == AZ_ZH ? "　修订 %lld\n" : "  revision %lld\n", (long long)revision->revision);
}

static void put_group(const az_view *view, const az_viewed *group, az_lang lang, az_buffer *out)
{
	const az_rule *rule = view->policies->rules[group->kept.rule];
	az_buffer_printf(out, "  %s/%s  ", rule->policy->id, rule->id);
	az_table_clean(group->kept.key, group->kept.key_length, out);
	az_buffer_printf(out, lang == AZ_ZH ? "（%u件）\n" : " (%u cases)\n", group->members.count);
}

/* The groups that the newest run over all cases found the dossier in; nothing where there is no such
 * run, or it saw another revision. */
static assize_status put_groups(
	assize_store *store, int64_t sequence, az_lang lang, az_buffer *out, az_error *error)
{
	az_view *view = NULL;
	az_viewed group;
	az_error none;
	bool any = false;
	if (az_view_open(&view, store->store, 0, &none))
		return ASSIZE_OK;
	assize_status status = az_view_next_group(view, &group, error);
	while (!status) {
		bool holds = az_members_hold(&group.members, sequence);
		if (holds && !any)
			az_buffer_printf(out,
				lang == AZ_ZH ? "\n所在的案件组（第%lld次运行）：\n" : "\nIn groups (run %lld):\n",
				(long long)view->run.number);
		if (holds)
			put_group(view, &group, lang, out);
		any = any || holds;
		status = az_view_next_group(view, &group, error);
	}
	az_view_close(view);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status show(assize_store *store, const char *case_key, const az_schema *schema,
	az_lang lang, az_buffer *out)
{
	az_buffer key = {0};
	az_revision revision;
	assize_status status = az_find_case(store->store, case_key, &key, &store->error);
	if (!status)
		status = az_store_get(
			store->store, (const char *)key.bytes, key.length - 1, &revision, &store->error);
	if (!status) {
		az_record record = az_record_trusted(revision.record, revision.length);
		put_head(&revision, lang, out);
		az_dossier_show(&record, schema, lang, out);
		status = put_groups(store, revision.sequence, lang, out, &store->error);
	}
	az_buffer_free(&key);
	return status;
}

assize_status assize_store_show(
	assize_store *store, const char *case_key, assize_lang lang, assize_writer writer)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!case_key || !writer.write)
		return az_api_usage(store, "a case is shown by its key, to a writer");
	az_bundle *bundle = NULL;
	az_policies *policies = NULL;
	az_buffer out = {0};
	az_api_fields(store, &bundle, &policies);
	status = show(store, case_key, policies ? &policies->schema : NULL,
		lang == ASSIZE_EN ? AZ_EN : AZ_ZH, &out);
	if (!status)
		status = az_api_write(&writer, &out, &store->error);
	az_buffer_free(&out);
	az_policies_free(policies);
	az_bundle_free(bundle);
	return az_api_end(store, status);
}
