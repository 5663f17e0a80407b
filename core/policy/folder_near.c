#include "policy/folder_near.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/words.h"

enum { NAMED_MOST = 4, MEND = 1024 };

bool az_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool holds(az_arena *arena, const char *folder, const char *name)
{
	const char *path = az_path_join(arena, folder, name);
	return path && access(path, F_OK) == 0;
}

const char *az_policy_folder_near(
	const az_problems *problems, az_arena *arena, const char *real, const char *shown)
{
	char **names = NULL;
	az_buffer text = {0};
	size_t count = 0;
	assize_lang lang = az_problems_lang(problems);
	if (holds(arena, real, "policy.yaml") ||
		az_folder_list(real[0] ? real : ".", "", arena, &names, NULL))
		return NULL;
	for (size_t i = 0; names[i] && count < NAMED_MOST; i++) {
		const char *child = az_path_join(arena, real, names[i]);
		const char *named = az_path_join(arena, shown, names[i]);
		if (!child || !named || !holds(arena, child, "policy.yaml"))
			continue;
		az_buffer_printf(&text, "%s'%s'", count++ ? az_words(lang, AZ_N(" or ")) : "", named);
	}
	char mend[MEND] = "";
	if (count && !text.failed)
		az_problems_mend(problems, mend, sizeof mend, "did you mean %.*s?", (int)text.length,
			(const char *)text.bytes);
	az_buffer_free(&text);
	return mend[0] ? az_arena_string(arena, mend) : NULL;
}

const char *az_profile_file_near(const az_problems *problems, az_arena *arena, const char *folder)
{
	const char *name = holds(arena, folder, "profile.yaml") ? "profile.yaml" : "NAME.yaml";
	const char *file = az_path_join(arena, folder, name);
	char mend[MEND];
	if (!file)
		return NULL;
	az_problems_mend(problems, mend, sizeof mend, "name the profile's file, as %s", file);
	return az_arena_string(arena, mend);
}
