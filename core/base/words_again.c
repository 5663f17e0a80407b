#include "base/words.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "base/words_conversion.h"

enum {
	PARTS_MOST = 16,
	LITERAL_LEAST = 8 /* letters that a format must have in common with a text to be its own */
};

/* What stood at a format's conversions, in their order; an argument that is a precision takes a place too,
 * which stays empty. */
typedef struct matched {
	struct {
		const char *at; /* within the text */
		size_t length;
		bool quoted;
	} parts[PARTS_MOST];
	size_t count;
	size_t letters; /* of the format itself */
} matched;

/* ---- finding the format ----------------------------------------------------------------------- */

/* Takes the literal text from `from` to `to` of a format, in which "%%" is one '%'. Returns how many bytes
 * of `text` it is, or -1 where that begins otherwise. */
static ptrdiff_t literal(const char *from, const char *to, const char *text, size_t *letters)
{
	const char *at = text;
	for (; from < to; from++, at++) {
		if (*from != *at)
			return -1;
		*letters += (*from >= 'a' && *from <= 'z') || (*from >= 'A' && *from <= 'Z');
		from += from[0] == '%' && from[1] == '%';
	}
	return at - text;
}

/* The next '%' that is a conversion, or the end of the format. */
static const char *next_conversion(const char *p)
{
	for (; *p; p++) {
		if (*p != '%')
			continue;
		if (p[1] != '%')
			break;
		p++;
	}
	return p;
}

static bool is_number(const az_conversion *c, const char *text, size_t length)
{
	if (c->letter == 's')
		return true;
	if (c->letter == 'c')
		return length >= 1 && length <= 4;
	return length > 0 && strspn(text, "0123456789abcdefABCDEF+-.x") >= length;
}

/* The shortest piece of `text` that may stand for the conversion and has the literal text from `from` to
 * `to` behind it, which is the text's end where `last`. -1: there is none. */
static ptrdiff_t piece(const az_conversion *c, const char *text, const char *from, const char *to)
{
	bool last = *to == '\0';
	size_t all = strlen(text), ignored = 0;
	for (size_t n = 0; n <= all; n++) {
		ptrdiff_t behind = is_number(c, text, n) ? literal(from, to, text + n, &ignored) : -1;
		if (behind >= 0 && (!last || n + (size_t)behind == all))
			return (ptrdiff_t)n;
	}
	return -1;
}

static bool match(const char *format, const char *text, matched *m)
{
	const char *p = next_conversion(format);
	ptrdiff_t n = literal(format, p, text, &m->letters);
	while (n >= 0 && *p) {
		az_conversion c;
		text += n;
		if (!az_conversion_read(format, p, &c) || m->count + 2 > PARTS_MOST)
			return false;
		const char *next = next_conversion(c.end);
		ptrdiff_t length = piece(&c, text, c.end, next);
		if (length < 0)
			return false;
		m->count += c.starred;
		m->parts[m->count].at = text;
		m->parts[m->count].length = (size_t)length;
		m->parts[m->count++].quoted = c.quoted;
		text += length;
		n = literal(c.end, next, text, &m->letters);
		p = next;
	}
	return n >= 0 && text[n] == '\0';
}

/* The translation of the format that has most in common with the text, or NULL. */
static const char *find(const char *text, matched *best)
{
	const char *found = NULL, *english = NULL, *chinese = NULL;
	for (size_t i = 0; az_words_at(i, &english, &chinese); i++) {
		matched m = {0};
		if (!*next_conversion(english) || !*chinese || !match(english, text, &m))
			continue;
		if (m.letters < LITERAL_LEAST || (found && m.letters <= best->letters))
			continue;
		found = chinese;
		*best = m;
	}
	return found;
}

/* ---- writing the translation ------------------------------------------------------------------ */

static void put_again(az_buffer *out, assize_lang lang, const char *text, int deeper);

/* A part that is a phrase may have been made from a format itself, which is as deep as messages go. */
static void put_part(az_buffer *out, const matched *m, size_t at, assize_lang lang, int deeper)
{
	char phrase[256];
	if (at >= m->count || !m->parts[at].at)
		return;
	size_t length = m->parts[at].length;
	if (m->parts[at].quoted || length >= sizeof phrase || !memchr(m->parts[at].at, ' ', length)) {
		az_buffer_bytes(out, m->parts[at].at, length);
		return;
	}
	memcpy(phrase, m->parts[at].at, length);
	phrase[length] = '\0';
	put_again(out, lang, phrase, deeper);
}

static void put_matched(
	az_buffer *out, const char *format, const matched *m, assize_lang lang, int deeper)
{
	size_t next = 0;
	for (const char *p = format; *p;) {
		const char *stop = next_conversion(p);
		for (; p < stop; p++) {
			az_buffer_char(out, *p);
			p += p[0] == '%';
		}
		az_conversion c;
		if (!*stop || !az_conversion_read(format, stop, &c))
			return;
		next += c.starred && !c.star_place;
		put_part(out, m, c.place ? c.place - 1 : next++, lang, deeper);
		p = c.end;
	}
}

static void put_again(az_buffer *out, assize_lang lang, const char *text, int deeper)
{
	const char *whole = az_words(lang, text);
	matched m = {0};
	const char *format = whole == text && deeper > 0 ? find(text, &m) : NULL;
	if (format)
		put_matched(out, format, &m, lang, deeper - 1);
	else
		az_buffer_string(out, whole);
}

void az_words_again(char *out, size_t size, assize_lang lang, const char *text)
{
	az_buffer made = {0};
	if (lang != ASSIZE_EN)
		put_again(&made, lang, text, 2);
	az_buffer_u8(&made, 0);
	bool good = lang != ASSIZE_EN && !made.failed;
	az_text_cut(out, size, good ? (const char *)made.bytes : text);
	az_buffer_free(&made);
}
