#include "report/finding_json_group.h"

#include "report/value_json.h"

/* The revision of a member; false where the store does not give it. */
static bool get_member(const az_selected *selected, uint32_t i, az_revision *revision)
{
	az_error ignored;
	int64_t sequence = az_member_sequence(&selected->viewed->members, i);
	return !az_store_get_sequence(selected->selection->view->store, sequence, revision, &ignored);
}

void az_json_group_cases(az_json *json, const az_selected *selected)
{
	az_revision revision;
	az_json_key(json, "case");
	az_json_null(json);
	az_json_key(json, "cases");
	az_json_array_begin(json);
	for (uint32_t i = 0; i < selected->viewed->members.count; i++)
		if (get_member(selected, i, &revision))
			az_json_text_n(json, revision.key, revision.key_length);
	az_json_array_end(json);
}

static void put_fact(
	az_json *json, const az_policies *policies, const az_revision *revision, az_fact fact)
{
	az_buffer path = {0};
	az_record record = az_record_trusted(revision->record, revision->length);
	az_fact_path(policies, &record, fact, &path);
	az_json_object_begin(json);
	az_json_key(json, "case");
	az_json_text_n(json, revision->key, revision->key_length);
	az_json_key(json, "path");
	az_json_buffer(json, &path);
	az_json_key(json, "value");
	az_json_fact(json, policies, &record, fact);
	az_json_object_end(json);
	json->out->failed = json->out->failed || path.failed;
	az_buffer_free(&path);
}

void az_json_group_evidence(az_json *json, const az_selected *selected)
{
	const az_members *members = &selected->viewed->members;
	const az_policies *policies = selected->selection->view->policies;
	uint32_t last = UINT32_MAX; /* fields come in the order of the members */
	bool there = false;
	az_revision revision;
	az_json_key(json, "evidence");
	az_json_array_begin(json);
	for (uint32_t i = 0; i < members->fact_count; i++) {
		uint32_t member;
		az_fact fact = az_member_fact(members, i, &member);
		if (member != last)
			there = get_member(selected, member, &revision);
		last = member;
		if (there)
			put_fact(json, policies, &revision, fact);
	}
	az_json_array_end(json);
	az_json_key(json, "evidence_more");
	az_json_int(json, members->fact_total - members->fact_count);
}

static void put_rule(az_json *json, const az_rule *rule)
{
	az_buffer name = {0};
	az_buffer_printf(&name, "%s/%s", rule->policy->id, rule->id);
	az_json_buffer(json, &name);
	json->out->failed = json->out->failed || name.failed;
	az_buffer_free(&name);
}

static void put_not_seen(az_json *json, const az_group_side_entry *entry)
{
	az_json_object_begin(json);
	az_json_key(json, "rule");
	put_rule(json, entry->rule);
	az_json_key(json, "case");
	az_json_text(json, entry->case_key);
	az_json_key(json, "field");
	az_json_text(json, entry->path[0] ? entry->path : NULL);
	az_json_key(json, "cause");
	az_json_text(json, az_cause_name(entry->cause));
	az_json_object_end(json);
}

static void put_looked(az_json *json, const az_selected *selected, az_kind kind)
{
	const az_policies *policies = selected->selection->view->policies;
	az_json_key(json, "looked");
	az_json_array_begin(json);
	for (size_t i = 0; i < policies->rule_count; i++)
		if (az_rule_has_kind(policies->rules[i], kind) && !policies->rules[i]->is_group)
			put_rule(json, policies->rules[i]);
	az_json_array_end(json);
}

void az_json_group_leniency(az_json *json, const az_selected *selected)
{
	const az_group_side *side = &selected->selection->group_leniency;
	az_json_key(json, "leniency");
	az_json_object_begin(json);
	az_json_key(json, "found");
	az_json_array_begin(json);
	for (size_t i = 0; i < side->count; i++)
		if (side->entries[i].is_finding)
			az_json_text(json, side->entries[i].id);
	az_json_array_end(json);
	put_looked(json, selected, side->kind);
	az_json_key(json, "not_seen");
	az_json_array_begin(json);
	for (size_t i = 0; i < side->count; i++)
		if (!side->entries[i].is_finding)
			put_not_seen(json, &side->entries[i]);
	az_json_array_end(json);
	az_json_key(json, "cases");
	az_json_int(json, side->cases);
	az_json_key(json, "cases_left");
	az_json_int(json, side->cases_left);
	az_json_object_end(json);
}
