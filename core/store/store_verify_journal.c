#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/store_verify.h"

/* The walk along the chain. A row is whole when its link follows from the link before as it stands,
 * or as it ought to be: so a link that was changed is reported once, at its own row. */
typedef struct az_chain {
	int64_t next;
	bool known; /* the row before was read, so this one can be checked */
	az_hash stands;
	az_hash ought;
} az_chain;

static void check_link(az_verifier *verifier, az_chain *chain, const az_journal_row *row)
{
	az_hash a = az_journal_link(&chain->stands, row);
	az_hash b = az_journal_link(&chain->ought, row);
	bool whole = az_hash_equal(&a, &row->entry.link) || az_hash_equal(&b, &row->entry.link);
	char name[32];
	snprintf(name, sizeof name, "%" PRId64, row->entry.number);
	if (!chain->known)
		az_verify_damage(verifier, "journal", name, NULL,
			"the entry cannot be checked: the one before it is missing or unreadable");
	else if (!whole)
		az_verify_damage(verifier, "journal", name, NULL,
			"the entry (%.*s %.*s) was changed: its link is not the hash of the entry and of the "
			"link"
			" before",
			(int)row->kind_length, row->entry.kind, (int)row->subject_length, row->entry.subject);
	chain->ought = a;
	chain->stands = row->entry.link;
	chain->known = true;
}

static const az_covered *covered_named(const char *name, size_t length)
{
	const az_covered *table = NULL;
	for (size_t i = 0; i < AZ_COVERED_COUNT; i++) {
		table = az_covered_at(i);
		if (strlen(table->table) == length && memcmp(table->table, name, length) == 0)
			return table;
	}
	return NULL;
}

/* Is what the entry covers still there? */
static void check_subject(az_verifier *verifier, const az_journal_row *row)
{
	const az_covered *table = covered_named(row->entry.kind, row->kind_length);
	if (!table) {
		char name[32];
		snprintf(name, sizeof name, "%" PRId64, row->entry.number);
		az_verify_damage(
			verifier, "journal", name, "kind", "the entry is of no kind that there is");
		return;
	}
	az_query query;
	az_query_start(&query, verifier->store, table->of);
	az_query_int(&query, row->entry.number);
	bool there = az_verify_row(verifier, &query, table->table);
	az_query_end(&query);
	if (there || verifier->status != ASSIZE_OK)
		return;
	char name[AZ_VERIFY_NAME];
	az_verify_name(row->entry.subject, row->subject_length, name);
	az_verify_damage(verifier, table->table, name, NULL,
		"missing: entry %lld of the journal says that the row was written",
		(long long)row->entry.number);
}

static void check_entry(az_verifier *verifier, az_chain *chain, const az_query *query)
{
	az_journal_row row;
	bool good = az_journal_read(query, &row);
	if (row.entry.number > chain->next) {
		az_verify_missing(verifier, "journal", chain->next, row.entry.number - 1);
		chain->known = false;
	} else if (row.entry.number < chain->next) {
		chain->known = false; /* below 1; the head's count tells */
	}
	chain->next = az_verify_after(row.entry.number);
	verifier->verified.journal++;
	if (!good) {
		char name[32];
		snprintf(name, sizeof name, "%" PRId64, row.entry.number);
		az_verify_damage(
			verifier, "journal", name, NULL, "the entry holds no hash where one belongs");
		chain->known = false;
		return;
	}
	check_link(verifier, chain, &row);
	check_subject(verifier, &row);
}

/* The head repeats the journal's end, so that neither can be cut off alone. */
static void check_head(az_verifier *verifier, const az_chain *chain)
{
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_HEAD_GET);
	if (!az_verify_row(verifier, &query, "head")) {
		az_query_end(&query);
		if (verifier->status == ASSIZE_OK)
			az_verify_damage(
				verifier, "head", "1", NULL, "missing: it says where the journal ends");
		return;
	}
	int64_t journal = az_column_int(&query, 0);
	int64_t sequence = az_column_int(&query, 2);
	int64_t newest = az_column_int(&query, 5);
	az_hash link;
	bool is_hash = az_column_hash(&query, 1, &link);
	az_query_end(&query);
	if (journal >= chain->next)
		az_verify_missing(verifier, "journal", chain->next, journal);
	if (journal != chain->next - 1)
		az_verify_damage(verifier, "head", "1", "journal",
			"it says that the journal ends with entry %lld, and it ends with %lld",
			(long long)journal, (long long)(chain->next - 1));
	else if (!is_hash ||
			 (!az_hash_equal(&link, &chain->stands) && !az_hash_equal(&link, &chain->ought)))
		az_verify_damage(
			verifier, "head", "1", "link", "it is not the link of the journal's last entry");
	if (sequence != newest)
		az_verify_damage(verifier, "head", "1", "sequence",
			"it says that the newest revision is %lld, and it is %lld", (long long)sequence,
			(long long)newest);
}

void az_verify_journal(az_verifier *verifier)
{
	az_chain chain = {.next = 1, .known = true};
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_JOURNAL_ALL);
	while (az_verify_row(verifier, &query, "journal"))
		check_entry(verifier, &chain, &query);
	az_query_end(&query);
	check_head(verifier, &chain);
}

/* Compares a row with the entry that it names. */
static void check_row(az_verifier *verifier, const az_covered *table, const az_query *query)
{
	size_t length = 0;
	const char *subject = az_column_bytes(query, 1, &length);
	char name[AZ_VERIFY_NAME];
	az_verify_name(subject, length, name);
	int64_t number = az_column_int(query, 0);
	az_hash content = az_row_hash(query, 1);
	verifier->verified.rows++;
	az_query entry;
	az_query_start(&entry, verifier->store, AZ_SQL_JOURNAL_AT);
	az_query_int(&entry, number);
	az_journal_row row;
	bool there = az_verify_row(verifier, &entry, "journal");
	bool whole = there && az_journal_read(&entry, &row) &&
				 az_hash_equal(&row.entry.content, &content) &&
				 row.kind_length == strlen(table->table) && row.subject_length == length &&
				 memcmp(row.entry.kind, table->table, row.kind_length) == 0 &&
				 memcmp(row.entry.subject, subject, length) == 0;
	az_query_end(&entry);
	if (verifier->status != ASSIZE_OK || whole)
		return;
	if (there)
		az_verify_damage(verifier, table->table, name, NULL,
			"the row is not what entry %lld of the journal says was written", (long long)number);
	else
		az_verify_damage(verifier, table->table, name, "journal",
			"no entry of the journal covers the row: there is no entry %lld", (long long)number);
}

void az_verify_covered(az_verifier *verifier)
{
	for (size_t i = 0; i < AZ_COVERED_COUNT; i++) {
		const az_covered *table = az_covered_at(i);
		az_query query;
		az_query_start(&query, verifier->store, table->all);
		while (az_verify_row(verifier, &query, table->table))
			check_row(verifier, table, &query);
		az_query_end(&query);
	}
}

static void find_missing_files(az_verifier *verifier)
{
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_FILE_MISSING);
	while (az_verify_row(verifier, &query, "run_file")) {
		az_hash hash;
		char name[AZ_HASH_HEX] = "";
		if (az_column_hash(&query, 0, &hash))
			az_hash_hex(&hash, name);
		az_verify_damage(verifier, "file", name, NULL, "missing: run %lld ran it",
			(long long)az_column_int(&query, 1));
	}
	az_query_end(&query);
}

void az_verify_files(az_verifier *verifier)
{
	find_missing_files(verifier);
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_FILE_ALL);
	while (az_verify_row(verifier, &query, "file")) {
		size_t length = 0;
		const char *content = az_column_bytes(&query, 1, &length);
		az_hash hash;
		char name[AZ_HASH_HEX] = "";
		bool is_hash = az_column_hash(&query, 0, &hash);
		az_hash found = az_hash_of(content, length);
		if (is_hash)
			az_hash_hex(&hash, name);
		if (!is_hash || !az_hash_equal(&hash, &found))
			az_verify_damage(verifier, "file", name, "content",
				"the bytes have another hash than they are kept by");
		else if (!az_column_int(&query, 2))
			az_verify_damage(verifier, "file", name, NULL, "no run names the file");
		verifier->verified.rows++;
	}
	az_query_end(&query);
}
