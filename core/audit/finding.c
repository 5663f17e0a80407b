#include "audit/finding.h"

#include <string.h>

#include "base/hash.h"
#include "model/path.h"
#include "policy/condition.h"

const az_message *az_finding_message(const az_policies *policies, const az_outcome *outcome)
{
	return &policies->rules[outcome->rule]->messages[outcome->message];
}

static void add_text(az_hasher *hasher, const char *text)
{
	az_hasher_block(hasher, text, strlen(text));
}

void az_finding_id(const az_policies *policies, const az_record *record, const az_outcome *outcome,
	char id[AZ_FINDING_ID])
{
	const az_rule *rule = policies->rules[outcome->rule];
	uint32_t length;
	const char *key = az_node_key(record, az_record_root(record), &length);
	az_hasher hasher;
	char hex[AZ_HASH_HEX];
	az_hasher_start(&hasher);
	add_text(&hasher, "assize finding 1");
	add_text(&hasher, rule->policy->id);
	add_text(&hasher, rule->id);
	az_hasher_block(&hasher, key, outcome->of_group ? 0 : length);
	if (outcome->of_group)
		az_hasher_block(&hasher, key, length);
	else
		az_path_node_hash(record, outcome->subject, &hasher);
	add_text(&hasher, az_finding_message(policies, outcome)->name);
	az_hasher_block(&hasher, outcome->key, outcome->key_length);
	az_hash hash = az_hasher_end(&hasher);
	az_hash_hex(&hash, hex);
	memcpy(id, hex, AZ_FINDING_ID - 1);
	id[AZ_FINDING_ID - 1] = '\0';
}

const char *az_outcome_kind(const az_record *record, const az_outcome *outcome)
{
	return outcome->of_group ? "group" : az_node_entity(record, outcome->subject)->name;
}

void az_outcome_path(const az_record *record, const az_outcome *outcome, az_buffer *out)
{
	uint32_t length;
	if (!outcome->of_group) {
		az_path_node(record, outcome->subject, out);
		return;
	}
	const char *key = az_node_key(record, az_record_root(record), &length);
	az_buffer_string(out, "group.");
	az_buffer_bytes(out, key, length);
}

/* A number in one of the units that a template or a parameter may name. */
static void number_shown(int64_t number, const char *unit, az_lang lang, az_buffer *out)
{
	static const struct {
		const char *unit;
		const char *zh;
		const char *en;
	} units[] = {
		{"days", "天", " days"},
		{"working_days", "个工作日", " working days"},
		{"months", "个月", " months"},
		{"persons", "人", " persons"},
	};
	az_buffer_printf(out, "%lld", (long long)number);
	for (size_t i = 0; unit && i < sizeof units / sizeof units[0]; i++)
		if (!strcmp(unit, units[i].unit))
			az_buffer_string(out, lang == AZ_ZH ? units[i].zh : units[i].en);
}

static void typed_shown(az_type type, int64_t number, const char *text, size_t length,
	const char *unit, az_lang lang, az_buffer *out)
{
	az_value value = {.state = AZ_KNOWN,
		.type = type,
		.number = number,
		.text = text,
		.length = (uint32_t)length};
	az_field field = {.name = "", .type = type};
	if (type == AZ_COUNT)
		number_shown(number, unit, lang, out);
	else
		az_value_shown(NULL, &value, &field, lang, out);
}

void az_given_shown(const az_given *given, const char *format, az_lang lang, az_buffer *out)
{
	typed_shown(given->type, given->number, given->text, given->length, format, lang, out);
}

void az_given_plain(const az_given *given, az_buffer *out)
{
	az_value value = {.state = AZ_KNOWN,
		.type = given->type,
		.number = given->number,
		.text = given->text,
		.length = given->length};
	az_value_plain(NULL, &value, NULL, out);
}

/* A choice by its title, where it is of a vocabulary. */
static void choice_shown(
	const az_parameter *parameter, int64_t choice, az_lang lang, az_buffer *out)
{
	const char *key = parameter->choices[choice - 1];
	const az_code *code =
		parameter->codes ? az_code_named(parameter->codes, key, strlen(key)) : NULL;
	az_buffer_string(out, !code ? key : lang == AZ_ZH ? code->zh : code->en);
}

/* The choices of a set of codes, or the one of a choice. */
static void choices_shown(
	const az_parameter *parameter, const az_parameter_value *value, az_lang lang, az_buffer *out)
{
	if (parameter->type == AZ_CODE)
		choice_shown(parameter, value->number, lang, out);
	for (size_t i = 0; parameter->type == AZ_SET && i < value->member_count; i++) {
		az_buffer_string(out, !i ? "" : lang == AZ_ZH ? "、" : ", ");
		choice_shown(parameter, value->members[i], lang, out);
	}
}

void az_parameter_shown(
	const az_parameter *parameter, const az_parameter_value *value, az_lang lang, az_buffer *out)
{
	if (parameter->type == AZ_CODE || parameter->type == AZ_SET)
		choices_shown(parameter, value, lang, out);
	else
		typed_shown(parameter->type, value->number, "", 0, parameter->unit, lang, out);
}

/* ---- templates ------------------------------------------------------------------------- */

static void piece_field(const az_record *record, const az_outcome *outcome, const az_piece *piece,
	az_lang lang, az_buffer *out)
{
	az_value value;
	az_open open;
	az_field extension;
	const az_field *field = piece->field.field;
	az_field_ref_read(record, outcome->subject, &piece->field, &value, &open);
	if (piece->field.extension) {
		extension = az_extension_field(piece->field.extension);
		field = &extension;
	}
	az_value_shown(record, &value, field, lang, out);
}

/* The record of a group carries its key (az_record_key). */
static void piece_key(const az_record *record, az_buffer *out)
{
	uint32_t length;
	const char *key = az_node_key(record, az_record_root(record), &length);
	az_buffer_bytes(out, key, length);
}

static void piece_value(
	const az_outcome *outcome, const az_piece *piece, az_lang lang, az_buffer *out)
{
	for (uint8_t i = 0; i < outcome->given_count; i++) {
		const az_given *given = &outcome->given[i];
		if (given->name_length == strlen(piece->text) &&
			!memcmp(given->name, piece->text, given->name_length)) {
			az_given_shown(given, piece->format, lang, out);
			return;
		}
	}
	az_buffer_string(out, lang == AZ_ZH ? "不详" : "unknown");
}

/* What a finding's text is made from. */
typedef struct saying {
	const az_policies *policies;
	const az_outcome *outcome;
	const az_override *overrides;
	size_t override_count;
} saying;

/* The value that the rule used, set by hand or in force; where it used none, that is not known here. */
static const az_parameter_value *used_value(const saying *said, const az_parameter *parameter)
{
	const az_policy *policy = said->policies->rules[said->outcome->rule]->policy;
	for (size_t i = 0; i < said->override_count; i++)
		if (said->overrides[i].parameter == parameter)
			return &said->overrides[i].value;
	for (uint32_t i = 0; i < said->outcome->used_count; i++) {
		az_used used = az_outcome_used(said->outcome, i);
		if (&policy->parameters[used.parameter] == parameter)
			return &parameter->values[used.value];
	}
	return NULL;
}

static void piece_parameter(const saying *said, const az_piece *piece, az_lang lang, az_buffer *out)
{
	const az_parameter_value *value = used_value(said, piece->parameter);
	if (value)
		az_parameter_shown(piece->parameter, value, lang, out);
	else
		az_buffer_string(out, lang == AZ_ZH ? "不详" : "unknown");
}

void az_finding_text(const az_policies *policies, const az_record *record,
	const az_outcome *outcome, az_lang lang, az_buffer *out)
{
	az_finding_text_by_hand(policies, record, outcome, NULL, 0, lang, out);
}

void az_finding_text_by_hand(const az_policies *policies, const az_record *record,
	const az_outcome *outcome, const az_override *overrides, size_t override_count, az_lang lang,
	az_buffer *out)
{
	const saying said = {policies, outcome, overrides, override_count};
	const az_message *message = az_finding_message(policies, outcome);
	const az_template *template = lang == AZ_ZH ? &message->zh : &message->en;
	for (size_t i = 0; i < template->count; i++) {
		const az_piece *piece = &template->pieces[i];
		switch (piece->kind) {
		case AZ_PIECE_TEXT:
			az_buffer_string(out, piece->text);
			break;
		case AZ_PIECE_GROUP_KEY:
			piece_key(record, out);
			break;
		case AZ_PIECE_GROUP_CASES:
			az_buffer_printf(out, "%u", outcome->cases);
			break;
		case AZ_PIECE_VALUE:
			piece_value(outcome, piece, lang, out);
			break;
		case AZ_PIECE_FIELD:
			piece_field(record, outcome, piece, lang, out);
			break;
		case AZ_PIECE_PARAMETER:
			piece_parameter(&said, piece, lang, out);
			break;
		}
	}
}
