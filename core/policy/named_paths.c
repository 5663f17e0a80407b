#include "policy/named_paths.h"

#include <string.h>

#include "base/file.h"
#include "base/words.h"
#include "policy/keys.h"

static bool is_named_before(const az_named_path *items, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i].path, path) == 0)
			return true;
	return false;
}

static bool read_path(az_load *load, const az_doc *value, const char *folder, az_named_path *out)
{
	const char *text = NULL;
	if (!az_keys_text(load, value, &text))
		return false;
	if (text[0] == '/') {
		az_load_bad(load, value, "write it as seen from this file's own folder",
			"'%s' is an absolute path, which another machine does not have", text);
		return false;
	}
	out->path = az_path_join(load->arena, folder, text);
	out->place = az_doc_place(value, load->file);
	if (!out->path)
		load->no_memory = true;
	return out->path != NULL;
}

void az_named_paths_read(az_load *load, const az_doc *map, const char *key, const char *folder,
	const char *each, az_named_paths *out)
{
	const az_doc *list = az_keys_may(map, key);
	if (!list || !az_keys_list(load, list, each))
		return;
	az_named_path *items = az_load_array(load, list->count, sizeof *items);
	if (!items)
		return;
	size_t count = 0;
	for (const az_doc *value = list->first; value; value = value->next) {
		if (!read_path(load, value, folder, &items[count]))
			continue;
		if (is_named_before(items, count, items[count].path))
			az_load_bad(load, value, "name it once", "'%s' is named twice", value->text);
		else
			count++;
	}
	out->items = items;
	out->count = count;
}

void az_named_path_read(
	az_load *load, const az_doc *map, const char *key, const char *folder, az_named_paths *out)
{
	const az_doc *value = az_keys_may(map, key);
	az_named_path *item = value ? az_load_array(load, 1, sizeof *item) : NULL;
	if (item && read_path(load, value, folder, item))
		*out = (az_named_paths){item, 1};
}

void az_manifest_names_read(
	az_load *load, const az_doc *map, const char *folder, az_manifest_names *out)
{
	az_named_paths_read(load, map, "law", folder, AZ_N("law registers"), &out->law);
	az_named_path_read(load, map, "calendar", folder, &out->calendar);
}

bool az_manifest_names_find(
	az_arena *arena, const az_bundle_file *manifest, const char *folder, az_manifest_names *out)
{
	az_load load = {.arena = arena, .problems = az_problems_new(0)};
	if (!load.problems)
		return false;
	const az_doc *map = az_load_yaml(&load, manifest);
	if (map && map->kind == AZ_DOC_MAP)
		az_manifest_names_read(&load, map, folder, out);
	az_problems_free(load.problems);
	return !load.no_memory;
}
