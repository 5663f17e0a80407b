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

static assize_status failed(const char *path, const char *what, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, path,
		"%s: %s; make room, or make the folder writable", what, strerror(errno));
}

static assize_status write_all(int fd, const unsigned char *bytes, size_t length)
{
	size_t at = 0;
	while (at < length) {
		ssize_t n = write(fd, bytes + at, length - at);
		if (n == 0)
			errno = EIO; /* a device that takes nothing and says nothing */
		if (n == 0 || (n < 0 && errno != EINTR))
			return ASSIZE_ERROR_STORE;
		at += n > 0 ? (size_t)n : 0;
	}
	return ASSIZE_OK;
}

/* mkostemp gives a mode that only the owner may read. */
static assize_status fill(
	int fd, const char *path, mode_t mode, const void *bytes, size_t length, az_error *error)
{
	if (write_all(fd, bytes, length) || fchmod(fd, mode) != 0 || fsync(fd) != 0)
		return failed(path, AZ_N("cannot be written"), error);
	return ASSIZE_OK;
}

assize_status az_file_write(const char *path, const void *bytes, size_t length, az_error *error)
{
	struct stat info = {.st_mode = 0644};
	if (lstat(path, &info) == 0 && !S_ISREG(info.st_mode))
		return az_error_set(
			error, ASSIZE_ERROR_STORE, path, "is there and is no regular file; move it away");
	size_t size = strlen(path) + sizeof ".XXXXXX";
	char *made_as = malloc(size);
	if (!made_as)
		return az_error_memory(error);
	snprintf(made_as, size, "%s.XXXXXX", path);
	int fd = mkostemp(made_as, O_CLOEXEC);
	if (fd < 0) {
		free(made_as);
		return failed(path, AZ_N("cannot be made"), error);
	}
	assize_status status = fill(fd, path, info.st_mode & 0777, bytes, length, error);
	if (close(fd) != 0 && !status)
		status = failed(path, AZ_N("cannot be written"), error);
	if (!status && rename(made_as, path) != 0)
		status = failed(path, AZ_N("cannot take its name"), error);
	if (status)
		unlink(made_as);
	free(made_as);
	return status;
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
		assize_status status = made && !there ? failed(path, "cannot be made", error) : ASSIZE_OK;
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
