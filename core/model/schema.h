/*
 * The fields that a province adds in YAML (law 4): names under its namespace ("x.zj.name"), of the
 * built-in entities. A schema is built once and then only read; any thread.
 */
#ifndef AZ_MODEL_SCHEMA_H
#define AZ_MODEL_SCHEMA_H

#include "base/arena.h"
#include "model/entity.h"

typedef struct az_extension {
	const char *name; /* "x.zj.dormitory" */
	az_entity_id entity;
	az_type type; /* AZ_TEXT, AZ_FLAG, AZ_COUNT, AZ_MONEY, AZ_DATE, AZ_CODE or AZ_SET */
	const char *zh;
	const char *en;
	az_sensitivity sensitivity;
	const az_vocabulary *codes; /* AZ_CODE, AZ_SET */
	const char *unit;
	const char *doc;
} az_extension;

/* Ordered by entity, then name. */
typedef struct az_schema {
	const az_extension *extensions;
	size_t count;
} az_schema;

/* The extension with that full name on that entity, or NULL. `schema` may be NULL: none. */
const az_extension *az_schema_find(
	const az_schema *schema, az_entity_id entity, const char *name, size_t length);

/* A field for the extension, so that readers and renderers have one way (number
 * AZ_FIELD_EXTENSION). */
az_field az_extension_field(const az_extension *extension);

#endif
