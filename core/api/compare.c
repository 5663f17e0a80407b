#include <string.h>

#include "api/handle.h"
#include "report/changes.h"
#include "base/words.h"

enum { OUT_BYTES = 64 * 1024 };

/* One comparison under way. */
typedef struct comparing {
	const assize_compare_options *options;
	az_lang lang;
	az_changes changes;
	az_table *table; /* TABLE only */
	az_buffer out;
} comparing;

static assize_status tell(void *context, const az_compared *compared, az_error *error)
{
	comparing *c = context;
	az_changed changed;
	assize_status status = az_changes_take(&c->changes, compared, &changed, error);
	if (status)
		return status;
	if (!c->table)
		az_changes_json(&c->changes, &changed, &c->out);
	else
		az_changes_table_row(c->table, &changed, c->lang);
	if (c->table && az_table_is_full(c->table))
		az_table_write(c->table, &c->out);
	return c->out.length >= OUT_BYTES || c->out.failed
			   ? az_api_write(&c->options->writer, &c->out, error)
			   : ASSIZE_OK;
}

static assize_status walk(comparing *c, az_error *error)
{
	assize_status status = ASSIZE_OK;
	if (c->options->format == ASSIZE_FORMAT_TABLE) {
		c->table = az_changes_table_new(c->lang);
		if (!c->table)
			return az_error_memory(error);
		az_changes_head(&c->changes, c->lang, &c->out);
	}
	while (!status)
		status = az_compare_step(c->changes.compare, tell, c, error);
	if (status != ASSIZE_DONE)
		return status;
	if (c->table) {
		az_table_write(c->table, &c->out);
		az_changes_foot(az_compare_counts(c->changes.compare), c->lang, &c->out);
	}
	return az_api_write(&c->options->writer, &c->out, error);
}

/* The numbers of the two runs, where the caller named none. */
static assize_status choose(
	assize_store *store, const assize_compare_options *options, assize_compare_result *result)
{
	az_view *view = NULL;
	az_error *error = &store->error;
	result->newer = options->newer;
	result->older = options->older;
	assize_status status = ASSIZE_OK;
	if (!result->newer) {
		status = az_view_open(&view, store->store, 0, error);
		if (!status)
			result->newer = view->run.number;
		az_view_close(view);
	}
	if (!status && !result->older)
		status = az_run_before(store->store, result->newer, &result->older, error);
	if (!status && !result->older)
		status = az_error_set(error, ASSIZE_ERROR_MISSING, az_store_path(store->store),
			"holds no run before run %lld with its name, profile and scope; name two of `assize "
			"runs`",
			(long long)result->newer);
	return status;
}

static assize_status compare(
	assize_store *store, const assize_compare_options *options, assize_compare_result *result)
{
	comparing c = {.options = options, .lang = options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH};
	az_compare_wish wish = {.kind = options->kind ? az_kind_named(options->kind) : 0,
		.level = (unsigned)options->level,
		.rule = options->rule};
	unsigned all = (1u << AZ_CHANGE_END) - 1, open = 1u << AZ_CHANGE_OPEN;
	assize_status status = choose(store, options, result);
	if (!status)
		status = az_changes_open(&c.changes, store->store, result->older, result->newer, &wish,
			options->with_open ? all : all & ~open, &store->error);
	if (!status)
		status = walk(&c, &store->error);
	for (int i = AZ_CHANGE_NEW; !status && i < AZ_CHANGE_END; i++)
		result->counts[i] = az_compare_counts(c.changes.compare)[i];
	az_changes_close(&c.changes);
	az_table_free(c.table);
	az_buffer_free(&c.out);
	return status;
}

static const char *refusal(const assize_compare_options *options)
{
	if (!options || options->size < sizeof *options || !options->writer.write)
		return AZ_N("a comparison needs options of this version and a writer");
	if (options->format != ASSIZE_FORMAT_TABLE && options->format != ASSIZE_FORMAT_JSONL)
		return AZ_N("comparisons are written as table or jsonl; choose one of these");
	if (options->kind && !az_kind_named(options->kind))
		return AZ_N("there is no such kind; write priority, leniency, restitution, procedure, "
					"sentencing "
					"or data");
	if (options->newer < 0 || options->older < 0)
		return AZ_N("a run's number is 1 or above; `assize runs` lists them");
	return NULL;
}

assize_status assize_store_compare(
	assize_store *store, const assize_compare_options *options, assize_compare_result *result)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	const char *why = refusal(options);
	if (why || !result)
		return az_api_usage(store, why ? why : "a comparison needs room for its result");
	memset(result, 0, sizeof *result);
	return az_api_end(store, compare(store, options, result));
}
