/*
 * The scope of a run: "KEY=VALUE" conditions on open fields of the case; all must hold. A dossier
 * whose field is unknown is outside, and is counted as such.
 */
#ifndef AZ_AUDIT_SCOPE_H
#define AZ_AUDIT_SCOPE_H

#include "base/arena.h"
#include "model/schema.h"
#include "model/value.h"

typedef struct az_scope_part {
	az_field field;        /* of the case, or one that a province added */
	const char *extension; /* its name, or NULL */
	az_scalar value;
	const char *text; /* texts are compared as they are */
} az_scope_part;

typedef struct az_scope {
	az_scope_part *parts;
	size_t count;
	const char *text; /* all of it, as the run keeps it: "province=闽 stage=enforcement" */
} az_scope;

/* Reads the conditions. A value is read as its field's type: a mistyped term is refused, with the
 * nearest, and does not make an empty scope. `schema` may be NULL. */
assize_status az_scope_read(az_scope *scope, az_arena *arena, const az_schema *schema,
	const char *const *conditions, size_t count, az_error *error);

bool az_scope_holds(const az_scope *scope, const az_record *record);

#endif
