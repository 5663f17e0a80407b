#include "base/file_replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file under its name until it is whole, and where it will lie. */
typedef struct writing {
	char *path; /* the file itself, behind all links */
	char *part;
	int fd;
	bool made;
} writing;

static assize_status failed(const char *path, az_error *error)
{
	assize_status status =
		errno == ENOENT || errno == ENOTDIR ? ASSIZE_ERROR_MISSING : ASSIZE_ERROR_STORE;
	return az_error_set(error, status, path, "cannot be written: %s; check its folder and the disk",
		strerror(errno));
}

static bool is_link(const char *path)
{
	struct stat info;
	return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

/* Sets w->path. A link that leads nowhere would be lost under the file that takes its name, and a file
 * that nobody may write would be replaced all the same: neither is. */
static bool find_place(writing *w, const char *path, bool *there)
{
	struct stat old;
	w->path = realpath(path, NULL);
	*there = w->path != NULL;
	if (*there && stat(w->path, &old) == 0 && !(old.st_mode & 0222)) {
		errno = EACCES;
		return false;
	}
	if (*there || errno != ENOENT)
		return *there;
	if (is_link(path)) {
		errno = ENOENT;
		return false;
	}
	w->path = strdup(path);
	return w->path != NULL;
}

static bool open_part(writing *w, const char *path)
{
	struct stat old;
	bool there;
	if (!find_place(w, path, &there) ||
		asprintf(&w->part, "%s.%ld.part", w->path, (long)getpid()) < 0)
		return false;
	w->fd = open(w->part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	w->made = w->fd >= 0;
	return w->made &&
		   (!there || (stat(w->path, &old) == 0 && fchmod(w->fd, old.st_mode & 07777) == 0));
}

static bool write_all(const writing *w, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(w->fd, bytes, length);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			bytes += n;
			length -= (size_t)n;
		}
	}
	return fsync(w->fd) == 0;
}

assize_status az_file_replace(const char *path, const void *bytes, size_t length, az_error *error)
{
	writing w = {.fd = -1};
	assize_status status = ASSIZE_OK;
	bool written = open_part(&w, path) && write_all(&w, bytes, length);
	if (!written)
		status = failed(path, error);
	if (w.fd >= 0 && close(w.fd) != 0 && !status)
		status = failed(path, error);
	if (!status && rename(w.part, w.path) != 0)
		status = failed(path, error);
	if (status && w.made)
		unlink(w.part);
	free(w.part);
	free(w.path);
	return status;
}
