/*
 * What a group rule's file names: as keys in its tables, and as fields that it sets. A row that has no
 * value under such a name reads as nil there; a name that the file never gives, and that no row of the
 * group has, is a slip of the pen. Pure, any thread.
 */
#ifndef AZ_HOST_ROW_NAMES_H
#define AZ_HOST_ROW_NAMES_H

#include "base/arena.h"
#include "policy/policy.h"

/* The names, NULL-ended, without those of the header; NULL when memory is out. */
const char **az_row_names(az_arena *arena, const az_rule *rule);

#endif
