#include "api/profile_groups.h"

#include <stdlib.h>
#include <string.h>

struct az_waiting {
	az_waiting *next;
	size_t length;
	unsigned char bytes[];
};

static bool has_groups(const az_policies *policies)
{
	for (size_t i = 0; i < policies->rule_count; i++)
		if (policies->rules[i]->is_group)
			return true;
	return false;
}

assize_status az_profile_groups_open(az_profile_groups *groups, const az_workbench *bench)
{
	*groups = (az_profile_groups){0};
	if (!has_groups(bench->policies))
		return ASSIZE_OK;
	return az_grouping_open(&groups->grouping, bench->policies, NULL, bench->error);
}

static void drop_first(az_profile_groups *groups)
{
	az_waiting *first = groups->first;
	groups->first = first->next;
	if (!groups->first)
		groups->last = NULL;
	free(first);
}

void az_profile_groups_close(az_profile_groups *groups)
{
	while (groups->first)
		drop_first(groups);
	az_grouping_close(groups->grouping);
	groups->grouping = NULL;
}

assize_status az_profile_groups_offer(
	az_profile_groups *groups, const az_record *record, az_error *error)
{
	if (!groups->grouping)
		return ASSIZE_OK;
	az_waiting *waiting = malloc(sizeof *waiting + record->size);
	if (!waiting)
		return az_error_memory(error);
	waiting->next = NULL;
	waiting->length = record->size;
	memcpy(waiting->bytes, record->bytes, record->size);
	if (groups->last)
		groups->last->next = waiting;
	else
		groups->first = waiting;
	groups->last = waiting;
	return ASSIZE_OK;
}

assize_status az_profile_groups_take(
	az_profile_groups *groups, const void *block, size_t length, az_error *error)
{
	if (!groups->grouping || !groups->first)
		return ASSIZE_OK;
	az_record record = az_record_trusted(groups->first->bytes, groups->first->length);
	assize_status status =
		az_grouping_add(groups->grouping, &record, ++groups->sequence, block, length, error);
	drop_first(groups);
	return status;
}

static assize_status measure_group(
	const az_grouped *group, const az_workbench *bench, int32_t as_of, az_measure *measure)
{
	az_buffer outcomes = {0}, cost = {0};
	az_request request = {.record = az_record_trusted(group->record->bytes, group->record->length),
		.group = group->group->bytes,
		.group_length = group->group->length,
		.as_of = as_of,
		.cost = &cost,
		.exact = true};
	assize_status status =
		az_evaluator_ask(bench->evaluator, &request, &outcomes, NULL, bench->error);
	if (!status && (outcomes.failed || cost.failed))
		status = az_error_memory(bench->error);
	if (!status)
		az_measure_add_group(measure, cost.bytes, cost.length);
	az_buffer_free(&outcomes);
	az_buffer_free(&cost);
	return status;
}

assize_status az_profile_groups_measure(
	az_profile_groups *groups, const az_workbench *bench, int32_t as_of, az_measure *measure)
{
	az_grouped group;
	assize_status status = groups->grouping ? ASSIZE_OK : ASSIZE_DONE;
	while (!status) {
		status = az_grouping_next(groups->grouping, &group, bench->error);
		if (!status)
			status = measure_group(&group, bench, as_of, measure);
	}
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}
