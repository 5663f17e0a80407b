/*
 * Reading the journal; it is written in store_write.c.
 */
#include "store/store_sql.h"

bool az_journal_read(const az_query *query, az_journal_row *row)
{
	*row = (az_journal_row){.entry = {.number = az_column_int(query, 0)}};
	row->entry.kind = az_column_bytes(query, 1, &row->kind_length);
	row->entry.subject = az_column_bytes(query, 2, &row->subject_length);
	row->entry.at = az_column_bytes(query, 4, &row->at_length);
	return az_column_hash(query, 3, &row->entry.content) &&
		   az_column_hash(query, 5, &row->entry.link);
}

/* Moves the entry's texts into the handle. */
static bool keep_texts(az_store *store, const az_journal_row *row, az_journal_entry *entry)
{
	az_buffer_clear(&store->row);
	az_buffer_bytes(&store->row, row->entry.kind, row->kind_length);
	az_buffer_u8(&store->row, 0);
	az_buffer_bytes(&store->row, row->entry.subject, row->subject_length);
	az_buffer_u8(&store->row, 0);
	az_buffer_bytes(&store->row, row->entry.at, row->at_length);
	az_buffer_u8(&store->row, 0);
	if (store->row.failed)
		return false;
	*entry = row->entry;
	entry->kind = (const char *)store->row.bytes;
	entry->subject = entry->kind + row->kind_length + 1;
	entry->at = entry->subject + row->subject_length + 1;
	return true;
}

assize_status az_store_journal_next(
	az_store *store, int64_t after, az_journal_entry *entry, az_error *error)
{
	az_query query;
	az_journal_row row;
	az_query_start(&query, store, AZ_SQL_JOURNAL_NEXT);
	az_query_int(&query, after);
	assize_status status = az_query_row(&query, error);
	if (status == ASSIZE_OK && !az_journal_read(&query, &row))
		status = az_store_damaged(store, "journal", error);
	else if (status == ASSIZE_OK && !keep_texts(store, &row, entry))
		status = az_error_memory(error);
	az_query_end(&query);
	return status;
}

assize_status az_store_journal_head(
	az_store *store, int64_t *number, az_hash *link, az_error *error)
{
	az_query query;
	if (store->writing) {
		*number = store->head.journal;
		*link = store->head.link;
		return ASSIZE_OK;
	}
	az_query_start(&query, store, AZ_SQL_HEAD_GET);
	assize_status status = az_query_row(&query, error);
	if (status == ASSIZE_OK)
		*number = az_column_int(&query, 0);
	if (status == ASSIZE_DONE || (status == ASSIZE_OK && !az_column_hash(&query, 1, link)))
		status = az_store_damaged(store, "head", error);
	az_query_end(&query);
	return status;
}
