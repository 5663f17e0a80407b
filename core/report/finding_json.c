#include "report/finding_json.h"

#include <string.h>

#include "model/path.h"
#include "report/finding_json_group.h"
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

static void put_case(line *l)
{
	if (l->selected->viewed->is_group)
		az_json_group_cases(&l->json, l->selected);
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
		az_json_fact(&l->json, l->policies, l->record, fact);
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
		az_json_group_evidence(&l->json, l->selected);
	else
		put_evidence(l);
	put_parameters(l);
	if (message->kind == AZ_KIND_PRIORITY && l->selected->viewed->is_group)
		az_json_group_leniency(&l->json, l->selected);
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
