#include "audit/lease.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct az_lease {
	int fd;
	char path[];
};

/* Locks the whole file for this open descriptor; true when nobody else has it locked. */
static bool lock(int fd)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	return fcntl(fd, F_OFD_SETLK, &whole) == 0;
}

/* True when the path still names the file that was locked: its last holder may just have removed it. */
static bool is_still_there(int fd, const char *path)
{
	struct stat mine, now;
	return fstat(fd, &mine) == 0 && stat(path, &now) == 0 && mine.st_ino == now.st_ino &&
		   mine.st_dev == now.st_dev;
}

static assize_status failed(const char *path, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, path,
		"cannot be written: %s; an audit needs to write beside its store", strerror(errno));
}

assize_status az_lease_take(az_lease **out, const char *store_path, az_error *error)
{
	*out = NULL;
	size_t size = strlen(store_path) + sizeof "-audit";
	az_lease *lease = malloc(sizeof *lease + size);
	if (!lease)
		return az_error_memory(error);
	snprintf(lease->path, size, "%s-audit", store_path);
	for (;;) {
		lease->fd = open(lease->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (lease->fd < 0) {
			assize_status status = failed(lease->path, error);
			free(lease);
			return status;
		}
		bool mine = lock(lease->fd);
		if (mine && is_still_there(lease->fd, lease->path)) {
			*out = lease;
			return ASSIZE_OK;
		}
		close(lease->fd);
		if (!mine) {
			free(lease);
			return ASSIZE_OK;
		}
	}
}

void az_lease_return(az_lease *lease)
{
	if (!lease)
		return;
	unlink(lease->path);
	close(lease->fd);
	free(lease);
}
