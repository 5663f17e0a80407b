/*
 * Writing the keywords (kw) of a JSON Schema. A function that "writes keywords" stands in an object
 * that its caller opened and will close.
 *
 * What an editor's YAML parser makes of a plain scalar is text, a number, a flag or null, while assize
 * reads each of them as text: so a text may also be a number, and an amount a number or a text.
 */
#ifndef AZ_REPORT_SCHEMA_WRITER_H
#define AZ_REPORT_SCHEMA_WRITER_H

#include "base/json.h"
#include "model/schema.h"
#include "model/value.h"

typedef struct az_schema_writer {
	az_json json;
	az_lang lang;
	const az_schema *schema; /* or NULL */
} az_schema_writer;

/* Writes the keywords of something. */
typedef void az_schema_make(az_schema_writer *w);

/* "title" and "description" in the writer's language; NULL: none. */
void az_kw_titles(az_schema_writer *w, const char *zh, const char *en, const char *note);

void az_kw_word(az_schema_writer *w, const char *key, const char *text);
void az_kw_words(az_schema_writer *w, const char *key, const char *const *words);

/* {"$ref": "#/definitions/NAME"} as a value. */
void az_kw_ref(az_schema_writer *w, const char *name);

/* Opens "anyOf": [ and closes it; the parts are written as objects between. */
void az_kw_any_begin(az_schema_writer *w);
void az_kw_any_end(az_schema_writer *w);

/* An object with the keywords of `make`. */
void az_kw_object(az_schema_writer *w, az_schema_make *make);

/* {"type": "null"} */
void az_kw_null(az_schema_writer *w);

/* {"type": "string", "pattern": ...} as an object; `expected`, of the catalog of
 * messages (base/words.h), is what an editor says otherwise. */
void az_kw_pattern(az_schema_writer *w, const char *pattern, const char *expected);

/* ---- scalars: keywords -------------------------------------------------------------------------- */

az_schema_make az_kw_text;        /* any text; also one that a parser takes for a number */
az_schema_make az_kw_flag;        /* true, false, 是, 否, yes, no */
az_schema_make az_kw_count;       /* a whole number, not below zero */
az_schema_make az_kw_money;       /* 862400.00, 3000元, 1.2万元 */
az_schema_make az_kw_ratio;       /* 0.8, 80% */
az_schema_make az_kw_date;        /* to the day, the month or the year */
az_schema_make az_kw_day;         /* to the day */
az_schema_make az_kw_case_number; /* （2026）闽0203刑初88号 */
az_schema_make az_kw_state;       /* 不详, unknown, null or nothing; 不适用, n/a */

/* The keywords of a known value of a field's type, without sets, references and lists. */
az_schema_make *az_kw_of_type(az_type type);

/* ---- fields by their paths, as "case.loss_key" --------------------------------------------------- */

/* True for the fields that may stand there; those that a province adds always may. */
typedef bool az_field_test(const az_field *field);

/* Keywords: one of the paths, or the word `also`. */
void az_kw_field_path(az_schema_writer *w, const char *also, az_field_test *is_one);

/* Keywords: a map from the paths, each with what `make` writes. */
void az_kw_field_map(az_schema_writer *w, az_field_test *is_one, az_schema_make *make);

/* ---- vocabularies ------------------------------------------------------------------------------- */

/* Keywords: a key, a title or another name, as the reader takes them. */
void az_kw_codes(az_schema_writer *w, const az_vocabulary *vocabulary);

/* Writes "NAME": {...} for each vocabulary, within "definitions". */
void az_kw_code_definitions(az_schema_writer *w);

/* The whole schemas that are not made from shapes: keywords of the outermost object. */
az_schema_make az_kw_dossier;
az_schema_make az_kw_map;

#endif
