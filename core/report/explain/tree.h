/*
 * What the source says of a test: where its expression stands, in which function, and which statement
 * gave a local its value. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_TREE_H
#define AZ_REPORT_EXPLAIN_TREE_H

#include "policy/lua/syntax.h"
#include "report/explain/trace.h"

/* The expression that a site stands for, or NULL. */
const az_lua_node *az_tree_expression(const az_lua_tree *tree, const az_lua_site *site);

/* The expression inside parentheses and `not`. */
const az_lua_node *az_tree_asked(const az_lua_tree *tree, const az_lua_node *node);

/* The function that a node, or the first token of a line, lies in; NULL: none, the file's own. */
const az_lua_node *az_tree_function(const az_lua_node *node);
const az_lua_node *az_tree_function_at(const az_lua_tree *tree, int line);

/* True for the function that a rule gives as `check`. */
bool az_tree_is_check(const az_lua_tree *tree, const az_lua_node *function);

/* True when the node has a part on the line. */
bool az_tree_is_on(const az_lua_tree *tree, const az_lua_node *node, int line);

/* How often the node names `finding`; the first that stands on a line, or NULL. */
size_t az_tree_findings(const az_lua_tree *tree, const az_lua_node *node);
const az_lua_node *az_tree_finding_on(const az_lua_tree *tree, int line);

/* True when the statement gives the variable a value. */
bool az_tree_gives(const az_lua_node *statement, const az_lua_variable *variable);

/* A field of the parameters: `param.name`. */
bool az_tree_is_parameter(const az_lua_tree *tree, const az_lua_node *node);

#endif
