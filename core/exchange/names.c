#include "exchange/names.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

const char *az_names_shown(const char *text, char out[AZ_SHOWN])
{
	az_text_cut(out, AZ_SHOWN, text);
	return out;
}

static const char *name_at(const void *context, size_t i)
{
	const char *const *names = context;
	return names[i];
}

const char *az_names_nearest(const char *name, const char *const *names)
{
	return az_text_nearest(name, name_at, names);
}

static bool is_known(const char *name, const char *const *names)
{
	for (size_t i = 0; names[i]; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* "type, title, unit" for a mend. */
static void list_names(const char *const *names, char *out, size_t size)
{
	size_t n = 0;
	for (size_t i = 0; names[i] && n < size; i++)
		n += (size_t)snprintf(out + n, size - n, "%s%s", i ? ", " : "", names[i]);
	az_text_cut(out, size, out);
}

bool az_names_only(const az_doc *map, const char *file, const char *what, const char *const *names,
	az_problems *problems)
{
	char mend[240], list[200];
	bool good = true;
	list_names(names, list, sizeof list);
	if (map->kind != AZ_DOC_MAP) {
		az_problems_mend(problems, mend, sizeof mend, "write a map of %s", list);
		az_problems_add(problems, az_doc_place(map, file), map->key, mend, "%s is no map", what);
		return false;
	}
	for (const az_doc *entry = map->first; entry; entry = entry->next) {
		if (is_known(entry->key, names))
			continue;
		const char *near = az_names_nearest(entry->key, names);
		if (near)
			az_problems_mend(problems, mend, sizeof mend, "did you mean '%s'?", near);
		else
			az_problems_mend(problems, mend, sizeof mend, "known are %s", list);
		az_problems_add(
			problems, az_doc_key_place(entry, file), entry->key, mend, "%s has no such key", what);
		good = false;
	}
	return good;
}

bool az_names_plain(const char *name, size_t most)
{
	size_t length = strlen(name);
	if (length == 0 || length > most || name[0] < 'a' || name[0] > 'z')
		return false;
	for (size_t i = 0; i < length; i++) {
		char c = name[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
			return false;
	}
	return true;
}
