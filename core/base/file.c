#include "base/file.h"
#include "base/words.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

assize_status az_file_open(const char *path, int *out, uint64_t *size, az_error *error)
{
	struct stat st;
	/* O_NONBLOCK: opening a FIFO must not wait for a writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return az_error_set(error, ASSIZE_ERROR_MISSING, path, "no such file; check the path");
	if (fd < 0)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"cannot be opened: %s; check its "
			"permissions",
			strerror(errno));
	int failed = fstat(fd, &st);
	if (failed || !S_ISREG(st.st_mode)) {
		const char *kind = !failed && S_ISDIR(st.st_mode) ? "a folder" : AZ_N("no regular file");
		close(fd);
		return az_error_set(error, ASSIZE_ERROR_INPUT, path, "is %s; name a regular file", kind);
	}
	*out = fd;
	*size = (uint64_t)st.st_size;
	return ASSIZE_OK;
}

assize_status az_file_read(const char *path, size_t most, az_buffer *out, az_error *error)
{
	uint64_t size = 0;
	int fd = -1;
	assize_status status = az_file_open(path, &fd, &size, error);
	if (status)
		return status;
	size_t start = out->length;
	char piece[16384];
	ssize_t n;
	while ((n = read(fd, piece, sizeof piece)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			status = az_error_set(error, ASSIZE_ERROR_STORE, path,
				"cannot be read: %s; check the disk", strerror(errno));
			break;
		}
		if (out->length - start + (size_t)n > most) {
			status = az_error_set(
				error, ASSIZE_ERROR_INPUT, path, "is larger than %zu bytes; split it", most);
			break;
		}
		az_buffer_bytes(out, piece, (size_t)n);
	}
	close(fd);
	if (!status && out->failed)
		status = az_error_memory(error);
	return status;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int has_suffix(const char *name, const char *suffix)
{
	size_t n = strlen(name), m = strlen(suffix);
	return n >= m && strcmp(name + n - m, suffix) == 0;
}

/* The matching names as a growing array, moved into the arena at the end. */
static assize_status collect(
	DIR *dir, const char *suffix, az_arena *arena, char ***names, az_error *error)
{
	size_t count = 0, capacity = 64;
	char **list = az_arena_array(arena, capacity + 1, sizeof *list);
	struct dirent *entry;
	while (list && (entry = readdir(dir)) != NULL) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") ||
			!has_suffix(entry->d_name, suffix))
			continue;
		if (count == capacity) {
			char **more = az_arena_array(arena, capacity * 2 + 1, sizeof *more);
			if (!more)
				return az_error_memory(error);
			memcpy(more, list, count * sizeof *list);
			list = more;
			capacity *= 2;
		}
		list[count] = az_arena_string(arena, entry->d_name);
		if (!list[count++])
			return az_error_memory(error);
	}
	if (!list)
		return az_error_memory(error);
	qsort(list, count, sizeof *list, by_bytes);
	*names = list;
	return ASSIZE_OK;
}

assize_status az_folder_list(
	const char *path, const char *suffix, az_arena *arena, char ***names, az_error *error)
{
	DIR *dir = opendir(path);
	if (!dir)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"cannot be opened as a folder: %s; "
			"check the path",
			strerror(errno));
	assize_status status = collect(dir, suffix, arena, names, error);
	closedir(dir);
	return status;
}

/* Folds "." and ".." in place. */
static void fold(char *path)
{
	int absolute = path[0] == '/';
	char *out = path + absolute, *start = out;
	char *part = out;
	while (*part) {
		char *end = strchr(part, '/');
		size_t n = end ? (size_t)(end - part) : strlen(part);
		int dots = n == 2 && part[0] == '.' && part[1] == '.';
		char *last = out > start ? out - 1 : out; /* the '/' behind the last part */
		while (last > start && last[-1] != '/')
			last--;
		int last_is_dots = out - last == 3 && last[0] == '.' && last[1] == '.';
		if (n == 0 || (n == 1 && part[0] == '.')) {
			/* nothing */
		} else if (dots && out > start && !last_is_dots) {
			out = last;
		} else if (!(dots && absolute)) {
			memmove(out, part, n);
			out += n;
			*out++ = '/';
		}
		/* The '/' behind the last part may stand where the string's end was. */
		if (!end)
			break;
		part = end + 1;
	}
	if (out > start)
		out--;
	*out = '\0';
}

char *az_path_join(az_arena *arena, const char *folder, const char *name)
{
	char *path = name[0] == '/' || !folder || !folder[0]
					 ? az_arena_string(arena, name)
					 : az_arena_printf(arena, "%s/%s", folder, name);
	if (path)
		fold(path);
	return path;
}

char *az_path_relative(az_arena *arena, const char *folder, const char *path)
{
	size_t shared = 0, i = 0;
	/* As far as whole parts of the two are the same. */
	for (; folder[i] && folder[i] == path[i]; i++)
		if (folder[i] == '/')
			shared = i + 1;
	if (!folder[i] && path[i] == '/')
		shared = i + 1;
	char *made = az_arena_string(arena, path + shared);
	bool climbs = folder[i] || path[i] != '/';
	for (const char *at = folder + shared; made && climbs && *at; at += *at == '/') {
		made = az_arena_printf(arena, "../%s", made);
		at += strcspn(at, "/");
	}
	return made;
}

char *az_path_folder(az_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return az_arena_string(arena, "");
	return az_arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}
