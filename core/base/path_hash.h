/* The hash of what a path holds, to say later what was imported. Blocking; any thread. */
#ifndef AZ_BASE_PATH_HASH_H
#define AZ_BASE_PATH_HASH_H

#include "base/error.h"
#include "base/hash.h"

/* Of a regular file its bytes; of a folder the names and bytes of its regular files, in byte order;
 * of "-" (standard input, which can be read once only) the hash of nothing. */
assize_status az_path_hash(const char *path, az_hash *hash, az_error *error);

#endif
