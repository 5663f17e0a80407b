#include "report/value_json.h"

#include "exchange/dossier/write.h"

#include <string.h>

void az_json_buffer(az_json *json, az_buffer *text)
{
	json->out->failed = json->out->failed || text->failed;
	az_json_text_n(json, text->length ? (const char *)text->bytes : "", text->length);
	az_buffer_clear(text);
}

static void items(
	az_json *json, const az_record *record, const az_value *value, const az_vocabulary *codes)
{
	az_json_array_begin(json);
	for (uint32_t i = 0; i < value->count; i++) {
		uint32_t length = 0;
		const char *text = "";
		if (value->type == AZ_SET) {
			const az_code *code = codes ? az_code_numbered(codes, az_value_code(value, i)) : NULL;
			text = code ? code->key : "";
			length = (uint32_t)strlen(text);
		} else {
			text = az_node_key(record, az_value_ref(value, i), &length);
		}
		az_json_text_n(json, text, length);
	}
	az_json_array_end(json);
}

static void plain(
	az_json *json, const az_record *record, const az_value *value, const az_vocabulary *codes)
{
	az_buffer text = {0};
	az_value_plain(record, value, codes, &text);
	az_json_buffer(json, &text);
	az_buffer_free(&text);
}

void az_json_value(
	az_json *json, const az_record *record, const az_value *value, const az_vocabulary *codes)
{
	if (value->state == AZ_UNKNOWN) {
		az_json_null(json);
		return;
	}
	if (value->state == AZ_NOT_APPLICABLE) {
		plain(json, record, value, codes);
		return;
	}
	switch (value->type) {
	case AZ_FLAG:
		az_json_bool(json, value->number != 0);
		return;
	case AZ_COUNT:
		az_json_int(json, value->number);
		return;
	case AZ_SET:
	case AZ_REFS:
	case AZ_LIST:
		items(json, record, value, codes);
		return;
	default:
		plain(json, record, value, codes);
	}
}

void az_json_given(az_json *json, const az_given *given)
{
	az_value value = {.state = AZ_KNOWN,
		.type = given->type,
		.number = given->number,
		.text = given->text,
		.length = given->length};
	az_json_value(json, NULL, &value, NULL);
}

static void choices(az_json *json, const az_parameter *parameter, const az_parameter_value *value)
{
	if (parameter->type == AZ_CODE) {
		az_json_text(json, parameter->choices[value->number - 1]);
		return;
	}
	az_json_array_begin(json);
	for (size_t i = 0; i < value->member_count; i++)
		az_json_text(json, parameter->choices[value->members[i] - 1]);
	az_json_array_end(json);
}

void az_json_parameter(
	az_json *json, const az_parameter *parameter, const az_parameter_value *value)
{
	az_given given = {.type = parameter->type, .number = value->number, .text = ""};
	if (parameter->type == AZ_CODE || parameter->type == AZ_SET)
		choices(json, parameter, value);
	else
		az_json_given(json, &given);
}

void az_json_title(az_json *json, const az_title *title)
{
	az_json_object_begin(json);
	az_json_key(json, "zh");
	az_json_text(json, title->zh);
	az_json_key(json, "en");
	az_json_text(json, title->en);
	az_json_object_end(json);
}

void az_json_fact(az_json *json, const az_policies *policies, const az_record *record, az_fact fact)
{
	const az_field *field;
	const az_extension *extension;
	az_value value;
	az_fact_name(policies, record, fact, &field, &extension);
	az_fact_value(policies, record, fact, &value);
	az_sensitivity sensitivity = extension ? extension->sensitivity : field->sensitivity;
	if (value.state != AZ_UNKNOWN && sensitivity != AZ_OPEN)
		az_json_text(json, AZ_MASK);
	else
		az_json_value(json, record, &value, extension ? extension->codes : field->codes);
}
