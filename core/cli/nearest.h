/*
 * The nearest known name, for "did you mean". Pure functions.
 */
#ifndef AZ_CLI_NEAREST_H
#define AZ_CLI_NEAREST_H

#include <stddef.h>

/* A search: begin with zeros and the name in question, offer every known name, read `best`. */
typedef struct az_cli_nearest {
	const char *name;
	const char *best; /* NULL: none is near */
	size_t distance;
} az_cli_nearest;

/* Offers a known name (borrowed). One that is too far to be meant is not taken. */
void az_cli_nearest_offer(az_cli_nearest *nearest, const char *known);

/* The nearest of a NULL-ended list, or NULL. */
const char *az_cli_nearest_of(const char *name, const char *const *known);

#endif
