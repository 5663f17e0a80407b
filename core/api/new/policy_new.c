/* A new policy: made whole in a folder beside its own, which then takes its name. */
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/new/template.h"
#include "api/schema.h"
#include "api/workbench.h"
#include "base/file.h"
#include "base/file_write.h"

enum { TRIES = 100, OPEN_FILES = 16 };

typedef struct making {
	const char *folder;  /* as it was named, without slashes at its end */
	const char *made_in; /* beside it; NULL: not made yet */
	bool is_there;       /* the folder is there, and empty */
	const assize_new_options *options;
	az_arena *arena;
	az_error *error;
} making;

/* ---- the folder ---------------------------------------------------------------------------------- */

static assize_status occupied(making *m)
{
	return az_error_set(m->error, ASSIZE_ERROR_EXISTS, m->folder,
		"there is something there already; name a new folder, or an empty one");
}

/* Not there, or a folder with nothing in it. */
static assize_status look(making *m)
{
	struct stat info;
	char **names = NULL;
	if (lstat(m->folder, &info) != 0) {
		if (errno == ENOENT)
			return ASSIZE_OK;
		return az_error_set(
			m->error, ASSIZE_ERROR_STORE, m->folder, "cannot be looked at: %s", strerror(errno));
	}
	if (!S_ISDIR(info.st_mode))
		return occupied(m);
	m->is_there = true;
	assize_status status = az_folder_list(m->folder, "", m->arena, &names, m->error);
	return status || !names[0] ? status : occupied(m);
}

/* A folder of its own beside the one that is meant, so that a rename is all that is left to do; in an
 * empty one that is there, within it. */
static assize_status make_beside(making *m)
{
	for (int i = 1; i <= TRIES; i++) {
		const char *path =
			az_arena_printf(m->arena, "%s%s.new-%d", m->folder, m->is_there ? "/" : "", i);
		if (!path)
			return az_error_memory(m->error);
		if (mkdir(path, 0777) == 0) {
			m->made_in = path;
			return ASSIZE_OK;
		}
		if (errno == ENOENT)
			return az_error_set(m->error, ASSIZE_ERROR_MISSING, m->folder,
				"the folder above it is not there; make that first");
		if (errno != EEXIST)
			break;
	}
	return az_error_set(m->error, ASSIZE_ERROR_STORE, m->folder,
		"cannot be made: %s; name a folder that may be written", strerror(errno));
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *at)
{
	(void)info;
	(void)type;
	(void)at;
	return remove(path);
}

static void remove_all(const char *path)
{
	nftw(path, remove_entry, OPEN_FILES, FTW_DEPTH | FTW_PHYS);
}

/* ---- its files ----------------------------------------------------------------------------------- */

static assize_status write_template(making *m, const az_new_words *words)
{
	az_buffer bytes = {0};
	const char *path;
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; !status; i++) {
		az_buffer_clear(&bytes);
		path = az_new_file(i, words, &bytes);
		if (!path)
			break;
		status = bytes.failed
					 ? az_error_memory(m->error)
					 : az_file_write_below(m->made_in, path, bytes.bytes, bytes.length, m->error);
	}
	az_buffer_free(&bytes);
	return status;
}

static assize_status write_files(making *m, const az_new_words *words)
{
	const assize_schema_options schema = {
		.size = sizeof schema, .lang = m->options->lang, .policy = m->made_in};
	assize_status status = write_template(m, words);
	return status ? status : az_schema_install(&schema, m->error);
}

/* ---- taking its name ----------------------------------------------------------------------------- */

static assize_status cannot_name(making *m)
{
	return az_error_set(m->error, ASSIZE_ERROR_STORE, m->folder,
		"cannot take its name: %s; name another folder", strerror(errno));
}

/* Into a folder that is there, and may be somebody's working folder: each of its parts in turn. */
static assize_status move_in(making *m)
{
	char **names = NULL;
	size_t moved = 0;
	assize_status status = az_folder_list(m->made_in, "", m->arena, &names, m->error);
	for (; !status && names[moved]; moved++) {
		const char *from = az_path_join(m->arena, m->made_in, names[moved]);
		const char *to = az_path_join(m->arena, m->folder, names[moved]);
		if (!from || !to)
			status = az_error_memory(m->error);
		else if (rename(from, to) != 0)
			status = cannot_name(m);
		if (status)
			break;
	}
	for (size_t i = 0; status && i < moved; i++) {
		const char *path = az_path_join(m->arena, m->folder, names[i]);
		if (path)
			remove_all(path);
	}
	if (!status)
		rmdir(m->made_in);
	return status;
}

static assize_status take_name(making *m)
{
	if (m->is_there)
		return move_in(m);
	return rename(m->made_in, m->folder) == 0 ? ASSIZE_OK : cannot_name(m);
}

/* ---- the call ------------------------------------------------------------------------------------ */

static assize_status trim(making *m, const char *folder)
{
	size_t length = strlen(folder);
	while (length > 1 && folder[length - 1] == '/')
		length--;
	m->folder = az_arena_copy(m->arena, folder, length);
	return m->folder ? ASSIZE_OK : az_error_memory(m->error);
}

static assize_status make(making *m, const char *folder)
{
	az_new_words words;
	assize_status status = trim(m, folder);
	if (!status)
		status = look(m);
	if (!status)
		status = az_new_words_of(&words, m->folder, m->options, m->arena, m->error);
	if (!status)
		status = make_beside(m);
	if (!status)
		status = write_files(m, &words);
	if (!status)
		status = take_name(m);
	if (status && m->made_in)
		remove_all(m->made_in);
	return status;
}

assize_status assize_policy_new(
	const char *folder, const assize_new_options *options, char *message, size_t message_size)
{
	az_error error;
	assize_status status;
	az_error_clear(&error);
	if (!folder || !*folder || !options || options->size < sizeof *options) {
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL,
			"no folder is named, or the options are missing or of another version");
	} else {
		making m = {.options = options, .arena = az_arena_new(), .error = &error};
		status = m.arena ? make(&m, folder) : az_error_memory(&error);
		az_arena_free(m.arena);
	}
	return az_workbench_end(
		options ? options->lang : ASSIZE_ZH, status, &error, message, message_size);
}
