#include <string.h>

#include "base/arena.h"
#include "policy/bundle_reading.h"
#include "policy/folder_near.h"
#include "policy/pack/pack.h"
#include "policy/profile.h"

static void add_paths(az_reading *r, const char *root, const az_named_paths *paths)
{
	for (size_t i = 0; i < paths->count; i++) {
		const char *path = paths->items[i].path;
		az_reading_add(r, &r->maker, path, az_reading_join(r, root, path), paths->items[i].place);
	}
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

assize_status az_bundle_profile_name(
	const char *profile_path, az_arena *arena, const char **name, az_error *error)
{
	az_pack *pack = NULL;
	assize_status status =
		az_pack_is(profile_path) ? az_pack_open(&pack, profile_path, error) : ASSIZE_OK;
	if (status)
		return status;
	*name = az_arena_string(arena, last_part(pack ? pack->profile : profile_path));
	az_pack_close(pack);
	return *name ? ASSIZE_OK : az_error_memory(error);
}

/* A schedule's scripts run audits, and are part of none. */
static void add_scripts(az_reading *r, const char *root, const az_schedule *schedule)
{
	for (size_t i = 0; i < schedule->count; i++) {
		const az_scheduled *entry = &schedule->items[i];
		if (entry->script)
			az_reading_add(r, &r->beside, az_reading_join(r, NULL, entry->script),
				az_reading_join(r, root, entry->script), entry->place);
	}
}

/* The profile is the only file in the bundle: reads it, then what it names. */
static void add_named(az_reading *r, const char *root)
{
	az_bundle *bundle = r->maker.bundle;
	az_profile profile = {0};
	az_load load = {.arena = bundle->arena, .problems = r->problems};
	if (!az_profile_load(&load, &bundle->files[0], &profile)) {
		az_reading_fail(r, load.no_memory ? ASSIZE_ERROR_MEMORY : ASSIZE_ERROR_POLICY);
		return;
	}
	for (size_t i = 0; i < profile.policies.count; i++) {
		const az_named_path *named = &profile.policies.items[i];
		az_reading_add_policy(r, named->path, az_reading_join(r, root, named->path), named->place);
	}
	add_paths(r, root, &profile.fields);
	add_paths(r, root, &profile.law);
	add_paths(r, root, &profile.calendar);
	if (r->beside.bundle)
		add_scripts(r, root, &profile.schedule);
}

/* What keeps the path from being a profile's, which is said. */
static void check_path(az_reading *r, const char *path, const char *name)
{
	if (strcmp(name, AZ_PROFILE_MADE) == 0) {
		az_problems_add(r->problems, (az_place){.file = path}, NULL, "rename it",
			"a profile cannot be called '%s'", name);
		az_reading_fail(r, ASSIZE_ERROR_POLICY);
	} else if (r->files->is_folder(r->files, path)) {
		az_problems_add(r->problems, (az_place){.file = path}, NULL,
			az_profile_file_near(r->problems, r->maker.bundle->arena, path), "is a folder");
		az_reading_fail(r, ASSIZE_ERROR_INPUT);
	}
}

static void read_profile(az_reading *r, const char *path, const char *name)
{
	char *root = az_path_folder(r->maker.bundle->arena, path);
	if (!root)
		az_reading_fail(r, ASSIZE_ERROR_MEMORY);
	check_path(r, path, name);
	if (!r->status)
		az_reading_add(r, &r->maker, name, path, (az_place){0});
	if (!r->status)
		add_named(r, root);
}

/* Gives what was read beside the bundle too, where the bundle was given. */
static assize_status finish(az_reading *r, const char *name, az_bundle **bundle, az_bundle **beside)
{
	assize_status status = az_reading_finish(r, name, bundle);
	if (!status && beside && !az_bundle_finish(&r->beside, name)) {
		az_bundle_free(*bundle);
		*bundle = NULL;
		status = ASSIZE_ERROR_MEMORY;
	}
	if (!status && beside)
		*beside = r->beside.bundle;
	else
		az_bundle_free(r->beside.bundle);
	return status;
}

static assize_status read_from(const az_files *files, const char *path, az_bundle **bundle,
	az_bundle **beside, az_problems *problems)
{
	az_reading r;
	const char *name = last_part(path);
	if (!az_reading_start(&r, files, problems))
		return ASSIZE_ERROR_MEMORY;
	if (beside && !az_bundle_start(&r.beside))
		az_reading_fail(&r, ASSIZE_ERROR_MEMORY);
	read_profile(&r, path, name);
	return finish(&r, name, bundle, beside);
}

static assize_status read_pack(
	const char *path, az_bundle **bundle, az_bundle **beside, az_problems *problems)
{
	az_pack *pack = NULL;
	az_error error;
	az_error_clear(&error);
	assize_status status = az_pack_open(&pack, path, &error);
	if (!status)
		status = read_from(&pack->files, pack->profile, bundle, beside, problems);
	else
		az_problems_add(problems, (az_place){.file = error.where}, NULL, NULL, "%s",
			az_error_text(&error, az_problems_lang(problems)));
	if (!status && !az_hash_equal(&pack->bundle, &(*bundle)->hash)) {
		az_problems_add(problems, (az_place){.file = path}, NULL,
			"have it made anew by `assize pack`",
			"what it holds is not what its first file says: the hashes of the bundle differ");
		status = ASSIZE_ERROR_INPUT;
		az_bundle_free(*bundle);
		az_bundle_free(beside ? *beside : NULL);
		*bundle = NULL;
	}
	az_pack_close(pack);
	return status;
}

static assize_status read_path(
	const char *path, az_bundle **bundle, az_bundle **beside, az_problems *problems)
{
	*bundle = NULL;
	if (beside)
		*beside = NULL;
	if (az_pack_is(path))
		return read_pack(path, bundle, beside, problems);
	return read_from(&az_files_of_disk, path, bundle, beside, problems);
}

assize_status az_bundle_read(az_bundle **bundle, const char *profile_path, az_problems *problems)
{
	return read_path(profile_path, bundle, NULL, problems);
}

assize_status az_bundle_read_all(
	az_bundle **bundle, az_bundle **beside, const char *profile_path, az_problems *problems)
{
	return read_path(profile_path, bundle, beside, problems);
}
