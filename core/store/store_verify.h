/*
 * The inside of verify: each check walks one thing to its end and reports what it finds.
 */
#ifndef AZ_STORE_STORE_VERIFY_H
#define AZ_STORE_STORE_VERIFY_H

#include "store/store_sql.h"

typedef struct az_verifier {
	az_store *store;
	az_damage_fn *report;
	void *context;
	az_verified verified;
	assize_status status; /* why it could not be found out; ASSIZE_OK: it could */
	az_error *error;
} az_verifier;

/* Reports a damage of a row, given in words. `column` may be NULL. */
__attribute__((format(printf, 5, 6))) void az_verify_damage(az_verifier *verifier,
	const char *table, const char *row, const char *column, const char *format, ...);

/* Reports that the rows with these numbers are not there. */
void az_verify_missing(az_verifier *verifier, const char *table, int64_t from, int64_t to);

/* The next row of a query; false at its end. A table that cannot be read on is damaged; a busy
 * store, a failing disk and lack of memory end the whole verify. */
bool az_verify_row(az_verifier *verifier, az_query *query, const char *table);

/* The chain, the head, and whether each entry's row is there. */
void az_verify_journal(az_verifier *verifier);
/* The rows of the tables that the journal covers one by one, and the files of runs. */
void az_verify_covered(az_verifier *verifier);
void az_verify_files(az_verifier *verifier);
/* The revisions, each by itself and together as their imports wrote them. */
void az_verify_revisions(az_verifier *verifier);

/* value + 1, and INT64_MAX stays: numbers that were tampered with overflow nothing. */
int64_t az_verify_after(int64_t value);

/* A column's text, cut to fit and NUL-ended, for messages. */
enum { AZ_VERIFY_NAME = 256 };
const char *az_verify_name(const char *bytes, size_t length, char out[AZ_VERIFY_NAME]);

#endif
