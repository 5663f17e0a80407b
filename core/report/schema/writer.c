#include "report/schema/writer.h"

#include <stdio.h>

#include "base/words.h"

void az_kw_word(az_schema_writer *w, const char *key, const char *text)
{
	az_json_key(&w->json, key);
	az_json_text(&w->json, text);
}

void az_kw_words(az_schema_writer *w, const char *key, const char *const *words)
{
	az_json_key(&w->json, key);
	az_json_array_begin(&w->json);
	for (; *words; words++)
		az_json_text(&w->json, *words);
	az_json_array_end(&w->json);
}

void az_kw_titles(az_schema_writer *w, const char *zh, const char *en, const char *note)
{
	const char *title = w->lang == AZ_ZH ? zh : en;
	if (title)
		az_kw_word(w, "title", title);
	if (note)
		az_kw_word(w, "description", note);
}

void az_kw_ref(az_schema_writer *w, const char *name)
{
	char path[128];
	snprintf(path, sizeof path, "#/definitions/%s", name);
	az_json_object_begin(&w->json);
	az_kw_word(w, "$ref", path);
	az_json_object_end(&w->json);
}

void az_kw_any_begin(az_schema_writer *w)
{
	az_json_key(&w->json, "anyOf");
	az_json_array_begin(&w->json);
}

void az_kw_any_end(az_schema_writer *w)
{
	az_json_array_end(&w->json);
}

void az_kw_object(az_schema_writer *w, az_schema_make *make)
{
	az_json_object_begin(&w->json);
	make(w);
	az_json_object_end(&w->json);
}

void az_kw_null(az_schema_writer *w)
{
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "null");
	az_json_object_end(&w->json);
}

void az_kw_pattern(az_schema_writer *w, const char *pattern, const char *expected)
{
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "string");
	az_kw_word(w, "pattern", pattern);
	if (expected)
		az_kw_word(w, "patternErrorMessage", az_words((assize_lang)w->lang, expected));
	az_json_object_end(&w->json);
}
