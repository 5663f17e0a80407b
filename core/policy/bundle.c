#include "policy/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"
#include "policy/bundle_make.h"

enum { PATH_MOST = 4096 };

static const char MAGIC[] = "AZB1";

bool az_bundle_start(az_bundle_maker *maker)
{
	*maker = (az_bundle_maker){NULL, 0};
	az_arena *arena = az_arena_new();
	az_bundle *bundle = arena ? az_arena_alloc(arena, sizeof *bundle) : NULL;
	if (!bundle) {
		az_arena_free(arena);
		return false;
	}
	bundle->arena = arena;
	maker->bundle = bundle;
	return true;
}

static bool make_room(az_bundle_maker *maker)
{
	az_bundle *bundle = maker->bundle;
	if (bundle->count < maker->capacity)
		return true;
	size_t capacity = maker->capacity ? maker->capacity * 2 : 64;
	az_bundle_file *files = az_arena_array(bundle->arena, capacity, sizeof *files);
	if (!files)
		return false;
	if (bundle->count)
		memcpy(files, bundle->files, bundle->count * sizeof *files);
	bundle->files = files;
	maker->capacity = capacity;
	return true;
}

bool az_bundle_add(
	az_bundle_maker *maker, const char *path, const char *shown, const void *bytes, size_t length)
{
	if (!make_room(maker))
		return false;
	az_bundle *bundle = maker->bundle;
	az_bundle_file *file = &bundle->files[bundle->count];
	file->path = az_arena_string(bundle->arena, path);
	file->shown = az_arena_string(bundle->arena, shown);
	file->bytes = az_arena_copy(bundle->arena, bytes, length);
	if (!file->path || !file->shown || !file->bytes)
		return false;
	file->length = length;
	file->hash = az_hash_of(file->bytes, length);
	bundle->count++;
	return true;
}

static int by_path(const void *a, const void *b)
{
	const az_bundle_file *x = a, *y = b;
	return strcmp(x->path, y->path);
}

bool az_bundle_finish(az_bundle_maker *maker, const char *profile)
{
	az_bundle *bundle = maker->bundle;
	bundle->profile = az_arena_string(bundle->arena, profile);
	if (!bundle->profile)
		return false;
	if (bundle->count)
		qsort(bundle->files, bundle->count, sizeof *bundle->files, by_path);
	az_hasher hasher;
	az_hasher_start(&hasher);
	az_hasher_block(&hasher, profile, strlen(profile));
	for (size_t i = 0; i < bundle->count; i++) {
		const az_bundle_file *file = &bundle->files[i];
		az_hasher_block(&hasher, file->path, strlen(file->path));
		az_hasher_block(&hasher, file->bytes, file->length);
	}
	bundle->hash = az_hasher_end(&hasher);
	return true;
}

void az_bundle_free(az_bundle *bundle)
{
	if (bundle)
		az_arena_free(bundle->arena);
}

const az_bundle_file *az_bundle_find(const az_bundle *bundle, const char *path)
{
	const az_bundle_file key = {.path = path};
	return bundle->count
			   ? bsearch(&key, bundle->files, bundle->count, sizeof *bundle->files, by_path)
			   : NULL;
}

void az_bundle_encode(const az_bundle *bundle, az_buffer *out)
{
	az_buffer_bytes(out, MAGIC, 4);
	az_buffer_u32(out, (uint32_t)bundle->count);
	az_buffer_block(out, bundle->profile, strlen(bundle->profile));
	for (size_t i = 0; i < bundle->count; i++) {
		const az_bundle_file *file = &bundle->files[i];
		az_buffer_block(out, file->path, strlen(file->path));
		az_buffer_block(out, file->bytes, file->length);
	}
}

static assize_status bad_bundle(az_error *error, const char *what)
{
	return az_error_set(error, ASSIZE_ERROR_INPUT, NULL,
		"these bytes are no bundle of policies: %s; make it anew from the profile", what);
}

static bool is_path(const char *bytes, size_t length)
{
	size_t bad = 0;
	return length && length <= PATH_MOST && !memchr(bytes, 0, length) &&
		   az_text_is_safe(bytes, length, &bad);
}

/* A path out of hostile bytes, copied; NULL when it is none (no text, or a NUL inside). */
static const char *read_path(az_cursor *cursor, az_arena *arena, bool *no_memory)
{
	uint32_t length = 0;
	const char *bytes = (const char *)az_cursor_block(cursor, &length);
	if (!bytes || !is_path(bytes, length))
		return NULL;
	const char *path = az_arena_copy(arena, bytes, length);
	*no_memory = !path;
	return path;
}

/* Reads one file. Not NULL: what is wrong. */
static const char *read_one(az_bundle_maker *maker, az_cursor *cursor, bool *no_memory)
{
	az_bundle *bundle = maker->bundle;
	uint32_t length = 0;
	const char *path = read_path(cursor, bundle->arena, no_memory);
	if (!path)
		return AZ_N("a path is no text");
	if (bundle->count && strcmp(bundle->files[bundle->count - 1].path, path) >= 0)
		return AZ_N("the paths are not in order");
	const unsigned char *bytes = az_cursor_block(cursor, &length);
	if (!bytes || length > AZ_BUNDLE_FILE_BYTES)
		return AZ_N("a file is cut short or too long");
	*no_memory = !az_bundle_add(maker, path, path, bytes, length);
	return *no_memory ? "out of memory" : NULL;
}

/* Orders what was added and looks for the profile in it. Not NULL: what is wrong. */
static const char *settle(az_bundle_maker *maker, const char *profile, bool *no_memory)
{
	*no_memory = !az_bundle_finish(maker, profile);
	if (*no_memory)
		return "out of memory";
	const az_bundle *bundle = maker->bundle;
	for (size_t i = 1; i < bundle->count; i++)
		if (strcmp(bundle->files[i - 1].path, bundle->files[i].path) == 0)
			return AZ_N("a path is there twice");
	return az_bundle_find(bundle, profile) ? NULL : AZ_N("the profile is not among the files");
}

static const char *read_all(az_bundle_maker *maker, az_cursor *cursor, bool *no_memory)
{
	const unsigned char *magic = az_cursor_bytes(cursor, 4);
	if (!magic || memcmp(magic, MAGIC, 4) != 0)
		return AZ_N("they begin otherwise");
	uint32_t count = az_cursor_u32(cursor);
	if (!count || count > AZ_BUNDLE_FILES)
		return AZ_N("the number of files is out of bounds");
	const char *profile = read_path(cursor, maker->bundle->arena, no_memory);
	if (!profile)
		return AZ_N("the profile's path is no text");
	for (uint32_t i = 0; i < count; i++) {
		const char *what = read_one(maker, cursor, no_memory);
		if (what)
			return what;
	}
	if (!az_cursor_at_end(cursor))
		return AZ_N("something lies behind the last file");
	return settle(maker, profile, no_memory);
}

/* Gives the bundle, or frees it and says what is wrong. */
static assize_status give(
	az_bundle **bundle, az_bundle_maker *maker, const char *what, bool no_memory, az_error *error)
{
	if (!what) {
		*bundle = maker->bundle;
		return ASSIZE_OK;
	}
	az_bundle_free(maker->bundle);
	return no_memory ? az_error_memory(error) : bad_bundle(error, what);
}

assize_status az_bundle_decode(
	az_bundle **bundle, const void *bytes, size_t length, az_error *error)
{
	az_bundle_maker maker;
	bool no_memory = false;
	*bundle = NULL;
	if (!az_bundle_start(&maker))
		return az_error_memory(error);
	az_cursor cursor = {.bytes = bytes, .length = length};
	const char *what = read_all(&maker, &cursor, &no_memory);
	return give(bundle, &maker, what, no_memory, error);
}

static const char *add_contents(az_bundle_maker *maker, const char *profile,
	const az_bundle_content *contents, size_t count, bool *no_memory)
{
	if (!count || count > AZ_BUNDLE_FILES)
		return AZ_N("the number of files is out of bounds");
	for (size_t i = 0; i < count; i++) {
		const az_bundle_content *content = &contents[i];
		if (!is_path(content->path, strlen(content->path)))
			return AZ_N("a path is no text");
		if (content->length > AZ_BUNDLE_FILE_BYTES)
			return AZ_N("a file is too long");
		*no_memory =
			!az_bundle_add(maker, content->path, content->path, content->bytes, content->length);
		if (*no_memory)
			return "out of memory";
	}
	return settle(maker, profile, no_memory);
}

assize_status az_bundle_of(az_bundle **bundle, const char *profile,
	const az_bundle_content *contents, size_t count, az_error *error)
{
	az_bundle_maker maker;
	bool no_memory = false;
	*bundle = NULL;
	if (!az_bundle_start(&maker))
		return az_error_memory(error);
	const char *what = add_contents(&maker, profile, contents, count, &no_memory);
	return give(bundle, &maker, what, no_memory, error);
}
