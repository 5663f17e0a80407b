#include "base/file_write.h"
#include "base/words.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the file itself ------------------------------------------------------------------------- */

/* A file under its name until it is whole. */
typedef struct part {
	char *path;
	int fd;
} part;

enum { PARTS_MOST = 100 };

/* A part that a killed process left is not touched: the next number is taken. */
static bool open_part(part *p, const char *path)
{
	p->fd = -1;
	for (int n = 0; n < PARTS_MOST; n++) {
		if (asprintf(&p->path, "%s.%ld-%d.part", path, (long)getpid(), n) < 0) {
			p->path = NULL;
			return false;
		}
		p->fd = open(p->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
		if (p->fd >= 0 || errno != EEXIST)
			return p->fd >= 0;
		free(p->path);
		p->path = NULL;
	}
	return false;
}

static bool write_all(int fd, const unsigned char *bytes, size_t length)
{
	size_t at = 0;
	while (at < length) {
		ssize_t n = write(fd, bytes + at, length - at);
		if (n == 0)
			errno = EIO; /* a device that takes nothing and says nothing */
		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return fsync(fd) == 0;
}

bool az_file_put(const char *path, int mode, const void *bytes, size_t length)
{
	part p;
	if (!open_part(&p, path)) {
		free(p.path);
		return false;
	}
	bool put = (mode < 0 || fchmod(p.fd, (mode_t)mode) == 0) && write_all(p.fd, bytes, length);
	int why = errno;
	if (close(p.fd) != 0 && put) {
		put = false;
		why = errno;
	}
	if (put && rename(p.path, path) != 0) {
		put = false;
		why = errno;
	}
	if (!put)
		unlink(p.path);
	free(p.path);
	errno = why;
	return put;
}

/* ---- writing --------------------------------------------------------------------------------- */

static assize_status failed(const char *path, const char *what, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, path,
		"%s: %s; make room, or make the folder writable", what, strerror(errno));
}

assize_status az_file_write(const char *path, const void *bytes, size_t length, az_error *error)
{
	struct stat info;
	int mode = -1;
	if (lstat(path, &info) == 0) {
		if (!S_ISREG(info.st_mode))
			return az_error_set(
				error, ASSIZE_ERROR_STORE, path, "is there and is no regular file; move it away");
		mode = info.st_mode & 0777;
	}
	if (!az_file_put(path, mode, bytes, length))
		return failed(path, AZ_N("cannot be written"), error);
	return ASSIZE_OK;
}

static bool is_own_folder(const char *path)
{
	struct stat info;
	return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Makes the folders on the way to `path`, from the character `from` on. None of them may be a link,
 * which would lead out of the folder that was named. */
static assize_status make_way(char *path, size_t from, az_error *error)
{
	for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int made = mkdir(path, 0777);
		bool there = made != 0 && errno == EEXIST;
		assize_status status =
			made && !there ? failed(path, AZ_N("cannot be made"), error) : ASSIZE_OK;
		if (there && !is_own_folder(path))
			status = az_error_set(error, ASSIZE_ERROR_STORE, path,
				"is there and is no folder of its own; move it away");
		*slash = '/';
		if (status)
			return status;
	}
	return ASSIZE_OK;
}

assize_status az_file_write_below(
	const char *folder, const char *path, const void *bytes, size_t length, az_error *error)
{
	size_t size = strlen(folder) + strlen(path) + 2;
	char *whole = malloc(size);
	if (!whole)
		return az_error_memory(error);
	snprintf(whole, size, "%s/%s", folder, path);
	assize_status status = make_way(whole, strlen(folder) + 1, error);
	if (!status)
		status = az_file_write(whole, bytes, length, error);
	free(whole);
	return status;
}
