/* The JSON Schema of a map: which field is filled from where in a source record. */
#include <stdio.h>
#include <string.h>

#include "exchange/map/map.h"
#include "model/entity.h"
#include "model/numbers.h"
#include "report/schema/shape.h"

enum { NAME = 128 };

/* ---- conditions ---------------------------------------------------------------------------------- */

static void put_texts(az_schema_writer *w, size_t least)
{
	const az_shape list = {.kind = AZ_SHAPE_LIST, .of = &az_shape_text, .least = least};
	az_kw_any_begin(w);
	az_kw_object(w, az_kw_text);
	az_json_object_begin(&w->json);
	az_shape_write(&list, w);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
}

static void put_counts(az_schema_writer *w)
{
	static const az_shape number = {.kind = AZ_SHAPE_MADE, .make = az_kw_count};
	static const az_shape counts = {.kind = AZ_SHAPE_TABLE, .of = &number};
	az_shape_write(&counts, w);
}

static void put_paths(az_schema_writer *w)
{
	put_texts(w, 0);
}

static void put_any(az_schema_writer *w)
{
	az_kw_word(w, "type", "array");
	az_json_key(&w->json, "minItems");
	az_json_int(&w->json, 1);
	az_json_key(&w->json, "items");
	az_kw_ref(w, "condition");
}

static void put_not(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_ref(w, "condition");
	az_kw_any_end(w);
}

/* Its own words, and else a path of the source with the text that stands there. */
static void put_condition(az_schema_writer *w)
{
	static const struct {
		const char *word;
		az_schema_make *make;
	} words[] = {{"count", put_counts}, {"known", put_paths}, {"absent", put_paths},
		{"any", put_any}, {"not", put_not}, {"is", az_kw_text}};
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "minProperties");
	az_json_int(&w->json, 1);
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		az_json_key(&w->json, words[i].word);
		az_kw_object(w, words[i].make);
	}
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_json_object_begin(&w->json);
	put_texts(w, 1);
	az_json_object_end(&w->json);
}

/* ---- entries ------------------------------------------------------------------------------------- */

/* What an entry may say depends on the field's type: one definition each. */
typedef enum sort { SORT_TEXT, SORT_MANY, SORT_MONEY, SORT_MONTHS, SORT_DATE, SORTS } sort;

static const char *const sort_names[] = {
	"entry.text", "entry.many", "entry.money", "entry.months", "entry.date"};

static sort sort_of(const az_field *field)
{
	switch (field->type) {
	case AZ_MONEY:
		return SORT_MONEY;
	case AZ_DATE:
		return SORT_DATE;
	case AZ_COUNT:
		return field->unit && !strcmp(field->unit, "months") ? SORT_MONTHS : SORT_MANY;
	case AZ_FLAG:
	case AZ_SET:
	case AZ_REFS:
		return SORT_MANY;
	default:
		return SORT_TEXT;
	}
}

/* A table from the source's texts to the field's; null takes none. */
static void put_table(az_schema_writer *w)
{
	static const az_shape *const either[] = {&az_shape_text, &az_shape_none, NULL};
	static const az_shape value = {.kind = AZ_SHAPE_EITHER, .either = either};
	static const az_shape table = {.kind = AZ_SHAPE_TABLE, .of = &value};
	az_shape_write(&table, w);
}

static void put_values(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_object(w, az_kw_text);
	az_kw_object(w, put_table);
	az_kw_any_end(w);
}

static void put_doubtful(az_schema_writer *w)
{
	az_shape_write(&az_shape_texts, w);
}

static void put_written(az_schema_writer *w)
{
	az_kw_word(w, "type", "string");
	az_kw_word(w, "pattern", "yyyy");
}

static void put_known_to(az_schema_writer *w)
{
	static const char *const words[] = {"day", "month", "year", NULL};
	az_kw_words(w, "enum", words);
}

static void put_otherwise(az_schema_writer *w)
{
	static const char *const words[] = {"notes", NULL};
	az_kw_words(w, "enum", words);
}

static void put_unit(az_schema_writer *w, sort of)
{
	static const char *const money[] = {"元", "万元", "亿元", "分", NULL};
	static const char *const months[] = {"months", "years", NULL};
	az_kw_words(w, "enum", of == SORT_MONEY ? money : months);
}

static void put_absent(az_schema_writer *w, sort of)
{
	static const char *const words[] = {"n/a", "none", NULL};
	static const char *const other[] = {"n/a", NULL};
	az_kw_words(w, "enum", of == SORT_TEXT || of == SORT_DATE ? other : words);
}

/* Whether an entry for a field of that sort may say it. */
static bool may_say(sort of, const char *key)
{
	if (!strcmp(key, "unit"))
		return of == SORT_MONEY || of == SORT_MONTHS;
	if (!strcmp(key, "written") || !strcmp(key, "known_to"))
		return of == SORT_DATE;
	return true;
}

static void put_entry_key(az_schema_writer *w, sort of, const char *key)
{
	static const struct {
		const char *key;
		az_schema_make *make;
	} made[] = {{"from", az_kw_text}, {"values", put_values}, {"doubtful", put_doubtful},
		{"written", put_written}, {"known_to", put_known_to}, {"otherwise", put_otherwise},
		{"when", put_not}};
	if (!strcmp(key, "unit"))
		put_unit(w, of);
	else if (!strcmp(key, "absent"))
		put_absent(w, of);
	for (size_t i = 0; i < sizeof made / sizeof made[0]; i++)
		if (!strcmp(key, made[i].key))
			made[i].make(w);
}

static void put_entry_map(az_schema_writer *w, sort of)
{
	static const char *const from[] = {"from", NULL};
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	for (size_t i = 0; az_map_entry_keys[i]; i++) {
		if (!may_say(of, az_map_entry_keys[i]))
			continue;
		az_json_key(&w->json, az_map_entry_keys[i]);
		az_json_object_begin(&w->json);
		put_entry_key(w, of, az_map_entry_keys[i]);
		az_json_object_end(&w->json);
	}
	az_json_object_end(&w->json);
	az_kw_words(w, "required", from);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
	az_json_object_end(&w->json);
}

/* A path or =constant, or a map that says more; as parts of anyOf. */
static void put_way(az_schema_writer *w, sort of)
{
	az_kw_any_begin(w);
	az_kw_object(w, az_kw_text);
	put_entry_map(w, of);
}

/* One way to fill the field, or several, of which the first that gives something is taken. */
static void put_entry(az_schema_writer *w, sort of)
{
	az_json_key(&w->json, sort_names[of]);
	az_json_object_begin(&w->json);
	put_way(w, of);
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "array");
	az_json_key(&w->json, "minItems");
	az_json_int(&w->json, 1);
	az_json_key(&w->json, "items");
	az_json_object_begin(&w->json);
	put_way(w, of);
	az_kw_any_end(w);
	az_json_object_end(&w->json);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
	az_json_object_end(&w->json);
}

/* ---- blocks -------------------------------------------------------------------------------------- */

static void open_field(az_schema_writer *w, const az_field *field, const char *name)
{
	az_json_key(&w->json, name);
	az_json_object_begin(&w->json);
	az_kw_titles(w, field->zh, field->en, field->doc);
	az_kw_any_begin(w);
}

static void close_field(az_schema_writer *w)
{
	az_kw_any_end(w);
	az_json_object_end(&w->json);
}

static void put_value_field(az_schema_writer *w, const az_field *field, const char *name)
{
	open_field(w, field, name);
	az_kw_ref(w, sort_names[sort_of(field)]);
	close_field(w);
}

/* The blocks that fill a list, or a single. */
static void put_blocks(az_schema_writer *w, const az_field *field)
{
	char name[NAME];
	snprintf(name, sizeof name, "block.%s", az_entity_of(field->target)->name);
	open_field(w, field, field->name);
	if (field->type == AZ_ONE)
		az_kw_ref(w, name);
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "array");
	az_json_key(&w->json, "items");
	az_kw_ref(w, name);
	az_json_object_end(&w->json);
	close_field(w);
}

static bool holds_items(const az_field *field)
{
	return field->type == AZ_LIST || field->type == AZ_ONE;
}

/* The case's key and lists stand beside `case`; its notes are the map's own. */
static bool stands_elsewhere(const az_entity *entity, const az_field *field)
{
	return entity->id == AZ_CASE && (field->type == AZ_LIST || field->number == AZ_FIELD_KEY ||
										!strcmp(field->name, "notes"));
}

static void put_fields(az_schema_writer *w, const az_entity *entity)
{
	for (size_t i = 0; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		if (field->derive || stands_elsewhere(entity, field))
			continue;
		if (holds_items(field))
			put_blocks(w, field);
		else
			put_value_field(w, field, field->name);
	}
	for (size_t i = 0; w->schema && i < w->schema->count; i++) {
		if (w->schema->extensions[i].entity != entity->id)
			continue;
		az_field field = az_extension_field(&w->schema->extensions[i]);
		put_value_field(w, &field, w->schema->extensions[i].name);
	}
}

static void put_block_word(az_schema_writer *w, const char *word)
{
	static const char *const none[] = {"none", NULL};
	if (!strcmp(word, "when"))
		put_not(w);
	else if (!strcmp(word, "absent"))
		az_kw_words(w, "enum", none);
	else
		az_kw_text(w);
}

/* `split` and `absent` speak of what `each` walks. */
static void put_dependencies(az_schema_writer *w)
{
	static const char *const each[] = {"each", NULL};
	az_json_key(&w->json, "dependencies");
	az_json_object_begin(&w->json);
	az_kw_words(w, "split", each);
	az_kw_words(w, "absent", each);
	az_json_object_end(&w->json);
}

static void put_block(az_schema_writer *w, const az_entity *entity)
{
	char name[NAME];
	snprintf(name, sizeof name, "block.%s", entity->name);
	az_json_key(&w->json, name);
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	for (size_t i = 0; az_map_block_words[i]; i++) {
		az_json_key(&w->json, az_map_block_words[i]);
		az_json_object_begin(&w->json);
		put_block_word(w, az_map_block_words[i]);
		az_json_object_end(&w->json);
	}
	put_fields(w, entity);
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
	put_dependencies(w);
	az_json_object_end(&w->json);
}

/* ---- the map ------------------------------------------------------------------------------------- */

static void put_conditions(az_schema_writer *w)
{
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "additionalProperties");
	az_kw_ref(w, "condition");
}

static void put_tables(az_schema_writer *w)
{
	static const az_shape table = {.kind = AZ_SHAPE_MADE, .make = put_table};
	static const az_shape tables = {.kind = AZ_SHAPE_TABLE, .of = &table};
	az_shape_write(&tables, w);
}

static void put_case(az_schema_writer *w)
{
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	put_fields(w, az_entity_of(AZ_CASE));
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
}

/* {path: other} and {path: {count: other}} */
static void put_same(az_schema_writer *w)
{
	static const char *const words[] = {"count", NULL};
	static const az_shape_key keys[] = {
		{"count", &az_shape_text, true, "与该列表的项数相同", "how many that list has"}, {NULL}};
	static const az_shape counted = {.kind = AZ_SHAPE_MAP, .words = words, .keys = keys};
	static const az_shape *const either[] = {&az_shape_text, &counted, NULL};
	static const az_shape other = {.kind = AZ_SHAPE_EITHER, .either = either};
	static const az_shape same = {.kind = AZ_SHAPE_TABLE, .of = &other};
	az_shape_write(&same, w);
}

static void put_ignored(az_schema_writer *w)
{
	static const az_shape ignored = {.kind = AZ_SHAPE_TABLE, .of = &az_shape_text};
	az_shape_write(&ignored, w);
}

static void put_title(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_object(w, az_kw_text);
	az_json_object_begin(&w->json);
	az_shape_write(&az_shape_title, w);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
}

static void put_key_entry(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_ref(w, sort_names[SORT_TEXT]);
	az_kw_any_end(w);
}

static const struct {
	const char *key;
	az_schema_make *make;
	const char *zh;
	const char *en;
} root_keys[] = {
	{"map", az_kw_text, "映射的名称", "the map's name"},
	{"title", put_title, "说明性名称", "what it is called"},
	{"key", put_key_entry, "案卷的标识取自何处", "where the dossier's key comes from"},
	{"conditions", put_conditions, "多处共用的条件，用 is: 名称",
		"conditions that several places share"},
	{"values", put_tables, "来源文字与代码的对照表", "tables from the source's texts to codes"},
	{"case", put_case, "案件的字段", "the case's own fields"},
	{"same", put_same, "来源中重复的内容", "what the source says twice"},
	{"notes", put_doubtful, "只写入备注的路径", "paths that go to the notes alone"},
	{"ignored", put_ignored, "不读取的路径及理由", "paths that are not read, and why"},
};

static void put_root_key(az_schema_writer *w, const char *key)
{
	az_json_key(&w->json, key);
	az_json_object_begin(&w->json);
	for (size_t i = 0; i < sizeof root_keys / sizeof root_keys[0]; i++) {
		if (strcmp(root_keys[i].key, key) != 0)
			continue;
		az_kw_titles(w, root_keys[i].zh, root_keys[i].en, NULL);
		root_keys[i].make(w);
	}
	az_json_object_end(&w->json);
}

static void put_definitions(az_schema_writer *w)
{
	az_json_key(&w->json, "definitions");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "condition");
	az_kw_object(w, put_condition);
	for (int i = 0; i < SORTS; i++)
		put_entry(w, (sort)i);
	for (unsigned id = AZ_CASE + 1; id < AZ_ENTITY_END; id++)
		put_block(w, az_entity_of(id));
	az_json_object_end(&w->json);
}

void az_kw_map(az_schema_writer *w)
{
	static const char *const needed[] = {"map", NULL};
	const az_entity *root = az_entity_of(AZ_CASE);
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	for (size_t i = 0; az_map_keys[i]; i++)
		put_root_key(w, az_map_keys[i]);
	for (size_t i = 0; i < root->count; i++)
		if (root->fields[i].type == AZ_LIST)
			put_blocks(w, &root->fields[i]);
	az_json_object_end(&w->json);
	az_kw_words(w, "required", needed);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
	put_definitions(w);
}
