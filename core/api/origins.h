/*
 * Which file the dossiers of one import came from, by their sequence numbers: for a message about
 * one that was put before. The store keeps the path that was imported, which may be a folder. Grows
 * by a few bytes a file, not a dossier. One thread at a time.
 */
#ifndef AZ_API_ORIGINS_H
#define AZ_API_ORIGINS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct az_origin {
	int64_t sequence; /* of the first dossier from it */
	const char *file;
} az_origin;

/* All zero is empty. */
typedef struct az_origins {
	az_origin *items;
	size_t count;
	size_t room;
} az_origins;

/* Notes that dossiers from `sequence` on, which only ascends, come from `file`; the name is copied
 * into `arena`. False when memory is out. */
bool az_origins_add(az_origins *origins, az_arena *arena, int64_t sequence, const char *file);

/* The file that a dossier came from, or NULL when it is older than all that was noted. */
const char *az_origins_find(const az_origins *origins, int64_t sequence);

void az_origins_free(az_origins *origins);

#endif
