/*
 * assize/schema.h: the data dictionary: every entity, field and code that a dossier may hold, written
 * from the one declaration that everything else is derived from.
 */
#ifndef ASSIZE_SCHEMA_H
#define ASSIZE_SCHEMA_H

#include "assize/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Writes the dictionary as Markdown: a table an entity, then the codes. Needs no store; any thread. */
assize_status assize_schema_write(assize_lang lang, assize_writer writer);

#ifdef __cplusplus
}
#endif
#endif
