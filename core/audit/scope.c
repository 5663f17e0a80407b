#include "audit/scope.h"

#include <string.h>

#include "model/value.h"

static assize_status read_part(
	az_scope_part *part, az_arena *arena, const char *condition, az_error *error)
{
	const az_entity *entity = az_entity_of(AZ_CASE);
	const char *equals = strchr(condition, '=');
	if (!equals)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--scope",
			"'%s' is no condition; write it as province=闽", condition);
	char *name = az_arena_copy(arena, condition, (size_t)(equals - condition));
	part->value = az_arena_string(arena, equals + 1);
	if (!name || !part->value)
		return az_error_memory(error);
	part->field = az_field_named(entity, name, strlen(name));
	const char *near = part->field ? NULL : az_field_nearest(entity, name);
	if (!part->field && near)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--scope",
			"a case has no field '%s'; did you mean '%s'?", name, near);
	bool many = !part->field || part->field->type == AZ_LIST || part->field->type == AZ_ONE ||
				part->field->derive;
	if (many || part->field->sensitivity != AZ_OPEN)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--scope",
			"'%s' is no open field of the case with one value; take court, province or stage",
			name);
	return ASSIZE_OK;
}

assize_status az_scope_read(
	az_scope *scope, az_arena *arena, const char *const *conditions, size_t count, az_error *error)
{
	char *text = az_arena_string(arena, "");
	scope->parts = az_arena_array(arena, count + 1, sizeof *scope->parts);
	if (!scope->parts || !text)
		return az_error_memory(error);
	scope->count = count;
	for (size_t i = 0; i < count; i++) {
		assize_status status = read_part(&scope->parts[i], arena, conditions[i], error);
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
	az_node_get(record, az_record_root(record), part->field, &value);
	if (value.state != AZ_KNOWN)
		return false;
	if (value.type == AZ_SET) {
		const az_code *code = az_code_named(part->field->codes, part->value, strlen(part->value));
		return code && az_value_has_code(&value, code->number);
	}
	if (value.type == AZ_CODE) {
		const az_code *code = az_code_named(part->field->codes, part->value, strlen(part->value));
		return code && code->number == value.number;
	}
	az_buffer plain = {0};
	az_value_plain(record, &value, part->field->codes, &plain);
	bool same =
		plain.length == strlen(part->value) && memcmp(plain.bytes, part->value, plain.length) == 0;
	az_buffer_free(&plain);
	return same;
}

bool az_scope_holds(const az_scope *scope, const az_record *record)
{
	for (size_t i = 0; i < scope->count; i++)
		if (!part_holds(&scope->parts[i], record))
			return false;
	return true;
}
