/* Findings: that they are returned, that their messages exist and get their values. */
#include "policy/check/world.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

/* ---- lost ones --------------------------------------------------------------------------------- */

/* `finding {...}` as a statement: what it gives is thrown away. */
static void judge_statement(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_view *view = az_seen(file, node->child);
	if (!az_view_is(view, AZ_SEEN_FINDING))
		return;
	az_remark_node(world, AZ_CHECK_FINDING_LOST, file, node, "write return before it",
		"the finding is made and not returned");
}

/* True when the node only looks into the table or adds to it: t[i], #t, t[#t + 1] = v. */
static bool is_only_filled(const az_check_file *file, const az_lua_node *name)
{
	const az_lua_node *parent = name->parent;
	if (parent->kind == AZ_NODE_UNARY)
		return az_lua_operator(file->tree, parent) == AZ_TOKEN_LENGTH;
	return (parent->kind == AZ_NODE_INDEX || parent->kind == AZ_NODE_FIELD) &&
		   parent->child == name;
}

static bool is_used(const az_check_file *file, const az_lua_variable *variable)
{
	const az_lua_node *root = file->tree->root;
	for (const az_lua_node *node = root; node; node = az_lua_next(root, node))
		if (node->kind == AZ_NODE_NAME && node->variable == variable && !is_only_filled(file, node))
			return true;
	return false;
}

static bool holds_findings(const az_view *view)
{
	const az_thing *thing = view->thing;
	return az_view_is(view, AZ_SEEN_TABLE) && thing && thing != &az_several_things &&
		   !thing->open && az_view_is(&thing->items, AZ_SEEN_FINDING);
}

static void judge_declaration(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_variable *variable = node->variable;
	const az_view *view = &file->variables[variable->token];
	bool kept = az_view_is(view, AZ_SEEN_FINDING) && !variable->reads;
	bool filled = holds_findings(view) && !is_used(file, variable);
	if (!variable->parameter && (kept || filled))
		az_remark_node(world, AZ_CHECK_FINDING_LOST, file, node,
			az_world_text(world, "write return %s", variable->name),
			"'%s' holds a finding that is never returned", variable->name);
}

/* ---- messages ---------------------------------------------------------------------------------- */

static const char *message_at(const void *context, size_t i)
{
	const az_rule *rule = context;
	return i < rule->message_count ? rule->messages[i].name : NULL;
}

static const az_message *message_of(const az_rule *rule, const char *name)
{
	return az_message_find(rule, name, strlen(name));
}

static void judge_word(az_world *world, const az_rule *rule, const az_word *word)
{
	const char *name = az_lua_word(word->file->tree, word->node);
	if (message_of(rule, name))
		return;
	const char *near = az_text_nearest(name, message_at, rule);
	const char *mend = AZ_N("write it under messages in the rule's header");
	if (!rule->messages[0].name[0])
		mend = AZ_N("the rule has one message: write finding {...}");
	else if (near)
		mend = az_world_text(world, "did you mean '%s'?", near);
	az_remark_token(world, AZ_CHECK_UNKNOWN_MESSAGE, word->file, word->node->at, mend,
		"rule '%s' has no message '%s'", rule->id, name);
}

/* ---- values ------------------------------------------------------------------------------------ */

static bool gives(const az_check_file *file, const az_lua_node *table, const char *name)
{
	for (const az_lua_node *entry = table->child; entry; entry = entry->next) {
		const az_lua_node *key = entry->kind == AZ_NODE_KEYED ? az_lua_bare(entry->child) : entry;
		if (entry->kind != AZ_NODE_NAMED && entry->kind != AZ_NODE_KEYED)
			continue;
		if (key->kind != AZ_NODE_NAMED && key->kind != AZ_NODE_STRING)
			return true; /* a key that is not known may be it */
		if (az_lua_word_is(file->tree, key, name))
			return true;
	}
	return false;
}

typedef struct names_of {
	const az_check_file *file;
	const az_lua_node *table;
} names_of;

static const char *given_at(const void *context, size_t i)
{
	const names_of *names = context;
	for (const az_lua_node *entry = names->table->child; entry; entry = entry->next)
		if (entry->kind == AZ_NODE_NAMED && i-- == 0)
			return az_lua_word(names->file->tree, entry);
	return NULL;
}

static void judge_values(az_world *world, const az_check_file *file, const az_lua_node *call,
	const az_lua_node *table, const az_message *message)
{
	for (size_t i = 0; i < message->zh.count; i++) {
		const az_piece *piece = &message->zh.pieces[i];
		if (piece->kind != AZ_PIECE_VALUE || (table && gives(file, table, piece->text)))
			continue;
		names_of names = {file, table};
		const char *near = table ? az_text_nearest(piece->text, given_at, &names) : NULL;
		az_remark_node(world, AZ_CHECK_UNKNOWN_VALUE, file, table ? table : call,
			near ? az_world_text(world, "the finding gives '%s': let the two be the same", near)
				 : az_world_text(world, "write finding {%s = ...}", piece->text),
			"the message names {%s}, and the finding gives no such value", piece->text);
	}
}

/* The table of the call, where it is written there; *known false where it is something else. */
static const az_lua_node *table_of(const az_lua_node *call, bool *known)
{
	const az_lua_node *argument = call->child->next ? az_lua_bare(call->child->next) : NULL;
	*known = !argument || argument->kind == AZ_NODE_TABLE;
	return *known ? argument : NULL;
}

/* finding("x") */
static void judge_argument(az_world *world, const az_check_file *file, const az_lua_node *call)
{
	const az_lua_node *argument = call->child->next;
	const az_view *view = argument ? az_seen(file, argument) : NULL;
	char name[96];
	if (view && view->sorts && !(view->sorts & (AZ_SEEN_ANY | AZ_SEEN_NIL | AZ_SEEN_TABLE)))
		az_remark_node(world, AZ_CHECK_TYPES, file, argument, "write finding {name = value}",
			"finding takes a table of values, and this is %s", az_view_name(view, name));
}

static void judge_making(az_world *world, const az_check_file *file, const az_lua_node *call)
{
	const az_rule *rule = file->rule;
	const az_view *maker = az_seen(file, call->child);
	bool known = false;
	const az_lua_node *table = table_of(call, &known);
	judge_argument(world, file, call);
	if (!rule || !rule->message_count)
		return;
	if (!maker->words && !maker->open && rule->messages[0].name[0])
		az_remark_node(world, AZ_CHECK_UNKNOWN_MESSAGE, file, call,
			az_world_text(world, "write finding.%s {...}", rule->messages[0].name),
			"the rule has several messages, and this says none of them");
	if (!maker->words && !maker->open && !rule->messages[0].name[0] && known)
		judge_values(world, file, call, table, &rule->messages[0]);
	for (const az_word *word = maker->words; word; word = word->next) {
		const char *name = az_lua_word(word->file->tree, word->node);
		const az_message *message = message_of(rule, name);
		judge_word(world, rule, word);
		if (message && known)
			judge_values(world, file, call, table, message);
	}
}

/* ---- what check returns ------------------------------------------------------------------------ */

/* A table with names, or whose items are certainly no findings. */
static bool is_no_list(const az_view *view)
{
	const az_thing *table = view->thing;
	if (!table || table == &az_several_things || table->kind != AZ_THING_TABLE || table->open)
		return false;
	return table->entries ||
		   (table->items.sorts && !(table->items.sorts & (AZ_SEEN_FINDING | AZ_SEEN_ANY)));
}

/* What is false may be returned: `return d.organized and finding {}`. */
static void judge_return(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *value = node->child;
	const az_view *view = value ? az_seen(file, value) : NULL;
	uint32_t sorts = view ? view->sorts & ~(uint32_t)(AZ_SEEN_NIL | AZ_SEEN_FLAG) : 0;
	char name[96];
	if (!sorts || sorts & (AZ_SEEN_ANY | AZ_SEEN_FINDING) || !az_returns_of(file, node, "check"))
		return;
	if (!(sorts & AZ_SEEN_TABLE)) {
		az_view own = *view;
		own.sorts = sorts;
		az_remark_node(world, AZ_CHECK_RETURNED, file, value, "write return finding {...}",
			"check returns %s, which is no finding", az_view_name(&own, name));
	} else if (sorts == AZ_SEEN_TABLE && is_no_list(view)) {
		az_remark_node(world, AZ_CHECK_RETURNED, file, value, "write return finding {...}",
			"check returns a table that is no list of findings");
	}
}

void az_judge_findings(az_world *world, az_check_file *file, const az_lua_node *node)
{
	if (node->kind == AZ_NODE_CALLING)
		judge_statement(world, file, node);
	else if (node->kind == AZ_NODE_RETURN)
		judge_return(world, file, node);
	else if (node->kind == AZ_NODE_DECLARATION && node->variable)
		judge_declaration(world, file, node);
	else if (node->kind == AZ_NODE_CALL && az_view_is(az_seen(file, node->child), AZ_SEEN_MAKER))
		judge_making(world, file, node);
}
