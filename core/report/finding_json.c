#include "report/finding_json.h"

#include <string.h>

#include "exchange/dossier/write.h"
#include "model/path.h"
#include "report/finding_words.h"
#include "report/value_json.h"

/* What the parts of one line share. */
typedef struct line {
	const az_selected *selected;
	const az_policies *policies;
	const az_record *record;
	az_json json;
	az_buffer scratch;
} line;

static void text_member(line *l, const char *key, const char *text)
{
	az_json_key(&l->json, key);
	az_json_text(&l->json, text);
}

static void key_member(line *l, const char *key, az_ref ref)
{
	uint32_t length;
	const char *text = az_node_key(l->record, ref, &length);
	az_json_key(&l->json, key);
	az_json_text_n(&l->json, text, length);
}

static void date_member(line *l, const char *key, int32_t day)
{
	char text[AZ_DATE_TEXT];
	az_json_key(&l->json, key);
	az_json_text(&l->json, az_date_format((az_date){day, AZ_DAY}, text));
}

static void fact_path(line *l, az_fact fact)
{
	az_fact_path(l->policies, l->record, fact, &l->scratch);
	az_json_buffer(&l->json, &l->scratch);
}

/* ---- the parts ------------------------------------------------------------------------------- */

/* The revision of a group's member; false where the store does not give it. */
static bool get_member(line *l, uint32_t i, az_revision *revision)
{
	az_error ignored;
	int64_t sequence = az_member_sequence(&l->selected->viewed->members, i);
	return !az_store_get_sequence(
		l->selected->selection->view->store, sequence, revision, &ignored);
}

static void put_cases(line *l)
{
	az_revision revision;
	text_member(l, "case", NULL);
	az_json_key(&l->json, "cases");
	az_json_array_begin(&l->json);
	for (uint32_t i = 0; i < l->selected->viewed->members.count; i++)
		if (get_member(l, i, &revision))
			az_json_text_n(&l->json, revision.key, revision.key_length);
	az_json_array_end(&l->json);
}

static void put_case(line *l)
{
	if (l->selected->viewed->is_group)
		put_cases(l);
	else
		key_member(l, "case", az_record_root(l->record));
}

static void put_subject(line *l)
{
	az_ref subject = l->selected->outcome->subject;
	az_json_key(&l->json, "subject");
	az_json_object_begin(&l->json);
	text_member(l, "kind", az_outcome_kind(l->record, l->selected->outcome));
	key_member(l, "key", subject);
	az_outcome_path(l->record, l->selected->outcome, &l->scratch);
	az_json_key(&l->json, "path");
	az_json_buffer(&l->json, &l->scratch);
	az_json_object_end(&l->json);
}

static void put_rule(line *l)
{
	text_member(l, "policy", l->selected->rule->policy->id);
	text_member(l, "rule", l->selected->rule->id);
}

static void put_message(line *l)
{
	az_json_key(&l->json, "message");
	az_json_object_begin(&l->json);
	for (az_lang lang = AZ_ZH; lang <= AZ_EN; lang++) {
		az_finding_text(l->policies, l->record, l->selected->outcome, lang, &l->scratch);
		az_json_key(&l->json, lang == AZ_ZH ? "zh" : "en");
		az_json_buffer(&l->json, &l->scratch);
	}
	az_json_object_end(&l->json);
}

static void put_values(line *l)
{
	const az_outcome *outcome = l->selected->outcome;
	az_json_key(&l->json, "values");
	az_json_object_begin(&l->json);
	for (uint8_t i = 0; i < outcome->given_count; i++) {
		const az_given *given = &outcome->given[i];
		az_buffer_bytes(&l->scratch, given->name, given->name_length);
		az_buffer_u8(&l->scratch, 0);
		if (l->scratch.failed)
			break;
		az_json_key(&l->json, (const char *)l->scratch.bytes);
		az_buffer_clear(&l->scratch);
		az_json_given(&l->json, given);
	}
	az_json_object_end(&l->json);
}

static void put_basis(line *l)
{
	const az_rule *rule = l->selected->rule;
	az_json_key(&l->json, "basis");
	az_json_array_begin(&l->json);
	for (size_t i = 0; i < rule->law_count; i++) {
		az_json_object_begin(&l->json);
		text_member(l, "id", rule->laws[i]->id);
		az_json_key(&l->json, "title");
		az_json_title(&l->json, &rule->laws[i]->title);
		az_json_key(&l->json, "verified");
		az_json_bool(&l->json, rule->laws[i]->verified);
		az_json_object_end(&l->json);
	}
	az_json_array_end(&l->json);
}

/* The value of a fact, or the mask: that nothing is known of a personal field is no secret. */
static void put_fact_value(line *l, az_fact fact)
{
	const az_field *field;
	const az_extension *extension;
	az_value value;
	az_fact_name(l->policies, l->record, fact, &field, &extension);
	az_fact_value(l->policies, l->record, fact, &value);
	az_sensitivity sensitivity = extension ? extension->sensitivity : field->sensitivity;
	if (value.state != AZ_UNKNOWN && sensitivity != AZ_OPEN)
		az_json_text(&l->json, AZ_MASK);
	else
		az_json_value(&l->json, l->record, &value, extension ? extension->codes : field->codes);
}

/* What collect read of the group's cases: the first of it, and how much more there was. */
static void put_group_evidence(line *l)
{
	const az_members *members = &l->selected->viewed->members;
	az_json_key(&l->json, "evidence");
	az_json_array_begin(&l->json);
	for (uint32_t i = 0; i < members->fact_count; i++) {
		uint32_t member;
		az_revision revision;
		az_fact fact = az_member_fact(members, i, &member);
		if (!get_member(l, member, &revision))
			continue;
		const az_record *group = l->record;
		az_record record = az_record_trusted(revision.record, revision.length);
		l->record = &record;
		az_json_object_begin(&l->json);
		az_json_key(&l->json, "case");
		az_json_text_n(&l->json, revision.key, revision.key_length);
		az_json_key(&l->json, "path");
		fact_path(l, fact);
		az_json_key(&l->json, "value");
		put_fact_value(l, fact);
		az_json_object_end(&l->json);
		l->record = group;
	}
	az_json_array_end(&l->json);
	az_json_key(&l->json, "evidence_more");
	az_json_int(&l->json, members->fact_total - members->fact_count);
}

static void put_evidence(line *l)
{
	const az_outcome *outcome = l->selected->outcome;
	az_json_key(&l->json, "evidence");
	az_json_array_begin(&l->json);
	for (uint32_t i = 0; i < outcome->fact_count; i++) {
		az_fact fact = az_outcome_fact(outcome, i);
		az_json_object_begin(&l->json);
		az_json_key(&l->json, "path");
		fact_path(l, fact);
		az_json_key(&l->json, "value");
		put_fact_value(l, fact);
		az_json_object_end(&l->json);
	}
	az_json_array_end(&l->json);
}

static void put_parameter(line *l, const az_parameter *parameter, const az_parameter_value *value)
{
	az_json_object_begin(&l->json);
	text_member(l, "name", parameter->name);
	az_json_key(&l->json, "value");
	az_json_parameter(&l->json, parameter, value);
	text_member(l, "layer", value->layer);
	if (value->from == INT32_MIN)
		text_member(l, "from", NULL);
	else
		date_member(l, "from", value->from);
	text_member(l, "basis", value->basis ? value->basis->id : NULL);
	az_json_object_end(&l->json);
}

static void put_parameters(line *l)
{
	const az_outcome *outcome = l->selected->outcome;
	const az_policy *policy = l->selected->rule->policy;
	az_json_key(&l->json, "parameters");
	az_json_array_begin(&l->json);
	for (uint32_t i = 0; i < outcome->used_count; i++) {
		az_used used = az_outcome_used(outcome, i);
		const az_parameter *parameter = &policy->parameters[used.parameter];
		put_parameter(l, parameter, &parameter->values[used.value]);
	}
	az_json_array_end(&l->json);
}

static void put_decision(line *l)
{
	const az_decision *decision = l->selected->decision;
	text_member(l, "status", az_decided_status(decision));
	if (!decision)
		return;
	az_json_key(&l->json, "decision");
	az_json_object_begin(&l->json);
	text_member(l, "by", decision->who);
	text_member(l, "reason", decision->reason);
	text_member(l, "at", decision->at);
	az_json_key(&l->json, "run");
	az_json_int(&l->json, decision->run);
	az_json_object_end(&l->json);
}

/* ---- the other side -------------------------------------------------------------------------- */

static void rule_name(line *l, const char *key, const az_rule *rule)
{
	az_buffer_printf(&l->scratch, "%s/%s", rule->policy->id, rule->id);
	if (key)
		az_json_key(&l->json, key);
	az_json_buffer(&l->json, &l->scratch);
}

static void put_not_seen(line *l, const az_side_entry *entry)
{
	az_json_object_begin(&l->json);
	rule_name(l, "rule", l->policies->rules[entry->rule]);
	az_json_key(&l->json, "field");
	if (entry->field.node)
		fact_path(l, entry->field);
	else
		az_json_null(&l->json);
	text_member(l, "cause", az_cause_name(entry->cause));
	az_json_object_end(&l->json);
}

/* The entries that concern the anchor: the findings' ids, or what could not be seen. */
static void put_entries(line *l, const char *key, bool findings)
{
	const az_side *side = &l->selected->selection->leniency;
	az_json_key(&l->json, key);
	az_json_array_begin(&l->json);
	for (size_t i = 0; i < side->count; i++) {
		const az_side_entry *entry = &side->entries[i];
		if (entry->is_finding != findings ||
			!az_side_concerns(l->record, l->selected->anchor, entry->subject))
			continue;
		if (findings)
			az_json_text(&l->json, entry->id);
		else
			put_not_seen(l, entry);
	}
	az_json_array_end(&l->json);
}

static void put_leniency(line *l)
{
	const az_side *side = &l->selected->selection->leniency;
	az_json_key(&l->json, "leniency");
	az_json_object_begin(&l->json);
	put_entries(l, "found", true);
	az_json_key(&l->json, "looked");
	az_json_array_begin(&l->json);
	for (size_t i = 0; i < l->policies->rule_count; i++)
		if (az_side_looks(side, l->policies->rules[i], l->record, l->selected->anchor))
			rule_name(l, NULL, l->policies->rules[i]);
	az_json_array_end(&l->json);
	put_entries(l, "not_seen", false);
	az_json_object_end(&l->json);
}

/* Of a group: what the leniency rules said in its cases, in how many, and in how many they were not
 * read. */
static void put_group_leniency(line *l)
{
	const az_group_side *side = &l->selected->selection->group_leniency;
	az_json_key(&l->json, "leniency");
	az_json_object_begin(&l->json);
	az_json_key(&l->json, "found");
	az_json_array_begin(&l->json);
	for (size_t i = 0; i < side->count; i++)
		if (side->entries[i].is_finding)
			az_json_text(&l->json, side->entries[i].id);
	az_json_array_end(&l->json);
	az_json_key(&l->json, "looked");
	az_json_array_begin(&l->json);
	for (size_t i = 0; i < l->policies->rule_count; i++)
		if (az_rule_has_kind(l->policies->rules[i], side->kind) && !l->policies->rules[i]->is_group)
			rule_name(l, NULL, l->policies->rules[i]);
	az_json_array_end(&l->json);
	az_json_key(&l->json, "not_seen");
	az_json_array_begin(&l->json);
	for (size_t i = 0; i < side->count; i++) {
		const az_group_side_entry *entry = &side->entries[i];
		if (entry->is_finding)
			continue;
		az_json_object_begin(&l->json);
		rule_name(l, "rule", entry->rule);
		text_member(l, "case", entry->case_key);
		text_member(l, "field", entry->path[0] ? entry->path : NULL);
		text_member(l, "cause", az_cause_name(entry->cause));
		az_json_object_end(&l->json);
	}
	az_json_array_end(&l->json);
	az_json_key(&l->json, "cases");
	az_json_int(&l->json, side->cases);
	az_json_key(&l->json, "cases_left");
	az_json_int(&l->json, side->cases_left);
	az_json_object_end(&l->json);
}

/* ---- the two objects ------------------------------------------------------------------------- */

static void put_run(line *l)
{
	az_json_key(&l->json, "run");
	az_json_int(&l->json, l->selected->selection->view->run.number);
}

static void put_finding(line *l)
{
	const az_message *message = l->selected->message;
	text_member(l, "id", l->selected->id);
	put_run(l);
	put_case(l);
	put_subject(l);
	put_rule(l);
	az_json_key(&l->json, "title");
	az_json_title(&l->json, &l->selected->rule->title);
	text_member(l, "kind", az_kind_name(message->kind));
	text_member(l, "level", az_level_name(message->level));
	if (message->attention) {
		az_json_key(&l->json, "attention");
		az_json_int(&l->json, message->attention);
	}
	put_message(l);
	put_values(l);
	put_basis(l);
	if (l->selected->viewed->is_group)
		put_group_evidence(l);
	else
		put_evidence(l);
	put_parameters(l);
	if (message->kind == AZ_KIND_PRIORITY && l->selected->viewed->is_group)
		put_group_leniency(l);
	else if (message->kind == AZ_KIND_PRIORITY)
		put_leniency(l);
	put_decision(l);
	date_member(l, "as_of", l->selected->selection->view->run.as_of);
}

/* The cause in both languages, then the host's text of a fault, which is English in both. */
static void put_reason(line *l)
{
	const az_outcome *outcome = l->selected->outcome;
	az_json_key(&l->json, "reason");
	az_json_object_begin(&l->json);
	for (az_lang lang = AZ_ZH; lang <= AZ_EN; lang++) {
		az_buffer_string(&l->scratch, az_cause_text(outcome->cause, lang));
		if (outcome->text_length) {
			az_buffer_string(&l->scratch, lang == AZ_ZH ? "：" : ": ");
			az_buffer_bytes(&l->scratch, outcome->text, outcome->text_length);
		}
		az_json_key(&l->json, lang == AZ_ZH ? "zh" : "en");
		az_json_buffer(&l->json, &l->scratch);
	}
	az_json_object_end(&l->json);
}

/* The field that was not known; of a group with the case that it is of. */
static void put_field(line *l)
{
	const az_outcome *outcome = l->selected->outcome;
	az_json_key(&l->json, "field");
	if (outcome->field.node)
		fact_path(l, outcome->field);
	else if (outcome->path_length)
		az_json_text_n(&l->json, outcome->path, outcome->path_length);
	else
		az_json_null(&l->json);
	if (!outcome->member_length)
		return;
	az_json_key(&l->json, "member");
	az_json_text_n(&l->json, outcome->member, outcome->member_length);
}

static void put_not_evaluated(line *l)
{
	const az_outcome *outcome = l->selected->outcome;
	text_member(l, "outcome", "not_evaluated");
	put_run(l);
	put_case(l);
	put_subject(l);
	put_rule(l);
	text_member(l, "cause", az_cause_name(outcome->cause));
	put_field(l);
	put_reason(l);
	if (outcome->line) {
		az_json_key(&l->json, "line");
		az_json_int(&l->json, outcome->line);
	}
	date_member(l, "as_of", l->selected->selection->view->run.as_of);
}

void az_finding_json(const az_selected *selected, az_buffer *out)
{
	line l = {.selected = selected,
		.policies = selected->selection->view->policies,
		.record = &selected->viewed->record,
		.json = az_json_new(out)};
	az_json_object_begin(&l.json);
	if (selected->outcome->is_finding)
		put_finding(&l);
	else
		put_not_evaluated(&l);
	az_json_object_end(&l.json);
	az_buffer_char(out, '\n');
	out->failed = out->failed || l.scratch.failed;
	az_buffer_free(&l.scratch);
}
