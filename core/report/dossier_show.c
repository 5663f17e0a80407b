#include "report/dossier_show.h"

#include <string.h>

#include "exchange/dossier/write.h"
#include "model/path.h"
#include "report/table.h"

typedef struct shower {
	const az_record *record;
	const az_schema *schema;
	az_lang lang;
	az_buffer *out;
	az_buffer scratch; /* one value */
	az_buffer unknown; /* the fields of one node that nobody said */
	unsigned unknown_count;
} shower;

static const char *say(const shower *s, const char *zh, const char *en)
{
	return s->lang == AZ_ZH ? zh : en;
}

static void indent(const shower *s, unsigned depth)
{
	for (unsigned i = 0; i < depth; i++)
		az_buffer_string(s->out, "  ");
}

/* True where an English title says no more than the name: "filed on" of filed_on. */
static bool is_name(const char *title, const char *name)
{
	for (; *title && *name; title++, name++)
		if (*title != *name && !((*title == ' ' || *title == '-') && *name == '_'))
			return false;
	return *title == *name;
}

/* "损失总额 loss_total", "total loss (loss_total)"; the name alone where there is no other title. */
static void put_title(const shower *s, const az_field *field, az_buffer *out)
{
	const char *title = say(s, field->zh, field->en);
	if (!title || is_name(title, field->name))
		az_buffer_string(out, field->name);
	else
		az_buffer_printf(out, say(s, "%s %s", "%s (%s)"), title, field->name);
}

static void note_unknown(shower *s, const az_field *field)
{
	if (s->unknown_count++)
		az_buffer_string(&s->unknown, say(s, "、", ", "));
	put_title(s, field, &s->unknown);
}

static void put_value(shower *s, const az_value *value, const az_field *field)
{
	if (field->sensitivity != AZ_OPEN) {
		az_buffer_string(s->out, AZ_MASK);
		return;
	}
	az_value_shown(s->record, value, field, s->lang, &s->scratch);
	s->out->failed = s->out->failed || s->scratch.failed;
	if (s->scratch.length)
		az_table_clean((const char *)s->scratch.bytes, s->scratch.length, s->out);
	az_buffer_clear(&s->scratch);
}

static void put_line(shower *s, const az_value *value, const az_field *field, unsigned depth)
{
	indent(s, depth);
	put_title(s, field, s->out);
	az_buffer_string(s->out, say(s, "：", ": "));
	put_value(s, value, field);
	if (field->derive)
		az_buffer_string(s->out, say(s, "（系统计算）", " (derived)"));
	az_buffer_char(s->out, '\n');
}

/* A list or single that holds something stands below, as entities; else its line says why. */
static bool stands_below(const az_value *value)
{
	return value->state == AZ_KNOWN &&
		   (value->type == AZ_ONE || (value->type == AZ_LIST && value->count));
}

static void show_field(shower *s, az_ref ref, const az_field *field, unsigned depth)
{
	az_value value;
	az_unread unread = {0, NULL};
	az_node_read(s->record, ref, field, &value, &unread);
	if (field->number == 1 || stands_below(&value))
		return;
	if (value.state == AZ_UNKNOWN && !field->derive)
		note_unknown(s, field);
	else
		put_line(s, &value, field, depth);
}

/* ---- a province's fields --------------------------------------------------------------------- */

/* Those that the schema declares for the entity. */
static void show_declared(shower *s, az_ref ref, unsigned depth)
{
	const az_entity *entity = az_node_entity(s->record, ref);
	for (size_t i = 0; s->schema && i < s->schema->count; i++) {
		const az_extension *extension = &s->schema->extensions[i];
		if (extension->entity != entity->id)
			continue;
		az_value value;
		az_field field = az_extension_field(extension);
		az_node_get_extension(s->record, ref, field.name, strlen(field.name), &value);
		if (value.state == AZ_UNKNOWN)
			note_unknown(s, &field);
		else
			put_line(s, &value, &field, depth);
	}
}

/* Those that stand in the record and that nobody declares any more. */
static void show_undeclared(shower *s, az_ref ref, unsigned depth)
{
	const az_entity *entity = az_node_entity(s->record, ref);
	const az_field *field;
	const char *name;
	uint32_t length;
	az_value value;
	for (unsigned i = 0; az_node_slot(s->record, ref, i, &field, &name, &length, &value); i++) {
		if (field || az_schema_find(s->schema, entity->id, name, length))
			continue;
		indent(s, depth);
		az_table_clean(name, length, s->out);
		az_buffer_printf(s->out, "%s%s%s\n", say(s, "：", ": "), AZ_MASK,
			say(s, "（当前配置未声明此字段）", " (the profile does not declare it)"));
	}
}

/* ---- entities -------------------------------------------------------------------------------- */

static void put_unknown(shower *s, unsigned depth)
{
	if (s->unknown_count) {
		indent(s, depth);
		az_buffer_printf(s->out, say(s, "未知 %u 项：", "unknown (%u): "), s->unknown_count);
		az_buffer_bytes(s->out, s->unknown.bytes, s->unknown.length);
		az_buffer_char(s->out, '\n');
	}
	s->out->failed = s->out->failed || s->unknown.failed;
	az_buffer_clear(&s->unknown);
	s->unknown_count = 0;
}

static void show_node(shower *s, az_ref ref, unsigned depth)
{
	const az_entity *entity = az_node_entity(s->record, ref);
	indent(s, depth);
	if (s->lang == AZ_ZH || strcmp(entity->en, entity->name) != 0)
		az_buffer_printf(s->out, "%s ", say(s, entity->zh, entity->en));
	az_path_node(s->record, ref, s->out);
	az_buffer_char(s->out, '\n');
	for (size_t i = 0; i < entity->count; i++)
		show_field(s, ref, &entity->fields[i], depth + 1);
	show_declared(s, ref, depth + 1);
	show_undeclared(s, ref, depth + 1);
	put_unknown(s, depth + 1);
}

static unsigned depth_of(const az_record *record, az_ref ref)
{
	unsigned depth = 0;
	for (az_ref up = az_node_parent(record, ref); up; up = az_node_parent(record, up))
		depth++;
	return depth;
}

/* The children of a node, in the order of its fields, each with its own below it. Nodes are as deep as
 * the entity tables, so the recursion is. */
static void show_tree(shower *s, az_ref ref)
{
	const az_entity *entity = az_node_entity(s->record, ref);
	show_node(s, ref, depth_of(s->record, ref));
	for (size_t i = 0; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		az_value value;
		if (field->type != AZ_LIST && field->type != AZ_ONE)
			continue;
		az_node_get(s->record, ref, field, &value);
		if (!stands_below(&value))
			continue;
		if (field->type == AZ_ONE)
			show_tree(s, (az_ref)value.number);
		for (uint32_t k = 0; field->type == AZ_LIST && k < value.count; k++)
			show_tree(s, az_value_ref(&value, k));
	}
}

void az_dossier_show(const az_record *record, const az_schema *schema, az_lang lang, az_buffer *out)
{
	shower s = {.record = record, .schema = schema, .lang = lang, .out = out};
	show_tree(&s, az_record_root(record));
	az_buffer_free(&s.scratch);
	az_buffer_free(&s.unknown);
}
