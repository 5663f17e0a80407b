#include "report/cases.h"

#include <string.h>

#include "report/value_json.h"

static const az_column columns[] = {
	{.zh = "标识", .en = "key", .fit = AZ_FIT_CUT, .width = 48},
	{.zh = "案号", .en = "number"},
	{.zh = "法院", .en = "court", .fit = AZ_FIT_CUT, .width = 40},
	{.zh = "阶段", .en = "stage"},
	{.zh = "被告人", .en = "defendants", .right = true},
	{.zh = "被害人", .en = "victims", .right = true},
	{.zh = "损失总额", .en = "loss total", .right = true},
	{.zh = "修订", .en = "revision", .right = true},
};

/* The fields behind the key; a list is shown by its length. */
static const char *const names[] = {
	"number", "court", "stage", "defendants", "victims", "loss_total"};

enum { NAMES = sizeof names / sizeof names[0] };

static const az_field *read_field(const az_record *record, const char *name, az_value *value)
{
	const az_field *field = az_field_named(az_entity_of(AZ_CASE), name, strlen(name));
	az_node_get(record, az_record_root(record), field, value);
	return field;
}

az_table *az_cases_table_new(az_lang lang)
{
	return az_table_new(columns, sizeof columns / sizeof columns[0], lang);
}

static void value_cell(
	az_table *table, const az_record *record, const char *name, az_lang lang, az_buffer *text)
{
	az_value value;
	const az_field *field = read_field(record, name, &value);
	if (field->type == AZ_LIST && value.state == AZ_KNOWN)
		az_buffer_printf(text, "%u", (unsigned)value.count);
	else
		az_value_shown(record, &value, field, lang, text);
	az_table_text(table, text->length ? (const char *)text->bytes : "", text->length);
	az_buffer_clear(text);
}

void az_cases_table_row(az_table *table, const az_revision *revision, az_lang lang)
{
	az_record record = az_record_trusted(revision->record, revision->length);
	az_buffer text = {0};
	az_table_text(table, revision->key, revision->key_length);
	for (size_t i = 0; i < NAMES; i++)
		value_cell(table, &record, names[i], lang, &text);
	az_table_format(table, "%lld", (long long)revision->revision);
	az_buffer_free(&text);
}

void az_cases_json(const az_revision *revision, az_buffer *out)
{
	az_record record = az_record_trusted(revision->record, revision->length);
	az_json json = az_json_new(out);
	az_json_object_begin(&json);
	az_json_key(&json, "key");
	az_json_text_n(&json, revision->key, revision->key_length);
	for (size_t i = 0; i < NAMES; i++) {
		az_value value;
		const az_field *field = read_field(&record, names[i], &value);
		az_json_key(&json, names[i]);
		if (field->type == AZ_LIST && value.state == AZ_KNOWN)
			az_json_int(&json, value.count);
		else
			az_json_value(&json, &record, &value, field->codes);
	}
	az_json_key(&json, "revision");
	az_json_int(&json, revision->revision);
	az_json_object_end(&json);
	az_buffer_char(out, '\n');
}
