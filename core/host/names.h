/*
 * The names that a rule's code sees: asked of a state that is set up as for any policy, so that what
 * editors and linters are told is what there is. Any thread.
 */
#ifndef AZ_HOST_NAMES_H
#define AZ_HOST_NAMES_H

#include "base/arena.h"
#include "base/error.h"

/* The names in byte order, NULL-ended, in `arena`: "as_of", "rule", "string", and the functions of a
 * library behind its name, as "string.byte". */
assize_status az_host_names(az_arena *arena, const char *const **names, az_error *error);

#endif
