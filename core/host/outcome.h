/*
 * Outcomes as bytes: what the rules of a profile said of one dossier. Small and without texts: a rule
 * by its index in the profile, fields by their place in the dossier's record, parameters by index,
 * message values as they are. Texts are made on reading, from the profile and the record.
 *
 * One dossier's outcomes are one block: u32 entries, u8 flags, then the entries in the order of rules,
 * then subjects, then messages as the rule returned them. The writer is host/evaluate.c; readers treat
 * the bytes as hostile, since they come from a worker process.
 *
 * Group rules come twice. A dossier's block holds their rows (host/row.h), which are no outcomes and are
 * passed over here. A group's block holds what `check` said of the group; its record is the group's own
 * (az_group_record), so that its only subject is the root, with the group's key.
 */
#ifndef AZ_HOST_OUTCOME_H
#define AZ_HOST_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "host/fact.h"
#include "model/record.h"
#include "policy/policy.h"

typedef enum az_cause {
	AZ_CAUSE_NONE = 0,
	AZ_CAUSE_UNKNOWN_FIELD = 1,
	AZ_CAUSE_FAULT = 2,
	AZ_CAUSE_BUDGET = 3,
	AZ_CAUSE_MEMORY = 4,
	AZ_CAUSE_TIME = 5,
	AZ_CAUSE_WORKER = 6,
	AZ_CAUSE_FORBIDDEN = 7
} az_cause;

/* "unknown_field", "fault", ...; and a sentence for people. */
const char *az_cause_name(az_cause cause);
const char *az_cause_text(az_cause cause, az_lang lang);

/* A parameter of the rule's policy, and which of its values. */
typedef struct az_used {
	uint16_t parameter;
	uint16_t value;
} az_used;

/* A value that a finding was given. `type` is AZ_COUNT for a plain whole number, AZ_TEXT for a text. */
typedef struct az_given {
	const char *name;
	uint32_t name_length;
	az_type type;
	int64_t number;
	const char *text;
	uint32_t length;
} az_given;

enum {
	AZ_FINDINGS_MOST = 10000, /* of one rule in one dossier; beyond it: not evaluated, never cut */
	AZ_SAID_MOST = 32 << 20,  /* bytes of one rule's findings or rows of one dossier; the same */
	AZ_SAID_BY_POLICY_MOST = 64 << 20, /* of all rules of a policy */
	AZ_GIVEN_MOST = 32,
	AZ_ROW_TEXT_MOST = 200, /* bytes of a text in a row of a group rule */
	AZ_TEXT_MOST = 1024     /* bytes of a text value or of a fault's message */
};

/* One outcome, decoded; pointers borrow the block. */
typedef struct az_outcome {
	bool is_finding;
	bool of_group;  /* of a group, not of a dossier */
	uint32_t cases; /* of a group: how many its rows are of */
	uint32_t rule;  /* index in the profile */
	az_ref subject; /* the node */
	/* A finding: */
	uint8_t message; /* index in the rule */
	const char *key; /* what the rule gave to tell findings of one subject apart; may be empty */
	uint32_t key_length;
	uint8_t given_count;
	az_given given[AZ_GIVEN_MOST];
	/* Not evaluated: */
	az_cause cause;
	az_fact field;    /* AZ_CAUSE_UNKNOWN_FIELD and AZ_CAUSE_FORBIDDEN; node 0: none */
	const char *text; /* what happened, for faults */
	uint32_t text_length;
	uint32_t line; /* in the rule's file, or 0 */
	/* Of a group: the case whose row could not be made or did not decide, and the path of the field in
	 * it; both may be empty. */
	const char *member;
	uint32_t member_length;
	const char *path;
	uint32_t path_length;
	/* Both: */
	uint32_t fact_count;
	const unsigned char *facts; /* 8 bytes each, see az_outcome_fact */
	uint32_t used_count;
	const unsigned char *used; /* 4 bytes each, see az_outcome_used */
} az_outcome;

az_fact az_outcome_fact(const az_outcome *outcome, uint32_t i);
az_used az_outcome_used(const az_outcome *outcome, uint32_t i);

/* What happened, for faults, in the language, as a string. The outcome keeps it in English, so that its
 * bytes are the same whoever reads it; what liblua itself says stays as it is. "" where nothing was said. */
enum { AZ_REASON_MOST = 2 * AZ_TEXT_MOST };
void az_outcome_reason(const az_outcome *outcome, az_lang lang, char out[AZ_REASON_MOST]);

typedef struct az_outcome_reader {
	az_cursor cursor;
	const az_policies *policies;
	const az_record *record;
	uint32_t left;
	az_ref near;     /* the node found last: facts mostly come in the order of nodes */
	bool as_of_read; /* some rule read the as-of date */
	bool of_group;   /* the block is a group's */
	bool failed;     /* the bytes are no outcomes */
} az_outcome_reader;

/* Starts on one dossier's or group's block. Every index, node and length is checked against the profile and the
 * record as it is read. */
void az_outcomes_open(az_outcome_reader *reader, const az_policies *policies,
	const az_record *record, const void *bytes, size_t length);

/* The next outcome; false at the end, or when the bytes are bad (reader->failed). */
bool az_outcomes_next(az_outcome_reader *reader, az_outcome *outcome);

/* Reads all; true when every byte is as it should be. For what a worker sent. */
bool az_outcomes_check(
	const az_policies *policies, const az_record *record, const void *bytes, size_t length);

/* A block that says of every rule of the profile, for the case itself, that it was not evaluated: for
 * a dossier whose worker was lost. Group rules get their rows, which are not known. */
void az_outcomes_lost(const az_policies *policies, const az_record *record, az_cause cause,
	const char *text, az_buffer *out);

/* The writer's side. Lists may be NULL where their count is 0. */
void az_outcome_put_finding(az_buffer *out, uint32_t rule, az_ref subject, uint8_t message,
	const char *key, size_t key_length, const az_given *given, uint8_t given_count,
	const az_fact *facts, size_t fact_count, const az_used *used, size_t used_count);
void az_outcome_put_missing(az_buffer *out, uint32_t rule, az_ref subject, az_cause cause,
	az_fact field, uint32_t line, const char *text, size_t length, const az_fact *facts,
	size_t fact_count, const az_used *used, size_t used_count);
/* Of a group: `member` is a case's key, `path` of a field in it; either may be empty. */
typedef struct az_blame {
	az_cause cause;
	const char *member;
	uint32_t member_length;
	const char *path;
	uint32_t path_length;
	uint32_t line;
	const char *text;
	uint32_t text_length;
} az_blame;
void az_outcome_put_blame(az_buffer *out, uint32_t rule, az_ref subject, uint32_t cases,
	const az_blame *blame, const az_used *used, size_t used_count);
void az_outcome_put_group_finding(az_buffer *out, uint32_t rule, az_ref subject, uint32_t cases,
	uint8_t message, const char *key, size_t key_length, const az_given *given, uint8_t given_count,
	const az_used *used, size_t used_count);
void az_outcome_put_evidence(az_buffer *out, const az_fact *facts, size_t fact_count,
	const az_used *used, size_t used_count);
void az_fact_put(az_buffer *out, az_fact fact);

/* The head of a block; the count of its entries is patched in when it is known. */
enum { AZ_BLOCK_AS_OF = 1, AZ_BLOCK_GROUP = 2, AZ_BLOCK_HEAD = 5 };

/* Reading, for those who read rows: each gives false where the bytes are none. */
bool az_outcome_read_text(az_cursor *cursor, const char **text, uint32_t *length);
bool az_outcome_read_given(az_cursor *cursor, az_given *given);
bool az_cause_is_one(unsigned cause);
void az_given_put(az_buffer *out, const az_given *given);

#endif
