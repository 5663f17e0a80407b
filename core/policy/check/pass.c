/* Statements, and passes over the whole until nothing new is seen. */
#include "policy/check/world.h"

#include <string.h>

enum { PASSES_MOST = 40 };

static az_view *variable_view(az_check_file *file, const az_lua_node *declaration)
{
	return &file->variables[declaration->variable->token];
}

/* The k-th value of a list of expressions, the last of which may give several. */
static az_view value_at(az_world *world, az_check_file *file, const az_lua_node *values, size_t k)
{
	const az_lua_node *node = values->child;
	if (!node)
		return az_view_of(AZ_SEEN_NIL);
	for (; k > 0 && node->next; k--)
		node = node->next;
	if (k == 0)
		return *az_seen(file, node);
	if (node->kind == AZ_NODE_CALL || node->kind == AZ_NODE_METHOD)
		return az_see_result(world, file, node, k);
	return az_view_of(node->kind == AZ_NODE_VARARG ? AZ_SEEN_ANY : AZ_SEEN_NIL);
}

static void declare(az_world *world, az_check_file *file, const az_lua_node *node)
{
	size_t k = 0;
	for (const az_lua_node *name = node->child->child; name; name = name->next) {
		az_view value = value_at(world, file, node->last_child, k++);
		az_view_join(world, variable_view(file, name), &value);
	}
}

/* a.b = v, a[b] = v */
static void assign_into(
	az_world *world, az_check_file *file, const az_lua_node *target, const az_view *value)
{
	az_thing *table = az_seen(file, target->child)->thing;
	const char *name = az_named(file, target);
	if (!az_seen(file, target->child)->sorts)
		return;
	bool known = az_view_is(az_seen(file, target->child), AZ_SEEN_TABLE) && table &&
				 table != &az_several_things;
	if (!known) {
		az_view_escape(world, value);
	} else if (name) {
		az_entry_put(world, table, name, file, target, value);
	} else {
		az_view_join(world, &table->items, value);
		if (table->escaped)
			az_view_escape(world, value);
	}
}

static void assign(
	az_world *world, az_check_file *file, const az_lua_node *target, const az_view *value)
{
	if (target->kind == AZ_NODE_FIELD || target->kind == AZ_NODE_INDEX)
		assign_into(world, file, target, value);
	else if (target->kind == AZ_NODE_NAME && target->variable)
		az_view_join(world, &file->variables[target->variable->token], value);
	else
		az_view_escape(world, value);
}

static void assign_all(az_world *world, az_check_file *file, const az_lua_node *node)
{
	size_t k = 0;
	for (const az_lua_node *target = node->child->child; target; target = target->next) {
		az_view value = value_at(world, file, node->last_child, k++);
		assign(world, file, target, &value);
	}
}

static bool is_global_call(const az_check_file *file, const az_lua_node *node, const char *name)
{
	const az_lua_node *callee = node->kind == AZ_NODE_CALL ? az_lua_bare(node->child) : NULL;
	return callee && callee->kind == AZ_NODE_NAME && !callee->variable &&
		   az_lua_word_is(file->tree, callee, name) && node->child->next;
}

/* for i, item in ipairs(list): the variables one by one. */
static az_view loop_view(
	az_world *world, az_check_file *file, const az_lua_node *iterator, size_t k)
{
	if (iterator && is_global_call(file, iterator, "ipairs") && k == 0)
		return az_view_of(AZ_SEEN_WHOLE);
	if (iterator && is_global_call(file, iterator, "ipairs") && k == 1)
		return az_see_item(world, az_seen(file, iterator->child->next));
	return az_view_of(AZ_SEEN_ANY);
}

static void loop(az_world *world, az_check_file *file, const az_lua_node *node)
{
	size_t k = 0;
	const az_lua_node *iterator = node->child->next->child;
	for (const az_lua_node *name = node->child->child; name; name = name->next) {
		az_view value = loop_view(world, file, iterator, k++);
		az_view_join(world, variable_view(file, name), &value);
	}
	if (iterator && is_global_call(file, iterator, "pairs"))
		az_view_escape_content(world, az_seen(file, iterator->child->next));
}

static const az_lua_node *function_round(const az_lua_node *node)
{
	while (node && node->kind != AZ_NODE_FUNCTION)
		node = node->parent;
	return node;
}

static void give_back_from(az_world *world, az_thing *function, size_t k, const az_view *value)
{
	az_view_join(world, &function->returns[k], value);
	if (function->escaped)
		az_view_escape(world, value);
}

static void give_back(az_world *world, az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *function = function_round(node);
	az_thing *thing = function ? az_thing_at(world, file, function, AZ_THING_FUNCTION) : NULL;
	for (size_t k = 0; k < AZ_RETURNS; k++) {
		az_view value = value_at(world, file, node, k);
		if (k == 0 && function && az_group_take(world, file, function, &value))
			return;
		if (thing)
			give_back_from(world, thing, k, &value);
		else if (!function && k == 0)
			az_view_join(world, &file->result, &value);
	}
}

/* A function that comes to its end gives nothing. */
static void end_function(az_world *world, az_check_file *file, const az_lua_node *node)
{
	az_thing *thing = az_thing_at(world, file, node, AZ_THING_FUNCTION);
	az_view nil = az_view_of(AZ_SEEN_NIL), any = az_view_of(AZ_SEEN_ANY);
	for (size_t k = 0; thing && k < AZ_RETURNS; k++)
		az_view_join(world, &thing->returns[k], &nil);
	/* An implicit self may be anything. */
	if (node->parent && node->parent->kind == AZ_NODE_FUNCTION_NAMED) {
		const az_lua_node *name = node->parent->child;
		az_view_join(world, &file->variables[name->at], &any);
	}
}

static void flow(az_world *world, az_check_file *file, const az_lua_node *node)
{
	az_view whole = az_view_of(AZ_SEEN_WHOLE | AZ_SEEN_FRACTION);
	switch (node->kind) {
	case AZ_NODE_LOCAL:
		declare(world, file, node);
		break;
	case AZ_NODE_LOCAL_FUNCTION:
		az_view_join(world, variable_view(file, node->child), az_seen(file, node->last_child));
		break;
	case AZ_NODE_FUNCTION_NAMED:
		assign(world, file, node->child, az_seen(file, node->last_child));
		break;
	case AZ_NODE_ASSIGN:
		assign_all(world, file, node);
		break;
	case AZ_NODE_FOR_NUMBER:
		az_view_join(world, variable_view(file, node->child), &whole);
		break;
	case AZ_NODE_FOR_EACH:
		loop(world, file, node);
		break;
	case AZ_NODE_RETURN:
		give_back(world, file, node);
		break;
	case AZ_NODE_FUNCTION:
		end_function(world, file, node);
		break;
	default:
		break;
	}
}

static bool is_expression(const az_lua_node *node)
{
	return node->kind <= AZ_NODE_FUNCTION && node->kind != AZ_NODE_NAMED &&
		   node->kind != AZ_NODE_KEYED;
}

static void pass(az_world *world, az_check_file *file)
{
	for (size_t i = 0; i < file->tree->nodes && file->order[i]; i++) {
		const az_lua_node *node = file->order[i];
		if (is_expression(node))
			file->views[node->id] = az_see(world, file, node);
		flow(world, file, node);
	}
}

/* A module of the SDK is what its annotations say. */
static void describe_sdk(az_world *world, az_check_file *file)
{
	az_thing *table = az_thing_new(world, AZ_THING_TABLE);
	const az_lua_node *root = file->tree->root;
	for (const az_lua_node *node = root->child; table && node; node = node->next) {
		if (node->kind != AZ_NODE_FUNCTION_NAMED || node->child->kind != AZ_NODE_FIELD)
			continue;
		az_thing *function = az_thing_new(world, AZ_THING_SIGNATURE);
		if (!function)
			return;
		function->signature = az_signature_read(world, file, node);
		az_view view = function->signature ? az_view_of_thing(function) : az_view_of(AZ_SEEN_ANY);
		az_entry_put(world, table, az_lua_word(file->tree, node->child), file, node, &view);
	}
	if (table)
		table->module = true;
	file->result = az_view_of_thing(table);
}

/* What a rule's check is called with: its subject. */
static void enter_rule(az_world *world, az_check_file *file)
{
	az_thing *function = az_header_function(file, "check");
	az_view subject = {
		.sorts = AZ_SEEN_ENTITY, .reading = AZ_READ_STRICT, .entity = file->rule->subject};
	if (file->rule->is_group)
		az_group_enter(world, file);
	else if (file->rule->subject && function)
		az_thing_give(world, function, 0, &subject);
}

static void look_at(az_world *world, az_check_file *file)
{
	if (!file->tree || file->sdk)
		return;
	pass(world, file);
	if (file->rule)
		enter_rule(world, file);
	else if (file->result.thing && file->result.thing != &az_several_things)
		file->result.thing->module = true;
}

bool az_world_look(az_world *world)
{
	for (size_t i = 0; i < world->count; i++)
		if (world->files[i].tree && world->files[i].sdk)
			describe_sdk(world, &world->files[i]);
	for (int i = 0; i < PASSES_MOST && !world->no_memory; i++) {
		world->changed = false;
		for (size_t k = 0; k < world->count; k++)
			look_at(world, &world->files[k]);
		if (!world->changed)
			return true;
	}
	return false;
}
