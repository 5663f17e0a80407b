#include "base/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

typedef struct block {
	struct block *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
} block;

struct az_arena {
	block *blocks; /* the newest first */
};

az_arena *az_arena_new(void)
{
	return calloc(1, sizeof(az_arena));
}

static void blocks_free(block *b)
{
	while (b) {
		block *next = b->next;
		free(b);
		b = next;
	}
}

void az_arena_free(az_arena *arena)
{
	if (!arena)
		return;
	blocks_free(arena->blocks);
	free(arena);
}

void az_arena_reset(az_arena *arena)
{
	block *kept = arena->blocks;
	if (kept) {
		blocks_free(kept->next);
		kept->next = NULL;
		kept->used = 0;
	}
}

/* A block with room for `size` bytes in front of the list; blocks double up to LARGEST_BLOCK. */
static block *grow(az_arena *arena, size_t size)
{
	size_t want = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
	if (want > LARGEST_BLOCK)
		want = LARGEST_BLOCK;
	if (want < size)
		want = size;
	block *b = malloc(sizeof(block) + want);
	if (!b)
		return NULL;
	b->next = arena->blocks;
	b->size = want;
	b->used = 0;
	arena->blocks = b;
	return b;
}

void *az_arena_alloc(az_arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + align - 1) / align * align;
	block *b = arena->blocks;
	if (!b || b->size - b->used < size) {
		b = grow(arena, size);
		if (!b)
			return NULL;
	}
	void *p = b->bytes + b->used;
	b->used += size;
	memset(p, 0, size);
	return p;
}

void *az_arena_array(az_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return az_arena_alloc(arena, count * size);
}

char *az_arena_copy(az_arena *arena, const char *bytes, size_t length)
{
	if (length == SIZE_MAX)
		return NULL;
	char *p = az_arena_alloc(arena, length + 1);
	if (p && length)
		memcpy(p, bytes, length);
	return p;
}

char *az_arena_string(az_arena *arena, const char *string)
{
	return az_arena_copy(arena, string, strlen(string));
}

char *az_arena_printf(az_arena *arena, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *p = n < 0 ? NULL : az_arena_alloc(arena, (size_t)n + 1);
	if (p)
		vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return p;
}
