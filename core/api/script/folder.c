#include "api/script/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"

enum { PART_MOST = 200, DEPTH_MOST = 8 }; /* bytes of one part of a name; parts */

struct az_folder {
	int fd;
	char *path;
};

struct az_folder_file {
	int folder; /* the folder that holds it */
	int fd;
	char *shown;              /* "DIR/sub/name", for messages */
	char name[PART_MOST + 1]; /* its last part */
	char part[PART_MOST + 8]; /* its name until it is finished */
};

static assize_status failed(az_error *error, const char *where, const char *what)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, where,
		"%s: %s; see that the disk has room and the folder may be written to", what,
		strerror(errno));
}

/* ---- the folder ------------------------------------------------------------------------------ */

static assize_status open_folder(az_folder *folder, const char *path, az_error *error)
{
	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return az_error_set(error,
			errno == ENOENT || errno == ENOTDIR ? ASSIZE_ERROR_MISSING : ASSIZE_ERROR_STORE, path,
			"cannot be made as a folder: %s; name one whose parent is there", strerror(errno));
	folder->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->fd < 0)
		return az_error_set(error, ASSIZE_ERROR_STORE, path,
			"cannot be opened as a folder: %s; name a folder", strerror(errno));
	if (flock(folder->fd, LOCK_EX | LOCK_NB) == 0)
		return ASSIZE_OK;
	return errno == EWOULDBLOCK
			   ? az_error_set(error, ASSIZE_ERROR_BUSY, path,
					 "another script is writing here; wait for it, or name another folder")
			   : failed(error, path, AZ_N("cannot be locked"));
}

assize_status az_folder_open(az_folder **out, const char *path, az_error *error)
{
	*out = NULL;
	az_folder *folder = calloc(1, sizeof *folder);
	if (!folder)
		return az_error_memory(error);
	folder->fd = -1;
	folder->path = strdup(path);
	assize_status status = folder->path ? open_folder(folder, path, error) : az_error_memory(error);
	if (status) {
		az_folder_close(folder);
		return status;
	}
	*out = folder;
	return ASSIZE_OK;
}

void az_folder_close(az_folder *folder)
{
	if (!folder)
		return;
	if (folder->fd >= 0)
		close(folder->fd);
	free(folder->path);
	free(folder);
}

/* ---- names ----------------------------------------------------------------------------------- */

static assize_status bad_name(az_error *error, const char *name, const char *why)
{
	return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
		"a file cannot be named '%.120s': %s; write a name as findings.csv or 2026-10/findings.csv",
		name, why);
}

static const char *bad_part(const char *part, size_t length)
{
	if (length == 0)
		return AZ_N("a part of it is empty, or it begins or ends with /");
	if (part[0] == '.')
		return AZ_N("a part of it begins with a dot");
	if (length > PART_MOST)
		return AZ_N("a part of it has more than 200 bytes");
	return NULL;
}

/* Every part of the name, before anything is opened. */
static assize_status check_name(const char *name, az_error *error)
{
	size_t bad = 0, parts = 0;
	if (!az_text_is_safe(name, strlen(name), &bad) || strpbrk(name, "\t\n\\"))
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"a file's name holds a control or invisible character, or a backslash; write a name as "
			"findings.csv or 2026-10/findings.csv");
	for (const char *part = name;; part++) {
		size_t length = strcspn(part, "/");
		const char *why = bad_part(part, length);
		if (why)
			return bad_name(error, name, why);
		if (++parts > DEPTH_MOST)
			return bad_name(error, name, AZ_N("it has more than 8 parts"));
		part += length;
		if (!*part)
			return ASSIZE_OK;
	}
}

static assize_status bad_folder(az_error *error, const char *name, const char *part)
{
	if (errno == ELOOP || errno == ENOTDIR)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"'%.120s' cannot be written: '%.80s' is a link or no folder; remove it, or take "
			"another "
			"name",
			name, part);
	return failed(error, name, AZ_N("its folder cannot be made"));
}

/* Walks down to the folder of the last part; the descriptor is the caller's. */
static assize_status walk_down(
	const az_folder *folder, const char *name, int *out, const char **last, az_error *error)
{
	char part[PART_MOST + 1];
	int at = fcntl(folder->fd, F_DUPFD_CLOEXEC, 0);
	if (at < 0)
		return failed(error, folder->path, AZ_N("cannot be opened"));
	for (const char *slash; (slash = strchr(name, '/')) != NULL; name = slash + 1) {
		snprintf(part, sizeof part, "%.*s", (int)(slash - name), name);
		int next = -1;
		if (mkdirat(at, part, 0700) == 0 || errno == EEXIST)
			next = openat(at, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		int why = errno;
		close(at);
		errno = why;
		if (next < 0)
			return bad_folder(error, name, part);
		at = next;
	}
	*last = name;
	*out = at;
	return ASSIZE_OK;
}

/* ---- files ----------------------------------------------------------------------------------- */

/* What stands under the name already may be a file, which is replaced, and nothing else. */
static assize_status check_place(const az_folder_file *file, az_error *error)
{
	struct stat info;
	if (fstatat(file->folder, file->name, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? ASSIZE_OK
							   : failed(error, file->shown, AZ_N("cannot be looked at"));
	if (S_ISREG(info.st_mode))
		return ASSIZE_OK;
	return az_error_set(error, ASSIZE_ERROR_USAGE, file->shown,
		"is a link, a folder or a device; remove it, or take another name");
}

/* A part that a killed script left is nobody's: the folder is locked, and each part that this one writes
 * is locked too. */
static bool is_being_written(const az_folder_file *file)
{
	int fd = openat(file->folder, file->part, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool held = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
	if (fd >= 0)
		close(fd);
	return held;
}

static assize_status open_part(az_folder_file *file, az_error *error)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	snprintf(file->part, sizeof file->part, ".%s.part", file->name);
	file->fd = openat(file->folder, file->part, flags, 0600);
	bool there = file->fd < 0 && errno == EEXIST;
	if (there && is_being_written(file)) {
		file->part[0] = '\0';
		return az_error_set(error, ASSIZE_ERROR_USAGE, file->shown,
			"is being written already; close it first, or take another name");
	}
	if (there && unlinkat(file->folder, file->part, 0) == 0)
		file->fd = openat(file->folder, file->part, flags, 0600);
	if (file->fd >= 0)
		flock(file->fd, LOCK_EX | LOCK_NB);
	return file->fd >= 0 ? ASSIZE_OK : failed(error, file->shown, "cannot be made");
}

static assize_status open_file(
	az_folder_file *file, const az_folder *folder, const char *name, az_error *error)
{
	const char *last = "";
	size_t size = strlen(folder->path) + strlen(name) + 2;
	file->shown = malloc(size);
	if (!file->shown)
		return az_error_memory(error);
	snprintf(file->shown, size, "%s/%s", folder->path, name);
	assize_status status = walk_down(folder, name, &file->folder, &last, error);
	if (status)
		return status;
	az_text_cut(file->name, sizeof file->name, last);
	status = check_place(file, error);
	return status ? status : open_part(file, error);
}

assize_status az_folder_create(
	az_folder_file **out, const az_folder *folder, const char *name, az_error *error)
{
	*out = NULL;
	assize_status status = check_name(name, error);
	if (status)
		return status;
	az_folder_file *file = calloc(1, sizeof *file);
	if (!file)
		return az_error_memory(error);
	file->folder = file->fd = -1;
	status = open_file(file, folder, name, error);
	if (status) {
		az_folder_discard(file);
		return status;
	}
	*out = file;
	return ASSIZE_OK;
}

assize_status az_folder_write(
	az_folder_file *file, const char *bytes, size_t length, az_error *error)
{
	while (length) {
		ssize_t n = write(file->fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return failed(error, file->shown, "cannot be written");
		bytes += n;
		length -= (size_t)n;
	}
	return ASSIZE_OK;
}

assize_status az_folder_finish(az_folder_file *file, az_error *error)
{
	assize_status status = ASSIZE_OK;
	if (fsync(file->fd) != 0 || renameat(file->folder, file->part, file->folder, file->name) != 0)
		status = failed(error, file->shown, "cannot be written");
	else
		file->part[0] = '\0';
	az_folder_discard(file);
	return status;
}

void az_folder_discard(az_folder_file *file)
{
	if (!file)
		return;
	if (file->fd >= 0) {
		close(file->fd);
		if (file->part[0])
			unlinkat(file->folder, file->part, 0);
	}
	if (file->folder >= 0)
		close(file->folder);
	free(file->shown);
	free(file);
}
