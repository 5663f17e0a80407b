#include "report/measure.h"

#include <stdlib.h>
#include <string.h>

bool az_measure_begin(az_measure *measure, const az_policies *policies, az_arena *arena)
{
	*measure = (az_measure){.policies = policies, .limits = az_limits_of(NULL)};
	measure->items = az_arena_array(arena, 2 * policies->rule_count + 1, sizeof *measure->items);
	measure->places = az_arena_array(arena, policies->rule_count + 1, sizeof *measure->places);
	if (!measure->items || !measure->places)
		return false;
	for (size_t i = 0; i < policies->rule_count; i++) {
		const az_rule *rule = policies->rules[i];
		measure->places[i] = measure->count;
		measure->items[measure->count++] = (az_measured){
			.rule = rule, .part = rule->is_group ? AZ_MEASURED_ROWS : AZ_MEASURED_WHOLE};
		if (rule->is_group)
			measure->items[measure->count++] =
				(az_measured){.rule = rule, .part = AZ_MEASURED_GROUPS};
	}
	return true;
}

/* Amounts are below 2^52 a dossier: a sum that is full stays so. */
static int64_t plus(int64_t a, int64_t b)
{
	return a > INT64_MAX - b ? INT64_MAX : a + b;
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static void add(az_measured *m, const az_cost *cost)
{
	m->dossiers += cost->subjects > 0 && m->part != AZ_MEASURED_GROUPS;
	m->subjects += cost->subjects;
	m->barred += cost->barred;
	m->open += cost->open;
	m->entered += cost->entered;
	m->units = plus(m->units, cost->units);
	m->reads = plus(m->reads, cost->reads);
	m->used = plus(m->used, cost->used);
	m->time = plus(m->time, cost->time);
	m->most_subject = larger(m->most_subject, cost->most);
	m->most_dossier = larger(m->most_dossier, cost->units);
	m->memory = larger(m->memory, cost->memory);
}

void az_measure_add(az_measure *measure, const void *bytes, size_t length)
{
	az_cost cost;
	az_cursor cursor = {.bytes = bytes, .length = length};
	measure->measured++;
	measure->lost += !length && measure->policies->rule_count;
	while (az_cost_next(&cursor, &cost))
		if (cost.rule < measure->policies->rule_count)
			add(&measure->items[measure->places[cost.rule]], &cost);
}

void az_measure_add_group(az_measure *measure, const void *bytes, size_t length)
{
	az_cost cost;
	az_cursor cursor = {.bytes = bytes, .length = length};
	while (az_cost_next(&cursor, &cost))
		if (cost.rule < measure->policies->rule_count &&
			measure->policies->rules[cost.rule]->is_group)
			add(&measure->items[measure->places[cost.rule] + 1], &cost);
}

static int by_cost(const void *a, const void *b)
{
	const az_measured *x = a, *y = b;
	if (x->units != y->units)
		return x->units > y->units ? -1 : 1;
	int order = strcmp(x->rule->policy->id, y->rule->policy->id);
	order = order ? order : strcmp(x->rule->id, y->rule->id);
	return order ? order : (int)x->part - (int)y->part;
}

void az_measure_sort(az_measure *measure)
{
	qsort(measure->items, measure->count, sizeof *measure->items, by_cost);
}

az_measured az_measure_sum(const az_measure *measure)
{
	az_measured sum = {0};
	for (size_t i = 0; i < measure->count; i++) {
		const az_measured *m = &measure->items[i];
		sum.subjects += m->subjects;
		sum.barred += m->barred;
		sum.open += m->open;
		sum.entered += m->entered;
		sum.units = plus(sum.units, m->units);
		sum.reads = plus(sum.reads, m->reads);
		sum.used = plus(sum.used, m->used);
		sum.time = plus(sum.time, m->time);
	}
	return sum;
}

int64_t az_measure_whole(const az_measure *measure, int64_t amount)
{
	uint64_t counted = measure->measured - measure->lost;
	if (!counted || counted == measure->dossiers)
		return amount;
	int64_t of = (int64_t)counted, all = (int64_t)measure->dossiers;
	int64_t whole = amount / of, rest = amount % of;
	if (all && whole > INT64_MAX / all / 2)
		return INT64_MAX;
	return whole * all + rest * all / of;
}
