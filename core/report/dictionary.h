/* The data dictionary as Markdown, made by walking the declaration. Pure; any thread. */
#ifndef AZ_REPORT_DICTIONARY_H
#define AZ_REPORT_DICTIONARY_H

#include "base/buffer.h"
#include "model/schema.h"
#include "model/value.h"

/* `schema`: the fields that a province adds, or NULL. */
void az_dictionary_write(const az_schema *schema, az_lang lang, az_buffer *out);

#endif
