/*
 * Rules over groups: what `collect` returns of one entity is a row, and `check` is given the rows of
 * all that share a key.
 */
#include "policy/check/world.h"

#include <string.h>

#include "base/words.h"

enum { NAMES_MOST = 32 };

const char *const az_group_names[] = {"key", "rows", "unknown", "complete", NULL};

/* ---- the functions of a header ------------------------------------------------------------------ */

az_thing *az_header_function(const az_check_file *file, const char *name)
{
	const az_thing *header = file->rule ? file->result.thing : NULL;
	if (!header || header == &az_several_things)
		return NULL;
	const az_entry *entry = az_entry_find(header, name);
	az_thing *function = entry ? entry->view.thing : NULL;
	bool seen = function && function != &az_several_things && function->kind == AZ_THING_FUNCTION;
	return seen ? function : NULL;
}

static const az_lua_node *function_round(const az_lua_node *node)
{
	while (node && node->kind != AZ_NODE_FUNCTION)
		node = node->parent;
	return node;
}

bool az_returns_of(const az_check_file *file, const az_lua_node *node, const char *name)
{
	const az_thing *function = az_header_function(file, name);
	return function && function->file == file && function->node == function_round(node);
}

bool az_is_within(const az_check_file *file, const az_lua_node *node, const char *name)
{
	const az_thing *function = az_header_function(file, name);
	for (node = function_round(node); node && function; node = function_round(node->parent))
		if (function->file == file && function->node == node)
			return true;
	return false;
}

/* ---- rows --------------------------------------------------------------------------------------- */

/* The table that a value certainly is, or NULL; what is false beside it is no row. */
static az_thing *table_of(const az_view *value)
{
	az_view own = az_view_without(*value, AZ_SEEN_FLAG);
	az_thing *table = own.thing;
	return az_view_is(&own, AZ_SEEN_TABLE) && table != &az_several_things ? table : NULL;
}

static bool is_nothing(const az_view *value)
{
	return !(value->sorts & ~(uint32_t)(AZ_SEEN_NIL | AZ_SEEN_FLAG));
}

static void make_rows(az_world *world, az_check_file *file)
{
	az_view text = az_view_of(AZ_SEEN_TEXT);
	if (file->row)
		return;
	file->row = az_thing_new(world, AZ_THING_TABLE);
	file->rows = az_thing_new(world, AZ_THING_TABLE);
	if (!file->row || !file->rows)
		return;
	file->row->module = true;
	az_entry_put(world, file->row, "case", file, file->tree->root, &text);
	file->rows->items = az_view_of_thing(file->row);
}

/* A row has the names of every table that collect may return. */
static void add_row(az_world *world, az_check_file *file, const az_view *value)
{
	make_rows(world, file);
	const az_thing *table = table_of(value);
	if (!file->row || is_nothing(value))
		return;
	if (!table || table->open || table->items.sorts)
		world->changed |= !file->row->open;
	file->row->open |= !table || table->open || table->items.sorts;
	for (const az_entry *entry = table ? table->entries : NULL; entry; entry = entry->next)
		az_entry_put(world, file->row, entry->name, entry->file, entry->node, &entry->view);
}

/* The function that stands in the header itself: nobody else can call it. */
static bool is_collect(const az_check_file *file, const az_lua_node *function)
{
	const az_lua_node *entry = function->parent, *last = file->tree->root->last_child;
	const az_lua_node *header = last && last->kind == AZ_NODE_RETURN ? last->child : NULL;
	return file->rule && file->rule->is_group && entry && entry->kind == AZ_NODE_NAMED &&
		   az_lua_word_is(file->tree, entry, "collect") && entry->parent->parent == header;
}

bool az_group_take(
	az_world *world, az_check_file *file, const az_lua_node *function, const az_view *value)
{
	if (!is_collect(file, function))
		return false;
	add_row(world, file, value);
	return true;
}

void az_group_enter(az_world *world, az_check_file *file)
{
	az_thing *collect = az_header_function(file, "collect");
	az_thing *check = az_header_function(file, "check");
	az_view member = {
		.sorts = AZ_SEEN_ENTITY, .reading = AZ_READ_STRICT, .entity = file->rule->subject};
	make_rows(world, file);
	if (collect && member.entity)
		az_thing_give(world, collect, 0, &member);
	/* Of a function that is made elsewhere, what it returns is one view. */
	if (!collect)
		file->row->open = true;
	else if (!is_collect(file, collect->node))
		add_row(world, file, &collect->returns[0]);
	const az_field *key = file->rule->group_by.field;
	az_view group = {.sorts = AZ_SEEN_GROUP,
		.reading = AZ_READ_STRICT,
		.thing = file->rows,
		.terms = key && key->codes ? az_world_terms(world, key->codes) : NULL};
	if (check && file->rows)
		az_thing_give(world, check, 0, &group);
}

az_view az_group_name(const az_view *group, const char *name, bool *missing)
{
	static const uint32_t SORTS[] = {AZ_SEEN_TEXT, 0, AZ_SEEN_WHOLE, AZ_SEEN_FLAG};
	for (size_t i = 0; az_group_names[i]; i++) {
		if (strcmp(az_group_names[i], name) != 0)
			continue;
		if (strcmp(name, "key") == 0 && group->terms)
			return (az_view){.sorts = AZ_SEEN_CODE, .terms = group->terms};
		if (SORTS[i])
			return az_view_of(SORTS[i]);
		bool one = group->thing && group->thing != &az_several_things;
		return one ? az_view_of_thing(group->thing) : az_view_of(AZ_SEEN_ANY);
	}
	*missing = true;
	return (az_view){0};
}

/* ---- judging what collect returns ---------------------------------------------------------------- */

/* How to make one plain value, or several, of what is none. */
static const char *plain_mend(const az_view *view)
{
	if (az_view_is(view, AZ_SEEN_SET | AZ_SEEN_CHOSEN))
		return AZ_N("return what check asks of it, as organizer = d.roles.organizer");
	if (az_view_is(view, AZ_SEEN_ENTITY))
		return AZ_N("return its key, or the fields that check asks for");
	if (az_view_is(view, AZ_SEEN_LIST | AZ_SEEN_TABLE))
		return AZ_N("return what check asks of it: a number of items, a sum");
	if (az_view_is(view, AZ_SEEN_FRACTION))
		return AZ_N("return a whole number, or ratio(a, b)");
	return AZ_N("return what check asks for");
}

static void judge_entry(az_world *world, const az_entry *entry)
{
	uint32_t plain = AZ_SEEN_FLAG | AZ_SEEN_WHOLE | AZ_SEEN_TEXT | AZ_SEEN_CODE | AZ_SEEN_MONEY |
					 AZ_SEEN_DATE | AZ_SEEN_RATIO | AZ_SEEN_ANY;
	char what[96];
	if (strcmp(entry->name, "case") == 0)
		az_remark_token(world, AZ_CHECK_ROW, entry->file, entry->node->at, "leave it out",
			"'case' of a row is the key of its case, and is there already");
	uint32_t own = entry->view.sorts & ~(uint32_t)AZ_SEEN_NIL;
	if (own && !(own & plain))
		az_remark_node(world, AZ_CHECK_ROW, entry->file, entry->node, plain_mend(&entry->view),
			"'%s' of a row is %s; a row holds whole numbers, money, dates, proportions, true or "
			"false, and texts",
			entry->name, az_view_name(&entry->view, what));
}

/* {a, b}; what is put under a key that is not seen may have a name. */
static bool has_places(const az_thing *table)
{
	const az_lua_node *entry = table->node->kind == AZ_NODE_TABLE ? table->node->child : NULL;
	while (entry && (entry->kind == AZ_NODE_NAMED || entry->kind == AZ_NODE_KEYED))
		entry = entry->next;
	return entry != NULL;
}

static void judge_table(
	az_world *world, const az_check_file *file, const az_lua_node *value, const az_thing *table)
{
	size_t count = 0;
	for (const az_entry *entry = table->entries; entry; entry = entry->next, count++)
		judge_entry(world, entry);
	if (has_places(table))
		az_remark_node(world, AZ_CHECK_ROW, file, value, "write return {loss = ...}",
			"a row has names, and this has places");
	if (count > NAMES_MOST)
		az_remark_node(world, AZ_CHECK_ROW, file, value, "return what check asks for, and no more",
			"a row has at most %d names, and this has %zu", (int)NAMES_MOST, count);
}

void az_judge_groups(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *value = node->kind == AZ_NODE_RETURN ? node->child : NULL;
	const az_view *view = value ? az_seen(file, value) : NULL;
	char what[96];
	if (!view || is_nothing(view) || view->sorts & AZ_SEEN_ANY || !file->rule ||
		!file->rule->is_group || !az_returns_of(file, node, "collect"))
		return;
	az_view own = az_view_without(*view, AZ_SEEN_FLAG);
	const az_thing *table = table_of(view);
	if (table)
		judge_table(world, file, value, table);
	else if (!(own.sorts & AZ_SEEN_TABLE))
		az_remark_node(world, AZ_CHECK_ROW, file, value,
			az_view_is(&own, AZ_SEEN_FINDING) ? AZ_N("make findings in check")
											  : AZ_N("write return {loss = ...}, or nothing"),
			"collect returns %s, which is no row", az_view_name(&own, what));
}
