#include "assize/words.h"

#include "base/text.h"
#include "base/words.h"

const char *assize_words(assize_lang lang, const char *english)
{
	return az_words(lang, english);
}

size_t assize_text_columns(const char *text, size_t length)
{
	return az_text_columns(text, length);
}
