#include "report/finding_select.h"

#include <string.h>

#include "audit/find.h"
#include "audit/group/sound.h"
#include "base/text.h"

/* ---- the wish -------------------------------------------------------------------------------- */

static const char *name_at(const void *context, size_t i)
{
	const char *const *names = context;
	return names[i];
}

static const char *kind_at(const void *context, size_t i)
{
	(void)context;
	return i < AZ_KIND_DATA ? az_kind_name((az_kind)(i + 1)) : NULL;
}

/* A rule by its two names: "policy/rule" and "rule". */
typedef struct rule_names {
	const az_policies *policies;
	const char *const *full;
} rule_names;

static const char *rule_at(const void *context, size_t i)
{
	const rule_names *names = context;
	size_t count = names->policies->rule_count;
	if (i < count)
		return names->policies->rules[i]->id;
	return i < 2 * count ? names->full[i - count] : NULL;
}

static assize_status take_kind(az_selection *s, const char *kind, az_error *error)
{
	if (!kind)
		return ASSIZE_OK;
	s->kind = az_kind_named(kind);
	if (s->kind)
		return ASSIZE_OK;
	const char *nearest = az_text_nearest(kind, kind_at, NULL);
	if (nearest)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "kind",
			"there is no kind '%.40s'; did you mean '%s'?", kind, nearest);
	return az_error_set(error, ASSIZE_ERROR_USAGE, "kind",
		"there is no kind '%.40s'; write one of priority, leniency, restitution, procedure, "
		"sentencing, data",
		kind);
}

static assize_status take_status(az_selection *s, const char *status, az_error *error)
{
	s->status = status;
	for (size_t i = 0; status && az_decided_names[i]; i++)
		if (strcmp(az_decided_names[i], status) == 0)
			return ASSIZE_OK;
	if (!status)
		return ASSIZE_OK;
	const char *nearest = az_text_nearest(status, name_at, az_decided_names);
	if (nearest)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "status",
			"there is no status '%.40s'; did you mean '%s'?", status, nearest);
	return az_error_set(error, ASSIZE_ERROR_USAGE, "status",
		"there is no status '%.40s'; write one of open, upheld, dismissed, corrected", status);
}

static assize_status no_rule(
	az_selection *s, const char *name, const char *const *full, az_error *error)
{
	rule_names names = {s->view->policies, full};
	const char *nearest = az_text_nearest(name, rule_at, &names);
	if (nearest)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "rule",
			"run %lld has no rule '%.80s'; did you mean '%s'?", (long long)s->view->run.number,
			name, nearest);
	return az_error_set(error, ASSIZE_ERROR_USAGE, "rule",
		"run %lld has no rule '%.80s'; write policy/rule, as '%s'", (long long)s->view->run.number,
		name, full[0] ? full[0] : "restitution/unreturned");
}

static assize_status take_rule(az_selection *s, const char *name, az_error *error)
{
	const az_policies *policies = s->view->policies;
	const char **full = az_arena_array(s->arena, policies->rule_count + 1, sizeof *full);
	bool found = !name;
	s->rules = az_arena_array(s->arena, policies->rule_count + 1, sizeof *s->rules);
	if (!s->rules || !full)
		return az_error_memory(error);
	for (size_t i = 0; i < policies->rule_count; i++) {
		const az_rule *rule = policies->rules[i];
		full[i] = az_arena_printf(s->arena, "%s/%s", rule->policy->id, rule->id);
		if (!full[i])
			return az_error_memory(error);
		s->rules[i] = !name || strcmp(rule->id, name) == 0 || strcmp(full[i], name) == 0;
		found = found || s->rules[i];
	}
	return found ? ASSIZE_OK : no_rule(s, name, full, error);
}

assize_status az_selection_open(
	az_selection *selection, az_view *view, const az_wish *wish, az_error *error)
{
	*selection = (az_selection){.view = view, .level = wish->level};
	selection->leniency = (az_side){.policies = view->policies, .kind = AZ_KIND_LENIENCY};
	selection->group_leniency.kind = AZ_KIND_LENIENCY;
	selection->arena = az_arena_new();
	assize_status status = selection->arena ? ASSIZE_OK : az_error_memory(error);
	if (!status)
		status = take_kind(selection, wish->kind, error);
	if (!status)
		status = take_status(selection, wish->status, error);
	if (!status)
		status = take_rule(selection, wish->rule, error);
	if (!status && wish->case_key)
		status = az_find_case(view->store, wish->case_key, &selection->key, error);
	if (!status)
		status = az_decided_load(&selection->decided, view->store, selection->arena, error);
	return status;
}

void az_selection_close(az_selection *selection)
{
	az_side_free(&selection->leniency);
	az_group_side_free(&selection->group_leniency);
	az_buffer_free(&selection->key);
	az_arena_free(selection->arena);
	selection->arena = NULL;
}

/* ---- the walk -------------------------------------------------------------------------------- */

static bool wants_finding(
	const az_selection *s, const az_message *message, const az_decision *decision)
{
	return (!s->kind || message->kind == s->kind) && message->level >= s->level &&
		   (!s->status || strcmp(az_decided_status(decision), s->status) == 0);
}

static void count(az_tally *tally, const az_selected *selected)
{
	const az_outcome *outcome = selected->outcome;
	if (!outcome->is_finding) {
		tally->not_evaluated++;
		tally->by_cause[outcome->cause]++;
		return;
	}
	tally->findings++;
	tally->by_level[selected->message->level]++;
	tally->by_kind[selected->message->kind]++;
}

/* Fills the rest of `selected` for its outcome; false where it was not asked for. */
static bool select_outcome(const az_selection *s, az_selected *selected, char id[AZ_FINDING_ID])
{
	const az_outcome *outcome = selected->outcome;
	const az_record *record = &selected->viewed->record;
	selected->rule = s->view->policies->rules[outcome->rule];
	selected->message = NULL;
	selected->decision = NULL;
	id[0] = '\0';
	if (!s->rules[outcome->rule])
		return false;
	selected->anchor = az_side_anchor(record, outcome->subject);
	if (!outcome->is_finding)
		return !s->kind || az_rule_has_kind(selected->rule, s->kind);
	selected->message = az_finding_message(s->view->policies, outcome);
	az_finding_id(s->view->policies, record, outcome, id);
	selected->decision = az_decided_find(&s->decided, id);
	return wants_finding(s, selected->message, selected->decision);
}

/* What was made ready for the findings of a group, once each. */
typedef struct group_ready {
	bool facts; /* those that it names are of its members */
	bool side;  /* for one of priority: what leniency says in its cases */
} group_ready;

static assize_status make_group_ready(
	az_selection *s, const az_selected *selected, group_ready *ready, az_error *error)
{
	const az_message *message = selected->message;
	const az_viewed *viewed = selected->viewed;
	assize_status status = ASSIZE_OK;
	if (!viewed->is_group || !message)
		return ASSIZE_OK;
	if (!ready->facts)
		status = az_group_check_facts(s->view, &viewed->members, error);
	ready->facts = true;
	if (!status && !ready->side && message->kind == AZ_KIND_PRIORITY) {
		ready->side = true;
		status = az_group_side_read(&s->group_leniency, s->view, viewed, error);
	}
	return status;
}

static assize_status walk_dossier(
	az_selection *s, const az_viewed *viewed, az_selected_fn *tell, void *context, az_error *error)
{
	az_outcome_reader reader;
	az_outcome outcome;
	char id[AZ_FINDING_ID];
	az_selected selected = {.selection = s, .viewed = viewed, .outcome = &outcome, .id = id};
	const az_kept *kept = &viewed->kept;
	group_ready ready = {0};
	assize_status status =
		az_side_read(&s->leniency, &viewed->record, kept->block, kept->length, error);
	if (viewed->is_group)
		s->tally.groups += s->rules[kept->rule];
	else
		s->tally.dossiers += kept->kind == AZ_KEPT_DOSSIER;
	if (kept->kind == AZ_KEPT_BESIDE)
		return status;
	az_outcomes_open(&reader, s->view->policies, &viewed->record, kept->block, kept->length);
	while (!status && az_outcomes_next(&reader, &outcome)) {
		if (!select_outcome(s, &selected, id))
			continue;
		count(&s->tally, &selected);
		status = make_group_ready(s, &selected, &ready, error);
		if (!status)
			status = tell(context, &selected, error);
	}
	return status;
}

/* The next group that holds the one dossier. */
static assize_status next_holding(az_selection *s, az_viewed *viewed, az_error *error)
{
	assize_status status;
	do
		status = az_view_next_group(s->view, viewed, error);
	while (!status && !az_members_hold(&viewed->members, s->sequence));
	return status;
}

/* The next dossier or group that is asked for. */
static assize_status next_dossier(az_selection *s, az_viewed *viewed, az_error *error)
{
	if (!s->key.length)
		return az_view_next(s->view, viewed, error);
	if (s->sequence)
		return next_holding(s, viewed, error);
	assize_status status =
		az_view_find(s->view, (const char *)s->key.bytes, s->key.length - 1, viewed, error);
	if (!status)
		s->sequence = viewed->kept.sequence;
	return status;
}

assize_status az_selection_step(
	az_selection *selection, az_selected_fn *tell, void *context, az_error *error)
{
	az_viewed viewed;
	assize_status status = next_dossier(selection, &viewed, error);
	return status ? status : walk_dossier(selection, &viewed, tell, context, error);
}

assize_status az_selection_walk(
	az_selection *selection, az_selected_fn *tell, void *context, az_error *error)
{
	assize_status status = ASSIZE_OK;
	selection->tally = (az_tally){0};
	selection->sequence = 0;
	az_view_rewind(selection->view);
	while (!status)
		status = az_selection_step(selection, tell, context, error);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

assize_status az_selection_take(az_selection *selection, const az_viewed *viewed,
	const az_outcome *outcome, char id[AZ_FINDING_ID], az_selected *selected, az_error *error)
{
	const az_kept *kept = &viewed->kept;
	*selected =
		(az_selected){.selection = selection, .viewed = viewed, .outcome = outcome, .id = id};
	group_ready ready = {0};
	select_outcome(selection, selected, id);
	assize_status status = make_group_ready(selection, selected, &ready, error);
	return status ? status
				  : az_side_read(
						&selection->leniency, &viewed->record, kept->block, kept->length, error);
}
