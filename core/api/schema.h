/*
 * Inside of the room api: what a schema is written from, loaded once for one or several of them.
 */
#ifndef AZ_API_SCHEMA_H
#define AZ_API_SCHEMA_H

#include "api/handle.h"
#include "assize/schema.h"

typedef struct az_schema_source {
	az_bundle *bundle;
	az_policies *policies;   /* of the policy or profile; NULL without either */
	const az_policy *policy; /* or NULL */
} az_schema_source;

/* Loads the options' policy or profile. Close it also after an error. */
assize_status az_schema_source_open(
	az_schema_source *source, const assize_schema_options *options, az_error *error);
void az_schema_source_close(az_schema_source *source);

/* Appends what the options ask for. */
assize_status az_schema_put(const az_schema_source *source, const assize_schema_options *options,
	az_buffer *out, az_error *error);

/* Writes what editors need into the folder of the options' policy (api/schema_install.c). */
assize_status az_schema_install(const assize_schema_options *options, az_error *error);

#endif
