/*
 * The file of rejects: the bad records of an import as they were read, to be mended and imported
 * again. It takes its name only when it is whole.
 */
#ifndef AZ_API_REJECTS_H
#define AZ_API_REJECTS_H

#include "exchange/source.h"

typedef struct az_rejects az_rejects;

/* Opens a new file beside `path`; a file that is there already is refused, for it may hold earlier
 * rejects that nobody mended yet. */
assize_status az_rejects_open(az_rejects **rejects, const char *path, az_error *error);

/* Writes one record; of a file that has no records to part, the whole file is named in a
 * comment. */
assize_status az_rejects_put(az_rejects *rejects, const az_source_item *item, az_error *error);

/* Brings the file to the disk under its name; an empty one is not left behind. */
assize_status az_rejects_finish(az_rejects *rejects, az_error *error);

/* NULL is fine. What was not finished is removed. */
void az_rejects_close(az_rejects *rejects);

#endif
