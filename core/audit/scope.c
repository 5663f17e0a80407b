#include "audit/scope.h"

#include <string.h>

#include "model/casenumber.h"
#include "base/words.h"

static assize_status bad(az_error *error, const char *what, const char *text, const char *mend)
{
	return az_error_set(error, ASSIZE_ERROR_USAGE, "--scope", "'%s' %s; %s", text, what, mend);
}

/* The field of the case with that name, built in or added. */
static assize_status find_field(
	az_scope_part *part, const char *name, const az_schema *schema, az_error *error)
{
	const az_entity *entity = az_entity_of(AZ_CASE);
	const az_field *field = az_field_named(entity, name, strlen(name));
	const az_extension *extension =
		field ? NULL : az_schema_find(schema, AZ_CASE, name, strlen(name));
	const char *near = field || extension ? NULL : az_field_nearest(entity, name);
	if (near)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--scope",
			"a case has no field '%s'; did you mean '%s'?", name, near);
	if (!field && !extension)
		return bad(error, AZ_N("is no field of a case"), name, "`assize schema` lists them");
	part->field = field ? *field : az_extension_field(extension);
	part->extension = extension ? extension->name : NULL;
	bool one = part->field.type != AZ_LIST && part->field.type != AZ_ONE && !part->field.derive;
	if (!one || part->field.sensitivity != AZ_OPEN)
		return bad(error, AZ_N("is no open field with a value of its own"), name,
			AZ_N("take court, province or stage"));
	return ASSIZE_OK;
}

static assize_status bad_code(const az_field *field, const char *text, az_error *error)
{
	const char *near = az_code_nearest(field->codes, text);
	if (near)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--scope",
			"'%s' is no term of %s; did you mean '%s'?", text, field->codes->name, near);
	return bad(error, AZ_N("is no term of the field's vocabulary"), text,
		AZ_N("`assize schema` lists the terms"));
}

/* Provinces are written as in case numbers: 闽, not 福建. */
static assize_status check_province(const az_scope_part *part, az_error *error)
{
	if (part->extension || strcmp(part->field.name, "province") != 0 ||
		az_casenumber_is_province(part->text, strlen(part->text)))
		return ASSIZE_OK;
	return bad(
		error, AZ_N("is no province as case numbers write it"), part->text, "write 闽 for 福建");
}

static assize_status read_value(az_scope_part *part, az_error *error)
{
	const char *why = NULL;
	az_type type = part->field.type == AZ_SET ? AZ_CODE : part->field.type;
	if (type == AZ_TEXT)
		return check_province(part, error);
	if (az_scalar_parse(
			type, part->field.codes, part->text, strlen(part->text), &part->value, &why))
		return ASSIZE_OK;
	if (type == AZ_CODE)
		return bad_code(&part->field, part->text, error);
	return az_error_set(error, ASSIZE_ERROR_USAGE, "--scope", "'%s': %s; write %s", part->text,
		why ? why : AZ_N("does not fit"), az_type_of(type)->expected);
}

static assize_status read_part(az_scope_part *part, az_arena *arena, const az_schema *schema,
	const char *condition, az_error *error)
{
	const char *equals = strchr(condition, '=');
	if (!equals)
		return bad(error, "is no condition", condition, "write it as province=闽");
	char *name = az_arena_copy(arena, condition, (size_t)(equals - condition));
	part->text = az_arena_string(arena, equals + 1);
	if (!name || !part->text)
		return az_error_memory(error);
	assize_status status = find_field(part, name, schema, error);
	return status ? status : read_value(part, error);
}

assize_status az_scope_read(az_scope *scope, az_arena *arena, const az_schema *schema,
	const char *const *conditions, size_t count, az_error *error)
{
	char *text = az_arena_string(arena, "");
	scope->parts = az_arena_array(arena, count + 1, sizeof *scope->parts);
	if (!scope->parts || !text)
		return az_error_memory(error);
	scope->count = count;
	for (size_t i = 0; i < count; i++) {
		assize_status status = read_part(&scope->parts[i], arena, schema, conditions[i], error);
		if (status)
			return status;
		text = az_arena_printf(arena, "%s%s%s", text, i ? " " : "", conditions[i]);
		if (!text)
			return az_error_memory(error);
	}
	scope->text = text;
	return ASSIZE_OK;
}

static bool part_holds(const az_scope_part *part, const az_record *record)
{
	az_value value;
	if (part->extension)
		az_node_get_extension(
			record, az_record_root(record), part->extension, strlen(part->extension), &value);
	else
		az_node_get(record, az_record_root(record), &part->field, &value);
	if (value.state != AZ_KNOWN)
		return false;
	if (value.type == AZ_SET)
		return az_value_has_code(&value, (uint16_t)part->value.number);
	if (value.type != AZ_TEXT && value.type != AZ_NUMBER)
		return value.number == part->value.number;
	const char *text = value.type == AZ_NUMBER ? part->value.text : part->text;
	return value.length == strlen(text) && memcmp(value.text, text, value.length) == 0;
}

bool az_scope_holds(const az_scope *scope, const az_record *record)
{
	for (size_t i = 0; i < scope->count; i++)
		if (!part_holds(&scope->parts[i], record))
			return false;
	return true;
}
