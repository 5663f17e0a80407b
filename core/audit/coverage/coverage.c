#include "audit/coverage/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "audit/coverage/statements.h"
#include "audit/finding.h"
#include "host/trace.h"
#include "policy/condition.h"

/* ---- files ---------------------------------------------------------------------------------------- */

static const az_rule *rule_of(const az_policy *policy, const az_bundle_file *file)
{
	for (size_t i = 0; i < policy->rule_count; i++)
		if (policy->rules[i].file == file)
			return &policy->rules[i];
	return NULL;
}

static bool is_module(const az_policy *policy, const az_bundle_file *file)
{
	size_t folder = strlen(policy->folder), length = strlen(file->path);
	return strncmp(file->path, policy->folder, folder) == 0 &&
		   strncmp(file->path + folder, "/lib/", 5) == 0 && length > 4 &&
		   strcmp(file->path + length - 4, ".lua") == 0;
}

/* True where another site is the same test: the condition `a > b` is its comparison too. */
static bool is_twice(const az_lua_site *sites, size_t count, size_t at)
{
	const az_lua_site *site = &sites[at];
	if (site->kind == AZ_LUA_COMPARISON)
		return false;
	for (size_t i = 0; i < count; i++)
		if (i != at && sites[i].line == site->line && sites[i].column == site->column &&
			strcmp(sites[i].text, site->text) == 0)
			return true;
	return false;
}

/* The tests of a file as a traced host numbers them. False where it cannot be traced. */
static bool read_sites(az_arena *arena, az_cover_file *out, az_problems *problems)
{
	az_buffer rewritten = {0};
	az_lua_site *sites = NULL;
	const az_bundle_file *file = out->file;
	bool done = az_lua_trace(arena, file->shown, file->bytes, file->length, 0, &rewritten, &sites,
		&out->site_count, problems);
	az_buffer_free(&rewritten);
	out->sites = done ? az_arena_array(arena, out->site_count + 1, sizeof *out->sites) : NULL;
	if (!out->sites) {
		out->site_count = 0;
		return false;
	}
	for (size_t i = 0; i < out->site_count; i++)
		out->sites[i] =
			(az_cover_site){.site = &sites[i], .counts = !is_twice(sites, out->site_count, i)};
	return true;
}

static bool read_file(az_coverage *coverage, az_arena *arena, az_cover_file *out)
{
	az_problems *problems = az_problems_new(1);
	if (!problems)
		return false;
	const az_bundle_file *file = out->file;
	const az_lua_tree *tree = az_lua_parse(arena, file->shown, file->bytes, file->length, problems);
	bool parsed = tree || az_problems_count(problems);
	bool good = parsed && (!tree || az_statements(arena, tree, &out->lines, &out->line_count));
	az_problems_clear(problems);
	if (good && !read_sites(arena, out, problems)) {
		good = az_problems_count(problems) > 0;
		coverage->traced = false;
	}
	az_problems_free(problems);
	return good;
}

static bool read_files(az_coverage *coverage, az_arena *arena)
{
	const az_bundle *bundle = coverage->policies->bundle;
	coverage->files = az_arena_array(arena, bundle->count + 1, sizeof *coverage->files);
	if (!coverage->files)
		return false;
	for (size_t i = 0; i < bundle->count; i++) {
		const az_bundle_file *file = &bundle->files[i];
		const az_rule *rule = rule_of(coverage->policy, file);
		if (rule ? !rule->has_check : !is_module(coverage->policy, file))
			continue;
		az_cover_file *out = &coverage->files[coverage->file_count++];
		*out = (az_cover_file){.file = file, .rule = rule};
		if (!read_file(coverage, arena, out))
			return false;
	}
	return true;
}

/* ---- laws ----------------------------------------------------------------------------------------- */

static az_cover_law *law_at(const az_coverage *coverage, const az_law *law)
{
	for (size_t i = 0; i < coverage->law_count; i++)
		if (coverage->laws[i].law == law)
			return &coverage->laws[i];
	return NULL;
}

static void cite(az_coverage *coverage, const az_law *law, az_place place)
{
	if (law && !law_at(coverage, law))
		coverage->laws[coverage->law_count++] = (az_cover_law){.law = law, .place = place};
}

static int by_id(const void *a, const void *b)
{
	const az_cover_law *x = a, *y = b;
	return strcmp(x->law->id, y->law->id);
}

static bool list_laws(az_coverage *coverage, az_arena *arena)
{
	const az_policy *policy = coverage->policy;
	coverage->laws =
		az_arena_array(arena, coverage->policies->law_count + 1, sizeof *coverage->laws);
	if (!coverage->laws)
		return false;
	for (size_t i = 0; i < policy->rule_count; i++)
		for (size_t k = 0; k < policy->rules[i].law_count; k++)
			cite(coverage, policy->rules[i].laws[k], policy->rules[i].place);
	for (size_t i = 0; i < policy->parameter_count; i++)
		for (size_t k = 0; k < policy->parameters[i].count; k++)
			cite(coverage, policy->parameters[i].values[k].basis,
				policy->parameters[i].values[k].place);
	qsort(coverage->laws, coverage->law_count, sizeof *coverage->laws, by_id);
	return true;
}

/* ---- making --------------------------------------------------------------------------------------- */

static bool list_rules(az_coverage *coverage, az_arena *arena)
{
	const az_policy *policy = coverage->policy;
	coverage->rules = az_arena_array(arena, policy->rule_count + 1, sizeof *coverage->rules);
	for (size_t i = 0; i < policy->rule_count && coverage->rules; i++) {
		const az_rule *rule = &policy->rules[i];
		az_cover_rule *out = &coverage->rules[i];
		out->rule = rule;
		out->seen = az_arena_array(arena, rule->condition_count + 1, sizeof *out->seen);
		out->made = az_arena_array(arena, rule->message_count + 1, sizeof *out->made);
		if (!out->seen || !out->made)
			return false;
	}
	return coverage->rules != NULL;
}

az_coverage *az_coverage_new(az_arena *arena, const az_policies *policies, const az_policy *policy)
{
	az_coverage *coverage = az_arena_alloc(arena, sizeof *coverage);
	if (!coverage)
		return NULL;
	*coverage = (az_coverage){.policies = policies, .policy = policy, .traced = true};
	bool made =
		list_rules(coverage, arena) && list_laws(coverage, arena) && read_files(coverage, arena);
	return made ? coverage : NULL;
}

/* ---- noting --------------------------------------------------------------------------------------- */

typedef struct noting {
	az_coverage *coverage;
	az_cover_rule *rule; /* whose subject began last; NULL: another policy's */
	az_touched *touched; /* or NULL */
} noting;

static az_cover_rule *cover_rule(const az_coverage *coverage, uint32_t index)
{
	for (size_t i = 0; i < coverage->policy->rule_count; i++)
		if (coverage->rules[i].rule->index == index)
			return &coverage->rules[i];
	return NULL;
}

static az_cover_file *cover_file(const az_coverage *coverage, uint32_t spot)
{
	uint32_t place = az_spot_file(spot);
	for (size_t i = 0; i < coverage->file_count; i++)
		if ((size_t)(coverage->files[i].file - coverage->policies->bundle->files) == place)
			return &coverage->files[i];
	return NULL;
}

static void note_line(const noting *n, uint32_t spot)
{
	az_cover_file *file = cover_file(n->coverage, spot);
	int line = (int)az_spot_index(spot);
	if (!file)
		return;
	if (n->touched)
		n->touched->files[az_spot_file(spot)] = true;
	for (size_t i = 0; i < file->line_count && file->lines[i].first <= line; i++)
		if (line <= file->lines[i].last)
			file->lines[i].ran = true;
}

static void note_test(const noting *n, uint32_t spot, bool holds)
{
	az_cover_file *file = cover_file(n->coverage, spot);
	uint32_t index = az_spot_index(spot);
	if (file && index < file->site_count)
		file->sites[index].seen[holds] = true;
}

/* Nobody saw what the rule touched behind it: it may have been anything. */
static void note_cut(const noting *n)
{
	const az_coverage *c = n->coverage;
	if (!n->touched)
		return;
	memset(n->touched->files, true, c->policies->bundle->count * sizeof *n->touched->files);
	memset(
		n->touched->parameters, true, c->policy->parameter_count * sizeof *n->touched->parameters);
}

static void note_event(noting *n, const az_event *event)
{
	switch (event->kind) {
	case AZ_EVENT_SUBJECT:
		n->rule = cover_rule(n->coverage, event->rule);
		break;
	case AZ_EVENT_CONDITION:
		if (n->rule && event->index < n->rule->rule->condition_count &&
			event->answer <= AZ_OPEN_QUESTION)
			n->rule->seen[event->index][event->answer] = true;
		break;
	case AZ_EVENT_USED:
		if (n->touched && n->rule && event->used.parameter < n->coverage->policy->parameter_count)
			n->touched->parameters[event->used.parameter] = true;
		break;
	case AZ_EVENT_LINE:
		note_line(n, event->index);
		break;
	case AZ_EVENT_TEST:
	case AZ_EVENT_COMPARE:
		note_test(n, event->index, event->answer != 0);
		break;
	case AZ_EVENT_CUT:
		note_cut(n);
		break;
	default:
		break;
	}
}

static void see_law(az_coverage *coverage, const az_law *law)
{
	az_cover_law *cover = law ? law_at(coverage, law) : NULL;
	if (cover)
		cover->seen = true;
}

static void note_finding(az_coverage *coverage, const az_outcome *outcome)
{
	const az_policy *policy = coverage->policy;
	az_cover_rule *rule = cover_rule(coverage, outcome->rule);
	if (!outcome->is_finding || !rule)
		return;
	rule->made[outcome->message] = true;
	for (size_t i = 0; i < rule->rule->law_count; i++)
		see_law(coverage, rule->rule->laws[i]);
	for (uint32_t i = 0; i < outcome->used_count; i++) {
		az_used used = az_outcome_used(outcome, i);
		see_law(coverage, policy->parameters[used.parameter].values[used.value].basis);
	}
}

/* False where the block is damaged. */
static bool note_findings(az_coverage *coverage, const az_answered *answered)
{
	az_outcome outcome;
	az_outcome_reader reader;
	az_outcomes_open(
		&reader, coverage->policies, &answered->record, answered->block, answered->length);
	while (az_outcomes_next(&reader, &outcome))
		note_finding(coverage, &outcome);
	return !reader.failed;
}

static bool make_touched(const az_coverage *coverage, az_arena *arena, az_touched *touched)
{
	if (!touched)
		return true;
	touched->files =
		az_arena_array(arena, coverage->policies->bundle->count + 1, sizeof *touched->files);
	touched->parameters =
		az_arena_array(arena, coverage->policy->parameter_count + 1, sizeof *touched->parameters);
	return touched->files && touched->parameters;
}

static assize_status damaged(az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
		"the trace of a test is damaged; report it with the policy");
}

assize_status az_coverage_note(az_coverage *coverage, const az_probe *probe,
	const az_answers *answers, const az_buffer *trace, az_arena *arena, az_touched *touched,
	az_error *error)
{
	if (!make_touched(coverage, arena, touched))
		return az_error_memory(error);
	az_event event;
	noting n = {.coverage = coverage, .touched = touched};
	az_cursor cursor = {.bytes = trace->bytes, .length = trace->length};
	while (az_trace_next(&cursor, &event))
		note_event(&n, &event);
	if (cursor.failed)
		return damaged(error);
	bool good = true;
	for (size_t i = 0; i < answers->count && good; i++)
		good = note_findings(coverage, &answers->items[i]);
	for (size_t i = 0; i < coverage->policy->rule_count; i++)
		if (probe->only ? probe->only == coverage->rules[i].rule
						: az_probe_part_of(probe, coverage->rules[i].rule) != NULL)
			coverage->rules[i].probes++;
	return good ? ASSIZE_OK : damaged(error);
}
