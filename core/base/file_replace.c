#include "base/file_replace.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file_write.h"

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

/* The file itself, behind all links, and its mode (-1: it is new). A link that leads nowhere would be lost
 * under the file that takes its name, and a file that nobody may write would be replaced all the
 * same: neither is. NULL with errno. */
static char *find_place(const char *path, int *mode)
{
	struct stat old;
	char *place = realpath(path, NULL);
	*mode = -1;
	if (!place && errno == ENOENT && !is_link(path))
		return strdup(path);
	if (!place || stat(place, &old) != 0)
		return place;
	*mode = old.st_mode & 07777;
	if (old.st_mode & 0222)
		return place;
	free(place);
	errno = EACCES;
	return NULL;
}

assize_status az_file_replace(const char *path, const void *bytes, size_t length, az_error *error)
{
	int mode;
	char *place = find_place(path, &mode);
	bool put = place && az_file_put(place, mode, bytes, length);
	assize_status status = put ? ASSIZE_OK : failed(path, error);
	free(place);
	return status;
}
