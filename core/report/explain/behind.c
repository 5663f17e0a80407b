#include "report/explain/behind.h"

#include <string.h>

#include "report/explain/control.h"
#include "report/explain/decide.h"

enum { DEPTH_MOST = 8 };

/* Steps from one that began a statement to the next of the same function. */
typedef struct window {
	size_t from; /* how many lines had begun with it */
	size_t to;   /* and before the next */
	const az_lua_node *statement;
} window;

static const az_lua_tree *tree_of(const az_told *told, const az_told_test *test)
{
	return told->files[test->file].tree;
}

static const az_lua_node *expression_of(const az_told *told, const az_told_test *test)
{
	const az_lua_tree *tree = tree_of(told, test);
	return tree ? az_tree_expression(tree, test->site) : NULL;
}

/* ---- where a local was given its value --------------------------------------------------------- */

static const az_lua_node *giving_at(
	const az_lua_tree *tree, const az_lua_node *first, const az_lua_variable *variable, int line)
{
	for (const az_lua_node *node = first; node; node = az_lua_next(tree->root, node))
		if (az_tree_gives(node, variable) && az_tree_is_on(tree, node, line))
			return node;
	return NULL;
}

static const az_lua_node *first_giving(const az_lua_tree *tree, const az_lua_variable *variable)
{
	const az_lua_node *node = tree->root;
	while (node && !az_tree_gives(node, variable))
		node = az_lua_next(tree->root, node);
	return node;
}

/* The last step that is still of the statement or of what it called. */
static size_t end_of(const az_told *told, const az_told_test *test, const window *w)
{
	const az_lua_tree *tree = tree_of(told, test);
	const az_lua_node *function = az_tree_function(w->statement);
	for (size_t step = w->from; step < test->line_count; step++) {
		int line = (int)az_spot_index(told->steps[step]);
		if (az_spot_file(told->steps[step]) == test->file &&
			!az_tree_is_on(tree, w->statement, line) && az_tree_function_at(tree, line) == function)
			return step;
	}
	return test->line_count;
}

/* The last running of a statement that gave the variable a value, before the test. */
static bool find_giving(
	const az_told *told, const az_told_test *test, const az_lua_variable *variable, window *found)
{
	const az_lua_tree *tree = tree_of(told, test);
	const az_lua_node *first = first_giving(tree, variable);
	for (size_t step = first ? test->line_count : 0; step > 0; step--) {
		uint32_t spot = told->steps[step - 1];
		if (az_spot_file(spot) != test->file)
			continue;
		found->statement = giving_at(tree, first, variable, (int)az_spot_index(spot));
		found->from = step;
		if (!found->statement)
			continue;
		found->to = end_of(told, test, found);
		return true;
	}
	return false;
}

/* ---- tests ------------------------------------------------------------------------------------ */

static bool is_call(const az_lua_node *node)
{
	for (const az_lua_node *at = node; at; at = az_lua_next(node, at))
		if (at->kind == AZ_NODE_CALL || at->kind == AZ_NODE_METHOD)
			return true;
	return false;
}

/* The last test before `test` with at least `from` and at most `to` lines begun. */
static size_t last_within(const az_told *told, size_t test, size_t from, size_t to)
{
	for (size_t i = test; i-- > 0;) {
		size_t lines = told->tests[i].line_count;
		if (lines < from)
			break;
		if (lines <= to)
			return told->tests[i].site->kind == AZ_LUA_CONDITION ? az_told_settle(told, i) : i;
	}
	return SIZE_MAX;
}

static size_t one_behind(const az_told *told, size_t index)
{
	const az_told_test *test = &told->tests[index];
	const az_lua_node *node = test->compared ? NULL : expression_of(told, test);
	window given;
	if (!node)
		return SIZE_MAX;
	node = az_tree_asked(tree_of(told, test), node);
	if (node->kind == AZ_NODE_NAME && node->reach != AZ_LUA_GLOBAL) {
		if (!find_giving(told, test, node->variable, &given))
			return SIZE_MAX;
		return last_within(told, index, given.from, given.to);
	}
	if (!is_call(node))
		return SIZE_MAX;
	return last_within(told, index, az_told_begun(told, test) + 1, test->line_count);
}

size_t az_told_behind(const az_told *told, size_t test)
{
	for (int depth = 0; depth < DEPTH_MOST; depth++) {
		size_t behind = one_behind(told, test);
		if (behind == SIZE_MAX)
			break;
		test = behind;
	}
	return test;
}

/* ---- fields ----------------------------------------------------------------------------------- */

static void add(az_fact *facts, size_t *count, az_fact fact)
{
	for (size_t i = 0; i < *count; i++)
		if (az_fact_is(facts[i], fact))
			return;
	if (*count < AZ_BEHIND_MOST)
		facts[(*count)++] = fact;
}

static bool has_name(const az_page *page, az_fact fact, const char *name)
{
	const az_field *field;
	const az_extension *extension;
	const char *full = az_fact_name(page->policies, page->record, fact, &field, &extension);
	const char *dot = strrchr(full, '.');
	return !strcmp(dot ? dot + 1 : full, name);
}

bool az_behind_field(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression, az_fact *fact)
{
	const az_lua_tree *tree = tree_of(told, test);
	expression = az_lua_bare(expression);
	if (expression->kind != AZ_NODE_FIELD || az_tree_is_parameter(tree, expression))
		return false;
	for (size_t i = test->read_count; i-- > 0;) {
		if (!has_name(page, told->reads[i].fact, az_lua_word(tree, expression)))
			continue;
		*fact = told->reads[i].fact;
		return true;
	}
	return false;
}

/* The value that a statement gives the variable, where each name has one of its own. */
static const az_lua_node *value_given(const az_lua_node *statement, const az_lua_variable *variable)
{
	const az_lua_node *value = statement->last_child->child;
	if (statement->last_child == statement->child)
		return NULL;
	for (const az_lua_node *name = statement->child->child; name && value; name = name->next) {
		if (name->variable == variable)
			return value;
		value = value->next;
	}
	return NULL;
}

/* False when the value reads fields, but not this one. */
static bool may_be_of(
	const az_page *page, const az_lua_tree *tree, const az_lua_node *value, az_fact fact)
{
	bool any = false;
	for (const az_lua_node *node = value; node; node = az_lua_next(value, node)) {
		if (node->kind != AZ_NODE_FIELD || az_tree_is_parameter(tree, node))
			continue;
		if (has_name(page, fact, az_lua_word(tree, node)))
			return true;
		any = true;
	}
	return !any;
}

/* What was read on the lines of the statement itself, not in what it called. */
static void add_given(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_variable *variable, az_fact *facts, size_t *count)
{
	window given;
	const az_lua_tree *tree = tree_of(told, test);
	if (!find_giving(told, test, variable, &given))
		return;
	const az_lua_node *value = value_given(given.statement, variable);
	for (size_t i = 0; i < test->read_count; i++) {
		size_t step = told->reads[i].line_count;
		if (step < given.from || step > given.to)
			continue;
		uint32_t spot = told->steps[step - 1];
		if (az_spot_file(spot) == test->file &&
			az_tree_is_on(tree, given.statement, (int)az_spot_index(spot)) &&
			may_be_of(page, tree, value, told->reads[i].fact))
			add(facts, count, told->reads[i].fact);
	}
}

size_t az_behind_facts(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression, az_fact *facts)
{
	size_t count = 0;
	const az_lua_node *own = az_lua_bare(expression);
	for (const az_lua_node *node = expression; node; node = az_lua_next(expression, node)) {
		az_fact fact;
		if (node->kind == AZ_NODE_NAME && node->reach != AZ_LUA_GLOBAL)
			add_given(page, told, test, node->variable, facts, &count);
		else if (node != own && az_behind_field(page, told, test, node, &fact))
			add(facts, &count, fact);
	}
	return count;
}

size_t az_behind_any_facts(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression, az_fact *facts)
{
	az_fact fact;
	size_t count = 0;
	if (expression) {
		expression = az_tree_asked(tree_of(told, test), expression);
		if (az_behind_field(page, told, test, expression, &fact))
			add(facts, &count, fact);
		else
			count = az_behind_facts(page, told, test, expression, facts);
	}
	for (size_t i = test->read_count; i-- > 0 && !count;)
		add(facts, &count, told->reads[i].fact);
	return count;
}
