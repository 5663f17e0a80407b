#include "policy/bundle.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "policy/bundle_make.h"
#include "policy/folder_near.h"
#include "policy/profile.h"

/* One reading from disk. `status` keeps the first failure. */
typedef struct reading {
	az_bundle_maker maker;
	az_problems *problems;
	assize_status status;
	bool full; /* too many files, which is said once */
} reading;

static void fail(reading *r, assize_status status)
{
	if (!r->status)
		r->status = status;
}

static char *join(reading *r, const char *folder, const char *name)
{
	char *path = az_path_join(r->maker.bundle->arena, folder, name);
	if (!path)
		fail(r, ASSIZE_ERROR_MEMORY);
	return path;
}

/* An absent optional file is no mistake; one that is there and cannot be read is. */
static bool is_there(const char *real)
{
	return access(real, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

static bool was_added(const reading *r, const char *path, const char *real)
{
	const az_bundle *bundle = r->maker.bundle;
	for (size_t i = 0; i < bundle->count; i++)
		if (strcmp(bundle->files[i].path, path) == 0 || strcmp(bundle->files[i].shown, real) == 0)
			return true;
	return false;
}

static void say_error(reading *r, az_place place, const az_error *error)
{
	if (place.file)
		az_problems_add(r->problems, place, NULL, NULL, "%s: %s", error->where, error->text);
	else
		az_problems_add(
			r->problems, (az_place){.file = error->where}, NULL, NULL, "%s", error->text);
	fail(r, error->status);
}

/* Adds a file of disk as `path`; `place` is where it is named, or no place. */
static void add(reading *r, const char *path, const char *real, az_place place)
{
	size_t bad = 0;
	if (!path || !real || was_added(r, path, real))
		return;
	if (!az_text_is_safe(path, strlen(path), &bad)) {
		az_problems_add(r->problems, place, NULL, "rename it",
			"the name of a file or folder holds characters that cannot be seen, or is not UTF-8");
		fail(r, ASSIZE_ERROR_POLICY);
		return;
	}
	if (r->maker.bundle->count >= AZ_BUNDLE_FILES) {
		if (!r->full)
			az_problems_add(r->problems, place, NULL, "split the profile",
				"there are more than %d files", (int)AZ_BUNDLE_FILES);
		r->full = true;
		fail(r, ASSIZE_ERROR_POLICY);
		return;
	}
	az_buffer bytes = {0};
	az_error error;
	az_error_clear(&error);
	if (az_file_read(real, AZ_BUNDLE_FILE_BYTES, &bytes, &error))
		say_error(r, place, &error);
	else if (!az_bundle_add(
				 &r->maker, path, real, bytes.bytes ? (const char *)bytes.bytes : "", bytes.length))
		fail(r, ASSIZE_ERROR_MEMORY);
	az_buffer_free(&bytes);
}

static void add_optional(reading *r, const char *path, const char *real)
{
	if (path && real && is_there(real))
		add(r, path, real, (az_place){0});
}

static bool ends_in_lua(const char *name)
{
	size_t n = strlen(name);
	return n > 4 && strcmp(name + n - 4, ".lua") == 0;
}

/* Every *.lua in one folder of a policy. Anything else there is named, for it would never run. */
static void add_lua(reading *r, const char *path, const char *real)
{
	char **names = NULL;
	az_error error;
	az_error_clear(&error);
	if (!path || !real || !is_there(real))
		return;
	if (az_folder_list(real, "", r->maker.bundle->arena, &names, &error)) {
		say_error(r, (az_place){0}, &error);
		return;
	}
	for (size_t i = 0; names[i]; i++) {
		if (names[i][0] == '.')
			continue;
		char *file = join(r, real, names[i]);
		if (ends_in_lua(names[i])) {
			add(r, join(r, path, names[i]), file, (az_place){.file = file});
			continue;
		}
		az_problems_add(r->problems, (az_place){.file = file}, NULL,
			"rename it to end in .lua, or move it out", "is no Lua file, and would never run");
		fail(r, ASSIZE_ERROR_POLICY);
	}
}

/* Two files of disk that would be one file of the bundle: folders of a made profile lie beside each
 * other in it, wherever they lie. */
static bool is_taken(reading *r, const char *path, const char *real, az_place place)
{
	const az_bundle *bundle = r->maker.bundle;
	for (size_t i = 0; i < bundle->count; i++) {
		if (strcmp(bundle->files[i].path, path) != 0 || strcmp(bundle->files[i].shown, real) == 0)
			continue;
		az_problems_add(r->problems, place, NULL, "take the folders one at a time",
			"this register cannot stand beside %s", bundle->files[i].shown);
		fail(r, ASSIZE_ERROR_POLICY);
		return true;
	}
	return false;
}

/* The law registers that the manifest (a file of the bundle) names. */
static void add_registers(reading *r, const char *folder, const char *real, size_t manifest)
{
	az_bundle *bundle = r->maker.bundle;
	az_bundle_file file = bundle->files[manifest];
	az_named_paths seen = {0}, meant = {0};
	if (!az_named_registers(bundle->arena, &file, folder, &seen) ||
		!az_named_registers(bundle->arena, &file, real, &meant)) {
		fail(r, ASSIZE_ERROR_MEMORY);
		return;
	}
	for (size_t i = 0; i < seen.count && i < meant.count; i++)
		if (!is_taken(r, seen.items[i].path, meant.items[i].path, meant.items[i].place))
			add(r, seen.items[i].path, meant.items[i].path, meant.items[i].place);
}

/* One folder too high or another slip of the kind; true where it was told. */
static bool is_beside(reading *r, const char *path, const char *real, az_place place)
{
	const char *shown = place.file ? path : real;
	const char *near = az_policy_folder_near(r->maker.bundle->arena, real, shown);
	if (!near)
		return false;
	if (place.file)
		az_problems_add(r->problems, place, NULL, near, "'%s' has no policy.yaml", path);
	else
		az_problems_add(r->problems, (az_place){.file = real[0] ? real : "."}, NULL, near,
			"the folder has no policy.yaml");
	fail(r, ASSIZE_ERROR_MISSING);
	return true;
}

static void add_policy(reading *r, const char *path, const char *real, az_place place)
{
	static const char *const FOLDERS[] = {"rules", "reports", "lib"};
	if (!path || !real || is_beside(r, path, real, place))
		return;
	size_t before = r->maker.bundle->count;
	add(r, join(r, path, "policy.yaml"), join(r, real, "policy.yaml"), place);
	if (r->maker.bundle->count == before)
		return;
	add_registers(r, path, real, before);
	add_optional(r, join(r, path, "law.yaml"), join(r, real, "law.yaml"));
	add_optional(r, join(r, path, "../law.yaml"), join(r, real, "../law.yaml"));
	for (size_t i = 0; i < sizeof FOLDERS / sizeof FOLDERS[0]; i++)
		add_lua(r, join(r, path, FOLDERS[i]), join(r, real, FOLDERS[i]));
}

static void add_paths(reading *r, const char *root, const az_named_paths *paths)
{
	for (size_t i = 0; i < paths->count; i++) {
		const char *path = paths->items[i].path;
		add(r, path, join(r, root, path), paths->items[i].place);
	}
}

/* The profile is the only file in the bundle: reads it, then what it names. */
static void add_named(reading *r, const char *root)
{
	az_bundle *bundle = r->maker.bundle;
	az_profile profile = {0};
	az_load load = {.arena = bundle->arena, .problems = r->problems};
	if (!az_profile_load(&load, &bundle->files[0], &profile)) {
		fail(r, load.no_memory ? ASSIZE_ERROR_MEMORY : ASSIZE_ERROR_POLICY);
		return;
	}
	for (size_t i = 0; i < profile.policies.count; i++) {
		const az_named_path *named = &profile.policies.items[i];
		add_policy(r, named->path, join(r, root, named->path), named->place);
	}
	add_paths(r, root, &profile.fields);
	add_paths(r, root, &profile.law);
}

/* Gives the bundle, or what stopped it. */
static assize_status finish(reading *r, const char *profile, az_bundle **bundle)
{
	if (!r->status && !az_bundle_finish(&r->maker, profile))
		fail(r, ASSIZE_ERROR_MEMORY);
	if (!r->status) {
		*bundle = r->maker.bundle;
		return ASSIZE_OK;
	}
	az_bundle_free(r->maker.bundle);
	if (r->status == ASSIZE_ERROR_MEMORY)
		az_problems_add(r->problems, (az_place){0}, NULL, NULL, "out of memory");
	return r->status;
}

assize_status az_bundle_read(az_bundle **bundle, const char *profile_path, az_problems *problems)
{
	reading r = {.problems = problems};
	*bundle = NULL;
	if (!az_bundle_start(&r.maker))
		return ASSIZE_ERROR_MEMORY;
	const char *slash = strrchr(profile_path, '/');
	const char *name = slash ? slash + 1 : profile_path;
	char *root = az_path_folder(r.maker.bundle->arena, profile_path);
	if (!root)
		fail(&r, ASSIZE_ERROR_MEMORY);
	if (strcmp(name, AZ_PROFILE_MADE) == 0) {
		az_problems_add(problems, (az_place){.file = profile_path}, NULL, "rename it",
			"a profile cannot be called '%s'", name);
		fail(&r, ASSIZE_ERROR_POLICY);
	}
	if (!r.status && az_is_folder(profile_path)) {
		az_problems_add(problems, (az_place){.file = profile_path}, NULL,
			az_profile_file_near(r.maker.bundle->arena, profile_path), "is a folder");
		fail(&r, ASSIZE_ERROR_INPUT);
	}
	if (!r.status)
		add(&r, name, profile_path, (az_place){0});
	if (!r.status)
		add_named(&r, root);
	return finish(&r, name, bundle);
}

/* The made profile names what was found: the policies, and the fields that lie beside or above
 * them. */
static void add_made_profile(reading *r, size_t count)
{
	az_buffer text = {0};
	const char *comma = "";
	az_buffer_string(&text, "profile: try\nmade: true\npolicies: [");
	for (size_t i = 1; i <= count; i++)
		az_buffer_printf(&text, "%s%zu/policy", i > 1 ? ", " : "", i);
	az_buffer_string(&text, "]\nfields: [");
	for (size_t i = 0; i < r->maker.bundle->count; i++) {
		const char *path = r->maker.bundle->files[i].path;
		const char *end = strrchr(path, '/');
		if (!end || strcmp(end, "/fields.yaml") != 0)
			continue;
		az_buffer_printf(&text, "%s%s", comma, path);
		comma = ", ";
	}
	az_buffer_string(&text, "]\n");
	if (text.failed ||
		!az_bundle_add(&r->maker, AZ_PROFILE_MADE, AZ_PROFILE_MADE, text.bytes, text.length))
		fail(r, ASSIZE_ERROR_MEMORY);
	az_buffer_free(&text);
}

assize_status az_bundle_read_folders(
	az_bundle **bundle, const char *const *folders, size_t count, az_problems *problems)
{
	reading r = {.problems = problems};
	*bundle = NULL;
	if (!az_bundle_start(&r.maker))
		return ASSIZE_ERROR_MEMORY;
	for (size_t i = 0; i < count; i++) {
		char path[64];
		snprintf(path, sizeof path, "%zu/policy", i + 1);
		char *real = join(&r, NULL, folders[i]);
		if (real && was_added(&r, "", join(&r, real, "policy.yaml"))) {
			az_problems_add(problems, (az_place){.file = folders[i]}, NULL, "name it once",
				"the folder is named twice");
			fail(&r, ASSIZE_ERROR_POLICY);
			continue;
		}
		add_policy(&r, path, real, (az_place){0});
		add_optional(&r, join(&r, path, "fields.yaml"), join(&r, real, "fields.yaml"));
		add_optional(&r, join(&r, path, "../fields.yaml"), join(&r, real, "../fields.yaml"));
	}
	add_made_profile(&r, count);
	return finish(&r, AZ_PROFILE_MADE, bundle);
}
