#include "api/handle.h"
#include "report/runs.h"

/* The newest first. */
static assize_status write_runs(az_store *store, assize_format format, az_lang lang,
	az_arena *arena, az_buffer *out, az_error *error)
{
	const az_store_run *runs;
	size_t count;
	assize_status status = az_store_runs(store, arena, &runs, &count, error);
	if (status)
		return status;
	az_table *table = format == ASSIZE_FORMAT_TABLE ? az_runs_table_new(lang) : NULL;
	if (format == ASSIZE_FORMAT_TABLE && !table)
		return az_error_memory(error);
	for (size_t i = count; i-- > 0;) {
		if (table)
			az_runs_table_row(table, &runs[i], lang);
		else
			az_runs_json(&runs[i], out);
	}
	if (table)
		az_table_write(table, out);
	az_table_free(table);
	return ASSIZE_OK;
}

assize_status assize_store_runs(
	assize_store *store, assize_format format, assize_lang lang, assize_writer writer)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!writer.write || (format != ASSIZE_FORMAT_TABLE && format != ASSIZE_FORMAT_JSONL))
		return az_api_usage(store, "runs are written to a writer, as table or jsonl");
	az_buffer out = {0};
	az_arena *arena = az_arena_new();
	status = arena ? ASSIZE_OK : az_error_memory(&store->error);
	if (!status)
		status = write_runs(
			store->store, format, lang == ASSIZE_EN ? AZ_EN : AZ_ZH, arena, &out, &store->error);
	if (!status)
		status = az_api_write(&writer, &out, &store->error);
	az_buffer_free(&out);
	az_arena_free(arena);
	return az_api_end(store, status);
}
