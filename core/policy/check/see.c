/* What an expression may be, from what its parts may be. */
#include "policy/check/world.h"

#include <string.h>

static az_view nothing_known(void)
{
	return az_view_of(AZ_SEEN_ANY);
}

const az_view *az_seen(const az_check_file *file, const az_lua_node *node)
{
	return &file->views[node->id];
}

const char *az_named(const az_check_file *file, const az_lua_node *node)
{
	if (node->kind == AZ_NODE_FIELD)
		return az_lua_word(file->tree, node);
	if (node->kind != AZ_NODE_INDEX)
		return NULL;
	const az_lua_node *key = az_lua_bare(node->child->next);
	return key->kind == AZ_NODE_STRING ? az_lua_word(file->tree, key) : NULL;
}

/* ---- names of a dossier ------------------------------------------------------------------------ */

static az_view field_view(az_world *world, const az_field *field, uint8_t reading)
{
	return az_view_of_field(
		field, reading, field->codes ? az_world_terms(world, field->codes) : NULL);
}

/* A province's field by its full name. */
static az_view extension_view(
	az_world *world, const az_view *object, const char *full, bool *missing)
{
	const az_schema *schema = &world->policies->schema;
	const az_extension *extension = az_schema_find(schema, object->entity, full, strlen(full));
	if (extension)
		return field_view(
			world, &world->extensions[extension - schema->extensions], object->reading);
	*missing = !world->doubtful;
	return *missing ? (az_view){0} : nothing_known();
}

static az_view entity_name(az_world *world, const az_view *object, const char *name, bool *missing)
{
	const az_entity *entity = az_entity_of(object->entity);
	if (!entity)
		return nothing_known();
	const az_field *field = az_field_named(entity, name, strlen(name));
	if (field)
		return field_view(world, field, object->reading);
	if (strcmp(name, "x") == 0) {
		az_view view = *object;
		view.sorts = AZ_SEEN_SPACE;
		view.space = "x";
		return view;
	}
	for (const az_entity *up = az_entity_of(entity->parent); up; up = az_entity_of(up->parent)) {
		if (strcmp(up->name, name) != 0)
			continue;
		az_view view = {.sorts = AZ_SEEN_ENTITY, .entity = up->id, .reading = object->reading};
		return view;
	}
	if (strncmp(name, "x.", 2) == 0)
		return extension_view(world, object, name, missing);
	*missing = true;
	return (az_view){0};
}

/* The beginning of a longer name of some extension? */
static bool begins(const az_world *world, az_entity_id entity, const char *full)
{
	const az_schema *schema = &world->policies->schema;
	size_t n = strlen(full);
	for (size_t i = 0; i < schema->count; i++) {
		const az_extension *extension = &schema->extensions[i];
		if (extension->entity == entity && strncmp(extension->name, full, n) == 0 &&
			extension->name[n] == '.')
			return true;
	}
	return false;
}

static az_view space_name(az_world *world, const az_view *object, const char *name, bool *missing)
{
	if (!object->space[0] || object->entity >= AZ_ENTITY_END)
		return nothing_known();
	const char *full = az_world_text(world, "%s.%s", object->space, name);
	if (!full)
		return nothing_known();
	if (!begins(world, object->entity, full))
		return extension_view(world, object, full, missing);
	az_view view = *object;
	view.space = full;
	return view;
}

/* ---- names of other things --------------------------------------------------------------------- */

static az_view date_name(az_world *world, const char *name, bool *missing)
{
	if (!strcmp(name, "year") || !strcmp(name, "month") || !strcmp(name, "day"))
		return az_view_of(AZ_SEEN_WHOLE);
	*missing = strcmp(name, "add_months") != 0 && strcmp(name, "add_working_days") != 0;
	(void)world;
	return *missing ? (az_view){0} : az_view_of(AZ_SEEN_FUNCTION);
}

static az_view table_name(az_world *world, const az_thing *table, const char *name, bool *missing)
{
	az_view view = az_view_of(AZ_SEEN_NIL);
	if (table == &az_several_things || table->open)
		return nothing_known();
	const az_entry *entry = az_entry_find(table, name);
	if (entry)
		az_view_mix(world, &view, &entry->view);
	else if (!table->items.sorts && table->module)
		*missing = true;
	az_view_mix(world, &view, &table->items);
	if (table->module && entry && !table->items.sorts)
		view.sorts &= ~(uint32_t)AZ_SEEN_NIL;
	return *missing ? (az_view){0} : view;
}

static az_view global_name(az_world *world, const az_thing *thing, const char *name, bool *missing)
{
	if (thing == &az_several_things || thing->kind != AZ_THING_GLOBAL)
		return nothing_known();
	const char *full = az_world_text(world, "%s.%s", thing->global->name, name);
	*missing = full && !az_lua_global_find(full);
	return nothing_known();
}

static az_view parameter_view(az_world *world, const az_parameter *parameter)
{
	size_t i = (size_t)(parameter - world->policy->parameters);
	az_field field = {.type = parameter->type};
	az_view view = az_view_of_field(&field, AZ_READ_STRICT, &world->choices[i]);
	if (parameter->codes)
		view.terms = view.terms ? az_world_terms(world, parameter->codes) : NULL;
	if (view.sorts == AZ_SEEN_SET)
		view.sorts = AZ_SEEN_CHOSEN;
	return view;
}

static az_view param_name(az_world *world, const char *name, bool *missing)
{
	const az_parameter *parameter = az_parameter_find(world->policy, name, strlen(name));
	if (parameter)
		return parameter_view(world, parameter);
	*missing = strcmp(name, "at") != 0 && !world->doubtful;
	return *missing ? (az_view){0} : nothing_known();
}

/* A text has the functions of the library `string`, as d.case.court:find(...). */
static az_view text_name(az_world *world, const char *name, bool *missing)
{
	const char *full = az_world_text(world, "%s.%s", "string", name);
	*missing = full && !az_lua_global_find(full);
	return nothing_known();
}

az_view az_see_name(az_world *world, const az_view *object, const char *name, bool *missing)
{
	*missing = false;
	if (az_view_is(object, AZ_SEEN_TEXT | AZ_SEEN_CODE))
		return text_name(world, name, missing);
	switch (object->sorts & ~(uint32_t)AZ_SEEN_NIL) {
	case AZ_SEEN_ENTITY:
		return entity_name(world, object, name, missing);
	case AZ_SEEN_SPACE:
		return space_name(world, object, name, missing);
	case AZ_SEEN_SET:
		return az_view_of(AZ_SEEN_FLAG);
	case AZ_SEEN_CHOSEN:
		return az_view_of(AZ_SEEN_FLAG | AZ_SEEN_NIL);
	case AZ_SEEN_LIST:
		return az_view_with(az_see_item(world, object), 0);
	case AZ_SEEN_DATE:
		return date_name(world, name, missing);
	case AZ_SEEN_TABLE:
		return object->thing ? table_name(world, object->thing, name, missing) : nothing_known();
	case AZ_SEEN_FUNCTION:
		return object->thing ? global_name(world, object->thing, name, missing) : nothing_known();
	case AZ_SEEN_PARAM:
		return param_name(world, name, missing);
	case AZ_SEEN_GROUP:
		return az_group_name(object, name, missing);
	default:
		return nothing_known();
	}
}

/* ---- reading by name or number ----------------------------------------------------------------- */

/* Made once, so that passes do not pile up memory. */
static az_view word_view(
	az_world *world, uint32_t sort, const az_check_file *file, const az_lua_node *node)
{
	const az_view *before = az_seen(file, node);
	if (before->sorts == sort)
		return *before;
	bool index = node->kind == AZ_NODE_INDEX;
	return az_view_of_word(world, sort, file, index ? az_lua_bare(node->child->next) : node);
}

static az_view see_named(az_world *world, az_check_file *file, const az_lua_node *node)
{
	const az_view *object = az_seen(file, node->child);
	const char *name = az_named(file, node);
	bool missing = false;
	if (!object->sorts)
		return (az_view){0};
	if (az_view_is(object, AZ_SEEN_MAKER))
		return word_view(world, AZ_SEEN_MAKER, file, node);
	az_view view = az_see_name(world, object, name, &missing);
	return missing ? nothing_known() : view;
}

static az_view table_any(az_world *world, const az_thing *table)
{
	az_view view = az_view_of(AZ_SEEN_NIL);
	if (!table || table == &az_several_things || table->open)
		return nothing_known();
	az_view_mix(world, &view, &table->items);
	for (const az_entry *entry = table->entries; entry; entry = entry->next)
		az_view_mix(world, &view, &entry->view);
	return view;
}

/* A maker of the messages that the text may name. */
static az_view maker_of(const az_view *key)
{
	az_view view = *key;
	view.sorts = AZ_SEEN_MAKER;
	view.open |= !az_view_is(key, AZ_SEEN_TEXT);
	return view;
}

static az_view see_index(az_world *world, az_check_file *file, const az_lua_node *node)
{
	const az_view *object = az_seen(file, node->child), *key = az_seen(file, node->child->next);
	if (az_named(file, node))
		return see_named(world, file, node);
	if (!object->sorts || !key->sorts)
		return (az_view){0};
	if (az_view_is(object, AZ_SEEN_TABLE))
		return table_any(world, object->thing);
	if (az_view_is(object, AZ_SEEN_LIST))
		return az_view_with(az_see_item(world, object), AZ_SEEN_NIL);
	if (az_view_is(object, AZ_SEEN_SET) && az_view_is(key, AZ_SEEN_WHOLE))
		return (az_view){.sorts = AZ_SEEN_CODE | AZ_SEEN_NIL, .terms = object->terms};
	if (az_view_is(object, AZ_SEEN_SET | AZ_SEEN_CHOSEN))
		return az_view_of(AZ_SEEN_FLAG | AZ_SEEN_NIL);
	return az_view_is(object, AZ_SEEN_MAKER) ? maker_of(key) : nothing_known();
}

az_view az_see_item(az_world *world, const az_view *list)
{
	if (az_view_is(list, AZ_SEEN_LIST))
		return (az_view){.sorts = AZ_SEEN_ENTITY, .entity = list->entity, .reading = list->reading};
	if (az_view_is(list, AZ_SEEN_SET))
		return (az_view){.sorts = AZ_SEEN_CODE, .terms = list->terms};
	if (az_view_is(list, AZ_SEEN_TABLE) && list->thing && list->thing != &az_several_things &&
		!list->thing->open)
		return list->thing->items;
	/* `maybe(d).charges or {}`: a list, or a table that holds nothing. */
	bool empty = list->thing && list->thing != &az_several_things &&
				 list->thing->kind == AZ_THING_TABLE && !list->thing->items.sorts &&
				 !list->thing->open && !list->thing->entries;
	if (az_view_is(list, AZ_SEEN_LIST | AZ_SEEN_TABLE) && empty) {
		az_view only = az_view_without(*list, AZ_SEEN_TABLE);
		return az_see_item(world, &only);
	}
	return list->sorts ? nothing_known() : (az_view){0};
}

/* ---- operators --------------------------------------------------------------------------------- */

static az_view both(az_world *world, const az_view *a, const az_view *b)
{
	az_view view = {0};
	az_view_mix(world, &view, a);
	az_view_mix(world, &view, b);
	return view;
}

/* `a and b` is b, or what of a is false. */
static az_view see_and(az_world *world, const az_view *left, const az_view *right)
{
	uint32_t falsy = AZ_SEEN_NIL | AZ_SEEN_FLAG;
	uint32_t kept = left->sorts & AZ_SEEN_ANY ? falsy : left->sorts & falsy;
	(void)world;
	return right->sorts ? az_view_with(*right, kept) : *right;
}

static az_view see_arithmetic(const az_view *left, const az_view *right, az_lua_token_kind operator)
{
	uint32_t a = left->sorts & ~(uint32_t)AZ_SEEN_NIL, b = right->sorts & ~(uint32_t)AZ_SEEN_NIL;
	uint32_t numbers = AZ_SEEN_WHOLE | AZ_SEEN_FRACTION, amounts = AZ_SEEN_MONEY | AZ_SEEN_WHOLE;
	if (!a || !b)
		return (az_view){0};
	if (a == AZ_SEEN_DATE && b == AZ_SEEN_DATE && operator== AZ_TOKEN_MINUS)
		return az_view_of(AZ_SEEN_WHOLE);
	if ((a == AZ_SEEN_DATE && b == AZ_SEEN_WHOLE) || (a == AZ_SEEN_WHOLE && b == AZ_SEEN_DATE))
		return az_view_of(AZ_SEEN_DATE);
	if (!((a | b) & ~numbers)) {
		bool whole =
			(a | b) == AZ_SEEN_WHOLE && operator!= AZ_TOKEN_DIVIDE && operator!= AZ_TOKEN_POWER;
		return az_view_of(whole ? AZ_SEEN_WHOLE : numbers);
	}
	if (!((a | b) & ~amounts))
		return az_view_of(a == AZ_SEEN_MONEY || b == AZ_SEEN_MONEY ? AZ_SEEN_MONEY : amounts);
	return nothing_known();
}

static az_view see_binary(az_world *world, az_check_file *file, const az_lua_node *node)
{
	const az_view *left = az_seen(file, node->child), *right = az_seen(file, node->last_child);
	az_lua_token_kind operator= az_lua_operator(file->tree, node);
	if (az_lua_is_comparison(operator))
		return az_view_of(AZ_SEEN_FLAG);
	if (operator== AZ_TOKEN_AND)
		return see_and(world, left, right);
	if (operator== AZ_TOKEN_CONCAT)
		return az_view_of(AZ_SEEN_TEXT);
	if (operator!= AZ_TOKEN_OR)
		return see_arithmetic(left, right, operator);
	bool nil_only = left->sorts == AZ_SEEN_NIL;
	az_view truthy = az_view_without(*left, AZ_SEEN_NIL);
	return nil_only ? *right : both(world, &truthy, right);
}

static az_view see_unary(const az_check_file *file, const az_lua_node *node)
{
	const az_view *operand = az_seen(file, node->child);
	switch (az_lua_operator(file->tree, node)) {
	case AZ_TOKEN_NOT:
		return az_view_of(AZ_SEEN_FLAG);
	case AZ_TOKEN_LENGTH:
		return az_view_of(AZ_SEEN_WHOLE);
	case AZ_TOKEN_MINUS:
		return *operand;
	default:
		return nothing_known();
	}
}

/* ---- the rest ---------------------------------------------------------------------------------- */

static az_view see_global(az_world *world, az_check_file *file, const az_lua_node *node)
{
	const char *name = az_lua_word(file->tree, node);
	const az_lua_global *global = az_lua_global_find(name);
	if (!global)
		return nothing_known();
	if (strcmp(name, "as_of") == 0)
		return az_view_of(AZ_SEEN_DATE);
	if (strcmp(name, "known") == 0)
		return az_view_of(AZ_SEEN_FLAG);
	if (strcmp(name, "param") == 0)
		return az_view_of(AZ_SEEN_PARAM);
	if (strcmp(name, "finding") == 0)
		return az_view_of(AZ_SEEN_MAKER);
	az_thing *thing = az_thing_at(world, file, node, AZ_THING_GLOBAL);
	if (thing)
		thing->global = global;
	return az_view_of_thing(thing);
}

static void put_entry(
	az_world *world, az_check_file *file, az_thing *table, const az_lua_node *node)
{
	const az_lua_node *key = node->child, *value = node->last_child;
	if (node->kind == AZ_NODE_NAMED)
		az_entry_put(world, table, az_lua_word(file->tree, node), file, node, az_seen(file, value));
	else if (node->kind == AZ_NODE_KEYED && az_lua_bare(key)->kind == AZ_NODE_STRING)
		az_entry_put(world, table, az_lua_word(file->tree, az_lua_bare(key)), file,
			az_lua_bare(key), az_seen(file, value));
	else
		az_view_join(
			world, &table->items, az_seen(file, node->kind == AZ_NODE_KEYED ? value : node));
}

static az_view see_table(az_world *world, az_check_file *file, const az_lua_node *node)
{
	az_thing *table = az_thing_at(world, file, node, AZ_THING_TABLE);
	for (const az_lua_node *entry = node->child; table && entry; entry = entry->next)
		put_entry(world, file, table, entry);
	return az_view_of_thing(table);
}

az_view az_see(az_world *world, az_check_file *file, const az_lua_node *node)
{
	switch (node->kind) {
	case AZ_NODE_NIL:
		return az_view_of(AZ_SEEN_NIL);
	case AZ_NODE_TRUE:
	case AZ_NODE_FALSE:
		return az_view_of(AZ_SEEN_FLAG);
	case AZ_NODE_NUMBER:
		return az_view_of(strpbrk(az_lua_word(file->tree, node), ".eEpP") &&
								  !strpbrk(az_lua_word(file->tree, node), "xX")
							  ? AZ_SEEN_FRACTION
							  : AZ_SEEN_WHOLE);
	case AZ_NODE_STRING:
		return word_view(world, AZ_SEEN_TEXT, file, node);
	case AZ_NODE_NAME:
		return node->variable ? file->variables[node->variable->token]
							  : see_global(world, file, node);
	case AZ_NODE_FIELD:
		return see_named(world, file, node);
	case AZ_NODE_INDEX:
		return see_index(world, file, node);
	case AZ_NODE_CALL:
	case AZ_NODE_METHOD:
		return az_see_call(world, file, node);
	case AZ_NODE_PAREN:
		return *az_seen(file, node->child);
	case AZ_NODE_UNARY:
		return see_unary(file, node);
	case AZ_NODE_BINARY:
		return see_binary(world, file, node);
	case AZ_NODE_TABLE:
		return see_table(world, file, node);
	case AZ_NODE_FUNCTION:
		return az_view_of_thing(az_thing_at(world, file, node, AZ_THING_FUNCTION));
	default:
		return nothing_known();
	}
}
