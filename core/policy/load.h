/*
 * What the loading functions of this room share: one load, from a bundle to policies. Internal.
 *
 * A loading function says what it found wrong in `problems` and goes on; memory that ran out is
 * remembered (`no_memory`) and seen once, at the end. One thread at a time.
 */
#ifndef AZ_POLICY_LOAD_H
#define AZ_POLICY_LOAD_H

#include "exchange/doc/doc.h"
#include "policy/policy.h"

struct az_profile;

typedef struct az_load {
	az_arena *arena;
	az_problems *problems;
	const char *file; /* the file being read, as messages name it */
	bool no_memory;
	const az_bundle *bundle;
	const struct az_profile *profile;
	az_policies *policies;
	bool untailored;                  /* tailoring and waivers may be named, and are not applied */
	bool fields_only;                 /* stop behind the fields that provinces add */
	const az_field *extension_fields; /* one for each extension of the schema, in its order */
} az_load;

/* Zeroed items in the load's arena, or NULL and `no_memory`. A count of 0 gives room for one. */
void *az_load_array(az_load *load, size_t count, size_t size);

/* printf into the load's arena, or NULL and `no_memory`. */
__attribute__((format(printf, 2, 3))) char *az_load_text(az_load *load, const char *format, ...);

/* "a, b, c"; never NULL. */
const char *az_load_joined(az_load *load, const char *const *list);

/* Parses a file of the bundle and makes it the file being read. NULL when it is not well-formed. */
const az_doc *az_load_yaml(az_load *load, const az_bundle_file *file);

/* A problem with a value, and with its key. */
__attribute__((format(printf, 4, 5))) void az_load_bad(
	az_load *load, const az_doc *value, const char *mend, const char *format, ...);
__attribute__((format(printf, 4, 5))) void az_load_bad_key(
	az_load *load, const az_doc *value, const char *mend, const char *format, ...);

#endif
