/* Calls: what goes into a function, and what comes out of it. */
#include "policy/check/world.h"

#include <string.h>

static bool is_multiple(const az_lua_node *node)
{
	return node->kind == AZ_NODE_CALL || node->kind == AZ_NODE_METHOD ||
		   node->kind == AZ_NODE_VARARG;
}

/* Of the arguments, for the functions of the host that give back one of them. */
static az_view any_argument(az_world *world, const az_check_file *file, const az_lua_node *call)
{
	az_view view = {0};
	for (const az_lua_node *node = call->child->next; node; node = node->next)
		az_view_mix(world, &view, az_seen(file, node));
	return view;
}

static void escape_arguments(az_world *world, const az_check_file *file, const az_lua_node *first)
{
	for (const az_lua_node *node = first; node; node = node->next)
		az_view_escape(world, az_seen(file, node));
}

/* A function of the policy's own: its parameters are given the arguments. */
static void give_arguments(
	az_world *world, const az_check_file *file, const az_lua_node *call, az_thing *function)
{
	const az_lua_node *list = function->node->child, *last = NULL;
	size_t place = 0;
	for (const az_lua_node *node = call->child->next; node; node = node->next) {
		az_thing_give(world, function, place++, az_seen(file, node));
		last = node;
	}
	size_t declared = 0;
	for (const az_lua_node *node = list->child; node; node = node->next)
		declared += node->kind == AZ_NODE_DECLARATION;
	az_view rest = az_view_of(last && is_multiple(last) ? AZ_SEEN_ANY : AZ_SEEN_NIL);
	for (; place < declared; place++)
		az_thing_give(world, function, place, &rest);
}

/* ---- the host's functions ---------------------------------------------------------------------- */

static az_view see_maybe(const az_check_file *file, const az_lua_node *argument)
{
	az_view view = argument ? *az_seen(file, argument) : az_view_of(AZ_SEEN_ANY);
	if (!az_view_is(&view, AZ_SEEN_ENTITY) && !az_view_is(&view, AZ_SEEN_GROUP))
		return view.sorts ? az_view_of(AZ_SEEN_ANY) : view;
	view.sorts &= ~(uint32_t)AZ_SEEN_NIL;
	view.reading = AZ_READ_SOFT;
	return view;
}

static az_view see_require(az_world *world, const az_check_file *file, const az_lua_node *call)
{
	const char *name = az_required(file, call);
	const az_check_file *module = name ? az_world_module(world, name) : NULL;
	return module && module->tree ? module->result : az_view_of(AZ_SEEN_ANY);
}

/* lenient("name") and param.at("name", date). */
static az_view see_parameter(az_world *world, const az_check_file *file, const az_lua_node *name)
{
	az_view param = az_view_of(AZ_SEEN_PARAM);
	bool missing = false;
	name = name ? az_lua_bare(name) : NULL;
	if (!name || name->kind != AZ_NODE_STRING)
		return az_view_of(AZ_SEEN_ANY);
	az_view view = az_see_name(world, &param, az_lua_word(file->tree, name), &missing);
	return missing ? az_view_of(AZ_SEEN_ANY) : view;
}

static bool is_any_of(const char *name, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(*list, name) == 0)
			return true;
	return false;
}

static az_view see_global_call(
	az_world *world, az_check_file *file, const az_lua_node *call, const az_lua_global *global)
{
	static const char *const ONE_OF[] = {
		"least", "greatest", "math.max", "math.min", "math.abs", NULL};
	static const char *const HARMLESS[] = {"ipairs", "pairs", "type", "tostring", "ratio", NULL};
	const az_lua_node *argument = call->child->next;
	if (strcmp(global->name, "maybe") == 0)
		return see_maybe(file, argument);
	if (strcmp(global->name, "require") == 0)
		return see_require(world, file, call);
	if (strcmp(global->name, "lenient") == 0)
		return see_parameter(world, file, argument);
	if (strcmp(global->name, "rule") == 0 && argument)
		return *az_seen(file, argument);
	if (is_any_of(global->name, ONE_OF))
		return any_argument(world, file, call);
	if (!is_any_of(global->name, HARMLESS))
		escape_arguments(world, file, argument);
	return global->gives ? az_type_call(world, file, call, global->gives) : az_view_of(AZ_SEEN_ANY);
}

/* string.rep(...): the callee is a name within a library of the host. */
static const az_lua_global *library_function(
	az_world *world, const az_check_file *file, const az_lua_node *callee)
{
	if (callee->kind != AZ_NODE_FIELD)
		return NULL;
	const az_thing *library = az_seen(file, callee->child)->thing;
	if (!library || library == &az_several_things || library->kind != AZ_THING_GLOBAL)
		return NULL;
	const char *full =
		az_world_text(world, "%s.%s", library->global->name, az_lua_word(file->tree, callee));
	return full ? az_lua_global_find(full) : NULL;
}

/* ---- calls ------------------------------------------------------------------------------------- */

static az_view see_thing_call(
	az_world *world, az_check_file *file, const az_lua_node *call, az_thing *thing)
{
	switch (thing->kind) {
	case AZ_THING_FUNCTION:
		give_arguments(world, file, call, thing);
		return thing->returns[0];
	case AZ_THING_SIGNATURE:
		return az_signature_call(world, file, call, thing->signature);
	case AZ_THING_GLOBAL:
		return see_global_call(world, file, call, thing->global);
	default:
		return az_view_of(AZ_SEEN_ANY);
	}
}

/* date:add_months(n); ("x"):rep(2) */
static az_view see_method(az_world *world, az_check_file *file, const az_lua_node *node)
{
	const az_view *object = az_seen(file, node->child);
	if (az_view_is(object, AZ_SEEN_DATE))
		return az_view_of(AZ_SEEN_DATE);
	if (!object->sorts)
		return (az_view){0};
	az_view_escape(world, object);
	escape_arguments(world, file, node->child->next);
	return az_view_of(AZ_SEEN_ANY);
}

az_view az_see_call(az_world *world, az_check_file *file, const az_lua_node *node)
{
	if (node->kind == AZ_NODE_METHOD)
		return see_method(world, file, node);
	const az_lua_node *callee = az_lua_bare(node->child);
	const az_view *function = az_seen(file, node->child);
	if (!function->sorts)
		return (az_view){0};
	if (az_view_is(function, AZ_SEEN_MAKER))
		return (az_view){.sorts = AZ_SEEN_FINDING,
			.words = function->words,
			.open = function->open,
			.word_count = function->word_count};
	const az_lua_global *global = library_function(world, file, callee);
	if (global)
		return see_global_call(world, file, node, global);
	if (callee->kind == AZ_NODE_FIELD && az_view_is(az_seen(file, callee->child), AZ_SEEN_PARAM))
		return see_parameter(world, file, node->child->next);
	az_thing *thing = function->thing != &az_several_things ? function->thing : NULL;
	if (az_view_is(function, AZ_SEEN_FUNCTION) && thing)
		return see_thing_call(world, file, node, thing);
	if (thing && thing->kind == AZ_THING_FUNCTION)
		give_arguments(world, file, node, thing);
	escape_arguments(world, file, node->child->next);
	return az_view_of(AZ_SEEN_ANY);
}

az_view az_see_result(az_world *world, az_check_file *file, const az_lua_node *call, size_t k)
{
	(void)world;
	const az_view *function = call->child ? az_seen(file, call->child) : NULL;
	az_thing *thing = function ? function->thing : NULL;
	if (k == 0)
		return *az_seen(file, call);
	if (!function || !function->sorts)
		return (az_view){0};
	if (call->kind == AZ_NODE_CALL && thing && thing != &az_several_things &&
		thing->kind == AZ_THING_FUNCTION && k < AZ_RETURNS)
		return thing->returns[k];
	if (call->kind == AZ_NODE_CALL && thing && thing != &az_several_things &&
		thing->kind == AZ_THING_GLOBAL && strcmp(thing->global->name, "lenient") == 0)
		return *az_seen(file, call);
	return az_view_of(AZ_SEEN_ANY);
}
