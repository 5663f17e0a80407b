#include "base/words_conversion.h"

#include <string.h>

/* "2$" at `*p`: 2, and moves on; 0 where there is none. */
static size_t place_at(const char **p)
{
	size_t digits = strspn(*p, "0123456789");
	if (digits < 1 || digits > 2 || (*p)[digits] != '$')
		return 0;
	size_t place = 0;
	for (size_t i = 0; i < digits; i++)
		place = place * 10 + (size_t)((*p)[i] - '0');
	*p += digits + 1;
	return place;
}

static bool take(char *out, size_t size, const char **p, const char *letters)
{
	size_t n = strspn(*p, letters);
	size_t used = strlen(out);
	if (used + n >= size)
		return false;
	memcpy(out + used, *p, n);
	out[used + n] = '\0';
	*p += n;
	return true;
}

static bool take_precision(az_conversion *c, const char **p)
{
	if (**p != '.')
		return true;
	if (!take(c->flags, sizeof c->flags, p, "."))
		return false;
	if (**p != '*')
		return take(c->flags, sizeof c->flags, p, "0123456789");
	*p += 1;
	c->starred = true;
	c->star_place = place_at(p);
	return true;
}

bool az_conversion_read(const char *format, const char *p, az_conversion *c)
{
	*c = (az_conversion){.quoted = p > format && (p[-1] == '\'' || p[-1] == '`')};
	p++;
	c->place = place_at(&p);
	if (!take(c->flags, sizeof c->flags, &p, "-+ #0123456789") || !take_precision(c, &p) ||
		!take(c->modifier, sizeof c->modifier, &p, "lz"))
		return false;
	c->letter = *p;
	c->end = *p ? p + 1 : p;
	return *p && strchr("diuxXcsfgI%", *p);
}
