#include "policy/check/reads.h"

#include "policy/check/world.h"

typedef struct telling {
	az_world *world;
	const az_rule *rule;
	az_code_read_fn *tell;
	void *context;
} telling;

static void tell_file(const telling *t, const az_check_file *file)
{
	const az_lua_node *root = file->tree->root;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node)) {
		az_field_read read;
		if (!az_read_of(t->world, file, node, &read))
			continue;
		az_code_read seen = {.entity = read.entity,
			.field = read.field,
			.extension = read.extension,
			.strict = (read.reading & AZ_READ_STRICT) != 0,
			.soft = (read.reading & AZ_READ_SOFT) != 0};
		t->tell(t->context, t->rule, &seen);
	}
}

static void tell_rule(const telling *t, az_check_file *own)
{
	az_world *world = t->world;
	for (size_t i = 0; i < world->count; i++)
		world->files[i].needed = false;
	az_world_needs(world, own);
	for (size_t i = 0; i < world->count; i++)
		if (world->files[i].needed && !world->files[i].sdk)
			tell_file(t, &world->files[i]);
}

bool az_policy_code_reads(const az_policies *policies, const az_policy *policy,
	az_code_read_fn *tell, void *context, bool *whole)
{
	az_remarks *remarks = az_remarks_new(ASSIZE_EN);
	az_world world = {.arena = az_arena_new(),
		.policies = policies,
		.policy = policy,
		.remarks = remarks,
		.as_of = INT32_MIN};
	telling t = {.world = &world, .tell = tell, .context = context};
	bool done = world.arena && remarks;
	*whole = done && az_world_make(&world);
	done = done && !world.no_memory;
	for (size_t i = 0; done && *whole && i < policy->rule_count; i++) {
		t.rule = &policy->rules[i];
		tell_rule(&t, &world.files[i]);
	}
	az_remarks_free(remarks);
	az_arena_free(world.arena);
	return done;
}
