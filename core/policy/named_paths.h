/*
 * Paths that a profile or a manifest names, relative to the folder of the file that names them.
 * Internal to the room.
 */
#ifndef AZ_POLICY_NAMED_PATHS_H
#define AZ_POLICY_NAMED_PATHS_H

#include "policy/load.h"

/* A path, folded, as the bundle has it, and where it is named. */
typedef struct az_named_path {
	const char *path;
	az_place place;
} az_named_path;

typedef struct az_named_paths {
	const az_named_path *items;
	size_t count;
} az_named_paths;

/* Reads the list of paths under `key`; none where the map has no such key. `folder` is that of the
 * file in the bundle (NULL: the bundle's own); `each` says what the list holds, for the mend. */
void az_named_paths_read(az_load *load, const az_doc *map, const char *key, const char *folder,
	const char *each, az_named_paths *out);

/* The same for a key that holds one path: none or one. */
void az_named_path_read(
	az_load *load, const az_doc *map, const char *key, const char *folder, az_named_paths *out);

/* What a manifest names beside its own files. */
typedef struct az_manifest_names {
	az_named_paths law;      /* `law: [...]`: registers */
	az_named_paths calendar; /* `calendar: ...`: none or one */
} az_manifest_names;

/* Reads it from a map, as the manifest's loader does. */
void az_manifest_names_read(
	az_load *load, const az_doc *map, const char *folder, az_manifest_names *out);

/* Finds it in a manifest that is not loaded yet, and says nothing of what is wrong there: the loader
 * then says all of it. False when memory is out. */
bool az_manifest_names_find(
	az_arena *arena, const az_bundle_file *manifest, const char *folder, az_manifest_names *out);

#endif
