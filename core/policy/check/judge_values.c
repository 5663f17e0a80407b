/* Values: what is compared with what, what is always or never true, and figures. */
#include "policy/check/world.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "policy/condition.h"

/* Sorts that can be equal to each other are of one class. */
static uint32_t class_of(uint32_t sorts)
{
	uint32_t class = sorts & ~(uint32_t)(AZ_SEEN_NIL | AZ_SEEN_FRACTION | AZ_SEEN_TEXT);
	if (sorts & AZ_SEEN_FRACTION)
		class |= AZ_SEEN_WHOLE;
	if (sorts & AZ_SEEN_TEXT)
		class |= AZ_SEEN_CODE;
	if (sorts & AZ_SEEN_CHOSEN)
		class |= AZ_SEEN_TABLE;
	return class;
}

/* In an order, the whole number 0 is no money in any unit, and a ratio meets whole numbers. */
static uint32_t ordered_class(const az_check_file *file, const az_lua_node *node, uint32_t sorts)
{
	uint32_t class = class_of(sorts);
	bool zero = az_lua_bare(node)->kind == AZ_NODE_NUMBER &&
				az_lua_word_is(file->tree, az_lua_bare(node), "0");
	if (zero)
		class |= AZ_SEEN_MONEY;
	if (class & AZ_SEEN_WHOLE)
		class |= AZ_SEEN_RATIO;
	return class;
}

static bool is_nil(const az_lua_node *node)
{
	return az_lua_bare(node)->kind == AZ_NODE_NIL;
}

/* ---- strict reads ------------------------------------------------------------------------------ */

/* True when the variable's first assignment lies behind the node, or is the statement that the node is
 * in, so that it still holds here what it was declared with. */
static bool is_as_declared(const az_lua_node *node, const az_lua_variable *variable)
{
	if (!variable->writes)
		return true;
	if (variable->captured)
		return false;
	bool before = node->at < variable->first_write;
	for (const az_lua_node *up = node; up && up->first > variable->token; up = up->parent) {
		if (up->kind == AZ_NODE_WHILE || up->kind == AZ_NODE_REPEAT ||
			up->kind == AZ_NODE_FOR_NUMBER || up->kind == AZ_NODE_FOR_EACH)
			return false;
		before |= up->kind == AZ_NODE_ASSIGN && up->first <= variable->first_write;
	}
	return before;
}

const az_lua_node *az_declared_value(const az_lua_node *node)
{
	node = az_lua_bare(node);
	if (node->kind != AZ_NODE_NAME || !node->variable || node->variable->parameter ||
		!is_as_declared(node, node->variable))
		return node;
	for (const az_lua_node *up = node; up; up = up->parent)
		for (const az_lua_node *before = up->parent ? up->parent->child : NULL;
			 before && before != up; before = before->next) {
			if (before->kind != AZ_NODE_LOCAL)
				continue;
			const az_lua_node *value = before->last_child->child;
			for (const az_lua_node *name = before->child->child; name && value;
				 name = name->next, value = value->next)
				if (name->variable == node->variable)
					return az_lua_bare(value);
		}
	return node;
}

/* A read that ends the rule where the field is not known, and else is never nil and never false. */
static bool is_certain(
	const az_world *world, const az_check_file *file, const az_lua_node *node, az_field_read *read)
{
	return az_read_of(world, file, az_declared_value(node), read) &&
		   read->reading == AZ_READ_STRICT;
}

static const char *path_of(az_world *world, const az_field_read *read)
{
	return az_world_text(world, "%s.%s", az_entity_of(read->entity)->name, read->field->name);
}

/* What is asked of the truth of a value that is always true. */
static void judge_truth(
	az_world *world, const az_check_file *file, const az_lua_node *node, az_lua_token_kind operator)
{
	az_field_read read;
	if (!is_certain(world, file, node, &read) || read.field->type == AZ_FLAG)
		return;
	const char *path = path_of(world, &read);
	const char *mend =
		az_world_text(world, "to go on where it is unknown, read maybe(...).%s", read.field->name);
	if (operator== AZ_TOKEN_OR)
		az_remark_node(world, AZ_CHECK_USELESS_OR, file, node->parent,
			az_world_text(
				world, "write maybe(...).%s or ..., or leave the `or` out", read.field->name),
			"this `or` never takes effect: where '%s' is unknown the rule ends here as not "
			"evaluated",
			path);
	else if (operator== AZ_TOKEN_NOT)
		az_remark_node(world, AZ_CHECK_NEVER_HOLDS, file, node->parent, mend,
			"'%s' is never nil here, so `not` never holds: where it is unknown the rule ends as "
			"not "
			"evaluated",
			path);
	else
		az_remark_node(world, AZ_CHECK_ALWAYS_HOLDS, file, node, mend,
			"'%s' is never nil here, so this always holds: where it is unknown the rule ends as "
			"not "
			"evaluated",
			path);
}

/* ---- comparisons ------------------------------------------------------------------------------- */

static void judge_nil(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *other = is_nil(node->child) ? node->last_child : node->child;
	az_field_read read;
	if (!is_certain(world, file, other, &read))
		return;
	bool equal = az_lua_operator(file->tree, node) == AZ_TOKEN_EQUAL;
	az_remark_node(world, AZ_CHECK_NEVER_NIL, file, node,
		az_world_text(world, "to ask whether it is known, write maybe(...).%s %s nil",
			read.field->name, equal ? "==" : "~="),
		"'%s' is never nil here: where it is unknown the rule ends as not evaluated",
		path_of(world, &read));
}

/* True when a guard in an `and` or `if` round the node asks for the very expression first. */
static bool is_guarded(const az_check_file *file, const az_lua_node *node, const az_lua_node *asked)
{
	size_t length = 0, n = 0;
	const char *source = az_lua_source(file->tree, asked, &length);
	for (const az_lua_node *up = node; up->parent; up = up->parent) {
		const az_lua_node *parent = up->parent, *guard = NULL;
		if (parent->kind == AZ_NODE_BINARY && parent->last_child == up &&
			az_lua_operator(file->tree, parent) == AZ_TOKEN_AND)
			guard = parent->child;
		else if (parent->kind == AZ_NODE_IF && up->kind == AZ_NODE_BLOCK && up != parent->child)
			guard = parent->child;
		else if (parent->kind == AZ_NODE_FUNCTION)
			return false;
		const char *words = guard ? az_lua_source(file->tree, guard, &n) : NULL;
		if (words && memmem(words, n, source, length))
			return true;
	}
	return false;
}

/* "able, partly": the codes of a vocabulary but one, as many as a line takes. */
static const char *others(az_world *world, const az_seen_terms *terms, const char *word)
{
	char text[160] = "";
	size_t n = 0;
	for (size_t i = 0; i < terms->codes->count; i++) {
		const char *key = terms->codes->codes[i].key;
		if (strcmp(key, word) == 0)
			continue;
		if (n + strlen(key) + 8 > sizeof text)
			return az_world_text(world, "%s, ...", text);
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? ", " : "", key);
	}
	return az_world_text(world, "%s", text);
}

/* `d.ability ~= "unable"`, or `not (d.ability == "unable")`. */
static void judge_unequal(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_lua_node *code, const az_lua_node *word)
{
	az_field_read read;
	const az_view *view = az_seen(file, code);
	word = az_lua_bare(word);
	if (word->kind != AZ_NODE_STRING || !view->terms || !view->terms->codes ||
		!az_read_of(world, file, az_declared_value(code), &read))
		return;
	const char *text = az_lua_word(file->tree, word);
	if (!az_terms_have(view->terms, text))
		return;
	const char *rest = others(world, view->terms, text);
	const char *path = path_of(world, &read);
	if (read.reading == AZ_READ_STRICT)
		az_remark_node(world, AZ_CHECK_UNKNOWN_ENDS, file, node,
			az_world_text(world,
				"name the codes that are meant: == %s; where unknown must count too, read "
				"maybe(...).%s and say what nil means",
				rest, read.field->name),
			"this covers %s, and not unknown: where '%s' is unknown the rule ends here as not "
			"evaluated",
			rest, path);
	else if (read.reading == AZ_READ_SOFT && !is_guarded(file, node, code))
		az_remark_node(world, AZ_CHECK_NIL_PASSES, file, node,
			"ask first whether it is known: `x and x ~= ...`, or name the codes that are meant",
			"this covers %s, and also unknown and not applicable, where '%s' is nil", rest, path);
}

static bool is_negated(const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *up = node->parent;
	while (up && up->kind == AZ_NODE_PAREN)
		up = up->parent;
	return up && up->kind == AZ_NODE_UNARY && az_lua_operator(file->tree, up) == AZ_TOKEN_NOT;
}

/* A code and a text: the text must be a term. */
static void judge_code(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_lua_node *code, const az_lua_node *word)
{
	const az_view *a = az_seen(file, code), *b = az_seen(file, word);
	if (!az_view_is(a, AZ_SEEN_CODE) || !az_view_is(b, AZ_SEEN_TEXT))
		return;
	az_asked(b->words, a->terms, true);
	bool unequal = az_lua_operator(file->tree, node) == AZ_TOKEN_UNEQUAL;
	if (unequal != is_negated(file, node))
		judge_unequal(world, file, node, code, word);
}

/* A set and a text or code. False where it is something else. */
static bool judge_set(az_world *world, const az_check_file *file, const az_lua_node *node,
	const az_lua_node *set, const az_lua_node *word)
{
	const az_view *a = az_seen(file, set), *b = az_seen(file, word);
	if (!az_view_is(a, AZ_SEEN_SET | AZ_SEEN_CHOSEN) || !az_view_is(b, AZ_SEEN_TEXT | AZ_SEEN_CODE))
		return false;
	size_t length = 0;
	const char *source = az_lua_source(file->tree, az_lua_bare(set), &length);
	const az_lua_node *literal = az_lua_bare(word);
	const char *text =
		literal->kind == AZ_NODE_STRING ? az_lua_word(file->tree, literal) : "organizer";
	bool title = false;
	const char *near = a->terms && a->terms != &az_several_terms && !az_terms_have(a->terms, text)
						   ? az_terms_near(a->terms, text, &title)
						   : NULL;
	az_remark_node(world, AZ_CHECK_SET_COMPARED, file, node,
		az_world_text(
			world, "write %.*s.%s", length > 60 ? 60 : (int)length, source, near ? near : text),
		"a set is never equal to a text");
	az_remarks_silent(world->remarks);
	return true;
}

static const char *type_mend(uint32_t a, uint32_t b)
{
	uint32_t both = a | b, numbers = AZ_SEEN_WHOLE | AZ_SEEN_FRACTION;
	if (both & AZ_SEEN_MONEY && both & numbers)
		return AZ_N("make the number a parameter of type money, which is written in yuan");
	if (both & AZ_SEEN_DATE && both & numbers)
		return AZ_N("compare with a date, as_of or a date field, or a difference in days with a "
					"parameter");
	if (both & AZ_SEEN_DATE)
		return AZ_N("compare with another date: a date field or as_of");
	if (both & AZ_SEEN_CODE)
		return AZ_N("compare with a text in quotes that is one of its codes");
	if (both & AZ_SEEN_SET && both & AZ_SEEN_TABLE)
		return AZ_N("ask for each code of its own: d.roles.organizer");
	if (both & AZ_SEEN_FLAG)
		return AZ_N("a flag is true or false, without quotes: write `if x` or `if not x`");
	if (both & (AZ_SEEN_LIST | AZ_SEEN_SET | AZ_SEEN_CHOSEN) && both & numbers)
		return AZ_N("count it with #");
	if (both & AZ_SEEN_ENTITY)
		return AZ_N("compare a field of it");
	return AZ_N("compare values of one type");
}

/* A field of a dossier, or a code asked of a set: Lua compares it with anything, and finds it unequal. */
static bool is_of_dossier(const az_world *world, const az_check_file *file, const az_lua_node *node)
{
	az_field_read read;
	const az_lua_node *own = az_declared_value(node);
	if (az_read_of(world, file, own, &read))
		return true;
	return (own->kind == AZ_NODE_FIELD || own->kind == AZ_NODE_INDEX) &&
		   az_view_is(az_seen(file, own->child), AZ_SEEN_SET);
}

static void judge_types(
	az_world *world, const az_check_file *file, const az_lua_node *node, bool equality)
{
	const az_view *a = az_seen(file, node->child), *b = az_seen(file, node->last_child);
	uint32_t unknown = AZ_SEEN_ANY | AZ_SEEN_FUNCTION | AZ_SEEN_MAKER;
	if (!equality)
		unknown |= AZ_SEEN_TABLE;
	if (!(a->sorts & ~1u) || !(b->sorts & ~1u) || (a->sorts | b->sorts) & unknown)
		return;
	uint32_t left = equality ? class_of(a->sorts) : ordered_class(file, node->child, a->sorts);
	uint32_t right =
		equality ? class_of(b->sorts) : ordered_class(file, node->last_child, b->sorts);
	char one[96], other[96];
	const char *mend = type_mend(a->sorts, b->sorts);
	if (left & right)
		return;
	bool zero = az_lua_word_is(file->tree, az_lua_bare(node->child), "0") ||
				az_lua_word_is(file->tree, az_lua_bare(node->last_child), "0");
	if (equality && zero && (a->sorts | b->sorts) & AZ_SEEN_MONEY)
		mend = AZ_N("money is equal to money only: write <= 0 or > 0");
	az_remark_node(world, AZ_CHECK_TYPES, file, node, mend,
		equality ? AZ_N("%s is compared with %s, which is never equal")
				 : AZ_N("%s is compared with %s, which have no order between them"),
		az_view_name(a, one), az_view_name(b, other));
	/* Of plain values that the policy makes itself anybody may ask anything. */
	uint32_t plain = AZ_SEEN_NIL | AZ_SEEN_FLAG | AZ_SEEN_WHOLE | AZ_SEEN_FRACTION | AZ_SEEN_TEXT |
					 AZ_SEEN_TABLE;
	if (equality && ((a->sorts | b->sorts) & ~plain || is_of_dossier(world, file, node->child) ||
						is_of_dossier(world, file, node->last_child)))
		az_remarks_silent(world->remarks);
}

static void judge_comparison(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *a = node->child, *b = node->last_child;
	az_lua_token_kind operator= az_lua_operator(file->tree, node);
	bool equality = operator== AZ_TOKEN_EQUAL || operator== AZ_TOKEN_UNEQUAL;
	if (is_nil(a) || is_nil(b)) {
		if (equality)
			judge_nil(world, file, node);
		return;
	}
	if (equality) {
		judge_code(world, file, node, a, b);
		judge_code(world, file, node, b, a);
		if (judge_set(world, file, node, a, b) || judge_set(world, file, node, b, a))
			return;
	}
	judge_types(world, file, node, equality);
}

/* ---- what `when` has asked already ------------------------------------------------------------- */

static const az_condition *condition_on(const az_rule *rule, const az_field_read *read)
{
	for (size_t i = 0; i < rule->condition_count; i++) {
		const az_condition *condition = &rule->conditions[i];
		if (!condition->field.one && condition->field.entity == read->entity &&
			condition->field.field == read->field && condition->field.field->type == AZ_CODE &&
			condition->operation == AZ_IS)
			return condition;
	}
	return NULL;
}

/* A comparison with a code that the rule's own `when` has decided. Only for the subject itself and
 * what it hangs on, which are one in all of the rule. */
static void judge_again(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *code = az_lua_bare(node->child), *word = az_lua_bare(node->last_child);
	az_field_read read;
	if (!file->rule || !file->rule->subject || word->kind != AZ_NODE_STRING ||
		az_lua_operator(file->tree, node) != AZ_TOKEN_EQUAL ||
		!az_read_of(world, file, az_declared_value(code), &read) ||
		read.entity != file->rule->subject)
		return;
	const az_lua_node *base = az_lua_bare(az_declared_value(code)->child);
	const az_condition *condition = condition_on(file->rule, &read);
	if (!condition || base->kind != AZ_NODE_NAME || !base->variable || !base->variable->parameter ||
		base->variable->writes)
		return;
	const char *text = az_lua_word(file->tree, word);
	const az_code *asked = az_code_named(read.field->codes, text, strlen(text));
	bool among = false;
	for (size_t i = 0; i < condition->count; i++) {
		if (condition->operands[i].parameter)
			return;
		among |= asked && condition->operands[i].number == asked->number;
	}
	if (asked && !among)
		az_remark_node(world, AZ_CHECK_NEVER_HOLDS, file, node,
			"take one of the two away, or widen `when`", "this never holds: `when` lets in only %s",
			condition->source);
	else if (among && condition->count == 1)
		az_remark_node(world, AZ_CHECK_ALWAYS_HOLDS, file, node, "leave it out",
			"this always holds: `when` has asked for %s", condition->source);
}

/* ---- arithmetic -------------------------------------------------------------------------------- */

static bool is_number(uint32_t sorts)
{
	return sorts && !(sorts & ~(uint32_t)(AZ_SEEN_WHOLE | AZ_SEEN_FRACTION));
}

/* What arithmetic on these says at run time, as far as it is sure to say it; NULL: nothing. */
static const char *arithmetic_fault(uint32_t a, uint32_t b, bool zero, az_lua_token_kind operator)
{
	bool sum = operator== AZ_TOKEN_PLUS || operator== AZ_TOKEN_MINUS;
	bool money = a == AZ_SEEN_MONEY || b == AZ_SEEN_MONEY;
	if (money && sum && !zero && (is_number(a) || is_number(b)))
		return AZ_N("make the number a parameter of type money, which is written in yuan");
	if (a == AZ_SEEN_MONEY && b == AZ_SEEN_MONEY && !sum)
		return AZ_N("for a proportion write ratio(a, b)");
	if (money && (operator== AZ_TOKEN_DIVIDE || operator== AZ_TOKEN_FLOOR_DIVIDE))
		return AZ_N("for a proportion write ratio(a, b); to divide a sum, share(pool, claims)");
	if (a == AZ_SEEN_DATE && b == AZ_SEEN_DATE && operator!= AZ_TOKEN_MINUS)
		return AZ_N("the days between two dates are later - earlier");
	if ((a == AZ_SEEN_MONEY && b == AZ_SEEN_DATE) || (a == AZ_SEEN_DATE && b == AZ_SEEN_MONEY))
		return AZ_N("take values of one type");
	if (a == AZ_SEEN_CODE || b == AZ_SEEN_CODE || a == AZ_SEEN_TEXT || b == AZ_SEEN_TEXT)
		return AZ_N("numbers stand without quotes");
	return NULL;
}

static bool is_hundred(const az_check_file *file, const az_lua_node *node)
{
	node = az_lua_bare(node);
	return node->kind == AZ_NODE_NUMBER && az_lua_word_is(file->tree, node, "100");
}

/* `a * 100 >= b * percent`: a proportion in whole numbers. */
static bool is_percentage(const az_check_file *file, const az_lua_node *product)
{
	const az_lua_node *up = product->parent;
	for (; up && up->kind == AZ_NODE_PAREN; up = up->parent)
		product = up;
	if (!up || up->kind != AZ_NODE_BINARY || !az_lua_is_comparison(az_lua_operator(file->tree, up)))
		return false;
	const az_lua_node *other = az_lua_bare(up->child == product ? up->last_child : up->child);
	return other->kind == AZ_NODE_BINARY && az_lua_operator(file->tree, other) == AZ_TOKEN_TIMES;
}

static void judge_fen(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const az_lua_node *a = node->child, *b = node->last_child;
	bool money = (az_view_is(az_seen(file, a), AZ_SEEN_MONEY) && is_hundred(file, b)) ||
				 (az_view_is(az_seen(file, b), AZ_SEEN_MONEY) && is_hundred(file, a));
	az_lua_token_kind sign = az_lua_operator(file->tree, node);
	bool times = sign == AZ_TOKEN_TIMES && !is_percentage(file, node);
	if (money && (times || sign == AZ_TOKEN_DIVIDE || sign == AZ_TOKEN_FLOOR_DIVIDE))
		az_remark_node(world, AZ_CHECK_FEN, file, node, "leave the 100 out",
			"money is exact and in yuan everywhere, not in fen");
}

static void judge_arithmetic(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	az_lua_token_kind operator= az_lua_operator(file->tree, node);
	if (operator!= AZ_TOKEN_PLUS && operator!= AZ_TOKEN_MINUS && operator!= AZ_TOKEN_TIMES &&
		operator!= AZ_TOKEN_DIVIDE &&
		operator!= AZ_TOKEN_FLOOR_DIVIDE)
		return;
	const az_view *a = az_seen(file, node->child), *b = az_seen(file, node->last_child);
	uint32_t left = a->sorts & ~(uint32_t)AZ_SEEN_NIL, right = b->sorts & ~(uint32_t)AZ_SEEN_NIL;
	char one[96], other[96];
	if (!left || !right || (left | right) & AZ_SEEN_ANY)
		return;
	bool zero = az_lua_word_is(file->tree, az_lua_bare(node->child), "0") ||
				az_lua_word_is(file->tree, az_lua_bare(node->last_child), "0");
	const char *mend = arithmetic_fault(left, right, zero, operator);
	if (mend)
		az_remark_node(world, AZ_CHECK_TYPES, file, node, mend,
			"%s %s %s is no sum that can be done", az_view_name(a, one),
			az_lua_token_word(operator), az_view_name(b, other));
}

/* pairs(d.roles) */
static void judge_pairs(az_world *world, const az_check_file *file, const az_lua_node *call)
{
	const az_lua_node *callee = az_lua_bare(call->child), *argument = call->child->next;
	char name[96];
	if (callee->kind != AZ_NODE_NAME || callee->variable || !argument ||
		!az_lua_word_is(file->tree, callee, "pairs") ||
		!az_view_is(az_seen(file, argument), AZ_SEEN_SET | AZ_SEEN_LIST))
		return;
	az_remark_node(world, AZ_CHECK_TYPES, file, argument, "write for _, item in ipairs(...) do",
		"pairs takes a table, and this is %s", az_view_name(az_seen(file, argument), name));
}

/* ---- figures ----------------------------------------------------------------------------------- */

static bool is_allowed(const char *text)
{
	static const char *const ALLOWED[] = {"0", "1", "2", "100", NULL};
	for (size_t i = 0; ALLOWED[i]; i++)
		if (strcmp(ALLOWED[i], text) == 0)
			return true;
	return false;
}

static void judge_figure(az_world *world, const az_check_file *file, const az_lua_node *node)
{
	const char *text = az_lua_word(file->tree, node);
	const az_lua_node *entry = node->parent;
	bool attention = entry && entry->kind == AZ_NODE_NAMED && file->rule &&
					 az_lua_word_is(file->tree, entry, "attention");
	if (!is_allowed(text) && !attention)
		az_remark_node(world, AZ_CHECK_FIGURE, file, node,
			"make it a parameter in policy.yaml, with its date and basis, and write param.NAME",
			"the figure %s stands in the code", text);
}

/* ---- */

static bool is_condition(const az_lua_node *node)
{
	const az_lua_node *parent = node->parent;
	return parent && node->kind != AZ_NODE_BLOCK &&
		   (parent->kind == AZ_NODE_IF || parent->kind == AZ_NODE_WHILE ||
			   parent->kind == AZ_NODE_REPEAT);
}

void az_judge_values(az_world *world, az_check_file *file, const az_lua_node *node)
{
	az_lua_token_kind operator= node->kind == AZ_NODE_BINARY || node->kind == AZ_NODE_UNARY
		? az_lua_operator(file->tree, node)
		: AZ_TOKEN_EOF;
	if (node->kind == AZ_NODE_CALL)
		judge_pairs(world, file, node);
	if (node->kind == AZ_NODE_NUMBER)
		judge_figure(world, file, node);
	if (operator== AZ_TOKEN_AND || operator== AZ_TOKEN_OR || operator== AZ_TOKEN_NOT)
		judge_truth(world, file, node->child, operator);
	else if (is_condition(node))
		judge_truth(world, file, node, AZ_TOKEN_IF);
	if (az_lua_is_comparison(operator)) {
		judge_comparison(world, file, node);
		judge_again(world, file, node);
	} else if (node->kind == AZ_NODE_BINARY) {
		judge_arithmetic(world, file, node);
		judge_fen(world, file, node);
	}
}
