/*
 * Writing a file whole or not at all: it takes its name only when all of it is on the disk. Blocking;
 * any thread.
 */
#ifndef AZ_BASE_FILE_WRITE_H
#define AZ_BASE_FILE_WRITE_H

#include <stdbool.h>

#include "base/error.h"

/* Makes the file, or puts it in the place of one that is there; the folder must be. A file
 * that is there keeps its mode, a new one gets what the process gives. What is there and no regular file is refused. ASSIZE_ERROR_STORE when it cannot be
 * written, and then the old one is as it was. */
assize_status az_file_write(const char *path, const void *bytes, size_t length, az_error *error);

/* The same for `path` below `folder`, which must be there; the folders on the way are made. A link on the
 * way is refused: it would lead out of the folder. */
assize_status az_file_write_below(
	const char *folder, const char *path, const void *bytes, size_t length, az_error *error);

/* What the writers of this room share: the bytes under a name of their own, on the disk, then in the place
 * of `path`. `mode` is below 0 for what the process gives to a new file. False with errno; what was
 * there before is as it was. */
bool az_file_put(const char *path, int mode, const void *bytes, size_t length);

#endif
