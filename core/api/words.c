#include "assize/words.h"

#include "base/words.h"

const char *assize_words(assize_lang lang, const char *english)
{
	return az_words(lang, english);
}
