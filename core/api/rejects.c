#include "api/rejects.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>

struct az_rejects {
	char *path;
	char *part; /* the name while it is written */
	FILE *file;
	size_t count;
	bool finished;
};

static assize_status failed(const az_rejects *rejects, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, rejects->path,
		"cannot be written: %s; name another file for the rejects", strerror(errno));
}

static assize_status open_part(az_rejects *rejects, az_error *error)
{
	if (access(rejects->path, F_OK) == 0)
		return az_error_set(error, ASSIZE_ERROR_USAGE, rejects->path,
			"is there already; move it away, or name another file for the rejects");
	int fd = open(rejects->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return failed(rejects, error);
	rejects->file = fdopen(fd, "w");
	if (rejects->file)
		return ASSIZE_OK;
	close(fd);
	return az_error_memory(error);
}

assize_status az_rejects_open(az_rejects **out, const char *path, az_error *error)
{
	*out = NULL;
	az_rejects *rejects = calloc(1, sizeof *rejects);
	if (!rejects)
		return az_error_memory(error);
	rejects->path = strdup(path);
	size_t size = strlen(path) + sizeof ".part";
	rejects->part = malloc(size);
	assize_status status = ASSIZE_OK;
	if (!rejects->path || !rejects->part) {
		status = az_error_memory(error);
	} else {
		snprintf(rejects->part, size, "%s.part", path);
		status = open_part(rejects, error);
	}
	if (status) {
		az_rejects_close(rejects);
		return status;
	}
	*out = rejects;
	return ASSIZE_OK;
}

assize_status az_rejects_put(az_rejects *rejects, const az_source_item *item, az_error *error)
{
	int written;
	rejects->count++;
	if (item->raw)
		written = fwrite(item->raw, 1, item->raw_length, rejects->file) == item->raw_length &&
				  (item->raw[item->raw_length - 1] == '\n' || fputc('\n', rejects->file) != EOF);
	else
		written = fprintf(rejects->file, "# all of %s, line %d\n", item->file, item->line) > 0;
	return written ? ASSIZE_OK : failed(rejects, error);
}

assize_status az_rejects_finish(az_rejects *rejects, az_error *error)
{
	FILE *file = rejects->file;
	bool ok = fflush(file) == 0 && fsync(fileno(file)) == 0;
	rejects->file = NULL;
	ok = fclose(file) == 0 && ok;
	if (!ok)
		return failed(rejects, error);
	if (rejects->count && rename(rejects->part, rejects->path) != 0)
		return failed(rejects, error);
	rejects->finished = rejects->count > 0;
	return ASSIZE_OK;
}

void az_rejects_close(az_rejects *rejects)
{
	if (!rejects)
		return;
	if (rejects->file)
		fclose(rejects->file);
	if (!rejects->finished && rejects->part)
		unlink(rejects->part);
	free(rejects->path);
	free(rejects->part);
	free(rejects);
}
