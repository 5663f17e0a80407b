/*
 * A plain tar (POSIX ustar) in one form only: regular files, mode 0644, no owner, no time, in the
 * byte order of their paths, ended by two zero blocks. The same members give the same bytes on any
 * machine, and ordinary tools list and unpack them.
 *
 * Written here and not by an archive library, because the bytes are the point: they are compared and
 * will be signed, so they may not differ by a library's version; and because a reader that takes one
 * form only is small enough to be judged whole. It takes exactly what the writer writes: each header
 * is made anew from the path and the size that it holds, and compared. Pure functions, any thread.
 */
#ifndef AZ_EXCHANGE_TAR_H
#define AZ_EXCHANGE_TAR_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

enum { AZ_TAR_BLOCK = 512, AZ_TAR_PATH = 264 };

/* What keeps a path from being a member's, in words behind the path ("begins with '/'"); NULL where
 * nothing does. Paths are relative UTF-8 without "." and ".." parts, at most 100 bytes behind some
 * '/' and 155 before it. */
const char *az_tar_path_refusal(const char *path);

/* Appends a member whose path is not refused, of less than 8 GiB. The caller keeps the order. */
void az_tar_put(az_buffer *out, const char *path, const void *bytes, size_t length);
void az_tar_end(az_buffer *out);

typedef struct az_tar {
	const char *file; /* as messages name it */
	const unsigned char *bytes;
	size_t length;
	size_t at;
	size_t count;           /* members that were read */
	char last[AZ_TAR_PATH]; /* the path of the member before */
} az_tar;

typedef struct az_tar_member {
	char path[AZ_TAR_PATH];
	const unsigned char *bytes; /* borrowed */
	size_t length;
} az_tar_member;

/* True for bytes that have a tar's sign where a tar has it. */
bool az_tar_is(const void *bytes, size_t length);

/* The next member of `tar` (which begins with `file`, `bytes` and `length` and zeros). ASSIZE_OUTCOME
 * with it; ASSIZE_DONE behind the last, when nothing follows the end; else ASSIZE_ERROR_INPUT: a
 * member that is no file, a path that leads elsewhere or comes twice (the first member stands before
 * the order), a header or padding in another
 * form, a member above `most` bytes, an end that is missing or is not the end. */
assize_status az_tar_next(az_tar *tar, size_t most, az_tar_member *member, az_error *error);

#endif
