#include "audit/pool/check.h"

#include <stdlib.h>

#include "base/text.h"

/* The nodes of a record, ascending, so that an event's node is found without a walk. */
typedef struct nodes {
	az_ref *refs;
	size_t count;
} nodes;

static bool find_nodes(nodes *found, const az_record *record)
{
	size_t count = 0;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref))
		count++;
	found->count = 0;
	found->refs = calloc(count ? count : 1, sizeof *found->refs);
	if (!found->refs)
		return false;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref))
		found->refs[found->count++] = ref;
	return true;
}

static int by_ref(const void *a, const void *b)
{
	az_ref x = *(const az_ref *)a, y = *(const az_ref *)b;
	return (x > y) - (x < y);
}

static bool is_node(const nodes *found, az_ref node)
{
	return bsearch(&node, found->refs, found->count, sizeof node, by_ref) != NULL;
}

static bool is_fact(
	const nodes *found, const az_policies *policies, const az_record *record, az_fact fact)
{
	return is_node(found, fact.node) && az_fact_fits(policies, record, fact);
}

static bool is_used(const az_policies *policies, const az_event *subject, az_used used)
{
	const az_policy *policy = policies->rules[subject->rule]->policy;
	return used.parameter < policy->parameter_count &&
		   used.value < policy->parameters[used.parameter].count;
}

static bool is_given(const az_given *given)
{
	az_date date;
	size_t bad = 0;
	if (given->length > AZ_TEXT_MOST || !az_text_is_safe(given->text, given->length, &bad))
		return false;
	return given->type != AZ_DATE || az_date_unpack(given->number, &date);
}

static bool event_ok(const az_event *event, const az_event *subject, const nodes *found,
	const az_policies *policies, const az_record *record)
{
	switch (event->kind) {
	case AZ_EVENT_SUBJECT:
		return event->rule < policies->rule_count && is_node(found, event->node);
	case AZ_EVENT_CONDITION:
		return subject->kind && event->index < policies->rules[subject->rule]->condition_count;
	case AZ_EVENT_FACT:
		return is_fact(found, policies, record, event->fact);
	case AZ_EVENT_USED:
		return subject->kind && is_used(policies, subject, event->used);
	case AZ_EVENT_COMPARE:
		return is_given(&event->left) && is_given(&event->right);
	default:
		return true;
	}
}

bool az_trace_check(
	const az_policies *policies, const az_record *record, const void *bytes, size_t length)
{
	az_cursor cursor = {.bytes = bytes, .length = length};
	az_event event, subject = {0};
	nodes found;
	bool ok = true;
	if (!length)
		return true;
	if (!find_nodes(&found, record))
		return false;
	while (ok && az_trace_next(&cursor, &event)) {
		ok = event_ok(&event, &subject, &found, policies, record);
		if (ok && event.kind == AZ_EVENT_SUBJECT)
			subject = event;
	}
	free(found.refs);
	return ok && !cursor.failed;
}
