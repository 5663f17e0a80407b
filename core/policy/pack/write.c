#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/words.h"
#include "exchange/tar.h"
#include "policy/pack/pack.h"

/* One packing: the files as the pack has them. */
typedef struct packing {
	az_arena *arena;
	const az_bundle *bundle;
	const az_bundle *beside;
	size_t depth;      /* how far the bundle climbs above the profile's folder */
	const char *above; /* the names of the folders that it climbs through */
	const char *own;
	az_bundle_file *files;
	size_t count;
	az_error *error;
} packing;

/* ---- paths that do not climb ------------------------------------------------------------------ */

/* How many "../" a path begins with; the rest into *rest. */
static size_t climbs(const char *path, const char **rest)
{
	size_t count = 0;
	while (strncmp(path, "../", 3) == 0) {
		path += 3;
		count++;
	}
	*rest = path;
	return count;
}

static const az_bundle_file *file_at(const packing *p, size_t i)
{
	return i < p->bundle->count ? &p->bundle->files[i] : &p->beside->files[i - p->bundle->count];
}

static size_t count_of(const packing *p)
{
	return p->bundle->count + (p->beside ? p->beside->count : 0);
}

static bool begins_with(const char *path, const char *folder)
{
	size_t n = strlen(folder);
	return strncmp(path, folder, n) == 0 && (path[n] == '/' || !path[n]);
}

/* A name for a folder that no path of the bundle uses at any height but the profile's own. */
static const char *free_name(const packing *p, const char *name)
{
	for (size_t i = 0; name && i < count_of(p); i++) {
		const char *rest;
		if (!climbs(file_at(p, i)->path, &rest) || !begins_with(rest, name))
			continue;
		name = az_arena_printf(p->arena, "%s_", name);
		i = (size_t)-1; /* the longer name may be taken too: from the first file again */
	}
	return name;
}

static bool name_folders(packing *p)
{
	for (size_t i = 0; i < count_of(p); i++) {
		const char *rest;
		size_t n = climbs(file_at(p, i)->path, &rest);
		p->depth = n > p->depth ? n : p->depth;
	}
	p->above = free_name(p, "above");
	p->own = free_name(p, "profile");
	return p->above && p->own;
}

/* The path in the pack, or NULL when memory is out. */
static const char *path_in_pack(const packing *p, const char *path)
{
	const char *rest;
	size_t below = p->depth - climbs(path, &rest);
	const char *made = below == p->depth && below ? az_arena_printf(p->arena, "%s/%s", p->own, rest)
												  : az_arena_string(p->arena, rest);
	size_t folders = below == p->depth && below ? below - 1 : below;
	for (size_t i = 0; made && i < folders; i++)
		made = az_arena_printf(p->arena, "%s/%s", p->above, made);
	return made;
}

/* ---- the files of the pack -------------------------------------------------------------------- */

static assize_status refuse(const packing *p, const az_bundle_file *file, const char *what)
{
	return az_error_set(p->error, ASSIZE_ERROR_INPUT, file->shown,
		"cannot be packed: its path %s; rename it", what);
}

static assize_status take_file(packing *p, const az_bundle_file *file)
{
	const char *path = path_in_pack(p, file->path);
	if (!path)
		return az_error_memory(p->error);
	const char *why = az_tar_path_refusal(path);
	if (!why && strcmp(path, AZ_PACK_MANIFEST) == 0)
		why = AZ_N("is that of the pack's own first file");
	if (why)
		return refuse(p, file, why);
	p->files[p->count] = *file;
	p->files[p->count++].path = path;
	return ASSIZE_OK;
}

static int by_path(const void *a, const void *b)
{
	const az_bundle_file *x = a, *y = b;
	return strcmp(x->path, y->path);
}

static assize_status take_files(packing *p)
{
	size_t count = count_of(p);
	p->files = az_arena_array(p->arena, count + 1, sizeof *p->files);
	if (!p->files || !name_folders(p))
		return az_error_memory(p->error);
	if (count > AZ_PACK_FILES)
		return az_error_set(p->error, ASSIZE_ERROR_INPUT, p->bundle->profile,
			"has more than %d files; split the profile", (int)AZ_PACK_FILES);
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; i < count && !status; i++)
		status = take_file(p, file_at(p, i));
	if (status)
		return status;
	qsort(p->files, p->count, sizeof *p->files, by_path);
	const char *twice = az_pack_path_twice(p->files, p->count);
	if (twice)
		return az_error_set(p->error, ASSIZE_ERROR_INPUT, twice,
			"cannot be packed: two files, or a file and a folder, would have this path; rename "
			"one");
	return ASSIZE_OK;
}

const char *az_pack_path_twice(const az_bundle_file *files, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		if (strcmp(files[i].path, files[i + 1].path) == 0)
			return files[i].path;
		/* "a-b" stands between "a" and "a/b": all that begin alike are looked through. */
		size_t n = strlen(files[i].path);
		for (size_t k = i + 1; k < count && strncmp(files[k].path, files[i].path, n) == 0; k++)
			if (files[k].path[n] == '/')
				return files[i].path;
	}
	return NULL;
}

static assize_status write(packing *p, az_buffer *out)
{
	az_buffer text = {0};
	az_pack_manifest manifest = {.profile = path_in_pack(p, p->bundle->profile),
		.bundle = p->bundle->hash,
		.files = p->files,
		.count = p->count};
	if (!manifest.profile)
		return az_error_memory(p->error);
	size_t before = out->length;
	az_pack_manifest_write(&manifest, &text);
	az_tar_put(out, AZ_PACK_MANIFEST, text.bytes, text.length);
	for (size_t i = 0; i < p->count && out->length - before <= AZ_PACK_BYTES; i++)
		az_tar_put(out, p->files[i].path, p->files[i].bytes, p->files[i].length);
	az_tar_end(out);
	bool failed = text.failed || out->failed;
	az_buffer_free(&text);
	if (failed)
		return az_error_memory(p->error);
	if (out->length - before > AZ_PACK_BYTES)
		return az_error_set(p->error, ASSIZE_ERROR_INPUT, p->bundle->profile,
			"its files have more than %d bytes; split the profile", (int)AZ_PACK_BYTES);
	return ASSIZE_OK;
}

assize_status az_pack_encode(
	const az_bundle *bundle, const az_bundle *beside, az_buffer *out, az_error *error)
{
	packing p = {.bundle = bundle, .beside = beside, .error = error};
	p.arena = az_arena_new();
	if (!p.arena)
		return az_error_memory(error);
	assize_status status = take_files(&p);
	if (!status)
		status = write(&p, out);
	az_arena_free(p.arena);
	return status;
}
