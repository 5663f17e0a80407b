#include "base/path_hash.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static assize_status add_file(az_hasher *hasher, const char *path, az_error *error)
{
	uint64_t size;
	int fd = -1;
	char piece[65536];
	ssize_t n;
	assize_status status = az_file_open(path, &fd, &size, error);
	if (status)
		return status;
	while ((n = read(fd, piece, sizeof piece)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			status = az_error_set(error, ASSIZE_ERROR_STORE, path,
				"cannot be read: %s; check the disk", strerror(errno));
			break;
		}
		az_hasher_add(hasher, piece, (size_t)n);
	}
	close(fd);
	return status;
}

static assize_status add_folder(az_hasher *hasher, const char *path, az_error *error)
{
	char **names = NULL;
	struct stat st;
	az_arena *arena = az_arena_new();
	if (!arena)
		return az_error_memory(error);
	assize_status status = az_folder_list(path, "", arena, &names, error);
	for (size_t i = 0; !status && names[i]; i++) {
		char *full = az_path_join(arena, path, names[i]);
		if (!full)
			status = az_error_memory(error);
		else if (stat(full, &st) == 0 && S_ISREG(st.st_mode)) {
			az_hasher_block(hasher, names[i], strlen(names[i]));
			status = add_file(hasher, full, error);
		}
	}
	az_arena_free(arena);
	return status;
}

assize_status az_path_hash(const char *path, az_hash *hash, az_error *error)
{
	struct stat st;
	az_hasher hasher;
	assize_status status = ASSIZE_OK;
	az_hasher_start(&hasher);
	if (strcmp(path, "-") != 0) {
		bool folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
		status = folder ? add_folder(&hasher, path, error) : add_file(&hasher, path, error);
	}
	*hash = az_hasher_end(&hasher);
	return status;
}
