#include "api/origins.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 16 };

static bool grow(az_origins *origins)
{
	size_t room = origins->room ? origins->room * 2 : ROOM_FIRST;
	if (room > SIZE_MAX / sizeof *origins->items)
		return false;
	az_origin *items = realloc(origins->items, room * sizeof *items);
	if (!items)
		return false;
	origins->items = items;
	origins->room = room;
	return true;
}

bool az_origins_add(az_origins *origins, az_arena *arena, int64_t sequence, const char *file)
{
	size_t count = origins->count;
	if (count && strcmp(origins->items[count - 1].file, file) == 0)
		return true;
	if (count == origins->room && !grow(origins))
		return false;
	const char *copy = az_arena_string(arena, file);
	if (!copy)
		return false;
	origins->items[origins->count++] = (az_origin){sequence, copy};
	return true;
}

const char *az_origins_find(const az_origins *origins, int64_t sequence)
{
	size_t low = 0, high = origins->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (origins->items[middle].sequence <= sequence)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? origins->items[low - 1].file : NULL;
}

void az_origins_free(az_origins *origins)
{
	free(origins->items);
	*origins = (az_origins){0};
}
