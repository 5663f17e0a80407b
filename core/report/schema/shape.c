#include "report/schema/shape.h"

#include <string.h>

#include "policy/key_lists.h"

/* ---- what many files have in common ------------------------------------------------------------ */

/* Without quotes, as the reader of manifests demands; an editor's parser makes a flag of it. */
static void put_plain_flag(az_schema_writer *w)
{
	az_kw_word(w, "type", "boolean");
}

const az_shape az_shape_text = {.kind = AZ_SHAPE_MADE, .make = az_kw_text};
const az_shape az_shape_flag = {.kind = AZ_SHAPE_MADE, .make = put_plain_flag};
const az_shape az_shape_day = {.kind = AZ_SHAPE_MADE, .make = az_kw_day};
const az_shape az_shape_texts = {.kind = AZ_SHAPE_LIST, .of = &az_shape_text};
const az_shape az_shape_none = {.kind = AZ_SHAPE_NONE};

static const az_shape_key title_keys[] = {
	{"zh", &az_shape_text, true, "中文", "in Chinese"},
	{"en", &az_shape_text, true, "英文", "in English"},
	{NULL},
};
const az_shape az_shape_title = {.kind = AZ_SHAPE_MAP, .words = az_title_keys, .keys = title_keys};

/* ---- writing ----------------------------------------------------------------------------------- */

const az_shape_key *az_shape_key_named(const az_shape *shape, const char *name)
{
	for (const az_shape_key *key = shape->keys; key && key->name; key++)
		if (strcmp(key->name, name) == 0)
			return key;
	return NULL;
}

static void put_object(const az_shape *shape, az_schema_writer *w)
{
	az_json_object_begin(&w->json);
	az_shape_write(shape, w);
	az_json_object_end(&w->json);
}

static void put_key(const az_shape_key *key, az_schema_writer *w)
{
	az_json_object_begin(&w->json);
	if (key)
		az_kw_word(w, "description", w->lang == AZ_ZH ? key->zh : key->en);
	if (key && key->needed) {
		az_shape_write(key->shape, w);
	} else if (key) {
		az_kw_any_begin(w);
		put_object(key->shape, w);
		az_kw_null(w);
		az_kw_any_end(w);
	}
	az_json_object_end(&w->json);
}

static void put_needed(const az_shape *shape, az_schema_writer *w)
{
	az_json_key(&w->json, "required");
	az_json_array_begin(&w->json);
	for (const az_shape_key *key = shape->keys; key->name; key++)
		if (key->needed)
			az_json_text(&w->json, key->name);
	az_json_array_end(&w->json);
}

static void put_map(const az_shape *shape, az_schema_writer *w)
{
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	for (size_t i = 0; shape->words[i]; i++) {
		az_json_key(&w->json, shape->words[i]);
		put_key(az_shape_key_named(shape, shape->words[i]), w);
	}
	az_json_object_end(&w->json);
	put_needed(shape, w);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
	if (shape->more)
		shape->more(w);
}

static void put_table(const az_shape *shape, az_schema_writer *w)
{
	az_kw_word(w, "type", "object");
	if (shape->pattern) {
		az_json_key(&w->json, "propertyNames");
		az_json_object_begin(&w->json);
		az_kw_word(w, "pattern", shape->pattern);
		az_json_object_end(&w->json);
	}
	az_json_key(&w->json, "additionalProperties");
	put_object(shape->of, w);
}

static void put_list(const az_shape *shape, az_schema_writer *w)
{
	az_kw_word(w, "type", "array");
	if (shape->least) {
		az_json_key(&w->json, "minItems");
		az_json_int(&w->json, (int64_t)shape->least);
	}
	az_json_key(&w->json, "items");
	put_object(shape->of, w);
}

static void put_either(const az_shape *shape, az_schema_writer *w)
{
	az_kw_any_begin(w);
	for (size_t i = 0; shape->either[i]; i++)
		put_object(shape->either[i], w);
	az_kw_any_end(w);
}

static void put_none(az_schema_writer *w)
{
	static const char *const types[] = {"array", "null", NULL};
	az_kw_words(w, "type", types);
	az_json_key(&w->json, "maxItems");
	az_json_int(&w->json, 0);
}

void az_shape_write(const az_shape *shape, az_schema_writer *w)
{
	switch (shape->kind) {
	case AZ_SHAPE_MADE:
		shape->make(w);
		break;
	case AZ_SHAPE_CHOICE:
		az_kw_words(w, "enum", shape->words);
		break;
	case AZ_SHAPE_PATTERN:
		az_kw_word(w, "type", "string");
		az_kw_word(w, "pattern", shape->pattern);
		break;
	case AZ_SHAPE_LIST:
		put_list(shape, w);
		break;
	case AZ_SHAPE_MAP:
		put_map(shape, w);
		break;
	case AZ_SHAPE_TABLE:
		put_table(shape, w);
		break;
	case AZ_SHAPE_EITHER:
		put_either(shape, w);
		break;
	case AZ_SHAPE_NONE:
		put_none(w);
		break;
	}
}
