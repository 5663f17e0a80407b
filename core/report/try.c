#include "report/try.h"

#include <string.h>

#include "audit/finding.h"
#include "exchange/dossier/write.h"
#include "model/path.h"
#include "report/finding_words.h"

typedef struct writer {
	az_try *view;
	const az_record *record;
	const az_outcome *outcome;
	az_buffer *out;
} writer;

static bool is_zh(const writer *w)
{
	return w->view->lang == AZ_ZH;
}

static const char *words(const writer *w, const char *zh, const char *en)
{
	return is_zh(w) ? zh : en;
}

/* ---- evidence -------------------------------------------------------------------------------- */

static void write_value(const writer *w, az_fact fact)
{
	const az_field *field;
	const az_extension *extension;
	az_value value;
	az_field own;
	az_fact_name(w->view->policies, w->record, fact, &field, &extension);
	az_fact_value(w->view->policies, w->record, fact, &value);
	if (extension) {
		own = az_extension_field(extension);
		field = &own;
	}
	if (w->view->masked && value.state == AZ_KNOWN && field->sensitivity != AZ_OPEN)
		az_buffer_string(w->out, AZ_MASK);
	else
		az_value_shown(w->record, &value, field, w->view->lang, w->out);
}

static void write_facts(const writer *w)
{
	const az_outcome *outcome = w->outcome;
	for (uint32_t i = 0; i < outcome->fact_count; i++) {
		az_fact fact = az_outcome_fact(outcome, i);
		az_buffer_string(
			w->out, i ? words(w, "；", "; ") : words(w, "      所读：", "      read: "));
		az_fact_path(w->view->policies, w->record, fact, w->out);
		az_buffer_string(w->out, " = ");
		write_value(w, fact);
	}
	if (outcome->fact_count)
		az_buffer_char(w->out, '\n');
}

/* "(national, from 2021-03-01, local-practice)" */
static void write_origin(const writer *w, const az_parameter_value *value)
{
	char day[AZ_DATE_TEXT];
	az_buffer_printf(w->out, words(w, "（%s", " (%s"), value->layer);
	if (value->from != INT32_MIN)
		az_buffer_printf(w->out, words(w, "，自 %s", ", from %s"),
			az_date_format((az_date){value->from, AZ_DAY}, day));
	if (value->basis)
		az_buffer_printf(w->out, words(w, "，%s", ", %s"), value->basis->id);
	az_buffer_string(w->out, words(w, "）", ")"));
}

static void write_used(const writer *w)
{
	const az_outcome *outcome = w->outcome;
	const az_policy *policy = w->view->policies->rules[outcome->rule]->policy;
	for (uint32_t i = 0; i < outcome->used_count; i++) {
		az_used used = az_outcome_used(outcome, i);
		const az_parameter *parameter = &policy->parameters[used.parameter];
		const az_parameter_value *value = &parameter->values[used.value];
		az_buffer_string(
			w->out, i ? words(w, "；", "; ") : words(w, "      参数：", "      used: "));
		az_buffer_printf(w->out, "param.%s = ", parameter->name);
		az_parameter_shown(parameter, value, w->view->lang, w->out);
		write_origin(w, value);
	}
	if (outcome->used_count)
		az_buffer_char(w->out, '\n');
}

/* ---- one outcome ----------------------------------------------------------------------------- */

static void write_head(const writer *w)
{
	const az_rule *rule = w->view->policies->rules[w->outcome->rule];
	az_buffer_string(w->out, "  ");
	az_outcome_path(w->record, w->outcome, w->out);
	az_buffer_printf(w->out, "  %s/%s  ", rule->policy->id, rule->id);
}

static void write_finding(const writer *w)
{
	const az_message *message = az_finding_message(w->view->policies, w->outcome);
	write_head(w);
	az_buffer_string(w->out, az_kind_shown(message->kind, w->view->lang));
	if (message->attention)
		az_buffer_printf(w->out, words(w, "，关注%u", ", attention %u"), message->attention);
	else
		az_buffer_printf(
			w->out, words(w, "，%s", ", %s"), az_level_shown(message->level, w->view->lang));
	az_buffer_string(w->out, "\n      ");
	az_finding_text(w->view->policies, w->record, w->outcome, w->view->lang, w->out);
	az_buffer_char(w->out, '\n');
}

/* "      决定：第13行：……所以提示。" */
static assize_status write_decided(const writer *w, az_error *error)
{
	const az_outcome *outcome = w->outcome;
	const az_wanted wanted = {outcome->message, outcome->key, outcome->key_length};
	const az_rule *rule = w->view->policies->rules[outcome->rule];
	if (!w->view->explain)
		return ASSIZE_OK;
	az_buffer_string(w->out, words(w, "      决定：", "      decided: "));
	assize_status status =
		az_explain_decided(w->view->explain, rule, outcome->subject, &wanted, w->out, error);
	az_buffer_char(w->out, '\n');
	return status;
}

static void write_missing(const writer *w)
{
	const az_outcome *outcome = w->outcome;
	const char *colon = words(w, "：", ": ");
	write_head(w);
	az_buffer_string(w->out, words(w, "未能判断\n      ", "not evaluated\n      "));
	az_buffer_string(w->out, az_cause_text(outcome->cause, w->view->lang));
	if (outcome->field.node) {
		az_buffer_string(w->out, colon);
		az_fact_path(w->view->policies, w->record, outcome->field, w->out);
	}
	if (outcome->member_length) {
		az_buffer_printf(w->out, "%s%.*s", colon, (int)outcome->member_length, outcome->member);
		az_buffer_printf(w->out, "%s%.*s", outcome->path_length ? " " : "",
			(int)outcome->path_length, outcome->path ? outcome->path : "");
	}
	if (outcome->line)
		az_buffer_printf(w->out, "%s%s:%u", colon,
			w->view->policies->rules[outcome->rule]->file->shown, outcome->line);
	char reason[AZ_REASON_MOST];
	az_outcome_reason(outcome, w->view->lang, reason);
	if (reason[0])
		az_buffer_printf(w->out, "%s%s", colon, reason);
	az_buffer_char(w->out, '\n');
}

static void count(az_try *view, const az_outcome *outcome)
{
	if (outcome->is_finding) {
		view->findings++;
		return;
	}
	view->not_evaluated++;
	view->by_cause[outcome->cause]++;
}

/* ---- dossiers -------------------------------------------------------------------------------- */

/* "L-1（K-1、K-2）": a group's key and its cases. */
static void write_cases(const az_try *view, az_buffer *out)
{
	enum { SHOWN = 20 };
	bool zh = view->lang == AZ_ZH;
	const az_member_name *last = NULL;
	uint32_t shown = 0;
	az_buffer_string(out, zh ? "（" : " (");
	for (uint32_t i = 0; i < view->group->count && shown < SHOWN; i++) {
		const az_member_name *member = &view->group->rows[i].member;
		if (last && last->case_length == member->case_length &&
			!memcmp(last->case_key, member->case_key, last->case_length))
			continue;
		az_buffer_string(out, !last ? "" : zh ? "、" : ", ");
		az_buffer_bytes(out, member->case_key, member->case_length);
		last = member;
		shown++;
	}
	if (view->group->cases > SHOWN)
		az_buffer_printf(out, zh ? "等%u件" : " and others, %u in all", view->group->cases);
	az_buffer_string(out, zh ? "）" : ")");
}

static void write_key(const az_try *view, const az_record *record, az_buffer *out)
{
	uint32_t length;
	const char *key = az_node_key(record, az_record_root(record), &length);
	az_buffer_bytes(out, key, length);
	if (view->group)
		write_cases(view, out);
	az_buffer_char(out, '\n');
}

static assize_status write_outcome(const writer *w, az_error *error)
{
	assize_status status = ASSIZE_OK;
	if (w->outcome->is_finding) {
		write_finding(w);
		status = write_decided(w, error);
	} else {
		write_missing(w);
	}
	write_facts(w);
	write_used(w);
	return status;
}

static assize_status damaged(az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
		"the outcomes of a dossier are damaged; report it with the policy");
}

assize_status az_try_dossier(az_try *view, const az_record *record, const void *block,
	size_t length, az_buffer *out, az_error *error)
{
	az_outcome outcome;
	az_outcome_reader reader;
	writer w = {.view = view, .record = record, .outcome = &outcome, .out = out};
	uint64_t findings = view->findings, said = findings + view->not_evaluated;
	assize_status status = ASSIZE_OK;
	az_outcomes_open(&reader, view->policies, record, block, length);
	while (!status && az_outcomes_next(&reader, &outcome)) {
		if (view->findings + view->not_evaluated == said)
			write_key(view, record, out);
		count(view, &outcome);
		status = write_outcome(&w, error);
	}
	if (status)
		return status;
	view->groups += view->group != NULL;
	view->dossiers += view->group == NULL;
	view->with_findings += !view->group && view->findings > findings;
	view->groups_found += view->group && view->findings > findings;
	if (reader.failed)
		return damaged(error);
	return out->failed ? az_error_memory(error) : ASSIZE_OK;
}

assize_status az_try_count(az_try *view, const az_record *record, const az_buffer *block,
	const az_rule *rule, az_ref subject, az_error *error)
{
	az_outcome outcome;
	az_outcome_reader reader;
	uint64_t findings = view->findings;
	az_outcomes_open(&reader, view->policies, record, block->bytes, block->length);
	while (az_outcomes_next(&reader, &outcome))
		if (outcome.rule == rule->index && (!subject || outcome.subject == subject))
			count(view, &outcome);
	view->dossiers++;
	view->with_findings += view->findings > findings;
	return reader.failed ? damaged(error) : ASSIZE_OK;
}

/* " (a field that it needs is unknown 47, ...)" */
static void write_causes(const az_try *view, az_buffer *out)
{
	bool zh = view->lang == AZ_ZH;
	bool first = true;
	for (unsigned cause = AZ_CAUSE_UNKNOWN_FIELD; cause <= AZ_CAUSE_FORBIDDEN; cause++) {
		if (!view->by_cause[cause])
			continue;
		az_buffer_string(out, first ? (zh ? "（" : " (") : (zh ? "，" : ", "));
		az_buffer_printf(out, "%s %llu", az_cause_text((az_cause)cause, view->lang),
			(unsigned long long)view->by_cause[cause]);
		first = false;
	}
	if (!first)
		az_buffer_string(out, zh ? "）" : ")");
}

void az_try_summary(const az_try *view, az_buffer *out)
{
	bool zh = view->lang == AZ_ZH;
	az_buffer_printf(out,
		zh ? "%llu 个案件，其中 %llu 个有提示" : "dossiers %llu, with findings %llu",
		(unsigned long long)view->dossiers, (unsigned long long)view->with_findings);
	if (view->groups)
		az_buffer_printf(out,
			zh ? "；按组判断 %llu 组，其中 %llu 组有提示"
			   : "; groups judged %llu, with findings %llu",
			(unsigned long long)view->groups, (unsigned long long)view->groups_found);
	az_buffer_printf(out,
		zh ? "；提示 %llu 条，未能判断 %llu 项" : "; findings %llu, not evaluated %llu",
		(unsigned long long)view->findings, (unsigned long long)view->not_evaluated);
	write_causes(view, out);
	if (view->rejected)
		az_buffer_printf(out, zh ? "；无法读取 %llu 个" : "; could not be read %llu",
			(unsigned long long)view->rejected);
	az_buffer_char(out, '\n');
}
