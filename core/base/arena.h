/*
 * A bump allocator: everything that belongs to one load, one dossier or one call is taken from one
 * arena and given back at once. One thread at a time.
 */
#ifndef AZ_BASE_ARENA_H
#define AZ_BASE_ARENA_H

#include <stddef.h>

typedef struct az_arena az_arena;

/* A new, empty arena, or NULL when memory is out. */
az_arena *az_arena_new(void);

/* Gives back the arena and all that was taken from it. NULL is fine. */
void az_arena_free(az_arena *arena);

/* Forgets all that was taken, and keeps one block for the next use. */
void az_arena_reset(az_arena *arena);

/* `size` zeroed bytes, aligned for any type, or NULL when memory is out. */
void *az_arena_alloc(az_arena *arena, size_t size);

/* `count` zeroed items of `size` bytes; NULL when memory is out or the product overflows. */
void *az_arena_array(az_arena *arena, size_t count, size_t size);

/* A copy of `length` bytes with a NUL behind them, or NULL when memory is out. */
char *az_arena_copy(az_arena *arena, const char *bytes, size_t length);

/* A copy of a C string, or NULL when memory is out. */
char *az_arena_string(az_arena *arena, const char *string);

/* printf into the arena, or NULL when memory is out. */
__attribute__((format(printf, 2, 3))) char *az_arena_printf(
	az_arena *arena, const char *format, ...);

#endif
