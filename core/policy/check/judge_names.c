/* Names: of fields, codes, parameters, modules and globals; what is read, and whether it may be. */
#include "policy/check/world.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/names.h"
#include "policy/field_ref.h"

void az_remark_span(az_world *world, az_check check, const az_check_file *file, uint32_t first,
	uint32_t last, const char *mend, const char *format, ...)
{
	const az_lua_token *a = &file->tree->tokens[first], *b = &file->tree->tokens[last];
	az_place place = {.file = file->shown, .line = a->line, .column = a->column}, end = {0};
	if (last >= first && b->line == b->last_line) {
		end.line = b->line;
		end.column = b->column;
		uint32_t code = 0;
		for (uint32_t at = b->start; at < b->end; end.column++)
			at += (uint32_t)az_utf8_decode(file->bytes + at, b->end - at, &code);
	}
	va_list args;
	va_start(args, format);
	if (!az_remarks_vadd(world->remarks, check, place, end, mend, format, args))
		world->no_memory = true;
	va_end(args);
}

/* The token of the name behind a dot, or in brackets. */
static uint32_t name_token(const az_lua_node *node)
{
	return node->kind == AZ_NODE_INDEX ? az_lua_bare(node->child->next)->at : node->at;
}

/* ---- reads of fields --------------------------------------------------------------------------- */

bool az_read_of(
	const az_world *world, const az_check_file *file, const az_lua_node *node, az_field_read *read)
{
	const char *name = az_named(file, node);
	const az_view *object = name ? az_seen(file, node->child) : NULL;
	*read = (az_field_read){0};
	if (!object || !az_view_is(object, AZ_SEEN_ENTITY | AZ_SEEN_SPACE) ||
		object->entity >= AZ_ENTITY_END)
		return false;
	read->entity = object->entity;
	read->reading = object->reading;
	bool entity = az_view_is(object, AZ_SEEN_ENTITY), whole = strncmp(name, "x.", 2) == 0;
	if (entity && !whole) {
		read->field = az_field_named(az_entity_of(object->entity), name, strlen(name));
		return read->field != NULL;
	}
	char full[128];
	const az_schema *schema = &world->policies->schema;
	if (!entity && (!az_view_is(object, AZ_SEEN_SPACE) || !object->space[0]))
		return false;
	snprintf(full, sizeof full, "%s%s%s", entity ? "" : object->space, entity ? "" : ".", name);
	read->extension = az_schema_find(schema, object->entity, full, strlen(full));
	if (read->extension)
		read->field = &world->extensions[read->extension - schema->extensions];
	return read->field != NULL;
}

static bool is_declared(az_world *world, const az_field_read *read)
{
	for (size_t i = 0; i < world->policy->read_count; i++) {
		const az_declared_read *own = &world->policy->reads[i];
		if (read->extension ? own->extension != read->extension
							: own->entity != read->entity || own->field != read->field)
			continue;
		world->reads[i] = true;
		return true;
	}
	return false;
}

static void judge_read(
	az_world *world, const az_check_file *file, const az_lua_node *node, const az_field_read *read)
{
	const char *entity = az_entity_of(read->entity)->name;
	const char *name = read->field->name;
	uint32_t token = name_token(node);
	if (read->reading & AZ_READ_SOFT)
		az_remark_node(world, AZ_CHECK_MAYBE_READ, file, node, NULL,
			"'%s.%s' is read with maybe(): unknown and not applicable are nil here", entity, name);
	if (is_declared(world, read) || read->field->sensitivity == AZ_OPEN || world->doubtful)
		return;
	if (read->field->sensitivity == AZ_PERSONAL)
		az_remark_token(world, AZ_CHECK_UNDECLARED_READ, file, token,
			az_world_text(
				world, "declare it in policy.yaml: reads_personal: {%s.%s: purpose}", entity, name),
			"'%s.%s' is personal, and the policy does not declare it", entity, name);
	else
		az_remark_token(world, AZ_CHECK_UNDECLARED_READ, file, token,
			az_world_text(world, "declare it in policy.yaml: reads_protected: {%s.%s: id-of-a-law}",
				entity, name),
			"'%s.%s' is protected, and the policy does not declare it", entity, name);
}

/* Something with that field name is read, and of what we do not see. */
static void note_perhaps(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const char *name = az_named(file, node);
	for (size_t i = 0; name && i < world->policy->read_count; i++) {
		const char *own = strrchr(world->policy->reads[i].path, '.');
		if (own && strcmp(own + 1, name) == 0)
			world->reads[i] = true;
	}
}

/* ---- unknown names ----------------------------------------------------------------------------- */

/* The entity that has a field of the name and that a field of `type` holds, named in *holder. */
static const az_entity *held_owner(
	const az_entity *entity, az_type type, const char *name, const char **holder)
{
	for (size_t i = 0; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		*holder = field->name;
		if (field->type == type && az_field_named(az_entity_of(field->target), name, strlen(name)))
			return az_entity_of(field->target);
	}
	return NULL;
}

/* The entity above or below that has a field of the name; *list: the field that holds it here. The
 * single part comes before the lists, where one would have to choose. */
static const az_entity *owner_of(const az_entity *entity, const char *name, const char **list)
{
	*list = NULL;
	for (const az_entity *up = az_entity_of(entity->parent); up; up = az_entity_of(up->parent))
		if (az_field_named(up, name, strlen(name)))
			return up;
	const az_entity *owner = held_owner(entity, AZ_ONE, name, list);
	return owner ? owner : held_owner(entity, AZ_LIST, name, list);
}

static const char *source_of(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	size_t length = 0;
	const char *source = az_lua_source(file->tree, node, &length);
	char shown[64];
	snprintf(shown, sizeof shown, "%.*s", length > 48 ? 48 : (int)length, source);
	az_text_cut(shown, sizeof shown, shown);
	return az_world_text(world, "%s", shown);
}

static void no_field(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_view *object, const char *name)
{
	const az_entity *entity = az_entity_of(object->entity);
	const char *list = NULL, *mend, *near = az_field_nearest(entity, name);
	const az_entity *owner = owner_of(entity, name, &list);
	const char *base = source_of(world, file, node->child);
	if (owner && !list)
		mend = az_world_text(
			world, "it is a field of %s: write %s.%s.%s", owner->name, base, owner->name, name);
	else if (owner && az_field_named(entity, list, strlen(list))->type == AZ_ONE)
		mend = az_world_text(
			world, "it is a field of %s: write %s.%s.%s", owner->name, base, list, name);
	else if (owner)
		mend =
			az_world_text(world, "it is a field of %s: go through %s.%s", owner->name, base, list);
	else if (near)
		mend = az_world_text(world, "did you mean '%s'?", near);
	else
		mend = AZ_N("`assize schema` lists the fields");
	if (az_entity_takes_an(entity))
		az_remark_token(world, AZ_CHECK_UNKNOWN_FIELD, file, name_token(node), mend,
			"an %s has no field '%s'", entity->name, name);
	else
		az_remark_token(world, AZ_CHECK_UNKNOWN_FIELD, file, name_token(node), mend,
			"a %s has no field '%s'", entity->name, name);
}

static const char *extension_at(const void *context, size_t i)
{
	const az_schema *schema = context;
	return i < schema->count ? schema->extensions[i].name : NULL;
}

static void no_extension(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_view *object, const char *name)
{
	bool whole = az_view_is(object, AZ_SEEN_ENTITY);
	const char *full = whole ? name : az_world_text(world, "%s.%s", object->space, name);
	const char *near = full ? az_text_nearest(full, extension_at, &world->policies->schema) : NULL;
	az_remark_token(world, AZ_CHECK_UNKNOWN_FIELD, file, name_token(node),
		near ? az_world_text(world, "did you mean '%s'?", near)
			 : AZ_N("declare it in fields.yaml, in the policy's folder or above it"),
		"no file of fields declares '%s' of %s", full ? full : name,
		az_entity_of(object->entity)->name);
}

static const char *parameter_at(const void *context, size_t i)
{
	const az_policy *policy = context;
	return i < policy->parameter_count ? policy->parameters[i].name : NULL;
}

static void no_parameter(
	az_world *world, const az_check_file *file, const az_lua_node *node, const char *name)
{
	const char *near = az_text_nearest(name, parameter_at, world->policy);
	az_remark_node(world, AZ_CHECK_UNKNOWN_PARAMETER, file, node,
		near ? az_world_text(world, "did you mean '%s'?", near)
			 : AZ_N("declare it under parameters in policy.yaml"),
		"the policy has no parameter '%s'", name);
}

/* The file of a rule says a parameter by name; of a module the host says it, where it is used. */
static void judge_date(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_parameter *parameter, const az_field_ref *date)
{
	char path[160];
	if (!file->rule || !file->rule->subject)
		return;
	if (file->rule->is_group && !date->as_of && az_is_within(file, node, "check")) {
		az_remark_node(world, AZ_CHECK_UNKNOWN_PARAMETER, file, node,
			az_world_text(
				world, "write param.at(\"%s\", date), or use it in collect", parameter->name),
			"the parameter '%s' is dated by %s, which a group does not see", parameter->name,
			az_field_ref_path(date, path));
		return;
	}
	if (az_field_ref_is_seen(date, file->rule->subject))
		return;
	az_remark_node(world, AZ_CHECK_UNKNOWN_PARAMETER, file, node,
		"use a parameter that is dated by a field of the subject or of what it belongs to, or by "
		"as_of",
		"the parameter '%s' is dated by %s, which a rule about %s does not see", parameter->name,
		az_field_ref_path(date, path), az_entity_of(file->rule->subject)->name);
}

static const char *entry_at(const void *context, size_t i)
{
	const az_entry *entry = ((const az_thing *)context)->entries;
	for (; entry && i > 0; i--)
		entry = entry->next;
	return entry ? entry->name : NULL;
}

static void no_entry(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_thing *thing, const char *name)
{
	const char *near = NULL;
	if (thing->kind == AZ_THING_TABLE)
		near = az_text_nearest(name, entry_at, thing);
	else
		near = az_lua_global_nearest(az_world_text(world, "%s.%s", thing->global->name, name));
	az_remark_token(world, AZ_CHECK_UNKNOWN_NAME, file, name_token(node),
		near ? az_world_text(world, "did you mean '%s'?", near) : "define it there first",
		"'%s' has no '%s'", source_of(world, file, node->child), name);
}

static void no_group_name(
	az_world *world, const az_check_file *file, const az_lua_node *node, const char *name)
{
	const char *near = az_names_nearest(name, az_group_names);
	az_remark_token(world, AZ_CHECK_UNKNOWN_NAME, file, name_token(node),
		near ? az_world_text(world, "did you mean '%s'?", near)
			 : AZ_N("what check asks of the cases is what collect returned of each: go through "
					"group.rows"),
		"a group has key, rows, unknown and complete, but no '%s'", name);
}

static void no_row_name(
	az_world *world, const az_check_file *file, const az_lua_node *node, const char *name)
{
	const char *near = az_text_nearest(name, entry_at, file->row);
	az_remark_token(world, AZ_CHECK_UNKNOWN_NAME, file, name_token(node),
		near ? az_world_text(world, "did you mean '%s'?", near)
			 : az_world_text(world, "let collect return it: {%s = ...}", name),
		"no row has '%s': collect returns none", name);
}

/* `d.ability.unable`, where `d.ability == "unable"` is meant. */
static void no_text_name(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_view *object, const char *name)
{
	bool title = false;
	if (!az_view_is(object, AZ_SEEN_CODE) || !object->terms) {
		az_remark_token(world, AZ_CHECK_UNKNOWN_FIELD, file, name_token(node),
			AZ_N("a text is compared with ==, and has the functions of string, as in "
				 "text:find(...)"),
			"a text has no field '%s'", name);
		return;
	}
	const char *near =
		az_terms_have(object->terms, name) ? NULL : az_terms_near(object->terms, name, &title);
	az_remark_token(world, AZ_CHECK_UNKNOWN_FIELD, file, name_token(node),
		az_world_text(
			world, "write %s == \"%s\"", source_of(world, file, node->child), near ? near : name),
		"a code has no field '%s'", name);
}

static void judge_missing(
	az_world *world, const az_check_file *file, const az_lua_node *node, const char *name)
{
	const az_view *object = az_seen(file, node->child);
	bool missing = false;
	az_see_name(world, object, name, &missing);
	if (!missing)
		return;
	if (az_view_is(object, AZ_SEEN_ENTITY) && strncmp(name, "x.", 2) != 0)
		no_field(world, file, node, object, name);
	else if (az_view_is(object, AZ_SEEN_ENTITY | AZ_SEEN_SPACE))
		no_extension(world, file, node, object, name);
	else if (az_view_is(object, AZ_SEEN_TEXT | AZ_SEEN_CODE))
		no_text_name(world, file, node, object, name);
	else if (az_view_is(object, AZ_SEEN_PARAM))
		no_parameter(world, file, node, name);
	else if (az_view_is(object, AZ_SEEN_GROUP))
		no_group_name(world, file, node, name);
	else if (object->thing && object->thing == file->row)
		no_row_name(world, file, node, name);
	else if (az_view_is(object, AZ_SEEN_DATE))
		az_remark_token(world, AZ_CHECK_UNKNOWN_FIELD, file, name_token(node), NULL,
			"a date has year, month, day, add_months(n) and add_working_days(n), but no '%s'",
			name);
	else if (object->thing && object->thing != &az_several_things)
		no_entry(world, file, node, object->thing, name);
}

/* ---- words that are terms ---------------------------------------------------------------------- */

void az_asked(const az_word *words, const az_seen_terms *terms, bool silent)
{
	if (!terms || terms == &az_several_terms)
		return;
	for (const az_word *word = words; word; word = word->next) {
		az_asked_of *asked = &word->file->asked[word->node->id];
		if (!asked->terms)
			asked->terms = terms;
		asked->silent |= silent;
		asked->fits |= az_terms_have(terms, az_lua_word(word->file->tree, word->node));
	}
}

/* The keys of a table that is read by a code. */
static void ask_keys(const az_thing *table, const az_seen_terms *terms)
{
	for (const az_entry *entry = table->entries; entry; entry = entry->next) {
		az_word word = {.file = entry->file, .node = entry->node};
		bool key = entry->node->kind == AZ_NODE_NAMED || entry->node->kind == AZ_NODE_STRING;
		if (key)
			az_asked(&word, terms, true);
	}
}

static void judge_index(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_view *object = az_seen(file, node->child), *key = az_seen(file, node->child->next);
	const az_thing *table = object->thing;
	if (az_view_is(object, AZ_SEEN_SET | AZ_SEEN_CHOSEN) && az_view_is(key, AZ_SEEN_TEXT))
		az_asked(key->words, object->terms, false);
	if (az_view_is(object, AZ_SEEN_TABLE) && az_view_is(key, AZ_SEEN_CODE) && table &&
		table != &az_several_things)
		ask_keys(table, key->terms);
	if (az_view_is(object, AZ_SEEN_PARAM) && !az_named(file, node))
		world->any_used = true;
}

/* A word that is no term of what it is asked for. */
static void judge_word(
	az_world *world, const az_check_file *file, const az_lua_node *node, const az_asked_of *asked)
{
	const char *word = az_lua_word(file->tree, node);
	bool title = false;
	az_state state;
	const char *near = az_terms_near(asked->terms, word, &title);
	if (title) {
		az_remark_token(world, AZ_CHECK_UNKNOWN_CODE, file, node->at,
			az_world_text(world, "write \"%s\"", near),
			"'%s' is the title of a term of %s; a rule uses its code", word, asked->terms->name);
		return;
	}
	const char *mend = AZ_N("`assize schema` lists the terms");
	if (az_state_word(word, strlen(word), &state))
		mend = AZ_N("what is not known is no code: read it with maybe(), and compare with nil");
	else if (near)
		mend = az_world_text(world, "did you mean '%s'?", near);
	az_remark_token(world, AZ_CHECK_UNKNOWN_CODE, file, node->at, mend, "'%s' is no term of %s",
		word, asked->terms->name);
}

void az_judge_words(az_world *world, const az_check_file *file)
{
	const az_lua_node *root = file->tree->root;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node)) {
		const az_asked_of *asked = &file->asked[node->id];
		if (!asked->terms || asked->fits)
			continue;
		judge_word(world, file, node, asked);
		if (asked->silent)
			az_remarks_silent(world->remarks);
	}
}

/* ---- globals and modules ----------------------------------------------------------------------- */

static void judge_global(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const char *name = az_lua_word(file->tree, node);
	const az_entity *entity = az_entity_named(name);
	const char *mend = AZ_N("write 'local' before its first use");
	if (az_lua_global_find(name) || strcmp(name, "_ENV") == 0)
		return;
	const char *near = az_lua_global_nearest(name);
	bool within = entity && file->rule && file->rule->subject &&
				  entity->id != file->rule->subject &&
				  az_entity_within(az_entity_of(file->rule->subject), entity->id);
	if (within)
		mend = az_world_text(world, "it hangs on the subject: write d.%s", name);
	else if (az_lua_is_left_out(name))
		mend = AZ_N("`assize try` and `assize explain` show what a rule read and did");
	else if (near)
		mend = az_world_text(world, "did you mean '%s'?", near);
	az_remark_node(world, AZ_CHECK_UNKNOWN_NAME, file, node, mend, "no such name '%s'", name);
}

static bool is_target(const az_lua_node *node)
{
	const az_lua_node *list = node->parent;
	if (list && list->kind == AZ_NODE_FUNCTION_NAMED)
		return list->child == node;
	return list && list->kind == AZ_NODE_LIST && list->parent &&
		   list->parent->kind == AZ_NODE_ASSIGN && list->parent->child == list;
}

static void judge_name(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	if (node->variable)
		return;
	if (is_target(node))
		az_remark_node(world, AZ_CHECK_GLOBAL_WRITE, file, node,
			az_world_text(world, "write local %s", az_lua_word(file->tree, node)),
			"assigning to global '%s'", az_lua_word(file->tree, node));
	else
		judge_global(world, file, node);
}

static void use_parameter(az_world *world, const char *name)
{
	const az_parameter *parameter = az_parameter_find(world->policy, name, strlen(name));
	if (parameter)
		world->used[parameter->index] = true;
}

static void judge_required(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const char *name = az_required(file, node);
	if (!name || az_world_module(world, name))
		return;
	const char *near = az_world_module_near(world, name);
	az_remark_node(world, AZ_CHECK_UNKNOWN_MODULE, file, az_lua_bare(node->child->next),
		near ? az_world_text(world, "did you mean '%s'?", near)
			 : AZ_N("a policy requires its own files, as \"lib.amounts\", and the SDK"),
		"no module '%s'", name);
}

/* The name that lenient("name") or param.at("name", date) asks for, or NULL. */
static const az_lua_node *asked_parameter(const az_check_file *file, const az_lua_node *call)
{
	const az_lua_node *callee = az_lua_bare(call->child), *name = call->child->next;
	bool lenient = callee->kind == AZ_NODE_NAME && !callee->variable &&
				   az_lua_word_is(file->tree, callee, "lenient");
	bool at = callee->kind == AZ_NODE_FIELD && az_lua_word_is(file->tree, callee, "at") &&
			  az_view_is(az_seen(file, callee->child), AZ_SEEN_PARAM);
	return (lenient || at) && name ? az_lua_bare(name) : NULL;
}

static void judge_call(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	judge_required(world, file, node);
	const az_lua_node *name = asked_parameter(file, node);
	if (!name)
		return;
	if (name->kind != AZ_NODE_STRING) {
		world->any_used = true;
		return;
	}
	const char *word = az_lua_word(file->tree, name);
	use_parameter(world, word);
	const az_parameter *parameter = az_parameter_find(world->policy, word, strlen(word));
	if (!parameter && !world->doubtful)
		no_parameter(world, file, name, word);
	if (parameter && az_lua_bare(node->child)->kind == AZ_NODE_NAME) {
		judge_date(world, file, name, parameter, &parameter->act);
		judge_date(world, file, name, parameter, &parameter->judged);
	}
}

static void judge_parameter(
	az_world *world, const az_check_file *file, const az_lua_node *node, const char *name)
{
	const az_parameter *parameter = az_parameter_find(world->policy, name, strlen(name));
	use_parameter(world, name);
	if (parameter)
		judge_date(world, file, node, parameter, &parameter->dated_by);
}

static void judge_named(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_view *object = az_seen(file, node->child);
	const char *name = az_named(file, node);
	az_field_read read;
	if (az_read_of(world, file, node, &read))
		judge_read(world, file, node, &read);
	else if (az_view_is(object, AZ_SEEN_GROUP) && object->reading & AZ_READ_SOFT &&
			 strcmp(name, "rows") == 0)
		az_remark_node(world, AZ_CHECK_MAYBE_READ, file, node, NULL,
			"'group.rows' is read with maybe(): cases that were not evaluated are left out here");
	else if (object->sorts & AZ_SEEN_ANY || !object->sorts)
		note_perhaps(world, file, node);
	if (az_view_is(object, AZ_SEEN_PARAM))
		judge_parameter(world, file, node, name);
	if (az_view_is(object, AZ_SEEN_SET | AZ_SEEN_CHOSEN) && node->kind == AZ_NODE_FIELD) {
		az_word word = {.file = file, .node = node};
		az_asked(&word, object->terms, false);
	}
	judge_missing(world, file, node, name);
}

void az_judge_names(az_world *world, az_check_file *file, const az_lua_node *node)
{
	if (node->kind == AZ_NODE_NAME)
		judge_name(world, file, node);
	else if (node->kind == AZ_NODE_CALL)
		judge_call(world, file, node);
	if (node->kind == AZ_NODE_INDEX)
		judge_index(world, file, node);
	if (az_named(file, node))
		judge_named(world, file, node);
}
