#include <inttypes.h>
#include <stdio.h>

#include "store/store_verify.h"

enum { COVER = 8 }; /* the column behind those of az_revision_read */

/* The rows from `from` to `to`, as far as they are there. */
typedef struct az_range {
	int64_t from;
	int64_t to;
	int64_t first; /* that is there */
	int64_t last;
	int64_t count;
	az_hasher covers;
} az_range;

/* One row by itself. The record answers to the hash, and all but the record to the cover. */
static void check_revision(az_verifier *verifier, const az_query *query, az_range *range)
{
	az_revision revision;
	az_hash cover;
	bool good = az_revision_read(query, &revision) && az_column_hash(query, COVER, &cover);
	char key[AZ_VERIFY_NAME];
	char row[AZ_VERIFY_NAME + 64];
	az_verify_name(revision.key, revision.key_length, key);
	snprintf(row, sizeof row, "%" PRId64 " %s", revision.sequence, key);
	verifier->verified.revisions++;
	if (!good) {
		az_verify_damage(verifier, "revision", row, NULL,
			"the row holds no hash where one belongs, or a flag that is neither 0 nor 1");
		return;
	}
	az_hasher_add(&range->covers, cover.bytes, AZ_HASH_SIZE);
	az_hash record = az_hash_of(revision.record, revision.length);
	az_hash rest = az_revision_cover(&revision);
	bool record_whole = az_hash_equal(&record, &revision.hash);
	bool rest_whole = az_hash_equal(&rest, &cover);
	if (!record_whole && rest_whole)
		az_verify_damage(verifier, "revision", row, "record", "the record has another hash");
	else if (!record_whole)
		az_verify_damage(verifier, "revision", row, "hash", "the hash is not that of the record");
	else if (!rest_whole)
		az_verify_damage(verifier, "revision", row, NULL,
			"the sequence, key, revision, import, line, withdrawn or cover was changed: the cover "
			"does"
			" not answer to the others");
}

/* Checks each row. Reports the gaps where all rows of the range ought to be there. */
static void check_range(az_verifier *verifier, az_range *range, bool all)
{
	az_hasher_start(&range->covers);
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_REVISION_RANGE);
	az_query_int(&query, range->from);
	az_query_int(&query, range->to);
	int64_t next = range->from;
	while (az_verify_row(verifier, &query, "revision")) {
		int64_t sequence = az_column_int(&query, 0);
		if (all && sequence > next)
			az_verify_missing(verifier, "revision", next, sequence - 1);
		next = az_verify_after(sequence);
		range->first = range->count ? range->first : sequence;
		range->last = sequence;
		range->count++;
		check_revision(verifier, &query, range);
	}
	az_query_end(&query);
	if (all && next <= range->to && verifier->status == ASSIZE_OK)
		az_verify_missing(verifier, "revision", next, range->to);
}

/* Rows that no import names: one report for all of them. */
static void check_orphans(az_verifier *verifier, int64_t from, int64_t to)
{
	az_range range = {.from = from, .to = to};
	check_range(verifier, &range, false);
	if (!range.count)
		return;
	char row[64];
	if (range.count == 1)
		snprintf(row, sizeof row, "%" PRId64, range.first);
	else
		snprintf(row, sizeof row, "%" PRId64 " to %" PRId64, range.first, range.last);
	az_verify_damage(verifier, "revision", row, NULL, "no import says that it wrote this");
}

/* One import: that it goes on where the one before ended, and that its rows are those it wrote. */
static void check_import(az_verifier *verifier, const az_query *query, int64_t *next)
{
	int64_t first = az_column_int(query, 8);
	az_range range = {.from = first > *next ? first : *next, .to = az_column_int(query, 9)};
	char row[32];
	snprintf(row, sizeof row, "%" PRId64, az_column_int(query, 0));
	if (first < *next)
		az_verify_damage(verifier, "import", row, "first",
			"it begins with revision %lld, which an import before it wrote", (long long)first);
	if (first > *next)
		check_orphans(verifier, *next, first - 1);
	int64_t before = verifier->verified.damages;
	check_range(verifier, &range, true);
	az_hash found = az_hasher_end(&range.covers);
	az_hash cover;
	bool whole = az_column_hash(query, 11, &cover) && az_hash_equal(&cover, &found);
	if (!whole && verifier->verified.damages == before && verifier->status == ASSIZE_OK)
		az_verify_damage(verifier, "import", row, "cover",
			"the revisions %lld to %lld are not those that it wrote", (long long)range.from,
			(long long)range.to);
	if (range.to >= range.from)
		*next = az_verify_after(range.to);
}

void az_verify_revisions(az_verifier *verifier)
{
	int64_t next = 1;
	az_query query;
	check_orphans(verifier, INT64_MIN, 0);
	az_query_start(&query, verifier->store, AZ_SQL_IMPORT_LIST);
	while (az_verify_row(verifier, &query, "import"))
		check_import(verifier, &query, &next);
	az_query_end(&query);
	check_orphans(verifier, next, INT64_MAX);
}
