#include <string.h>

#include "api/handle.h"
#include "audit/find.h"
#include "base/text.h"
#include "model/path.h"
#include "report/decided.h"
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
} asking;

/* ---- what is asked for ----------------------------------------------------------------------- */

static const char *rule_name(const void *context, size_t i)
{
	const az_policies *policies = context;
	return i < policies->rule_count ? policies->rules[i]->id : NULL;
}

/* A bare id that several policies have is no name; a name that none has may be mistyped. */
static assize_status no_rule(const asking *a)
{
	const char *name = a->options->rule, *slash = strrchr(name, '/');
	const char *near = az_text_nearest(slash ? slash + 1 : name, rule_name, a->view->policies);
	if (near && !slash && !strcmp(near, name))
		return az_error_set(a->error, ASSIZE_ERROR_USAGE, name,
			"several policies have such a rule; write policy/%s", name);
	if (near)
		return az_error_set(a->error, ASSIZE_ERROR_MISSING, name,
			"run %lld has no such rule; did you mean '%s'?", (long long)a->view->run.number, near);
	return az_error_set(a->error, ASSIZE_ERROR_MISSING, name,
		"run %lld has no such rule; write policy/rule, as restitution/unreturned",
		(long long)a->view->run.number);
}

static assize_status take_rule(asking *a)
{
	a->rule = az_rule_find(a->view->policies, a->options->rule);
	return a->rule ? ASSIZE_OK : no_rule(a);
}

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

/* "defendant.D1": a node of the dossier, of the sort that the rule is about. */
static assize_status take_subject(asking *a)
{
	const char *path = a->options->subject, *rest = "";
	const az_entity *wanted = az_entity_of(a->rule->subject);
	if (!path)
		return ASSIZE_OK;
	a->subject = az_path_find(&a->viewed.record, path, &rest);
	if (!a->subject || *rest)
		return az_error_set(a->error, ASSIZE_ERROR_MISSING, path,
			"the case has no such item; write an item's path as defendant.D1, see `assize show`");
	if (az_node_entity(&a->viewed.record, a->subject) != wanted)
		return az_error_set(a->error, ASSIZE_ERROR_USAGE, path,
			"rule %s is about each %s; name one of those", a->rule->id, wanted->name);
	return ASSIZE_OK;
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

static assize_status take_question(asking *a)
{
	if (a->options->finding)
		return take_finding(a);
	assize_status status = take_case(a);
	if (!status)
		status = take_rule(a);
	return status ? status : take_subject(a);
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
	if (!status)
		status = az_evaluator_open(&evaluator, a->view->policies, &options, a->error);
	if (!status)
		status = answer_decided(a, evaluator);
	az_evaluator_close(evaluator);
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
