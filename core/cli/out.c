#include "cli/out.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/say.h"

enum { BUFFER = 1 << 17 };

struct az_cli_out {
	int fd;
	bool own; /* the descriptor is ours to close */
	int error;
	char *path;    /* the name to take at the end, or NULL */
	char *made_as; /* the name until then; NULL: it has no other */
	size_t used;
	char bytes[BUFFER];
};

az_cli_out *az_cli_out_new(int fd)
{
	az_cli_out *out = calloc(1, sizeof *out);
	if (out)
		out->fd = fd;
	return out;
}

static bool written_directly(const char *path)
{
	struct stat info;
	return lstat(path, &info) == 0 && !S_ISREG(info.st_mode);
}

/* Opens the file under its name until the end. */
static int open_beside(az_cli_out *out, const char *path)
{
	size_t size = strlen(path) + sizeof ".XXXXXX";
	out->path = strdup(path);
	out->made_as = malloc(size);
	if (!out->path || !out->made_as)
		return -1;
	snprintf(out->made_as, size, "%s.XXXXXX", path);
	int fd = mkostemp(out->made_as, O_CLOEXEC);
	if (fd < 0) {
		free(out->made_as);
		out->made_as = NULL;
	}
	return fd;
}

az_cli_out *az_cli_out_file(const char *path)
{
	az_cli_out *out = az_cli_out_new(-1);
	if (!out)
		return NULL;
	out->own = true;
	if (written_directly(path))
		out->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	else
		out->fd = open_beside(out, path);
	if (out->fd >= 0)
		return out;
	int why = errno;
	az_cli_out_free(out);
	errno = why;
	return NULL;
}

static void flush(az_cli_out *out)
{
	size_t at = 0;
	while (at < out->used && out->error == 0) {
		ssize_t n = write(out->fd, out->bytes + at, out->used - at);
		if (n > 0)
			at += (size_t)n;
		else if (n == 0)
			out->error = EIO;
		else if (errno != EINTR)
			out->error = errno;
	}
	out->used = 0;
}

int az_cli_out_end(az_cli_out *out)
{
	flush(out);
	if (out->error == 0 && out->made_as) {
		if (fsync(out->fd) != 0 || rename(out->made_as, out->path) != 0)
			out->error = errno;
	}
	if (out->error == 0 && out->made_as) {
		free(out->made_as);
		out->made_as = NULL;
	}
	if (out->own && out->fd >= 0) {
		if (close(out->fd) != 0 && out->error == 0)
			out->error = errno;
		out->fd = -1;
	}
	return out->error;
}

void az_cli_out_free(az_cli_out *out)
{
	if (!out)
		return;
	if (out->own && out->fd >= 0)
		close(out->fd);
	if (out->made_as)
		unlink(out->made_as);
	free(out->made_as);
	free(out->path);
	free(out);
}

int az_cli_out_error(const az_cli_out *out)
{
	return out->error;
}

bool az_cli_out_closed(const az_cli_out *out)
{
	return out->error == EPIPE;
}

static int take(void *context, const char *bytes, size_t length)
{
	az_cli_out *out = context;
	while (length > 0 && out->error == 0) {
		if (out->used == BUFFER)
			flush(out);
		size_t n = BUFFER - out->used;
		if (n > length)
			n = length;
		memcpy(out->bytes + out->used, bytes, n);
		out->used += n;
		bytes += n;
		length -= n;
	}
	return out->error;
}

assize_writer az_cli_out_writer(az_cli_out *out)
{
	return (assize_writer){.write = take, .context = out};
}

void az_cli_print(az_cli_out *out, const char *format, ...)
{
	char line[8192];
	va_list list;
	va_start(list, format);
	int n = vsnprintf(line, sizeof line, format, list);
	va_end(list);
	if (n > 0)
		take(out, line, n < (int)sizeof line ? (size_t)n : sizeof line - 1);
}

void az_cli_print_text(az_cli_out *out, const char *text)
{
	char piece[AZ_CLI_CHARACTER];
	while (*text != '\0') {
		size_t read = az_cli_clean_character(text, piece);
		take(out, piece, strlen(piece));
		text += read;
	}
}
