#include "host/cost.h"

#include <time.h>

/* Far above what one dossier can cost, and so far below INT64_MAX that sums of them are safe. */
#define MOST (INT64_C(1) << 52)

void az_cost_put(az_buffer *out, const az_cost *cost)
{
	az_buffer_u32(out, cost->rule);
	az_buffer_u32(out, cost->subjects);
	az_buffer_u32(out, cost->barred);
	az_buffer_u32(out, cost->open);
	az_buffer_u32(out, cost->entered);
	az_buffer_i64(out, cost->units);
	az_buffer_i64(out, cost->most);
	az_buffer_i64(out, cost->memory);
	az_buffer_i64(out, cost->reads);
	az_buffer_i64(out, cost->used);
	az_buffer_i64(out, cost->time);
}

bool az_cost_next(az_cursor *cursor, az_cost *cost)
{
	if (cursor->failed || az_cursor_at_end(cursor))
		return false;
	cost->rule = az_cursor_u32(cursor);
	cost->subjects = az_cursor_u32(cursor);
	cost->barred = az_cursor_u32(cursor);
	cost->open = az_cursor_u32(cursor);
	cost->entered = az_cursor_u32(cursor);
	cost->units = az_cursor_i64(cursor);
	cost->most = az_cursor_i64(cursor);
	cost->memory = az_cursor_i64(cursor);
	cost->reads = az_cursor_i64(cursor);
	cost->used = az_cursor_i64(cursor);
	cost->time = az_cursor_i64(cursor);
	return !cursor->failed;
}

static bool is_amount(int64_t amount)
{
	return amount >= 0 && amount <= MOST;
}

static uint32_t count_nodes(const az_record *record)
{
	uint32_t count = 0;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref))
		count++;
	return count;
}

static bool cost_ok(const az_cost *cost, uint32_t nodes)
{
	uint64_t decided = (uint64_t)cost->barred + cost->open + cost->entered;
	return cost->subjects <= nodes && decided <= cost->subjects && is_amount(cost->units) &&
		   is_amount(cost->most) && is_amount(cost->memory) && is_amount(cost->reads) &&
		   is_amount(cost->used) && is_amount(cost->time);
}

bool az_costs_check(
	const az_policies *policies, const az_record *record, const void *bytes, size_t length)
{
	az_cursor cursor = {.bytes = bytes, .length = length};
	az_cost cost;
	uint32_t least = 0, nodes = length ? count_nodes(record) : 0;
	while (az_cost_next(&cursor, &cost)) {
		if (cost.rule < least || cost.rule >= policies->rule_count || !cost_ok(&cost, nodes))
			return false;
		least = cost.rule + 1;
	}
	return !cursor.failed;
}

int64_t az_cost_clock(void)
{
	struct timespec now = {0};
	if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now))
		return 0;
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
