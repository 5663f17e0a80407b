#include "report/group_side.h"

#include <string.h>

static bool is_of_side(const az_group_side *side, const az_policies *policies, const az_outcome *o)
{
	if (o->is_finding)
		return az_finding_message(policies, o)->kind == side->kind;
	return az_rule_has_kind(policies->rules[o->rule], side->kind);
}

static const char *field_path(
	az_group_side *side, const az_viewed *viewed, const az_outcome *outcome)
{
	az_buffer path = {0};
	if (outcome->field.node)
		az_fact_path(side->view->policies, &viewed->record, outcome->field, &path);
	const char *copy =
		az_arena_copy(side->arena, path.length ? (const char *)path.bytes : "", path.length);
	bool failed = path.failed;
	az_buffer_free(&path);
	return failed ? NULL : copy;
}

/* Twice the room in the arena, where it is used up. */
static bool make_room(az_group_side *side)
{
	enum { FIRST = 16 };
	bool full = side->count >= FIRST && (side->count & (side->count - 1)) == 0;
	if (side->entries && !full)
		return true;
	size_t capacity = side->count ? side->count * 2 : FIRST;
	az_group_side_entry *entries = az_arena_array(side->arena, capacity, sizeof *entries);
	if (entries && side->count)
		memcpy(entries, side->entries, side->count * sizeof *entries);
	side->entries = entries;
	return entries != NULL;
}

static assize_status add(
	az_group_side *side, const az_viewed *viewed, const az_outcome *outcome, az_error *error)
{
	const az_policies *policies = side->view->policies;
	if (!make_room(side))
		return az_error_memory(error);
	az_group_side_entry *entry = &side->entries[side->count];
	*entry = (az_group_side_entry){.rule = policies->rules[outcome->rule],
		.is_finding = outcome->is_finding,
		.cause = outcome->cause};
	entry->case_key = az_arena_copy(side->arena, viewed->revision.key, viewed->revision.key_length);
	entry->path = field_path(side, viewed, outcome);
	if (!entry->case_key || !entry->path)
		return az_error_memory(error);
	if (outcome->is_finding)
		az_finding_id(policies, &viewed->record, outcome, entry->id);
	side->found += outcome->is_finding;
	side->count++;
	return ASSIZE_OK;
}

static assize_status read_case(az_group_side *side, int64_t sequence, az_error *error)
{
	az_viewed viewed;
	az_outcome outcome;
	az_outcome_reader reader;
	assize_status status = az_view_find_sequence(side->view, sequence, &viewed, error);
	if (status)
		return status;
	/* A case beside the run's scope was not asked. */
	if (viewed.kept.kind != AZ_KEPT_DOSSIER) {
		side->cases_left++;
		return ASSIZE_OK;
	}
	side->cases++;
	az_outcomes_open(
		&reader, side->view->policies, &viewed.record, viewed.kept.block, viewed.kept.length);
	while (!status && az_outcomes_next(&reader, &outcome))
		if (is_of_side(side, side->view->policies, &outcome))
			status = add(side, &viewed, &outcome, error);
	return status;
}

assize_status az_group_side_read(
	az_group_side *side, const az_view *of, const az_viewed *group, az_error *error)
{
	const az_members *members = &group->members;
	assize_status status = ASSIZE_OK;
	if (!side->arena)
		side->arena = az_arena_new();
	if (!side->arena)
		return az_error_memory(error);
	az_arena_reset(side->arena);
	side->entries = NULL;
	side->count = side->found = 0;
	side->cases = side->cases_left = 0;
	if (!side->view)
		status = az_view_open(&side->view, of->store, of->run.number, error);
	for (uint32_t i = 0; i < members->count && !status; i++) {
		if (i < AZ_GROUP_SIDE_CASES)
			status = read_case(side, az_member_sequence(members, i), error);
		else
			side->cases_left++;
	}
	return status;
}

void az_group_side_free(az_group_side *side)
{
	az_view_close(side->view);
	az_arena_free(side->arena);
	*side = (az_group_side){.kind = side->kind};
}
