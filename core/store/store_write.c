/*
 * Transactions, and the journal's writing side.
 */
#include <string.h>

#include "store/store_sql.h"
#include "base/words.h"

/* A journal is not continued on a tail that somebody cut or changed. */
static assize_status load_head(az_store *store, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_HEAD_GET);
	assize_status status = az_query_row(&query, error);
	if (status == ASSIZE_OK) {
		az_hash last;
		bool good =
			az_column_hash(&query, 1, &store->head.link) && az_column_hash(&query, 4, &last);
		store->head.journal = az_column_int(&query, 0);
		store->head.sequence = az_column_int(&query, 2);
		good = good && az_hash_equal(&last, &store->head.link) &&
			   az_column_int(&query, 3) == store->head.journal &&
			   az_column_int(&query, 5) == store->head.sequence &&
			   store->head.journal < INT64_MAX && store->head.sequence < INT64_MAX;
		if (!good)
			status = az_store_damaged(store, "head", error);
	} else if (status == ASSIZE_DONE) {
		status = az_store_damaged(store, "head", error);
	}
	az_query_end(&query);
	return status;
}

static assize_status save_head(az_store *store, az_error *error)
{
	az_query query;
	az_query_start(&query, store, AZ_SQL_HEAD_SET);
	az_query_int(&query, store->head.journal);
	az_query_hash(&query, &store->head.link);
	az_query_int(&query, store->head.sequence);
	return az_query_run(&query, error);
}

assize_status az_store_begin(az_store *store, az_error *error)
{
	if (store->read_only || !store->clock)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"the store was opened for reading; open it for writing, with a clock");
	if (store->writing)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a transaction is open already; commit it or roll it back first");
	az_query query;
	az_query_start(&query, store, AZ_SQL_BEGIN);
	assize_status status = az_query_run(&query, error);
	if (status != ASSIZE_OK)
		return status;
	store->writing = true;
	status = load_head(store, error);
	if (status != ASSIZE_OK)
		az_store_rollback(store);
	return status;
}

assize_status az_store_commit(az_store *store, az_error *error)
{
	assize_status status = ASSIZE_OK;
	if (!store->writing)
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"there is no transaction to commit; begin one first");
	if (store->broken || store->importing)
		status = az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"the transaction is not whole (%s), and was taken back; begin it again",
			store->broken ? AZ_N("a call in it failed") : AZ_N("an import in it was not ended"));
	if (status == ASSIZE_OK)
		status = save_head(store, error);
	if (status == ASSIZE_OK) {
		az_query query;
		az_query_start(&query, store, AZ_SQL_COMMIT);
		status = az_query_run(&query, error);
	}
	if (status != ASSIZE_OK) {
		az_store_rollback(store);
		return status;
	}
	store->writing = false;
	return ASSIZE_OK;
}

void az_store_rollback(az_store *store)
{
	/* SQLite takes a transaction back by itself when the disk is full or memory is out. Not by a
	 * kept statement: it must work when nothing more can be prepared or bound. */
	if (store->writing && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	store->writing = store->broken = store->importing = false;
}

assize_status az_write_begin(az_store *store, bool *own, az_error *error)
{
	*own = !store->writing;
	return *own ? az_store_begin(store, error) : ASSIZE_OK;
}

assize_status az_write_end(az_store *store, bool own, assize_status status, az_error *error)
{
	if (own && status == ASSIZE_OK)
		return az_store_commit(store, error);
	if (own)
		az_store_rollback(store);
	else if (status != ASSIZE_OK && status != ASSIZE_ERROR_USAGE && status != ASSIZE_ERROR_MISSING)
		store->broken = store->writing;
	return status;
}

az_hash az_row_hash(const az_query *query, int first)
{
	az_hasher hasher;
	az_hasher_start(&hasher);
	int count = sqlite3_column_count(query->stmt);
	for (int i = first; i < count; i++) {
		unsigned char type = (unsigned char)sqlite3_column_type(query->stmt, i);
		az_hasher_add(&hasher, &type, 1);
		if (type == SQLITE_INTEGER) {
			uint64_t value = (uint64_t)az_column_int(query, i);
			unsigned char bytes[8];
			for (size_t at = 0; at < sizeof bytes; at++)
				bytes[at] = (unsigned char)(value >> (8 * at));
			az_hasher_add(&hasher, bytes, sizeof bytes);
		} else if (type != SQLITE_NULL) {
			size_t length = 0;
			const char *bytes = az_column_bytes(query, i, &length);
			az_hasher_block(&hasher, bytes, length);
		}
	}
	return az_hasher_end(&hasher);
}

int64_t az_journal_upcoming(const az_store *store)
{
	return store->head.journal + 1;
}

az_hash az_journal_link(const az_hash *before, const az_journal_row *row)
{
	unsigned char number[8];
	for (size_t i = 0; i < sizeof number; i++)
		number[i] = (unsigned char)((uint64_t)row->entry.number >> (8 * i));
	az_hasher hasher;
	az_hasher_start(&hasher);
	az_hasher_add(&hasher, before->bytes, AZ_HASH_SIZE);
	az_hasher_add(&hasher, number, sizeof number);
	az_hasher_block(&hasher, row->entry.kind, row->kind_length);
	az_hasher_block(&hasher, row->entry.subject, row->subject_length);
	az_hasher_add(&hasher, row->entry.content.bytes, AZ_HASH_SIZE);
	az_hasher_block(&hasher, row->entry.at, row->at_length);
	return az_hasher_end(&hasher);
}

/* The clock is the caller's, and so may be wrong; what stands in the journal for ever has one
 * shape. */
static bool time_is_good(const char *at)
{
	static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";
	for (size_t i = 0; i < sizeof shape; i++) {
		bool digit = at[i] >= '0' && at[i] <= '9';
		if (shape[i] == 'd' ? !digit : at[i] != shape[i])
			return false;
	}
	return true;
}

static assize_status append(
	az_store *store, const char *kind, const char *subject, const az_hash *content, az_error *error)
{
	char at[AZ_STORE_TIME] = "";
	store->clock(store->clock_context, at);
	if (!time_is_good(at))
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"the caller's clock does not give a time as 2026-10-31T08:15:00Z; mend the clock");
	az_journal_row row = {.entry = {.number = az_journal_upcoming(store),
							  .kind = kind,
							  .subject = subject,
							  .content = *content,
							  .at = at},
		.kind_length = strlen(kind),
		.subject_length = strlen(subject),
		.at_length = strlen(at)};
	row.entry.link = az_journal_link(&store->head.link, &row);
	az_query query;
	az_query_start(&query, store, AZ_SQL_JOURNAL_INSERT);
	az_query_int(&query, row.entry.number);
	az_query_string(&query, kind);
	az_query_string(&query, subject);
	az_query_hash(&query, content);
	az_query_string(&query, at);
	az_query_hash(&query, &row.entry.link);
	assize_status status = az_query_run(&query, error);
	if (status == ASSIZE_OK) {
		store->head.journal = row.entry.number;
		store->head.link = row.entry.link;
	}
	return status;
}

assize_status az_write_covered(az_query *query, const char *table, az_error *error)
{
	az_store *store = query->store;
	az_buffer subject = {0};
	az_hash content = {{0}};
	assize_status status = az_query_row(query, error);
	if (status == ASSIZE_OK) {
		size_t length = 0;
		const char *bytes = az_column_bytes(query, 1, &length);
		az_buffer_bytes(&subject, bytes, length);
		az_buffer_u8(&subject, 0);
		content = az_row_hash(query, 1);
		status = az_query_row(query, error); /* ASSIZE_DONE: the insert has ended */
	}
	az_query_end(query);
	if (subject.failed)
		status = az_error_memory(error);
	if (status == ASSIZE_DONE)
		status = append(store, table, (const char *)subject.bytes, &content, error);
	az_buffer_free(&subject);
	return status;
}
