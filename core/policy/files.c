#include "policy/files.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "policy/folder_near.h"

static assize_status read_disk(
	const az_files *files, const char *path, size_t most, az_buffer *out, az_error *error)
{
	(void)files;
	return az_file_read(path, most, out, error);
}

static assize_status list_disk(
	const az_files *files, const char *path, az_arena *arena, char ***names, az_error *error)
{
	(void)files;
	return az_folder_list(path, "", arena, names, error);
}

static bool is_on_disk(const az_files *files, const char *path)
{
	(void)files;
	return access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

static bool is_folder_on_disk(const az_files *files, const char *path)
{
	(void)files;
	return az_is_folder(path);
}

static bool is_link_on_disk(const az_files *files, const char *path)
{
	struct stat info;
	(void)files;
	return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

const az_files az_files_of_disk = {
	read_disk, list_disk, is_on_disk, is_folder_on_disk, is_link_on_disk};
