#include "report/schema/annotations.h"

#include <string.h>

#include "base/embedded.h"
#include "policy/terms.h"
#include "report/schema/annotate.h"

static const char soft_prefix[] = "maybe.";

/* ---- vocabularies ---------------------------------------------------------------------------- */

static void put_code_title(const az_code *code, az_buffer *out)
{
	az_annotate_titles(code->zh, code->en, out);
	if (code->article)
		az_buffer_printf(out, " (%s)", code->article);
	az_buffer_char(out, '\n');
}

/* An alias of its codes, and a class with a flag for each: what a set field reads as. */
static void put_vocabulary(const az_vocabulary *vocabulary, az_buffer *out)
{
	az_buffer_printf(out, "\n---@alias assize.code.%s\n", vocabulary->name);
	for (size_t i = 0; i < vocabulary->count; i++) {
		az_buffer_string(out, "---| ");
		az_annotate_quoted(vocabulary->codes[i].key, out);
		az_buffer_string(out, " #");
		put_code_title(&vocabulary->codes[i], out);
	}
	az_buffer_printf(out,
		"\n---@class assize.set.%s: assize.set\n---@field [integer] assize.code.%s\n",
		vocabulary->name, vocabulary->name);
	for (size_t i = 0; i < vocabulary->count; i++) {
		az_annotate_field(vocabulary->codes[i].key, false, out);
		az_buffer_string(out, "boolean");
		put_code_title(&vocabulary->codes[i], out);
	}
}

/* ---- fields ---------------------------------------------------------------------------------- */

static void put_type(const az_field *field, bool soft, az_buffer *out)
{
	const char *prefix = soft ? soft_prefix : "";
	const char *target = field->target ? az_entity_of(field->target)->name : "";
	switch (field->type) {
	case AZ_CODE:
		az_buffer_printf(out, "assize.code.%s", field->codes->name);
		break;
	case AZ_SET:
		az_buffer_printf(out, "assize.set.%s", field->codes->name);
		break;
	case AZ_REF:
	case AZ_ONE:
		az_buffer_printf(out, "assize.%s%s", prefix, target);
		break;
	case AZ_REFS:
	case AZ_LIST:
		az_buffer_printf(out, "assize.list.%s%s", prefix, target);
		break;
	default:
		/* A province writes its units as it likes; the model's have an alias each. */
		if (field->unit && field->number != AZ_FIELD_EXTENSION)
			az_buffer_printf(out, "assize.%s", field->unit);
		else
			az_buffer_string(out, az_type_of(field->type)->lua);
	}
}

static void put_note(const az_field *field, az_buffer *out)
{
	az_annotate_titles(field->zh, field->en, out);
	if (field->unit) {
		az_buffer_string(out, " (");
		az_annotate_word(field->unit, out);
		az_buffer_char(out, ')');
	}
	if (field->sensitivity == AZ_PERSONAL)
		az_buffer_string(
			out, " (个人信息，须声明用途 / personal: declare it under reads_personal)");
	if (field->sensitivity == AZ_PROTECTED)
		az_buffer_string(
			out, " (受保护，须有法律依据 / protected: declare it under reads_protected)");
	if (field->derive)
		az_buffer_string(out, " (由系统计算 / computed)");
	az_buffer_string(out, field->doc ? "." : "");
	az_annotate_text(field->doc, out);
	az_buffer_char(out, '\n');
}

static void put_field(const az_field *field, const char *name, bool soft, az_buffer *out)
{
	az_annotate_field(name, soft, out);
	put_type(field, soft, out);
	put_note(field, out);
}

/* ---- the fields that provinces add ----------------------------------------------------------- */

static bool has_extensions(const az_schema *schema, az_entity_id entity)
{
	for (size_t i = 0; schema && i < schema->count; i++)
		if (schema->extensions[i].entity == entity)
			return true;
	return false;
}

/* "zj" of "x.zj.dormitory": its length; the field's own name stands behind the dot. */
static size_t space_length(const az_extension *extension)
{
	return strcspn(extension->name + 2, ".");
}

static bool same_space(const az_extension *a, const az_extension *b)
{
	return a->entity == b->entity && space_length(a) == space_length(b) &&
		   strncmp(a->name, b->name, space_length(a) + 2) == 0;
}

/* A class for each namespace of an entity, then one that has them all. Extensions are ordered by
 * entity and name, so a namespace's fields stand together. */
static void put_spaces(const az_schema *schema, const az_entity *entity, bool soft, az_buffer *out)
{
	const char *prefix = soft ? soft_prefix : "";
	const az_extension *last = NULL;
	for (size_t i = 0; i < schema->count; i++) {
		const az_extension *extension = &schema->extensions[i];
		if (extension->entity != entity->id)
			continue;
		az_field field = az_extension_field(extension);
		int length = (int)space_length(extension);
		if (!last || !same_space(last, extension))
			az_buffer_printf(out, "\n---@class assize.%s%s.x.%.*s\n", prefix, entity->name, length,
				extension->name + 2);
		put_field(&field, extension->name + 2 + length + 1, soft, out);
		last = extension;
	}
	az_buffer_printf(out, "\n---@class assize.%s%s.x\n", prefix, entity->name);
	last = NULL;
	for (size_t i = 0; i < schema->count; i++) {
		const az_extension *extension = &schema->extensions[i];
		int length = (int)space_length(extension);
		if (extension->entity != entity->id || (last && same_space(last, extension)))
			continue;
		az_buffer_printf(out, "---@field %.*s assize.%s%s.x.%.*s\n", length, extension->name + 2,
			prefix, entity->name, length, extension->name + 2);
		last = extension;
	}
}

static void put_vocabularies(const az_schema *schema, az_buffer *out)
{
	for (size_t i = 0; az_vocabularies[i]; i++)
		put_vocabulary(az_vocabularies[i], out);
	for (size_t i = 0; schema && i < schema->count; i++)
		if (schema->extensions[i].codes)
			put_vocabulary(schema->extensions[i].codes, out);
}

/* ---- entities -------------------------------------------------------------------------------- */

/* What an entity hangs on: `charge.defendant`, `charge.case`; a field of that name wins. */
static void put_parents(const az_entity *entity, bool soft, az_buffer *out)
{
	for (const az_entity *up = az_entity_of(entity->parent); up; up = az_entity_of(up->parent)) {
		if (az_field_named(entity, up->name, strlen(up->name)))
			continue;
		az_annotate_field(up->name, false, out);
		az_buffer_printf(out, "assize.%s%s", soft ? soft_prefix : "", up->name);
		az_annotate_titles(up->zh, up->en, out);
		az_buffer_char(out, '\n');
	}
}

static void put_entity(const az_schema *schema, const az_entity *entity, bool soft, az_buffer *out)
{
	const char *prefix = soft ? soft_prefix : "";
	bool extended = has_extensions(schema, entity->id);
	if (extended)
		put_spaces(schema, entity, soft, out);
	az_buffer_string(out, "\n---");
	az_annotate_titles(entity->zh, entity->en, out);
	az_buffer_string(out, entity->doc ? "." : "");
	az_annotate_text(entity->doc, out);
	az_buffer_printf(out, "\n---@class assize.%s%s: assize.entity\n", prefix, entity->name);
	for (size_t i = 0; i < entity->count; i++)
		put_field(&entity->fields[i], entity->fields[i].name, soft, out);
	put_parents(entity, soft, out);
	if (extended)
		az_buffer_printf(out, "---@field x assize.%s%s.x\n", prefix, entity->name);
	az_buffer_printf(out,
		"\n---@class assize.list.%s%s\n---@field [integer] assize.%s%s\n"
		"---@field [string] assize.%s%s\n",
		prefix, entity->name, prefix, entity->name, prefix, entity->name);
}

/* maybe(d) is known for each entity by an overload. */
static void put_maybe(az_buffer *out)
{
	az_buffer_string(out,
		"\n--- 同一对象，不详或不适用的字段读作 nil。 The same entity, whose unknown "
		"and not applicable fields are nil.\n");
	for (unsigned id = 1; id < AZ_ENTITY_END; id++)
		az_buffer_printf(out, "---@overload fun(entity: assize.%s): assize.maybe.%s\n",
			az_entity_of(id)->name, az_entity_of(id)->name);
	az_buffer_string(out, "---@overload fun(group: assize.group): assize.maybe.group\n"
						  "---@param entity assize.entity|assize.group\n---@return any\n"
						  "function maybe(entity) end\n");
}

/* ---- words ----------------------------------------------------------------------------------- */

static void put_words(const char *alias, const char *const *words, az_buffer *out)
{
	az_buffer_printf(out, "\n---@alias assize.%s\n", alias);
	for (; *words; words++)
		az_buffer_printf(out, "---| \"%s\"\n", *words);
}

static void put_subjects(az_buffer *out)
{
	az_buffer_string(out, "\n---@alias assize.subject\n");
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		az_buffer_printf(out, "---| \"%s\" #", entity->name);
		az_annotate_titles(entity->zh, entity->en, out);
		az_buffer_char(out, '\n');
	}
	az_buffer_string(out, "---| \"group\" #");
	az_annotate_titles("一组案件", "cases that share a key", out);
	az_buffer_char(out, '\n');
}

static bool is_unit_before(unsigned entity, size_t index, const char *unit)
{
	for (unsigned id = 1; id <= entity; id++) {
		const az_entity *each = az_entity_of(id);
		size_t end = id == entity ? index : each->count;
		for (size_t i = 0; i < end; i++)
			if (each->fields[i].unit && strcmp(each->fields[i].unit, unit) == 0)
				return true;
	}
	return false;
}

/* Units are whole numbers with a name, each once: those of parameters first. */
static void put_units(az_buffer *out)
{
	static const char *const own[] = {"days", "working_days", "months", NULL};
	az_buffer_char(out, '\n');
	for (size_t i = 0; own[i]; i++)
		az_buffer_printf(out, "---@alias assize.%s integer\n", own[i]);
	for (unsigned id = 1; id < AZ_ENTITY_END; id++) {
		const az_entity *entity = az_entity_of(id);
		for (size_t i = 0; i < entity->count; i++) {
			const char *unit = entity->fields[i].unit;
			if (unit && !az_terms_find(own, unit) && !is_unit_before(id, i, unit))
				az_buffer_printf(out, "---@alias assize.%s integer\n", unit);
		}
	}
}

void az_annotations_write(const az_policies *policies, const az_policy *policy, az_buffer *out)
{
	const az_schema *schema = policies ? &policies->schema : NULL;
	az_buffer_string(out, "---@meta\n\n");
	az_buffer_string(out, az_embedded_text("lua/annotations/host.lua"));
	az_buffer_char(out, '\n');
	az_buffer_string(out, az_embedded_text("lua/annotations/lua.lua"));
	az_buffer_string(out, "\n-- ---- 案卷 / the dossier, from the declaration of its fields "
						  "-----------------------------------\n");
	put_units(out);
	put_words("kind", az_kind_names, out);
	put_words("level", az_level_names, out);
	put_subjects(out);
	az_buffer_string(out, "\n---@class assize.entity\n\n---@class assize.set\n");
	put_vocabularies(schema, out);
	for (unsigned id = 1; id < AZ_ENTITY_END; id++)
		for (int soft = 0; soft < 2; soft++)
			put_entity(schema, az_entity_of(id), soft, out);
	put_maybe(out);
	az_annotate_policy(policies, policy, out);
}
