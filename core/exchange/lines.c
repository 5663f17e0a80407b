#include "exchange/lines.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { FIRST_ROOM = 1 << 16 };

struct az_lines {
	int fd;
	bool owned;
	bool ended; /* the descriptor gave its last byte */
	char *buffer;
	size_t room;
	size_t start; /* of what was read and not yet given */
	size_t end;
	size_t most;
	uint64_t read;
	uint64_t size;
	int number;
	char name[256];
};

assize_status az_lines_from(az_lines **out, int fd, const char *name, size_t most, az_error *error)
{
	az_lines *lines = calloc(1, sizeof *lines);
	char *buffer = malloc(FIRST_ROOM);
	if (!lines || !buffer) {
		free(lines);
		free(buffer);
		return az_error_memory(error);
	}
	lines->fd = fd;
	lines->buffer = buffer;
	lines->room = FIRST_ROOM;
	lines->most = most ? most : AZ_LINES_MOST;
	snprintf(lines->name, sizeof lines->name, "%s", name);
	*out = lines;
	return ASSIZE_OK;
}

assize_status az_lines_open(az_lines **out, const char *path, size_t most, az_error *error)
{
	if (!strcmp(path, "-"))
		return az_lines_from(out, STDIN_FILENO, path, most, error);
	int fd = -1;
	uint64_t size = 0;
	assize_status status = az_file_open(path, &fd, &size, error);
	if (status)
		return status;
	status = az_lines_from(out, fd, path, most, error);
	if (status) {
		close(fd);
		return status;
	}
	(*out)->owned = true;
	(*out)->size = size;
	return ASSIZE_OK;
}

void az_lines_close(az_lines *lines)
{
	if (!lines)
		return;
	if (lines->owned)
		close(lines->fd);
	free(lines->buffer);
	free(lines);
}

uint64_t az_lines_read(const az_lines *lines)
{
	return lines->read - (lines->end - lines->start);
}

uint64_t az_lines_size(const az_lines *lines)
{
	return lines->size;
}

/* Room behind the bytes at hand: by moving them to the front, else by doubling. */
static assize_status make_room(az_lines *lines, az_error *error)
{
	if (lines->start) {
		memmove(lines->buffer, lines->buffer + lines->start, lines->end - lines->start);
		lines->end -= lines->start;
		lines->start = 0;
	}
	if (lines->end < lines->room)
		return ASSIZE_OK;
	char *more = lines->room <= SIZE_MAX / 2 ? realloc(lines->buffer, lines->room * 2) : NULL;
	if (!more)
		return az_error_memory(error);
	lines->buffer = more;
	lines->room *= 2;
	return ASSIZE_OK;
}

/* Reads once more behind the bytes at hand; at the end sets `ended`. */
static assize_status read_more(az_lines *lines, az_error *error)
{
	assize_status status = make_room(lines, error);
	if (status)
		return status;
	ssize_t n;
	do
		n = read(lines->fd, lines->buffer + lines->end, lines->room - lines->end);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return az_error_set(error, ASSIZE_ERROR_STORE, lines->name,
			"cannot be read: %s; check the disk", strerror(errno));
	lines->ended = n == 0;
	lines->end += (size_t)n;
	lines->read += (uint64_t)n;
	return ASSIZE_OK;
}

/* Looks for the newline behind the first `seen` bytes at hand. */
static const char *newline_behind(const az_lines *lines, size_t seen)
{
	size_t from = lines->start + seen;
	return from < lines->end ? memchr(lines->buffer + from, '\n', lines->end - from) : NULL;
}

/* The first bytes: enough of them to see a byte order mark. */
static assize_status begin(az_lines *lines, az_error *error)
{
	assize_status status = ASSIZE_OK;
	while (!status && !lines->ended && lines->end < 3)
		status = read_more(lines, error);
	if (lines->end >= 3 && !memcmp(lines->buffer, "\xEF\xBB\xBF", 3))
		lines->start = 3;
	return status;
}

/* Reads until a newline is at hand, the input ends, or the line is too long even if its last byte
 * is the carriage return of a line end. */
static assize_status fill(az_lines *lines, const char **newline, az_error *error)
{
	assize_status status = lines->read || lines->ended ? ASSIZE_OK : begin(lines, error);
	size_t seen = 0;
	*newline = NULL;
	while (!status) {
		*newline = newline_behind(lines, seen);
		seen = lines->end - lines->start;
		if (*newline || lines->ended || seen > lines->most + 1)
			return ASSIZE_OK;
		status = read_more(lines, error);
	}
	lines->ended = true;
	lines->start = lines->end;
	return status;
}

/* Takes a line that is too long off the input, so that the next call begins behind it. */
static assize_status refuse(
	az_lines *lines, const char *newline, const az_line *line, az_error *error)
{
	assize_status status = ASSIZE_OK;
	while (!status && !newline && !lines->ended) {
		lines->start = lines->end = 0;
		status = read_more(lines, error);
		newline = newline_behind(lines, 0);
	}
	lines->start = newline ? (size_t)(newline + 1 - lines->buffer) : lines->end;
	if (status) {
		lines->ended = true;
		return status;
	}
	char where[320];
	snprintf(where, sizeof where, "%s:%d", lines->name, line->number);
	return az_error_set(error, ASSIZE_ERROR_INPUT, where,
		"the line has more than %zu bytes; split the record", lines->most);
}

assize_status az_lines_next(az_lines *lines, az_line *line, az_error *error)
{
	*line = (az_line){.number = lines->number};
	const char *newline = NULL;
	assize_status status = fill(lines, &newline, error);
	if (status)
		return status;
	size_t had = lines->end - lines->start;
	if (!had)
		return ASSIZE_DONE;
	if (lines->number < INT_MAX)
		lines->number++;
	line->number = lines->number;
	const char *bytes = lines->buffer + lines->start;
	size_t length = newline ? (size_t)(newline - bytes) : had;
	size_t taken = newline ? length + 1 : length;
	if (length && bytes[length - 1] == '\r' && (newline || lines->ended))
		length--;
	if (length > lines->most)
		return refuse(lines, newline, line, error);
	line->bytes = bytes;
	line->length = length;
	lines->start += taken;
	return ASSIZE_OK;
}
