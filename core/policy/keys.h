/*
 * Reading maps of a document with every key accounted for: unknown ones are named with the nearest
 * known one, missing ones with what they are for. Internal to the loading functions. Each gives
 * false (or NULL) and says the problem when a value is not what was expected.
 */
#ifndef AZ_POLICY_KEYS_H
#define AZ_POLICY_KEYS_H

#include "policy/load.h"

/* `doc` is a map with no other keys than those of the NULL-ended list. Unknown keys are said and do
 * not make it false: the known ones can still be read. */
bool az_keys_map(az_load *load, const az_doc *doc, const char *what, const char *const *allowed);

/* The value of a key that must be there. `mend` says what to write. */
const az_doc *az_keys_need(az_load *load, const az_doc *map, const char *key, const char *mend);

/* The value of a key that may be absent; null counts as absent. */
const az_doc *az_keys_may(const az_doc *map, const char *key);

/* A text that is not empty. */
bool az_keys_text(az_load *load, const az_doc *value, const char **out);

/* One of the NULL-ended list: its place from 1, or 0. */
size_t az_keys_choice(az_load *load, const az_doc *value, const char *const *list);

bool az_keys_flag(az_load *load, const az_doc *value, bool *out);

/* A date known to the day, as its day number. */
bool az_keys_day(az_load *load, const az_doc *value, int32_t *out);

/* A list (of anything); `each` says what it holds, for the mend. */
bool az_keys_list(az_load *load, const az_doc *value, const char *each);

/* `{zh: ..., en: ...}`, both needed. */
bool az_keys_title(az_load *load, const az_doc *value, az_title *out);

/* The key of a value is a plain name that Lua can write behind a dot. */
bool az_keys_lua_name(az_load *load, const az_doc *value, const char *what);

#endif
