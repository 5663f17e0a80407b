/*
 * Rows of group rules: what `collect` took of one entity of a dossier, as bytes. They lie in the
 * dossier's block of outcomes (host/outcome.h) and go from there into their groups (host/group.h), so
 * that only rows, and never dossiers, are held for a group. Readers treat the bytes as hostile, since
 * they come from a worker process.
 *
 * A row's body is what its group needs of it: the values, or why they are not known. Beside it stand the
 * group's key, the fields that were read and the parameters that were used.
 *
 *   body   u8 cause (az_cause; 0: known), then
 *          known: u8 count, each: block name, u8 type, i64 number, i64 denominator of a ratio (else 0),
 *                 block text, block path of the field that a date came from (else empty)
 *          else:  block path of the field, u32 line in the rule's file, block text
 */
#ifndef AZ_HOST_ROW_H
#define AZ_HOST_ROW_H

#include "host/outcome.h"

typedef struct az_row_value {
	az_given given; /* a ratio's number is its numerator */
	int64_t denominator;
	const char *origin;
	uint32_t origin_length;
} az_row_value;

/* A body, decoded; pointers borrow it. */
typedef struct az_row_body {
	az_cause cause; /* AZ_CAUSE_NONE: the values are known */
	uint8_t count;
	az_row_value values[AZ_GIVEN_MOST]; /* ordered by name */
	const char *path;
	uint32_t path_length;
	uint32_t line;
	const char *text;
	uint32_t text_length;
} az_row_body;

/* A row of a dossier's block; pointers borrow the block. */
typedef struct az_row {
	uint32_t rule;
	az_ref subject;
	const char *key; /* of its group */
	uint32_t key_length;
	const unsigned char *body;
	uint32_t body_length;
	uint32_t fact_count;
	const unsigned char *facts; /* as an az_outcome has them */
	uint32_t used_count;
	const unsigned char *used;
} az_row;

/* False where the bytes are no body. */
bool az_row_body_read(az_row_body *body, const void *bytes, size_t length);

/* The next row of a dossier's block, which passes over its outcomes; false at the end, or when the bytes
 * are bad (reader->failed). Open it with az_outcomes_open. */
bool az_rows_next(az_outcome_reader *reader, az_row *row);

az_fact az_row_fact(const az_row *row, uint32_t i);

/* The writer's side: a body, then the row around it. */
void az_row_body_put_values(az_buffer *out, const az_row_value *values, uint8_t count);
void az_row_body_put_unknown(az_buffer *out, az_cause cause, const char *path, size_t path_length,
	uint32_t line, const char *text, size_t text_length);
void az_row_put(az_buffer *out, uint32_t rule, az_ref subject, const char *key, size_t key_length,
	const az_buffer *body, const az_fact *facts, size_t fact_count, const az_used *used,
	size_t used_count);

/* The group's key in the value of a rule's `group_by`, which is known; borrowed. False where it is too
 * long to be one (AZ_TEXT_MOST). */
bool az_group_key(
	const az_rule *rule, const az_value *value, const char **key, uint32_t *key_length);

#endif
