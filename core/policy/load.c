#include "policy/load.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/words.h"
#include "policy/terms.h"

void *az_load_array(az_load *load, size_t count, size_t size)
{
	void *items = az_arena_array(load->arena, count ? count : 1, size);
	if (!items)
		load->no_memory = true;
	return items;
}

char *az_load_text(az_load *load, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	az_words_vformat(text, sizeof text, az_problems_lang(load->problems), format, args);
	va_end(args);
	char *copy = az_arena_string(load->arena, text);
	if (!copy)
		load->no_memory = true;
	return copy;
}

const char *az_load_joined(az_load *load, const char *const *list)
{
	const char *joined = az_terms_joined(load->arena, list);
	if (!joined)
		load->no_memory = true;
	return joined ? joined : "";
}

const az_doc *az_load_yaml(az_load *load, const az_bundle_file *file)
{
	size_t before = az_problems_count(load->problems);
	load->file = file->shown;
	const az_doc *doc =
		az_doc_yaml(load->arena, file->shown, file->bytes, file->length, NULL, load->problems);
	if (!doc && az_problems_count(load->problems) == before)
		load->no_memory = true;
	return doc;
}

void az_load_bad(az_load *load, const az_doc *value, const char *mend, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_problems_vadd(load->problems, az_doc_place(value, load->file), NULL, mend, format, args);
	va_end(args);
}

void az_load_bad_key(az_load *load, const az_doc *value, const char *mend, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_problems_vadd(load->problems, az_doc_key_place(value, load->file), NULL, mend, format, args);
	va_end(args);
}
