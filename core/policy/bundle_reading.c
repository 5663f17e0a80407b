#include "policy/bundle_reading.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "policy/folder_near.h"
#include "policy/named_paths.h"

bool az_reading_start(az_reading *r, const az_files *files, az_problems *problems)
{
	*r = (az_reading){.files = files, .problems = problems};
	return az_bundle_start(&r->maker);
}

void az_reading_fail(az_reading *r, assize_status status)
{
	if (!r->status)
		r->status = status;
}

char *az_reading_join(az_reading *r, const char *folder, const char *name)
{
	char *path = az_path_join(r->maker.bundle->arena, folder, name);
	if (!path)
		az_reading_fail(r, ASSIZE_ERROR_MEMORY);
	return path;
}

bool az_reading_has(const az_bundle *bundle, const char *path, const char *real)
{
	for (size_t i = 0; i < bundle->count; i++)
		if (strcmp(bundle->files[i].path, path) == 0 || strcmp(bundle->files[i].shown, real) == 0)
			return true;
	return false;
}

void az_reading_say(az_reading *r, az_place place, const az_error *error)
{
	const char *text = az_error_text(error, az_problems_lang(r->problems));
	if (place.file)
		az_problems_add(r->problems, place, NULL, NULL, "%s: %s", error->where, text);
	else
		az_problems_add(r->problems, (az_place){.file = error->where}, NULL, NULL, "%s", text);
	az_reading_fail(r, error->status);
}

void az_reading_add(
	az_reading *r, az_bundle_maker *maker, const char *path, const char *real, az_place place)
{
	size_t bad = 0;
	if (!path || !real || az_reading_has(maker->bundle, path, real))
		return;
	if (!az_text_is_safe(path, strlen(path), &bad)) {
		az_problems_add(r->problems, place, NULL, "rename it",
			"the name of a file or folder holds characters that cannot be seen, or is not UTF-8");
		az_reading_fail(r, ASSIZE_ERROR_POLICY);
		return;
	}
	if (maker->bundle->count >= AZ_BUNDLE_FILES) {
		if (!r->full)
			az_problems_add(r->problems, place, NULL, "split the profile",
				"there are more than %d files", (int)AZ_BUNDLE_FILES);
		r->full = true;
		az_reading_fail(r, ASSIZE_ERROR_POLICY);
		return;
	}
	az_buffer bytes = {0};
	az_error error;
	az_error_clear(&error);
	if (r->files->read(r->files, real, AZ_BUNDLE_FILE_BYTES, &bytes, &error))
		az_reading_say(r, place, &error);
	else if (!az_bundle_add(
				 maker, path, real, bytes.bytes ? (const char *)bytes.bytes : "", bytes.length))
		az_reading_fail(r, ASSIZE_ERROR_MEMORY);
	az_buffer_free(&bytes);
}

void az_reading_add_optional(az_reading *r, const char *path, const char *real)
{
	if (path && real && r->files->is_there(r->files, real))
		az_reading_add(r, &r->maker, path, real, (az_place){0});
}

static bool ends_in_lua(const char *name)
{
	size_t n = strlen(name);
	return n > 4 && strcmp(name + n - 4, ".lua") == 0;
}

/* Every *.lua in one folder of a policy. Anything else there is named, for it would never run. */
static void add_lua(az_reading *r, const char *path, const char *real)
{
	char **names = NULL;
	az_error error;
	az_error_clear(&error);
	if (!path || !real || !r->files->is_there(r->files, real))
		return;
	if (r->files->list(r->files, real, r->maker.bundle->arena, &names, &error)) {
		az_reading_say(r, (az_place){0}, &error);
		return;
	}
	for (size_t i = 0; names[i]; i++) {
		if (names[i][0] == '.')
			continue;
		char *file = az_reading_join(r, real, names[i]);
		if (ends_in_lua(names[i])) {
			az_reading_add(
				r, &r->maker, az_reading_join(r, path, names[i]), file, (az_place){.file = file});
			continue;
		}
		az_problems_add(r->problems, (az_place){.file = file}, NULL,
			"rename it to end in .lua, or move it out", "is no Lua file, and would never run");
		az_reading_fail(r, ASSIZE_ERROR_POLICY);
	}
}

/* Two files of disk that would be one file of the bundle: folders of a made profile lie beside each
 * other in it, wherever they lie. */
static bool is_taken(az_reading *r, const char *path, const char *real, az_place place)
{
	const az_bundle *bundle = r->maker.bundle;
	for (size_t i = 0; i < bundle->count; i++) {
		if (strcmp(bundle->files[i].path, path) != 0 || strcmp(bundle->files[i].shown, real) == 0)
			continue;
		az_problems_add(r->problems, place, NULL, "take the folders one at a time",
			"this file cannot stand beside %s", bundle->files[i].shown);
		az_reading_fail(r, ASSIZE_ERROR_POLICY);
		return true;
	}
	return false;
}

static void add_paths(az_reading *r, const az_named_paths *seen, const az_named_paths *meant)
{
	for (size_t i = 0; i < seen->count && i < meant->count; i++) {
		const az_named_path *to = &meant->items[i];
		if (!is_taken(r, seen->items[i].path, to->path, to->place))
			az_reading_add(r, &r->maker, seen->items[i].path, to->path, to->place);
	}
}

/* The law registers and the calendar that the manifest (a file of the bundle) names. */
static void add_named(az_reading *r, const char *folder, const char *real, size_t manifest)
{
	az_bundle *bundle = r->maker.bundle;
	az_bundle_file file = bundle->files[manifest];
	az_manifest_names seen = {0}, meant = {0};
	if (!az_manifest_names_find(bundle->arena, &file, folder, &seen) ||
		!az_manifest_names_find(bundle->arena, &file, real, &meant)) {
		az_reading_fail(r, ASSIZE_ERROR_MEMORY);
		return;
	}
	add_paths(r, &seen.law, &meant.law);
	add_paths(r, &seen.calendar, &meant.calendar);
}

/* One folder too high or another slip of the kind; true where it was told. */
static bool is_beside(az_reading *r, const char *path, const char *real, az_place place)
{
	const char *shown = place.file ? path : real;
	const char *near = az_policy_folder_near(r->problems, r->maker.bundle->arena, real, shown);
	if (!near)
		return false;
	if (place.file)
		az_problems_add(r->problems, place, NULL, near, "'%s' has no policy.yaml", path);
	else
		az_problems_add(r->problems, (az_place){.file = real[0] ? real : "."}, NULL, near,
			"the folder has no policy.yaml");
	az_reading_fail(r, ASSIZE_ERROR_MISSING);
	return true;
}

void az_reading_add_policy(az_reading *r, const char *path, const char *real, az_place place)
{
	static const char *const FOLDERS[] = {"rules", "reports", "lib"};
	if (!path || !real || is_beside(r, path, real, place))
		return;
	size_t before = r->maker.bundle->count;
	az_reading_add(r, &r->maker, az_reading_join(r, path, "policy.yaml"),
		az_reading_join(r, real, "policy.yaml"), place);
	if (r->maker.bundle->count == before)
		return;
	add_named(r, path, real, before);
	az_reading_add_optional(
		r, az_reading_join(r, path, "law.yaml"), az_reading_join(r, real, "law.yaml"));
	az_reading_add_optional(
		r, az_reading_join(r, path, "../law.yaml"), az_reading_join(r, real, "../law.yaml"));
	if (r->beside.bundle)
		az_reading_add_beside(r, path, real);
	for (size_t i = 0; i < sizeof FOLDERS / sizeof FOLDERS[0]; i++)
		add_lua(r, az_reading_join(r, path, FOLDERS[i]), az_reading_join(r, real, FOLDERS[i]));
}

/* Gives the bundle, or what stopped it. */
assize_status az_reading_finish(az_reading *r, const char *profile, az_bundle **bundle)
{
	if (!r->status && !az_bundle_finish(&r->maker, profile))
		az_reading_fail(r, ASSIZE_ERROR_MEMORY);
	if (!r->status) {
		*bundle = r->maker.bundle;
		return ASSIZE_OK;
	}
	az_bundle_free(r->maker.bundle);
	if (r->status == ASSIZE_ERROR_MEMORY)
		az_problems_add(r->problems, (az_place){0}, NULL, NULL, "out of memory");
	return r->status;
}
