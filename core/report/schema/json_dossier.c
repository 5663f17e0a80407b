/* The JSON Schema of a dossier, walked from the model's tables. */
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "model/entity.h"
#include "model/numbers.h"
#include "report/schema/writer.h"

enum { NAME = 128 };

static const char *definition(az_type type)
{
	return az_type_of(type)->name;
}

/* ---- fields ---------------------------------------------------------------------------------- */

static void put_code_ref(az_schema_writer *w, const az_field *field)
{
	char name[NAME];
	snprintf(name, sizeof name, "code.%s", field->codes->name);
	az_kw_ref(w, name);
}

/* A list whose items are what `field` names: codes, keys or entities. */
static void put_array(az_schema_writer *w, const az_field *field)
{
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "array");
	az_json_key(&w->json, "items");
	if (field->type == AZ_SET)
		put_code_ref(w, field);
	else if (field->type == AZ_REFS)
		az_kw_ref(w, "member");
	else
		az_kw_ref(w, az_entity_of(field->target)->name);
	az_json_object_end(&w->json);
}

/* One part of anyOf, or several: what the field may hold beside unknown. */
static void put_known(az_schema_writer *w, const az_field *field)
{
	switch (field->type) {
	case AZ_CODE:
		put_code_ref(w, field);
		break;
	case AZ_SET:
		put_array(w, field);
		put_code_ref(w, field);
		break;
	case AZ_REFS:
		put_array(w, field);
		az_kw_ref(w, "member");
		break;
	case AZ_LIST:
		put_array(w, field);
		break;
	case AZ_ONE:
		az_kw_ref(w, az_entity_of(field->target)->name);
		break;
	case AZ_REF:
		az_kw_ref(w, definition(AZ_TEXT));
		break;
	default:
		az_kw_ref(w, definition(field->type));
	}
}

/* What the field means and its unit, for the editor's hover. */
static void put_note(az_schema_writer *w, const az_field *field)
{
	char note[512];
	const char *unit = field->unit ? field->unit : "";
	snprintf(note, sizeof note, "%s%s%s", field->doc ? field->doc : "",
		field->doc && *unit ? " " : "", *unit ? unit : "");
	az_kw_titles(w, field->zh, field->en, *note ? note : NULL);
}

static void put_field(az_schema_writer *w, const az_field *field, const char *name)
{
	az_json_key(&w->json, name);
	az_json_object_begin(&w->json);
	put_note(w, field);
	az_kw_any_begin(w);
	put_known(w, field);
	az_kw_ref(w, "state");
	az_kw_any_end(w);
	az_json_object_end(&w->json);
}

/* ---- the fields that provinces add: x.zj.name, x: {zj.name}, x: {zj: {name}} ------------------- */

static const az_extension *extension_of(
	const az_schema_writer *w, const az_entity *entity, const az_extension *after)
{
	size_t count = w->schema ? w->schema->count : 0;
	const az_extension *at = after ? after + 1 : count ? w->schema->extensions : NULL;
	for (; at && at < w->schema->extensions + count; at++)
		if (at->entity == entity->id)
			return at;
	return NULL;
}

static void open_map(az_schema_writer *w)
{
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
}

static void close_map(az_schema_writer *w)
{
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
}

/* A map that may be left empty, so that a parser gives null. */
static void open_space(az_schema_writer *w, const char *name)
{
	az_json_key(&w->json, name);
	az_json_object_begin(&w->json);
	az_kw_any_begin(w);
	az_kw_null(w);
	az_json_object_begin(&w->json);
	open_map(w);
}

static void close_space(az_schema_writer *w)
{
	close_map(w);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
	az_json_object_end(&w->json);
}

static size_t space_length(const az_extension *extension)
{
	return strcspn(extension->name + 2, ".");
}

/* The fields of one namespace, which stand together; gives the last of them. */
static const az_extension *put_space(
	az_schema_writer *w, const az_entity *entity, const az_extension *first)
{
	const az_extension *last = first;
	char space[NAME];
	size_t length = space_length(first) + 3; /* "x.zj." */
	snprintf(space, sizeof space, "%.*s", (int)space_length(first), first->name + 2);
	open_space(w, space);
	for (const az_extension *each = first; each; each = extension_of(w, entity, each)) {
		if (strncmp(each->name, first->name, length) != 0)
			break;
		az_field field = az_extension_field(each);
		put_field(w, &field, each->name + length);
		last = each;
	}
	close_space(w);
	return last;
}

static void put_extensions(az_schema_writer *w, const az_entity *entity)
{
	const az_extension *first = extension_of(w, entity, NULL);
	if (!first)
		return;
	for (const az_extension *each = first; each; each = extension_of(w, entity, each)) {
		az_field field = az_extension_field(each);
		put_field(w, &field, each->name);
	}
	open_space(w, "x");
	for (const az_extension *each = first; each; each = extension_of(w, entity, each)) {
		az_field field = az_extension_field(each);
		put_field(w, &field, each->name + 2);
	}
	for (const az_extension *each = first; each; each = extension_of(w, entity, each))
		each = put_space(w, entity, each);
	close_space(w);
}

/* ---- entities -------------------------------------------------------------------------------- */

/* The case's own fields stand under `case`; its key and its lists beside it. */
static bool stands_at_top(const az_field *field)
{
	return field->type == AZ_LIST || field->number == AZ_FIELD_KEY;
}

static void put_key(az_schema_writer *w, const az_entity *entity)
{
	const az_field *field = &entity->fields[0];
	az_json_key(&w->json, field->name);
	az_json_object_begin(&w->json);
	az_kw_titles(w, field->zh, field->en, field->doc);
	az_kw_any_begin(w);
	az_kw_null(w);
	az_kw_ref(w, "key");
	az_kw_any_end(w);
	az_json_object_end(&w->json);
}

static void put_fields(az_schema_writer *w, const az_entity *entity)
{
	for (size_t i = 0; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		bool elsewhere = entity->id == AZ_CASE && stands_at_top(field);
		if (field->derive || elsewhere)
			continue;
		if (field->number == AZ_FIELD_KEY)
			put_key(w, entity);
		else
			put_field(w, field, field->name);
	}
	put_extensions(w, entity);
}

static void put_required(az_schema_writer *w, const char *key)
{
	const char *const keys[] = {key, NULL};
	az_kw_words(w, "required", keys);
}

/* An item that nothing names needs a key; one with a kind may be that kind alone: [query]. */
static void put_entity(az_schema_writer *w, const az_entity *entity)
{
	const az_field *kind = entity->key_from ? az_field_numbered(entity, entity->key_from) : NULL;
	az_json_key(&w->json, entity->name);
	az_json_object_begin(&w->json);
	if (kind) {
		az_kw_any_begin(w);
		put_code_ref(w, kind);
		az_json_object_begin(&w->json);
	}
	az_kw_titles(w, entity->zh, entity->en, entity->doc);
	open_map(w);
	put_fields(w, entity);
	close_map(w);
	if (kind) {
		az_json_object_end(&w->json);
		az_kw_any_end(w);
	}
	const az_field *holder = az_field_holding(az_entity_of(entity->parent), entity->id);
	if (!kind && holder && holder->type == AZ_LIST)
		put_required(w, "key");
	az_json_object_end(&w->json);
}

/* ---- definitions ----------------------------------------------------------------------------- */

static void put_definition(az_schema_writer *w, const char *name, az_schema_make *make)
{
	az_json_key(&w->json, name);
	az_kw_object(w, make);
}

static void put_key_pattern(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_pattern(w, "^[^.\\t\\n]{1,64}$", AZ_N("a short key without dots and line ends, as D1"));
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "integer");
	az_json_object_end(&w->json);
	az_kw_any_end(w);
}

/* A member of a list of keys: a text that does not say unknown. */
static void put_member(az_schema_writer *w)
{
	az_kw_text(w);
	az_json_key(&w->json, "not");
	az_kw_ref(w, "state");
}

static void put_definitions(az_schema_writer *w)
{
	static const az_type scalars[] = {AZ_TEXT, AZ_FLAG, AZ_COUNT, AZ_MONEY, AZ_DATE, AZ_NUMBER};
	az_json_key(&w->json, "definitions");
	az_json_object_begin(&w->json);
	put_definition(w, "state", az_kw_state);
	put_definition(w, "key", put_key_pattern);
	put_definition(w, "member", put_member);
	for (size_t i = 0; i < sizeof scalars / sizeof scalars[0]; i++)
		put_definition(w, definition(scalars[i]), az_kw_of_type(scalars[i]));
	az_kw_code_definitions(w);
	for (unsigned id = AZ_CASE + 1; id < AZ_ENTITY_END; id++)
		put_entity(w, az_entity_of(id));
	az_json_object_end(&w->json);
}

/* ---- the dossier ----------------------------------------------------------------------------- */

static void put_case(az_schema_writer *w)
{
	const az_entity *entity = az_entity_of(AZ_CASE);
	az_json_key(&w->json, entity->name);
	az_json_object_begin(&w->json);
	az_kw_titles(w, entity->zh, entity->en, entity->doc);
	az_kw_any_begin(w);
	az_kw_null(w);
	az_json_object_begin(&w->json);
	open_map(w);
	put_fields(w, entity);
	close_map(w);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
	az_json_object_end(&w->json);
}

static void put_case_key(az_schema_writer *w, const az_field *field)
{
	az_json_key(&w->json, field->name);
	az_json_object_begin(&w->json);
	az_kw_titles(w, field->zh, field->en, field->doc);
	static const char *const types[] = {"string", "integer", "null", NULL};
	az_kw_words(w, "type", types);
	az_kw_word(w, "pattern", "^[^\\t\\n]{0,128}$");
	az_json_object_end(&w->json);
}

/* An export that is not masked may say so. */
static void put_masked(az_schema_writer *w)
{
	az_json_key(&w->json, "masked");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "enum");
	az_json_array_begin(&w->json);
	az_json_bool(&w->json, false);
	az_json_text(&w->json, "false");
	az_json_array_end(&w->json);
	az_json_object_end(&w->json);
}

/* {"required": [KEY], "properties": {KEY: {"not": state}}}, with what stands within it left open. */
static void open_said(az_schema_writer *w, const char *key)
{
	az_json_object_begin(&w->json);
	put_required(w, key);
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, key);
}

static void put_said(az_schema_writer *w, const char *key)
{
	open_said(w, key);
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "not");
	az_kw_ref(w, "state");
	az_json_object_end(&w->json);
	az_json_object_end(&w->json);
	az_json_object_end(&w->json);
}

/* A dossier has a key, or a case number to make one of. */
static void put_named(az_schema_writer *w)
{
	az_kw_any_begin(w);
	put_said(w, "key");
	open_said(w, "case");
	put_said(w, "number");
	az_json_object_end(&w->json);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
}

void az_kw_dossier(az_schema_writer *w)
{
	const az_entity *root = az_entity_of(AZ_CASE);
	open_map(w);
	put_case_key(w, &root->fields[0]);
	put_case(w);
	for (size_t i = 0; i < root->count; i++)
		if (root->fields[i].type == AZ_LIST)
			put_field(w, &root->fields[i], root->fields[i].name);
	put_masked(w);
	close_map(w);
	put_named(w);
	put_definitions(w);
}
