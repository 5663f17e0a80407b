/* Vocabularies in JSON Schemas: keys and Chinese titles to choose from, other names by a pattern. */
#include "report/schema/writer.h"

#include <stdio.h>
#include <string.h>

static void put_keys(az_schema_writer *w, const az_vocabulary *vocabulary)
{
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "enum");
	az_json_array_begin(&w->json);
	for (size_t i = 0; i < vocabulary->count; i++)
		az_json_text(&w->json, vocabulary->codes[i].key);
	az_json_array_end(&w->json);
	az_json_key(&w->json, "enumDescriptions");
	az_json_array_begin(&w->json);
	for (size_t i = 0; i < vocabulary->count; i++)
		az_json_text(
			&w->json, w->lang == AZ_ZH ? vocabulary->codes[i].zh : vocabulary->codes[i].en);
	az_json_array_end(&w->json);
	az_json_object_end(&w->json);
}

/* Each title once: two codes may not share one, or the reader could not tell them apart. */
static void put_titles(az_schema_writer *w, const az_vocabulary *vocabulary)
{
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "enum");
	az_json_array_begin(&w->json);
	for (size_t i = 0; i < vocabulary->count; i++)
		az_json_text(&w->json, vocabulary->codes[i].zh);
	az_json_array_end(&w->json);
	az_json_object_end(&w->json);
}

/* ---- other names ------------------------------------------------------------------------------ */

/* Appends `text` as a pattern that takes it alone; `any_case`: in any case of ASCII letters. */
static void put_literal(az_buffer *out, const char *text, size_t length, bool any_case)
{
	for (size_t i = 0; i < length; i++) {
		char c = text[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (any_case && letter)
			az_buffer_printf(out, "[%c%c]", c & ~0x20, c | 0x20);
		else if (strchr("\\^$.|?*+()[]{}/", c))
			az_buffer_printf(out, "\\%c", c);
		else
			az_buffer_char(out, c);
	}
}

/* A title or alias, with or without its last 罪, as the reader takes both. */
static void put_chinese(az_buffer *out, const char *name)
{
	static const char crime[] = "罪";
	size_t length = strlen(name), tail = sizeof crime - 1;
	bool is_charge = length > tail && strcmp(name + length - tail, crime) == 0;
	az_buffer_char(out, '|');
	put_literal(out, name, is_charge ? length - tail : length, false);
	if (is_charge)
		az_buffer_string(out, "罪?");
}

static void put_others(az_schema_writer *w, const az_vocabulary *vocabulary)
{
	az_buffer pattern = {0};
	az_buffer_string(&pattern, "^[ \\t\\u00a0\\u3000]*(?:");
	for (size_t i = 0; i < vocabulary->count; i++) {
		const az_code *code = &vocabulary->codes[i];
		if (i)
			az_buffer_char(&pattern, '|');
		put_literal(&pattern, code->key, strlen(code->key), false);
		if (code->en) {
			az_buffer_char(&pattern, '|');
			put_literal(&pattern, code->en, strlen(code->en), true);
		}
		put_chinese(&pattern, code->zh);
	}
	for (size_t i = 0; i < vocabulary->alias_count; i++)
		put_chinese(&pattern, vocabulary->aliases[i].name);
	az_buffer_string(&pattern, ")[ \\t\\u00a0\\u3000]*$");
	az_buffer_u8(&pattern, 0);
	if (pattern.failed)
		w->json.out->failed = true;
	else
		az_kw_pattern(w, (const char *)pattern.bytes, NULL);
	az_buffer_free(&pattern);
}

void az_kw_codes(az_schema_writer *w, const az_vocabulary *vocabulary)
{
	az_kw_any_begin(w);
	put_keys(w, vocabulary);
	put_titles(w, vocabulary);
	put_others(w, vocabulary);
	az_kw_any_end(w);
}

static void put_definition(az_schema_writer *w, const az_vocabulary *vocabulary)
{
	char name[128];
	snprintf(name, sizeof name, "code.%s", vocabulary->name);
	az_json_key(&w->json, name);
	az_json_object_begin(&w->json);
	az_kw_codes(w, vocabulary);
	az_json_object_end(&w->json);
}

void az_kw_code_definitions(az_schema_writer *w)
{
	for (size_t i = 0; az_vocabularies[i]; i++)
		put_definition(w, az_vocabularies[i]);
	for (size_t i = 0; w->schema && i < w->schema->count; i++)
		if (w->schema->extensions[i].codes)
			put_definition(w, w->schema->extensions[i].codes);
}
