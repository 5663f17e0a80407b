#include <inttypes.h>
#include <stdio.h>

#include "store/store_verify.h"

enum { COVER = 8 }; /* the column behind those of az_revision_read */

static void report_gap(az_verifier *verifier, int64_t from, int64_t to)
{
	char row[64];
	snprintf(row, sizeof row, "%" PRId64 " to %" PRId64, from, to);
	az_verify_damage(verifier, "revision", row, NULL, "missing: the sequence has a gap here");
}

/* One row by itself. The record answers to the hash, and all but the record to the cover. */
static void check_revision(
	az_verifier *verifier, const az_query *query, az_hasher *covers, bool orphan)
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
		az_verify_damage(
			verifier, "revision", row, NULL, "the row holds no hash where one belongs");
		return;
	}
	az_hasher_add(covers, cover.bytes, AZ_HASH_SIZE);
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
	if (orphan)
		az_verify_damage(verifier, "revision", row, NULL, "no import says that it wrote the row");
}

/* The rows from `from` to `to`, of which none may be missing. Gives the hash over their covers. */
static az_hash check_range(az_verifier *verifier, int64_t from, int64_t to, bool orphan)
{
	az_hasher covers;
	az_hasher_start(&covers);
	az_query query;
	az_query_start(&query, verifier->store, AZ_SQL_REVISION_RANGE);
	az_query_int(&query, from);
	az_query_int(&query, to);
	int64_t next = from;
	while (az_verify_row(verifier, &query, "revision")) {
		int64_t sequence = az_column_int(&query, 0);
		if (sequence > next && !orphan)
			report_gap(verifier, next, sequence - 1);
		next = az_verify_after(sequence);
		check_revision(verifier, &query, &covers, orphan);
	}
	az_query_end(&query);
	if (next <= to && !orphan)
		report_gap(verifier, next, to);
	return az_hasher_end(&covers);
}

/* One import: that it goes on where the one before ended, and that its rows are those it wrote. */
static void check_import(az_verifier *verifier, const az_query *query, int64_t *next)
{
	int64_t first = az_column_int(query, 8);
	int64_t last = az_column_int(query, 9);
	char row[32];
	snprintf(row, sizeof row, "%" PRId64, az_column_int(query, 0));
	if (first != *next)
		az_verify_damage(verifier, "import", row, "first",
			"it begins with revision %" PRId64 ", and the imports before end with %" PRId64, first,
			*next - 1);
	if (first > *next)
		check_range(verifier, *next, first - 1, true);
	if (first < *next)
		first = *next;
	int64_t before = verifier->verified.damages;
	az_hash found = check_range(verifier, first, last, false);
	az_hash cover;
	bool whole = az_column_hash(query, 11, &cover) && az_hash_equal(&cover, &found);
	if (!whole && verifier->verified.damages == before)
		az_verify_damage(verifier, "import", row, "cover",
			"the revisions %" PRId64 " to %" PRId64 " are not those that it wrote", first, last);
	if (last >= first)
		*next = az_verify_after(last);
}

void az_verify_revisions(az_verifier *verifier)
{
	int64_t next = 1;
	az_query query;
	/* What stands below 1 is in no import. */
	check_range(verifier, INT64_MIN, 0, true);
	az_query_start(&query, verifier->store, AZ_SQL_IMPORT_LIST);
	while (az_verify_row(verifier, &query, "import"))
		check_import(verifier, &query, &next);
	az_query_end(&query);
	check_range(verifier, next, INT64_MAX, true);
}
