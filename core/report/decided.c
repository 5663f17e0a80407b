#include "report/decided.h"

#include <stdlib.h>
#include <string.h>

const char *const az_decided_names[] = {"open", "upheld", "dismissed", "corrected", NULL};

static const char *const shown_zh[] = {"待处理", "已采纳", "已驳回", "已更正"};

/* By id; of one id the newest comes last. */
static int compare(const void *a, const void *b)
{
	const az_decision *one = *(const az_decision *const *)a;
	const az_decision *other = *(const az_decision *const *)b;
	int order = strcmp(one->finding, other->finding);
	return order ? order : (one->number > other->number) - (one->number < other->number);
}

assize_status az_decided_load(
	az_decided *decided, az_store *store, az_arena *arena, az_error *error)
{
	const az_decision *all;
	size_t count;
	*decided = (az_decided){0};
	assize_status status = az_store_decisions(store, NULL, arena, &all, &count, error);
	if (status || !count)
		return status;
	const az_decision **sorted = az_arena_array(arena, count, sizeof *sorted);
	if (!sorted)
		return az_error_memory(error);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &all[i];
	qsort(sorted, count, sizeof *sorted, compare);
	for (size_t i = 0; i < count; i++)
		if (i + 1 == count || strcmp(sorted[i]->finding, sorted[i + 1]->finding) != 0)
			sorted[decided->count++] = sorted[i];
	decided->last = sorted;
	return ASSIZE_OK;
}

const az_decision *az_decided_find(const az_decided *decided, const char *id)
{
	size_t low = 0, high = decided->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(decided->last[middle]->finding, id);
		if (order == 0)
			return decided->last[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static size_t index_of(const az_decision *decision)
{
	return decision && decision->verdict >= AZ_UPHOLD && decision->verdict <= AZ_CORRECT
			   ? (size_t)decision->verdict
			   : 0;
}

const char *az_decided_status(const az_decision *decision)
{
	return az_decided_names[index_of(decision)];
}

const char *az_decided_shown(const az_decision *decision, bool zh)
{
	return zh ? shown_zh[index_of(decision)] : az_decided_status(decision);
}
