/*
 * JSON Schemas (draft 7) of the YAML files of the design, for editors with a YAML language server and
 * for validators: a file that assize takes passes, and what its reader refuses for its shape alone
 * (a key, a type, a code, a date) does not. What one file cannot show of itself (whether a law is in
 * the register, whether a rule has that parameter) is the reader's alone.
 *
 * The dossier's and the map's are walked from the model's tables; the others are shapes (shape.h)
 * whose keys are the readers' own lists. Pure, any thread.
 */
#ifndef AZ_REPORT_SCHEMA_JSON_SCHEMA_H
#define AZ_REPORT_SCHEMA_JSON_SCHEMA_H

#include "base/buffer.h"
#include "model/schema.h"
#include "model/value.h"

/* The files that have one: "dossier", "policy", ...; NULL-ended. */
extern const char *const az_json_schema_files[];

/* Appends the schema of the file with that name; false where there is no such one. `schema`: the
 * fields that provinces add, or NULL. */
bool az_json_schema_write(const char *file, const az_schema *schema, az_lang lang, az_buffer *out);

#endif
