#include "api/handle.h"
#include "audit/find.h"
#include "audit/group/again.h"
#include "report/decided.h"
#include "report/explain/asked.h"
#include "report/explain/explain.h"

typedef struct asking {
	assize_store *store;
	const assize_explain_options *options;
	az_error *error;
	az_view *view;
	az_viewed viewed;
	const az_rule *rule;
	az_ref subject; /* 0: every one */
	az_wanted wanted;
	bool is_finding;
	az_group_again again; /* of a group */
} asking;

/* ---- what is asked for ----------------------------------------------------------------------- */

static assize_status take_case(asking *a)
{
	az_buffer key = {0};
	assize_status status = az_find_case(a->store->store, a->options->case_key, &key, a->error);
	if (!status)
		status =
			az_view_find(a->view, (const char *)key.bytes, key.length - 1, &a->viewed, a->error);
	az_buffer_free(&key);
	return status;
}

static assize_status take_finding(asking *a)
{
	az_found found;
	assize_status status = az_find_finding(a->view, a->options->finding, &found, a->error);
	if (status)
		return status;
	a->viewed = found.viewed;
	a->rule = a->view->policies->rules[found.outcome.rule];
	a->subject = found.outcome.subject;
	a->wanted = (az_wanted){found.outcome.message, found.outcome.key, found.outcome.key_length};
	a->is_finding = true;
	return ASSIZE_OK;
}

/* The first group of the rule that holds the case; where there is none, the case is explained itself. */
static assize_status take_group(asking *a)
{
	az_viewed of_case = a->viewed;
	assize_status status;
	do
		status = az_view_next_group(a->view, &a->viewed, a->error);
	while (!status && (a->viewed.kept.rule != a->rule->index ||
						  !az_members_hold(&a->viewed.members, of_case.kept.sequence)));
	if (status == ASSIZE_DONE)
		return take_case(a);
	if (!status)
		a->subject = az_record_root(&a->viewed.record);
	return status;
}

static assize_status take_question(asking *a)
{
	if (a->options->finding)
		return take_finding(a);
	assize_status status = take_case(a);
	if (!status)
		status = az_asked_rule(&a->rule, a->view->policies, a->options->rule, a->error);
	if (!status && a->rule->is_group && !a->options->subject)
		return take_group(a);
	/* Of a case beside the run's scope only group rules were asked. */
	if (!status && !a->rule->is_group && a->viewed.kept.kind == AZ_KEPT_BESIDE)
		return az_view_not_in_run(a->view, a->viewed.revision.key, a->error);
	if (!status && a->options->subject)
		status = az_asked_subject(
			&a->subject, &a->viewed.record, a->rule, a->options->subject, a->error);
	return status;
}

/* ---- answering ------------------------------------------------------------------------------- */

static assize_status answer(asking *a, az_evaluator *evaluator, const az_decided *decided)
{
	az_buffer out = {0};
	az_explain explain = {.policies = a->view->policies,
		.evaluator = evaluator,
		.record = &a->viewed.record,
		.as_of = a->view->run.as_of,
		.run = a->view->run.number,
		.block = a->viewed.kept.block,
		.length = a->viewed.kept.length,
		.decided = decided,
		.lang = a->options->lang == ASSIZE_ZH ? AZ_ZH : AZ_EN};
	const az_explained_group group = {
		.bytes = a->again.grouped.group, .members = &a->viewed.members, .store = a->store->store};
	if (a->viewed.is_group)
		explain.group = &group;
	assize_status status;
	if (a->subject)
		status = az_explain_subject(
			&explain, a->rule, a->subject, a->is_finding ? &a->wanted : NULL, &out, a->error);
	else
		status = az_explain_rule(&explain, a->rule, &out, a->error);
	if (!status)
		status = az_api_write(&a->options->writer, &out, a->error);
	az_buffer_free(&out);
	return status;
}

static assize_status answer_decided(asking *a, az_evaluator *evaluator)
{
	az_decided decided;
	az_arena *arena = az_arena_new();
	if (!arena)
		return az_error_memory(a->error);
	assize_status status = az_decided_load(&decided, a->store->store, arena, a->error);
	if (!status)
		status = answer(a, evaluator, &decided);
	az_arena_free(arena);
	return status;
}

static assize_status ask(asking *a)
{
	az_evaluator_options options;
	az_evaluator *evaluator = NULL;
	assize_status status =
		az_api_isolation(a->options->isolation, a->options->worker_path, 1, &options, a->error);
	if (!status)
		status = az_view_open(&a->view, a->store->store, a->options->run, a->error);
	if (!status)
		status = take_question(a);
	if (!status && a->viewed.is_group)
		status = az_group_again_open(&a->again, a->view, &a->viewed, a->error);
	if (!status)
		status = az_evaluator_open(&evaluator, a->view->policies, &options, a->error);
	if (!status)
		status = answer_decided(a, evaluator);
	az_evaluator_close(evaluator);
	az_group_again_close(&a->again);
	az_view_close(a->view);
	return status;
}

assize_status assize_store_explain(assize_store *store, const assize_explain_options *options)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!options || options->size < sizeof *options || !options->writer.write)
		return az_api_usage(store, "an explanation needs options of this version and a writer");
	bool by_rule = options->case_key && options->rule;
	if (!options->finding == !by_rule)
		return az_api_usage(
			store, "name a finding, or a case and a rule; `assize findings` lists what there is");
	asking a = {.store = store, .options = options, .error = &store->error};
	return az_api_end(store, ask(&a));
}
