#include "base/words.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words_conversion.h"

/* vsnprintf cannot know which of its arguments are phrases to be translated, and a translation that
 * takes its arguments in another order could make it read a number as a pointer. So the arguments are
 * taken by the English format, and the translation may only name what was taken. */

enum { ARGUMENTS_MOST = 16, PIECE_MOST = 2048, SPEC_MOST = 32 };

typedef enum kind { NOTHING = 0, INT, LONG, LONG_LONG, SIZE, DOUBLE, TEXT } kind;

typedef struct argument {
	kind kind;
	bool quoted; /* data, and never a phrase */
	long long number;
	double real;
	const char *text;
} argument;

typedef struct arguments {
	argument items[ARGUMENTS_MOST];
	size_t count;
} arguments;

typedef struct output {
	char *bytes;
	size_t size;
	size_t used;
} output;

/* ---- taking the arguments --------------------------------------------------------------------- */

static kind kind_of(const az_conversion *c)
{
	bool plain = !c->modifier[0];
	switch (c->letter) {
	case 's':
		return plain ? TEXT : NOTHING;
	case 'c':
		return plain ? INT : NOTHING;
	case 'f':
	case 'g':
		return plain ? DOUBLE : NOTHING;
	default:
		break;
	}
	if (plain)
		return INT;
	if (strcmp(c->modifier, "l") == 0)
		return LONG;
	if (strcmp(c->modifier, "ll") == 0)
		return LONG_LONG;
	return strcmp(c->modifier, "z") == 0 ? SIZE : NOTHING;
}

/* True when all conversions of the English format are understood. A list of kinds comes first, so that
 * a va_list is read in one place. */
static bool kinds(const char *format, arguments *all)
{
	for (const char *p = strchr(format, '%'); p; p = strchr(p, '%')) {
		az_conversion c;
		if (!az_conversion_read(format, p, &c) || c.place)
			return false;
		p = c.end;
		if (c.letter == '%')
			continue;
		if (all->count + 2 > ARGUMENTS_MOST || kind_of(&c) == NOTHING)
			return false;
		if (c.starred)
			all->items[all->count++].kind = INT;
		all->items[all->count++] = (argument){.kind = kind_of(&c), .quoted = c.quoted || c.starred};
	}
	return true;
}

static void take_arguments(arguments *all, va_list args)
{
	for (size_t i = 0; i < all->count; i++) {
		argument *a = &all->items[i];
		if (a->kind == INT)
			a->number = va_arg(args, int);
		else if (a->kind == LONG)
			a->number = va_arg(args, long);
		else if (a->kind == LONG_LONG)
			a->number = va_arg(args, long long);
		else if (a->kind == SIZE)
			a->number = (long long)va_arg(args, size_t);
		else if (a->kind == DOUBLE)
			a->real = va_arg(args, double);
		else
			a->text = va_arg(args, const char *);
	}
}

/* ---- writing ---------------------------------------------------------------------------------- */

static void put(output *out, const char *bytes, size_t length)
{
	size_t room = out->size - 1 - out->used;
	size_t n = length < room ? length : room;
	memcpy(out->bytes + out->used, bytes, n);
	out->used += n;
	out->bytes[out->used] = '\0';
}

/* The argument itself, or the phrase that it is in the language, in `room`. */
static const char *shown(const argument *a, assize_lang lang, char room[PIECE_MOST])
{
	if (!a->text)
		return "";
	if (a->quoted || !strchr(a->text, ' '))
		return a->text;
	az_words_again(room, PIECE_MOST, lang, a->text);
	return room;
}

/* One conversion of the translation with its argument. */
static void put_argument(
	output *out, const az_conversion *c, const argument *a, int precision, assize_lang lang)
{
	char spec[SPEC_MOST], piece[PIECE_MOST], room[PIECE_MOST];
	char star[16] = "";
	if (c->starred && precision >= 0)
		snprintf(star, sizeof star, "%d", precision);
	snprintf(spec, sizeof spec, "%%%s%s%s%c", c->flags, star, c->modifier, c->letter);
	int n = 0;
	if (a->kind == TEXT)
		n = snprintf(piece, sizeof piece, spec, shown(a, lang, room));
	else if (a->kind == DOUBLE)
		n = snprintf(piece, sizeof piece, spec, a->real);
	else if (a->kind == INT)
		n = snprintf(piece, sizeof piece, spec, (int)a->number);
	else if (a->kind == LONG)
		n = snprintf(piece, sizeof piece, spec, (long)a->number);
	else if (a->kind == SIZE)
		n = snprintf(piece, sizeof piece, spec, (size_t)a->number);
	else
		n = snprintf(piece, sizeof piece, spec, a->number);
	if (n < 0)
		return;
	az_text_cut(piece, sizeof piece, piece); /* a precision counts bytes */
	put(out, piece, strlen(piece));
}

/* The argument that a conversion means, or NULL where the translation asks for what was not taken. */
static const argument *meant(const arguments *all, size_t place, size_t *next, kind wanted)
{
	size_t at = place ? place - 1 : (*next)++;
	return at < all->count && all->items[at].kind == wanted ? &all->items[at] : NULL;
}

static bool render(output *out, const char *format, const arguments *all, assize_lang lang)
{
	size_t next = 0;
	const char *from = format;
	for (const char *p = strchr(from, '%'); p; p = strchr(from, '%')) {
		az_conversion c;
		if (!az_conversion_read(format, p, &c))
			return false;
		put(out, from, (size_t)(p - from));
		from = c.end;
		if (c.letter == '%') {
			put(out, "%", 1);
			continue;
		}
		const argument *star = c.starred ? meant(all, c.star_place, &next, INT) : NULL;
		const argument *a = meant(all, c.place, &next, kind_of(&c));
		if (!a || (c.starred && !star))
			return false;
		put_argument(out, &c, a, star ? (int)star->number : -1, lang);
	}
	put(out, from, strlen(from));
	return true;
}

static bool in_language(
	char *bytes, size_t size, assize_lang lang, const char *english, va_list args)
{
	arguments all = {0};
	output out = {.bytes = bytes, .size = size};
	if (!kinds(english, &all))
		return false;
	take_arguments(&all, args);
	bytes[0] = '\0';
	return render(&out, az_words(lang, english), &all, lang);
}

void az_words_vformat(char *out, size_t size, assize_lang lang, const char *english, va_list args)
{
	if (size == 0)
		return;
	va_list again;
	va_copy(again, args);
	if (lang == ASSIZE_EN || !in_language(out, size, lang, english, again))
		vsnprintf(out, size, english, args);
	va_end(again);
	az_text_cut(out, size, out);
}

void az_words_format(char *out, size_t size, assize_lang lang, const char *english, ...)
{
	va_list args;
	va_start(args, english);
	az_words_vformat(out, size, lang, english, args);
	va_end(args);
}
