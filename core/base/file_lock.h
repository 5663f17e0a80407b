/*
 * One writer at a time: who reads a file, adds to it and puts it back holds its folder meanwhile, so that
 * of two who do so at once neither loses what the other wrote. Another process that asks waits, at most
 * some seconds. Where the file system has no locks, none is held. Blocking; any thread.
 */
#ifndef AZ_BASE_FILE_LOCK_H
#define AZ_BASE_FILE_LOCK_H

#include <stddef.h>

#include "base/error.h"

enum { AZ_FILE_LOCKS = 2 };

/* The folders that are held; all zero: none. */
typedef struct az_file_locks {
	int fd[AZ_FILE_LOCKS];
	size_t count;
} az_file_locks;

/* Holds the folder of the file that the path leads to; the file need not be there. A folder that is held
 * already is held once. ASSIZE_ERROR_BUSY where somebody else does not let go; a folder that is missing
 * is none to hold, and no error. */
assize_status az_file_lock(az_file_locks *locks, const char *path, az_error *error);

/* Lets go of all. */
void az_file_unlock(az_file_locks *locks);

#endif
