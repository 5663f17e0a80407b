/*
 * The conversions of a message's format, as printf and luaL_error have them: what the two ways of putting
 * a message in another language have in common. Inside of base/words. Pure functions: any thread.
 */
#ifndef AZ_BASE_WORDS_CONVERSION_H
#define AZ_BASE_WORDS_CONVERSION_H

#include <stdbool.h>
#include <stddef.h>

/* One conversion as it stands in a format. */
typedef struct az_conversion {
	const char *end; /* behind it */
	char flags[12];  /* and width and precision, where they are digits */
	char modifier[3];
	char letter;
	size_t place;      /* "2$": 2; 0: the next argument */
	bool starred;      /* the precision is an argument, the one before */
	size_t star_place; /* as `place` */
	bool quoted;       /* it stands behind a quote: what it shows is data, and never a phrase */
} az_conversion;

/* Reads the conversion at `p`, a '%' within `format`. False where it is none that messages use. */
bool az_conversion_read(const char *format, const char *p, az_conversion *conversion);

#endif
