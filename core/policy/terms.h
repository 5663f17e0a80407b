/*
 * The terms of manifests and headers: one in a list, all of a list for a message, what may be a
 * name. Pure functions, any thread.
 */
#ifndef AZ_POLICY_TERMS_H
#define AZ_POLICY_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* In the order of az_kind and az_level; NULL-ended. */
extern const char *const az_kind_names[];
extern const char *const az_level_names[];

/* The place of a name in a NULL-ended list from 1, or 0. */
size_t az_terms_find(const char *const *list, const char *name);

/* "a, b, c" in `arena`, or NULL when memory is out. */
char *az_terms_joined(az_arena *arena, const char *const *list);

/* True for a lower-case letter with lower-case letters, digits, "_" and the characters of `more`
 * behind it, at most 64 in all. */
bool az_term_is_plain(const char *name, const char *more);

/* True for a word that Lua keeps for itself ("end"), so that no field of a table is called it. */
bool az_term_is_lua_word(const char *name);

#endif
