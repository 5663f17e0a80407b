#include "model/schema.h"

#include <string.h>

#include "model/record.h"

/* By entity, then by name as bytes: the order that a schema is kept in. */
static int compare(const az_extension *have, az_entity_id entity, const char *name, size_t length)
{
	if (have->entity != entity)
		return have->entity < entity ? -1 : 1;
	size_t own = strlen(have->name);
	int order = memcmp(have->name, name, own < length ? own : length);
	if (order)
		return order;
	return own == length ? 0 : own < length ? -1 : 1;
}

const az_extension *az_schema_find(
	const az_schema *schema, az_entity_id entity, const char *name, size_t length)
{
	size_t low = 0, high = schema ? schema->count : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(&schema->extensions[middle], entity, name, length);
		if (order == 0)
			return &schema->extensions[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

az_field az_extension_field(const az_extension *extension)
{
	return (az_field){
		.number = AZ_FIELD_EXTENSION,
		.name = extension->name,
		.type = extension->type,
		.zh = extension->zh,
		.en = extension->en,
		.sensitivity = extension->sensitivity,
		.codes = extension->codes,
		.unit = extension->unit,
		.doc = extension->doc,
	};
}
