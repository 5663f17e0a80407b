#include "exchange/dossier/csv.h"

#include <string.h>

#include "base/text.h"
#include "model/value.h"

/* True where a spreadsheet would run the text. It may drop blanks in front, and those of East Asia
 * take the full-width signs for the plain ones. */
static bool is_formula(const char *text, size_t length)
{
	for (size_t i = 0, n; i < length; i += n) {
		uint32_t code = 0;
		n = az_utf8_decode(text + i, length - i, &code);
		if (!n)
			return false;
		char half = az_char_halfwidth(code);
		char c = half || code >= 0x80 ? half : (char)code;
		if (c != ' ')
			return c && strchr("=+-@\t\r\n", c);
	}
	return false;
}

static bool needs_quotes(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
			return true;
	return false;
}

void az_csv_cell(az_buffer *out, const char *text, size_t length)
{
	bool quote = needs_quotes(text, length);
	if (quote)
		az_buffer_char(out, '"');
	if (is_formula(text, length))
		az_buffer_char(out, '\'');
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"')
			az_buffer_char(out, '"');
		az_buffer_char(out, text[i]);
	}
	if (quote)
		az_buffer_char(out, '"');
}

static void next_cell(az_buffer *out, const char *text)
{
	az_buffer_char(out, ',');
	az_csv_cell(out, text, strlen(text));
}

static bool holds_value(const az_field *field)
{
	return field->number != 1 && !field->derive && field->type != AZ_LIST && field->type != AZ_ONE;
}

static bool below_defendant(const az_entity *entity)
{
	return entity->id != AZ_DEFENDANT && az_entity_within(entity, AZ_DEFENDANT);
}

/* The next extension of the entity behind `*i`, or NULL. */
static const az_extension *next_extension(
	const az_schema *schema, const az_entity *entity, size_t *i)
{
	while (schema && *i < schema->count) {
		const az_extension *extension = &schema->extensions[(*i)++];
		if (extension->entity == entity->id)
			return extension;
	}
	return NULL;
}

void az_csv_head(const az_entity *entity, const az_write_options *options, az_buffer *out)
{
	size_t at = 0;
	az_buffer_string(out, "\xEF\xBB\xBF"
						  "case_key");
	if (below_defendant(entity))
		next_cell(out, "defendant_key");
	if (entity->id != AZ_CASE)
		next_cell(out, "key");
	for (size_t i = 0; i < entity->count; i++)
		if (holds_value(&entity->fields[i]))
			next_cell(out, entity->fields[i].name);
	for (const az_extension *extension = next_extension(options->schema, entity, &at); extension;
		 extension = next_extension(options->schema, entity, &at))
		next_cell(out, extension->name);
	if (options->masked)
		next_cell(out, "masked");
	az_buffer_string(out, "\r\n");
}

static void key_cell(const az_record *record, az_ref ref, az_buffer *out)
{
	uint32_t length;
	const char *key = az_node_key(record, ref, &length);
	az_csv_cell(out, key, length);
}

static void value_cell(const az_record *record, const az_value *value, const az_field *field,
	const az_write_options *options, az_buffer *scratch, az_buffer *out)
{
	az_buffer_char(out, ',');
	if (value->state == AZ_UNKNOWN)
		return;
	if (az_write_masks(options, field->sensitivity)) {
		az_buffer_string(out, AZ_MASK);
		return;
	}
	az_buffer_clear(scratch);
	bool many = value->type == AZ_SET || value->type == AZ_REFS;
	if (many && value->state == AZ_KNOWN && value->count == 0)
		az_buffer_string(scratch, "[]");
	else
		az_value_plain(record, value, field->codes, scratch);
	out->failed = out->failed || scratch->failed;
	if (scratch->length)
		az_csv_cell(out, (const char *)scratch->bytes, scratch->length);
}

static void row(const az_record *record, az_ref ref, const az_entity *entity,
	const az_write_options *options, az_buffer *scratch, az_buffer *out)
{
	az_value value;
	size_t at = 0;
	key_cell(record, az_record_root(record), out);
	if (below_defendant(entity)) {
		az_buffer_char(out, ',');
		key_cell(record, az_node_ancestor(record, ref, AZ_DEFENDANT), out);
	}
	if (entity->id != AZ_CASE) {
		az_buffer_char(out, ',');
		key_cell(record, ref, out);
	}
	for (size_t i = 0; i < entity->count; i++) {
		if (!holds_value(&entity->fields[i]))
			continue;
		az_node_get(record, ref, &entity->fields[i], &value);
		value_cell(record, &value, &entity->fields[i], options, scratch, out);
	}
	for (const az_extension *extension = next_extension(options->schema, entity, &at); extension;
		 extension = next_extension(options->schema, entity, &at)) {
		az_field field = az_extension_field(extension);
		az_node_get_extension(record, ref, field.name, strlen(field.name), &value);
		value_cell(record, &value, &field, options, scratch, out);
	}
	az_buffer_string(out, options->masked ? ",true\r\n" : "\r\n");
}

void az_csv_rows(const az_record *record, const az_entity *entity, const az_write_options *options,
	az_buffer *out)
{
	az_buffer scratch = {0};
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref))
		if (az_node_entity(record, ref) == entity)
			row(record, ref, entity, options, &scratch, out);
	az_buffer_free(&scratch);
}
