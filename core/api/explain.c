#include <string.h>

#include "api/handle.h"
#include "audit/find.h"
#include "audit/group/again.h"
#include "audit/group/sound.h"
#include "report/decided.h"
#include "report/explain/asked.h"
#include "report/explain/explain.h"

/* What a group's path begins with (az_outcome_path). */
static const char GROUP[] = "group.";

enum { GROUPS_MOST = 100 }; /* explained at once */

typedef struct asking {
	assize_store *store;
	const assize_explain_options *options;
	az_error *error;
	az_view *view;
	az_viewed viewed;
	const az_rule *rule;
	az_ref subject;   /* 0: every one */
	int64_t sequence; /* of the case whose groups are asked for; 0: none */
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

/* The next group of the rule that holds the case. ASSIZE_DONE: none. */
static assize_status next_group(asking *a)
{
	assize_status status;
	do
		status = az_view_next_group(a->view, &a->viewed, a->error);
	while (!status && (a->viewed.kept.rule != a->rule->index ||
						  !az_members_hold(&a->viewed.members, a->sequence)));
	if (!status)
		a->subject = az_record_root(&a->viewed.record);
	return status;
}

/* The first group; where there is none, the case is explained itself. */
static assize_status take_groups(asking *a)
{
	a->sequence = a->viewed.kept.sequence;
	assize_status status = next_group(a);
	if (status != ASSIZE_DONE)
		return status;
	a->sequence = 0;
	return take_case(a);
}

/* The group "group.KEY", as findings name it. */
static assize_status take_group(asking *a, const char *key)
{
	a->sequence = a->viewed.kept.sequence;
	assize_status status = next_group(a);
	while (!status && (a->viewed.kept.key_length != strlen(key) ||
						  memcmp(a->viewed.kept.key, key, strlen(key)) != 0))
		status = next_group(a);
	a->sequence = 0;
	if (status != ASSIZE_DONE)
		return status;
	return az_error_set(a->error, ASSIZE_ERROR_MISSING, a->options->subject,
		"the case is in no such group of rule %s; `assize show` lists its groups", a->rule->id);
}

static bool is_key(const asking *a, const char *key)
{
	const az_kept *kept = &a->viewed.kept;
	return kept->key_length == strlen(key) && !memcmp(kept->key, key, kept->key_length);
}

/* Where no case has the name, a group of the rule may: its key, or "group.KEY". Else the error stays. */
static assize_status take_group_alone(asking *a, assize_status missing)
{
	const char *name = a->options->case_key;
	az_error before = *a->error;
	const az_rule *rule = az_rule_find(a->view->policies, a->options->rule);
	if (missing != ASSIZE_ERROR_MISSING || a->options->subject || !rule || !rule->is_group)
		return missing;
	assize_status status;
	do
		status = az_view_next_group(a->view, &a->viewed, a->error);
	while (!status && (a->viewed.kept.rule != rule->index ||
						  !(is_key(a, name) || (!strncmp(name, GROUP, strlen(GROUP)) &&
												   is_key(a, name + strlen(GROUP))))));
	if (status == ASSIZE_DONE) {
		*a->error = before;
		return missing;
	}
	if (status)
		return status;
	az_error_clear(a->error);
	a->rule = rule;
	a->subject = az_record_root(&a->viewed.record);
	return ASSIZE_OK;
}

static assize_status take_question(asking *a)
{
	if (a->options->finding)
		return take_finding(a);
	assize_status status = take_case(a);
	if (status)
		return take_group_alone(a, status);
	if (!status)
		status = az_asked_rule(&a->rule, a->view->policies, a->options->rule, a->error);
	const char *path = a->options->subject;
	if (!status && a->rule->is_group && !path)
		return take_groups(a);
	if (!status && a->rule->is_group && !strncmp(path, GROUP, strlen(GROUP)))
		return take_group(a, path + strlen(GROUP));
	/* Of a case beside the run's scope only group rules were asked. */
	if (!status && !a->rule->is_group && a->viewed.kept.kind == AZ_KEPT_BESIDE)
		return az_view_not_in_run(a->view, a->viewed.revision.key, a->error);
	if (!status && a->options->subject)
		status = az_asked_subject(
			&a->subject, &a->viewed.record, a->rule, a->options->subject, a->error);
	return status;
}

/* ---- answering ------------------------------------------------------------------------------- */

/* Writes and frees it. */
static assize_status write_out(const asking *a, az_buffer *out)
{
	assize_status status = az_api_write(&a->options->writer, out, a->error);
	az_buffer_free(out);
	return status;
}

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
		return write_out(a, &out);
	az_buffer_free(&out);
	return status;
}

/* The rows of the group at hand, once more. */
static assize_status open_group(asking *a)
{
	az_group_again_close(&a->again);
	assize_status status = az_group_again_open(&a->again, a->view, &a->viewed, a->error);
	return status ? status : az_group_check_facts(a->view, &a->viewed.members, a->error);
}

static assize_status write_line_between(const asking *a)
{
	az_buffer out = {0};
	az_buffer_string(&out, "\n----\n\n");
	return write_out(a, &out);
}

static assize_status write_left_out(const asking *a, unsigned count)
{
	az_buffer out = {0};
	az_buffer_printf(&out,
		a->options->lang == ASSIZE_ZH
			? "\n----\n\n组太多，另有%u个组此处未列出；要看其中一个，请写明 group.标识。\n"
			: "\n----\n\nThere are too many groups: %u more are not shown; name one as "
			  "group.KEY to see its page.\n",
		count);
	return write_out(a, &out);
}

static assize_status answer_group(asking *a, az_evaluator *evaluator, const az_decided *decided)
{
	assize_status status = open_group(a);
	return status ? status : answer(a, evaluator, decided);
}

/* The other groups of the case, behind the first. */
static assize_status answer_others(asking *a, az_evaluator *evaluator, const az_decided *decided)
{
	unsigned count = 1;
	assize_status status;
	while ((status = next_group(a)) == ASSIZE_OK) {
		if (++count > GROUPS_MOST)
			continue;
		status = write_line_between(a);
		if (!status)
			status = answer_group(a, evaluator, decided);
		if (status)
			return status;
	}
	if (status != ASSIZE_DONE)
		return status;
	return count > GROUPS_MOST ? write_left_out(a, count - GROUPS_MOST) : ASSIZE_OK;
}

/* One answer, or one for each group of the case. */
static assize_status answer_all(asking *a, az_evaluator *evaluator, const az_decided *decided)
{
	assize_status status =
		a->viewed.is_group ? answer_group(a, evaluator, decided) : answer(a, evaluator, decided);
	return !status && a->sequence ? answer_others(a, evaluator, decided) : status;
}

static assize_status answer_decided(asking *a, az_evaluator *evaluator)
{
	az_decided decided;
	az_arena *arena = az_arena_new();
	if (!arena)
		return az_error_memory(a->error);
	assize_status status = az_decided_load(&decided, a->store->store, arena, a->error);
	if (!status)
		status = answer_all(a, evaluator, &decided);
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
