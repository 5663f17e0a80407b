/* The files of a policy as trees, and who requires whom. */
#include "policy/check/world.h"

#include <string.h>

#include "base/text.h"
#include "policy/lua/sdk.h"

enum { PROBLEMS_KEPT = 200 };

/* lib/acts.lua in the policy's folder is "lib.acts"; NULL for what is no module. */
static const char *module_name(az_world *world, const char *path)
{
	const char *folder = world->policy->folder;
	size_t length = strlen(folder), n;
	if (strncmp(path, folder, length) != 0 || path[length] != '/')
		return NULL;
	const char *rest = path + length + 1;
	n = strlen(rest);
	if (n < 5 || strcmp(rest + n - 4, ".lua") != 0 || strncmp(rest, "lib/", 4) != 0)
		return NULL;
	char *name = az_arena_copy(world->arena, rest, n - 4);
	if (!name)
		world->no_memory = true;
	for (char *c = name; c && *c; c++)
		if (*c == '/')
			*c = '.';
	return name;
}

static void list_files(az_world *world)
{
	const az_bundle *bundle = world->policies->bundle;
	const az_policy *policy = world->policy;
	size_t most = policy->rule_count + bundle->count + az_sdk_module_count;
	world->files = az_world_array(world, most, sizeof *world->files);
	if (!world->files)
		return;
	for (size_t i = 0; i < policy->rule_count; i++) {
		const az_bundle_file *source = policy->rules[i].file;
		world->files[world->count++] = (az_check_file){.shown = source->shown,
			.rule = &policy->rules[i],
			.bytes = source->bytes,
			.length = source->length};
	}
	for (size_t i = 0; i < bundle->count; i++) {
		const az_bundle_file *source = &bundle->files[i];
		const char *module = module_name(world, source->path);
		if (module)
			world->files[world->count++] = (az_check_file){.shown = source->shown,
				.module = module,
				.bytes = source->bytes,
				.length = source->length};
	}
	for (size_t i = 0; i < az_sdk_module_count; i++) {
		const az_sdk_module *sdk = &az_sdk_modules[i];
		world->files[world->count++] = (az_check_file){.shown = sdk->chunk + 1,
			.module = sdk->name,
			.bytes = sdk->text,
			.length = strlen(sdk->text),
			.sdk = true};
	}
}

/* The node's first leaf, which comes first where inner ones come first. */
static const az_lua_node *leaf(const az_lua_node *node)
{
	while (node->child)
		node = node->child;
	return node;
}

static void order_nodes(az_world *world, az_check_file *file)
{
	const az_lua_node *root = file->tree->root, *node = leaf(root);
	size_t count = 0;
	file->order = az_world_array(world, file->tree->nodes + 1, sizeof *file->order);
	while (file->order) {
		file->order[count++] = node;
		if (node == root)
			return;
		node = node->next ? leaf(node->next) : node->parent;
	}
}

static void make_room(az_world *world, az_check_file *file)
{
	size_t nodes = file->tree->nodes;
	file->views = az_world_array(world, nodes, sizeof *file->views);
	file->variables = az_world_array(world, file->tree->token_count, sizeof *file->variables);
	file->things = az_world_array(world, nodes, sizeof *file->things);
	file->asked = az_world_array(world, nodes, sizeof *file->asked);
	order_nodes(world, file);
}

static void tell(az_world *world, const az_problems *problems)
{
	for (size_t i = 0; az_problems_at(problems, i); i++) {
		const az_problem *problem = az_problems_at(problems, i);
		if (!az_remarks_add(world->remarks, AZ_CHECK_SYNTAX, problem->place, (az_place){0},
				problem->mend, "%s", problem->what))
			world->no_memory = true;
	}
}

static void parse(az_world *world, az_check_file *file)
{
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	if (!problems) {
		world->no_memory = true;
		return;
	}
	file->tree = az_lua_parse(world->arena, file->shown, file->bytes, file->length, problems);
	if (file->tree)
		make_room(world, file);
	else if (!az_problems_count(problems))
		world->no_memory = true;
	tell(world, problems);
	az_problems_free(problems);
}

bool az_world_open(az_world *world)
{
	list_files(world);
	for (size_t i = 0; i < world->count && !world->no_memory; i++)
		parse(world, &world->files[i]);
	return !world->no_memory;
}

az_check_file *az_world_module(const az_world *world, const char *name)
{
	for (size_t i = 0; i < world->count; i++)
		if (world->files[i].module && strcmp(world->files[i].module, name) == 0)
			return &world->files[i];
	return NULL;
}

static const char *module_at(const void *context, size_t i)
{
	const az_world *world = context;
	size_t first = world->policy->rule_count;
	return first + i < world->count ? world->files[first + i].module : NULL;
}

const char *az_world_module_near(const az_world *world, const char *name)
{
	return az_text_nearest(name, module_at, world);
}

const char *az_required(const az_check_file *file, const az_lua_node *node)
{
	if (node->kind != AZ_NODE_CALL || !node->child->next)
		return NULL;
	const az_lua_node *callee = az_lua_bare(node->child);
	const az_lua_node *name = az_lua_bare(node->child->next);
	bool is = callee->kind == AZ_NODE_NAME && !callee->variable &&
			  az_lua_word_is(file->tree, callee, "require") && name->kind == AZ_NODE_STRING;
	return is ? az_lua_word(file->tree, name) : NULL;
}

/* The depth is bounded by the number of files, each of which is marked before its own are looked
 * at. */
void az_world_needs(az_world *world, az_check_file *file)
{
	if (file->needed || !file->tree)
		return;
	file->needed = true;
	const az_lua_node *root = file->tree->root;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node)) {
		const char *name = az_required(file, node);
		az_check_file *other = name ? az_world_module(world, name) : NULL;
		if (other)
			az_world_needs(world, other);
	}
}
