#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/words.h"
#include "exchange/tar.h"
#include "policy/bundle_make.h"
#include "policy/pack/pack.h"

/* ---- the pack as files ------------------------------------------------------------------------ */

/* The path inside the pack, or NULL where it leads out of it. */
static const char *inside(const az_pack *pack, const char *path)
{
	size_t n = strlen(pack->file);
	return strncmp(path, pack->file, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

/* The first member whose path is not below `path`. */
static size_t lower_bound(const az_pack *pack, const char *path)
{
	size_t low = 0, high = pack->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(pack->members[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const az_bundle_file *member(const az_pack *pack, const char *path)
{
	const char *name = inside(pack, path);
	size_t i = name ? lower_bound(pack, name) : pack->count;
	return i < pack->count && strcmp(pack->members[i].path, name) == 0 ? &pack->members[i] : NULL;
}

static assize_status read_member(
	const az_files *files, const char *path, size_t most, az_buffer *out, az_error *error)
{
	const az_bundle_file *file = member((const az_pack *)files, path);
	if (!file)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"the pack has no such file; have it made anew by `assize pack`");
	if (file->length > most)
		return az_error_set(
			error, ASSIZE_ERROR_INPUT, path, "is larger than %zu bytes; split it", most);
	az_buffer_bytes(out, file->bytes, file->length);
	return out->failed ? az_error_memory(error) : ASSIZE_OK;
}

/* The members in a folder: the index of the first, and the length of the folder's path with its '/'. */
static size_t first_in(const az_pack *pack, const char *path, az_arena *arena, const char **folder)
{
	const char *name = inside(pack, path);
	*folder = name ? az_arena_printf(arena, "%s/", name) : NULL;
	return *folder ? lower_bound(pack, *folder) : pack->count;
}

static bool lies_in(const az_pack *pack, size_t i, const char *folder)
{
	return i < pack->count && strncmp(pack->members[i].path, folder, strlen(folder)) == 0;
}

static bool is_folder(const az_files *files, const char *path)
{
	const az_pack *pack = (const az_pack *)files;
	const char *folder;
	size_t first = first_in(pack, path, pack->arena, &folder);
	return folder && lies_in(pack, first, folder);
}

static bool is_there(const az_files *files, const char *path)
{
	return member((const az_pack *)files, path) || is_folder(files, path);
}

/* A pack has none. */
static bool is_link(const az_files *files, const char *path)
{
	(void)files;
	(void)path;
	return false;
}

static assize_status list_members(
	const az_files *files, const char *path, az_arena *arena, char ***names, az_error *error)
{
	const az_pack *pack = (const az_pack *)files;
	const char *folder;
	size_t count = 0, first = first_in(pack, path, arena, &folder), all = first;
	if (!folder || !lies_in(pack, first, folder))
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"the pack has no such folder; have it made anew by `assize pack`");
	while (lies_in(pack, all, folder))
		all++;
	char **list = az_arena_array(arena, all - first + 1, sizeof *list);
	for (size_t i = first; list && i < all; i++) {
		const char *name = pack->members[i].path + strlen(folder);
		size_t length = strcspn(name, "/");
		if (count && strlen(list[count - 1]) == length && !strncmp(list[count - 1], name, length))
			continue;
		list[count] = az_arena_copy(arena, name, length);
		if (!list[count++])
			return az_error_memory(error);
	}
	*names = list;
	return list ? ASSIZE_OK : az_error_memory(error);
}

/* ---- judging ---------------------------------------------------------------------------------- */

static assize_status bad(const az_pack *pack, const char *path, const char *what, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INPUT, pack->file,
		"'%.200s' %s; fetch it again, or have it made anew by `assize pack`", path, what);
}

static assize_status make_room(az_pack *pack, size_t *capacity, az_error *error)
{
	if (pack->count < *capacity)
		return ASSIZE_OK;
	size_t more = *capacity ? *capacity * 2 : 64;
	az_bundle_file *files = az_arena_array(pack->arena, more, sizeof *files);
	if (!files)
		return az_error_memory(error);
	if (pack->count)
		memcpy(files, pack->members, pack->count * sizeof *files);
	pack->members = files;
	*capacity = more;
	return ASSIZE_OK;
}

static assize_status keep_member(
	az_pack *pack, const az_tar_member *read, size_t *capacity, az_error *error)
{
	assize_status status = make_room(pack, capacity, error);
	if (status)
		return status;
	if (pack->count >= AZ_PACK_FILES)
		return az_error_set(error, ASSIZE_ERROR_INPUT, pack->file,
			"has more than %d files; have it made anew by `assize pack`", (int)AZ_PACK_FILES);
	az_bundle_file *file = &pack->members[pack->count];
	file->path = az_arena_string(pack->arena, read->path);
	file->shown = az_arena_printf(pack->arena, "%s/%s", pack->file, read->path);
	file->bytes = (const char *)read->bytes;
	file->length = read->length;
	file->hash = az_hash_of(read->bytes, read->length);
	pack->count++;
	return file->path && file->shown ? ASSIZE_OK : az_error_memory(error);
}

/* Every member but the first, which is the manifest. */
static assize_status read_members(az_pack *pack, az_tar_member *manifest, az_error *error)
{
	az_tar tar = {.file = pack->file, .bytes = pack->bytes.bytes, .length = pack->bytes.length};
	az_tar_member read;
	size_t capacity = 0;
	assize_status status = az_tar_next(&tar, AZ_PACK_BYTES, manifest, error);
	if (status == ASSIZE_DONE ||
		(!assize_status_is_error(status) && strcmp(manifest->path, AZ_PACK_MANIFEST) != 0))
		return az_error_set(error, ASSIZE_ERROR_INPUT, pack->file,
			"does not begin with assize-pack.yaml: it is another tar; make a pack with `assize "
			"pack`");
	while (status == ASSIZE_OUTCOME) {
		status = az_tar_next(&tar, AZ_BUNDLE_FILE_BYTES, &read, error);
		if (status != ASSIZE_OUTCOME)
			break;
		assize_status kept = strcmp(read.path, AZ_PACK_MANIFEST) == 0
								 ? bad(pack, read.path, AZ_N("comes twice"), error)
								 : keep_member(pack, &read, &capacity, error);
		status = kept ? kept : ASSIZE_OUTCOME;
	}
	if (status != ASSIZE_DONE)
		return status;
	const char *twice = az_pack_path_twice(pack->members, pack->count);
	return twice ? bad(pack, twice, AZ_N("is a file and a folder"), error) : ASSIZE_OK;
}

/* The members are those of the manifest, file by file. */
static assize_status compare(const az_pack *pack, const az_pack_manifest *manifest, az_error *error)
{
	for (size_t i = 0; i < pack->count || i < manifest->count; i++) {
		const az_bundle_file *is = i < pack->count ? &pack->members[i] : NULL;
		const az_bundle_file *said = i < manifest->count ? &manifest->files[i] : NULL;
		int order = !is ? 1 : !said ? -1 : strcmp(is->path, said->path);
		if (order < 0)
			return bad(pack, is->path, AZ_N("is not named by assize-pack.yaml"), error);
		if (order > 0)
			return bad(
				pack, said->path, AZ_N("is named by assize-pack.yaml and is not there"), error);
		if (!az_hash_equal(&is->hash, &said->hash) || is->length != said->length)
			return bad(pack, is->path, AZ_N("has another hash than assize-pack.yaml says"), error);
	}
	return ASSIZE_OK;
}

/* Of one content there is one manifest. */
static assize_status check_form(const az_pack *pack, const az_pack_manifest *manifest,
	const az_tar_member *read, az_error *error)
{
	az_buffer text = {0};
	az_pack_manifest_write(manifest, &text);
	bool same = !text.failed && text.length == read->length &&
				memcmp(text.bytes, read->bytes, read->length) == 0;
	bool failed = text.failed;
	az_buffer_free(&text);
	if (failed)
		return az_error_memory(error);
	return same ? ASSIZE_OK
				: bad(pack, AZ_PACK_MANIFEST, AZ_N("is written in another form"), error);
}

static assize_status judge(az_pack *pack, az_error *error)
{
	az_tar_member first;
	az_pack_manifest manifest;
	assize_status status = read_members(pack, &first, error);
	if (!status)
		status = az_pack_manifest_read(
			&manifest, pack->arena, pack->file, first.bytes, first.length, error);
	if (!status)
		status = compare(pack, &manifest, error);
	if (!status)
		status = check_form(pack, &manifest, &first, error);
	if (status)
		return status;
	pack->bundle = manifest.bundle;
	pack->profile = az_arena_printf(pack->arena, "%s/%s", pack->file, manifest.profile);
	if (!pack->profile)
		return az_error_memory(error);
	return member(pack, pack->profile)
			   ? ASSIZE_OK
			   : bad(pack, manifest.profile, AZ_N("is the profile and is not there"), error);
}

/* ---- opening ---------------------------------------------------------------------------------- */

static bool ends_in_pack(const char *path)
{
	size_t n = strlen(path);
	return n > 5 && strcmp(path + n - 5, ".pack") == 0;
}

bool az_pack_is(const char *path)
{
	unsigned char head[AZ_TAR_BLOCK];
	uint64_t size;
	int fd = -1;
	if (az_file_open(path, &fd, &size, NULL))
		return false;
	ssize_t n = read(fd, head, sizeof head);
	close(fd);
	return ends_in_pack(path) || (n > 0 && az_tar_is(head, (size_t)n));
}

assize_status az_pack_open(az_pack **out, const char *path, az_error *error)
{
	*out = NULL;
	az_pack *pack = calloc(1, sizeof *pack);
	az_arena *arena = az_arena_new();
	if (!pack || !arena) {
		free(pack);
		az_arena_free(arena);
		return az_error_memory(error);
	}
	pack->files = (az_files){read_member, list_members, is_there, is_folder, is_link};
	pack->arena = arena;
	/* Folded as every path is that is joined to it. */
	pack->file = az_path_join(arena, NULL, path);
	assize_status status = pack->file ? az_file_read(path, AZ_PACK_BYTES, &pack->bytes, error)
									  : az_error_memory(error);
	if (!status) {
		pack->hash = az_hash_of(pack->bytes.bytes, pack->bytes.length);
		status = judge(pack, error);
	}
	if (status) {
		az_pack_close(pack);
		return status;
	}
	*out = pack;
	return ASSIZE_OK;
}

void az_pack_close(az_pack *pack)
{
	if (!pack)
		return;
	az_buffer_free(&pack->bytes);
	az_arena_free(pack->arena);
	free(pack);
}
