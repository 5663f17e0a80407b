/*
 * What lies beside the files of a bundle and is read by people and `policy test`: READMEs and tests
 * of its policies. They travel in a pack, and change no run.
 */
#include <string.h>

#include "policy/bundle_reading.h"

enum { DEPTH_MOST = 8 };

static char **names_of(az_reading *r, const char *real)
{
	char **names = NULL;
	az_error error;
	az_error_clear(&error);
	if (r->files->list(r->files, real, r->beside.bundle->arena, &names, &error))
		az_reading_say(r, (az_place){0}, &error);
	return names;
}

/* A link would send what it leads to, wherever that lies: nothing here is judged before it is packed. */
static bool is_refused(az_reading *r, const char *file)
{
	if (!r->files->is_link(r->files, file))
		return false;
	az_problems_add(r->problems, (az_place){.file = file}, NULL,
		"put the file itself there, or take the link away",
		"is a link, and a pack is sent to others");
	az_reading_fail(r, ASSIZE_ERROR_POLICY);
	return true;
}

static void add_folder(az_reading *r, const char *path, const char *real, unsigned depth)
{
	char **names = names_of(r, real);
	for (size_t i = 0; names && names[i]; i++) {
		if (names[i][0] == '.')
			continue;
		const char *in = az_reading_join(r, path, names[i]);
		const char *file = az_reading_join(r, real, names[i]);
		if (!in || !file)
			return;
		if (is_refused(r, file))
			continue;
		if (!r->files->is_folder(r->files, file)) {
			az_reading_add(r, &r->beside, in, file, (az_place){.file = file});
			continue;
		}
		if (depth < DEPTH_MOST) {
			add_folder(r, in, file, depth + 1);
			continue;
		}
		az_problems_add(r->problems, (az_place){.file = file}, NULL, "put tests into fewer folders",
			"the folder lies too deep");
		az_reading_fail(r, ASSIZE_ERROR_POLICY);
	}
}

void az_reading_add_beside(az_reading *r, const char *path, const char *real)
{
	const char *tests = az_reading_join(r, real, "tests");
	if (tests && !is_refused(r, tests) && r->files->is_folder(r->files, tests))
		add_folder(r, az_reading_join(r, path, "tests"), tests, 1);
	char **names = names_of(r, real);
	for (size_t i = 0; names && names[i]; i++) {
		const char *file = az_reading_join(r, real, names[i]);
		if (!file || strncmp(names[i], "README", 6) != 0 || is_refused(r, file))
			continue;
		if (!r->files->is_folder(r->files, file))
			az_reading_add(
				r, &r->beside, az_reading_join(r, path, names[i]), file, (az_place){.file = file});
	}
}
