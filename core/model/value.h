/*
 * Values as text: reading one from a file and showing one to a person, for every type. Pure, any
 * thread.
 */
#ifndef AZ_MODEL_VALUE_H
#define AZ_MODEL_VALUE_H

#include "base/buffer.h"
#include "model/record.h"

/* A scalar read from text, before it is put into a dossier. */
typedef struct az_scalar {
	az_state state; /* AZ_KNOWN */
	int64_t number;
	char text[160]; /* the canonical form of a case number; else empty */
} az_scalar;

/* True for the words that say unknown (empty, 不详, unknown, null) or not applicable (不适用, n/a):
 * the state goes to *state. */
bool az_state_word(const char *text, size_t length, az_state *state);

/* Reads a flag, count, money, date, code, ratio or case number. False with a reason in *why (a
 * static text: "it has decimals, ...") when it is none; the caller adds what was expected
 * (az_type_of) and the nearest code. The words of az_state_word are no values: ask for them first.
 */
bool az_scalar_parse(az_type type, const az_vocabulary *codes, const char *text, size_t length,
	az_scalar *out, const char **why);

typedef enum az_lang { AZ_ZH = 0, AZ_EN = 1 } az_lang;

/* Appends a value as a file has it: "862400.00", "2026-02-17", "fraud", "true"; sets and refs as
 * keys with ", " between; unknown as "unknown", not applicable as "n/a". */
void az_value_plain(
	const az_record *record, const az_value *value, const az_vocabulary *codes, az_buffer *out);

/* Appends a value as a person reads it: 862,400.00元, 2026年2月17日, 诈骗罪, 是, 不详. */
void az_value_shown(const az_record *record, const az_value *value, const az_field *field,
	az_lang lang, az_buffer *out);

#endif
