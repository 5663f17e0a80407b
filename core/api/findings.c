#include <string.h>

#include "api/handle.h"
#include "report/finding_csv.h"
#include "report/finding_json.h"
#include "report/finding_select.h"
#include "report/finding_table.h"
#include "base/words.h"

enum { OUT_BYTES = 64 * 1024 };

/* One listing under way. */
typedef struct listing {
	const assize_findings_options *options;
	az_lang lang;
	az_table *table; /* TABLE only */
	az_buffer out;
} listing;

static assize_status write_when(listing *l, bool due, az_error *error)
{
	return due || l->out.failed ? az_api_write(&l->options->writer, &l->out, error) : ASSIZE_OK;
}

/* A table is written by pages: az_table_write at any other time would cut one short. */
static void add_row(listing *l, const az_selected *selected)
{
	az_finding_table_row(l->table, selected, l->lang);
	if (az_table_is_full(l->table))
		az_table_write(l->table, &l->out);
}

static assize_status tell(void *context, const az_selected *selected, az_error *error)
{
	listing *l = context;
	if (!selected->outcome->is_finding && !l->options->not_evaluated)
		return ASSIZE_OK;
	if (l->options->format == ASSIZE_FORMAT_JSONL)
		az_finding_json(selected, &l->out);
	else if (l->options->format == ASSIZE_FORMAT_CSV)
		az_finding_csv_row(selected, l->lang, &l->out);
	else
		add_row(l, selected);
	return write_when(l, l->out.length >= OUT_BYTES, error);
}

static assize_status write_head(listing *l, const az_view *view, az_error *error)
{
	if (l->options->format == ASSIZE_FORMAT_CSV)
		az_finding_csv_head(&l->out);
	if (l->options->format != ASSIZE_FORMAT_TABLE)
		return ASSIZE_OK;
	az_finding_table_head(view, l->lang, &l->out);
	l->table = az_finding_table_new(l->lang);
	return l->table ? ASSIZE_OK : az_error_memory(error);
}

static assize_status write_foot(listing *l, const az_selection *selection, az_error *error)
{
	if (l->table) {
		az_table_write(l->table, &l->out);
		az_finding_table_foot(selection, l->options->not_evaluated, l->lang, &l->out);
	}
	return write_when(l, true, error);
}

static assize_status list(az_view *view, const assize_findings_options *options, az_error *error)
{
	listing l = {.options = options, .lang = options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH};
	az_wish wish = {.level = (unsigned)options->level,
		.kind = options->kind,
		.rule = options->rule,
		.case_key = options->case_key,
		.status = options->status};
	az_selection selection;
	assize_status status = az_selection_open(&selection, view, &wish, error);
	if (!status)
		status = write_head(&l, view, error);
	if (!status)
		status = az_selection_walk(&selection, tell, &l, error);
	if (!status)
		status = write_foot(&l, &selection, error);
	az_selection_close(&selection);
	az_table_free(l.table);
	az_buffer_free(&l.out);
	return status;
}

static const char *refusal(const assize_findings_options *options)
{
	if (!options || options->size < sizeof *options)
		return AZ_N("the options of findings are missing or of another version");
	if (!options->writer.write)
		return AZ_N("findings need a writer");
	if (options->format == ASSIZE_FORMAT_YAML)
		return AZ_N("findings are written as table, jsonl or csv; choose one of these");
	if (options->run < 0)
		return AZ_N("a run's number is 1 or above; `assize runs` lists them");
	return NULL;
}

assize_status assize_store_findings(assize_store *store, const assize_findings_options *options)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	const char *why = refusal(options);
	if (why)
		return az_api_usage(store, why);
	az_view *view = NULL;
	status = az_view_open(&view, store->store, options->run, &store->error);
	if (!status)
		status = list(view, options, &store->error);
	az_view_close(view);
	return az_api_end(store, status);
}
