#include "policy/check/check.h"

#include <stdio.h>
#include <string.h>

#include "policy/check/world.h"

/* ---- a world for a policy ---------------------------------------------------------------------- */

static void list_terms(az_world *world)
{
	size_t count = 0;
	while (az_vocabularies[count])
		count++;
	az_seen_terms *terms = az_world_array(world, count, sizeof *terms);
	az_seen_terms *choices = az_world_array(world, world->policy->parameter_count, sizeof *choices);
	for (size_t i = 0; terms && i < count; i++)
		terms[i] = (az_seen_terms){.codes = az_vocabularies[i], .name = az_vocabularies[i]->name};
	for (size_t i = 0; choices && i < world->policy->parameter_count; i++)
		choices[i] = (az_seen_terms){.choices = world->policy->parameters[i].choices,
			.name = world->policy->parameters[i].name};
	world->vocabularies = terms;
	world->choices = choices;
}

static void list_extensions(az_world *world)
{
	const az_schema *schema = &world->policies->schema;
	az_field *fields = az_world_array(world, schema->count, sizeof *fields);
	for (size_t i = 0; fields && i < schema->count; i++)
		fields[i] = az_extension_field(&schema->extensions[i]);
	world->extensions = fields;
}

bool az_world_make(az_world *world)
{
	list_terms(world);
	list_extensions(world);
	world->reads = az_world_array(world, world->policy->read_count, sizeof *world->reads);
	world->used = az_world_array(world, world->policy->parameter_count, sizeof *world->used);
	return !world->no_memory && az_world_open(world) && az_world_look(world);
}

static bool is_lua(const char *file)
{
	size_t n = file ? strlen(file) : 0;
	return n > 4 && strcmp(file + n - 4, ".lua") == 0;
}

/* A manifest or file of fields that did not load whole may hold what seems to be missing. */
static bool is_doubtful(const az_problems *problems)
{
	for (size_t i = 0; problems && az_problems_at(problems, i); i++)
		if (!is_lua(az_problems_at(problems, i)->place.file))
			return true;
	return false;
}

/* ---- judging ----------------------------------------------------------------------------------- */

static void judge_file(az_world *world, az_check_file *file)
{
	const az_lua_node *root = file->tree->root;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node)) {
		az_judge_names(world, file, node);
		az_judge_values(world, file, node);
		az_judge_units(world, file, node);
		az_judge_findings(world, file, node);
		az_judge_locals(world, file, node);
		az_judge_groups(world, file, node);
	}
}

static void judge_files(az_world *world)
{
	for (size_t i = 0; i < world->count; i++)
		if (world->files[i].tree && !world->files[i].sdk)
			judge_file(world, &world->files[i]);
	for (size_t i = 0; i < world->count; i++)
		if (world->files[i].tree && !world->files[i].sdk)
			az_judge_words(world, &world->files[i]);
}

static void judge_test(az_world *world, const az_check_input *input, const az_rule *rule)
{
	if (!input->is_tested || input->is_tested(input->context, rule))
		return;
	az_place place = rule->place.file ? rule->place : (az_place){.file = rule->file->shown};
	if (!az_remarks_add(world->remarks, AZ_CHECK_NO_TEST, place, (az_place){0},
			az_world_text(
				world, "write tests/%s.yaml with a row for each way it can end", rule->id),
			"no test names the rule '%s'", rule->id))
		world->no_memory = true;
}

static void judge_policy(az_world *world, const az_check_input *input)
{
	bool seen = az_world_make(world);
	if (seen)
		judge_files(world);
	for (size_t i = 0; i < world->count && !world->no_memory; i++)
		if (world->files[i].tree && !world->files[i].sdk)
			az_judge_layout(world, &world->files[i]);
	for (size_t i = 0; i < world->policy->rule_count && !world->no_memory; i++) {
		az_judge_header(world, &world->policy->rules[i]);
		judge_test(world, input, &world->policy->rules[i]);
	}
	/* What is not used can be said only where all uses were seen. */
	bool whole = seen && !world->no_memory && !az_problems_count(input->problems);
	if (whole)
		az_judge_manifest(world);
}

/* ---- what did not load ------------------------------------------------------------------------- */

static bool is_said(const az_remarks *remarks, const az_problem *problem)
{
	for (size_t i = 0; az_remarks_at(remarks, i); i++) {
		const az_remark *remark = az_remarks_at(remarks, i);
		if (az_check_kinds[remark->check].level == AZ_REMARK_ERROR && problem->place.file &&
			remark->place.line == problem->place.line &&
			remark->place.column == problem->place.column &&
			strcmp(remark->place.file, problem->place.file) == 0)
			return true;
	}
	return false;
}

static bool tell_problems(const az_problems *problems, az_remarks *remarks)
{
	for (size_t i = 0; az_problems_at(problems, i); i++) {
		const az_problem *problem = az_problems_at(problems, i);
		if (!is_said(remarks, problem) &&
			!az_remarks_add(remarks, AZ_CHECK_LOAD, problem->place, (az_place){0}, problem->mend,
				"%s%s%s", problem->field ? problem->field : "", problem->field ? ": " : "",
				problem->what ? problem->what : "out of memory"))
			return false;
	}
	return true;
}

bool az_policy_check(const az_check_input *input, az_remarks *remarks)
{
	bool done = true;
	for (size_t i = 0; i < input->policies->policy_count && done; i++) {
		az_world world = {.arena = az_arena_new(),
			.policies = input->policies,
			.policy = &input->policies->policies[i],
			.remarks = remarks,
			.doubtful = is_doubtful(input->problems),
			.as_of = input->as_of};
		if (world.arena)
			judge_policy(&world, input);
		done = world.arena && !world.no_memory;
		az_arena_free(world.arena);
	}
	done = done && tell_problems(input->problems, remarks);
	az_remarks_order(remarks);
	return done;
}

/* ---- slips ------------------------------------------------------------------------------------- */

static const char *slip_text(az_arena *arena, const az_check_file *file, const az_remark *remark)
{
	const char *mend = remark->mend ? remark->mend : "";
	if (file->rule)
		return az_arena_printf(arena, "%s%s%s", remark->what, mend[0] ? "; " : "", mend);
	return az_arena_printf(arena, "%s:%d: %s%s%s", file->module, remark->place.line, remark->what,
		mend[0] ? "; " : "", mend);
}

/* The first slip in what the rule's file needs. */
static bool find_slip(az_world *world, az_arena *arena, az_check_file *rule, az_slip *out)
{
	for (size_t i = 0; i < world->count; i++)
		world->files[i].needed = false;
	az_world_needs(world, rule);
	for (size_t i = 0; az_remarks_at(world->remarks, i) && !out->text; i++) {
		const az_remark *remark = az_remarks_at(world->remarks, i);
		for (size_t k = 0; k < world->count && remark->silent && !out->text; k++) {
			const az_check_file *file = &world->files[k];
			if (!file->needed || strcmp(file->shown, remark->place.file) != 0)
				continue;
			out->text = slip_text(arena, file, remark);
			out->line = file->rule ? remark->place.line : 0;
			if (!out->text)
				return false;
		}
	}
	return true;
}

static bool has_silent(const az_remarks *remarks)
{
	for (size_t i = 0; az_remarks_at(remarks, i); i++)
		if (az_remarks_at(remarks, i)->silent)
			return true;
	return false;
}

bool az_policy_slips(
	az_arena *arena, const az_policies *policies, const az_policy *policy, az_slip *slips)
{
	az_remarks *remarks = az_remarks_new(ASSIZE_EN); /* outcomes are kept, and know no language */
	az_world world = {.arena = az_arena_new(),
		.policies = policies,
		.policy = policy,
		.remarks = remarks,
		.as_of = INT32_MIN};
	bool done = world.arena && remarks;
	if (done && az_world_make(&world))
		judge_files(&world);
	done = done && !world.no_memory;
	if (done)
		az_remarks_order(remarks);
	for (size_t i = 0; done && has_silent(remarks) && i < policy->rule_count; i++)
		done = find_slip(&world, arena, &world.files[i], &slips[i]);
	az_remarks_free(remarks);
	az_arena_free(world.arena);
	return done;
}
