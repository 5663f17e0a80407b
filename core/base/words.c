#include "base/words.h"

#include <string.h>

#include "base/buffer.h"
#include "base/catalog.h"

/* A .mo file: magic, revision, how many texts, and where two tables of (length, offset) lie, that of
 * the originals being in the order of bytes. Every text has a NUL behind it. */
enum { MAGIC_AT = 0, COUNT_AT = 8, ORIGINALS_AT = 12, TRANSLATIONS_AT = 16, HEAD = 20, PAIR = 8 };

static const uint32_t magic = 0x950412de;

static uint32_t word(size_t at)
{
	return at + 4 <= az_catalog_zh_size ? az_read_u32(az_catalog_zh + at) : 0;
}

static size_t count(void)
{
	return az_catalog_zh_size >= HEAD && word(MAGIC_AT) == magic ? word(COUNT_AT) : 0;
}

/* Text `i` of the table that begins where `table_at` says; NULL where it is not within the bytes. */
static const char *text(size_t table_at, size_t i)
{
	size_t pair = word(table_at) + i * PAIR;
	size_t length = word(pair), offset = word(pair + 4);
	if (offset >= az_catalog_zh_size || length >= az_catalog_zh_size - offset)
		return NULL;
	return az_catalog_zh[offset + length] == '\0' ? (const char *)az_catalog_zh + offset : NULL;
}

/* The translation of a text, or NULL. */
static const char *find(const char *english)
{
	size_t low = 0, high = count();
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *here = text(ORIGINALS_AT, middle);
		if (!here)
			return NULL;
		int order = strcmp(english, here);
		if (order == 0)
			return text(TRANSLATIONS_AT, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *az_words(assize_lang lang, const char *english)
{
	/* The empty text is the catalog's own header. */
	if (lang == ASSIZE_EN || !english || !english[0])
		return english;
	const char *found = find(english);
	return found && found[0] ? found : english;
}

bool az_words_at(size_t i, const char **english, const char **chinese)
{
	if (i + 1 >= count())
		return false;
	*english = text(ORIGINALS_AT, i + 1);
	*chinese = text(TRANSLATIONS_AT, i + 1);
	return *english && *chinese;
}
