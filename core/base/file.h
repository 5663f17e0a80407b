/*
 * Reading whole regular files, and walking folders in byte order. Blocking; any thread.
 */
#ifndef AZ_BASE_FILE_H
#define AZ_BASE_FILE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/* Opens a regular file for reading; its descriptor is the caller's to close. Refuses folders, FIFOs and
 * devices in plain words. ASSIZE_ERROR_MISSING when there is no such file. */
assize_status az_file_open(const char *path, int *fd, uint64_t *size, az_error *error);

/* Appends the file's bytes to `out`. Refuses folders, FIFOs and devices, and files above `most`
 * bytes, each in plain words. ASSIZE_ERROR_MISSING when there is no such file. */
assize_status az_file_read(const char *path, size_t most, az_buffer *out, az_error *error);

/* The names in a folder whose names end in `suffix` ("" for all), sorted by bytes, without "." and
 * "..", as a NULL-ended array in `arena`. A missing folder gives ASSIZE_ERROR_MISSING. */
assize_status az_folder_list(
	const char *path, const char *suffix, az_arena *arena, char ***names, az_error *error);

/* "folder/name" in `arena`; `name` itself where it is absolute or `folder` is NULL or empty. "."
 * and ".." parts are folded, so that a file has one name in messages and in a run's list of
 * files. */
char *az_path_join(az_arena *arena, const char *folder, const char *name);

/* How `path` is named as seen from `folder`, both folded and absolute: "../b/file". NULL when memory
 * is out. */
char *az_path_relative(az_arena *arena, const char *folder, const char *path);

/* The folder part of a path ("" where there is none) in `arena`. */
char *az_path_folder(az_arena *arena, const char *path);

#endif
