#include "report/policydoc/used.h"

#include <stdlib.h>
#include <string.h>

#include "policy/field_ref.h"
#include "policy/lua/syntax.h"
#include "report/explain/tree.h"

typedef struct looking {
	const az_policies *policies;
	const az_rule *rule;
	az_arena *arena;
	az_problems *problems;
	bool *parameters;
	bool *modules;
	az_used_field *fields;
	size_t count;
	size_t capacity;
	bool failed;
} looking;

/* ---- fields ------------------------------------------------------------------------------------- */

static void add_field(looking *l, const az_field_ref *ref, unsigned by)
{
	if (ref->as_of || !ref->field)
		return;
	az_entity_id entity = az_field_ref_owner(ref);
	for (size_t i = 0; i < l->count; i++) {
		az_used_field *known = &l->fields[i];
		if (known->entity == entity && known->extension == ref->extension &&
			known->field->number == ref->field->number) {
			known->by |= by;
			return;
		}
	}
	if (l->count == l->capacity) {
		size_t capacity = l->capacity ? 2 * l->capacity : 16;
		az_used_field *more = az_arena_array(l->arena, capacity, sizeof *more);
		if (!more) {
			l->failed = true;
			return;
		}
		if (l->count)
			memcpy(more, l->fields, l->count * sizeof *more);
		l->fields = more;
		l->capacity = capacity;
	}
	l->fields[l->count++] = (az_used_field){entity, ref->field, ref->extension, by};
}

/* ---- parameters --------------------------------------------------------------------------------- */

static void add_parameter(looking *l, const az_parameter *parameter)
{
	if (!parameter)
		return;
	l->parameters[parameter->index] = true;
	add_field(l, &parameter->dated_by, AZ_BY_DATE);
	if (parameter->lighter) {
		add_field(l, &parameter->act, AZ_BY_DATE);
		add_field(l, &parameter->judged, AZ_BY_DATE);
	}
}

static void add_named_parameter(looking *l, const char *name)
{
	add_parameter(l, az_parameter_find(l->rule->policy, name, strlen(name)));
}

static void add_header(looking *l)
{
	for (size_t i = 0; i < l->rule->condition_count; i++) {
		const az_condition *condition = &l->rule->conditions[i];
		add_field(l, &condition->field, AZ_BY_WHEN);
		for (size_t j = 0; j < condition->count; j++)
			add_parameter(l, condition->operands[j].parameter);
	}
	for (size_t i = 0; i < l->rule->message_count; i++) {
		const az_template *text = &l->rule->messages[i].zh;
		for (size_t j = 0; j < text->count; j++) {
			if (text->pieces[j].kind == AZ_PIECE_FIELD)
				add_field(l, &text->pieces[j].field, AZ_BY_TEXT);
			add_parameter(l, text->pieces[j].parameter);
		}
	}
}

/* ---- code --------------------------------------------------------------------------------------- */

/* `require "lib.stated"`: the module's file among the policy's own. */
static void add_module(looking *l, const char *name)
{
	char path[512];
	int n = snprintf(path, sizeof path, "%s/%s.lua", l->rule->policy->folder, name);
	if (n < 0 || (size_t)n >= sizeof path)
		return;
	for (char *c = path + strlen(l->rule->policy->folder); *c; c++)
		if (*c == '.' && strcmp(c, ".lua") != 0)
			*c = '/';
	const az_bundle_file *file = az_bundle_find(l->policies->bundle, path);
	if (file)
		l->modules[file - l->policies->bundle->files] = true;
}

static bool is_global(const az_lua_tree *tree, const az_lua_node *node, const char *name)
{
	return node->kind == AZ_NODE_NAME && node->reach == AZ_LUA_GLOBAL &&
		   az_lua_word_is(tree, node, name);
}

/* require "m", lenient("p"), param.at("p", day) */
static void look_at_call(looking *l, const az_lua_tree *tree, const az_lua_node *call)
{
	const az_lua_node *callee = az_lua_bare(call->child), *first = call->child->next;
	if (!first || az_lua_bare(first)->kind != AZ_NODE_STRING)
		return;
	const char *word = az_lua_word(tree, az_lua_bare(first));
	bool at = az_tree_is_parameter(tree, callee) && az_lua_word_is(tree, callee, "at");
	if (is_global(tree, callee, "require"))
		add_module(l, word);
	else if (at || is_global(tree, callee, "lenient"))
		add_named_parameter(l, word);
}

static void look_at(looking *l, const az_bundle_file *file)
{
	const az_lua_tree *tree =
		az_lua_parse(l->arena, file->shown, file->bytes, file->length, l->problems);
	if (!tree) {
		l->failed = true;
		return;
	}
	for (const az_lua_node *node = tree->root; node; node = az_lua_next(tree->root, node)) {
		if (az_tree_is_parameter(tree, node))
			add_named_parameter(l, az_lua_word(tree, node));
		else if (node->kind == AZ_NODE_CALL)
			look_at_call(l, tree, node);
	}
}

/* The modules, and those that they require. */
static void look_at_modules(looking *l)
{
	const az_bundle *bundle = l->policies->bundle;
	bool *done = az_arena_array(l->arena, bundle->count + 1, sizeof *done);
	bool more = done != NULL;
	l->failed |= !done;
	while (more && !l->failed) {
		more = false;
		for (size_t i = 0; i < bundle->count; i++) {
			if (!l->modules[i] || done[i])
				continue;
			done[i] = true;
			more = true;
			look_at(l, &bundle->files[i]);
		}
	}
}

/* ---- all ---------------------------------------------------------------------------------------- */

int az_used_order(const void *a, const void *b)
{
	const az_used_field *x = a, *y = b;
	if (x->entity != y->entity)
		return (x->entity > y->entity) - (x->entity < y->entity);
	if (!x->extension != !y->extension)
		return x->extension ? 1 : -1;
	if (x->extension)
		return strcmp(x->extension->name, y->extension->name);
	return (x->field->number > y->field->number) - (x->field->number < y->field->number);
}

bool az_usage_read(az_usage *usage, const az_policies *policies, const az_rule *rule,
	az_arena *arena, az_problems *problems)
{
	looking l = {.policies = policies, .rule = rule, .arena = arena, .problems = problems};
	l.parameters = az_arena_array(arena, rule->policy->parameter_count + 1, sizeof *l.parameters);
	l.modules = az_arena_array(arena, policies->bundle->count + 1, sizeof *l.modules);
	if (!l.parameters || !l.modules)
		return false;
	add_header(&l);
	look_at(&l, rule->file);
	look_at_modules(&l);
	if (l.count)
		qsort(l.fields, l.count, sizeof *l.fields, az_used_order);
	*usage = (az_usage){l.parameters, l.modules, l.fields, l.count};
	return !l.failed;
}
