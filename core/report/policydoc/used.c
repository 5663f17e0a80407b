#include "report/policydoc/used.h"

#include <stdlib.h>
#include <string.h>

#include "policy/check/reads.h"
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

/* Room for one more, or NULL. */
static az_used_field *next_field(looking *l)
{
	if (l->count == l->capacity) {
		size_t capacity = l->capacity ? 2 * l->capacity : 16;
		az_used_field *more = az_arena_array(l->arena, capacity, sizeof *more);
		if (!more) {
			l->failed = true;
			return NULL;
		}
		if (l->count)
			memcpy(more, l->fields, l->count * sizeof *more);
		l->fields = more;
		l->capacity = capacity;
	}
	return &l->fields[l->count++];
}

static void add_field(looking *l, const az_used_field *field)
{
	for (size_t i = 0; i < l->count; i++) {
		if (az_used_order(&l->fields[i], field) != 0)
			continue;
		l->fields[i].by |= field->by;
		return;
	}
	az_used_field *place = next_field(l);
	if (place)
		*place = *field;
}

static void add_ref(looking *l, const az_field_ref *ref, unsigned by)
{
	if (!ref->as_of && ref->field)
		add_field(l, &(az_used_field){az_field_ref_owner(ref), ref->field, ref->extension, by});
}

/* ---- parameters --------------------------------------------------------------------------------- */

static void add_parameter(looking *l, const az_parameter *parameter)
{
	if (!parameter)
		return;
	l->parameters[parameter->index] = true;
	add_ref(l, &parameter->dated_by, AZ_BY_DATE);
	if (parameter->lighter) {
		add_ref(l, &parameter->act, AZ_BY_DATE);
		add_ref(l, &parameter->judged, AZ_BY_DATE);
	}
}

static void add_named_parameter(looking *l, const char *name)
{
	add_parameter(l, az_parameter_find(l->rule->policy, name, strlen(name)));
}

static void add_header(looking *l)
{
	if (l->rule->is_group)
		add_ref(l, &l->rule->group_by, AZ_BY_GROUP);
	for (size_t i = 0; i < l->rule->condition_count; i++) {
		const az_condition *condition = &l->rule->conditions[i];
		add_ref(l, &condition->field, AZ_BY_WHEN);
		for (size_t j = 0; j < condition->count; j++)
			add_parameter(l, condition->operands[j].parameter);
	}
	for (size_t i = 0; i < l->rule->message_count; i++) {
		const az_template *text = &l->rule->messages[i].zh;
		for (size_t j = 0; j < text->count; j++) {
			if (text->pieces[j].kind == AZ_PIECE_FIELD)
				add_ref(l, &text->pieces[j].field, AZ_BY_TEXT);
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

/* ---- reads of the code -------------------------------------------------------------------------- */

/* An extension's field as the model makes it: the one that was seen is gone behind the call. */
static const az_field *lasting(looking *l, const az_code_read *read)
{
	if (!read->extension)
		return read->field;
	az_field *field = az_arena_alloc(l->arena, sizeof *field);
	if (field)
		*field = az_extension_field(read->extension);
	l->failed |= !field;
	return field;
}

static void take_read(void *context, const az_rule *rule, const az_code_read *read)
{
	looking *l = &((looking *)context)[rule->index];
	unsigned by = (read->strict ? AZ_BY_CODE : 0u) | (read->soft ? AZ_BY_MAYBE : 0u);
	const az_field *field = lasting(l, read);
	if (field && field->type != AZ_LIST && field->type != AZ_ONE)
		add_field(l, &(az_used_field){read->entity, field, read->extension, by});
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

static bool look_at_rule(looking *l)
{
	l->parameters =
		az_arena_array(l->arena, l->rule->policy->parameter_count + 1, sizeof *l->parameters);
	l->modules = az_arena_array(l->arena, l->policies->bundle->count + 1, sizeof *l->modules);
	if (!l->parameters || !l->modules)
		return false;
	add_header(l);
	look_at(l, l->rule->file);
	look_at_modules(l);
	return !l->failed;
}

static bool settle(const looking *l, az_usage *usage)
{
	if (l->count)
		qsort(l->fields, l->count, sizeof *l->fields, az_used_order);
	*usage = (az_usage){l->parameters, l->modules, l->fields, l->count};
	return !l->failed;
}

bool az_usage_read(az_usage *usages, bool *whole, const az_policies *policies, az_arena *arena,
	az_problems *problems)
{
	looking *all = az_arena_array(arena, policies->rule_count + 1, sizeof *all);
	bool good = all != NULL;
	*whole = true;
	for (size_t i = 0; good && i < policies->rule_count; i++) {
		all[i] = (looking){
			.policies = policies, .rule = policies->rules[i], .arena = arena, .problems = problems};
		good = look_at_rule(&all[i]);
	}
	for (size_t i = 0; good && i < policies->policy_count; i++) {
		bool seen = false;
		good = az_policy_code_reads(policies, &policies->policies[i], take_read, all, &seen);
		*whole = *whole && seen;
	}
	for (size_t i = 0; good && i < policies->rule_count; i++)
		good = settle(&all[i], &usages[i]);
	return good;
}
