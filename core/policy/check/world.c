#include "policy/check/world.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"

enum { WORDS_MOST = 64 };

void *az_world_array(az_world *world, size_t count, size_t size)
{
	void *items = az_arena_array(world->arena, count ? count : 1, size);
	if (!items)
		world->no_memory = true;
	return items;
}

const char *az_world_text(az_world *world, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	az_words_vformat(text, sizeof text, az_remarks_lang(world->remarks), format, args);
	va_end(args);
	const char *copy = az_arena_string(world->arena, text);
	if (!copy)
		world->no_memory = true;
	return copy;
}

static bool has_word(const az_view *view, const az_word *word)
{
	for (const az_word *own = view->words; own; own = own->next)
		if (own->node == word->node)
			return true;
	return false;
}

static void join_words(az_world *world, az_view *into, const az_view *from)
{
	for (const az_word *word = from->words; word && !into->open; word = word->next) {
		if (has_word(into, word))
			continue;
		az_word *copy = az_world_array(world, 1, sizeof *copy);
		if (!copy)
			return;
		*copy = (az_word){.file = word->file, .node = word->node, .next = into->words};
		into->words = copy;
		into->open = ++into->word_count >= WORDS_MOST;
		world->changed = true;
	}
	if (from->open && !into->open) {
		into->open = true;
		world->changed = true;
	}
}

static void join_things(az_world *world, az_view *into, const az_view *from)
{
	if (!from->thing || into->thing == from->thing || into->thing == &az_several_things)
		return;
	world->changed = true;
	if (!into->thing) {
		into->thing = from->thing;
		return;
	}
	az_view lost = *into;
	into->thing = &az_several_things;
	az_view_escape(world, &lost);
	az_view_escape(world, from);
}

static void join_details(az_world *world, az_view *into, const az_view *from)
{
	if (from->entity && into->entity != from->entity && into->entity != AZ_ENTITY_END) {
		into->entity = into->entity ? AZ_ENTITY_END : from->entity;
		world->changed = true;
	}
	if (from->terms && into->terms != from->terms && into->terms != &az_several_terms) {
		into->terms = into->terms ? &az_several_terms : from->terms;
		world->changed = true;
	}
	if (from->space && (!into->space || strcmp(into->space, from->space) != 0)) {
		bool lost = into->space && into->space[0];
		world->changed |= !into->space || lost;
		into->space = into->space ? "" : from->space;
	}
}

void az_view_join(az_world *world, az_view *into, const az_view *from)
{
	uint32_t sorts = into->sorts | from->sorts;
	uint8_t reading = (uint8_t)(into->reading | from->reading);
	if (sorts != into->sorts || reading != into->reading)
		world->changed = true;
	into->sorts = sorts;
	into->reading = reading;
	join_details(world, into, from);
	join_things(world, into, from);
	join_words(world, into, from);
}

void az_view_mix(az_world *world, az_view *into, const az_view *from)
{
	bool changed = world->changed;
	size_t escapes = world->escapes;
	if (!into->sorts)
		*into = *from;
	else
		az_view_join(world, into, from);
	world->changed = changed || world->escapes != escapes;
}

az_view az_view_without(az_view view, uint32_t sorts)
{
	view.sorts &= ~sorts;
	return view;
}

az_view az_view_with(az_view view, uint32_t sorts)
{
	view.sorts |= sorts;
	return view;
}

az_view az_view_of_word(
	az_world *world, uint32_t sort, const az_check_file *file, const az_lua_node *node)
{
	az_view view = {.sorts = sort};
	az_word *word = az_world_array(world, 1, sizeof *word);
	if (!word)
		return view;
	*word = (az_word){.file = file, .node = node};
	view.words = word;
	view.word_count = 1;
	return view;
}

const az_seen_terms *az_world_terms(const az_world *world, const az_vocabulary *codes)
{
	for (size_t i = 0; az_vocabularies[i]; i++)
		if (az_vocabularies[i] == codes)
			return &world->vocabularies[i];
	return &az_several_terms;
}

az_thing *az_thing_new(az_world *world, az_thing_kind kind)
{
	az_thing *thing = az_world_array(world, 1, sizeof *thing);
	if (thing)
		thing->kind = kind;
	return thing;
}

az_thing *az_thing_at(
	az_world *world, az_check_file *file, const az_lua_node *node, az_thing_kind kind)
{
	az_thing **place = &file->things[node->id];
	if (!*place) {
		*place = az_thing_new(world, kind);
		if (*place) {
			(*place)->file = file;
			(*place)->node = node;
		}
	}
	return *place;
}

az_view az_view_of_thing(az_thing *thing)
{
	if (!thing)
		return az_view_of(AZ_SEEN_ANY);
	return (az_view){
		.sorts = thing->kind == AZ_THING_TABLE ? AZ_SEEN_TABLE : AZ_SEEN_FUNCTION, .thing = thing};
}

az_entry *az_entry_find(const az_thing *table, const char *name)
{
	for (az_entry *entry = table->entries; entry; entry = entry->next)
		if (strcmp(entry->name, name) == 0)
			return entry;
	return NULL;
}

void az_entry_put(az_world *world, az_thing *table, const char *name, const az_check_file *file,
	const az_lua_node *node, const az_view *view)
{
	az_entry *entry = az_entry_find(table, name);
	if (!entry) {
		entry = az_world_array(world, 1, sizeof *entry);
		if (!entry)
			return;
		*entry = (az_entry){.name = name, .file = file, .node = node, .next = table->entries};
		table->entries = entry;
		world->changed = true;
	}
	az_view_join(world, &entry->view, view);
	if (table->escaped)
		az_view_escape(world, view);
}

void az_thing_give(az_world *world, az_thing *function, size_t place, const az_view *view)
{
	const az_lua_node *list = function->node->child;
	for (const az_lua_node *node = list->child; node; node = node->next) {
		if (node->kind != AZ_NODE_DECLARATION)
			break;
		if (place-- > 0)
			continue;
		az_view_join(world, &function->file->variables[node->variable->token], view);
		return;
	}
	az_view_escape(world, view);
}

/* Somebody else calls the function with what we do not see. */
static void escape_function(az_world *world, az_thing *function)
{
	az_view any = az_view_of(AZ_SEEN_ANY);
	const az_lua_node *list = function->node->child;
	for (const az_lua_node *node = list->child; node; node = node->next)
		if (node->kind == AZ_NODE_DECLARATION)
			az_view_join(world, &function->file->variables[node->variable->token], &any);
	for (size_t i = 0; i < AZ_RETURNS; i++)
		az_view_escape(world, &function->returns[i]);
}

void az_view_escape(az_world *world, const az_view *view)
{
	az_thing *thing = view->thing;
	if (!thing || thing == &az_several_things || thing->escaped)
		return;
	thing->escaped = true;
	world->escapes++;
	world->changed = true;
	if (thing->kind == AZ_THING_FUNCTION)
		escape_function(world, thing);
	if (thing->kind != AZ_THING_TABLE)
		return;
	thing->open = true;
	az_view_escape_content(world, view);
}

void az_view_escape_content(az_world *world, const az_view *view)
{
	const az_thing *thing = view->thing;
	if (!thing || thing == &az_several_things || thing->kind != AZ_THING_TABLE)
		return;
	az_view_escape(world, &thing->items);
	for (const az_entry *entry = thing->entries; entry; entry = entry->next)
		az_view_escape(world, &entry->view);
}
