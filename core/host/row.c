#include "host/row.h"

#include <string.h>

bool az_group_key(
	const az_rule *rule, const az_value *value, const char **key, uint32_t *key_length)
{
	*key = value->text;
	*key_length = value->length;
	if (value->type == AZ_CODE) {
		const az_code *code =
			az_code_numbered(rule->group_by.field->codes, (uint16_t)value->number);
		*key = code ? code->key : "";
		*key_length = (uint32_t)strlen(*key);
	}
	return *key_length && *key_length <= AZ_TEXT_MOST;
}

/* ---- writing ----------------------------------------------------------------------------------- */

void az_row_body_put_values(az_buffer *out, const az_row_value *values, uint8_t count)
{
	az_buffer_u8(out, AZ_CAUSE_NONE);
	az_buffer_u8(out, count);
	for (uint8_t i = 0; i < count; i++) {
		const az_given *given = &values[i].given;
		az_buffer_block(out, given->name, given->name_length);
		az_given_put(out, given);
		az_buffer_i64(out, values[i].denominator);
		az_buffer_block(out, values[i].origin ? values[i].origin : "", values[i].origin_length);
	}
}

void az_row_body_put_unknown(az_buffer *out, az_cause cause, const char *path, size_t path_length,
	uint32_t line, const char *text, size_t text_length)
{
	az_buffer_u8(out, (uint8_t)cause);
	az_buffer_block(out, path, path_length);
	az_buffer_u32(out, line);
	az_buffer_block(out, text, text_length);
}

/* ---- reading ----------------------------------------------------------------------------------- */

static bool read_value(az_cursor *cursor, az_row_value *value)
{
	if (!az_outcome_read_text(cursor, &value->given.name, &value->given.name_length) ||
		!az_outcome_read_given(cursor, &value->given))
		return false;
	value->denominator = az_cursor_i64(cursor);
	return az_outcome_read_text(cursor, &value->origin, &value->origin_length) &&
		   (value->denominator > 0) == (value->given.type == AZ_RATIO);
}

static bool read_values(az_cursor *cursor, az_row_body *body)
{
	body->count = az_cursor_u8(cursor);
	if (body->count > AZ_GIVEN_MOST)
		return false;
	for (uint8_t i = 0; i < body->count; i++)
		if (!read_value(cursor, &body->values[i]))
			return false;
	return true;
}

bool az_row_body_read(az_row_body *body, const void *bytes, size_t length)
{
	az_cursor cursor = {.bytes = bytes, .length = length};
	unsigned cause = az_cursor_u8(&cursor);
	memset(body, 0, sizeof *body);
	if (!cause) {
		if (!read_values(&cursor, body))
			return false;
		return !cursor.failed && az_cursor_at_end(&cursor);
	}
	bool ok =
		az_cause_is_one(cause) && az_outcome_read_text(&cursor, &body->path, &body->path_length);
	body->cause = (az_cause)cause;
	body->line = az_cursor_u32(&cursor);
	return ok && az_outcome_read_text(&cursor, &body->text, &body->text_length) && !cursor.failed &&
		   az_cursor_at_end(&cursor);
}
