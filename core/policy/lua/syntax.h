/*
 * The grammar of Lua 5.4, read into a tree for those who judge a policy without running it: its
 * header, `policy check`, coverage and mutation, and the tracing of `explain`.
 *
 * What luac refuses is refused here too (labels, attributes, `...`, 200 locals), but for the limits
 * of its code generator (registers, upvalues, jump widths). A tree may be as deep to the left as
 * the source is long (a + a + a ...), so walk it with az_lua_next and not by recursion.
 *
 * A tree lives in one arena, with its tokens; it borrows the source's bytes. Built by one thread,
 * then read by any.
 */
#ifndef AZ_POLICY_LUA_SYNTAX_H
#define AZ_POLICY_LUA_SYNTAX_H

#include "policy/lua/lexer.h"

/* Statements, expressions and calls within each other, counted as Lua counts its C levels: it stops
 * at 200 less those of its caller. */
enum { AZ_LUA_DEPTH_MOST = 180, AZ_LUA_LOCALS_MOST = 200 };

typedef enum az_lua_node_kind {
	/* Expressions; the children in brackets. */
	AZ_NODE_NIL,
	AZ_NODE_TRUE,
	AZ_NODE_FALSE,
	AZ_NODE_NUMBER,
	AZ_NODE_STRING,
	AZ_NODE_VARARG,
	AZ_NODE_NAME,     /* `variable` and `reach` say whose */
	AZ_NODE_FIELD,    /* a.b [object]; the token `at` is the field's name */
	AZ_NODE_INDEX,    /* a[b] [object, key] */
	AZ_NODE_CALL,     /* [callee, arguments...] */
	AZ_NODE_METHOD,   /* a:b(...) [object, arguments...]; `at` is the method's name */
	AZ_NODE_PAREN,    /* [expression] */
	AZ_NODE_UNARY,    /* [operand]; `at` is the operator */
	AZ_NODE_BINARY,   /* [left, right]; `at` is the operator, also `and` and `or` */
	AZ_NODE_TABLE,    /* [entries: NAMED, KEYED or expressions] */
	AZ_NODE_NAMED,    /* a = v in a table [value]; `at` is the name */
	AZ_NODE_KEYED,    /* [k] = v in a table [key, value] */
	AZ_NODE_FUNCTION, /* [LIST of DECLARATION and perhaps VARARG, BLOCK] */
	/* Statements. */
	AZ_NODE_BLOCK,          /* [statements] */
	AZ_NODE_LOCAL,          /* [LIST of DECLARATION, LIST of values] */
	AZ_NODE_LOCAL_FUNCTION, /* [DECLARATION, FUNCTION] */
	AZ_NODE_FUNCTION_NAMED, /* function a.b:c() [NAME or FIELD..., FUNCTION] */
	AZ_NODE_ASSIGN,         /* [LIST of targets, LIST of values] */
	AZ_NODE_CALLING,        /* [CALL or METHOD] */
	AZ_NODE_IF,             /* [condition, BLOCK, condition, BLOCK, ... perhaps the else BLOCK] */
	AZ_NODE_WHILE,          /* [condition, BLOCK] */
	AZ_NODE_REPEAT,         /* [BLOCK, condition] */
	AZ_NODE_FOR_NUMBER,     /* [DECLARATION, start, limit, perhaps step, BLOCK] */
	AZ_NODE_FOR_EACH,       /* [LIST of DECLARATION, LIST of expressions, BLOCK] */
	AZ_NODE_DO,             /* [BLOCK] */
	AZ_NODE_RETURN,         /* [values] */
	AZ_NODE_BREAK,
	AZ_NODE_GOTO,  /* `at` is the label's name */
	AZ_NODE_LABEL, /* `at` is the name */
	/* Parts. */
	AZ_NODE_DECLARATION, /* of `variable`; `at` is its name */
	AZ_NODE_LIST
} az_lua_node_kind;

typedef enum az_lua_reach { AZ_LUA_GLOBAL = 0, AZ_LUA_LOCAL, AZ_LUA_UPVALUE } az_lua_reach;

typedef enum az_lua_attribute { AZ_LUA_PLAIN = 0, AZ_LUA_CONST, AZ_LUA_CLOSE } az_lua_attribute;

typedef struct az_lua_node az_lua_node;

typedef struct az_lua_variable {
	const char *name;
	uint32_t token; /* that declares it; of an implicit `self`, the method's name */
	az_lua_attribute attribute;
	const az_lua_node *function; /* whose local it is; NULL: the file's */
	bool parameter;
	bool captured;        /* an inner function uses it */
	uint32_t reads;       /* how often its name stands for its value */
	uint32_t writes;      /* how often it is assigned behind its declaration */
	uint32_t first_write; /* the token of its name there; where writes > 0 */
} az_lua_variable;

struct az_lua_node {
	az_lua_node_kind kind;
	az_lua_reach reach;
	uint32_t id;    /* from 0, in the order of making; a parallel array has tree->nodes items */
	uint32_t first; /* tokens, both inclusive; an empty block or list has last + 1 == first */
	uint32_t last;
	uint32_t at;    /* the token that tells it from others of its kind, else `first` */
	uint32_t depth; /* levels when it was read, for AZ_LUA_DEPTH_MOST */
	az_lua_variable *variable;
	az_lua_node *parent;
	az_lua_node *child;
	az_lua_node *last_child;
	az_lua_node *next; /* the next child of the same parent */
};

typedef struct az_lua_tree {
	const char *file;
	const char *bytes;
	size_t length;
	const az_lua_token *tokens;
	size_t token_count;
	const az_lua_node *root; /* the file's BLOCK */
	size_t nodes;
} az_lua_tree;

/* Reads the source. NULL when there was a problem (added) or memory is out (nothing added). `file`
 * and `bytes` must outlive the tree. */
az_lua_tree *az_lua_parse(
	az_arena *arena, const char *file, const char *bytes, size_t length, az_problems *problems);

/* The node behind `node` in reading order, within `root` (which comes first); NULL at the end. */
const az_lua_node *az_lua_next(const az_lua_node *root, const az_lua_node *node);

/* The same, but without looking into `node`. */
const az_lua_node *az_lua_next_beside(const az_lua_node *root, const az_lua_node *node);

/* The expression inside any parentheses. */
const az_lua_node *az_lua_bare(const az_lua_node *node);

/* The operator of a UNARY or BINARY; the kind of the token `at` of any other. */
az_lua_token_kind az_lua_operator(const az_lua_tree *tree, const az_lua_node *node);

/* The text of the token `at`: a name, a number, a decoded string. */
const char *az_lua_word(const az_lua_tree *tree, const az_lua_node *node);
bool az_lua_word_is(const az_lua_tree *tree, const az_lua_node *node, const char *word);

/* Where the node begins; its source as bytes. */
az_place az_lua_place(const az_lua_tree *tree, const az_lua_node *node);
const char *az_lua_source(const az_lua_tree *tree, const az_lua_node *node, size_t *length);

#endif
