/*
 * Lines from a file or from standard input, one at a time: memory is that of the longest line, and
 * a line that is too long is refused while it streams by. One thread at a time.
 */
#ifndef AZ_EXCHANGE_LINES_H
#define AZ_EXCHANGE_LINES_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* What a line may hold when the caller names no bound: 64 MiB. */
#define AZ_LINES_MOST ((size_t)64 << 20)

typedef struct az_lines az_lines;

typedef struct az_line {
	const char *bytes; /* without the line end; borrowed until the next call; no NUL behind them */
	size_t length;
	int number; /* from 1 */
} az_line;

/* Opens `path`, or standard input for "-". Folders, FIFOs and devices are refused, but "-" may be
 * any of them. `most` bytes a line at most; 0 for AZ_LINES_MOST. */
assize_status az_lines_open(az_lines **out, const char *path, size_t most, az_error *error);

/* Reads from a descriptor that stays the caller's; `name` is for messages. */
assize_status az_lines_from(az_lines **out, int fd, const char *name, size_t most, az_error *error);

/* The next line: ASSIZE_OK, or ASSIZE_DONE behind the last. "\n" and "\r\n" end a line, the last
 * one may lack it; a byte order mark at the start is skipped. ASSIZE_ERROR_INPUT for a line that is
 * too long (`line->number` is set): the next call goes on behind it. After another error there is
 * no more. */
assize_status az_lines_next(az_lines *lines, az_line *line, az_error *error);

/* How far the reading is, for a progress line: bytes read, and in all (0: unknown). */
uint64_t az_lines_read(const az_lines *lines);
uint64_t az_lines_size(const az_lines *lines);

/* Closes what az_lines_open opened. NULL is fine. */
void az_lines_close(az_lines *lines);

#endif
