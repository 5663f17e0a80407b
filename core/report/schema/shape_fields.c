/* fields.yaml: the fields that a province adds. */
#include "exchange/fields_read.h"
#include "report/schema/shape.h"

static const char *const sensitivities[] = {"open", "personal", "protected", NULL};

static void put_types(az_schema_writer *w)
{
	az_json_key(&w->json, "enum");
	az_json_array_begin(&w->json);
	for (size_t i = 0; az_fields_types[i]; i++)
		az_json_text(&w->json, az_type_of(az_fields_types[i])->name);
	az_json_array_end(&w->json);
}

static void put_number(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "integer");
	az_json_key(&w->json, "minimum");
	az_json_int(&w->json, 1);
	az_json_key(&w->json, "maximum");
	az_json_int(&w->json, 60000);
	az_json_object_end(&w->json);
	az_kw_pattern(w, "^[0-9]{1,5}$", NULL);
	az_kw_any_end(w);
}

static const az_shape number = {.kind = AZ_SHAPE_MADE, .make = put_number};
static const az_shape type = {.kind = AZ_SHAPE_MADE, .make = put_types};
static const az_shape sensitivity = {.kind = AZ_SHAPE_CHOICE, .words = sensitivities};

static const az_shape_key code_keys[] = {
	{"number", &number, true, "编号：1 至 60000，永不重复使用", "1 to 60000; never used again"},
	{"zh", &az_shape_text, true, "中文", "in Chinese"},
	{"en", &az_shape_text, true, "英文", "in English"},
	{NULL},
};
static const az_shape code = {
	.kind = AZ_SHAPE_MAP, .words = az_fields_code_keys, .keys = code_keys};

#define NAME "^[a-z][a-z0-9_]{0,39}$"

static const az_shape codes = {.kind = AZ_SHAPE_TABLE, .pattern = NAME, .of = &code};

/* {"required": [KEY]} or its opposite, as a value. */
static void put_presence(az_schema_writer *w, const char *key, bool there)
{
	const char *const keys[] = {key, NULL};
	az_json_object_begin(&w->json);
	if (!there) {
		az_json_key(&w->json, "not");
		az_json_object_begin(&w->json);
	}
	az_kw_words(w, "required", keys);
	if (!there)
		az_json_object_end(&w->json);
	az_json_object_end(&w->json);
}

/* "if": {"properties": {"type": {"enum": [...]}}}, "then" the key, "else" (where it is barred) not. */
static void put_rule(az_schema_writer *w, const char *const *types, const char *key, bool needed)
{
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "if");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "type");
	az_json_object_begin(&w->json);
	az_kw_words(w, "enum", types);
	for (int depth = 0; depth < 3; depth++)
		az_json_object_end(&w->json);
	if (needed) {
		az_json_key(&w->json, "then");
		put_presence(w, key, true);
	}
	az_json_key(&w->json, "else");
	put_presence(w, key, false);
	az_json_object_end(&w->json);
}

/* Codes belong to a code or set, a unit to a count. */
static void more_field(az_schema_writer *w)
{
	static const char *const coded[] = {"code", "set", NULL};
	static const char *const counted[] = {"count", NULL};
	az_json_key(&w->json, "allOf");
	az_json_array_begin(&w->json);
	put_rule(w, coded, "codes", true);
	put_rule(w, counted, "unit", false);
	az_json_array_end(&w->json);
}

static const az_shape_key field_keys[] = {
	{"type", &type, true,
		"类型：text 文本、flag 是否、count 数、money 金额、date 日期、code 代码、set 代码集",
		"what it holds"},
	{"sensitivity", &sensitivity, true, "敏感度：open 公开、personal 个人信息、protected 受保护",
		"who may read it"},
	{"title", &az_shape_title, true, "名称", "what it is called"},
	{"codes", &codes, false, "各代码（code、set）", "its terms, for code and set"},
	{"unit", &az_shape_text, false, "单位（count）", "its unit, for count"},
	{"doc", &az_shape_text, false, "说明", "a note"},
	{NULL},
};
static const az_shape field = {
	.kind = AZ_SHAPE_MAP, .words = az_fields_field_keys, .keys = field_keys, .more = more_field};
static const az_shape fields = {.kind = AZ_SHAPE_TABLE, .pattern = NAME, .of = &field};

static void put_entities(az_schema_writer *w)
{
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		az_json_key(&w->json, entity->name);
		az_json_object_begin(&w->json);
		az_kw_titles(w, entity->zh, entity->en, entity->doc);
		az_kw_any_begin(w);
		az_kw_ref(w, "fields");
		az_kw_any_end(w);
		az_json_object_end(&w->json);
	}
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
}

/* Said once: the fields of every entity have the same shape. */
static void more_file(az_schema_writer *w)
{
	az_json_key(&w->json, "definitions");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "fields");
	az_json_object_begin(&w->json);
	az_shape_write(&fields, w);
	az_json_object_end(&w->json);
	az_json_object_end(&w->json);
}

static const az_shape space = {.kind = AZ_SHAPE_PATTERN, .pattern = "^[a-z][a-z0-9_]{0,15}$"};
static const az_shape entities = {.kind = AZ_SHAPE_MADE, .make = put_entities};
static const az_shape_key file_keys[] = {
	{"fields", &space, true, "命名空间：省的简称，如 zj，字段即 x.zj.名称",
		"the namespace: zj makes x.zj.name"},
	{"entities", &entities, true, "各类对象增加的字段", "the fields of each entity"},
	{NULL},
};
const az_shape az_shape_fields = {
	.kind = AZ_SHAPE_MAP, .words = az_fields_keys, .keys = file_keys, .more = more_file};
