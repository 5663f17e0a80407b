/* Mutants of `when`, whose entries stand in the header in the order of the rule's conditions. */
#include "policy/mutate/inside.h"

#include <string.h>

#include "model/money.h"

typedef struct entry {
	const az_lua_node *node; /* NAMED or KEYED */
	const az_lua_node *value;
	const az_condition *condition;
	const char *name; /* of the field: "case.telecom" */
} entry;

static az_mutant mutant_at(const entry *e, az_mutant_kind kind)
{
	return (az_mutant){.kind = kind,
		.text = "",
		.line = e->condition->place.line,
		.column = e->condition->place.column,
		.before = e->condition->source};
}

static void replace(az_mutating *m, const entry *e, az_mutant_kind kind, const az_lua_node *node,
	const char *text, const char *after)
{
	az_mutant mutant = mutant_at(e, kind);
	mutant.at = az_node_start(m, node);
	mutant.removed = az_node_end(m, node) - mutant.at;
	mutant.text = text;
	mutant.after = after;
	az_mutant_add(m, &mutant);
}

/* ---- literals ------------------------------------------------------------------------------------ */

/* The operand moved by so many units, as the header would have it; NULL where it cannot be. */
static const char *moved(
	az_mutating *m, const az_field *field, const az_operand *operand, int units)
{
	char text[AZ_MONEY_TEXT];
	az_date date;
	if (operand->parameter)
		return NULL;
	if (field->type == AZ_COUNT && operand->number < AZ_MONEY_MOST)
		return az_mutant_text(m, "%lld", (long long)operand->number + units);
	if (field->type == AZ_MONEY)
		return az_mutant_text(m, "\"%s\"", az_money_format(operand->number + units, text));
	if (field->type == AZ_DATE && az_date_unpack(operand->number, &date) &&
		az_date_add_days(date, units, &date))
		return az_mutant_text(m, "\"%s\"", az_date_format(date, text));
	return NULL;
}

/* {"a", "b"}: every term but this one; NULL where there is no other. */
static const char *others(az_mutating *m, const az_field *field, const az_operand *operand)
{
	const char *list = "";
	for (size_t i = 0; i < field->codes->count && list; i++) {
		const az_code *code = &field->codes->codes[i];
		if (code->number != operand->number)
			list = az_arena_printf(m->arena, "%s%s\"%s\"", list, *list ? ", " : "", code->key);
	}
	const char *table = list && *list ? az_arena_printf(m->arena, "{%s}", list) : NULL;
	m->no_memory = m->no_memory || !list || (*list && !table);
	return table;
}

static void negate(az_mutating *m, const entry *e, const az_lua_node *node)
{
	const az_field *field = e->condition->field.field;
	const az_operand *operand = &e->condition->operands[0];
	const char *text = NULL;
	if (operand->parameter)
		return;
	if (field->type == AZ_FLAG)
		text = operand->number ? "false" : "true";
	else if (field->type == AZ_CODE || field->type == AZ_SET)
		text = others(m, field, operand);
	else if (field->type == AZ_TEXT)
		text = "\"?\"";
	else
		text = moved(m, field, operand, 1);
	if (text)
		replace(m, e, AZ_MUTANT_VALUE, node, text,
			az_mutant_text(m, "%s ~= %s", e->name, az_node_text(m, node)));
}

/* ---- values -------------------------------------------------------------------------------------- */

static size_t children_of(const az_lua_node *node)
{
	size_t count = 0;
	for (const az_lua_node *child = node->child; child; child = child->next)
		count++;
	return count;
}

static void mutate_list(az_mutating *m, const entry *e)
{
	if (children_of(e->value) == 1) {
		negate(m, e, e->value->child);
		return;
	}
	for (const az_lua_node *item = e->value->child; item; item = item->next) {
		az_mutant mutant = mutant_at(e, AZ_MUTANT_TERM);
		az_place place = az_lua_place(m->tree, item);
		mutant.line = place.line;
		mutant.column = place.column;
		mutant.before = az_node_text(m, item);
		az_node_removal(m, item, &mutant.at, &mutant.removed);
		az_mutant_add(m, &mutant);
	}
}

static const char *other_call(az_operation operation)
{
	switch ((int)operation) {
	case AZ_ABOVE:
		return "at_least";
	case AZ_AT_LEAST:
		return "above";
	case AZ_BELOW:
		return "at_most";
	case AZ_AT_MOST:
		return "below";
	default:
		return NULL;
	}
}

static void move_end(az_mutating *m, const entry *e, size_t which, const az_lua_node *node)
{
	static const int UNITS[] = {-1, 1};
	const az_operand *operands = e->condition->operands;
	for (size_t i = 0; i < 2; i++) {
		const char *text = moved(m, e->condition->field.field, &operands[which], UNITS[i]);
		if (!text)
			continue;
		const char *low = which ? az_node_text(m, e->value->child->next) : text;
		const char *high = which ? text : az_node_text(m, node->next);
		replace(m, e, AZ_MUTANT_LIMIT, node, text,
			az_mutant_text(m, "%s = between(%s, %s)", e->name, low, high));
	}
}

static void mutate_call(az_mutating *m, const entry *e)
{
	const az_lua_node *callee = e->value->child;
	const char *other = other_call(e->condition->operation);
	if (other)
		replace(m, e, AZ_MUTANT_LIMIT, callee, other,
			az_mutant_text(m, "%s = %s(%s)", e->name, other, az_node_text(m, callee->next)));
	if (e->condition->operation != AZ_BETWEEN)
		return;
	move_end(m, e, 0, callee->next);
	move_end(m, e, 1, callee->next->next);
}

/* ---- conditions ---------------------------------------------------------------------------------- */

/* With its last condition `when` goes too, which only a rule with a check can spare. */
static void remove_condition(az_mutating *m, const entry *e)
{
	bool last = m->rule->condition_count == 1;
	az_mutant mutant = mutant_at(e, AZ_MUTANT_CONDITION);
	if (last && !m->rule->has_check)
		return;
	az_node_removal(m, last ? e->node->parent->parent : e->node, &mutant.at, &mutant.removed);
	az_mutant_add(m, &mutant);
}

static void mutate_entry(az_mutating *m, const entry *e)
{
	if (e->value->kind == AZ_NODE_TABLE)
		mutate_list(m, e);
	else if (e->value->kind == AZ_NODE_CALL)
		mutate_call(m, e);
	else if (e->condition->operation == AZ_IS)
		negate(m, e, e->value);
	remove_condition(m, e);
}

/* The table of `return rule {...}`, or NULL. */
static const az_lua_node *header_of(const az_mutating *m)
{
	const az_lua_node *last = m->tree->root->last_child;
	const az_lua_node *call = last && last->kind == AZ_NODE_RETURN ? last->child : NULL;
	const az_lua_node *table = call && call->kind == AZ_NODE_CALL ? call->last_child : NULL;
	return table && table->kind == AZ_NODE_TABLE ? table : NULL;
}

static const az_lua_node *when_of(const az_mutating *m)
{
	const az_lua_node *header = header_of(m);
	const az_lua_node *node = header ? header->child : NULL;
	while (node && !(node->kind == AZ_NODE_NAMED && az_lua_word_is(m->tree, node, "when")))
		node = node->next;
	return node ? node->child : NULL;
}

/* "case.telecom" of "case.telecom = true". */
static const char *name_of(az_mutating *m, const az_condition *condition)
{
	const char *stop = strstr(condition->source, " = ");
	return az_mutant_text(m, "%.*s", stop ? (int)(stop - condition->source) : 0, condition->source);
}

void az_mutants_when(az_mutating *m)
{
	size_t i = 0;
	const az_lua_node *when = when_of(m);
	if (!when || when->kind != AZ_NODE_TABLE || children_of(when) != m->rule->condition_count)
		return;
	for (const az_lua_node *node = when->child; node; node = node->next, i++) {
		entry e = {.node = node,
			.value = az_lua_bare(node->last_child),
			.condition = &m->rule->conditions[i],
			.name = name_of(m, &m->rule->conditions[i])};
		mutate_entry(m, &e);
	}
}
