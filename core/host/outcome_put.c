/*
 * Writing outcomes and rows; they are read in outcome.c.
 */
#include "host/outcome.h"

#include <string.h>

#include "host/outcome_layout.h"
#include "host/row.h"
#include "policy/condition.h"

/* The rows of a group rule that nobody could collect: each group that the dossier is in must know that
 * it lacks them. How many. */
static uint32_t put_lost_rows(
	const az_rule *rule, const az_record *record, az_cause cause, const char *text, az_buffer *out)
{
	uint32_t count = 0;
	az_buffer body = {0};
	az_row_body_put_unknown(&body, cause, "", 0, 0, text, strlen(text));
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref)) {
		az_value value;
		az_open open;
		const char *key;
		uint32_t length;
		if (az_node_entity(record, ref)->id != rule->subject)
			continue;
		az_field_ref_read(record, ref, &rule->group_by, &value, &open);
		if (value.state != AZ_KNOWN || !az_group_key(rule, &value, &key, &length))
			continue;
		az_row_put(out, rule->index, ref, key, length, &body, NULL, 0, NULL, 0);
		count++;
	}
	az_buffer_free(&body);
	return count;
}

void az_outcomes_lost(const az_policies *policies, const az_record *record, az_cause cause,
	const char *text, az_buffer *out)
{
	uint32_t count = (uint32_t)policies->rule_count;
	size_t start = out->length;
	az_buffer_u32(out, 0);
	az_buffer_u8(out, 0);
	for (size_t i = 0; i < policies->rule_count; i++) {
		const az_rule *rule = policies->rules[i];
		az_outcome_put_missing(out, (uint32_t)i, az_record_root(record), cause, (az_fact){0}, 0,
			text, strlen(text), NULL, 0, NULL, 0);
		if (rule->is_group)
			count += put_lost_rows(rule, record, cause, text, out);
	}
	az_buffer_patch_u32(out, start, count);
}

void az_outcome_put_evidence(
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
	az_buffer_u8(out, AZ_ENTRY_NOT_EVALUATED);
	az_buffer_u32(out, rule);
	az_buffer_u32(out, subject);
	az_buffer_u8(out, (uint8_t)cause);
	az_fact_put(out, field);
	az_buffer_u32(out, line);
	az_buffer_block(out, text, length);
	az_outcome_put_evidence(out, facts, fact_count, used, used_count);
}

static void put_finding(az_buffer *out, uint8_t message, const char *key, size_t key_length,
	const az_given *given, uint8_t given_count)
{
	az_buffer_u8(out, message);
	az_buffer_block(out, key, key_length);
	az_buffer_u8(out, given_count);
	for (uint8_t i = 0; i < given_count; i++) {
		az_buffer_block(out, given[i].name, given[i].name_length);
		az_given_put(out, &given[i]);
	}
}

void az_outcome_put_finding(az_buffer *out, uint32_t rule, az_ref subject, uint8_t message,
	const char *key, size_t key_length, const az_given *given, uint8_t given_count,
	const az_fact *facts, size_t fact_count, const az_used *used, size_t used_count)
{
	az_buffer_u8(out, AZ_ENTRY_FINDING);
	az_buffer_u32(out, rule);
	az_buffer_u32(out, subject);
	put_finding(out, message, key, key_length, given, given_count);
	az_outcome_put_evidence(out, facts, fact_count, used, used_count);
}

void az_outcome_put_group_finding(az_buffer *out, uint32_t rule, az_ref subject, uint32_t cases,
	uint8_t message, const char *key, size_t key_length, const az_given *given, uint8_t given_count,
	const az_used *used, size_t used_count)
{
	az_buffer_u8(out, AZ_ENTRY_FINDING);
	az_buffer_u32(out, rule);
	az_buffer_u32(out, subject);
	az_buffer_u32(out, cases);
	put_finding(out, message, key, key_length, given, given_count);
	az_outcome_put_evidence(out, NULL, 0, used, used_count);
}

void az_outcome_put_blame(az_buffer *out, uint32_t rule, az_ref subject, uint32_t cases,
	const az_blame *blame, const az_used *used, size_t used_count)
{
	az_buffer_u8(out, AZ_ENTRY_NOT_EVALUATED);
	az_buffer_u32(out, rule);
	az_buffer_u32(out, subject);
	az_buffer_u32(out, cases);
	az_buffer_u8(out, (uint8_t)blame->cause);
	az_fact_put(out, (az_fact){0});
	az_buffer_u32(out, blame->line);
	az_buffer_block(out, blame->text, blame->text_length);
	az_buffer_block(out, blame->member, blame->member_length);
	az_buffer_block(out, blame->path, blame->path_length);
	az_outcome_put_evidence(out, NULL, 0, used, used_count);
}

void az_row_put(az_buffer *out, uint32_t rule, az_ref subject, const char *key, size_t key_length,
	const az_buffer *body, const az_fact *facts, size_t fact_count, const az_used *used,
	size_t used_count)
{
	az_buffer_u8(out, AZ_ENTRY_ROW);
	az_buffer_u32(out, rule);
	az_buffer_u32(out, subject);
	az_buffer_block(out, key, key_length);
	az_buffer_block(out, body->bytes, body->length);
	az_outcome_put_evidence(out, facts, fact_count, used, used_count);
	out->failed = out->failed || body->failed;
}
