#include "report/explain/try.h"

#include "host/cost.h"
#include "model/path.h"
#include "policy/condition.h"
#include "report/finding_words.h"

assize_status az_trial_begin(az_trial *trial, az_error *error)
{
	trial->dossier = az_dossier_new(&trial->policies->schema);
	trial->problems = az_problems_new(1);
	trial->left = AZ_TRIALS_MOST;
	trial->work = AZ_TRIALS_WORK;
	az_path_node(trial->record, trial->told->subject, &trial->subject);
	az_buffer_u8(&trial->subject, 0);
	if (!trial->dossier || !trial->problems || trial->subject.failed)
		return az_error_memory(error);
	return ASSIZE_OK;
}

void az_trial_free(az_trial *trial)
{
	az_dossier_free(trial->dossier);
	az_problems_free(trial->problems);
	az_buffer_free(&trial->subject);
	az_buffer_free(&trial->bytes);
	az_buffer_free(&trial->outcomes);
	az_buffer_free(&trial->cost);
}

/* The record with the field changed; ASSIZE_NO where there can be no such one. */
static assize_status make_copy(az_trial *trial, az_fact fact, const char *text, az_error *error)
{
	az_place place = {0};
	az_buffer path = {0};
	az_buffer_clear(&trial->bytes);
	az_dossier_reset(trial->dossier);
	az_problems_clear(trial->problems);
	assize_status status = az_dossier_load(trial->dossier, trial->record, error);
	az_fact_path(trial->policies, trial->record, fact, &path);
	az_buffer_u8(&path, 0);
	if (!status && path.failed)
		status = az_error_memory(error);
	if (!status &&
		!az_dossier_set(trial->dossier, (const char *)path.bytes, text, place, trial->problems))
		status = ASSIZE_NO;
	if (!status && !az_dossier_freeze(trial->dossier, &trial->bytes, trial->problems))
		status = ASSIZE_NO;
	az_buffer_free(&path);
	if (!status && trial->bytes.failed)
		status = az_error_memory(error);
	if (!status)
		trial->changed = az_record_trusted(trial->bytes.bytes, trial->bytes.length);
	return status;
}

/* Nodes lie elsewhere in a record with one slot more or less. */
static az_ref find_subject(const az_trial *trial)
{
	const char *rest;
	az_ref ref = az_path_find(&trial->changed, (const char *)trial->subject.bytes, &rest);
	return ref && !*rest ? ref : 0;
}

az_fact az_trial_fact(const az_trial *trial, az_fact fact)
{
	const char *rest;
	az_buffer path = {0};
	az_path_node(trial->record, fact.node, &path);
	az_buffer_u8(&path, 0);
	fact.node = path.failed ? 0 : az_path_find(&trial->changed, (const char *)path.bytes, &rest);
	az_buffer_free(&path);
	return fact;
}

/* Whether what is missing now is another field than before. */
static bool lacks_another(const az_trial *trial)
{
	const az_outcome *before = &trial->told->outcome;
	if (!before->field.node || !trial->missing.node)
		return false;
	az_fact there = az_trial_fact(trial, before->field);
	return there.node != trial->missing.node || there.field != trial->missing.field ||
		   there.extension != trial->missing.extension;
}

static az_tried judge(az_trial *trial, az_ref subject)
{
	az_outcome_reader reader;
	az_outcome outcome;
	const az_told *told = trial->told;
	bool found = false, missing = false;
	trial->missing = (az_fact){0};
	az_wanted same = {told->outcome.message, told->outcome.key, told->outcome.key_length};
	az_outcomes_open(
		&reader, trial->policies, &trial->changed, trial->outcomes.bytes, trial->outcomes.length);
	while (az_outcomes_next(&reader, &outcome)) {
		if (outcome.rule != told->rule->index || outcome.subject != subject)
			continue;
		if (told->end == AZ_TOLD_FINDING && az_wanted_is(&same, &outcome))
			return AZ_TRIED_SAME;
		found = found || outcome.is_finding;
		missing = missing || !outcome.is_finding;
		if (!outcome.is_finding)
			trial->missing = outcome.field;
	}
	if (reader.failed)
		return AZ_TRIED_IMPOSSIBLE;
	if (missing && told->end == AZ_TOLD_NOT_EVALUATED)
		return lacks_another(trial) ? AZ_TRIED_NOT_EVALUATED : AZ_TRIED_SAME;
	if (missing)
		return AZ_TRIED_NOT_EVALUATED;
	if (found)
		return told->end == AZ_TOLD_FINDING ? AZ_TRIED_OTHER : AZ_TRIED_FINDING;
	return told->end == AZ_TOLD_SILENT ? AZ_TRIED_SAME : AZ_TRIED_SILENT;
}

/* Whether a parameter has no value on the subject's own date. */
static bool lacks_value(
	const az_trial *trial, const az_record *record, az_ref subject, const az_parameter *parameter)
{
	const az_parameter_value *value = NULL;
	az_open open;
	return az_parameter_for(record, subject, parameter, trial->as_of, NULL, &value, &open) == AZ_NO;
}

/* A parameter that is asked on another date than its own: param.at, lenient. */
static bool lies_before(const az_trial *trial, az_fact fact, const az_parameter *parameter)
{
	az_value old, new;
	az_date before, after;
	const az_parameter_value *value = NULL;
	az_fact there = az_trial_fact(trial, fact);
	if (parameter->dated_by.as_of || !there.node)
		return false;
	az_fact_value(trial->policies, trial->record, fact, &old);
	az_fact_value(trial->policies, &trial->changed, there, &new);
	if (old.type != AZ_DATE || old.state != AZ_KNOWN || new.state != AZ_KNOWN ||
		!az_date_unpack(old.number, &before) || !az_date_unpack(new.number, &after))
		return false;
	return az_parameter_at(parameter, before, &value) != AZ_NO &&
		   az_parameter_at(parameter, after, &value) == AZ_NO;
}

static bool was_used(const az_told *told, const az_parameter *parameter)
{
	for (size_t i = 0; i < told->used_count; i++)
		if (told->used[i].parameter == parameter->index)
			return true;
	return false;
}

/* A rule that stops because the change leaves a parameter without a value has answered nothing. */
static bool leaves_no_value(const az_trial *trial, az_ref subject, az_fact fact)
{
	const az_told *told = trial->told;
	const az_policy *policy = told->rule->policy;
	for (size_t i = 0; i < policy->parameter_count; i++) {
		const az_parameter *parameter = &policy->parameters[i];
		if (lacks_value(trial, &trial->changed, subject, parameter) &&
			!lacks_value(trial, trial->record, told->subject, parameter))
			return true;
		if (was_used(told, parameter) && lies_before(trial, fact, parameter))
			return true;
	}
	return false;
}

/* Measured: a byte of a record takes as long to copy as three units, and a reading as sixty. */
static int64_t work_of_copy(const az_trial *trial)
{
	return 1000 + 3 * (int64_t)trial->record->size;
}

int64_t az_trial_work(const az_buffer *cost)
{
	az_cost of;
	int64_t work = 0;
	az_cursor cursor = {.bytes = cost->bytes, .length = cost->length};
	while (az_cost_next(&cursor, &of))
		work += of.most + 60 * (of.reads + of.used) / (of.subjects ? of.subjects : 1);
	return work;
}

bool az_trial_may(const az_trial *trial, unsigned count)
{
	return trial->left >= count && trial->work > work_of_copy(trial) + trial->once;
}

/* The rule on the copy, with what is left of the budget as its own. */
static assize_status evaluate(az_trial *trial, az_ref subject, az_error *error)
{
	az_request request = {.record = trial->changed,
		.as_of = trial->as_of,
		.only = trial->told->rule,
		.only_subject = subject,
		.overrides = trial->told->overrides,
		.override_count = trial->told->override_count,
		.units = trial->work,
		.cost = &trial->cost};
	trial->left--;
	trial->made++;
	az_buffer_clear(&trial->outcomes);
	az_buffer_clear(&trial->cost);
	assize_status status =
		az_evaluator_ask(trial->evaluator, &request, &trial->outcomes, NULL, error);
	trial->work -= az_trial_work(&trial->cost);
	return status;
}

assize_status az_trial_set(
	az_trial *trial, az_fact fact, const char *text, az_tried *tried, az_error *error)
{
	*tried = AZ_TRIED_IMPOSSIBLE;
	trial->ended = trial->ended || !az_trial_may(trial, 1);
	if (trial->ended)
		return ASSIZE_OK;
	trial->work -= work_of_copy(trial);
	assize_status status = make_copy(trial, fact, text, error);
	az_ref subject = status ? 0 : find_subject(trial);
	if (status || !subject)
		return status == ASSIZE_NO ? ASSIZE_OK : status;
	status = evaluate(trial, subject, error);
	if (trial->work < 0) { /* the budget may have ended the rule: this says nothing */
		trial->ended = true;
		trial->made--;
	} else if (!status)
		*tried = judge(trial, subject);
	if (*tried == AZ_TRIED_SILENT && leaves_no_value(trial, subject, fact))
		*tried = AZ_TRIED_IMPOSSIBLE;
	return status;
}
