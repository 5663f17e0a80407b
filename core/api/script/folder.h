/*
 * The one folder that a script writes under. A name leads nowhere else: each part of it is opened for
 * itself, below the folder, and no link is followed. A file has another, hidden name until it is
 * finished, so that it is there whole or not at all, also after a kill. The folder is locked while it is
 * open; the lock ends with the process. One thread at a time.
 */
#ifndef AZ_API_SCRIPT_FOLDER_H
#define AZ_API_SCRIPT_FOLDER_H

#include <stddef.h>

#include "base/error.h"

typedef struct az_folder az_folder;
typedef struct az_folder_file az_folder_file;

/* Opens the folder, and makes it where it is missing. ASSIZE_ERROR_BUSY where another script writes
 * under it. */
assize_status az_folder_open(az_folder **folder, const char *path, az_error *error);
void az_folder_close(az_folder *folder);

/* Begins the file "name" or "sub/name". A bad name is ASSIZE_ERROR_USAGE. A file that is there stays as
 * it is until the new one is finished. The folder must stay open longer. */
assize_status az_folder_create(
	az_folder_file **file, const az_folder *folder, const char *name, az_error *error);

assize_status az_folder_write(
	az_folder_file *file, const char *bytes, size_t length, az_error *error);

/* Gives the file its name. It is gone from memory in any case; on an error also from the disk. */
assize_status az_folder_finish(az_folder_file *file, az_error *error);

/* Forgets the file, as if it had never been begun. NULL is fine. */
void az_folder_discard(az_folder_file *file);

#endif
