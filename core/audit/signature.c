#include "audit/signature.h"

#include <stdlib.h>
#include <string.h>

#include "audit/finding.h"
#include "model/path.h"

static void add_number(az_hasher *hasher, int64_t number)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
	az_hasher_add(hasher, bytes, sizeof bytes);
}

/* Adds what the buffer holds and empties it. That memory ran out stays in it, for the end to see. */
static void add_buffer(az_hasher *hasher, az_buffer *buffer)
{
	az_hasher_block(hasher, buffer->bytes, buffer->length);
	buffer->length = 0;
}

/* Adds a hash to a sum that does not depend on the order, as numbers of 64 bits. */
static void add_to_sum(az_hash *sum, const az_hash *hash)
{
	for (size_t i = 0; i < AZ_HASH_SIZE; i += 8) {
		uint64_t total = (uint64_t)az_read_i64(sum->bytes + i);
		total += (uint64_t)az_read_i64(hash->bytes + i);
		for (int j = 0; j < 8; j++)
			sum->bytes[i + (size_t)j] = (unsigned char)(total >> (8 * j));
	}
}

static az_hash hash_fact(
	const az_policies *policies, const az_record *record, az_fact fact, az_buffer *scratch)
{
	const az_field *field;
	const az_extension *extension;
	az_value value;
	az_hasher hasher;
	az_fact_name(policies, record, fact, &field, &extension);
	az_fact_value(policies, record, fact, &value);
	az_hasher_start(&hasher);
	az_fact_path(policies, record, fact, scratch);
	add_buffer(&hasher, scratch);
	add_number(&hasher, value.state);
	az_value_plain(record, &value, extension ? extension->codes : field->codes, scratch);
	add_buffer(&hasher, scratch);
	return az_hasher_end(&hasher);
}

static az_hash hash_used(const az_policy *policy, az_used used)
{
	const az_parameter *parameter = &policy->parameters[used.parameter];
	const az_parameter_value *value = &parameter->values[used.value];
	az_hasher hasher;
	az_hasher_start(&hasher);
	az_hasher_block(&hasher, parameter->name, strlen(parameter->name));
	add_number(&hasher, value->number);
	for (size_t i = 0; i < value->member_count; i++)
		add_number(&hasher, value->members[i]);
	az_hasher_block(&hasher, value->layer, strlen(value->layer));
	return az_hasher_end(&hasher);
}

static void add_values(az_hasher *hasher, const az_outcome *outcome)
{
	for (uint8_t i = 0; i < outcome->given_count; i++) {
		const az_given *given = &outcome->given[i];
		az_hasher_block(hasher, given->name, given->name_length);
		add_number(hasher, given->type);
		add_number(hasher, given->number);
		az_hasher_block(hasher, given->text, given->length);
	}
}

static void add_evidence(az_hasher *hasher, const az_policies *policies, const az_record *record,
	const az_outcome *outcome, az_buffer *scratch)
{
	const az_policy *policy = policies->rules[outcome->rule]->policy;
	az_hash sum = {{0}};
	for (uint32_t i = 0; i < outcome->fact_count; i++) {
		az_hash one = hash_fact(policies, record, az_outcome_fact(outcome, i), scratch);
		add_to_sum(&sum, &one);
	}
	for (uint32_t i = 0; i < outcome->used_count; i++) {
		az_hash one = hash_used(policy, az_outcome_used(outcome, i));
		add_to_sum(&sum, &one);
	}
	add_number(hasher, outcome->fact_count);
	az_hasher_add(hasher, sum.bytes, AZ_HASH_SIZE);
}

bool az_finding_signature(const az_policies *policies, const az_record *record,
	const az_outcome *outcome, az_hash *signature)
{
	const az_message *message = az_finding_message(policies, outcome);
	az_buffer scratch = {0};
	az_hasher hasher;
	az_hasher_start(&hasher);
	add_number(&hasher, message->level);
	add_number(&hasher, message->attention);
	add_number(&hasher, message->kind);
	for (az_lang lang = AZ_ZH; lang <= AZ_EN; lang++) {
		az_finding_text(policies, record, outcome, lang, &scratch);
		add_buffer(&hasher, &scratch);
	}
	add_values(&hasher, outcome);
	add_evidence(&hasher, policies, record, outcome, &scratch);
	*signature = az_hasher_end(&hasher);
	bool whole = !scratch.failed;
	az_buffer_free(&scratch);
	return whole;
}
