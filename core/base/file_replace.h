/*
 * Writing a whole small file at once. Blocking; any thread.
 */
#ifndef AZ_BASE_FILE_REPLACE_H
#define AZ_BASE_FILE_REPLACE_H

#include "base/error.h"

/* Puts the bytes into the file: it is wholly old or wholly new at every moment, also when the process
 * is killed. A file that is there keeps its mode, and a link leads where it led; a new one gets the
 * mode that the process gives. ASSIZE_ERROR_MISSING where its folder is missing, or a link leads nowhere;
 * ASSIZE_ERROR_STORE where nobody has leave to write the file. Of two who add to the same file at once
 * one loses: see base/file_lock.h. */
assize_status az_file_replace(const char *path, const void *bytes, size_t length, az_error *error);

#endif
