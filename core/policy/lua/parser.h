/*
 * What the parts of the parser share: the position, the open blocks and functions, the variables in
 * sight, labels and the gotos that wait for one. Only for core/policy/lua_*.c.
 *
 * A syntax error is sticky: after it every token reads as the end of the file and every new node is
 * NULL, so that all loops end and nobody has to ask after each step.
 */
#ifndef AZ_POLICY_LUA_PARSER_H
#define AZ_POLICY_LUA_PARSER_H

#include "policy/lua/syntax.h"

typedef struct az_lua_function az_lua_function;
typedef struct az_lua_block az_lua_block;

struct az_lua_function {
	az_lua_function *parent;
	az_lua_block *block;     /* of the parent, open round this one */
	const az_lua_node *node; /* NULL: the file */
	bool vararg;
	size_t first_local;
	size_t first_label;
};

struct az_lua_block {
	az_lua_block *parent; /* in the same function, or NULL */
	bool loop;
	size_t locals; /* how many there were when it began */
	size_t first_label;
	size_t first_goto;
};

/* A label, or a goto that has found none yet. */
typedef struct az_lua_mark {
	uint32_t token;
	size_t locals; /* in sight there */
} az_lua_mark;

typedef struct az_lua_marks {
	az_lua_mark *items;
	size_t count;
	size_t capacity;
} az_lua_marks;

/* A variable in sight. The hash lies beside it so that a search reads one run of memory. */
typedef struct az_lua_local_entry {
	az_lua_variable *variable;
	uint32_t hash;
} az_lua_local_entry;

typedef struct az_lua_parser {
	az_arena *arena;
	az_lua_tree *tree;
	az_problems *problems;
	size_t at;
	uint32_t depth;
	bool failed; /* a syntax error, or memory is out: the reading is over */
	bool wrong;  /* a problem was added */
	az_lua_function *function;
	az_lua_block *block;
	az_lua_local_entry *locals;
	size_t local_count;
	size_t local_capacity;
	az_lua_marks labels;
	az_lua_marks gotos;
} az_lua_parser;

/* policy/lua/syntax.c: tokens, nodes. */
az_lua_token_kind az_lua_kind(const az_lua_parser *parser);
az_lua_token_kind az_lua_kind_behind(const az_lua_parser *parser);
uint32_t az_lua_advance(az_lua_parser *parser); /* the token stepped over */
bool az_lua_accept(az_lua_parser *parser, az_lua_token_kind kind);
uint32_t az_lua_expect(az_lua_parser *parser, az_lua_token_kind kind);
/* Expects what closes the token `open`, and names it when it is missing. */
void az_lua_expect_close(az_lua_parser *parser, az_lua_token_kind kind, uint32_t open);
/* A syntax error at the current token: `wanted` ("an expression") was expected. */
void az_lua_unexpected(az_lua_parser *parser, const char *wanted, const char *mend);
/* One level deeper; too deep is a syntax error. Each is paired with a leave. */
void az_lua_enter(az_lua_parser *parser, uint32_t levels);
void az_lua_leave(az_lua_parser *parser, uint32_t levels);

az_lua_node *az_lua_node_new(az_lua_parser *parser, az_lua_node_kind kind, uint32_t first);
void az_lua_node_add(az_lua_node *parent, az_lua_node *child); /* either may be NULL */
/* Ends the node behind the token read last; returns it. */
az_lua_node *az_lua_node_end(const az_lua_parser *parser, az_lua_node *node);

/* policy/lua/expression.c. */
az_lua_node *az_lua_expression(az_lua_parser *parser);
/* A name, call, field or index: what a statement may begin with. */
az_lua_node *az_lua_suffixed(az_lua_parser *parser);
void az_lua_expressions(az_lua_parser *parser, az_lua_node *parent);

/* policy/lua/statement.c. */
az_lua_node *az_lua_block_read(az_lua_parser *parser); /* in the block that is open */

/* policy/lua/declare.c. */
az_lua_node *az_lua_declaration(az_lua_parser *parser);
/* Brings a declared variable into sight; all of a LIST. */
void az_lua_show(az_lua_parser *parser, const az_lua_node *node);
void az_lua_show_all(az_lua_parser *parser, const az_lua_node *list);
/* The variables that Lua itself keeps for a loop; they count among the locals. */
void az_lua_show_hidden(az_lua_parser *parser, uint32_t token, int count);
/* The rest of `local x`, `local function f` and `function a.b:c`, behind their first word. */
void az_lua_local(az_lua_parser *parser, az_lua_node *node);
void az_lua_local_function(az_lua_parser *parser, az_lua_node *node);
void az_lua_function_named(az_lua_parser *parser, az_lua_node *node, uint32_t first);
/* From the parameters to `end`; `opener` is the word `function`. `self` is the token of a method's
 * name, or 0. */
az_lua_node *az_lua_function_read(az_lua_parser *parser, uint32_t opener, uint32_t self);

/* policy/lua/scope.c. */
/* Says what is wrong at a token and goes on; after a syntax error nothing more is said. */
__attribute__((format(printf, 4, 5))) void az_lua_wrong(
	az_lua_parser *parser, uint32_t token, const char *mend, const char *format, ...);
void az_lua_out_of_memory(az_lua_parser *parser);

void az_lua_function_open(
	az_lua_parser *parser, az_lua_function *function, const az_lua_node *node);
void az_lua_function_close(az_lua_parser *parser);
void az_lua_block_open(az_lua_parser *parser, az_lua_block *block, bool loop);
void az_lua_block_close(az_lua_parser *parser);

/* A new variable, which is not in sight yet; NULL when the reading is over. */
az_lua_variable *az_lua_variable_new(az_lua_parser *parser, uint32_t token, const char *name);
void az_lua_variable_show(az_lua_parser *parser, az_lua_variable *variable);

/* Finds whose name a NAME node is. */
void az_lua_resolve(az_lua_parser *parser, az_lua_node *node);

/* A target of an assignment: refuses const variables. */
void az_lua_assigned(az_lua_parser *parser, az_lua_node *node);

/* `last`: nothing but labels and semicolons comes behind it in its block. */
void az_lua_label(az_lua_parser *parser, uint32_t token, bool last);
void az_lua_goto(az_lua_parser *parser, uint32_t token);
void az_lua_break(az_lua_parser *parser, uint32_t token);

#endif
