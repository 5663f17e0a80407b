#include "api/written.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

assize_status az_written_read(az_written *file, const char *path, az_error *error)
{
	*file = (az_written){.path = path};
	assize_status status = az_file_read(path, AZ_WRITTEN_BYTES, &file->bytes, error);
	file->there = status == ASSIZE_OK;
	if (status != ASSIZE_ERROR_MISSING)
		return status;
	az_error_clear(error);
	return ASSIZE_OK;
}

const az_doc *az_written_value(az_arena *arena, const char *name, const char *text, az_load *load)
{
	az_doc *value = az_arena_alloc(arena, sizeof *value);
	load->file = name;
	if (!value)
		load->no_memory = true;
	else
		*value = (az_doc){.kind = AZ_DOC_PLAIN, .text = text, .length = strlen(text)};
	return value;
}

/* The absolute path of a folder; "" is the present one. */
static assize_status absolute(
	az_arena *arena, const char *folder, const char **out, az_error *error)
{
	char *full = realpath(folder[0] ? folder : ".", NULL);
	if (!full)
		return az_error_set(
			error, ASSIZE_ERROR_MISSING, folder, "no such folder; make it, or choose another");
	*out = az_arena_string(arena, full);
	free(full);
	return *out ? ASSIZE_OK : az_error_memory(error);
}

assize_status az_written_as_seen(
	az_arena *arena, const char *profile, const char *file, const char **out, az_error *error)
{
	const char *from = NULL, *to = NULL;
	const char *slash = strrchr(file, '/');
	char *of_profile = az_path_folder(arena, profile), *of_file = az_path_folder(arena, file);
	if (!of_profile || !of_file)
		return az_error_memory(error);
	assize_status status = absolute(arena, of_profile, &from, error);
	if (!status)
		status = absolute(arena, of_file, &to, error);
	if (status)
		return status;
	const char *path = az_path_join(arena, to, slash ? slash + 1 : file);
	*out = path ? az_path_relative(arena, from, path) : NULL;
	return *out ? ASSIZE_OK : az_error_memory(error);
}
