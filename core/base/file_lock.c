#include "base/file_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TRIES = 500, PAUSE = 10000000 }; /* nanoseconds: together five seconds */

/* The folder of the file behind all links; NULL when memory is out. */
static char *folder_of(const char *path)
{
	char *real = realpath(path, NULL);
	char *folder = real ? real : strdup(path);
	char *slash = folder ? strrchr(folder, '/') : NULL;
	if (!folder)
		return NULL;
	if (slash) {
		slash[slash == folder] = '\0';
		return folder;
	}
	free(folder);
	return strdup(".");
}

static bool is_held(const az_file_locks *locks, int fd)
{
	struct stat asked, held;
	for (size_t i = 0; i < locks->count; i++)
		if (fstat(fd, &asked) == 0 && fstat(locks->fd[i], &held) == 0 &&
			asked.st_dev == held.st_dev && asked.st_ino == held.st_ino)
			return true;
	return false;
}

/* False where another process keeps it all the time. */
static bool wait_for(int fd)
{
	const struct timespec pause = {.tv_nsec = PAUSE};
	for (int i = 0; i < TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR))
			return true;
		nanosleep(&pause, NULL);
	}
	return false;
}

assize_status az_file_lock(az_file_locks *locks, const char *path, az_error *error)
{
	char *folder = folder_of(path);
	if (!folder)
		return az_error_memory(error);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (fd < 0)
		return ASSIZE_OK; /* whoever writes there says why it cannot */
	if (locks->count == AZ_FILE_LOCKS || is_held(locks, fd)) {
		close(fd);
		return ASSIZE_OK;
	}
	if (!wait_for(fd)) {
		close(fd);
		return az_error_set(error, ASSIZE_ERROR_BUSY, path,
			"somebody else is writing in this folder; wait for them, and try again");
	}
	locks->fd[locks->count++] = fd;
	return ASSIZE_OK;
}

void az_file_unlock(az_file_locks *locks)
{
	while (locks->count)
		close(locks->fd[--locks->count]);
}
