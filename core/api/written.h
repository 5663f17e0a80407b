/*
 * Inside of the room api: what tailor and waive share, which write files that people keep.
 */
#ifndef AZ_API_WRITTEN_H
#define AZ_API_WRITTEN_H

#include "api/handle.h"
#include "policy/load.h"

enum { AZ_WRITTEN_BYTES = 4 << 20 };

/* A file of a person: its bytes, or nothing where it is not there yet. */
typedef struct az_written {
	const char *path;
	bool there;
	az_buffer bytes;
} az_written;

/* Reads it. Free `bytes` in any case. */
assize_status az_written_read(az_written *file, const char *path, az_error *error);

/* A text of an option as a value of a document, so that it is read as a file's would be: `name` stands
 * for the file in messages. NULL when memory is out. */
const az_doc *az_written_value(az_arena *arena, const char *name, const char *text, az_load *load);

/* How the profile names a file: relative to its own folder. */
assize_status az_written_as_seen(
	az_arena *arena, const char *profile, const char *file, const char **out, az_error *error);

#endif
