/*
 * Where the files of a profile are read from: the disk, or a pack. Paths are whole paths as messages
 * show them ("mycourt/returns/policy.yaml", "court.pack/returns/policy.yaml"), folded by
 * az_path_join. The owner keeps it for as long as anybody reads.
 */
#ifndef AZ_POLICY_FILES_H
#define AZ_POLICY_FILES_H

#include <stdbool.h>

#include "base/file.h"

typedef struct az_files az_files;
struct az_files {
	/* As az_file_read. */
	assize_status (*read)(
		const az_files *files, const char *path, size_t most, az_buffer *out, az_error *error);
	/* Every name in a folder, as az_folder_list. */
	assize_status (*list)(
		const az_files *files, const char *path, az_arena *arena, char ***names, az_error *error);
	/* An absent file is not there; one that is there and cannot be read is. */
	bool (*is_there)(const az_files *files, const char *path);
	bool (*is_folder)(const az_files *files, const char *path);
	/* Whether the path's last part is a link. */
	bool (*is_link)(const az_files *files, const char *path);
};

extern const az_files az_files_of_disk;

#endif
