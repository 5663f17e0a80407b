/* Keywords about fields by their paths. */
#include <stdio.h>

#include "model/entity.h"
#include "report/schema/writer.h"

/* A field that a province adds, of any entity. */
#define OF_A_PROVINCE "^[a-z_.]+\\.x\\.[a-z0-9_]+\\.[a-z0-9_]+$"

enum { PATH = 128 };

typedef void put_path(az_schema_writer *w, const az_field *field, const char *path, void *context);

static void each(az_schema_writer *w, az_field_test *is_one, put_path *put, void *context)
{
	char path[PATH];
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		for (size_t i = 0; i < entity->count; i++) {
			if (!is_one(&entity->fields[i]))
				continue;
			snprintf(path, PATH, "%s.%s", entity->name, entity->fields[i].name);
			put(w, &entity->fields[i], path, context);
		}
	}
}

static void put_word(az_schema_writer *w, const az_field *field, const char *path, void *context)
{
	(void)field;
	(void)context;
	az_json_text(&w->json, path);
}

void az_kw_field_path(az_schema_writer *w, const char *also, az_field_test *is_one)
{
	az_kw_any_begin(w);
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "enum");
	az_json_array_begin(&w->json);
	az_json_text(&w->json, also);
	each(w, is_one, put_word, NULL);
	az_json_array_end(&w->json);
	az_json_object_end(&w->json);
	az_kw_pattern(w, OF_A_PROVINCE, NULL);
	az_kw_any_end(w);
}

static void put_entry(az_schema_writer *w, const az_field *field, const char *path, void *context)
{
	az_schema_make *const *make = context;
	az_json_key(&w->json, path);
	az_json_object_begin(&w->json);
	az_kw_titles(w, field->zh, field->en, field->doc);
	(*make)(w);
	az_json_object_end(&w->json);
}

void az_kw_field_map(az_schema_writer *w, az_field_test *is_one, az_schema_make *make)
{
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	each(w, is_one, put_entry, &make);
	az_json_object_end(&w->json);
	az_json_key(&w->json, "patternProperties");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, OF_A_PROVINCE);
	az_kw_object(w, make);
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
}
