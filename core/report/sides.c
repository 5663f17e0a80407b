#include "report/sides.h"

#include <stdlib.h>
#include <string.h>

bool az_rule_has_kind(const az_rule *rule, az_kind kind)
{
	for (size_t i = 0; i < rule->message_count; i++)
		if (rule->messages[i].kind == kind)
			return true;
	return false;
}

static az_side_entry *add_entry(az_side *side)
{
	if (side->count == side->capacity) {
		size_t capacity = side->capacity ? side->capacity * 2 : 16;
		if (capacity > SIZE_MAX / sizeof *side->entries)
			return NULL;
		az_side_entry *entries = realloc(side->entries, capacity * sizeof *entries);
		if (!entries)
			return NULL;
		side->entries = entries;
		side->capacity = capacity;
	}
	return &side->entries[side->count++];
}

/* A rule whose messages are of several kinds is on this side with those of its kind, and with what it
 * could not see. */
static bool is_of_side(const az_side *side, const az_outcome *outcome)
{
	if (outcome->is_finding)
		return az_finding_message(side->policies, outcome)->kind == side->kind;
	return az_rule_has_kind(side->policies->rules[outcome->rule], side->kind);
}

assize_status az_side_read(
	az_side *side, const az_record *record, const void *block, size_t length, az_error *error)
{
	az_outcome_reader reader;
	az_outcome outcome;
	side->count = 0;
	az_outcomes_open(&reader, side->policies, record, block, length);
	while (az_outcomes_next(&reader, &outcome)) {
		if (!is_of_side(side, &outcome))
			continue;
		az_side_entry *entry = add_entry(side);
		if (!entry)
			return az_error_memory(error);
		*entry = (az_side_entry){.rule = outcome.rule,
			.subject = outcome.subject,
			.is_finding = outcome.is_finding,
			.cause = outcome.cause,
			.field = outcome.field};
		if (outcome.is_finding)
			az_finding_id(side->policies, record, &outcome, entry->id);
	}
	if (reader.failed)
		return az_error_set(error, ASSIZE_ERROR_STORE, NULL,
			"the outcomes of a dossier are damaged; `assize verify` says where");
	return ASSIZE_OK;
}

void az_side_free(az_side *side)
{
	free(side->entries);
	side->entries = NULL;
	side->count = side->capacity = 0;
}

az_ref az_side_anchor(const az_record *record, az_ref subject)
{
	az_ref defendant = az_node_ancestor(record, subject, AZ_DEFENDANT);
	return defendant ? defendant : subject;
}

static bool is_within(const az_record *record, az_ref inner, az_ref outer)
{
	for (az_ref ref = inner; ref; ref = az_node_parent(record, ref))
		if (ref == outer)
			return true;
	return false;
}

bool az_side_concerns(const az_record *record, az_ref anchor, az_ref subject)
{
	return is_within(record, subject, anchor) || is_within(record, anchor, subject);
}

bool az_side_looks(const az_side *side, const az_rule *rule, const az_record *record, az_ref anchor)
{
	const az_entity *entity = az_node_entity(record, anchor);
	return az_rule_has_kind(rule, side->kind) && !rule->is_group &&
		   (az_entity_within(entity, rule->subject) ||
			   az_entity_within(az_entity_of(rule->subject), entity->id));
}

void az_side_count(
	const az_side *side, const az_record *record, az_ref anchor, size_t *found, size_t *not_seen)
{
	*found = *not_seen = 0;
	for (size_t i = 0; i < side->count; i++) {
		const az_side_entry *entry = &side->entries[i];
		if (!az_side_concerns(record, anchor, entry->subject))
			continue;
		if (entry->is_finding)
			(*found)++;
		else
			(*not_seen)++;
	}
}
