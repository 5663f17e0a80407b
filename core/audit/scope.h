/*
 * The scope of a run: "KEY=VALUE" conditions on open fields of the case; all must hold. A dossier
 * whose field is unknown is outside, and is counted as such.
 */
#ifndef AZ_AUDIT_SCOPE_H
#define AZ_AUDIT_SCOPE_H

#include "base/arena.h"
#include "model/record.h"

typedef struct az_scope_part {
	const az_field *field;
	const char *value;
} az_scope_part;

typedef struct az_scope {
	az_scope_part *parts;
	size_t count;
	const char *text; /* all of it, as the run keeps it: "province=闽 stage=enforcement" */
} az_scope;

/* Reads the conditions; unknown fields are named with the nearest. */
assize_status az_scope_read(
	az_scope *scope, az_arena *arena, const char *const *conditions, size_t count, az_error *error);

bool az_scope_holds(const az_scope *scope, const az_record *record);

#endif
