#include "assize/authoring.h"

#include <stdlib.h>
#include <string.h>

#include "api/gather.h"
#include "audit/group/grouping.h"
#include "report/explain/asked.h"
#include "report/explain/record.h"
#include "report/try.h"

enum { FLUSH_BYTES = 64 << 10 };

/* A dossier that was handed in and whose outcomes are not there yet. */
typedef struct waiting {
	struct waiting *next;
	size_t length;
	unsigned char bytes[];
} waiting;

typedef struct attempt {
	az_workbench bench;
	int32_t as_of;
	az_try view;
	az_buffer out;
	waiting *first; /* in the order of handing in */
	waiting *last;
	const az_rule *rule;   /* to be explained; NULL: all are tried */
	az_grouping *grouping; /* NULL: the policy has no group rules */
	int64_t taken;         /* dossiers whose rows are there */
	uint64_t offered;
	az_buffer alone; /* the first dossier, while it is the only one */
} attempt;

static assize_status flush(attempt *a)
{
	az_workbench_tell(&a->bench);
	return az_api_write(&a->bench.options->writer, &a->out, a->bench.error);
}

static assize_status show(attempt *a, const az_record *record, const void *block, size_t length)
{
	assize_status status = az_try_dossier(&a->view, record, block, length, &a->out, a->bench.error);
	if (!status && a->grouping)
		status = az_grouping_add(a->grouping, record, ++a->taken, block, length, a->bench.error);
	return status;
}

/* ---- groups ---------------------------------------------------------------------------------- */

static assize_status open_grouping(attempt *a)
{
	const az_policies *policies = a->bench.policies;
	for (size_t i = 0; i < policies->rule_count; i++)
		if (policies->rules[i]->is_group)
			return az_grouping_open(&a->grouping, policies, NULL, a->bench.error);
	return ASSIZE_OK;
}

static assize_status judge(attempt *a, const az_grouped *grouped)
{
	az_group group;
	az_buffer block = {0};
	const az_request request = {
		.record = az_record_trusted(grouped->record->bytes, grouped->record->length),
		.group = grouped->group->bytes,
		.group_length = grouped->group->length,
		.as_of = a->as_of};
	assize_status status =
		az_evaluator_ask(a->bench.evaluator, &request, &block, NULL, a->bench.error);
	if (!az_group_open(&group, a->bench.policies, request.group, request.group_length) && !status)
		status = az_error_memory(a->bench.error);
	a->view.group = &group;
	if (!status)
		status = az_try_dossier(
			&a->view, &request.record, block.bytes, block.length, &a->out, a->bench.error);
	a->view.group = NULL;
	az_group_close(&group);
	az_buffer_free(&block);
	return status;
}

/* Groups of the dossiers that were given: whoever gave less than a store must know that there may be
 * more in them. */
static assize_status judge_groups(attempt *a, bool whole_store)
{
	az_grouped grouped;
	assize_status status = ASSIZE_OK;
	if (!a->grouping || a->rule)
		return ASSIZE_OK;
	if (!whole_store)
		az_buffer_string(&a->out, a->view.lang == AZ_ZH
									  ? "分组规则只看了这里给出的案卷；别处的同组案件未计入。\n"
									  : "Group rules saw only the dossiers given here; cases of a "
										"group that are elsewhere do not count.\n");
	while (!status) {
		status = az_grouping_next(a->grouping, &grouped, a->bench.error);
		if (!status)
			status = judge(a, &grouped);
		if (!status && a->out.length > FLUSH_BYTES)
			status = flush(a);
	}
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

/* ---- through the evaluator ------------------------------------------------------------------- */

static assize_status keep(attempt *a, const void *bytes, size_t length)
{
	waiting *w = length < SIZE_MAX - sizeof *w ? malloc(sizeof *w + length) : NULL;
	if (!w)
		return az_error_memory(a->bench.error);
	w->next = NULL;
	w->length = length;
	memcpy(w->bytes, bytes, length);
	if (a->last)
		a->last->next = w;
	else
		a->first = w;
	a->last = w;
	return ASSIZE_OK;
}

static void forget_first(attempt *a)
{
	waiting *w = a->first;
	a->first = w->next;
	if (!a->first)
		a->last = NULL;
	free(w);
}

/* Takes the next result and writes it; *more is false when nothing is under way. */
static assize_status take(attempt *a, bool *more)
{
	uint64_t tag;
	const unsigned char *block;
	size_t length;
	assize_status status = ASSIZE_OK;
	*more = az_evaluator_take(a->bench.evaluator, &tag, &block, &length, &status, a->bench.error);
	if (!*more || status)
		return status;
	az_record record = az_record_trusted(a->first->bytes, a->first->length);
	status = show(a, &record, block, length);
	forget_first(a);
	if (!status && a->out.length > FLUSH_BYTES)
		status = flush(a);
	return status;
}

static assize_status put(attempt *a, const void *bytes, size_t length)
{
	bool more = true;
	az_record record = az_record_trusted(bytes, length);
	assize_status status = keep(a, bytes, length);
	if (!status)
		status = az_evaluator_put(a->bench.evaluator, a->as_of, &record, 0, a->bench.error);
	while (!status && more && az_evaluator_full(a->bench.evaluator))
		status = take(a, &more);
	return status;
}

static assize_status finish(attempt *a)
{
	bool more = true;
	assize_status status = ASSIZE_OK;
	while (!status && more)
		status = take(a, &more);
	return status;
}

/* ---- one dossier alone ----------------------------------------------------------------------- */

static assize_status explain_alone(attempt *a, const az_record *record)
{
	const assize_author_options *options = a->bench.options;
	az_buffer outcomes = {0};
	az_explain_ask ask = {.policies = a->bench.policies,
		.evaluator = a->bench.evaluator,
		.record = record,
		.as_of = a->as_of,
		.rule = a->rule,
		.lang = a->view.lang,
		.outcomes = &outcomes};
	assize_status status = ASSIZE_OK;
	if (options->subject)
		status = az_asked_subject(&ask.subject, record, a->rule, options->subject, a->bench.error);
	if (!status)
		status = az_explain_record(&ask, &a->out, a->bench.error);
	if (!status && a->rule->is_group)
		az_buffer_string(&a->out,
			a->view.lang == AZ_ZH
				? "\n试用只说明该案自己取的行；全组的说明要先 `assize audit`，再用 `assize "
				  "explain`。\n"
				: "\nA trial tells of the rows of this case alone; the page of a group comes from "
				  "`assize audit` and then `assize explain`.\n");
	if (!status && outcomes.failed)
		status = az_error_memory(a->bench.error);
	if (!status)
		status = az_try_count(&a->view, record, &outcomes, a->rule, ask.subject, a->bench.error);
	az_buffer_free(&outcomes);
	return status;
}

/* With what decided each finding. */
static assize_status try_alone(attempt *a, const az_record *record)
{
	az_buffer block = {0};
	const az_request request = {.record = *record, .as_of = a->as_of};
	const az_explain explain = {.policies = a->bench.policies,
		.evaluator = a->bench.evaluator,
		.record = record,
		.as_of = a->as_of,
		.lang = a->view.lang};
	assize_status status =
		az_evaluator_ask(a->bench.evaluator, &request, &block, NULL, a->bench.error);
	a->view.explain = &explain;
	if (!status)
		status = show(a, record, block.bytes, block.length);
	a->view.explain = NULL;
	az_buffer_free(&block);
	return status;
}

static assize_status finish_alone(attempt *a)
{
	az_record record = az_record_trusted(a->alone.bytes, a->alone.length);
	return a->rule ? explain_alone(a, &record) : try_alone(a, &record);
}

/* ---- the call -------------------------------------------------------------------------------- */

/* The first dossier waits until there is a second: one alone is told more of. */
static assize_status offer(void *context, const void *bytes, size_t length)
{
	attempt *a = context;
	assize_status status = ASSIZE_OK;
	if (a->offered++ == 0) {
		az_buffer_bytes(&a->alone, bytes, length);
		return a->alone.failed ? az_error_memory(a->bench.error) : ASSIZE_OK;
	}
	if (a->rule)
		return az_error_set(a->bench.error, ASSIZE_ERROR_USAGE, NULL,
			"there are several dossiers, and a rule is explained on one; name it: --case CASE");
	if (a->offered == 2)
		status = put(a, a->alone.bytes, a->alone.length);
	return status ? status : put(a, bytes, length);
}

static assize_status end(attempt *a, uint64_t rejected)
{
	a->view.rejected = rejected;
	if (!a->rule)
		az_try_summary(&a->view, &a->out);
	assize_status status = flush(a);
	if (!status && rejected)
		status = az_error_set(a->bench.error, ASSIZE_ERROR_INPUT, NULL,
			"%llu dossiers are bad and were passed over; mend them, see the problems",
			(unsigned long long)rejected);
	return status;
}

static assize_status run(attempt *a, const char *folder, const char *path)
{
	const assize_author_options *options = a->bench.options;
	az_gather gather = {.bench = &a->bench,
		.folder = folder,
		.path = path,
		.case_key = options->case_key,
		.take = offer,
		.context = a};
	assize_status status = ASSIZE_OK;
	/* Who may read a store's dossiers need not be shown their persons. */
	a->view.masked = path && az_gather_is_store(path);
	if (options->rule)
		status = az_asked_rule(&a->rule, a->bench.policies, options->rule, a->bench.error);
	if (!status)
		status = open_grouping(a);
	if (!status)
		status = az_gather_run(&gather);
	if (!status)
		status = a->offered == 1 ? finish_alone(a) : finish(a);
	if (!status)
		status = judge_groups(a, a->view.masked && !options->case_key);
	return status ? status : end(a, gather.rejected);
}

static void fill(assize_try_result *result, const az_try *view)
{
	*result = (assize_try_result){.dossiers = view->dossiers,
		.findings = view->findings,
		.not_evaluated = view->not_evaluated,
		.faults = view->not_evaluated - view->by_cause[AZ_CAUSE_UNKNOWN_FIELD]};
}

assize_status assize_policy_try(const char *folder, const char *path,
	const assize_author_options *options, assize_try_result *result, char *message,
	size_t message_size)
{
	az_error error;
	attempt a = {.first = NULL};
	assize_status status = az_workbench_check(options, &error);
	assize_lang lang = status ? ASSIZE_ZH : options->lang;
	if (!status && !folder)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL, "no policy folder is named");
	if (!status && options->subject && !options->rule)
		status = az_error_set(
			&error, ASSIZE_ERROR_USAGE, NULL, "a subject is of a rule; name the rule too");
	if (!status && !result)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL, "there is no room for the result");
	if (!status)
		status = az_api_day(options->as_of, &a.as_of, &error);
	if (status)
		return az_workbench_end(lang, status, &error, message, message_size);
	az_workbench_plan plan = {
		.jobs = path && !options->case_key && az_gather_is_store(path) ? 0 : 1};
	status = az_workbench_open(&a.bench, folder, &plan, options, &error);
	if (!status) {
		a.view = (az_try){
			.policies = a.bench.policies, .lang = options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH};
		status = run(&a, folder, path);
	}
	fill(result, &a.view);
	while (a.first)
		forget_first(&a);
	az_grouping_close(a.grouping);
	az_workbench_close(&a.bench);
	az_buffer_free(&a.out);
	az_buffer_free(&a.alone);
	return az_workbench_end(lang, status, &error, message, message_size);
}
