#include "host/outcome.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

enum { FACT_SIZE = 8, USED_SIZE = 4, ENTRY_FINDING = 1, ENTRY_NOT_EVALUATED = 2 };

typedef struct cause_text {
	const char *name;
	const char *zh;
	const char *en;
} cause_text;

static const cause_text causes[] = {
	[AZ_CAUSE_NONE] = {"none", "", ""},
	[AZ_CAUSE_UNKNOWN_FIELD] = {"unknown_field", "所需字段未知",
		"a field that it needs is unknown"},
	[AZ_CAUSE_FAULT] = {"fault", "规则本身出错", "the rule itself is at fault"},
	[AZ_CAUSE_BUDGET] = {"budget", "超出指令预算", "the rule spent its budget of instructions"},
	[AZ_CAUSE_MEMORY] = {"memory", "超出内存上限", "the rule spent its memory"},
	[AZ_CAUSE_TIME] = {"time", "超时被终止", "it took too long and was stopped"},
	[AZ_CAUSE_WORKER] = {"worker", "工作进程中断", "its worker process was lost"},
	[AZ_CAUSE_FORBIDDEN] = {"forbidden", "无权读取该字段", "it read a field that it may not read"},
};

static bool is_cause(unsigned cause)
{
	return cause > AZ_CAUSE_NONE && cause <= AZ_CAUSE_FORBIDDEN;
}

const char *az_cause_name(az_cause cause)
{
	return causes[is_cause(cause) ? cause : AZ_CAUSE_NONE].name;
}

const char *az_cause_text(az_cause cause, az_lang lang)
{
	const cause_text *row = &causes[is_cause(cause) ? cause : AZ_CAUSE_NONE];
	return lang == AZ_ZH ? row->zh : row->en;
}

void az_outcome_reason(const az_outcome *outcome, az_lang lang, char out[AZ_REASON_MOST])
{
	char text[AZ_TEXT_MOST + 1];
	size_t length = outcome->text_length < AZ_TEXT_MOST ? outcome->text_length : AZ_TEXT_MOST;
	out[0] = '\0';
	if (!length)
		return;
	memcpy(text, outcome->text, length);
	text[length] = '\0';
	az_words_again(out, AZ_REASON_MOST, (assize_lang)lang, text);
}

az_fact az_outcome_fact(const az_outcome *outcome, uint32_t i)
{
	const unsigned char *p = outcome->facts + (size_t)i * FACT_SIZE;
	return (az_fact){az_read_u32(p), az_read_u16(p + 4), az_read_u16(p + 6)};
}

az_used az_outcome_used(const az_outcome *outcome, uint32_t i)
{
	const unsigned char *p = outcome->used + (size_t)i * USED_SIZE;
	return (az_used){az_read_u16(p), az_read_u16(p + 2)};
}

void az_outcomes_open(az_outcome_reader *reader, const az_policies *policies,
	const az_record *record, const void *bytes, size_t length)
{
	*reader = (az_outcome_reader){
		.cursor = {.bytes = bytes, .length = length}, .policies = policies, .record = record};
	reader->left = az_cursor_u32(&reader->cursor);
	reader->as_of_read = az_cursor_u8(&reader->cursor) != 0;
	reader->failed = reader->cursor.failed;
}

/* True for the offset of a node of the record: found by walking it, for it may come from a hostile
 * worker. */
static bool is_node(az_outcome_reader *reader, az_ref node)
{
	az_ref ref =
		reader->near && reader->near <= node ? reader->near : az_record_root(reader->record);
	while (ref && ref < node)
		ref = az_record_next(reader->record, ref);
	if (ref != node || !node)
		return false;
	reader->near = node;
	return true;
}

static bool fact_ok(az_outcome_reader *reader, az_fact fact)
{
	if (!is_node(reader, fact.node))
		return false;
	const az_entity *entity = az_node_entity(reader->record, fact.node);
	if (fact.field != AZ_FIELD_EXTENSION)
		return az_field_numbered(entity, fact.field) != NULL;
	const az_schema *schema = &reader->policies->schema;
	return fact.extension < schema->count &&
		   schema->extensions[fact.extension].entity == entity->id;
}

static az_fact read_fact(az_cursor *cursor)
{
	az_fact fact;
	fact.node = az_cursor_u32(cursor);
	fact.field = az_cursor_u16(cursor);
	fact.extension = az_cursor_u16(cursor);
	return fact;
}

static bool read_text(az_cursor *cursor, const char **text, uint32_t *length)
{
	size_t bad;
	*text = (const char *)az_cursor_block(cursor, length);
	return *text && *length <= AZ_TEXT_MOST && az_text_is_safe(*text, *length, &bad);
}

static bool read_given(az_cursor *cursor, az_given *given)
{
	if (!read_text(cursor, &given->name, &given->name_length))
		return false;
	given->type = (az_type)az_cursor_u8(cursor);
	given->number = az_cursor_i64(cursor);
	if (!read_text(cursor, &given->text, &given->length))
		return false;
	az_date date;
	switch (given->type) {
	case AZ_DATE:
		return az_date_unpack(given->number, &date);
	case AZ_TEXT:
	case AZ_FLAG:
	case AZ_COUNT:
	case AZ_MONEY:
	case AZ_RATIO:
		return true;
	default:
		return false;
	}
}

static bool read_finding(az_outcome_reader *reader, az_outcome *outcome)
{
	az_cursor *cursor = &reader->cursor;
	outcome->message = az_cursor_u8(cursor);
	if (outcome->message >= reader->policies->rules[outcome->rule]->message_count ||
		!read_text(cursor, &outcome->key, &outcome->key_length))
		return false;
	outcome->given_count = az_cursor_u8(cursor);
	if (outcome->given_count > AZ_GIVEN_MOST)
		return false;
	for (uint8_t i = 0; i < outcome->given_count; i++)
		if (!read_given(cursor, &outcome->given[i]))
			return false;
	return true;
}

static bool read_not_evaluated(az_outcome_reader *reader, az_outcome *outcome)
{
	unsigned cause = az_cursor_u8(&reader->cursor);
	outcome->field = read_fact(&reader->cursor);
	outcome->line = az_cursor_u32(&reader->cursor);
	if (!is_cause(cause) || !read_text(&reader->cursor, &outcome->text, &outcome->text_length))
		return false;
	outcome->cause = (az_cause)cause;
	return !outcome->field.node || fact_ok(reader, outcome->field);
}

static bool read_evidence(az_outcome_reader *reader, az_outcome *outcome)
{
	const az_policy *policy = reader->policies->rules[outcome->rule]->policy;
	outcome->fact_count = az_cursor_u32(&reader->cursor);
	outcome->facts = az_cursor_bytes(&reader->cursor, (size_t)outcome->fact_count * FACT_SIZE);
	outcome->used_count = az_cursor_u32(&reader->cursor);
	outcome->used = az_cursor_bytes(&reader->cursor, (size_t)outcome->used_count * USED_SIZE);
	if (!outcome->facts || !outcome->used)
		return false;
	for (uint32_t i = 0; i < outcome->fact_count; i++)
		if (!fact_ok(reader, az_outcome_fact(outcome, i)))
			return false;
	for (uint32_t i = 0; i < outcome->used_count; i++) {
		az_used used = az_outcome_used(outcome, i);
		if (used.parameter >= policy->parameter_count ||
			used.value >= policy->parameters[used.parameter].count)
			return false;
	}
	return true;
}

static bool read_entry(az_outcome_reader *reader, az_outcome *outcome)
{
	unsigned kind = az_cursor_u8(&reader->cursor);
	outcome->rule = az_cursor_u32(&reader->cursor);
	outcome->subject = az_cursor_u32(&reader->cursor);
	if (outcome->rule >= reader->policies->rule_count || !is_node(reader, outcome->subject))
		return false;
	outcome->is_finding = kind == ENTRY_FINDING;
	bool ok = outcome->is_finding           ? read_finding(reader, outcome)
			  : kind == ENTRY_NOT_EVALUATED ? read_not_evaluated(reader, outcome)
											: false;
	return ok && read_evidence(reader, outcome) && !reader->cursor.failed;
}

bool az_outcomes_next(az_outcome_reader *reader, az_outcome *outcome)
{
	if (reader->failed || !reader->left)
		return false;
	memset(outcome, 0, sizeof *outcome);
	reader->left--;
	reader->failed = !read_entry(reader, outcome);
	return !reader->failed;
}

bool az_outcomes_check(
	const az_policies *policies, const az_record *record, const void *bytes, size_t length)
{
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, policies, record, bytes, length);
	while (az_outcomes_next(&reader, &outcome))
		;
	return !reader.failed && az_cursor_at_end(&reader.cursor);
}

void az_outcomes_lost(const az_policies *policies, const az_record *record, az_cause cause,
	const char *text, az_buffer *out)
{
	az_buffer_u32(out, (uint32_t)policies->rule_count);
	az_buffer_u8(out, 0);
	for (size_t i = 0; i < policies->rule_count; i++)
		az_outcome_put_missing(out, (uint32_t)i, az_record_root(record), cause, (az_fact){0}, 0,
			text, strlen(text), NULL, 0, NULL, 0);
}

static void put_evidence(
	az_buffer *out, const az_fact *facts, size_t fact_count, const az_used *used, size_t used_count)
{
	az_buffer_u32(out, (uint32_t)fact_count);
	for (size_t i = 0; i < fact_count; i++)
		az_fact_put(out, facts[i]);
	az_buffer_u32(out, (uint32_t)used_count);
	for (size_t i = 0; i < used_count; i++) {
		az_buffer_u16(out, used[i].parameter);
		az_buffer_u16(out, used[i].value);
	}
}

void az_fact_put(az_buffer *out, az_fact fact)
{
	az_buffer_u32(out, fact.node);
	az_buffer_u16(out, fact.field);
	az_buffer_u16(out, fact.extension);
}

void az_given_put(az_buffer *out, const az_given *given)
{
	az_buffer_u8(out, (uint8_t)given->type);
	az_buffer_i64(out, given->number);
	az_buffer_block(out, given->text ? given->text : "", given->length);
}

void az_outcome_put_missing(az_buffer *out, uint32_t rule, az_ref subject, az_cause cause,
	az_fact field, uint32_t line, const char *text, size_t length, const az_fact *facts,
	size_t fact_count, const az_used *used, size_t used_count)
{
	az_buffer_u8(out, ENTRY_NOT_EVALUATED);
	az_buffer_u32(out, rule);
	az_buffer_u32(out, subject);
	az_buffer_u8(out, (uint8_t)cause);
	az_fact_put(out, field);
	az_buffer_u32(out, line);
	az_buffer_block(out, text, length);
	put_evidence(out, facts, fact_count, used, used_count);
}

void az_outcome_put_finding(az_buffer *out, uint32_t rule, az_ref subject, uint8_t message,
	const char *key, size_t key_length, const az_given *given, uint8_t given_count,
	const az_fact *facts, size_t fact_count, const az_used *used, size_t used_count)
{
	az_buffer_u8(out, ENTRY_FINDING);
	az_buffer_u32(out, rule);
	az_buffer_u32(out, subject);
	az_buffer_u8(out, message);
	az_buffer_block(out, key, key_length);
	az_buffer_u8(out, given_count);
	for (uint8_t i = 0; i < given_count; i++) {
		az_buffer_block(out, given[i].name, given[i].name_length);
		az_given_put(out, &given[i]);
	}
	put_evidence(out, facts, fact_count, used, used_count);
}

const char *az_fact_name(const az_policies *policies, const az_record *record, az_fact fact,
	const az_field **field, const az_extension **extension)
{
	*field = NULL;
	*extension = NULL;
	if (fact.field == AZ_FIELD_EXTENSION) {
		*extension = &policies->schema.extensions[fact.extension];
		return (*extension)->name;
	}
	*field = az_field_numbered(az_node_entity(record, fact.node), fact.field);
	return (*field)->name;
}

void az_fact_value(
	const az_policies *policies, const az_record *record, az_fact fact, az_value *value)
{
	const az_field *field;
	const az_extension *extension;
	const char *name = az_fact_name(policies, record, fact, &field, &extension);
	az_unread unread;
	if (extension)
		az_node_get_extension(record, fact.node, name, strlen(name), value);
	else
		az_node_read(record, fact.node, field, value, &unread);
}
