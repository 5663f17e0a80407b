#include "report/dictionary.h"

#include "model/entity.h"

static const char *by_lang(az_lang lang, const char *zh, const char *en)
{
	return lang == AZ_ZH ? zh : en;
}

/* A text in a cell: a bar would end it. */
static void put_cell(const char *text, az_buffer *out)
{
	az_buffer_string(out, " ");
	for (; text && *text; text++) {
		if (*text == '|')
			az_buffer_char(out, '\\');
		az_buffer_char(out, *text);
	}
	az_buffer_string(out, " |");
}

static const char *sensitivity(az_sensitivity level, az_lang lang)
{
	switch (level) {
	case AZ_PERSONAL:
		return by_lang(lang, "个人信息", "personal");
	case AZ_PROTECTED:
		return by_lang(lang, "受保护", "protected");
	default:
		return "";
	}
}

/* "code of charge", "list of victim", "count of months". */
static void put_type(const az_field *field, az_buffer *out)
{
	az_buffer_printf(out, " %s", az_type_of(field->type)->name);
	if (field->codes)
		az_buffer_printf(out, " [%s](#%s)", field->codes->name, field->codes->name);
	else if (field->target)
		az_buffer_printf(out, " %s", az_entity_of(field->target)->name);
	else if (field->unit)
		az_buffer_printf(out, " (%s)", field->unit);
	if (field->derive)
		az_buffer_string(out, " *");
	az_buffer_string(out, " |");
}

static void put_field(const az_field *field, az_lang lang, az_buffer *out)
{
	az_buffer_string(out, "|");
	put_cell(field->name, out);
	put_type(field, out);
	put_cell(by_lang(lang, field->zh, field->en), out);
	put_cell(sensitivity(field->sensitivity, lang), out);
	put_cell(field->doc, out);
	az_buffer_char(out, '\n');
}

static void put_extensions(
	const az_schema *schema, const az_entity *entity, az_lang lang, az_buffer *out)
{
	for (size_t i = 0; schema && i < schema->count; i++) {
		az_field field = az_extension_field(&schema->extensions[i]);
		if (az_entity_of(schema->extensions[i].entity) == entity)
			put_field(&field, lang, out);
	}
}

static void put_entity(
	const az_schema *schema, const az_entity *entity, az_lang lang, az_buffer *out)
{
	az_buffer_printf(out, "\n## %s: %s\n\n", entity->name, by_lang(lang, entity->zh, entity->en));
	if (entity->doc)
		az_buffer_printf(out, "%s\n\n", entity->doc);
	az_buffer_string(out, by_lang(lang, "| 字段 | 类型 | 名称 | 敏感度 | 说明 |\n",
							  "| field | type | title | sensitivity | note |\n"));
	az_buffer_string(out, "| --- | --- | --- | --- | --- |\n");
	for (size_t i = 0; i < entity->count; i++)
		put_field(&entity->fields[i], lang, out);
	put_extensions(schema, entity, lang, out);
}

static void put_codes(const az_vocabulary *vocabulary, az_lang lang, az_buffer *out)
{
	az_buffer_printf(out, "\n## %s\n\n", vocabulary->name);
	az_buffer_string(
		out, by_lang(lang, "| 代码 | 名称 | 条文 |\n", "| code | title | article |\n"));
	az_buffer_string(out, "| --- | --- | --- |\n");
	for (size_t i = 0; i < vocabulary->count; i++) {
		const az_code *code = &vocabulary->codes[i];
		az_buffer_string(out, "|");
		put_cell(code->key, out);
		put_cell(by_lang(lang, code->zh, code->en), out);
		put_cell(code->article, out);
		az_buffer_char(out, '\n');
	}
}

void az_dictionary_write(const az_schema *schema, az_lang lang, az_buffer *out)
{
	az_buffer_string(out, by_lang(lang, "# 数据字典\n\n标 * 的字段由系统计算，不从文件读取。\n",
							  "# Data dictionary\n\nFields marked * are computed by assize and are "
							  "not read from files.\n"));
	for (unsigned id = 1; id < AZ_ENTITY_END; id++)
		put_entity(schema, az_entity_of(id), lang, out);
	for (size_t i = 0; az_vocabularies[i]; i++)
		put_codes(az_vocabularies[i], lang, out);
	for (size_t i = 0; schema && i < schema->count; i++)
		if (schema->extensions[i].codes)
			put_codes(schema->extensions[i].codes, lang, out);
}
