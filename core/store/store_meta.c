#include <string.h>

#include "store/store_sql.h"

assize_status az_store_meta_get(
	az_store *store, const char *name, az_buffer *value, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_META_GET);
	az_query_string(&query, name);
	assize_status status = az_query_row(&query, error);
	if (status == ASSIZE_OK) {
		size_t length = 0;
		const char *bytes = az_column_bytes(&query, 0, &length);
		az_buffer_bytes(value, bytes, length);
		if (value->failed)
			status = az_error_memory(error);
	} else if (status == ASSIZE_DONE) {
		status = az_error_set(error, ASSIZE_ERROR_MISSING, store->path,
			"the store keeps no '%s'; set it first", name);
	}
	az_query_end(&query);
	return status;
}

/* Sets *same when that is the value already. */
static assize_status is_set(
	az_store *store, const char *name, const char *value, bool *same, az_error *error)
{
	az_buffer old = {0};
	assize_status status = az_store_meta_get(store, name, &old, error);
	*same = status == ASSIZE_OK && old.length == strlen(value) &&
			(old.length == 0 || memcmp(old.bytes, value, old.length) == 0);
	az_buffer_free(&old);
	if (status != ASSIZE_ERROR_MISSING)
		return status;
	if (error)
		az_error_clear(error);
	return ASSIZE_OK;
}

assize_status az_store_meta_set(
	az_store *store, const char *name, const char *value, az_error *error)
{
	bool own = false;
	assize_status status = az_write_begin(store, &own, error);
	if (status != ASSIZE_OK)
		return status;
	bool same = false;
	status = is_set(store, name, value, &same, error);
	if (status == ASSIZE_OK && !same) {
		az_query query;
		az_query_start(&query, store, AZ_SQL_META_INSERT);
		az_query_int(&query, az_journal_upcoming(store));
		az_query_string(&query, name);
		az_query_string(&query, value);
		status = az_write_covered(&query, "meta", error);
	}
	return az_write_end(store, own, status, error);
}
