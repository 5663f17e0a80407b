/* The data dictionary as Markdown, made by walking the declaration. Pure; any thread. */
#ifndef AZ_REPORT_DICTIONARY_H
#define AZ_REPORT_DICTIONARY_H

#include "base/buffer.h"
#include "model/value.h"

void az_dictionary_write(az_lang lang, az_buffer *out);

#endif
