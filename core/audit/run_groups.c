#include "audit/run_inside.h"

#include <stdlib.h>
#include <string.h>

#include "policy/condition.h"

/* ---- dossiers beside the scope ----------------------------------------------------------------- */

/* Whether an entity of the dossier has the key of a group that the rule judges in this run. */
static assize_status is_in_group(
	az_running *r, const az_record *record, const az_rule *rule, bool *in)
{
	assize_status status = ASSIZE_OK;
	for (az_ref ref = az_record_next(record, 0); ref && !*in && !status;
		 ref = az_record_next(record, ref)) {
		az_value value;
		az_open open;
		const char *key;
		uint32_t length;
		if (az_node_entity(record, ref)->id != rule->subject)
			continue;
		az_field_ref_read(record, ref, &rule->group_by, &value, &open);
		if (value.state == AZ_KNOWN && az_group_key(rule, &value, &key, &length))
			status = az_grouping_has(r->grouping, rule, key, length, in, r->error);
	}
	return status;
}

static assize_status put_beside(az_running *r, const az_revision *revision)
{
	az_record record = az_record_trusted(revision->record, revision->length);
	assize_status status = ASSIZE_OK;
	bool in = false;
	if (az_scope_holds(r->options->scope, &record))
		return ASSIZE_OK;
	for (size_t i = 0; i < r->policies->rule_count && !in && !status; i++)
		if (r->policies->rules[i]->is_group)
			status = is_in_group(r, &record, r->policies->rules[i], &in);
	if (status || !in)
		return status;
	az_waiting *w = NULL;
	status = az_running_room(r, &w);
	if (status)
		return status;
	status = az_waiting_take(r, w, AZ_KEPT_BESIDE, revision);
	if (status)
		return status;
	const az_request request = {.record = record, .as_of = r->options->as_of, .rows_only = true};
	return az_running_put(r, &request);
}

/* ---- groups ------------------------------------------------------------------------------------ */

static void *copy(const az_buffer *bytes)
{
	void *made = malloc(bytes->length ? bytes->length : 1);
	if (made && bytes->length)
		memcpy(made, bytes->bytes, bytes->length);
	return made;
}

static assize_status put_group(az_running *r, const az_grouped *group)
{
	az_waiting *w = NULL;
	assize_status status = az_running_room(r, &w);
	if (status)
		return status;
	w->key = strdup("");
	w->bytes = copy(group->record);
	w->length = group->record->length;
	w->group_key = strdup(group->key);
	w->members = copy(group->members);
	if (!w->key || !w->bytes || !w->group_key || !w->members)
		return az_error_memory(r->error);
	w->kept = (az_kept){.kind = AZ_KEPT_GROUP,
		.record = group->hash,
		.rule = group->rule->index,
		.key = w->group_key,
		.key_length = (uint32_t)group->key_length,
		.members = w->members,
		.members_length = (uint32_t)group->members->length};
	const az_request request = {.record = az_record_trusted(w->bytes, w->length),
		.group = group->group->bytes,
		.group_length = group->group->length,
		.as_of = r->options->as_of};
	return az_running_put(r, &request);
}

static assize_status judge_groups(az_running *r)
{
	az_grouped group;
	assize_status status;
	while ((status = az_grouping_next(r->grouping, &group, r->error)) == ASSIZE_OK) {
		status = put_group(r, &group);
		if (status)
			return status;
	}
	return status == ASSIZE_DONE ? az_running_flush(r) : status;
}

assize_status az_running_kept_group(az_running *r, const az_kept *kept)
{
	if (!r->grouping || kept->rule >= r->policies->rule_count)
		return az_error_set(r->error, ASSIZE_ERROR_STORE, NULL,
			"a chunk of the run is damaged; run `assize verify`");
	az_buffer record = {0};
	az_record_key(&record, kept->key, kept->key_length);
	assize_status status = record.failed ? az_error_memory(r->error) : ASSIZE_OK;
	if (!status) {
		az_record view = az_record_trusted(record.bytes, record.length);
		status = az_running_count(r, &view, kept);
	}
	if (!status)
		status = az_grouping_skip(
			r->grouping, r->policies->rules[kept->rule], kept->key, kept->key_length, r->error);
	az_buffer_free(&record);
	return status;
}

/* Enters the phase where the run that is continued had not yet come to it. */
static void enter(az_running *r, az_kept_kind phase)
{
	if (r->phase >= phase)
		return;
	r->phase = phase;
	free(r->last);
	r->last = NULL;
}

assize_status az_running_groups(az_running *r)
{
	assize_status status = ASSIZE_OK;
	if (!r->grouping)
		return ASSIZE_OK;
	if (r->options->scope->count) {
		enter(r, AZ_KEPT_BESIDE);
		if (r->phase == AZ_KEPT_BESIDE)
			status = az_running_scan(r, put_beside);
	}
	enter(r, AZ_KEPT_GROUP);
	return status ? status : judge_groups(r);
}
