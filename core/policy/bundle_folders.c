#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "policy/bundle_reading.h"
#include "policy/profile.h"

/* The made profile names what was found: the policies, and the fields that lie beside or above
 * them. */
static void add_made_profile(az_reading *r, size_t count)
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
		az_reading_fail(r, ASSIZE_ERROR_MEMORY);
	az_buffer_free(&text);
}

assize_status az_bundle_read_folders(
	az_bundle **bundle, const char *const *folders, size_t count, az_problems *problems)
{
	az_reading r;
	*bundle = NULL;
	if (!az_reading_start(&r, &az_files_of_disk, problems))
		return ASSIZE_ERROR_MEMORY;
	for (size_t i = 0; i < count; i++) {
		char path[64];
		snprintf(path, sizeof path, "%zu/policy", i + 1);
		char *real = az_reading_join(&r, NULL, folders[i]);
		if (real && az_reading_has(r.maker.bundle, "", az_reading_join(&r, real, "policy.yaml"))) {
			az_problems_add(problems, (az_place){.file = folders[i]}, NULL, "name it once",
				"the folder is named twice");
			az_reading_fail(&r, ASSIZE_ERROR_POLICY);
			continue;
		}
		az_reading_add_policy(&r, path, real, (az_place){0});
		az_reading_add_optional(
			&r, az_reading_join(&r, path, "fields.yaml"), az_reading_join(&r, real, "fields.yaml"));
		az_reading_add_optional(&r, az_reading_join(&r, path, "../fields.yaml"),
			az_reading_join(&r, real, "../fields.yaml"));
	}
	add_made_profile(&r, count);
	return az_reading_finish(&r, AZ_PROFILE_MADE, bundle);
}
